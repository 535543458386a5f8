# reviewed: source

## The page on which anybody tells that something is wrong. Its title says nothing of what was done

help-link = Un problème ? Dites-le ici
help-title = Aide
help-numbers = Un danger maintenant ? Appelez
help-number-emergency = Secours : ambulance, pompiers, police. Gratuit, jour et nuit, dans toute l’Europe.
help-number-police = Police. Gratuit, jour et nuit.
help-number-violence-fr = Violences dans le couple, en français. Gratuit et anonyme.
help-number-violence-nl = Violences et abus, en néerlandais. Gratuit et anonyme.
help-number-trafficking = On vous exploite, ou on garde vos papiers : les centres pour les victimes de la traite.
help-number-children = Enfants et jeunes, en français. Gratuit et anonyme.
help-number-guardianship = Une personne de moins de 18 ans est seule : le Service des Tutelles, jour et nuit.
help-number-discrimination = Unia : discrimination et racisme. Gratuit, en journée.
help-tell = Nous le dire, en toute confiance
help-tell-who = Quelques personnes de l’association, et elles seules, lisent ce que vous écrivez ici. Vous n’avez pas besoin de compte ni de dire votre nom. La personne dont vous parlez n’en saura rien par nous.
help-kind = Que se passe-t-il ?
help-kind-missing = Choisissez ce qui se passe. Si rien ne convient, choisissez « autre chose ».
help-text = Racontez, si vous le voulez
help-text-hint = Dans votre langue, avec vos mots. Au plus { $max } caractères.
help-text-missing = Écrivez un mot sur ce qui se passe.
help-about = Il s’agit de cette offre :
help-which = De quelle offre ou de quel lieu s’agit-il ? (si vous le savez)
help-which-hint = Un titre, une ville, une adresse de page. Au plus { $max } caractères.
help-contact = Comment vous joindre ? (si vous le voulez)
help-contact-hint = Un numéro, une adresse, une heure sans risque. Gardé chiffré. Au plus { $max } caractères.
help-named = Dire que c’est moi qui écris
help-named-hint = Les personnes qui lisent verront votre fiche et pourront vous joindre par elle. Ce message sera aussi dans la copie de vos informations, et ses mots seront effacés avec elles. Sans cette coche, rien ne le lie à vous.
help-named-ended = Votre connexion est terminée : nous ne savons plus qui vous êtes. Envoyez sans dire qui vous êtes, ou reconnectez-vous.
help-act = Envoyer
help-kept = Ce que vous écrivez est gardé chiffré. L’adresse de votre appareil n’est pas gardée avec.
help-full = Nous avons reçu trop de messages aujourd’hui et celui-ci n’a pas été gardé. Appelez un des numéros ci-dessous, ou réessayez demain.
help-thanks = Merci. C’est bien arrivé.
help-next = Une personne de l’association le lit bientôt et décide de ce qu’il faut faire. Si c’est grave, tout ce que propose cet hôte est arrêté tout de suite.
help-next-contact = Vous avez dit comment vous joindre ? Nous vous parlons à vous seul, à l’heure que vous avez dite. Sinon, nous ne pouvons pas vous répondre.
help-next-phone = Ce téléphone n’est pas à vous ? Touchez « Sortie rapide » : rien de cette page ne reste sur l’appareil.
help-back = Vers l’accueil
desk-error-text-length-most = Au plus { $max } caractères ; ici il y en a { $got }.
privacy-told-title = Vous nous dites un problème
privacy-told = Ce que vous écrivez sur la page « Aide » est chiffré, et quelques personnes de l’association seules l’ouvrent ; chaque lecture est notée. Rien ne dit qui vous êtes, sauf si vous l’écrivez ou le cochez.

## What it is about, how grave it is, and what came of it

incident-kind-danger-now = Quelqu’un est en danger maintenant
incident-kind-money-or-work = On demande de l’argent d’avance, ou du travail contre le toit
incident-kind-touching = On touche, on harcèle, on insiste
incident-kind-threats = On menace ou on fait peur
incident-kind-discrimination = On traite mal à cause de l’origine, de la religion, du genre…
incident-kind-papers-kept = On garde les papiers ou le téléphone de quelqu’un
incident-kind-unsafe-home = Le logement est dangereux ou malsain
incident-kind-private-told = On a dit ou montré quelque chose de privé
incident-kind-other = Autre chose
incident-severity-1 = 1 · Léger
incident-severity-2 = 2 · Sérieux
incident-severity-3 = 3 · Grave : suspend l’hôte
incident-severity-4 = 4 · Danger pour la vie : suspend l’hôte
incident-state-new = Nouveau
incident-state-in-hand = En main
incident-state-closed = Clos
incident-outcome-helped = La personne est en sécurité
incident-outcome-agreed = Un accord a été trouvé
incident-outcome-host-ended = On ne travaille plus avec cet hôte
incident-outcome-passed-on = Transmis à un service ou à la police, avec l’accord de la personne
incident-outcome-unfounded = Sans fondement
incident-outcome-not-reached = Personne n’a pu être joint
incident-outcome-duplicate = Déjà traité ailleurs
incident-from-home = Écrit depuis l’accueil
incident-from-offers = Écrit depuis la liste des offres
incident-from-offer = Écrit depuis la page d’une offre
incident-from-my = Écrit depuis les pages de la carte
incident-from-desk = Écrit depuis le bureau
incident-from-other = Écrit depuis une autre page
incident-field-text = Ce qui se passe
incident-field-which = Quelle offre, quel lieu
incident-field-contact = Comment joindre la personne
lift-reason-unfounded = L’incident était sans fondement
lift-reason-mended = Ce qui n’allait pas est réparé
lift-reason-wrong-offer = Ce n’était pas cette offre

## Incidents at the desk

incidents-title = Signalements confidentiels
incidents-what = Ce que des personnes nous ont dit en confiance. Vous ne voyez pas ce qui concerne une offre que vous avez écrite. À partir de la gravité 3, seule la référence sécurité s’en occupe.
incidents-new = { $count ->
        [one] { $count } signalement confidentiel attend
       *[other] { $count } signalements confidentiels attendent
    }
incidents-unseen = { $count ->
        [one] { $count } signalement confidentiel attend, et personne de l’équipe ne peut l’ouvrir. Donnez le rôle de référence sécurité à une personne qui n’a pas écrit l’offre.
       *[other] { $count } signalements confidentiels attendent, et personne de l’équipe ne peut les ouvrir. Donnez le rôle de référence sécurité à une personne qui n’a pas écrit les offres.
    }
incident-offers = { $count ->
        [one] { $count } offre nommée
       *[other] { $count } offres nommées
    }
incident-not-judged = Gravité à dire
incident-person = Écrit par une personne qui a une carte et a voulu le dire
incident-taken-by = En main chez
incident-words = Ce qui a été dit
incident-no-words = Rien n’a été écrit, ou les mots ont été effacés.
incident-open = Ouvrir et lire
incident-open-hint = Le journal note que vous l’avez ouvert, sans les mots.
incident-take = Je m’en occupe
incident-offers-title = Offres concernées
incident-no-offer = Aucune offre n’est nommée. Nommez toutes celles de l’hôte.
incident-offer-gone = Offre qui n’est plus là
incident-offer-elsewhere = D’une autre instance : elle seule peut suspendre.
incident-name-offer = Nommer une offre
incident-name-offer-hint = L’adresse de sa page. Ses autres offres suivent si leur hôte est inscrit ; sinon, nommez-les toutes.
incident-name-offer-act = Nommer
incident-judge = Dire la gravité
incident-judge-hint = À partir de 3, les offres nommées et toutes celles de leur hôte sont suspendues tout de suite. Une gravité plus basse ensuite ne lève rien : deux personnes lèvent une suspension.
incident-severity = Gravité
incident-judge-act = Enregistrer la gravité
incident-note = Note
incident-note-text = Ce que vous avez fait ou appris
incident-note-hint = Gardé chiffré, lu ici seulement. Au plus { $max } caractères.
incident-note-act = Noter
incident-close = Clore
incident-close-hint = Ce qui est suspendu le reste : deux personnes lèvent la suspension, sur la page de l’offre.
incident-outcome = Ce qui en est sorti
incident-close-act = Clore le signalement
incident-problem-closed = Ce signalement est clos.
incident-problem-not-judged = Dites d’abord la gravité.
incident-problem-no-such-offer = Nous n’avons pas d’offre à cette adresse. Copiez l’adresse de sa page.
incident-problem-offers-full = Un signalement nomme au plus { $max } offres.
incident-problem-notes-full = Un signalement a au plus { $max } notes.
incident-problem-not-suspended = Cette offre n’est pas suspendue.
incident-problem-still-open = Un signalement grave sur cette offre n’est pas clos. Il l’est d’abord, avec ce qui en est sorti.
incident-problem-not-unrelated = Cochez que vous n’avez aucun lien avec cet hôte. Sinon, une autre personne décide.
incident-problem-second-lifter = Deux personnes lèvent une suspension, et vous étiez la première.
incident-problem-lead-missing = Une des deux personnes est une référence sécurité.

## Suspensions

state-suspended = Suspendue
desk-list-suspended = Suspendues
suspension-title = Suspension
suspension-what = Cette offre est suspendue. Elle n’est visible nulle part et ne peut être ni changée ni publiée. Les autres instances voient qu’elle n’est pas disponible, jamais pourquoi.
suspension-incident = Voir le signalement
suspension-lead-alone = Seule la référence sécurité ouvre ce signalement.
suspension-lift = Lever la suspension
suspension-lift-how = Deux personnes sans lien avec l’hôte la lèvent, dont une référence sécurité. L’offre est ensuite à compléter : une personne approuve la vérification de nouveau avant qu’elle soit publiée.
suspension-first = { $who } la lèverait ({ $date }). Une deuxième personne doit le dire aussi.
suspension-wait = Vous étiez la première personne. Une autre doit le dire aussi.
suspension-reason = Pourquoi ?
suspension-lift-act = Je lèverais la suspension
event-kind-negotiation-refused = Proposition d’un allié refusée
event-kind-negotiation-withdrawn = Proposition à un allié reprise

## Requests of authorities (PR-15)

authority-title = Demandes d’autorités
authority-what = Toute demande d’une autorité est refusée dès qu’elle est notée. Refuser en demande une ; décider autre chose demande deux références sécurité, avec une raison. Rien n’est donné par ces pages.
authority-for-others = La police ou une autre autorité vous demande quelque chose ? Ne donnez rien et ne confirmez rien : passez la demande à la référence sécurité.
authority-waiting = { $count ->
        [one] { $count } décision sur une demande d’autorité attend une deuxième personne
       *[other] { $count } décisions sur des demandes d’autorités attendent une deuxième personne
    }
authority-waits = Attend une deuxième personne
authority-record = Noter une demande
authority-record-hint = N’écrivez pas de réponse ici, et ne répondez à personne avant d’avoir noté.
authority-kind = Qui demande ?
authority-via = Par quelle voie ?
authority-basis = Sur quelle base, disent-ils ?
authority-date = Quand ?
authority-asked = Ce qui est demandé
authority-asked-hint = Leurs mots, sans rien y ajouter sur une personne. Gardé chiffré. Au plus { $max } caractères.
authority-record-act = Noter : refusée
authority-one = Demande d’une autorité
authority-open = Lire ce qui est demandé
authority-decide = Décider
authority-decide-how = La demande reste refusée tant que deux références sécurité n’ont pas dit la même autre chose. Suivre un ordre demande un ordre d’un tribunal ou d’un parquet. Ce que vous donnez, vous le donnez vous-mêmes, hors de ce programme.
authority-proposed = { $who } déciderait : { $what }
authority-agree = Je décide la même chose
authority-refuse = Refuser
authority-otherwise = Décider autre chose
authority-decision = Décision
authority-reason = Raison
authority-propose = Proposer à une deuxième personne
authority-problem-choice = Choisissez qui demande, par quelle voie et sur quelle base.
authority-problem-date = Donnez la date de la demande.
authority-problem-date-outside = La date est aujourd’hui ou avant, et il y a dix ans au plus.
authority-problem-no-order = On ne suit un ordre que si un ordre d’un tribunal ou d’un parquet est noté.
authority-problem-second = Deux personnes décident autre chose qu’un refus, et vous étiez la première.
authority-problem-reason = Choisissez une raison.
authority-kind-police = Police
authority-kind-prosecutor = Parquet
authority-kind-court = Tribunal
authority-kind-immigration-office = Office des étrangers
authority-kind-municipality = Commune
authority-kind-labour-inspection = Inspection du travail
authority-kind-social-services = CPAS ou service social
authority-kind-tax = Finances
authority-kind-data-protection = Autorité de protection des données
authority-kind-foreign = Autorité d’un autre pays
authority-kind-other = Autre
asked-via-visit = Sur place
asked-via-telephone = Par téléphone
asked-via-letter = Par lettre
asked-via-mail = Par e-mail
legal-basis-none = Aucune
legal-basis-letter = Une lettre sans base légale
legal-basis-law = Un article de loi qu’ils citent
legal-basis-prosecutor-order = Un ordre du parquet
legal-basis-court-order = Un ordre d’un tribunal ou d’un juge
authority-decision-refused = Refusée
authority-decision-public-only = Répondu avec ce qui est public
authority-decision-lawyer = Confiée à un avocat
authority-decision-complied = Ordre suivi
authority-reason-order-checked = L’ordre a été vérifié
authority-reason-life-in-danger = Une vie est en danger
authority-reason-person-agrees = La personne est d’accord
authority-reason-public-anyway = C’est public de toute façon
authority-reason-advice-needed = Il faut un avis

## After a deed

desk-notice-incident-taken = C’est noté : vous vous en occupez.
desk-notice-incident-judged = La gravité est enregistrée.
desk-notice-incident-grave = La gravité est enregistrée, et toutes les offres de l’hôte sont suspendues.
desk-notice-incident-named = L’offre est nommée.
desk-notice-incident-noted = La note est gardée.
desk-notice-incident-closed = Le signalement est clos.
desk-notice-lifted-first = C’est noté. Une deuxième personne doit le dire aussi.
desk-notice-lifted = La suspension est levée. La vérification est à approuver de nouveau.
desk-notice-authority-recorded = La demande est notée : refusée.
desk-notice-authority-proposed = C’est noté. La demande reste refusée jusqu’à ce qu’une deuxième personne dise la même chose.
desk-notice-authority-decided = La décision est enregistrée.
