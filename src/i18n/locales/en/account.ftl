# reviewed: no

## Roles

role-safeguarding-lead = Safeguarding lead
role-visitor-home = Home visitor

## The second step of the sign-in

code-title = Your code
code-text = Open the authenticator app on your phone and copy the code of this association.
code-label = Six-digit code
code-hint = It changes every 30 seconds and works once.
code-no-phone = I do not have my phone
code-recovery-label = Recovery code
code-recovery-hint = Four groups of four characters. Each recovery code works once.
code-lost = You have neither the phone nor the recovery codes? An administrator of your association can reset your second factor.
code-stop = Stop signing in

## The second factor

factor-title = Second factor
factor-due = Your role needs a second factor: at each sign-in, a code from your phone is asked for beside the password. It has to be set up now.
factor-why = At each sign-in, a code from your phone is asked for beside the password. Whoever steals the password does not get in.
factor-step-app = Install an authenticator app on your phone, such as Aegis, 2FAS or FreeOTP.
factor-step-add = Add this account to it: scan the picture, or open the app if you are on that phone.
factor-qr = Picture to scan with the authenticator app
factor-open-app = Open in the app
factor-key = Or copy this key into the app:
factor-step-code = Copy the six-digit code that the app shows now
factor-act = Turn this second factor on
factor-replaces = The old second factor
factor-on = On
factor-since = since { $date }
factor-off = You have no second factor. We advise everybody to have one.
factor-set-up = Set up a second factor
factor-replace = Change phones
factor-remove-title = Remove the second factor
factor-remove-text = The password alone will protect your account. Your other sessions will end.
factor-codes-title = New recovery codes
factor-codes-text = The old recovery codes will be worth nothing.
recovery-title = Your recovery codes
recovery-text = If you lose your phone, one of these codes takes its place at the sign-in. Each code works once.
recovery-once = This page is shown once only. Print the codes or copy them, and keep them away from the phone.
recovery-kept = I have kept the codes
recovery-left =
    { $count ->
        [0] No recovery code is left. Make new ones.
        [one] { $count } recovery code is left.
       *[other] { $count } recovery codes are left.
    }

## One's own account

account-title = My account
account-role = Role
account-language = Language of messages
account-language-label = In which language does this site write to you?
account-language-act = Choose this language
sessions-title = My sessions
sessions-text = You do not recognise a session? End it and change your password.
session-this = this session
session-unknown = Unknown browser
session-since-now = Opened less than an hour ago
session-since-hours =
    { $count ->
        [one] Opened { $count } hour ago
       *[other] Opened { $count } hours ago
    }
session-seen-now = Used less than an hour ago
session-seen-hours =
    { $count ->
        [one] Used { $count } hour ago
       *[other] Used { $count } hours ago
    }
session-end = End this session
sessions-end-others = End all other sessions
password-title = Change the password
password-ends-others = Your other sessions will end.
password-present = Present password
password-new = New password
password-hint = 12 to 256 characters. Several words that do not belong together are easy to remember and hard to guess.
password-again = The new password once more
password-act = Change the password

## The staff

staff-title = The team
staff-you = you
staff-disabled = Account closed
staff-factor-yes = Second factor on
staff-factor-no = No second factor
staff-seen = Last sign-in on { $date }
staff-never-seen = Never signed in
staff-change = Change
staff-role-hint = The person will have to sign in again.
staff-role-act = Grant this role
staff-reset-factor = Reset the second factor
staff-reset-hint = For whoever lost the phone and the recovery codes. Make sure by voice that it is really this person who asks.
staff-disable = Close the account
staff-enable = Reopen the account
staff-invitations = Open invitations
staff-invited-until = good until { $date }
staff-revoke = Take the invitation back
staff-invite = Invite somebody
staff-invite-hint = The next page shows a link to hand over to the person. Nothing is sent by e-mail.
staff-invite-hint-mail = The person gets a link by e-mail.
staff-invite-act = Make the link
staff-invite-act-mail = Send the invitation
invited-title = Invitation ready
invited-once = Copy this link now: it is shown once only. Hand it over to this person alone, in a safe way.
invited-mailed = An e-mail with the link is on its way to this address.
invited-link = Show the link too
invited-text =
    { $count ->
        [one] The link is good for { $count } day and once. An older invitation of this address is worth nothing any more.
       *[other] The link is good for { $count } days and once. An older invitation of this address is worth nothing any more.
    }
invitation-title = Welcome to the team
invitation-text = { $association } invites you. Your role: { $role }. Choose a password.
invitation-factor = Have your phone ready: the next step sets up a second factor on it.
invitation-act = Create my account

## What was done

desk-notice-factor-removed = The second factor is removed.
desk-notice-session-ended = The session has ended.
desk-notice-sessions-ended = The other sessions have ended.
desk-notice-password-changed = The password is changed. The other sessions have ended.
desk-notice-language-chosen = The language of messages is chosen.
desk-notice-invitation-revoked = The invitation is taken back.
desk-notice-role-granted = The role is granted. The person has to sign in again.
desk-notice-account-disabled = The account is closed, and its sessions have ended.
desk-notice-account-enabled = The account is open again.
desk-notice-factor-reset = The second factor is reset, and the sessions have ended.

## What is wrong

account-problem-password-length = The password has { $got } characters; { $min } to { $max } are needed.
account-problem-password-common = This password is among the first that are tried. Choose another.
account-problem-password-is-email = The password cannot be the e-mail address.
account-problem-passwords-differ = The two new passwords are not the same.
account-problem-wrong-password = The password is not right.
account-problem-wrong-code = The code is not right, or was used already. Wait for the next one and check the time on the phone.
account-problem-too-soon =
    { $count ->
        [one] Too many codes were wrong. The next one is heard in { $count } second; a recovery code is heard at once.
       *[other] Too many codes were wrong. The next one is heard in { $count } seconds; a recovery code is heard at once.
    }
account-problem-email-malformed = This is not an e-mail address of at most { $max } characters.
account-problem-email-taken = This address has an account already.
account-problem-own-account = Nobody does this to their own account. Ask another administrator.
account-problem-last-admin = This is the last administrator. Grant somebody else this role first.
account-problem-factor-needed = Your role needs a second factor. You can replace it, but not remove it.
account-problem-no-factor = This account has no second factor.
account-problem-not-invited = This link is worth nothing, or nothing any more. Ask an administrator of the association for a new invitation.
