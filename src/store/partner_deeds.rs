//! Who decided what about a domain, and when: written once, never changed, and kept when the partner goes.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{accounts, partner_deeds};
use crate::domain::partner::PartnerDeed;
use crate::ids::{AccountId, Domain, PartnerDeedId};

/// A deed, as the record shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    pub deed: PartnerDeed,
    /// Codes that say more, such as the tier.
    pub detail: String,
    /// Who did it; `None` for the command line.
    pub by: Option<String>,
    pub done_at: DateTime<Utc>,
}

/// Writes a deed down.
pub fn record(
    tx: &mut Tx<'_>,
    domain: &Domain,
    (deed, detail): (PartnerDeed, &str),
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::insert_into(partner_deeds::table)
        .values((
            partner_deeds::id.eq(PartnerDeedId::new().to_string()),
            partner_deeds::domain.eq(domain.as_str()),
            partner_deeds::deed.eq(deed.as_str()),
            partner_deeds::detail.eq(detail),
            partner_deeds::account_id.eq(by.map(|by| by.to_string())),
            partner_deeds::done_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// The latest deeds about a domain, the newest first.
pub fn of_domain(conn: &mut Conn, domain: &Domain, limit: i64) -> Result<Vec<Recorded>, StoreError> {
    let rows: Vec<(String, String, Option<String>, NaiveDateTime)> = partner_deeds::table
        .left_join(accounts::table)
        .filter(partner_deeds::domain.eq(domain.as_str()))
        .order(partner_deeds::id.desc())
        .limit(limit)
        .select((
            partner_deeds::deed,
            partner_deeds::detail,
            accounts::email.nullable(),
            partner_deeds::done_at,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(deed, detail, by, done_at)| {
            let deed = Of("partner_deeds").parse("deed", &deed)?;
            Ok(Recorded { deed, detail, by, done_at: done_at.and_utc() })
        })
        .collect()
}
