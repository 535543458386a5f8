# reviewed: no

## The way in with a card

my-title = My page
card-title = Enter with my card
card-text = You need the code on your card and your PIN. Nobody of the association ever asks you for this PIN.
card-code = Code of the card
card-code-hint = Eighteen characters, with or without dashes:
card-pin = PIN
card-shared = This phone is not mine
card-shared-hint = You are signed out after 15 minutes without doing anything, and nothing stays on the device.
card-act = Enter
card-lost = Lost your card or PIN? The person who supports you can give you a new card.
card-wrong = This code and this PIN do not belong together. Look at the card and try again.
card-waits =
    { $count ->
        [one] Too many tries with this card. Try again in one minute. The card stays good.
       *[other] Too many tries with this card. Try again in { $count } minutes. The card stays good.
    }
card-busy = Many people are signing in at this moment. Try again in a few seconds.
card-code-missing = Copy the code of the card: { $max } characters.
card-code-length = The code has { $max } characters, here are { $got }.
card-code-mistyped = One character of the code is not right. Compare it with the card, group by group.
card-pin-malformed = The PIN has { $digits } digits and nothing else.
card-pin-easy = This PIN is too easy to guess: choose another one.
card-pin-differ = The two PINs are not the same.
card-pin-hint = Six digits. No date of birth, no row such as 123456.
card-pin-again = The same PIN once more

## What is theirs

my-hello = Hello { $name }
my-shared = You are on a shared phone: sign out when you have finished.
my-requests = Requests
my-no-request = No request so far.
my-request-since = since { $date }
my-request-behalf = written on your behalf by the team
my-contact = How to reach you
my-contact-hidden = You have a new card: this information stays hidden until { $moment }, for your safety.
my-contact-change = Something is no longer right? Tell the person who supports you.
my-looked = Who saw your information
my-looked-text = Each time somebody of the team opens or changes your information, it is written here.
my-moment = { $date } at { $time }
my-looked-person-registered = Registration
my-looked-case-opened = Information seen
my-looked-case-corrected = Information corrected
my-looked-mandate-given = Mandate given
my-looked-mandate-ended = Mandate ended
my-looked-card-issued = Card given
my-looked-contact-confirmed = New card confirmed
my-looked-by-self = you
my-looked-by-program = the program
my-looked-erasure-asked = Erasure asked for
my-looked-erasure-taken-back = Erasure taken back
my-rights = Your information is yours
my-rights-text = You can take a copy of it, or ask to erase everything.
my-data = Download my information (JSON)
my-erase-title = Erase everything
my-erase-what = Your requests, how you are reached, your card and your sessions are erased. What stays is a number in the log of deeds, which does not say who you are.
my-erase-others = If a request was shared with allied associations, we ask them to erase it. We cannot check that they did.
my-erase-when =
    { $count ->
        [one] You can change your mind for one hour. After that it is for good.
       *[other] You can change your mind for { $count } hours. After that it is for good.
    }
my-erase-act = Ask to erase
my-erase-at = You asked to erase your information. This happens after { $moment }.
my-erase-take-back = Do not erase
my-notice-erase = Noted. You can change your mind here.
my-notice-kept = Nothing is erased.
my-sessions = Where you are signed in
my-session-since = since { $moment }
my-notice-pin = The PIN is changed. Your other sessions are closed.
my-notice-session = The session is closed.
my-pin-title = Change my PIN
my-pin-text = With the new PIN, your other sessions are closed.
my-pin-present = Present PIN
my-pin-new = New PIN
my-pin-act = Change the PIN
my-pin-wrong = That is not the present PIN.

## People, for those who have charge of them

people-title = People you support
people-own = The people for whom you have a mandate.
people-all = Everybody who is registered.
people-none = Nobody so far.
people-new = Register somebody
people-new-text = You register them with their agreement. At the end their card is shown once.
people-register = Register and show the card
people-since = registered on { $date }
people-card-waits = card slowed down until { $moment }
person-title = Person you support
person-erased-at = This person asked to erase their information. This happens after { $moment }, unless they change their mind.
person-language = Language in which to write to them
person-language-unknown = Choose a language.
person-contact = What to call them and how to reach them
person-contact-hint = This information is encrypted. No file number, no nationality, no residence status.
person-open = See their information
person-open-hint = The reason is noted, and the person can read it.
person-open-act = Open
person-opened = This opening is noted. The person can read when, by which role and for which reason.
person-correct = Save the corrections
person-close = Close
person-new-request = Write a request on their behalf
person-new-request-mandate = To write on their behalf you need your own mandate.
person-behalf = Written on behalf of somebody, under a mandate
person-card = Access card
person-card-since = given on { $date }
person-card-failures =
    { $count ->
        [one] One wrong PIN since they last entered.
       *[other] { $count } wrong PINs since they last entered.
    }
person-hidden = New card: their information stays hidden from them until { $moment }.
person-confirm = The right person has the card
person-confirm-hint = Make sure of it with the person themselves, by another way than the card.
person-confirm-other = Another person of the team can confirm earlier that the right person has the card.

## Mandates

mandate-title = Mandate
mandates-title = Who writes on their behalf
mandate-hint = The person said yes to you, in a language that they understand, after you explained it.
mandate-via = How did they say yes?
mandate-language = In which language?
mandate-date = On which day?
mandate-via-missing = Mandate: say how the person said yes.
mandate-language-missing = Mandate: say in which language.
mandate-date-malformed = Mandate: the day is written like 2026-12-01.
mandate-date-range = Mandate: the day is between today and a year ago.
mandate-take = Take a mandate
mandate-take-act = Note my mandate
mandate-end = End this mandate
given-via-oral = by word of mouth
given-via-signed = in writing, signed

## A new card

card-new = Card and PIN
card-pin-choice = The person may choose their PIN themselves, on your screen. Otherwise leave it empty: a PIN is drawn.
card-shown = The card is ready
card-shown-once = Print it, or let the person photograph it now: the code is never shown again.
card-of = Access card
card-qr = Code of the card, to scan
card-where = To enter
card-keep = Keep this card like a key. The PIN is not on it.
card-pin-apart = Tell the person this PIN, or let them note it elsewhere than on the card. They can change it. It is not printed.
card-pin-chosen = The PIN is the one that the person chose.
card-print = To print it or keep it as a PDF: the menu of your browser, “Print”. Only the card is printed.
card-done = Done
card-again = Give a new card
card-again-text = The old card is worth nothing any more, and all sessions of the person are closed. For 24 hours their information stays hidden from whoever holds the new card, unless another person of the team confirms.
card-again-act = Give the card
card-reason = Reason
card-reason-missing = Choose the reason.
card-reason-first-card = first card
card-reason-card-lost = card lost
card-reason-card-stolen = card stolen
card-reason-pin-forgotten = PIN forgotten
card-reason-card-seen = somebody saw the card or the PIN

## Why a record is opened

case-reason = Reason
case-reason-missing = Choose a reason: the person will read it.
case-reason-reach = to reach the person
case-reason-correct = to correct their information
case-reason-proposal = for their request for a home
case-reason-safety = for their safety
case-reason-asked = because they asked for it

## What is known of somebody

private-called-name = What to call them
private-called-name-hint = The name or nickname that they want. The full name is not needed.
private-phone = Telephone
private-email = E-mail
private-street = Street and number
private-channel = Preferred way
private-safe-hours = Safe hours
private-safe-hours-hint = When is it safe to call? For example: weekday mornings.
private-leave-message = Leave a message?
channel-sms = text message
channel-voice = call
channel-caseworker = through the caseworker
channel-post = post
channel-email = e-mail
leave-message-no = no, never
leave-message-yes = yes

## Notices of the desk

desk-notice-case-corrected = The corrections are saved.
desk-notice-mandate-given = Your mandate is noted.
desk-notice-mandate-ended = The mandate has ended.
desk-notice-contact-confirmed = Confirmed: the person sees their information again.
desk-error-no-mandate = This needs your own mandate for the person.
