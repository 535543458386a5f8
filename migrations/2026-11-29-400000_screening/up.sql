-- What is looked at before an offer goes out: texts that two people let out, and the vetting of hosts.

-- The first of the two who let a text out that hints at exploitation (SG-09). It counts for the wording with this hash alone.
CREATE TABLE first_releases (
  proposal_id TEXT PRIMARY KEY REFERENCES proposals (id) ON DELETE CASCADE,
  text_hash TEXT NOT NULL,
  released_by TEXT NOT NULL REFERENCES accounts (id),
  released_at TIMESTAMP NOT NULL
);

-- A step of the vetting of a host: outcome, date, checker and expiry, and nothing else (CR-01, CR-02). Nobody checked what an import told.
CREATE TABLE vetting_steps (
  proposal_id TEXT NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
  step TEXT NOT NULL,
  outcome TEXT NOT NULL,
  done_on DATE NOT NULL,
  checked_by TEXT REFERENCES accounts (id),
  valid_until DATE NOT NULL,
  PRIMARY KEY (proposal_id, step)
);
CREATE INDEX vetting_steps_end ON vetting_steps (valid_until);

-- Who approved, and thereby declared to be unrelated to the host (SG-01).
CREATE TABLE vetting_approvals (
  proposal_id TEXT PRIMARY KEY REFERENCES proposals (id) ON DELETE CASCADE,
  approved_by TEXT NOT NULL REFERENCES accounts (id),
  approved_on DATE NOT NULL
);

-- What each adult of a shared home said: a number, no name (SG-02).
CREATE TABLE home_consents (
  proposal_id TEXT NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
  adult INTEGER NOT NULL,
  state TEXT NOT NULL,
  said_on DATE NOT NULL,
  language TEXT NOT NULL,
  given_via TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  PRIMARY KEY (proposal_id, adult)
);

-- Of which end of a step moderators were reminded, and how many days before.
CREATE TABLE vetting_reminders (
  proposal_id TEXT NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
  valid_until DATE NOT NULL,
  days_before INTEGER NOT NULL,
  reminded_at TIMESTAMP NOT NULL,
  PRIMARY KEY (proposal_id, valid_until, days_before)
);

-- What was recorded in one row so far. What had no end is over.
INSERT INTO vetting_steps (proposal_id, step, outcome, done_on, checked_by, valid_until)
  SELECT proposal_id, 'id_seen', 'passed', id_seen, NULL, COALESCE(valid_until, id_seen) FROM vettings WHERE id_seen IS NOT NULL;
INSERT INTO vetting_steps (proposal_id, step, outcome, done_on, checked_by, valid_until)
  SELECT proposal_id, 'home_visit', 'passed', home_visit, NULL, COALESCE(valid_until, home_visit) FROM vettings
  WHERE home_visit IS NOT NULL;
INSERT INTO vetting_steps (proposal_id, step, outcome, done_on, checked_by, valid_until)
  SELECT v.proposal_id, 'first_reference', 'passed', DATE(p.created_at), NULL, COALESCE(v.valid_until, DATE(p.created_at))
  FROM vettings v JOIN proposals p ON p.id = v.proposal_id WHERE v.reference_count >= 1;
INSERT INTO vetting_steps (proposal_id, step, outcome, done_on, checked_by, valid_until)
  SELECT v.proposal_id, 'second_reference', 'passed', DATE(p.created_at), NULL, COALESCE(v.valid_until, DATE(p.created_at))
  FROM vettings v JOIN proposals p ON p.id = v.proposal_id WHERE v.reference_count >= 2;
INSERT INTO vetting_steps (proposal_id, step, outcome, done_on, checked_by, valid_until)
  SELECT proposal_id, 'record_check', 'passed', record_check, NULL, COALESCE(valid_until, record_check) FROM vettings
  WHERE record_check IS NOT NULL;
INSERT INTO vetting_steps (proposal_id, step, outcome, done_on, checked_by, valid_until)
  SELECT proposal_id, 'charter_signed', 'passed', charter_signed, NULL, COALESCE(valid_until, charter_signed) FROM vettings
  WHERE charter_signed IS NOT NULL;
INSERT INTO vetting_approvals (proposal_id, approved_by, approved_on)
  SELECT v.proposal_id, v.approved_by, DATE(p.created_at) FROM vettings v JOIN proposals p ON p.id = v.proposal_id
  WHERE v.approved_by IS NOT NULL;
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 40)
INSERT INTO home_consents (proposal_id, adult, state, said_on, language, given_via, recorded_by)
  SELECT v.proposal_id, numbers.n, 'given', DATE(p.created_at), 'und', 'imported', NULL
  FROM vettings v JOIN proposals p ON p.id = v.proposal_id JOIN numbers ON numbers.n <= v.adults_consented;
DROP TABLE vettings;
