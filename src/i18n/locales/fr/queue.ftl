# reviewed: source

# Everything that waits for the staff, in one list.

queue-title = À faire
queue-summary =
    { $count ->
        [0] Rien n’attend. Belle journée !
        [one] { $count } chose attend.
       *[other] { $count } choses attendent.
    }
queue-late-count =
    { $count ->
        [one] { $count } en retard
       *[other] { $count } en retard
    }
queue-group-all = Tout
queue-group-safety = Sécurité
queue-group-matches = Mises en relation
queue-group-requests = Demandes
queue-group-offers = Offres
queue-group-letters = Messages
queue-group-partners = Partenaires et serveur

queue-kind-incident = Signalement confidentiel
queue-kind-authority = Demande d’une autorité
queue-kind-stay = Séjour à suivre
queue-kind-negotiation = Proposition d’une association alliée
queue-kind-match = Mise en relation à décider
queue-kind-question = Réponse attendue
queue-kind-meeting = Suite à noter
queue-kind-moving = Séjour qui finit, suite à préparer
queue-kind-request = Demande sans proposition
queue-kind-approval = Demande à relire pour les alliées
queue-kind-appeal = Appel public à relire
queue-kind-errand = Personne à prévenir
queue-kind-held = Texte retenu
queue-kind-photo = Photo à vérifier
queue-kind-vetting = Vérification d’un hôte
queue-kind-renewal = Vérification à renouveler
queue-kind-host = Question d’un hôte
queue-kind-talk = Message à lire
queue-kind-lead = Message reçu
queue-kind-report = Signalement d’un autre serveur
queue-kind-partner = Partenaire
queue-kind-draft = Liste de domaines à confirmer
queue-kind-program = À remettre en marche

queue-late-by = en retard de { $span }
queue-left = d’ici { $span }
queue-waits = attend depuis { $span }
queue-minutes =
    { $count ->
        [0] moins d’une minute
        [one] { $count } minute
       *[other] { $count } minutes
    }
queue-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
queue-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
queue-in-plan = dans le plan
queue-not-in-plan = aucun logement trouvé
queue-questions =
    { $count ->
        [one] { $count } question à poser
       *[other] { $count } questions à poser
    }
queue-two-for-children = à deux : enfants
queue-two-for-unknown = à deux : règle ouverte
queue-two-for-words = à deux : mots de l’annonce
queue-pair = { $request } → { $offer }
queue-vetting-complete = étapes complètes
queue-vetting-missing =
    { $count ->
        [one] il manque { $count } étape
       *[other] il manque { $count } étapes
    }
queue-report-by = Signalement de { $server }
queue-authority = Une seconde personne doit décider

queue-mine = C’est moi qui m’en occupe
queue-held-by = { $who } s’en occupe
queue-take = Je m’en occupe
queue-take-over = Je reprends
queue-lay-down = Je laisse
queue-give = Confier
queue-give-title = Confier à quelqu’un
queue-give-to = Qui s’en occupe ?
queue-give-hint = Seulement les personnes de l’équipe qui peuvent le voir.
queue-give-nobody = Personne pour le moment
queue-give-act = Confier
desk-notice-queue-taken = C’est à vous. Pendant dix minutes, personne d’autre ne décide à votre place.
desk-notice-queue-given = C’est confié.
desk-notice-queue-left = C’est de nouveau à tout le monde.
queue-problem-gone = Cela n’attend plus : quelqu’un s’en est déjà occupé.
queue-problem-held = { $who } est en train de décider, jusqu’au { $moment }. Rien n’a été changé. Vous pouvez reprendre cette mise en relation si c’est urgent.
queue-problem-taken = Quelqu’un d’autre l’a pris entre-temps. Regardez qui s’en occupe maintenant, puis choisissez.
queue-problem-not-theirs = Cette personne ne peut pas s’en occuper : son compte est fermé, ou son rôle ne le montre pas.
queue-problem-not-given = Cela se prend sur sa propre page.

queue-whose = Pour qui
queue-whose-all = Toute l’équipe
queue-whose-mine = Pour moi
queue-whose-nobodys = Pour personne encore
queue-due = Pour quand
queue-due-all = Tout
queue-due-late = En retard
queue-due-soon = D’ici demain
queue-due-in-time = Plus tard
queue-filter = Filtrer
queue-keys = Touches du clavier
queue-key-next = aller à la ligne suivante
queue-key-before = aller à la ligne précédente
queue-key-open = ouvrir la ligne
queue-key-take = m’en occuper, ou laisser
queue-key-filter = choisir ce qui est montré
queue-key-renew = relire la liste
queue-key-help = montrer ou cacher ces touches
queue-keys-off = Ne pas utiliser ces touches

match-held-by = { $who } s’en occupe.
match-held-until = { $who } est en train de décider, jusqu’au { $moment }. Personne d’autre ne peut décider d’ici là, sauf pour arrêter.
match-held-mine = Vous vous en occupez.

audit-event-queue-taken = Pris en charge
audit-event-queue-given = Confié à quelqu’un
audit-event-queue-left = Laissé à l’équipe
