//! Allies' offers in the index, with their public facts and what their associations say of their own rules.
//! Invariant: what another server wrote never keeps anybody from looking: an offer that cannot be read is left out.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Named;
use crate::domain::listing::ListedOffer;
use crate::domain::matching::facts::{OfferFacts, Side};
use crate::domain::matching::index::Index;
use crate::domain::matching::reach::Distances;
use crate::domain::matching::verdicts::{Month, Trust};
use crate::domain::offered;
use crate::domain::proposal::State;
use crate::geo::Gazetteer;
use crate::ids::{ApId, ProposalId};
use crate::services::ServiceError;
use crate::store::ally_offers::{self, AllyOffer, Stamp};
use crate::store::{Conn, offers};

/// What is known of allies' offers.
#[derive(Default)]
pub(super) struct Theirs(HashMap<ProposalId, Stamp>);

impl Theirs {
    /// Brings the index up to date with the store.
    pub(super) fn refresh(&mut self, conn: &mut Conn, index: &mut Index) -> Result<(), ServiceError> {
        let now = ally_offers::stamps(conn)?;
        let gone: Vec<ProposalId> = self.0.keys().filter(|id| !now.contains_key(*id)).copied().collect();
        let changed: Vec<ProposalId> =
            now.iter().filter(|(id, stamp)| self.0.get(*id) != Some(*stamp)).map(|(id, _)| *id).collect();
        for id in gone.iter().chain(&changed) {
            index.take_offer(&id.to_string());
        }
        for offer in ally_offers::read(conn, &changed)? {
            if let Some(facts) = now.get(&offer.id).and_then(|stamp| facts_of(&offer, *stamp)) {
                index.put_offer(facts);
            }
        }
        self.0 = now;
        Ok(())
    }

    /// Until when an offer's vetting counts, as its association says, where that is trusted.
    pub(super) fn vetted_until(&self, id: ProposalId) -> Option<NaiveDate> {
        let stamp = self.0.get(&id).filter(|stamp| stamp.trust == Trust::Trusted)?;
        stamp.said.vetted_until.map(Month::last_day)
    }
}

/// Its facts; `None` where they are not enough for any.
fn facts_of(offer: &AllyOffer, stamp: Stamp) -> Option<OfferFacts> {
    // Its dates were checked when it came; the day of reading does not matter.
    let place =
        offered::read_foreign(&offer.terms, offer.updated_at.date_naive(), Gazetteer::belgium()).ok()?;
    let known = (stamp.free_slots, stamp.said, stamp.trust);
    OfferFacts::of_ally(&offer.id.to_string(), &place, known, Distances::belgium()).ok()
}

/// Whose an offer is that is not ours, and what of its vetting counts here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abroad {
    /// Its id on the fediverse, by which the two instances speak of it.
    pub ap_id: ApId,
    /// The ally's association, as it calls itself.
    pub association: String,
    /// The last day on which its vetting counts, as they say; nothing where they did not.
    pub vetted_until: Option<NaiveDate>,
}

/// An ally's offer that is still out; it may have been taken back since.
pub(super) fn listed(conn: &mut Conn, id: ProposalId) -> Result<Option<ListedOffer>, ServiceError> {
    let found = offers::listed(conn, id)?;
    Ok(found.filter(|offer| offer.state == State::Published && offer.free_slots > 0))
}

/// Whose it is.
pub(super) fn abroad(offer: &ListedOffer, vetted_until: Option<NaiveDate>) -> Abroad {
    Abroad { ap_id: offer.ap_id.clone(), association: offer.author_name.clone(), vetted_until }
}

/// Its title, for a plan.
pub(super) fn named(conn: &mut Conn, id: ProposalId) -> Result<Option<Named>, ServiceError> {
    Ok(listed(conn, id)?.map(|offer| Named { id, title: offer.title, side: Side::There }))
}
