# reviewed: source

## Photos of an offer

desk-photos-title = Photos de l’offre
desk-photos-why = Une offre n’a pas besoin de photo. Chaque photo est réécrite ici : ni le lieu, ni la date, ni l’appareil n’y restent. Tout le monde la voit quand une autre personne de l’équipe l’a confirmée.
desk-photos-none = Pas de photo : un dessin montre l’offre.
desk-photos-full = Il y a { $max } photos au plus. Retirez-en une pour en ajouter une autre.
desk-photos-count =
    { $count ->
        [0] Ajouter des photos
        [one] { $count } photo
       *[other] { $count } photos
    }
desk-photos-waiting =
    { $count ->
        [one] { $count } photo attend une confirmation
       *[other] { $count } photos attendent une confirmation
    }
desk-photos-to-confirm = Photos à confirmer
desk-photo-add = Ajouter une photo
desk-photo-alt = Ce que la photo montre
desk-photo-alt-hint = Pour les personnes qui ne la voient pas, { $max } caractères au plus. Par exemple : « Une chambre claire avec un lit et un bureau ».
desk-photo-file = La photo
desk-photo-file-hint = JPEG, PNG, WebP ou GIF, { $max } Mo au plus. Montrez l’intérieur.
desk-photo-send = Envoyer la photo
desk-photo-questions = Regardez bien. Cette photo …
desk-photo-confirm = Confirmer la photo
desk-photo-remove = Retirer la photo
desk-photo-own = Vous l’avez envoyée : une autre personne de l’équipe la confirme.
desk-photo-waits = Un modérateur va la regarder.
desk-notice-photo-added = La photo est enregistrée. Une autre personne de l’équipe la confirme avant qu’elle soit visible.
desk-notice-photo-confirmed = La photo est confirmée.
desk-notice-photo-removed = La photo est retirée.
must-not-show-facade = ne montre ni façade, ni rue, ni numéro
must-not-show-window-view = ne montre pas la vue d’une fenêtre
must-not-show-person = ne montre personne, ni portrait, ni reflet
must-not-show-document = ne montre ni lettre, ni papiers, ni écran
picture-state-waiting = À confirmer
picture-state-confirmed = Confirmée
picture-problem-no-alt = Dites en quelques mots ce que la photo montre.
picture-problem-alt-too-long = Ce texte a { $got } caractères, et { $max } au plus sont possibles.
picture-problem-too-many = Une offre a { $max } photos au plus.
picture-problem-not-an-offer = Seules les offres ont des photos.
picture-problem-unanswered = Cochez les quatre points, ou retirez la photo.
picture-error-no-file = Choisissez une photo.
picture-error-not-a-picture = Ce fichier n’est pas une image que nous connaissons. Prenez un JPEG, un PNG, un WebP ou un GIF.
picture-error-other-kind = Ce fichier est de type { $kind }. Prenez un JPEG, un PNG, un WebP ou un GIF.
picture-error-side = Chaque côté a de { $min } à { $max } pixels, et cette image fait { $width } sur { $height }.
picture-error-too-many-pixels = Cette image fait { $width } sur { $height } pixels, et { $max } millions de pixels au plus sont possibles. Réduisez-la.
picture-error-broken = Ce fichier est abîmé ou incomplet. Essayez de l’envoyer encore, ou prenez une autre photo.
picture-error-too-large = Ce fichier dépasse { $max } Mo. Réduisez la photo.
picture-alt-theirs = Photo jointe à l’annonce « { $title } », sans description
