//! The `Relationship` by which two associations declare an alliance (ActivityStreams, section 5.2): written, and read leniently.

use serde_json::{Value, json};

use super::context::NAMESPACE;
use super::read;
use crate::domain::alliance::DeclarationKind;
use crate::ids::ApId;

/// The name of the relation in our namespace: either is the ally of the other.
pub const ALLY_OF: &str = "allyOf";
/// The most objects of a list that are looked at.
const OBJECTS_MAX: usize = 10;

/// That `subject` is an ally of `object`; who declares it is the subject.
pub fn document(subject: &ApId, object: &ApId) -> Value {
    let relationship = format!("{NAMESPACE}{ALLY_OF}");
    json!({"type": "Relationship", "subject": subject, "relationship": relationship, "object": object})
}

/// Whether a value is the alliance of these two, whichever is named first.
pub fn is_of(value: &Value, (one, other): (&ApId, &ApId)) -> bool {
    let Some(value) = read::first(value).filter(|value| read::kind(value) == Some("Relationship")) else {
        return false;
    };
    let relationships = read::ids(value.get("relationship"));
    let is_alliance = relationships
        .iter()
        .take(OBJECTS_MAX)
        .any(|iri| iri.strip_prefix(NAMESPACE).or_else(|| iri.strip_prefix("rooftop:")) == Some(ALLY_OF));
    let (subject, object) = (read::one_id(value, "subject"), read::one_id(value, "object"));
    let named = (subject.as_ref(), object.as_ref());
    is_alliance && (named == (Some(one), Some(other)) || named == (Some(other), Some(one)))
}

/// Whether a value is a declaration of their alliance: its `Offer`, or an `Accept` that shows the Offer.
pub fn is_declaration(value: &Value, both: (&ApId, &ApId)) -> bool {
    let Some(value) = read::first(value) else { return false };
    let object = |value: &Value, of: fn(&Value, (&ApId, &ApId)) -> bool| {
        value.get("object").is_some_and(|object| of(object, both))
    };
    match read::kind(value).and_then(|kind| kind.parse::<DeclarationKind>().ok()) {
        Some(DeclarationKind::Offer) => object(value, is_of),
        Some(DeclarationKind::Accept) => object(value, is_offer),
        None => false,
    }
}

fn is_offer(value: &Value, both: (&ApId, &ApId)) -> bool {
    read::first(value).is_some_and(|value| {
        read::kind(value) == Some(DeclarationKind::Offer.as_str())
            && value.get("object").is_some_and(|object| is_of(object, both))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> ApId {
        text.parse().unwrap()
    }

    #[test]
    fn an_alliance_is_read_in_each_of_its_spellings_and_in_no_other() {
        let (us, them) = (id("https://a.example/actors/a"), id("https://b.example/actors/b"));
        let both = (&us, &them);
        let iri = "https://w3id.org/rooftop/ns#allyOf";
        let written = document(&them, &us);
        for alliance in [
            written.clone(),
            document(&us, &them),
            json!([written]),
            json!({"type": ["as:Relationship"], "subject": {"id": them}, "object": [us], "relationship": [iri]}),
            json!({"type": "Relationship", "subject": them, "object": us, "relationship": {"id": "rooftop:allyOf"}}),
        ] {
            assert!(is_of(&alliance, both), "{alliance}");
        }
        for other in [
            json!({"type": "Relationship", "subject": them, "object": us}),
            json!({"type": "Relationship", "subject": them, "object": them, "relationship": iri}),
            json!({"type": "Relationship", "subject": them, "object": "https://c.example/c", "relationship": iri}),
            json!({"type": "Relationship", "subject": them, "object": us, "relationship": "https://c.example/ns#allyOf"}),
            json!({"type": "Note", "subject": them, "object": us, "relationship": iri}),
            json!(iri),
        ] {
            assert!(!is_of(&other, both), "{other}");
        }
        let offer = json!({"type": "Offer", "object": written});
        assert!(is_declaration(&offer, both));
        assert!(is_declaration(&json!({"type": "Accept", "object": offer}), both));
        assert!(!is_declaration(&json!({"type": "Accept", "object": written}), both));
        for about in [
            json!({"type": "Offer", "object": "https://a.example/1"}),
            json!({"type": "Like", "object": written}),
        ] {
            assert!(!is_declaration(&json!({"type": "Accept", "object": about}), both), "{about}");
        }
        assert!(!is_declaration(&json!({"type": "Like", "object": written}), both));
    }
}
