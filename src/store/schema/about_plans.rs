//! The tables about who could live where: what moderators decided about pairs, plans, and plans that are to be made.

use super::{accounts, proposals};

diesel::table! {
    match_marks (request_id, offer_id) {
        request_id -> Text, offer_id -> Text, kind -> Text, reason -> Text, marked_by -> Text, marked_at -> Timestamp,
    }
}

diesel::table! {
    plans (id) {
        id -> Text, made_at -> Timestamp, day -> Date, why -> Text, version -> Text, figures -> Text, first_come -> Text,
        households_max -> Integer, is_finished -> Bool, is_pruned -> Bool, steps -> BigInt, edges -> BigInt,
        comparisons -> Text,
    }
}

diesel::table! {
    plan_pairs (plan_id, request_id) {
        plan_id -> Text, request_id -> Text, offer_id -> Text, number -> Integer, kind -> Text, worth -> Text,
        weight -> BigInt, fit -> BigInt, best_fit -> BigInt, unknown -> Text,
    }
}

diesel::table! {
    plan_unmatched (plan_id, request_id) { plan_id -> Text, request_id -> Text, number -> Integer, }
}

diesel::table! {
    plan_orders (why) {
        why -> Text, asked_at -> Timestamp, lease_until -> Nullable<Timestamp>, lease_by -> Nullable<Text>,
    }
}

diesel::joinable!(match_marks -> accounts (marked_by));
diesel::allow_tables_to_appear_in_same_query!(match_marks, accounts);
diesel::allow_tables_to_appear_in_same_query!(plan_pairs, proposals);
diesel::allow_tables_to_appear_in_same_query!(plan_unmatched, proposals);
diesel::allow_tables_to_appear_in_same_query!(plan_pairs, plan_unmatched);
