//! The properties of every JSON document that leaves, each with a tier: what a door asks before it lets a document out (PR-03).
//! Invariant: a property that has no line here does not leave, whatever code wrote it. Those of `housing` are the fields of a proposal and have
//! their tiers in [`super::field`]; those of a person's own copy are all theirs.

use super::audience::{Audience, Tier};
use super::field::{Field, Purpose};
use super::private::PrivateField;
use crate::allow::Verdict;

/// What kind of document it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// ActivityPub, WebFinger and NodeInfo.
    Federated,
    /// The public list as JSON.
    List,
    /// An entry of the audit log, exported.
    Audit,
    /// What somebody takes along of themselves.
    Own,
}

/// Properties of federated documents, in the order of the alphabet. Each may be in a public document; what is for allies alone stands in `housing`.
const FEDERATED: &[&str] = &[
    "@context",
    "action",
    "actor",
    "aliases",
    "assertionMethod",
    "association",
    "attachment",
    "attributedTo",
    "availableQuantity",
    "blurhash",
    "board",
    "cc",
    "content",
    "contentMap",
    "context",
    "controller",
    "deleted",
    "directMessage",
    "discoverable",
    "endTime",
    "endpoints",
    "error",
    "featured",
    "first",
    "followers",
    "following",
    "formerType",
    "hasNumericalValue",
    "hasUnit",
    "height",
    "housing",
    "href",
    "icon",
    "id",
    "inReplyTo",
    "inbound",
    "inbox",
    "indexable",
    "latitude",
    "links",
    "localPosts",
    "location",
    "longitude",
    "manuallyApprovesFollowers",
    "mediaType",
    "metadata",
    "name",
    "next",
    "nodeName",
    "object",
    "openRegistrations",
    "orderedItems",
    "outbound",
    "outbox",
    "owner",
    "partOf",
    "preferredUsername",
    "protocols",
    "publicKey",
    "publicKeyMultibase",
    "publicKeyPem",
    "published",
    "publishes",
    "purpose",
    "radius",
    "rel",
    "relationship",
    "repository",
    "resourceConformsTo",
    "resourceQuantity",
    "result",
    "rooftop",
    "satisfies",
    "sensitive",
    "services",
    "sharedInbox",
    "software",
    "status",
    "stipulates",
    "stipulatesReciprocal",
    "subject",
    "summary",
    "tag",
    "to",
    "total",
    "totalItems",
    "type",
    "units",
    "updated",
    "url",
    "usage",
    "users",
    "value",
    "version",
    "webfinger",
    "width",
];
/// Properties of the public list that are no fields of an offer, in the order of the alphabet.
const LIST: &[&str] = &[
    "ap_id",
    "code",
    "error",
    "free_slots",
    "id",
    "items",
    "municipality",
    "name",
    "page",
    "pages",
    "source",
    "total",
    "updated",
    "url",
];
/// Properties of an exported entry of the audit log, in the order of the alphabet.
const AUDIT: &[&str] =
    &["account", "at", "deed", "mac", "number", "reason", "role", "subject", "subject_kind"];
/// Properties of one's own copy beside those of the contact and of requests, in the order of the alphabet.
const OWN: &[&str] = &[
    "answer",
    "answered_at",
    "appeal",
    "area",
    "asked_at",
    "associations",
    "at",
    "began_on",
    "browser",
    "by",
    "card",
    "changed_at",
    "check_ins",
    "consent",
    "contact",
    "deed",
    "done_on",
    "due_on",
    "ended_on",
    "erasure_asked_at",
    "fields",
    "given_at",
    "given_on",
    "given_via",
    "homes",
    "household_size",
    "id",
    "issued_at",
    "kind",
    "known_by",
    "language",
    "looked_at_by",
    "mandates",
    "matches",
    "messages",
    "met_on",
    "moving_on",
    "notes",
    "offers",
    "period",
    "phone",
    "reason",
    "registered_at",
    "requests",
    "seen_at",
    "sessions",
    "since",
    "state",
    "steps",
    "text",
    "to",
    "told_in_confidence",
    "which",
    "who",
    "words",
    "written_at",
    "wrong_pins",
    "you_are",
    "zones",
];

/// Who may see a property that stands in an object of this name; `None` for one that nobody gave a tier.
pub fn tier(document: Document, under: &str, name: &str) -> Option<Tier> {
    let listed = |names: &[&str], tier| names.binary_search(&name).is_ok().then_some(tier);
    match (document, under) {
        (Document::Federated, "housing") => housing(name),
        (Document::Federated, _) => listed(FEDERATED, Tier::Public),
        (Document::List, _) => listed(LIST, Tier::Public).or_else(|| of_field(name, Field::name)),
        (Document::Audit, _) => listed(AUDIT, Tier::Instance),
        (Document::Own, "contact") => name.parse::<PrivateField>().ok().map(PrivateField::tier),
        (Document::Own, "fields") => name.parse::<Field>().ok().map(|field| field.tier(Purpose::Request)),
        (Document::Own, _) => listed(OWN, Tier::Case),
    }
}

/// The structured fields of a proposal. What is derived from a field has the tier of what it became: the public area stands in for the
/// municipality (PR-04), bands for a household (PR-06), verdicts for who lives in a home and for its vetting.
fn housing(name: &str) -> Option<Tier> {
    match name {
        "municipality" | "confirmedUntil" => Some(Tier::Public),
        "householdSize" | "area" | "period" => Some(Tier::Network),
        "vettedUntil" | "loneAdultOk" | "womenOnly" => Some(Tier::Network),
        _ => of_field(name, Field::wire_name),
    }
}

fn of_field<N: AsRef<str>>(name: &str, named: impl Fn(Field) -> N) -> Option<Tier> {
    let of_offers = |field: &&Field| field.belongs_to(Purpose::Offer) && named(**field).as_ref() == name;
    Field::ALL.iter().find(of_offers).map(|field| field.tier(Purpose::Offer))
}

/// What becomes of a property in a document for this audience.
pub fn verdict(document: Document, audience: Audience, under: &str, name: &str) -> Verdict {
    match tier(document, under, name) {
        Some(tier) if audience.may_see(tier) => match name {
            // Their keys are languages, and the terms of vocabularies.
            "contentMap" | "@context" => Verdict::Whole,
            _ => Verdict::Kept,
        },
        Some(_) | None => Verdict::Dropped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_the_order_of_the_alphabet() {
        for list in [FEDERATED, LIST, AUDIT, OWN] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn pr_03_no_private_field_of_a_person_or_proposal_is_a_property_for_others() {
        for field in Field::ALL.iter().filter(|field| field.tier(Purpose::Offer) > Tier::Public) {
            // The name of the municipality's field is the one under which its public area leaves.
            if *field != Field::Municipality {
                let verdict = verdict(Document::Federated, Audience::Allies, "housing", &field.wire_name());
                assert_eq!(verdict, Verdict::Dropped, "{field}");
                assert_eq!(
                    super::verdict(Document::List, Audience::Everybody, "items", field.name()),
                    Verdict::Dropped,
                    "{field}"
                );
            }
        }
        for field in PrivateField::ALL {
            for document in [Document::Federated, Document::List, Document::Audit] {
                for under in ["", "object", "housing", "items"] {
                    let verdict = verdict(document, Audience::Staff, under, field.as_str());
                    assert_eq!(verdict, Verdict::Dropped, "{field} in {document:?}");
                }
            }
        }
    }

    #[test]
    fn pr_06_bands_are_for_allies_and_nobody_else() {
        for band in ["householdSize", "area", "period"] {
            let of = |audience| verdict(Document::Federated, audience, "housing", band);
            assert_eq!((of(Audience::Everybody), of(Audience::Allies)), (Verdict::Dropped, Verdict::Kept));
        }
    }

    #[test]
    fn pr_03_what_allies_are_told_of_an_offers_rules_is_for_them_and_in_no_list() {
        for said in ["vettedUntil", "loneAdultOk", "womenOnly"] {
            let of = |document, audience, under| verdict(document, audience, under, said);
            assert_eq!(of(Document::Federated, Audience::Allies, "housing"), Verdict::Kept);
            assert_eq!(of(Document::Federated, Audience::Everybody, "housing"), Verdict::Dropped);
            for under in ["", "object", "publishes", "items"] {
                assert_eq!(of(Document::Federated, Audience::Allies, under), Verdict::Dropped);
                assert_eq!(of(Document::List, Audience::Staff, under), Verdict::Dropped);
            }
        }
    }
}
