# reviewed: no (no native speaker has read it)

## Counts

count-persons =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
count-beds-single =
    { $count ->
        [one] { $count } single bed
       *[other] { $count } single beds
    }
count-beds-double =
    { $count ->
        [one] { $count } double bed
       *[other] { $count } double beds
    }
count-beds-cot =
    { $count ->
        [one] { $count } cot
       *[other] { $count } cots
    }

## The headline of an offer

wording-headline-room = Room { $where }
wording-headline-studio = Studio { $where }
wording-headline-apartment = Apartment { $where }
wording-headline-house = House { $where }
wording-headline-shared-flat = Place in a shared flat { $where }
wording-headline-collective = Place in collective housing { $where }
wording-headline-emergency-bed = Emergency bed { $where }
wording-where-municipality = in { $name }
wording-where-arrondissement = in the { $name }

## The sentences of an offer

wording-filled = This place is no longer free.
wording-for =
    { $count ->
        [1] For one person.
        [2] For one or two people.
       *[other] For 1 to { $count } people.
    }
wording-where = { $where } ({ $province }).
wording-accepts-women-and-children = For women and their children.
wording-accepts-families = For a family.
wording-accepts-couples = For a couple.
wording-sharing-entire-place = It is an entire place.
wording-sharing-private-room = The room is private.
wording-sharing-shared-room = The room is shared, for seven nights at most.
wording-lockable = The room can be locked.
wording-beds = Beds: { $beds }.
wording-slots = There are { $count } places like this one.
wording-from = Free from { $from }.
wording-between-dates = Free from { $from } to { $until }.
wording-in-month = Free in { $until }.
wording-between-months = Free from { $from } to { $until }.
wording-stay-exactly =
    { $count ->
        [one] For { $count } month.
       *[other] For { $count } months.
    }
wording-stay-at-least =
    { $count ->
        [one] For { $count } month or more.
       *[other] For { $count } months or more.
    }
wording-stay-at-most =
    { $count ->
        [one] For { $count } month at most.
       *[other] For { $count } months at most.
    }
wording-stay-between = For { $least } to { $count } months.
wording-notice =
    { $count ->
        [one] Notice: { $count } day.
       *[other] Notice: { $count } days.
    }
wording-price-free = Free of charge
wording-price-monthly = { $amount } a month
wording-price = { $price }.
wording-price-and-charges = { $price }, { $charges }.
wording-deposit =
    { $count ->
        [0] No deposit.
        [one] Deposit: { $count } month of rent.
       *[other] Deposit: { $count } months of rent.
    }
wording-step-free-all = There are no steps.
wording-step-free-some = Part of the place has no steps.
wording-step-free-none = There are steps.
wording-children-yes = Children are welcome.
wording-children-no = The place does not suit children.
wording-pets-yes = Pets are accepted.
wording-pets-no = Pets are not accepted.
wording-pet-present = A pet lives there.
wording-smoking-inside = People smoke inside.
wording-smoking-outside-only = People smoke outside only.
wording-smoking-none = Nobody smokes.
wording-languages = Languages spoken: { $languages }.
wording-language-few-words = { $language } (a few words)
wording-domiciliation-yes = It can be your official address.
wording-domiciliation-no = It cannot be your official address.
wording-domiciliation-to-discuss = Whether it can be your official address is to be discussed.

## The drawn card, for those who do not see it

wording-alt-room = Drawing: a room, { $persons }
wording-alt-studio = Drawing: a studio, { $persons }
wording-alt-apartment = Drawing: an apartment, { $persons }
wording-alt-house = Drawing: a house, { $persons }
wording-alt-shared-flat = Drawing: a shared flat, { $persons }
wording-alt-collective = Drawing: collective housing, { $persons }
wording-alt-emergency-bed = Drawing: an emergency bed, { $persons }
