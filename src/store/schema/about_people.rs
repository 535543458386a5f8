//! The tables about whose offers are whose, who is of the staff too, and how people enter by mail.

use super::sealed_fields;

diesel::table! { address_marks (person_id) { person_id -> Text, mark -> Text, } }

diesel::table! { offer_people (proposal_id) { proposal_id -> Text, person_id -> Text, } }

diesel::table! { people_accounts (person_id) { person_id -> Text, account_id -> Text, } }

diesel::table! {
    sign_in_links (token_hash) {
        token_hash -> Text, mark -> Text, created_at -> Timestamp, expires_at -> Timestamp, used_at -> Nullable<Timestamp>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(sealed_fields, address_marks);
