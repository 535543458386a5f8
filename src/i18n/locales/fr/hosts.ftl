# reviewed: source

## What somebody is told by hand, where no message can go to them

errands-title = À lui dire
errands-hint = Aucun message n’a pu partir : ouvrez ses informations pour voir comment la joindre.
errand-new-card = Sa carte a été remplacée.
errand-act = C’est dit
people-errand = à prévenir
desk-notice-person-told = C’est noté : la personne a été prévenue.
my-looked-person-told = Vous avez été prévenu·e par une personne de l’équipe

## The way in by mail

link-instead = Entrer avec un lien par e-mail
link-with-card = Entrer avec la carte
link-title = Entrer par e-mail
link-text = Nous envoyons un lien à l’adresse que vous nous avez donnée. Avec ce lien, vous entrez sans carte.
link-email = Votre adresse e-mail
link-ask = Envoyer le lien
link-asked = Si cette adresse est connue ici, un lien part vers elle maintenant. Il marche pendant { $minutes } minutes, une seule fois. Une adresse reçoit au plus { $most } liens par heure.
link-not-come = Rien n’arrive après quelques minutes ? Regardez dans les courriers indésirables, ou entrez avec votre carte. Si deux personnes ont donné la même adresse, le lien ne part pas : demandez à l’équipe.
link-enter-text = Un appui sur ce bouton et vous êtes chez vous sur ce site. Le lien ne sert qu’une fois.
link-over = Ce lien ne marche pas, ou plus : un lien sert une seule fois, et pas longtemps.
link-again = Demander un autre lien
