# reviewed: no

## The agreement of a match on paper

agreement-title = De afspraak op papier
agreement-open = De afspraak op papier, om af te drukken
agreement-open-draft = Een ontwerp van de afspraak, om af te drukken
agreement-back = Terug naar het koppel
agreement-draft = Ontwerp: er is nog niets afgesproken.
agreement-which-kind = Kies de soort afspraak om het model te zien.
agreement-missing = Dit model is niet in deze taal geschreven: { $language }.
agreement-pair = { $first } en { $second }
agreement-alone = alleen { $language }
agreement-print = Gebruik het menu van uw browser om af te drukken. De bladzijde is gemaakt voor A4-papier.
agreement-by-hand = Namen worden met de hand geschreven: het zijn die van identiteitspapieren, en wij bewaren ze niet. Het adres is alleen ingevuld waar het u getoond mag worden.
agreement-model = Dit is een model, en geen juridisch advies. Lees het samen, en verander wat niet past voor u tekent.
agreement-help = Als er iets niet gaat: { $address }. Bij gevaar: { $number }.
agreement-contact = { $association }: { $contact }
agreement-blank = met de hand in te vullen
agreement-no-end = zonder afgesproken einde
agreement-deposit =
    { $count ->
        [0] geen
        [one] één maand huur
       *[other] { $count } maanden huur
    }
agreement-days =
    { $count ->
        [0] geen
        [one] één dag
       *[other] { $count } dagen
    }
