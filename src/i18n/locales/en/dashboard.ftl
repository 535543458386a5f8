# reviewed: no

# How the team's work goes, in figures.

dashboard-title = Dashboard
dashboard-spans = Period
dashboard-span-90-days = Last 90 days
dashboard-span-365-days = One year
dashboard-span-all = All
dashboard-file = Download the figures (CSV)
dashboard-file-how = The file holds no person, no title and no number of a record. Groups of fewer than five are written “<5”.
dashboard-time = How long it takes
dashboard-proposed = From opening to the first proposal
dashboard-placed = From opening to moving in
dashboard-time-how = Half waited for less time, the other half for longer. Counted from the first opening of the request; requests that were erased are not in it.
dashboard-median = { $days } ({ $of })
dashboard-too-few = Too few for a median
dashboard-days =
    { $count ->
        [0] Less than a day
        [one] One day
       *[other] { $count } days
    }
dashboard-median-of =
    { $count ->
        [0] no request
        [one] one request
       *[other] { $count } requests
    }
dashboard-requests =
    { $count ->
        [0] No request
        [one] One request
       *[other] { $count } requests
    }
dashboard-queue = Who is waiting
dashboard-waiting =
    { $count ->
        [0] No request is waiting.
        [one] One request is waiting, and has said yes to no home.
       *[other] { $count } requests are waiting, and have said yes to no home.
    }
dashboard-band = { $label }: { $count }
waited-under-30-days = under 30 days
waited-30-to-89-days = 30 to 89 days
waited-90-to-179-days = 90 to 179 days
waited-180-days-or-more = 180 days or more
dashboard-without-title = Without any possible offer
dashboard-without =
    { $count ->
        [0] Every request has at least one possible offer.
        [one] One request has no possible offer today.
       *[other] { $count } requests have no possible offer today.
    }
dashboard-without-how = The most urgent first, twenty at most, with the smallest change that would help. Ask the person; nobody has to give anything up.
dashboard-no-offers = There is no free offer.
dashboard-until = Until { $date }
dashboard-vetting-title = Vettings that end
dashboard-vetting =
    { $count ->
        [0] No vetting ends within 60 days.
        [one] The vetting of one offer ends within 60 days. After that the offer is paused.
       *[other] The vetting of { $count } offers ends within 60 days. After that these offers are paused.
    }
dashboard-silence-title = No answer
dashboard-silence =
    { $count ->
        [0] Everybody answered when we asked how it goes.
        [one] One question of how it goes has had no answer for more than 72 hours.
       *[other] { $count } questions of how it goes have had no answer for more than 72 hours.
    }
dashboard-silent-seeker = The person, asked on { $date }
dashboard-silent-host = The host, asked on { $date }
dashboard-worried-title = Stays with a worry
dashboard-worried =
    { $count ->
        [0] No stay has a worry that we know of.
        [one] In one stay the latest answer calls for somebody to look.
       *[other] In { $count } stays the latest answer calls for somebody to look.
    }
dashboard-worry-seeker = The person, on { $date }: { $said }
dashboard-worry-host = The host, on { $date }: { $said }
dashboard-stays-title = Stays that end
dashboard-stays =
    { $count ->
        [0] No stay ends within 60 days.
        [one] One stay ends within 60 days, or should have ended.
       *[other] { $count } stays end within 60 days, or should have ended.
    }
dashboard-ended-title = How matches end
dashboard-ended =
    { $count ->
        [0] None ended in this period.
        [one] One ended in this period.
       *[other] { $count } ended in this period.
    }
dashboard-ended-how = How
dashboard-ended-count = How many
dashboard-ending = { $state }: { $why }
dashboard-matches =
    { $count ->
        [one] one
       *[other] { $count }
    }
dashboard-least = Least served
dashboard-most = Best served
dashboard-served = { $group }: { $percent }%
dashboard-fairness-none = There is no plan yet with two groups that are large enough to be compared.
dashboard-fairness-more = All groups of the latest plan
