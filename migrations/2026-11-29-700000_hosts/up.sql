-- What somebody who has charge of a person is to tell them, where no message can go to them: what it is about, and how often it came up.
CREATE TABLE errands (
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  times INTEGER NOT NULL,
  created_at TIMESTAMP NOT NULL,
  latest_at TIMESTAMP NOT NULL,
  PRIMARY KEY (person_id, kind)
);

-- Who has which e-mail address: `mark` is a MAC of the address under a key that is outside of the database, so that whoever types theirs is
-- found, and whoever reads this table learns no address and can try none.
CREATE TABLE address_marks (
  person_id TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  mark TEXT NOT NULL
);
CREATE INDEX address_marks_mark ON address_marks (mark);

-- Links to enter by mail, of the marks of all addresses that somebody typed: whether it is anybody's is looked up when the mail leaves.
CREATE TABLE sign_in_links (
  token_hash TEXT PRIMARY KEY,
  mark TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  used_at TIMESTAMP
);
CREATE INDEX sign_in_links_mark ON sign_in_links (mark, created_at);
CREATE INDEX sign_in_links_created ON sign_in_links (created_at);

-- Whose offer a proposal is.
CREATE TABLE offer_people (
  proposal_id TEXT PRIMARY KEY REFERENCES proposals (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE
);
CREATE INDEX offer_people_person ON offer_people (person_id);

-- Somebody of the staff who has a record here too: they gave the address that they sign in with (SG-12).
CREATE TABLE people_accounts (
  person_id TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE
);
