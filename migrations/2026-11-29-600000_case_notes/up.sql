-- What somebody of the staff noted of a person: who, in which role, and when. The text stands in `sealed_fields` (PR-10), in the person's own
-- record, so that a note cannot be moved to somebody else, and goes with the person.
CREATE TABLE case_notes (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  role TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL
);
CREATE INDEX case_notes_person ON case_notes (person_id, created_at);
