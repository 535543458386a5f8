//! What people may ask for (PR-08, PR-09): a copy of what is known of them, that it is erased, and that nothing is kept too long.

use chrono::TimeDelta;
use rooftop::domain::partner::PartnerTier;
use rooftop::domain::proposal::{Proposal, State};
use rooftop::services::{Viewer, audit, erasure, proposals, retention};
use rooftop::store::{Conn, ally_requests, people, proposals as stored};
use serde_json::Value;

use super::sealed::{everything, holds};
use super::{Card, HOURS, NAME, PHONE, caseworker, holder, server, tries};
use crate::federation::crowd::{agrees, gathers};
use crate::fediverse::{Plan, Server, a_request, an_offer, settled};
use crate::media::staff::Staff;

/// A request of somebody, open.
async fn a_request_of(server: &Server, card: &Card) -> Proposal {
    let request = server.publishes(&a_request()).await;
    let (id, person) = (request.id, card.person.parse().unwrap());
    server.does(move |tx, _| Ok(people::set_request(tx, id, person)?)).await.unwrap();
    request
}

#[actix_web::test]
async fn pr_08_somebody_takes_a_copy_of_all_that_is_known_of_them_and_nobody_else_does() {
    let server = server().await;
    let (staff, card) = caseworker(&server).await;
    let request = a_request_of(&server, &card).await;
    let browser = holder(&server, &card).await;
    let copy: Value = serde_json::from_str(&browser.get("/my/data.json").await.body).unwrap();
    assert_eq!(copy["contact"]["called_name"], NAME);
    assert_eq!(copy["contact"]["phone"], PHONE);
    assert_eq!(copy["contact"]["safe_hours"], HOURS);
    assert_eq!(copy["requests"][0]["fields"]["title"][0], request.terms.title.as_str());
    assert_eq!(copy["mandates"][0]["given_via"], "oral");
    assert_eq!(copy["sessions"].as_array().unwrap().len(), 1);
    assert!(copy["looked_at_by"].as_array().unwrap().len() >= 3);
    assert!(!copy.to_string().contains("laila"), "nobody else is in it");
    for other in [&staff, &Staff::nobody(&server)] {
        assert_eq!(other.get("/my/data.json").await.to, "/card");
    }
}

/// Asks to be erased, with a PIN.
async fn asks(browser: &mut Staff<'_>, pin: &str) -> (u16, String) {
    let answer = browser.steps("/my/erase", "/my/erase", &[("pin", pin)]).await;
    (answer.status, answer.to)
}

/// Rewrites the file, so that nothing of what was deleted is left in it.
pub async fn vacuums(server: &Server) {
    let url = server.settings["ROOFTOP_DATABASE_URL"].clone();
    if let Some(path) = url.strip_prefix("sqlite:") {
        use diesel::connection::SimpleConnection as _;
        use diesel::{Connection as _, SqliteConnection};
        let mut conn = SqliteConnection::establish(path).unwrap();
        conn.batch_execute("PRAGMA busy_timeout=5000; VACUUM; PRAGMA wal_checkpoint(TRUNCATE);").unwrap();
    }
}

#[actix_web::test]
async fn pr_08_who_asks_is_erased_within_a_day_allies_are_told_and_the_log_still_holds() {
    let plan = Plan { settings: &[("FEDERATION__REQUESTS", "allies")], ..Plan::of(&["alpha", "beta"]) };
    let servers = plan.start().await;
    let [alpha, beta] = &servers[..] else { panic!("two servers") };
    alpha.befriends(beta, PartnerTier::Ally).await;
    beta.befriends(alpha, PartnerTier::Ally).await;
    settled(&[alpha, beta]).await;
    let (staff, card) = caseworker(alpha).await;
    let request = a_request_of(alpha, &card).await;
    gathers(alpha).await;
    agrees(alpha, request.id, vec![beta.node.app.association()]).await.unwrap();
    rooftop::services::batches::run(&alpha.node.app).await.unwrap();
    settled(&[alpha, beta]).await;
    let at_beta = async || beta.reads(|conn| ally_requests::all(conn, 10)).await.len();
    assert_eq!(at_beta().await, 1);

    let mut browser = holder(alpha, &card).await;
    let wrong = if card.pin.starts_with('7') { "893027" } else { "793027" };
    assert_eq!(asks(&mut browser, wrong).await.0, 403, "only with the PIN");
    assert_eq!(asks(&mut browser, &card.pin).await, (303, "/my?done=erase".to_owned()));
    assert!(browser.get("/my").await.body.contains("Ne pas effacer"));
    // Whoever supports the person sees it while there is time: a phone can be in another hand.
    let at_desk = staff.get(&format!("/desk/people/{}", card.person)).await.body;
    assert!(at_desk.contains("a demandé d’effacer"), "{at_desk}");
    assert_eq!(browser.steps("/my", "/my/erase/take-back", &[]).await.to, "/my?done=kept");
    alpha.clock.advance(TimeDelta::hours(12));
    assert_eq!(erasure::run(&alpha.node.app).await.unwrap(), 0, "it was taken back");
    assert_eq!(asks(&mut browser, &card.pin).await.0, 303);
    alpha.clock.advance(TimeDelta::hours(12) - TimeDelta::seconds(1));
    assert_eq!(erasure::run(&alpha.node.app).await.unwrap(), 0, "there is time left");
    alpha.clock.advance(TimeDelta::seconds(1));
    assert_eq!(erasure::run(&alpha.node.app).await.unwrap(), 1);

    assert_eq!(browser.get("/my").await.to, "/card");
    assert_eq!(tries(&mut Staff::nobody(alpha), &card.code, &card.pin).await.status, 403);
    settled(&[alpha, beta]).await;
    assert_eq!(at_beta().await, 0, "the ally is told to delete it");
    vacuums(alpha).await;
    let bytes = everything(alpha).await;
    assert!(holds(&bytes, &card.person), "an id stays in the log");
    let title = request.terms.title.as_str();
    for canary in [NAME, PHONE, HOURS, title] {
        assert!(!holds(&bytes, canary), "{canary} is left");
    }
    let person = card.person.parse().unwrap();
    assert!(alpha.reads(move |conn| people::by_id(conn, person)).await.is_none());
    let verified = audit::verify(&alpha.node.app, Viewer::Operator, None).await.unwrap();
    assert!(verified.is_ok(), "{verified:?}");
}

#[actix_web::test]
async fn pr_08_who_was_erased_is_erased_again_after_a_backup_is_restored() {
    let server = server().await;
    let (_, card) = caseworker(&server).await;
    // As if the database were one of before: the list outside of it says what happened since.
    let id = card.person.parse().unwrap();
    let list = server.node.app.config.erased_file.clone();
    rooftop::store::erased::add(&list, id, server.clock.now()).unwrap();
    let server = server.restarts_with(("LOG", "info")).await;
    assert!(server.reads(move |conn| people::by_id(conn, id)).await.is_none());
    assert_eq!(tries(&mut Staff::nobody(&server), &card.code, &card.pin).await.status, 403);
    let bytes = everything_after_vacuum(&server).await;
    assert!(!holds(&bytes, NAME));
}

async fn everything_after_vacuum(server: &Server) -> Vec<u8> {
    vacuums(server).await;
    everything(server).await
}

/// Whether proposals are there.
async fn are_there(server: &Server, ids: &[rooftop::ids::ProposalId]) -> Vec<bool> {
    let ids = ids.to_vec();
    let read = move |conn: &mut Conn| ids.iter().map(|id| Ok(stored::by_id(conn, *id)?.is_some())).collect();
    server.reads(read).await
}

#[actix_web::test]
async fn pr_09_drafts_go_after_thirty_days_and_withdrawn_requests_after_half_a_year_and_nothing_else() {
    let server = server().await;
    let now = server.clock.now();
    let draft = an_offer().draft;
    let draft = server
        .does(move |tx, app| {
            proposals::create(
                tx,
                app,
                now,
                Viewer::Operator,
                (rooftop::domain::field::Purpose::Offer, &draft),
            )
        })
        .await
        .unwrap();
    let offer = server.publishes(&an_offer()).await;
    let open = server.publishes(&a_request()).await;
    let closed = server.publishes(&a_request()).await.id;
    server.does(move |tx, app| proposals::withdraw(tx, app, now, Viewer::Operator, closed)).await.unwrap();
    let paused = server.publishes(&an_offer()).await.id;
    server
        .does(move |tx, app| proposals::change_state(tx, app, now, Viewer::Operator, (paused, State::Paused)))
        .await
        .unwrap();
    let ids = [draft.id, offer.id, open.id, closed, paused];
    let runs = async || {
        let now = server.clock.now();
        server.does(move |tx, app| retention::run(tx, app, now)).await.unwrap()
    };
    server.clock.advance(TimeDelta::days(30));
    assert!(runs().await.is_empty(), "thirty days are not over");
    server.clock.advance(TimeDelta::seconds(1));
    let now = server.clock.now();
    let due = server.does(move |tx, app| retention::due(tx, app, now)).await.unwrap();
    assert_eq!((due.drafts.clone(), due.closed_requests.len()), (vec![draft.id], 0));
    assert_eq!(are_there(&server, &ids).await, [true; 5], "a look deletes nothing");
    assert_eq!(runs().await, due);
    assert_eq!(are_there(&server, &ids).await, [false, true, true, true, true]);
    server.clock.advance(TimeDelta::days(152));
    assert_eq!(runs().await.closed_requests, [closed]);
    assert_eq!(are_there(&server, &ids).await, [false, true, true, false, true]);
    server.clock.advance(TimeDelta::days(3650));
    assert!(runs().await.is_empty(), "an offer that was out, and an open request, are not kept by this rule");
}
