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

## Hosts, at the desk

people-new-host = Register a host
host-offers = Their offers
people-host-title = Host
people-host = host
private-position = Exact position
private-position-hint = Latitude and longitude, for example 50.63960, 5.57180. It stays encrypted and never leaves this place.
host-of-offer = The offer of a host who is registered here
host-new-offer = Write an offer in their name
host-offer = Name an offer of theirs that is here already
host-offer-hint = Paste the address of the offer's page.
host-offer-act = This offer is theirs
host-offer-unknown = This is not the address of an offer here.
desk-notice-host-named = The offer has its host now.
task-offer = See the offer
task-kind-host-call = A host asks to be called
task-how-host-call = Open their record to see how they are reached, and call.
task-kind-host-change = A host wants to change an offer
task-how-host-change = Ask them what changes, and edit the offer.
task-kind-host-worry = A host says that something is wrong
task-how-host-worry = Call today. If somebody is in danger, tell the safeguarding lead.

## A host's own offers

my-offers = Your offers
my-no-offer = No offer is yours here so far.
host-meaning-draft = The team prepares this offer. Nobody else sees it.
host-meaning-screening = Somebody of the team reads the texts before the offer is published.
host-meaning-published = The offer is published: everybody can see it.
host-meaning-open = Open.
host-meaning-paused = The offer is paused: nobody sees it. You can publish it again.
host-meaning-paused-by-team = The offer is paused. To publish it again, talk to the team.
host-meaning-reserved = Somebody is expected. The offer stays visible and says that no place is free.
host-meaning-occupied = Somebody lives there. The offer stays visible and says that no place is free.
host-meaning-needs-info = The team waits for an answer before it publishes the offer.
host-meaning-withdrawn = The offer is withdrawn for good.
host-meaning-suspended = Suspended: the team is looking at something. They will call you.
host-confirmed-until = Confirmed until { $date }. Without another confirmation it pauses.
host-public-page = See the public page
host-act-confirm = It is still available
host-act-pause = Pause
host-act-resume = Publish again
host-act-withdraw = Withdraw for good
host-done-confirm = Thank you: the offer is confirmed for 60 days.
host-done-pause = The offer is paused.
host-done-resume = Noted. The offer is published again, or somebody reads its texts first.
host-done-withdraw = The offer is withdrawn.
host-done-help = The team was told.
host-withdraw-text = The offer disappears, and we ask other sites to delete it. This cannot be undone: for an absence, rather pause it.
host-vetting = The vetting
host-vetted = Everything is in order.
host-vetting-lacks = Something is missing still, or the team's last approval.
host-step-done = done on { $date }, valid until { $until }
host-step-missing = missing
host-help = Do you need something?
host-help-text = The team gets your request and contacts you. In danger, call 112.
host-help-what = What is it about?
host-help-call = I would like to be called
host-help-change = Something changes in my offer
host-help-worry = Something is wrong
host-help-act = Ask
host-help-missing = Choose what it is about.
host-erase = Your offers are withdrawn, and we ask other sites to delete them. We cannot see whether they did.
