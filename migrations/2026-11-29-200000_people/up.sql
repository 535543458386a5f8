-- People who look for a home, and hosts: what is known of them stands sealed in `sealed_fields`, never in a column of its own (PR-10).
CREATE TABLE people (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  -- After a new card: contact data stays hidden from whoever holds it until then, unless somebody else than who gave it confirms it.
  hidden_until TIMESTAMP,
  hidden_by TEXT,
  -- They asked that everything of them be erased (PR-08).
  erase_asked_at TIMESTAMP
);

-- One row a value, sealed with a key that is outside of the database and bound to its record and field. `key_id` names the key.
CREATE TABLE sealed_fields (
  record TEXT NOT NULL,
  field TEXT NOT NULL,
  key_id TEXT NOT NULL,
  sealed TEXT NOT NULL,
  PRIMARY KEY (record, field)
);
CREATE INDEX sealed_fields_key ON sealed_fields (key_id, record, field);

-- Who may write on somebody's behalf, since when, and how they were told so.
CREATE TABLE mandates (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  given_via TEXT NOT NULL,
  language TEXT NOT NULL,
  given_on DATE NOT NULL,
  created_at TIMESTAMP NOT NULL,
  ended_at TIMESTAMP
);
CREATE INDEX mandates_person ON mandates (person_id, ended_at);
CREATE INDEX mandates_account ON mandates (account_id, ended_at);

-- Whose request a proposal is.
CREATE TABLE request_people (
  proposal_id TEXT PRIMARY KEY REFERENCES proposals (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE
);
CREATE INDEX request_people_person ON request_people (person_id);

-- `code_hash` is a MAC of the code, `pin_hash` is argon2id with a pepper: both need a key that is outside of the database.
CREATE TABLE access_cards (
  person_id TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  code_hash TEXT NOT NULL UNIQUE,
  pin_hash TEXT NOT NULL,
  failures INTEGER NOT NULL,
  again_at TIMESTAMP,
  issued_at TIMESTAMP NOT NULL
);

CREATE TABLE person_sessions (
  token_hash TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  phone TEXT NOT NULL,
  csrf TEXT NOT NULL,
  browser TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  seen_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL
);
CREATE INDEX person_sessions_person ON person_sessions (person_id);
CREATE INDEX person_sessions_expiry ON person_sessions (expires_at);

-- Who opened somebody's record: they read that themselves.
CREATE INDEX audit_entries_subject ON audit_entries (subject, number);
