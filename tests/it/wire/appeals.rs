//! Appeals: what of a request everybody may read, when it goes out and comes back, and what becomes of an answer to it.

use chrono::TimeDelta;
use regex::Regex;
use rooftop::domain::access::Role;
use rooftop::domain::appeal::{Appeal, next_at};
use rooftop::domain::field::Field;
use rooftop::domain::lead::LeadState;
use rooftop::domain::proposal::{Proposal, State};
use rooftop::ids::ProposalId;
use rooftop::services::appeals;
use rooftop::services::requests::By;
use rooftop::services::{ServiceError, Viewer, proposals};
use rooftop::store::appeals as stored;
use serde_json::{Value, json};

use super::letters::{answers, listed, note, us, writes};
use super::peer::Peer;
use super::stranger::{Stranger, alpha_and_beta};
use crate::federation::crowd::{agrees_to_appeal as agrees, appeals_for, gathers, opens};
use crate::fediverse::{A, Server, a_request, settled};
use crate::media::staff::{Staff, account};

const OPERATOR: By = By::Staff(Viewer::Operator);
const ACTIVITY: &str = "application/activity+json";

async fn approves(server: &Server, viewer: Viewer, request: ProposalId) -> Result<(), ServiceError> {
    let now = server.clock.now();
    server.does(move |tx, _| appeals::approve(tx, now, viewer, request)).await
}

async fn takes_back(server: &Server, request: ProposalId) {
    let now = server.clock.now();
    server.does(move |tx, app| appeals::revoke(tx, app, now, &OPERATOR, request)).await.unwrap();
    settled(&[server]).await;
}

/// The week passes, and its batch leaves; nothing leaves a second before.
async fn next_week(server: &Server) {
    assert_eq!(appeals::run_due(&server.node.app).await, Ok(0), "nothing leaves before its time");
    let now = server.clock.now();
    server.later(next_at(now) - now - TimeDelta::seconds(1));
    assert_eq!(appeals::run_due(&server.node.app).await, Ok(0), "nor a second before");
    server.later(TimeDelta::seconds(1));
    appeals::run_due(&server.node.app).await.unwrap();
    settled(&[server]).await;
}

async fn of_request(server: &Server, request: ProposalId) -> Option<Appeal> {
    server.reads(move |conn| stored::of_request(conn, request)).await
}

/// The notes that everybody was told of and that were not deleted, as the peer got them.
fn told(peer: &Peer) -> Vec<Value> {
    let posted: Vec<Value> = peer.posted().into_iter().map(|(_, activity)| activity).collect();
    let is_gone =
        |id: &Value| posted.iter().any(|said| said["type"] == "Delete" && said["object"]["id"] == *id);
    let notes =
        posted.iter().filter(|said| said["type"] == "Create" && said["to"].to_string().contains("#Public"));
    notes.map(|said| said["object"].clone()).filter(|note| !is_gone(&note["id"])).collect()
}

/// A request of its own caseworker, with texts that nobody else may read.
fn a_secret_request() -> A {
    a_request()
        .with(Field::Title, "Canari Selamawit cherche")
        .with(Field::Description, "Canari de son histoire")
        .with(Field::Zones, "62063")
        .with(Field::NeededFrom, "2026-12-17")
}

/// Four requests that one can hide among, one more, and Ben, who follows the association.
async fn a_crowd_and_ben() -> (Server, Peer, Stranger, Vec<Proposal>, Proposal) {
    let (alpha, peer, ben) = alpha_and_beta(&[("LIMITS__SIGN_IN_PER_MINUTE", "10000")]).await;
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    let others = gathers(&alpha).await;
    let writer = account(&alpha, "cleo@toits.example", Role::Caseworker).await;
    let request = opens(&alpha, writer, &a_secret_request()).await;
    (alpha, peer, ben, others, request)
}

async fn withdraws(server: &Server, request: ProposalId) {
    let now = server.clock.now();
    server.does(move |tx, app| proposals::withdraw(tx, app, now, Viewer::Operator, request)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_02_pr_06_an_appeal_goes_out_and_comes_back_with_the_batch_of_a_week() {
    let (alpha, peer, _, _, request) = a_crowd_and_ben().await;
    agrees(&alpha, request.id).await;
    next_week(&alpha).await;
    assert!(told(&peer).is_empty(), "nobody approved it");
    approves(&alpha, Viewer::Operator, request.id).await.unwrap();
    settled(&[&alpha]).await;
    assert!(told(&peer).is_empty(), "nothing leaves before the batch");
    next_week(&alpha).await;
    let out = told(&peer);
    let [appeal] = &out[..] else { panic!("{out:?}") };
    assert_eq!((&appeal["type"], &appeal["attributedTo"]), (&json!("Note"), &json!(us(&alpha))));
    let content = appeal["content"].as_str().unwrap();
    assert!(
        content.contains("2 personnes") && content.contains("Liège") && content.contains("décembre 2026")
    );
    assert_eq!(content.matches("<a ").count(), 1, "one link, to the association: {content}");
    assert!(content.contains("<a href=\"http://alpha.test/@alpha\">"), "{content}");
    assert_eq!((&appeal["tag"], &appeal["contentMap"]["fr"]), (&json!([]), &appeal["content"]));
    assert_eq!(appeal["contentMap"].as_object().unwrap().len(), 4);
    next_week(&alpha).await;
    assert_eq!(told(&peer).len(), 1, "it is told once");

    // It is over: the next batch takes the appeal back, and its place says that it is gone.
    let path = appeal["id"].as_str().unwrap().strip_prefix("http://alpha.test").unwrap().to_owned();
    withdraws(&alpha, request.id).await;
    settled(&[&alpha]).await;
    assert_eq!(told(&peer).len(), 1, "nothing comes back before the batch");
    let (status, document) = alpha.document(&path).await;
    assert_eq!((status, &document["content"]), (200, &appeal["content"]), "and it reads as it did");
    next_week(&alpha).await;
    assert!(told(&peer).is_empty());
    let (status, stone) = alpha.document(&path).await;
    assert_eq!((status, &stone["type"]), (410, &json!("Tombstone")));
    assert_eq!(alpha.get(&path, "text/html").await.0, 410);
    let (_, outbox) = alpha.document("/actors/alpha/outbox?page=true").await;
    assert!(!outbox.to_string().contains(&path), "{outbox}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_02_nothing_that_everybody_may_read_of_an_appeal_leads_to_its_request() {
    let (alpha, peer, _, others, request) = a_crowd_and_ben().await;
    // The later ones are approved first: neither order is that in which they leave.
    for one in std::iter::once(&request).chain(others.iter().rev()) {
        appeals_for(&alpha, one.id).await;
    }
    alpha.later(TimeDelta::hours(30));
    next_week(&alpha).await;
    let mut public: Vec<String> = peer.posted().iter().map(|(_, activity)| activity.to_string()).collect();
    let outbox = alpha.get("/actors/alpha/outbox?page=true", ACTIVITY).await.2;
    let address = Regex::new("http://alpha\\.test(/(?:activities|appeals)/[0-9a-z-]+)").unwrap();
    for found in address.captures_iter(&outbox) {
        for accept in [ACTIVITY, "text/html"] {
            public.push(alpha.get(&found[1], accept).await.2);
        }
    }
    public.push(outbox);
    let out = told(&peer);
    assert_eq!(out.len(), 5);
    let everything = public.join("\n");
    for one in others.iter().chain(std::iter::once(&request)) {
        let last = |id: &str| id.rsplit('/').next().unwrap().to_owned();
        for secret in [one.id.to_string(), last(one.ap_id.as_str()), one.terms.title.clone()] {
            assert!(!everything.contains(&secret), "{secret} leads to a request");
        }
    }
    for secret in ["Canari", "2026-12-17", "17 décembre", "cleo@"] {
        assert!(!everything.contains(secret), "{secret} is public: {everything}");
    }
    for appeal in &out {
        assert_eq!(appeal["published"], "2026-11-30T00:00:00Z", "the day of the batch, and no other");
        let id = appeal["id"].as_str().unwrap().rsplit('/').next().unwrap();
        assert_eq!(id.as_bytes()[14], b'4', "{id}: random, and not of a time");
        let mut same = (appeal.clone(), out[0].clone());
        for both in [&mut same.0, &mut same.1] {
            for own in ["id", "url"] {
                both.as_object_mut().unwrap().shift_remove(own);
            }
        }
        assert_eq!(same.0, same.1, "those who share bands read alike");
    }
    let (_, page) = alpha.document("/actors/alpha/outbox?page=true").await;
    // The newest come first.
    let items = page["orderedItems"].as_array().unwrap().iter().rev();
    let ids: Vec<&str> = items.map(|said| said["object"]["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 5);
    assert!(ids.is_sorted(), "they leave in the order of their ids, which is none: {ids:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_06_an_appeal_that_fewer_than_five_share_waits_and_one_that_is_out_stays_though_others_leave() {
    let (alpha, peer, _, others, request) = a_crowd_and_ben().await;
    let (id, now) = (others[0].id, alpha.clock.now());
    let pausing = alpha
        .does(move |tx, app| proposals::change_state(tx, app, now, Viewer::Operator, (id, State::Paused)));
    pausing.await.unwrap();
    appeals_for(&alpha, request.id).await;
    next_week(&alpha).await;
    assert!(told(&peer).is_empty(), "four are too few, however wide the bands");
    let now = alpha.clock.now();
    alpha.does(move |tx, app| proposals::publish(tx, app, now, Viewer::Operator, id)).await.unwrap();
    next_week(&alpha).await;
    assert_eq!(told(&peer).len(), 1);
    for other in &others {
        withdraws(&alpha, other.id).await;
    }
    next_week(&alpha).await;
    assert_eq!(told(&peer).len(), 1, "a change would tell that they left");
    // What it says is not true any more.
    let (draft, id, now) =
        (a_secret_request().with(Field::NeededFrom, "2027-08-01").draft, request.id, alpha.clock.now());
    alpha.does(move |tx, app| proposals::edit(tx, app, now, Viewer::Operator, (id, &draft))).await.unwrap();
    next_week(&alpha).await;
    assert!(told(&peer).is_empty());
    assert_eq!(of_request(&alpha, request.id).await, None, "another one is approved anew");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_06_pr_07_a_consent_that_is_taken_back_waits_for_no_batch() {
    let (alpha, peer, _, _, request) = a_crowd_and_ben().await;
    appeals_for(&alpha, request.id).await;
    next_week(&alpha).await;
    let id = told(&peer)[0]["id"].clone();
    takes_back(&alpha, request.id).await;
    assert!(told(&peer).is_empty(), "it is deleted at once");
    let path = id.as_str().unwrap().strip_prefix("http://alpha.test").unwrap();
    assert_eq!(alpha.document(path).await.0, 410);
    next_week(&alpha).await;
    assert!(told(&peer).is_empty(), "and does not come again");
    // What was approved and had not left goes too: who agrees once more is asked once more.
    appeals_for(&alpha, request.id).await;
    takes_back(&alpha, request.id).await;
    agrees(&alpha, request.id).await;
    next_week(&alpha).await;
    assert!(told(&peer).is_empty());
    takes_back(&alpha, request.id).await;
    let (id, now) = (request.id, alpha.clock.now());
    let twice = alpha.does(move |tx, app| appeals::revoke(tx, app, now, &OPERATOR, id)).await;
    assert_eq!(twice, Err(ServiceError::NotFound("consent")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_12_nobody_approves_an_appeal_for_a_request_that_they_wrote_and_nobody_without_a_consent() {
    let (alpha, _, _, _, _) = a_crowd_and_ben().await;
    let writer = account(&alpha, "nour@toits.example", Role::Moderator).await;
    let own = opens(&alpha, writer, &a_secret_request()).await;
    let other = account(&alpha, "omar@toits.example", Role::Moderator).await;
    let moderator = |account| Viewer::Staff { account, role: Role::Moderator };
    let refused = approves(&alpha, moderator(other), own.id).await;
    assert!(matches!(refused, Err(ServiceError::Conflict(_))), "nobody agreed: {refused:?}");
    agrees(&alpha, own.id).await;
    assert_eq!(approves(&alpha, moderator(writer), own.id).await, Err(ServiceError::OwnRecord));
    let caseworker = Viewer::Staff { account: other, role: Role::Caseworker };
    assert_eq!(approves(&alpha, caseworker, own.id).await, Err(ServiceError::NotAllowed));
    assert_eq!(approves(&alpha, moderator(other), own.id).await, Ok(()));
    let twice = approves(&alpha, moderator(other), own.id).await;
    assert!(matches!(twice, Err(ServiceError::Conflict(_))), "one appeal a request at a time: {twice:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_02_an_answer_to_an_appeal_is_a_lead_that_shows_the_appeal_and_never_the_request() {
    let (alpha, peer, ben, _, request) = a_crowd_and_ben().await;
    appeals_for(&alpha, request.id).await;
    next_week(&alpha).await;
    let appeal = told(&peer)[0]["id"].clone();
    writes(
        &ben,
        &alpha,
        1,
        note(&ben, 1, "J’ai une chambre", json!({"to": us(&alpha), "inReplyTo": appeal})),
    )
    .await;
    // Not to us by name, and about the appeal all the same.
    writes(
        &ben,
        &alpha,
        2,
        note(
            &ben,
            2,
            "Et un lit",
            json!({"to": ["http://beta.test/users/ben/followers"], "inReplyTo": appeal}),
        ),
    )
    .await;
    let found = listed(&alpha, LeadState::New).await;
    assert_eq!(found.len(), 2, "{found:?}");
    for lead in &found {
        assert_eq!((lead.offer, lead.appeal.map(|id| id.to_string())), (None, Some(last(&appeal))));
    }
    let sent: Vec<Value> = answers(&peer).into_iter().filter(|note| note["directMessage"] == true).collect();
    let [answer] = &sent[..] else { panic!("one answer by itself: {sent:?}") };
    assert!(answer["content"].as_str().unwrap().contains("l’appel"), "{answer}");
    // An answer to our answer stays with the appeal.
    let reply = json!({"to": us(&alpha), "inReplyTo": answer["id"]});
    writes(&ben, &alpha, 3, note(&ben, 3, "Merci", reply)).await;
    assert_eq!(listed(&alpha, LeadState::New).await[2].appeal, found[0].appeal);

    let desk = Staff::signs_in(&alpha, "lea", Role::Moderator).await;
    let page = desk.get(&format!("/desk/leads/{}", found[0].id)).await.body;
    assert!(page.contains("Répond à un appel public") && page.contains("décembre 2026"), "{page}");
    assert!(!page.contains(&request.id.to_string()) && !page.contains("Canari"), "{page}");
    let list = desk.get("/desk/leads").await.body;
    assert!(list.contains("Répond à un appel public") && !list.contains(&request.id.to_string()), "{list}");
    takes_back(&alpha, request.id).await;
    let page = desk.get(&format!("/desk/leads/{}", found[0].id)).await.body;
    assert!(page.contains("Répond à un appel public qui est retiré"), "{page}");
}

fn last(id: &Value) -> String {
    id.as_str().unwrap().rsplit('/').next().unwrap().to_owned()
}
