-- What moderators decided about a request and an offer. The offer may be another instance's, so that it refers to no row of ours.
CREATE TABLE match_marks (
  request_id TEXT NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
  offer_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  marked_by TEXT NOT NULL REFERENCES accounts (id),
  marked_at TIMESTAMP NOT NULL,
  PRIMARY KEY (request_id, offer_id)
);
CREATE INDEX match_marks_offer ON match_marks (offer_id);

-- Plans of who could live where. Figures and comparisons are JSON: counts of households, of nobody in particular.
CREATE TABLE plans (
  id TEXT PRIMARY KEY,
  made_at TIMESTAMP NOT NULL,
  day DATE NOT NULL,
  why TEXT NOT NULL,
  version TEXT NOT NULL,
  figures TEXT NOT NULL,
  first_come TEXT NOT NULL,
  households_max INTEGER NOT NULL,
  is_finished BOOLEAN NOT NULL,
  is_pruned BOOLEAN NOT NULL,
  steps BIGINT NOT NULL,
  edges BIGINT NOT NULL,
  comparisons TEXT NOT NULL
);
CREATE INDEX plans_made ON plans (made_at, id);

-- The pairs of a plan: the most urgent and longest waiting first. `worth` is JSON, points by why; `unknown` the codes of rules.
CREATE TABLE plan_pairs (
  plan_id TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  request_id TEXT NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
  offer_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  worth TEXT NOT NULL,
  weight BIGINT NOT NULL,
  fit BIGINT NOT NULL,
  best_fit BIGINT NOT NULL,
  unknown TEXT NOT NULL,
  PRIMARY KEY (plan_id, request_id)
);
CREATE INDEX plan_pairs_request ON plan_pairs (request_id);
CREATE INDEX plan_pairs_offer ON plan_pairs (offer_id);

-- The requests that a plan houses nowhere.
CREATE TABLE plan_unmatched (
  plan_id TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  request_id TEXT NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  PRIMARY KEY (plan_id, request_id)
);
CREATE INDEX plan_unmatched_request ON plan_unmatched (request_id);

-- Plans that are to be made: of the night, and asked for. A row goes with the transaction that keeps its plan.
CREATE TABLE plan_orders (
  why TEXT PRIMARY KEY,
  asked_at TIMESTAMP NOT NULL,
  lease_until TIMESTAMP,
  lease_by TEXT
);
