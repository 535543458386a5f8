//! The hard rules: whether a pair may be proposed at all. Source: matching.md "Model" 1.
//!
//! Each rule passes, fails, or is not known. What is not known is a question to ask and keeps nobody apart, but for the rules of safeguarding: those
//! fail where our own facts are missing. Where another instance holds the fact, the pair waits for its verdict: it is neither asked nor planned.

mod home;
mod judgement;

pub use judgement::{Judgement, RuleSet};

use super::facts::{Composition, Day, Guarded, Household, OfferFacts, RequestFacts, Side};
use super::reach::{Distances, Hectometres, Nearness};
use super::weights::Weights;
use crate::domain::codes::codes;
use crate::domain::household::{Budget, Need, Urgency};
use crate::domain::place::{Accepts, Domiciliation, Sharing, Smoking, StepFree};

/// A month of a stay counts as so many days.
pub const DAYS_A_MONTH: Day = 30;
/// A shared room is for so many nights at most (SG-14).
pub const SHARED_ROOM_NIGHTS_MAX: Day = 7;
/// What lies in an arrondissement may be so far from its centre, in hectometres.
pub const WIDE_AREA: Hectometres = 200;

codes! {
    /// A rule that a pair must not break.
    Rule {
        Capacity = "capacity",
        Dates = "dates",
        DurationMin = "duration_min",
        /// SG-04.
        MinorUnaccompanied = "minor_unaccompanied",
        WomenOnly = "women_only",
        /// SG-03.
        LoneAdult = "lone_adult_rule",
        StepFree = "step_free",
        ChildrenOk = "children_ok",
        /// Families or couples only, where a shared home says so. Not in the design's list, which has no rule for these two codes.
        Accepts = "accepts",
        Pets = "pets",
        Smoking = "smoking",
        Rent = "rent_over_budget",
        Domiciliation = "domiciliation",
        BlockedPair = "blocked_pair",
        Vetting = "vetting_expired",
        Distance = "distance_max",
        /// SG-14.
        SharedRoomNights = "shared_room_nights",
    }
    /// What a rule says of a pair.
    Verdict { Pass = "pass", Fail = "fail", Unknown = "unknown" }
    /// What all rules say of a pair together.
    Standing {
        /// It may be proposed; what is not known is asked.
        Feasible = "feasible",
        /// Another instance has to give a verdict first.
        ToAsk = "to_ask",
        Infeasible = "infeasible",
    }
}

impl Rule {
    /// Whether it protects people, so that what is not known counts as broken and nobody relaxes it.
    pub fn is_strict(self) -> bool {
        matches!(self, Self::WomenOnly | Self::LoneAdult | Self::MinorUnaccompanied | Self::Vetting)
    }
}

/// What one rule says, and who holds what is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Pass,
    Fail,
    Unknown(Side),
}

use Answer::{Fail, Pass, Unknown};

/// Passes or fails.
fn only_if(right: bool) -> Answer {
    if right { Pass } else { Fail }
}

/// What a pair is judged with.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    pub today: Day,
    pub weights: &'a Weights,
    pub distances: &'a Distances,
}

/// What every rule says of a pair, but [`Rule::BlockedPair`], which [`super::marks::Marks`] knows.
pub fn judge(offer: &OfferFacts, request: &RequestFacts, near: Nearness, with: Setting<'_>) -> Judgement {
    let mut judgement = Judgement::default();
    for rule in ORDER {
        judgement.note(rule, answer(rule, offer, request, near, with));
    }
    judgement
}

/// As [`judge`], but nothing where some rule keeps the two apart: it asks no further.
pub fn judge_possible(
    offer: &OfferFacts,
    request: &RequestFacts,
    near: Nearness,
    with: Setting<'_>,
) -> Option<Judgement> {
    let mut judgement = Judgement::default();
    for rule in ORDER {
        judgement.note(rule, answer(rule, offer, request, near, with));
        if !judgement.failed.is_empty() {
            return None;
        }
    }
    Some(judgement)
}

/// All rules, those first that keep most apart and cost least.
const ORDER: [Rule; Rule::ALL.len()] = [
    Rule::Capacity,
    Rule::Distance,
    Rule::Rent,
    Rule::Vetting,
    Rule::Dates,
    Rule::Domiciliation,
    Rule::LoneAdult,
    Rule::ChildrenOk,
    Rule::StepFree,
    Rule::DurationMin,
    Rule::SharedRoomNights,
    Rule::Pets,
    Rule::Accepts,
    Rule::Smoking,
    Rule::WomenOnly,
    Rule::MinorUnaccompanied,
    Rule::BlockedPair,
];

#[inline]
fn answer(
    rule: Rule,
    offer: &OfferFacts,
    request: &RequestFacts,
    near: Nearness,
    with: Setting<'_>,
) -> Answer {
    match rule {
        Rule::Capacity => only_if(request.persons <= offer.capacity),
        Rule::Dates => dates(offer, request, with.today),
        Rule::DurationMin => duration_min(offer, request, with.today),
        Rule::MinorUnaccompanied => minor_unaccompanied(request),
        Rule::WomenOnly => women_only(offer, request),
        Rule::LoneAdult => lone_adult(offer, request),
        Rule::StepFree => step_free(offer, request),
        Rule::ChildrenOk => children_ok(offer, request),
        Rule::Accepts => accepts(offer, request),
        Rule::Pets => pets(offer, request),
        Rule::Smoking => smoking(offer, request),
        Rule::Rent => rent(offer, request, with.weights),
        Rule::Domiciliation => domiciliation(offer, request),
        Rule::Vetting => vetting(offer, with.today),
        Rule::Distance => distance(offer, request, near, with),
        Rule::SharedRoomNights => shared_room_nights(offer, request),
        Rule::BlockedPair => Pass,
    }
}

/// How long somebody can wait past the day on which they need a home, in days.
pub fn patience(urgency: Urgency) -> Day {
    match urgency {
        Urgency::Immediate => 2,
        Urgency::Urgent => 14,
        Urgency::Soon => 60,
        Urgency::Planned => 90,
    }
}

/// The first day on which the stay can begin.
pub fn start(offer: &OfferFacts, request: &RequestFacts, today: Day) -> Day {
    offer.from.max(request.needed_from).max(today)
}

/// The day on which somebody would begin, were everything free: what a delay is counted from.
pub fn wished_start(request: &RequestFacts, today: Day) -> Day {
    request.needed_from.max(today)
}

/// How many days a stay from its start can last; `None` where nothing ends it.
pub fn longest_stay(offer: &OfferFacts, request: &RequestFacts, today: Day) -> Option<Day> {
    let until = offer.until.map(|until| until - start(offer, request, today));
    let most = offer.max_months.map(|months| Day::from(months) * DAYS_A_MONTH);
    let nights = (offer.sharing == Sharing::SharedRoom).then_some(SHARED_ROOM_NIGHTS_MAX);
    [until, most, nights].into_iter().flatten().min()
}

/// The place is free in time, and not over by then.
fn dates(offer: &OfferFacts, request: &RequestFacts, today: Day) -> Answer {
    let start = start(offer, request, today);
    let wished = wished_start(request, today);
    let latest = (wished + patience(request.urgency)).min(request.deadline.unwrap_or(Day::MAX).max(wished));
    only_if(start <= latest && offer.until.is_none_or(|until| start < until))
}

/// The stay is as long as the host asks for at least.
fn duration_min(offer: &OfferFacts, request: &RequestFacts, today: Day) -> Answer {
    let Some(least) = offer.min_months.filter(|months| *months > 0) else { return Pass };
    let fits = longest_stay(offer, request, today).is_none_or(|most| Day::from(least) * DAYS_A_MONTH <= most);
    match request.months {
        _ if !fits => Fail,
        Some(months) => only_if(months >= least),
        None => Unknown(request.side),
    }
}

/// SG-04: nobody under 18 without a parent or guardian. An ally's request has passed this before it left.
fn minor_unaccompanied(request: &RequestFacts) -> Answer {
    match request.household.map(|household| household.guarded) {
        None | Some(Guarded::Yes) => Pass,
        Some(Guarded::No) => Fail,
        Some(Guarded::Unclear) => Unknown(request.side),
    }
}

/// Both ways: a home for women takes no men, and who needs one gets no other.
fn women_only(offer: &OfferFacts, request: &RequestFacts) -> Answer {
    let asked = if request.needs.has(Need::WomenOnly) { home::of_women(offer) } else { Pass };
    let offered = if offer.accepts == Accepts::WomenAndChildren { household_of_women(request) } else { Pass };
    match (asked, offered) {
        (Fail, _) | (_, Fail) => Fail,
        (Unknown(side), _) | (_, Unknown(side)) => Unknown(side),
        (Pass, Pass) => Pass,
    }
}

fn household_of_women(request: &RequestFacts) -> Answer {
    match request.household {
        Some(Household { men: 1.., .. }) => Fail,
        Some(Household { others: 0, .. }) => Pass,
        Some(_) | None => Unknown(request.side),
    }
}

/// SG-03: a lone woman, or somebody alone with children, is not suggested to a shared home whose only adult is a man.
fn lone_adult(offer: &OfferFacts, request: &RequestFacts) -> Answer {
    let home = home::for_lone_adults(offer);
    match (home, request.household.map(|household| household.composition)) {
        (Pass, _) => Pass,
        (_, Some(Composition::LoneMan | Composition::Couple | Composition::Family | Composition::Group)) => {
            Pass
        }
        (home, Some(Composition::LoneWoman | Composition::LoneParent | Composition::MinorsAlone)) => home,
        // Who does not say may be a woman.
        (Fail, Some(Composition::LoneOther)) => Fail,
        (home, Some(Composition::LoneOther)) => home,
        (_, None) => Unknown(request.side),
    }
}

fn step_free(offer: &OfferFacts, request: &RequestFacts) -> Answer {
    let needed = request.needs.has(Need::StepFree);
    match offer.step_free {
        StepFree::All => Pass,
        StepFree::None if needed => Fail,
        StepFree::Some | StepFree::Unknown if needed => Unknown(offer.side),
        // On which floor it is, no field says.
        StepFree::Some | StepFree::None | StepFree::Unknown if request.needs.has(Need::GroundFloor) => {
            Unknown(offer.side)
        }
        StepFree::Some | StepFree::None | StepFree::Unknown => Pass,
    }
}

fn children_ok(offer: &OfferFacts, request: &RequestFacts) -> Answer {
    // An entire place and a lease refuse no children (ND-02).
    let may_refuse = offer.sharing != Sharing::EntirePlace && !offer.is_lease;
    let welcome = matches!(offer.accepts, Accepts::WomenAndChildren | Accepts::Families);
    let known = if !may_refuse || welcome { Some(true) } else { offer.children_ok };
    match (known, request.household) {
        (Some(true), _) => Pass,
        (_, Some(household)) if household.minors == 0 => Pass,
        (Some(false), Some(_)) => Fail,
        (None, Some(_)) => Unknown(offer.side),
        (_, None) => Unknown(request.side),
    }
}

fn accepts(offer: &OfferFacts, request: &RequestFacts) -> Answer {
    let wanted: fn(&Household) -> bool = match offer.accepts {
        Accepts::Any | Accepts::WomenAndChildren => return Pass,
        Accepts::Families => |household| household.minors > 0,
        Accepts::Couples => {
            |household| matches!(household.composition, Composition::Couple | Composition::Family)
        }
    };
    request.household.map_or(Unknown(request.side), |household| only_if(wanted(&household)))
}

fn pets(offer: &OfferFacts, request: &RequestFacts) -> Answer {
    if request.needs.has(Need::Pet) { offer.pets_accepted.map_or(Unknown(offer.side), only_if) } else { Pass }
}

/// Who needs air without smoke does not share a home in which people smoke; in a place of their own nobody does.
fn smoking(offer: &OfferFacts, request: &RequestFacts) -> Answer {
    if !request.needs.has(Need::NoSmoking) || offer.sharing == Sharing::EntirePlace {
        return Pass;
    }
    match offer.smoking {
        Smoking::None | Smoking::OutsideOnly => Pass,
        Smoking::Inside => Fail,
        Smoking::Unknown => Unknown(offer.side),
    }
}

/// The most that a budget pays a month, in cents; `None` where that is not known.
pub fn budget_cents(budget: Option<Budget>, weights: &Weights) -> Option<u32> {
    match budget? {
        Budget::None => Some(0),
        Budget::ContributionOnly => Some(weights.contribution_max_cents),
        Budget::UpTo(cents) | Budget::Confirmed(cents) => Some(cents),
        Budget::Pending => None,
    }
}

fn rent(offer: &OfferFacts, request: &RequestFacts, weights: &Weights) -> Answer {
    match (offer.rent_cents, budget_cents(request.budget, weights)) {
        (Some(0), _) => Pass,
        (Some(rent), Some(budget)) => only_if(rent <= budget),
        (None, _) => Unknown(offer.side),
        (Some(_), None) => Unknown(request.side),
    }
}

fn domiciliation(offer: &OfferFacts, request: &RequestFacts) -> Answer {
    if request.domiciliation_needed != Some(true) {
        return Pass;
    }
    match offer.domiciliation {
        Some(Domiciliation::Yes) => Pass,
        Some(Domiciliation::No) => Fail,
        // Whoever has a lease lives there.
        None if offer.is_lease => Pass,
        Some(Domiciliation::ToDiscuss) | None => Unknown(offer.side),
    }
}

fn vetting(offer: &OfferFacts, today: Day) -> Answer {
    offer.vetted_until.map_or(Unknown(offer.side), |until| only_if(until >= today))
}

/// Not farther than the request says. In an arrondissement nobody knows exactly.
fn distance(offer: &OfferFacts, request: &RequestFacts, near: Nearness, with: Setting<'_>) -> Answer {
    let Some(away) = near.limited() else { return Pass };
    let usual = Hectometres::try_from(with.weights.reach_km * 10).unwrap_or(Hectometres::MAX);
    let (most, said) = request.max_distance.map_or((usual, false), |most| (most, true));
    let margin = if with.distances.is_wide(offer.area) { WIDE_AREA } else { 0 };
    match (away <= most, said) {
        (true, _) => Pass,
        (false, false) => Unknown(request.side),
        (false, true) if away <= most.saturating_add(margin) => Unknown(offer.side),
        (false, true) => Fail,
    }
}

/// SG-14: a shared room is for whoever has nothing tonight, and never for more than seven nights ([`longest_stay`]).
fn shared_room_nights(offer: &OfferFacts, request: &RequestFacts) -> Answer {
    only_if(offer.sharing != Sharing::SharedRoom || request.urgency == Urgency::Immediate)
}

#[cfg(test)]
mod tests;
