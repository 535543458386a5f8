//! All requests that wait, and those to which nothing can be proposed, with what would have to change: for who sees every case.
//! Invariant: what a rule of safeguarding keeps apart is never told as something that a request could give up (`domain::matching::explain`).

use std::cmp::Reverse;

use chrono::{DateTime, Utc};

use super::decided::{marks, setting};
use crate::domain::access::Action;
use crate::domain::household::Urgency;
use crate::domain::matching::explain::{self, Blocker, Outlook};
use crate::domain::matching::facts::{OfferFacts, RequestFacts};
use crate::domain::matching::index::Index;
use crate::domain::matching::marks::{Marks, PairIds};
use crate::domain::matching::need;
use crate::domain::matching::rules::{Setting, Standing};
use crate::ids::ProposalId;
use crate::services::{App, ServiceError, Viewer};
use crate::store::{Conn, dashboard};

/// Of so many requests without an option all offers are looked at, those in most need first: each look goes through every offer.
pub const LOOKED_AT_MAX: usize = 100;

/// A request to which nothing can be proposed.
#[derive(Debug, Clone)]
pub struct WithoutOption {
    pub request: ProposalId,
    pub title: String,
    pub urgency: Urgency,
    pub waiting_days: u32,
    pub outlook: Outlook,
}

impl WithoutOption {
    /// The rule whose smallest relaxation opens most; nothing where no request can change what is in the way.
    pub fn helped_by(&self) -> Option<Blocker> {
        let helps = |blocker: &&Blocker| blocker.relaxation.is_some();
        let opens = |blocker: &Blocker| blocker.relaxation.map_or(0, |(_, opens)| opens);
        let best = self
            .outlook
            .blockers
            .iter()
            .filter(helps)
            .min_by_key(|blocker| (Reverse(opens(blocker)), blocker.rule));
        best.copied()
    }
}

/// Those who wait.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// How soon each needs a home, and for how many days they have waited.
    pub all: Vec<(Urgency, u32)>,
    /// How many have no option.
    pub without_count: usize,
    /// Those of them in most need first, [`LOOKED_AT_MAX`] at most.
    pub without: Vec<WithoutOption>,
}

/// Everybody who waits and has said yes to no home.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn waiting(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
) -> Result<Waiting, ServiceError> {
    viewer.require(Action::SeePlan)?;
    let (with, marks) = (setting(app, now), marks(conn)?);
    let mut found = app.planner.look(conn, |known| look(&known.index, &marks, with))?;
    let ids = found.without.iter().map(|one| one.request.to_string()).collect();
    let mut titles = dashboard::titles(conn, ids)?;
    for one in &mut found.without {
        one.title = titles.remove(&one.request.to_string()).unwrap_or_default();
    }
    // It may have been erased a moment ago.
    found.without.retain(|one| !one.title.is_empty());
    Ok(found)
}

fn look(index: &Index, marks: &Marks, with: Setting<'_>) -> Result<Waiting, ServiceError> {
    let days = |request: &RequestFacts| need::waiting_days(request, with).unsigned_abs();
    let all = index.requests().map(|request| (request.urgency, days(request))).collect();
    let mut none: Vec<&RequestFacts> =
        index.requests().filter(|request| !has_option(request, index, (marks, with))).collect();
    none.sort_unstable_by_key(|request| (Reverse(need::need(request, with).total()), request.id.clone()));
    let one = |request: &&RequestFacts| {
        let id = request.id.parse();
        Ok(WithoutOption {
            request: id.map_err(|_| ServiceError::Internal("a request's id".to_owned()))?,
            title: String::new(),
            urgency: request.urgency,
            waiting_days: days(request),
            outlook: explain::outlook(request, index, marks, with),
        })
    };
    let without: Result<Vec<WithoutOption>, ServiceError> =
        none.iter().take(LOOKED_AT_MAX).map(one).collect();
    Ok(Waiting { all, without_count: none.len(), without: without? })
}

/// Whether an offer may be proposed to a request. It stops at the first one.
fn has_option(request: &RequestFacts, index: &Index, (marks, with): (&Marks, Setting<'_>)) -> bool {
    let is_ruled_out = |offer: &OfferFacts| {
        !marks.forbidden.is_empty() && marks.forbidden.contains(&PairIds::new(&request.id, &offer.id))
    };
    index
        .offers_for(request, with)
        .any(|pair| pair.judgement.standing() == Standing::Feasible && !is_ruled_out(pair.offer))
}
