//! What an `Undo` takes back: what it names, of the kind that it names, and nothing else.

use rooftop::domain::negotiation::NegotiationState;
use rooftop::domain::partner::{DomainFlags, PartnerTier};
use rooftop::ids::ApId;
use rooftop::store::reactions::{self, ReactionKind};
use rooftop::store::{blocks, follows};
use serde_json::{Value, json};

use super::activities::is_partner;
use super::negotiations::{negotiation, offers};
use super::stranger::{Stranger, alpha_and_beta};
use crate::fediverse::{Server, an_offer, settled};

const KINDS: [&str; 5] = ["Follow", "Like", "Announce", "Offer", "Block"];

/// What Ben does, in activity `number`.
fn deed(ben: &Stranger, alpha: &Server, kind: &str, (number, offer): (u32, &ApId)) -> Value {
    match kind {
        "Follow" => ben.follow(alpha, number),
        "Offer" => offers(ben, number, alpha, (offer, "1")),
        "Block" => ben.activity("Block", number, json!(alpha.node.app.association())),
        _ => ben.activity(kind, number, json!(offer)),
    }
}

/// Whether it still stands.
async fn stands(ben: &Stranger, alpha: &Server, kind: &str, (number, offer): (u32, &ApId)) -> bool {
    if kind == "Offer" {
        let state = negotiation(alpha, number).await.map(|negotiation| negotiation.state);
        return state == Some(NegotiationState::Proposed);
    }
    let (association, offer, by, kind) =
        (alpha.node.app.association(), offer.clone(), ben.id.clone(), kind.to_owned());
    alpha
        .reads(move |conn| {
            Ok(match kind.as_str() {
                "Follow" => follows::is_follower(conn, &by)?,
                "Like" => reactions::count(conn, &offer, ReactionKind::Like)? > 0,
                "Announce" => reactions::count(conn, &offer, ReactionKind::Announce)? > 0,
                _ => blocks::is_blocked_by(conn, &association, &by)?,
            })
        })
        .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_08_an_undo_takes_back_what_it_names_and_nothing_of_another_kind() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    is_partner(&alpha, &ben, PartnerTier::Ally, DomainFlags::default()).await;
    let offer = alpha.publishes(&an_offer()).await.ap_id;
    settled(&[&alpha]).await;
    let mut number: u32 = 100;
    for kind in KINDS {
        for says_kind in [true, false] {
            number += 1;
            let about = (number, &offer);
            let id = format!("http://beta.test/activities/{number}");
            ben.tells(&alpha, &deed(&ben, &alpha, kind, about)).await;
            assert!(stands(&ben, &alpha, kind, about).await, "{kind} is done");
            for (turn, other) in KINDS.into_iter().filter(|other| *other != kind).enumerate() {
                // A Like and an Announce are both of them reactions, and named by their id.
                if [kind, other].iter().all(|kind| ["Like", "Announce"].contains(kind)) {
                    continue;
                }
                let wrong = json!({"type": other, "id": id, "actor": ben.id});
                ben.tells(&alpha, &ben.activity("Undo", number * 100 + u32::try_from(turn).unwrap(), wrong))
                    .await;
                assert!(stands(&ben, &alpha, kind, about).await, "a {kind} is no {other}");
            }
            let named = if says_kind { json!({"type": kind, "id": id, "actor": ben.id}) } else { json!(id) };
            ben.tells(&alpha, &ben.activity("Undo", number * 100 + 99, named)).await;
            assert!(!stands(&ben, &alpha, kind, about).await, "{kind} is taken back");
        }
    }
}
