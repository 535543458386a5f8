# reviewed: no (no native speaker has read it)

## The life of a proposal

purpose-offer = Offer
purpose-request = Request
state-draft = Draft
state-screening = Being reviewed
state-published = Published
state-open = Open
state-paused = Paused
state-reserved = Reserved
state-occupied = Occupied
state-needs-info = Needs a change
state-withdrawn = Withdrawn

## What a text reveals

reveal-phone = a phone number
reveal-email = an e-mail address
reveal-link = a link
reveal-street = a street and number

## Steps of a vetting

missing-step-id-seen = Identity card seen
missing-step-home-visit = Home visit
missing-step-references = Two references
missing-step-record-check = Record check seen
missing-step-charter-signed = Charter signed
missing-step-adults-consented = Consent of every adult
missing-step-approved-by = Approval by a moderator
missing-step-valid-until = Date of validity

## Staff and partners

role-admin = Administrator
role-moderator = Moderator
role-caseworker = Caseworker
partner-tier-ally = Ally
partner-tier-open = Open
partner-tier-blocked = Blocked
federation-mode-open = Open to all
federation-mode-allowlist = Chosen partners only
follow-state-pending = Pending
follow-state-accepted = Accepted
follow-state-rejected = Rejected

## What happened

event-kind-published = Offer published
event-kind-changed = Content changed
event-kind-withdrawn = Content withdrawn
event-kind-invited = Allies invited to read
event-kind-uninvited = Invitation taken back
event-kind-follow-accepted = Follow accepted
event-kind-follow-rejected = Follow rejected
event-kind-followed = Partner followed
event-kind-unfollowed = Partner no longer followed
event-kind-boosted = Partner’s offer shared
event-kind-unboosted = Sharing taken back
event-kind-key-rotated = New keys
event-kind-alliance-offered = Alliance proposed
event-kind-alliance-accepted = Alliance accepted
event-kind-alliance-refused = Alliance refused
event-kind-alliance-ended = Alliance ended
