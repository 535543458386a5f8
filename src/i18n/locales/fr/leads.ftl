# reviewed: source

## Letters from the fediverse, reports and tasks

event-kind-message-sent = Réponse privée envoyée
event-kind-reported = Signalement envoyé
lead-answer = Bonjour, votre message est bien arrivé chez { $name }. Une personne de l’association le lira et vous répondra ici. N’envoyez pas d’adresse ni de document.
lead-answer-offer = Bonjour, votre message au sujet de cette offre est bien arrivé chez { $name }. Une personne de l’association le lira et vous répondra ici. N’envoyez pas d’adresse ni de document.
leads-title = Messages reçus
leads-why = Des personnes les ont écrits depuis Mastodon ou un autre réseau du fédivers. Ici, seule l’équipe les lit.
leads-new =
    { $count ->
        [one] { $count } nouveau message
       *[other] { $count } nouveaux messages
    }
leads-more =
    { $count ->
        [one] { $count } autre message du même jour n’a pas été gardé
       *[other] { $count } autres messages du même jour n’ont pas été gardés
    }
reports-waiting =
    { $count ->
        [one] { $count } signalement ou tâche attend
       *[other] { $count } signalements ou tâches attendent
    }
reports-more =
    { $count ->
        [one] et { $count } autre
       *[other] et { $count } autres
    }
task-times =
    { $count ->
        [one] { $count } fois
       *[other] { $count } fois
    }
reactions-likes =
    { $count ->
        [one] { $count } personne aime cette offre
       *[other] { $count } personnes aiment cette offre
    }
reactions-boosts =
    { $count ->
        [one] { $count } personne l’a partagée
       *[other] { $count } personnes l’ont partagée
    }
leads-of-offer = Messages au sujet de cette offre
lead-title = Message reçu
lead-talk = La conversation
lead-state-new = Nouveau
lead-state-read = Lu
lead-state-closed = Clos
lead-visibility-private = Message privé
lead-visibility-followers = Visible par les abonnés de la personne
lead-visibility-public = Public sur son serveur
lead-reason-links = Attention : contient un lien
lead-reason-mentions = Attention : beaucoup de personnes mentionnées
lead-reason-new-account = Attention : compte tout récent
lead-reason-duplicate = Attention : le même texte est déjà arrivé
lead-reason-attachment = Attention : un fichier était joint, il n’a pas été repris
lead-reason-automated = Attention : envoyé par un programme
lead-close-done = Réglé
lead-close-off-topic = Hors sujet
lead-close-spam = Indésirable
lead-close-abuse = Abus
lead-erased = La personne a effacé son message.
lead-answer-by-staff = Réponse de l’équipe
lead-answer-by-itself = Réponse automatique
lead-answer-title = Répondre en privé
lead-answer-how = La réponse part au nom de l’association. N’y mettez ni téléphone, ni e-mail, ni lien, ni adresse.
lead-answer-text = Votre réponse
lead-answer-hint = { $max } caractères au plus.
lead-answer-language = Langue de la réponse
lead-act-answer = Envoyer
lead-close-title = Classer
lead-act-read = Marquer comme lu
lead-close-reason = Raison
lead-act-close = Clore
lead-report = Signaler ce message à son serveur
reports-title = Signalements et tâches
reports-heading = Signalements
tasks-heading = À faire
report-new = Signaler à un autre serveur
report-new-how = Le signalement part au nom de votre serveur. Il ne nomme personne de l’équipe.
report-object = Adresse du compte, de l’offre ou du message
report-object-hint = Collez l’adresse complète, qui commence par https.
report-object-unknown = Rien de connu ici n’a cette adresse. Vérifiez-la.
report-text = Ce qui ne va pas
report-text-hint = { $max } caractères au plus, sans téléphone, e-mail, lien ni adresse.
report-act-send = Envoyer le signalement
report-act-close = Clore
report-close-reason = Suite donnée
report-state-open = Ouverts
report-state-closed = Clos
report-direction-in = On nous signale
report-direction-out = Nous avons signalé
report-close-acted = Nous avons agi
report-close-unfounded = Sans fondement
report-close-duplicate = Déjà signalé
report-close-sent = Envoyé
task-kind-partner-moved = Un partenaire dit avoir changé d’adresse
task-kind-partner-blocked = Un partenaire nous bloque
task-kind-negotiations-full = Un allié a trop de négociations ouvertes
task-kind-requests-fetched = Un allié est venu chercher trop de demandes aujourd’hui
task-kind-alliance-asked = Un partenaire propose une alliance : comparez sa clé et décidez
task-kind-alliance-by-stranger = Une association qui n’est pas partenaire propose une alliance
task-kind-alliance-declined = Un partenaire a refusé l’alliance
task-kind-alliance-ended = Un allié a mis fin à l’alliance : nos demandes lui ont été retirées
task-kind-alliance-key-changed = Un allié a une autre clé que celle qui a été comparée
task-how-alliance-asked = Comparez l’empreinte de sa clé par téléphone avec cette association, puis acceptez ou refusez sur sa page.
task-how-alliance-by-stranger = Si vous connaissez cette association, ajoutez-la d’abord aux partenaires. Sinon, rien n’est à faire.
task-how-alliance-declined = Rien n’est partagé avec elle de plus qu’avec tout partenaire. Appelez cette association si vous ne savez pas pourquoi.
task-how-alliance-ended = Nos demandes lui ont été retirées. Appelez cette association si vous ne savez pas pourquoi.
task-how-partner-moved = Appelez cette association à un numéro que vous connaissez. Si c’est vrai : si son serveur est un autre, ajoutez-le aux partenaires, puis retirez l’ancien ; s’il est le même, proposez de nouveau l’alliance.
task-how-alliance-key-changed = L’alliance reste en vigueur. Comparez l’empreinte de la nouvelle clé par téléphone avec cette association ; si ce n’est pas la sienne, mettez fin à l’alliance sur sa page.
task-how-partner-blocked = Ses offres n’arrivent plus ici, et les nôtres n’arrivent plus chez elle. Si vous ne savez pas pourquoi, appelez cette association.
task-how-negotiations-full = Ses nouvelles propositions sont refusées tant que les anciennes attendent une réponse. Appelez cette association pour en régler.
task-how-requests-fetched = Il n’en reçoit plus jusqu’à demain. Appelez cette association si vous ne savez pas pourquoi.
task-new-address = Nouvelle adresse
task-partner = Voir ce partenaire
task-act-done = C’est fait
negotiation-state-proposed = Proposée
negotiation-state-under-review = À l’étude
negotiation-state-accepted = Acceptée
negotiation-state-rejected = Refusée
negotiation-state-withdrawn = Retirée
desk-notice-answered = La réponse est partie.
desk-notice-closed = C’est classé.
desk-notice-reported = Le signalement est parti.
desk-error-text-length = Le texte a entre 1 et { $max } caractères ; celui-ci en a { $got }.
desk-error-reveals = Ce texte part vers un autre serveur. Enlevez-en :
