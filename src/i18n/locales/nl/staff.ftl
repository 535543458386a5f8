# reviewed: no (no native speaker has read it)

## The life of a proposal

purpose-offer = Aanbod
purpose-request = Vraag
state-draft = Klad
state-screening = Wordt nagelezen
state-published = Gepubliceerd
state-open = Open
state-paused = Gepauzeerd
state-reserved = Gereserveerd
state-occupied = Bezet
state-needs-info = Aan te vullen
state-withdrawn = Ingetrokken

## What a text reveals

reveal-phone = een telefoonnummer
reveal-email = een e-mailadres
reveal-link = een link
reveal-street = een straat en een nummer

## Steps of a vetting

missing-step-id-seen = Identiteitskaart gezien
missing-step-home-visit = Bezoek aan de woning
missing-step-references = Twee referenties
missing-step-record-check = Uittreksel strafregister gezien
missing-step-charter-signed = Charter ondertekend
missing-step-adults-consented = Akkoord van elke volwassene
missing-step-approved-by = Goedkeuring door een moderator
missing-step-valid-until = Geldigheidsdatum

## Staff and partners

role-admin = Beheer
role-moderator = Moderatie
role-caseworker = Sociaal werk
partner-tier-ally = Bondgenoot
partner-tier-open = Open
partner-tier-blocked = Geblokkeerd
federation-mode-open = Open voor iedereen
federation-mode-allowlist = Alleen gekozen partners
follow-state-pending = In afwachting
follow-state-accepted = Aanvaard
follow-state-rejected = Geweigerd

## What happened

event-kind-published = Aanbod gepubliceerd
event-kind-changed = Inhoud gewijzigd
event-kind-withdrawn = Inhoud ingetrokken
event-kind-invited = Bondgenoten uitgenodigd om te lezen
event-kind-uninvited = Uitnodiging ingetrokken
event-kind-follow-accepted = Volgverzoek aanvaard
event-kind-follow-rejected = Volgverzoek geweigerd
event-kind-followed = Partner gevolgd
event-kind-unfollowed = Partner niet meer gevolgd
event-kind-boosted = Aanbod van een partner gedeeld
event-kind-unboosted = Delen ingetrokken
event-kind-key-rotated = Nieuwe sleutels
event-kind-alliance-offered = Bondgenootschap voorgesteld
event-kind-alliance-accepted = Bondgenootschap aanvaard
event-kind-alliance-refused = Bondgenootschap geweigerd
event-kind-alliance-ended = Bondgenootschap beëindigd
