//! What comes after a stay, with a canary in each of its words.

use rooftop::domain::access::Role;
use rooftop::domain::matches::{Match, MatchState, Piece, Taken};
use rooftop::domain::move_on::{TypedStep, TypedWish};
use rooftop::domain::proposal::Proposal;
use rooftop::domain::records::Datum;
use rooftop::ids::{MatchId, ProposalId};
use rooftop::services::{Viewer, matches};
use rooftop::store::matches as stored;

use super::town::Town;
use crate::media::staff::account;
use crate::people::Card;

/// Somebody is to move in, and plans already with their caseworker where they go afterwards.
pub async fn plans(town: &mut Town, card: &Card, request: &Proposal) {
    let name = town.planted.letters();
    town.planted.plant(Datum::Account, "the address of a moderator", &name);
    let by = account(&town.server, &format!("{name}@toits.example"), Role::Moderator).await;
    let viewer = Viewer::Staff { account: by, role: Role::Moderator };
    let (words, detail) = (town.planted.letters(), town.planted.letters());
    for (place, text) in [("a wish for after a stay", &words), ("a step towards it", &detail)] {
        town.planted.plant_of(&card.person, Datum::MoveOnWords, place, text);
    }
    let taken = Taken {
        request: Piece::Here(request.id),
        offer: Piece::Here(ProposalId::new()),
        two_for: Vec::new(),
        unknown: Vec::new(),
        by,
        ally: None,
    };
    let now = town.server.clock.now();
    let one = Match { state: MatchState::Agreed, ..Match::new(MatchId::new(), taken, now) };
    let written = town.server.does(move |tx, app| {
        stored::insert(tx, &one)?;
        let wish = TypedWish { words, ..TypedWish::default() };
        matches::keep_wish(tx, app, now, viewer, (one.id, &wish, 0))?;
        let step =
            TypedStep { kind: "other".to_owned(), who: "person".to_owned(), detail, ..TypedStep::default() };
        matches::add_step(tx, app, now, viewer, (one.id, &step))
    });
    written.await.unwrap();
}
