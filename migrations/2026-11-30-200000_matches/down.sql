ALTER TABLE proposals DROP COLUMN taken_slots;
DROP TABLE check_ins;
DROP TABLE releases;
DROP TABLE match_steps;
DROP TABLE matches;
