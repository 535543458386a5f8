//! A pair by itself: what every rule says of it, how well it fits, and what it would cost the others to choose it.
//! Invariant: it is counted on a copy of the index and on a thread that may block, for one page at a time.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::STEPS_A_SECOND;
use super::decided::Pair;
use super::making::Input;
use super::plans::{Named, named};
use crate::domain::access::Action;
use crate::domain::household::Urgency;
use crate::domain::matching::assign;
use crate::domain::matching::explain::{Forced, Moved};
use crate::domain::matching::fit::{self, Component, Fit, Millis};
use crate::domain::matching::marks::MarksError;
use crate::domain::matching::need;
use crate::domain::matching::problem::Problem;
use crate::domain::matching::reach::Nearness;
use crate::domain::matching::rules::Judgement;
use crate::domain::proposal::Proposal;
use crate::services::{App, ServiceError, Viewer};
use crate::store::match_marks::{self, StoredMark};
use crate::store::{Conn, proposals};

/// A page waits for the solver for so many seconds of a usual machine at most, twice: with the pair and without it.
const PAGE_SECONDS: u64 = 5;
/// With more offers and requests than this the price of a pair is not counted: weighing them all takes longer than anybody looks at a page.
const COUNTED_MAX: usize = 25_000;
/// The most households of each kind that a page names.
pub const NAMED_MAX: usize = 20;

/// A pair, as its page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct PairShown {
    pub request: Proposal,
    pub offer: Proposal,
    /// What the rules say of it, and how well it fits; nothing where one of the two is not open.
    pub judged: Option<(Judgement, Fit)>,
    /// The most points of each component of fit.
    pub most: Vec<(Component, Millis)>,
    pub mark: Option<StoredMark>,
    pub cost: Cost,
}

/// What it costs the others to choose a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cost {
    Counted(Counted),
    /// It cannot be chosen.
    Impossible(MarksError),
    /// There are so many pairs that this one was not weighed.
    NotWeighed,
    /// There are too many proposals for a page.
    TooMany,
}

/// The price, against the best plan of what is there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// So many households fewer find a place.
    pub households: u32,
    /// In thousandths of a point, where as many do.
    pub worth: Millis,
    /// Who would lose their place, and who would go elsewhere or find one for it; [`NAMED_MAX`] of all.
    pub affected: Vec<Affected>,
    /// How many there are in all.
    pub affected_count: usize,
    /// Whether the plan that it is counted against was solved to its end.
    pub is_exact: bool,
}

/// Another household, and what would change for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    pub request: Named,
    pub urgency: Urgency,
    pub waiting_days: u32,
    pub before: Option<Named>,
    pub after: Option<Named>,
}

/// A household that would be affected, by its ids.
struct Other {
    moved: Moved,
    urgency: Urgency,
    waiting_days: u32,
}

/// What a thread counts.
struct Answer {
    judged: Option<(Judgement, Fit)>,
    most: Vec<(Component, Millis)>,
    cost: Price,
}

enum Price {
    Counted { forced: Forced, others: Vec<Other>, is_exact: bool },
    Impossible(MarksError),
    NotWeighed,
    TooMany,
}

/// A pair and its price, for who sees every case: it names households of others.
///
/// # Errors
/// [`ServiceError::NotFound`] for what is no request and offer of ours, [`ServiceError::NotAllowed`], or the store's.
pub async fn pair(app: &Arc<App>, viewer: Viewer, pair: Pair) -> Result<PairShown, ServiceError> {
    viewer.require(Action::SeePlan)?;
    let now = app.clock.now();
    let reading = Arc::clone(app);
    let _turn = app.planner.counting.acquire().await;
    let (request, offer, mark, input) = app.db.read(move |conn| read(conn, &reading, now, pair)).await?;
    let counting = tokio::task::spawn_blocking(move || count(input, pair));
    let answer =
        counting.await.map_err(|_| ServiceError::Internal("the price of a pair panicked".to_owned()))??;
    let cost = match answer.cost {
        Price::Counted { forced, others, is_exact } => {
            let affected_count = others.len();
            let affected = app.db.read(move |conn| affected(conn, others)).await?;
            let (households, worth) = (forced.households, forced.worth);
            Cost::Counted(Counted { households, worth, affected, affected_count, is_exact })
        }
        Price::Impossible(why) => Cost::Impossible(why),
        Price::NotWeighed => Cost::NotWeighed,
        Price::TooMany => Cost::TooMany,
    };
    Ok(PairShown { request, offer, judged: answer.judged, most: answer.most, mark, cost })
}

type Read = (Proposal, Proposal, Option<StoredMark>, Input);

fn read(conn: &mut Conn, app: &App, now: DateTime<Utc>, pair: Pair) -> Result<Read, ServiceError> {
    let request = proposals::by_id(conn, pair.request)?.filter(|request| request.sought().is_some());
    let offer = proposals::by_id(conn, pair.offer)?.filter(|offer| offer.offered().is_some());
    let (request, offer) = request.zip(offer).ok_or(ServiceError::NotFound("pair"))?;
    let mark = match_marks::of(conn, &pair.ids())?;
    Ok((request, offer, mark, Input::take(conn, app, now)?))
}

fn count(mut input: Input, pair: Pair) -> Result<Answer, ServiceError> {
    let ids = pair.ids();
    // What a lock costs shows against the plan without it.
    input.marks.locked.remove(&ids);
    let with = input.setting();
    let both = input.index.offer(&ids.offer).zip(input.index.request(&ids.request));
    let judged = both.and_then(|(offer, request)| {
        let near = Nearness::of(input.index.distances(), offer.area, &request.zones, &request.anchors);
        let judgement = input.marks.judge(&ids, &input.index, with)?;
        Some((judgement, fit::fit(offer, request, near, with)))
    });
    let most = Component::ALL.iter().map(|component| (*component, fit::most(*component, with))).collect();
    let answer = |cost| Ok(Answer { judged, most, cost });
    if let Err(why) = input.marks.may_lock(&ids, &input.index, with) {
        return answer(Price::Impossible(why));
    }
    let (offers, requests) = input.index.counts();
    if offers + requests > COUNTED_MAX {
        return answer(Price::TooMany);
    }
    let (marks, _) = input.marks.clone().keepable(&input.index, with);
    let problem = Problem::new(&input.index, &marks, with)?;
    let steps = PAGE_SECONDS * STEPS_A_SECOND;
    let made = assign::solve(&problem.graph, steps);
    let Some(forced) = problem.forcing(&made, &ids, steps) else { return answer(Price::NotWeighed) };
    let others = forced.moved.iter().filter(|moved| *moved.request != *ids.request);
    let other = |moved: &Moved| {
        let facts = input.index.request(&moved.request)?;
        let waiting_days = u32::try_from(need::waiting_days(facts, with)).unwrap_or(0);
        Some(Other { moved: moved.clone(), urgency: facts.urgency, waiting_days })
    };
    let mut others: Vec<Other> = others.filter_map(other).collect();
    // Who would lose most stands first: their place, and then the more urgent.
    others.sort_by_key(|one| (one.moved.after.is_some(), one.moved.before.is_none(), one.urgency));
    answer(Price::Counted { is_exact: made.finished, forced, others })
}

fn affected(conn: &mut Conn, others: Vec<Other>) -> Result<Vec<Affected>, ServiceError> {
    let mut all = Vec::new();
    for other in others.into_iter().take(NAMED_MAX) {
        let Some(request) = named(conn, &other.moved.request)? else { continue };
        let mut offer = |id: &Option<Arc<str>>| match id {
            Some(id) => named(conn, id),
            None => Ok(None),
        };
        let (before, after) = (offer(&other.moved.before)?, offer(&other.moved.after)?);
        let (urgency, waiting_days) = (other.urgency, other.waiting_days);
        all.push(Affected { request, urgency, waiting_days, before, after });
    }
    Ok(all)
}
