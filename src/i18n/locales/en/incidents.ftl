# reviewed: no

## The page on which anybody tells that something is wrong. Its title says nothing of what was done

help-link = A problem? Say it here
help-title = Help
help-numbers = In danger now? Call
help-number-emergency = Emergency: ambulance, fire, police. Free, day and night, in all of Europe.
help-number-police = Police. Free, day and night.
help-number-violence-fr = Violence between partners, in French. Free and anonymous.
help-number-violence-nl = Violence and abuse, in Dutch. Free and anonymous.
help-number-trafficking = You are exploited, or somebody keeps your papers: the centres for victims of trafficking.
help-number-children = Children and young people, in French. Free and anonymous.
help-number-guardianship = Somebody under 18 is alone: the Guardianship Service, day and night.
help-number-discrimination = Unia: discrimination and racism. Free, during the day.
help-tell = Tell us, in confidence
help-tell-who = A few people of the association, and nobody else, read what you write here. You need no account and need not say your name. Whoever it is about does not learn of it from us.
help-kind = What is happening?
help-kind-missing = Choose what is happening. If nothing fits, choose “something else”.
help-text = Tell it, if you wish
help-text-hint = In your language, in your own words. At most { $max } characters.
help-text-missing = Write a word about what is happening.
help-about = It is about this offer:
help-which = Which offer or place is it about? (if you know)
help-which-hint = A title, a town, the address of a page. At most { $max } characters.
help-contact = How can we reach you? (if you wish)
help-contact-hint = A number, an address, a safe hour. Kept encrypted. At most { $max } characters.
help-named = Say that it is me who writes
help-named-hint = Those who read it see your record and can reach you by it. This message will also be in the copy of your data, and its words are erased together with them. Without this tick nothing links it to you.
help-named-ended = Your session ended: we do not know any more who you are. Send it without saying who you are, or sign in again.
help-act = Send
help-kept = What you write is kept encrypted. The address of your device is not kept with it.
help-full = Too many messages came today, and this one was not kept. Call one of the numbers below, or try again tomorrow.
help-thanks = Thank you. It has arrived.
help-next = Somebody of the association reads it soon and decides what must be done. If it is grave, everything of that host is stopped at once.
help-next-contact = Did you say how to reach you? We speak to you alone, at the hour that you said. Otherwise we cannot answer you.
help-next-phone = Is this not your phone? Touch “Quick exit”: nothing of this page stays on the device.
help-back = To the first page
desk-error-text-length-most = At most { $max } characters; here are { $got }.
privacy-told-title = You tell us of a problem
privacy-told = What you write on the page “Help” is encrypted, and only a few people of the association open it; each reading is noted. Nothing says who you are, unless you write or tick it.

## What it is about, how grave it is, and what came of it

incident-kind-danger-now = Somebody is in danger now
incident-kind-money-or-work = Money is asked first, or work for a roof
incident-kind-touching = Somebody touches, harasses, insists
incident-kind-threats = Somebody threatens or frightens
incident-kind-discrimination = Bad treatment because of origin, religion, gender…
incident-kind-papers-kept = Somebody keeps another’s papers or phone
incident-kind-unsafe-home = The home is dangerous or unhealthy
incident-kind-private-told = Something private was told or shown
incident-kind-other = Something else
incident-severity-1 = 1 · Minor
incident-severity-2 = 2 · Serious
incident-severity-3 = 3 · Grave: suspends the host
incident-severity-4 = 4 · Danger to life: suspends the host
incident-state-new = New
incident-state-in-hand = In hand
incident-state-closed = Closed
incident-outcome-helped = The person is safe
incident-outcome-agreed = An agreement was found
incident-outcome-host-ended = No more work with this host
incident-outcome-passed-on = Passed on to a service or the police, with the person’s agreement
incident-outcome-unfounded = Unfounded
incident-outcome-not-reached = Nobody could be reached
incident-outcome-duplicate = Dealt with elsewhere
incident-from-home = Written from the first page
incident-from-offers = Written from the list of offers
incident-from-offer = Written from the page of an offer
incident-from-my = Written from the pages of the card
incident-from-desk = Written from the desk
incident-from-other = Written from another page
incident-field-text = What is happening
incident-field-which = Which offer, which place
incident-field-contact = How to reach the person
lift-reason-unfounded = The incident was unfounded
lift-reason-mended = What was wrong is mended
lift-reason-wrong-offer = It was not this offer

## Incidents at the desk

incidents-title = Confidential reports
incidents-what = What people told us in confidence. You do not see what is about an offer that you wrote. From severity 3 on, safeguarding leads alone see to it.
incidents-new = { $count ->
        [one] { $count } confidential report waits
       *[other] { $count } confidential reports wait
    }
incidents-unseen = { $count ->
        [one] { $count } confidential report waits, and nobody of the staff may open it. Make somebody a safeguarding lead who did not write the offer.
       *[other] { $count } confidential reports wait, and nobody of the staff may open them. Make somebody a safeguarding lead who did not write the offers.
    }
incident-offers = { $count ->
        [one] { $count } offer named
       *[other] { $count } offers named
    }
incident-not-judged = Severity not said yet
incident-person = Written by somebody with a card who wished to say so
incident-taken-by = In hand with
incident-words = What was told
incident-no-words = Nothing was written, or the words were erased.
incident-open = Open and read
incident-open-hint = The log notes that you opened it, without the words.
incident-take = I see to it
incident-offers-title = Offers that it is about
incident-no-offer = No offer is named. Name all those of the host.
incident-offer-gone = An offer that is gone
incident-offer-elsewhere = Of another instance: it alone can suspend.
incident-name-offer = Name an offer
incident-name-offer-hint = The address of its page. Their other offers follow where the host is registered; otherwise name them all.
incident-name-offer-act = Name
incident-judge = Say how grave it is
incident-judge-hint = From 3 on, the offers that are named and all others of their host are suspended at once. A lower severity afterwards lifts nothing: two people lift a suspension.
incident-severity = Severity
incident-judge-act = Save the severity
incident-note = Note
incident-note-text = What you did or learnt
incident-note-hint = Kept encrypted, read here alone. At most { $max } characters.
incident-note-act = Note it
incident-close = Close
incident-close-hint = What is suspended stays so: two people lift the suspension, on the page of the offer.
incident-outcome = What came of it
incident-close-act = Close the report
incident-problem-closed = This report is closed.
incident-problem-not-judged = First say how grave it is.
incident-problem-no-such-offer = We have no offer at this address. Copy the address of its page.
incident-problem-offers-full = A report names at most { $max } offers.
incident-problem-notes-full = A report has at most { $max } notes.
incident-problem-not-suspended = This offer is not suspended.
incident-problem-still-open = A grave report about this offer is not closed. That comes first, with what came of it.
incident-problem-not-unrelated = Tick that you are not related to this host. Otherwise somebody else decides.
incident-problem-second-lifter = Two people lift a suspension, and you were the first.
incident-problem-lead-missing = One of the two is a safeguarding lead.

## Suspensions

state-suspended = Suspended
desk-list-suspended = Suspended
suspension-title = Suspension
suspension-what = This offer is suspended. It shows nowhere and can be neither changed nor published. Other instances see that it is not available, and never why.
suspension-incident = See the report
suspension-lead-alone = Safeguarding leads alone open this report.
suspension-lift = Lift the suspension
suspension-lift-how = Two people who are not related to the host lift it, one of them a safeguarding lead. The offer is to be completed then: somebody approves its vetting anew before it is published.
suspension-first = { $who } would lift it ({ $date }). A second person has to say so too.
suspension-wait = You were the first. Somebody else has to say so too.
suspension-reason = Why?
suspension-lift-act = I would lift the suspension
event-kind-negotiation-refused = Proposal of an ally refused
event-kind-negotiation-withdrawn = Proposal to an ally taken back

## Requests of authorities (PR-15)

authority-title = Requests of authorities
authority-what = Each request of an authority is refused as soon as it is recorded. To refuse takes one person; to decide otherwise takes two safeguarding leads, with a reason. These pages give nothing out.
authority-for-others = Do the police or another authority ask you something? Give nothing and confirm nothing: pass it on to the safeguarding lead.
authority-waiting = { $count ->
        [one] { $count } decision about a request of an authority waits for a second person
       *[other] { $count } decisions about requests of authorities wait for a second person
    }
authority-waits = Waits for a second person
authority-record = Record a request
authority-record-hint = Write no answer here, and answer nobody before it is recorded.
authority-kind = Who asks?
authority-via = By which way?
authority-basis = On what basis, do they say?
authority-date = When?
authority-asked = What is asked
authority-asked-hint = Their words, and nothing added about anybody. Kept encrypted. At most { $max } characters.
authority-record-act = Record it: refused
authority-one = Request of an authority
authority-open = Read what is asked
authority-decide = Decide
authority-decide-how = The request stays refused until two safeguarding leads say the same other thing. To follow an order takes an order of a court or a prosecutor. What you give, you give yourselves, outside of this program.
authority-proposed = { $who } would decide: { $what }
authority-agree = I decide the same
authority-refuse = Refuse
authority-otherwise = Decide otherwise
authority-decision = Decision
authority-reason = Reason
authority-propose = Propose to a second person
authority-problem-choice = Choose who asks, by which way and on what basis.
authority-problem-date = Give the date of the request.
authority-problem-date-outside = The date is today or before, and at most ten years ago.
authority-problem-no-order = An order is followed only where an order of a court or a prosecutor is recorded.
authority-problem-second = Two people decide otherwise than to refuse, and you were the first.
authority-problem-reason = Choose a reason.
authority-kind-police = Police
authority-kind-prosecutor = Prosecutor
authority-kind-court = Court
authority-kind-immigration-office = Immigration office
authority-kind-municipality = Municipality
authority-kind-labour-inspection = Labour inspection
authority-kind-social-services = Social services
authority-kind-tax = Tax office
authority-kind-data-protection = Data protection authority
authority-kind-foreign = Authority of another country
authority-kind-other = Other
asked-via-visit = In person
asked-via-telephone = By telephone
asked-via-letter = By letter
asked-via-mail = By e-mail
legal-basis-none = None
legal-basis-letter = A letter without legal basis
legal-basis-law = An article of law that they name
legal-basis-prosecutor-order = An order of a prosecutor
legal-basis-court-order = An order of a court or judge
authority-decision-refused = Refused
authority-decision-public-only = Answered with what is public
authority-decision-lawyer = Given to a lawyer
authority-decision-complied = Order followed
authority-reason-order-checked = The order was checked
authority-reason-life-in-danger = A life is in danger
authority-reason-person-agrees = The person agrees
authority-reason-public-anyway = It is public anyway
authority-reason-advice-needed = Advice is needed

## After a deed

desk-notice-incident-taken = Noted: you see to it.
desk-notice-incident-judged = The severity is saved.
desk-notice-incident-grave = The severity is saved, and all offers of the host are suspended.
desk-notice-incident-named = The offer is named.
desk-notice-incident-noted = The note is kept.
desk-notice-incident-closed = The report is closed.
desk-notice-lifted-first = Noted. A second person has to say so too.
desk-notice-lifted = The suspension is lifted. The vetting is to be approved anew.
desk-notice-authority-recorded = The request is recorded: refused.
desk-notice-authority-proposed = Noted. The request stays refused until a second person says the same.
desk-notice-authority-decided = The decision is saved.
