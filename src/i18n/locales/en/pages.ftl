# reviewed: no

## Every page

skip-to-content = Skip to content
quick-exit = Quick exit
nav-main = Menu
nav-languages = Language
nav-offers = Homes
nav-privacy = Your data
nav-staff = Team area
nav-sign-in = Team sign-in
nav-card = Enter with my card
footer-federation = This site is part of a network of associations. Each has its own site, and offers travel between them.
footer-signed-in = Team: { $email }
footer-source = Free source code

## Names of pages in the browser: neutral, whoever looks over the shoulder

title-home = Home
title-list = List
title-offer = Details
title-profile = Profile
title-privacy = Information

## The first page

home-summary = Some people open their door. Others look for a roof. Our association brings them together.
home-see-offers = See the homes
home-follow = Follow our offers
home-how-title = How it works
home-how-1 = Somebody offers a room or a home. We meet them first.
home-how-2 = The offer appears here, without a name or an address.
home-how-3 = A social worker brings the two people together. Each of them may say no.
home-latest = Latest offers
home-all-offers = All offers
home-no-offers = There is no offer at the moment. Come back soon.

## The list

offers-title = Homes on offer
offers-count =
    { $count ->
        [0] No offers
        [one] { $count } offer
       *[other] { $count } offers
    }
offers-none = No offer fits your search.
offers-none-advice-1 = Choose a greater distance.
offers-none-advice-2 = Leave a wish out, for example the dates.
offers-none-advice-3 = Follow our offers: new ones will come to you.
offers-wrong-filter = We could not search. Look at the marked fields above.
filter-municipality = Town or postcode
filter-distance-km = Distance
filter-only-here = This town only
filter-within = Within { $km } km
filter-more = More wishes
filter-persons = Number of people
filter-from = Arrival
filter-until = Departure
filter-max-rent = Highest rent a month, in euros
filter-step-free = Step-free access
filter-language = Language spoken there
filter-any-language = Any
filter-page = Page
filter-search = Search
filter-clear = Clear all
pager = Pages
pager-previous = Previous page
pager-next = Next page
pager-where = Page { $page } of { $pages }

## An offer

page-up-to-persons =
    { $count ->
        [one] For { $count } person
       *[other] Up to { $count } people
    }
page-from = Free from { $from }
page-between = Free from { $from } to { $until }
page-free = Free of charge
page-a-month = { $amount } a month
page-free-slots =
    { $count ->
        [0] None is free
        [one] { $count } is free
       *[other] { $count } are free
    }
page-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
page-months-of-rent =
    { $count ->
        [one] { $count } month’s rent
       *[other] { $count } months’ rent
    }
page-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
page-at-least = At least { $duration }
page-at-most = At most { $duration }
page-from-to = { $least } to { $most }
facts-home = The home
facts-stay = The stay
facts-money = The price
facts-together = Living together
facts-beds = Beds
facts-duration = How long
facts-notice = Notice
facts-deposit = Deposit
offer-back = Back to the list
offer-full = No longer free
offer-via = Via { $domain }
offer-original = See the original notice
offer-words = A word from the host

## The fediverse

follow-title = Follow the offers
follow-why = Do you have an account on Mastodon or elsewhere in the fediverse? Follow this address, and every new offer comes to you.
follow-how = Copy this address into the search of your app. Or write the name of your server here.
follow-button = Follow
follow-more = How to follow this address
reply-title = Answer this offer
reply-why = You can write to the association from your account in the fediverse. A private message is best.
reply-button = Open on my server
reply-copy = Or copy this address into the search of your app:
server-label = Your server
server-hint = For example mastodon.social
server-wrong = This is not the name of a server. Write it like mastodon.social, and nothing else.
profile-board-name = Board of { $association }
profile-board-summary = This account passes on the offers of { $association } and of its allied associations.

## Data

privacy-title = Your data
privacy-lead = We keep as little as we can. This is what.
privacy-visitors-title = You visit this site
privacy-visitors = You need no account. A single cookie keeps the language that you chose, for a year. We follow nobody and keep no statistics about you.
privacy-never-title = What we never keep
privacy-never = No nationality, origin, religion, residence status, migration route, identity or file number, diagnosis or criminal record. There is not even a box for it.
privacy-federation-title = What cannot be called back
privacy-federation = A public offer travels to the sites that follow us; a summary of a request goes to the allies that were agreed to. When it is withdrawn we ask them to delete it, and note that. We can neither force them nor verify it: consider what has left as gone. Requests for a home are never public.
privacy-pages-title = The pages
privacy-pages = Our pages call no other site: no advertising, no audience measurement, no fonts from elsewhere. They work without JavaScript.

## When something goes wrong

error-invalid-title = Something is wrong
error-invalid-text = We did not understand what was sent. Go back and check your answers.
error-denied-title = This is not allowed
error-denied-text = Your role does not allow this. Ask the administrators of your association.
error-forged-title = This page has expired
error-forged-text = To be safe, we changed nothing. Go back, reload the page and send it again.
error-not-found-title = There is no such page
error-not-found-text = The address may be wrong, or the notice is no longer public.
error-gone-title = This offer was withdrawn
error-gone-text = The association withdrew it for good. Other offers are waiting in the list.
error-conflict-title = This has changed meanwhile
error-conflict-text = Somebody else changed this. Reload the page and start again.
error-internal-title = This did not work
error-internal-text = The problem is on our side. Nothing was lost. Try again in a few minutes.
error-too-many-title = Too many tries
error-too-many-text = Wait a minute, then try again.
error-to-list = See the homes
error-to-home = Back to the first page
error-not-vetted = This offer cannot be published yet: the vetting of its host is not complete.
error-own-record = You wrote this text. Somebody else must read it.
error-requests-off = This association sends no requests to its allies at the moment.
error-step = This change is not possible in the present state of the notice.
