//! Reads Agreements leniently (FEP-0837): a string, an array or an object, prefixed or short names, and the misspelling
//! `stiplulates` that is on the wire.

use chrono::NaiveDate;
use serde_json::Value;

use super::context;
use super::read::{self, valueflows};
use crate::domain::matches::{AgreementStatus, Stay, TypedStay};
use crate::ids::ApId;

/// What an Agreement says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Absent before it is accepted.
    pub id: Option<ApId>,
    /// The Intent that its Commitment satisfies.
    pub satisfies: ApId,
    pub quantity: i64,
    /// The Intent of the other side, where it is named: the ally's request.
    pub reciprocal: Option<ApId>,
}

/// Whether an object is an Agreement.
pub fn is_one(object: &Value) -> bool {
    read::kind(object).is_some_and(|kind| kind.rsplit([':', '#']).next() == Some("Agreement"))
}

/// Reads an Agreement. `None` where it is none, or says not what it is about or how much.
pub fn read(object: &Value) -> Option<Agreement> {
    let object = read::first(object)?;
    if !is_one(object) {
        return None;
    }
    let commitment = valueflows(object, "stipulates")
        .or_else(|| valueflows(object, "stiplulates"))
        .and_then(read::first)?;
    let satisfies = read::id(valueflows(commitment, "satisfies")?)?.parse().ok()?;
    let quantity = valueflows(commitment, "resourceQuantity").and_then(|quantity| {
        read::property(
            quantity,
            "om2",
            "http://www.ontology-of-units-of-measure.org/resource/om-2/",
            "hasNumericalValue",
        )
    });
    Some(Agreement {
        id: read::one_id(object, "id"),
        satisfies,
        quantity: quantity.map_or(Some(1), read::whole_number)?,
        reciprocal: valueflows(object, "stipulatesReciprocal")
            .and_then(read::first)
            .and_then(|other| read::id(valueflows(other, "satisfies")?)?.parse().ok()),
    })
}

/// How an Agreement stands, as an ally reports it, and the stay that they agreed on, where it is told and makes sense.
pub fn status(object: &Value, today: NaiveDate) -> Option<(AgreementStatus, Option<Stay>)> {
    let status = read::text_of(object, "status")?.parse().ok()?;
    let housing = read::property(object, "rooftop", context::NAMESPACE, "housing");
    let stay = housing.and_then(|housing| {
        let text = |name: &str| read::text_of(housing, name).unwrap_or_default().to_owned();
        let typed = TypedStay {
            kind: text("agreementKind"),
            from: text("availableFrom"),
            until: text("availableUntil"),
            rent: housing
                .get("monthlyRentCents")
                .and_then(Value::as_u64)
                .map_or_else(String::new, |n| n.to_string()),
        };
        Stay::read(&typed, None, today).ok()
    });
    Some((status, stay))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_agreement_is_read_in_each_of_its_spellings() {
        let intent = "https://toits.example/proposals/1#primary";
        let quantity = json!({"hasUnit": "one", "hasNumericalValue": "2"});
        let short = json!({"satisfies": intent, "resourceQuantity": quantity});
        for agreement in [
            json!({"type": "Agreement", "stipulates": short}),
            json!([{"type": ["vf:Agreement"], "vf:stipulates": [short]}]),
            json!({"type": "Agreement", "stiplulates": short}),
            json!({"type": "Agreement", "stipulates": {"vf:satisfies": {"id": intent},
                "vf:resourceQuantity": {"om2:hasNumericalValue": 2}}}),
        ] {
            let found = read(&agreement).unwrap_or_else(|| panic!("{agreement}"));
            assert_eq!((found.satisfies.as_str(), found.quantity, found.id), (intent, 2, None));
        }
        for broken in [
            json!({"type": "Note", "stipulates": short}),
            json!({"type": "Agreement"}),
            json!({"type": "Agreement", "stipulates": {"satisfies": "nothing"}}),
            json!({"type": "Agreement", "stipulates": {"satisfies": intent, "resourceQuantity": {"hasNumericalValue": "1.5"}}}),
            json!("https://toits.example/agreements/1"),
        ] {
            assert_eq!(read(&broken), None, "{broken}");
        }
    }
}
