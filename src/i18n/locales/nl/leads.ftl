# reviewed: no

## Letters from the fediverse, reports and tasks

event-kind-message-sent = Privéantwoord verstuurd
event-kind-reported = Melding verstuurd
lead-answer = Hallo, uw bericht is goed aangekomen bij { $name }. Iemand van de vereniging leest het en antwoordt u hier. Stuur geen adres of document.
lead-answer-offer = Hallo, uw bericht over dit aanbod is goed aangekomen bij { $name }. Iemand van de vereniging leest het en antwoordt u hier. Stuur geen adres of document.
leads-title = Berichten uit de fediverse
leads-why = Deze berichten komen van andere servers. Ze zijn hier nooit openbaar.
leads-new =
    { $count ->
        [one] { $count } nieuw bericht uit de fediverse
       *[other] { $count } nieuwe berichten uit de fediverse
    }
leads-more =
    { $count ->
        [one] { $count } ander bericht van dezelfde dag is niet bewaard
       *[other] { $count } andere berichten van dezelfde dag zijn niet bewaard
    }
reports-waiting =
    { $count ->
        [one] { $count } melding of taak wacht
       *[other] { $count } meldingen of taken wachten
    }
reports-more =
    { $count ->
        [one] en nog { $count }
       *[other] en nog { $count }
    }
task-times =
    { $count ->
        [one] { $count } keer
       *[other] { $count } keer
    }
reactions-likes =
    { $count ->
        [one] { $count } persoon vindt dit aanbod leuk
       *[other] { $count } personen vinden dit aanbod leuk
    }
reactions-boosts =
    { $count ->
        [one] { $count } persoon deelde het
       *[other] { $count } personen deelden het
    }
leads-of-offer = Berichten over dit aanbod
lead-title = Bericht uit de fediverse
lead-state-new = Nieuw
lead-state-read = Gelezen
lead-state-closed = Afgesloten
lead-visibility-private = Privébericht
lead-visibility-followers = Zichtbaar voor de volgers van de persoon
lead-visibility-public = Openbaar op de eigen server
lead-reason-links = Let op: bevat een link
lead-reason-mentions = Let op: veel mensen vermeld
lead-reason-new-account = Let op: heel nieuwe account
lead-reason-duplicate = Let op: dezelfde tekst kwam al aan
lead-reason-attachment = Let op: er was een bijlage, die is niet overgenomen
lead-reason-automated = Let op: verstuurd door een programma
lead-close-done = Afgehandeld
lead-close-off-topic = Niet ter zake
lead-close-spam = Spam
lead-close-abuse = Misbruik
lead-erased = De persoon heeft het bericht gewist.
lead-answer-by-staff = Antwoord van het team
lead-answer-by-itself = Automatisch antwoord
lead-answer-title = Privé antwoorden
lead-answer-how = Het antwoord vertrekt in naam van de vereniging. Zet er geen telefoon, e-mail, link of adres in.
lead-answer-text = Uw antwoord
lead-answer-language = Taal van het antwoord
lead-act-answer = Versturen
lead-close-title = Afsluiten
lead-act-read = Als gelezen markeren
lead-close-reason = Reden
lead-act-close = Afsluiten
lead-report = Dit bericht aan de eigen server melden
reports-title = Meldingen en taken
report-new = Aan een andere server melden
report-new-how = De melding vertrekt in naam van de server. Ze noemt niemand van het team.
report-object = Adres van de account, het aanbod of het bericht
report-text = Wat er mis is
report-act-send = Melding versturen
report-act-close = Afsluiten
report-close-reason = Gevolg
report-state-open = Open
report-state-closed = Afgesloten
report-direction-in = Over ons gemeld
report-direction-out = Door ons gemeld
report-close-acted = Wij hebben gehandeld
report-close-unfounded = Ongegrond
report-close-duplicate = Al gemeld
report-close-sent = Verstuurd
task-kind-partner-moved = Een partner zegt naar een andere server verhuisd te zijn
task-kind-partner-blocked = Een partner blokkeert ons
task-kind-negotiations-full = Een bondgenoot heeft te veel open onderhandelingen
task-kind-alliance-asked = Een partner stelt een bondgenootschap voor: vergelijk zijn sleutel en beslis
task-kind-alliance-by-stranger = Een vereniging die geen partner is, stelt een bondgenootschap voor
task-kind-alliance-declined = Een partner heeft het bondgenootschap geweigerd
task-kind-alliance-ended = Een bondgenoot heeft het bondgenootschap beëindigd: onze aanvragen zijn daar ingetrokken
task-decide = De pagina van de partner openen
task-act-done = Klaar
negotiation-state-proposed = Voorgesteld
negotiation-state-under-review = In onderzoek
negotiation-state-accepted = Aanvaard
negotiation-state-rejected = Geweigerd
negotiation-state-withdrawn = Ingetrokken
desk-notice-answered = Het antwoord is vertrokken.
desk-notice-closed = Afgesloten.
desk-notice-reported = De melding is vertrokken.
desk-error-text-length = De tekst heeft tussen 1 en { $max } tekens; deze heeft er { $got }.
desk-error-reveals = Deze tekst gaat naar een andere server. Haal eruit:
