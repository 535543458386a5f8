# reviewed: source

## Sign-in

sign-in-title = Connexion de l’équipe
sign-in-for-whom = Cette page est pour l’équipe de l’association. Pour regarder les offres, il ne faut pas de compte.
sign-in-email = Adresse e-mail
sign-in-password = Mot de passe
sign-in-act = Se connecter
sign-in-failed = L’adresse ou le mot de passe ne va pas. Vérifiez les deux et essayez encore.
sign-out-act = Se déconnecter

## The desk

desk-title = Bureau
desk-lists = Listes
desk-list-drafts = Brouillons
desk-list-waiting = En relecture
desk-list-published = Offres publiées
desk-list-paused = En pause
desk-list-requests = Demandes ouvertes
desk-list-withdrawn = Retirées
desk-empty = Rien ici pour le moment.
desk-changed = Modifiée le { $date }
desk-pages = Pages
desk-page-before = Page précédente
desk-page-after = Page suivante
desk-waiting =
    { $count ->
        [one] { $count } texte attend une relecture
       *[other] { $count } textes attendent une relecture
    }
desk-back = Revenir

## The form

desk-new-offer = Nouvelle offre
desk-new-request = Nouvelle demande
desk-edit-offer = Modifier l’offre
desk-edit-request = Modifier la demande
desk-offer-public = Une offre publiée est visible par tout le monde, ici et dans le fédivers.
desk-request-private = Rien de cette demande n’est public. Elle reste chez vous tant que la personne n’a pas donné son accord.
desk-no-contacts = N’écrivez ni nom, ni rue, ni téléphone, ni e-mail.
desk-group-place = Le logement
desk-group-people = Les personnes
desk-group-when = Quand
desk-group-money = L’argent
desk-group-house = La vie sur place
desk-group-languages = Les langues
desk-group-texts = En quelques mots
desk-group-household = Qui cherche un logement
desk-group-spoken = Les langues
desk-group-need-when = Quand
desk-group-where = Où
desk-group-needs = Ce qu’il faut
desk-group-budget = L’argent
desk-more = Plus de détails
desk-more-rows = Ajouter d’autres lignes
desk-required = obligatoire
desk-choose = Choisir
desk-not-said = Non précisé
desk-unit-euros = €
desk-hint-title = { $max } caractères au plus. Par exemple : « Chambre calme près de la gare ».
desk-hint-description = { $max } caractères au plus. Un numéro, une adresse ou un lien fait attendre une relecture.
desk-hint-municipality = Nom ou code postal. La rue n’est jamais demandée.
desk-hint-available-until = Laissez vide s’il n’y a pas de fin prévue.
desk-hint-monthly-rent-cents = 0 si c’est gratuit.
desk-hint-capacity-persons = Combien de personnes peuvent y vivre ensemble ?
desk-hint-slots = Par exemple 3 pour trois chambres pareilles.
desk-hint-accepts = Seulement quand on partage son logement, jamais pour un logement entier ou un bail.
desk-hint-host-women = Reste dans l’équipe.
desk-hint-host-men = Reste dans l’équipe.
desk-hint-host-children = Reste dans l’équipe.
desk-hint-quality-checklist = Reste dans l’équipe.
desk-hint-zones = Noms ou codes postaux, avec des virgules entre eux.
desk-hint-members = Une ligne par personne, sans nom.
desk-hint-needs = Des besoins pratiques seulement, jamais un diagnostic.
desk-hint-anchors = La commune suffit.
desk-row-languages = Langue { $number }
desk-row-spoken-languages = Langue { $number }
desk-row-members = Personne { $number }
desk-row-anchors = Lieu { $number }
desk-part-tag = Langue
desk-part-level = Niveau
desk-part-age = Âge
desk-part-role = Rôle
desk-part-gender = Genre
desk-part-kind = Raison
desk-part-place = Commune
desk-budget-up-to = Jusqu’à un montant par mois
desk-budget-confirmed = Un montant confirmé par mois
desk-budget-amount = Montant par mois
desk-save-and-publish = Enregistrer et publier
desk-save-and-open = Enregistrer et ouvrir
desk-save-draft = Garder comme brouillon
desk-save = Enregistrer
desk-leave = Ne rien changer
desk-title-wrong = À corriger :
desk-problems =
    { $count ->
        [one] Il y a { $count } chose à corriger
       *[other] Il y a { $count } choses à corriger
    }
desk-nothing-lost = Rien n’est perdu : ce que vous avez écrit est toujours là.
desk-problem-rent = « { $got } » n’est pas un loyer possible. Écrivez un montant de 0 à { $max }, comme 350 ou 350,50.
desk-problem-budget = « { $got } » n’est pas un budget possible. Écrivez un montant comme 350 ou 350,50.
desk-problem-budget-missing = Écrivez le montant du budget, comme 350 ou 350,50.
desk-problem-half-row = « { $field } » : une ligne n’est pas complète. Remplissez-la, ou videz-la.

## A proposal

desk-all-fields = Toutes les informations
desk-preview-title = Ce que tout le monde voit
desk-public-page = Voir la page publique
desk-confirmed-until = Confirmée jusqu’au { $date }
desk-missing-title = Il manque encore ces étapes :
desk-missing-how = Une offre est publiée quand l’hébergeur a passé toutes les étapes.
desk-act-publish = Publier
desk-act-open = Ouvrir la demande
desk-act-resume = Reprendre
desk-act-free = La place est de nouveau libre
desk-act-pause = Mettre en pause
desk-act-reserve = La place est réservée
desk-act-occupy = La place est occupée
desk-act-edit = Modifier
desk-act-withdraw = Retirer
desk-withdraw-title = Retirer pour de bon ?
desk-withdraw-final = Ce qui est retiré ne revient pas. Pour une absence, mettez plutôt en pause.
desk-withdraw-out = Nous demandons aux autres serveurs d’effacer leur copie. Nous ne pouvons pas le garantir.

## The review of held texts

desk-held-title = Ce texte attend une relecture
desk-held-reason = { $field } : { $what }
desk-review-title = À relire
desk-review-why = Ces textes semblent donner un contact ou une adresse, poser un critère interdit ou cacher un abus. Les mots en cause sont surlignés.
desk-review-how = Laissez passer si rien n’identifie une personne ou une maison et si rien n’exclut ou n’exploite personne. Sinon, renvoyez à l’auteur.
desk-review-waits = Un modérateur va le lire.
desk-review-empty = Rien à relire. Merci !
desk-act-release = Laisser passer
desk-act-send-back = Renvoyer à l’auteur

## What was done

desk-notice-saved = C’est enregistré.
desk-notice-saved-not-vetted = C’est enregistré, mais pas encore publié : il manque des étapes.
desk-notice-published = C’est publié.
desk-notice-opened = La demande est ouverte. Rien n’en est public.
desk-notice-held = C’est enregistré. Un modérateur relit le texte avant la publication.
desk-notice-paused = C’est en pause.
desk-notice-reserved = La place est marquée comme réservée.
desk-notice-occupied = La place est marquée comme occupée.
desk-notice-withdrawn = C’est retiré.
desk-notice-released = Le texte est passé, l’offre est publiée.
desk-notice-sent-back = Le texte est renvoyé à l’auteur.
desk-notice-tried-again = Ce sera essayé à nouveau.
desk-notice-discarded = C’est jeté.

## What other servers sent and could not be handled

desk-set-aside-title = Envois non traités
desk-set-aside-why = D’autres serveurs ont envoyé ceci, et nous n’avons pas réussi à le traiter, même après plusieurs essais.
desk-set-aside-empty = Rien ici : tout ce que les autres serveurs envoient a été traité.
desk-notices-given-up =
    { $count ->
        [one] { $count } message de ce site n’est pas arrivé ces sept derniers jours. Sur le serveur, « rooftop check --mail » dit pourquoi.
       *[other] { $count } messages de ce site ne sont pas arrivés ces sept derniers jours. Sur le serveur, « rooftop check --mail » dit pourquoi.
    }
desk-set-aside-count =
    { $count ->
        [one] { $count } envoi d’un autre serveur n’a pas pu être traité
       *[other] { $count } envois d’autres serveurs n’ont pas pu être traités
    }
desk-set-aside-sender = De la part de
desk-set-aside-error = Ce qui a empêché le traitement (en anglais)
desk-set-aside-came = Le { $date } à { $time }
desk-set-aside-tries = Essais
desk-set-aside-how = Essayez d’abord « Réessayer ». Si l’envoi revient ici, montrez les détails techniques à la personne qui s’occupe du serveur. Vous pouvez aussi le jeter : il ne revient pas.
desk-set-aside-details = Détails techniques
desk-set-aside-kind = Genre
sent-kind-create = Une offre ou un message
sent-kind-update = Une modification
sent-kind-delete = Un effacement
sent-kind-announce = Un partage
sent-kind-follow = Un abonnement
sent-kind-accept = Un accord
sent-kind-reject = Un refus
sent-kind-undo = Une annulation
sent-kind-like = Un « j’aime »
sent-kind-flag = Un signalement
sent-kind-block = Un blocage
sent-kind-move = Un déménagement
sent-kind-offer = Une proposition
sent-kind-other = Un envoi d’un autre genre
desk-act-try-again = Réessayer
desk-act-discard = Jeter

## Why something was not done

desk-fault-title = Cela n’a pas marché
desk-error-fields = Des champs sont à corriger.
desk-error-not-vetted = L’offre ne peut pas encore être publiée. Il manque :
desk-error-own-record = Vous avez écrit ce texte. Une autre personne de l’équipe doit le relire.
desk-error-requests-off = Sur cette instance, les demandes ne partent pas chez des alliés.
desk-error-invalid = Ce qui a été envoyé n’est pas complet. Revenez et essayez encore.
desk-error-not-allowed = Votre rôle ne permet pas cela.
desk-error-not-found = Cela n’existe pas, ou n’existe plus.
desk-error-step = Ce n’est pas possible : l’état est « { $from } », et ne peut pas devenir « { $to } ».
desk-error-conflict = Quelqu’un a changé cela entre-temps. Revenez et regardez avant de recommencer.
desk-error-internal = Notre serveur a un problème. Essayez encore dans quelques minutes.
desk-error-unknown-field = Ce formulaire n’a pas de champ « { $name } ».
desk-error-field-twice = Le champ « { $name } » est là deux fois.
desk-error-not-a-form = Un formulaire est envoyé comme { $type }.
desk-error-too-large = C’est trop long : le maximum est { $max } ko.
