-- What an ally says of an offer of its own, for its allies: verdicts of its rules, and no facts. A row is also what waits to be asked for.
-- `vetted_until` is the last day of the month that was said; NULL is not said.
CREATE TABLE offer_verdicts (
  proposal_id TEXT PRIMARY KEY REFERENCES proposals (id) ON DELETE CASCADE,
  host TEXT NOT NULL,
  vetted_until DATE,
  lone_adult_ok BOOLEAN,
  women_only BOOLEAN,
  fetched_at TIMESTAMP,
  attempts INTEGER NOT NULL,
  due_at TIMESTAMP NOT NULL,
  lease_until TIMESTAMP,
  lease_by TEXT
);
CREATE INDEX offer_verdicts_due ON offer_verdicts (due_at);
CREATE INDEX offer_verdicts_lease ON offer_verdicts (lease_by);

-- Whether the vetting that a partner claims for its hosts counts here.
ALTER TABLE partners ADD COLUMN vetting_trust TEXT NOT NULL DEFAULT 'trusted';
