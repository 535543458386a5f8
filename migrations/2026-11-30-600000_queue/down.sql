ALTER TABLE proposals DROP COLUMN deadline_on;
ALTER TABLE proposals DROP COLUMN urgency;
DROP TABLE queue_holders;
