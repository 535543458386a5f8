//! What stands in the `housing` of an offer for allies alone, beside what everybody sees: verdicts of its association's own rules.
//! Source: matching.md "Across instances".

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::context;
use super::read;
use crate::domain::matching::verdicts::{Month, Verdicts};
use crate::ids::ApId;

/// Adds them to an offer.
pub fn write(offer: &mut Value, told: Verdicts) {
    let Some(housing) = offer.get_mut("housing").and_then(Value::as_object_mut) else { return };
    if let Some(month) = told.vetted_until {
        housing.insert("vettedUntil".to_owned(), json!(month.to_string()));
    }
    for (name, said) in [("loneAdultOk", told.lone_adult_ok), ("womenOnly", told.women_only)] {
        if let Some(said) = said {
            housing.insert(name.to_owned(), json!(said));
        }
    }
}

/// Reads what an author says of its offer: what cannot be read is not said. `None` where the document is not that offer of that author.
pub fn read(object: &Value, (id, author): (&ApId, &ApId), today: NaiveDate) -> Option<Verdicts> {
    let is_it = read::one_id(object, "id").as_ref() == Some(id)
        && read::one_id(object, "attributedTo").as_ref() == Some(author);
    if !is_it {
        return None;
    }
    let Some(housing) = read::property(object, "rooftop", context::NAMESPACE, "housing") else {
        return Some(Verdicts::default());
    };
    let of = |name: &str| read::property(housing, "rooftop", context::NAMESPACE, name);
    let month = of("vettedUntil").and_then(read::text).and_then(|text| text.parse::<Month>().ok());
    // A yes and a no are nothing else than `true` and `false`: whoever means something else is asked.
    let said = |name: &str| of(name).and_then(read::first).and_then(Value::as_bool);
    Some(Verdicts {
        vetted_until: month.filter(|month| month.is_near(today)),
        lone_adult_ok: said("loneAdultOk"),
        women_only: said("womenOnly"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> ApId {
        "https://beta.test/proposals/1".parse().unwrap()
    }

    fn author() -> ApId {
        "https://beta.test/actors/beta".parse().unwrap()
    }

    fn offer(housing: Value) -> Value {
        json!({"id": id(), "attributedTo": author(), "housing": housing})
    }

    fn said(housing: Value) -> Verdicts {
        read(&offer(housing), (&id(), &author()), "2026-11-22".parse().unwrap()).unwrap()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let month: Month = "2027-03".parse().unwrap();
        for lone_adult_ok in [Some(true), Some(false)] {
            let told = Verdicts { vetted_until: Some(month), lone_adult_ok, women_only: Some(false) };
            let mut document = offer(json!({"placeKind": "room"}));
            write(&mut document, told);
            assert_eq!(document["housing"]["vettedUntil"], "2027-03");
            assert_eq!(said(document["housing"].clone()), told);
        }
        let mut nothing = offer(json!({"placeKind": "room"}));
        write(&mut nothing, Verdicts::default());
        assert_eq!(nothing, offer(json!({"placeKind": "room"})), "what is not known is not said");
    }

    #[test]
    fn prefixed_names_and_lists_of_one_are_read() {
        let iri = format!("{}womenOnly", context::NAMESPACE);
        let spelled = said(json!({"rooftop:vettedUntil": ["2027-03"], "loneAdultOk": [true], iri: false}));
        assert_eq!(spelled.vetted_until.unwrap().to_string(), "2027-03");
        assert_eq!((spelled.lone_adult_ok, spelled.women_only), (Some(true), Some(false)));
    }

    #[test]
    fn what_is_hostile_or_something_else_is_not_said() {
        let huge = "9".repeat(100_000);
        for month in [
            json!("2027-13"),
            json!("9999-12"),
            json!("0000-01"),
            json!(202_703),
            json!(true),
            json!(null),
            json!({"@value": 5}),
            json!([]),
            json!(1e308),
            json!(huge),
            json!("2027-03-31"),
        ] {
            assert_eq!(said(json!({"vettedUntil": month})), Verdicts::default(), "{month}");
        }
        for flag in [
            json!("true"),
            json!(1),
            json!(0),
            json!(null),
            json!({}),
            json!([]),
            json!([[true]]),
            json!("yes"),
        ] {
            let got = said(json!({"loneAdultOk": flag, "womenOnly": flag}));
            assert_eq!(got, Verdicts::default(), "{flag}");
        }
        for housing in [json!(null), json!([]), json!("room"), json!(7)] {
            assert_eq!(said(housing), Verdicts::default());
        }
    }

    #[test]
    fn another_object_or_another_author_says_nothing() {
        let today = "2026-11-22".parse().unwrap();
        let other: ApId = "https://beta.test/proposals/2".parse().unwrap();
        let whole = offer(json!({"loneAdultOk": true}));
        assert_eq!(read(&whole, (&other, &author()), today), None);
        assert_eq!(read(&whole, (&id(), &other), today), None);
        assert_eq!(read(&json!({"id": id()}), (&id(), &author()), today), None);
        assert_eq!(read(&json!([]), (&id(), &author()), today), None);
    }
}
