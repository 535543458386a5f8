//! The tables, as the migrations make them.

mod about_allies;
mod about_appeals;
mod about_conversations;
mod about_incidents;
mod about_matches;
mod about_people;
mod about_plans;
mod about_queue;
mod about_requests;
mod about_stays;

pub(super) use about_allies::offer_verdicts;
pub(super) use about_appeals::appeals;
pub(super) use about_conversations::{conversation_messages, conversation_reads, conversations};
pub(super) use about_incidents::{
    authority_requests, incident_notes, incident_offers, incidents, suspensions,
};
pub(super) use about_matches::{check_ins, match_steps, matches, releases};
pub(super) use about_people::{address_marks, offer_people, people_accounts, sign_in_links};
pub(super) use about_plans::{match_marks, plan_orders, plan_pairs, plan_unmatched, plans};
pub(super) use about_queue::queue_holders;
pub(super) use about_requests::{ally_requests, consents, request_approvals, request_bands};
pub(super) use about_stays::{move_on_plans, move_on_steps};

diesel::table! { instance (id) { id -> Integer, public_url -> Text, handle -> Text, created_at -> Timestamp, } }

diesel::table! {
    actors (id) {
        id -> Text, ap_id -> Text, domain -> Text, is_local -> Bool, kind -> Text, handle -> Text, name -> Text,
        url -> Text, inbox -> Text, shared_inbox -> Nullable<Text>, followers -> Nullable<Text>,
        featured -> Nullable<Text>, key_id -> Text,
        public_key_pem -> Text, private_key -> Nullable<Text>, assertion_keys -> Text, proof_key -> Nullable<Text>,
        created_at -> Timestamp, fetched_at -> Timestamp, deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    accounts (id) {
        id -> Text, email -> Text, password_hash -> Text, role -> Text, created_at -> Timestamp,
        disabled_at -> Nullable<Timestamp>, signed_in_on -> Nullable<Date>, language -> Text,
    }
}

diesel::table! {
    sessions (token_hash) {
        token_hash -> Text, id -> Text, account_id -> Text, stage -> Text, csrf -> Text, browser -> Text,
        created_at -> Timestamp, seen_at -> Timestamp, expires_at -> Timestamp,
    }
}

diesel::table! {
    second_factors (account_id) {
        account_id -> Text, sealed -> Text, last_step -> BigInt, failures -> Integer,
        again_at -> Nullable<Timestamp>, enrolled_at -> Timestamp,
    }
}

diesel::table! { recovery_codes (account_id, code_hash) { account_id -> Text, code_hash -> Text, } }

diesel::table! {
    invitations (id) {
        id -> Text, token_hash -> Text, email -> Text, role -> Text, invited_by -> Nullable<Text>,
        created_at -> Timestamp, expires_at -> Timestamp,
    }
}

diesel::table! {
    proposals (id) {
        id -> Text, ap_id -> Text, is_local -> Bool, author -> Text, written_by -> Nullable<Text>, purpose -> Text,
        state -> Text, title -> Text, description -> Text, terms -> Text, page_url -> Text,
        image_url -> Nullable<Text>, image_alt -> Nullable<Text>, is_listed -> Bool, area -> Nullable<Text>,
        place_name -> Text, place_kind -> Nullable<Text>, capacity_persons -> Nullable<Integer>,
        available_from -> Nullable<Date>, available_until -> Nullable<Date>,
        monthly_rent_cents -> Nullable<Integer>, step_free -> Text, free_slots -> Integer,
        taken_slots -> Integer, urgency -> Nullable<Text>, deadline_on -> Nullable<Date>, confirmed_until -> Date,
        created_at -> Timestamp, published_at -> Nullable<Timestamp>, updated_at -> Timestamp,
    }
}

diesel::table! { proposal_languages (proposal_id, tag) { proposal_id -> Text, tag -> Text, } }

diesel::table! {
    offer_pictures (id) {
        id -> Text, proposal_id -> Text, state -> Text, alt -> Text, uploaded_by -> Nullable<Text>,
        created_at -> Timestamp, decided_by -> Nullable<Text>, decided_at -> Nullable<Timestamp>, hash -> Text,
        width -> Integer, height -> Integer, small_width -> Integer, small_height -> Integer, blurhash -> Text,
        small_file -> Binary, full_file -> Binary,
    }
}

diesel::table! {
    remote_pictures (proposal_id) {
        proposal_id -> Text, url -> Text, host -> Text, author_domain -> Text, state -> Text, attempts -> Integer,
        due_at -> Timestamp, looked_at -> Timestamp, lease_until -> Nullable<Timestamp>,
        lease_by -> Nullable<Text>, hash -> Nullable<Text>, width -> Integer, height -> Integer,
        small_width -> Integer, small_height -> Integer, total_bytes -> Integer, small_file -> Nullable<Binary>,
        full_file -> Nullable<Binary>,
    }
}

diesel::table! {
    holds (id) {
        id -> Text, proposal_id -> Text, field -> Text, reveals -> Text, text_hash -> Text,
        written_by -> Nullable<Text>, created_at -> Timestamp,
        decision -> Nullable<Text>, decided_by -> Nullable<Text>, decided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    first_releases (proposal_id) {
        proposal_id -> Text, text_hash -> Text, released_by -> Text, released_at -> Timestamp,
    }
}

diesel::table! {
    vetting_steps (proposal_id, step) {
        proposal_id -> Text, step -> Text, outcome -> Text, done_on -> Date, checked_by -> Nullable<Text>,
        valid_until -> Date,
    }
}

diesel::table! {
    vetting_approvals (proposal_id) { proposal_id -> Text, approved_by -> Text, approved_on -> Date, }
}

diesel::table! {
    home_consents (proposal_id, adult) {
        proposal_id -> Text, adult -> Integer, state -> Text, said_on -> Date, language -> Text, given_via -> Text,
        recorded_by -> Nullable<Text>,
    }
}

diesel::table! {
    vetting_reminders (proposal_id, valid_until, days_before) {
        proposal_id -> Text, valid_until -> Date, days_before -> Integer, reminded_at -> Timestamp,
    }
}

diesel::table! {
    reactions (object, actor, kind) {
        object -> Text, actor -> Text, kind -> Text, activity -> Text, created_at -> Timestamp,
    }
}

diesel::table! {
    leads (id) {
        id -> Text, note -> Text, thread -> Text, sender -> Text, domain -> Text, proposal_id -> Nullable<Text>,
        visibility -> Text, language -> Nullable<Text>, content -> Text, content_hash -> Text, reasons -> Text,
        more -> Integer, state -> Text, close_reason -> Nullable<Text>, closed_by -> Nullable<Text>,
        closed_at -> Nullable<Timestamp>, received_at -> Timestamp, updated_at -> Timestamp,
        erased_at -> Nullable<Timestamp>, appeal_id -> Nullable<Text>,
    }
}

diesel::table! {
    messages (id) {
        id -> Text, ap_id -> Text, lead_id -> Text, recipient -> Text, in_reply_to -> Text, language -> Text,
        content -> Text, written_by -> Nullable<Text>, created_at -> Timestamp,
    }
}

diesel::table! { auto_answers (recipient, about) { recipient -> Text, about -> Text, sent_at -> Timestamp, } }

diesel::table! {
    reports (id) {
        id -> Text, ap_id -> Text, direction -> Text, reporter -> Text, objects -> Text, more -> Integer,
        content -> Text, state -> Text, written_by -> Nullable<Text>, close_reason -> Nullable<Text>,
        closed_by -> Nullable<Text>, closed_at -> Nullable<Timestamp>, created_at -> Timestamp,
    }
}

diesel::table! {
    tasks (id) {
        id -> Text, kind -> Text, subject -> Text, detail -> Text, times -> Integer, created_at -> Timestamp,
        latest_at -> Timestamp, done_by -> Nullable<Text>, done_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    partners (id) {
        id -> Text, domain -> Text, tier -> Text, association -> Nullable<Text>, software -> Text,
        reject_media -> Bool, reject_reports -> Bool, silenced -> Bool, note -> Text,
        created_at -> Timestamp, last_seen_at -> Nullable<Timestamp>, last_delivery_at -> Nullable<Timestamp>,
        vetting_trust -> Text,
    }
}

diesel::table! {
    alliances (domain) {
        domain -> Text, association -> Text, state -> Text, changed_by -> Text, seen -> Nullable<Text>,
        our_kind -> Nullable<Text>, our_id -> Nullable<Text>, their_kind -> Nullable<Text>,
        their_id -> Nullable<Text>, changed_at -> Timestamp,
    }
}

diesel::table! {
    partner_deeds (id) {
        id -> Text, domain -> Text, deed -> Text, detail -> Text, account_id -> Nullable<Text>, done_at -> Timestamp,
    }
}

diesel::table! {
    backfills (id) {
        id -> Text, target -> Text, state -> Text, next_page -> Nullable<Text>, pages -> Integer, items -> Integer,
        kept -> Integer, attempts -> Integer, started_at -> Timestamp, due_at -> Timestamp,
        lease_until -> Nullable<Timestamp>, ended_at -> Nullable<Timestamp>, ending -> Nullable<Text>,
        last_error -> Nullable<Text>,
    }
}

diesel::table! { backfill_pages (backfill_id, page) { backfill_id -> Text, page -> Text, } }

diesel::table! {
    partner_lists (id) {
        id -> Text, url -> Text, created_at -> Timestamp, due_at -> Timestamp, fetched_at -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
    }
}

diesel::table! {
    partner_list_lines (id) {
        id -> Text, list_id -> Text, domain -> Text, severity -> Text, reject_media -> Bool, reject_reports -> Bool,
        public_comment -> Text, is_removed -> Bool, state -> Text, reason -> Text, decided_by -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    followers (actor, follower) { actor -> Text, follower -> Text, follow_id -> Text, created_at -> Timestamp, }
}

diesel::table! {
    following (actor, target) {
        actor -> Text, target -> Text, follow_id -> Text, state -> Text, created_at -> Timestamp,
    }
}

diesel::table! {
    blocks (actor, blocker) { actor -> Text, blocker -> Text, block_id -> Text, created_at -> Timestamp, }
}

diesel::table! { moves (actor) { actor -> Text, target -> Text, moved_at -> Timestamp, } }

diesel::table! {
    received (id) {
        id -> Text, ap_id -> Text, body_hash -> Text, actor -> Text, origin -> Text, kind -> Text, order_key -> Text,
        queue_key -> Nullable<Text>, body -> Text, state -> Text, attempts -> Integer, fetches -> Integer, received_at -> Timestamp,
        due_at -> Nullable<Timestamp>, lease_until -> Nullable<Timestamp>, lease_by -> Nullable<Text>, last_error -> Nullable<Text>,
    }
}

diesel::table! {
    request_fetches (ally) {
        ally -> Text, day -> Date, fetches -> Integer,
    }
}

diesel::table! {
    tombstones (ap_id, actor) {
        ap_id -> Text, actor -> Text, deleted_at -> Timestamp, unseen_of -> Nullable<Text>,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text, kind -> Text, actor -> Text, subject -> Text,
        queue_key -> Nullable<Text>, detail -> Nullable<Text>, created_at -> Timestamp,
        due_at -> Timestamp, attempts -> Integer, lease_until -> Nullable<Timestamp>,
        done_at -> Nullable<Timestamp>, last_error -> Nullable<Text>,
    }
}

diesel::table! {
    activities (id) {
        id -> Text, ap_id -> Text, actor -> Text, kind -> Text, object -> Text, is_public -> Bool, body -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    deliveries (id) {
        id -> Text, activity_id -> Text, inbox -> Text, host -> Text, sender -> Text, queue_key -> Nullable<Text>,
        lane -> Text, state -> Text, attempts -> Integer, created_at -> Timestamp, due_at -> Timestamp,
        lease_until -> Nullable<Timestamp>, lease_by -> Nullable<Text>, last_error -> Nullable<Text>,
    }
}

diesel::table! {
    hosts (host) {
        host -> Text, lane -> Text, failures -> Integer, failing_since -> Nullable<Timestamp>, retry_at -> Nullable<Timestamp>,
    }
}

diesel::table! { signs_rfc9421 (host) { host -> Text, learnt_at -> Timestamp, } }

diesel::table! { sweeps (name) { name -> Text, due_at -> Timestamp, } }

diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(second_factors -> accounts (account_id));
diesel::allow_tables_to_appear_in_same_query!(second_factors, accounts);
diesel::allow_tables_to_appear_in_same_query!(second_factors, sessions);
diesel::joinable!(deliveries -> activities (activity_id));
diesel::joinable!(offer_pictures -> proposals (proposal_id));
diesel::joinable!(remote_pictures -> proposals (proposal_id));
diesel::joinable!(partner_list_lines -> partner_lists (list_id));
diesel::joinable!(partner_deeds -> accounts (account_id));
diesel::allow_tables_to_appear_in_same_query!(sessions, accounts);
diesel::allow_tables_to_appear_in_same_query!(partner_list_lines, partner_lists);
diesel::allow_tables_to_appear_in_same_query!(partner_deeds, accounts);
diesel::allow_tables_to_appear_in_same_query!(deliveries, activities);
diesel::allow_tables_to_appear_in_same_query!(proposals, proposal_languages);
diesel::allow_tables_to_appear_in_same_query!(proposals, offer_pictures);
diesel::allow_tables_to_appear_in_same_query!(proposals, remote_pictures);
diesel::joinable!(vetting_steps -> proposals (proposal_id));
diesel::allow_tables_to_appear_in_same_query!(vetting_steps, proposals);
diesel::allow_tables_to_appear_in_same_query!(vetting_steps, vetting_reminders);
diesel::allow_tables_to_appear_in_same_query!(vetting_reminders, proposals);
diesel::joinable!(first_releases -> accounts (released_by));
diesel::allow_tables_to_appear_in_same_query!(first_releases, accounts);
diesel::allow_tables_to_appear_in_same_query!(followers, actors);

diesel::table! {
    negotiations (ap_id) {
        ap_id -> Text, direction -> Text, ally -> Text, proposal_id -> Text, state -> Text,
        agreement -> Nullable<Text>, context -> Nullable<Text>, quantity -> Text, ends_at -> Nullable<Timestamp>,
        facts -> Text, created_at -> Timestamp, updated_at -> Timestamp,
    }
}

diesel::table! {
    audit_entries (number) {
        number -> Integer, at -> Text, deed -> Text, role -> Text, account_id -> Nullable<Text>,
        subject_kind -> Text, subject -> Text, reason -> Nullable<Text>, mac -> Text,
    }
}
diesel::allow_tables_to_appear_in_same_query!(audit_entries, accounts);

diesel::table! {
    people (id) {
        id -> Text, kind -> Text, language -> Text, created_at -> Timestamp, hidden_until -> Nullable<Timestamp>,
        hidden_by -> Nullable<Text>, erase_asked_at -> Nullable<Timestamp>,
    }
}

diesel::table! { sealed_fields (record, field) { record -> Text, field -> Text, key_id -> Text, sealed -> Text, } }

diesel::table! {
    mandates (id) {
        id -> Text, person_id -> Text, account_id -> Text, given_via -> Text, language -> Text, given_on -> Date,
        created_at -> Timestamp, ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    case_notes (id) { id -> Text, person_id -> Text, account_id -> Text, role -> Text, created_at -> Timestamp, }
}
diesel::joinable!(case_notes -> accounts (account_id));
diesel::allow_tables_to_appear_in_same_query!(case_notes, accounts);

diesel::table! { request_people (proposal_id) { proposal_id -> Text, person_id -> Text, } }

diesel::table! {
    access_cards (person_id) {
        person_id -> Text, code_hash -> Text, pin_hash -> Text, failures -> Integer,
        again_at -> Nullable<Timestamp>, issued_at -> Timestamp,
    }
}

diesel::table! {
    person_sessions (token_hash) {
        token_hash -> Text, id -> Text, person_id -> Text, phone -> Text, csrf -> Text, browser -> Text,
        created_at -> Timestamp, seen_at -> Timestamp, expires_at -> Timestamp,
    }
}
diesel::joinable!(mandates -> people (person_id));
diesel::joinable!(person_sessions -> people (person_id));
diesel::joinable!(access_cards -> people (person_id));
diesel::allow_tables_to_appear_in_same_query!(mandates, people);
diesel::allow_tables_to_appear_in_same_query!(person_sessions, people);
diesel::allow_tables_to_appear_in_same_query!(access_cards, people);
diesel::allow_tables_to_appear_in_same_query!(request_people, proposals);
diesel::allow_tables_to_appear_in_same_query!(mandates, access_cards);
diesel::allow_tables_to_appear_in_same_query!(mandates, request_people);
diesel::allow_tables_to_appear_in_same_query!(mandates, proposals);

diesel::table! {
    notices (id) {
        id -> Text, kind -> Text, addressee_kind -> Text, addressee -> Text, way -> Text, language -> Text,
        detail -> Nullable<Text>, state -> Text, attempts -> Integer, created_at -> Timestamp, due_at -> Timestamp,
        lease_until -> Nullable<Timestamp>, lease_by -> Nullable<Text>, last_error -> Nullable<Text>,
    }
}

diesel::table! {
    errands (person_id, kind) {
        person_id -> Text, kind -> Text, times -> Integer, created_at -> Timestamp, latest_at -> Timestamp,
    }
}
