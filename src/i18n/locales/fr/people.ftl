# reviewed: source

## The way in with a card

my-title = Mon espace
card-title = Entrer avec ma carte
card-text = Il faut le code de votre carte et votre PIN. Personne de l’association ne vous demande jamais ce PIN.
card-code = Code de la carte
card-code-hint = Dix-huit signes, avec ou sans tirets :
card-pin = PIN
card-shared = Ce téléphone n’est pas à moi
card-shared-hint = La connexion se ferme après 15 minutes sans rien faire, et rien ne reste sur l’appareil.
card-act = Entrer
card-lost = Carte ou PIN perdu ? La personne qui vous accompagne peut vous donner une nouvelle carte.
card-wrong = Ce code et ce PIN ne vont pas ensemble. Regardez la carte et essayez encore.
card-waits =
    { $count ->
        [one] Trop d’essais avec cette carte. Réessayez dans une minute. La carte reste bonne.
       *[other] Trop d’essais avec cette carte. Réessayez dans { $count } minutes. La carte reste bonne.
    }
card-busy = Beaucoup de personnes se connectent en ce moment. Réessayez dans quelques secondes.
card-code-missing = Recopiez le code de la carte : { $max } signes.
card-code-length = Le code a { $max } signes, il y en a { $got } ici.
card-code-mistyped = Un signe du code n’est pas le bon. Comparez avec la carte, groupe par groupe.
card-pin-malformed = Le PIN a { $digits } chiffres et rien d’autre.
card-pin-easy = Ce PIN est trop facile à deviner : choisissez-en un autre.
card-pin-differ = Les deux PIN ne sont pas les mêmes.
card-pin-hint = Six chiffres. Pas de date de naissance, pas de suite comme 123456.
card-pin-again = Le même PIN encore une fois

## What is theirs

my-hello = Bonjour { $name }
my-shared = Vous êtes sur un téléphone partagé : fermez la connexion quand vous avez fini.
my-requests = Demandes
my-no-request = Aucune demande pour le moment.
my-request-since = depuis le { $date }
my-request-behalf = écrite en votre nom par l’équipe
my-contact = Comment vous joindre
my-contact-hidden = Vous avez une nouvelle carte : ces informations restent cachées jusqu’au { $moment }, pour votre sécurité.
my-contact-change = Quelque chose n’est plus juste ? Dites-le à la personne qui vous accompagne.
my-looked = Qui a vu vos informations
my-looked-text = Chaque fois que quelqu’un de l’équipe ouvre ou change vos informations, cela s’écrit ici.
my-moment = { $date } à { $time }
my-looked-person-registered = Inscription
my-looked-case-opened = Informations vues
my-looked-case-corrected = Informations corrigées
my-looked-mandate-given = Mandat donné
my-looked-mandate-ended = Mandat terminé
my-looked-card-issued = Carte donnée
my-looked-contact-confirmed = Nouvelle carte confirmée
my-looked-by-self = vous
my-looked-by-program = le programme
my-looked-erasure-asked = Effacement demandé
my-looked-erasure-taken-back = Effacement annulé
my-rights = Vos informations vous appartiennent
my-rights-text = Vous pouvez en prendre une copie, ou demander de tout effacer.
my-data = Télécharger mes informations (JSON)
my-erase-title = Tout effacer
my-erase-what = Vos demandes, votre manière d’être joint·e, votre carte et vos connexions sont effacées. Il ne reste qu’un numéro dans le journal des actes, qui ne dit pas qui vous êtes.
my-erase-others = Si une demande a été partagée avec des associations alliées, nous leur demandons de l’effacer. Nous ne pouvons pas vérifier qu’elles l’ont fait.
my-erase-when =
    { $count ->
        [one] Vous pouvez changer d’avis pendant une heure. Ensuite c’est pour toujours.
       *[other] Vous pouvez changer d’avis pendant { $count } heures. Ensuite c’est pour toujours.
    }
my-erase-act = Demander d’effacer
my-erase-at = Vous avez demandé d’effacer vos informations. Cela se fera après le { $moment }.
my-erase-take-back = Ne pas effacer
my-notice-erase = C’est noté. Vous pouvez changer d’avis ici.
my-notice-kept = Rien n’est effacé.
my-sessions = Où vous êtes connecté·e
my-session-since = depuis { $moment }
my-notice-pin = Le PIN est changé. Les autres connexions sont fermées.
my-notice-session = La connexion est fermée.
my-pin-title = Changer mon PIN
my-pin-text = Avec le nouveau PIN, vos autres connexions se ferment.
my-pin-present = PIN actuel
my-pin-new = Nouveau PIN
my-pin-act = Changer le PIN
my-pin-wrong = Le PIN actuel n’est pas celui-là.

## People, for those who have charge of them

people-title = Personnes accompagnées
people-own = Les personnes pour lesquelles vous avez un mandat.
people-all = Toutes les personnes inscrites.
people-none = Personne pour le moment.
people-new = Inscrire une personne
people-new-text = Vous l’inscrivez avec son accord. À la fin, sa carte s’affiche une seule fois.
people-register = Inscrire et montrer la carte
people-since = inscription le { $date }
people-card-waits = carte ralentie jusqu’au { $moment }
person-title = Personne accompagnée
person-erased-at = Cette personne a demandé d’effacer ses informations. Cela se fera après le { $moment }, sauf si elle change d’avis.
person-language = Langue dans laquelle lui écrire
person-language-unknown = Choisissez une langue.
person-contact = Comment l’appeler et la joindre
person-contact-hint = Ces informations sont chiffrées. Pas de numéro de dossier, pas de nationalité, pas de statut de séjour.
person-open = Voir ses informations
person-open-hint = La raison est notée, et la personne peut la lire.
person-open-act = Ouvrir
person-opened = Cette ouverture est notée. La personne peut lire quand, par quel rôle et pour quelle raison.
person-correct = Enregistrer les corrections
person-close = Fermer
person-new-request = Écrire une demande en son nom
person-new-request-mandate = Pour écrire en son nom, il faut votre propre mandat.
person-behalf = Écrite au nom d’une personne, sous mandat
person-card = Carte d’accès
person-card-since = donnée le { $date }
person-card-failures =
    { $count ->
        [one] Un PIN faux depuis la dernière entrée.
       *[other] { $count } PIN faux depuis la dernière entrée.
    }
person-hidden = Nouvelle carte : ses informations lui restent cachées jusqu’au { $moment }.
person-confirm = La bonne personne a la carte
person-confirm-hint = Vérifiez-le avec la personne elle-même, par un autre moyen que la carte.
person-confirm-other = Une autre personne de l’équipe peut confirmer plus tôt que la carte est chez la bonne personne.

## Mandates

mandate-title = Mandat
mandates-title = Qui écrit en son nom
mandate-hint = La personne vous a dit oui, dans une langue qu’elle comprend, après vos explications.
mandate-via = Comment a-t-elle dit oui ?
mandate-language = Dans quelle langue ?
mandate-date = Quel jour ?
mandate-via-missing = Mandat : dites comment la personne a dit oui.
mandate-language-missing = Mandat : dites dans quelle langue.
mandate-date-malformed = Mandat : le jour s’écrit comme 2026-12-01.
mandate-date-range = Mandat : le jour est entre aujourd’hui et il y a un an.
mandate-take = Prendre un mandat
mandate-take-act = Noter mon mandat
mandate-end = Terminer ce mandat
given-via-oral = de vive voix
given-via-signed = par écrit, signé

## A new card

card-new = Carte et PIN
card-pin-choice = La personne peut choisir son PIN elle-même, sur votre écran. Sinon, laissez vide : un PIN est tiré au sort.
card-shown = La carte est prête
card-shown-once = Imprimez-la ou laissez la personne la photographier maintenant : le code ne se montre plus jamais.
card-of = Carte d’accès
card-qr = Code de la carte, à scanner
card-where = Pour entrer
card-keep = Gardez cette carte comme une clé. Le PIN n’est pas dessus.
card-pin-apart = Dites ce PIN à la personne, ou laissez-la le noter ailleurs que sur la carte. Elle peut le changer. Il ne s’imprime pas.
card-pin-chosen = Le PIN est celui que la personne a choisi.
card-print = Pour imprimer ou garder en PDF : le menu de votre navigateur, « Imprimer ». Seule la carte s’imprime.
card-done = C’est fait
card-again = Donner une nouvelle carte
card-again-text = L’ancienne carte ne sert plus, et toutes les connexions de la personne se ferment. Pendant 24 heures, ses informations restent cachées à qui tient la nouvelle carte, sauf si une autre personne de l’équipe confirme.
card-again-act = Donner la carte
card-reason = Raison
card-reason-missing = Choisissez la raison.
card-reason-first-card = première carte
card-reason-card-lost = carte perdue
card-reason-card-stolen = carte volée
card-reason-pin-forgotten = PIN oublié
card-reason-card-seen = quelqu’un a vu la carte ou le PIN

## Why a record is opened

case-reason = Raison
case-reason-missing = Choisissez une raison : la personne la lira.
case-reason-reach = pour joindre la personne
case-reason-correct = pour corriger ses informations
case-reason-proposal = pour sa demande de logement
case-reason-safety = pour sa sécurité
case-reason-asked = parce qu’elle l’a demandé

## What is known of somebody

private-called-name = Comment l’appeler
private-called-name-hint = Le nom ou le surnom qu’elle veut. Pas besoin du nom complet.
private-phone = Téléphone
private-email = E-mail
private-street = Rue et numéro
private-channel = Moyen préféré
private-safe-hours = Heures sûres
private-safe-hours-hint = Quand peut-on appeler sans danger ? Par exemple : le matin en semaine.
private-leave-message = Laisser un message ?
channel-sms = SMS
channel-voice = appel
channel-caseworker = par l’accompagnant·e
channel-post = courrier postal
channel-email = e-mail
leave-message-no = non, jamais
leave-message-yes = oui

## Notices of the desk

desk-notice-case-corrected = Les corrections sont enregistrées.
desk-notice-mandate-given = Votre mandat est noté.
desk-notice-mandate-ended = Le mandat est terminé.
desk-notice-contact-confirmed = C’est confirmé : la personne revoit ses informations.
desk-error-no-mandate = Il faut votre propre mandat pour cette personne.
