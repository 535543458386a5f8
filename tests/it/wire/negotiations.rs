//! Offers of Agreements by allies, and their answers to ours (FEP-0837).

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::incident::IncidentSeverity;
use rooftop::domain::negotiation::{Negotiation, NegotiationState};
use rooftop::domain::partner::{DomainFlags, PartnerTier};
use rooftop::domain::report::Direction;
use rooftop::ids::{ApId, ProposalId};
use rooftop::services::Viewer;
use rooftop::store::negotiations;
use serde_json::{Value, json};

use super::activities::is_partner;
use super::stranger::{Stranger, alpha_and_beta};
use super::unwanted::handled;
use crate::fediverse::{Server, an_offer, noon, settled};
use crate::matches::{a_home, presses};
use crate::media::staff::{Staff, account};
use crate::people::hosts::registers;
use crate::rules::incidents;

/// An Offer of an Agreement about one of ours.
pub(super) fn offers(ben: &Stranger, number: u32, alpha: &Server, (about, quantity): (&ApId, &str)) -> Value {
    let commitment = json!({"type": "Commitment", "satisfies": format!("{about}#primary"),
        "resourceQuantity": {"hasUnit": "one", "hasNumericalValue": quantity}});
    let mut offer = ben.activity("Offer", number, json!({"type": "Agreement", "stipulates": commitment}));
    offer["to"] = json!([alpha.node.app.association()]);
    offer["context"] = json!("http://beta.test/matches/1");
    offer["endTime"] = json!("2026-11-29T12:00:00Z");
    offer
}

pub(super) async fn negotiation(server: &Server, number: u32) -> Option<Negotiation> {
    let id: ApId = format!("http://beta.test/activities/{number}").parse().unwrap();
    server.reads(move |conn| negotiations::by_ap_id(conn, &id)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_allys_offer_of_an_agreement_is_kept_once_and_taken_back_by_the_ally() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let eve = Stranger::at(&peer, "eve", 1);
    let place = alpha.publishes(&an_offer()).await;
    let other = alpha.publishes(&an_offer()).await;
    settled(&[&alpha]).await;
    ben.tells(&alpha, &offers(&ben, 1, &alpha, (&place.ap_id, "1"))).await;
    assert_eq!(negotiation(&alpha, 1).await, None, "nobody but an ally negotiates");
    is_partner(&alpha, &ben, PartnerTier::Ally, DomainFlags::default()).await;
    eve.tells(&alpha, &offers(&eve, 2, &alpha, (&place.ap_id, "1"))).await;
    ben.tells(&alpha, &offers(&ben, 3, &alpha, (&place.ap_id, "9"))).await;
    let mut late = offers(&ben, 4, &alpha, (&place.ap_id, "1"));
    late["endTime"] = json!("2026-11-01T12:00:00Z");
    ben.tells(&alpha, &late).await;
    for number in [2, 3, 4] {
        assert_eq!(negotiation(&alpha, number).await, None, "{number}");
    }
    ben.tells(&alpha, &offers(&ben, 5, &alpha, (&place.ap_id, "1"))).await;
    let kept = negotiation(&alpha, 5).await.expect("an ally's Offer is kept");
    assert_eq!(
        (kept.proposal, kept.state, kept.quantity.as_str()),
        (place.id, NegotiationState::Proposed, "1")
    );
    ben.tells(&alpha, &offers(&ben, 6, &alpha, (&place.ap_id, "1"))).await;
    assert_eq!(negotiation(&alpha, 6).await, None, "one at a time about one offer");
    ben.tells(&alpha, &offers(&ben, 7, &alpha, (&other.ap_id, "1"))).await;
    assert!(negotiation(&alpha, 7).await.is_some());

    eve.tells(&alpha, &eve.activity("Undo", 8, json!("http://beta.test/activities/5"))).await;
    assert_eq!(negotiation(&alpha, 5).await.unwrap().state, NegotiationState::Proposed);
    ben.tells(&alpha, &ben.activity("Undo", 9, json!("http://beta.test/activities/5"))).await;
    assert_eq!(negotiation(&alpha, 5).await.unwrap().state, NegotiationState::Withdrawn);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_an_agreement_so_many_bytes_are_kept_and_not_one_more() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    is_partner(&alpha, &ben, PartnerTier::Ally, DomainFlags::default()).await;
    let offered = async |number: u32, facts_bytes: usize, context: &str| {
        let place = alpha.publishes(&an_offer()).await;
        settled(&[&alpha]).await;
        let mut offer = offers(&ben, number, &alpha, (&place.ap_id, "1"));
        offer["object"]["note"] = json!("");
        let missing = facts_bytes - offer["object"].to_string().len();
        offer["object"]["note"] = json!("x".repeat(missing));
        offer["context"] = json!(context);
        ben.tells(&alpha, &offer).await;
        negotiation(&alpha, number).await.map(|kept| (kept.facts.len(), kept.context.map(|c| c.len())))
    };
    let long = "c".repeat(2_048);
    assert_eq!(offered(1, 20_000, &long).await, Some((20_000, Some(2_048))));
    assert_eq!(
        offered(2, 19_999, &format!("{long}c")).await,
        Some((19_999, None)),
        "a longer context is left out"
    );
    assert_eq!(offered(3, 20_001, "c").await, None);
    assert_eq!(handled(&alpha, "Offer", "refused"), 1);
    let two_lines = offered(4, 2_000, "c\nstatus=ended").await.expect("the Offer is kept");
    assert_eq!(two_lines.1, None, "a context of two lines is left out");
}

#[actix_web::test]
async fn an_answer_is_in_the_context_that_the_ally_gave() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    is_partner(&alpha, &ben, PartnerTier::Ally, DomainFlags::default()).await;
    let place = alpha.publishes(&a_home("Chez Anne et Paul")).await;
    settled(&[&alpha]).await;
    let mut hana = Staff::signs_in(&alpha, "hana", Role::Moderator).await;
    registers(&mut hana, place.id).await;
    ben.tells(&alpha, &offers(&ben, 1, &alpha, (&place.ap_id, "1"))).await;
    let list = hana.get("/desk/matches").await.body;
    let (_, rest) = list.split_once("/desk/matches/").expect("it is in the list");
    let id = rest.split_once('"').unwrap().0.to_owned();
    let sent = presses(&mut hana, &id, ("send", &[("sending", "ask_host")])).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    alpha.later(TimeDelta::seconds(61));
    settled(&[&alpha]).await;
    let posted = peer.posted();
    let answer = posted.iter().find(|(_, activity)| activity["type"] == "TentativeAccept");
    let (_, answer) = answer.expect("the ally is told");
    assert_eq!(answer["object"], "http://beta.test/activities/1");
    assert_eq!(answer["context"], "http://beta.test/matches/1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_07_either_side_reports_of_an_agreement_that_one_of_the_two_made() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let eve = Stranger::at(&peer, "eve", 1);
    is_partner(&alpha, &ben, PartnerTier::Ally, DomainFlags::default()).await;
    let place = alpha.publishes(&an_offer()).await;
    settled(&[&alpha]).await;
    let ours: ApId = "http://alpha.test/agreements/1".parse().unwrap();
    let accepted = Negotiation {
        ap_id: "http://beta.test/activities/theirs".parse().unwrap(),
        direction: Direction::In,
        ally: ben.id.clone(),
        proposal: place.id,
        state: NegotiationState::Accepted,
        agreement: Some(ours.clone()),
        context: None,
        quantity: "1".to_owned(),
        ends_at: None,
        facts: "{}".to_owned(),
    };
    alpha.does(move |tx, _| Ok(negotiations::insert(tx, &accepted, noon())?)).await.unwrap();
    let facts = async || {
        let id = ours.clone();
        alpha.reads(move |conn| negotiations::by_agreement(conn, &id)).await.unwrap().facts
    };
    let report = |id: &str| json!({"type": "Agreement", "id": id, "status": "met"});
    eve.tells(&alpha, &eve.activity("Update", 1, report(ours.as_str()))).await;
    ben.tells(&alpha, &ben.activity("Update", 2, report("http://gamma.test/agreements/1"))).await;
    assert_eq!((facts().await.as_str(), handled(&alpha, "Update", "refused")), ("{}", 1));
    ben.tells(&alpha, &ben.activity("Update", 3, report(ours.as_str()))).await;
    assert!(facts().await.contains("met"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_to_our_offer_counts_from_its_ally_with_the_quantity_that_was_offered() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let eve = Stranger::at(&peer, "eve", 1);
    is_partner(&alpha, &ben, PartnerTier::Ally, DomainFlags::default()).await;
    let place = alpha.publishes(&an_offer()).await;
    settled(&[&alpha]).await;
    let ours: ApId = "http://alpha.test/activities/ours".parse().unwrap();
    let sent = Negotiation {
        ap_id: ours.clone(),
        direction: Direction::Out,
        ally: ben.id.clone(),
        proposal: place.id,
        state: NegotiationState::Proposed,
        agreement: None,
        context: None,
        quantity: "1".to_owned(),
        ends_at: None,
        facts: "{}".to_owned(),
    };
    let first = sent.clone();
    alpha.does(move |tx, _| Ok(negotiations::insert(tx, &first, noon())?)).await.unwrap();
    let state = async || {
        let id = ours.clone();
        alpha.reads(move |conn| negotiations::by_ap_id(conn, &id)).await.unwrap().state
    };
    let accept = |who: &Stranger, number: u32, (id, quantity): (&str, &str)| {
        let mut accept = who.activity("Accept", number, json!(ours));
        accept["result"] = json!({"type": "Agreement", "id": id, "stipulates": {
            "satisfies": "http://beta.test/p/1#primary", "resourceQuantity": {"hasNumericalValue": quantity}}});
        accept
    };
    let agreement = "http://beta.test/agreements/1";
    eve.tells(&alpha, &accept(&eve, 1, (agreement, "1"))).await;
    ben.tells(&alpha, &accept(&ben, 2, (agreement, "2"))).await;
    ben.tells(&alpha, &accept(&ben, 3, ("http://gamma.test/agreements/1", "1"))).await;
    ben.tells(&alpha, &ben.activity("Accept", 4, json!(ours))).await;
    assert_eq!(state().await, NegotiationState::Proposed);
    ben.tells(&alpha, &ben.activity("TentativeAccept", 5, json!(ours))).await;
    assert_eq!(state().await, NegotiationState::UnderReview);
    let refused: ApId = "http://alpha.test/activities/refused".parse().unwrap();
    let (mut other, id) = (sent.clone(), refused.clone());
    other.ap_id = refused.clone();
    alpha.does(move |tx, _| Ok(negotiations::insert(tx, &other, noon())?)).await.unwrap();
    ben.tells(&alpha, &ben.activity("Reject", 10, json!(refused))).await;
    let other = alpha.reads(move |conn| negotiations::by_ap_id(conn, &id)).await.unwrap();
    assert_eq!(other.state, NegotiationState::Rejected);
    ben.tells(&alpha, &accept(&ben, 6, (agreement, "1.0"))).await;
    ben.tells(&alpha, &ben.activity("Reject", 7, json!(ours))).await;
    assert_eq!(state().await, NegotiationState::Accepted, "what is final stays");
    let facts = json!({"type": "Agreement", "id": agreement, "status": "met"});
    eve.tells(&alpha, &eve.activity("Update", 8, facts.clone())).await;
    ben.tells(&alpha, &ben.activity("Update", 9, facts)).await;
    let id: ApId = agreement.parse().unwrap();
    let kept = alpha.reads(move |conn| negotiations::by_agreement(conn, &id)).await.unwrap();
    assert!(kept.facts.contains("met"));
}

/// Suspends an offer because of a grave incident; a lead judged it.
async fn suspends(server: &Server, offer: ProposalId) {
    let lead = Viewer::Staff {
        account: account(server, "lead@toits.example", Role::SafeguardingLead).await,
        role: Role::SafeguardingLead,
    };
    let incident = incidents::tells(server, "papers_kept", Some(offer)).await;
    incidents::judges(server, lead, (incident, IncidentSeverity::Grave)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_10_what_is_negotiated_about_a_suspended_offer_is_refused_and_never_says_why() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    is_partner(&alpha, &ben, PartnerTier::Ally, DomainFlags::default()).await;
    let (place, other) = (alpha.publishes(&an_offer()).await, alpha.publishes(&an_offer()).await);
    settled(&[&alpha]).await;
    ben.tells(&alpha, &offers(&ben, 1, &alpha, (&place.ap_id, "1"))).await;
    ben.tells(&alpha, &offers(&ben, 2, &alpha, (&other.ap_id, "1"))).await;
    let before = peer.posted().len();
    suspends(&alpha, place.id).await;
    settled(&[&alpha]).await;
    assert_eq!(negotiation(&alpha, 1).await.unwrap().state, NegotiationState::Rejected);
    assert_eq!(negotiation(&alpha, 2).await.unwrap().state, NegotiationState::Proposed, "about another");
    let posted = peer.posted();
    let told: Vec<(&Value, &Value)> =
        posted[before..].iter().map(|(_, activity)| (&activity["type"], &activity["object"]["id"])).collect();
    assert_eq!(told, [(&json!("Reject"), &json!("http://beta.test/activities/1"))], "and nothing else");
    for (_, activity) in &posted[before..] {
        assert_eq!(activity["to"], json!([ben.id]));
        let said = activity.to_string();
        for word in ["papers", "incident", "grave", "suspen", "reason", "content"] {
            assert!(!said.contains(word), "{word} in {said}");
        }
    }
    ben.tells(&alpha, &offers(&ben, 3, &alpha, (&place.ap_id, "1"))).await;
    assert_eq!(negotiation(&alpha, 3).await, None, "nobody negotiates about it anew");
}
