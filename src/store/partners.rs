//! Partner instances and their tiers.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::partners;
use crate::domain::matching::verdicts::Trust;
use crate::domain::partner::{DomainFlags, PartnerTier};
use crate::ids::{ApId, Domain, PartnerId};

/// How many domains one statement asks for.
const NAMES_AT_ONCE: usize = 4;

/// Another instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    pub id: PartnerId,
    pub domain: Domain,
    pub tier: PartnerTier,
    /// Its association's actor; `None` for a blocked domain that was never looked up.
    pub association: Option<ApId>,
    /// What its NodeInfo says, such as `rooftop 0.1.0`.
    pub software: String,
    pub flags: DomainFlags,
    /// What the moderators noted for one another.
    pub note: String,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: Option<DateTime<Utc>>,
    /// When something of ours was last taken there.
    pub last_delivery_at: Option<DateTime<Utc>>,
    /// Whether the vetting that it claims for its hosts counts here.
    pub vetting_trust: Trust,
}

impl Partner {
    /// Whether its NodeInfo says that it is one of us: nobody else speaks FEP-0837 as we do.
    pub fn runs_rooftop(&self) -> bool {
        self.software.starts_with("rooftop ")
    }

    /// Whether [`seen`] would write: the last sign of life is known to the minute.
    pub fn is_due_to_be_seen(&self, now: DateTime<Utc>) -> bool {
        self.last_seen_at.is_none_or(|at| at < now - TimeDelta::minutes(1))
    }
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = partners)]
struct PartnerRow {
    id: String,
    domain: String,
    tier: String,
    association: Option<String>,
    software: String,
    reject_media: bool,
    reject_reports: bool,
    silenced: bool,
    note: String,
    created_at: NaiveDateTime,
    last_seen_at: Option<NaiveDateTime>,
    last_delivery_at: Option<NaiveDateTime>,
    vetting_trust: String,
}

impl PartnerRow {
    fn read(self) -> Result<Partner, StoreError> {
        let of = Of("partners");
        Ok(Partner {
            id: of.parse("id", &self.id)?,
            domain: of.parse("domain", &self.domain)?,
            tier: of.parse("tier", &self.tier)?,
            association: of.parse_opt("association", self.association.as_deref())?,
            software: self.software,
            flags: DomainFlags {
                reject_media: self.reject_media,
                reject_reports: self.reject_reports,
                silenced: self.silenced,
            },
            note: self.note,
            created_at: self.created_at.and_utc(),
            last_seen_at: self.last_seen_at.map(|at| at.and_utc()),
            last_delivery_at: self.last_delivery_at.map(|at| at.and_utc()),
            vetting_trust: of.parse("vetting_trust", &self.vetting_trust)?,
        })
    }
}

/// Inserts a partner, or replaces tier, association and software of the one with this domain; its flags
/// and its note stay.
pub fn save(tx: &mut Tx<'_>, partner: &Partner) -> Result<(), StoreError> {
    let changed = diesel::update(partners::table.filter(partners::domain.eq(partner.domain.as_str())))
        .set((
            partners::tier.eq(partner.tier.as_str()),
            partners::association.eq(partner.association.as_ref().map(ApId::as_str)),
            partners::software.eq(&partner.software),
        ))
        .execute(&mut **tx)?;
    if changed == 0 {
        let row = PartnerRow {
            id: partner.id.to_string(),
            domain: partner.domain.to_string(),
            tier: partner.tier.to_string(),
            association: partner.association.as_ref().map(ToString::to_string),
            software: partner.software.clone(),
            reject_media: partner.flags.reject_media,
            reject_reports: partner.flags.reject_reports,
            silenced: partner.flags.silenced,
            note: partner.note.clone(),
            created_at: partner.created_at.naive_utc(),
            last_seen_at: partner.last_seen_at.map(|at| at.naive_utc()),
            last_delivery_at: partner.last_delivery_at.map(|at| at.naive_utc()),
            vetting_trust: partner.vetting_trust.to_string(),
        };
        diesel::insert_into(partners::table).values(row).execute(&mut **tx)?;
    }
    Ok(())
}

/// All partners, by domain.
pub fn all(conn: &mut Conn) -> Result<Vec<Partner>, StoreError> {
    let rows: Vec<PartnerRow> = partners::table.order(partners::domain).load(conn)?;
    rows.into_iter().map(PartnerRow::read).collect()
}

/// `None` when nobody decided about this domain.
pub fn by_domain(conn: &mut Conn, domain: &Domain) -> Result<Option<Partner>, StoreError> {
    let row: Option<PartnerRow> =
        partners::table.filter(partners::domain.eq(domain.as_str())).first(conn).optional()?;
    row.map(PartnerRow::read).transpose()
}

/// What was decided about a domain and those above it.
pub fn covering(conn: &mut Conn, domain: &Domain) -> Result<Vec<Partner>, StoreError> {
    let names: Vec<String> = domain.and_above().iter().map(ToString::to_string).collect();
    let mut rows: Vec<PartnerRow> = Vec::new();
    for some in names.chunks(NAMES_AT_ONCE) {
        // Always as many: a list of any length would be planned anew each time, and this is asked for each activity.
        let name = |n: usize| some.get(n).unwrap_or(&some[0]);
        let is_one = partners::domain
            .eq(name(0))
            .or(partners::domain.eq(name(1)))
            .or(partners::domain.eq(name(2)))
            .or(partners::domain.eq(name(3)));
        rows.extend(partners::table.filter(is_one).load::<PartnerRow>(conn)?);
    }
    rows.into_iter().map(PartnerRow::read).collect()
}

/// One page of partners, by domain.
pub fn page(conn: &mut Conn, limit: i64, offset: i64) -> Result<Vec<Partner>, StoreError> {
    let rows: Vec<PartnerRow> =
        partners::table.order(partners::domain).limit(limit).offset(offset).load(conn)?;
    rows.into_iter().map(PartnerRow::read).collect()
}

/// How many domains somebody decided about.
pub fn count(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(partners::table.count().get_result(conn)?)
}

/// Sets the tier of a domain; gives whether it is known.
pub fn set_tier(tx: &mut Tx<'_>, domain: &Domain, tier: PartnerTier) -> Result<bool, StoreError> {
    let changed = diesel::update(partners::table.filter(partners::domain.eq(domain.as_str())))
        .set(partners::tier.eq(tier.as_str()))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Sets the flags of a domain; gives whether it is known.
pub fn set_flags(tx: &mut Tx<'_>, domain: &Domain, flags: DomainFlags) -> Result<bool, StoreError> {
    let changed = diesel::update(partners::table.filter(partners::domain.eq(domain.as_str())))
        .set((
            partners::reject_media.eq(flags.reject_media),
            partners::reject_reports.eq(flags.reject_reports),
            partners::silenced.eq(flags.silenced),
        ))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Sets whether the vetting that a domain claims counts here; gives whether it is known.
pub fn set_vetting_trust(tx: &mut Tx<'_>, domain: &Domain, trust: Trust) -> Result<bool, StoreError> {
    let changed = diesel::update(partners::table.filter(partners::domain.eq(domain.as_str())))
        .set(partners::vetting_trust.eq(trust.as_str()))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Sets the note about a domain; gives whether it is known.
pub fn set_note(tx: &mut Tx<'_>, domain: &Domain, note: &str) -> Result<bool, StoreError> {
    let changed = diesel::update(partners::table.filter(partners::domain.eq(domain.as_str())))
        .set(partners::note.eq(note))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Notes that these hosts took something of ours.
pub(super) fn delivered(
    tx: &mut Tx<'_>,
    hosts: &BTreeSet<&str>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::update(partners::table.filter(partners::domain.eq_any(hosts.iter().copied())))
        .set(partners::last_delivery_at.eq(Some(now.naive_utc())))
        .execute(&mut **tx)?;
    Ok(())
}

/// The partner whose association this is.
pub fn by_association(conn: &mut Conn, association: &ApId) -> Result<Option<Partner>, StoreError> {
    let row: Option<PartnerRow> =
        partners::table.filter(partners::association.eq(association.as_str())).first(conn).optional()?;
    row.map(PartnerRow::read).transpose()
}

/// Forgets a partner; gives whether there was one.
pub fn delete(tx: &mut Tx<'_>, domain: &Domain) -> Result<bool, StoreError> {
    let gone =
        diesel::delete(partners::table.filter(partners::domain.eq(domain.as_str()))).execute(&mut **tx)?;
    Ok(gone > 0)
}

/// Notes that a domain was heard of, to the minute: many activities of one do not write its row again and again.
pub fn seen(tx: &mut Tx<'_>, domain: &Domain, now: DateTime<Utc>) -> Result<(), StoreError> {
    let a_minute_ago = (now - TimeDelta::minutes(1)).naive_utc();
    let row = partners::table
        .filter(partners::domain.eq(domain.as_str()))
        .filter(partners::last_seen_at.is_null().or(partners::last_seen_at.lt(a_minute_ago)));
    diesel::update(row).set(partners::last_seen_at.eq(Some(now.naive_utc()))).execute(&mut **tx)?;
    Ok(())
}
