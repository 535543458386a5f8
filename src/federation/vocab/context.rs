//! The `@context` of our documents, and the namespace of our own terms.

use serde_json::{Value, json};

/// Our own namespace: one constant for all instances.
pub const NAMESPACE: &str = "https://w3id.org/rooftop/ns#";
const ACTIVITY_STREAMS: &str = "https://www.w3.org/ns/activitystreams";
const DATA_INTEGRITY: &str = "https://w3id.org/security/data-integrity/v2";

/// A context with those of proofs (FEP-8b32), which stand behind ActivityStreams.
pub fn with_proofs(context: &Value) -> Value {
    let mut contexts = match context {
        Value::Array(contexts) => contexts.clone(),
        Value::Null => vec![plain()],
        one => vec![one.clone()],
    };
    if !contexts.iter().any(|context| context == DATA_INTEGRITY) {
        contexts.insert(1.min(contexts.len()), json!(DATA_INTEGRITY));
    }
    Value::Array(contexts)
}

/// The context of activities that carry no proposal.
pub fn plain() -> Value {
    json!(ACTIVITY_STREAMS)
}

/// The context of proposals: ValueFlows (FEP-0837) and our own terms.
pub fn proposal() -> Value {
    json!([ACTIVITY_STREAMS, {
        "vf": "https://w3id.org/valueflows/ont/vf#",
        "om2": "http://www.ontology-of-units-of-measure.org/resource/om-2/",
        "Proposal": "vf:Proposal", "Intent": "vf:Intent", "purpose": "vf:purpose", "publishes": "vf:publishes",
        "action": "vf:action", "resourceConformsTo": "vf:resourceConformsTo",
        "availableQuantity": "vf:availableQuantity",
        "hasUnit": "om2:hasUnit", "hasNumericalValue": "om2:hasNumericalValue",
        "rooftop": NAMESPACE, "housing": "rooftop:housing",
        "Hashtag": "as:Hashtag", "sensitive": "as:sensitive",
        "toot": "http://joinmastodon.org/ns#", "blurhash": "toot:blurhash",
    }])
}

/// The context of what is negotiated: ValueFlows' agreements (FEP-0837), and the stay in our own terms.
pub fn agreement() -> Value {
    json!([ACTIVITY_STREAMS, {
        "vf": "https://w3id.org/valueflows/ont/vf#",
        "om2": "http://www.ontology-of-units-of-measure.org/resource/om-2/",
        "Agreement": "vf:Agreement", "Commitment": "vf:Commitment",
        "stipulates": "vf:stipulates", "stipulatesReciprocal": "vf:stipulatesReciprocal",
        "satisfies": {"@id": "vf:satisfies", "@type": "@id"}, "resourceQuantity": "vf:resourceQuantity",
        "hasUnit": "om2:hasUnit", "hasNumericalValue": "om2:hasNumericalValue",
        "rooftop": NAMESPACE, "status": "rooftop:status", "housing": "rooftop:housing",
    }])
}

/// The context of private messages. `directMessage` tells programs without addressing rules of their own that it is one.
pub fn message() -> Value {
    json!([ACTIVITY_STREAMS, {
        "litepub": "http://litepub.social/ns#", "directMessage": "litepub:directMessage",
        "sensitive": "as:sensitive",
    }])
}

/// The context of actors.
pub fn actor() -> Value {
    json!([ACTIVITY_STREAMS, "https://w3id.org/security/v1", {
        "manuallyApprovesFollowers": "as:manuallyApprovesFollowers",
        "toot": "http://joinmastodon.org/ns#", "discoverable": "toot:discoverable", "indexable": "toot:indexable",
        "featured": {"@id": "toot:featured", "@type": "@id"},
        "schema": "http://schema.org#", "PropertyValue": "schema:PropertyValue", "value": "schema:value",
        "webfinger": "https://purl.archive.org/socialweb/webfinger#webfinger",
        "sec": "https://w3id.org/security#", "Multikey": "sec:Multikey",
        "assertionMethod": {"@id": "sec:assertionMethod", "@type": "@id", "@container": "@set"},
        "controller": {"@id": "sec:controller", "@type": "@id"},
        "publicKeyMultibase": {"@id": "sec:publicKeyMultibase", "@type": "sec:multibase"},
    }])
}
