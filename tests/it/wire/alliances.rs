//! Whose word counts about an alliance, and whose does not.

use rooftop::domain::alliance::{AllianceState, STRANGERS_MAX};
use rooftop::domain::partner::{DomainFlags, FollowState, PartnerTier};
use rooftop::domain::report::TaskKind;
use rooftop::services::{Viewer, alliances};
use rooftop::store::{alliances as rows, follows, partners, tasks};
use serde_json::json;

use super::activities::is_partner;
use super::stranger::{Stranger, alpha_and_beta};
use crate::federation::crowd::told;
use crate::fediverse::{Server, settled};

async fn state(server: &Server) -> Option<AllianceState> {
    let domain = "beta.test".parse().unwrap();
    server.reads(move |conn| rows::by_domain(conn, &domain)).await.map(|alliance| alliance.state)
}

async fn tier(server: &Server) -> PartnerTier {
    let domain = "beta.test".parse().unwrap();
    server.reads(move |conn| partners::by_domain(conn, &domain)).await.unwrap().tier
}

async fn open_tasks(server: &Server) -> Vec<(TaskKind, String)> {
    let open = server.reads(|conn| tasks::open(conn, 100, 0)).await;
    open.into_iter().map(|task| (task.kind, task.subject.to_string())).collect()
}

/// Alpha proposes to Ben; gives the id of its Offer.
async fn is_asked(alpha: &Server, ben: &Stranger) -> String {
    let (key, now) = (alliances::fingerprint(ben.key.key.public_pem()), alpha.clock.now());
    let domain = ben.id.domain();
    let named = domain.clone();
    alpha
        .does(move |tx, app| alliances::propose(tx, app, now, Viewer::Operator, (&named, &key)))
        .await
        .unwrap();
    settled(&[alpha]).await;
    alpha.reads(move |conn| rows::by_domain(conn, &domain)).await.unwrap().ours.unwrap().id.to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_14_an_alliance_that_a_stranger_proposes_is_a_task_and_nothing_else() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    ben.tells(&alpha, &ben.proposes(&alpha, 1)).await;
    ben.tells(&alpha, &ben.proposes(&alpha, 2)).await;
    assert_eq!(state(&alpha).await, None);
    assert_eq!(open_tasks(&alpha).await, [(TaskKind::AllianceByStranger, ben.id.to_string())]);
    for number in 0..STRANGERS_MAX + 3 {
        let one = Stranger::at(&peer, &format!("user{number}"), 1);
        one.tells(&alpha, &one.proposes(&alpha, 100 + u32::try_from(number).unwrap())).await;
    }
    let open = open_tasks(&alpha).await.len();
    assert_eq!(i64::try_from(open).unwrap(), STRANGERS_MAX, "what exceeds that is dropped");
    assert_eq!(peer.posted().len(), 0, "nobody is answered");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_08_only_the_partners_association_speaks_of_its_alliance() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let eve = Stranger::at(&peer, "eve", 1);
    is_partner(&alpha, &ben, PartnerTier::Open, DomainFlags::default()).await;
    eve.tells(&alpha, &eve.proposes(&alpha, 1)).await;
    assert_eq!((state(&alpha).await, open_tasks(&alpha).await.len()), (None, 0), "another of its domain");
    let mut named = eve.proposes(&alpha, 2);
    named["object"]["subject"] = json!(ben.id);
    eve.tells(&alpha, &named).await;
    assert_eq!(state(&alpha).await, None, "nor in the name of the association");

    ben.tells(&alpha, &ben.proposes(&alpha, 3)).await;
    assert_eq!(state(&alpha).await, Some(AllianceState::Asked));
    eve.tells(&alpha, &eve.activity("Undo", 4, json!("http://beta.test/activities/3"))).await;
    let mut shown = ben.proposes(&alpha, 3);
    shown["actor"] = json!(eve.id);
    eve.tells(&alpha, &eve.activity("Undo", 5, shown)).await;
    assert_eq!(state(&alpha).await, Some(AllianceState::Asked), "whoever else takes it back");
    ben.tells(&alpha, &ben.activity("Undo", 6, json!("http://beta.test/activities/3"))).await;
    assert_eq!(state(&alpha).await, Some(AllianceState::Ended));
    ben.tells(&alpha, &ben.proposes(&alpha, 3)).await;
    assert_eq!(state(&alpha).await, Some(AllianceState::Ended), "what was withdrawn does not come back");

    let offer = is_asked(&alpha, &ben).await;
    eve.tells(&alpha, &eve.activity("Accept", 7, json!(offer))).await;
    assert_eq!((state(&alpha).await, tier(&alpha).await), (Some(AllianceState::Offered), PartnerTier::Open));
    ben.tells(&alpha, &ben.activity("Accept", 8, json!("http://alpha.test/activities/other"))).await;
    assert_eq!(state(&alpha).await, Some(AllianceState::Offered), "what we never offered");
    ben.tells(&alpha, &ben.activity("Accept", 9, json!(offer))).await;
    assert_eq!((state(&alpha).await, tier(&alpha).await), (Some(AllianceState::Allied), PartnerTier::Ally));
    eve.tells(&alpha, &eve.activity("Reject", 10, json!(offer))).await;
    eve.tells(&alpha, &eve.activity("Undo", 11, json!("http://beta.test/activities/9"))).await;
    assert_eq!(state(&alpha).await, Some(AllianceState::Allied));
    ben.tells(&alpha, &ben.activity("Undo", 12, json!("http://beta.test/activities/9"))).await;
    assert_eq!((state(&alpha).await, tier(&alpha).await), (Some(AllianceState::Ended), PartnerTier::Open));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_07_what_is_offered_is_the_alliance_of_the_two_and_no_other() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    is_partner(&alpha, &ben, PartnerTier::Open, DomainFlags::default()).await;
    let broken = [
        ("relationship", json!("http://purl.org/vocab/relationship/friendOf")),
        ("subject", json!("http://gamma.test/actors/gamma")),
        ("object", json!("http://alpha.test/actors/offers")),
        ("type", json!("Object")),
    ];
    for (number, (key, value)) in broken.into_iter().enumerate() {
        let mut offer = ben.proposes(&alpha, u32::try_from(number).unwrap());
        offer["object"][key] = value;
        ben.tells(&alpha, &offer).await;
        assert_eq!(state(&alpha).await, None, "{key}");
    }
    let mut elsewhere = ben.proposes(&alpha, 10);
    elsewhere["to"] = json!(["http://gamma.test/actors/gamma"]);
    ben.tells(&alpha, &elsewhere).await;
    assert_eq!(state(&alpha).await, None, "not addressed to us");
    ben.tells(&alpha, &ben.proposes(&alpha, 11)).await;
    assert_eq!(state(&alpha).await, Some(AllianceState::Asked));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_ally_that_rejects_blocks_or_deletes_itself_is_one_no_more() {
    for number in 0..3 {
        let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
        is_partner(&alpha, &ben, PartnerTier::Open, DomainFlags::default()).await;
        ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
        let offer = is_asked(&alpha, &ben).await;
        ben.tells(&alpha, &ben.activity("Accept", 2, json!(offer))).await;
        assert_eq!(tier(&alpha).await, PartnerTier::Ally);
        let end = match number {
            0 => ben.activity("Reject", 3, json!(offer)),
            1 => ben.activity("Block", 3, json!(alpha.node.app.association())),
            _ => ben.activity("Delete", 3, json!(ben.id)),
        };
        ben.tells(&alpha, &end).await;
        assert_eq!(
            (state(&alpha).await, tier(&alpha).await),
            (Some(AllianceState::Ended), PartnerTier::Open)
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_ally_that_moves_on_its_own_server_is_followed_there_and_is_an_ally_no_more() {
    let (alpha, peer, ben) = alpha_and_beta(&[("FEDERATION__REQUESTS", "allies")]).await;
    is_partner(&alpha, &ben, PartnerTier::Open, DomainFlags::default()).await;
    ben.is_followed_by(&alpha).await;
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    let offer = is_asked(&alpha, &ben).await;
    ben.tells(&alpha, &ben.activity("Accept", 2, json!(offer))).await;
    told(&alpha, ben.id.clone(), &[&alpha]).await;
    let before = peer.posted().len();
    let new = Stranger::at(&peer, "foyers", 1);
    let mut document = new.document();
    document["alsoKnownAs"] = json!([ben.id]);
    peer.serves_json("/users/foyers", &document);
    let mut moves = ben.activity("Move", 3, json!(ben.id));
    moves["target"] = json!(new.id);
    ben.tells(&alpha, &moves).await;

    assert_eq!((state(&alpha).await, tier(&alpha).await), (Some(AllianceState::Ended), PartnerTier::Open));
    assert_eq!(open_tasks(&alpha).await, [(TaskKind::PartnerMoved, ben.id.to_string())]);
    let (us, old, target) = (alpha.node.app.association(), ben.id.clone(), new.id.clone());
    let follows = alpha.reads(move |conn| {
        let partner = partners::by_association(conn, &target)?.map(|partner| partner.domain.to_string());
        let states =
            [follows::following_state(conn, &us, &old)?, follows::following_state(conn, &us, &target)?];
        Ok((partner, states))
    });
    assert_eq!(follows.await, (Some("beta.test".to_owned()), [None, Some(FollowState::Pending)]));
    let mut told: Vec<String> = peer.posted()[before..]
        .iter()
        .map(|(_, activity)| {
            let about = &activity["object"];
            let kind = about["type"].as_str().or(about.as_str()).unwrap_or_default();
            format!("{} {kind}", activity["type"].as_str().unwrap())
        })
        .collect();
    told.sort();
    let followed = format!("Follow {}", new.id);
    assert_eq!(told, ["Delete Tombstone", &followed, "Undo Follow", "Undo Invite", "Undo Offer"]);
    for who in [ben.id.clone(), new.id.clone()] {
        assert!(!alpha.does(move |tx, _| alliances::is_ally(tx, &who)).await.unwrap());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_07_who_is_an_ally_no_more_is_told_that_the_requests_are_gone() {
    let (alpha, peer, ben) = alpha_and_beta(&[("FEDERATION__REQUESTS", "allies")]).await;
    is_partner(&alpha, &ben, PartnerTier::Open, DomainFlags::default()).await;
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    let offer = is_asked(&alpha, &ben).await;
    ben.tells(&alpha, &ben.activity("Accept", 2, json!(offer))).await;
    let request = told(&alpha, ben.id.clone(), &[&alpha]).await;
    let told = || -> Vec<String> {
        let of_request =
            |activity: &serde_json::Value| activity["object"].to_string().contains(request.ap_id.as_str());
        let all = peer.posted().into_iter().filter(|(_, activity)| of_request(activity));
        all.map(|(_, activity)| activity["type"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(told(), ["Invite"]);
    ben.tells(&alpha, &ben.activity("Undo", 3, json!("http://beta.test/activities/2"))).await;
    assert_eq!(told(), ["Invite", "Undo", "Delete"]);
}
