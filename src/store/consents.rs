//! Consents of people that named allies may know the bands of a request (PR-06), or that the association appeals for it in public (PR-02).

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::{Of, to_json};
use super::schema::consents as table;
use crate::domain::appeal::ConsentScope;
use crate::domain::private::AgreedVia;
use crate::ids::{AccountId, ApId, ConsentId, ProposalId};

/// A consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    pub id: ConsentId,
    pub proposal: ProposalId,
    pub scope: ConsentScope,
    /// Association actors; nobody in one to an appeal, which everybody may read.
    pub recipients: Vec<ApId>,
    /// In which it was explained (BCP 47).
    pub language: String,
    pub given_via: AgreedVia,
    pub given_at: DateTime<Utc>,
    /// Who of the staff wrote it down; `None` for the person, or the command line.
    pub recorded_by: Option<AccountId>,
}

/// Stores a consent.
pub fn save(tx: &mut Tx<'_>, consent: &Consent) -> Result<(), StoreError> {
    diesel::insert_into(table::table)
        .values((
            table::id.eq(consent.id.to_string()),
            table::proposal_id.eq(consent.proposal.to_string()),
            table::scope.eq(consent.scope.as_str()),
            table::recipients.eq(to_json(&consent.recipients)),
            table::language.eq(&consent.language),
            table::given_via.eq(consent.given_via.as_str()),
            table::given_at.eq(consent.given_at.naive_utc()),
            table::recorded_by.eq(consent.recorded_by.map(|id| id.to_string())),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

type Row = (String, String, String, String, String, String, NaiveDateTime, Option<String>);

/// The consent of a request to this that stands.
pub fn standing(
    conn: &mut Conn,
    (proposal, scope): (ProposalId, ConsentScope),
) -> Result<Option<Consent>, StoreError> {
    let row: Option<Row> = table::table
        .filter(table::proposal_id.eq(proposal.to_string()))
        .filter(table::scope.eq(scope.as_str()))
        .filter(table::revoked_at.is_null())
        .order(table::id.desc())
        .select((
            table::id,
            table::proposal_id,
            table::scope,
            table::recipients,
            table::language,
            table::given_via,
            table::given_at,
            table::recorded_by,
        ))
        .first(conn)
        .optional()?;
    row.map(read).transpose()
}

fn read(
    (id, proposal, scope, recipients, language, given_via, given_at, recorded_by): Row,
) -> Result<Consent, StoreError> {
    let of = Of("consents");
    Ok(Consent {
        id: of.parse("id", &id)?,
        proposal: of.parse("proposal_id", &proposal)?,
        scope: of.parse("scope", &scope)?,
        recipients: of.json("recipients", &recipients)?,
        language,
        given_via: of.parse("given_via", &given_via)?,
        given_at: given_at.and_utc(),
        recorded_by: of.parse_opt("recorded_by", recorded_by.as_deref())?,
    })
}

/// The requests of which a consent to this stands.
pub fn all_standing(conn: &mut Conn, scope: ConsentScope) -> Result<Vec<ProposalId>, StoreError> {
    let ids: Vec<String> = table::table
        .filter(table::scope.eq(scope.as_str()))
        .filter(table::revoked_at.is_null())
        .order(table::proposal_id)
        .select(table::proposal_id)
        .distinct()
        .load(conn)?;
    ids.iter().map(|id| Of("consents").parse("proposal_id", id)).collect()
}

/// Ends every consent of a request to this; gives how many stood.
pub fn revoke(
    tx: &mut Tx<'_>,
    (proposal, scope): (ProposalId, ConsentScope),
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let revoked = diesel::update(table::table.filter(table::proposal_id.eq(proposal.to_string())))
        .filter(table::scope.eq(scope.as_str()))
        .filter(table::revoked_at.is_null())
        .set(table::revoked_at.eq(Some(now.naive_utc())))
        .execute(&mut **tx)?;
    Ok(revoked)
}
