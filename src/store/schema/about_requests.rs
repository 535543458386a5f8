//! The tables about what allies may know of requests, ours and theirs.

diesel::table! {
    consents (id) {
        id -> Text, proposal_id -> Text, scope -> Text, recipients -> Text, language -> Text, given_via -> Text,
        given_at -> Timestamp, revoked_at -> Nullable<Timestamp>, recorded_by -> Nullable<Text>,
    }
}

diesel::table! {
    request_approvals (proposal_id) {
        proposal_id -> Text, approved_by -> Nullable<Text>, approved_at -> Timestamp,
    }
}

diesel::table! {
    request_bands (proposal_id) {
        proposal_id -> Text, household_size -> Text, area -> Nullable<Text>, period -> Text, recipients -> Text,
        sent_at -> Timestamp,
    }
}

diesel::table! {
    ally_requests (ap_id) {
        ap_id -> Text, author -> Text, household_size -> Text, area -> Nullable<Text>, period -> Text,
        received_at -> Timestamp,
    }
}
