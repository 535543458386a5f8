DROP INDEX audit_entries_subject;
DROP TABLE person_sessions;
DROP TABLE access_cards;
DROP TABLE request_people;
DROP TABLE mandates;
DROP TABLE sealed_fields;
DROP TABLE people;
