# reviewed: no

## The page of the audit log

audit-title = Audit log
audit-why = Each deed of the team leaves a line here that nobody can change or delete unseen. The log keeps no name and no free text: the addresses shown come from the accounts.
audit-head = Last line
audit-head-why = Note this number and these digits elsewhere, on paper for example. Later, whoever looks after the server can see with them whether lines were cut off at the end of the log.
audit-download = Download the whole log
audit-filter = Kind of deed
audit-filter-all = All deeds
audit-filter-act = Show
audit-empty = No deed here.
audit-operator = Command line of the server
audit-program = The program
audit-by-seeker = The person themselves
audit-by-host = The host themselves
audit-number = No. { $number }
audit-when = On { $date } at { $time } (UTC)

## Deeds

audit-event-signed-in = Signed in
audit-event-signed-out = Signed out
audit-event-account-created = Account made
audit-event-account-invited = Invitation made
audit-event-invitation-revoked = Invitation taken back
audit-event-role-granted = Role granted
audit-event-account-disabled = Account disabled
audit-event-account-enabled = Account enabled again
audit-event-password-changed = Password changed
audit-event-language-chosen = Language of messages chosen
audit-event-session-ended = Session ended
audit-event-factor-enrolled = Second factor set up
audit-event-factor-removed = Second factor removed
audit-event-factor-reset = Second factor reset
audit-event-recovery-codes-renewed = Recovery codes renewed
audit-event-proposal-written = Record written
audit-event-proposal-edited = Record changed
audit-event-proposal-published = Record published
audit-event-proposal-held = Record held for review
audit-event-proposal-paused = Record paused
audit-event-proposal-reserved = Place reserved
audit-event-proposal-occupied = Place occupied
audit-event-proposal-withdrawn = Record withdrawn
audit-event-vetting-recorded = Vetting noted
audit-event-held-released = Text let through
audit-event-held-sent-back = Text sent back to its author
audit-event-photo-added = Photo added
audit-event-photo-confirmed = Photo confirmed
audit-event-photo-removed = Photo removed
audit-event-partner-added = Partner added
audit-event-partner-tier-changed = Tier of a partner changed
audit-event-partner-blocked = Domain blocked
audit-event-partner-removed = Partner removed
audit-event-partner-flags-changed = Restrictions of a partner changed
audit-event-partner-note-changed = Note about a partner changed
audit-event-partner-retried = Deliveries to a partner tried again
audit-event-partner-imported = Decision of a list applied
audit-event-alliance-proposed = Alliance proposed
audit-event-alliance-confirmed = Alliance confirmed
audit-event-alliance-refused = Alliance refused
audit-event-alliance-ended = Alliance ended
audit-event-list-subscribed = List of domains added
audit-event-list-fetched = List of domains read again
audit-event-list-ended = List of domains removed
audit-event-draft-confirmed = Line of a list accepted
audit-event-draft-dismissed = Line of a list dismissed
audit-event-lead-read = Message read
audit-event-lead-answered = Message answered
audit-event-lead-closed = Message closed
audit-event-report-sent = Report sent
audit-event-report-closed = Report closed
audit-event-task-done = Task done
audit-event-activity-revived = What could not be handled was tried again
audit-event-activity-discarded = What could not be handled was thrown away
audit-event-keys-rotated = Keys renewed
audit-event-data-keys-rotated = Encryption keys renewed
audit-event-person-registered = Person registered
audit-event-case-opened = Information about a person seen
audit-event-case-corrected = Information about a person corrected
audit-event-mandate-given = Mandate noted
audit-event-mandate-ended = Mandate ended
audit-event-card-issued = Access card given
audit-event-contact-confirmed = New card confirmed
audit-event-person-told = Person told by somebody of the team
audit-event-erasure-asked = Erasure asked for
audit-event-erasure-taken-back = Erasure taken back
audit-event-person-erased = Person erased
audit-event-proposal-forgotten = Record deleted, its time was over

## What they were done to

audit-subject-account = Account
audit-subject-invitation = Invitation
audit-subject-proposal = Record
audit-subject-photo = Photo
audit-subject-partner = Domain
audit-subject-list = List
audit-subject-list-line = Line of a list
audit-subject-lead = Message
audit-subject-report = Report
audit-subject-task = Task
audit-subject-activity = Activity
audit-subject-our-actor = Actor of this instance
audit-subject-person = Person
audit-subject-data-key = Key
