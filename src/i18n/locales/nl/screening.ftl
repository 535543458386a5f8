# reviewed: no

## What the words of a text hint at (SG-09, ND-03)

hint-work-for-rent = werk in ruil voor onderdak
hint-payment-first = betalen vóór het bezoek
hint-companionship = gezelschap, een relatie of seks als verwachting
hint-documents-kept = papieren die afgegeven of bijgehouden worden
hint-young-women-only = alleen jonge vrouwen
hint-origin = een criterium van afkomst
hint-religion = een criterium van geloof
hint-income-source = een criterium van bron van inkomsten
hint-household = een criterium van gender of gezin, verboden voor een hele woning of een huurcontract
lead-reason-safeguarding = Let op: de woorden doen aan misbruik denken
problem-children-refused = ‘{ $field }’: kinderen weigeren mag alleen wie zijn woning deelt, nooit voor een hele woning of een huurcontract.

## The review by two people

desk-review-two = Deze woorden kunnen misbruik verbergen: twee mensen van het team moeten de tekst doorlaten.
desk-review-first = { $who } liet de tekst door op { $date }. Een tweede persoon beslist.
desk-notice-released-first = Dat is genoteerd. Een tweede persoon moet deze tekst ook doorlaten.
desk-error-second-reader = U hebt deze tekst al doorgelaten. De tweede persoon moet iemand anders zijn.
audit-event-held-released-first = Tekst doorgelaten door een eerste persoon
desk-words-title = Woorden om te bekijken
desk-words-why = Niemand buiten ziet deze tekst. Haal weg wat niemand nodig heeft (afkomst, geloof, contact). Doen de woorden aan gevaar denken, praat er dan over met de persoon.
