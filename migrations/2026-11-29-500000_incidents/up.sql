-- What somebody tells in confidence. Their words, and how they are reached, stand in `sealed_fields` under this id, never here (PR-10).
CREATE TABLE incidents (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  severity TEXT,
  -- The severity, or how grave it seems by its kind until somebody judged it: the order in which it is read.
  urgency TEXT NOT NULL,
  state TEXT NOT NULL,
  outcome TEXT,
  from_page TEXT NOT NULL,
  -- Who told it, where they signed in with a card and wished it to be known.
  person_id TEXT REFERENCES people (id) ON DELETE SET NULL,
  taken_by TEXT REFERENCES accounts (id),
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL
);
CREATE INDEX incidents_state ON incidents (state, created_at);
CREATE INDEX incidents_person ON incidents (person_id);
CREATE INDEX incidents_day ON incidents (created_at);

-- The offers that it is about, ours or others'. They refer to none, so that what was told outlives an offer.
CREATE TABLE incident_offers (
  incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  proposal_id TEXT NOT NULL,
  PRIMARY KEY (incident_id, proposal_id)
);
CREATE INDEX incident_offers_proposal ON incident_offers (proposal_id);

-- Who noted something about it, and when; what it was stands sealed.
CREATE TABLE incident_notes (
  id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  written_by TEXT NOT NULL REFERENCES accounts (id),
  created_at TIMESTAMP NOT NULL
);
CREATE INDEX incident_notes_incident ON incident_notes (incident_id, created_at);

-- An offer that is suspended (SG-10), and the first of the two who would lift it (SG-11).
CREATE TABLE suspensions (
  proposal_id TEXT PRIMARY KEY REFERENCES proposals (id) ON DELETE CASCADE,
  incident_id TEXT NOT NULL REFERENCES incidents (id),
  suspended_at TIMESTAMP NOT NULL,
  first_by TEXT REFERENCES accounts (id),
  first_role TEXT,
  first_reason TEXT,
  first_at TIMESTAMP
);

-- What authorities asked for, in codes, and what was decided: refused from the first moment on (PR-15).
CREATE TABLE authority_requests (
  id TEXT PRIMARY KEY,
  authority TEXT NOT NULL,
  via TEXT NOT NULL,
  basis TEXT NOT NULL,
  asked_on DATE NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  recorded_at TIMESTAMP NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT,
  -- What the first of two people would decide.
  proposed_decision TEXT,
  proposed_reason TEXT,
  proposed_by TEXT REFERENCES accounts (id)
);
CREATE INDEX authority_requests_recorded ON authority_requests (recorded_at);
