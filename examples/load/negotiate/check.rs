//! What must be so when nothing is under way any more: both sides say the same of every negotiation, and no place is taken twice.

use std::collections::BTreeMap;

use rooftop::domain::matches::{Match, MatchState, Reach};
use rooftop::ids::ProposalId;
use rooftop::store::proposals;

use super::side::Side;

/// How the negotiations of one direction ended.
#[derive(Default)]
pub(super) struct Ends {
    /// By the state on the seeker's side.
    pub(super) of_seekers: BTreeMap<&'static str, usize>,
    pub(super) offered: usize,
    /// What must not be.
    pub(super) faults: Vec<String>,
}

/// Compares what both sides say of each negotiation that the seekers' side began, and counts the places of the hosts' side anew.
pub(super) async fn compare(seekers: &Side, hosts: &Side) -> Ends {
    let mut ends = Ends::default();
    let theirs: Vec<Match> =
        hosts.all().await.into_iter().filter(|one| one.reach() == Reach::HostHere).collect();
    let by_deal: BTreeMap<_, _> = theirs.iter().filter_map(|one| Some((one.deal.clone()?, one))).collect();
    let mut known = 0;
    for one in seekers.all().await.into_iter().filter(|one| one.reach() == Reach::SeekerHere) {
        *ends.of_seekers.entry(one.state.as_str()).or_default() += 1;
        let Some(deal) = &one.deal else {
            if !one.state.is_final() {
                ends.faults
                    .push(format!("{}: {} is {} and was never offered", seekers.name, one.id, one.state));
            }
            continue;
        };
        ends.offered += 1;
        let Some(other) = by_deal.get(deal) else {
            if !one.state.is_final() {
                ends.faults.push(format!("{deal}: {} here, and unknown there", one.state));
            }
            continue;
        };
        known += 1;
        if !agree(&one, other) {
            let stays = (one.stay, other.stay);
            ends.faults.push(format!("{deal}: {} here, {} there; {stays:?}", one.state, other.state));
        }
    }
    if known != theirs.len() {
        ends.faults.push(format!("{}: {} know of {known} that began there", hosts.name, theirs.len()));
    }
    ends.faults.extend(places(hosts, &theirs).await);
    ends
}

/// Why it ended is each side's own; that it did, how far it came, and what was agreed on is not.
fn agree(one: &Match, other: &Match) -> bool {
    let kind = |state: MatchState| match state {
        MatchState::Declined | MatchState::Lapsed | MatchState::Vetoed => MatchState::Declined,
        // Nobody looked at it there, or they ask: the seeker's side waits for both.
        MatchState::Selected | MatchState::SecondReview => MatchState::AskedHost,
        other => other,
    };
    kind(one.state) == kind(other.state) && (one.state.is_final() || one.stay == other.stay)
}

/// Every offer has as many places taken as matches hold one, and no more than it has.
async fn places(hosts: &Side, theirs: &[Match]) -> Vec<String> {
    let mut holding: BTreeMap<ProposalId, usize> = BTreeMap::new();
    for one in theirs {
        if let Some(offer) = one.offer.here() {
            *holding.entry(offer).or_default() += usize::from(one.state.holds_slot());
        }
    }
    let mut faults = Vec::new();
    for (id, held) in holding {
        let offer =
            hosts.db.read(move |conn| proposals::by_id(conn, id)).await.unwrap().expect("it was there");
        let slots = offer.offered().map_or(0, |place| usize::from(place.slots));
        if held > slots || held != usize::from(offer.taken_slots) {
            let taken = offer.taken_slots;
            faults.push(format!("{}: {id} has {slots} places, {held} held, {taken} counted", hosts.name));
        }
    }
    faults
}
