//! PR-09: for how long hosts whom a vetting refused are kept, and the words of what was told in confidence or asked by an authority.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rooftop::domain::access::Role;
use rooftop::domain::authority::{AuthorityDecision, AuthorityReason, Otherwise, RequestFacts, TypedRequest};
use rooftop::domain::contact::{Contact, TypedContact};
use rooftop::domain::incident::{FromPage, IncidentSeverity, IncidentState, Telling, TypedIncident};
use rooftop::domain::private::{GivenVia, PersonKind};
use rooftop::domain::proposal::Proposal;
use rooftop::domain::vetting::{StepOutcome, VettingStep};
use rooftop::ids::{IncidentId, PersonId, ProposalId};
use rooftop::services::incidents::{Teller, Told};
use rooftop::services::people::{MandateTerms, NewPerson, register};
use rooftop::services::retention::Due;
use rooftop::services::vetting::StepTold;
use rooftop::services::{App, Viewer, authority, cards, erasure, hosts, incidents, retention, vetting};
use rooftop::store::{Conn, incidents as stored, people, proposals, suspensions};

use super::incidents::{closes, judges, suspended, tells};
use super::opened;
use super::vetting::{publish, staff, written};
use crate::fediverse::{Plan, Server, an_offer, fediverse, logged, noon, prepare_with, settled};
use crate::people::rights::vacuums;
use crate::people::sealed::{everything, holds};
use crate::program::Place;

/// What hosts of these tests are called.
const NAME: &str = "Canari Gardee";

/// Somebody with a card.
async fn person(app: &Arc<App>, by: Viewer, kind: PersonKind) -> PersonId {
    let typed = TypedContact { called_name: NAME.to_owned(), ..TypedContact::default() };
    let contact = Contact::read(kind, &typed).unwrap();
    let given_on = noon().date_naive();
    let mandate = MandateTerms { given_via: GivenVia::Oral, language: "fr".to_owned(), given_on };
    let new = NewPerson { kind, language: "fr".to_owned(), contact, mandate };
    let (card, its) = (cards::make(app, None).await.unwrap(), Arc::clone(app));
    app.db.tx(move |tx| register(tx, &its, noon(), by, (&new, card))).await.unwrap().0
}

/// An offer of a host, a draft.
async fn offer_of(server: &Server, by: Viewer, host: PersonId) -> Proposal {
    let (draft, now) = (an_offer().draft, server.clock.now());
    server.does(move |tx, app| hosts::write_offer(tx, app, now, by, (host, &draft))).await.unwrap()
}

async fn records(server: &Server, by: Viewer, offer: ProposalId, outcome: StepOutcome) {
    let now = server.clock.now();
    let told = StepTold { step: VettingStep::IdSeen, outcome, done_on: Some(now.date_naive()) };
    server.does(move |tx, app| vetting::record_step(tx, app, now, by, (offer, told))).await.unwrap();
}

async fn due(server: &Server) -> Due {
    let now = server.clock.now();
    server.does(move |tx, app| retention::due(tx, app, now)).await.unwrap()
}

async fn runs(server: &Server) -> Due {
    let now = server.clock.now();
    server.does(move |tx, app| retention::run(tx, app, now)).await.unwrap()
}

fn sorted<T: Ord + Clone>(all: &[T]) -> Vec<T> {
    let mut all = all.to_vec();
    all.sort();
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_09_a_host_of_whom_a_step_failed_goes_after_a_year_with_the_offers_and_who_has_another_stays() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    let writer = staff(&alpha, "writer", Role::Moderator).await;
    let app = Arc::clone(&alpha.node.app);
    let (refused, other) =
        (person(&app, writer, PersonKind::Host).await, person(&app, writer, PersonKind::Host).await);
    let out = offer_of(&alpha, writer, refused).await;
    let (draft, fine) = (offer_of(&alpha, writer, other).await, offer_of(&alpha, writer, other).await);
    publish(&alpha, writer, out.id).await.unwrap();
    publish(&alpha, writer, fine.id).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert!(beta.sees(&out).await.is_some());
    records(&alpha, writer, out.id, StepOutcome::Failed).await;
    records(&alpha, writer, draft.id, StepOutcome::Failed).await;

    alpha.later(TimeDelta::days(365));
    assert!(runs(&alpha).await.is_empty(), "a year is not over, and whom a vetting refused is no draft");
    alpha.later(TimeDelta::seconds(1));
    let found = due(&alpha).await;
    assert_eq!(sorted(&found.refused_offers), sorted(&[out.id, draft.id]));
    assert_eq!((found.refused_hosts.as_slice(), found.drafts.len()), (&[refused][..], 0));
    assert_eq!(erasure::run(&alpha.node.app).await.unwrap(), 0, "a look erases nobody");
    assert_eq!(runs(&alpha).await, found);
    assert_eq!(erasure::run(&alpha.node.app).await.unwrap(), 1);
    assert!(due(&alpha).await.is_empty());

    let ids = [out.id, draft.id, fine.id];
    let there = move |conn: &mut Conn| {
        ids.iter().map(|id| Ok(proposals::by_id(conn, *id)?.is_some())).collect::<Result<Vec<bool>, _>>()
    };
    assert_eq!(alpha.reads(there).await, [false, false, true]);
    assert!(alpha.reads(move |conn| people::by_id(conn, refused)).await.is_none());
    assert!(alpha.reads(move |conn| people::by_id(conn, other)).await.is_some(), "another offer is theirs");
    let listed = std::fs::read_to_string(&alpha.node.app.config.erased_file).unwrap();
    assert!(listed.contains(&refused.to_string()), "a backup that is restored brings nobody back");
    settled(&[&alpha, &beta]).await;
    assert!(beta.sees(&out).await.is_none() && beta.sees(&fine).await.is_some(), "others delete it too");
    vacuums(&alpha).await;
    assert!(!holds(&everything(&alpha).await, NAME));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_09_what_was_refused_stays_while_somebody_looks_into_what_was_told_about_it() {
    let [alpha] = fediverse(["alpha"]).await;
    let lead = staff(&alpha, "lead", Role::SafeguardingLead).await;
    let told = written(&alpha, Viewer::Operator, &an_offer().draft).await.id;
    let held = written(&alpha, Viewer::Operator, &an_offer().draft).await.id;
    for offer in [told, held] {
        records(&alpha, lead, offer, StepOutcome::Failed).await;
    }
    let (open, grave) = (tells(&alpha, "unsafe_home", Some(told)).await, suspended(&alpha, lead, held).await);
    alpha.later(TimeDelta::days(800));
    assert!(due(&alpha).await.is_empty());
    judges(&alpha, lead, (open, IncidentSeverity::Minor)).await.unwrap();
    closes(&alpha, lead, open).await;
    closes(&alpha, lead, grave).await;
    assert_eq!(due(&alpha).await.refused_offers, [told], "what is suspended is for two people to decide");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_09_a_draft_of_which_a_step_is_recorded_is_not_untouched() {
    let [alpha] = fediverse(["alpha"]).await;
    let moderator = staff(&alpha, "moderator", Role::Moderator).await;
    let draft = written(&alpha, Viewer::Operator, &an_offer().draft).await.id;
    alpha.later(TimeDelta::days(29));
    records(&alpha, moderator, draft, StepOutcome::Passed).await;
    alpha.later(TimeDelta::days(30));
    assert!(due(&alpha).await.is_empty(), "a home visit takes its time");
    alpha.later(TimeDelta::seconds(1));
    assert_eq!(due(&alpha).await.drafts, [draft]);
}

/// An incident that somebody told who wished it to be known.
async fn told_by(server: &Server, teller: PersonId) -> IncidentId {
    let typed =
        TypedIncident { kind: "unsafe_home".to_owned(), text: NAME.to_owned(), ..TypedIncident::default() };
    let told = Told {
        telling: Telling::read(&typed).unwrap(),
        by: Teller::Named(teller),
        from: FromPage::Home,
        offer: None,
    };
    let now = server.clock.now();
    server.does(move |tx, app| incidents::tell(tx, app, now, (&told, None))).await.unwrap();
    server.reads(move |conn| stored::of_person(conn, teller)).await[0].id
}

/// How many words of an incident are left, and how many notes with words.
async fn words(server: &Server, id: IncidentId) -> (usize, usize) {
    let read = move |tx: &mut rooftop::store::Tx<'_>, app: &App| {
        let notes = stored::notes(tx, &app.data_keys, id)?;
        let noted = notes.iter().filter(|note| !note.text.expose().is_empty()).count();
        Ok((stored::words(tx, &app.data_keys, id)?.len(), noted))
    };
    server.does(read).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_09_the_words_of_a_closed_incident_go_after_three_years_and_codes_stay() {
    let [alpha] = fediverse(["alpha"]).await;
    let lead = staff(&alpha, "lead", Role::SafeguardingLead).await;
    let teller = person(&alpha.node.app, lead, PersonKind::Seeker).await;
    let id = told_by(&alpha, teller).await;
    let now = alpha.clock.now();
    alpha.does(move |tx, app| incidents::note(tx, app, now, lead, (id, "Vu"))).await.unwrap();
    let offer = written(&alpha, Viewer::Operator, &an_offer().draft).await.id;
    records(&alpha, lead, offer, StepOutcome::Passed).await;
    let grave = suspended(&alpha, lead, offer).await;
    closes(&alpha, lead, grave).await;
    alpha.later(TimeDelta::days(3_650));
    assert!(due(&alpha).await.is_empty(), "one is open, the other suspends an offer");
    judges(&alpha, lead, (id, IncidentSeverity::Minor)).await.unwrap();
    closes(&alpha, lead, id).await;
    alpha.later(TimeDelta::days(1_095));
    assert!(due(&alpha).await.is_empty(), "three years are not over");
    alpha.later(TimeDelta::seconds(1));
    assert_eq!(due(&alpha).await, Due { incidents: vec![id], ..Due::default() });
    assert_eq!(words(&alpha, id).await, (1, 1), "a look erases nothing");
    assert_eq!(runs(&alpha).await.incidents, [id]);
    assert_eq!(words(&alpha, id).await, (0, 0));
    let left = alpha.reads(move |conn| stored::by_id(conn, id)).await.unwrap();
    assert_eq!((left.state, left.severity), (IncidentState::Closed, Some(IncidentSeverity::Minor)));
    assert_eq!(left.person, None, "codes name nobody");
    assert!(runs(&alpha).await.is_empty(), "once is enough");
    alpha.does(move |tx, _| Ok(suspensions::end(tx, offer)?)).await.unwrap();
    assert_eq!(due(&alpha).await.incidents, [grave], "it suspends nothing any more");
}

/// What an authority asked, recorded then.
fn asked() -> (RequestFacts, String) {
    let typed = TypedRequest {
        authority: "police".to_owned(),
        via: "letter".to_owned(),
        basis: "none".to_owned(),
        asked_on: noon().date_naive().to_string(),
        asked: NAME.to_owned(),
    };
    RequestFacts::read(&typed, noon().date_naive()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_09_what_an_authority_asked_in_words_goes_after_three_years_and_the_decision_stays() {
    let [alpha] = fediverse(["alpha"]).await;
    let (one, other) = (
        staff(&alpha, "one", Role::SafeguardingLead).await,
        staff(&alpha, "other", Role::SafeguardingLead).await,
    );
    let (facts, text) = asked();
    let now = alpha.clock.now();
    let id = alpha.does(move |tx, app| authority::record(tx, app, now, one, (facts, &text))).await.unwrap();
    let lawyer = Otherwise { decision: AuthorityDecision::Lawyer, reason: AuthorityReason::AdviceNeeded };
    let says = async |by| {
        let now = alpha.clock.now();
        alpha.does(move |tx, app| authority::decide(tx, app, now, by, (id, Some(lawyer)))).await.unwrap()
    };
    alpha.later(TimeDelta::days(1_095));
    assert!(due(&alpha).await.is_empty(), "three years are not over");
    says(one).await;
    alpha.later(TimeDelta::seconds(1));
    assert!(due(&alpha).await.is_empty(), "a second word is waited for");
    says(other).await;
    assert_eq!(due(&alpha).await, Due { authority_requests: vec![id], ..Due::default() });
    let now = alpha.clock.now();
    let reads = async || {
        let opened = alpha.does(move |tx, app| authority::open(tx, app, now, one, id)).await.unwrap();
        (opened.0.decision, opened.1.expose().to_owned())
    };
    assert_eq!(reads().await, (AuthorityDecision::Lawyer, NAME.to_owned()), "a look erases nothing");
    assert_eq!(runs(&alpha).await.authority_requests, [id]);
    assert_eq!(reads().await, (AuthorityDecision::Lawyer, String::new()));
    assert!(runs(&alpha).await.is_empty(), "once is enough");
}

/// Writes into a place's database what was kept for four years: a refused host, a closed incident, and a request of an authority.
async fn long_ago(place: &Place, then: DateTime<Utc>) -> [String; 4] {
    let node = opened(place).await;
    let app = Arc::clone(&node.app);
    let (account, hash) = rooftop::services::accounts::prepare(
        "lead@example.org",
        Role::SafeguardingLead,
        "a long enough password",
    )
    .unwrap();
    let lead = Viewer::Staff { account: account.id, role: account.role };
    app.db.tx(move |tx| rooftop::services::accounts::create(tx, then, &account, &hash)).await.unwrap();
    let host = person(&app, lead, PersonKind::Host).await;
    let (its, draft, (facts, text)) = (Arc::clone(&app), an_offer().draft, asked());
    let written = app.db.tx(move |tx| {
        let offer = hosts::write_offer(tx, &its, then, lead, (host, &draft))?.id;
        let done_on = Some(then.date_naive());
        let failed = StepTold { step: VettingStep::IdSeen, outcome: StepOutcome::Failed, done_on };
        vetting::record_step(tx, &its, then, lead, (offer, failed))?;
        let typed = TypedIncident {
            kind: "unsafe_home".to_owned(),
            text: NAME.to_owned(),
            ..TypedIncident::default()
        };
        let telling = Telling::read(&typed).expect("it is well-formed");
        let told = Told { telling, by: Teller::Unnamed, from: FromPage::Home, offer: None };
        incidents::tell(tx, &its, then, (&told, None))?;
        let incident = stored::open_ids(tx, None)?[0];
        incidents::judge(tx, &its, then, lead, (incident, IncidentSeverity::Minor))?;
        incidents::close(tx, then, lead, (incident, rooftop::domain::incident::IncidentOutcome::Unfounded))?;
        let request = authority::record(tx, &its, then, lead, (facts, &text))?;
        Ok::<_, rooftop::services::ServiceError>((offer, incident, request))
    });
    let (offer, incident, request) = written.await.unwrap();
    [offer.to_string(), host.to_string(), incident.to_string(), request.to_string()]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_09_the_dry_run_names_each_thing_that_is_due_and_deletes_nothing() {
    let place = Place::new().await;
    let ids = long_ago(&place, noon() - TimeDelta::days(4 * 365)).await;
    let dry = place.runs(&["forget", "--dry-run"]).await;
    let lines: Vec<&str> = dry.out.lines().collect();
    for (id, setting) in ids.iter().zip([
        "retention.refused_host_days",
        "a host with no other offers",
        "retention.incident_days",
        "retention.authority_request_days",
    ]) {
        assert!(lines.iter().any(|line| line.contains(id.as_str()) && line.contains(setting)), "{dry:?}");
    }
    assert_eq!(lines.len(), ids.len(), "{dry:?}");
    let done = place.runs(&["forget"]).await;
    assert_eq!(done.out, format!("{}done\n", dry.out), "the dry run deleted nothing");
    assert_eq!(place.runs(&["forget", "--dry-run"]).await.out, "nothing is due\n");
}

/// Where the visitor of a test comes from, as a proxy says it, and as the connection does.
const ADDRESSES: [&str; 2] = ["203.0.113.77", "127.0.0.177"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_09_no_address_of_a_visitor_is_stored_or_logged() {
    prepare_with("warn,rooftop=trace,it=trace");
    let settings = [("SERVER__TRUSTED_PROXIES", "127.0.0.0/8")];
    let alpha = Plan { settings: &settings, ..Plan::of(&["alpha"]) }.start().await.remove(0);
    let domain = alpha.node.app.urls.domain().to_string();
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .local_address(Some(ADDRESSES[1].parse().unwrap()))
        .build()
        .unwrap();
    let told = format!("kind=unsafe_home&text={NAME}&which=&contact=&from=home");
    for (path, form) in [
        ("/offers", ""),
        ("/card", "code=7K2M9QWX0ABCD4EFTV&pin=793027"),
        ("/sign-in", "email=nobody%40example.org&password=a+wrong+password"),
        ("/help", told.as_str()),
        ("/inbox", "{}"),
    ] {
        for forwarded in [None, Some(ADDRESSES[0])] {
            let address = format!("http://{}{path}", alpha.address);
            let mut request = if form.is_empty() { client.get(address) } else { client.post(address) };
            request = request.header("host", &domain).body(form.to_owned());
            request = request.header("content-type", "application/x-www-form-urlencoded");
            if let Some(forwarded) = forwarded {
                request = request.header("x-forwarded-for", forwarded);
            }
            let status = request.send().await.unwrap().status().as_u16();
            assert!(status < 500, "{path}: {status}");
        }
    }
    tracing::trace!("everything is logged");
    let (log, stored) = (logged(), everything(&alpha).await);
    assert!(holds(&stored, "unsafe_home"), "something was stored");
    assert!(holds(&log, "everything is logged"));
    for address in ADDRESSES {
        assert!(!holds(&stored, address), "{address} is stored");
        assert!(!holds(&log, address), "{address} is in the log");
    }
}
