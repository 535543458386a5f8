# reviewed: source

## The list of partners

partners-title = Partenaires
partners-why = Les autres serveurs pour lesquels quelqu’un a pris une décision.
partners-mode = Règle pour tous les autres serveurs : { $mode }.
partners-own-fingerprint = Empreinte de notre clé, à lire au téléphone
partners-add = Ajouter un partenaire
partners-domain = Nom de domaine
partners-domain-hint = Par exemple toits.example, sans https ni barre oblique.
partners-tier = Niveau de confiance
partners-tier-hint = Une alliance se propose ensuite sur la page du partenaire, une fois sa clé comparée.
partner-tier-open-long = Ouvert : ses offres publiques sont affichées ici
partner-tier-blocked-long = Bloqué : rien n’est accepté de lui
partners-add-act = Chercher et ajouter
partners-empty = Pas encore de partenaire.
partner-seen = Vu le { $date }
partner-never-seen = Jamais vu
partner-never = Jamais
partner-failing = Ne répond pas
partner-failing-how = Ce serveur ne répond pas. Rien n’est perdu : nous réessayons tout seuls, la prochaine fois le { $when }.
partner-when = { $date } à { $time }
partner-flag-reject-media = Images refusées
partner-flag-reject-reports = Signalements refusés
partner-flag-silence = Mis en sourdine
partner-flags = Restrictions
partner-refuse-reject-media = Refuser ses images
partner-refuse-reject-reports = Refuser ses signalements
partner-refuse-silence = Mettre en sourdine : ses offres ne sont ni affichées ni relayées

## A partner

partner-association = Association
partner-fingerprint = Empreinte de sa clé
partner-fingerprint-why = Pour être sûr que c’est bien cette association, comparez l’empreinte par téléphone avec ce qu’elle voit chez elle.
partner-software = Logiciel
partner-follow = Notre abonnement
partner-no-follow = Aucun
partner-offers = Offres gardées ici
partner-last-seen = Dernière nouvelle reçue
partner-last-delivery = Dernier envoi accepté
partner-waiting = Envois en attente
partner-given-up = Envois abandonnés
partner-failures = Échecs de suite
partner-next-try = Prochain essai
partner-last-error = Dernière erreur (en anglais)
partner-backfill = Lecture de ses anciennes offres
partner-backfill-counts = Lu jusqu’ici
partner-backfill-read = { $items } éléments sur { $pages } pages
partner-backfill-error = Erreur de lecture (en anglais)

## The reading of older offers

backfill-state-waiting = En cours
backfill-state-done = Terminée
backfill-state-failed = Abandonnée
backfill-ending-complete = Tout a été lu
backfill-ending-page-twice = Arrêtée : une page revenait une seconde fois
backfill-ending-items-max = Arrêtée au nombre maximal d’éléments
backfill-ending-pages-max = Arrêtée au nombre maximal de pages
backfill-ending-other-host = Arrêtée : la suite était sur un autre serveur
backfill-ending-page-cut = Lue, mais des pages trop longues ont été coupées

## Buttons and the question before a block

partner-retry = Réessayer maintenant
partner-remove = Retirer
partner-remove-title = Retirer ce partenaire ?
partner-remove-what = Nous ne suivons plus ses offres. Celles qui sont gardées ici sont effacées, et la note et les restrictions aussi. L’historique reste. Vous pouvez l’ajouter de nouveau plus tard.
partner-remove-unblocks = Ce serveur est bloqué. Le retirer lève le blocage.
partner-block = Bloquer
partner-block-title = Bloquer ce serveur ?
partner-block-what = Ses offres, ses abonnements et les nôtres, ses demandes et tout ce qui attend d’être envoyé sont effacés. Débloquer ne les ramène pas. La note et l’historique restent.
partner-block-below = Le blocage vaut aussi pour tous les sous-domaines.
partner-unblock = Débloquer
partner-unblock-hint = Ce serveur est bloqué. Le débloquer ne ramène rien. Ajoutez-le ensuite par son nom pour le suivre de nouveau.
partner-note = Note de l’équipe
partner-note-hint = Visible par la modération seulement, { $max } caractères au plus.

## The alliance

alliance-title = Alliance
alliance-compare = Comparez par téléphone le nom de domaine et l’empreinte avec ce que l’autre association voit chez elle. Proposer ou confirmer dit que vous l’avez fait.
alliance-what = Une alliée peut recevoir les demandes dont la personne a accepté l’envoi, par tranches seulement, et négocier. Elle lit aussi, pour chacune de nos offres, jusqu’à quel mois l’hôte est vérifié et si une femme seule ou un parent seul peut y vivre. Quand l’une ou l’autre met fin à l’alliance, les demandes envoyées sont retirées et le niveau redevient ouvert.
alliance-not-possible = Une alliance n’est possible qu’avec une instance de Rooftop dont l’association est connue.
alliance-none = Il n’y a pas d’alliance.
alliance-offered = Nous avons proposé une alliance. Elle prend effet quand l’autre association l’accepte.
alliance-asked = L’autre association propose une alliance. Rien ne change tant que vous ne confirmez pas.
alliance-allied = L’alliance est en vigueur : les deux associations l’ont déclarée.
alliance-declined-us = Nous avons refusé l’alliance qu’elle proposait.
alliance-declined-them = L’autre association a refusé l’alliance que nous proposions.
alliance-ended-us = Nous avons mis fin à l’alliance, ou retiré notre proposition.
alliance-ended-them = L’autre association a mis fin à l’alliance, ou retiré sa proposition.
alliance-other-key = Sa clé n’est pas celle que nous avons comparée. Téléphonez-lui avant de continuer.
alliance-act-propose = Proposer une alliance
alliance-act-withdraw = Retirer la proposition
alliance-act-confirm = Confirmer l’alliance
alliance-act-refuse = Refuser
alliance-act-end = Mettre fin à l’alliance

## The record

partner-record = Historique
partner-deed-by = { $deed } — { $by }
partner-by-operator = ligne de commande
partner-by-them = l’autre association
partner-deed-added = Ajouté
partner-deed-tier-changed = Niveau changé
partner-deed-blocked = Bloqué
partner-deed-removed = Retiré
partner-deed-flags-changed = Restrictions changées
partner-deed-note-changed = Note changée
partner-deed-vetting-trusted = Ses vérifications comptent de nouveau
partner-deed-vetting-distrusted = Ses vérifications ne comptent plus
partner-deed-retried = Réessayé
partner-deed-imported = Repris d’une liste
partner-deed-alliance-proposed = Alliance proposée
partner-deed-alliance-confirmed = Alliance confirmée
partner-deed-alliance-refused = Alliance refusée
partner-deed-alliance-ended = Alliance terminée

## Published lists

severity-noop = Restrictions seulement
severity-silence = Sourdine
severity-suspend = Blocage
line-state-draft = À décider
line-state-confirmed = Confirmé
line-state-dismissed = Écarté
line-state-moot = Déjà en vigueur

## What goes wrong

partner-error-domain = Ce n’est pas un nom de domaine. Écrivez quelque chose comme toits.example.
partner-error-tier = Choisissez un niveau de confiance.
partner-error-off = La fédération est coupée sur ce serveur.
partner-error-not-reached = Ce serveur ne répond pas. Vérifiez le nom, ou réessayez plus tard.
partner-error-no-association = Ce serveur n’utilise pas Rooftop, ou ne nomme pas d’association.
partner-error-malformed = Ce que ce serveur dit de son association ne peut pas être cru.
partner-error-refused = Ce serveur n’a pas été ajouté.
partner-error-note-long = La note a { $got } caractères, et { $max } au plus sont possibles. Raccourcissez-la.

## What was done

desk-notice-partner-added = C’est noté. Ses offres arrivent dans les prochaines minutes.
desk-notice-partner-changed = C’est changé.
desk-notice-partner-retried = Un nouvel essai commence.
desk-notice-partner-removed = Ce partenaire est retiré, et ses offres ne sont plus ici.
desk-notice-partner-blocked = Ce serveur est bloqué.
desk-notice-alliance-proposed = L’alliance est proposée.
desk-notice-alliance-confirmed = L’alliance est en vigueur.
desk-notice-alliance-refused = L’alliance est refusée.
desk-notice-alliance-ended = C’est terminé : l’alliance ou la proposition n’existe plus.

## A file of domains

domains-title = Fichier de domaines
domains-why = Importez un fichier CSV de domaines bloqués ou limités, comme Mastodon l’exporte. Vous voyez d’abord ce qui changerait. Rien ne devient moins strict.
domains-export = Télécharger nos décisions (CSV)
domains-upload = Choisir un fichier
domains-upload-hint = CSV, { $max } Mo au plus. Le fichier lui-même n’est pas gardé.
domains-file = Ou coller son contenu
domains-file-hint = La première ligne nomme les colonnes. Par exemple :
domains-preview = Voir ce qui changerait
domains-import = Appliquer ces changements
domains-not-seen = Le contenu a changé depuis le dernier aperçu. Vérifiez ce qui suit, puis appliquez.
domains-more-lines =
    { $count ->
        [one] et { $count } autre ligne
       *[other] et { $count } autres lignes
    }
domains-wrong = Ce fichier n’est pas encore juste. Rien n’a changé.
domains-would-change =
    { $count ->
        [0] Rien ne changerait
        [one] { $count } domaine changerait
       *[other] { $count } domaines changeraient
    }
domains-new = Nouveau : { $to }
domains-changed = { $from } devient { $to }
domains-same = Ne change pas : { $to }
domains-stricter = Reste plus strict que le fichier : { $to }
domains-ourselves = Laissé de côté : c’est ce serveur, ou un domaine au-dessus de lui
domains-lifted = La liste retire cette ligne. Confirmer annule ce qu’elle avait changé.
domains-line-wrong = Ligne { $line } : { $what }
domains-error-too-large = Le fichier est trop grand : { $got } octets, et { $max } au plus sont possibles. Coupez-le en deux.
domains-error-none = Choisissez un fichier, ou collez son contenu.
domains-error-too-many = Le fichier a au plus { $got } lignes.
domains-error-no-head = Il manque une première ligne avec la colonne #domain.
domains-error-unreadable = ne peut pas être lue.
domains-error-no-domain = le domaine manque.
domains-error-obfuscated = « { $got } » est masqué, personne ne sait de quel domaine il s’agit. Demandez la liste en clair.
domains-error-not-a-domain = « { $got } » n’est pas un nom de domaine.
domains-error-top-level = « { $got } » couvrirait tous les noms qui finissent ainsi.
domains-error-domain-long = un domaine a au plus { $got } octets.
domains-error-twice = { $got } est déjà dans le fichier, avec autre chose.
domains-error-severity = la sévérité est noop, silence ou suspend, pas « { $got } ».
domains-error-bool = une case est true ou false, pas « { $got } ».
domains-error-comment-long = un commentaire a au plus { $got } caractères.

## The page of published lists

lists-title = Listes publiées
lists-why = Une alliance peut publier une liste de domaines. Chaque changement attend ici une décision, rien ne change tout seul.
lists-none = Aucun changement n’attend une décision.
lists-followed = Listes suivies
lists-from = Demandé par la liste de { $domain }
lists-fetched = Lue la dernière fois
lists-error = Dernière erreur (en anglais)
lists-fetch = Lire maintenant
lists-end = Ne plus suivre
lists-url = Adresse https de la liste (CSV)
lists-error-url = Ce n’est pas une adresse de liste. Écrivez par exemple https://toits.example/liste.csv.
lists-error-twice = Cette liste est déjà suivie.
lists-subscribe = Suivre cette liste
lists-drafts =
    { $count ->
        [one] { $count } changement attend une décision
       *[other] { $count } changements attendent une décision
    }
lists-confirm = Confirmer
lists-reason = Raison, pour écarter ce changement
lists-dismiss = Écarter
desk-notice-domains-imported = Le fichier est appliqué.
desk-notice-list-added = La liste est suivie et sera lue dans un instant.
desk-notice-list-fetched = La liste sera lue dans un instant.
desk-notice-list-ended = La liste n’est plus suivie.
desk-notice-draft-confirmed = C’est confirmé.
desk-notice-draft-dismissed = C’est écarté.
