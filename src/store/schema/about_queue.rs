//! The table about who has what of the queue; and which tables the queue reads together.

use super::{
    accounts, appeals, consents, holds, leads, mandates, offer_people, partners, people_accounts, proposals,
    request_approvals,
};

diesel::table! {
    queue_holders (kind, subject) {
        kind -> Text, subject -> Text, account_id -> Text, given_by -> Text, given_at -> Timestamp,
        held_until -> Nullable<Timestamp>,
    }
}
diesel::allow_tables_to_appear_in_same_query!(queue_holders, accounts);
diesel::allow_tables_to_appear_in_same_query!(consents, proposals, request_approvals, appeals);
diesel::allow_tables_to_appear_in_same_query!(holds, proposals);
diesel::allow_tables_to_appear_in_same_query!(mandates, offer_people);
diesel::allow_tables_to_appear_in_same_query!(people_accounts, offer_people);
diesel::allow_tables_to_appear_in_same_query!(leads, partners);
