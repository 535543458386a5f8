//! What waits for the staff, read in few columns from the tables where it stands: nothing has to remember the queue, and no row of it can be
//! stale. Who may see what is the services' affair.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::dsl::{count_star, exists, max, min, not};
use diesel::prelude::*;

use super::db::Conn;
use super::error::StoreError;
use super::read::Of;
use super::schema::{
    appeals, authority_requests, consents, errands, holds, leads, matches, move_on_plans, notices,
    offer_pictures, partner_list_lines, partner_lists, partners, plan_pairs, plans, proposals, received,
    reports, request_approvals, tasks,
};
use crate::domain::appeal::ConsentScope;
use crate::domain::field::Purpose;
use crate::domain::household::Urgency;
use crate::domain::lead::LeadState;
use crate::domain::matches::MatchState;
use crate::domain::notice::NoticeState;
use crate::domain::partner::LineState;
use crate::domain::picture::PictureState;
use crate::domain::proposal::State;
use crate::domain::queue::{QueueKind, Seen, Wait, Waiting, WantsCall};
use crate::domain::report::{Direction, ReportState, TaskKind};
use crate::ids::ProposalId;
use crate::store::received::ReceivedState;

/// A match that waits, and whose it is.
#[derive(Debug, Clone)]
pub struct MatchWaiting {
    pub waiting: Waiting,
    /// Of ours; in text, for it is only compared.
    pub request: Option<String>,
    pub offer: Option<String>,
    /// Who took it up, where a second person has to decide now: not they (SG-11).
    pub not_by: Option<String>,
}

type MatchColumns = (
    (String, Option<String>, Option<String>, String, Option<String>, Option<String>),
    (Option<NaiveDateTime>, Option<NaiveDateTime>, Option<NaiveDateTime>, NaiveDateTime),
    (Option<String>, Option<NaiveDate>),
);

/// Every match that waits for somebody, but those that somebody decided about a moment ago.
pub fn matches(conn: &mut Conn) -> Result<Vec<MatchWaiting>, StoreError> {
    let over =
        [MatchState::Active, MatchState::Ended, MatchState::Declined, MatchState::Lapsed, MatchState::Vetoed];
    let states: Vec<&str> =
        MatchState::ALL.iter().filter(|state| !over.contains(state)).map(|state| state.as_str()).collect();
    let rows: Vec<MatchColumns> = matches::table
        .left_join(proposals::table.on(matches::request_id.eq(proposals::id.nullable())))
        .filter(matches::state.eq_any(states))
        .filter(matches::pending.is_null())
        .select((
            (
                matches::id,
                matches::request_id,
                matches::offer_id,
                matches::state,
                matches::selected_by,
                matches::call_wanted,
            ),
            (matches::lapses_at, matches::ends_at, matches::accepted_at, matches::updated_at),
            (proposals::urgency.nullable(), proposals::deadline_on.nullable()),
        ))
        .load(conn)?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.extend(match_of(row)?);
    }
    Ok(found)
}

fn match_of(row: MatchColumns) -> Result<Option<MatchWaiting>, StoreError> {
    let of = Of("matches");
    let ((id, request, offer, state, selected_by, call), times, (urgency, deadline)) = row;
    let (lapses_at, ends_at, accepted_at, updated_at) = times;
    let state: MatchState = of.parse("state", &state)?;
    let seen = match (&selected_by, accepted_at) {
        (None, _) => Seen::Theirs,
        (Some(_), Some(_)) => Seen::Answered,
        (Some(_), None) => Seen::Ours,
    };
    let Some(kind) = QueueKind::of_match(state, seen) else { return Ok(None) };
    let since = updated_at.and_utc();
    let ends = || ends_at.map(|at: NaiveDateTime| at.and_utc());
    let wait = if kind == QueueKind::Question {
        let wants = if call.is_some() { WantsCall::Yes } else { WantsCall::No };
        Wait::of_question(since, lapses_at.map(|at| at.and_utc()).or_else(ends), wants)
    } else {
        Wait { ends_at: ends().filter(|_| kind == QueueKind::Negotiation), ..Wait::since(since) }
    };
    let urgency = of.parse_opt("urgency", urgency.as_deref())?;
    let wait = Wait { urgency, deadline, ..wait };
    let not_by = selected_by.filter(|_| state == MatchState::SecondReview);
    Ok(Some(MatchWaiting { waiting: Waiting::new(kind, id, wait), request, offer, not_by }))
}

/// Stays that end by that day without a word of what comes after, since so many days before their end.
pub fn moving(
    conn: &mut Conn,
    (until, days): (NaiveDate, chrono::Days),
) -> Result<Vec<MatchWaiting>, StoreError> {
    type Columns = (String, Option<String>, Option<String>, Option<NaiveDate>);
    let rows: Vec<Columns> = matches::table
        .left_join(move_on_plans::table.on(move_on_plans::match_id.eq(matches::id)))
        .filter(matches::state.eq(MatchState::Active.as_str()))
        .filter(matches::request_id.is_not_null())
        .filter(matches::stay_until.le(Some(until)))
        .filter(move_on_plans::match_id.is_null())
        .select((matches::id, matches::request_id, matches::offer_id, matches::stay_until))
        .load(conn)?;
    let found = rows.into_iter().filter_map(|(id, request, offer, ends)| {
        let ends = ends?;
        let since = ends.checked_sub_days(days)?.and_hms_opt(0, 0, 0)?.and_utc();
        let wait = Wait { ends_at: Some(ends.and_hms_opt(0, 0, 0)?.and_utc()), ..Wait::since(since) };
        let waiting = Waiting::new(QueueKind::Moving, id, wait);
        Some(MatchWaiting { waiting, request, offer, not_by: None })
    });
    Ok(found.collect())
}

/// An open request that nobody is in a match for.
#[derive(Debug, Clone)]
pub struct RequestWaiting {
    pub id: String,
    pub opened_at: DateTime<Utc>,
    pub urgency: Option<Urgency>,
    pub deadline: Option<NaiveDate>,
    /// When its last match ended.
    pub last_over_at: Option<DateTime<Utc>>,
}

/// The open requests that nobody took up with an offer.
pub fn requests(conn: &mut Conn) -> Result<Vec<RequestWaiting>, StoreError> {
    let open: Vec<&str> = MatchState::open().into_iter().map(MatchState::as_str).collect();
    let taken_up = matches::table
        .filter(matches::request_id.eq(proposals::id.nullable()))
        .filter(matches::state.eq_any(&open));
    type Columns = (String, NaiveDateTime, Option<NaiveDateTime>, Option<String>, Option<NaiveDate>);
    let rows: Vec<Columns> = proposals::table
        .filter(proposals::is_local.eq(true))
        .filter(proposals::purpose.eq(Purpose::Request.as_str()))
        .filter(proposals::state.eq(State::Open.as_str()))
        .filter(not(exists(taken_up)))
        .select((
            proposals::id,
            proposals::created_at,
            proposals::published_at,
            proposals::urgency,
            proposals::deadline_on,
        ))
        .load(conn)?;
    let ended: Vec<(Option<String>, Option<NaiveDateTime>)> = matches::table
        .filter(matches::request_id.is_not_null())
        .filter(matches::state.ne_all(open))
        .group_by(matches::request_id)
        .select((matches::request_id, max(matches::updated_at)))
        .load(conn)?;
    let ended: HashMap<String, NaiveDateTime> =
        ended.into_iter().filter_map(|(id, at)| Some((id?, at?))).collect();
    rows.into_iter()
        .map(|(id, created_at, published_at, urgency, deadline)| {
            Ok(RequestWaiting {
                opened_at: published_at.unwrap_or(created_at).and_utc(),
                urgency: Of("proposals").parse_opt("urgency", urgency.as_deref())?,
                deadline,
                last_over_at: ended.get(&id).map(|at| at.and_utc()),
                id,
            })
        })
        .collect()
}

/// Open requests whose person agreed to that.
macro_rules! agreed {
    ($scope:expr) => {
        proposals::table
            .inner_join(consents::table.on(consents::proposal_id.eq(proposals::id)))
            .filter(consents::revoked_at.is_null())
            .filter(consents::scope.eq($scope.as_str()))
            .filter(proposals::is_local.eq(true))
            .filter(proposals::state.eq(State::Open.as_str()))
            .group_by((proposals::id, proposals::urgency))
            .select((proposals::id, proposals::urgency, max(consents::given_at)))
    };
}
/// Open requests of which allies may know once somebody read them (PR-06), and whose appeal somebody reads before everybody may (PR-02), from
/// when the person said yes.
pub fn approvals(conn: &mut Conn) -> Result<Vec<Waiting>, StoreError> {
    let approved = request_approvals::table.filter(request_approvals::proposal_id.eq(proposals::id));
    let to_allies = agreed!(ConsentScope::Allies).filter(not(exists(approved))).load(conn)?;
    let appealed = appeals::table.filter(appeals::proposal_id.eq(proposals::id.nullable()));
    let to_everybody = agreed!(ConsentScope::Appeal).filter(not(exists(appealed))).load(conn)?;
    let mut found = read_agreed(QueueKind::Approval, to_allies)?;
    found.extend(read_agreed(QueueKind::Appeal, to_everybody)?);
    Ok(found)
}

type Agreed = (String, Option<String>, Option<NaiveDateTime>);

fn read_agreed(kind: QueueKind, rows: Vec<Agreed>) -> Result<Vec<Waiting>, StoreError> {
    let found = rows.into_iter().filter_map(|(id, urgency, at)| Some((id, urgency, at?)));
    found
        .map(|(id, urgency, at)| {
            let urgency: Option<Urgency> = Of("proposals").parse_opt("urgency", urgency.as_deref())?;
            // Whoever plans from afar is read as anything else that waits for a word.
            let urgency = urgency.filter(|urgency| *urgency != Urgency::Planned);
            let wait = Wait { urgency, ..Wait::since(at.and_utc()) };
            Ok(Waiting::new(kind, id, wait))
        })
        .collect()
}

fn all_of(kind: QueueKind, rows: Vec<(String, Option<NaiveDateTime>)>) -> Vec<Waiting> {
    let one =
        |(id, at): (String, Option<NaiveDateTime>)| Some(Waiting::new(kind, id, Wait::since(at?.and_utc())));
    rows.into_iter().filter_map(one).collect()
}

/// Our proposals with a text that was held and that nobody decided about.
pub fn held(conn: &mut Conn) -> Result<Vec<Waiting>, StoreError> {
    let rows = holds::table
        .inner_join(proposals::table.on(proposals::id.eq(holds::proposal_id)))
        .filter(holds::decision.is_null())
        .filter(proposals::state.eq(State::Screening.as_str()))
        .group_by(holds::proposal_id)
        .select((holds::proposal_id, min(holds::created_at)))
        .load(conn)?;
    Ok(all_of(QueueKind::Held, rows))
}

/// Our offers that wait for their vetting, and for no word about a text.
pub fn unvetted(conn: &mut Conn) -> Result<Vec<Waiting>, StoreError> {
    let open = holds::table.filter(holds::proposal_id.eq(proposals::id)).filter(holds::decision.is_null());
    let rows: Vec<(String, NaiveDateTime)> = proposals::table
        .filter(proposals::is_local.eq(true))
        .filter(proposals::purpose.eq(Purpose::Offer.as_str()))
        .filter(proposals::state.eq(State::Screening.as_str()))
        .filter(not(exists(open)))
        .select((proposals::id, proposals::updated_at))
        .load(conn)?;
    Ok(all_of(QueueKind::Vetting, rows.into_iter().map(|(id, at)| (id, Some(at))).collect()))
}

/// Our offers with photos that nobody looked at.
pub fn photos(conn: &mut Conn) -> Result<Vec<Waiting>, StoreError> {
    let rows = offer_pictures::table
        .filter(offer_pictures::state.eq(PictureState::Waiting.as_str()))
        .group_by(offer_pictures::proposal_id)
        .select((offer_pictures::proposal_id, min(offer_pictures::created_at)))
        .load(conn)?;
    Ok(all_of(QueueKind::Photo, rows))
}

/// New letters, but those of silenced domains.
pub fn letters(conn: &mut Conn) -> Result<Vec<Waiting>, StoreError> {
    let silenced = partners::table.filter(partners::silenced.eq(true)).select(partners::domain);
    let rows: Vec<(String, NaiveDateTime)> = leads::table
        .filter(leads::state.eq(LeadState::New.as_str()))
        .filter(leads::domain.ne_all(silenced))
        .select((leads::id, leads::received_at))
        .load(conn)?;
    Ok(all_of(QueueKind::Lead, rows.into_iter().map(|(id, at)| (id, Some(at))).collect()))
}

/// Reports about us that nobody decided about.
pub fn reported(conn: &mut Conn) -> Result<Vec<Waiting>, StoreError> {
    let rows: Vec<(String, NaiveDateTime)> = reports::table
        .filter(reports::state.eq(ReportState::Open.as_str()))
        .filter(reports::direction.eq(Direction::In.as_str()))
        .select((reports::id, reports::created_at))
        .load(conn)?;
    Ok(all_of(QueueKind::Report, rows.into_iter().map(|(id, at)| (id, Some(at))).collect()))
}

/// Open tasks.
pub fn tasks(conn: &mut Conn) -> Result<Vec<Waiting>, StoreError> {
    let rows: Vec<(String, String, NaiveDateTime)> = tasks::table
        .filter(tasks::done_at.is_null())
        .select((tasks::id, tasks::kind, tasks::latest_at))
        .load(conn)?;
    rows.into_iter()
        .map(|(id, kind, at)| {
            let kind: TaskKind = Of("tasks").parse("kind", &kind)?;
            Ok(Waiting::new(QueueKind::of_task(kind), id, Wait::since(at.and_utc())))
        })
        .collect()
}

/// People who are to be told something by hand.
pub fn errands(conn: &mut Conn) -> Result<Vec<Waiting>, StoreError> {
    let rows = errands::table
        .group_by(errands::person_id)
        .select((errands::person_id, min(errands::created_at)))
        .load(conn)?;
    Ok(all_of(QueueKind::Errand, rows))
}

/// What authorities ask for and a first person decided about: each with who that was.
pub fn authorities(conn: &mut Conn) -> Result<Vec<(Waiting, String)>, StoreError> {
    let rows: Vec<(String, NaiveDateTime, Option<String>)> = authority_requests::table
        .filter(authority_requests::proposed_by.is_not_null())
        .select((authority_requests::id, authority_requests::recorded_at, authority_requests::proposed_by))
        .load(conn)?;
    let one = |(id, at, by): (String, NaiveDateTime, Option<String>)| {
        Some((Waiting::new(QueueKind::Authority, id, Wait::since(at.and_utc())), by?))
    };
    Ok(rows.into_iter().filter_map(one).collect())
}

/// Lists of domains with lines that somebody has to confirm.
pub fn drafts(conn: &mut Conn) -> Result<Vec<Waiting>, StoreError> {
    let rows: Vec<(String, NaiveDateTime, Option<NaiveDateTime>)> = partner_lists::table
        .inner_join(partner_list_lines::table)
        .filter(partner_list_lines::state.eq(LineState::Draft.as_str()))
        .select((partner_lists::id, partner_lists::created_at, partner_lists::fetched_at))
        .distinct()
        .load(conn)?;
    let since = |(id, created, fetched): (String, NaiveDateTime, Option<NaiveDateTime>)| {
        (id, Some(fetched.unwrap_or(created)))
    };
    Ok(all_of(QueueKind::Draft, rows.into_iter().map(since).collect()))
}

/// When a plan was made, and the requests that it houses.
pub type Planned = (DateTime<Utc>, HashSet<String>);

/// The latest plan.
pub fn planned(conn: &mut Conn) -> Result<Option<Planned>, StoreError> {
    let latest: Option<(String, NaiveDateTime)> = plans::table
        .order((plans::made_at.desc(), plans::id.desc()))
        .select((plans::id, plans::made_at))
        .first(conn)
        .optional()?;
    let Some((id, made_at)) = latest else { return Ok(None) };
    let requests: Vec<String> =
        plan_pairs::table.filter(plan_pairs::plan_id.eq(id)).select(plan_pairs::request_id).load(conn)?;
    Ok(Some((made_at.and_utc(), requests.into_iter().collect())))
}

/// The offer with which the latest plan houses a request, and how many things are to be asked first.
pub fn planned_for(conn: &mut Conn, request: ProposalId) -> Result<Option<(ProposalId, usize)>, StoreError> {
    let latest = plans::table.order((plans::made_at.desc(), plans::id.desc())).select(plans::id);
    let Some(plan) = latest.first::<String>(conn).optional()? else { return Ok(None) };
    let row: Option<(String, String)> = plan_pairs::table
        .find((plan, request.to_string()))
        .select((plan_pairs::offer_id, plan_pairs::unknown))
        .first(conn)
        .optional()?;
    let Some((offer, unknown)) = row else { return Ok(None) };
    let questions = unknown.split_whitespace().count();
    Ok(Some((Of("plan_pairs").parse("offer_id", &offer)?, questions)))
}

/// What the program could not do by itself, a row for each reason: received and set aside, and notices that were given up.
pub fn given_up(conn: &mut Conn) -> Result<Vec<(Waiting, i64)>, StoreError> {
    let poison: (i64, Option<NaiveDateTime>) = received::table
        .filter(received::state.eq(ReceivedState::Poison.as_str()))
        .select((count_star(), min(received::received_at)))
        .first(conn)?;
    let unsent: (i64, Option<NaiveDateTime>) = notices::table
        .filter(notices::state.eq(NoticeState::GivenUp.as_str()))
        .select((count_star(), min(notices::created_at)))
        .first(conn)?;
    let one = |subject: &str, (count, at): (i64, Option<NaiveDateTime>)| {
        let wait = Wait::since(at?.and_utc());
        Some((Waiting::new(QueueKind::Program, subject.to_owned(), wait), count))
    };
    Ok([one(SET_ASIDE, poison), one(NOTICES, unsent)].into_iter().flatten().collect())
}

/// The row of what was received and set aside.
pub const SET_ASIDE: &str = "set_aside";
/// The row of notices that were given up.
pub const NOTICES: &str = "notices";
