//! What the team reads of its own work: figures, and what in them somebody has to look at. For who sees every case.
//! Invariant: the figures are counted from everybody, the lists beside them are for the page alone; no list leaves as a file.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use super::planning::without::{self, WithoutOption};
use super::{App, ServiceError, Viewer, planning};
use crate::domain::access::Action;
use crate::domain::check_in::{HowItGoes, SILENT_HOURS};
use crate::domain::dashboard::{self, Board, Median, SOON_DAYS, Span};
use crate::domain::matches::{MatchState, Party};
use crate::domain::matching::rules::Rule;
use crate::ids::{MatchId, ProposalId};
use crate::store::{Conn, dashboard as stored};

/// The most of each list.
pub const LISTED_MAX: usize = 20;

/// A match of which something is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<T> {
    pub id: MatchId,
    /// Of what is ours of it.
    pub request: Option<String>,
    pub offer: Option<String>,
    pub told: T,
}

/// The figures, and the first of what they count.
#[derive(Debug, Clone)]
pub struct Dashboard {
    pub board: Board,
    pub without: Vec<WithoutOption>,
    /// Offers whose vetting ends, with the day.
    pub vettings: Vec<(ProposalId, String, NaiveDate)>,
    /// Who was asked, and when.
    pub silent: Vec<Told<(Party, DateTime<Utc>)>>,
    /// Who said what, and when.
    pub worries: Vec<Told<(Party, HowItGoes, DateTime<Utc>)>>,
    /// How many words of worry there are: one stay may have one of each side.
    pub worries_count: u64,
    pub stays: Vec<Told<NaiveDate>>,
}

/// Looks at everything, over this span.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn look(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
    span: Span,
) -> Result<Dashboard, ServiceError> {
    viewer.require(Action::SeePlan)?;
    let (since, today) = (span.since(now), now.date_naive());
    let soon = today.checked_add_days(Days::new(SOON_DAYS.into())).unwrap_or(NaiveDate::MAX);
    let waiting = without::waiting(conn, app, (viewer, now))?;
    let mut ended = dashboard::endings();
    for ending in stored::endings(conn, since)? {
        *ended.entry(ending).or_default() += 1;
    }
    let mut helped_by: BTreeMap<Option<Rule>, u64> = BTreeMap::new();
    for one in &waiting.without {
        *helped_by.entry(one.helped_by().map(|blocker| blocker.rule)).or_default() += 1;
    }
    let vettings = stored::vettings_ending(conn, (today, soon))?;
    let silent = stored::silent(conn, now - TimeDelta::hours(SILENT_HOURS))?;
    let (worries, stays) = (stored::worries(conn)?, stored::stays_ending(conn, soon)?);
    let worried: std::collections::BTreeSet<MatchId> = worries.iter().map(|(id, ..)| *id).collect();
    let board = Board {
        span,
        proposed: Median::between(&stored::firsts(conn, MatchState::AskedSeeker, since)?),
        placed: Median::between(&stored::firsts(conn, MatchState::Active, since)?),
        queued: dashboard::queued(&waiting.all),
        without: waiting.without_count as u64,
        helped_by,
        vetting_ends: vettings.len() as u64,
        silent: silent.len() as u64,
        worried: worried.len() as u64,
        stays_end: stays.len() as u64,
        ended,
        served: planning::latest(conn, viewer)?.map(|kept| (kept.day, kept.comparisons)),
    };
    Ok(Dashboard {
        board,
        worries_count: worries.len() as u64,
        without: first(waiting.without),
        vettings: first(vettings),
        silent: told(conn, silent.into_iter().map(|(id, party, at)| (id, (party, at))))?,
        worries: told(conn, worries.into_iter().map(|(id, party, said, at)| (id, (party, said, at))))?,
        stays: told(conn, stays)?,
    })
}

fn first<T>(mut list: Vec<T>) -> Vec<T> {
    list.truncate(LISTED_MAX);
    list
}

/// The first of these matches, by the titles of what is ours of them.
fn told<T>(
    conn: &mut Conn,
    all: impl IntoIterator<Item = (MatchId, T)>,
) -> Result<Vec<Told<T>>, ServiceError> {
    let listed: Vec<(MatchId, T)> = all.into_iter().take(LISTED_MAX).collect();
    let ids: Vec<MatchId> = listed.iter().map(|(id, _)| *id).collect();
    let titles = stored::titles_of(conn, &ids)?;
    let one = |(id, told): (MatchId, T)| {
        let (request, offer) = titles.get(&id).cloned().unwrap_or_default();
        Told { id, request, offer, told }
    };
    Ok(listed.into_iter().map(one).collect())
}
