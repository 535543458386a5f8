# reviewed: no

# Which offers a request could be proposed to, and why not more.

candidates-title = Mogelijke aanbiedingen
candidates-count =
    { $count ->
        [0] Vandaag kan geen enkel aanbod worden voorgesteld.
        [one] Vandaag kan één aanbod worden voorgesteld.
       *[other] Vandaag kunnen { $count } aanbiedingen worden voorgesteld.
    }
candidates-how = De best passende staan eerst. Het zijn suggesties: een mens beslist, en vraagt het eerst aan wie een woning zoekt.
candidates-fit = { $points } punten op 100
candidates-points = { $points } punten op { $most }
candidates-away = { $place }, op { $km } km van het gewenste gebied
candidates-questions = Eerst vragen
candidates-why = Waarom deze punten
candidates-minor = Iemand onder de 18 is zonder ouder of voogd, of we weten niet wie verantwoordelijk is. We stellen geen woning voor. Bel de dienst Voogdij; bij gevaar de noodcentrale.
why-nobody = Waarom geen aanbod
why-not-more = Waarom niet meer aanbiedingen
why-how = Elke regel telt de aanbiedingen die één enkele reden uitsluit.
component-distance = Afstand
component-language = Gemeenschappelijke taal
component-duration = Duur van het verblijf
component-affordability = Huur en budget
component-dates = Vrij op het juiste moment
component-size = Grootte
component-domiciliation = Officieel adres
ask-capacity = Hoeveel personen neemt de woning?
ask-dates = Wanneer is de woning vrij?
ask-duration-min = Hoe lang wil de persoon blijven?
ask-minor-unaccompanied = Wie is verantwoordelijk voor de persoon onder de 18?
ask-women-only = Wie woont in deze woning?
ask-lone-adult-rule = Wie woont in deze woning?
ask-step-free = Zijn er treden, en op welke verdieping is het?
ask-children-ok = Zijn kinderen welkom?
ask-accepts = Wie komt er met deze persoon mee?
ask-pets = Mag er een huisdier mee?
ask-smoking = Wordt er binnen gerookt?
ask-rent-over-budget = Wat is de huur, en hoeveel kan de persoon betalen?
ask-domiciliation = Kan het adres het officiële worden?
ask-blocked-pair = Waarom werd dit aanbod uitgesloten?
ask-vetting-expired = Is de controle van de verhuurder volledig?
ask-distance-max = Kan de persoon zo ver wonen?
ask-shared-room-nights = Waar gaat de persoon heen na zeven nachten?
why-capacity =
    { $count ->
        [one] Één aanbod is te klein voor dit huishouden.
       *[other] { $count } aanbiedingen zijn te klein voor dit huishouden.
    }
why-dates =
    { $count ->
        [one] Één aanbod is niet op tijd vrij.
       *[other] { $count } aanbiedingen zijn niet op tijd vrij.
    }
why-duration-min =
    { $count ->
        [one] Één verhuurder vraagt een langer verblijf.
       *[other] { $count } verhuurders vragen een langer verblijf.
    }
why-minor-unaccompanied =
    { $count ->
        [one] Één aanbod zou passen, maar iemand onder de 18 zou zonder ouder of voogd zijn: we stellen niets voor.
       *[other] { $count } aanbiedingen zouden passen, maar iemand onder de 18 zou zonder ouder of voogd zijn: we stellen niets voor.
    }
why-women-only =
    { $count ->
        [one] Één aanbod past niet, want een van beide kanten vraagt een woning voor vrouwen.
       *[other] { $count } aanbiedingen passen niet, want een van beide kanten vraagt een woning voor vrouwen.
    }
why-lone-adult-rule =
    { $count ->
        [one] Één aanbod is een woning die met een alleenstaande man wordt gedeeld, of we weten niet wie er woont: we stellen ze nooit voor aan een alleenstaande vrouw of ouder.
       *[other] { $count } aanbiedingen zijn woningen die met een alleenstaande man worden gedeeld, of we weten niet wie er woont: we stellen ze nooit voor aan een alleenstaande vrouw of ouder.
    }
why-step-free =
    { $count ->
        [one] Één aanbod heeft treden.
       *[other] { $count } aanbiedingen hebben treden.
    }
why-children-ok =
    { $count ->
        [one] Één aanbod neemt geen kinderen.
       *[other] { $count } aanbiedingen nemen geen kinderen.
    }
why-accepts =
    { $count ->
        [one] Één aanbod is alleen voor gezinnen of koppels.
       *[other] { $count } aanbiedingen zijn alleen voor gezinnen of koppels.
    }
why-pets =
    { $count ->
        [one] Één aanbod neemt geen huisdier.
       *[other] { $count } aanbiedingen nemen geen huisdier.
    }
why-smoking =
    { $count ->
        [one] In één aanbod wordt binnen gerookt.
       *[other] { $count } aanbiedingen zijn woningen waar binnen wordt gerookt.
    }
why-rent-over-budget =
    { $count ->
        [one] Één aanbod is te duur.
       *[other] { $count } aanbiedingen zijn te duur.
    }
why-domiciliation =
    { $count ->
        [one] Één aanbod kan geen officieel adres zijn.
       *[other] { $count } aanbiedingen kunnen geen officieel adres zijn.
    }
why-blocked-pair =
    { $count ->
        [one] Één aanbod werd door een moderator uitgesloten.
       *[other] { $count } aanbiedingen werden door een moderator uitgesloten.
    }
why-vetting-expired =
    { $count ->
        [one] Één aanbod wacht op een controle van de verhuurder.
       *[other] { $count } aanbiedingen wachten op een controle van de verhuurder.
    }
why-distance-max =
    { $count ->
        [one] Één aanbod is te ver.
       *[other] { $count } aanbiedingen zijn te ver.
    }
why-shared-room-nights =
    { $count ->
        [one] Één aanbod is een noodbed voor hoogstens zeven nachten, voor wie vannacht niets heeft.
       *[other] { $count } aanbiedingen zijn noodbedden voor hoogstens zeven nachten, voor wie vannacht niets heeft.
    }
why-several =
    { $count ->
        [one] Één aanbod past om meerdere redenen tegelijk niet.
       *[other] { $count } aanbiedingen passen om meerdere redenen tegelijk niet.
    }
relax-distance =
    { $count ->
        [one] Eén aanbod meer als het tot { $km } km ver mag zijn.
       *[other] { $count } aanbiedingen meer als ze tot { $km } km ver mogen zijn.
    }
relax-budget =
    { $count ->
        [one] Eén aanbod meer met een budget van { $budget } per maand.
       *[other] { $count } aanbiedingen meer met een budget van { $budget } per maand.
    }
relax-start =
    { $count ->
        [one] Eén aanbod meer als het verblijf op { $date } mag beginnen.
       *[other] { $count } aanbiedingen meer als het verblijf op { $date } mag beginnen.
    }
relax-months =
    { $count ->
        [one] Eén aanbod meer als het verblijf minstens { $months } maanden mag duren.
       *[other] { $count } aanbiedingen meer als het verblijf minstens { $months } maanden mag duren.
    }
relax-step-free =
    { $count ->
        [one] Eén aanbod meer als er treden mogen zijn.
       *[other] { $count } aanbiedingen meer als er treden mogen zijn.
    }
relax-pets =
    { $count ->
        [one] Eén aanbod meer als het huisdier elders kan wonen.
       *[other] { $count } aanbiedingen meer als het huisdier elders kan wonen.
    }
relax-smoking =
    { $count ->
        [one] Eén aanbod meer als er binnen gerookt mag worden.
       *[other] { $count } aanbiedingen meer als er binnen gerookt mag worden.
    }
relax-domiciliation =
    { $count ->
        [one] Eén aanbod meer als het officiële adres elders kan zijn.
       *[other] { $count } aanbiedingen meer als het officiële adres elders kan zijn.
    }

## The plan

plan-title = Plan voor iedereen
plan-summary =
    { $count ->
        [0] Dit plan vindt voor geen enkel huishouden van { $of } een plaats.
        [one] Dit plan vindt voor één huishouden van { $of } een plaats.
       *[other] Dit plan vindt voor { $count } huishoudens van { $of } een plaats.
    }
plan-how = Het zoekt een plaats voor zoveel mogelijk huishoudens, en kijkt dan naar dringendheid, wachttijd en wat past. Het is een voorstel: een mens beslist, en iedereen wordt het eerst gevraagd.
plan-pruned = Er zijn te veel mogelijke paren om ze alle te wegen: alleen de beste van elke kant zijn gewogen.
plan-unfinished =
    { $count ->
        [one] Het zoeken is vroeger gestopt. Geen plan kan meer dan één huishouden huisvesten.
       *[other] Het zoeken is vroeger gestopt. Geen plan kan meer dan { $count } huishoudens huisvesten.
    }
plan-figures = In cijfers
plan-this = Dit plan
plan-first-come = Wie eerst komt, eerst maalt
plan-households = Huishoudens
plan-persons = Personen
plan-urgent = Dringende huishoudens (hoogstens twee weken)
plan-step-free = Huishoudens die geen treden kunnen doen
plan-families = Gezinnen met kinderen
plan-fit = Hoe goed het past, gemiddeld
plan-nobody = Niemand
plan-share = { $count } van { $of } ({ $percent } %)
plan-pairs = Wie waar zou kunnen wonen
plan-no-pairs = Vandaag is geen enkel paar mogelijk.
plan-questions =
    { $count ->
        [one] één vraag om eerst te stellen
       *[other] { $count } vragen om eerst te stellen
    }
plan-more =
    { $count ->
        [one] En nog één.
       *[other] En nog { $count }.
    }
plan-unmatched = Zonder plaats in dit plan
fairness-title = Is het eerlijk?
fairness-how = Het deel van de huishoudens waarvoor dit plan een plaats vindt, per groep. Een verschil van meer dan 20 punten tussen twee groepen wordt gemeld: kijk dan waarom.
fairness-nothing-else = Er wordt niets geteld over afkomst, godsdienst of statuut: zulke gegevens bestaan hier niet.
fairness-warning = Een verschil van { $points } punten tussen de best en de minst bediende groep.
fairness-waiting =
    { $count ->
        [0] mediane wachttijd: minder dan een dag
        [one] mediane wachttijd: één dag
       *[other] mediane wachttijd: { $count } dagen
    }
fairness-options =
    { $count ->
        [0] mogelijke aanbiedingen, mediaan: geen
       *[other] mogelijke aanbiedingen, mediaan: { $count }
    }
fairness-few = te weinig om te vergelijken
fairness-composition = Samenstelling van het huishouden
fairness-gender = Gender van de volwassenen
fairness-size = Grootte van het huishouden
fairness-language = Gesproken talen
composition-lone-woman = Alleenstaande vrouw
composition-lone-man = Alleenstaande man
composition-lone-other = Alleenstaande, anders of niet gezegd
composition-lone-parent = Alleenstaande ouder met kinderen
composition-couple = Koppel
composition-family = Twee volwassenen met kinderen
composition-group = Meerdere volwassenen
composition-minors-alone = Onder de 18, zonder volwassene
adults-women = Vrouwen
adults-men = Mannen
adults-mixed = Vrouwen en mannen
adults-unsaid = Anders of niet gezegd
