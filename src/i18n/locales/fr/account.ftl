# reviewed: source

## Roles

role-safeguarding-lead = Référence sécurité
role-visitor-home = Visite à domicile

## The second step of the sign-in

code-title = Votre code
code-text = Ouvrez l’application d’authentification de votre téléphone et recopiez le code de cette association.
code-label = Code à six chiffres
code-hint = Il change toutes les 30 secondes et ne sert qu’une fois.
code-no-phone = Je n’ai pas mon téléphone
code-recovery-label = Code de secours
code-recovery-hint = Quatre groupes de quatre signes. Chaque code de secours sert une seule fois.
code-lost = Vous n’avez ni le téléphone ni les codes de secours ? L’administration de votre association peut effacer votre second facteur.
code-stop = Arrêter la connexion

## The second factor

factor-title = Second facteur
factor-due = Votre rôle demande un second facteur : à chaque connexion, un code de votre téléphone s’ajoute au mot de passe. Il faut le préparer maintenant.
factor-why = À chaque connexion, un code de votre téléphone s’ajoute au mot de passe. Qui vole le mot de passe n’entre pas.
factor-step-app = Installez une application d’authentification sur votre téléphone, par exemple Aegis, 2FAS ou FreeOTP.
factor-step-add = Ajoutez-y ce compte : scannez l’image, ou ouvrez l’application si vous êtes sur ce téléphone.
factor-qr = Image à scanner avec l’application d’authentification
factor-open-app = Ouvrir dans l’application
factor-key = Ou recopiez cette clé dans l’application :
factor-step-code = Recopiez le code à six chiffres que l’application montre maintenant
factor-act = Activer ce second facteur
factor-replaces = L’ancien second facteur
factor-on = Actif
factor-since = depuis le { $date }
factor-off = Vous n’avez pas de second facteur. Nous le conseillons à tout le monde.
factor-set-up = Préparer un second facteur
factor-replace = Changer de téléphone
factor-remove-title = Retirer le second facteur
factor-remove-text = Votre compte sera protégé par le mot de passe seul. Vos autres connexions seront fermées.
factor-codes-title = Nouveaux codes de secours
factor-codes-text = Les anciens codes de secours ne vaudront plus rien.
recovery-title = Vos codes de secours
recovery-text = Si vous perdez votre téléphone, un de ces codes le remplace à la connexion. Chaque code sert une seule fois.
recovery-once = Cette page ne se montre qu’une fois. Imprimez les codes ou recopiez-les, et gardez-les loin du téléphone.
recovery-kept = J’ai gardé les codes
recovery-left =
    { $count ->
        [0] Il ne reste aucun code de secours. Faites-en de nouveaux.
        [one] Il reste { $count } code de secours.
       *[other] Il reste { $count } codes de secours.
    }

## One's own account

account-title = Mon compte
account-role = Rôle
account-language = Langue des messages
account-language-label = Dans quelle langue ce site vous écrit-il ?
account-language-act = Choisir cette langue
sessions-title = Mes connexions
sessions-text = Vous ne reconnaissez pas une connexion ? Fermez-la et changez de mot de passe.
session-this = cette connexion
session-unknown = Navigateur inconnu
session-since-now = Ouverte il y a moins d’une heure
session-since-hours =
    { $count ->
        [one] Ouverte il y a { $count } heure
       *[other] Ouverte il y a { $count } heures
    }
session-seen-now = Utilisée il y a moins d’une heure
session-seen-hours =
    { $count ->
        [one] Utilisée il y a { $count } heure
       *[other] Utilisée il y a { $count } heures
    }
session-end = Fermer cette connexion
sessions-end-others = Fermer toutes les autres connexions
password-title = Changer de mot de passe
password-ends-others = Vos autres connexions seront fermées.
password-present = Mot de passe actuel
password-new = Nouveau mot de passe
password-hint = De 12 à 256 caractères. Plusieurs mots qui ne vont pas ensemble sont faciles à retenir et difficiles à deviner.
password-again = Le nouveau mot de passe, encore une fois
password-act = Changer le mot de passe

## The staff

staff-title = L’équipe
staff-you = vous
staff-disabled = Compte fermé
staff-factor-yes = Second facteur actif
staff-factor-no = Sans second facteur
staff-seen = Dernière connexion le { $date }
staff-never-seen = Jamais connecté
staff-change = Modifier
staff-role-hint = La personne devra se connecter à nouveau.
staff-role-act = Donner ce rôle
staff-reset-factor = Effacer le second facteur
staff-reset-hint = Pour qui a perdu le téléphone et les codes de secours. Assurez-vous de vive voix que c’est bien cette personne qui le demande.
staff-disable = Fermer le compte
staff-enable = Rouvrir le compte
staff-invitations = Invitations en attente
staff-invited-until = valable jusqu’au { $date }
staff-revoke = Reprendre l’invitation
staff-invite = Inviter quelqu’un
staff-invite-hint = La page suivante montre un lien à remettre à la personne. Rien n’est envoyé par e-mail.
staff-invite-hint-mail = La personne reçoit un lien par e-mail.
staff-invite-act = Créer le lien
staff-invite-act-mail = Envoyer l’invitation
invited-title = Invitation prête
invited-once = Copiez ce lien maintenant : il ne se montre qu’une fois. Remettez-le à cette personne seulement, par un moyen sûr.
invited-mailed = Un e-mail avec le lien part vers cette adresse.
invited-link = Montrer aussi le lien
invited-text =
    { $count ->
        [one] Le lien vaut { $count } jour et sert une seule fois. Une invitation plus ancienne de cette adresse ne vaut plus rien.
       *[other] Le lien vaut { $count } jours et sert une seule fois. Une invitation plus ancienne de cette adresse ne vaut plus rien.
    }
invitation-title = Bienvenue dans l’équipe
invitation-text = { $association } vous invite. Votre rôle : { $role }. Choisissez un mot de passe.
invitation-factor = Préparez votre téléphone : l’étape suivante y installe un second facteur.
invitation-act = Créer mon compte

## What was done

desk-notice-factor-removed = Le second facteur est retiré.
desk-notice-session-ended = La connexion est fermée.
desk-notice-sessions-ended = Les autres connexions sont fermées.
desk-notice-password-changed = Le mot de passe est changé. Les autres connexions sont fermées.
desk-notice-language-chosen = La langue des messages est choisie.
desk-notice-invitation-revoked = L’invitation est reprise.
desk-notice-role-granted = Le rôle est donné. La personne doit se connecter à nouveau.
desk-notice-account-disabled = Le compte est fermé, et ses connexions aussi.
desk-notice-account-enabled = Le compte est rouvert.
desk-notice-factor-reset = Le second facteur est effacé, et les connexions sont fermées.

## What is wrong

account-problem-password-length = Le mot de passe a { $got } caractères ; il en faut de { $min } à { $max }.
account-problem-password-common = Ce mot de passe est parmi les premiers qu’on essaie. Choisissez-en un autre.
account-problem-password-is-email = Le mot de passe ne peut pas être l’adresse e-mail.
account-problem-passwords-differ = Les deux nouveaux mots de passe ne sont pas les mêmes.
account-problem-wrong-password = Le mot de passe ne va pas.
account-problem-wrong-code = Le code ne va pas, ou il a déjà servi. Attendez le code suivant et vérifiez l’heure du téléphone.
account-problem-too-soon =
    { $count ->
        [one] Trop de codes étaient faux. Le suivant est lu dans { $count } seconde ; un code de secours est lu tout de suite.
       *[other] Trop de codes étaient faux. Le suivant est lu dans { $count } secondes ; un code de secours est lu tout de suite.
    }
account-problem-email-malformed = Ce n’est pas une adresse e-mail de { $max } caractères au plus.
account-problem-email-taken = Cette adresse a déjà un compte.
account-problem-own-account = Personne ne fait cela à son propre compte. Demandez à une autre personne de l’administration.
account-problem-last-admin = C’est la dernière personne de l’administration. Donnez d’abord ce rôle à quelqu’un d’autre.
account-problem-factor-needed = Votre rôle demande un second facteur. Vous pouvez le remplacer, mais pas le retirer.
account-problem-no-factor = Ce compte n’a pas de second facteur.
account-problem-not-invited = Ce lien ne vaut rien, ou plus. Demandez une nouvelle invitation à l’administration de l’association.
