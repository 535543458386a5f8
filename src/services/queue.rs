//! The queue: everything that waits for somebody of the staff, as far as the viewer may see it and may do something about it, and who has it.
//! Invariants: it is read from where things stand, so that none of it is stale and nothing has to remember it; nobody sees in it what their own
//! page of it would not show; what somebody is about to decide, nobody else decides.

mod hands;
mod shown;

use std::collections::HashSet;

use chrono::{DateTime, Days, Utc};

use super::conversations::{self, Waits};
use super::{App, ServiceError, Viewer, incidents};
use crate::domain::access::{Action, Role};
use crate::domain::household::Urgency;
use crate::domain::move_on::ENDS_WITHIN_DAYS;
use crate::domain::queue::{Filter, Lateness, QueueGroup, QueueKind, QueueProblem, Wait, Waiting, sort};
use crate::ids::AccountId;
use crate::store::accounts::{self, Account, Activity};
use crate::store::queue::{self as stored, RequestWaiting};
use crate::store::{Conn, queue_holders, queue_sight};

pub use hands::{To, give, held_by, take_match};
pub(super) use hands::{decided, require_free};
pub use shown::{About, Item};

/// How many things one page of the queue shows.
pub const PER_PAGE: usize = 20;

/// Everything that waits for the viewer or for those who may do as they may, what is due first before the rest.
///
/// # Errors
/// [`ServiceError::NotAllowed`] for who is not of the staff; the store's.
pub fn waiting(
    conn: &mut Conn,
    (viewer, now): (Viewer, DateTime<Utc>),
) -> Result<Vec<Waiting>, ServiceError> {
    let Viewer::Staff { account, role } = viewer else { return Err(ServiceError::NotAllowed) };
    let mut all = about_matches(conn, (account, role), now)?;
    all.extend(errands(conn, (account, role))?);
    all.extend(safety(conn, viewer, account)?);
    all.extend(talks(conn, viewer)?);
    all.extend(offers_and_requests(conn, (account, role))?);
    if role.may(Action::HandleLeads) {
        all.extend(stored::letters(conn)?);
        all.extend(stored::reported(conn)?);
        all.extend(stored::tasks(conn)?);
    }
    if role.may(Action::ManagePartners) {
        all.extend(stored::drafts(conn)?);
    }
    if role.may(Action::ManageQueues) {
        all.extend(stored::given_up(conn)?.into_iter().map(|(one, _)| one));
    }
    let holders = queue_holders::all(conn)?;
    for one in all.iter_mut().filter(|one| one.kind.is_given()) {
        one.held_by = holders.get(&(one.kind.kept_as(), one.subject.clone())).copied();
    }
    sort(&mut all);
    Ok(all)
}

/// Matches: all of them for who decides about them, but those of their own home (SG-12); for others those of people in their charge.
fn about_matches(
    conn: &mut Conn,
    (account, role): (AccountId, Role),
    now: DateTime<Utc>,
) -> Result<Vec<Waiting>, ServiceError> {
    if !role.may(Action::KeepCases) {
        return Ok(Vec::new());
    }
    let mut found = stored::matches(conn)?;
    let days = Days::new(ENDS_WITHIN_DAYS);
    found.extend(stored::moving(conn, (now.date_naive() + days, days))?);
    let is_in = |set: &HashSet<String>, id: &Option<String>| id.as_ref().is_some_and(|id| set.contains(id));
    if !role.may(Action::DecideMatches) {
        let charged = queue_sight::charged(conn, account)?;
        let is_theirs =
            |one: &stored::MatchWaiting| is_in(&charged, &one.request) || is_in(&charged, &one.offer);
        // Whoever has charge of one side writes down what they say and what happened, and decides nothing.
        let is_said =
            |one: &Waiting| matches!(one.kind, QueueKind::Question | QueueKind::Meeting | QueueKind::Moving);
        return Ok(found.into_iter().filter(is_theirs).map(|one| one.waiting).filter(is_said).collect());
    }
    let (hosted, me) = (queue_sight::hosted(conn, account)?, account.to_string());
    let may = |one: &stored::MatchWaiting| {
        !is_in(&hosted, &one.offer) && one.not_by.as_ref().is_none_or(|first| *first != me)
    };
    Ok(found.into_iter().filter(may).map(|one| one.waiting).collect())
}

/// Who is to be told something by hand: for whom the viewer has a mandate; and for who has every case, those for whom nobody has one.
fn errands(conn: &mut Conn, (account, role): (AccountId, Role)) -> Result<Vec<Waiting>, ServiceError> {
    if !role.may(Action::KeepCases) {
        return Ok(Vec::new());
    }
    let found = stored::errands(conn)?;
    if found.is_empty() {
        return Ok(found);
    }
    let mine = queue_sight::mandated(conn, Some(account))?;
    let anybodys = if role.has_every_case() { Some(queue_sight::mandated(conn, None)?) } else { None };
    let is_mine = |one: &Waiting| {
        mine.contains(&one.subject) || anybodys.as_ref().is_some_and(|all| !all.contains(&one.subject))
    };
    Ok(found.into_iter().filter(is_mine).collect())
}

/// What allies and people wrote, and what a colleague wrote and somebody else reads first.
fn talks(conn: &mut Conn, viewer: Viewer) -> Result<Vec<Waiting>, ServiceError> {
    if viewer.require(Action::KeepCases).is_err() {
        return Ok(Vec::new());
    }
    let waiting =
        |one: Waits| Some(Waiting::new(QueueKind::Talk, one.with.record(), Wait::since(one.since()?)));
    Ok(conversations::list(conn, viewer)?.into_iter().filter_map(waiting).collect())
}

/// What is told in confidence, and what authorities ask for.
fn safety(conn: &mut Conn, viewer: Viewer, account: AccountId) -> Result<Vec<Waiting>, ServiceError> {
    let mut found = match incidents::sight_of(viewer) {
        Some(sight) => queue_sight::incidents(conn, sight)?,
        None => Vec::new(),
    };
    if viewer.require(Action::HandleAuthorityRequests).is_ok() {
        let me = account.to_string();
        let by_others = stored::authorities(conn)?.into_iter().filter(|(_, by)| *by != me);
        found.extend(by_others.map(|(one, _)| one));
    }
    Ok(found)
}

/// Requests for which something could be done, and what of offers waits for a word: nobody's own where nobody decides about their own (SG-12).
fn offers_and_requests(
    conn: &mut Conn,
    (account, role): (AccountId, Role),
) -> Result<Vec<Waiting>, ServiceError> {
    let mut found = Vec::new();
    if role.may(Action::DecideMatches) {
        found.extend(requests(conn)?);
    }
    if role.may(Action::ApproveVetting) {
        found.extend(stored::unvetted(conn)?);
    }
    let mut of_others = Vec::new();
    if role.may(Action::ReviewHeld) {
        of_others.extend(stored::held(conn)?);
        of_others.extend(stored::photos(conn)?);
    }
    if role.may(Action::ApproveRequests) {
        of_others.extend(stored::approvals(conn)?);
    }
    let own = queue_sight::own(conn, account)?;
    found.extend(of_others.into_iter().filter(|one| !own.contains(&one.subject)));
    Ok(found)
}

/// Open requests with nobody in a match for them: whose home the plan found, who came since it was made, and who needs one soon, found or not.
fn requests(conn: &mut Conn) -> Result<Vec<Waiting>, ServiceError> {
    let plan = stored::planned(conn)?;
    let is_due = |one: &RequestWaiting| {
        let is_pressing = matches!(one.urgency, Some(Urgency::Immediate | Urgency::Urgent));
        let in_plan_or_new = plan
            .as_ref()
            .is_none_or(|(made_at, housed)| housed.contains(&one.id) || one.opened_at > *made_at);
        is_pressing || in_plan_or_new
    };
    let waiting = |one: RequestWaiting| {
        let since = one.last_over_at.map_or(one.opened_at, |over| over.max(one.opened_at));
        let wait = Wait { urgency: one.urgency, deadline: one.deadline, ..Wait::since(since) };
        Waiting::new(QueueKind::Request, one.id, wait)
    };
    Ok(stored::requests(conn)?.into_iter().filter(is_due).map(waiting).collect())
}

/// One page of the queue.
#[derive(Debug, Clone)]
pub struct Queue {
    pub items: Vec<Item>,
    /// How many the filter lets through.
    pub count: usize,
    /// How many of each group, of those that the filter would let through in any group.
    pub groups: Vec<(QueueGroup, usize)>,
    /// How many wait in all, and how many of these are late.
    pub all: usize,
    pub late: usize,
    /// What changes with anything that a reader of this queue could see.
    pub stamp: String,
}

/// Reads a page of the queue, from 0.
///
/// # Errors
/// As [`waiting`].
pub fn page(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
    (filter, page): (Filter, usize),
) -> Result<Queue, ServiceError> {
    let all = waiting(conn, (viewer, now))?;
    let any = Filter { group: None, ..filter };
    let count_of = |group: &QueueGroup| {
        (*group, all.iter().filter(|one| one.kind.group() == *group && any.fits(one, now)).count())
    };
    let groups = QueueGroup::ALL.iter().map(count_of).collect();
    let late = Filter { lateness: Some(Lateness::Late), ..Filter::default() };
    let (late, stamp) = (all.iter().filter(|one| late.fits(one, now)).count(), stamp_of(&all));
    let fitting: Vec<&Waiting> = all.iter().filter(|one| filter.fits(one, now)).collect();
    let on_page = fitting.iter().skip(page.saturating_mul(PER_PAGE)).take(PER_PAGE);
    let items = shown::items(conn, app, (viewer, now), on_page.map(|one| (*one).clone()).collect())?;
    Ok(Queue { items, count: fitting.len(), groups, all: all.len(), late, stamp })
}

/// Something that the viewer may give to somebody, and who could have it: who signs in and sees it too.
///
/// # Errors
/// [`QueueProblem::Gone`], [`QueueProblem::NotGiven`], or as [`waiting`].
pub fn givable(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
    (kind, subject): (QueueKind, &str),
) -> Result<(Item, Vec<Account>), ServiceError> {
    let is_it = |one: &Waiting| one.kind == kind && one.subject == subject;
    let one = waiting(conn, (viewer, now))?.into_iter().find(is_it).ok_or(QueueProblem::Gone)?;
    if !kind.is_given() {
        return Err(QueueProblem::NotGiven.into());
    }
    let mut members = Vec::new();
    for member in accounts::all(conn)?.into_iter().filter(|member| member.activity == Activity::Active) {
        let theirs = Viewer::Staff { account: member.account.id, role: member.account.role };
        if waiting(conn, (theirs, now))?.iter().any(is_it) {
            members.push(member.account);
        }
    }
    let shown = shown::items(conn, app, (viewer, now), vec![one])?.pop();
    Ok((shown.ok_or(QueueProblem::Gone)?, members))
}

/// How many wait, and how many of these are late.
///
/// # Errors
/// As [`waiting`].
pub fn counts(
    conn: &mut Conn,
    (viewer, now): (Viewer, DateTime<Utc>),
) -> Result<(usize, usize), ServiceError> {
    let all = waiting(conn, (viewer, now))?;
    let late = all.iter().filter(|one| one.due <= now).count();
    Ok((all.len(), late))
}

/// What changes with anything that the viewer could see in their queue.
///
/// # Errors
/// As [`waiting`].
pub fn stamp(conn: &mut Conn, (viewer, now): (Viewer, DateTime<Utc>)) -> Result<String, ServiceError> {
    Ok(stamp_of(&waiting(conn, (viewer, now))?))
}

fn stamp_of(all: &[Waiting]) -> String {
    let mut text = String::new();
    for one in all {
        let holder = one.held_by.map(|by| by.to_string()).unwrap_or_default();
        text.push_str(&format!("{} {} {} {holder}\n", one.kind, one.subject, one.due.timestamp()));
    }
    crate::crypto::sha256_hex(text.as_bytes()).chars().take(32).collect()
}
