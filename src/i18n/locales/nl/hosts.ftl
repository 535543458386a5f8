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
