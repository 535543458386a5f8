ALTER TABLE leads DROP COLUMN appeal_id;
DROP TABLE appeals;
DELETE FROM consents WHERE scope <> 'allies';
ALTER TABLE consents DROP COLUMN scope;
