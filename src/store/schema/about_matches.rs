//! The tables about matches: pairs that moderators took up, what happened to them, and what each side is told.

use super::{accounts, negotiations, proposals};

diesel::table! {
    matches (id) {
        id -> Text, request_id -> Nullable<Text>, request_ap_id -> Nullable<Text>, offer_id -> Nullable<Text>,
        offer_ap_id -> Nullable<Text>, state -> Text, why -> Nullable<Text>, two_for -> Text, unknown -> Text,
        selected_by -> Nullable<Text>, second_by -> Nullable<Text>, pending -> Nullable<Text>, pending_by -> Nullable<Text>,
        pending_due_at -> Nullable<Timestamp>, lapses_at -> Nullable<Timestamp>, call_wanted -> Nullable<Text>,
        met_on -> Nullable<Date>, stay_kind -> Nullable<Text>, stay_from -> Nullable<Date>,
        stay_until -> Nullable<Date>, stay_rent_cents -> Nullable<Integer>, began_on -> Nullable<Date>,
        ended_on -> Nullable<Date>, check_in_on -> Nullable<Date>, check_in_number -> Integer, ally -> Nullable<Text>,
        deal -> Nullable<Text>, ends_at -> Nullable<Timestamp>, accepted_at -> Nullable<Timestamp>, version -> Integer, created_at -> Timestamp, updated_at -> Timestamp,
    }
}

diesel::table! {
    match_steps (match_id, number) {
        match_id -> Text, number -> Integer, deed -> Text, state -> Text, why -> Nullable<Text>, by_role -> Text,
        by_account -> Nullable<Text>, at -> Timestamp,
    }
}
diesel::joinable!(match_steps -> matches (match_id));
diesel::joinable!(match_steps -> accounts (by_account));
diesel::allow_tables_to_appear_in_same_query!(match_steps, matches);
diesel::allow_tables_to_appear_in_same_query!(match_steps, accounts);

diesel::allow_tables_to_appear_in_same_query!(matches, negotiations);
diesel::allow_tables_to_appear_in_same_query!(matches, proposals);
diesel::allow_tables_to_appear_in_same_query!(match_steps, proposals);
diesel::allow_tables_to_appear_in_same_query!(check_ins, matches);

diesel::table! {
    check_ins (id) {
        id -> Text, match_id -> Text, party -> Text, number -> Integer, asked_at -> Timestamp,
        answer -> Nullable<Text>, answered_at -> Nullable<Timestamp>, recorded_by -> Nullable<Text>,
        raised_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    releases (id) {
        id -> Text, match_id -> Text, told -> Text, to_party -> Text, opened_at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
    }
}
