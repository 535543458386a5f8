# reviewed: no (no native speaker has read it)

## Fields of an offer

field-title = Title
field-description = Description
field-place-kind = Kind of place
field-sharing = Sharing
field-agreement-kind = Kind of agreement
field-capacity-persons = Number of people
field-beds-single = Single beds
field-beds-double = Double beds
field-beds-cot = Cots
field-slots = Number of places like this
field-lockable-room = The room can be locked
field-municipality = Municipality
field-available-from = Free from
field-available-until = Free until
field-min-duration-months = Shortest stay, in months
field-max-duration-months = Longest stay, in months
field-notice-days = Notice, in days
field-monthly-rent-cents = Rent per month
field-charges = Energy and water
field-deposit-months = Deposit, in months of rent
field-domiciliation = Official address
field-step-free = Access without steps
field-smoking = Smoking
field-pets-present = A pet lives there
field-pets-accepted = Pets accepted
field-children-ok = Children welcome
field-accepts = For whom
field-host-women = Women in the host’s home
field-host-men = Men in the host’s home
field-host-children = Children in the host’s home
field-equipment = What the place has
field-quality-checklist = Checked during the visit
field-languages = Languages spoken

## What is offered

place-kind-room = Room
place-kind-studio = Studio
place-kind-apartment = Apartment
place-kind-house = House
place-kind-shared-flat = Shared flat
place-kind-collective = Collective housing
place-kind-emergency-bed = Emergency bed
sharing-entire-place = Entire place
sharing-private-room = Private room
sharing-shared-room = Shared room
agreement-kind-free-hosting = Free hosting
agreement-kind-precarious-occupancy = Temporary occupancy
agreement-kind-lease-main = Main residence lease
agreement-kind-lease-short = Short lease
agreement-kind-lease-coloc = Shared lease
agreement-kind-sliding-lease = Sliding lease
agreement-kind-social-agency = Social rental agency
agreement-kind-transit = Transit housing
charges-included = bills included
charges-flat = flat fee for bills
charges-metered = bills by meter
charges-shared = bills shared
domiciliation-yes = Yes
domiciliation-no = No
domiciliation-to-discuss = To be discussed
step-free-all = Everywhere
step-free-some = Part of the place
step-free-none = No, there are steps
step-free-unknown = Not known
smoking-inside = People smoke inside
smoking-outside-only = Outside only
smoking-none = No smoking
smoking-unknown = Not known
accepts-any = Everybody
accepts-women-and-children = Women and children
accepts-families = Families
accepts-couples = Couples
equipment-kitchen = Kitchen
equipment-bathroom = Bathroom
equipment-washing-machine = Washing machine
equipment-fridge = Fridge
equipment-wifi = Wi-Fi
equipment-desk = Desk
equipment-heating = Heating
equipment-lift = Lift
equipment-garden = Garden
equipment-parking = Parking
equipment-bike-shed = Bike shed
equipment-furnished = Furnished
equipment-bed-linen = Bed linen
quality-check-smoke-detector = Smoke detector
quality-check-dry-and-heated = Dry and heated
quality-check-safe-wiring = Safe wiring
quality-check-window-in-room = Window in the room
quality-check-drinking-water = Drinking water
quality-check-room-locks = The room can be locked
quality-check-emergency-exit = Emergency exit
language-level-few-words = a few words
language-level-conversational = conversation
language-level-fluent = fluent

## Yes and no

flag-yes = Yes
flag-no = No
