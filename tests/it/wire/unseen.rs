//! A Delete that overtakes what it deletes: letters whose Create comes later do not come at all.

use chrono::TimeDelta;
use rooftop::domain::lead::{LeadState, UNSEEN_DELETED_A_DOMAIN};
use rooftop::ids::{ApId, ReceivedId};
use rooftop::store::received::{self, Received};
use rooftop::store::tombstones;
use serde_json::json;

use super::letters::{listed, note, us, writes};
use super::stranger::{Stranger, alpha_and_beta};
use crate::fediverse::{Server, settled};

fn note_id(number: u32) -> ApId {
    format!("http://beta.test/notes/{number}").parse().unwrap()
}

async fn deletes(who: &Stranger, alpha: &Server, number: u32) {
    let delete = who.activity("Delete", 1_000 + number, json!(note_id(number)));
    assert_eq!(who.sends(alpha, &delete).await.status, 202);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_08_a_delete_that_comes_before_its_letter_holds_for_its_author_alone() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let eve = Stranger::at(&peer, "eve", 1);
    deletes(&ben, &alpha, 1).await;
    deletes(&eve, &alpha, 2).await;
    settled(&[&alpha]).await;
    for number in [1, 2] {
        writes(&ben, &alpha, number, note(&ben, number, "Bonjour", json!({"to": us(&alpha)}))).await;
    }
    let found = listed(&alpha, LeadState::New).await;
    assert_eq!(found.iter().map(|lead| lead.note.clone()).collect::<Vec<_>>(), [note_id(2)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_domain_deleted_unseen_is_remembered_within_bounds() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let eve = Stranger::at(&peer, "eve", 1);
    let most = u32::try_from(UNSEEN_DELETED_A_DOMAIN).unwrap();
    writes(&ben, &alpha, 0, note(&ben, 0, "Bonjour", json!({"to": us(&alpha)}))).await;
    for number in 0..=most + 1 {
        deletes(if number % 2 == 0 { &ben } else { &eve }, &alpha, number).await;
    }
    settled(&[&alpha]).await;
    let domain = ben.id.domain();
    let unseen = || {
        let domain = domain.clone();
        alpha.reads(move |conn| tombstones::count_unseen(conn, &domain))
    };
    assert_eq!(
        unseen().await,
        UNSEEN_DELETED_A_DOMAIN,
        "of the whole domain, and what was here does not count"
    );
    let now = alpha.clock.now();
    let forgotten = |before| alpha.does(move |tx, _| Ok(tombstones::forget_unseen(tx, before)?));
    assert_eq!(forgotten(now).await.unwrap(), 0, "not yet");
    let all = forgotten(now + TimeDelta::seconds(1)).await.unwrap();
    assert_eq!((i64::try_from(all).unwrap(), unseen().await), (UNSEEN_DELETED_A_DOMAIN, 0));
    let (seen, author) = (note_id(0), ben.id.clone());
    assert!(
        alpha.reads(move |conn| tombstones::is_buried(conn, &seen, &author)).await,
        "it was here: for good"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_08_letters_that_still_wait_go_with_their_sender() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    ben.tells(&alpha, &ben.activity("Delete", 2, json!(ben.id))).await;
    let letter = ben.activity("Create", 3, note(&ben, 1, "Bonjour", json!({"to": us(&alpha)})));
    // It came before, and waited: it has another key of order than its sender's Delete.
    let waiting = Received {
        id: ReceivedId::new(),
        ap_id: "http://beta.test/activities/3".parse().unwrap(),
        body_hash: "0".repeat(64),
        actor: ben.id.clone(),
        kind: "Create".to_owned(),
        order_key: note_id(1).to_string(),
        body: letter.to_string(),
        attempts: 0,
        fetches: 0,
        received_at: alpha.clock.now(),
    };
    alpha.does(move |tx, _| Ok(received::insert(tx, &waiting).map(drop)?)).await.unwrap();
    settled(&[&alpha]).await;
    assert_eq!(listed(&alpha, LeadState::New).await, []);
}
