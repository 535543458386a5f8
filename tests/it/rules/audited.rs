//! Every deed of the staff leaves its entry in the audit log, with who did it and to what, and with nothing that describes a person.

mod accounts;
mod hosts;
mod matches;
mod others;
mod pairs;
mod people;
mod requests;
mod talks;
mod told;

use std::collections::BTreeSet;

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::actor::{Actor, ActorKind};
use rooftop::domain::audit::{AuditEvent, Entry};
use rooftop::domain::field::{Draft, Field};
use rooftop::domain::picture::MustNotShow;
use rooftop::domain::proposal::State;
use rooftop::domain::vetting::{ConsentState, ConsentVia, StepOutcome, Vetting, VettingStep};
use rooftop::ids::{ActorId, ApId, Domain, ProposalId};
use rooftop::services::partners::FoundPartner;
use rooftop::services::vetting::{ConsentTold, StepTold, Unrelated};
use rooftop::services::{
    App, ServiceError, Viewer, alliances, audit, moves, partners, pictures, proposals, review, vetting,
};
use rooftop::store::{Tx, partner_deeds};

use self::accounts::accounts_of;
use self::others::{alliances_of, letters_of, lists_of, partners_of, queue_and_keys_of};
use super::vetting::{edit, publish, staff, written};
use crate::fediverse::{Plan, Server, an_offer, fediverse, noon};
use crate::media::a_picture;

const OTHER: &str = "b.example";

/// A server, and what of its log was looked at already.
struct Watched {
    server: Server,
    seen: i64,
    all: Vec<Entry>,
}

impl Watched {
    /// Does something, which must succeed.
    async fn does<T: Send + 'static>(
        &self,
        deed: impl FnOnce(&mut Tx<'_>, &App) -> Result<T, ServiceError> + Send + 'static,
    ) -> T {
        self.server.does(deed).await.unwrap()
    }

    /// Sees that the log tells this since the last look: deed, role and kind of subject, and the reason where there is one.
    async fn tells(&mut self, expected: &[&str]) {
        let seen = self.seen;
        let app = &self.server.node.app;
        let read = app.db.read(move |conn| audit::chunk(conn, Viewer::Operator, Some(seen))).await;
        let entries = read.unwrap();
        let told: Vec<String> = entries
            .iter()
            .map(|entry| {
                let reason = entry.reason.as_ref().map(|reason| format!(" {reason}")).unwrap_or_default();
                format!("{} {} {}{reason}", entry.deed, entry.role, entry.subject_kind)
            })
            .collect();
        assert_eq!(told, expected);
        self.seen = entries.last().map_or(seen, |last| last.number);
        self.all.extend(entries);
    }

    /// Passes over what others told of.
    async fn skips(&mut self) {
        let (seen, app) = (self.seen, &self.server.node.app);
        let read = app.db.read(move |conn| audit::chunk(conn, Viewer::Operator, Some(seen))).await;
        let entries = read.unwrap();
        self.seen = entries.last().map_or(seen, |last| last.number);
        self.all.extend(entries);
    }
}

fn domain(text: &str) -> Domain {
    text.parse().unwrap()
}

/// The association of a partner that runs Rooftop.
fn association(domain: &Domain) -> Actor {
    let id = |path: &str| format!("https://{domain}/actors/toits{path}").parse::<ApId>().unwrap();
    Actor {
        id: ActorId::new(),
        ap_id: id(""),
        domain: domain.clone(),
        kind: ActorKind::Organization,
        handle: "toits".to_owned(),
        name: "Toits d’ailleurs".to_owned(),
        url: id("").to_string(),
        inbox: id("/inbox"),
        shared_inbox: None,
        followers: None,
        featured: None,
        key_id: format!("{}#main-key", id("")),
        public_key_pem: "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n".to_owned(),
        assertion_keys: Vec::new(),
        fetched_at: noon(),
        deleted_at: None,
    }
}

fn found() -> FoundPartner {
    let domain = domain(OTHER);
    FoundPartner { association: association(&domain), domain, software: "rooftop 9.9".to_owned() }
}

fn with_phone() -> Draft {
    an_offer().with(Field::Description, "Appelez le 0470 12 34 56.").draft
}

/// An offer through its life; gives the ids of two more.
async fn offers_of(here: &mut Watched, (writer, other): (Viewer, Viewer)) -> ProposalId {
    let offer = written(&here.server, writer, &an_offer().draft).await;
    let (vetted, id) = (offer.clone(), offer.id);
    here.does(move |tx, _| vetting::import(tx, noon(), Viewer::Operator, (&vetted, &Vetting::default())))
        .await;
    publish(&here.server, writer, id).await.unwrap();
    for to in [State::Reserved, State::Occupied] {
        here.does(move |tx, app| proposals::change_state(tx, app, noon(), writer, (id, to))).await;
    }
    publish(&here.server, writer, id).await.unwrap();
    edit(&here.server, writer, id, &with_phone()).await.unwrap();
    publish(&here.server, writer, id).await.unwrap();
    here.does(move |tx, app| review::send_back(tx, app, noon(), other, id)).await;
    publish(&here.server, writer, id).await.unwrap();
    here.does(move |tx, app| review::release(tx, app, noon(), other, id)).await;
    here.does(move |tx, app| proposals::change_state(tx, app, noon(), writer, (id, State::Paused))).await;
    let second = written(&here.server, writer, &an_offer().draft).await.id;
    here.does(move |tx, app| proposals::withdraw(tx, app, noon(), writer, second)).await;
    here.tells(&[
        "proposal-written moderator proposal",
        "vetting-recorded operator proposal",
        "proposal-published moderator proposal",
        "proposal-reserved moderator proposal",
        "proposal-occupied moderator proposal",
        "proposal-published moderator proposal",
        "proposal-edited moderator proposal",
        "proposal-held moderator proposal",
        "held-sent-back admin proposal",
        "proposal-held moderator proposal",
        "held-released admin proposal",
        "proposal-paused moderator proposal",
        "proposal-written moderator proposal",
        "proposal-withdrawn moderator proposal",
    ])
    .await;
    words_of(here, (writer, other)).await;
    vetting_of(here, (writer, other)).await;
    id
}

/// Steps, consents and the approval of a vetting.
async fn vetting_of(here: &mut Watched, (first, second): (Viewer, Viewer)) {
    let shared = an_offer().with(Field::HostWomen, "1").draft;
    let offer = written(&here.server, Viewer::Operator, &shared).await;
    let id = offer.id;
    let today = noon().date_naive();
    let step = |step, outcome| StepTold { step, outcome, done_on: Some(today) };
    let visit = VettingStep::HomeVisit;
    let steps = [StepOutcome::Failed, StepOutcome::Withdrawn].map(|outcome| step(visit, outcome)).into_iter();
    for told in steps.chain(VettingStep::ALL.iter().map(|of| step(*of, StepOutcome::Passed))) {
        here.does(move |tx, app| vetting::record_step(tx, app, noon(), first, (id, told))).await;
    }
    for state in [ConsentState::Refused, ConsentState::Revoked, ConsentState::Given] {
        let told = ConsentTold {
            adult: 1,
            state,
            said_on: Some(today),
            language: "fr".to_owned(),
            via: ConsentVia::Oral,
        };
        here.does(move |tx, app| vetting::record_consent(tx, app, noon(), first, (id, &told))).await;
    }
    here.does(move |tx, _| vetting::approve(tx, noon(), second, (id, Unrelated::Declared))).await;
    here.tells(&[
        "proposal-written operator proposal",
        "vetting-step-failed moderator proposal home_visit",
        "vetting-step-withdrawn moderator proposal home_visit",
        "vetting-step-passed moderator proposal id_seen",
        "vetting-step-passed moderator proposal home_visit",
        "vetting-step-passed moderator proposal first_reference",
        "vetting-step-passed moderator proposal second_reference",
        "vetting-step-passed moderator proposal record_check",
        "vetting-step-passed moderator proposal charter_signed",
        "home-consent-refused moderator proposal",
        "home-consent-revoked moderator proposal",
        "home-consent-given moderator proposal",
        "vetting-approved admin proposal",
    ])
    .await;
}

/// A text that two people let out.
async fn words_of(here: &mut Watched, (first, second): (Viewer, Viewer)) {
    let text = an_offer().with(Field::Description, "Ménage en échange du logement.").draft;
    let id = written(&here.server, Viewer::Operator, &text).await.id;
    publish(&here.server, Viewer::Operator, id).await.unwrap();
    for reader in [first, second] {
        here.does(move |tx, app| review::release(tx, app, noon(), reader, id)).await;
    }
    here.tells(&[
        "proposal-written operator proposal",
        "proposal-held operator proposal",
        "held-released-first moderator proposal",
        "held-released admin proposal",
    ])
    .await;
}

async fn photos_of(here: &mut Watched, (writer, other): (Viewer, Viewer), offer: ProposalId) {
    let made = a_picture(80, 60);
    let id =
        here.does(move |tx, app| pictures::add(tx, app, noon(), writer, (offer, "La chambre", &made))).await;
    here.does(move |tx, app| pictures::confirm(tx, app, noon(), other, (id, MustNotShow::ALL))).await;
    here.does(move |tx, app| pictures::remove(tx, app, noon(), writer, id)).await;
    here.tells(&[
        "photo-added moderator photo",
        "photo-confirmed admin photo",
        "photo-removed moderator photo",
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_deed_is_logged_once_with_who_did_it_and_no_word_about_a_person() {
    let plan = Plan {
        settings: &[("FEDERATION__REQUESTS", "allies"), ("MATCHES__UNDO_S", "0")],
        ..Plan::of(&["alpha"])
    };
    let mut here = Watched { server: plan.start().await.remove(0), seen: 0, all: Vec::new() };
    let (writer, other, invited) = accounts_of(&mut here).await;
    let offer = offers_of(&mut here, (writer, other)).await;
    photos_of(&mut here, (writer, other), offer).await;
    partners_of(&mut here, writer).await;
    alliances_of(&mut here, writer).await;
    lists_of(&mut here, writer).await;
    letters_of(&mut here, writer).await;
    queue_and_keys_of(&mut here, other).await;
    requests::requests_of(&mut here, (writer, other)).await;
    pairs::pairs_of(&mut here, writer).await;
    hosts::hosts_of(&mut here, writer).await;
    people::people_of(&mut here, (writer, other)).await;
    matches::matches_of(&mut here, (writer, other)).await;
    talks::talks_of(&mut here, (writer, other)).await;
    told::told_of(&mut here, (writer, other)).await;
    told::authorities_of(&mut here, (writer, other)).await;
    told::forgotten_of(&mut here).await;

    let told: BTreeSet<&str> = here.all.iter().map(|entry| entry.deed.as_str()).collect();
    let never: Vec<_> = AuditEvent::ALL.iter().filter(|event| !told.contains(event.as_str())).collect();
    assert!(never.is_empty(), "no deed of this test makes {never:?}");
    let by: BTreeSet<&str> = here.all.iter().filter_map(|entry| entry.account.as_deref()).collect();
    let staff = [writer, other, invited].map(|viewer| viewer.account().unwrap().to_string());
    assert_eq!(by, staff.iter().map(String::as_str).collect());
    let text = format!("{:?}", here.all);
    for word in [
        "@",
        "auteur",
        "relecture",
        "nouvelle",
        "Firefox",
        "Léa",
        "users",
        "Fatima",
        "Chambre",
        "chambre",
        "0470 12",
        "insulte",
        "https:",
    ] {
        assert!(!text.contains(word), "{word} is in the log");
    }
    let app = &here.server.node.app;
    let head = audit::verify(app, Viewer::Operator, None).await.unwrap().unwrap().unwrap();
    assert_eq!(head.number, here.seen);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_refused_and_what_the_program_does_by_itself_is_no_deed_of_the_staff() {
    let [server] = fediverse(["alpha"]).await;
    let mut here = Watched { server, seen: 0, all: Vec::new() };
    let caseworker = staff(&here.server, "social", Role::Caseworker).await;
    let offer = here.server.publishes(&an_offer()).await.id;
    here.does(|tx, app| partners::add(tx, app, noon(), Viewer::Operator, &found())).await;
    here.does(|tx, app| {
        let key = alliances::fingerprint(&association(&domain(OTHER)).public_key_pem);
        alliances::propose(tx, app, noon(), Viewer::Operator, (&domain(OTHER), &key))
    })
    .await;
    here.tells(&[
        "account-created operator account caseworker",
        "proposal-written operator proposal",
        "proposal-published operator proposal",
        "partner-added operator partner open",
        "alliance-proposed operator partner",
    ])
    .await;

    let refused = here.server.does(move |tx, app| review::release(tx, app, noon(), caseworker, offer)).await;
    assert_eq!(refused, Err(ServiceError::NotAllowed));
    let refused =
        here.server.does(move |tx, app| partners::block(tx, app, noon(), caseworker, &domain(OTHER))).await;
    assert_eq!(refused, Err(ServiceError::NotAllowed));
    // Done, and then undone with what failed after it.
    let undone = here.server.does(move |tx, app| {
        proposals::withdraw(tx, app, noon(), Viewer::Operator, offer)?;
        Err::<(), _>(ServiceError::NotAllowed)
    });
    undone.await.unwrap_err();
    // A partner's association moves on its server: the alliance ends, and nobody decided it.
    let target: ApId = format!("https://{OTHER}/actors/moved").parse().unwrap();
    let old = association(&domain(OTHER)).ap_id;
    let moved = here.does(move |tx, app| moves::moved(tx, app, noon(), (&old, &target))).await;
    assert_eq!(moved, moves::Moved::Done);
    let recorded = here.server.reads(|conn| partner_deeds::of_domain(conn, &domain(OTHER), 1)).await;
    assert_eq!(recorded[0].deed.as_str(), "alliance-ended");
    let late = noon() + TimeDelta::days(90);
    assert_eq!(here.does(move |tx, app| proposals::pause_unconfirmed(tx, app, late)).await, 1);
    here.tells(&[]).await;
}
