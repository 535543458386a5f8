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

## The vetting of hosts

vetting-title = Vérification de l’hôte
vetting-why = Seuls le résultat, la date, qui a vérifié et jusqu’à quand sont gardés. Aucun document, aucun numéro, aucune note.
vetting-complete = Tout est en ordre, jusqu’au { $date }.
vetting-reference = Référence { $ref }
vetting-steps-title = Étapes
vetting-step-id-seen = Carte d’identité vue
vetting-step-home-visit = Visite du logement
vetting-step-first-reference = Première référence
vetting-step-second-reference = Deuxième référence
vetting-step-record-check = Extrait de casier vu
vetting-step-charter-signed = Charte signée
step-outcome-passed = En ordre
step-outcome-failed = Pas en ordre
step-outcome-withdrawn = Ne compte plus
vetting-none = Pas encore noté
vetting-on = le { $date }
vetting-by = par { $who }
vetting-until = valable jusqu’au { $date }
vetting-record = Noter
vetting-outcome = Résultat
vetting-date = Date
vetting-date-hint = Aujourd’hui ou avant. Après { $max } mois, une étape ne compte plus.
vetting-save = Enregistrer
vetting-adults-title = Accord de chaque adulte
vetting-adults-why = Un numéro suffit, sans nom. Un seul refus bloque.
vetting-adults-none = Personne ne partage ce logement avec les invités.
vetting-adult = Adulte { $number }
vetting-said = Réponse
vetting-language = Langue de l’explication
vetting-via = Comment
consent-state-given = D’accord
consent-state-refused = Refuse
consent-state-revoked = A repris son accord
consent-via-oral = De vive voix
consent-via-signed = Par écrit, signé
consent-via-imported = Repris d’un import
vetting-approval-title = Approbation
vetting-approved = Approuvé par { $who } le { $date }.
vetting-not-yet = On peut approuver quand toutes les étapes sont en ordre.
vetting-unrelated = Je n’ai aucun lien avec cet hôte : ni famille, ni ami, ni même toit.
vetting-approve = Approuver
vetting-problem-date-missing = Date : donnez un jour, par exemple 2026-11-01.
vetting-problem-date-in-future = Date : ce jour n’est pas encore passé. Donnez aujourd’hui ou un jour d’avant.
vetting-problem-date-too-old = Date : c’était il y a plus de { $max } mois, cela ne compte plus. L’étape est à refaire.
vetting-problem-no-such-adult = Adulte : un numéro de 1 à { $max }, autant qu’il y a d’adultes dans ce logement.
vetting-problem-no-such-language = Langue : choisissez-en une dans la liste.
vetting-problem-not-unrelated = Cochez que vous n’avez aucun lien avec cet hôte. Sinon, une autre personne approuve.
vetting-problem-own-visit = Vous avez noté la visite du logement. Une autre personne de l’équipe doit approuver.
vetting-problem-own-offer = Vous avez écrit cette offre. Une autre personne de l’équipe doit approuver.
vetting-problem-not-an-offer = Seule une offre a un hôte à vérifier.
missing-step-adult-refused = Un adulte du logement n’est pas d’accord
missing-step-step-failed = Une étape n’est pas en ordre
visits-title = Visites de logements
visits-why = Ces offres attendent une visite. Vous voyez ce qui est public, rien de plus.
visits-none = Aucune visite n’est attendue.
visits-record = Noter le résultat de la visite
desk-notice-step-recorded = L’étape est notée.
desk-notice-consent-recorded = La réponse est notée.
desk-notice-vetting-approved = C’est approuvé. L’offre peut être publiée.
desk-notice-visit-recorded = Le résultat de la visite est noté. Merci !
task-kind-vetting-ends = La vérification d’un hôte se termine bientôt
task-how-vetting-ends = Refaites les étapes qui se terminent, puis faites approuver. Sinon l’offre se met en pause à cette date.
task-kind-vetting-paused = Une offre est en pause : la vérification de son hôte n’est plus en ordre
task-how-vetting-paused = Regardez quelle étape manque ou a échoué. L’offre ne revient que quand tout est en ordre et approuvé.
audit-event-vetting-step-passed = Étape de vérification en ordre
audit-event-vetting-step-failed = Étape de vérification pas en ordre
audit-event-vetting-step-withdrawn = Étape de vérification qui ne compte plus
audit-event-vetting-approved = Vérification d’un hôte approuvée
audit-event-home-consent-given = Accord d’un adulte du logement
audit-event-home-consent-refused = Refus d’un adulte du logement
audit-event-home-consent-revoked = Accord repris par un adulte du logement
