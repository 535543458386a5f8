# reviewed: no

## The desk's pages about pairs that a moderator took up

matches-title = Koppelingen
matches-waiting =
    { $count ->
        [one] Eén koppeling wacht op een beslissing.
       *[other] { $count } koppelingen wachten op een beslissing.
    }
waiting-decision = Te beslissen
waiting-answer = Antwoord verwacht
waiting-under-way = Onderweg
waiting-stay = Verblijven
waiting-over = Afgelopen
waiting-what-decision = Het team moet beslissen hoe het verdergaat. Wat het langst wacht, staat eerst.
waiting-what-answer = Er is een vraag gesteld. De persoon of de gastheer of gastvrouw heeft nog niet geantwoord.
waiting-what-under-way = De twee weten van elkaar. Noteer de kennismaking, het akkoord, en dan de aankomst.
waiting-what-stay = Er woont iemand.
waiting-what-over = Wat voorbij is, of geen gevolg kreeg.
candidates-select = Dit aanbod kiezen
candidates-in-match = Al gekozen: kijk hoe ver het staat
match-title = Koppeling
match-elsewhere = Bij een andere vereniging
match-since = sinds { $date }
match-until = antwoord mogelijk tot { $moment }
match-is-pending = gebeurt binnenkort
match-wants-call = wil gebeld worden
match-state-selected = Gekozen
match-state-second-review = Tweede mening
match-state-asked-seeker = Aan de persoon gevraagd
match-state-seeker-yes = De persoon zegt ja
match-state-asked-host = Aan de gastheer of gastvrouw gevraagd
match-state-host-yes = De gastheer of gastvrouw zegt ja
match-state-contact-opened = Contact open
match-state-met = Kennisgemaakt
match-state-agreed = Akkoord bereikt
match-state-active = Verblijf bezig
match-state-ended = Verblijf afgelopen
match-state-declined = Geweigerd
match-state-lapsed = Zonder gevolg
match-state-vetoed = Gestopt door het team
match-meaning-selected = Er is nog niemand iets gevraagd. Kijk na wat volgt. Stel dan de vraag aan de persoon die zoekt.
match-meaning-second-review = Twee mensen beslissen. Een collega moet dit nalezen, en dan de vraag stellen aan de persoon die zoekt.
match-meaning-asked-seeker = De persoon die zoekt, kan antwoorden op de eigen pagina, of via u. De gastheer of gastvrouw weet niets over de persoon.
match-meaning-seeker-yes = Er wordt een plaats vrijgehouden. Beslis nu of de gastheer of gastvrouw de vraag krijgt.
match-meaning-asked-host = De gastheer of gastvrouw ziet het huishouden in enkele woorden, zonder naam. Antwoorden kan op de eigen pagina, of via u.
match-meaning-host-yes = Beiden zeggen ja. Als u bevestigt, krijgt elk de naam van de ander, en hoe die te bereiken is. Het adres blijft verborgen tot de kennismaking.
match-meaning-contact-opened = Help hen om elkaar te ontmoeten op een neutrale plek, en noteer dan de dag. Daarna ziet de persoon het adres.
match-meaning-met = Ze hebben elkaar gezien. Zijn ze het eens, noteer dan wat is afgesproken.
match-meaning-agreed = Noteer de dag van de aankomst.
match-meaning-active = De persoon woont er. Eindigt het verblijf, noteer dan de dag en de reden.
match-meaning-ended = Het verblijf is voorbij. Geen van beiden ziet nog hoe de ander te bereiken is.
match-meaning-declined = Een van beiden zei nee, of zei eerst ja en dan toch nee. Over de ander is niets meer te zien.
match-meaning-lapsed = Dit kreeg geen gevolg. Over de ander is niets meer te zien.
match-meaning-vetoed = Het team heeft dit gestopt. Beiden lezen alleen dat het niet meer mogelijk is.
match-do-second-review = Een tweede mening vragen
match-do-ask-seeker = De vraag stellen aan de persoon
match-do-second = Ik ben de tweede persoon: de vraag stellen
match-do-ask-host = De vraag stellen aan de gastheer of gastvrouw
match-do-open-contact = Bevestigen en het contact openen
match-window =
    { $count ->
        [0] Dit gebeurt meteen.
        [one] U hebt dan { $count } seconde om het ongedaan te maken.
       *[other] U hebt dan { $count } seconden om het ongedaan te maken.
    }
match-sending-ask-seeker = de vraag stellen aan de persoon
match-sending-ask-host = de vraag stellen aan de gastheer of gastvrouw
match-sending-open-contact = het contact openen
match-pending = Beslissing van { $who }: { $what }. Dit gebeurt om { $time }. Laad de pagina opnieuw om te zien hoe het verdergaat.
match-undo = Deze beslissing ongedaan maken
match-pending-line = Beslissing van { $who }: { $what }, als het hun beurt is.
match-leave-line = Niet langer op de beurt wachten
match-is-in-line = wacht op zijn beurt
match-do-in-turn = De vraag stellen als het hun beurt is
match-in-turn = De vraag kan ook op haar beurt wachten: ze vertrekt vanzelf zodra er plaats is en niemand anders naar deze woning gevraagd wordt.
match-line-asked =
    { $count ->
        [one] Aan iemand anders is deze woning voorgesteld.
       *[other] Aan { $count } anderen is deze woning voorgesteld.
    }
match-line-before =
    { $count ->
        [one] Eén andere aanvraag wacht al op haar beurt voor deze woning.
       *[other] { $count } andere aanvragen wachten al op hun beurt voor deze woning.
    }
match-two = Twee mensen beslissen, want:
match-two-for-children = er komen kinderen;
match-two-for-unknown = een regel is niet duidelijk: zie verder;
match-two-for-words = de tekst van het aanbod vroeg twee nalezingen.
match-call-seeker = De persoon die zoekt, wil gebeld worden voor er een antwoord komt.
match-call-host = De gastheer of gastvrouw wil gebeld worden voor er een antwoord komt.
match-first = Gekozen door { $who }
match-second = Tweede mening: { $who }
match-answer-seeker = Het antwoord van de persoon noteren
match-answer-host = Het antwoord van de gastheer of gastvrouw noteren
match-answer-how = Als het antwoord per telefoon, op papier of mondeling komt.
match-answer-said = Het antwoord
match-answer-yes = Ja
match-answer-no = Nee
match-answer-call = Wil eerst praten
match-answer-why = Bij nee: waarom (niet verplicht)
match-answer-act = Noteren
match-withdraw-seeker = De persoon zegt toch nee
match-withdraw-host = De gastheer of gastvrouw zegt toch nee
match-withdraw-text = De koppeling eindigt. Geen van beiden ziet nog hoe de ander te bereiken is. De plaats is vrij voor anderen.
match-veto = Deze koppeling stoppen
match-veto-text = De koppeling eindigt voor beiden. Ze lezen alleen dat het niet meer mogelijk is, zonder de reden.
match-reason = Reden
match-on = Dag
match-next-met = De kennismaking
match-next-agreed = Wat is afgesproken
match-next-begun = De aankomst
match-next-ended = Het einde van het verblijf
match-act-met = De kennismaking noteren
match-act-agreed = Het akkoord noteren
match-act-begun = De aankomst noteren
match-act-ended = Het verblijf beëindigen
match-agreed-on = Wat is genoteerd
match-met-on = Kennismaking
match-began-on = Aankomst
match-ended-on = Einde
match-told-seeker = Wat de persoon nu weet over de gastheer of gastvrouw
match-told-host = Wat de gastheer of gastvrouw nu weet over de persoon
match-the-seeker = De aanvraag
match-the-home = De woning
match-person = Fiche van de persoon
match-host-person = Fiche van de gastheer of gastvrouw
match-household = Huishouden
match-persons =
    { $count ->
        [one] één persoon
       *[other] { $count } personen
    }
match-ages = Leeftijden
match-from = Vanaf
match-months = Voor
match-months-count =
    { $count ->
        [one] één maand
       *[other] { $count } maanden
    }
match-languages = Talen
match-needs = Noden
match-urgency = Dringendheid
match-rules = De regels, een voor een
match-beside = Ook bezig voor deze twee
match-history = Wat er gebeurd is
match-deed-why = { $what }: { $why }
match-deed-select = Gekozen
match-deed-second = Doorgegeven voor een tweede mening
match-deed-ask-seeker = Vraag gesteld aan de persoon
match-deed-seeker-yes = De persoon zegt ja
match-deed-seeker-no = De persoon zegt nee
match-deed-seeker-call = De persoon wil gebeld worden
match-deed-ask-host = Vraag gesteld aan de gastheer of gastvrouw
match-deed-host-yes = De gastheer of gastvrouw zegt ja
match-deed-host-no = De gastheer of gastvrouw zegt nee
match-deed-host-call = De gastheer of gastvrouw wil gebeld worden
match-deed-open-contact = Contact geopend
match-deed-undo = Beslissing ongedaan gemaakt
match-deed-not-sent = Er is niets vertrokken: er is intussen iets veranderd
match-deed-meet = Kennismaking
match-deed-agree = Akkoord
match-deed-begin = Aankomst
match-deed-end = Einde van het verblijf
match-deed-seeker-withdraws = De persoon zegt toch nee
match-deed-host-withdraws = De gastheer of gastvrouw zegt toch nee
match-deed-veto = Gestopt door het team
match-deed-lapse = Zonder gevolg
match-by-seeker = de persoon
match-by-host = de gastheer of gastvrouw
match-by-program = het programma
match-by-operator = de server
match-by-admin = het beheer
match-by-moderator = een moderator
match-by-safeguarding-lead = een aanspreekpunt veiligheid
match-by-caseworker = iemand van het sociaal werk
match-by-visitor-home = iemand van de huisbezoeken
match-why-too-far = te ver
match-why-not-the-home = deze woning past niet
match-why-dates = de data passen niet
match-why-found-other = er is een andere oplossing gevonden
match-why-too-many = te veel personen
match-why-not-now = niet nu
match-why-unsaid = liever niet zeggen waarom
match-why-safety = voor de veiligheid
match-why-not-suitable = past niet
match-why-wrong-facts = een gegeven was fout
match-why-suspended = een incident wordt bekeken
match-why-no-answer = geen antwoord op tijd
match-why-taken = de plaats is bezet
match-why-chose-other = de persoon zei ja op een ander aanbod
match-why-offer-gone = het aanbod is ingetrokken
match-why-request-gone = de aanvraag is ingetrokken
match-why-moved-on = vond een eigen woning
match-why-term-over = de afgesproken tijd is voorbij
match-why-host-needs-home = de gastheer of gastvrouw heeft de woning nodig
match-why-conflict = samen wonen ging niet meer
match-why-left = is ergens anders heen gegaan
stay-kind = Soort overeenkomst
stay-from = Eerste dag
stay-until = Laatste dag
stay-until-hint = Laat leeg als er geen einde is afgesproken. Een gedeelde kamer is voor hoogstens zeven nachten.
stay-rent = Huur per maand, in euro
stay-rent-hint = Laat leeg als het gratis is.
stay-free = gratis
stay-problem-kind = Kies de soort overeenkomst.
stay-problem-from = De eerste dag moet een datum zijn, minder dan een jaar van vandaag.
stay-problem-until = De laatste dag moet na de eerste komen.
stay-problem-nights = Een gedeelde kamer is voor hoogstens zeven nachten: geef een laatste dag, hoogstens zeven nachten na de eerste.
stay-problem-rent = De huur is een bedrag in euro, tussen 0 en 10.000.
match-problem-wrong-step = Dat kan hier niet. Toestand nu: { $state }.
match-problem-changed = Iemand heeft deze koppeling intussen gewijzigd. Toestand nu: { $state }. Lees opnieuw, en beslis dan.
match-problem-waits = Er staat een beslissing klaar. Maak ze eerst ongedaan, of wacht.
match-problem-nothing-to-undo = Er valt niets ongedaan te maken: het is al gebeurd.
match-problem-second-person = Twee mensen beslissen, en u bent de eerste. Vraag het aan een collega.
match-problem-wrong-reason = Deze reden past hier niet. Kies er een uit de lijst.
match-problem-too-late = Antwoorden kon tot { $moment }.
match-problem-date = Geef een dag tussen { $first } en vandaag, { $today }.
match-problem-no-date = Geef een dag, bijvoorbeeld met de kalender van het veld.
match-problem-choose = Kies een van de antwoorden, en verstuur opnieuw.
match-problem-breaks-rule = Een regel verbiedt het:
match-problem-to-ask = Een andere vereniging moet eerst antwoorden:
match-problem-not-open = Het aanbod of de aanvraag is niet meer open.
match-problem-twice = Voor deze twee is er al een koppeling.
match-problem-no-slot = Dit aanbod heeft geen vrije plaats meer.
match-problem-asked-full =
    { $count ->
        [one] De persoon heeft al een voorstel. Wacht op het antwoord.
       *[other] De persoon heeft al { $count } voorstellen: niet meer tegelijk. Wacht op een antwoord.
    }
match-problem-has-yes = De persoon zei ja op een ander aanbod.
match-problem-host-asked-often =
    { $count ->
        [one] Een gastheer of gastvrouw krijgt de vraag voor één huishouden tegelijk, en voor hoogstens { $week } per week.
       *[other] Een gastheer of gastvrouw krijgt de vraag voor { $count } huishoudens tegelijk, en voor hoogstens { $week } per week.
    }
desk-notice-match-selected = Gekozen. Er is nog niemand iets gevraagd.
desk-notice-match-decided = Het is beslist.
desk-notice-match-undone = De beslissing is ongedaan gemaakt: er is niets vertrokken.
desk-notice-match-answered = Het antwoord is genoteerd.
desk-notice-match-taken = Iemand anders heeft net de plaats genomen. Het voorstel is voorbij.
desk-notice-match-withdrawn = Genoteerd. Geen van beiden ziet nog hoe de ander te bereiken is.
desk-notice-match-noted = Genoteerd.
show-matches = Koppelingen

## The rules by name, and what they say of a pair


## What people read who are asked

my-matches = Voorstellen voor u
my-match-asked = Geef uw antwoord
my-match-question-seeker = Wilt u daar wonen?
my-match-question-host = Wilt u hen ontmoeten?
my-match-until = U kunt antwoorden tot { $moment }.
my-match-call = Bel mij eerst
my-match-why = Waarom? U hoeft het niet te zeggen.
my-match-say-no = Mijn nee versturen
my-match-no-harm-seeker = Nee zeggen verandert niets voor u. Wij zoeken verder.
my-match-no-harm-host = Nee zeggen verandert niets voor u of voor uw aanbieding.
my-match-for = Wat past
my-match-against = Wat minder past
my-match-unknown = Wat we nog niet weten
my-match-more = Het hele aanbod bekijken
my-match-other-seeker = Hoe u uw gastheer of gastvrouw bereikt
my-match-other-host = Hoe u hen bereikt
my-match-safe = Ontmoet elkaar eerst op een openbare plek. Betaal niets voor er een akkoord is. Maakt iets u ongerust, zeg het aan het team.
my-match-withdraw = Ik zeg toch nee
my-match-withdraw-text = Het voorstel eindigt, en de ander ziet niet meer hoe u te bereiken bent. U hoeft niet te zeggen waarom.
my-match-done-yes = Bedankt, uw ja is genoteerd. Het team gaat verder.
my-match-done-no = Bedankt, uw nee is genoteerd.
my-match-done-call = Genoteerd: iemand van het team belt u. Daarna kunt u antwoorden.
my-match-done-taken = Iemand anders heeft net de plaats genomen. Wij zoeken verder.
my-match-done-withdrawn = Genoteerd. Het voorstel is voorbij.
seeker-match-asked-seeker = Er is een plaats die bij u kan passen. De gastheer of gastvrouw weet niets over u.
seeker-match-seeker-yes = U zei ja. Het team beslist nu of de gastheer of gastvrouw de vraag krijgt.
seeker-match-asked-host = U zei ja. Het team stelde de vraag aan de gastheer of gastvrouw.
seeker-match-host-yes = De gastheer of gastvrouw zegt ook ja. Het team bevestigt, en dan kunt u elkaar bereiken.
seeker-match-contact-opened = U kunt elkaar bereiken. Spreek af om elkaar te ontmoeten.
seeker-match-met = U hebt elkaar ontmoet. U ziet nu het adres.
seeker-match-agreed = U bent het allebei eens.
seeker-match-active = U woont daar.
seeker-match-ended = Dit verblijf is voorbij.
seeker-match-declined = Dit voorstel kreeg geen gevolg.
seeker-match-lapsed = Dit voorstel is niet meer mogelijk.
seeker-match-lapsed-taken = De plaats is bezet: iemand anders antwoordde eerder.
seeker-match-lapsed-no-answer = De tijd om te antwoorden is voorbij.
seeker-match-lapsed-chose-other = U zei ja op een ander voorstel.
host-matches = Wie zou kunnen komen
host-match-household =
    { $count ->
        [one] Eén persoon
       *[other] Een huishouden van { $count } personen
    }
host-match-asked-host = Er is ja gezegd op uw aanbieding. U ziet nog geen naam.
host-match-host-yes = U zei ja. Het team bevestigt, en dan kunt u elkaar bereiken.
host-match-contact-opened = U kunt elkaar bereiken. Spreek af op een openbare plek.
host-match-met = U hebt elkaar ontmoet. Uw adres is nu zichtbaar voor hen.
host-match-agreed = U bent het allebei eens.
host-match-active = Er woont nu iemand.
host-match-ended = Dit verblijf is voorbij.
host-match-declined = Dit kreeg geen gevolg.
host-match-lapsed = Dit is niet meer mogelijk.
host-match-lapsed-taken = De plaats is bezet.
host-match-lapsed-no-answer = De tijd om te antwoorden is voorbij.
host-match-lapsed-chose-other = Er is een andere woning gekozen.
speaks-for-distance = Het is dicht bij waar u wilt wonen.
speaks-for-language = De gastheer of gastvrouw spreekt een van uw talen.
speaks-for-duration = U kunt zo lang blijven als u wilt.
speaks-for-affordability = De huur past bij uw budget.
speaks-for-dates = Het is vrij wanneer u het nodig hebt.
speaks-for-size = De grootte is goed voor u.
speaks-for-domiciliation = Het adres kan uw officiële adres worden.
speaks-against-distance = Het is vrij ver van waar u wilt wonen.
speaks-against-language = Wij kennen geen taal die u en de gastheer of gastvrouw allebei spreken.
speaks-against-duration = Misschien kunt u niet zo lang blijven als u wilt.
speaks-against-affordability = De huur is hoog voor uw budget.
speaks-against-dates = Het is niet precies vrij wanneer u het nodig hebt.
speaks-against-size = Het is groter dan wat u nodig hebt.
speaks-against-domiciliation = Het is niet zeker dat het adres uw officiële adres kan worden.
open-capacity = Hoeveel mensen er kunnen wonen.
open-dates = Wanneer het vrij is.
open-duration-min = Hoe lang u minstens moet blijven.
open-minor-unaccompanied = Wie verantwoordelijk is voor de persoon onder de 18.
open-women-only = Wie er al woont.
open-lone-adult-rule = Wie er al woont.
open-step-free = Of er treden zijn.
open-children-ok = Of kinderen welkom zijn.
open-accepts = Wie er mag komen.
open-pets = Of er een huisdier mee mag.
open-smoking = Of er binnen gerookt wordt.
open-rent-over-budget = De huur.
open-domiciliation = Of het adres uw officiële adres kan worden.
open-blocked-pair = Of dit aanbod nog mogelijk is.
open-vetting-expired = Of het team alles heeft nagekeken bij de gastheer of gastvrouw.
open-distance-max = Hoe ver het is.
open-shared-room-nights = Waar u heen gaat na zeven nachten.

## Elsewhere

state-placed = Gehuisvest
state-closed = Afgerond
desk-list-placed = Gehuisvest
host-meaning-placed = Gehuisvest.
host-meaning-closed = Afgerond.
task-kind-stay-under-incident = Er woont iemand bij een gastheer of gastvrouw over wie een zwaar incident wordt bekeken
task-how-stay-under-incident = Kijk vandaag met het aanspreekpunt veiligheid of de persoon veilig is, en waar die heen kan.
errand-news = Er wacht een vraag of nieuws op de eigen pagina.
notice-news =
    Goedendag,

    Er is iets nieuws voor u op { $host }. Lees het waar niemand uw scherm ziet:

    { $link }
my-looked-match-answered = U antwoordde op een voorstel
my-looked-match-withdrawn = U zei eerst ja en dan toch nee
my-looked-release-opened = De ander kan zien hoe u te bereiken bent, of uw adres
my-looked-release-closed = De ander ziet niet meer hoe u te bereiken bent, of uw adres
audit-subject-match = Koppeling
audit-event-match-selected = Paar gekozen
audit-event-match-decided = Vraag of contact beslist
audit-event-match-undone = Beslissing ongedaan gemaakt voor de verzending
audit-event-match-sent = Beslissing uitgevoerd
audit-event-match-answered = Antwoord genoteerd
audit-event-match-withdrawn = Ja ingetrokken
audit-event-match-met = Kennismaking genoteerd
audit-event-match-agreed = Akkoord genoteerd
audit-event-match-begun = Aankomst genoteerd
audit-event-match-ended = Verblijf beëindigd
audit-event-match-vetoed = Koppeling gestopt
audit-event-release-opened = Contactgegevens getoond aan de andere kant
audit-event-release-closed = Contactgegevens gesloten voor de andere kant

## How a stay goes

check-in-question = Hoe gaat het?
check-in-private = Alleen het team leest uw antwoord. De andere kant ziet het nooit.
check-in-before = Wat u zei
check-in-said = Op { $date }: { $said }
check-in-open = Een vraag wacht op antwoord. U kunt noteren wat aan de telefoon of persoonlijk is gezegd.
check-ins-seeker = Hoe het gaat, zegt de persoon
check-ins-host = Hoe het gaat, zegt de gastheer of gastvrouw
how-it-goes-well = Het gaat goed
how-it-goes-not-well = Het gaat niet goed
how-it-goes-call = Bel mij
my-match-done-checked-in = Bedankt, het is genoteerd. Wilt u praten, dan belt iemand van het team u.
task-match = De koppeling bekijken
task-kind-stay-not-well = Iemand zegt dat het verblijf niet goed gaat, of wil een telefoontje
task-how-stay-not-well = Bel vandaag, op een veilig moment. Zeg niets aan de andere kant.
task-kind-stay-silent = Al drie dagen geen nieuws van een verblijf
task-how-stay-silent = Bel beide kanten, elk apart. Bereikt u niemand, ga er dan met twee naartoe.
audit-event-checked-in = Antwoord over een verblijf genoteerd
my-looked-checked-in = U zei hoe het verblijf gaat

## Between two associations

match-by-ally = de andere vereniging
match-sending-accept = ja zeggen aan de andere vereniging
match-do-accept = Het ja aan de andere vereniging bevestigen
match-deed-accept = Ja verstuurd naar de andere vereniging
match-deed-offered = Voorgesteld door een andere vereniging
match-deed-under-review = De andere vereniging vraagt het aan de gastheer of gastvrouw
match-abroad = Met { $association }
match-problem-not-known-there = Die vereniging kent deze aanvraag nog niet. De persoon moet eerst akkoord gaan dat ze daar bekend is.
match-problem-negotiated = Die vereniging antwoordt eerst over een ander huishouden voor deze woning. Wacht op haar antwoord.
match-problem-offered-full =
    { $count ->
        [one] Die vereniging bekijkt al één huishouden van ons: niet meer tegelijk. Wacht op een antwoord.
       *[other] Die vereniging bekijkt al { $count } huishoudens van ons: niet meer tegelijk. Wacht op een antwoord.
    }
match-waits-there = We wachten op een antwoord van { $association }.
my-match-abroad = Deze woning komt van { $association }, die uw vereniging kent. Zij weet voorlopig niets over u.
my-match-meet-abroad = De twee verenigingen regelen de ontmoeting. De uwe zegt u waar en wanneer.
event-kind-negotiation-offered = Voorstel aan een bondgenoot
event-kind-negotiation-reviewed = Voorstel van een bondgenoot bekeken
event-kind-negotiation-accepted = Voorstel van een bondgenoot aanvaard
event-kind-agreement-changed = Afspraak met een bondgenoot gewijzigd
