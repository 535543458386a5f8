//! What strangers cannot make us do: fetch for them, follow them about, or keep what is not theirs to say (inbound checks 7, 11 and 14).

use chrono::TimeDelta;
use rooftop::domain::partner::{DomainFlags, PartnerTier};
use rooftop::store::ally_requests;
use serde_json::{Value, json};

use super::activities::is_partner;
use super::peer::Peer;
use super::stranger::{Stranger, alpha_and_beta};
use crate::fediverse::{Server, noon};

/// How many activities of a kind came to this, as `/metrics` counts.
pub(super) fn handled(server: &Server, kind: &str, outcome: &str) -> u32 {
    let text = server.node.meters.render();
    let series = format!(r#"rooftop_activities_handled_total{{kind="{kind}",outcome="{outcome}"}} "#);
    text.lines().find_map(|line| line.strip_prefix(&series)).map_or(0, |count| count.parse().unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_14_only_an_ally_invites_us_to_a_request() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let eve = Stranger::at(&peer, "eve", 1);
    let request = "http://beta.test/proposals/1";
    peer.serves_json(
        "/proposals/1",
        &json!({"id": request, "type": "Proposal", "purpose": "request", "attributedTo": ben.id,
            "publishes": {"type": "Intent"}}),
    );
    let invites = |who: &Stranger, number: u32, to: Value| {
        let mut invite = who.activity("Invite", number, json!(request));
        invite["to"] = to;
        invite
    };
    let us = json!(alpha.node.app.association());
    ben.tells(&alpha, &invites(&ben, 1, us.clone())).await;
    is_partner(&alpha, &ben, PartnerTier::Open, DomainFlags::default()).await;
    ben.tells(&alpha, &invites(&ben, 2, us.clone())).await;
    assert_eq!(peer.fetches("/proposals/1"), 0, "a partner that is no ally is a stranger here");
    is_partner(&alpha, &ben, PartnerTier::Ally, DomainFlags::default()).await;
    eve.tells(&alpha, &invites(&eve, 3, us.clone())).await;
    ben.tells(&alpha, &invites(&ben, 4, json!("http://alpha.test/actors/offers"))).await;
    assert_eq!(peer.fetches("/proposals/1"), 0, "its association alone, and ours alone");
    ben.tells(&alpha, &invites(&ben, 5, us)).await;
    assert_eq!(peer.fetches("/proposals/1"), 1);
    assert!(alpha.reads(|conn| ally_requests::all(conn, 10)).await.len() <= 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_11_the_board_of_a_partner_that_we_do_not_follow_makes_us_fetch_nothing() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let board = Stranger::at(&peer, "board", 1);
    let offer = ben.offer("A room", noon() - TimeDelta::hours(2));
    peer.serves_json("/offers/1", &offer);
    is_partner(&alpha, &ben, PartnerTier::Open, DomainFlags::default()).await;
    board.tells(&alpha, &board.activity("Announce", 1, json!(offer["id"]))).await;
    assert_eq!(peer.fetches("/offers/1"), 0);
    ben.is_followed_by(&alpha).await;
    board.tells(&alpha, &board.activity("Announce", 2, json!(offer["id"]))).await;
    assert_eq!(peer.fetches("/offers/1"), 1);
}

fn moves(who: &Stranger, number: u32, target: &str) -> Value {
    let mut activity = who.activity("Move", number, json!(who.id));
    activity["target"] = json!(target);
    activity
}

/// Serves an account that says it was Ben's.
fn serves_the_new(peer: &Peer, ben: &Stranger) -> String {
    let target = "http://beta.test/users/new".to_owned();
    let text = ben.document().to_string().replace("/users/ben", "/users/new");
    let mut document: Value = serde_json::from_str(&text).unwrap();
    document["alsoKnownAs"] = json!([ben.id]);
    peer.serves_json("/users/new", &document);
    target
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_14_who_is_nobody_here_moves_without_a_fetch_and_nobody_moves_to_us() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let new = serves_the_new(&peer, &ben);
    ben.tells(&alpha, &moves(&ben, 1, &new)).await;
    assert_eq!((peer.fetches("/users/new"), handled(&alpha, "Move", "dropped")), (0, 1));
    ben.tells(&alpha, &ben.follow(&alpha, 2)).await;
    ben.tells(&alpha, &moves(&ben, 3, alpha.node.app.association().as_str())).await;
    assert_eq!(handled(&alpha, "Move", "dropped"), 2, "it is not asked for either");
    ben.tells(&alpha, &moves(&ben, 4, &new)).await;
    assert_eq!((peer.fetches("/users/new"), handled(&alpha, "Move", "done")), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_07_pins_in_somebody_elses_collection_are_refused() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    let (own, others) = ("http://beta.test/users/ben/featured", "http://gamma.test/users/gus/featured");
    let mut number = 0;
    for kind in ["Add", "Remove"] {
        for (target, object, refused) in [
            (own, "http://beta.test/notes/1", 0),
            (others, "http://beta.test/notes/1", 1),
            (own, "http://gamma.test/notes/1", 2),
            ("http://beta.test/users/lea/featured", "http://beta.test/notes/1", 3),
            ("http://beta.test/users/ben/followers", "http://beta.test/notes/1", 4),
        ] {
            number += 1;
            let mut activity = ben.activity(kind, number, json!(object));
            activity["target"] = json!(target);
            ben.tells(&alpha, &activity).await;
            assert_eq!(handled(&alpha, kind, "refused"), refused, "{kind} {object} {target}");
        }
        assert_eq!(handled(&alpha, kind, "dropped"), 1, "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_07_pins_of_who_names_no_collection_are_not_taken_on_trust() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let mut document = ben.document();
    document["featured"] = json!(null);
    peer.serves_json(ben.id.url().path(), &document);
    let mut pin = ben.activity("Add", 1, json!("http://beta.test/notes/1"));
    pin["target"] = json!("http://beta.test/users/ben/featured");
    ben.tells(&alpha, &pin).await;
    assert_eq!((handled(&alpha, "Add", "refused"), handled(&alpha, "Add", "dropped")), (1, 0));
    assert_eq!(peer.seen().len(), 1, "nothing but the actor is fetched for it");
}
