//! The tables about what people tell in confidence, suspensions, and requests of authorities.

use super::{accounts, holds, proposals, sealed_fields, vetting_steps};

diesel::table! {
    incidents (id) {
        id -> Text, kind -> Text, severity -> Nullable<Text>, urgency -> Text, state -> Text, outcome -> Nullable<Text>,
        from_page -> Text, person_id -> Nullable<Text>, taken_by -> Nullable<Text>, created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! { incident_offers (incident_id, proposal_id) { incident_id -> Text, proposal_id -> Text, } }

diesel::table! {
    incident_notes (id) { id -> Text, incident_id -> Text, written_by -> Text, created_at -> Timestamp, }
}

diesel::table! {
    suspensions (proposal_id) {
        proposal_id -> Text, incident_id -> Text, suspended_at -> Timestamp, first_by -> Nullable<Text>,
        first_role -> Nullable<Text>, first_reason -> Nullable<Text>, first_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    authority_requests (id) {
        id -> Text, authority -> Text, via -> Text, basis -> Text, asked_on -> Date, recorded_by -> Text,
        recorded_at -> Timestamp, decision -> Text, reason -> Nullable<Text>, proposed_decision -> Nullable<Text>,
        proposed_reason -> Nullable<Text>, proposed_by -> Nullable<Text>,
    }
}

diesel::joinable!(incident_offers -> incidents (incident_id));
diesel::joinable!(suspensions -> proposals (proposal_id));
diesel::allow_tables_to_appear_in_same_query!(incident_offers, incidents);
diesel::allow_tables_to_appear_in_same_query!(incident_offers, proposals);
diesel::allow_tables_to_appear_in_same_query!(incident_offers, holds);
diesel::allow_tables_to_appear_in_same_query!(incidents, accounts);
diesel::allow_tables_to_appear_in_same_query!(incidents, proposals);
diesel::allow_tables_to_appear_in_same_query!(incidents, suspensions);
diesel::allow_tables_to_appear_in_same_query!(incidents, incident_notes);
diesel::allow_tables_to_appear_in_same_query!(incidents, sealed_fields);
diesel::allow_tables_to_appear_in_same_query!(incident_notes, sealed_fields);
diesel::allow_tables_to_appear_in_same_query!(authority_requests, sealed_fields);
diesel::allow_tables_to_appear_in_same_query!(vetting_steps, incident_offers);
diesel::allow_tables_to_appear_in_same_query!(vetting_steps, incidents);
