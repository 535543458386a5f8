# reviewed: no (no native speaker has read it)

## How our actors present themselves on the fediverse

actor-association-summary = { $name } publishes its offers of solidarity housing here. Send us a private message to talk about them.
actor-board-summary = All offers of housing by { $name } and its partners.
actor-instance-summary = The server of { $name }. It publishes nothing itself.
actor-field-offers = Offers of housing
actor-icon-alt = A drawn roof, the sign of { $name }
