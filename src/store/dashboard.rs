//! What the team's figures are counted from: when people were first asked and first lived somewhere, what ends soon, and how matches ended.
//! Each is read at once for all, however many there are.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::dsl::min;
use diesel::prelude::*;

use super::db::Conn;
use super::error::StoreError;
use super::read::Of;
use super::schema::{check_ins, match_steps, matches, proposals, vetting_steps};
use crate::domain::check_in::HowItGoes;
use crate::domain::dashboard::Ending;
use crate::domain::matches::{MatchState, Party};
use crate::domain::proposal::State;
use crate::domain::vetting::StepOutcome;
use crate::ids::{MatchId, ProposalId};

/// When something began, and when it came to what was waited for.
pub type Lasted = (DateTime<Utc>, DateTime<Utc>);
/// Of which stay which side said what that somebody has to look at, and when.
pub type Worry = (MatchId, Party, HowItGoes, DateTime<Utc>);
/// Of a match: the title of the request, and of the offer, where each is ours.
pub type Titles = HashMap<MatchId, (Option<String>, Option<String>)>;

/// When each of our requests was first opened, and when a match of it first came to a state; of those that came to it since then.
pub fn firsts(
    conn: &mut Conn,
    state: MatchState,
    since: Option<DateTime<Utc>>,
) -> Result<Vec<Lasted>, StoreError> {
    let rows: Vec<(Option<NaiveDateTime>, Option<NaiveDateTime>)> = match_steps::table
        .inner_join(matches::table)
        .inner_join(proposals::table.on(matches::request_id.eq(proposals::id.nullable())))
        .filter(match_steps::state.eq(state.as_str()))
        .group_by(proposals::id)
        .select((proposals::published_at, min(match_steps::at)))
        .load(conn)?;
    let both = rows.into_iter().filter_map(|(opened, came)| Some((opened?.and_utc(), came?.and_utc())));
    Ok(both.filter(|(_, came)| since.is_none_or(|since| *came >= since)).collect())
}

/// How the matches ended that ended since then, one after the other.
pub fn endings(conn: &mut Conn, since: Option<DateTime<Utc>>) -> Result<Vec<Ending>, StoreError> {
    let codes: Vec<&str> =
        MatchState::ALL.iter().filter(|state| state.is_final()).map(|state| state.as_str()).collect();
    let mut query = matches::table.filter(matches::state.eq_any(codes)).into_boxed();
    if let Some(since) = since {
        query = query.filter(matches::updated_at.ge(since.naive_utc()));
    }
    let rows: Vec<(String, Option<String>)> = query.select((matches::state, matches::why)).load(conn)?;
    let of = Of("matches");
    let read = |(state, why): (String, Option<String>)| {
        Ok((of.parse("state", &state)?, of.parse_opt("why", why.as_deref())?))
    };
    rows.into_iter().map(read).collect()
}

/// Our offers that are out or paused and of whose vetting a step ends by this day and not before that one: title and day, the first ones first.
pub fn vettings_ending(
    conn: &mut Conn,
    (today, until): (NaiveDate, NaiveDate),
) -> Result<Vec<(ProposalId, String, NaiveDate)>, StoreError> {
    let states = [State::Published, State::Reserved, State::Occupied, State::Paused];
    let rows: Vec<(String, String, Option<NaiveDate>)> = vetting_steps::table
        .inner_join(proposals::table)
        .filter(vetting_steps::outcome.eq(StepOutcome::Passed.as_str()))
        .filter(vetting_steps::valid_until.between(today, until))
        .filter(proposals::is_local.eq(true))
        .filter(proposals::state.eq_any(states.map(State::as_str)))
        .group_by(proposals::id)
        .select((proposals::id, proposals::title, min(vetting_steps::valid_until)))
        .load(conn)?;
    let mut ending = Vec::new();
    for (id, title, day) in rows {
        if let Some(day) = day {
            ending.push((Of("proposals").parse("id", &id)?, title, day));
        }
    }
    ending.sort_by(|(a_id, _, a), (b_id, _, b)| (a, a_id).cmp(&(b, b_id)));
    Ok(ending)
}

/// The check-ins that nobody answered since before then, the longest silence first.
pub fn silent(
    conn: &mut Conn,
    before: DateTime<Utc>,
) -> Result<Vec<(MatchId, Party, DateTime<Utc>)>, StoreError> {
    let rows: Vec<(String, String, NaiveDateTime)> = check_ins::table
        .filter(check_ins::answer.is_null())
        .filter(check_ins::asked_at.le(before.naive_utc()))
        .order((check_ins::asked_at, check_ins::id))
        .select((check_ins::match_id, check_ins::party, check_ins::asked_at))
        .load(conn)?;
    let of = Of("check_ins");
    let read = |(id, party, asked_at): (String, String, NaiveDateTime)| {
        Ok((of.parse("match_id", &id)?, of.parse("party", &party)?, asked_at.and_utc()))
    };
    rows.into_iter().map(read).collect()
}

/// The stays of which the latest answer of a side says that somebody has to look, with that answer and when it came, the longest ago first.
pub fn worries(conn: &mut Conn) -> Result<Vec<Worry>, StoreError> {
    let worried: Vec<&str> =
        HowItGoes::ALL.iter().filter(|said| said.needs_somebody()).map(|said| said.as_str()).collect();
    let lived_in = matches::table.filter(matches::state.eq(MatchState::Active.as_str())).select(matches::id);
    let once: Vec<String> = check_ins::table
        .filter(check_ins::answer.eq_any(worried.into_iter().map(Some)))
        .filter(check_ins::match_id.eq_any(lived_in))
        .select(check_ins::match_id)
        .distinct()
        .load(conn)?;
    let rows: Vec<(String, String, Option<String>, Option<NaiveDateTime>)> = check_ins::table
        .filter(check_ins::match_id.eq_any(once))
        .filter(check_ins::answer.is_not_null())
        .order(check_ins::number)
        .select((check_ins::match_id, check_ins::party, check_ins::answer, check_ins::answered_at))
        .load(conn)?;
    let of = Of("check_ins");
    let mut latest: HashMap<(MatchId, Party), (HowItGoes, DateTime<Utc>)> = HashMap::new();
    for (id, party, said, at) in rows {
        if let (Some(said), Some(at)) = (of.parse_opt("answer", said.as_deref())?, at) {
            latest.insert((of.parse("match_id", &id)?, of.parse("party", &party)?), (said, at.and_utc()));
        }
    }
    let mut worries: Vec<_> = latest
        .into_iter()
        .filter(|(_, (said, _))| said.needs_somebody())
        .map(|((id, party), (said, at))| (id, party, said, at))
        .collect();
    worries.sort_by_key(|(id, party, _, at)| (*at, *id, *party));
    Ok(worries)
}

/// The stays that end by this day, or should have ended, the first ones first.
pub fn stays_ending(conn: &mut Conn, until: NaiveDate) -> Result<Vec<(MatchId, NaiveDate)>, StoreError> {
    let rows: Vec<(String, Option<NaiveDate>)> = matches::table
        .filter(matches::state.eq(MatchState::Active.as_str()))
        .filter(matches::stay_until.le(Some(until)))
        .order((matches::stay_until, matches::id))
        .select((matches::id, matches::stay_until))
        .load(conn)?;
    let found = rows.into_iter().filter_map(|(id, day)| Some((id, day?)));
    found.map(|(id, day)| Ok((Of("matches").parse("id", &id)?, day))).collect()
}

/// The titles of what is ours of these matches: of the request, and of the offer.
pub fn titles_of(conn: &mut Conn, ids: &[MatchId]) -> Result<Titles, StoreError> {
    let texts: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let rows: Vec<(String, Option<String>, Option<String>)> = matches::table
        .filter(matches::id.eq_any(texts))
        .select((matches::id, matches::request_id, matches::offer_id))
        .load(conn)?;
    let named = rows.iter().flat_map(|(_, request, offer)| [request.clone(), offer.clone()]).flatten();
    let titles = titles(conn, named.collect())?;
    let title = |id: Option<String>| id.and_then(|id| titles.get(&id).cloned());
    let both = rows
        .into_iter()
        .map(|(id, request, offer)| Ok((Of("matches").parse("id", &id)?, (title(request), title(offer)))));
    both.collect()
}

/// The titles of some of our proposals, by id.
pub fn titles(conn: &mut Conn, ids: Vec<String>) -> Result<HashMap<String, String>, StoreError> {
    let rows: Vec<(String, String)> = proposals::table
        .filter(proposals::id.eq_any(ids))
        .filter(proposals::is_local.eq(true))
        .select((proposals::id, proposals::title))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
