//! The table of what the association says in public of requests.

diesel::table! {
    appeals (id) {
        id -> Text, proposal_id -> Nullable<Text>, approved_by -> Nullable<Text>, approved_at -> Timestamp,
        household_size -> Nullable<Text>, area -> Nullable<Text>, period -> Nullable<Text>,
        published_at -> Nullable<Timestamp>, withdrawn_at -> Nullable<Timestamp>,
    }
}
