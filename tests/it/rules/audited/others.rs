//! What is decided about other servers and their people, and about this one's keys, with what the log tells of it.

use chrono::TimeDelta;
use rooftop::domain::actor::Actor;
use rooftop::domain::domain_list;
use rooftop::domain::lead::LeadClose;
use rooftop::domain::matching::verdicts::Trust;
use rooftop::domain::partner::{DomainFlags, LineState, PartnerTier};
use rooftop::domain::report::{Direction, Report, ReportClose, ReportState, TaskKind};
use rooftop::i18n::Lang;
use rooftop::ids::{ApId, ReceivedId, ReportId};
use rooftop::services::partners::{import, lists};
use rooftop::services::{Viewer, alliances, keys, leads, partners, queues, reports};
use rooftop::store::received::{self, FailedTry, Received};
use rooftop::store::{actors, leads as stored_leads, partner_lists, reports as stored_reports, tasks};

use super::{OTHER, Watched, association, domain, found};
use crate::fediverse::noon;
use crate::wire::effects::letter;

/// Where a stranger lives.
const LEA: &str = "https://a.example/users/lea";

pub(super) async fn partners_of(here: &mut Watched, viewer: Viewer) {
    let name = || domain(OTHER);
    here.does(move |tx, app| partners::add(tx, app, noon(), viewer, &found())).await;
    let flags = DomainFlags { reject_media: true, ..DomainFlags::default() };
    here.does(move |tx, app| partners::set_flags(tx, app, noon(), viewer, (&name(), flags))).await;
    here.does(move |tx, _| partners::set_note(tx, noon(), viewer, (&name(), "Joindre Fatima."))).await;
    for trust in [Trust::Distrusted, Trust::Trusted] {
        here.does(move |tx, _| partners::trust::set(tx, noon(), viewer, (&name(), trust))).await;
    }
    here.does(move |tx, _| partners::retry(tx, noon(), viewer, &name())).await;
    here.does(move |tx, app| partners::block(tx, app, noon(), viewer, &name())).await;
    here.does(move |tx, app| partners::set_tier(tx, app, noon(), viewer, (&name(), PartnerTier::Open))).await;
    here.does(move |tx, app| partners::remove(tx, app, noon(), viewer, &name())).await;
    here.does(move |tx, app| {
        let lines = domain_list::read(b"#domain,#severity\nspam.example,suspend").unwrap();
        import::apply(tx, app, noon(), Viewer::Operator, &lines)
    })
    .await;
    here.tells(&[
        "partner-added moderator partner open",
        "partner-flags-changed moderator partner",
        "partner-note-changed moderator partner",
        "partner-vetting-distrusted moderator partner",
        "partner-vetting-trusted moderator partner",
        "partner-retried moderator partner",
        "partner-blocked moderator partner",
        "partner-tier-changed moderator partner open",
        "partner-removed moderator partner open",
        "partner-imported operator partner suspend",
    ])
    .await;
}

/// Their association proposes an alliance.
async fn they_propose(here: &Watched, number: u32) {
    let offer: ApId = format!("https://{OTHER}/activities/{number}").parse().unwrap();
    here.does(move |tx, app| {
        let by = association(&domain(OTHER)).ap_id;
        alliances::offered(tx, app, noon() + TimeDelta::minutes(number.into()), (&offer, &by))
    })
    .await;
}

pub(super) async fn alliances_of(here: &mut Watched, viewer: Viewer) {
    let key = || alliances::fingerprint(&association(&domain(OTHER)).public_key_pem);
    let name = || domain(OTHER);
    here.does(move |tx, app| partners::add(tx, app, noon(), viewer, &found())).await;
    they_propose(here, 1).await;
    here.does(move |tx, app| alliances::refuse(tx, app, noon(), viewer, &name())).await;
    they_propose(here, 2).await;
    here.does(move |tx, app| alliances::confirm(tx, app, noon(), viewer, (&name(), &key()))).await;
    here.does(move |tx, app| alliances::end(tx, app, noon(), viewer, &name())).await;
    here.does(move |tx, app| alliances::propose(tx, app, noon(), viewer, (&name(), &key()))).await;
    // What follows from another deed is told with it.
    here.does(move |tx, app| partners::set_tier(tx, app, noon(), viewer, (&name(), PartnerTier::Open))).await;
    here.tells(&[
        "partner-added moderator partner open",
        "alliance-refused moderator partner",
        "alliance-confirmed moderator partner",
        "alliance-ended moderator partner",
        "alliance-proposed moderator partner",
        "alliance-ended moderator partner",
    ])
    .await;
}

pub(super) async fn lists_of(here: &mut Watched, viewer: Viewer) {
    let url = "https://listes.example/domaines.csv";
    here.does(move |tx, app| lists::subscribe(tx, app, noon(), viewer, url)).await;
    let id = here.server.reads(partner_lists::all).await[0].id;
    here.does(move |tx, _| lists::hasten(tx, noon(), viewer, id)).await;
    here.does(move |tx, app| {
        let lines =
            domain_list::read(b"#domain,#severity\none.example,silence\ntwo.example,suspend").unwrap();
        lists::take(tx, app, noon(), (id, &lines))
    })
    .await;
    let drafts = here.server.reads(|conn| partner_lists::in_state(conn, LineState::Draft, 10, 0)).await;
    let (one, two) = (drafts[0].0.id, drafts[1].0.id);
    here.does(move |tx, app| lists::confirm(tx, app, noon(), viewer, one)).await;
    here.does(move |tx, _| lists::dismiss(tx, noon(), viewer, (two, "Ce sont des amis de Fatima"))).await;
    here.does(move |tx, _| lists::unsubscribe(tx, noon(), viewer, id)).await;
    here.tells(&[
        "list-subscribed moderator list",
        "list-fetched moderator list",
        "draft-confirmed moderator list-line",
        "partner-flags-changed moderator partner",
        "partner-imported moderator partner silence",
        "draft-dismissed moderator list-line",
        "list-ended moderator list",
    ])
    .await;
}

pub(super) async fn letters_of(here: &mut Watched, viewer: Viewer) {
    let lea: ApId = LEA.parse().unwrap();
    let lead = letter(&lea, noon());
    let (id, who) = (lead.id, lea.clone());
    let report = Report {
        id: ReportId::new(),
        ap_id: "https://a.example/flags/1".parse().unwrap(),
        direction: Direction::In,
        reporter: lea.clone(),
        objects: vec![here.server.node.app.association()],
        more: 0,
        content: "Fatima répond mal".to_owned(),
        state: ReportState::Open,
        close_reason: None,
        created_at: noon(),
    };
    let open = report.id;
    here.does(move |tx, _| {
        let actor = Actor { ap_id: who.clone(), ..association(&domain("a.example")) };
        actors::save_remote(tx, &actor)?;
        stored_leads::insert(tx, &lead, "")?;
        stored_reports::insert(tx, &report, None)?;
        Ok(tasks::raise(tx, TaskKind::PartnerBlocked, (&who, ""), noon())?)
    })
    .await;
    let task = here.server.reads(|conn| tasks::open(conn, 10, 0)).await[0].id;
    for _ in 0..2 {
        here.does(move |tx, _| leads::mark_read(tx, noon(), viewer, id)).await;
    }
    here.does(move |tx, app| leads::answer(tx, app, noon(), viewer, (id, Lang::Fr, "Bonjour Léa"))).await;
    here.does(move |tx, _| leads::close(tx, noon(), viewer, (id, LeadClose::OffTopic))).await;
    here.does(move |tx, app| reports::send(tx, app, noon(), viewer, (&lea, "Elle insulte"))).await;
    here.does(move |tx, _| reports::close(tx, noon(), viewer, (open, ReportClose::Unfounded))).await;
    here.does(move |tx, _| reports::task_done(tx, noon(), viewer, task)).await;
    here.tells(&[
        "lead-read moderator lead",
        "lead-answered moderator lead",
        "lead-closed moderator lead off_topic",
        "report-sent moderator report",
        "report-closed moderator report unfounded",
        "task-done moderator task",
    ])
    .await;
}

pub(super) async fn queue_and_keys_of(here: &mut Watched, admin: Viewer) {
    let mut set_aside = Vec::new();
    for number in 1..=2 {
        let item = Received {
            id: ReceivedId::new(),
            ap_id: format!("https://a.example/activities/{number}").parse().unwrap(),
            body_hash: String::new(),
            actor: LEA.parse().unwrap(),
            kind: "Create".to_owned(),
            order_key: number.to_string(),
            body: "{}".to_owned(),
            attempts: 0,
            fetches: 0,
            received_at: noon(),
        };
        set_aside.push(item.id);
        here.does(move |tx, _| {
            received::insert(tx, &item)?;
            let failed = FailedTry { error: "no".to_owned(), fetches: 0, again_at: None };
            Ok(received::failed(tx, item.id, &failed)?)
        })
        .await;
    }
    let (one, other) = (set_aside[0], set_aside[1]);
    here.does(move |tx, _| queues::try_again(tx, noon(), admin, one)).await;
    here.does(move |tx, _| queues::discard(tx, noon(), admin, other)).await;
    here.does(|tx, app| keys::rotate(tx, app, noon(), Viewer::Operator, Some("offers"))).await;
    here.tells(&[
        "activity-revived admin activity",
        "activity-discarded admin activity",
        "keys-rotated operator our-actor",
    ])
    .await;
}
