# reviewed: source

## The agreement of a match on paper

agreement-title = L’accord sur papier
agreement-open = L’accord sur papier, à imprimer
agreement-open-draft = Un brouillon de l’accord, à imprimer
agreement-back = Retour à la mise en relation
agreement-draft = Brouillon : rien n’est encore convenu.
agreement-which-kind = Choisissez la sorte d’accord pour voir le modèle.
agreement-missing = Ce modèle n’est pas écrit dans cette langue : { $language }.
agreement-pair = { $first } et { $second }
agreement-alone = { $language } seulement
agreement-print = Pour imprimer, utilisez le menu de votre navigateur. La page est faite pour du papier A4.
agreement-by-hand = Les noms s’écrivent à la main : ce sont ceux des papiers d’identité, et nous ne les gardons pas. L’adresse n’est remplie que là où elle peut vous être montrée.
agreement-model = Ceci est un modèle, et non un conseil juridique. Lisez-le ensemble et changez ce qui ne va pas avant de signer.
agreement-help = Si quelque chose ne va pas : { $address }. En danger : { $number }.
agreement-contact = { $association } : { $contact }
agreement-blank = à écrire à la main
agreement-no-end = sans date de fin convenue
agreement-deposit =
    { $count ->
        [0] aucune
        [one] un mois de loyer
       *[other] { $count } mois de loyer
    }
agreement-days =
    { $count ->
        [0] aucun
        [one] un jour
       *[other] { $count } jours
    }
