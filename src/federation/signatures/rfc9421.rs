//! RFC 9421, HTTP Message Signatures. We sign `@method @target-uri`, and `content-digest` where there is a body, with `created`
//! and `keyid`. We ask others for method, target and authority, `created`, and `content-digest` where there is a body.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use sfv::{BareItem, Dictionary, InnerList, Item, ListEntry, Parser};
use url::Url;

use super::base::{Components, params_of};
use super::{Body, ReceivedRequest, SignatureError, SigningKey, Site, Unverified, digest, window};
use crate::crypto::KeyKind;

/// The longest `Signature-Input` or `Signature` that is read, in bytes.
const HEADER_MAX_BYTES: usize = 8192;
/// How many signatures of a request are looked at.
const LABELS_MAX: usize = 4;

/// Signs a request that we are about to send.
pub(super) fn sign(
    key: &SigningKey,
    method: &str,
    url: &Url,
    body: Option<Body<'_>>,
    now: DateTime<Utc>,
) -> Vec<(&'static str, String)> {
    let mut headers = Vec::new();
    let target = &url[..url::Position::AfterQuery];
    let mut text = format!("\"@method\": {method}\n\"@target-uri\": {target}\n");
    let mut names = r#""@method" "@target-uri""#.to_owned();
    if let Some(body) = body {
        let digest = digest::content_of(body.bytes);
        text.push_str(&format!("\"content-digest\": {digest}\n"));
        names.push_str(r#" "content-digest""#);
        headers.push(("content-digest", digest));
        headers.push(("content-type", body.content_type.to_owned()));
    }
    let params = format!("({names});created={};keyid=\"{}\"", now.timestamp(), key.key_id);
    text.push_str(&format!("\"@signature-params\": {params}"));
    let signature = STANDARD.encode(key.key.sign_sha256(text.as_bytes()));
    headers.push(("signature-input", format!("sig1={params}")));
    headers.push(("signature", format!("sig1=:{signature}:")));
    headers
}

/// The ids of the keys that are said to have signed, of as many signatures as are looked at.
pub(super) fn named_keys(request: &ReceivedRequest<'_>) -> Vec<String> {
    let Ok(inputs) = dictionary(request, "signature-input", "Signature-Input") else { return Vec::new() };
    let name = |input: &ListEntry| match input {
        ListEntry::InnerList(covered) => match covered.params.get("keyid") {
            Some(BareItem::String(key_id)) => Some(key_id.as_str().to_owned()),
            Some(_) | None => None,
        },
        ListEntry::Item(_) => None,
    };
    inputs.values().take(LABELS_MAX).filter_map(name).collect()
}

/// Reads a signature and checks everything but the key. Of several the first that fits the rules counts.
pub(super) fn read(
    request: &ReceivedRequest<'_>,
    site: Site<'_>,
    now: DateTime<Utc>,
) -> Result<Unverified, SignatureError> {
    let inputs = dictionary(request, "signature-input", "Signature-Input")?;
    let signatures = dictionary(request, "signature", "Signature")?;
    if inputs.len() > LABELS_MAX {
        return Err(SignatureError::TooManySignatures { got: inputs.len(), max: LABELS_MAX });
    }
    request.check_host(site.host)?;
    let mut first_error = None;
    for (label, input) in &inputs {
        match candidate((request, site, now), label.as_str(), input, &signatures) {
            Ok(found) => {
                if request.has_body() {
                    // Covered, and so present: checked once, for the one signature that counts.
                    digest::check_content(
                        &request.joined("content-digest").unwrap_or_default(),
                        request.body,
                    )?;
                }
                return Ok(found);
            }
            Err(error) => {
                first_error.get_or_insert(error);
            }
        }
    }
    Err(first_error.unwrap_or(SignatureError::Missing))
}

fn dictionary(
    request: &ReceivedRequest<'_>,
    header: &str,
    name: &'static str,
) -> Result<Dictionary, SignatureError> {
    let text = request.joined(header).ok_or(SignatureError::Missing)?;
    if text.len() > HEADER_MAX_BYTES {
        return Err(SignatureError::TooLong { name, got: text.len(), max: HEADER_MAX_BYTES });
    }
    Parser::new(&text).parse().map_err(|_| SignatureError::NotADictionary { name })
}

/// One signature of a request.
fn candidate(
    (request, site, now): (&ReceivedRequest<'_>, Site<'_>, DateTime<Utc>),
    label: &str,
    input: &ListEntry,
    signatures: &Dictionary,
) -> Result<Unverified, SignatureError> {
    let half = || SignatureError::HalfASignature { label: label.to_owned() };
    let ListEntry::InnerList(covered) = input else {
        return Err(SignatureError::NotADictionary { name: "Signature-Input" });
    };
    let Some(ListEntry::Item(Item { bare_item: BareItem::ByteSequence(signature), .. })) =
        signatures.get(label)
    else {
        return Err(half());
    };
    let components = Components::read(covered)?;
    components.check(request)?;
    check_time(covered, now)?;
    let key_id = match covered.params.get("keyid") {
        Some(BareItem::String(key_id)) if !key_id.as_str().is_empty() => key_id.as_str().to_owned(),
        Some(_) => return Err(SignatureError::ParameterMalformed { name: "keyid", expected: "a string" }),
        None => return Err(SignatureError::ParameterMissing { name: "keyid" }),
    };
    let algorithm = algorithm(covered)?;
    let candidates = vec![components.text(request, site, &params_of(covered))?];
    Ok(Unverified { key_id, algorithm, signature: signature.clone(), candidates })
}

fn algorithm(covered: &InnerList) -> Result<Option<KeyKind>, SignatureError> {
    match covered.params.get("alg") {
        None => Ok(None),
        Some(BareItem::String(name)) => match name.as_str() {
            "rsa-v1_5-sha256" => Ok(Some(KeyKind::Rsa)),
            "ed25519" => Ok(Some(KeyKind::Ed25519)),
            other => Err(SignatureError::UnknownAlgorithm { got: other.to_owned() }),
        },
        Some(_) => Err(SignatureError::ParameterMalformed { name: "alg", expected: "a string" }),
    }
}

fn check_time(covered: &InnerList, now: DateTime<Utc>) -> Result<(), SignatureError> {
    let seconds = |name: &'static str| {
        match covered.params.get(name) {
            None => Ok(None),
            Some(BareItem::Integer(seconds)) => window::from_unix_s(i64::from(*seconds)).map(Some).ok_or(()),
            Some(_) => Err(()),
        }
        .map_err(|()| SignatureError::ParameterMalformed { name, expected: "seconds since 1970" })
    };
    let made = seconds("created")?.ok_or(SignatureError::ParameterMissing { name: "created" })?;
    window::check(made, seconds("expires")?, now)
}

#[cfg(test)]
#[path = "rfc9421_tests.rs"]
mod tests;
