# reviewed: source

## Every page

skip-to-content = Aller au contenu
quick-exit = Sortie rapide
nav-main = Menu
nav-languages = Langue
nav-offers = Logements
nav-privacy = Vos données
nav-staff = Espace équipe
nav-sign-in = Connexion de l’équipe
nav-card = Entrer avec ma carte
footer-federation = Ce site fait partie d’un réseau d’associations. Chacune a son propre site, et les offres passent de l’un à l’autre.
footer-signed-in = Équipe : { $email }
footer-source = Code source libre

## Names of pages in the browser: neutral, whoever looks over the shoulder

title-home = Accueil
title-list = Liste
title-offer = Fiche
title-profile = Profil
title-privacy = Informations

## The first page

home-summary = Des personnes ouvrent leur porte. D’autres cherchent un toit. Notre association les met en lien.
home-see-offers = Voir les logements
home-follow = Suivre nos offres
home-how-title = Comment ça marche
home-how-1 = Une personne propose une chambre ou un logement. Nous la rencontrons d’abord.
home-how-2 = L’offre paraît ici, sans nom ni adresse.
home-how-3 = Un travailleur social met en lien les deux personnes. Chacune peut dire non.
home-latest = Dernières offres
home-all-offers = Toutes les offres
home-no-offers = Il n’y a pas d’offre pour le moment. Revenez bientôt.

## The list

offers-title = Logements proposés
offers-count =
    { $count ->
        [0] Aucune offre
        [one] { $count } offre
       *[other] { $count } offres
    }
offers-none = Aucune offre ne correspond à votre recherche.
offers-none-advice-1 = Choisissez une plus grande distance.
offers-none-advice-2 = Enlevez un critère, par exemple les dates.
offers-none-advice-3 = Suivez nos offres : les nouvelles arrivent chez vous.
offers-wrong-filter = Nous n’avons pas pu chercher. Regardez les champs marqués ci-dessus.
filter-municipality = Commune ou code postal
filter-distance-km = Distance
filter-only-here = Cette commune seulement
filter-within = À moins de { $km } km
filter-more = Plus de critères
filter-persons = Nombre de personnes
filter-from = Arrivée
filter-until = Départ
filter-max-rent = Loyer maximum par mois, en euros
filter-step-free = Accès sans marche
filter-language = Langue parlée sur place
filter-any-language = Peu importe
filter-page = Page
filter-search = Chercher
filter-clear = Tout effacer
pager = Pages
pager-previous = Page précédente
pager-next = Page suivante
pager-where = Page { $page } sur { $pages }

## An offer

page-up-to-persons =
    { $count ->
        [one] Pour { $count } personne
       *[other] Jusqu’à { $count } personnes
    }
page-from = Libre dès le { $from }
page-between = Libre du { $from } au { $until }
page-free = Gratuit
page-a-month = { $amount } par mois
page-free-slots =
    { $count ->
        [0] Aucune n’est libre
        [one] { $count } est libre
       *[other] { $count } sont libres
    }
page-months = { $count } mois
page-months-of-rent = { $count } mois de loyer
page-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
page-at-least = Au moins { $duration }
page-at-most = Au plus { $duration }
page-from-to = De { $least } à { $most }
facts-home = Le logement
facts-stay = Le séjour
facts-money = Le prix
facts-together = Vivre ensemble
facts-beds = Lits
facts-duration = Durée
facts-notice = Préavis
facts-deposit = Garantie
offer-back = Retour à la liste
offer-full = Plus libre
offer-via = Via { $domain }
offer-original = Voir l’annonce d’origine
offer-words = Le mot de la personne qui accueille

## The fediverse

follow-title = Suivre les offres
follow-why = Vous avez un compte sur Mastodon ou un autre réseau du fédivers ? Suivez cette adresse, et chaque nouvelle offre arrive chez vous.
follow-how = Copiez cette adresse dans la recherche de votre application. Ou écrivez ici le nom de votre serveur.
follow-button = Suivre
follow-more = Comment suivre cette adresse
reply-title = Répondre à cette offre
reply-why = Vous pouvez écrire à l’association depuis votre compte du fédivers. Un message privé est le mieux.
reply-button = Ouvrir sur mon serveur
reply-copy = Ou copiez cette adresse dans la recherche de votre application :
server-label = Votre serveur
server-hint = Par exemple mastodon.social
server-wrong = Ce n’est pas le nom d’un serveur. Écrivez-le comme mastodon.social, sans rien d’autre.
profile-board-name = Tableau des offres de { $association }
profile-board-summary = Ce compte relaie les offres de { $association } et de ses associations alliées.

## Data

privacy-title = Vos données
privacy-lead = Nous gardons le moins possible. Voici quoi.
privacy-visitors-title = Vous visitez ce site
privacy-visitors = Vous n’avez pas besoin de compte. Un seul cookie garde la langue que vous avez choisie, pendant un an. Nous ne suivons personne et nous ne faisons pas de statistiques sur vous.
privacy-never-title = Ce que nous ne gardons jamais
privacy-never = Ni nationalité, ni origine, ni religion, ni statut de séjour, ni chemin de migration, ni numéro d’identité ou de dossier, ni diagnostic, ni extrait de casier judiciaire. Il n’y a même pas de case pour cela.
privacy-federation-title = Ce qui ne se rattrape pas
privacy-federation = Une offre publique part vers les sites qui nous suivent ; un résumé de demande part vers les alliés acceptés. Quand c’est retiré, nous leur demandons de l’effacer, et nous le notons. Nous ne pouvons ni les y obliger ni le vérifier : ce qui est parti est à considérer comme parti. Les demandes ne sont jamais publiques.
privacy-pages-title = Les pages
privacy-pages = Nos pages n’appellent aucun autre site : ni publicité, ni mesure d’audience, ni police de caractères venue d’ailleurs. Elles fonctionnent sans JavaScript.

## When something goes wrong

error-invalid-title = Il y a une erreur
error-invalid-text = Nous n’avons pas compris ce qui a été envoyé. Revenez en arrière et vérifiez vos réponses.
error-denied-title = Ce n’est pas permis
error-denied-text = Votre rôle ne permet pas de faire cela. Demandez à l’administration de votre association.
error-forged-title = Cette page a expiré
error-forged-text = Par sécurité, nous n’avons rien changé. Revenez en arrière, rechargez la page et envoyez à nouveau.
error-not-found-title = Cette page n’existe pas
error-not-found-text = L’adresse est peut-être fausse, ou l’annonce n’est plus publique.
error-gone-title = Cette offre a été retirée
error-gone-text = L’association l’a retirée pour de bon. D’autres offres vous attendent dans la liste.
error-conflict-title = Cela a changé entre-temps
error-conflict-text = Quelqu’un d’autre a modifié ces données. Rechargez la page et recommencez.
error-internal-title = Cela n’a pas marché
error-internal-text = Le problème vient de chez nous. Rien n’a été perdu. Essayez encore dans quelques minutes.
error-too-many-title = Trop d’essais
error-too-many-text = Attendez une minute, puis essayez encore.
error-to-list = Voir les logements
error-to-home = Retour à l’accueil
error-not-vetted = Cette offre ne peut pas encore être publiée : la vérification de la personne qui accueille n’est pas complète.
error-own-record = Vous avez écrit ce texte. Une autre personne doit le relire.
error-requests-off = Cette association n’envoie pas de demandes à ses alliées pour le moment.
error-step = Ce changement n’est pas possible dans l’état actuel de l’annonce.
