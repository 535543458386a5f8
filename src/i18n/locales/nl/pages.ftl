# reviewed: no

## Every page

skip-to-content = Naar de inhoud
quick-exit = Snel weg
nav-main = Menu
nav-languages = Taal
nav-offers = Woonplekken
nav-privacy = Uw gegevens
nav-staff = Team
nav-sign-in = Aanmelden voor het team
nav-card = Binnengaan met mijn kaart
footer-federation = Deze site hoort bij een netwerk van verenigingen. Elke vereniging heeft haar eigen site, en het aanbod reist van de ene naar de andere.
footer-signed-in = Team: { $email }
footer-source = Vrije broncode

## Names of pages in the browser: neutral, whoever looks over the shoulder

title-home = Start
title-list = Lijst
title-offer = Details
title-profile = Profiel
title-privacy = Informatie

## The first page

home-summary = Sommige mensen openen hun deur. Anderen zoeken een dak. Onze vereniging brengt hen samen.
home-see-offers = Bekijk de woonplekken
home-follow = Volg ons aanbod
home-how-title = Hoe het werkt
home-how-1 = Iemand biedt een kamer of een woning aan. Wij ontmoeten die persoon eerst.
home-how-2 = Het aanbod verschijnt hier, zonder naam of adres.
home-how-3 = Een sociaal werker brengt de twee mensen samen. Elk van hen mag nee zeggen.
home-latest = Nieuwste aanbod
home-all-offers = Het hele aanbod
home-no-offers = Er is nu geen aanbod. Kom binnenkort terug.

## The list

offers-title = Aangeboden woonplekken
offers-count =
    { $count ->
        [0] Geen aanbod
        [one] { $count } woonplek
       *[other] { $count } woonplekken
    }
offers-none = Niets past bij uw zoekopdracht.
offers-none-advice-1 = Kies een grotere afstand.
offers-none-advice-2 = Laat een wens weg, bijvoorbeeld de data.
offers-none-advice-3 = Volg ons aanbod: wat nieuw is, komt naar u toe.
offers-wrong-filter = We konden niet zoeken. Kijk naar de gemarkeerde velden hierboven.
filter-municipality = Gemeente of postcode
filter-distance-km = Afstand
filter-only-here = Alleen deze gemeente
filter-within = Binnen { $km } km
filter-more = Meer wensen
filter-persons = Aantal personen
filter-from = Aankomst
filter-until = Vertrek
filter-max-rent = Hoogste huur per maand, in euro
filter-step-free = Toegang zonder drempel
filter-language = Taal die er gesproken wordt
filter-any-language = Maakt niet uit
filter-page = Pagina
filter-search = Zoeken
filter-clear = Alles wissen
pager = Pagina’s
pager-previous = Vorige pagina
pager-next = Volgende pagina
pager-where = Pagina { $page } van { $pages }

## An offer

page-up-to-persons =
    { $count ->
        [one] Voor { $count } persoon
       *[other] Tot { $count } personen
    }
page-from = Vrij vanaf { $from }
page-between = Vrij van { $from } tot { $until }
page-free = Gratis
page-a-month = { $amount } per maand
page-free-slots =
    { $count ->
        [0] Geen enkele is vrij
        [one] { $count } is vrij
       *[other] { $count } zijn vrij
    }
page-months =
    { $count ->
        [one] { $count } maand
       *[other] { $count } maanden
    }
page-months-of-rent =
    { $count ->
        [one] { $count } maand huur
       *[other] { $count } maanden huur
    }
page-days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    }
page-at-least = Minstens { $duration }
page-at-most = Hoogstens { $duration }
page-from-to = { $least } tot { $most }
facts-home = De woonplek
facts-stay = Het verblijf
facts-money = De prijs
facts-together = Samen leven
facts-beds = Bedden
facts-duration = Duur
facts-notice = Opzegtermijn
facts-deposit = Waarborg
offer-back = Terug naar de lijst
offer-full = Niet meer vrij
offer-via = Via { $domain }
offer-original = Naar de oorspronkelijke pagina
offer-words = Een woord van wie onthaalt

## The fediverse

follow-title = Volg het aanbod
follow-why = Hebt u een account op Mastodon of elders in de fediverse? Volg dit adres, en elk nieuw aanbod komt naar u toe.
follow-how = Kopieer dit adres in het zoekveld van uw app. Of schrijf hier de naam van uw server.
follow-button = Volgen
follow-more = Hoe u dit adres volgt
reply-title = Antwoord op dit aanbod
reply-why = U kunt de vereniging schrijven vanuit uw account in de fediverse. Een privébericht is het best.
reply-button = Openen op mijn server
reply-copy = Of kopieer dit adres in het zoekveld van uw app:
server-label = Uw server
server-hint = Bijvoorbeeld mastodon.social
server-wrong = Dit is geen naam van een server. Schrijf die zoals mastodon.social, zonder iets anders.
profile-board-name = Aanbod van { $association }
profile-board-summary = Dit account geeft het aanbod door van { $association } en van de verenigingen waarmee zij samenwerkt.

## Data

privacy-title = Uw gegevens
privacy-lead = We bewaren zo weinig mogelijk. Dit is het.
privacy-visitors-title = U bezoekt deze site
privacy-visitors = U hebt geen account nodig. Eén cookie onthoudt een jaar lang de taal die u koos. We volgen niemand en houden geen statistieken over u bij.
privacy-never-title = Wat we nooit bewaren
privacy-never = Geen nationaliteit, afkomst, godsdienst, verblijfsstatuut, migratieroute, identiteits- of dossiernummer, diagnose of strafregister. Er is niet eens een vakje voor.
privacy-federation-title = Wat niet terugkomt
privacy-federation = Een openbaar aanbod gaat naar de sites die ons volgen; een samenvatting van een vraag gaat naar de aanvaarde bondgenoten. Wordt het ingetrokken, dan vragen we hun het te wissen, en noteren we dat. We kunnen hen niet dwingen en het niet nagaan: wat weg is, beschouwt u best als weg. Vragen naar een woning zijn nooit openbaar.
privacy-pages-title = De pagina’s
privacy-pages = Onze pagina’s roepen geen enkele andere site op: geen reclame, geen bezoekersmeting, geen lettertypes van elders. Ze werken zonder JavaScript.

## When something goes wrong

error-invalid-title = Er klopt iets niet
error-invalid-text = We begrepen niet wat er verstuurd werd. Ga terug en kijk uw antwoorden na.
error-denied-title = Dit mag niet
error-denied-text = Uw rol laat dit niet toe. Vraag het aan de beheerders van uw vereniging.
error-forged-title = Deze pagina is verlopen
error-forged-text = Voor de veiligheid hebben we niets gewijzigd. Ga terug, laad de pagina opnieuw en verstuur nog eens.
error-not-found-title = Deze pagina bestaat niet
error-not-found-text = Het adres klopt misschien niet, of de pagina is niet meer openbaar.
error-gone-title = Dit aanbod is ingetrokken
error-gone-text = De vereniging heeft het voorgoed ingetrokken. In de lijst wacht ander aanbod.
error-conflict-title = Dit is intussen gewijzigd
error-conflict-text = Iemand anders heeft dit gewijzigd. Laad de pagina opnieuw en begin opnieuw.
error-internal-title = Dit is niet gelukt
error-internal-text = Het probleem ligt bij ons. Er is niets verloren. Probeer het over enkele minuten opnieuw.
error-too-many-title = Te veel pogingen
error-too-many-text = Wacht een minuut en probeer het dan opnieuw.
error-to-list = Bekijk de woonplekken
error-to-home = Terug naar de startpagina
error-not-vetted = Dit aanbod kan nog niet verschijnen: de controle van wie onthaalt is niet volledig.
error-own-record = U hebt deze tekst geschreven. Iemand anders moet hem nalezen.
error-requests-off = Deze vereniging stuurt nu geen vragen naar haar bondgenoten.
error-step = Deze wijziging kan niet in de huidige toestand.
