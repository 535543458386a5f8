# reviewed: source

# Pairs of a request and an offer: what is decided about them, what they cost others, and the plan that is kept.

## One pair

pair-title = Une offre pour cette demande
pair-request = Demande
pair-offer = Offre
pair-decided = Ce qui est décidé
pair-decide = Garder ou écarter cette paire
pair-decide-how = Garder : chaque plan propose cette offre à cette demande, tant qu’aucune règle ne l’interdit. Écarter : elle n’est plus proposée. Les deux se reprennent à tout moment.
pair-rules = Les règles
pair-rules-pass =
    { $count ->
        [one] Une règle est respectée
       *[other] { $count } règles sont respectées
    }
plan-fit-of-pair = Ce qui convient
verdict-pass = Respectée
verdict-unknown = À demander
verdict-fail = Pas respectée
pair-cost = Ce que ce choix coûte aux autres
pair-cost-nothing = Rien : ce choix ne change rien pour les autres ménages.
pair-cost-moves = Personne ne perd : autant de ménages trouvent une place, et l’ensemble convient aussi bien. Quelques-uns iraient ailleurs.
pair-cost-worth =
    { $count ->
        [one] Autant de ménages trouvent une place, mais le plan d’ensemble perd un point : il convient moins bien à d’autres, ou à de plus urgents.
       *[other] Autant de ménages trouvent une place, mais le plan d’ensemble perd { $count } points : il convient moins bien à d’autres, ou à de plus urgents.
    }
pair-cost-households =
    { $count ->
        [one] Un ménage de moins trouve une place.
       *[other] { $count } ménages de moins trouvent une place.
    }
pair-cost-impossible = Cette paire ne peut pas être choisie. { $why }
pair-cost-not-weighed = Il y a trop de paires possibles : celle-ci n’a pas été pesée.
pair-cost-too-many = Il y a trop d’offres et de demandes pour le compter sur une page.
pair-cost-inexact = Le calcul a été arrêté avant la fin : c’est une estimation.
pair-lose = Sans place à cause de ce choix
pair-move = Iraient ailleurs
pair-find = Trouveraient une place
pair-waits =
    { $count ->
        [0] attend depuis aujourd’hui
        [one] attend depuis un jour
       *[other] attend depuis { $count } jours
    }
pair-from = Perdrait : { $offer }
pair-to = Aurait : { $offer }

## What is decided about pairs

marks-title = Paires gardées ou écartées
mark-kind-lock = Gardée dans le plan
mark-kind-veto = Écartée
mark-why-lock = Pourquoi garder cette paire dans le plan ?
mark-why-veto = Pourquoi ne plus proposer cette paire ?
mark-act-lock = Garder dans le plan
mark-act-veto = Ne plus proposer
mark-lift-lock = Ne plus garder
mark-lift-veto = Proposer à nouveau
mark-reason-choose = Choisissez une raison
mark-reason-missing = Choisissez une raison dans la liste.
mark-by = Par { $who }, le { $date }
mark-broken = Cette paire n’est pas dans le plan pour l’instant. { $why }
mark-problem-not-open = L’offre ou la demande n’est pas ouverte.
mark-problem-rules = Règle qui n’est pas respectée : { $rules }.
mark-problem-to-ask = Une autre association doit d’abord répondre : { $rules }.
mark-problem-forbidden = Cette paire est écartée. Reprenez d’abord cette décision.
mark-problem-request-twice = Cette demande est déjà gardée avec une autre offre.
mark-problem-offer-full =
    { $count ->
        [0] Cette offre n’a plus de place libre.
        [one] Cette offre a une place libre, déjà gardée pour un autre ménage.
       *[other] Cette offre a { $count } places libres, déjà gardées pour d’autres ménages.
    }
lock-reason-known-to-each-other = Ils se connaissent déjà
lock-reason-near-school-or-care = Près d’une école ou de soins
lock-reason-host-asked = Le propriétaire l’a demandé
lock-reason-household-asked = Le ménage l’a demandé
lock-reason-other = Autre raison
veto-reason-did-not-get-along = Ils ne se sont pas entendus
veto-reason-safety = Sécurité
veto-reason-wish-of-household = Le ménage ne le souhaite pas
veto-reason-wish-of-host = Le propriétaire ne le souhaite pas
veto-reason-other = Autre raison
rule-capacity = Assez grand pour le ménage
rule-dates = Libre à temps
rule-duration-min = Séjour assez long pour le propriétaire
rule-minor-unaccompanied = Un parent ou tuteur avec chaque personne de moins de 18 ans
rule-women-only = Logement pour femmes, si l’un des deux le demande
rule-lone-adult-rule = Une femme seule ou un parent seul n’habite pas avec un homme seul
rule-step-free = Sans marches si c’est nécessaire
rule-children-ok = Enfants bienvenus
rule-accepts = Pour familles ou couples, si le propriétaire le dit
rule-pets = Animal accepté
rule-smoking = Sans fumée à l’intérieur
rule-rent-over-budget = Loyer dans le budget
rule-domiciliation = Adresse officielle possible
rule-blocked-pair = Pas écartée par un modérateur
rule-vetting-expired = Vérification du propriétaire complète
rule-distance-max = Assez près
rule-shared-room-nights = Chambre partagée : sept nuits au plus, et seulement sans autre toit

## The plan that is kept

plan-none = Il n’y a pas encore de plan. Le premier est fait cette nuit, ou tout de suite si vous le demandez.
plan-made-nightly = Plan de la nuit, fait le { $at }.
plan-made-asked = Plan demandé par l’équipe, fait le { $at }.
plan-changed =
    { $count ->
        [one] Depuis, une offre ou une demande a changé : faites un nouveau plan.
       *[other] Depuis, { $count } offres et demandes ont changé : faites un nouveau plan.
    }
plan-gone =
    { $count ->
        [one] Une paire de ce plan ne tient plus : elle n’est pas montrée.
       *[other] { $count } paires de ce plan ne tiennent plus : elles ne sont pas montrées.
    }
plan-otherwise-weighed = Les réglages du calcul ont changé depuis ce plan.
plan-make = Faire un nouveau plan
plan-ordered = Un nouveau plan est en cours. Rechargez la page dans un instant.
plan-look-again = Recharger la page
plan-unreadable =
    { $count ->
        [one] Une fiche n’a pas pu être lue, et n’est dans aucun plan. Prévenez la personne qui gère le serveur.
       *[other] { $count } fiches n’ont pas pu être lues, et ne sont dans aucun plan. Prévenez la personne qui gère le serveur.
    }
plan-unreadable-open = Ouvrir la fiche
desk-notice-pair-locked = C’est noté : le prochain plan garde cette paire.
desk-notice-pair-vetoed = C’est noté : cette paire n’est plus proposée.
desk-notice-pair-lifted = C’est repris : le calcul décide à nouveau de cette paire.
desk-notice-plan-asked = C’est demandé. Le nouveau plan arrive dans un instant.
