//! Who could live in one of our offers: our own open requests, and allies' requests as far as their bands tell.
//! Invariants: a request is shown to whoever has charge of it; of an ally's nothing is concluded that its bands do not say, and it is in
//! no plan of ours: its own association proposes it.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::{Found, Known, SHOWN_MAX, found_for, may_be_matched, setting};
use crate::domain::access::Action;
use crate::domain::bands::Bands;
use crate::domain::household::Urgency;
use crate::domain::matching::banded::{Away, Banded};
use crate::domain::matching::facts::OfferFacts;
use crate::domain::matching::fit::{self, Fit, Millis};
use crate::domain::matching::need;
use crate::domain::matching::reach::{Distances, Nearness};
use crate::domain::matching::rules::{RuleSet, Setting, Standing};
use crate::domain::proposal::{Intent, Proposal, State};
use crate::ids::ProposalId;
use crate::services::{App, ServiceError, Viewer, people, proposals as desk};
use crate::store::proposals::{self, Seen};
use crate::store::{Conn, actors, ally_requests, vettings};

/// So many requests of allies are looked at, the latest first.
const LOOKED_AT_MAX: i64 = 2_000;

/// A request that an offer could be proposed to.
#[derive(Debug, Clone)]
pub struct Seeker {
    pub request: ProposalId,
    pub title: String,
    pub near: Nearness,
    pub fit: Fit,
    pub urgency: Urgency,
    pub waiting_days: u32,
    /// What has to be asked before anybody is asked to live there.
    pub unknown: RuleSet,
}

/// A request of an ally that could fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// As it calls itself.
    pub association: String,
    pub bands: Bands,
    pub away: Away,
}

/// Who could live in an offer.
#[derive(Debug, Clone)]
pub struct Seekers {
    pub offer: Proposal,
    /// Those in most need whom it fits best, [`SHOWN_MAX`] at most.
    pub seekers: Vec<Seeker>,
    /// How many there are.
    pub count: usize,
    /// The nearest of allies, [`SHOWN_MAX`] at most; for who sees every case.
    pub theirs: Vec<Asked>,
}

/// What could be matched with one of our proposals.
pub enum Matches {
    Offers(Box<Found>),
    Requests(Box<Seekers>),
}

/// The offers that may be proposed to a request, or the requests that could live in an offer; for whoever has charge of it.
///
/// # Errors
/// [`ServiceError::NotFound`] for what is in nobody's charge here, [`ServiceError::NotAllowed`], or the store's.
pub fn matches(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
    id: ProposalId,
) -> Result<Matches, ServiceError> {
    let proposal = desk::show(conn, viewer, id)?;
    match &proposal.terms.intent {
        Intent::Sought(_) => Ok(Matches::Offers(Box::new(found_for(conn, app, now, proposal)?))),
        Intent::Offered(_) => Ok(Matches::Requests(Box::new(seekers(conn, app, (viewer, now), proposal)?))),
    }
}

fn seekers(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
    offer: Proposal,
) -> Result<Seekers, ServiceError> {
    let mut found = Seekers { offer, seekers: Vec::new(), count: 0, theirs: Vec::new() };
    // What is not out is proposed to nobody (SG-01, SG-10).
    let Some(facts) = facts_of(conn, &found.offer)? else { return Ok(found) };
    let with = setting(app, now);
    let shown = shown_to(conn, viewer)?;
    let (count, best) = app.planner.look(conn, |known| Ok(best(&facts, known, (&shown, with))))?;
    found.count = count;
    for mut seeker in best {
        // It may have been housed or taken back since.
        let Some(request) = proposals::by_id(conn, seeker.request)?.filter(may_be_matched) else { continue };
        seeker.title = request.terms.title;
        found.seekers.push(seeker);
    }
    if viewer.require(Action::SeePlan).is_ok() {
        found.theirs = of_allies(conn, &facts, with)?;
    }
    Ok(found)
}

/// What is known of an offer that is out; nothing of another one.
fn facts_of(conn: &mut Conn, offer: &Proposal) -> Result<Option<OfferFacts>, ServiceError> {
    let Some(place) = offer.offered().filter(|_| offer.state == State::Published) else { return Ok(None) };
    let vetted_until = vettings::of(conn, offer.id)?.valid_until();
    let known = (offer.free_slots(), vetted_until);
    let facts = OfferFacts::of(&offer.id.to_string(), place, known, Distances::belgium());
    facts.map(Some).map_err(|error| ServiceError::Internal(format!("proposal {}: {error}", offer.id)))
}

/// The requests that a viewer may see; `None` where that is all of them.
fn shown_to(conn: &mut Conn, viewer: Viewer) -> Result<Option<HashSet<String>>, ServiceError> {
    match people::seen_by(viewer) {
        Seen::All => Ok(None),
        seen @ (Seen::UnderMandate(_) | Seen::OfNobody) => {
            let ids = proposals::ids_by_states(conn, (&[State::Open], seen))?;
            Ok(Some(ids.into_iter().collect()))
        }
    }
}

/// How many requests an offer may be proposed to, and the best of them: need and fit together, as in a plan, and then the smaller id.
fn best(
    offer: &OfferFacts,
    known: &Known,
    (shown, with): (&Option<HashSet<String>>, Setting<'_>),
) -> (usize, Vec<Seeker>) {
    let is_shown = |id: &str| shown.as_ref().is_none_or(|shown| shown.contains(id));
    let mut all: Vec<(Millis, Seeker)> = known
        .index
        .requests_for(offer, with)
        .filter(|pair| pair.judgement.standing() == Standing::Feasible && is_shown(&pair.request.id))
        .filter_map(|pair| {
            let fit = fit::fit(offer, pair.request, pair.near, with);
            let worth = fit.total() + need::need(pair.request, with).total();
            let seeker = Seeker {
                request: pair.request.id.parse().ok()?,
                title: String::new(),
                near: pair.near,
                fit,
                urgency: pair.request.urgency,
                waiting_days: need::waiting_days(pair.request, with).unsigned_abs(),
                unknown: pair.judgement.unknown,
            };
            Some((worth, seeker))
        })
        .collect();
    let count = all.len();
    all.sort_unstable_by_key(|(worth, seeker)| (std::cmp::Reverse(*worth), seeker.request));
    all.truncate(SHOWN_MAX);
    (count, all.into_iter().map(|(_, seeker)| seeker).collect())
}

/// Requests of allies that could fit, the nearest first.
fn of_allies(conn: &mut Conn, offer: &OfferFacts, with: Setting<'_>) -> Result<Vec<Asked>, ServiceError> {
    let mut all = Vec::new();
    for request in ally_requests::all(conn, LOOKED_AT_MAX)? {
        if let Some(away) = Banded::of(&request.bands, with.distances).could_fit(offer, with) {
            all.push((away, request));
        }
    }
    all.sort_by(|(a, one), (b, other)| (a, &one.bands, &one.ap_id).cmp(&(b, &other.bands, &other.ap_id)));
    all.truncate(SHOWN_MAX);
    let mut asked = Vec::new();
    for (away, request) in all {
        let named = actors::by_ap_id(conn, &request.author)?.map(|actor| actor.name);
        let association = named.filter(|name| !name.trim().is_empty());
        let association = association.unwrap_or_else(|| request.author.domain().to_string());
        asked.push(Asked { association, bands: request.bands, away });
    }
    Ok(asked)
}
