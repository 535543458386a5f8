DELETE FROM sealed_fields WHERE field LIKE 'message:%' OR field LIKE 'ally_message:%';
DROP TABLE conversation_reads;
DROP TABLE conversation_messages;
DROP TABLE conversations;
