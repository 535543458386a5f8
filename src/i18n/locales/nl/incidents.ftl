# reviewed: no

## The page on which anybody tells that something is wrong. Its title says nothing of what was done

help-link = Een probleem? Zeg het hier
help-title = Hulp
help-numbers = Nu in gevaar? Bel
help-number-emergency = Noodhulp: ziekenwagen, brandweer, politie. Gratis, dag en nacht, in heel Europa.
help-number-police = Politie. Gratis, dag en nacht.
help-number-violence-fr = Partnergeweld, in het Frans. Gratis en anoniem.
help-number-violence-nl = Geweld en misbruik, in het Nederlands. Gratis en anoniem.
help-number-trafficking = U wordt uitgebuit, of iemand houdt uw papieren bij: de centra voor slachtoffers van mensenhandel.
help-number-children = Kinderen en jongeren, in het Frans. Gratis en anoniem.
help-number-guardianship = Iemand onder de 18 is alleen: de dienst Voogdij, dag en nacht.
help-number-discrimination = Unia: discriminatie en racisme. Gratis, overdag.
help-tell = Het ons in vertrouwen zeggen
help-tell-who = Enkele mensen van de vereniging, en niemand anders, lezen wat u hier schrijft. U hebt geen account nodig en hoeft uw naam niet te zeggen. Wie het betreft, verneemt het niet van ons.
help-kind = Wat gebeurt er?
help-kind-missing = Kies wat er gebeurt. Past er niets, kies dan “iets anders”.
help-text = Vertel het, als u wilt
help-text-hint = In uw taal, met uw woorden. Hoogstens { $max } tekens.
help-text-missing = Schrijf een woord over wat er gebeurt.
help-about = Het gaat over dit aanbod:
help-which = Over welk aanbod of welke plek gaat het? (als u het weet)
help-which-hint = Een titel, een stad, het adres van een pagina. Hoogstens { $max } tekens.
help-contact = Hoe kunnen we u bereiken? (als u wilt)
help-contact-hint = Een nummer, een adres, een veilig uur. Versleuteld bewaard. Hoogstens { $max } tekens.
help-named = Zeggen dat ik het ben die schrijft
help-named-hint = Wie het leest, ziet uw fiche en kan u zo bereiken. Dit bericht staat dan ook in de kopie van uw gegevens, en de woorden worden samen daarmee gewist. Zonder dit vinkje verbindt niets het met u.
help-named-ended = Uw sessie is voorbij: we weten niet meer wie u bent. Verstuur het zonder te zeggen wie u bent, of meld u opnieuw aan.
help-act = Versturen
help-kept = Wat u schrijft, wordt versleuteld bewaard. Het adres van uw toestel wordt er niet bij bewaard.
help-full = We kregen vandaag te veel berichten en dit werd niet bewaard. Bel een van de nummers hieronder, of probeer het morgen opnieuw.
help-thanks = Dank u. Het is goed aangekomen.
help-next = Iemand van de vereniging leest het binnenkort en beslist wat er moet gebeuren. Is het ernstig, dan wordt alles van die gastheer of gastvrouw meteen stopgezet.
help-next-contact = Hebt u gezegd hoe we u bereiken? We spreken u alleen, op het uur dat u zei. Anders kunnen we u niet antwoorden.
help-next-phone = Is dit uw telefoon niet? Tik op “Snel weg”: niets van deze pagina blijft op het toestel.
help-back = Naar de startpagina
desk-error-text-length-most = Hoogstens { $max } tekens; hier staan er { $got }.
privacy-told-title = U meldt ons een probleem
privacy-told = Wat u op de pagina “Hulp” schrijft, wordt versleuteld, en alleen enkele mensen van de vereniging openen het; elke lezing wordt genoteerd. Niets zegt wie u bent, tenzij u het schrijft of aanvinkt.

## What it is about, how grave it is, and what came of it

incident-kind-danger-now = Iemand is nu in gevaar
incident-kind-money-or-work = Er wordt vooraf geld gevraagd, of werk in ruil voor onderdak
incident-kind-touching = Iemand raakt aan, valt lastig, dringt aan
incident-kind-threats = Iemand bedreigt of maakt bang
incident-kind-discrimination = Slechte behandeling om afkomst, geloof, gender…
incident-kind-papers-kept = Iemand houdt papieren of een telefoon bij
incident-kind-unsafe-home = De woning is gevaarlijk of ongezond
incident-kind-private-told = Iemand vertelde of toonde iets privés
incident-kind-other = Iets anders
incident-severity-1 = 1 · Licht
incident-severity-2 = 2 · Ernstig
incident-severity-3 = 3 · Zwaar: schorst de gastheer of gastvrouw
incident-severity-4 = 4 · Levensgevaar: schorst de gastheer of gastvrouw
incident-state-new = Nieuw
incident-state-in-hand = In behandeling
incident-state-closed = Gesloten
incident-outcome-helped = De persoon is veilig
incident-outcome-agreed = Er is een afspraak
incident-outcome-host-ended = Geen samenwerking meer met deze gastheer of gastvrouw
incident-outcome-passed-on = Doorgegeven aan een dienst of de politie, met akkoord van de persoon
incident-outcome-unfounded = Ongegrond
incident-outcome-not-reached = Niemand kon worden bereikt
incident-outcome-duplicate = Elders al behandeld
incident-from-home = Geschreven vanaf de startpagina
incident-from-offers = Geschreven vanuit de lijst
incident-from-offer = Geschreven vanaf de pagina van een aanbod
incident-from-my = Geschreven vanaf de pagina’s van de kaart
incident-from-desk = Geschreven vanaf de balie
incident-from-other = Geschreven vanaf een andere pagina
incident-field-text = Wat er gebeurt
incident-field-which = Welk aanbod, welke plek
incident-field-contact = Hoe de persoon te bereiken
lift-reason-unfounded = Het incident was ongegrond
lift-reason-mended = Wat mis was, is hersteld
lift-reason-wrong-offer = Het ging niet om dit aanbod

## Incidents at the desk

incidents-title = Vertrouwelijke meldingen
incidents-what = Wat mensen ons in vertrouwen zegden. Wat over een aanbod gaat dat u schreef, ziet u niet. Vanaf ernst 3 behandelt alleen het aanspreekpunt veiligheid het.
incidents-new = { $count ->
        [one] { $count } vertrouwelijke melding wacht
       *[other] { $count } vertrouwelijke meldingen wachten
    }
incidents-unseen = { $count ->
        [one] { $count } vertrouwelijke melding wacht, en niemand van de ploeg kan ze openen. Geef de rol van aanspreekpunt veiligheid aan iemand die het aanbod niet schreef.
       *[other] { $count } vertrouwelijke meldingen wachten, en niemand van de ploeg kan ze openen. Geef de rol van aanspreekpunt veiligheid aan iemand die het aanbod niet schreef.
    }
incident-offers = { $count ->
        [one] { $count } aanbod genoemd
       *[other] { $count } aanbiedingen genoemd
    }
incident-not-judged = Ernst nog te bepalen
incident-person = Geschreven door iemand met een kaart die dit wilde zeggen
incident-taken-by = In behandeling bij
incident-words = Wat er gezegd werd
incident-no-words = Er werd niets geschreven, of de woorden zijn gewist.
incident-open = Openen en lezen
incident-open-hint = Het logboek noteert dat u het opende, zonder de woorden.
incident-take = Ik behandel het
incident-offers-title = Betrokken aanbiedingen
incident-no-offer = Er is geen aanbod genoemd. Noem alle aanbiedingen van de gastheer of gastvrouw.
incident-offer-gone = Aanbod dat er niet meer is
incident-offer-elsewhere = Van een andere instantie: alleen die kan schorsen.
incident-name-offer = Een aanbod noemen
incident-name-offer-hint = Het adres van de pagina. De andere aanbiedingen volgen als de gastheer of gastvrouw ingeschreven is; noem ze anders allemaal.
incident-name-offer-act = Noemen
incident-judge = De ernst bepalen
incident-judge-hint = Vanaf 3 worden de genoemde aanbiedingen en alle andere van dezelfde gastheer of gastvrouw meteen geschorst. Een lagere ernst daarna heft niets op: twee mensen heffen een schorsing op.
incident-severity = Ernst
incident-judge-act = Ernst opslaan
incident-note = Notitie
incident-note-text = Wat u deed of vernam
incident-note-hint = Versleuteld bewaard, alleen hier gelezen. Hoogstens { $max } tekens.
incident-note-act = Noteren
incident-close = Sluiten
incident-close-hint = Wat geschorst is, blijft dat: twee mensen heffen de schorsing op, op de pagina van het aanbod.
incident-outcome = Wat eruit kwam
incident-close-act = Melding sluiten
incident-problem-closed = Deze melding is gesloten.
incident-problem-not-judged = Bepaal eerst de ernst.
incident-problem-no-such-offer = We hebben geen aanbod op dit adres. Kopieer het adres van de pagina.
incident-problem-offers-full = Een melding noemt hoogstens { $max } aanbiedingen.
incident-problem-notes-full = Een melding heeft hoogstens { $max } notities.
incident-problem-not-suspended = Dit aanbod is niet geschorst.
incident-problem-still-open = Een zware melding over dit aanbod is niet gesloten. Dat gebeurt eerst, met wat eruit kwam.
incident-problem-not-unrelated = Vink aan dat u geen band hebt met deze gastheer of gastvrouw. Anders beslist iemand anders.
incident-problem-second-lifter = Twee mensen heffen een schorsing op, en u was de eerste.
incident-problem-lead-missing = Een van de twee is een aanspreekpunt veiligheid.

## Suspensions

state-suspended = Geschorst
desk-list-suspended = Geschorst
suspension-title = Schorsing
suspension-what = Dit aanbod is geschorst. Het is nergens zichtbaar en kan niet worden gewijzigd of gepubliceerd. Andere instanties zien dat het niet beschikbaar is, nooit waarom.
suspension-incident = De melding bekijken
suspension-lead-alone = Alleen het aanspreekpunt veiligheid opent deze melding.
suspension-lift = De schorsing opheffen
suspension-lift-how = Twee mensen zonder band met de gastheer of gastvrouw heffen ze op, onder wie een aanspreekpunt veiligheid. Het aanbod is daarna aan te vullen: iemand keurt de screening opnieuw goed voor het wordt gepubliceerd.
suspension-first = { $who } zou ze opheffen ({ $date }). Een tweede persoon moet het ook zeggen.
suspension-wait = U was de eerste. Iemand anders moet het ook zeggen.
suspension-reason = Waarom?
suspension-lift-act = Ik zou de schorsing opheffen
event-kind-negotiation-refused = Voorstel van een bondgenoot geweigerd
event-kind-negotiation-withdrawn = Voorstel aan een bondgenoot ingetrokken

## Requests of authorities (PR-15)

authority-title = Vragen van overheden
authority-what = Elke vraag van een overheid is geweigerd zodra ze genoteerd is. Weigeren vraagt één persoon; iets anders beslissen vraagt twee aanspreekpunten veiligheid, met een reden. Deze pagina’s geven niets.
authority-for-others = Vraagt de politie of een andere overheid u iets? Geef niets en bevestig niets: geef de vraag door aan het aanspreekpunt veiligheid.
authority-waiting = { $count ->
        [one] { $count } beslissing over een vraag van een overheid wacht op een tweede persoon
       *[other] { $count } beslissingen over vragen van overheden wachten op een tweede persoon
    }
authority-waits = Wacht op een tweede persoon
authority-record = Een vraag noteren
authority-record-hint = Schrijf hier geen antwoord, en antwoord niemand voor u het noteerde.
authority-kind = Wie vraagt?
authority-via = Langs welke weg?
authority-basis = Op welke grond, zeggen ze?
authority-date = Wanneer?
authority-asked = Wat er gevraagd wordt
authority-asked-hint = Hun woorden, zonder iets toe te voegen over iemand. Versleuteld bewaard. Hoogstens { $max } tekens.
authority-record-act = Noteren: geweigerd
authority-one = Vraag van een overheid
authority-open = Lezen wat er gevraagd wordt
authority-decide = Beslissen
authority-decide-how = De vraag blijft geweigerd zolang twee aanspreekpunten veiligheid niet hetzelfde andere zeggen. Een bevel volgen vraagt een bevel van een rechtbank of parket. Wat u geeft, geeft u zelf, buiten dit programma.
authority-proposed = { $who } zou beslissen: { $what }
authority-agree = Ik beslis hetzelfde
authority-refuse = Weigeren
authority-otherwise = Iets anders beslissen
authority-decision = Beslissing
authority-reason = Reden
authority-propose = Aan een tweede persoon voorstellen
authority-problem-choice = Kies wie vraagt, langs welke weg en op welke grond.
authority-problem-date = Geef de datum van de vraag.
authority-problem-date-outside = De datum is vandaag of vroeger, en hoogstens tien jaar geleden.
authority-problem-no-order = Een bevel volgt men alleen als een bevel van een rechtbank of parket genoteerd is.
authority-problem-second = Twee mensen beslissen iets anders dan weigeren, en u was de eerste.
authority-problem-reason = Kies een reden.
authority-kind-police = Politie
authority-kind-prosecutor = Parket
authority-kind-court = Rechtbank
authority-kind-immigration-office = Dienst Vreemdelingenzaken
authority-kind-municipality = Gemeente
authority-kind-labour-inspection = Arbeidsinspectie
authority-kind-social-services = OCMW of sociale dienst
authority-kind-tax = Financiën
authority-kind-data-protection = Gegevensbeschermingsautoriteit
authority-kind-foreign = Overheid van een ander land
authority-kind-other = Andere
asked-via-visit = Ter plaatse
asked-via-telephone = Per telefoon
asked-via-letter = Per brief
asked-via-mail = Per e-mail
legal-basis-none = Geen
legal-basis-letter = Een brief zonder wettelijke grond
legal-basis-law = Een wetsartikel dat ze aanhalen
legal-basis-prosecutor-order = Een bevel van het parket
legal-basis-court-order = Een bevel van een rechtbank of rechter
authority-decision-refused = Geweigerd
authority-decision-public-only = Beantwoord met wat openbaar is
authority-decision-lawyer = Aan een advocaat toevertrouwd
authority-decision-complied = Bevel gevolgd
authority-reason-order-checked = Het bevel is nagekeken
authority-reason-life-in-danger = Er is levensgevaar
authority-reason-person-agrees = De persoon is akkoord
authority-reason-public-anyway = Het is toch openbaar
authority-reason-advice-needed = Er is advies nodig

## After a deed

desk-notice-incident-taken = Genoteerd: u behandelt het.
desk-notice-incident-judged = De ernst is opgeslagen.
desk-notice-incident-grave = De ernst is opgeslagen, en alle aanbiedingen van de gastheer of gastvrouw zijn geschorst.
desk-notice-incident-named = Het aanbod is genoemd.
desk-notice-incident-noted = De notitie is bewaard.
desk-notice-incident-closed = De melding is gesloten.
desk-notice-lifted-first = Genoteerd. Een tweede persoon moet het ook zeggen.
desk-notice-lifted = De schorsing is opgeheven. De screening moet opnieuw worden goedgekeurd.
desk-notice-authority-recorded = De vraag is genoteerd: geweigerd.
desk-notice-authority-proposed = Genoteerd. De vraag blijft geweigerd tot een tweede persoon hetzelfde zegt.
desk-notice-authority-decided = De beslissing is opgeslagen.
