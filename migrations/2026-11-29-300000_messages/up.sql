-- What is written to people: to whom, by which way, about what, in which language. No address stands here: it is looked up when a notice
-- is sent. `detail` is sealed with the instance's secret and the notice's id. One that was sent has no row any more.
CREATE TABLE notices (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  addressee_kind TEXT NOT NULL,
  addressee TEXT NOT NULL,
  way TEXT NOT NULL,
  language TEXT NOT NULL,
  detail TEXT,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  created_at TIMESTAMP NOT NULL,
  due_at TIMESTAMP NOT NULL,
  lease_until TIMESTAMP,
  lease_by TEXT,
  last_error TEXT
);
CREATE INDEX notices_due ON notices (state, due_at, id);
CREATE INDEX notices_lease ON notices (lease_by);

-- The language in which somebody of the staff is written to.
ALTER TABLE accounts ADD COLUMN language TEXT NOT NULL DEFAULT 'fr';
