//! What people tell in confidence: codes here, their words in `sealed_fields`, and what the staff notes about it.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{holds, incident_notes, incident_offers, incidents as table, proposals};
use super::{offer_people, sealed_fields};
use crate::crypto::DataKeys;
use crate::domain::incident::{
    Incident, IncidentField, IncidentNote, IncidentOutcome, IncidentSeverity, IncidentState, Telling,
};
use crate::domain::private::{Private, SealedField};
use crate::ids::{AccountId, IncidentId, IncidentNoteId, PersonId, ProposalId};

/// Keeps an incident, with what was told sealed.
pub fn insert(
    tx: &mut Tx<'_>,
    keys: &DataKeys,
    (incident, told): (&Incident, &Telling),
) -> Result<(), StoreError> {
    let urgency = incident.severity.unwrap_or(incident.kind.seems());
    diesel::insert_into(table::table)
        .values((
            table::id.eq(incident.id.to_string()),
            table::kind.eq(incident.kind.as_str()),
            table::severity.eq(incident.severity.map(IncidentSeverity::as_str)),
            table::urgency.eq(urgency.as_str()),
            table::state.eq(incident.state.as_str()),
            table::from_page.eq(incident.from.as_str()),
            table::person_id.eq(incident.person.map(|id| id.to_string())),
            table::created_at.eq(incident.created_at.naive_utc()),
            table::updated_at.eq(incident.updated_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    for field in IncidentField::ALL {
        let text = told.field(*field).expose();
        sealed_fields::put(tx, keys, (&incident.id.to_string(), SealedField::Incident(*field)), text)?;
    }
    for offer in &incident.offers {
        name_offer(tx, incident.id, *offer)?;
    }
    Ok(())
}

type Row = (
    (String, String, Option<String>, String, Option<String>, String),
    (Option<String>, Option<String>, NaiveDateTime, NaiveDateTime),
);

macro_rules! columns {
    () => {
        (
            (table::id, table::kind, table::severity, table::state, table::outcome, table::from_page),
            (table::person_id, table::taken_by, table::created_at, table::updated_at),
        )
    };
}

fn read(conn: &mut Conn, row: Row) -> Result<Incident, StoreError> {
    let ((id, kind, severity, state, outcome, from), (person, taken_by, created_at, updated_at)) = row;
    let of = Of("incidents");
    let offers: Vec<String> = incident_offers::table
        .filter(incident_offers::incident_id.eq(&id))
        .order(incident_offers::proposal_id)
        .select(incident_offers::proposal_id)
        .load(conn)?;
    Ok(Incident {
        id: of.parse("id", &id)?,
        kind: of.parse("kind", &kind)?,
        severity: of.parse_opt("severity", severity.as_deref())?,
        state: of.parse("state", &state)?,
        outcome: of.parse_opt("outcome", outcome.as_deref())?,
        from: of.parse("from_page", &from)?,
        person: of.parse_opt("person_id", person.as_deref())?,
        taken_by: of.parse_opt("taken_by", taken_by.as_deref())?,
        created_at: created_at.and_utc(),
        updated_at: updated_at.and_utc(),
        offers: offers
            .iter()
            .map(|id| Of("incident_offers").parse("proposal_id", id))
            .collect::<Result<_, _>>()?,
    })
}

/// `None` when there is no such incident.
pub fn by_id(conn: &mut Conn, id: IncidentId) -> Result<Option<Incident>, StoreError> {
    let row: Option<Row> = table::table.find(id.to_string()).select(columns!()).first(conn).optional()?;
    row.map(|row| read(conn, row)).transpose()
}

/// As [`by_id`]; nobody else changes it until the transaction ends. SQLite has one writer, so there is nothing to keep off.
pub fn lock(tx: &mut Tx<'_>, id: IncidentId) -> Result<Option<Incident>, StoreError> {
    if let Conn::Postgres(conn) = &mut **tx {
        table::table.find(id.to_string()).select(table::id).for_update().first::<String>(conn).optional()?;
    }
    by_id(tx, id)
}

/// Which incidents somebody may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sight {
    /// Not those about an offer that this account wrote, or to whose host it is tied (SG-12).
    pub reader: AccountId,
    /// The gravest, of those that somebody judged.
    pub up_to: IncidentSeverity,
}

impl Sight {
    pub(super) fn severities(self) -> Vec<&'static str> {
        let seen = IncidentSeverity::ALL.iter().filter(|severity| **severity <= self.up_to);
        seen.map(|severity| severity.as_str()).collect()
    }
}

/// The incidents about offers that somebody wrote, of which they wrote a wording that waits, or to whose host they are tied.
pub(super) fn own(conn: &mut Conn, account: AccountId) -> Result<Vec<String>, StoreError> {
    let tied = offer_people::tied(conn, account)?;
    let account = account.to_string();
    let mut ids: Vec<String> = incident_offers::table
        .inner_join(proposals::table.on(proposals::id.eq(incident_offers::proposal_id)))
        .filter(proposals::written_by.eq(&account))
        .select(incident_offers::incident_id)
        .load(conn)?;
    ids.extend(
        incident_offers::table
            .inner_join(holds::table.on(holds::proposal_id.eq(incident_offers::proposal_id)))
            .filter(holds::written_by.eq(&account))
            .filter(holds::decision.is_null())
            .select(incident_offers::incident_id)
            .load::<String>(conn)?,
    );
    ids.extend(
        incident_offers::table
            .filter(incident_offers::proposal_id.eq_any(tied))
            .select(incident_offers::incident_id)
            .load::<String>(conn)?,
    );
    ids.sort();
    ids.dedup();
    Ok(ids)
}

/// Whether an incident is about an offer that somebody wrote, or to whose host they are tied (SG-12).
pub fn is_own(conn: &mut Conn, id: IncidentId, account: AccountId) -> Result<bool, StoreError> {
    Ok(own(conn, account)?.contains(&id.to_string()))
}

/// One page of those in a state, the most urgent first and of these the oldest.
pub fn page(
    conn: &mut Conn,
    (state, sight): (IncidentState, Sight),
    (limit, offset): (i64, i64),
) -> Result<Vec<Incident>, StoreError> {
    let own = own(conn, sight.reader)?;
    let rows: Vec<Row> = table::table
        .filter(table::state.eq(state.as_str()))
        .filter(table::severity.is_null().or(table::severity.eq_any(sight.severities())))
        .filter(table::id.ne_all(own))
        .order((table::urgency.desc(), table::created_at, table::id))
        .limit(limit)
        .offset(offset)
        .select(columns!())
        .load(conn)?;
    rows.into_iter().map(|row| read(conn, row)).collect()
}

/// How many there are of these.
pub fn count(conn: &mut Conn, (state, sight): (IncidentState, Sight)) -> Result<i64, StoreError> {
    let own = own(conn, sight.reader)?;
    Ok(table::table
        .filter(table::state.eq(state.as_str()))
        .filter(table::severity.is_null().or(table::severity.eq_any(sight.severities())))
        .filter(table::id.ne_all(own))
        .count()
        .get_result(conn)?)
}

/// How many new ones are at least as urgent as that.
pub fn count_waiting(conn: &mut Conn, urgency: IncidentSeverity) -> Result<i64, StoreError> {
    let new = table::table.filter(table::state.eq(IncidentState::New.as_str()));
    Ok(new.filter(table::urgency.ge(urgency.as_str())).count().get_result(conn)?)
}

/// Those that nobody closed, all or as somebody sees them.
pub fn open_ids(conn: &mut Conn, sight: Option<Sight>) -> Result<Vec<IncidentId>, StoreError> {
    let (hidden, severities) = match sight {
        Some(sight) => (own(conn, sight.reader)?, sight.severities()),
        None => (Vec::new(), IncidentSeverity::ALL.iter().map(|severity| severity.as_str()).collect()),
    };
    let ids: Vec<String> = table::table
        .filter(table::state.ne(IncidentState::Closed.as_str()))
        .filter(table::severity.is_null().or(table::severity.eq_any(severities)))
        .filter(table::id.ne_all(hidden))
        .order(table::id)
        .select(table::id)
        .load(conn)?;
    ids.iter().map(|id| Of("incidents").parse("id", id)).collect()
}

/// How many came since then.
pub fn count_since(conn: &mut Conn, since: DateTime<Utc>) -> Result<i64, StoreError> {
    Ok(table::table.filter(table::created_at.gt(since.naive_utc())).count().get_result(conn)?)
}

/// What was told, opened: the fields that were filled in.
///
/// # Errors
/// [`StoreError::Sealed`].
pub fn words(
    conn: &mut Conn,
    keys: &DataKeys,
    id: IncidentId,
) -> Result<Vec<(IncidentField, Private)>, StoreError> {
    let wanted: Vec<SealedField> =
        IncidentField::ALL.iter().map(|field| SealedField::Incident(*field)).collect();
    let mut fields = sealed_fields::of(conn, keys, (&id.to_string(), &wanted))?;
    let mut take = |field: &IncidentField| {
        let text = fields.remove(field.as_str())?;
        Some((*field, Private::new(text)))
    };
    Ok(IncidentField::ALL.iter().filter_map(&mut take).collect())
}

/// Notes how grave it is.
pub fn judge(
    tx: &mut Tx<'_>,
    (id, severity): (IncidentId, IncidentSeverity),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::update(table::table.find(id.to_string()))
        .set((
            table::severity.eq(Some(severity.as_str())),
            table::urgency.eq(severity.as_str()),
            table::updated_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Notes who has it in hand.
pub fn take(
    tx: &mut Tx<'_>,
    (id, by): (IncidentId, AccountId),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::update(table::table.find(id.to_string()))
        .set((
            table::state.eq(IncidentState::InHand.as_str()),
            table::taken_by.eq(Some(by.to_string())),
            table::updated_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Notes what came of it.
pub fn close(
    tx: &mut Tx<'_>,
    (id, outcome): (IncidentId, IncidentOutcome),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::update(table::table.find(id.to_string()))
        .set((
            table::state.eq(IncidentState::Closed.as_str()),
            table::outcome.eq(Some(outcome.as_str())),
            table::updated_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Says that it is about that offer, too; once is enough.
pub fn name_offer(tx: &mut Tx<'_>, id: IncidentId, offer: ProposalId) -> Result<(), StoreError> {
    let known = incident_offers::table
        .find((id.to_string(), offer.to_string()))
        .select(incident_offers::proposal_id)
        .first::<String>(&mut **tx)
        .optional()?;
    if known.is_none() {
        diesel::insert_into(incident_offers::table)
            .values((
                incident_offers::incident_id.eq(id.to_string()),
                incident_offers::proposal_id.eq(offer.to_string()),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// Whether a grave incident about an offer is not closed.
pub fn stands_about(conn: &mut Conn, offer: ProposalId) -> Result<bool, StoreError> {
    let grave = IncidentSeverity::ALL.iter().filter(|severity| severity.suspends());
    let grave: Vec<&str> = grave.map(|severity| severity.as_str()).collect();
    let found: Option<String> = incident_offers::table
        .inner_join(table::table)
        .filter(incident_offers::proposal_id.eq(offer.to_string()))
        .filter(table::severity.eq_any(grave))
        .filter(table::state.ne(IncidentState::Closed.as_str()))
        .select(table::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// Keeps a note, sealed.
pub fn insert_note(
    tx: &mut Tx<'_>,
    keys: &DataKeys,
    (incident, note): (IncidentId, &IncidentNote),
) -> Result<(), StoreError> {
    diesel::insert_into(incident_notes::table)
        .values((
            incident_notes::id.eq(note.id.to_string()),
            incident_notes::incident_id.eq(incident.to_string()),
            incident_notes::written_by.eq(note.by.to_string()),
            incident_notes::created_at.eq(note.at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    sealed_fields::put(tx, keys, (&note.id.to_string(), SealedField::IncidentNote), note.text.expose())
}

/// How many notes there are.
pub fn count_notes(conn: &mut Conn, incident: IncidentId) -> Result<i64, StoreError> {
    let of = incident_notes::table.filter(incident_notes::incident_id.eq(incident.to_string()));
    Ok(of.count().get_result(conn)?)
}

/// The notes, opened, the oldest first.
///
/// # Errors
/// [`StoreError::Sealed`].
pub fn notes(
    conn: &mut Conn,
    keys: &DataKeys,
    incident: IncidentId,
) -> Result<Vec<IncidentNote>, StoreError> {
    let rows: Vec<(String, String, NaiveDateTime)> = incident_notes::table
        .filter(incident_notes::incident_id.eq(incident.to_string()))
        .order((incident_notes::created_at, incident_notes::id))
        .select((incident_notes::id, incident_notes::written_by, incident_notes::created_at))
        .load(conn)?;
    let ids: Vec<String> = rows.iter().map(|(id, _, _)| id.clone()).collect();
    let mut texts = sealed_fields::of_each(conn, keys, (&ids, SealedField::IncidentNote))?;
    let of = Of("incident_notes");
    rows.into_iter()
        .map(|(id, by, at)| {
            Ok(IncidentNote {
                id: of.parse::<IncidentNoteId>("id", &id)?,
                by: of.parse("written_by", &by)?,
                at: at.and_utc(),
                text: Private::new(texts.remove(&id).unwrap_or_default()),
            })
        })
        .collect()
}

/// What somebody told who signed in with a card and wished it to be known, the oldest first.
pub fn of_person(conn: &mut Conn, person: PersonId) -> Result<Vec<Incident>, StoreError> {
    let rows: Vec<Row> = table::table
        .filter(table::person_id.eq(person.to_string()))
        .order((table::created_at, table::id))
        .select(columns!())
        .load(conn)?;
    rows.into_iter().map(|row| read(conn, row)).collect()
}

/// Takes away who told it.
pub fn forget_teller(tx: &mut Tx<'_>, id: IncidentId) -> Result<(), StoreError> {
    diesel::update(table::table.find(id.to_string()))
        .set(table::person_id.eq(None::<String>))
        .execute(&mut **tx)?;
    Ok(())
}

/// Takes away what was told and what was noted about it: codes stay (PR-08).
pub fn forget_words(tx: &mut Tx<'_>, id: IncidentId) -> Result<(), StoreError> {
    let notes: Vec<String> = incident_notes::table
        .filter(incident_notes::incident_id.eq(id.to_string()))
        .select(incident_notes::id)
        .load(&mut **tx)?;
    for record in notes.iter().chain([&id.to_string()]) {
        sealed_fields::delete(tx, record)?;
    }
    Ok(())
}
