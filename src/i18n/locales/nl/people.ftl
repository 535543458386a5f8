# reviewed: no

## The way in with a card

my-title = Mijn pagina
card-title = Binnengaan met mijn kaart
card-text = U hebt de code van uw kaart en uw pincode nodig. Niemand van de vereniging vraagt u ooit deze pincode.
card-code = Code van de kaart
card-code-hint = Achttien tekens, met of zonder streepjes:
card-pin = Pincode
card-shared = Deze telefoon is niet van mij
card-shared-hint = Na 15 minuten zonder iets te doen wordt u afgemeld, en er blijft niets op het toestel.
card-act = Binnengaan
card-lost = Kaart of pincode kwijt? De persoon die u begeleidt, kan u een nieuwe kaart geven.
card-wrong = Deze code en deze pincode horen niet bij elkaar. Kijk op de kaart en probeer opnieuw.
card-waits =
    { $count ->
        [one] Te veel pogingen met deze kaart. Probeer opnieuw over een minuut. De kaart blijft goed.
       *[other] Te veel pogingen met deze kaart. Probeer opnieuw over { $count } minuten. De kaart blijft goed.
    }
card-busy = Er melden zich nu veel mensen aan. Probeer het over enkele seconden opnieuw.
card-code-missing = Neem de code van de kaart over: { $max } tekens.
card-code-length = De code heeft { $max } tekens, hier staan er { $got }.
card-code-mistyped = Een teken van de code klopt niet. Vergelijk met de kaart, groep per groep.
card-pin-malformed = De pincode heeft { $digits } cijfers en niets anders.
card-pin-easy = Deze pincode is te gemakkelijk te raden: kies een andere.
card-pin-differ = De twee pincodes zijn niet gelijk.
card-pin-hint = Zes cijfers. Geen geboortedatum, geen reeks zoals 123456.
card-pin-again = Nog eens dezelfde pincode

## What is theirs

my-hello = Dag { $name }
my-shared = U zit op een gedeelde telefoon: meld u af als u klaar bent.
my-requests = Aanvragen
my-no-request = Nog geen aanvraag.
my-request-since = sinds { $date }
my-request-behalf = namens u geschreven door het team
my-contact = Hoe u te bereiken bent
my-contact-hidden = U hebt een nieuwe kaart: deze gegevens blijven verborgen tot { $moment }, voor uw veiligheid.
my-contact-change = Klopt er iets niet meer? Zeg het aan de persoon die u begeleidt.
my-looked = Wie uw gegevens gezien heeft
my-looked-text = Telkens als iemand van het team uw gegevens opent of wijzigt, staat dat hier.
my-moment = { $date } om { $time }
my-looked-person-registered = Inschrijving
my-looked-case-opened = Gegevens gezien
my-looked-case-corrected = Gegevens verbeterd
my-looked-mandate-given = Mandaat gegeven
my-looked-mandate-ended = Mandaat beëindigd
my-looked-card-issued = Kaart gegeven
my-looked-contact-confirmed = Nieuwe kaart bevestigd
my-looked-by-self = u
my-looked-by-program = het programma
my-looked-erasure-asked = Wissen gevraagd
my-looked-erasure-taken-back = Wissen ingetrokken
my-rights = Uw gegevens zijn van u
my-rights-text = U kunt er een kopie van nemen, of vragen om alles te wissen.
my-data = Mijn gegevens downloaden (JSON)
my-erase-title = Alles wissen
my-erase-what = Uw aanvragen, hoe u te bereiken bent, uw kaart en uw aanmeldingen worden gewist. Er blijft alleen een nummer in het logboek, dat niet zegt wie u bent.
my-erase-others = Als een aanvraag met bevriende verenigingen gedeeld werd, vragen we hen die te wissen. We kunnen niet nagaan of ze dat gedaan hebben.
my-erase-when =
    { $count ->
        [one] U kunt een uur lang van gedachten veranderen. Daarna is het voorgoed.
       *[other] U kunt { $count } uur lang van gedachten veranderen. Daarna is het voorgoed.
    }
my-erase-act = Vragen om te wissen
my-erase-at = U hebt gevraagd uw gegevens te wissen. Dat gebeurt na { $moment }.
my-erase-take-back = Niet wissen
my-notice-erase = Genoteerd. U kunt hier van gedachten veranderen.
my-notice-kept = Er is niets gewist.
my-sessions = Waar u aangemeld bent
my-session-since = sinds { $moment }
my-notice-pin = De pincode is gewijzigd. Uw andere aanmeldingen zijn gesloten.
my-notice-session = De aanmelding is gesloten.
my-pin-title = Mijn pincode wijzigen
my-pin-text = Met de nieuwe pincode worden uw andere aanmeldingen gesloten.
my-pin-present = Huidige pincode
my-pin-new = Nieuwe pincode
my-pin-act = Pincode wijzigen
my-pin-wrong = Dat is niet de huidige pincode.

## People, for those who have charge of them

people-title = Mensen die u begeleidt
people-own = De mensen voor wie u een mandaat hebt.
people-all = Iedereen die ingeschreven is.
people-none = Nog niemand.
people-new = Iemand inschrijven
people-new-text = U schrijft iemand in met haar of zijn akkoord. Op het einde wordt de kaart één keer getoond.
people-register = Inschrijven en de kaart tonen
people-since = ingeschreven op { $date }
people-card-waits = kaart vertraagd tot { $moment }
person-title = Persoon die u begeleidt
person-erased-at = Deze persoon heeft gevraagd de gegevens te wissen. Dat gebeurt na { $moment }, tenzij de persoon van gedachten verandert.
person-language = Taal waarin we schrijven
person-language-unknown = Kies een taal.
person-contact = Aanspreking en bereikbaarheid
person-contact-hint = Deze gegevens zijn versleuteld. Geen dossiernummer, geen nationaliteit, geen verblijfsstatus.
person-open = Gegevens bekijken
person-open-hint = De reden wordt genoteerd, en de persoon kan die lezen.
person-open-act = Openen
person-opened = Deze opening is genoteerd. De persoon kan lezen wanneer, door welke rol en om welke reden.
person-correct = Verbeteringen bewaren
person-close = Sluiten
person-new-request = Een aanvraag schrijven namens deze persoon
person-new-request-mandate = Om namens deze persoon te schrijven hebt u een eigen mandaat nodig.
person-behalf = Geschreven namens iemand, met een mandaat
person-card = Toegangskaart
person-card-since = gegeven op { $date }
person-card-failures =
    { $count ->
        [one] Eén foute pincode sinds de laatste keer binnen.
       *[other] { $count } foute pincodes sinds de laatste keer binnen.
    }
person-hidden = Nieuwe kaart: de gegevens blijven voor de persoon verborgen tot { $moment }.
person-confirm = De juiste persoon heeft de kaart
person-confirm-hint = Ga dit na met de persoon zelf, op een andere manier dan met de kaart.
person-confirm-other = Iemand anders van het team kan vroeger bevestigen dat de juiste persoon de kaart heeft.

## Mandates

mandate-title = Mandaat
mandates-title = Wie namens deze persoon schrijft
mandate-hint = De persoon heeft u ja gezegd, in een taal die ze begrijpt, na uw uitleg.
mandate-via = Hoe heeft ze ja gezegd?
mandate-language = In welke taal?
mandate-date = Op welke dag?
mandate-via-missing = Mandaat: zeg hoe de persoon ja gezegd heeft.
mandate-language-missing = Mandaat: zeg in welke taal.
mandate-date-malformed = Mandaat: de dag schrijft u als 2026-12-01.
mandate-date-range = Mandaat: de dag ligt tussen vandaag en een jaar geleden.
mandate-take = Een mandaat nemen
mandate-take-act = Mijn mandaat noteren
mandate-end = Dit mandaat beëindigen
given-via-oral = mondeling
given-via-signed = schriftelijk, ondertekend

## A new card

card-new = Kaart en pincode
card-pin-choice = De persoon mag de pincode zelf kiezen, op uw scherm. Laat anders leeg: er wordt een pincode geloot.
card-shown = De kaart is klaar
card-shown-once = Druk ze af of laat de persoon ze nu fotograferen: de code wordt nooit meer getoond.
card-of = Toegangskaart
card-qr = Code van de kaart, om te scannen
card-where = Om binnen te gaan
card-keep = Bewaar deze kaart als een sleutel. De pincode staat er niet op.
card-pin-apart = Zeg deze pincode aan de persoon, of laat ze die ergens anders dan op de kaart noteren. Ze kan hem wijzigen. Hij wordt niet afgedrukt.
card-pin-chosen = De pincode is die welke de persoon gekozen heeft.
card-print = Om af te drukken of als PDF te bewaren: het menu van uw browser, “Afdrukken”. Alleen de kaart wordt afgedrukt.
card-done = Klaar
card-again = Een nieuwe kaart geven
card-again-text = De oude kaart is niets meer waard, en alle aanmeldingen van de persoon worden gesloten. Gedurende 24 uur blijven de gegevens verborgen voor wie de nieuwe kaart heeft, tenzij iemand anders van het team bevestigt.
card-again-act = De kaart geven
card-reason = Reden
card-reason-missing = Kies de reden.
card-reason-first-card = eerste kaart
card-reason-card-lost = kaart verloren
card-reason-card-stolen = kaart gestolen
card-reason-pin-forgotten = pincode vergeten
card-reason-card-seen = iemand heeft de kaart of de pincode gezien

## Why a record is opened

case-reason = Reden
case-reason-missing = Kies een reden: de persoon zal die lezen.
case-reason-reach = om de persoon te bereiken
case-reason-correct = om gegevens te verbeteren
case-reason-proposal = voor de woonaanvraag
case-reason-safety = voor de veiligheid van de persoon
case-reason-asked = omdat de persoon het vroeg

## What is known of somebody

private-called-name = Aanspreking
private-called-name-hint = De naam of bijnaam die de persoon wil. De volledige naam is niet nodig.
private-phone = Telefoon
private-email = E-mail
private-street = Straat en nummer
private-channel = Liefst bereikbaar via
private-safe-hours = Veilige uren
private-safe-hours-hint = Wanneer kan er zonder gevaar gebeld worden? Bijvoorbeeld: ’s morgens op weekdagen.
private-leave-message = Een bericht achterlaten?
channel-sms = sms
channel-voice = telefoon
channel-caseworker = via de begeleider
channel-post = post
channel-email = e-mail
leave-message-no = nee, nooit
leave-message-yes = ja

## Notices of the desk

desk-notice-case-corrected = De verbeteringen zijn bewaard.
desk-notice-mandate-given = Uw mandaat is genoteerd.
desk-notice-mandate-ended = Het mandaat is beëindigd.
desk-notice-contact-confirmed = Bevestigd: de persoon ziet de gegevens weer.
desk-error-no-mandate = Hiervoor hebt u een eigen mandaat voor deze persoon nodig.
