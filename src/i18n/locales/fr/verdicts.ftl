# reviewed: source

# Offers of allies, and who could live in an offer.

candidates-at = Offre de { $association }
candidates-at-vetted = Offre de { $association }, qui a vérifié l’hôte jusqu’à fin { $month }
candidates-waiting = En attente d’une réponse
candidates-to-ask =
    { $count ->
        [one] Une offre d’une association alliée conviendrait peut-être.
       *[other] { $count } offres d’associations alliées conviendraient peut-être.
    }
candidates-waiting-how = La réponse de l’association à une question de sécurité manque encore. Notre serveur la demande tout seul. D’ici là, ne proposez pas ces offres.
word-women-only = Elle doit dire si c’est un logement de femmes seulement.
word-lone-adult-rule = Elle doit dire si une femme seule ou un parent seul peut y vivre.
word-vetting-expired = Elle doit dire si l’hôte est vérifié, et jusqu’à quand.
word-minor-unaccompanied = Elle doit dire qui est responsable de la personne de moins de 18 ans.
seekers-title = Demandes possibles
seekers-count =
    { $count ->
        [0] Cette offre ne peut être proposée à aucune demande aujourd’hui.
        [one] Cette offre peut être proposée à une demande aujourd’hui.
       *[other] Cette offre peut être proposée à { $count } demandes aujourd’hui.
    }
seekers-not-out = Cette offre n’est pas publiée : elle ne peut être proposée à personne.
seekers-how = D’abord celles qui en ont le plus besoin et à qui l’offre convient le mieux. Une personne décide, et demande d’abord à la personne qui cherche.
seekers-need =
    { $count ->
        [0] { $urgency } · inscrite aujourd’hui
        [one] { $urgency } · attend depuis un jour
       *[other] { $urgency } · attend depuis { $count } jours
    }
seekers-theirs = Chez nos alliées
seekers-theirs-how = Nous ne savons que ce qui suit. L’association alliée voit votre offre et sait si elle convient : c’est elle qui la propose.
seekers-bands = { $size } · { $area } · { $period }
seekers-away = à { $km } km
candidates-of = Demande de { $association }

## Whether a partner's vetting counts

partner-vetting-title = Ses vérifications d’hôtes
partner-vetting-trusted = Nous nous fions à ses vérifications. Chaque offre dit qui a vérifié l’hôte, et jusqu’à quand.
partner-vetting-distrusted = Nous ne nous fions pas à ses vérifications. Aucune de ses offres n’est proposée ici.
partner-vetting-act-distrust = Ne plus s’y fier
partner-vetting-act-trust = S’y fier de nouveau
