# reviewed: no

# Pairs of a request and an offer: what is decided about them, what they cost others, and the plan that is kept.

## One pair

pair-title = An offer for this request
pair-request = Request
pair-offer = Offer
pair-decided = What is decided
pair-decide = Keep this pair or rule it out
pair-decide-how = Keep: every plan proposes this offer to this request, as long as no rule forbids it. Rule out: it is proposed no more. Either can be taken back at any time.
pair-rules = The rules
pair-rules-pass =
    { $count ->
        [one] One rule is respected
       *[other] { $count } rules are respected
    }
plan-fit-of-pair = How well it fits
verdict-pass = Respected
verdict-unknown = To be asked
verdict-fail = Not respected
pair-cost = What this choice costs others
pair-cost-nothing = Nothing: this choice changes nothing for other households.
pair-cost-moves = Nobody loses: as many households find a place, and all of it fits as well. Some would go elsewhere.
pair-cost-worth =
    { $count ->
        [one] As many households find a place, but the plan for everybody loses one point: it fits others less well, or more urgent ones.
       *[other] As many households find a place, but the plan for everybody loses { $count } points: it fits others less well, or more urgent ones.
    }
pair-cost-households =
    { $count ->
        [one] One household fewer finds a place.
       *[other] { $count } households fewer find a place.
    }
pair-cost-impossible = This pair cannot be chosen. { $why }
pair-cost-not-weighed = There are too many possible pairs: this one was not weighed.
pair-cost-too-many = There are too many offers and requests to count it on a page.
pair-cost-inexact = The search was stopped early: this is an estimate.
pair-lose = Without a place because of this choice
pair-move = Would go elsewhere
pair-find = Would find a place
pair-waits =
    { $count ->
        [0] waits since today
        [one] has waited for a day
       *[other] has waited for { $count } days
    }
pair-from = Would lose: { $offer }
pair-to = Would have: { $offer }

## What is decided about pairs

marks-title = Pairs that are kept or ruled out
mark-kind-lock = Kept in the plan
mark-kind-veto = Ruled out
mark-why-lock = Why keep this pair in the plan?
mark-why-veto = Why not propose this pair any more?
mark-act-lock = Keep in the plan
mark-act-veto = Do not propose
mark-lift-lock = Keep it no longer
mark-lift-veto = Propose it again
mark-reason-choose = Choose a reason
mark-reason-missing = Choose a reason from the list.
mark-by = By { $who }, { $date }
mark-broken = This pair is not in the plan for now. { $why }
mark-problem-not-open = The offer or the request is not open.
mark-problem-rules = A rule that is not respected: { $rules }.
mark-problem-to-ask = Another association has to answer first: { $rules }.
mark-problem-forbidden = This pair is ruled out. Take that decision back first.
mark-problem-request-twice = This request is kept with another offer already.
mark-problem-offer-full =
    { $count ->
        [0] This offer has no free place left.
        [one] This offer has one free place, which is kept for another household already.
       *[other] This offer has { $count } free places, which are kept for other households already.
    }
lock-reason-known-to-each-other = They know each other already
lock-reason-near-school-or-care = Near a school or care
lock-reason-host-asked = The host asked for it
lock-reason-household-asked = The household asked for it
lock-reason-other = Another reason
veto-reason-did-not-get-along = They did not get along
veto-reason-safety = Safety
veto-reason-wish-of-household = The household does not wish it
veto-reason-wish-of-host = The host does not wish it
veto-reason-other = Another reason
rule-capacity = Large enough for the household
rule-dates = Free in time
rule-duration-min = A stay that is long enough for the host
rule-minor-unaccompanied = A parent or guardian with everybody under 18
rule-women-only = Home for women, where one of the two asks for it
rule-lone-adult-rule = A lone woman or lone parent does not live with a man alone
rule-step-free = Without steps where that is needed
rule-children-ok = Children welcome
rule-accepts = For families or couples, where the host says so
rule-pets = Pet accepted
rule-smoking = No smoke inside
rule-rent-over-budget = Rent within the budget
rule-domiciliation = Official address possible
rule-blocked-pair = Not ruled out by a moderator
rule-vetting-expired = Vetting of the host complete
rule-distance-max = Near enough
rule-shared-room-nights = Shared room: seven nights at most, and only without another roof

## The plan that is kept

plan-none = There is no plan yet. The first one is made tonight, or now if you ask for it.
plan-made-nightly = Plan of the night, made on { $at }.
plan-made-asked = Plan that the team asked for, made on { $at }.
plan-changed =
    { $count ->
        [one] One offer or request changed since: make a new plan.
       *[other] { $count } offers and requests changed since: make a new plan.
    }
plan-gone =
    { $count ->
        [one] One pair of this plan does not hold any more: it is not shown.
       *[other] { $count } pairs of this plan do not hold any more: they are not shown.
    }
plan-otherwise-weighed = The settings of the search changed since this plan.
plan-make = Make a new plan
plan-ordered = A new plan is being made. Reload the page in a moment.
plan-look-again = Reload the page
plan-unreadable =
    { $count ->
        [one] One offer or request could not be read, and is in no plan. Tell whoever runs the server.
       *[other] { $count } offers and requests could not be read, and are in no plan. Tell whoever runs the server.
    }
plan-unreadable-open = Open it
desk-notice-pair-locked = Noted: the next plan keeps this pair.
desk-notice-pair-vetoed = Noted: this pair is proposed no more.
desk-notice-pair-lifted = Taken back: the search decides about this pair again.
desk-notice-plan-asked = Asked for. The new plan comes in a moment.
