ALTER TABLE proposals DROP COLUMN taken_slots;
DROP TABLE releases;
DROP TABLE match_steps;
DROP TABLE matches;
