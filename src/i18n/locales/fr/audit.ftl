# reviewed: source

## The page of the audit log

audit-title = Journal des actes
audit-why = Chaque acte de l’équipe laisse ici une ligne que personne ne peut changer ni effacer sans que cela se voie. Le journal ne garde ni nom ni texte libre : les adresses affichées viennent des comptes.
audit-head = Dernière ligne
audit-head-why = Notez ce numéro et ces signes ailleurs, sur papier par exemple. Plus tard, la personne qui s’occupe du serveur pourra ainsi voir si des lignes ont été enlevées à la fin du journal.
audit-download = Télécharger tout le journal
audit-filter = Genre d’acte
audit-filter-all = Tous les actes
audit-filter-act = Afficher
audit-empty = Aucun acte ici.
audit-operator = Ligne de commande du serveur
audit-program = Le programme
audit-by-seeker = La personne elle-même
audit-by-host = L’hôte lui-même ou elle-même
audit-number = N° { $number }
audit-when = Le { $date } à { $time } (UTC)

## Deeds

audit-event-signed-in = Connexion
audit-event-signed-out = Déconnexion
audit-event-account-created = Compte créé
audit-event-account-invited = Invitation envoyée
audit-event-invitation-revoked = Invitation retirée
audit-event-role-granted = Rôle donné
audit-event-account-disabled = Compte fermé
audit-event-account-enabled = Compte rouvert
audit-event-password-changed = Mot de passe changé
audit-event-language-chosen = Langue des messages choisie
audit-event-session-ended = Session terminée
audit-event-factor-enrolled = Second facteur mis en place
audit-event-factor-removed = Second facteur enlevé
audit-event-factor-reset = Second facteur remis à zéro
audit-event-recovery-codes-renewed = Codes de secours renouvelés
audit-event-proposal-written = Fiche écrite
audit-event-proposal-edited = Fiche modifiée
audit-event-proposal-published = Fiche publiée
audit-event-proposal-held = Fiche mise en relecture
audit-event-proposal-paused = Fiche mise en pause
audit-event-proposal-reserved = Place réservée
audit-event-proposal-occupied = Place occupée
audit-event-proposal-withdrawn = Fiche retirée
audit-event-vetting-recorded = Vérifications notées
audit-event-held-released = Texte laissé passer
audit-event-held-sent-back = Texte renvoyé à l’auteur
audit-event-photo-added = Photo ajoutée
audit-event-photo-confirmed = Photo confirmée
audit-event-photo-removed = Photo retirée
audit-event-partner-added = Partenaire ajouté
audit-event-partner-tier-changed = Niveau d’un partenaire changé
audit-event-partner-blocked = Domaine bloqué
audit-event-partner-removed = Partenaire retiré
audit-event-partner-flags-changed = Restrictions d’un partenaire changées
audit-event-partner-note-changed = Note sur un partenaire changée
audit-event-partner-retried = Envois à un partenaire relancés
audit-event-partner-imported = Décision d’une liste appliquée
audit-event-alliance-proposed = Alliance proposée
audit-event-alliance-confirmed = Alliance confirmée
audit-event-alliance-refused = Alliance refusée
audit-event-alliance-ended = Alliance terminée
audit-event-list-subscribed = Liste de domaines ajoutée
audit-event-list-fetched = Liste de domaines relue
audit-event-list-ended = Liste de domaines retirée
audit-event-draft-confirmed = Ligne d’une liste acceptée
audit-event-draft-dismissed = Ligne d’une liste écartée
audit-event-lead-read = Message lu
audit-event-lead-answered = Message répondu
audit-event-lead-closed = Message classé
audit-event-report-sent = Signalement envoyé
audit-event-report-closed = Signalement classé
audit-event-task-done = Tâche faite
audit-event-activity-revived = Envoi non traité relancé
audit-event-activity-discarded = Envoi non traité jeté
audit-event-keys-rotated = Clés renouvelées
audit-event-data-keys-rotated = Clés de chiffrement renouvelées
audit-event-person-registered = Personne inscrite
audit-event-case-opened = Informations d’une personne vues
audit-event-case-corrected = Informations d’une personne corrigées
audit-event-mandate-given = Mandat noté
audit-event-mandate-ended = Mandat terminé
audit-event-card-issued = Carte d’accès donnée
audit-event-contact-confirmed = Nouvelle carte confirmée
audit-event-person-told = Personne prévenue de vive voix
audit-event-erasure-asked = Effacement demandé
audit-event-erasure-taken-back = Effacement annulé
audit-event-person-erased = Personne effacée
audit-event-proposal-forgotten = Fiche effacée, son délai est passé

## What they were done to

audit-subject-account = Compte
audit-subject-invitation = Invitation
audit-subject-proposal = Fiche
audit-subject-photo = Photo
audit-subject-partner = Domaine
audit-subject-list = Liste
audit-subject-list-line = Ligne d’une liste
audit-subject-lead = Message
audit-subject-report = Signalement
audit-subject-task = Tâche
audit-subject-activity = Envoi
audit-subject-our-actor = Acteur de cette instance
audit-subject-person = Personne
audit-subject-data-key = Clé
