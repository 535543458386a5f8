//! The rules of safeguarding and privacy, each by its number.

mod audit_page;
mod audited;
mod authority;
mod candidates;
mod held;
pub mod incidents;
mod kept;
mod notices;
mod pairs;
mod places;
pub(crate) mod plans;
mod privacy_page;
mod private;
mod proposals;
mod screening;
mod suspensions;
pub(crate) mod vetting;
mod words;

use std::sync::Arc;

use rooftop::domain::listing::Filter;
use rooftop::domain::proposal::State;
use rooftop::federation::Node;
use rooftop::server::{self, Surroundings};
use rooftop::services::offers;
use rooftop::store::proposals as stored;

use crate::program::Place;

async fn opened(place: &Place) -> Arc<Node> {
    crate::fediverse::prepare();
    server::open(place.config(), Surroundings::real()).await.unwrap()
}

/// How many proposals a place's database has, in any state.
pub(crate) async fn proposals_stored(place: &Place) -> i64 {
    opened(place)
        .await
        .app
        .db
        .read(|conn| stored::count_by_states(conn, (State::ALL, stored::Seen::All)))
        .await
        .unwrap()
}

/// The titles of a place's public list.
pub(crate) async fn listed_titles(place: &Place) -> Vec<String> {
    let list =
        opened(place).await.app.db.read(|conn| offers::list(conn, &Filter::default(), 1)).await.unwrap();
    list.offers.into_iter().map(|offer| offer.title).collect()
}
