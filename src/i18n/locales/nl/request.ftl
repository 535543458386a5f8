# reviewed: no (no native speaker has read it)

## Fields of a request

field-members = Wie zoekt
field-needed-from = Vanaf
field-duration-months = Duur, in maanden
field-deadline-date = Uiterste datum
field-deadline-reason = Reden van de uiterste datum
field-urgency = Dringendheid
field-current-situation = Huidige situatie
field-waiting-since = Op zoek sinds (als dat voor vandaag is)
field-zones = Gewenste gemeenten
field-max-distance-km = Grootste afstand, in km
field-anchors = Dicht bij wat
field-needs = Noden
field-budget = Budget
field-domiciliation-needed = Domicilie nodig
field-reading-ease = Hoe teksten geven
field-spoken-languages = Gesproken talen

## The household

age-band-0-2 = 0 tot 2 jaar
age-band-3-5 = 3 tot 5 jaar
age-band-6-11 = 6 tot 11 jaar
age-band-12-17 = 12 tot 17 jaar
age-band-18-25 = 18 tot 25 jaar
age-band-26-64 = 26 tot 64 jaar
age-band-65-plus = 65 jaar en ouder
member-role-parent = Ouder
member-role-partner = Partner
member-role-adult = Volwassene
member-role-child = Kind
member-role-guardian = Voogd
member-role-other = Andere
gender-f = Vrouw
gender-m = Man
gender-x = Anders
gender-undisclosed = Zegt het liever niet
urgency-immediate = Meteen (48 uur)
urgency-urgent = Dringend (2 weken)
urgency-soon = Binnenkort (2 maanden)
urgency-planned = Later gepland
situation-reception-centre = Opvangcentrum
situation-street = Op straat
situation-with-friends = Bij vrienden
situation-hosting-ending = Een verblijf loopt af
situation-hotel = Hotel
situation-squat = Kraakpand
situation-shelter = Nachtopvang
situation-other = Andere
anchor-kind-school = School
anchor-kind-work = Werk
anchor-kind-care = Zorg
anchor-kind-family = Familie
anchor-kind-course = Opleiding
need-step-free = Toegang zonder trap
need-ground-floor = Gelijkvloers
need-cot = Babybed
need-women-only = Alleen vrouwen
need-no-smoking = Rookvrij
need-pet = Met een dier
need-quiet = Rust
need-near-care = Dicht bij zorg
reading-ease-audio = Om te beluisteren
reading-ease-simple = Eenvoudige woorden
reading-ease-standard = Gewone tekst
budget-none = Geen budget
budget-contribution-only = Een kleine bijdrage
budget-pending = Wacht op een uitkering
budget-up-to = Tot { $amount } per maand
budget-confirmed = { $amount } per maand, bevestigd

## What allies may know

size-band-1 = 1 persoon
size-band-2 = 2 personen
size-band-3-4 = 3 of 4 personen
size-band-5-6 = 5 of 6 personen
size-band-7-plus = 7 personen of meer
