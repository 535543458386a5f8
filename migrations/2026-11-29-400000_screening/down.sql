DROP TABLE first_releases;
