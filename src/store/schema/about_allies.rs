//! The tables about what allies tell of their own.

use super::{alliances, partners, proposals};

diesel::table! {
    offer_verdicts (proposal_id) {
        proposal_id -> Text, host -> Text, vetted_until -> Nullable<Date>, lone_adult_ok -> Nullable<Bool>,
        women_only -> Nullable<Bool>, fetched_at -> Nullable<Timestamp>, attempts -> Integer, due_at -> Timestamp,
        lease_until -> Nullable<Timestamp>, lease_by -> Nullable<Text>,
    }
}

diesel::joinable!(offer_verdicts -> proposals (proposal_id));
diesel::allow_tables_to_appear_in_same_query!(offer_verdicts, proposals);
diesel::allow_tables_to_appear_in_same_query!(alliances, partners);
