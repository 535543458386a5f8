# reviewed: no

## Sign-in

sign-in-title = Staff sign-in
sign-in-for-whom = This page is for the association’s team. You need no account to look at offers.
sign-in-email = E-mail address
sign-in-password = Password
sign-in-act = Sign in
sign-in-failed = The address or the password is not right. Check both and try again.
sign-out-act = Sign out

## The desk

desk-title = Desk
desk-lists = Lists
desk-list-drafts = Drafts
desk-list-waiting = In review
desk-list-published = Published offers
desk-list-paused = Paused
desk-list-requests = Open requests
desk-list-withdrawn = Withdrawn
desk-empty = Nothing here for now.
desk-changed = Changed on { $date }
desk-pages = Pages
desk-page-before = Previous page
desk-page-after = Next page
desk-waiting =
    { $count ->
        [one] { $count } text waits for a review
       *[other] { $count } texts wait for a review
    }
desk-back = Go back

## The form

desk-new-offer = New offer
desk-new-request = New request
desk-edit-offer = Edit the offer
desk-edit-request = Edit the request
desk-offer-public = Everybody can see a published offer, here and in the fediverse.
desk-request-private = Nothing of this request is public. It stays with you until the person has given consent.
desk-no-contacts = Write no name, no street, no phone number and no e-mail address.
desk-group-place = The place
desk-group-people = The people
desk-group-when = When
desk-group-money = Money
desk-group-house = Living there
desk-group-languages = Languages
desk-group-texts = In a few words
desk-group-household = Who looks for a home
desk-group-spoken = Languages
desk-group-need-when = When
desk-group-where = Where
desk-group-needs = What is needed
desk-group-budget = Money
desk-more = More details
desk-more-rows = Add more rows
desk-required = required
desk-choose = Choose
desk-not-said = Not said
desk-unit-euros = €
desk-hint-title = At most { $max } characters. For example: “Quiet room near the station”.
desk-hint-description = At most { $max } characters. A number, address or link has to wait for a review.
desk-hint-municipality = Name or postcode. We never ask for the street.
desk-hint-available-until = Leave it empty if no end is planned.
desk-hint-monthly-rent-cents = 0 if it is free.
desk-hint-capacity-persons = How many people can live there together?
desk-hint-slots = For example 3 for three rooms alike.
desk-hint-accepts = Only in a shared home, never for an entire place or a lease.
desk-hint-host-women = Stays within the team.
desk-hint-host-men = Stays within the team.
desk-hint-host-children = Stays within the team.
desk-hint-quality-checklist = Stays within the team.
desk-hint-zones = Names or postcodes, with commas between them.
desk-hint-members = One row for each person, without a name.
desk-hint-needs = Practical needs only, never a diagnosis.
desk-hint-anchors = The municipality is enough.
desk-row-languages = Language { $number }
desk-row-spoken-languages = Language { $number }
desk-row-members = Person { $number }
desk-row-anchors = Place { $number }
desk-part-tag = Language
desk-part-level = Level
desk-part-age = Age
desk-part-role = Role
desk-part-gender = Gender
desk-part-kind = Reason
desk-part-place = Municipality
desk-budget-up-to = Up to an amount a month
desk-budget-confirmed = A confirmed amount a month
desk-budget-amount = Amount a month
desk-save-and-publish = Save and publish
desk-save-and-open = Save and open
desk-save-draft = Keep as a draft
desk-save = Save
desk-leave = Change nothing
desk-title-wrong = To correct:
desk-problems =
    { $count ->
        [one] There is { $count } thing to correct
       *[other] There are { $count } things to correct
    }
desk-nothing-lost = Nothing is lost: what you wrote is still there.
desk-problem-rent = “{ $got }” is not a possible rent. Write an amount from 0 to { $max }, such as 350 or 350,50.
desk-problem-budget = “{ $got }” is not a possible budget. Write an amount such as 350 or 350,50.
desk-problem-budget-missing = Write the amount of the budget, such as 350 or 350,50.
desk-problem-half-row = “{ $field }”: a row is not complete. Fill it in, or empty it.

## A proposal

desk-all-fields = All information
desk-preview-title = What everybody sees
desk-public-page = See the public page
desk-confirmed-until = Confirmed until { $date }
desk-missing-title = These steps are still missing:
desk-missing-how = An offer is published once its host has passed every step.
desk-act-publish = Publish
desk-act-open = Open the request
desk-act-resume = Resume
desk-act-free = The place is free again
desk-act-pause = Pause
desk-act-reserve = The place is reserved
desk-act-occupy = The place is occupied
desk-act-edit = Edit
desk-act-withdraw = Withdraw
desk-withdraw-title = Withdraw for good?
desk-withdraw-final = What is withdrawn does not come back. For a break, pause it instead.
desk-withdraw-out = We ask other servers to delete their copy. We cannot guarantee that they do.

## The review of held texts

desk-held-title = This text waits for a review
desk-held-reason = { $field }: { $what }
desk-review-title = To review
desk-review-why = These texts seem to give a contact or an address, to name a forbidden criterion, or to hide abuse. The words in question are highlighted.
desk-review-how = Let it pass if nothing points to a person or a house, and nothing shuts out or exploits anybody. Otherwise send it back.
desk-review-waits = A moderator will read it.
desk-review-empty = Nothing to review. Thank you!
desk-act-release = Let it pass
desk-act-send-back = Send it back

## What was done

desk-notice-saved = It is saved.
desk-notice-saved-not-vetted = It is saved, but not published yet: steps are missing.
desk-notice-published = It is published.
desk-notice-opened = The request is open. Nothing of it is public.
desk-notice-held = It is saved. A moderator reads the text before it is published.
desk-notice-paused = It is paused.
desk-notice-reserved = The place is marked as reserved.
desk-notice-occupied = The place is marked as occupied.
desk-notice-withdrawn = It is withdrawn.
desk-notice-released = The text has passed, the offer is published.
desk-notice-sent-back = The text was sent back.
desk-notice-tried-again = It will be tried again.
desk-notice-discarded = It is thrown away.

## What other servers sent and could not be handled

desk-set-aside-title = What could not be handled
desk-set-aside-why = Other servers sent this, and we could not handle it, even after several tries.
desk-set-aside-empty = Nothing here: all that other servers send was handled.
desk-notices-given-up =
    { $count ->
        [one] { $count } message of this site did not arrive in the last seven days. On the server, “rooftop check --mail” says why.
       *[other] { $count } messages of this site did not arrive in the last seven days. On the server, “rooftop check --mail” says why.
    }
desk-set-aside-count =
    { $count ->
        [one] { $count } thing that another server sent could not be handled
       *[other] { $count } things that other servers sent could not be handled
    }
desk-set-aside-sender = Sent by
desk-set-aside-error = What went wrong
desk-set-aside-came = On { $date } at { $time }
desk-set-aside-tries = Tries
desk-set-aside-how = First choose “Try again”. If it comes back here, show the technical details to whoever looks after the server. You can also throw it away: it does not come back.
desk-set-aside-details = Technical details
desk-set-aside-kind = Kind
sent-kind-create = An offer or a message
sent-kind-update = A change
sent-kind-delete = A deletion
sent-kind-announce = A share
sent-kind-follow = A follow
sent-kind-accept = An acceptance
sent-kind-reject = A refusal
sent-kind-undo = Something taken back
sent-kind-like = A “like”
sent-kind-flag = A report
sent-kind-block = A block
sent-kind-move = A move
sent-kind-offer = A proposal
sent-kind-other = Something of another kind
desk-act-try-again = Try again
desk-act-discard = Throw away

## Why something was not done

desk-fault-title = That did not work
desk-error-fields = Some fields need correcting.
desk-error-not-vetted = The offer cannot be published yet. This is missing:
desk-error-own-record = You wrote this text. Somebody else of the team has to review it.
desk-error-requests-off = On this instance, requests do not leave for allies.
desk-error-invalid = What was sent is not complete. Go back and try again.
desk-error-not-allowed = Your role does not allow this.
desk-error-not-found = This does not exist, or no longer does.
desk-error-step = This is not possible: the state is “{ $from }” and cannot become “{ $to }”.
desk-error-conflict = Somebody changed this meanwhile. Go back and look before you try again.
desk-error-internal = Our server has a problem. Try again in a few minutes.
desk-error-unknown-field = This form has no field “{ $name }”.
desk-error-field-twice = The field “{ $name }” is there twice.
desk-error-not-a-form = A form is sent as { $type }.
desk-error-too-large = This is too long: the maximum is { $max } kB.
