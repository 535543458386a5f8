# reviewed: source

## What the words of a text hint at (SG-09, ND-03)

hint-work-for-rent = un travail contre le logement
hint-payment-first = un paiement avant la visite
hint-companionship = de la compagnie, une relation ou du sexe attendus
hint-documents-kept = des papiers remis ou gardés
hint-young-women-only = seulement des jeunes femmes
hint-origin = un critère d’origine
hint-religion = un critère de religion
hint-income-source = un critère de source de revenus
hint-household = un critère de genre ou de famille, interdit pour un logement entier ou un bail
lead-reason-safeguarding = Attention : les mots font penser à un abus
problem-children-refused = « { $field } » : refuser les enfants est permis seulement quand on partage son logement, jamais pour un logement entier ou un bail.

## The review by two people

desk-review-two = Ces mots peuvent cacher un abus : deux personnes de l’équipe doivent laisser passer le texte.
desk-review-first = { $who } l’a laissé passer le { $date }. Une deuxième personne décide.
desk-notice-released-first = C’est noté. Une deuxième personne doit aussi laisser passer ce texte.
desk-error-second-reader = Vous avez déjà laissé passer ce texte. La deuxième personne doit être quelqu’un d’autre.
audit-event-held-released-first = Texte laissé passer par une première personne
desk-words-title = Des mots à regarder
desk-words-why = Personne ne voit ce texte au dehors. Enlevez ce dont personne n’a besoin (origine, religion, contact). Si les mots font penser à un danger, parlez-en avec la personne.
