//! Signatures of running servers, verified as they were sent and refused once anything is changed; and our own.

use std::collections::HashMap;
use std::fs;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::*;

/// To whom everything was sent.
const MOCK: Site<'_> = Site { scheme: "https", host: "mock.test" };

/// One captured request, its clock and the keys of all captured actors.
#[derive(Clone)]
struct Captured {
    name: String,
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: String,
    received: DateTime<Utc>,
}

impl Captured {
    fn request(&self) -> ReceivedRequest<'_> {
        ReceivedRequest {
            method: &self.method,
            path_and_query: &self.path,
            headers: &self.headers,
            body: self.body.as_bytes(),
        }
    }

    fn header(&mut self, name: &str) -> &mut String {
        &mut self.headers.iter_mut().find(|(n, _)| n.eq_ignore_ascii_case(name)).unwrap().1
    }

    fn has_body(&self) -> bool {
        self.method == "POST"
    }

    fn check(&self, keys: &HashMap<String, PublicKey>) -> Result<(), SignatureError> {
        check(&self.request(), keys, self.received)
    }
}

fn check(
    request: &ReceivedRequest<'_>,
    keys: &HashMap<String, PublicKey>,
    now: DateTime<Utc>,
) -> Result<(), SignatureError> {
    let unverified = Unverified::from_request(request, MOCK, now)?;
    unverified.verify(&keys[unverified.key_id()])
}

/// All requests and keys of one sending software.
fn captured(software: &str) -> (Vec<Captured>, HashMap<String, PublicKey>) {
    let (mut requests, mut keys) = (Vec::new(), HashMap::new());
    let folder = format!("{}/tests/fixtures/{software}", env!("CARGO_MANIFEST_DIR"));
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let json: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let name = format!("{software}/{}", path.file_name().unwrap().to_str().unwrap());
        let key = &json["parsed"]["publicKey"];
        if let (Some(id), Some(pem)) = (key["id"].as_str(), key["publicKeyPem"].as_str()) {
            keys.insert(id.to_owned(), PublicKey::from_pem(pem).unwrap());
        }
        if let Some(request) = json.get("request") {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let headers = request["headers"].as_array().unwrap();
            requests.push(Captured {
                name,
                method: text(&request["method"]),
                path: text(&request["path"]),
                headers: headers.iter().map(|h| (text(&h[0]), text(&h[1]))).collect(),
                body: text(&request["body"]),
                received: text(&json["received"]).parse().unwrap(),
            });
        }
    }
    (requests, keys)
}

/// Runs `case` over every captured request, after `change`, and expects each to be refused.
fn refused_after(change: impl Fn(&mut Captured), applies: impl Fn(&Captured) -> bool) -> Vec<SignatureError> {
    let mut errors = Vec::new();
    for software in ["gotosocial", "mitra"] {
        let (requests, keys) = captured(software);
        for mut request in requests.into_iter().filter(|r| applies(r)) {
            change(&mut request);
            errors.push(request.check(&keys).expect_err(&request.name));
        }
    }
    assert!(errors.len() >= 2, "the fixtures were read");
    errors
}

#[test]
fn inbound_03_every_captured_request_of_gotosocial_and_mitra_verifies() {
    for (software, at_least) in [("gotosocial", 22), ("mitra", 19)] {
        let (requests, keys) = captured(software);
        assert!(requests.len() >= at_least, "{software}: {}", requests.len());
        assert!(requests.iter().any(|r| !r.has_body()), "{software}: the signed GET is among them");
        for request in requests {
            assert_eq!(request.check(&keys), Ok(()), "{}", request.name);
        }
    }
}

#[test]
fn inbound_03_a_changed_body_is_refused() {
    let errors = refused_after(|r| r.body = r.body.replacen("https", "httpz", 1), Captured::has_body);
    assert!(errors.iter().all(|e| *e == SignatureError::WrongDigest));
}

#[test]
fn inbound_03_a_changed_body_with_its_right_digest_is_refused() {
    let change = |r: &mut Captured| {
        r.body.push(' ');
        let digest = digest::of(r.body.as_bytes());
        *r.header("digest") = digest;
    };
    let errors = refused_after(change, Captured::has_body);
    assert!(errors.iter().all(|e| *e == SignatureError::WrongSignature));
}

#[test]
fn inbound_03_another_path_or_method_is_refused() {
    let errors = refused_after(|r| r.path.push('x'), |_| true);
    assert!(errors.iter().all(|e| *e == SignatureError::WrongSignature));
    let errors = refused_after(|r| r.method = "PUT".to_owned(), |_| true);
    assert!(errors.contains(&SignatureError::WrongSignature));
}

#[test]
fn inbound_03_another_date_host_or_digest_is_refused() {
    let other_date = |r: &mut Captured| {
        let later = window::http_date(r.received + TimeDelta::seconds(7));
        *r.header("date") = later;
    };
    assert!(refused_after(other_date, |_| true).iter().all(|e| *e == SignatureError::WrongSignature));
    let other_host = |r: &mut Captured| *r.header("host") = "other.test".to_owned();
    let wrong_host = |e: &SignatureError| matches!(e, SignatureError::WrongHost { .. });
    assert!(refused_after(other_host, |_| true).iter().all(wrong_host));
    let other_digest = |r: &mut Captured| *r.header("digest") = digest::of(b"other");
    let errors = refused_after(other_digest, Captured::has_body);
    assert!(errors.iter().all(|e| *e == SignatureError::WrongDigest));
}

#[test]
fn inbound_03_a_changed_or_exchanged_signature_is_refused() {
    let flip = |r: &mut Captured| {
        let header = r.header("signature");
        let at = header.rfind("signature=\"").unwrap() + 20;
        let other = if &header[at..=at] == "A" { "B" } else { "A" };
        header.replace_range(at..=at, other);
    };
    assert!(refused_after(flip, |_| true).iter().all(|e| *e == SignatureError::WrongSignature));
    let drop = |r: &mut Captured| r.headers.retain(|(n, _)| !n.eq_ignore_ascii_case("signature"));
    assert!(refused_after(drop, |_| true).iter().all(|e| *e == SignatureError::Missing));
}

/// Every way to change one byte of a text, by its lowest bit.
fn each_byte_changed(text: &str) -> impl Iterator<Item = String> {
    (0..text.len()).filter(|at| text.as_bytes()[*at].is_ascii()).map(|at| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] ^= 1;
        String::from_utf8(bytes).unwrap()
    })
}

#[test]
fn inbound_03_every_single_byte_that_is_covered_counts() {
    for software in ["gotosocial", "mitra"] {
        let (requests, keys) = captured(software);
        for request in requests {
            let expect_refused = |changed: &Captured, what: &str| {
                assert!(changed.check(&keys).is_err(), "{}: {what}", request.name);
            };
            let header = request.clone().header("signature").clone();
            let start = header.find("headers=\"").unwrap() + "headers=\"".len();
            let covered = &header[start..start + header[start..].find('"').unwrap()];
            assert!(covered.split(' ').count() >= 3, "{}", request.name);
            for name in covered.split(' ').filter(|name| !name.starts_with('(')) {
                for value in each_byte_changed(&request.clone().header(name).clone()) {
                    let mut changed = request.clone();
                    *changed.header(name) = value;
                    expect_refused(&changed, name);
                }
            }
            for path in each_byte_changed(&request.path) {
                expect_refused(&Captured { path, ..request.clone() }, "path");
            }
            for body in each_byte_changed(&request.body) {
                expect_refused(&Captured { body, ..request.clone() }, "body");
            }
            let at = header.find("signature=\"").unwrap() + "signature=\"".len();
            for tail in each_byte_changed(header[at..].trim_end_matches('"')) {
                let mut changed = request.clone();
                *changed.header("signature") = format!("{}{tail}\"", &header[..at]);
                expect_refused(&changed, "signature");
            }
        }
    }
}

#[test]
fn inbound_03_a_signature_that_leaves_out_what_matters_is_refused() {
    for (name, what) in
        [("(request-target)", "(request-target)"), ("host", "host"), ("date", "date or (created)")]
    {
        let errors = refused_after(|r| leave_out(r, name), |_| true);
        assert!(errors.iter().all(|e| *e == SignatureError::NotCovered { what }), "{name}");
    }
    let errors = refused_after(|r| leave_out(r, "digest"), Captured::has_body);
    assert!(errors.iter().all(|e| *e == SignatureError::NotCovered { what: "digest" }));
}

fn leave_out(request: &mut Captured, name: &str) {
    let header = request.header("signature");
    let start = header.find("headers=\"").unwrap() + "headers=\"".len();
    let end = start + header[start..].find('"').unwrap();
    let kept: Vec<&str> = header[start..end].split(' ').filter(|n| *n != name).collect();
    let kept = kept.join(" ");
    header.replace_range(start..end, &kept);
}

#[test]
fn inbound_03_a_request_that_is_old_or_early_is_refused() {
    // From an hour before its Date to five minutes and an hour after it.
    for minutes in [-58, 63] {
        for software in ["gotosocial", "mitra"] {
            let (requests, keys) = captured(software);
            for mut request in requests {
                request.received += TimeDelta::minutes(minutes);
                assert_eq!(request.check(&keys), Ok(()), "{} after {minutes} minutes", request.name);
            }
        }
    }
    let errors = refused_after(|r| r.received += TimeDelta::minutes(67), |_| true);
    assert!(errors.iter().all(|e| matches!(e, SignatureError::Expired { .. })));
    let errors = refused_after(|r| r.received -= TimeDelta::minutes(62), |_| true);
    assert!(errors.iter().all(|e| matches!(e, SignatureError::NotYetValid { .. })));
    let errors = refused_after(|r| r.received += TimeDelta::days(2), |_| true);
    assert!(errors.iter().all(|e| matches!(e, SignatureError::Expired { .. })));
    let errors = refused_after(|r| r.received -= TimeDelta::days(2), |_| true);
    assert!(errors.iter().all(|e| matches!(e, SignatureError::NotYetValid { .. })));
}

#[test]
fn inbound_03_a_key_of_another_actor_is_refused() {
    let (requests, _) = captured("mitra");
    let other = PublicKey::from_pem(RsaKey::generate().unwrap().public_pem()).unwrap();
    for request in requests {
        let unverified = Unverified::from_request(&request.request(), MOCK, request.received).unwrap();
        assert_eq!(unverified.verify(&other), Err(SignatureError::WrongSignature), "{}", request.name);
    }
}

#[test]
fn inbound_03_a_second_signature_header_or_a_second_date_is_refused() {
    let twice = |name: &'static str| {
        move |r: &mut Captured| {
            let again = r.header(name).clone();
            r.headers.push((name.to_uppercase(), again));
        }
    };
    let errors = refused_after(twice("signature"), |_| true);
    assert!(errors.iter().all(|e| *e == SignatureError::SeveralSignatures));
    assert!(refused_after(twice("date"), |_| true).iter().all(|e| *e == SignatureError::BadDate));
}

/// A key of ours, with its public half under its id.
fn our_key() -> (SigningKey, PublicKey) {
    let key = RsaKey::generate().unwrap();
    let public = PublicKey::from_pem(key.public_pem()).unwrap();
    (SigningKey { key_id: "https://alpha.test/actors/alpha#main-key".into(), key: Arc::new(key) }, public)
}

fn now() -> DateTime<Utc> {
    "2026-11-22T15:00:24.5Z".parse().unwrap()
}

/// What the other side receives when we send.
fn received(signed: Vec<(&'static str, String)>, host: &str) -> Vec<(String, String)> {
    let host = ("Host".to_owned(), host.to_owned());
    signed.into_iter().map(|(n, v)| (n.to_owned(), v)).chain([host]).collect()
}

#[test]
fn what_we_sign_is_what_we_accept() {
    let (key, public) = our_key();
    for (url, path, host) in [
        ("https://beta.test/inbox", "/inbox", "beta.test"),
        ("https://beta.test:443/a?page=1&x=%20", "/a?page=1&x=%20", "beta.test"),
        ("http://beta.localhost:8001", "/", "beta.localhost:8001"),
    ] {
        let url = Url::parse(url).unwrap();
        let body = Body { bytes: b"{}", content_type: "application/activity+json" };
        let schemes = [Scheme::Cavage, Scheme::Rfc9421];
        let kinds = [("POST", Some(body)), ("GET", None)];
        for (scheme, (method, body)) in
            schemes.into_iter().flat_map(|scheme| kinds.map(|kind| (scheme, kind)))
        {
            let headers = received(sign(scheme, &key, method, &url, body, now()), host);
            let request = ReceivedRequest {
                method,
                path_and_query: path,
                headers: &headers,
                body: body.map_or(b"", |b| b.bytes),
            };
            let unverified =
                Unverified::from_request(&request, Site { scheme: url.scheme(), host }, now()).unwrap();
            assert_eq!(unverified.key_id(), key.key_id);
            assert_eq!(unverified.verify(&public), Ok(()), "{method} {url}");
        }
    }
}

#[test]
fn our_headers_are_the_ones_the_fediverse_reads() {
    let (key, _) = our_key();
    let url = Url::parse("https://beta.test/inbox").unwrap();
    let body = Body { bytes: b"hello", content_type: "application/activity+json" };
    let signed = sign(Scheme::Cavage, &key, "POST", &url, Some(body), now());
    let names: Vec<_> = signed.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["date", "digest", "content-type", "signature"]);
    assert_eq!(signed[0].1, "Sun, 22 Nov 2026 15:00:24 GMT");
    assert_eq!(signed[1].1, "SHA-256=LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
    let start = "keyId=\"https://alpha.test/actors/alpha#main-key\",algorithm=\"rsa-sha256\",\
                 headers=\"(request-target) host date digest content-type\",signature=\"";
    assert!(signed[3].1.starts_with(start), "{}", signed[3].1);
    let get = sign(Scheme::Cavage, &key, "GET", &url, None, now());
    assert!(get[1].1.contains("headers=\"(request-target) host date\""), "{}", get[1].1);
}

/// Signs `text` by hand under `params`, for forms that we read but do not write.
fn by_hand(key: &SigningKey, params: &str, text: &str) -> String {
    use base64::Engine as _;
    let signature = base64::engine::general_purpose::STANDARD.encode(key.key.sign_sha256(text.as_bytes()));
    format!("signature=\"{signature}\", {params}, keyId=\"{}\"", key.key_id)
}

fn get(key: &SigningKey, path: &str, params: &str, text: &str) -> Result<Unverified, SignatureError> {
    let headers = [
        ("host".to_owned(), "beta.test:443".to_owned()),
        ("authorization".to_owned(), format!("Signature {}", by_hand(key, params, text))),
    ];
    let request = ReceivedRequest { method: "GET", path_and_query: path, headers: &headers, body: b"" };
    Unverified::from_request(&request, Site { scheme: "https", host: "beta.test" }, now())
}

#[test]
fn inbound_03_created_and_expires_stand_in_for_a_date_when_they_are_covered() {
    let (key, public) = our_key();
    let created = now().timestamp() - 2 * 3600;
    let text = |expires: i64| {
        format!(
            "(request-target): get /a\nhost: beta.test:443\n(created): {created}\n(expires): {}",
            created + expires
        )
    };
    let params = |expires: i64| {
        format!(
            "created={created}, expires={}, headers=\"(request-target) host (created) (expires)\"",
            created + expires
        )
    };
    let fresh = get(&key, "/a", &params(3 * 3600), &text(3 * 3600)).unwrap();
    assert_eq!(fresh.verify(&public), Ok(()));
    let stale = get(&key, "/a", &params(60), &text(60)).unwrap_err();
    assert!(matches!(stale, SignatureError::Expired { .. }));
    let uncovered = format!(
        "created={created}, expires={}, headers=\"(request-target) host (created)\"",
        created + 36000
    );
    let error = get(&key, "/a", &uncovered, "").unwrap_err();
    assert!(matches!(error, SignatureError::Expired { .. }), "an uncovered end counts for nothing");
    let missing = get(&key, "/a", "headers=\"(request-target) host (created)\"", "").unwrap_err();
    assert_eq!(missing, SignatureError::ParameterMissing { name: "created" });
}

#[test]
fn inbound_03_a_query_may_be_signed_or_left_out() {
    let (key, public) = our_key();
    let created = now().timestamp();
    let params = format!("created={created}, headers=\"(request-target) host (created)\"");
    for target in ["/a?page=2", "/a"] {
        let text = format!("(request-target): get {target}\nhost: beta.test:443\n(created): {created}");
        assert_eq!(get(&key, "/a?page=2", &params, &text).unwrap().verify(&public), Ok(()), "{target}");
    }
    let text = format!("(request-target): get /b\nhost: beta.test:443\n(created): {created}");
    let other = get(&key, "/a?page=2", &params, &text).unwrap();
    assert_eq!(other.verify(&public), Err(SignatureError::WrongSignature));
}
