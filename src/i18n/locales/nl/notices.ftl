# reviewed: no (no native speaker has read it)

## What Rooftop writes to people (PR-12): no name, no address, no word about migration or housing, and one subject for all of it.

notice-subject = Bericht van { $host }
notice-sms = Er wacht een bericht op u: { $origin }
notice-sms-new-card = { $host }: uw kaart is vervangen. Niet door u? Verwittig het team.
notice-audit-head =
    Goedendag,

    Dit is de laatste regel van het logboek van handelingen. Het telt { $count ->
        [one] { $count } regel
       *[other] { $count } regels
    }.

    Bewaar dit bericht. Later kan wie de server beheert met deze opdracht zien of er regels veranderd of weggehaald zijn:

    { $command }

    Antwoordt de opdracht dat het logboek niet meer hetzelfde is, spreek er dan meteen over met iemand anders die dit bericht krijgt.
notice-invited =
    Goedendag,

    U bent uitgenodigd in het team van { $host }. Kies een wachtwoord op deze pagina:

    { $link }

    De pagina gaat { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    } lang open en werkt één keer. Verwachtte u geen uitnodiging, doe dan niets.
notice-factor-reset =
    Goedendag,

    De tweede factor van uw account is door de beheerders gewist, en al uw sessies zijn beëindigd. Stel bij de volgende aanmelding een nieuwe tweede factor in.

    Hebt u dat niet gevraagd? Verwittig meteen een beheerder, mondeling of per telefoon.
notice-password-changed =
    Goedendag,

    Het wachtwoord van uw account is veranderd, en uw andere sessies zijn beëindigd.

    Was u dat? Dan hoeft u niets te doen. Zo niet, verwittig meteen een beheerder, mondeling of per telefoon.
notice-waits =
    Hallo,

    Er wacht iets op u. Meld u aan om het te lezen, snel en waar niemand uw scherm ziet:

    { $link }
notice-trial =
    Goedendag,

    Dit is een proef. U leest hem: de berichten van deze site komen aan.
notice-new-card =
    Goedendag,

    Uw toegangskaart voor { $host } is vervangen. De oude werkt niet meer, en al uw sessies zijn beëindigd.

    Wist u dat? Dan hoeft u niets te doen. Zo niet, verwittig meteen iemand van het team, mondeling of per telefoon.
notice-sign-in-link =
    Goedendag,

    Met deze link gaat u binnen op { $host }:

    { $link }

    Hij werkt { $count ->
        [one] { $count } minuut
       *[other] { $count } minuten
    } lang, één keer. Vroeg u niets? Doe dan niets: zonder deze link gaat niemand binnen.
