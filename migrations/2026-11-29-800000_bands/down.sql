DROP TABLE request_bands;
DROP TABLE request_approvals;
ALTER TABLE consents DROP COLUMN recorded_by;
ALTER TABLE ally_requests RENAME COLUMN period TO month;
