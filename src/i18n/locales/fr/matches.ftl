# reviewed: source

## The desk's pages about pairs that a moderator took up

matches-title = Mises en relation
matches-waiting =
    { $count ->
        [one] Une mise en relation attend une décision.
       *[other] { $count } mises en relation attendent une décision.
    }
waiting-decision = À décider
waiting-answer = Réponse attendue
waiting-under-way = En route
waiting-stay = Séjours
waiting-over = Terminées
waiting-what-decision = L’équipe doit décider de la suite. Celle qui attend depuis le plus longtemps est en premier.
waiting-what-answer = Une question est posée. La personne ou l’hôte n’a pas encore répondu.
waiting-what-under-way = Chacun sait comment joindre l’autre. Notez la rencontre, l’accord, puis l’arrivée.
waiting-what-stay = Quelqu’un habite là.
waiting-what-over = Ce qui est fini, ou n’a pas eu de suite.
candidates-select = Choisir cette offre
candidates-in-match = Déjà choisie : voir où cela en est
match-title = Mise en relation
match-elsewhere = Chez une autre association
match-since = depuis le { $date }
match-until = réponse possible jusqu’au { $moment }
match-is-pending = part bientôt
match-wants-call = veut un appel
match-state-selected = Choisie
match-state-second-review = Deuxième avis
match-state-asked-seeker = Question posée à la personne
match-state-seeker-yes = La personne dit oui
match-state-asked-host = Question posée à l’hôte
match-state-host-yes = L’hôte dit oui
match-state-contact-opened = Contact ouvert
match-state-met = Rencontre faite
match-state-agreed = Accord conclu
match-state-active = Séjour en cours
match-state-ended = Séjour terminé
match-state-declined = Un des deux dit non
match-state-lapsed = Sans suite
match-state-vetoed = Arrêtée par l’équipe
match-meaning-selected = Personne n’a encore reçu de question. Vérifiez ce qui suit, puis posez la question à la personne qui cherche.
match-meaning-second-review = Deux personnes décident. Une collègue ou un collègue doit relire, puis poser la question à la personne qui cherche.
match-meaning-asked-seeker = La personne qui cherche peut répondre sur sa page, ou par vous. L’hôte ne sait rien d’elle.
match-meaning-seeker-yes = Une place est gardée pour elle. Décidez maintenant si vous posez la question à l’hôte.
match-meaning-asked-host = L’hôte voit le ménage en quelques mots, sans nom. Il peut répondre sur sa page, ou par vous.
match-meaning-host-yes = Les deux disent oui. Si vous confirmez, chacun reçoit le nom et le moyen de joindre l’autre. L’adresse reste cachée jusqu’à la rencontre.
match-meaning-contact-opened = Aidez-les à se rencontrer dans un lieu neutre, puis notez le jour. L’adresse s’ouvre alors pour la personne.
match-meaning-met = Ils se sont vus. S’ils sont d’accord, notez ce qui est convenu.
match-meaning-agreed = Notez le jour de l’arrivée.
match-meaning-active = La personne habite là. Si le séjour se termine, notez le jour et la raison.
match-meaning-ended = Le séjour est terminé. Les deux ne voient plus les coordonnées de l’autre.
match-meaning-declined = L’un des deux a dit non, ou est revenu sur son oui. Rien n’est plus montré de l’autre.
match-meaning-lapsed = Il n’y a pas de suite. Rien n’est plus montré de l’autre.
match-meaning-vetoed = L’équipe a arrêté. Qui avait reçu la question lit seulement que ce n’est plus possible.
match-do-second-review = Proposer au deuxième avis
match-do-ask-seeker = Poser la question à la personne
match-do-second = Je suis la deuxième personne : poser la question
match-do-ask-host = Poser la question à l’hôte
match-do-open-contact = Confirmer et ouvrir le contact
match-window =
    { $count ->
        [0] Cela part aussitôt.
        [one] Vous aurez { $count } seconde pour annuler.
       *[other] Vous aurez { $count } secondes pour annuler.
    }
match-sending-ask-seeker = poser la question à la personne
match-sending-ask-host = poser la question à l’hôte
match-sending-open-contact = ouvrir le contact
match-pending = Décision de { $who } : { $what }. Cela part à { $time }. Rechargez la page pour voir la suite.
match-undo = Annuler cette décision
match-pending-line = Décision de { $who } : { $what }, quand ce sera son tour.
match-leave-line = Ne plus attendre son tour
match-is-in-line = attend son tour
match-do-in-turn = Poser la question quand c’est son tour
match-in-turn = La question peut aussi attendre son tour : elle part d’elle-même dès qu’il y a de la place et que personne d’autre n’est interrogé sur ce logement.
match-line-asked =
    { $count ->
        [one] Une autre personne est interrogée sur ce logement.
       *[other] { $count } autres personnes sont interrogées sur ce logement.
    }
match-line-before =
    { $count ->
        [one] Une autre demande attend déjà son tour pour ce logement.
       *[other] { $count } autres demandes attendent déjà leur tour pour ce logement.
    }
match-two = Deux personnes décident, parce que :
match-two-for-children = des enfants viennent ;
match-two-for-unknown = une règle n’est pas tranchée : voyez plus bas ;
match-two-for-words = le texte de l’offre a demandé deux lectures.
match-call-seeker = La personne qui cherche veut un appel avant de répondre.
match-call-host = L’hôte veut un appel avant de répondre.
match-first = Choisie par { $who }
match-second = Deuxième avis : { $who }
match-answer-seeker = Noter la réponse de la personne
match-answer-host = Noter la réponse de l’hôte
match-answer-how = Si la réponse vient par téléphone, sur papier ou de vive voix.
match-answer-said = La réponse
match-answer-yes = Oui
match-answer-no = Non
match-answer-call = Veut d’abord parler
match-answer-why = Si c’est non, pourquoi (pas obligatoire)
match-answer-act = Noter
match-withdraw-seeker = La personne revient sur son oui
match-withdraw-host = L’hôte revient sur son oui
match-withdraw-text = La mise en relation se termine. Les coordonnées se ferment et la place est libre pour d’autres.
match-veto = Arrêter cette mise en relation
match-veto-text = Elle se termine. Qui avait reçu la question lit seulement que ce n’est plus possible, sans la raison.
match-reason = Raison
match-on = Jour
match-next-met = La rencontre
match-next-agreed = Ce qui est convenu
match-next-begun = L’arrivée
match-next-ended = La fin du séjour
match-act-met = Noter la rencontre
match-act-agreed = Noter l’accord
match-act-begun = Noter l’arrivée
match-act-ended = Terminer le séjour
match-agreed-on = Ce qui est noté
match-met-on = Rencontre
match-began-on = Arrivée
match-ended-on = Fin
match-told-seeker = Ce que la personne sait maintenant de l’hôte
match-told-host = Ce que l’hôte sait maintenant de la personne
match-the-seeker = La demande
match-the-home = Le logement
match-person = Dossier de la personne
match-host-person = Dossier de l’hôte
match-household = Ménage
match-persons =
    { $count ->
        [one] une personne
       *[other] { $count } personnes
    }
match-ages = Âges
match-from = À partir du
match-months = Pour
match-months-count =
    { $count ->
        [one] un mois
       *[other] { $count } mois
    }
match-languages = Langues
match-needs = Besoins
match-urgency = Urgence
match-rules = Les règles, une par une
match-beside = Aussi en cours pour ces deux
match-history = Ce qui s’est passé
match-deed-why = { $what } : { $why }
match-deed-select = Choisie
match-deed-second = Confiée à une deuxième personne
match-deed-ask-seeker = Question posée à la personne
match-deed-seeker-yes = La personne dit oui
match-deed-seeker-no = La personne dit non
match-deed-seeker-call = La personne veut un appel
match-deed-ask-host = Question posée à l’hôte
match-deed-host-yes = L’hôte dit oui
match-deed-host-no = L’hôte dit non
match-deed-host-call = L’hôte veut un appel
match-deed-open-contact = Contact ouvert
match-deed-undo = Décision annulée
match-deed-not-sent = Rien n’est parti : quelque chose a changé entre-temps
match-deed-meet = Rencontre
match-deed-agree = Accord
match-deed-begin = Arrivée
match-deed-end = Fin du séjour
match-deed-seeker-withdraws = La personne revient sur son oui
match-deed-host-withdraws = L’hôte revient sur son oui
match-deed-veto = Arrêtée par l’équipe
match-deed-lapse = Sans suite
match-by-seeker = la personne
match-by-host = l’hôte
match-by-program = le programme
match-by-operator = le serveur
match-by-admin = l’administration
match-by-moderator = un modérateur ou une modératrice
match-by-safeguarding-lead = le référent ou la référente sécurité
match-by-caseworker = un travailleur ou une travailleuse sociale
match-by-visitor-home = une personne des visites
match-why-too-far = trop loin
match-why-not-the-home = ce logement ne convient pas
match-why-dates = les dates ne conviennent pas
match-why-found-other = une autre solution est trouvée
match-why-too-many = trop de personnes
match-why-not-now = pas maintenant
match-why-unsaid = sans dire pourquoi
match-why-safety = pour la sécurité
match-why-not-suitable = ne convient pas
match-why-wrong-facts = une information était fausse
match-why-suspended = un incident est examiné
match-why-no-answer = pas de réponse à temps
match-why-taken = la place est prise
match-why-chose-other = la personne a dit oui à une autre offre
match-why-offer-gone = l’offre est retirée
match-why-request-gone = la demande est retirée
match-why-moved-on = a trouvé son propre logement
match-why-term-over = la durée convenue est passée
match-why-host-needs-home = l’hôte a besoin du logement
match-why-conflict = la vie commune n’allait plus
match-why-left = est parti·e ailleurs
stay-kind = Type d’accord
stay-from = Premier jour
stay-until = Dernier jour
stay-until-hint = Laissez vide si aucune fin n’est convenue. Une chambre partagée est pour sept nuits au plus.
stay-rent = Loyer par mois, en euros
stay-rent-hint = Laissez vide si c’est gratuit.
stay-free = gratuit
stay-problem-kind = Choisissez la sorte d’accord.
stay-problem-from = Le premier jour doit être une date à moins d’un an d’aujourd’hui.
stay-problem-until = Le dernier jour doit venir après le premier.
stay-problem-nights = Une chambre partagée est pour sept nuits au plus : donnez un dernier jour, sept nuits au plus après le premier.
stay-problem-rent = Le loyer est un montant en euros, entre 0 et 10 000.
match-problem-wrong-step = Ce n’est pas possible ici. État actuel : { $state }.
match-problem-changed = Quelqu’un a changé cette mise en relation entre-temps. État actuel : { $state }. Relisez, puis décidez.
match-problem-waits = Une décision va partir. Annulez-la d’abord, ou attendez.
match-problem-nothing-to-undo = Il n’y a rien à annuler : c’est déjà parti.
match-problem-second-person = Deux personnes décident, et vous êtes la première. Demandez à une collègue ou un collègue.
match-problem-wrong-reason = Cette raison ne va pas ici. Choisissez-en une de la liste.
match-problem-too-late = La réponse était possible jusqu’au { $moment }.
match-problem-date = Donnez un jour entre le { $first } et aujourd’hui, le { $today }.
match-problem-no-date = Donnez un jour, par exemple avec le calendrier du champ.
match-problem-choose = Choisissez une des réponses, puis envoyez de nouveau.
match-problem-breaks-rule = Une règle l’interdit :
match-problem-to-ask = Une autre association doit d’abord répondre :
match-problem-not-open = L’offre ou la demande n’est plus ouverte.
match-problem-twice = Ces deux sont déjà mis en relation.
match-problem-no-slot = Cette offre n’a plus de place libre.
match-problem-asked-full =
    { $count ->
        [one] La personne a déjà une proposition. Attendez sa réponse.
       *[other] La personne a déjà { $count } propositions : pas plus à la fois. Attendez une réponse.
    }
match-problem-has-yes = La personne a dit oui à une autre offre.
match-problem-host-asked-often =
    { $count ->
        [one] Un hôte reçoit une question à la fois, et { $week } par semaine au plus.
       *[other] Un hôte reçoit { $count } questions à la fois, et { $week } par semaine au plus.
    }
desk-notice-match-selected = Choisie. Personne n’a encore reçu de question.
desk-notice-match-decided = C’est décidé.
desk-notice-match-undone = La décision est annulée : rien n’est parti.
desk-notice-match-answered = La réponse est notée.
desk-notice-match-taken = La place vient d’être prise par une autre personne. La proposition est terminée.
desk-notice-match-withdrawn = C’est noté. Les coordonnées sont fermées.
desk-notice-match-noted = C’est noté.
show-matches = Mises en relation

## The rules by name, and what they say of a pair


## What people read who are asked

my-matches = Propositions pour vous
my-match-asked = Répondez
my-match-question-seeker = Voulez-vous y habiter ?
my-match-question-host = Voulez-vous faire cette rencontre ?
my-match-until = Vous pouvez répondre jusqu’au { $moment }.
my-match-call = Appelez-moi d’abord
my-match-why = Pourquoi ? Vous n’êtes pas obligé·e de le dire.
my-match-say-no = Envoyer mon non
my-match-no-harm-seeker = Dire non ne change rien pour vous. Nous continuons à chercher.
my-match-no-harm-host = Dire non ne change rien pour vous ni pour votre offre.
my-match-for = Ce qui convient
my-match-against = Ce qui convient moins
my-match-unknown = Ce que nous ne savons pas encore
my-match-more = Voir toute l’offre
my-match-other-seeker = Pour joindre votre hôte
my-match-other-host = Pour joindre ce ménage
my-match-safe = Rencontrez-vous d’abord dans un lieu public. Ne payez rien avant l’accord. Si quelque chose vous inquiète, dites-le à l’équipe.
my-match-withdraw = Je reviens sur mon oui
my-match-withdraw-text = La proposition se termine, et l’autre ne voit plus comment vous joindre. Vous n’êtes pas obligé·e de dire pourquoi.
my-match-done-yes = Merci, votre oui est noté. L’équipe continue.
my-match-done-no = Merci, votre non est noté.
my-match-done-call = C’est noté : quelqu’un de l’équipe vous appelle. Vous pourrez répondre après.
my-match-done-taken = La place vient d’être prise par une autre personne. Nous continuons à chercher.
my-match-done-withdrawn = C’est noté. La proposition est terminée.
seeker-match-asked-seeker = Une place pourrait vous convenir. L’hôte ne sait rien de vous.
seeker-match-seeker-yes = Vous avez dit oui. L’équipe regarde maintenant si elle pose la question à l’hôte.
seeker-match-asked-host = Vous avez dit oui. L’équipe a posé la question à l’hôte.
seeker-match-host-yes = L’hôte dit oui aussi. L’équipe confirme, puis vous pourrez vous joindre.
seeker-match-contact-opened = Vous pouvez vous joindre. Prenez rendez-vous pour vous rencontrer.
seeker-match-met = Vous vous êtes vus. Vous voyez maintenant l’adresse.
seeker-match-agreed = Vous êtes d’accord tous les deux.
seeker-match-active = Vous habitez là.
seeker-match-ended = Ce séjour est terminé.
seeker-match-declined = Cette proposition n’a pas eu de suite.
seeker-match-lapsed = Cette proposition n’est plus possible.
seeker-match-lapsed-taken = La place est prise : une autre personne a répondu avant.
seeker-match-lapsed-no-answer = Il n’y a pas eu de réponse à temps.
seeker-match-lapsed-chose-other = Vous avez dit oui à une autre proposition.
host-matches = Qui pourrait venir
host-match-household =
    { $count ->
        [one] Une personne
       *[other] Un ménage de { $count } personnes
    }
host-match-asked-host = Ce ménage a dit oui à votre offre. Vous ne voyez pas encore de nom.
host-match-host-yes = Vous avez dit oui. L’équipe confirme, puis vous pourrez vous joindre.
host-match-contact-opened = Vous pouvez vous joindre. Prenez rendez-vous dans un lieu public.
host-match-met = Vous vous êtes vus. Ce ménage voit maintenant votre adresse.
host-match-agreed = Vous êtes d’accord tous les deux.
host-match-active = Ce ménage habite là.
host-match-ended = Ce séjour est terminé.
host-match-declined = Cela n’a pas eu de suite.
host-match-lapsed = Ce n’est plus possible.
host-match-lapsed-taken = La place est prise.
host-match-lapsed-no-answer = Il n’y a pas eu de réponse à temps.
host-match-lapsed-chose-other = Ce ménage a choisi un autre logement.
speaks-for-distance = C’est près de là où vous voulez vivre.
speaks-for-language = L’hôte parle une de vos langues.
speaks-for-duration = Vous pouvez rester aussi longtemps que vous le souhaitez.
speaks-for-affordability = Le loyer va avec votre budget.
speaks-for-dates = C’est libre quand vous en avez besoin.
speaks-for-size = La taille va bien pour vous.
speaks-for-domiciliation = L’adresse peut devenir votre adresse officielle.
speaks-against-distance = C’est assez loin de là où vous voulez vivre.
speaks-against-language = Nous ne connaissons pas de langue commune avec l’hôte.
speaks-against-duration = Vous ne pourrez peut-être pas rester aussi longtemps que vous le souhaitez.
speaks-against-affordability = Le loyer est élevé pour votre budget.
speaks-against-dates = Ce n’est pas libre exactement quand vous en avez besoin.
speaks-against-size = C’est plus grand que ce qu’il vous faut.
speaks-against-domiciliation = Il n’est pas sûr que l’adresse devienne votre adresse officielle.
open-capacity = Combien de personnes peuvent vivre là.
open-dates = Quand c’est libre.
open-duration-min = Combien de temps vous devez rester au moins.
open-minor-unaccompanied = Qui est responsable de la personne de moins de 18 ans.
open-women-only = Qui vit déjà là.
open-lone-adult-rule = Qui vit déjà là.
open-step-free = S’il y a des marches.
open-children-ok = Si les enfants sont les bienvenus.
open-accepts = Qui peut venir.
open-pets = Si un animal peut venir.
open-smoking = Si l’on fume à l’intérieur.
open-rent-over-budget = Le loyer.
open-domiciliation = Si l’adresse peut devenir votre adresse officielle.
open-blocked-pair = Si cette offre est encore possible.
open-vetting-expired = Si l’équipe a tout vérifié chez l’hôte.
open-distance-max = À quelle distance c’est.
open-shared-room-nights = Où vous irez après sept nuits.

## Elsewhere

state-placed = Logée
state-closed = Terminée
desk-list-placed = Logées
host-meaning-placed = Logée.
host-meaning-closed = Terminée.
task-kind-stay-under-incident = Quelqu’un habite chez un hôte au sujet duquel un incident grave est examiné
task-how-stay-under-incident = Voyez aujourd’hui avec la personne référente sécurité si la personne est en sécurité, et où elle peut aller.
errand-news = Une question ou une nouvelle attend sur sa page.
notice-news =
    Bonjour,

    Il y a du nouveau pour vous sur { $host }. Lisez-le là où personne ne voit votre écran :

    { $link }
my-looked-match-answered = Vous avez répondu à une proposition
my-looked-match-withdrawn = Vous êtes revenu·e sur un oui
my-looked-release-opened = L’autre côté peut voir comment vous joindre, ou votre adresse
my-looked-release-closed = L’autre côté ne voit plus comment vous joindre, ou votre adresse
audit-subject-match = Mise en relation
audit-event-match-selected = Paire choisie
audit-event-match-decided = Question ou contact décidé
audit-event-match-undone = Décision annulée avant l’envoi
audit-event-match-sent = Décision exécutée
audit-event-match-answered = Réponse notée
audit-event-match-withdrawn = Oui retiré
audit-event-match-met = Rencontre notée
audit-event-match-agreed = Accord noté
audit-event-match-begun = Arrivée notée
audit-event-match-ended = Séjour terminé
audit-event-match-vetoed = Mise en relation arrêtée
audit-event-release-opened = Coordonnées montrées à l’autre côté
audit-event-release-closed = Coordonnées fermées à l’autre côté

## How a stay goes

check-in-question = Comment ça va ?
check-in-private = Seule l’équipe lit votre réponse. L’autre côté ne la voit jamais.
check-in-before = Ce que vous avez dit
check-in-said = Le { $date } : { $said }
check-in-open = Une question attend sa réponse. Vous pouvez noter ce qui est dit par téléphone ou de vive voix.
check-ins-seeker = Comment va la personne, selon elle
check-ins-host = Comment va l’hôte, selon lui
how-it-goes-well = Ça va
how-it-goes-not-well = Ça ne va pas
how-it-goes-call = Appelez-moi
my-match-done-checked-in = Merci, c’est noté. Si vous voulez parler, quelqu’un de l’équipe vous appelle.
task-match = Voir la mise en relation
task-kind-stay-not-well = Quelqu’un dit que son séjour ne va pas, ou veut un appel
task-how-stay-not-well = Appelez aujourd’hui, à un moment sûr. Ne dites rien à l’autre côté.
task-kind-stay-silent = Pas de nouvelles d’un séjour depuis trois jours
task-how-stay-silent = Appelez les deux, chacun à part. Si vous ne joignez personne, allez-y à deux.
audit-event-checked-in = Réponse sur un séjour notée
my-looked-checked-in = Vous avez dit comment va le séjour

## Between two associations

match-by-ally = l’autre association
match-sending-accept = dire oui à l’autre association
match-do-accept = Confirmer le oui à l’autre association
match-deed-accept = Oui envoyé à l’autre association
match-deed-offered = Proposée par une autre association
match-deed-under-review = L’autre association pose la question à l’hôte
match-abroad = Avec { $association }
match-problem-not-known-there = Cette association ne connaît pas encore cette demande. La personne doit d’abord accepter qu’elle soit connue là.
match-problem-negotiated = Cette association répond d’abord au sujet d’un autre foyer pour ce logement. Attendez sa réponse.
match-problem-offered-full =
    { $count ->
        [one] Cette association examine déjà un foyer de notre part : pas plus à la fois. Attendez une réponse.
       *[other] Cette association examine déjà { $count } foyers de notre part : pas plus à la fois. Attendez une réponse.
    }
match-waits-there = Nous attendons une réponse de { $association }.
my-match-abroad = Ce logement est proposé par { $association }, que votre association connaît. Elle ne sait rien de vous pour l’instant.
my-match-meet-abroad = Les deux associations organisent la rencontre. La vôtre vous dit où et quand.
event-kind-negotiation-offered = Proposition à un allié
event-kind-negotiation-reviewed = Proposition d’un allié examinée
event-kind-negotiation-accepted = Proposition d’un allié acceptée
event-kind-agreement-changed = Accord avec un allié changé
