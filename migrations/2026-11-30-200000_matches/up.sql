-- A pair that a moderator took up. It refers to no proposal: a stay is kept for longer than the request that it is of.
CREATE TABLE matches (
  id TEXT PRIMARY KEY,
  -- Ours, or an ally's by its id on the fediverse.
  request_id TEXT,
  request_ap_id TEXT,
  offer_id TEXT,
  offer_ap_id TEXT,
  state TEXT NOT NULL,
  why TEXT,
  -- Why two people decide, and the rules that were open when it was taken up: codes with a comma between.
  two_for TEXT NOT NULL,
  unknown TEXT NOT NULL,
  -- Nobody, where an ally proposes it and nobody here looked at it.
  selected_by TEXT REFERENCES accounts (id),
  second_by TEXT REFERENCES accounts (id),
  -- A decision that is carried out once the time to undo it is over.
  pending TEXT,
  pending_by TEXT REFERENCES accounts (id),
  pending_due_at TIMESTAMP,
  lapses_at TIMESTAMP,
  call_wanted TEXT,
  met_on DATE,
  stay_kind TEXT,
  stay_from DATE,
  stay_until DATE,
  stay_rent_cents INTEGER,
  began_on DATE,
  ended_on DATE,
  -- The day and the number of the next check-in, while somebody lives there.
  check_in_on DATE,
  check_in_number INTEGER NOT NULL DEFAULT 0,
  -- Whose it is, and the Offer of an Agreement that is about it, where one of the two lives with an ally.
  ally TEXT,
  deal TEXT UNIQUE,
  ends_at TIMESTAMP,
  accepted_at TIMESTAMP,
  version INTEGER NOT NULL,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL
);
CREATE INDEX matches_request ON matches (request_id, state);
CREATE INDEX matches_offer ON matches (offer_id, state);
CREATE INDEX matches_state ON matches (state, updated_at);
CREATE INDEX matches_pending ON matches (pending_due_at);
CREATE INDEX matches_lapses ON matches (lapses_at);
CREATE INDEX matches_check_in ON matches (check_in_on);

-- What happened to a match, in codes.
CREATE TABLE match_steps (
  match_id TEXT NOT NULL REFERENCES matches (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  deed TEXT NOT NULL,
  state TEXT NOT NULL,
  why TEXT,
  -- The role of whoever did it; who of the staff, where one did.
  by_role TEXT NOT NULL,
  by_account TEXT REFERENCES accounts (id),
  at TIMESTAMP NOT NULL,
  PRIMARY KEY (match_id, number)
);

-- That a side of a match is told something of the other, and until when (SG-05, SG-06).
CREATE TABLE releases (
  id TEXT PRIMARY KEY,
  match_id TEXT NOT NULL REFERENCES matches (id) ON DELETE CASCADE,
  told TEXT NOT NULL,
  to_party TEXT NOT NULL,
  opened_at TIMESTAMP NOT NULL,
  closed_at TIMESTAMP
);
CREATE INDEX releases_match ON releases (match_id, to_party);

-- How a stay goes, as each side says apart from the other (SG-07, SG-08): codes, and no words.
CREATE TABLE check_ins (
  id TEXT PRIMARY KEY,
  match_id TEXT NOT NULL REFERENCES matches (id) ON DELETE CASCADE,
  party TEXT NOT NULL,
  number INTEGER NOT NULL,
  asked_at TIMESTAMP NOT NULL,
  answer TEXT,
  answered_at TIMESTAMP,
  recorded_by TEXT REFERENCES accounts (id),
  -- When somebody was told that there was no answer.
  raised_at TIMESTAMP,
  UNIQUE (match_id, party, number)
);
CREATE INDEX check_ins_silent ON check_ins (answer, raised_at, asked_at);

-- How many households hold a slot of an offer of ours.
ALTER TABLE proposals ADD COLUMN taken_slots INTEGER NOT NULL DEFAULT 0;
