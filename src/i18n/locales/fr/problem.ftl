# reviewed: source

## What is wrong with a field: the field, the limit, what to do

problem-missing = « { $field } » manque. Remplissez ce champ.
problem-too-long = « { $field } » a { $got } caractères. Le maximum est { $max }. Raccourcissez le texte.
problem-too-many = « { $field } » a { $got } réponses. Le maximum est { $max }. Enlevez-en.
problem-not-in-range = « { $field } » : écrivez un nombre entier de { $min } à { $max }. « { $got } » ne va pas.
problem-not-a-date = « { $field } » : écrivez une date comme 2026-12-01. « { $got } » n’en est pas une.
problem-unknown-code = « { $field } » : choisissez une des réponses proposées. « { $got } » n’en fait pas partie.
problem-not-a-flag = « { $field } » : répondez oui ou non. « { $got } » ne va pas.
problem-unknown-municipality = « { $field } » : nous ne connaissons pas « { $got } ». Écrivez le nom de la commune ou son code postal.
problem-malformed = « { $field } » : « { $got } » ne va pas. Écrivez par exemple { $example }.
problem-ends-before-it-begins = « { $field } » : la fin ({ $until }) est avant le début ({ $from }). Changez une des deux dates.
problem-too-far-away = « { $field } » : cette date est trop loin. Le maximum est { $max } ans.
problem-in-future = « { $field } » : cette date n’est pas encore passée. Écrivez une date jusqu’au { $today }.
problem-least-above-most = « { $field } » : le minimum ({ $least }) dépasse le maximum ({ $most }). Changez l’un des deux.
problem-shared-room-not-emergency = « { $field } » : une chambre partagée est possible seulement pour un lit d’urgence. Choisissez un autre partage.
problem-shared-room-too-long = « { $field } » : une chambre partagée est pour 7 nuits au plus. Laissez ce champ vide.
problem-criterion-not-shared = « { $field } » : on peut choisir seulement quand on partage son logement, jamais pour un logement entier ou un bail. Choisissez « Tout le monde ».
problem-unprintable = « { $field } » contient des signes que nous ne pouvons pas montrer. Écrivez le texte à nouveau.
