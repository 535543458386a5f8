# reviewed: source

## Counts

count-persons =
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
count-beds-single =
    { $count ->
        [one] { $count } lit simple
       *[other] { $count } lits simples
    }
count-beds-double =
    { $count ->
        [one] { $count } lit double
       *[other] { $count } lits doubles
    }
count-beds-cot =
    { $count ->
        [one] { $count } lit de bébé
       *[other] { $count } lits de bébé
    }

## The headline of an offer

wording-headline-room = Chambre { $where }
wording-headline-studio = Studio { $where }
wording-headline-apartment = Appartement { $where }
wording-headline-house = Maison { $where }
wording-headline-shared-flat = Place en colocation { $where }
wording-headline-collective = Place en habitat collectif { $where }
wording-headline-emergency-bed = Lit d’urgence { $where }
# $name is the whole name, $bare the name without its French article.
wording-where-municipality =
    { $article ->
        [le] au { $bare }
        [les] aux { $bare }
       *[none] à { $name }
    }
# $name is `arrondissement d’Arlon`, $bare is `Arlon`.
wording-where-arrondissement = dans l’{ $name }

## The sentences of an offer

wording-filled = Cette place n’est plus libre.
wording-for =
    { $count ->
        [1] Pour une personne.
        [2] Pour une ou deux personnes.
       *[other] Pour 1 à { $count } personnes.
    }
# Where it is: $where is `À Liège`.
wording-where = { $where } ({ $province }).
wording-accepts-women-and-children = Pour des femmes et leurs enfants.
wording-accepts-families = Pour une famille.
wording-accepts-couples = Pour un couple.
wording-sharing-entire-place = Le logement est entier.
wording-sharing-private-room = La chambre est privée.
wording-sharing-shared-room = La chambre est partagée, pour sept nuits au plus.
wording-lockable = La chambre ferme à clé.
wording-beds = Lits : { $beds }.
wording-slots = Il y a { $count } places comme celle-ci.
wording-from = Libre dès le { $from }.
wording-between-dates = Libre du { $from } au { $until }.
wording-in-month = Libre en { $until }.
# $begins says whether the first month begins with a vowel: d’avril, d’août, d’octobre.
wording-between-months =
    { $begins ->
        [vowel] Libre d’{ $from } à { $until }.
       *[consonant] Libre de { $from } à { $until }.
    }
wording-stay-exactly = Pour { $count } mois.
wording-stay-at-least = Pour { $count } mois au moins.
wording-stay-at-most = Pour { $count } mois au plus.
wording-stay-between = Pour { $least } à { $count } mois.
wording-notice =
    { $count ->
        [one] Préavis : { $count } jour.
       *[other] Préavis : { $count } jours.
    }
wording-price-free = Gratuit
wording-price-monthly = { $amount } par mois
wording-price = { $price }.
wording-price-and-charges = { $price }, { $charges }.
wording-deposit =
    { $count ->
        [0] Pas de garantie.
       *[other] Garantie : { $count } mois de loyer.
    }
wording-step-free-all = Il n’y a pas de marche.
wording-step-free-some = Une partie du logement est sans marche.
wording-step-free-none = Il y a des marches.
wording-children-yes = Les enfants sont les bienvenus.
wording-children-no = Le lieu ne convient pas aux enfants.
wording-pets-yes = Les animaux sont acceptés.
wording-pets-no = Les animaux ne sont pas acceptés.
wording-pet-present = Un animal vit sur place.
wording-smoking-inside = On fume à l’intérieur.
wording-smoking-outside-only = On fume dehors seulement.
wording-smoking-none = On ne fume pas.
wording-languages = Langues parlées : { $languages }.
wording-language-few-words = { $language } (quelques mots)
wording-domiciliation-yes = La domiciliation est possible.
wording-domiciliation-no = La domiciliation n’est pas possible.
wording-domiciliation-to-discuss = La domiciliation est à discuter.

## The drawn card, for those who do not see it

wording-alt-room = Dessin : une chambre, { $persons }
wording-alt-studio = Dessin : un studio, { $persons }
wording-alt-apartment = Dessin : un appartement, { $persons }
wording-alt-house = Dessin : une maison, { $persons }
wording-alt-shared-flat = Dessin : une colocation, { $persons }
wording-alt-collective = Dessin : un habitat collectif, { $persons }
wording-alt-emergency-bed = Dessin : un lit d’urgence, { $persons }
