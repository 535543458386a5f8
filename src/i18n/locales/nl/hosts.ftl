# reviewed: no (no native speaker has read it)

## What somebody is told by hand, where no message can go to them

errands-title = Te vertellen
errands-hint = Er kon geen bericht vertrekken: open de gegevens om te zien hoe u deze persoon bereikt.
errand-new-card = De kaart is vervangen.
errand-act = Verteld
people-errand = te verwittigen
desk-notice-person-told = Genoteerd: de persoon is verwittigd.
my-looked-person-told = Iemand van het team heeft u verwittigd

## The way in by mail

link-instead = Binnengaan met een link per e-mail
link-with-card = Binnengaan met de kaart
link-title = Binnengaan per e-mail
link-text = Wij sturen een link naar het adres dat u ons gaf. Met die link gaat u binnen zonder kaart.
link-email = Uw e-mailadres
link-ask = De link sturen
link-asked = Als dit adres hier bekend is, vertrekt er nu een link naartoe. Hij werkt { $minutes } minuten, één keer. Een adres krijgt hoogstens { $most } links per uur.
link-not-come = Komt er na enkele minuten niets? Kijk bij de ongewenste e-mail, of ga binnen met uw kaart. Als twee mensen hetzelfde adres gaven, vertrekt er geen link: vraag het aan het team.
link-enter-text = Druk op deze knop en u bent binnen. De link werkt maar één keer.
link-over = Deze link werkt niet, of niet meer: een link werkt één keer, en niet lang.
link-again = Een andere link vragen

## Hosts, at the desk

people-new-host = Een gastheer of gastvrouw inschrijven
host-offers = Aanbiedingen van deze persoon
people-host-title = Gastheer of gastvrouw
people-host = gastheer of gastvrouw
private-position = Precieze plaats
private-position-hint = Breedtegraad en lengtegraad, bijvoorbeeld 50.63960, 5.57180. Ze blijft versleuteld en verlaat deze site nooit.
host-of-offer = De aanbieding van een gastheer of gastvrouw die hier ingeschreven is
host-new-offer = Een aanbieding schrijven in diens naam
host-offer = Een bestaande aanbieding koppelen
host-offer-hint = Plak het adres van de pagina van de aanbieding.
host-offer-act = Koppelen
host-offer-unknown = Dit is niet het adres van een aanbieding van hier.
desk-notice-host-named = De aanbieding is gekoppeld.
task-offer = De aanbieding bekijken
task-kind-host-call = Een gastheer of gastvrouw wil gebeld worden
task-how-host-call = Open de fiche om te zien hoe u deze persoon bereikt, en bel.
task-kind-host-change = Een gastheer of gastvrouw wil de aanbieding veranderen
task-how-host-change = Vraag wat er verandert, en pas de aanbieding aan.
task-kind-host-worry = Een gastheer of gastvrouw zegt dat er iets mis is
task-how-host-worry = Bel vandaag. Is er iemand in gevaar, verwittig dan wie verantwoordelijk is voor de veiligheid.

## A host's own offers

my-offers = Uw aanbiedingen
my-no-offer = Er is nog geen aanbieding aan u gekoppeld.
host-meaning-draft = Het team bereidt deze aanbieding voor. Niemand anders ziet ze.
host-meaning-screening = Iemand van het team leest de teksten na voor de aanbieding gepubliceerd wordt.
host-meaning-published = De aanbieding is gepubliceerd: iedereen kan ze zien.
host-meaning-open = Open.
host-meaning-paused = De aanbieding staat op pauze: niemand ziet ze. U kunt ze weer online zetten.
host-meaning-paused-by-team = De aanbieding staat op pauze. Spreek met het team om ze weer online te zetten.
host-meaning-reserved = Er wordt iemand verwacht. De aanbieding blijft zichtbaar en zegt dat er geen plaats meer is.
host-meaning-occupied = Er woont iemand. De aanbieding blijft zichtbaar en zegt dat er geen plaats meer is.
host-meaning-needs-info = Het team wacht op een verduidelijking voor de publicatie.
host-meaning-withdrawn = De aanbieding is voorgoed ingetrokken.
host-meaning-suspended = Opgeschort: de ploeg bekijkt iets. Ze belt u.
host-confirmed-until = Bevestigd tot { $date }. Zonder nieuwe bevestiging gaat ze op pauze.
host-public-page = De openbare pagina bekijken
host-act-confirm = Ze is nog beschikbaar
host-act-pause = Op pauze zetten
host-act-resume = Weer online zetten
host-act-withdraw = Voorgoed intrekken
host-done-confirm = Bedankt: de aanbieding is bevestigd voor 60 dagen.
host-done-pause = De aanbieding staat op pauze.
host-done-resume = Genoteerd. De aanbieding komt weer online, of iemand leest eerst de teksten na.
host-done-withdraw = De aanbieding is ingetrokken.
host-done-help = Doorgegeven aan het team.
host-withdraw-text = De aanbieding verdwijnt, en wij vragen andere sites om ze te wissen. Dit kan niet ongedaan gemaakt worden: zet ze bij een afwezigheid liever op pauze.
host-vetting = De screening
host-vetted = Alles is in orde.
host-vetting-lacks = Er ontbreekt nog iets, of het laatste akkoord van het team.
host-step-done = gedaan op { $date }, geldig tot { $until }
host-step-missing = ontbreekt
host-help = Iets nodig?
host-help-text = Het team krijgt uw vraag en neemt contact op. Bel bij gevaar 112.
host-help-what = Waarover gaat het?
host-help-call = Ik wil graag gebeld worden
host-help-change = Er verandert iets aan mijn aanbieding
host-help-worry = Er is iets mis
host-help-act = Vragen
host-help-missing = Kies waarover het gaat.
host-erase = Uw aanbiedingen worden ingetrokken, en wij vragen de andere sites om ze te wissen. Wij kunnen niet nagaan of ze dat doen.
