# reviewed: no

# Offers of allies, and who could live in an offer.

candidates-at = Offer of { $association }
candidates-at-vetted = Offer of { $association }, who vetted the host until the end of { $month }
candidates-waiting = Waiting for an answer
candidates-to-ask =
    { $count ->
        [one] One offer of an allied association might fit.
       *[other] { $count } offers of allied associations might fit.
    }
candidates-waiting-how = The association’s answer to a safety question is still missing. Our server asks for it by itself. Until then, do not propose these offers.
word-women-only = They must say whether it is a home of women only.
word-lone-adult-rule = They must say whether a lone woman or a lone parent may live there.
word-vetting-expired = They must say whether the host is vetted, and until when.
word-minor-unaccompanied = They must say who is responsible for the person under 18.
seekers-title = Requests that could fit
seekers-count =
    { $count ->
        [0] This offer can be proposed to no request today.
        [one] This offer can be proposed to one request today.
       *[other] This offer can be proposed to { $count } requests today.
    }
seekers-not-out = This offer is not published: it can be proposed to nobody.
seekers-how = Those who need it most and whom it fits best come first. A person decides, and asks the person who looks for a home first.
seekers-need =
    { $count ->
        [0] { $urgency } · registered today
        [one] { $urgency } · waiting for one day
       *[other] { $urgency } · waiting for { $count } days
    }
seekers-theirs = At our allies
seekers-theirs-how = This is all we know. The allied association sees your offer and knows whether it fits: it is they who propose it.
seekers-bands = { $size } · { $area } · { $period }
seekers-away = { $km } km away
candidates-of = Request of { $association }

## Whether a partner's vetting counts

partner-vetting-title = Their vetting of hosts
partner-vetting-trusted = We rely on their vetting. Each offer says who vetted the host, and until when.
partner-vetting-distrusted = We do not rely on their vetting. None of their offers is proposed here.
partner-vetting-act-distrust = Stop relying on it
partner-vetting-act-trust = Rely on it again
