//! What a block forgets of what people of a domain, and of those below it, wrote, liked, reported and let us know.

use rooftop::domain::bands::Bands;
use rooftop::domain::report::{Direction, Report, ReportState};
use rooftop::federation::vocab::actor;
use rooftop::ids::{ApId, Domain, ReportId};
use rooftop::services::{ServiceError, Viewer, partners};
use rooftop::store::ally_requests::{self, AllyRequest};
use rooftop::store::reactions::{self, Reaction, ReactionKind};
use rooftop::store::{StoreError, Tx, actors, leads, reports};
use serde_json::{Value, json};

use crate::fediverse::{Server, noon};
use crate::wire::effects::letter;
use crate::wire::stranger::alpha_and_beta;

/// The domain that is blocked, one below it, and two that only look like it.
const DOMAINS: [&str; 4] = ["beta.test", "rooms.beta.test", "notbeta.test", "beta.test.example"];
const OURS: &str = "http://alpha.test/offers/1";

fn id(domain: &str, what: &str) -> ApId {
    format!("http://{domain}/{what}").parse().unwrap()
}

fn report(direction: Direction, reporter: &ApId, of: &str) -> Report {
    Report {
        id: ReportId::new(),
        ap_id: format!("{reporter}/flags/{of}").parse().unwrap(),
        direction,
        reporter: reporter.clone(),
        objects: vec![OURS.parse().unwrap()],
        more: 0,
        content: "A scam".to_owned(),
        state: ReportState::Open,
        close_reason: None,
        created_at: noon(),
    }
}

/// One of each kind from somebody at a domain, whose actor is known as everybody's who signed something.
fn comes(tx: &mut Tx<'_>, document: &Value) -> Result<(), StoreError> {
    let somebody = actor::read(document, noon()).unwrap();
    let by = &somebody.ap_id;
    actors::save_remote(tx, &somebody)?;
    leads::insert(tx, &letter(by, noon()), "")?;
    let reaction = |kind| Reaction {
        object: OURS.parse().unwrap(),
        actor: by.clone(),
        kind,
        activity: format!("{by}/{kind:?}").parse().unwrap(),
    };
    for kind in [ReactionKind::Like, ReactionKind::Announce] {
        reactions::save(tx, &reaction(kind), noon())?;
    }
    reports::insert(tx, &report(Direction::In, by, "1"), None)?;
    let bands = Bands { size: "2", area: None, period: "2026-12".parse().unwrap() };
    let ap_id = format!("{by}/request").parse().unwrap();
    ally_requests::save(tx, &AllyRequest { ap_id, author: by.clone(), bands }, noon())
}

/// What is kept of somebody at a domain: letters, reports, requests.
async fn kept(server: &Server, domain: &'static str) -> (bool, bool, bool) {
    let by = id(domain, "users/ben");
    let read = move |conn: &mut rooftop::store::Conn| {
        let letter = leads::by_note(conn, &letter(&by, noon()).note)?.is_some();
        let flag = reports::by_ap_id(conn, &report(Direction::In, &by, "1").ap_id)?.is_some();
        let request = ally_requests::all(conn, 10)?.iter().any(|request| request.author == by);
        Ok((letter, flag, request))
    };
    server.reads(read).await
}

async fn reacted(server: &Server, kind: ReactionKind) -> i64 {
    server.reads(move |conn| reactions::count(conn, &OURS.parse().unwrap(), kind)).await
}

/// An instance to which somebody at each domain wrote.
async fn heard_from_all() -> Server {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    for domain in DOMAINS {
        let mut document = ben.document();
        let own = id(domain, "users/ben");
        for (name, value) in [("id", json!(own)), ("inbox", json!(format!("{own}/inbox")))] {
            document[name] = value;
        }
        document["publicKey"]["id"] = json!(format!("{own}#main-key"));
        document["publicKey"]["owner"] = json!(own);
        alpha.does(move |tx, _| Ok::<_, ServiceError>(comes(tx, &document)?)).await.unwrap();
    }
    alpha
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_only_partners_are_heard_what_people_wrote_before_stays() {
    let alpha = heard_from_all().await.restarts_with(("FEDERATION__MODE", "allowlist")).await;
    for domain in DOMAINS {
        assert_eq!(kept(&alpha, domain).await, (true, true, false), "{domain}: letters and reports, no ties");
    }
    for kind in [ReactionKind::Like, ReactionKind::Announce] {
        assert_eq!(reacted(&alpha, kind).await, 4, "{kind:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_block_forgets_what_people_of_a_domain_and_below_it_wrote_liked_reported_and_let_us_know() {
    let alpha = heard_from_all().await;
    // What we reported of it ourselves is our own word.
    let instance = alpha.node.app.urls.instance();
    let ours = report(Direction::Out, &instance, "2");
    let our_flag = ours.ap_id.clone();
    alpha.does(move |tx, _| Ok(reports::insert(tx, &ours, None)?)).await.unwrap();
    for domain in DOMAINS {
        assert_eq!(kept(&alpha, domain).await, (true, true, true), "{domain}");
    }

    let beta: Domain = DOMAINS[0].parse().unwrap();
    alpha.does(move |tx, app| partners::block(tx, app, noon(), Viewer::Operator, &beta)).await.unwrap();
    for domain in [DOMAINS[0], DOMAINS[1]] {
        assert_eq!(kept(&alpha, domain).await, (false, false, false), "{domain}");
    }
    for domain in [DOMAINS[2], DOMAINS[3]] {
        assert_eq!(kept(&alpha, domain).await, (true, true, true), "{domain} is another");
    }
    for kind in [ReactionKind::Like, ReactionKind::Announce] {
        assert_eq!(reacted(&alpha, kind).await, 2, "{kind:?} of the others alone");
    }
    assert!(alpha.reads(move |conn| reports::by_ap_id(conn, &our_flag)).await.is_some());
}
