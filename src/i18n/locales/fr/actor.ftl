# reviewed: source

## How our actors present themselves on the fediverse

actor-association-summary = { $name } publie ici ses offres de logement solidaire. Écrivez-nous un message privé pour en parler.
actor-board-summary = Toutes les offres de logement de { $name } et de ses partenaires.
actor-instance-summary = Le serveur de { $name }. Il ne publie rien lui-même.
actor-field-offers = Offres de logement
actor-icon-alt = Un toit dessiné, le signe de { $name }
