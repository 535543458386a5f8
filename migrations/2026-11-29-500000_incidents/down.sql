-- What was sealed of these goes with them: nothing else knows whose it was.
DELETE FROM sealed_fields WHERE record IN (SELECT id FROM incidents);
DELETE FROM sealed_fields WHERE record IN (SELECT id FROM incident_notes);
DELETE FROM sealed_fields WHERE record IN (SELECT id FROM authority_requests);
-- What was suspended is no state of the program before: it is held back as far as that one can.
UPDATE proposals SET state = 'needs_info' WHERE state = 'suspended';
DROP TABLE authority_requests;
DROP TABLE suspensions;
DROP TABLE incident_notes;
DROP TABLE incident_offers;
DROP TABLE incidents;
