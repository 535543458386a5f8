//! A request as an ally may fetch it: a `Proposal` in bands, addressed to the allies that its consent names and to nobody else.
//! Source: federation.md "A request"; PR-02, PR-06.

use serde_json::{Value, json};

use super::context;
use super::note::stamp;
use super::read::{self, valueflows};
use crate::domain::field::Purpose;
use crate::domain::household::size_band_named;
use crate::domain::proposal::Proposal;
use crate::domain::sought::{Bands, SoughtHome};
use crate::geo::{AreaCode, Gazetteer};
use crate::ids::ApId;

/// Writes a request in bands. Title, texts and every raw field stay here.
pub fn write(proposal: &Proposal, home: &SoughtHome, recipients: &[ApId]) -> Value {
    let bands = home.bands(Gazetteer::belgium());
    json!({
        "@context": context::proposal(),
        "id": proposal.ap_id,
        "type": "Proposal",
        "purpose": Purpose::Request.as_str(),
        "attributedTo": proposal.author,
        "to": recipients,
        // The day alone: an hour would tell who sat in the office.
        "published": stamp(proposal.created_at.date_naive().and_time(chrono::NaiveTime::MIN).and_utc()),
        "publishes": {
            "type": "Intent",
            "id": format!("{}#primary", proposal.ap_id),
            "action": "deliverService",
            "resourceConformsTo": "https://schema.org/Accommodation",
            "availableQuantity": {"hasUnit": "one", "hasNumericalValue": "1"},
        },
        "housing": {"householdSize": bands.size, "area": bands.area, "month": bands.month},
    })
}

/// Reads an ally's request by its author. `None` where it is none.
pub fn read(object: &Value, author: &ApId) -> Option<(ApId, Bands)> {
    let purpose: Purpose = read::text(valueflows(object, "purpose")?)?.parse().ok()?;
    let ap_id = read::one_id(object, "id").filter(|id| id.same_origin(author))?;
    if purpose != Purpose::Request || read::one_id(object, "attributedTo").as_ref() != Some(author) {
        return None;
    }
    let housing = read::property(object, "rooftop", context::NAMESPACE, "housing")?;
    let area: Option<AreaCode> = read::text_of(housing, "area").and_then(|code| code.parse().ok());
    let month = read::text_of(housing, "month").filter(|month| is_month(month))?;
    Some((
        ap_id,
        Bands {
            size: size_band_named(read::text_of(housing, "householdSize")?)?,
            area: area.filter(|code| Gazetteer::belgium().by_code(code).is_some()),
            month: month.to_owned(),
        },
    ))
}

/// Whether a text is a month such as `2026-12`.
fn is_month(text: &str) -> bool {
    let first: Result<chrono::NaiveDate, _> = format!("{text}-01").parse();
    first.is_ok_and(|day| day.format("%Y-%m").to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_four_digits_and_two() {
        assert!(is_month("2026-12"));
        for text in ["2026-13", "2026-1", "26-12-1", "+202-12", "<b>x</b", "2026-12-01", ""] {
            assert!(!is_month(text), "{text}");
        }
    }
}
