-- What is looked at before an offer goes out: texts that two people let out, and the vetting of hosts.

-- The first of the two who let a text out that hints at exploitation (SG-09). It counts for the wording with this hash alone.
CREATE TABLE first_releases (
  proposal_id TEXT PRIMARY KEY REFERENCES proposals (id) ON DELETE CASCADE,
  text_hash TEXT NOT NULL,
  released_by TEXT NOT NULL REFERENCES accounts (id),
  released_at TIMESTAMP NOT NULL
);
