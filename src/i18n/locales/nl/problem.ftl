# reviewed: no (no native speaker has read it)

## What is wrong with a field: the field, the limit, what to do

problem-missing = ‘{ $field }’ ontbreekt. Vul dit veld in.
problem-too-long = ‘{ $field }’ telt { $got } tekens. Het maximum is { $max }. Maak de tekst korter.
problem-too-many = ‘{ $field }’ heeft { $got } antwoorden. Het maximum is { $max }. Haal er weg.
problem-not-in-range = ‘{ $field }’: schrijf een geheel getal van { $min } tot { $max }. ‘{ $got }’ kan niet.
problem-not-a-date = ‘{ $field }’: schrijf een datum zoals 2026-12-01. ‘{ $got }’ is er geen.
problem-unknown-code = ‘{ $field }’: kies een van de antwoorden. ‘{ $got }’ staat er niet bij.
problem-not-a-flag = ‘{ $field }’: antwoord ja of nee. ‘{ $got }’ kan niet.
problem-unknown-municipality = ‘{ $field }’: we kennen ‘{ $got }’ niet. Schrijf de naam van de gemeente of de postcode.
problem-malformed = ‘{ $field }’: ‘{ $got }’ kan niet. Schrijf bijvoorbeeld { $example }.
problem-ends-before-it-begins = ‘{ $field }’: het einde ({ $until }) ligt voor het begin ({ $from }). Wijzig een van de twee data.
problem-too-far-away = ‘{ $field }’: deze datum ligt te ver. Het maximum is { $max } jaar.
problem-in-future = ‘{ $field }’: deze datum ligt in de toekomst. Geef een datum tot en met { $today }.
problem-least-above-most = ‘{ $field }’: het minimum ({ $least }) is groter dan het maximum ({ $most }). Wijzig een van beide.
problem-shared-room-not-emergency = ‘{ $field }’: een gedeelde kamer kan alleen voor een noodbed. Kies iets anders.
problem-shared-room-too-long = ‘{ $field }’: een gedeelde kamer is voor hoogstens 7 nachten. Laat dit veld leeg.
problem-criterion-not-shared = ‘{ $field }’: kiezen mag alleen wie zijn woning deelt, nooit voor een hele woning of een huurcontract. Kies ‘Iedereen’.
problem-unprintable = ‘{ $field }’ bevat tekens die we niet kunnen tonen. Schrijf de tekst opnieuw.
