# reviewed: no

## The desk's pages about pairs that a moderator took up

matches-title = Matches
matches-waiting =
    { $count ->
        [one] One match waits for a decision.
       *[other] { $count } matches wait for a decision.
    }
waiting-decision = To decide
waiting-answer = Answer awaited
waiting-under-way = Under way
waiting-stay = Stays
waiting-over = Over
waiting-what-decision = The team has to decide what comes next. The one that has waited longest comes first.
waiting-what-answer = A question was asked. The person or the host has not answered yet.
waiting-what-under-way = The two know of each other. Note the meeting, the agreement, then the arrival.
waiting-what-stay = Somebody lives there.
waiting-what-over = What is over, or came to nothing.
candidates-select = Choose this offer
candidates-in-match = Chosen already: see where it stands
match-title = Match
match-elsewhere = With another association
match-since = since { $date }
match-until = can be answered until { $moment }
match-is-pending = happens soon
match-wants-call = wants to be called
match-state-selected = Chosen
match-state-second-review = Second opinion
match-state-asked-seeker = The person is asked
match-state-seeker-yes = The person says yes
match-state-asked-host = The host is asked
match-state-host-yes = The host says yes
match-state-contact-opened = Contact open
match-state-met = They met
match-state-agreed = Agreement made
match-state-active = Stay under way
match-state-ended = Stay ended
match-state-declined = Refused
match-state-lapsed = Came to nothing
match-state-vetoed = Stopped by the team
match-meaning-selected = Nobody was asked yet. Check what follows, then ask the person who looks for a home.
match-meaning-second-review = Two people decide. A colleague has to read it again, then ask the person who looks for a home.
match-meaning-asked-seeker = The person who looks for a home can answer on their page, or through you. The host knows nothing of them.
match-meaning-seeker-yes = A place is kept for them. Decide now whether the host is asked.
match-meaning-asked-host = The host sees the household in a few words, without a name. They can answer on their page, or through you.
match-meaning-host-yes = Both say yes. If you confirm, each gets the other’s name and how to reach them. The address stays hidden until they meet.
match-meaning-contact-opened = Help them to meet in a neutral place, then note the day. The person sees the address after that.
match-meaning-met = They have seen each other. If they agree, note what is agreed.
match-meaning-agreed = Note the day of the arrival.
match-meaning-active = The person lives there. If the stay ends, note the day and the reason.
match-meaning-ended = The stay is over. Neither sees any more how to reach the other.
match-meaning-declined = One of the two said no, or took their yes back. Nothing of the other is shown any more.
match-meaning-lapsed = It came to nothing. Nothing of the other is shown any more.
match-meaning-vetoed = The team stopped it. Both read only that it is no longer possible.
match-do-second-review = Ask for a second opinion
match-do-ask-seeker = Ask the person
match-do-second = I am the second person: ask the question
match-do-ask-host = Ask the host
match-do-open-contact = Confirm and open the contact
match-window =
    { $count ->
        [0] This happens at once.
        [one] You will have { $count } second to undo it.
       *[other] You will have { $count } seconds to undo it.
    }
match-sending-ask-seeker = ask the person
match-sending-ask-host = ask the host
match-sending-open-contact = open the contact
match-pending = Decision by { $who }: { $what }. This happens at { $time }. Reload the page to see what comes next.
match-undo = Undo this decision
match-pending-line = Decision by { $who }: { $what }, when it is their turn.
match-leave-line = Leave the line
match-is-in-line = waits in line
match-do-in-turn = Ask when it is their turn
match-in-turn = The question can also wait for its turn: it is sent by itself as soon as there is room and nobody else is asked about this home.
match-line-asked =
    { $count ->
        [one] Somebody else is asked about this home.
       *[other] { $count } others are asked about this home.
    }
match-line-before =
    { $count ->
        [one] One other request waits in line for this home already.
       *[other] { $count } other requests wait in line for this home already.
    }
match-two = Two people decide, because:
match-two-for-children = children come;
match-two-for-unknown = a rule is not settled: see below;
match-two-for-words = the text of the offer needed two readings.
match-call-seeker = The person who looks for a home wants to be called before they answer.
match-call-host = The host wants to be called before they answer.
match-first = Chosen by { $who }
match-second = Second opinion: { $who }
match-answer-seeker = Note the person’s answer
match-answer-host = Note the host’s answer
match-answer-how = If the answer comes by telephone, on paper or by word of mouth.
match-answer-said = The answer
match-answer-yes = Yes
match-answer-no = No
match-answer-call = Wants to talk first
match-answer-why = If it is no, why (not required)
match-answer-act = Note it
match-withdraw-seeker = The person takes their yes back
match-withdraw-host = The host takes their yes back
match-withdraw-text = The match ends. Neither sees any more how to reach the other. The place is free for others.
match-veto = Stop this match
match-veto-text = It ends for both. They read only that it is no longer possible, without the reason.
match-reason = Reason
match-on = Day
match-next-met = The meeting
match-next-agreed = What is agreed
match-next-begun = The arrival
match-next-ended = The end of the stay
match-act-met = Note the meeting
match-act-agreed = Note the agreement
match-act-begun = Note the arrival
match-act-ended = End the stay
match-agreed-on = What is noted
match-met-on = Meeting
match-began-on = Arrival
match-ended-on = End
match-told-seeker = What the person now knows of the host
match-told-host = What the host now knows of the person
match-the-seeker = The request
match-the-home = The home
match-person = Record of the person
match-host-person = Record of the host
match-household = Household
match-persons =
    { $count ->
        [one] one person
       *[other] { $count } people
    }
match-ages = Ages
match-from = From
match-months = For
match-months-count =
    { $count ->
        [one] one month
       *[other] { $count } months
    }
match-languages = Languages
match-needs = Needs
match-urgency = Urgency
match-rules = The rules, one by one
match-beside = Also under way for these two
match-history = What happened
match-deed-why = { $what }: { $why }
match-deed-select = Chosen
match-deed-second = Given on for a second opinion
match-deed-ask-seeker = Person asked
match-deed-seeker-yes = The person says yes
match-deed-seeker-no = The person says no
match-deed-seeker-call = The person wants to be called
match-deed-ask-host = Host asked
match-deed-host-yes = The host says yes
match-deed-host-no = The host says no
match-deed-host-call = The host wants to be called
match-deed-open-contact = Contact opened
match-deed-undo = Decision undone
match-deed-not-sent = Nothing was sent: something changed meanwhile
match-deed-meet = Meeting
match-deed-agree = Agreement
match-deed-begin = Arrival
match-deed-end = End of the stay
match-deed-seeker-withdraws = The person takes their yes back
match-deed-host-withdraws = The host takes their yes back
match-deed-veto = Stopped by the team
match-deed-lapse = Came to nothing
match-by-seeker = the person
match-by-host = the host
match-by-program = the program
match-by-operator = the server
match-by-admin = an administrator
match-by-moderator = a moderator
match-by-safeguarding-lead = a safeguarding lead
match-by-caseworker = a caseworker
match-by-visitor-home = a home visitor
match-why-too-far = too far away
match-why-not-the-home = this home does not fit
match-why-dates = the dates do not fit
match-why-found-other = another solution was found
match-why-too-many = too many people
match-why-not-now = not now
match-why-unsaid = rather not say why
match-why-safety = for safety
match-why-not-suitable = does not fit
match-why-wrong-facts = something that was said was wrong
match-why-suspended = an incident is looked into
match-why-no-answer = no answer in time
match-why-taken = the place is taken
match-why-chose-other = the person said yes to another offer
match-why-offer-gone = the offer is withdrawn
match-why-request-gone = the request is withdrawn
match-why-moved-on = found a home of their own
match-why-term-over = the agreed time is over
match-why-host-needs-home = the host needs the home
match-why-conflict = living together did not work any more
match-why-left = went elsewhere
stay-kind = Kind of agreement
stay-from = First day
stay-until = Last day
stay-until-hint = Leave it empty if no end is agreed. A shared room is for seven nights at most.
stay-rent = Rent per month, in euros
stay-rent-hint = Leave it empty if it is free.
stay-free = free of charge
stay-problem-kind = Choose the kind of agreement.
stay-problem-from = The first day has to be a date less than a year from today.
stay-problem-until = The last day has to come after the first.
stay-problem-nights = A shared room is for seven nights at most: give a last day, seven nights after the first at most.
stay-problem-rent = The rent is an amount in euros, between 0 and 10,000.
match-problem-wrong-step = This is not possible here. State now: { $state }.
match-problem-changed = Somebody changed this match meanwhile. State now: { $state }. Read it again, then decide.
match-problem-waits = A decision is about to be carried out. Undo it first, or wait.
match-problem-nothing-to-undo = There is nothing to undo: it has happened already.
match-problem-second-person = Two people decide, and you are the first. Ask a colleague.
match-problem-wrong-reason = This reason does not fit here. Choose one from the list.
match-problem-too-late = It could be answered until { $moment }.
match-problem-date = Give a day between { $first } and today, { $today }.
match-problem-no-date = Give a day, for example with the calendar of the field.
match-problem-choose = Choose one of the answers, then send it again.
match-problem-breaks-rule = A rule forbids it:
match-problem-to-ask = Another association has to answer first:
match-problem-not-open = The offer or the request is not open any more.
match-problem-twice = These two are in a match already.
match-problem-no-slot = This offer has no free place any more.
match-problem-asked-full =
    { $count ->
        [one] The person has a proposal already. Wait for their answer.
       *[other] The person has { $count } proposals already: no more at a time. Wait for an answer.
    }
match-problem-has-yes = The person said yes to another offer.
match-problem-host-asked-often =
    { $count ->
        [one] A host is asked about one household at a time, and about { $week } a week at most.
       *[other] A host is asked about { $count } households at a time, and about { $week } a week at most.
    }
desk-notice-match-selected = Chosen. Nobody was asked yet.
desk-notice-match-decided = It is decided.
desk-notice-match-undone = The decision is undone: nothing was sent.
desk-notice-match-answered = The answer is noted.
desk-notice-match-taken = Somebody else has just taken the place. The proposal is over.
desk-notice-match-withdrawn = Noted. Neither sees any more how to reach the other.
desk-notice-match-noted = Noted.
show-matches = Matches

## The rules by name, and what they say of a pair


## What people read who are asked

my-matches = Proposals for you
my-match-asked = Please answer
my-match-question-seeker = Do you want to live there?
my-match-question-host = Do you want to meet these people?
my-match-until = You can answer until { $moment }.
my-match-call = Call me first
my-match-why = Why? You need not say.
my-match-say-no = Send my no
my-match-no-harm-seeker = To say no changes nothing for you. We keep looking.
my-match-no-harm-host = To say no changes nothing for you or for your offer.
my-match-for = What fits
my-match-against = What fits less
my-match-unknown = What we do not know yet
my-match-more = See the whole offer
my-match-other-seeker = How to reach your host
my-match-other-host = How to reach these people
my-match-safe = Meet in a public place first. Pay nothing before the agreement. If something worries you, tell the team.
my-match-withdraw = I take my yes back
my-match-withdraw-text = The proposal ends, and the other side no longer sees how to reach you. You need not say why.
my-match-done-yes = Thank you, your yes is noted. The team goes on from here.
my-match-done-no = Thank you, your no is noted.
my-match-done-call = Noted: somebody of the team calls you. You can answer after that.
my-match-done-taken = Somebody else has just taken the place. We keep looking.
my-match-done-withdrawn = Noted. The proposal is over.
seeker-match-asked-seeker = A place could suit you. The host knows nothing of you.
seeker-match-seeker-yes = You said yes. The team now decides whether the host is asked.
seeker-match-asked-host = You said yes. The team has asked the host.
seeker-match-host-yes = The host says yes too. The team confirms, then you can reach each other.
seeker-match-contact-opened = You can reach each other. Agree on a time to meet.
seeker-match-met = You have met. You now see the address.
seeker-match-agreed = You both agree.
seeker-match-active = You live there.
seeker-match-ended = This stay is over.
seeker-match-declined = This proposal came to nothing.
seeker-match-lapsed = This proposal is no longer possible.
seeker-match-lapsed-taken = The place is taken: somebody else answered first.
seeker-match-lapsed-no-answer = The time to answer is over.
seeker-match-lapsed-chose-other = You said yes to another proposal.
host-matches = Who could come
host-match-household =
    { $count ->
        [one] One person
       *[other] A household of { $count } people
    }
host-match-asked-host = They said yes to your offer. You do not see their name yet.
host-match-host-yes = You said yes. The team confirms, then you can reach each other.
host-match-contact-opened = You can reach each other. Agree on a time to meet in a public place.
host-match-met = You have met. They now see your address.
host-match-agreed = You both agree.
host-match-active = They live there.
host-match-ended = This stay is over.
host-match-declined = This came to nothing.
host-match-lapsed = This is no longer possible.
host-match-lapsed-taken = The place is taken.
host-match-lapsed-no-answer = The time to answer is over.
host-match-lapsed-chose-other = They chose another home.
speaks-for-distance = It is near where you want to live.
speaks-for-language = The host speaks one of your languages.
speaks-for-duration = You can stay as long as you wish.
speaks-for-affordability = The rent fits your budget.
speaks-for-dates = It is free when you need it.
speaks-for-size = The size is right for you.
speaks-for-domiciliation = The address can become your official address.
speaks-against-distance = It is rather far from where you want to live.
speaks-against-language = We know of no language that you and the host both speak.
speaks-against-duration = Perhaps you cannot stay as long as you wish.
speaks-against-affordability = The rent is high for your budget.
speaks-against-dates = It is not free exactly when you need it.
speaks-against-size = It is bigger than what you need.
speaks-against-domiciliation = It is not certain that the address can become your official address.
open-capacity = How many people can live there.
open-dates = When it is free.
open-duration-min = How long you have to stay at least.
open-minor-unaccompanied = Who is responsible for the person under 18.
open-women-only = Who lives there already.
open-lone-adult-rule = Who lives there already.
open-step-free = Whether there are steps.
open-children-ok = Whether children are welcome.
open-accepts = Who can come.
open-pets = Whether a pet can come.
open-smoking = Whether people smoke inside.
open-rent-over-budget = The rent.
open-domiciliation = Whether the address can become your official address.
open-blocked-pair = Whether this offer is still possible.
open-vetting-expired = Whether the team has checked everything about the host.
open-distance-max = How far away it is.
open-shared-room-nights = Where you will go after seven nights.

## Elsewhere

state-placed = Housed
state-closed = Finished
desk-list-placed = Housed
host-meaning-placed = Housed.
host-meaning-closed = Finished.
task-kind-stay-under-incident = Somebody lives with a host about whom a grave incident is looked into
task-how-stay-under-incident = See today with the safeguarding lead whether the person is safe, and where they can go.
errand-news = A question or some news waits on their page.
notice-news =
    Hello,

    There is something new for you on { $host }. Read it where nobody sees your screen:

    { $link }
my-looked-match-answered = You answered a proposal
my-looked-match-withdrawn = You took a yes back
my-looked-release-opened = The other side can see how to reach you, or your address
my-looked-release-closed = The other side no longer sees how to reach you, or your address
audit-subject-match = Match
audit-event-match-selected = Pair chosen
audit-event-match-decided = Question or contact decided
audit-event-match-undone = Decision undone before it was sent
audit-event-match-sent = Decision carried out
audit-event-match-answered = Answer noted
audit-event-match-withdrawn = Yes taken back
audit-event-match-met = Meeting noted
audit-event-match-agreed = Agreement noted
audit-event-match-begun = Arrival noted
audit-event-match-ended = Stay ended
audit-event-match-vetoed = Match stopped
audit-event-release-opened = Contact details shown to the other side
audit-event-release-closed = Contact details closed to the other side

## How a stay goes

check-in-question = How are things?
check-in-private = Only the team reads your answer. The other side never sees it.
check-in-before = What you said
check-in-said = On { $date }: { $said }
check-in-open = A question waits for its answer. You can note what was said by phone or in person.
check-ins-seeker = How things are, says the person
check-ins-host = How things are, says the host
how-it-goes-well = All is well
how-it-goes-not-well = It is not going well
how-it-goes-call = Call me
my-match-done-checked-in = Thank you, noted. If you want to talk, somebody from the team calls you.
task-match = See the match
task-kind-stay-not-well = Somebody says that their stay is not going well, or wants a call
task-how-stay-not-well = Call today, at a safe time. Say nothing to the other side.
task-kind-stay-silent = No news of a stay for three days
task-how-stay-silent = Call both, each on their own. If you reach nobody, go there in twos.
audit-event-checked-in = Answer about a stay noted
my-looked-checked-in = You said how the stay goes

## Between two associations

match-by-ally = the other association
match-sending-accept = say yes to the other association
match-do-accept = Confirm the yes to the other association
match-deed-accept = Yes sent to the other association
match-deed-offered = Proposed by another association
match-deed-under-review = The other association asks the host
match-abroad = With { $association }
match-problem-not-known-there = That association does not know of this request yet. The person must first agree that it is known there.
match-problem-negotiated = That association answers about another household for this home first. Wait for its answer.
match-problem-offered-full =
    { $count ->
        [one] That association already considers one household of ours: no more at a time. Wait for an answer.
       *[other] That association already considers { $count } households of ours: no more at a time. Wait for an answer.
    }
match-waits-there = We wait for an answer of { $association }.
my-match-abroad = This home is offered through { $association }, which your association knows. It knows nothing of you for now.
my-match-meet-abroad = The two associations arrange the meeting. Yours tells you where and when.
event-kind-negotiation-offered = Proposal to an ally
event-kind-negotiation-reviewed = Proposal of an ally looked at
event-kind-negotiation-accepted = Proposal of an ally accepted
event-kind-agreement-changed = Agreement with an ally changed
