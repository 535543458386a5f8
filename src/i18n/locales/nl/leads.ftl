# reviewed: no

## Letters from the fediverse, reports and tasks

event-kind-message-sent = Privéantwoord verstuurd
event-kind-reported = Melding verstuurd
lead-answer = Hallo, uw bericht is goed aangekomen bij { $name }. Iemand van de vereniging leest het en antwoordt u hier. Stuur geen adres of document.
lead-answer-offer = Hallo, uw bericht over dit aanbod is goed aangekomen bij { $name }. Iemand van de vereniging leest het en antwoordt u hier. Stuur geen adres of document.
leads-title = Ontvangen berichten
leads-why = Mensen schreven ze vanop Mastodon of een ander netwerk van de fediverse. Hier leest alleen het team ze.
leads-new =
    { $count ->
        [one] { $count } nieuw bericht
       *[other] { $count } nieuwe berichten
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
lead-title = Ontvangen bericht
lead-talk = Het gesprek
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
lead-answer-hint = Hoogstens { $max } tekens.
lead-answer-language = Taal van het antwoord
lead-act-answer = Versturen
lead-close-title = Afsluiten
lead-act-read = Als gelezen markeren
lead-close-reason = Reden
lead-act-close = Afsluiten
lead-report = Dit bericht aan de eigen server melden
reports-title = Meldingen en taken
reports-heading = Meldingen
tasks-heading = Te doen
report-new = Aan een andere server melden
report-new-how = De melding vertrekt in naam van uw server. Ze noemt niemand van het team.
report-object = Adres van de account, het aanbod of het bericht
report-object-hint = Plak het volledige adres, dat met https begint.
report-object-unknown = Hier is niets met dit adres bekend. Kijk het na.
report-text = Wat er mis is
report-text-hint = Hoogstens { $max } tekens, zonder telefoon, e-mail, link of adres.
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
task-kind-partner-moved = Een partner zegt naar een ander adres verhuisd te zijn
task-kind-partner-blocked = Een partner blokkeert ons
task-kind-negotiations-full = Een bondgenoot heeft te veel open onderhandelingen
task-kind-requests-fetched = Een bondgenoot haalde vandaag te veel aanvragen op
task-kind-alliance-asked = Een partner stelt een bondgenootschap voor: vergelijk zijn sleutel en beslis
task-kind-alliance-by-stranger = Een vereniging die geen partner is, stelt een bondgenootschap voor
task-kind-alliance-declined = Een partner heeft het bondgenootschap geweigerd
task-kind-alliance-ended = Een bondgenoot heeft het bondgenootschap beëindigd: onze aanvragen zijn daar ingetrokken
task-kind-alliance-key-changed = Een bondgenoot heeft een andere sleutel dan die vergeleken is
task-how-alliance-asked = Vergelijk de vingerafdruk van haar sleutel telefonisch met deze vereniging en aanvaard of weiger dan op haar pagina.
task-how-alliance-by-stranger = Kent u deze vereniging, voeg haar dan eerst toe aan de partners. Zo niet, dan hoeft u niets te doen.
task-how-alliance-declined = Er wordt niet meer met haar gedeeld dan met elke partner. Weet u niet waarom, bel dan deze vereniging.
task-how-alliance-ended = Onze aanvragen zijn daar ingetrokken. Weet u niet waarom, bel dan deze vereniging.
task-how-partner-moved = Bel deze vereniging op een nummer dat u kent. Als het waar is: is de server een andere, voeg hem dan toe aan de partners en verwijder de oude; is het dezelfde, stel het bondgenootschap dan opnieuw voor.
task-how-alliance-key-changed = Het bondgenootschap blijft gelden. Vergelijk de vingerafdruk van de nieuwe sleutel telefonisch met deze vereniging; is het niet de hare, beëindig dan het bondgenootschap op haar pagina.
task-how-partner-blocked = Haar aanbiedingen komen hier niet meer aan, en de onze niet meer bij haar. Weet u niet waarom, bel dan deze vereniging.
task-how-negotiations-full = Nieuwe voorstellen worden geweigerd zolang de oude op een antwoord wachten. Bel deze vereniging om er af te handelen.
task-how-requests-fetched = Hij krijgt er tot morgen geen meer. Bel deze vereniging als u niet weet waarom.
task-new-address = Nieuw adres
task-partner = Deze partner bekijken
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
