//! `Undo` of each kind of activity: by its id, by what it was about, and of nothing else (inbound check 8).

use chrono::TimeDelta;
use diesel::{RunQueryDsl as _, sql_query};
use rooftop::domain::lead::LeadState;
use rooftop::domain::negotiation::NegotiationState;
use rooftop::domain::partner::{DomainFlags, PartnerTier};
use rooftop::ids::ApId;
use rooftop::services::reactions;
use rooftop::store::{Conn, StoreError, blocks, follows, negotiations};
use serde_json::{Value, json};

use super::activities::is_partner;
use super::letters::{an_offer_and_ben, listed, note, us, writes};
use super::stranger::{Stranger, alpha_and_beta};
use super::unwanted::handled;
use crate::fediverse::{Server, an_offer, settled};

// A Block ends the alliance, without which there are no offers of agreements: it comes last.
const KINDS: [&str; 5] = ["Follow", "Like", "Announce", "Offer", "Block"];

/// What Ben did of each kind, in the order of [`KINDS`]; `true` where it stands.
async fn stands(server: &Server, ben: &Stranger, (offer, negotiation): (&ApId, &ApId)) -> [bool; 5] {
    let (us, them) = (server.node.app.association(), ben.id.clone());
    let followers = {
        let us = us.clone();
        server.reads(move |conn| follows::count_followers(conn, &us)).await
    };
    let (offer, negotiation) = (offer.clone(), negotiation.clone());
    let (likes, boosts) = server.does(move |tx, _| reactions::counts(tx, &offer)).await.unwrap();
    let blocked = server.reads(move |conn| blocks::is_blocked_by(conn, &us, &them)).await;
    let found = server.reads(move |conn| negotiations::by_ap_id(conn, &negotiation)).await;
    let open = found.is_some_and(|found| found.state == NegotiationState::Proposed);
    [followers == 1, likes == 1, boosts == 1, open, blocked]
}

/// Lets Ben do one of the kinds; gives what he sent.
async fn does(server: &Server, ben: &Stranger, (kind, number, offer): (&str, u32, &ApId)) -> Value {
    let us = server.node.app.association();
    let activity = match kind {
        "Follow" | "Block" => ben.activity(kind, number, json!(us)),
        "Offer" => {
            let commitment = json!({"type": "Commitment", "satisfies": format!("{offer}#primary"),
                "resourceQuantity": {"hasUnit": "one", "hasNumericalValue": "1"}});
            let mut made = ben.activity(kind, number, json!({"type": "Agreement", "stipulates": commitment}));
            made["to"] = json!([us]);
            made["endTime"] = json!("2026-11-29T12:00:00Z");
            made
        }
        _ => ben.activity(kind, number, json!(offer)),
    };
    ben.tells(server, &activity).await;
    activity
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_08_an_undo_takes_back_what_its_id_and_its_kind_say_and_nothing_else() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    is_partner(&alpha, &ben, PartnerTier::Ally, DomainFlags::default()).await;
    let offer = alpha.publishes(&an_offer()).await.ap_id;
    settled(&[&alpha]).await;
    let mut undos = (1000..).map(|number| move |object| ben_undo(number, object));
    let mut undo = |object: Value| (undos.next().expect("numbers go on"))(object);
    for (at, kind) in KINDS.into_iter().enumerate() {
        let first = 100 * u32::try_from(at).unwrap();
        let id: ApId = format!("http://beta.test/activities/{first}").parse().unwrap();
        does(&alpha, &ben, (kind, first, &offer)).await;
        let alone: [bool; 5] = std::array::from_fn(|place| place == at);
        assert_eq!(stands(&alpha, &ben, (&offer, &id)).await, alone, "{kind}");
        let done = handled(&alpha, "Undo", "done");
        for other in KINDS.into_iter().filter(|other| *other != kind) {
            // A Like and an Announce are both reactions, which are named by their id.
            if [kind, other].iter().all(|kind| ["Like", "Announce"].contains(kind)) {
                continue;
            }
            let said = json!({"type": other, "id": id, "actor": ben.id});
            ben.tells(&alpha, &undo(said)).await;
        }
        assert_eq!(stands(&alpha, &ben, (&offer, &id)).await, alone, "{kind}: a wrong kind undoes nothing");
        assert_eq!(handled(&alpha, "Undo", "done"), done, "{kind}");
        let said = json!({"type": kind, "id": id, "actor": ben.id});
        ben.tells(&alpha, &undo(said)).await;
        assert_eq!(stands(&alpha, &ben, (&offer, &id)).await, [false; 5], "{kind}");
        assert_eq!(handled(&alpha, "Undo", "done"), done + 1, "{kind} by its id and kind");

        let id: ApId = format!("http://beta.test/activities/{}", first + 1).parse().unwrap();
        does(&alpha, &ben, (kind, first + 1, &offer)).await;
        assert_eq!(stands(&alpha, &ben, (&offer, &id)).await, alone, "{kind}");
        ben.tells(&alpha, &undo(json!(id))).await;
        assert_eq!(stands(&alpha, &ben, (&offer, &id)).await, [false; 5], "{kind}");
        assert_eq!(handled(&alpha, "Undo", "done"), done + 2, "{kind} by its id alone");
        let dropped = handled(&alpha, "Undo", "dropped");
        ben.tells(&alpha, &undo(json!(id))).await;
        assert_eq!(handled(&alpha, "Undo", "dropped"), dropped + 1, "{kind}: there is nothing left");
    }
}

fn ben_undo(number: u32, object: Value) -> Value {
    json!({"id": format!("http://beta.test/activities/{number}"), "type": "Undo",
        "actor": "http://beta.test/users/ben", "object": object})
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_undo_says_what_it_undoes_by_its_object_or_says_nothing() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    let offer = alpha.publishes(&an_offer()).await.ap_id;
    settled(&[&alpha]).await;
    let none: ApId = "http://beta.test/activities/none".parse().unwrap();
    for (at, kind) in ["Follow", "Like", "Announce", "Block"].into_iter().enumerate() {
        let number = 10 * u32::try_from(at).unwrap();
        for (number, id) in [(number, None), (number + 2, Some("http://beta.test/activities/forgotten"))] {
            let mut said = does(&alpha, &ben, (kind, number, &offer)).await;
            said.as_object_mut().unwrap().remove("id");
            if let Some(id) = id {
                said["id"] = json!(id);
            }
            let done = handled(&alpha, "Undo", "done");
            ben.tells(&alpha, &ben_undo(number + 1, said)).await;
            assert_eq!(handled(&alpha, "Undo", "done"), done + 1, "{kind} {id:?}");
            assert_eq!(stands(&alpha, &ben, (&offer, &none)).await, [false; 5], "{kind} {id:?}");
        }
    }
    for (number, nothing) in [(100, json!({"actor": ben.id})), (101, json!({"object": offer}))] {
        let refused = handled(&alpha, "Undo", "refused");
        ben.tells(&alpha, &ben_undo(number, nothing.clone())).await;
        assert_eq!(handled(&alpha, "Undo", "refused"), refused + 1, "{nothing}");
    }
}

#[derive(diesel::QueryableByName)]
struct Key {
    #[diesel(sql_type = diesel::sql_types::Text)]
    queue_key: String,
}

/// The keys of what waits, in the order in which it came.
fn keys_that_wait(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    let waiting = sql_query("SELECT queue_key FROM received WHERE queue_key IS NOT NULL ORDER BY id");
    Ok(waiting.load::<Key>(conn)?.into_iter().map(|row| row.queue_key).collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_taken_back_while_it_waits_is_not_taken_back_before_it_was_handled() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let (offer, note) = (alpha.publishes(&an_offer()).await.ap_id, "http://beta.test/notes/1");
    settled(&[&alpha]).await;
    // Of each kind, and how it is taken back: by its id alone, or by an id that was made anew and what it was about.
    for (at, kind) in ["Follow", "Like", "Announce"].into_iter().enumerate() {
        let number = 10 * u32::try_from(at).unwrap();
        let object = if kind == "Follow" { json!(alpha.node.app.association()) } else { json!(offer) };
        let first = ben.activity(kind, number, object.clone());
        let again = ben.activity(kind, number + 1, object);
        let mut anew = again.clone();
        anew["id"] = json!("http://beta.test/activities/anew");
        let undo_first = ben_undo(number + 2, first["id"].clone());
        let undo_again = ben_undo(number + 3, anew);
        for said in [&first, &undo_first, &again, &undo_again] {
            assert_eq!(ben.sends(&alpha, said).await.status, 202);
        }
        let keys = alpha.reads(keys_that_wait).await;
        assert_eq!(keys.len(), 4, "{kind}");
        assert!(keys.iter().all(|key| *key == keys[0]), "{kind}: one after the other: {keys:?}");
        settled(&[&alpha]).await;
    }
    // Of what is not here, or is somebody else's, an Undo waits with what else its sender does.
    let eve = Stranger::at(&peer, "eve", 1);
    assert_eq!(ben.sends(&alpha, &ben.activity("Like", 50, json!(note))).await.status, 202);
    assert_eq!(
        eve.sends(&alpha, &eve.activity("Undo", 51, json!("http://beta.test/activities/50"))).await.status,
        202
    );
    assert_eq!(ben.sends(&alpha, &ben_undo(52, json!("http://beta.test/activities/none"))).await.status, 202);
    let keys = alpha.reads(keys_that_wait).await;
    assert_eq!(keys, [format!("{} {note}", ben.id), eve.id.to_string(), ben.id.to_string()]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_gone_takes_likes_boosts_and_the_texts_of_letters_along_and_nobody_else_s() {
    let (alpha, peer, ben, offer) = an_offer_and_ben().await;
    let eve = Stranger::at(&peer, "eve", 1);
    for (number, who, name) in [(1, &ben, "ben"), (11, &eve, "eve")] {
        who.tells(&alpha, &who.activity("Like", number, json!(offer.ap_id))).await;
        who.tells(&alpha, &who.activity("Announce", number + 1, json!(offer.ap_id))).await;
        let text = format!("Question of {name}");
        writes(who, &alpha, number + 2, note(who, number + 2, &text, json!({"to": us(&alpha)}))).await;
    }
    let counts = async || {
        let object = offer.ap_id.clone();
        alpha.does(move |tx, _| reactions::counts(tx, &object)).await.unwrap()
    };
    let texts = async || {
        let mut all = listed(&alpha, LeadState::New).await;
        all.sort_by_key(|lead| lead.sender.to_string());
        all.into_iter().map(|lead| (lead.content, lead.erased_at)).collect::<Vec<_>>()
    };
    let question = |who: &str| (format!("Question of {who}"), None);
    assert_eq!((counts().await, texts().await), ((2, 2), vec![question("ben"), question("eve")]));
    alpha.later(TimeDelta::minutes(1));
    ben.tells(&alpha, &ben.activity("Delete", 20, json!(ben.id))).await;
    assert_eq!(counts().await, (1, 1), "eve's");
    let now = alpha.clock.now();
    assert_eq!(texts().await, [(String::new(), Some(now)), question("eve")]);
}
