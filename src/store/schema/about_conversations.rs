//! The tables about conversations: with the ally on the other side of a match, and with people who have a record here.

use super::{accounts, matches, sealed_fields};

diesel::table! {
    conversations (id) {
        id -> Text, match_id -> Nullable<Text>, person_id -> Nullable<Text>, ally -> Nullable<Text>, latest -> Integer,
        theirs -> Integer, ours -> Integer, read_by_them -> Integer, waits_since -> Nullable<Timestamp>,
        marked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    conversation_messages (id) {
        id -> Text, conversation_id -> Text, number -> Integer, speaker -> Text, state -> Text, found -> Text,
        written_by -> Nullable<Text>, ap_id -> Nullable<Text>, said_at -> Timestamp, changed_at -> Nullable<Timestamp>,
        told_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    conversation_reads (conversation_id, account_id) { conversation_id -> Text, account_id -> Text, number -> Integer, }
}

diesel::joinable!(conversation_messages -> conversations (conversation_id));
diesel::joinable!(conversation_messages -> accounts (written_by));
diesel::joinable!(conversation_reads -> conversations (conversation_id));
diesel::joinable!(conversations -> matches (match_id));
diesel::allow_tables_to_appear_in_same_query!(conversation_messages, conversations);
diesel::allow_tables_to_appear_in_same_query!(conversation_messages, accounts);
diesel::allow_tables_to_appear_in_same_query!(conversation_messages, sealed_fields);
diesel::allow_tables_to_appear_in_same_query!(conversations, conversation_reads);
diesel::allow_tables_to_appear_in_same_query!(conversations, matches);
diesel::allow_tables_to_appear_in_same_query!(conversations, accounts);
