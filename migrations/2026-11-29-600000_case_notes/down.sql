DELETE FROM sealed_fields WHERE field LIKE 'case_note:%';
DROP TABLE case_notes;
