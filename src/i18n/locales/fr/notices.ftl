# reviewed: source

## What Rooftop writes to people (PR-12): no name, no address, no word about migration or housing, and one subject for all of it.

notice-subject = Message de { $host }
notice-sms = Un message vous attend : { $origin }
notice-sms-new-card = { $host } : carte remplacée. Pas par vous ? Prévenez l’équipe.
notice-audit-head =
    Bonjour,

    Voici la dernière ligne du journal des actes. Il compte { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }.

    Gardez ce message. Plus tard, la personne qui s’occupe du serveur pourra voir avec cette commande si des lignes ont été changées ou enlevées :

    { $command }

    Si la commande répond que le journal n’est plus le même, parlez-en tout de suite à une autre personne qui reçoit ce message.
notice-invited =
    Bonjour,

    Vous avez une invitation à rejoindre l’équipe de { $host }. Choisissez un mot de passe sur cette page :

    { $link }

    La page s’ouvre pendant { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    } et ne sert qu’une fois. Si vous n’attendiez pas d’invitation, ne faites rien.
notice-factor-reset =
    Bonjour,

    Le second facteur de votre compte a été effacé par l’administration, et toutes vos connexions ont été fermées. À la prochaine connexion, préparez un nouveau second facteur.

    Vous ne l’avez pas demandé ? Prévenez tout de suite une personne de l’administration, de vive voix ou par téléphone.
notice-password-changed =
    Bonjour,

    Le mot de passe de votre compte a été changé, et vos autres connexions ont été fermées.

    C’était vous ? Alors il n’y a rien à faire. Sinon, prévenez tout de suite une personne de l’administration, de vive voix ou par téléphone.
notice-waits =
    Bonjour,

    Quelque chose vous attend. Connectez-vous pour le lire, sans tarder et là où personne ne voit votre écran :

    { $link }
notice-trial =
    Bonjour,

    Ceci est un essai. Vous le lisez : les messages de ce site arrivent.
notice-new-card =
    Bonjour,

    Votre carte d’accès pour { $host } a été remplacée. L’ancienne ne sert plus, et toutes vos connexions ont été fermées.

    Vous le saviez ? Alors il n’y a rien à faire. Sinon, prévenez tout de suite une personne de l’équipe, de vive voix ou par téléphone.
notice-sign-in-link =
    Bonjour,

    Avec ce lien, vous entrez sur { $host } :

    { $link }

    Il marche pendant { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }, une seule fois. Vous n’avez rien demandé ? Ne faites rien : sans ce lien, personne n’entre.
