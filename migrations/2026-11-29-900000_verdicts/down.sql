ALTER TABLE partners DROP COLUMN vetting_trust;
DROP TABLE offer_verdicts;
