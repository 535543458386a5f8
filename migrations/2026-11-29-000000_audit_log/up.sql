-- Who of the staff did what, and when: entries are added at the end, and neither changed nor deleted. Each has a MAC over itself and the
-- one before it, whose key is outside of the database. `at` is text, since it is authenticated as it stands. `account_id` refers to
-- nothing on purpose: an account may go, and whoever adds an entry must not wait for its row.
CREATE TABLE audit_entries (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  deed TEXT NOT NULL,
  role TEXT NOT NULL,
  account_id TEXT,
  subject_kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  reason TEXT,
  mac TEXT NOT NULL
);
CREATE INDEX audit_entries_deed ON audit_entries (deed, number);
