# reviewed: no

# Which offers a request could be proposed to, and why not more.

candidates-title = Offers that could fit
candidates-count =
    { $count ->
        [0] No offer can be proposed today.
        [one] One offer can be proposed today.
       *[other] { $count } offers can be proposed today.
    }
candidates-how = The best fitting come first. These are suggestions: a person decides, and asks the person who looks for a home first.
candidates-fit = { $points } points of 100
candidates-points = { $points } points of { $most }
candidates-away = { $place }, { $km } km from the area they wish for
candidates-questions = Ask first
candidates-why = Why these points
candidates-minor = Somebody under 18 has no parent or guardian here, or we do not know who is responsible for them. We propose no home. Call the Guardianship Service; if they are in danger, the emergency services.
why-nobody = Why no offer
why-not-more = Why not more offers
why-how = Each line counts the offers that one reason alone rules out.
component-distance = Distance
component-language = Common language
component-duration = Length of stay
component-affordability = Rent and budget
component-dates = Free at the right time
component-size = Size
component-domiciliation = Official address
ask-capacity = How many people does the home take?
ask-dates = When is the home free?
ask-duration-min = How long does the person want to stay?
ask-minor-unaccompanied = Who is responsible for the person under 18?
ask-women-only = Who lives in this home?
ask-lone-adult-rule = Who lives in this home?
ask-step-free = Are there steps, and on which floor is it?
ask-children-ok = Are children welcome?
ask-accepts = Who comes with this person?
ask-pets = May a pet come?
ask-smoking = Do people smoke inside?
ask-rent-over-budget = What is the rent, and how much can the person pay?
ask-domiciliation = Can the address become the official one?
ask-blocked-pair = Why was this offer ruled out?
ask-vetting-expired = Is the vetting of the host complete?
ask-distance-max = Can the person live so far away?
ask-shared-room-nights = Where will the person go after seven nights?
why-capacity =
    { $count ->
        [one] One offer is too small for this household.
       *[other] { $count } offers are too small for this household.
    }
why-dates =
    { $count ->
        [one] One offer is not free in time.
       *[other] { $count } offers are not free in time.
    }
why-duration-min =
    { $count ->
        [one] One host asks for a longer stay.
       *[other] { $count } hosts ask for a longer stay.
    }
why-minor-unaccompanied =
    { $count ->
        [one] One offer would fit, but somebody under 18 would be without a parent or guardian: we propose nothing.
       *[other] { $count } offers would fit, but somebody under 18 would be without a parent or guardian: we propose nothing.
    }
why-women-only =
    { $count ->
        [one] One offer does not fit, for one of the two sides asks for a home for women.
       *[other] { $count } offers do not fit, for one of the two sides asks for a home for women.
    }
why-lone-adult-rule =
    { $count ->
        [one] One offer is a home shared with a man alone, or we do not know who lives there: we never propose it to a woman alone or a lone parent.
       *[other] { $count } offers are homes shared with a man alone, or we do not know who lives there: we never propose them to a woman alone or a lone parent.
    }
why-step-free =
    { $count ->
        [one] One offer has steps.
       *[other] { $count } offers have steps.
    }
why-children-ok =
    { $count ->
        [one] One offer takes no children.
       *[other] { $count } offers take no children.
    }
why-accepts =
    { $count ->
        [one] One offer is for families or couples only.
       *[other] { $count } offers are for families or couples only.
    }
why-pets =
    { $count ->
        [one] One offer takes no pet.
       *[other] { $count } offers take no pet.
    }
why-smoking =
    { $count ->
        [one] In one offer people smoke inside.
       *[other] { $count } offers are homes in which people smoke inside.
    }
why-rent-over-budget =
    { $count ->
        [one] One offer is too expensive.
       *[other] { $count } offers are too expensive.
    }
why-domiciliation =
    { $count ->
        [one] One offer cannot be an official address.
       *[other] { $count } offers cannot be an official address.
    }
why-blocked-pair =
    { $count ->
        [one] One offer was ruled out by a moderator.
       *[other] { $count } offers were ruled out by a moderator.
    }
why-vetting-expired =
    { $count ->
        [one] One offer waits for its host to be vetted.
       *[other] { $count } offers wait for their hosts to be vetted.
    }
why-distance-max =
    { $count ->
        [one] One offer is too far away.
       *[other] { $count } offers are too far away.
    }
why-shared-room-nights =
    { $count ->
        [one] One offer is an emergency bed for seven nights at most, for who has nothing tonight.
       *[other] { $count } offers are emergency beds for seven nights at most, for who has nothing tonight.
    }
why-several =
    { $count ->
        [one] One offer does not fit for several reasons at once.
       *[other] { $count } offers do not fit for several reasons at once.
    }
relax-distance =
    { $count ->
        [one] One more offer if it may be up to { $km } km away.
       *[other] { $count } more offers if they may be up to { $km } km away.
    }
relax-budget =
    { $count ->
        [one] One more offer with a budget of { $budget } a month.
       *[other] { $count } more offers with a budget of { $budget } a month.
    }
relax-start =
    { $count ->
        [one] One more offer if the stay may begin on { $date }.
       *[other] { $count } more offers if the stay may begin on { $date }.
    }
relax-months =
    { $count ->
        [one] One more offer if the stay may last at least { $months } months.
       *[other] { $count } more offers if the stay may last at least { $months } months.
    }
relax-step-free =
    { $count ->
        [one] One more offer if there may be steps.
       *[other] { $count } more offers if there may be steps.
    }
relax-pets =
    { $count ->
        [one] One more offer if the pet can live elsewhere.
       *[other] { $count } more offers if the pet can live elsewhere.
    }
relax-smoking =
    { $count ->
        [one] One more offer if people may smoke inside.
       *[other] { $count } more offers if people may smoke inside.
    }
relax-domiciliation =
    { $count ->
        [one] One more offer if the official address can be elsewhere.
       *[other] { $count } more offers if the official address can be elsewhere.
    }

## The plan

plan-title = Plan for everybody
plan-summary =
    { $count ->
        [0] This plan finds a place for no household of { $of }.
        [one] This plan finds a place for one household of { $of }.
       *[other] This plan finds a place for { $count } households of { $of }.
    }
plan-how = It looks for a place for as many households as possible, and then at urgency, waiting time and what fits. It is a proposal: a person decides, and everybody is asked first.
plan-pruned = There are too many possible pairs to weigh them all: only the best ones of each side were weighed.
plan-unfinished =
    { $count ->
        [one] The search was stopped early. No plan can house more than one household.
       *[other] The search was stopped early. No plan can house more than { $count } households.
    }
plan-figures = In figures
plan-this = This plan
plan-first-come = First come, first served
plan-households = Households
plan-persons = People
plan-urgent = Urgent households (two weeks at most)
plan-step-free = Households that cannot climb steps
plan-families = Families with children
plan-fit = How well it fits, on average
plan-nobody = Nobody
plan-share = { $count } of { $of } ({ $percent } %)
plan-pairs = Who could live where
plan-no-pairs = No pair is possible today.
plan-questions =
    { $count ->
        [one] one question to ask first
       *[other] { $count } questions to ask first
    }
plan-more =
    { $count ->
        [one] And one more.
       *[other] And { $count } more.
    }
plan-unmatched = Without a place in this plan
fairness-title = Is it fair?
fairness-how = The share of households for which this plan finds a place, by group. A difference of more than 20 points between two groups is pointed out: look why, then.
fairness-nothing-else = Nothing is counted about origin, religion or status: such data does not exist here.
fairness-warning = A difference of { $points } points between the best and the worst served group.
fairness-waiting =
    { $count ->
        [0] median wait: less than a day
        [one] median wait: one day
       *[other] median wait: { $count } days
    }
fairness-options =
    { $count ->
        [0] possible offers, median: none
       *[other] possible offers, median: { $count }
    }
fairness-few = too few to compare
fairness-composition = Composition of the household
fairness-gender = Gender of the adults
fairness-size = Size of the household
fairness-language = Languages spoken
composition-lone-woman = Woman alone
composition-lone-man = Man alone
composition-lone-other = Person alone, other or not said
composition-lone-parent = Lone parent with children
composition-couple = Couple
composition-family = Two adults with children
composition-group = Several adults
composition-minors-alone = Under 18, without an adult
adults-women = Women
adults-men = Men
adults-mixed = Women and men
adults-unsaid = Other or not said
