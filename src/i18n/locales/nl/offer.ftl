# reviewed: no (no native speaker has read it)

## Fields of an offer

field-title = Titel
field-description = Beschrijving
field-place-kind = Soort woning
field-sharing = Delen
field-agreement-kind = Soort overeenkomst
field-capacity-persons = Aantal personen
field-beds-single = Eenpersoonsbedden
field-beds-double = Tweepersoonsbedden
field-beds-cot = Babybedden
field-slots = Aantal gelijke plaatsen
field-lockable-room = De kamer kan op slot
field-municipality = Gemeente
field-available-from = Vrij vanaf
field-available-until = Vrij tot en met
field-min-duration-months = Kortste duur, in maanden
field-max-duration-months = Langste duur, in maanden
field-notice-days = Opzegtermijn, in dagen
field-monthly-rent-cents = Huur per maand
field-charges = Kosten voor energie en water
field-deposit-months = Waarborg, in maanden huur
field-domiciliation = Domicilie
field-step-free = Toegang zonder trap
field-smoking = Roken
field-pets-present = Er woont een dier
field-pets-accepted = Dieren toegelaten
field-children-ok = Kinderen welkom
field-accepts = Voor wie
field-host-women = Vrouwen in het gastgezin
field-host-men = Mannen in het gastgezin
field-host-children = Kinderen in het gastgezin
field-equipment = Uitrusting
field-quality-checklist = Nagekeken bij het bezoek
field-languages = Gesproken talen

## What is offered

place-kind-room = Kamer
place-kind-studio = Studio
place-kind-apartment = Appartement
place-kind-house = Huis
place-kind-shared-flat = Gedeelde woning
place-kind-collective = Gemeenschappelijk wonen
place-kind-emergency-bed = Noodbed
sharing-entire-place = Hele woning
sharing-private-room = Eigen kamer
sharing-shared-room = Gedeelde kamer
agreement-kind-free-hosting = Gratis onderdak
agreement-kind-precarious-occupancy = Bezetting ter bede
agreement-kind-lease-main = Huur als hoofdverblijf
agreement-kind-lease-short = Kort huurcontract
agreement-kind-lease-coloc = Huurcontract voor samenhuren
agreement-kind-sliding-lease = Overdraagbaar huurcontract
agreement-kind-social-agency = Sociaal verhuurkantoor
agreement-kind-transit = Doorgangswoning
charges-included = kosten inbegrepen
charges-flat = vaste kosten
charges-metered = kosten volgens meter
charges-shared = gedeelde kosten
domiciliation-yes = Ja
domiciliation-no = Nee
domiciliation-to-discuss = Te bespreken
step-free-all = Overal
step-free-some = Een deel van de woning
step-free-none = Nee, er zijn trappen
step-free-unknown = Niet bekend
smoking-inside = Er wordt binnen gerookt
smoking-outside-only = Alleen buiten
smoking-none = Er wordt niet gerookt
smoking-unknown = Niet bekend
accepts-any = Iedereen
accepts-women-and-children = Vrouwen en kinderen
accepts-families = Gezinnen
accepts-couples = Koppels
equipment-kitchen = Keuken
equipment-bathroom = Badkamer
equipment-washing-machine = Wasmachine
equipment-fridge = Koelkast
equipment-wifi = Wifi
equipment-desk = Bureau om te werken
equipment-heating = Verwarming
equipment-lift = Lift
equipment-garden = Tuin
equipment-parking = Parkeerplaats
equipment-bike-shed = Fietsenstalling
equipment-furnished = Gemeubeld
equipment-bed-linen = Lakens en dekens
quality-check-smoke-detector = Rookmelder
quality-check-dry-and-heated = Droog en verwarmd
quality-check-safe-wiring = Veilige elektriciteit
quality-check-window-in-room = Raam in de kamer
quality-check-drinking-water = Drinkwater
quality-check-room-locks = De kamer kan op slot
quality-check-emergency-exit = Nooduitgang
language-level-few-words = enkele woorden
language-level-conversational = gesprek
language-level-fluent = vlot

## Yes and no

flag-yes = Ja
flag-no = Nee
