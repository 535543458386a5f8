//! The tables about what comes after a stay.

use super::matches;

diesel::table! {
    move_on_plans (match_id) {
        match_id -> Text, homes -> Text, zones -> Text, move_by -> Nullable<Date>, version -> Integer,
        updated_on -> Date, written_by -> Text,
    }
}

diesel::table! {
    move_on_steps (id) {
        id -> Text, match_id -> Text, kind -> Text, by_whom -> Text, due_on -> Nullable<Date>,
        done_on -> Nullable<Date>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(move_on_plans, matches);
