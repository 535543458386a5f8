-- What comes after a stay, as somebody plans it with whoever accompanies them. Its words are sealed, under the id of the match.
CREATE TABLE move_on_plans (
  match_id TEXT PRIMARY KEY REFERENCES matches (id) ON DELETE CASCADE,
  -- Codes with a comma between.
  homes TEXT NOT NULL,
  zones TEXT NOT NULL,
  move_by DATE,
  version INTEGER NOT NULL,
  updated_on DATE NOT NULL,
  written_by TEXT NOT NULL REFERENCES accounts (id)
);

-- A step of it.
CREATE TABLE move_on_steps (
  id TEXT PRIMARY KEY,
  match_id TEXT NOT NULL REFERENCES move_on_plans (match_id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  due_on DATE,
  done_on DATE
);
CREATE INDEX move_on_steps_match ON move_on_steps (match_id);
