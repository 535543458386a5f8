# reviewed: source

## Fields of a request

field-members = Qui cherche
field-needed-from = À partir du
field-duration-months = Durée, en mois
field-deadline-date = Date limite
field-deadline-reason = Raison de la date limite
field-urgency = Urgence
field-current-situation = Situation actuelle
field-waiting-since = En recherche depuis (si avant aujourd’hui)
field-zones = Communes souhaitées
field-max-distance-km = Distance maximale, en km
field-anchors = Près de quoi
field-needs = Besoins
field-budget = Budget
field-domiciliation-needed = Domiciliation nécessaire
field-reading-ease = Comment donner les textes
field-spoken-languages = Langues parlées

## The household

age-band-0-2 = 0 à 2 ans
age-band-3-5 = 3 à 5 ans
age-band-6-11 = 6 à 11 ans
age-band-12-17 = 12 à 17 ans
age-band-18-25 = 18 à 25 ans
age-band-26-64 = 26 à 64 ans
age-band-65-plus = 65 ans et plus
member-role-parent = Parent
member-role-partner = Partenaire
member-role-adult = Adulte
member-role-child = Enfant
member-role-guardian = Tuteur ou tutrice
member-role-other = Autre
gender-f = Femme
gender-m = Homme
gender-x = Autre
gender-undisclosed = Ne souhaite pas le dire
urgency-immediate = Tout de suite (48 heures)
urgency-urgent = Urgent (2 semaines)
urgency-soon = Bientôt (2 mois)
urgency-planned = Prévu plus tard
situation-reception-centre = Centre d’accueil
situation-street = À la rue
situation-with-friends = Chez des amis
situation-hosting-ending = Un hébergement se termine
situation-hotel = Hôtel
situation-squat = Squat
situation-shelter = Abri de nuit
situation-other = Autre
anchor-kind-school = École
anchor-kind-work = Travail
anchor-kind-care = Soins
anchor-kind-family = Famille
anchor-kind-course = Formation
need-step-free = Accès sans marche
need-ground-floor = Rez-de-chaussée
need-cot = Lit de bébé
need-women-only = Femmes seulement
need-no-smoking = Sans tabac
need-pet = Avec un animal
need-quiet = Calme
need-near-care = Près des soins
reading-ease-audio = À écouter
reading-ease-simple = Mots simples
reading-ease-standard = Texte ordinaire
budget-none = Pas de budget
budget-contribution-only = Une petite participation
budget-pending = En attente d’une aide
budget-up-to = Jusqu’à { $amount } par mois
budget-confirmed = { $amount } par mois, confirmé

## What allies may know

size-band-1 = 1 personne
size-band-2 = 2 personnes
size-band-3-4 = 3 ou 4 personnes
size-band-5-6 = 5 ou 6 personnes
size-band-7-plus = 7 personnes ou plus
