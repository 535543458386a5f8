//! A request as an ally may fetch it: a `Proposal` in bands, addressed to the allies that its consent names and to nobody else.
//! Source: federation.md "A request"; PR-02, PR-06.

use serde_json::{Value, json};

use super::context;
use super::note::stamp;
use super::read::{self, valueflows};
use crate::domain::bands::{Bands, Period};
use crate::domain::field::Purpose;
use crate::domain::household::size_band_named;
use crate::domain::proposal::Proposal;
use crate::geo::{AreaCode, Gazetteer};
use crate::ids::ApId;
use crate::store::request_bands::SentBands;

/// Writes what was sent of a request. Title, texts and every raw field stay here.
pub fn write(proposal: &Proposal, sent: &SentBands) -> Value {
    let bands = &sent.bands;
    json!({
        "@context": context::proposal(),
        "id": proposal.ap_id,
        "type": "Proposal",
        "purpose": Purpose::Request.as_str(),
        "attributedTo": proposal.author,
        "to": sent.recipients,
        // Of the batch, which those share who share the bands: the day on which it was written would tell one from the other.
        "published": stamp(sent.sent_at.date_naive().and_time(chrono::NaiveTime::MIN).and_utc()),
        "publishes": {
            "type": "Intent",
            "id": format!("{}#primary", proposal.ap_id),
            "action": "deliverService",
            "resourceConformsTo": "https://schema.org/Accommodation",
            "availableQuantity": {"hasUnit": "one", "hasNumericalValue": "1"},
        },
        "housing": {"householdSize": bands.size, "area": bands.area, "period": bands.period.to_string()},
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
    let period: Period = read::text_of(housing, "period")?.parse().ok()?;
    Some((
        ap_id,
        Bands {
            size: size_band_named(read::text_of(housing, "householdSize")?)?,
            area: area.filter(is_known),
            period,
        },
    ))
}

/// Whether a municipality, arrondissement, province or region has this code.
fn is_known(code: &AreaCode) -> bool {
    let places = Gazetteer::belgium();
    places.by_code(code).is_some() || places.territory(code).is_some()
}
