# reviewed: no

## Notes about people

notes-title = Notities
notes-none = Nog geen notities.
note-new = Een notitie toevoegen
note-text = Notitie
note-hint = De persoon kan ze lezen. Alleen wat helpt bij de begeleiding: geen afkomst, godsdienst, verblijfsstatuut of diagnose. Hoogstens { $max } tekens.
note-act = De notitie opslaan
desk-notice-case-note-written = De notitie is versleuteld opgeslagen. U leest ze in het geopende dossier.
my-notes = Notities over uw begeleiding
my-notes-text = Wat het team noteerde om u te begeleiden. Klopt er iets niet? Zeg het hun.
my-looked-case-note-written = Notitie geschreven

## Whose data it is

whose-seeker = U zoekt een woning
whose-host = U biedt een woning aan
whose-staff = U hoort bij het team
whose-elsewhere = U schrijft of volgt ons vanaf een andere site

## What is kept: the table of data, in words

datum-contact = Hoe we u noemen en bereiken: roepnaam, telefoon, e-mail, veilige uren
datum-case-note = De notities van wie u begeleidt
datum-person = Uw taal en de datum van uw inschrijving
datum-mandate = Wie in uw naam mag schrijven, en hoe u ja zei
datum-card = Uw toegangskaart en haar pincode
datum-incident = Wat u ons in vertrouwen vertelt, en wat de ploeg daarover noteert
datum-authority-request = De vragen van overheden, en wat er geantwoord is
datum-match = Koppelingen en verblijven: wie aan wie werd voorgesteld, de antwoorden, de data, de afspraak
datum-check-in = Hoe een verblijf gaat, zoals elk van beiden zegt: een antwoord om te kiezen, zonder tekst
datum-move-on = Waar u na een verblijf naartoe wilt, en wie tot dan wat doet
datum-move-on-words = Uw woorden over wat na een verblijf komt, en de uitleg bij de stappen
datum-address-mark = Een afdruk van uw e-mailadres, om u te herkennen wanneer u een link vraagt
datum-person-session = Waar u aangemeld bent: de browser en het uur
datum-request = Uw vraag naar een woning: gezin, data, plaatsen, noden, budget
datum-bands = Een samenvatting van uw vraag voor een geallieerde vereniging of, als u akkoord gaat, voor een openbare oproep: grootte van het gezin, streek, maand
datum-consent = Uw akkoord met dat delen, en wanneer u het gaf of introk
datum-offer = Het aanbod: teksten, woning, data, huur, gemeente
datum-photo = De foto’s van het aanbod, zonder hun verborgen gegevens
datum-home-facts = Wie in de woning woont (aantallen) en de staat van de kamers
datum-verdicts = Wat we bondgenoten over uw aanbod zeggen: tot welke maand de gastheer of gastvrouw gescreend is, en of een vrouw alleen of een ouder alleen er kan wonen (ja of nee)
datum-street = Hoe we u noemen en bereiken, uw straat en de precieze plaats
datum-vetting = De stappen van de controle: resultaat, datum, einde van geldigheid. Nooit het document
datum-home-consent = Het akkoord van elke volwassene in de woning, zonder naam
datum-account = Uw e-mailadres, uw rol, uw taal
datum-credentials = Uw wachtwoord, uw tweede factor en uw herstelcodes
datum-staff-session = Waar u aangemeld bent: de browser en het uur
datum-invitation = De uitnodiging: e-mailadres en rol
datum-staff-deed = Wat elk lid van het team deed en wanneer: een logboek dat niet verandert, zonder naam van wie begeleid wordt
datum-notice = Automatische berichten die wachten op verzending
datum-follow = Dat u ons volgt: het openbare adres van uw account, in de openbare lijst
datum-profile = Uw openbaar profiel, uw reacties en wie u blokkeert
datum-letter = Uw berichten en onze antwoorden
datum-report = Meldingen, verzonden of ontvangen
datum-received = Wat uw server ons stuurt, zoals het is
datum-sent = Wat we verstuurd hebben, en naar welke server
datum-partner = Partnerverenigingen, en wat het team over hen besliste
datum-sealed = Versleuteld: onleesbaar zonder een sleutel die elders bewaard wordt.
datum-hashed = Bewaard in een vorm die niemand kan lezen.
datum-seen = Wie het ziet
datum-why = Waarom
datum-kept = Hoelang
datum-seen-everybody = Iedereen, zodra het gepubliceerd is.
datum-seen-allies = De geallieerde verenigingen die de persoon aanvaardde, en het team.
datum-seen-staff = Het team van deze vereniging.
datum-seen-in-charge = De persoon zelf, en wie die begeleidt of er verantwoordelijk voor is. Elke opening wordt genoteerd met de reden.
datum-seen-safeguarding = De veiligheidsverantwoordelijke, en de moderatoren zolang het niet ernstig is. Elke opening wordt genoteerd.
datum-seen-themselves = Alleen de persoon zelf.
datum-seen-nobody = Niemand.
datum-why-reach = Om de persoon te bereiken.
datum-why-accompany = Om de persoon te begeleiden.
datum-why-enter = Om de juiste persoon binnen te laten, en niemand anders.
datum-why-house = Om een woning te vinden.
datum-why-protect = Om mensen te beschermen.
datum-why-answer = Om te antwoorden.
datum-why-account = Om te kunnen tonen wat er gedaan is.
datum-why-network = Om met andere sites te praten.
datum-why-inform = Om het team te verwittigen.
datum-basis-consent = Met uw akkoord, dat u kunt intrekken.
datum-basis-interest = Het is het gerechtvaardigd belang van de vereniging.
datum-until-erased = Tot u vraagt het te wissen.
datum-until-with-proposal = Even lang als het aanbod of de vraag zelf.
datum-until-replaced = Tot het vervangen of verwijderd wordt.
datum-until-taken-back = Tot de andere site het intrekt, of we geen partners meer zijn.
datum-until-nothing = Zonder grens in het programma: de vereniging beslist.
datum-kept-hours =
    { $count ->
        [one] Hoogstens een uur.
       *[other] Hoogstens { $count } uur.
    }
datum-kept-days =
    { $count ->
        [one] Hoogstens een dag na afloop.
       *[other] Hoogstens { $count } dagen na afloop.
    }
datum-kept-draft-days =
    { $count ->
        [one] Een ontwerp dat niemand aanraakt: een dag.
       *[other] Een ontwerp dat niemand aanraakt: { $count } dagen.
    }
datum-kept-closed-request-days =
    { $count ->
        [one] Een ingetrokken vraag: een dag.
       *[other] Een ingetrokken vraag: { $count } dagen.
    }
datum-kept-refused-host-days =
    { $count ->
        [one] Een gastheer of gastvrouw voor wie een stap van de controle niet lukte, als niemand de aanbieding aanraakt: een dag.
       *[other] Een gastheer of gastvrouw voor wie een stap van de controle niet lukte, als niemand de aanbieding aanraakt: { $count } dagen.
    }
datum-kept-incident-days =
    { $count ->
        [one] De teksten, zodra de melding gesloten is en niets meer schorst: een dag.
       *[other] De teksten, zodra de melding gesloten is en niets meer schorst: { $count } dagen.
    }
datum-kept-authority-request-days =
    { $count ->
        [one] De tekst van wat gevraagd werd, vanaf de dag van de notitie: een dag.
       *[other] De tekst van wat gevraagd werd, vanaf de dag van de notitie: { $count } dagen.
    }
datum-kept-stay-days =
    { $count ->
        [one] Een verblijf dat voorbij is, of een koppeling zonder gevolg: een dag.
       *[other] Een verblijf dat voorbij is, of een koppeling zonder gevolg: { $count } dagen.
    }

## The page about data

privacy-seen-title = Wie wat ziet
privacy-seen = Elk gegeven heeft een kring en verlaat die niet: iedereen, de geallieerde verenigingen, het team, of alleen wie u begeleidt.
privacy-kept-title = Wat we bewaren
privacy-kept = Deze lijst is door het programma zelf gemaakt. Ze zegt wat het echt doet.
privacy-rights-title = Uw rechten
privacy-right-copy = Een kopie: met uw kaart, in uw ruimte, op elk moment.
privacy-right-correct = Een verbetering: zeg het aan wie u begeleidt.
privacy-right-erase =
    { $count ->
        [one] Wissen: met uw kaart. Het is binnen een dag gebeurd. U kunt een uur lang van mening veranderen.
       *[other] Wissen: met uw kaart. Het is binnen een dag gebeurd. U kunt { $count } uur lang van mening veranderen.
    }
privacy-right-complain = Een klacht: bij de gegevensbeschermingsautoriteit van uw land. In België is dat de GBA, in Brussel.
privacy-contact = Voor elke vraag, schrijf of bel hierheen:
privacy-contact-none = Voor elke vraag, spreek de vereniging aan of wie u begeleidt.
audit-event-match-forgotten = Koppeling gewist, de termijn is voorbij
