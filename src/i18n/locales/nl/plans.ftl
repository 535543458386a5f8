# reviewed: no

# Pairs of a request and an offer: what is decided about them, what they cost others, and the plan that is kept.

## One pair

pair-title = Een aanbod voor deze aanvraag
pair-request = Aanvraag
pair-offer = Aanbod
pair-decided = Wat beslist is
pair-decide = Dit paar houden of uitsluiten
pair-decide-how = Houden: elk plan stelt dit aanbod aan deze aanvraag voor, zolang geen regel het verbiedt. Uitsluiten: het wordt niet meer voorgesteld. Beide kunt u altijd terugnemen.
pair-rules = De regels
pair-rules-pass =
    { $count ->
        [one] Één regel is in orde
       *[other] { $count } regels zijn in orde
    }
plan-fit-of-pair = Hoe goed het past
verdict-pass = In orde
verdict-unknown = Te vragen
verdict-fail = Niet in orde
pair-cost = Wat deze keuze anderen kost
pair-cost-nothing = Niets: deze keuze verandert niets voor andere huishoudens.
pair-cost-moves = Niemand verliest: evenveel huishoudens vinden een plaats, en het geheel past even goed. Enkele zouden elders heen gaan.
pair-cost-worth =
    { $count ->
        [one] Evenveel huishoudens vinden een plaats, maar het plan voor iedereen verliest één punt: het past minder goed bij anderen, of bij wie het dringender is.
       *[other] Evenveel huishoudens vinden een plaats, maar het plan voor iedereen verliest { $count } punten: het past minder goed bij anderen, of bij wie het dringender is.
    }
pair-cost-households =
    { $count ->
        [one] Één huishouden minder vindt een plaats.
       *[other] { $count } huishoudens minder vinden een plaats.
    }
pair-cost-impossible = Dit paar kan niet worden gekozen. { $why }
pair-cost-not-weighed = Er zijn te veel mogelijke paren: dit paar is niet gewogen.
pair-cost-too-many = Er zijn te veel aanbiedingen en aanvragen om het op een pagina te tellen.
pair-cost-inexact = Het zoeken is vroeger gestopt: dit is een schatting.
pair-lose = Zonder plaats door deze keuze
pair-move = Zouden elders heen gaan
pair-find = Zouden een plaats vinden
pair-waits =
    { $count ->
        [0] wacht sinds vandaag
        [one] wacht sinds een dag
       *[other] wacht sinds { $count } dagen
    }
pair-from = Zou verliezen: { $offer }
pair-to = Zou krijgen: { $offer }

## What is decided about pairs

marks-title = Paren die gehouden of uitgesloten zijn
mark-kind-lock = Gehouden in het plan
mark-kind-veto = Uitgesloten
mark-why-lock = Waarom dit paar in het plan houden?
mark-why-veto = Waarom dit paar niet meer voorstellen?
mark-act-lock = In het plan houden
mark-act-veto = Niet meer voorstellen
mark-lift-lock = Niet meer houden
mark-lift-veto = Opnieuw voorstellen
mark-reason-choose = Kies een reden
mark-reason-missing = Kies een reden uit de lijst.
mark-by = Door { $who }, { $date }
mark-broken = Dit paar staat nu niet in het plan. { $why }
mark-problem-not-open = Het aanbod of de aanvraag is niet open.
mark-problem-rules = Een regel die niet in orde is: { $rules }.
mark-problem-to-ask = Een andere vereniging moet eerst antwoorden: { $rules }.
mark-problem-forbidden = Dit paar is uitgesloten. Neem eerst die beslissing terug.
mark-problem-request-twice = Deze aanvraag is al met een ander aanbod gehouden.
mark-problem-offer-full =
    { $count ->
        [0] Dit aanbod heeft geen vrije plaats meer.
        [one] Dit aanbod heeft één vrije plaats, die al voor een ander huishouden gehouden is.
       *[other] Dit aanbod heeft { $count } vrije plaatsen, die al voor andere huishoudens gehouden zijn.
    }
lock-reason-known-to-each-other = Ze kennen elkaar al
lock-reason-near-school-or-care = Dicht bij een school of zorg
lock-reason-host-asked = De verhuurder vroeg het
lock-reason-household-asked = Het huishouden vroeg het
lock-reason-other = Een andere reden
veto-reason-did-not-get-along = Het klikte niet
veto-reason-safety = Veiligheid
veto-reason-wish-of-household = Het huishouden wil het niet
veto-reason-wish-of-host = De verhuurder wil het niet
veto-reason-other = Een andere reden
rule-capacity = Groot genoeg voor het huishouden
rule-dates = Op tijd vrij
rule-duration-min = Lang genoeg voor de verhuurder
rule-minor-unaccompanied = Een ouder of voogd bij iedereen onder de 18
rule-women-only = Woning voor vrouwen, als een van beide dat vraagt
rule-lone-adult-rule = Een alleenstaande vrouw of ouder woont niet bij een man alleen
rule-step-free = Zonder treden als dat nodig is
rule-children-ok = Kinderen welkom
rule-accepts = Voor gezinnen of koppels, als de verhuurder dat zegt
rule-pets = Huisdier toegelaten
rule-smoking = Geen rook binnen
rule-rent-over-budget = Huur binnen het budget
rule-domiciliation = Officieel adres mogelijk
rule-blocked-pair = Niet uitgesloten door een moderator
rule-vetting-expired = Controle van de verhuurder volledig
rule-distance-max = Dichtbij genoeg
rule-shared-room-nights = Gedeelde kamer: hoogstens zeven nachten, en alleen zonder ander dak

## The plan that is kept

plan-none = Er is nog geen plan. Het eerste wordt vannacht gemaakt, of nu als u het vraagt.
plan-made-nightly = Plan van de nacht, gemaakt op { $at }.
plan-made-asked = Plan dat het team vroeg, gemaakt op { $at }.
plan-changed =
    { $count ->
        [one] Sindsdien is één aanbod of aanvraag veranderd: maak een nieuw plan.
       *[other] Sindsdien zijn { $count } aanbiedingen en aanvragen veranderd: maak een nieuw plan.
    }
plan-gone =
    { $count ->
        [one] Één paar van dit plan geldt niet meer: het wordt niet getoond.
       *[other] { $count } paren van dit plan gelden niet meer: ze worden niet getoond.
    }
plan-otherwise-weighed = De instellingen van het zoeken zijn sinds dit plan veranderd.
plan-make = Een nieuw plan maken
plan-ordered = Er wordt een nieuw plan gemaakt. Laad de pagina zo dadelijk opnieuw.
plan-look-again = De pagina opnieuw laden
plan-unreadable =
    { $count ->
        [one] Één aanbod of aanvraag kon niet worden gelezen, en staat in geen enkel plan. Verwittig wie de server beheert.
       *[other] { $count } aanbiedingen en aanvragen konden niet worden gelezen, en staan in geen enkel plan. Verwittig wie de server beheert.
    }
plan-unreadable-open = Openen
desk-notice-pair-locked = Genoteerd: het volgende plan houdt dit paar.
desk-notice-pair-vetoed = Genoteerd: dit paar wordt niet meer voorgesteld.
desk-notice-pair-lifted = Teruggenomen: het zoeken beslist opnieuw over dit paar.
desk-notice-plan-asked = Gevraagd. Het nieuwe plan komt zo dadelijk.
