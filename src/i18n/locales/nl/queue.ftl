# reviewed: no

# Everything that waits for the staff, in one list.

queue-title = Te doen
queue-summary =
    { $count ->
        [0] Niets wacht. Een fijne dag!
        [one] { $count } zaak wacht.
       *[other] { $count } zaken wachten.
    }
queue-late-count =
    { $count ->
        [one] { $count } te laat
       *[other] { $count } te laat
    }
queue-group-all = Alles
queue-group-safety = Veiligheid
queue-group-matches = Koppelingen
queue-group-requests = Aanvragen
queue-group-offers = Aanbiedingen
queue-group-letters = Berichten
queue-group-partners = Partners en server

queue-kind-incident = In vertrouwen gemeld
queue-kind-authority = Vraag van een overheid
queue-kind-stay = Verblijf om op te volgen
queue-kind-negotiation = Voorstel van een bevriende vereniging
queue-kind-match = Koppeling om te beslissen
queue-kind-question = Antwoord verwacht
queue-kind-meeting = Vervolg om te noteren
queue-kind-moving = Verblijf dat eindigt, vervolg voor te bereiden
queue-kind-request = Aanvraag zonder voorstel
queue-kind-approval = Aanvraag na te lezen voor bondgenoten
queue-kind-appeal = Openbare oproep na te lezen
queue-kind-errand = Iemand te verwittigen
queue-kind-held = Tegengehouden tekst
queue-kind-photo = Foto om te bekijken
queue-kind-vetting = Screening van een gastgever
queue-kind-renewal = Screening te vernieuwen
queue-kind-host = Vraag van een gastgever
queue-kind-talk = Bericht om te lezen
queue-kind-lead = Ontvangen bericht
queue-kind-report = Melding van een andere server
queue-kind-partner = Partner
queue-kind-draft = Domeinlijst te bevestigen
queue-kind-program = Opnieuw op gang te brengen

queue-late-by = { $span } te laat
queue-left = binnen { $span }
queue-waits = wacht al { $span }
queue-minutes =
    { $count ->
        [0] minder dan een minuut
        [one] { $count } minuut
       *[other] { $count } minuten
    }
queue-hours =
    { $count ->
        [one] { $count } uur
       *[other] { $count } uur
    }
queue-days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    }
queue-in-plan = in het plan
queue-not-in-plan = geen woning gevonden
queue-questions =
    { $count ->
        [one] { $count } vraag te stellen
       *[other] { $count } vragen te stellen
    }
queue-two-for-children = met twee: kinderen
queue-two-for-unknown = met twee: open regel
queue-two-for-words = met twee: woorden van het aanbod
queue-pair = { $request } → { $offer }
queue-vetting-complete = stappen volledig
queue-vetting-missing =
    { $count ->
        [one] { $count } stap ontbreekt
       *[other] { $count } stappen ontbreken
    }
queue-report-by = Melding van { $server }
queue-authority = Een tweede persoon moet beslissen

queue-mine = U neemt dit op
queue-held-by = { $who } neemt dit op
queue-take = Ik neem dit op
queue-take-over = Ik neem over
queue-lay-down = Ik laat het
queue-give = Toevertrouwen
queue-give-title = Aan iemand toevertrouwen
queue-give-to = Wie neemt dit op?
queue-give-hint = Alleen de mensen van het team die het mogen zien.
queue-give-nobody = Voorlopig niemand
queue-give-act = Toevertrouwen
desk-notice-queue-taken = Dit is voor u. Tien minuten lang beslist niemand anders in uw plaats.
desk-notice-queue-given = Het is toevertrouwd.
desk-notice-queue-left = Het is weer van iedereen.
queue-problem-gone = Dit wacht niet meer: iemand heeft er al voor gezorgd.
queue-problem-held = { $who } is aan het beslissen, tot { $moment }. Er is niets veranderd. U kunt deze koppeling overnemen als het dringend is.
queue-problem-taken = Iemand anders nam dit intussen op. Kijk wie het nu heeft, en kies dan.
queue-problem-not-theirs = Deze persoon kan dit niet opnemen: de account is gesloten, of de rol toont het niet.
queue-problem-not-given = Dit neemt u op vanaf de eigen pagina.

queue-whose = Voor wie
queue-whose-all = Het hele team
queue-whose-mine = Voor mij
queue-whose-nobodys = Nog voor niemand
queue-due = Tegen wanneer
queue-due-all = Alles
queue-due-late = Te laat
queue-due-soon = Tegen morgen
queue-due-in-time = Later
queue-filter = Filteren
queue-keys = Toetsen
queue-key-next = naar de volgende regel
queue-key-before = naar de vorige regel
queue-key-open = de regel openen
queue-key-take = opnemen, of laten
queue-key-filter = kiezen wat er staat
queue-key-renew = de lijst opnieuw lezen
queue-key-help = deze toetsen tonen of verbergen
queue-keys-off = Deze toetsen niet gebruiken

match-held-by = { $who } neemt dit op.
match-held-until = { $who } is aan het beslissen, tot { $moment }. Niemand anders kan tot dan beslissen, behalve om te stoppen.
match-held-mine = U neemt dit op.

audit-event-queue-taken = Opgenomen
audit-event-queue-given = Aan iemand toevertrouwd
audit-event-queue-left = Aan het team gelaten
