//! draft-cavage-http-signatures-12: RSA with SHA-256, and Ed25519 from others; `algorithm` and `hs2019` say nothing that the key does not.
//! We sign `(request-target) host date`, and `digest content-type` where there is a body. We ask others for
//! `(request-target)`, `host`, `date` or `(created)`, and `digest` where there is a body.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use url::Url;

use super::params::Params;
use super::{Body, ReceivedRequest, SignatureError, SigningKey, Unverified, digest, window};

const REQUEST_TARGET: &str = "(request-target)";
const CREATED: &str = "(created)";
const EXPIRES: &str = "(expires)";

/// Signs a request that we are about to send.
pub(super) fn sign(
    key: &SigningKey,
    method: &str,
    url: &Url,
    body: Option<Body<'_>>,
    now: DateTime<Utc>,
) -> Vec<(&'static str, String)> {
    let mut headers = vec![("date", window::http_date(now))];
    if let Some(body) = body {
        headers.push(("digest", digest::of(body.bytes)));
        headers.push(("content-type", body.content_type.to_owned()));
    }
    let target = &url[url::Position::BeforePath..url::Position::AfterQuery];
    let mut text =
        format!("{REQUEST_TARGET}: {} {target}\nhost: {}", method.to_ascii_lowercase(), host_of(url));
    let mut names = format!("{REQUEST_TARGET} host");
    for (name, value) in &headers {
        text.push_str(&format!("\n{name}: {value}"));
        names.push_str(&format!(" {name}"));
    }
    let signature = STANDARD.encode(key.key.sign_sha256(text.as_bytes()));
    headers.push((
        "signature",
        format!(r#"keyId="{}",algorithm="rsa-sha256",headers="{names}",signature="{signature}""#, key.key_id),
    ));
    headers
}

/// The `Host` header that an HTTP client sends for `url`.
fn host_of(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// The id of the key that is said to have signed.
pub(super) fn named_key(request: &ReceivedRequest<'_>) -> Option<String> {
    let params = Params::parse(signature_header(request).ok()?).ok()?;
    params.get("keyid").map(str::to_owned)
}

/// Reads a signature and checks everything but the key.
pub(super) fn read(
    request: &ReceivedRequest<'_>,
    expected_host: &str,
    now: DateTime<Utc>,
) -> Result<Unverified, SignatureError> {
    let params = Params::parse(signature_header(request)?)?;
    let needed = |name| params.get(name).ok_or(SignatureError::ParameterMissing { name });
    let key_id = needed("keyid")?;
    if key_id.is_empty() {
        return Err(SignatureError::ParameterMissing { name: "keyId" });
    }
    let signature = digest::LENIENT
        .decode(needed("signature")?)
        .map_err(|_| SignatureError::ParameterMalformed { name: "signature", expected: "base64" })?;
    let covered = Covered::new(params.get("headers").unwrap_or_default())?;
    covered.check(request.has_body())?;
    request.check_host(expected_host)?;
    check_time(request, &params, &covered, now)?;
    if covered.has("digest") {
        digest::check(&header(request, "digest")?, request.body)?;
    }
    let mut candidates = vec![covered.text(request, request.path_and_query, &params)?];
    // Some servers leave the query out when they sign.
    if let Some((path, _)) = request.path_and_query.split_once('?') {
        candidates.push(covered.text(request, path, &params)?);
    }
    Ok(Unverified { key_id: key_id.to_owned(), algorithm: None, signature, candidates })
}

/// Whether the request has a signature, or several.
pub(super) fn is_signed(request: &ReceivedRequest<'_>) -> bool {
    !matches!(signature_header(request), Err(SignatureError::Missing))
}

/// The one signature of the request: its `Signature` header, or `Authorization: Signature …`.
fn signature_header<'a>(request: &ReceivedRequest<'a>) -> Result<&'a str, SignatureError> {
    let mut headers = request.values("signature");
    let first = headers.next();
    if headers.next().is_some() {
        return Err(SignatureError::SeveralSignatures);
    }
    let in_authorization = || {
        request.values("authorization").find_map(|value| {
            let (scheme, rest) = value.split_once(' ')?;
            scheme.eq_ignore_ascii_case("signature").then_some(rest)
        })
    };
    first.or_else(in_authorization).ok_or(SignatureError::Missing)
}

/// The names that a signature covers, in its order and in lower case.
struct Covered(Vec<String>);

impl Covered {
    fn new(headers: &str) -> Result<Self, SignatureError> {
        let mut names: Vec<String> = Vec::new();
        for name in headers.split_ascii_whitespace().map(str::to_ascii_lowercase) {
            if names.contains(&name) {
                return Err(SignatureError::ParameterMalformed {
                    name: "headers",
                    expected: "each name once",
                });
            }
            names.push(name);
        }
        Ok(Self(names))
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|covered| covered == name)
    }

    /// Checks that nothing that matters could have been changed on the way.
    fn check(&self, has_body: bool) -> Result<(), SignatureError> {
        for what in [REQUEST_TARGET, "host"] {
            if !self.has(what) {
                return Err(SignatureError::NotCovered { what });
            }
        }
        if !self.has("date") && !self.has(CREATED) {
            return Err(SignatureError::NotCovered { what: "date or (created)" });
        }
        if has_body && !self.has("digest") {
            return Err(SignatureError::NotCovered { what: "digest" });
        }
        Ok(())
    }

    /// The text that was signed, if the request's target was `target`.
    fn text(
        &self,
        request: &ReceivedRequest<'_>,
        target: &str,
        params: &Params,
    ) -> Result<String, SignatureError> {
        let mut text = String::with_capacity(256);
        for name in &self.0 {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(name);
            text.push_str(": ");
            match name.as_str() {
                REQUEST_TARGET => {
                    text.push_str(&request.method.to_ascii_lowercase());
                    text.push(' ');
                    text.push_str(target);
                }
                CREATED => text.push_str(parameter(params, "created")?),
                EXPIRES => text.push_str(parameter(params, "expires")?),
                _ => text.push_str(&header(request, name)?),
            }
        }
        Ok(text)
    }
}

fn header(request: &ReceivedRequest<'_>, name: &str) -> Result<String, SignatureError> {
    request.joined(name).ok_or_else(|| SignatureError::HeaderMissing { name: name.to_owned() })
}

fn parameter<'a>(params: &'a Params, name: &'static str) -> Result<&'a str, SignatureError> {
    params.get(name).ok_or(SignatureError::ParameterMissing { name })
}

/// Only covered times count: anybody on the way can add an uncovered one.
fn check_time(
    request: &ReceivedRequest<'_>,
    params: &Params,
    covered: &Covered,
    now: DateTime<Utc>,
) -> Result<(), SignatureError> {
    let seconds = |name| {
        let malformed = SignatureError::ParameterMalformed { name, expected: "seconds since 1970" };
        window::from_unix(parameter(params, name)?).ok_or(malformed)
    };
    let made = if covered.has(CREATED) {
        seconds("created")?
    } else {
        window::from_http_date(&header(request, "date")?).ok_or(SignatureError::BadDate)?
    };
    let expires = if covered.has(EXPIRES) { Some(seconds("expires")?) } else { None };
    window::check(made, expires, now)
}
