-- In which bands a request may leave (PR-06): an arrondissement or a quarter too, where five do not share the narrower ones.
ALTER TABLE ally_requests RENAME COLUMN month TO period;

-- Who of the staff wrote a consent down; nobody, where the person gave it themselves. No page recorded one before.
ALTER TABLE consents ADD COLUMN recorded_by TEXT;

-- Somebody who did not write a request read it. Only such requests leave, and only they count among those that share bands.
CREATE TABLE request_approvals (
  proposal_id TEXT PRIMARY KEY REFERENCES proposals (id) ON DELETE CASCADE,
  approved_by TEXT,
  approved_at TIMESTAMP NOT NULL
);

-- What allies hold of a request: its bands as they were sent, and whom to. `recipients` is a JSON array of actor ids.
CREATE TABLE request_bands (
  proposal_id TEXT PRIMARY KEY REFERENCES proposals (id) ON DELETE CASCADE,
  household_size TEXT NOT NULL,
  area TEXT,
  period TEXT NOT NULL,
  recipients TEXT NOT NULL,
  sent_at TIMESTAMP NOT NULL
);
