//! What is known of the side of a match that lives with an ally: its association, and what it lets us know of the home or the household.

use super::ServiceError;
use crate::domain::bands::Bands;
use crate::domain::matches::{Match, Piece, Reach};
use crate::domain::negotiation::NegotiationState;
use crate::ids::ProposalId;
use crate::store::{Conn, actors, ally_requests, negotiations, offers};

/// What is known of the other side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// The association, as it calls itself.
    pub association: String,
    /// The home: its row here and its title, while it is out.
    pub offer: Option<(ProposalId, String)>,
    /// The household, as far as its bands tell.
    pub bands: Option<Bands>,
    /// Where the negotiation stands, once there is one.
    pub negotiation: Option<NegotiationState>,
}

/// What is known of it; `None` where both live with us.
pub(super) fn elsewhere(conn: &mut Conn, one: &Match) -> Result<Option<Elsewhere>, ServiceError> {
    let (Some(ally), true) = (&one.ally, one.reach() != Reach::Here) else { return Ok(None) };
    let known = actors::by_ap_id(conn, ally)?;
    let association = known.map_or_else(|| ally.domain().to_string(), |actor| actor.name);
    let mut found = Elsewhere { association, offer: None, bands: None, negotiation: None };
    if let Piece::There(theirs) = &one.offer
        && let Some(row) = offers::id_of(conn, theirs)?
    {
        found.offer = offers::listed(conn, row)?.map(|offer| (row, offer.title));
    }
    if let Piece::There(theirs) = &one.request {
        found.bands = ally_requests::by_ap_id(conn, theirs, ally)?.map(|request| request.bands);
    }
    if let Some(deal) = &one.deal {
        found.negotiation = negotiations::by_ap_id(conn, deal)?.map(|known| known.state);
    }
    Ok(Some(found))
}
