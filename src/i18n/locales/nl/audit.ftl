# reviewed: no

## The page of the audit log

audit-title = Logboek van handelingen
audit-why = Elke handeling van het team laat hier een regel achter. Niemand kan die wijzigen of wissen zonder dat het opvalt. Het logboek bewaart geen namen en geen vrije tekst: de adressen die u ziet komen uit de accounts.
audit-head = Laatste regel
audit-head-why = Noteer dit nummer en deze tekens ergens anders, bijvoorbeeld op papier. Later kan wie de server beheert zo zien of er aan het einde van het logboek regels zijn weggehaald.
audit-download = Het hele logboek downloaden
audit-filter = Soort handeling
audit-filter-all = Alle handelingen
audit-filter-act = Tonen
audit-empty = Hier is geen handeling.
audit-operator = Opdrachtregel van de server
audit-program = Het programma
audit-by-seeker = De persoon zelf
audit-by-host = De gastheer of gastvrouw zelf
audit-number = Nr. { $number }
audit-when = Op { $date } om { $time } (UTC)

## Deeds

audit-event-signed-in = Aangemeld
audit-event-signed-out = Afgemeld
audit-event-account-created = Account gemaakt
audit-event-account-invited = Uitnodiging gemaakt
audit-event-invitation-revoked = Uitnodiging ingetrokken
audit-event-role-granted = Rol toegekend
audit-event-account-disabled = Account gesloten
audit-event-account-enabled = Account weer geopend
audit-event-password-changed = Wachtwoord gewijzigd
audit-event-language-chosen = Taal van de berichten gekozen
audit-event-session-ended = Sessie beëindigd
audit-event-factor-enrolled = Tweede factor ingesteld
audit-event-factor-removed = Tweede factor verwijderd
audit-event-factor-reset = Tweede factor gereset
audit-event-recovery-codes-renewed = Herstelcodes vernieuwd
audit-event-proposal-written = Fiche geschreven
audit-event-proposal-edited = Fiche gewijzigd
audit-event-proposal-published = Fiche gepubliceerd
audit-event-proposal-held = Fiche ter nalezing
audit-event-proposal-paused = Fiche gepauzeerd
audit-event-proposal-reserved = Plaats gereserveerd
audit-event-proposal-occupied = Plaats bezet
audit-event-proposal-withdrawn = Fiche ingetrokken
audit-event-vetting-recorded = Controles genoteerd
audit-event-held-released = Tekst doorgelaten
audit-event-held-sent-back = Tekst teruggestuurd naar de auteur
audit-event-photo-added = Foto toegevoegd
audit-event-photo-confirmed = Foto bevestigd
audit-event-photo-removed = Foto verwijderd
audit-event-partner-added = Partner toegevoegd
audit-event-partner-tier-changed = Niveau van een partner gewijzigd
audit-event-partner-blocked = Domein geblokkeerd
audit-event-partner-removed = Partner verwijderd
audit-event-partner-flags-changed = Beperkingen van een partner gewijzigd
audit-event-partner-note-changed = Notitie over een partner gewijzigd
audit-event-partner-retried = Zendingen aan een partner opnieuw gestart
audit-event-partner-imported = Beslissing van een lijst toegepast
audit-event-alliance-proposed = Bondgenootschap voorgesteld
audit-event-alliance-confirmed = Bondgenootschap bevestigd
audit-event-alliance-refused = Bondgenootschap geweigerd
audit-event-alliance-ended = Bondgenootschap beëindigd
audit-event-list-subscribed = Domeinlijst toegevoegd
audit-event-list-fetched = Domeinlijst opnieuw gelezen
audit-event-list-ended = Domeinlijst verwijderd
audit-event-draft-confirmed = Regel van een lijst aanvaard
audit-event-draft-dismissed = Regel van een lijst verworpen
audit-event-lead-read = Bericht gelezen
audit-event-lead-answered = Bericht beantwoord
audit-event-lead-closed = Bericht afgesloten
audit-event-report-sent = Melding verstuurd
audit-event-report-closed = Melding afgesloten
audit-event-task-done = Taak gedaan
audit-event-activity-revived = Niet verwerkte zending opnieuw gestart
audit-event-activity-discarded = Niet verwerkte zending weggegooid
audit-event-keys-rotated = Sleutels vernieuwd
audit-event-data-keys-rotated = Versleutelingssleutels vernieuwd
audit-event-person-registered = Persoon ingeschreven
audit-event-case-opened = Gegevens van een persoon gezien
audit-event-case-corrected = Gegevens van een persoon verbeterd
audit-event-mandate-given = Mandaat genoteerd
audit-event-mandate-ended = Mandaat beëindigd
audit-event-card-issued = Toegangskaart gegeven
audit-event-contact-confirmed = Nieuwe kaart bevestigd
audit-event-person-told = Persoon mondeling verwittigd
audit-event-erasure-asked = Wissen gevraagd
audit-event-erasure-taken-back = Wissen ingetrokken
audit-event-person-erased = Persoon gewist
audit-event-proposal-forgotten = Fiche gewist, de termijn is voorbij

## What they were done to

audit-subject-account = Account
audit-subject-invitation = Uitnodiging
audit-subject-proposal = Fiche
audit-subject-photo = Foto
audit-subject-partner = Domein
audit-subject-list = Lijst
audit-subject-list-line = Regel van een lijst
audit-subject-lead = Bericht
audit-subject-report = Melding
audit-subject-task = Taak
audit-subject-activity = Zending
audit-subject-our-actor = Actor van deze instantie
audit-subject-person = Persoon
audit-subject-data-key = Sleutel
