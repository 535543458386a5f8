# reviewed: no

## Roles

role-safeguarding-lead = Aanspreekpunt veiligheid
role-visitor-home = Huisbezoek

## The second step of the sign-in

code-title = Uw code
code-text = Open de authenticatie-app op uw telefoon en neem de code van deze vereniging over.
code-label = Code van zes cijfers
code-hint = Ze verandert om de 30 seconden en werkt één keer.
code-no-phone = Ik heb mijn telefoon niet bij me
code-recovery-label = Herstelcode
code-recovery-hint = Vier groepjes van vier tekens. Elke herstelcode werkt één keer.
code-lost = Hebt u de telefoon noch de herstelcodes? De beheerders van uw vereniging kunnen uw tweede factor wissen.
code-stop = Stoppen met aanmelden

## The second factor

factor-title = Tweede factor
factor-due = Uw rol vraagt een tweede factor: bij elke aanmelding komt een code van uw telefoon bij het wachtwoord. Stel hem nu in.
factor-why = Bij elke aanmelding komt een code van uw telefoon bij het wachtwoord. Wie het wachtwoord steelt, komt niet binnen.
factor-step-app = Zet een authenticatie-app op uw telefoon, bijvoorbeeld Aegis, 2FAS of FreeOTP.
factor-step-add = Voeg er deze account aan toe: scan de afbeelding, of open de app als u op die telefoon bezig bent.
factor-qr = Afbeelding om te scannen met de authenticatie-app
factor-open-app = Openen in de app
factor-key = Of neem deze sleutel over in de app:
factor-step-code = Neem de code van zes cijfers over die de app nu toont
factor-act = Deze tweede factor inschakelen
factor-replaces = De oude tweede factor
factor-on = Actief
factor-since = sinds { $date }
factor-off = U hebt geen tweede factor. We raden hem iedereen aan.
factor-set-up = Een tweede factor instellen
factor-replace = Van telefoon veranderen
factor-remove-title = De tweede factor verwijderen
factor-remove-text = Alleen het wachtwoord beschermt dan uw account. Uw andere sessies worden beëindigd.
factor-codes-title = Nieuwe herstelcodes
factor-codes-text = De oude herstelcodes zijn dan niets meer waard.
recovery-title = Uw herstelcodes
recovery-text = Verliest u uw telefoon, dan vervangt een van deze codes hem bij het aanmelden. Elke code werkt één keer.
recovery-once = Deze pagina wordt maar één keer getoond. Druk de codes af of schrijf ze over, en bewaar ze niet bij de telefoon.
recovery-kept = Ik heb de codes bewaard
recovery-left =
    { $count ->
        [0] Er is geen herstelcode over. Maak nieuwe.
        [one] Er is nog { $count } herstelcode over.
       *[other] Er zijn nog { $count } herstelcodes over.
    }

## One's own account

account-title = Mijn account
account-role = Rol
account-language = Taal van de berichten
account-language-label = In welke taal schrijft deze site u?
account-language-act = Deze taal kiezen
sessions-title = Mijn sessies
sessions-text = Herkent u een sessie niet? Beëindig ze en verander uw wachtwoord.
session-this = deze sessie
session-unknown = Onbekende browser
session-since-now = Minder dan een uur geleden geopend
session-since-hours =
    { $count ->
        [one] { $count } uur geleden geopend
       *[other] { $count } uur geleden geopend
    }
session-seen-now = Minder dan een uur geleden gebruikt
session-seen-hours =
    { $count ->
        [one] { $count } uur geleden gebruikt
       *[other] { $count } uur geleden gebruikt
    }
session-end = Deze sessie beëindigen
sessions-end-others = Alle andere sessies beëindigen
password-title = Wachtwoord veranderen
password-ends-others = Uw andere sessies worden beëindigd.
password-present = Huidig wachtwoord
password-new = Nieuw wachtwoord
password-hint = 12 tot 256 tekens. Enkele woorden die niet bij elkaar horen, onthoudt u makkelijk en zijn moeilijk te raden.
password-again = Het nieuwe wachtwoord nog een keer
password-act = Het wachtwoord veranderen

## The staff

staff-title = Het team
staff-you = u
staff-disabled = Account gesloten
staff-factor-yes = Tweede factor actief
staff-factor-no = Zonder tweede factor
staff-seen = Laatst aangemeld op { $date }
staff-never-seen = Nooit aangemeld
staff-change = Wijzigen
staff-role-hint = De persoon zal zich opnieuw moeten aanmelden.
staff-role-act = Deze rol geven
staff-reset-factor = De tweede factor wissen
staff-reset-hint = Voor wie de telefoon en de herstelcodes kwijt is. Ga mondeling na dat het echt deze persoon is die het vraagt.
staff-disable = De account sluiten
staff-enable = De account heropenen
staff-invitations = Openstaande uitnodigingen
staff-invited-until = geldig tot { $date }
staff-revoke = De uitnodiging intrekken
staff-invite = Iemand uitnodigen
staff-invite-hint = De volgende pagina toont een link om aan de persoon te geven. Er wordt niets per e-mail verstuurd.
staff-invite-hint-mail = De persoon krijgt een link per e-mail.
staff-invite-act = De link maken
staff-invite-act-mail = De uitnodiging versturen
invited-title = Uitnodiging klaar
invited-once = Kopieer deze link nu: hij wordt maar één keer getoond. Geef hem alleen aan deze persoon, op een veilige manier.
invited-mailed = Een e-mail met de link vertrekt naar dit adres.
invited-link = Ook de link tonen
invited-text =
    { $count ->
        [one] De link is { $count } dag geldig en werkt één keer. Een oudere uitnodiging voor dit adres is niets meer waard.
       *[other] De link is { $count } dagen geldig en werkt één keer. Een oudere uitnodiging voor dit adres is niets meer waard.
    }
invitation-title = Welkom in het team
invitation-text = { $association } nodigt u uit. Uw rol: { $role }. Kies een wachtwoord.
invitation-factor = Houd uw telefoon bij de hand: de volgende stap stelt er een tweede factor op in.
invitation-act = Mijn account maken

## What was done

desk-notice-factor-removed = De tweede factor is verwijderd.
desk-notice-session-ended = De sessie is beëindigd.
desk-notice-sessions-ended = De andere sessies zijn beëindigd.
desk-notice-password-changed = Het wachtwoord is veranderd. De andere sessies zijn beëindigd.
desk-notice-language-chosen = De taal van de berichten is gekozen.
desk-notice-invitation-revoked = De uitnodiging is ingetrokken.
desk-notice-role-granted = De rol is gegeven. De persoon moet zich opnieuw aanmelden.
desk-notice-account-disabled = De account is gesloten, en de sessies zijn beëindigd.
desk-notice-account-enabled = De account is weer open.
desk-notice-factor-reset = De tweede factor is gewist, en de sessies zijn beëindigd.

## What is wrong

account-problem-password-length = Het wachtwoord heeft { $got } tekens; er zijn er { $min } tot { $max } nodig.
account-problem-password-common = Dit wachtwoord wordt als een van de eerste geprobeerd. Kies een ander.
account-problem-password-is-email = Het wachtwoord kan niet het e-mailadres zijn.
account-problem-passwords-differ = De twee nieuwe wachtwoorden zijn niet hetzelfde.
account-problem-wrong-password = Het wachtwoord klopt niet.
account-problem-wrong-code = De code klopt niet, of werd al gebruikt. Wacht op de volgende en kijk het uur van de telefoon na.
account-problem-too-soon =
    { $count ->
        [one] Te veel codes waren fout. De volgende wordt over { $count } seconde gelezen; een herstelcode meteen.
       *[other] Te veel codes waren fout. De volgende wordt over { $count } seconden gelezen; een herstelcode meteen.
    }
account-problem-email-malformed = Dit is geen e-mailadres van hoogstens { $max } tekens.
account-problem-email-taken = Dit adres heeft al een account.
account-problem-own-account = Niemand doet dit met de eigen account. Vraag het aan iemand anders van het beheer.
account-problem-last-admin = Dit is de laatste beheerder. Geef eerst iemand anders deze rol.
account-problem-factor-needed = Uw rol vraagt een tweede factor. U kunt hem vervangen, maar niet verwijderen.
account-problem-no-factor = Deze account heeft geen tweede factor.
account-problem-not-invited = Deze link is niets waard, of niet meer. Vraag de beheerders van de vereniging om een nieuwe uitnodiging.
