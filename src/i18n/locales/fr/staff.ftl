# reviewed: source

## The life of a proposal

purpose-offer = Offre
purpose-request = Demande
state-draft = Brouillon
state-screening = En relecture
state-published = Publiée
state-open = Ouverte
state-paused = En pause
state-reserved = Réservée
state-occupied = Occupée
state-needs-info = À compléter
state-withdrawn = Retirée

## What a text reveals

reveal-phone = un numéro de téléphone
reveal-email = une adresse e-mail
reveal-link = un lien
reveal-street = une rue et un numéro

## Steps of a vetting

missing-step-id-seen = Carte d’identité vue
missing-step-home-visit = Visite du logement
missing-step-references = Deux références
missing-step-record-check = Extrait de casier vu
missing-step-charter-signed = Charte signée
missing-step-adults-consented = Accord de chaque adulte
missing-step-approved-by = Approbation par un modérateur
missing-step-valid-until = Date de validité

## Staff and partners

role-admin = Administration
role-moderator = Modération
role-caseworker = Travail social
partner-tier-ally = Allié
partner-tier-open = Ouvert
partner-tier-blocked = Bloqué
federation-mode-open = Ouvert à tous
federation-mode-allowlist = Partenaires choisis seulement
follow-state-pending = En attente
follow-state-accepted = Accepté
follow-state-rejected = Refusé

## What happened

event-kind-published = Offre publiée
event-kind-changed = Contenu modifié
event-kind-withdrawn = Contenu retiré
event-kind-invited = Alliés invités à lire
event-kind-uninvited = Invitation reprise
event-kind-follow-accepted = Abonnement accepté
event-kind-follow-rejected = Abonnement refusé
event-kind-followed = Partenaire suivi
event-kind-unfollowed = Partenaire plus suivi
event-kind-boosted = Offre d’un partenaire relayée
event-kind-unboosted = Relais repris
event-kind-key-rotated = Nouvelles clés
event-kind-alliance-offered = Alliance proposée
event-kind-alliance-accepted = Alliance acceptée
event-kind-alliance-refused = Alliance refusée
event-kind-alliance-ended = Alliance terminée
