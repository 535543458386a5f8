ALTER TABLE accounts DROP COLUMN language;
DROP TABLE notices;
