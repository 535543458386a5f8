# reviewed: no

## What the words of a text hint at (SG-09, ND-03)

hint-work-for-rent = work in exchange for the home
hint-payment-first = payment before the visit
hint-companionship = company, a relationship or sex expected
hint-documents-kept = papers handed over or kept
hint-young-women-only = young women only
hint-origin = a criterion of origin
hint-religion = a criterion of religion
hint-income-source = a criterion of source of income
hint-household = a criterion of gender or family, refused for an entire place or a lease
lead-reason-safeguarding = Caution: the words make one think of abuse
problem-children-refused = “{ $field }”: only who shares a home may refuse children, never for an entire place or a lease.

## The review by two people

desk-review-two = These words may hide abuse: two people of the team have to let the text through.
desk-review-first = { $who } let it through on { $date }. A second person decides.
desk-notice-released-first = This is noted. A second person has to let this text through too.
desk-error-second-reader = You let this text through already. The second person must be somebody else.
audit-event-held-released-first = Text let through by a first person
desk-words-title = Words to look at
desk-words-why = Nobody outside sees this text. Take out what nobody needs (origin, religion, contact). If the words make you think of a danger, talk about it with the person.

## The vetting of hosts

vetting-title = Vetting of the host
vetting-why = Only the outcome, the date, who checked and until when are kept. No document, no number, no note.
vetting-complete = Everything is in order, until { $date }.
vetting-reference = Reference { $ref }
vetting-steps-title = Steps
vetting-step-id-seen = Identity card seen
vetting-step-home-visit = Home visit
vetting-step-first-reference = First reference
vetting-step-second-reference = Second reference
vetting-step-record-check = Record extract seen
vetting-step-charter-signed = Charter signed
step-outcome-passed = In order
step-outcome-failed = Not in order
step-outcome-withdrawn = Counts no more
vetting-none = Not recorded yet
vetting-on = on { $date }
vetting-by = by { $who }
vetting-until = good until { $date }
vetting-record = Record
vetting-outcome = Outcome
vetting-date = Date
vetting-date-hint = Today or earlier. After { $max } months a step counts no more.
vetting-save = Save
vetting-adults-title = Consent of every adult
vetting-adults-why = A number is enough, without a name. One refusal blocks.
vetting-adults-none = Nobody shares this place with guests.
vetting-adult = Adult { $number }
vetting-said = Answer
vetting-language = Language of the explanation
vetting-via = How
consent-state-given = Agrees
consent-state-refused = Refuses
consent-state-revoked = Took the consent back
consent-via-oral = Orally
consent-via-signed = In writing, signed
consent-via-imported = Taken from an import
vetting-approval-title = Approval
vetting-approved = Approved by { $who } on { $date }.
vetting-not-yet = It can be approved once every step is in order.
vetting-unrelated = I am not related to this host: no family, no friend, not under the same roof.
vetting-approve = Approve
vetting-problem-date-missing = Date: give a day, for example 2026-11-01.
vetting-problem-date-in-future = Date: that day is not over yet. Give today or an earlier day.
vetting-problem-date-too-old = Date: that was more than { $max } months ago and counts no more. The step has to be done again.
vetting-problem-no-such-adult = Adult: a number from 1 to { $max }, as many as there are adults in this home.
vetting-problem-no-such-language = Language: choose one from the list.
vetting-problem-not-unrelated = Tick that you are not related to this host. Otherwise somebody else approves.
vetting-problem-own-visit = You recorded the home visit. Somebody else of the team has to approve.
vetting-problem-own-offer = You wrote this offer. Somebody else of the team has to approve.
vetting-problem-not-an-offer = Only an offer has a host to vet.
missing-step-adult-refused = An adult of the home does not agree
missing-step-step-failed = A step is not in order
visits-title = Home visits
visits-why = These offers wait for a visit. You see what is public, and no more.
visits-none = No visit is waited for.
visits-record = Record what came of the visit
desk-notice-step-recorded = The step is recorded.
desk-notice-consent-recorded = The answer is recorded.
desk-notice-vetting-approved = It is approved. The offer can be published.
desk-notice-visit-recorded = What came of the visit is recorded. Thank you!
task-kind-vetting-ends = The vetting of a host ends soon
task-how-vetting-ends = Do the steps that end again, and have them approved. Otherwise the offer pauses on that day.
task-kind-vetting-paused = An offer is paused: the vetting of its host is no longer in order
task-how-vetting-paused = See which step is missing or failed. The offer comes back only when everything is in order and approved.
audit-event-vetting-step-passed = Step of a vetting in order
audit-event-vetting-step-failed = Step of a vetting not in order
audit-event-vetting-step-withdrawn = Step of a vetting counts no more
audit-event-vetting-approved = Vetting of a host approved
audit-event-home-consent-given = Consent of an adult of the home
audit-event-home-consent-refused = Refusal of an adult of the home
audit-event-home-consent-revoked = Consent taken back by an adult of the home
