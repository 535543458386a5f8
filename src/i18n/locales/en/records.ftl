# reviewed: no

## Notes about people

notes-title = Notes
notes-none = No notes yet.
note-new = Add a note
note-text = Note
note-hint = The person can read it. Only what helps to support them: no origin, religion, residence status or diagnosis. { $max } characters at most.
note-act = Save the note
desk-notice-case-note-written = The note is saved, encrypted. It is read in the opened record.
my-notes = Notes about your support
my-notes-text = What the team noted to support you. Something is not right? Tell them.
my-looked-case-note-written = Note written

## Whose data it is

whose-seeker = You look for a home
whose-host = You offer a home
whose-staff = You are of the team
whose-elsewhere = You write to us or follow us from another site

## What is kept: the table of data, in words

datum-contact = What to call you and how to reach you: name, phone, e-mail, safe hours
datum-case-note = The notes of whoever supports you
datum-person = Your language and the day of your registration
datum-mandate = Who may write on your behalf, and how you said yes
datum-card = Your access card and its PIN
datum-incident = What you tell us in confidence, and what the team notes about it
datum-authority-request = What authorities ask for, and what was answered
datum-match = Matches and stays: who was proposed to whom, the answers, the dates, the agreement
datum-check-in = How a stay goes, as each of the two says: an answer to choose, no text
datum-move-on = Where you would like to go after a stay, and who does what until then
datum-move-on-words = Your words about what comes after a stay, and the details of the steps
datum-address-mark = A fingerprint of your e-mail address, to know you when you ask for a link
datum-person-session = Where you are signed in: the browser and the time
datum-request = Your request for a home: household, dates, places, needs, budget
datum-bands = A summary of your request for an allied association or, if you agree, for a public appeal: size of the household, area, month
datum-consent = Your consent to that sharing, and when you gave it or took it back
datum-offer = The offer: texts, dwelling, dates, rent, town
datum-photo = The photos of the offer, without their hidden data
datum-home-facts = Who lives in the dwelling (numbers) and the state of the rooms
datum-verdicts = What we tell allied associations of your offer: until which month the host is vetted, and whether a lone woman or a lone parent may live there (yes or no)
datum-street = What to call you and how to reach you, your street and the exact place
datum-vetting = The steps of the check: outcome, day, end of validity. Never the document
datum-home-consent = The consent of each adult of the home, without their name
datum-account = Your e-mail address, your role, your language
datum-credentials = Your password, your second factor and your recovery codes
datum-staff-session = Where you are signed in: the browser and the time
datum-invitation = The invitation: e-mail address and role
datum-staff-deed = What each of the team did and when: a log that cannot be changed, without the name of anybody supported
datum-notice = Automatic messages that wait to be sent
datum-follow = That you follow us: the public address of your account, in the public list
datum-profile = Your public profile, your reactions and whom you block
datum-letter = Your messages and our answers
datum-report = Reports, sent or received
datum-received = What your server sends us, as it is
datum-sent = What we sent, and to which server
datum-partner = Partner associations, and what the team decided about them
datum-sealed = Encrypted: unreadable without a key that is kept elsewhere.
datum-hashed = Kept in a form that nobody can read.
datum-seen = Who sees it
datum-why = Why
datum-kept = For how long
datum-seen-everybody = Everybody, once it is published.
datum-seen-allies = The allied associations that the person agreed to, and the team.
datum-seen-staff = The team of this association.
datum-seen-in-charge = The person themselves, and whoever supports them or is in charge. Each opening is noted with its reason.
datum-seen-safeguarding = The safeguarding lead, and moderators while it is not grave. Each opening is noted.
datum-seen-themselves = The person themselves alone.
datum-seen-nobody = Nobody.
datum-why-reach = To reach the person.
datum-why-accompany = To support the person.
datum-why-enter = To let the right person in, and nobody else.
datum-why-house = To find a home.
datum-why-protect = To protect people.
datum-why-answer = To answer.
datum-why-account = To be able to show what was done.
datum-why-network = To speak with other sites.
datum-why-inform = To tell the team.
datum-basis-consent = With your consent, which you can take back.
datum-basis-interest = It is the legitimate interest of the association.
datum-until-erased = Until you ask to have it erased.
datum-until-with-proposal = As long as the offer or request itself.
datum-until-replaced = Until it is replaced or removed.
datum-until-taken-back = Until the other site takes it back, or we are partners no more.
datum-until-nothing = Without a limit set by the program: the association decides.
datum-kept-hours =
    { $count ->
        [one] An hour at most.
       *[other] { $count } hours at most.
    }
datum-kept-days =
    { $count ->
        [one] A day at most, once it is over.
       *[other] { $count } days at most, once it is over.
    }
datum-kept-draft-days =
    { $count ->
        [one] A draft that nobody touches: a day.
       *[other] A draft that nobody touches: { $count } days.
    }
datum-kept-closed-request-days =
    { $count ->
        [one] A request that was withdrawn: a day.
       *[other] A request that was withdrawn: { $count } days.
    }
datum-kept-refused-host-days =
    { $count ->
        [one] A host of whom a step of the check failed, once nobody touches the offer: a day.
       *[other] A host of whom a step of the check failed, once nobody touches the offer: { $count } days.
    }
datum-kept-incident-days =
    { $count ->
        [one] The words, once the report is closed and suspends nothing any more: a day.
       *[other] The words, once the report is closed and suspends nothing any more: { $count } days.
    }
datum-kept-authority-request-days =
    { $count ->
        [one] What was asked in words, from the day when it was noted: a day.
       *[other] What was asked in words, from the day when it was noted: { $count } days.
    }
datum-kept-stay-days =
    { $count ->
        [one] A stay that ended, or a match that came to nothing: one day.
       *[other] A stay that ended, or a match that came to nothing: { $count } days.
    }

## The page about data

privacy-seen-title = Who sees what
privacy-seen = Each piece of information has a circle and does not leave it: everybody, the allied associations, the team, or only whoever supports you.
privacy-kept-title = What we keep
privacy-kept = This list is made by the program itself. It says what it really does.
privacy-rights-title = Your rights
privacy-right-copy = A copy: with your card, in your space, at any time.
privacy-right-correct = A correction: tell whoever supports you.
privacy-right-erase =
    { $count ->
        [one] Erasure: with your card. It is done within a day. You can change your mind for an hour.
       *[other] Erasure: with your card. It is done within a day. You can change your mind for { $count } hours.
    }
privacy-right-complain = A complaint: with the data protection authority of your country. In Belgium it is the APD-GBA, in Brussels.
privacy-contact = For any question or request, write or call here:
privacy-contact-none = For any question or request, speak to the association or to whoever supports you.
audit-event-match-forgotten = Match deleted, its time is over
