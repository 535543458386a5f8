# reviewed: no

## What the words of a text hint at (SG-09, ND-03)

hint-work-for-rent = werk in ruil voor onderdak
hint-payment-first = betalen vóór het bezoek
hint-companionship = gezelschap, een relatie of seks als verwachting
hint-documents-kept = papieren die afgegeven of bijgehouden worden
hint-young-women-only = alleen jonge vrouwen
hint-origin = een criterium van afkomst
hint-religion = een criterium van geloof
hint-income-source = een criterium van bron van inkomsten
hint-household = een criterium van gender of gezin, verboden voor een hele woning of een huurcontract
lead-reason-safeguarding = Let op: de woorden doen aan misbruik denken
problem-children-refused = ‘{ $field }’: kinderen weigeren mag alleen wie zijn woning deelt, nooit voor een hele woning of een huurcontract.

## The review by two people

desk-review-two = Deze woorden kunnen misbruik verbergen: twee mensen van het team moeten de tekst doorlaten.
desk-review-first = { $who } liet de tekst door op { $date }. Een tweede persoon beslist.
desk-notice-released-first = Dat is genoteerd. Een tweede persoon moet deze tekst ook doorlaten.
desk-error-second-reader = U hebt deze tekst al doorgelaten. De tweede persoon moet iemand anders zijn.
audit-event-held-released-first = Tekst doorgelaten door een eerste persoon
desk-words-title = Woorden om te bekijken
desk-words-why = Niemand buiten ziet deze tekst. Haal weg wat niemand nodig heeft (afkomst, geloof, contact). Doen de woorden aan gevaar denken, praat er dan over met de persoon.

## The vetting of hosts

vetting-title = Screening van de gastheer of gastvrouw
vetting-why = Alleen het resultaat, de datum, wie het nakeek en tot wanneer worden bewaard. Geen document, geen nummer, geen nota.
vetting-complete = Alles is in orde, tot { $date }.
vetting-reference = Referentie { $ref }
vetting-steps-title = Stappen
vetting-step-id-seen = Identiteitskaart gezien
vetting-step-home-visit = Huisbezoek
vetting-step-first-reference = Eerste referentie
vetting-step-second-reference = Tweede referentie
vetting-step-record-check = Uittreksel strafregister gezien
vetting-step-charter-signed = Charter getekend
step-outcome-passed = In orde
step-outcome-failed = Niet in orde
step-outcome-withdrawn = Telt niet meer
vetting-none = Nog niet genoteerd
vetting-on = op { $date }
vetting-by = door { $who }
vetting-until = geldig tot { $date }
vetting-record = Noteren
vetting-outcome = Resultaat
vetting-date = Datum
vetting-date-hint = Vandaag of vroeger. Na { $max } maanden telt een stap niet meer.
vetting-save = Bewaren
vetting-adults-title = Akkoord van elke volwassene
vetting-adults-why = Een nummer volstaat, zonder naam. Eén weigering houdt alles tegen.
vetting-adults-none = Niemand deelt deze woning met de gasten.
vetting-adult = Volwassene { $number }
vetting-said = Antwoord
vetting-language = Taal van de uitleg
vetting-via = Hoe
consent-state-given = Akkoord
consent-state-refused = Weigert
consent-state-revoked = Nam het akkoord terug
consent-via-oral = Mondeling
consent-via-signed = Schriftelijk, getekend
consent-via-imported = Overgenomen uit een import
vetting-approval-title = Goedkeuring
vetting-approved = Goedgekeurd door { $who } op { $date }.
vetting-not-yet = Goedkeuren kan zodra alle stappen in orde zijn.
vetting-unrelated = Ik heb geen band met deze gastheer of gastvrouw: geen familie, geen vriend, niet hetzelfde dak.
vetting-approve = Goedkeuren
vetting-problem-date-missing = Datum: geef een dag, bijvoorbeeld 2026-11-01.
vetting-problem-date-in-future = Datum: die dag is nog niet voorbij. Geef vandaag of een vroegere dag.
vetting-problem-date-too-old = Datum: dat is meer dan { $max } maanden geleden en telt niet meer. De stap moet opnieuw.
vetting-problem-no-such-adult = Volwassene: een nummer van 1 tot { $max }, zoveel volwassenen wonen er.
vetting-problem-no-such-language = Taal: kies er een uit de lijst.
vetting-problem-not-unrelated = Vink aan dat u geen band hebt met deze gastheer of gastvrouw. Anders keurt iemand anders goed.
vetting-problem-own-visit = U noteerde het huisbezoek. Iemand anders van het team moet goedkeuren.
vetting-problem-own-offer = U schreef deze aanbieding. Iemand anders van het team moet goedkeuren.
vetting-problem-not-an-offer = Alleen bij een aanbieding hoort iemand om te screenen.
missing-step-adult-refused = Een volwassene in de woning gaat niet akkoord
missing-step-step-failed = Een stap is niet in orde
visits-title = Huisbezoeken
visits-why = Deze aanbiedingen wachten op een bezoek. U ziet wat openbaar is, meer niet.
visits-none = Er wordt geen bezoek verwacht.
visits-record = Resultaat van het bezoek noteren
desk-notice-step-recorded = De stap is genoteerd.
desk-notice-consent-recorded = Het antwoord is genoteerd.
desk-notice-vetting-approved = Goedgekeurd. De aanbieding kan gepubliceerd worden.
desk-notice-visit-recorded = Het resultaat van het bezoek is genoteerd. Bedankt!
task-kind-vetting-ends = De screening van een gastheer of gastvrouw loopt bijna af
task-how-vetting-ends = Doe de stappen die aflopen opnieuw en laat ze goedkeuren. Anders gaat de aanbieding op die datum op pauze.
task-kind-vetting-paused = Een aanbieding staat op pauze: de screening is niet meer in orde
task-how-vetting-paused = Kijk welke stap ontbreekt of mislukt is. De aanbieding komt pas terug als alles in orde en goedgekeurd is.
audit-event-vetting-step-passed = Stap van een screening in orde
audit-event-vetting-step-failed = Stap van een screening niet in orde
audit-event-vetting-step-withdrawn = Stap van een screening telt niet meer
audit-event-vetting-approved = Screening goedgekeurd
audit-event-home-consent-given = Akkoord van een volwassene in de woning
audit-event-home-consent-refused = Weigering van een volwassene in de woning
audit-event-home-consent-revoked = Akkoord teruggenomen door een volwassene in de woning
