-- A conversation: of a match, with the ally on its other side, or with somebody who has a record here. Its id is that of the match or of the
-- person. Numbers are those of its messages, from 1: what was read, and what waits for an answer, is told by them and by no clock.
CREATE TABLE conversations (
  id TEXT PRIMARY KEY,
  match_id TEXT UNIQUE REFERENCES matches (id) ON DELETE CASCADE,
  person_id TEXT UNIQUE REFERENCES people (id) ON DELETE CASCADE,
  -- The association of the other side, where it is one.
  ally TEXT,
  -- The latest number, that of what they said last, and of what we said last.
  latest INTEGER NOT NULL,
  theirs INTEGER NOT NULL,
  ours INTEGER NOT NULL,
  -- Up to where the person read.
  read_by_them INTEGER NOT NULL,
  -- Since when something of theirs waits for a word of ours.
  waits_since TIMESTAMP,
  -- Somebody is to look at it a second time (SG-09), since then.
  marked_at TIMESTAMP
);
CREATE INDEX conversations_waits ON conversations (waits_since);

-- What was said. The text stands in `sealed_fields`, in the record of the conversation (PR-10).
CREATE TABLE conversation_messages (
  id TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  speaker TEXT NOT NULL,
  state TEXT NOT NULL,
  -- What it is held for: codes with a comma between.
  found TEXT NOT NULL,
  written_by TEXT REFERENCES accounts (id),
  ap_id TEXT UNIQUE,
  said_at TIMESTAMP NOT NULL,
  changed_at TIMESTAMP,
  -- When an ally says that it wrote or changed it: a later word of it counts.
  told_at TIMESTAMP,
  UNIQUE (conversation_id, number)
);
CREATE INDEX conversation_messages_state ON conversation_messages (state, said_at);

-- Up to where somebody of the staff read.
CREATE TABLE conversation_reads (
  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  number INTEGER NOT NULL,
  PRIMARY KEY (conversation_id, account_id)
);
