DROP FUNCTION audit_entries_append_only();
