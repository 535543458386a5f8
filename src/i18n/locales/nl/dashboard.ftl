# reviewed: no

# How the team's work goes, in figures.

dashboard-title = Overzicht
dashboard-spans = Periode
dashboard-span-90-days = Laatste 90 dagen
dashboard-span-365-days = Een jaar
dashboard-span-all = Alles
dashboard-file = De cijfers downloaden (CSV)
dashboard-file-how = Het bestand bevat geen persoon, geen titel en geen dossiernummer. Groepen van minder dan vijf staan er als “<5”.
dashboard-time = Hoelang het duurt
dashboard-proposed = Van opening tot eerste voorstel
dashboard-placed = Van opening tot intrek
dashboard-time-how = De helft wachtte korter, de andere helft langer. Geteld vanaf de eerste opening van de aanvraag; gewiste aanvragen tellen niet meer mee.
dashboard-median = { $days } ({ $of })
dashboard-too-few = Te weinig voor een mediaan
dashboard-days =
    { $count ->
        [0] Minder dan een dag
        [one] Eén dag
       *[other] { $count } dagen
    }
dashboard-median-of =
    { $count ->
        [0] geen aanvraag
        [one] één aanvraag
       *[other] { $count } aanvragen
    }
dashboard-requests =
    { $count ->
        [0] Geen aanvraag
        [one] Eén aanvraag
       *[other] { $count } aanvragen
    }
dashboard-queue = Wie wacht
dashboard-waiting =
    { $count ->
        [0] Er wacht geen aanvraag.
        [one] Er wacht één aanvraag, zonder ja tegen een woning.
       *[other] Er wachten { $count } aanvragen, zonder ja tegen een woning.
    }
dashboard-band = { $label }: { $count }
waited-under-30-days = minder dan 30 dagen
waited-30-to-89-days = 30 tot 89 dagen
waited-90-to-179-days = 90 tot 179 dagen
waited-180-days-or-more = 180 dagen of meer
dashboard-without-title = Zonder enig mogelijk aanbod
dashboard-without =
    { $count ->
        [0] Elke aanvraag heeft minstens één mogelijk aanbod.
        [one] Eén aanvraag heeft vandaag geen mogelijk aanbod.
       *[other] { $count } aanvragen hebben vandaag geen mogelijk aanbod.
    }
dashboard-without-how = De dringendste eerst, hoogstens twintig, met de kleinste verandering die zou helpen. Vraag het aan de persoon; niemand moet iets opgeven.
dashboard-no-offers = Er is geen vrij aanbod.
dashboard-until = Tot { $date }
dashboard-vetting-title = Screenings die aflopen
dashboard-vetting =
    { $count ->
        [0] Er loopt geen screening af binnen 60 dagen.
        [one] De screening van één aanbod loopt af binnen 60 dagen. Daarna wordt het aanbod gepauzeerd.
       *[other] De screening van { $count } aanbiedingen loopt af binnen 60 dagen. Daarna worden ze gepauzeerd.
    }
dashboard-silence-title = Geen antwoord
dashboard-silence =
    { $count ->
        [0] Iedereen antwoordde toen we vroegen hoe het gaat.
        [one] Eén vraag hoe het gaat is al meer dan 72 uur zonder antwoord.
       *[other] { $count } vragen hoe het gaat zijn al meer dan 72 uur zonder antwoord.
    }
dashboard-silent-seeker = De persoon, gevraagd op { $date }
dashboard-silent-host = De gastheer, gevraagd op { $date }
dashboard-worried-title = Verblijven met een zorg
dashboard-worried =
    { $count ->
        [0] Geen enkel verblijf heeft een zorg die wij kennen.
        [one] Bij één verblijf vraagt het laatste antwoord dat iemand belt.
       *[other] Bij { $count } verblijven vraagt het laatste antwoord dat iemand belt.
    }
dashboard-worry-seeker = De persoon, op { $date }: { $said }
dashboard-worry-host = De gastheer, op { $date }: { $said }
dashboard-stays-title = Verblijven die eindigen
dashboard-stays =
    { $count ->
        [0] Geen verblijf eindigt binnen 60 dagen.
        [one] Eén verblijf eindigt binnen 60 dagen, of had al moeten eindigen.
       *[other] { $count } verblijven eindigen binnen 60 dagen, of hadden al moeten eindigen.
    }
dashboard-ended-title = Hoe koppelingen eindigen
dashboard-ended =
    { $count ->
        [0] In deze periode eindigde er geen.
        [one] In deze periode eindigde er één.
       *[other] In deze periode eindigden er { $count }.
    }
dashboard-ended-how = Hoe
dashboard-ended-count = Hoeveel
dashboard-ending = { $state }: { $why }
dashboard-matches =
    { $count ->
        [one] één
       *[other] { $count }
    }
dashboard-least = Minst bediend
dashboard-most = Best bediend
dashboard-served = { $group }: { $percent }%
dashboard-fairness-none = Er is nog geen plan met twee groepen die groot genoeg zijn om te vergelijken.
dashboard-fairness-more = Alle groepen van het laatste plan
