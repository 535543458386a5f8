# reviewed: no (no native speaker has read it)

## Counts

count-persons =
    { $count ->
        [one] { $count } persoon
       *[other] { $count } personen
    }
count-beds-single =
    { $count ->
        [one] { $count } eenpersoonsbed
       *[other] { $count } eenpersoonsbedden
    }
count-beds-double =
    { $count ->
        [one] { $count } tweepersoonsbed
       *[other] { $count } tweepersoonsbedden
    }
count-beds-cot =
    { $count ->
        [one] { $count } babybed
       *[other] { $count } babybedden
    }

## The headline of an offer

wording-headline-room = Kamer { $where }
wording-headline-studio = Studio { $where }
wording-headline-apartment = Appartement { $where }
wording-headline-house = Huis { $where }
wording-headline-shared-flat = Plaats in een gedeelde woning { $where }
wording-headline-collective = Plaats in een woongemeenschap { $where }
wording-headline-emergency-bed = Noodbed { $where }
wording-where-municipality = in { $name }
wording-where-arrondissement = in het { $name }

## The sentences of an offer

wording-filled = Deze plaats is niet meer vrij.
wording-for =
    { $count ->
        [1] Voor één persoon.
        [2] Voor één of twee personen.
       *[other] Voor 1 tot { $count } personen.
    }
wording-where = { $where } ({ $province }).
wording-accepts-women-and-children = Voor vrouwen en hun kinderen.
wording-accepts-families = Voor een gezin.
wording-accepts-couples = Voor een koppel.
wording-sharing-entire-place = Het is een hele woning.
wording-sharing-private-room = Het is een eigen kamer.
wording-sharing-shared-room = De kamer wordt gedeeld, voor hoogstens zeven nachten.
wording-lockable = De kamer kan op slot.
wording-beds = Bedden: { $beds }.
wording-slots = Er zijn { $count } plaatsen zoals deze.
wording-from = Vrij vanaf { $from }.
wording-between-dates = Vrij van { $from } tot en met { $until }.
wording-in-month = Vrij in { $until }.
wording-between-months = Vrij van { $from } tot en met { $until }.
wording-stay-exactly =
    { $count ->
        [one] Voor { $count } maand.
       *[other] Voor { $count } maanden.
    }
wording-stay-at-least =
    { $count ->
        [one] Voor minstens { $count } maand.
       *[other] Voor minstens { $count } maanden.
    }
wording-stay-at-most =
    { $count ->
        [one] Voor hoogstens { $count } maand.
       *[other] Voor hoogstens { $count } maanden.
    }
wording-stay-between = Voor { $least } tot { $count } maanden.
wording-notice =
    { $count ->
        [one] Opzegtermijn: { $count } dag.
       *[other] Opzegtermijn: { $count } dagen.
    }
wording-price-free = Gratis
wording-price-monthly = { $amount } per maand
wording-price = { $price }.
wording-price-and-charges = { $price }, { $charges }.
wording-deposit =
    { $count ->
        [0] Geen waarborg.
        [one] Waarborg: { $count } maand huur.
       *[other] Waarborg: { $count } maanden huur.
    }
wording-step-free-all = Er zijn geen trappen of drempels.
wording-step-free-some = Een deel van de woning heeft geen trappen of drempels.
wording-step-free-none = Er zijn trappen.
wording-children-yes = Kinderen zijn welkom.
wording-children-no = De plaats is niet geschikt voor kinderen.
wording-pets-yes = Dieren zijn toegelaten.
wording-pets-no = Dieren zijn niet toegelaten.
wording-pet-present = Er woont een dier.
wording-smoking-inside = Er wordt binnen gerookt.
wording-smoking-outside-only = Er wordt alleen buiten gerookt.
wording-smoking-none = Er wordt niet gerookt.
wording-languages = Gesproken talen: { $languages }.
wording-language-few-words = { $language } (enkele woorden)
wording-domiciliation-yes = U kunt hier uw domicilie nemen.
wording-domiciliation-no = U kunt hier geen domicilie nemen.
wording-domiciliation-to-discuss = Over het domicilie valt te praten.

## The drawn card, for those who do not see it

wording-alt-room = Tekening: een kamer, { $persons }
wording-alt-studio = Tekening: een studio, { $persons }
wording-alt-apartment = Tekening: een appartement, { $persons }
wording-alt-house = Tekening: een huis, { $persons }
wording-alt-shared-flat = Tekening: een gedeelde woning, { $persons }
wording-alt-collective = Tekening: een woongemeenschap, { $persons }
wording-alt-emergency-bed = Tekening: een noodbed, { $persons }
