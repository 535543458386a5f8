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
    /// Of which one side keeps a stay that ended, and the other none.
    pub(super) crossed: usize,
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
        let is_stay = |one: &Match| one.state == MatchState::Ended;
        ends.crossed += usize::from(is_stay(&one) != is_stay(other));
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

/// Where it goes on, how far it came and what was agreed on are the same. Where it is over, it is so on both sides; why is each side's own, and
/// a side that wrote an arrival down in the seconds in which the other ended it keeps a stay that ended.
fn agree(one: &Match, other: &Match) -> bool {
    let kind = |state: MatchState| match state {
        _ if state.is_final() => MatchState::Declined,
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
