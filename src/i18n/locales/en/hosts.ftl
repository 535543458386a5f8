# reviewed: no (no native speaker has read it)

## What somebody is told by hand, where no message can go to them

errands-title = To tell them
errands-hint = No message could go: open their record to see how they are reached.
errand-new-card = Their card was replaced.
errand-act = They know
people-errand = to be told
desk-notice-person-told = Noted: the person was told.
my-looked-person-told = Somebody of the team told you

## The way in by mail

link-instead = Enter with a link by e-mail
link-with-card = Enter with the card
link-title = Enter by e-mail
link-text = We send a link to the address that you gave us. With that link you enter without a card.
link-email = Your e-mail address
link-ask = Send the link
link-asked = If this address is known here, a link is on its way to it now. It works for { $minutes } minutes, once. An address gets { $most } links an hour at most.
link-not-come = Nothing comes after a few minutes? Look into the folder for spam, or enter with your card. If two people gave the same address, no link leaves: ask the team.
link-enter-text = Press this button and you are in. The link works only once.
link-over = This link does not work, or no longer: a link works once, and not for long.
link-again = Ask for another link
