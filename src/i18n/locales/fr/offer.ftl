# reviewed: source

## Fields of an offer

field-title = Titre
field-description = Description
field-place-kind = Type de logement
field-sharing = Partage
field-agreement-kind = Type d’accord
field-capacity-persons = Nombre de personnes
field-beds-single = Lits simples
field-beds-double = Lits doubles
field-beds-cot = Lits de bébé
field-slots = Nombre de places semblables
field-lockable-room = La chambre ferme à clé
field-municipality = Commune
field-available-from = Libre à partir du
field-available-until = Libre jusqu’au
field-min-duration-months = Durée minimale, en mois
field-max-duration-months = Durée maximale, en mois
field-notice-days = Préavis, en jours
field-monthly-rent-cents = Loyer par mois
field-charges = Charges
field-deposit-months = Garantie, en mois de loyer
field-domiciliation = Domiciliation
field-step-free = Accès sans marche
field-smoking = Tabac
field-pets-present = Un animal vit sur place
field-pets-accepted = Animaux acceptés
field-children-ok = Enfants bienvenus
field-accepts = Pour qui
field-host-women = Femmes dans le foyer qui accueille
field-host-men = Hommes dans le foyer qui accueille
field-host-children = Enfants dans le foyer qui accueille
field-equipment = Équipement
field-quality-checklist = Contrôlé lors de la visite
field-languages = Langues parlées

## What is offered

place-kind-room = Chambre
place-kind-studio = Studio
place-kind-apartment = Appartement
place-kind-house = Maison
place-kind-shared-flat = Colocation
place-kind-collective = Habitat collectif
place-kind-emergency-bed = Lit d’urgence
sharing-entire-place = Logement entier
sharing-private-room = Chambre privée
sharing-shared-room = Chambre partagée
agreement-kind-free-hosting = Hébergement gratuit
agreement-kind-precarious-occupancy = Occupation précaire
agreement-kind-lease-main = Bail de résidence principale
agreement-kind-lease-short = Bail de courte durée
agreement-kind-lease-coloc = Bail de colocation
agreement-kind-sliding-lease = Bail glissant
agreement-kind-social-agency = Agence immobilière sociale
agreement-kind-transit = Logement de transit
charges-included = charges comprises
charges-flat = charges au forfait
charges-metered = charges selon compteur
charges-shared = charges partagées
domiciliation-yes = Oui
domiciliation-no = Non
domiciliation-to-discuss = À discuter
step-free-all = Partout
step-free-some = Une partie du logement
step-free-none = Non, il y a des marches
step-free-unknown = Pas connu
smoking-inside = On fume à l’intérieur
smoking-outside-only = Dehors seulement
smoking-none = On ne fume pas
smoking-unknown = Pas connu
accepts-any = Tout le monde
accepts-women-and-children = Femmes et enfants
accepts-families = Familles
accepts-couples = Couples
equipment-kitchen = Cuisine
equipment-bathroom = Salle de bain
equipment-washing-machine = Machine à laver
equipment-fridge = Frigo
equipment-wifi = Wifi
equipment-desk = Bureau pour travailler
equipment-heating = Chauffage
equipment-lift = Ascenseur
equipment-garden = Jardin
equipment-parking = Parking
equipment-bike-shed = Local à vélos
equipment-furnished = Meublé
equipment-bed-linen = Draps et couvertures
quality-check-smoke-detector = Détecteur de fumée
quality-check-dry-and-heated = Sec et chauffé
quality-check-safe-wiring = Électricité sûre
quality-check-window-in-room = Fenêtre dans la chambre
quality-check-drinking-water = Eau potable
quality-check-room-locks = La chambre ferme à clé
quality-check-emergency-exit = Sortie de secours
language-level-few-words = quelques mots
language-level-conversational = conversation
language-level-fluent = couramment

## Yes and no

flag-yes = Oui
flag-no = Non
