# reviewed: no (no native speaker has read it)

## Fields of a request

field-members = Who is looking
field-needed-from = From
field-duration-months = How long, in months
field-deadline-date = Deadline
field-deadline-reason = Reason for the deadline
field-urgency = Urgency
field-current-situation = Situation now
field-waiting-since = Looking since (if before today)
field-zones = Municipalities wanted
field-max-distance-km = Greatest distance, in km
field-anchors = Near what
field-needs = Needs
field-budget = Budget
field-domiciliation-needed = Official address needed
field-reading-ease = How to give texts
field-spoken-languages = Languages spoken

## The household

age-band-0-2 = 0 to 2 years
age-band-3-5 = 3 to 5 years
age-band-6-11 = 6 to 11 years
age-band-12-17 = 12 to 17 years
age-band-18-25 = 18 to 25 years
age-band-26-64 = 26 to 64 years
age-band-65-plus = 65 years and over
member-role-parent = Parent
member-role-partner = Partner
member-role-adult = Adult
member-role-child = Child
member-role-guardian = Guardian
member-role-other = Other
gender-f = Woman
gender-m = Man
gender-x = Other
gender-undisclosed = Prefers not to say
urgency-immediate = Right away (48 hours)
urgency-urgent = Urgent (2 weeks)
urgency-soon = Soon (2 months)
urgency-planned = Planned for later
situation-reception-centre = Reception centre
situation-street = On the street
situation-with-friends = With friends
situation-hosting-ending = A stay is ending
situation-hotel = Hotel
situation-squat = Squat
situation-shelter = Night shelter
situation-other = Other
anchor-kind-school = School
anchor-kind-work = Work
anchor-kind-care = Care
anchor-kind-family = Family
anchor-kind-course = Course
need-step-free = Access without steps
need-ground-floor = Ground floor
need-cot = Cot
need-women-only = Women only
need-no-smoking = No smoking
need-pet = With a pet
need-quiet = Quiet
need-near-care = Near care
reading-ease-audio = To listen to
reading-ease-simple = Simple words
reading-ease-standard = Ordinary text
budget-none = No budget
budget-contribution-only = A small contribution
budget-pending = Waiting for an allowance
budget-up-to = Up to { $amount } a month
budget-confirmed = { $amount } a month, confirmed

## What allies may know

size-band-1 = 1 person
size-band-2 = 2 people
size-band-3-4 = 3 or 4 people
size-band-5-6 = 5 or 6 people
size-band-7-plus = 7 people or more
