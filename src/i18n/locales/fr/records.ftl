# reviewed: source

## Notes about people

notes-title = Notes
notes-none = Aucune note pour le moment.
note-new = Ajouter une note
note-text = Note
note-hint = La personne peut la lire. Seulement ce qui aide à l’accompagner : ni origine, ni religion, ni statut de séjour, ni diagnostic. { $max } caractères au plus.
note-act = Enregistrer la note
desk-notice-case-note-written = La note est enregistrée, chiffrée. Elle se lit dans le dossier ouvert.
my-notes = Notes sur votre suivi
my-notes-text = Ce que l’équipe a noté pour vous accompagner. Quelque chose n’est pas juste ? Dites-le-lui.
my-looked-case-note-written = Note écrite

## Whose data it is

whose-seeker = Vous cherchez un logement
whose-host = Vous proposez un logement
whose-staff = Vous êtes de l’équipe
whose-elsewhere = Vous nous écrivez ou nous suivez depuis un autre site

## What is kept: the table of data, in words

datum-contact = Comment vous appeler et vous joindre : nom d’usage, téléphone, e-mail, heures sûres
datum-case-note = Les notes de la personne qui vous accompagne
datum-person = Votre langue et la date de votre inscription
datum-mandate = Qui peut écrire en votre nom, et comment vous avez dit oui
datum-card = Votre carte d’accès et son PIN
datum-incident = Ce que vous nous dites en confiance, et ce que l’équipe en note
datum-authority-request = Les demandes des autorités, et ce qui a été répondu
datum-match = Les mises en relation et les séjours : qui a été proposé à qui, les réponses, les dates, l’accord
datum-check-in = Comment va un séjour, selon chacun des deux : une réponse à choisir, sans texte
datum-move-on = Où vous voudriez aller après un séjour, et qui fait quoi avant
datum-move-on-words = Vos mots sur la suite d’un séjour, et les précisions des étapes
datum-address-mark = Une empreinte de votre adresse e-mail, pour vous reconnaître quand vous demandez un lien
datum-person-session = Où vous êtes connecté·e : le navigateur et l’heure
datum-request = Votre demande de logement : ménage, dates, lieux, besoins, budget
datum-bands = Un résumé de votre demande pour une association alliée ou, si vous êtes d’accord, pour un appel public : taille du ménage, région, mois
datum-consent = Votre accord pour ce partage, et quand vous l’avez donné ou repris
datum-offer = L’offre : textes, logement, dates, loyer, commune
datum-photo = Les photos de l’offre, sans leurs données cachées
datum-home-facts = Qui vit dans le logement (des nombres) et l’état des pièces
datum-verdicts = Ce que nous disons de votre offre aux associations alliées : jusqu’à quel mois l’hôte est vérifié, et si une femme seule ou un parent seul peut y vivre (oui ou non)
datum-street = Comment vous appeler et vous joindre, votre rue et l’endroit exact
datum-vetting = Les étapes de vérification : résultat, date, fin de validité. Jamais le document
datum-home-consent = L’accord de chaque adulte du logement, sans son nom
datum-account = Votre adresse e-mail, votre rôle, votre langue
datum-credentials = Votre mot de passe, votre second facteur et vos codes de secours
datum-staff-session = Où vous êtes connecté·e : le navigateur et l’heure
datum-invitation = L’invitation : adresse e-mail et rôle
datum-staff-deed = Ce que chacun de l’équipe a fait et quand : un journal qui ne se modifie pas, sans nom de personne accompagnée
datum-notice = Les messages automatiques qui attendent d’être envoyés
datum-follow = Que vous nous suivez : l’adresse publique de votre compte, dans la liste publique
datum-profile = Votre profil public, vos réactions et vos blocages
datum-letter = Vos messages et nos réponses
datum-report = Les signalements, envoyés ou reçus
datum-received = Ce que votre serveur nous envoie, tel quel
datum-sent = Ce que nous avons envoyé, et à quel serveur
datum-partner = Les associations partenaires, et ce que l’équipe a décidé à leur sujet
datum-sealed = Chiffré : illisible sans une clé gardée ailleurs.
datum-hashed = Gardé sous une forme que personne ne peut relire.
datum-seen = Qui le voit
datum-why = Pourquoi
datum-kept = Combien de temps
datum-seen-everybody = Tout le monde, quand c’est publié.
datum-seen-allies = Les associations alliées que la personne a acceptées, et l’équipe.
datum-seen-staff = L’équipe de cette association.
datum-seen-in-charge = La personne concernée, et qui l’accompagne ou en est responsable. Chaque ouverture est notée avec sa raison.
datum-seen-safeguarding = La référence sécurité, et la modération tant que ce n’est pas grave. Chaque ouverture est notée.
datum-seen-themselves = La personne concernée seule.
datum-seen-nobody = Personne.
datum-why-reach = Pour joindre la personne.
datum-why-accompany = Pour accompagner la personne.
datum-why-enter = Pour laisser entrer la bonne personne, et elle seule.
datum-why-house = Pour trouver un logement.
datum-why-protect = Pour protéger les personnes.
datum-why-answer = Pour répondre.
datum-why-account = Pour pouvoir montrer ce qui a été fait.
datum-why-network = Pour parler avec les autres sites.
datum-why-inform = Pour prévenir l’équipe.
datum-basis-consent = Avec votre accord, que vous pouvez reprendre.
datum-basis-interest = C’est l’intérêt légitime de l’association.
datum-until-erased = Jusqu’à ce que vous demandiez de l’effacer.
datum-until-with-proposal = Aussi longtemps que l’offre ou la demande elle-même.
datum-until-replaced = Jusqu’à ce que ce soit remplacé ou retiré.
datum-until-taken-back = Jusqu’à ce que l’autre site le retire, ou que nous ne soyons plus partenaires.
datum-until-nothing = Sans limite fixée par le programme : l’association en décide.
datum-kept-hours =
    { $count ->
        [one] Une heure au plus.
       *[other] { $count } heures au plus.
    }
datum-kept-days =
    { $count ->
        [one] Un jour au plus, une fois clos.
       *[other] { $count } jours au plus, une fois clos.
    }
datum-kept-draft-days =
    { $count ->
        [one] Un brouillon que personne ne touche : un jour.
       *[other] Un brouillon que personne ne touche : { $count } jours.
    }
datum-kept-closed-request-days =
    { $count ->
        [one] Une demande retirée : un jour.
       *[other] Une demande retirée : { $count } jours.
    }
datum-kept-refused-host-days =
    { $count ->
        [one] Un hôte dont une étape de la vérification a échoué, si personne ne touche à l’offre : un jour.
       *[other] Un hôte dont une étape de la vérification a échoué, si personne ne touche à l’offre : { $count } jours.
    }
datum-kept-incident-days =
    { $count ->
        [one] Les textes, une fois le signalement clos et sans suspension en cours : un jour.
       *[other] Les textes, une fois le signalement clos et sans suspension en cours : { $count } jours.
    }
datum-kept-authority-request-days =
    { $count ->
        [one] Le texte de ce qui est demandé, dès le jour où il est noté : un jour.
       *[other] Le texte de ce qui est demandé, dès le jour où il est noté : { $count } jours.
    }
datum-kept-stay-days =
    { $count ->
        [one] Un séjour terminé, ou une mise en relation sans suite : un jour.
       *[other] Un séjour terminé, ou une mise en relation sans suite : { $count } jours.
    }

## The page about data

privacy-seen-title = Qui voit quoi
privacy-seen = Chaque information a un cercle, et ne le quitte pas : tout le monde, les associations alliées, l’équipe, ou seulement qui vous accompagne.
privacy-kept-title = Ce que nous gardons
privacy-kept = Cette liste est faite par le programme lui-même. Elle dit ce qu’il fait vraiment.
privacy-rights-title = Vos droits
privacy-right-copy = Une copie : avec votre carte, dans votre espace, à tout moment.
privacy-right-correct = Une correction : dites-le à la personne qui vous accompagne.
privacy-right-erase =
    { $count ->
        [one] L’effacement : avec votre carte. C’est fait en un jour. Vous pouvez changer d’avis pendant une heure.
       *[other] L’effacement : avec votre carte. C’est fait en un jour. Vous pouvez changer d’avis pendant { $count } heures.
    }
privacy-right-complain = Une plainte : auprès de l’autorité de protection des données de votre pays. En Belgique, c’est l’APD, à Bruxelles.
privacy-contact = Pour toute question ou demande, écrivez ou appelez ici :
privacy-contact-none = Pour toute question ou demande, parlez à l’association ou à la personne qui vous accompagne.
audit-event-match-forgotten = Mise en relation effacée, son délai est passé
