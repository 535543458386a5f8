//! The vetting in a line of an import: JSON to a vetting, with every unknown key named.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::import_json::refuse_others;
use crate::domain::vetting::Vetting;
use crate::ids::AccountId;

const STEPS: [&str; 8] = [
    "id_seen",
    "home_visit",
    "references",
    "record_check",
    "charter_signed",
    "adults_consented",
    "approved_by",
    "valid_until",
];

/// Reads a vetting; `approver` finds who is named as having approved it.
///
/// # Errors
/// A sentence that names the key, or what `approver` says.
pub(super) fn read<E: From<String>>(
    map: &Map<String, Value>,
    approver: impl FnOnce(&Value) -> Result<AccountId, E>,
) -> Result<Vetting, E> {
    refuse_others("vetting", map, &STEPS)?;
    let date = |key: &str| -> Result<Option<NaiveDate>, String> {
        let Some(value) = map.get(key) else { return Ok(None) };
        let parsed = value.as_str().and_then(|text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok());
        let wrong = || format!("vetting.{key}: {value} is not a date such as 2026-11-01");
        parsed.map(Some).ok_or_else(wrong)
    };
    let count = |key: &str| -> Result<u8, String> {
        let Some(value) = map.get(key) else { return Ok(0) };
        let number = value.as_u64().and_then(|number| u8::try_from(number).ok());
        number.ok_or_else(|| format!("vetting.{key}: {value} is not a whole number from 0 to 255"))
    };
    Ok(Vetting {
        id_seen: date("id_seen")?,
        home_visit: date("home_visit")?,
        references: count("references")?,
        record_check: date("record_check")?,
        charter_signed: date("charter_signed")?,
        adults_consented: count("adults_consented")?,
        approved_by: map.get("approved_by").map(approver).transpose()?,
        valid_until: date("valid_until")?,
    })
}
