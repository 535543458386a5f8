# reviewed: no (no native speaker has read it)

## How our actors present themselves on the fediverse

actor-association-summary = { $name } plaatst hier solidaire woningen. Stuur ons een privébericht om erover te praten.
actor-board-summary = Alle woningen van { $name } en haar partners.
actor-instance-summary = De server van { $name }. Hij publiceert zelf niets.
actor-field-offers = Woningen
actor-icon-alt = Een getekend dak, het teken van { $name }
