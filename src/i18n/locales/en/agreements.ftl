# reviewed: no

## The agreement of a match on paper

agreement-title = The agreement on paper
agreement-open = The agreement on paper, to print
agreement-open-draft = A draft of the agreement, to print
agreement-back = Back to the match
agreement-draft = Draft: nothing is agreed on yet.
agreement-which-kind = Choose the kind of agreement to see the model.
agreement-missing = This model is not written in this language: { $language }.
agreement-pair = { $first } and { $second }
agreement-alone = { $language } only
agreement-print = To print it, use the menu of your browser. The page is made for A4 paper.
agreement-by-hand = Names are written by hand: they are those of identity papers, and we do not keep them. The address is filled in only where it may be shown to you.
agreement-model = This is a model, and no legal advice. Read it together, and change what does not fit before you sign.
agreement-help = If something goes wrong: { $address }. In danger: { $number }.
agreement-contact = { $association }: { $contact }
agreement-blank = to be written by hand
agreement-no-end = no last day was agreed on
agreement-deposit =
    { $count ->
        [0] none
        [one] one month of rent
       *[other] { $count } months of rent
    }
agreement-days =
    { $count ->
        [0] none
        [one] one day
       *[other] { $count } days
    }
