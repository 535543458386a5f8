# reviewed: source

# Which offers a request could be proposed to, and why not more.

candidates-title = Offres possibles
candidates-count =
    { $count ->
        [0] Aucune offre ne peut être proposée aujourd’hui.
        [one] Une offre peut être proposée aujourd’hui.
       *[other] { $count } offres peuvent être proposées aujourd’hui.
    }
candidates-how = Les mieux adaptées sont en premier. Ce sont des suggestions : une personne décide, et demande d’abord à la personne qui cherche.
candidates-fit = { $points } points sur 100
candidates-points = { $points } points sur { $most }
candidates-away = { $place }, à { $km } km de la zone souhaitée
candidates-questions = À demander d’abord
candidates-why = Pourquoi ces points
candidates-minor = Une personne de moins de 18 ans est sans parent ni tuteur, ou nous ne savons pas qui est responsable d’elle. Nous ne proposons aucun logement. Appelez le Service des Tutelles ; si elle est en danger, les secours.
why-nobody = Pourquoi aucune offre
why-not-more = Pourquoi pas plus d’offres
why-how = Chaque ligne compte les offres qu’une seule raison écarte.
component-distance = Distance
component-language = Langue commune
component-duration = Durée du séjour
component-affordability = Loyer et budget
component-dates = Libre au bon moment
component-size = Taille
component-domiciliation = Adresse officielle
ask-capacity = Combien de personnes le logement accueille-t-il ?
ask-dates = Quand le logement est-il libre ?
ask-duration-min = Combien de temps la personne veut-elle rester ?
ask-minor-unaccompanied = Qui est responsable de la personne de moins de 18 ans ?
ask-women-only = Qui vit dans ce logement ?
ask-lone-adult-rule = Qui vit dans ce logement ?
ask-step-free = Y a-t-il des marches, et à quel étage est-ce ?
ask-children-ok = Les enfants sont-ils les bienvenus ?
ask-accepts = Qui vient avec cette personne ?
ask-pets = Un animal peut-il venir ?
ask-smoking = Fume-t-on à l’intérieur ?
ask-rent-over-budget = Quel est le loyer, et combien la personne peut-elle payer ?
ask-domiciliation = L’adresse peut-elle devenir l’adresse officielle ?
ask-blocked-pair = Pourquoi cette offre a-t-elle été écartée ?
ask-vetting-expired = La vérification du propriétaire est-elle complète ?
ask-distance-max = La personne peut-elle vivre aussi loin ?
ask-shared-room-nights = Où la personne ira-t-elle après sept nuits ?
why-capacity =
    { $count ->
        [one] Une offre est trop petite pour ce ménage.
       *[other] { $count } offres sont trop petites pour ce ménage.
    }
why-dates =
    { $count ->
        [one] Une offre n’est pas libre à temps.
       *[other] { $count } offres ne sont pas libres à temps.
    }
why-duration-min =
    { $count ->
        [one] Un propriétaire demande un séjour plus long.
       *[other] { $count } propriétaires demandent un séjour plus long.
    }
why-minor-unaccompanied =
    { $count ->
        [one] Une offre conviendrait, mais une personne de moins de 18 ans serait sans parent ni tuteur : nous ne proposons rien.
       *[other] { $count } offres conviendraient, mais une personne de moins de 18 ans serait sans parent ni tuteur : nous ne proposons rien.
    }
why-women-only =
    { $count ->
        [one] Une offre ne convient pas, car un des deux côtés demande un logement pour femmes.
       *[other] { $count } offres ne conviennent pas, car un des deux côtés demande un logement pour femmes.
    }
why-lone-adult-rule =
    { $count ->
        [one] Une offre est un logement partagé avec un homme seul, ou nous ne savons pas qui y vit : nous ne la proposons jamais à une femme seule ni à un parent seul.
       *[other] { $count } offres sont des logements partagés avec un homme seul, ou nous ne savons pas qui y vit : nous ne les proposons jamais à une femme seule ni à un parent seul.
    }
why-step-free =
    { $count ->
        [one] Une offre a des marches.
       *[other] { $count } offres ont des marches.
    }
why-children-ok =
    { $count ->
        [one] Une offre n’accueille pas d’enfants.
       *[other] { $count } offres n’accueillent pas d’enfants.
    }
why-accepts =
    { $count ->
        [one] Une offre est réservée aux familles ou aux couples.
       *[other] { $count } offres sont réservées aux familles ou aux couples.
    }
why-pets =
    { $count ->
        [one] Une offre n’accepte pas d’animal.
       *[other] { $count } offres n’acceptent pas d’animal.
    }
why-smoking =
    { $count ->
        [one] Dans une offre, on fume à l’intérieur.
       *[other] { $count } offres sont des logements où l’on fume à l’intérieur.
    }
why-rent-over-budget =
    { $count ->
        [one] Une offre est trop chère.
       *[other] { $count } offres sont trop chères.
    }
why-domiciliation =
    { $count ->
        [one] Une offre ne permet pas la domiciliation.
       *[other] { $count } offres ne permettent pas la domiciliation.
    }
why-blocked-pair =
    { $count ->
        [one] Une offre a été écartée par un modérateur.
       *[other] { $count } offres ont été écartées par un modérateur.
    }
why-vetting-expired =
    { $count ->
        [one] Une offre attend une vérification du propriétaire.
       *[other] { $count } offres attendent une vérification du propriétaire.
    }
why-distance-max =
    { $count ->
        [one] Une offre est trop loin.
       *[other] { $count } offres sont trop loin.
    }
why-shared-room-nights =
    { $count ->
        [one] Une offre est un lit d’urgence pour sept nuits au plus, pour qui n’a rien cette nuit.
       *[other] { $count } offres sont des lits d’urgence pour sept nuits au plus, pour qui n’a rien cette nuit.
    }
why-several =
    { $count ->
        [one] Une offre ne convient pas pour plusieurs raisons à la fois.
       *[other] { $count } offres ne conviennent pas pour plusieurs raisons à la fois.
    }
relax-distance =
    { $count ->
        [one] Une offre de plus si elle peut être à { $km } km au plus.
       *[other] { $count } offres de plus si elles peuvent être à { $km } km au plus.
    }
relax-budget =
    { $count ->
        [one] Une offre de plus avec un budget de { $budget } par mois.
       *[other] { $count } offres de plus avec un budget de { $budget } par mois.
    }
relax-start =
    { $count ->
        [one] Une offre de plus si le séjour peut commencer le { $date }.
       *[other] { $count } offres de plus si le séjour peut commencer le { $date }.
    }
relax-months =
    { $count ->
        [one] Une offre de plus si le séjour peut durer au moins { $months } mois.
       *[other] { $count } offres de plus si le séjour peut durer au moins { $months } mois.
    }
relax-step-free =
    { $count ->
        [one] Une offre de plus s’il peut y avoir des marches.
       *[other] { $count } offres de plus s’il peut y avoir des marches.
    }
relax-pets =
    { $count ->
        [one] Une offre de plus si l’animal peut vivre ailleurs.
       *[other] { $count } offres de plus si l’animal peut vivre ailleurs.
    }
relax-smoking =
    { $count ->
        [one] Une offre de plus si l’on peut fumer à l’intérieur.
       *[other] { $count } offres de plus si l’on peut fumer à l’intérieur.
    }
relax-domiciliation =
    { $count ->
        [one] Une offre de plus si l’adresse officielle peut être ailleurs.
       *[other] { $count } offres de plus si l’adresse officielle peut être ailleurs.
    }

## The plan

plan-title = Plan d’ensemble
plan-summary =
    { $count ->
        [0] Ce plan ne trouve une place pour aucun ménage sur { $of }.
        [one] Ce plan trouve une place pour un ménage sur { $of }.
       *[other] Ce plan trouve une place pour { $count } ménages sur { $of }.
    }
plan-how = Il cherche une place pour le plus de ménages possible, puis regarde l’urgence, l’attente et ce qui convient. C’est une proposition : une personne décide, et chacun est d’abord interrogé.
plan-pruned = Il y a trop de paires possibles pour les peser toutes : seules les meilleures de chaque côté ont été pesées.
plan-unfinished =
    { $count ->
        [one] La recherche a été arrêtée avant la fin. Aucun plan ne peut loger plus d’un ménage.
       *[other] La recherche a été arrêtée avant la fin. Aucun plan ne peut loger plus de { $count } ménages.
    }
plan-figures = En chiffres
plan-this = Ce plan
plan-first-come = Premier arrivé, premier servi
plan-households = Ménages
plan-persons = Personnes
plan-urgent = Ménages urgents (deux semaines au plus)
plan-step-free = Ménages qui ne peuvent pas monter de marches
plan-families = Familles avec enfants
plan-fit = Ce qui convient, en moyenne
plan-nobody = Personne
plan-share = { $count } sur { $of } ({ $percent } %)
plan-pairs = Qui pourrait vivre où
plan-no-pairs = Aucune paire possible aujourd’hui.
plan-questions =
    { $count ->
        [one] une question à poser d’abord
       *[other] { $count } questions à poser d’abord
    }
plan-more =
    { $count ->
        [one] Et une autre.
       *[other] Et { $count } autres.
    }
plan-unmatched = Sans place dans ce plan
fairness-title = Est-ce équitable ?
fairness-how = La part des ménages pour lesquels ce plan trouve une place, par groupe. Une différence de plus de 20 points entre deux groupes est signalée : regardez alors pourquoi.
fairness-nothing-else = Rien n’est compté sur l’origine, la religion ou le statut : ces données n’existent pas ici.
fairness-warning = Différence de { $points } points entre le groupe le mieux servi et le moins bien servi.
fairness-waiting =
    { $count ->
        [0] attente médiane : moins d’un jour
        [one] attente médiane : un jour
       *[other] attente médiane : { $count } jours
    }
fairness-options =
    { $count ->
        [0] offres possibles, médiane : aucune
       *[other] offres possibles, médiane : { $count }
    }
fairness-few = trop peu pour comparer
fairness-composition = Composition du ménage
fairness-gender = Genre des adultes
fairness-size = Taille du ménage
fairness-language = Langues parlées
composition-lone-woman = Femme seule
composition-lone-man = Homme seul
composition-lone-other = Personne seule, autre ou non dit
composition-lone-parent = Parent seul avec enfants
composition-couple = Couple
composition-family = Deux adultes avec enfants
composition-group = Plusieurs adultes
composition-minors-alone = Moins de 18 ans, sans adulte
adults-women = Femmes
adults-men = Hommes
adults-mixed = Femmes et hommes
adults-unsaid = Autre ou non dit
