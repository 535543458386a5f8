# reviewed: no

# Offers of allies, and who could live in an offer.

candidates-at = Aanbod van { $association }
candidates-at-vetted = Aanbod van { $association }, die de gastheer of gastvrouw screende tot eind { $month }
candidates-waiting = In afwachting van een antwoord
candidates-to-ask =
    { $count ->
        [one] Eén aanbod van een bondgenoot past misschien.
       *[other] { $count } aanbiedingen van bondgenoten passen misschien.
    }
candidates-waiting-how = Het antwoord van de vereniging op een vraag over veiligheid ontbreekt nog. Onze server vraagt er vanzelf naar. Stel deze aanbiedingen tot dan niet voor.
word-women-only = Ze moeten zeggen of er alleen vrouwen wonen.
word-lone-adult-rule = Ze moeten zeggen of een vrouw alleen of een ouder alleen er kan wonen.
word-vetting-expired = Ze moeten zeggen of de gastheer of gastvrouw gescreend is, en tot wanneer.
word-minor-unaccompanied = Ze moeten zeggen wie verantwoordelijk is voor wie jonger is dan 18.
seekers-title = Mogelijke aanvragen
seekers-count =
    { $count ->
        [0] Dit aanbod kan vandaag voor geen enkele aanvraag worden voorgesteld.
        [one] Dit aanbod kan vandaag voor één aanvraag worden voorgesteld.
       *[other] Dit aanbod kan vandaag voor { $count } aanvragen worden voorgesteld.
    }
seekers-not-out = Dit aanbod is niet gepubliceerd: het kan aan niemand worden voorgesteld.
seekers-how = Eerst wie het het meest nodig heeft en bij wie het best past. Een mens beslist, en vraagt het eerst aan wie een woning zoekt.
seekers-need =
    { $count ->
        [0] { $urgency } · vandaag ingeschreven
        [one] { $urgency } · wacht sinds één dag
       *[other] { $urgency } · wacht sinds { $count } dagen
    }
seekers-theirs = Bij onze bondgenoten
seekers-theirs-how = Meer weten we niet. De bevriende vereniging ziet uw aanbod en weet of het past: zij stelt het voor.
seekers-bands = { $size } · { $area } · { $period }
seekers-away = op { $km } km
candidates-of = Aanvraag van { $association }

## Whether a partner's vetting counts

partner-vetting-title = Hun screening van gastheren en gastvrouwen
partner-vetting-trusted = We vertrouwen op hun screening. Elk aanbod zegt wie screende, en tot wanneer.
partner-vetting-distrusted = We vertrouwen niet op hun screening. Geen enkel aanbod van hen wordt hier voorgesteld.
partner-vetting-act-distrust = Er niet meer op vertrouwen
partner-vetting-act-trust = Er opnieuw op vertrouwen
