# reviewed: no

## Sign-in

sign-in-title = Aanmelden voor het team
sign-in-for-whom = Deze pagina is voor het team van de vereniging. Om aanbiedingen te bekijken is geen account nodig.
sign-in-email = E-mailadres
sign-in-password = Wachtwoord
sign-in-act = Aanmelden
sign-in-failed = Het adres of het wachtwoord klopt niet. Kijk beide na en probeer opnieuw.
sign-out-act = Afmelden

## The desk

desk-title = Bureau
desk-lists = Lijsten
desk-list-drafts = Kladversies
desk-list-waiting = Wordt nagelezen
desk-list-published = Gepubliceerde aanbiedingen
desk-list-paused = Gepauzeerd
desk-list-requests = Open aanvragen
desk-list-withdrawn = Ingetrokken
desk-empty = Hier staat nu niets.
desk-changed = Gewijzigd op { $date }
desk-pages = Pagina’s
desk-page-before = Vorige pagina
desk-page-after = Volgende pagina
desk-waiting =
    { $count ->
        [one] { $count } tekst wacht op nalezing
       *[other] { $count } teksten wachten op nalezing
    }
desk-back = Terug

## The form

desk-new-offer = Nieuwe aanbieding
desk-new-request = Nieuwe aanvraag
desk-edit-offer = Aanbieding wijzigen
desk-edit-request = Aanvraag wijzigen
desk-offer-public = Iedereen kan een gepubliceerde aanbieding zien, hier en in de fediverse.
desk-request-private = Niets van deze aanvraag is openbaar. Ze blijft bij u zolang de persoon niet heeft ingestemd.
desk-no-contacts = Schrijf geen naam, straat, telefoonnummer of e-mailadres.
desk-group-place = De woning
desk-group-people = De mensen
desk-group-when = Wanneer
desk-group-money = Geld
desk-group-house = Wonen in het huis
desk-group-languages = Talen
desk-group-texts = In een paar woorden
desk-group-household = Wie een woning zoekt
desk-group-spoken = Talen
desk-group-need-when = Wanneer
desk-group-where = Waar
desk-group-needs = Wat nodig is
desk-group-budget = Geld
desk-more = Meer details
desk-more-rows = Meer regels toevoegen
desk-required = verplicht
desk-choose = Kiezen
desk-not-said = Niet gezegd
desk-unit-euros = €
desk-hint-title = Hoogstens { $max } tekens. Bijvoorbeeld: “Rustige kamer dicht bij het station”.
desk-hint-description = Hoogstens { $max } tekens. Een nummer, adres of link moet eerst nagelezen worden.
desk-hint-municipality = Naam of postcode. Naar de straat vragen we nooit.
desk-hint-available-until = Laat leeg als er geen einde gepland is.
desk-hint-monthly-rent-cents = 0 als het gratis is.
desk-hint-capacity-persons = Hoeveel mensen kunnen er samen wonen?
desk-hint-slots = Bijvoorbeeld 3 voor drie gelijke kamers.
desk-hint-accepts = Alleen in een gedeeld huis, nooit voor een hele woning of een huurcontract.
desk-hint-host-women = Blijft binnen het team.
desk-hint-host-men = Blijft binnen het team.
desk-hint-host-children = Blijft binnen het team.
desk-hint-quality-checklist = Blijft binnen het team.
desk-hint-zones = Namen of postcodes, met komma’s ertussen.
desk-hint-members = Eén regel per persoon, zonder naam.
desk-hint-needs = Alleen praktische noden, nooit een diagnose.
desk-hint-anchors = De gemeente volstaat.
desk-row-languages = Taal { $number }
desk-row-spoken-languages = Taal { $number }
desk-row-members = Persoon { $number }
desk-row-anchors = Plaats { $number }
desk-part-tag = Taal
desk-part-level = Niveau
desk-part-age = Leeftijd
desk-part-role = Rol
desk-part-gender = Gender
desk-part-kind = Reden
desk-part-place = Gemeente
desk-budget-up-to = Tot een bedrag per maand
desk-budget-confirmed = Een bevestigd bedrag per maand
desk-budget-amount = Bedrag per maand
desk-save-and-publish = Bewaren en publiceren
desk-save-and-open = Bewaren en openen
desk-save-draft = Als kladversie bewaren
desk-save = Bewaren
desk-leave = Niets wijzigen
desk-title-wrong = Te verbeteren:
desk-problems =
    { $count ->
        [one] Er is { $count } ding te verbeteren
       *[other] Er zijn { $count } dingen te verbeteren
    }
desk-nothing-lost = Er is niets verloren: wat u schreef, staat er nog.
desk-problem-rent = “{ $got }” is geen mogelijke huurprijs. Schrijf een bedrag van 0 tot { $max }, zoals 350 of 350,50.
desk-problem-budget = “{ $got }” is geen mogelijk budget. Schrijf een bedrag zoals 350 of 350,50.
desk-problem-budget-missing = Schrijf het bedrag van het budget, zoals 350 of 350,50.
desk-problem-half-row = “{ $field }”: een regel is niet volledig. Vul hem in, of maak hem leeg.

## A proposal

desk-all-fields = Alle informatie
desk-preview-title = Wat iedereen ziet
desk-public-page = De openbare pagina bekijken
desk-confirmed-until = Bevestigd tot { $date }
desk-missing-title = Deze stappen ontbreken nog:
desk-missing-how = Een aanbieding wordt gepubliceerd als de gastgever elke stap heeft doorlopen.
desk-act-publish = Publiceren
desk-act-open = De aanvraag openen
desk-act-resume = Hervatten
desk-act-free = De plaats is weer vrij
desk-act-pause = Pauzeren
desk-act-reserve = De plaats is gereserveerd
desk-act-occupy = De plaats is bezet
desk-act-edit = Wijzigen
desk-act-withdraw = Intrekken
desk-withdraw-title = Voorgoed intrekken?
desk-withdraw-final = Wat ingetrokken is, komt niet terug. Voor een onderbreking kunt u beter pauzeren.
desk-withdraw-out = We vragen andere servers om hun kopie te wissen. We kunnen dat niet garanderen.

## The review of held texts

desk-held-title = Deze tekst wacht op nalezing
desk-held-reason = { $field }: { $what }
desk-review-title = Na te lezen
desk-review-why = Deze teksten lijken een contact of een adres te geven, een verboden criterium te noemen of misbruik te verbergen. De woorden waar het om gaat, zijn gemarkeerd.
desk-review-how = Laat door als niets naar een persoon of huis wijst en niets iemand uitsluit of uitbuit. Stuur anders terug.
desk-review-waits = Een moderator zal hem lezen.
desk-review-empty = Niets na te lezen. Bedankt!
desk-act-release = Doorlaten
desk-act-send-back = Terugsturen

## What was done

desk-notice-saved = Het is bewaard.
desk-notice-saved-not-vetted = Het is bewaard, maar nog niet gepubliceerd: er ontbreken stappen.
desk-notice-published = Het is gepubliceerd.
desk-notice-opened = De aanvraag is open. Niets ervan is openbaar.
desk-notice-held = Het is bewaard. Een moderator leest de tekst na voor de publicatie.
desk-notice-paused = Het is gepauzeerd.
desk-notice-reserved = De plaats is als gereserveerd gemarkeerd.
desk-notice-occupied = De plaats is als bezet gemarkeerd.
desk-notice-withdrawn = Het is ingetrokken.
desk-notice-released = De tekst is doorgelaten, de aanbieding is gepubliceerd.
desk-notice-sent-back = De tekst is teruggestuurd.
desk-notice-tried-again = Dit wordt opnieuw geprobeerd.
desk-notice-discarded = Het is weggegooid.

## What other servers sent and could not be handled

desk-set-aside-title = Niet verwerkte zendingen
desk-set-aside-why = Andere servers hebben dit gestuurd. Het is ons niet gelukt het te verwerken, ook niet na meerdere pogingen.
desk-set-aside-empty = Niets hier: alles wat andere servers sturen is verwerkt.
desk-notices-given-up =
    { $count ->
        [one] { $count } bericht van deze site kwam de voorbije zeven dagen niet aan. Op de server zegt ‘rooftop check --mail’ waarom.
       *[other] { $count } berichten van deze site kwamen de voorbije zeven dagen niet aan. Op de server zegt ‘rooftop check --mail’ waarom.
    }
desk-set-aside-count =
    { $count ->
        [one] { $count } zending van een andere server kon niet worden verwerkt
       *[other] { $count } zendingen van andere servers konden niet worden verwerkt
    }
desk-set-aside-sender = Afkomstig van
desk-set-aside-error = Wat de verwerking tegenhield (in het Engels)
desk-set-aside-came = Op { $date } om { $time }
desk-set-aside-tries = Pogingen
desk-set-aside-how = Kies eerst “Opnieuw proberen”. Komt de zending hier terug, toon dan de technische details aan wie voor de server zorgt. U kunt ze ook weggooien: ze komt niet terug.
desk-set-aside-details = Technische details
desk-set-aside-kind = Soort
sent-kind-create = Een aanbod of een bericht
sent-kind-update = Een wijziging
sent-kind-delete = Een verwijdering
sent-kind-announce = Een deling
sent-kind-follow = Een abonnement
sent-kind-accept = Een aanvaarding
sent-kind-reject = Een weigering
sent-kind-undo = Een herroeping
sent-kind-like = Een “vind ik leuk”
sent-kind-flag = Een melding
sent-kind-block = Een blokkering
sent-kind-move = Een verhuizing
sent-kind-offer = Een voorstel
sent-kind-other = Een zending van een andere soort
desk-act-try-again = Opnieuw proberen
desk-act-discard = Weggooien

## Why something was not done

desk-fault-title = Dat is niet gelukt
desk-error-fields = Er zijn velden te verbeteren.
desk-error-not-vetted = De aanbieding kan nog niet gepubliceerd worden. Dit ontbreekt:
desk-error-own-record = U hebt deze tekst geschreven. Iemand anders van het team moet hem nalezen.
desk-error-requests-off = Op deze instantie gaan aanvragen niet naar bondgenoten.
desk-error-invalid = Wat verstuurd werd, is niet volledig. Ga terug en probeer opnieuw.
desk-error-not-allowed = Uw rol laat dit niet toe.
desk-error-not-found = Dit bestaat niet, of niet meer.
desk-error-step = Dat kan niet: de toestand is “{ $from }” en kan niet “{ $to }” worden.
desk-error-conflict = Iemand heeft dit intussen gewijzigd. Ga terug en kijk voor u opnieuw probeert.
desk-error-internal = Onze server heeft een probleem. Probeer het over enkele minuten opnieuw.
desk-error-unknown-field = Dit formulier heeft geen veld “{ $name }”.
desk-error-field-twice = Het veld “{ $name }” staat er twee keer.
desk-error-not-a-form = Een formulier wordt verstuurd als { $type }.
desk-error-too-large = Dit is te lang: het maximum is { $max } kB.
