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

## Hosts, at the desk

people-new-host = Inscrire un hôte
host-offers = Ses offres
people-host-title = Hôte
people-host = hôte
private-position = Position exacte
private-position-hint = Latitude et longitude, par exemple 50.63960, 5.57180. Elle reste chiffrée et ne sort jamais d’ici.
host-of-offer = L’offre d’un hôte inscrit ici
host-new-offer = Écrire une offre en son nom
host-offer = Rattacher une offre qui existe déjà
host-offer-hint = Collez l’adresse de la page de l’offre.
host-offer-act = Rattacher
host-offer-unknown = Ce n’est pas l’adresse d’une offre d’ici.
desk-notice-host-named = L’offre est rattachée à son hôte.
task-offer = Voir l’offre
task-kind-host-call = Un hôte demande qu’on l’appelle
task-how-host-call = Ouvrez sa fiche pour voir comment le joindre, puis appelez.
task-kind-host-change = Un hôte veut changer son offre
task-how-host-change = Demandez-lui ce qui change, puis modifiez l’offre.
task-kind-host-worry = Un hôte dit que quelque chose ne va pas
task-how-host-worry = Appelez aujourd’hui. Si quelqu’un est en danger, prévenez la personne référente sécurité.

## A host's own offers

my-offers = Vos offres
my-no-offer = Aucune offre n’est rattachée à vous pour le moment.
host-meaning-draft = L’équipe prépare cette offre. Personne d’autre ne la voit.
host-meaning-screening = Quelqu’un de l’équipe relit les textes avant que l’offre soit publiée.
host-meaning-published = L’offre est publiée : tout le monde peut la voir.
host-meaning-open = Ouverte.
host-meaning-paused = L’offre est en pause : personne ne la voit. Vous pouvez la remettre en ligne.
host-meaning-paused-by-team = L’offre est en pause. Pour la remettre en ligne, parlez-en avec l’équipe.
host-meaning-reserved = Quelqu’un est attendu. L’offre reste visible et dit qu’il n’y a plus de place.
host-meaning-occupied = Quelqu’un habite là. L’offre reste visible et dit qu’il n’y a plus de place.
host-meaning-needs-info = L’équipe attend une précision avant de publier.
host-meaning-withdrawn = L’offre est retirée pour de bon.
host-meaning-suspended = Suspendue : l’équipe regarde quelque chose. Elle vous appelle.
host-confirmed-until = Confirmée jusqu’au { $date }. Sans nouvelle confirmation, elle se met en pause.
host-public-page = Voir la page publique
host-act-confirm = Elle est toujours disponible
host-act-pause = Mettre en pause
host-act-resume = Remettre en ligne
host-act-withdraw = Retirer pour de bon
host-done-confirm = Merci : l’offre est confirmée pour 60 jours.
host-done-pause = L’offre est en pause.
host-done-resume = C’est noté. L’offre revient en ligne, ou quelqu’un relit d’abord ses textes.
host-done-withdraw = L’offre est retirée.
host-done-help = C’est transmis à l’équipe.
host-withdraw-text = L’offre disparaît, et nous demandons aux autres sites de l’effacer. On ne peut pas revenir en arrière : pour une absence, mettez-la plutôt en pause.
host-vetting = La vérification
host-vetted = Tout est en ordre.
host-vetting-lacks = Il manque encore quelque chose, ou l’accord final de l’équipe.
host-step-done = fait le { $date }, valable jusqu’au { $until }
host-step-missing = manque
host-help = Besoin de quelque chose ?
host-help-text = L’équipe reçoit votre demande et vous contacte. En cas de danger, appelez le 112.
host-help-what = De quoi s’agit-il ?
host-help-call = J’aimerais qu’on m’appelle
host-help-change = Quelque chose change dans mon offre
host-help-worry = Quelque chose ne va pas
host-help-act = Demander
host-help-missing = Choisissez de quoi il s’agit.
host-erase = Vos offres sont retirées, et nous demandons aux autres sites de les effacer. Nous ne pouvons pas vérifier qu’ils l’ont fait.
