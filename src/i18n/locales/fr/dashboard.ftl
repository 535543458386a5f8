# reviewed: source

# How the team's work goes, in figures.

dashboard-title = Tableau de bord
dashboard-spans = Période
dashboard-span-90-days = 90 derniers jours
dashboard-span-365-days = Une année
dashboard-span-all = Tout
dashboard-file = Télécharger les chiffres (CSV)
dashboard-file-how = Le fichier ne contient aucune personne, aucun titre et aucun numéro. Les groupes de moins de cinq y sont notés « <5 ».
dashboard-time = Combien de temps
dashboard-proposed = De l’ouverture à la première proposition
dashboard-placed = De l’ouverture à l’entrée dans un logement
dashboard-time-how = La moitié a attendu moins longtemps, l’autre moitié plus longtemps. Compté depuis la première ouverture de la demande ; les demandes effacées n’y sont plus.
dashboard-median = { $days } ({ $of })
dashboard-too-few = Trop peu pour une médiane
dashboard-days =
    { $count ->
        [0] Moins d’un jour
        [one] Un jour
       *[other] { $count } jours
    }
dashboard-median-of =
    { $count ->
        [0] aucune demande
        [one] une demande
       *[other] { $count } demandes
    }
dashboard-requests =
    { $count ->
        [0] Aucune demande
        [one] Une demande
       *[other] { $count } demandes
    }
dashboard-queue = Qui attend
dashboard-waiting =
    { $count ->
        [0] Aucune demande n’attend.
        [one] Une demande attend, sans avoir dit oui à un logement.
       *[other] { $count } demandes attendent, sans avoir dit oui à un logement.
    }
dashboard-band = { $label } : { $count }
waited-under-30-days = moins de 30 jours
waited-30-to-89-days = de 30 à 89 jours
waited-90-to-179-days = de 90 à 179 jours
waited-180-days-or-more = 180 jours ou plus
dashboard-without-title = Sans aucune offre possible
dashboard-without =
    { $count ->
        [0] Chaque demande a au moins une offre possible.
        [one] Une demande n’a aucune offre possible aujourd’hui.
       *[other] { $count } demandes n’ont aucune offre possible aujourd’hui.
    }
dashboard-without-how = Les plus urgentes d’abord, vingt au plus, avec le plus petit changement qui aiderait. Demandez à la personne ; personne n’est obligé de renoncer à rien.
dashboard-no-offers = Il n’y a aucune offre libre.
dashboard-until = Jusqu’au { $date }
dashboard-vetting-title = Vérifications qui prennent fin
dashboard-vetting =
    { $count ->
        [0] Aucune vérification ne prend fin dans les 60 jours.
        [one] La vérification d’une offre prend fin dans les 60 jours. Après, l’offre est mise en pause.
       *[other] La vérification de { $count } offres prend fin dans les 60 jours. Après, ces offres sont mises en pause.
    }
dashboard-silence-title = Sans réponse
dashboard-silence =
    { $count ->
        [0] Chacun a répondu quand nous avons demandé comment ça va.
        [one] Une question « comment ça va ? » est sans réponse depuis plus de 72 heures.
       *[other] { $count } questions « comment ça va ? » sont sans réponse depuis plus de 72 heures.
    }
dashboard-silent-seeker = La personne, interrogée le { $date }
dashboard-silent-host = L’hôte, interrogé le { $date }
dashboard-worried-title = Séjours avec un souci
dashboard-worried =
    { $count ->
        [0] Aucun séjour n’a de souci connu.
        [one] Dans un séjour, la dernière réponse demande que quelqu’un appelle.
       *[other] Dans { $count } séjours, la dernière réponse demande que quelqu’un appelle.
    }
dashboard-worry-seeker = La personne, le { $date } : { $said }
dashboard-worry-host = L’hôte, le { $date } : { $said }
dashboard-stays-title = Séjours qui se terminent
dashboard-stays =
    { $count ->
        [0] Aucun séjour ne se termine dans les 60 jours.
        [one] Un séjour se termine dans les 60 jours, ou devait être terminé.
       *[other] { $count } séjours se terminent dans les 60 jours, ou devaient être terminés.
    }
dashboard-ended-title = Comment les mises en relation se terminent
dashboard-ended =
    { $count ->
        [0] Aucune ne s’est terminée dans cette période.
        [one] Une s’est terminée dans cette période.
       *[other] { $count } se sont terminées dans cette période.
    }
dashboard-ended-how = Comment
dashboard-ended-count = Combien
dashboard-ending = { $state } : { $why }
dashboard-matches =
    { $count ->
        [one] une
       *[other] { $count }
    }
dashboard-least = Le moins bien servi
dashboard-most = Le mieux servi
dashboard-served = { $group } : { $percent } %
dashboard-fairness-none = Il n’y a pas encore de plan avec deux groupes assez grands pour être comparés.
dashboard-fairness-more = Tous les groupes du dernier plan
