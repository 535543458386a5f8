-- Who of the staff has something that waits, and until when others do not decide about it.
CREATE TABLE queue_holders (
  kind TEXT NOT NULL,
  -- The id of what it is about, in text.
  subject TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  given_by TEXT NOT NULL REFERENCES accounts (id),
  given_at TIMESTAMP NOT NULL,
  held_until TIMESTAMP,
  PRIMARY KEY (kind, subject)
);
CREATE INDEX queue_holders_account ON queue_holders (account_id);

-- What the queue is sorted by, repeated from a request's terms.
ALTER TABLE proposals ADD COLUMN urgency TEXT;
ALTER TABLE proposals ADD COLUMN deadline_on DATE;
