//! Matches: pairs that moderators took up. Whoever changes one has locked the offer of it, or the request where the offer is an ally's.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::matches as table;
use super::sealed_fields;
use crate::domain::codes::Coded;
use crate::domain::matches::{Match, MatchState, Pending, Piece, Stay};
use crate::ids::{AccountId, ApId, MatchId, ProposalId};

const OF: Of = Of("matches");

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = table, treat_none_as_null = true)]
struct MatchRow {
    id: String,
    request_id: Option<String>,
    request_ap_id: Option<String>,
    offer_id: Option<String>,
    offer_ap_id: Option<String>,
    state: String,
    why: Option<String>,
    two_for: String,
    unknown: String,
    selected_by: Option<String>,
    second_by: Option<String>,
    pending: Option<String>,
    pending_by: Option<String>,
    pending_due_at: Option<NaiveDateTime>,
    lapses_at: Option<NaiveDateTime>,
    call_wanted: Option<String>,
    met_on: Option<NaiveDate>,
    stay_kind: Option<String>,
    stay_from: Option<NaiveDate>,
    stay_until: Option<NaiveDate>,
    stay_rent_cents: Option<i32>,
    began_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    check_in_on: Option<NaiveDate>,
    check_in_number: i32,
    ally: Option<String>,
    deal: Option<String>,
    ends_at: Option<NaiveDateTime>,
    accepted_at: Option<NaiveDateTime>,
    version: i32,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl MatchRow {
    fn of(one: &Match) -> Self {
        let (request_id, request_ap_id) = columns_of(&one.request);
        let (offer_id, offer_ap_id) = columns_of(&one.offer);
        Self {
            id: one.id.to_string(),
            request_id,
            request_ap_id,
            offer_id,
            offer_ap_id,
            state: one.state.to_string(),
            why: one.why.map(|why| why.to_string()),
            two_for: joined(one.two_for.iter().map(|reason| reason.as_str())),
            unknown: joined(one.unknown.iter().map(|rule| rule.as_str())),
            selected_by: one.selected_by.map(|by| by.to_string()),
            second_by: one.second_by.map(|by| by.to_string()),
            pending: one.pending.map(|pending| pending.sending.to_string()),
            pending_by: one.pending.map(|pending| pending.by.to_string()),
            pending_due_at: one.pending.and_then(|pending| pending.due_at).map(|at| at.naive_utc()),
            lapses_at: one.lapses_at.map(|at| at.naive_utc()),
            call_wanted: one.call.map(|party| party.to_string()),
            met_on: one.met_on,
            stay_kind: one.stay.map(|stay| stay.kind.to_string()),
            stay_from: one.stay.map(|stay| stay.from),
            stay_until: one.stay.and_then(|stay| stay.until),
            stay_rent_cents: one.stay.and_then(|stay| i32::try_from(stay.monthly_rent_cents).ok()),
            began_on: one.began_on,
            ended_on: one.ended_on,
            check_in_on: one.next_check_in.map(|(on, _)| on),
            check_in_number: one.next_check_in.map_or(0, |(_, number)| i32::from(number)),
            ally: one.ally.as_ref().map(ToString::to_string),
            deal: one.deal.as_ref().map(ToString::to_string),
            ends_at: one.ends_at.map(|at| at.naive_utc()),
            accepted_at: one.accepted_at.map(|at| at.naive_utc()),
            version: one.version,
            created_at: one.created_at.naive_utc(),
            updated_at: one.updated_at.naive_utc(),
        }
    }

    fn read(self) -> Result<Match, StoreError> {
        Ok(Match {
            id: OF.parse("id", &self.id)?,
            request: piece(("request_id", self.request_id.as_deref()), self.request_ap_id.as_deref())?,
            offer: piece(("offer_id", self.offer_id.as_deref()), self.offer_ap_id.as_deref())?,
            state: OF.parse("state", &self.state)?,
            why: OF.parse_opt("why", self.why.as_deref())?,
            two_for: list("two_for", &self.two_for)?,
            unknown: list("unknown", &self.unknown)?,
            selected_by: OF.parse_opt("selected_by", self.selected_by.as_deref())?,
            second_by: OF.parse_opt("second_by", self.second_by.as_deref())?,
            pending: self.read_pending()?,
            lapses_at: self.lapses_at.map(|at| at.and_utc()),
            call: OF.parse_opt("call_wanted", self.call_wanted.as_deref())?,
            met_on: self.met_on,
            stay: self.read_stay()?,
            began_on: self.began_on,
            ended_on: self.ended_on,
            next_check_in: match self.check_in_on {
                Some(on) => Some((on, OF.number("check_in_number", self.check_in_number)?)),
                None => None,
            },
            ally: OF.parse_opt("ally", self.ally.as_deref())?,
            deal: OF.parse_opt("deal", self.deal.as_deref())?,
            ends_at: self.ends_at.map(|at| at.and_utc()),
            accepted_at: self.accepted_at.map(|at| at.and_utc()),
            version: self.version,
            created_at: self.created_at.and_utc(),
            updated_at: self.updated_at.and_utc(),
        })
    }

    fn read_pending(&self) -> Result<Option<Pending>, StoreError> {
        let (Some(sending), Some(by)) = (&self.pending, &self.pending_by) else { return Ok(None) };
        let (sending, by) = (OF.parse("pending", sending)?, OF.parse("pending_by", by)?);
        Ok(Some(Pending { sending, by, due_at: self.pending_due_at.map(|at| at.and_utc()) }))
    }

    fn read_stay(&self) -> Result<Option<Stay>, StoreError> {
        let (Some(kind), Some(from), Some(rent)) = (&self.stay_kind, self.stay_from, self.stay_rent_cents)
        else {
            return Ok(None);
        };
        let (kind, monthly_rent_cents) = (OF.parse("stay_kind", kind)?, OF.number("stay_rent_cents", rent)?);
        Ok(Some(Stay { kind, from, until: self.stay_until, monthly_rent_cents }))
    }
}

fn columns_of(piece: &Piece) -> (Option<String>, Option<String>) {
    match piece {
        Piece::Here(id) => (Some(id.to_string()), None),
        Piece::There(ap_id) => (None, Some(ap_id.to_string())),
    }
}

fn piece((column, here): (&'static str, Option<&str>), there: Option<&str>) -> Result<Piece, StoreError> {
    match (here, there) {
        (Some(id), _) => Ok(Piece::Here(OF.parse(column, id)?)),
        (None, Some(ap_id)) => Ok(Piece::There(OF.parse(column, ap_id)?)),
        (None, None) => {
            Err(StoreError::Row { table: "matches", column, why: "neither ours nor an ally's".to_owned() })
        }
    }
}

fn joined<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    codes.collect::<Vec<_>>().join(",")
}

fn list<T: Coded>(column: &'static str, text: &str) -> Result<Vec<T>, StoreError> {
    text.split(',').filter(|code| !code.is_empty()).map(|code| OF.parse(column, code)).collect()
}

fn codes(states: &[MatchState]) -> Vec<&'static str> {
    states.iter().map(|state| state.as_str()).collect()
}

/// Keeps a new match.
pub fn insert(tx: &mut Tx<'_>, one: &Match) -> Result<(), StoreError> {
    diesel::insert_into(table::table).values(MatchRow::of(one)).execute(&mut **tx)?;
    Ok(())
}

/// Keeps what a match became, where it is still what it was before: each change makes its version one larger.
///
/// # Errors
/// [`StoreError::Conflict`] where somebody else changed it.
pub fn save(tx: &mut Tx<'_>, one: &Match, before: i32) -> Result<(), StoreError> {
    let row = table::table.find(one.id.to_string()).filter(table::version.eq(before));
    let changed = diesel::update(row).set(MatchRow::of(one)).execute(&mut **tx)?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}

fn read_all(rows: Vec<MatchRow>) -> Result<Vec<Match>, StoreError> {
    rows.into_iter().map(MatchRow::read).collect()
}

/// A match, if there is one with this id.
pub fn by_id(conn: &mut Conn, id: MatchId) -> Result<Option<Match>, StoreError> {
    let row: Option<MatchRow> =
        table::table.find(id.to_string()).select(MatchRow::as_select()).first(conn).optional()?;
    row.map(MatchRow::read).transpose()
}

/// The match that an Offer of an Agreement is about.
pub fn by_deal(conn: &mut Conn, deal: &ApId) -> Result<Option<Match>, StoreError> {
    let row: Option<MatchRow> = table::table
        .filter(table::deal.eq(Some(deal.as_str())))
        .select(MatchRow::as_select())
        .first(conn)
        .optional()?;
    row.map(MatchRow::read).transpose()
}

/// The matches of a request of ours in these states, the oldest first.
pub fn of_request(conn: &mut Conn, id: ProposalId, states: &[MatchState]) -> Result<Vec<Match>, StoreError> {
    let rows = table::table
        .filter(table::request_id.eq(Some(id.to_string())))
        .filter(table::state.eq_any(codes(states)))
        .order((table::created_at, table::id))
        .select(MatchRow::as_select())
        .load(conn)?;
    read_all(rows)
}

/// The matches of an offer of ours in these states, the oldest first.
pub fn of_offer(conn: &mut Conn, id: ProposalId, states: &[MatchState]) -> Result<Vec<Match>, StoreError> {
    let rows = table::table
        .filter(table::offer_id.eq(Some(id.to_string())))
        .filter(table::state.eq_any(codes(states)))
        .order((table::created_at, table::id))
        .select(MatchRow::as_select())
        .load(conn)?;
    read_all(rows)
}

/// The matches of an ally's offer in these states, the oldest first.
pub fn of_offer_there(conn: &mut Conn, id: &ApId, states: &[MatchState]) -> Result<Vec<Match>, StoreError> {
    let rows = table::table
        .filter(table::offer_ap_id.eq(Some(id.as_str())))
        .filter(table::state.eq_any(codes(states)))
        .order((table::created_at, table::id))
        .select(MatchRow::as_select())
        .load(conn)?;
    read_all(rows)
}

/// Matches in these states, the one that waits longest first; of these requests alone, where some are named.
pub fn in_states(
    conn: &mut Conn,
    (states, of): (&[MatchState], Option<&[ProposalId]>),
    (limit, offset): (i64, i64),
) -> Result<Vec<Match>, StoreError> {
    let mut query = table::table.filter(table::state.eq_any(codes(states))).into_boxed();
    if let Some(of) = of {
        let ids: Vec<String> = of.iter().map(ToString::to_string).collect();
        query = query.filter(table::request_id.eq_any(ids));
    }
    let rows = query
        .order((table::updated_at, table::id))
        .limit(limit)
        .offset(offset)
        .select(MatchRow::as_select())
        .load(conn)?;
    read_all(rows)
}

/// How many there are in each of these states.
pub fn count_in(conn: &mut Conn, states: &[MatchState]) -> Result<i64, StoreError> {
    Ok(table::table.filter(table::state.eq_any(codes(states))).count().get_result(conn)?)
}

/// The matches whose decision is to be carried out by then, the first ones first.
pub fn due(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> Result<Vec<MatchId>, StoreError> {
    let ids: Vec<String> = table::table
        .filter(table::pending_due_at.le(now.naive_utc()))
        .order((table::pending_due_at, table::id))
        .limit(limit)
        .select(table::id)
        .load(conn)?;
    ids.iter().map(|id| OF.parse("id", id)).collect()
}

/// The matches in line, in the order in which that was decided.
pub fn in_line(conn: &mut Conn, limit: i64) -> Result<Vec<Match>, StoreError> {
    let rows = table::table
        .filter(table::pending.is_not_null())
        .filter(table::pending_due_at.is_null())
        .order((table::updated_at, table::id))
        .limit(limit)
        .select(MatchRow::as_select())
        .load(conn)?;
    read_all(rows)
}

/// The matches whose question nobody answered by then, the first ones first.
pub fn unanswered(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> Result<Vec<MatchId>, StoreError> {
    let open = MatchState::open();
    let ids: Vec<String> = table::table
        .filter(table::state.eq_any(codes(&open)))
        .filter(table::lapses_at.lt(now.naive_utc()))
        .order((table::lapses_at, table::id))
        .limit(limit)
        .select(table::id)
        .load(conn)?;
    ids.iter().map(|id| OF.parse("id", id)).collect()
}

/// The stays of which a check-in is due on a day, the first ones first.
pub fn check_in_due(conn: &mut Conn, today: NaiveDate, limit: i64) -> Result<Vec<MatchId>, StoreError> {
    let ids: Vec<String> = table::table
        .filter(table::check_in_on.le(today))
        .order((table::check_in_on, table::id))
        .limit(limit)
        .select(table::id)
        .load(conn)?;
    ids.iter().map(|id| OF.parse("id", id)).collect()
}

/// Notes when the next check-in is. It is no change of the match that a decision could be about.
pub fn set_next_check_in(
    tx: &mut Tx<'_>,
    id: MatchId,
    (on, number): (NaiveDate, u16),
) -> Result<(), StoreError> {
    diesel::update(table::table.find(id.to_string()))
        .set((table::check_in_on.eq(Some(on)), table::check_in_number.eq(i32::from(number))))
        .execute(&mut **tx)?;
    Ok(())
}

/// The pairs of ours whose seeker is asked now, the first ones first.
pub fn asked(conn: &mut Conn) -> Result<Vec<(ProposalId, ProposalId)>, StoreError> {
    let rows: Vec<(Option<String>, Option<String>)> = table::table
        .filter(table::state.eq(MatchState::AskedSeeker.as_str()))
        .order((table::created_at, table::id))
        .select((table::request_id, table::offer_id))
        .load(conn)?;
    let pair = |(request, offer): (Option<String>, Option<String>)| {
        let (request, offer) = (request?, offer?);
        Some(OF.parse("request_id", &request).and_then(|r| Ok((r, OF.parse("offer_id", &offer)?))))
    };
    rows.into_iter().filter_map(pair).collect()
}

/// Deletes every match of a request of ours, with all that belongs to it.
pub fn delete_of_request(tx: &mut Tx<'_>, id: ProposalId) -> Result<(), StoreError> {
    for one in of_request(tx, id, MatchState::ALL)? {
        sealed_fields::delete(tx, &one.id.to_string())?;
    }
    diesel::delete(table::table.filter(table::request_id.eq(Some(id.to_string())))).execute(&mut **tx)?;
    Ok(())
}

/// Stays that ended before then, and matches that came to nothing, the oldest first (PR-09).
pub fn over(conn: &mut Conn, before: DateTime<Utc>, limit: i64) -> Result<Vec<MatchId>, StoreError> {
    let ended: Vec<MatchState> = MatchState::ALL.iter().copied().filter(|state| state.is_final()).collect();
    let ids: Vec<String> = table::table
        .filter(table::state.eq_any(codes(&ended)))
        .filter(table::updated_at.lt(before.naive_utc()))
        .order((table::updated_at, table::id))
        .limit(limit)
        .select(table::id)
        .load(conn)?;
    ids.iter().map(|id| OF.parse("id", id)).collect()
}

/// Deletes a match, with all that belongs to it.
pub fn delete(tx: &mut Tx<'_>, id: MatchId) -> Result<(), StoreError> {
    sealed_fields::delete(tx, &id.to_string())?;
    diesel::delete(table::table.find(id.to_string())).execute(&mut **tx)?;
    Ok(())
}

/// How many households a host was asked about since then, and how many questions stand, over these offers of theirs (SG-13).
pub fn asked_of(
    conn: &mut Conn,
    offers: &[ProposalId],
    since: DateTime<Utc>,
) -> Result<(usize, usize), StoreError> {
    use super::schema::match_steps as steps;
    let ids: Vec<String> = offers.iter().map(ToString::to_string).collect();
    let asked: i64 = steps::table
        .inner_join(table::table)
        .filter(table::offer_id.eq_any(&ids))
        .filter(steps::deed.eq("ask_host"))
        .filter(steps::at.gt(since.naive_utc()))
        .count()
        .get_result(conn)?;
    let standing: i64 = table::table
        .filter(table::offer_id.eq_any(&ids))
        .filter(table::state.eq(MatchState::AskedHost.as_str()))
        .count()
        .get_result(conn)?;
    Ok((usize::try_from(asked).unwrap_or(usize::MAX), usize::try_from(standing).unwrap_or(usize::MAX)))
}

/// Who took a match up, as they sign in: for the staff.
pub fn email_of(conn: &mut Conn, account: AccountId) -> Result<Option<String>, StoreError> {
    use super::schema::accounts;
    Ok(accounts::table.find(account.to_string()).select(accounts::email).first(conn).optional()?)
}
