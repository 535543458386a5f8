# reviewed: no

## What the words of a text hint at (SG-09, ND-03)

hint-work-for-rent = work in exchange for the home
hint-payment-first = payment before the visit
hint-companionship = company, a relationship or sex expected
hint-documents-kept = papers handed over or kept
hint-young-women-only = young women only
hint-origin = a criterion of origin
hint-religion = a criterion of religion
hint-income-source = a criterion of source of income
hint-household = a criterion of gender or family, refused for an entire place or a lease
lead-reason-safeguarding = Caution: the words make one think of abuse
problem-children-refused = “{ $field }”: only who shares a home may refuse children, never for an entire place or a lease.

## The review by two people

desk-review-two = These words may hide abuse: two people of the team have to let the text through.
desk-review-first = { $who } let it through on { $date }. A second person decides.
desk-notice-released-first = This is noted. A second person has to let this text through too.
desk-error-second-reader = You let this text through already. The second person must be somebody else.
audit-event-held-released-first = Text let through by a first person
desk-words-title = Words to look at
desk-words-why = Nobody outside sees this text. Take out what nobody needs (origin, religion, contact). If the words make you think of a danger, talk about it with the person.
