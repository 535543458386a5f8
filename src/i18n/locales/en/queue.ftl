# reviewed: no

# Everything that waits for the staff, in one list.

queue-title = To do
queue-summary =
    { $count ->
        [0] Nothing waits. Have a good day!
        [one] { $count } thing waits.
       *[other] { $count } things wait.
    }
queue-late-count =
    { $count ->
        [one] { $count } late
       *[other] { $count } late
    }
queue-group-all = Everything
queue-group-safety = Safety
queue-group-matches = Matches
queue-group-requests = Requests
queue-group-offers = Offers
queue-group-letters = Messages
queue-group-partners = Partners and server

queue-kind-incident = Told in confidence
queue-kind-authority = Request of an authority
queue-kind-stay = Stay to look after
queue-kind-negotiation = Proposal of an allied association
queue-kind-match = Match to decide
queue-kind-question = Answer awaited
queue-kind-meeting = Next step to note
queue-kind-moving = Stay that ends, next step to prepare
queue-kind-request = Request without a proposal
queue-kind-approval = Request to read for allies
queue-kind-appeal = Public appeal to read
queue-kind-errand = Person to tell
queue-kind-held = Text that was held
queue-kind-photo = Photo to look at
queue-kind-vetting = Vetting of a host
queue-kind-renewal = Vetting to renew
queue-kind-host = Question of a host
queue-kind-talk = Message to read
queue-kind-lead = Message received
queue-kind-report = Report of another server
queue-kind-partner = Partner
queue-kind-draft = List of domains to confirm
queue-kind-program = To get going again

queue-late-by = late by { $span }
queue-left = within { $span }
queue-waits = has waited { $span }
queue-minutes =
    { $count ->
        [0] less than a minute
        [one] { $count } minute
       *[other] { $count } minutes
    }
queue-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
queue-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
queue-in-plan = in the plan
queue-not-in-plan = no home found
queue-questions =
    { $count ->
        [one] { $count } question to ask
       *[other] { $count } questions to ask
    }
queue-two-for-children = two people: children
queue-two-for-unknown = two people: open rule
queue-two-for-words = two people: words of the offer
queue-pair = { $request } → { $offer }
queue-vetting-complete = steps complete
queue-vetting-missing =
    { $count ->
        [one] { $count } step missing
       *[other] { $count } steps missing
    }
queue-report-by = Report of { $server }
queue-authority = A second person has to decide

queue-mine = You have it
queue-held-by = { $who } has it
queue-take = I take it
queue-take-over = I take over
queue-lay-down = I leave it
queue-give = Give
queue-give-title = Give to somebody
queue-give-to = Who takes it?
queue-give-hint = Only those of the team who may see it.
queue-give-nobody = Nobody for now
queue-give-act = Give
desk-notice-queue-taken = It is yours. For ten minutes nobody else decides in your place.
desk-notice-queue-given = It is given.
desk-notice-queue-left = It is everybody’s again.
queue-problem-gone = It waits no longer: somebody has seen to it.
queue-problem-held = { $who } is deciding, until { $moment }. Nothing was changed. You can take this match over if it is urgent.
queue-problem-taken = Somebody else took it meanwhile. Look who has it now, then choose.
queue-problem-not-theirs = This person cannot have it: their account is closed, or their role does not show it.
queue-problem-not-given = This is taken on its own page.

queue-whose = For whom
queue-whose-all = The whole team
queue-whose-mine = For me
queue-whose-nobodys = For nobody yet
queue-due = For when
queue-due-all = Everything
queue-due-late = Late
queue-due-soon = By tomorrow
queue-due-in-time = Later
queue-filter = Filter
queue-keys = Keys
queue-key-next = go to the next line
queue-key-before = go to the line before
queue-key-open = open the line
queue-key-take = take it, or leave it
queue-key-filter = choose what is shown
queue-key-renew = read the list again
queue-key-help = show or hide these keys
queue-keys-off = Do not use these keys

match-held-by = { $who } has it.
match-held-until = { $who } is deciding, until { $moment }. Nobody else can decide until then, except to stop.
match-held-mine = You have it.

audit-event-queue-taken = Taken
audit-event-queue-given = Given to somebody
audit-event-queue-left = Left to the team
