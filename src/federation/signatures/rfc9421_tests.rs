//! RFC 9421: its own vectors where they apply, requests as Mastodon sends them, and everything that must be refused.

use std::sync::Arc;

use super::*;
use crate::crypto::{Ed25519Key, PublicKey, RsaKey};

const SITE: Site<'_> = Site { scheme: "https", host: "beta.test" };
const KEY_ID: &str = "https://mastodon.test/users/lea#main-key";

fn now() -> DateTime<Utc> {
    "2026-11-22T15:00:24Z".parse().unwrap()
}

/// A request to the inbox of beta, put together by hand: what is covered, and with which parameters.
struct Sent {
    method: &'static str,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Sent {
    fn request(&self) -> ReceivedRequest<'_> {
        let (path_and_query, headers, body) =
            (self.path.as_str(), self.headers.as_slice(), self.body.as_slice());
        ReceivedRequest { method: self.method, path_and_query, headers, body }
    }

    fn read(&self) -> Result<Unverified, SignatureError> {
        Unverified::from_request(&self.request(), SITE, now())
    }

    fn header(&mut self, name: &str) -> &mut String {
        &mut self.headers.iter_mut().find(|(known, _)| known == name).unwrap().1
    }
}

/// Signs a text.
type Signer<'a> = dyn Fn(&[u8]) -> Vec<u8> + 'a;

/// A POST (with a body) or GET, signed over `covered` with these parameters, as the RFC says and whether or not we would take it.
fn sent(method: &'static str, path: &str, covered: &str, params: &str, sign: &Signer<'_>) -> Sent {
    let body = if method == "POST" { b"{\"type\":\"Follow\"}".to_vec() } else { Vec::new() };
    let mut headers = vec![
        ("host".to_owned(), "beta.test".to_owned()),
        ("date".to_owned(), window::http_date(now())),
        ("content-type".to_owned(), "application/activity+json".to_owned()),
    ];
    if method == "POST" {
        headers.push(("content-digest".to_owned(), digest::content_of(&body)));
    }
    let params = format!("({covered}){params}");
    let mut sent = Sent { method, path: path.to_owned(), headers, body };
    let list = format!("sig1={params}");
    let input: Dictionary = Parser::new(&list).parse().unwrap();
    let Some(ListEntry::InnerList(list)) = input.get("sig1") else { panic!("no list") };
    let names = list.items.iter().map(|item| match &item.bare_item {
        BareItem::String(name) => name.as_str(),
        other => panic!("{other:?}"),
    });
    let (bare, query) = path.split_once('?').unwrap_or((path, ""));
    let lines: Vec<String> = names
        .map(|name| {
            let value = match name {
                "@method" => method.to_owned(),
                "@target-uri" => format!("https://beta.test{path}"),
                "@authority" => "beta.test".to_owned(),
                "@scheme" => "https".to_owned(),
                "@request-target" => path.to_owned(),
                "@path" => bare.to_owned(),
                "@query" => format!("?{query}"),
                name => sent.request().joined(name).unwrap_or_default(),
            };
            format!("\"{name}\": {value}\n")
        })
        .collect();
    let text = format!("{}\"@signature-params\": {params}", lines.concat());
    let signature = STANDARD.encode(sign(text.as_bytes()));
    sent.headers.push(("signature-input".to_owned(), format!("sig1={params}")));
    sent.headers.push(("signature".to_owned(), format!("sig1=:{signature}:")));
    sent
}

fn params() -> String {
    format!(";created={};keyid=\"{KEY_ID}\"", now().timestamp())
}

const POSTED: &str = r#""@method" "@target-uri" "content-digest""#;

fn rsa() -> (Arc<RsaKey>, PublicKey) {
    let key = RsaKey::generate().unwrap();
    let public = PublicKey::from_text(key.public_pem()).unwrap();
    (Arc::new(key), public)
}

#[test]
fn the_ed25519_vector_of_the_rfc_verifies() {
    // Appendix B.2.6 over the request of B.2, which leaves its body out: so the text is right, and the request is refused.
    let headers: Vec<(String, String)> = [
        ("host", "example.com"),
        ("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
        ("content-type", "application/json"),
        ("content-digest", "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"),
        ("content-length", "18"),
        ("signature-input", r#"sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519""#),
        ("signature", "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    let request = ReceivedRequest {
        method: "POST",
        path_and_query: "/foo?param=Value&Pet=dog",
        headers: &headers,
        body: b"{\"hello\": \"world\"}",
    };
    let site = Site { scheme: "https", host: "example.com" };
    let input = request.joined("signature-input").unwrap();
    let inputs: Dictionary = Parser::new(&input).parse().unwrap();
    let Some(ListEntry::InnerList(covered)) = inputs.get("sig-b26") else { panic!("no list") };
    let params = params_of(covered);
    assert_eq!(format!("sig-b26={params}"), input);
    let text = Components::read(covered).unwrap().text(&request, site, &params).unwrap();
    let key = PublicKey::from_pem(
        "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----\n",
    )
    .unwrap();
    let signature = STANDARD
        .decode("wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==")
        .unwrap();
    assert!(key.verify(text.as_bytes(), &signature), "{text}");
    let made = DateTime::from_timestamp(1_618_884_473, 0).unwrap();
    let error = Unverified::from_request(&request, site, made).unwrap_err();
    assert_eq!(error, SignatureError::NotCovered { what: "@target-uri, or @path and @query" });
}

#[test]
fn requests_as_mastodon_sends_them_verify_and_are_refused_once_anything_is_changed() {
    let (key, public) = rsa();
    let sign = |text: &[u8]| key.sign_sha256(text);
    let posted = || sent("POST", "/actors/beta/inbox", POSTED, &params(), &sign);
    let good = posted().read().unwrap();
    assert_eq!(good.key_id(), KEY_ID);
    assert_eq!(good.verify(&public), Ok(()));
    let fetched = sent("GET", "/offers/1?page=2", r#""@method" "@target-uri""#, &params(), &sign);
    assert_eq!(fetched.read().unwrap().verify(&public), Ok(()));

    let refused = |what: &str, change: &dyn Fn(&mut Sent)| {
        let mut sent = posted();
        change(&mut sent);
        let verdict = sent.read().and_then(|unverified| unverified.verify(&public));
        assert!(verdict.is_err(), "{what}");
    };
    refused("body", &|s| s.body.push(b' '));
    refused("body and digest", &|s| {
        s.body.push(b' ');
        let digest = digest::content_of(&s.body);
        *s.header("content-digest") = digest;
    });
    refused("digest", &|s| *s.header("content-digest") = digest::content_of(b"other"));
    refused("method", &|s| s.method = "PUT");
    refused("path", &|s| s.path.push('x'));
    refused("query", &|s| s.path.push_str("?x"));
    refused("host", &|s| *s.header("host") = "gamma.test".to_owned());
    refused("signature", &|s| {
        let header = s.header("signature");
        let other = if &header[20..21] == "A" { "B" } else { "A" };
        header.replace_range(20..21, other);
    });
    refused("created", &|s| {
        let later = s
            .header("signature-input")
            .replace(&now().timestamp().to_string(), &(now().timestamp() + 1).to_string());
        *s.header("signature-input") = later;
    });
    refused("another key", &|s| {
        let other = s.header("signature-input").replace("created", "expires=1;created");
        *s.header("signature-input") = other;
    });
    refused("no signature", &|s| s.headers.retain(|(name, _)| name != "signature"));
    let mut other_scheme = posted();
    other_scheme.headers.truncate(6);
    let read =
        Unverified::from_request(&other_scheme.request(), Site { scheme: "http", ..SITE }, now()).unwrap();
    assert_eq!(read.verify(&public), Err(SignatureError::WrongSignature), "made for another scheme");
}

#[test]
fn every_way_to_cover_the_target_is_taken_and_less_is_not() {
    let (key, public) = rsa();
    let sign = |text: &[u8]| key.sign_sha256(text);
    for covered in [
        r#""@method" "@target-uri" "content-digest""#,
        r#""@method" "@request-target" "@authority" "content-digest""#,
        r#""@method" "@path" "@query" "host" "content-digest" "date""#,
        r#""content-digest" "@scheme" "@authority" "@path" "@query" "@method""#,
    ] {
        let read = sent("POST", "/inbox?a=1", covered, &params(), &sign).read();
        assert_eq!(read.unwrap().verify(&public), Ok(()), "{covered}");
    }
    let no_query =
        sent("POST", "/inbox", r#""@method" "@path" "@authority" "content-digest""#, &params(), &sign);
    assert_eq!(no_query.read().unwrap().verify(&public), Ok(()));
    for (covered, what) in [
        (r#""@target-uri" "content-digest""#, "@method"),
        (r#""@method" "@authority" "content-digest""#, "@target-uri, or @path and @query"),
        (r#""@method" "@authority" "@path" "content-digest""#, "@target-uri, or @path and @query"),
        (r#""@method" "@request-target" "content-digest""#, "@target-uri, @authority or host"),
        (r#""@method" "@target-uri" "digest""#, "content-digest"),
        ("", "@method"),
    ] {
        let error = sent("POST", "/inbox?a=1", covered, &params(), &sign).read().unwrap_err();
        assert_eq!(error, SignatureError::NotCovered { what }, "{covered}");
    }
}

#[test]
fn odd_components_and_doubles_are_refused() {
    let sign = |_: &[u8]| vec![0; 256];
    for odd in [
        "\"@method\";req",
        "\"date\";tr",
        "\"date\";bs",
        "\"date\";sf",
        "\"content-digest\";key=\"sha-256\"",
        "\"@query-param\";name=\"a\"",
        "\"@status\"",
        "\"@unknown\"",
        "\"Date\"",
        "\"da te\"",
    ] {
        let error = sent("POST", "/inbox", &format!("{POSTED} {odd}"), &params(), &sign).read().unwrap_err();
        assert!(matches!(error, SignatureError::UnknownComponent { .. }), "{odd}: {error}");
    }
    let twice =
        sent("POST", "/inbox", &format!("{POSTED} \"@method\""), &params(), &sign).read().unwrap_err();
    assert_eq!(twice, SignatureError::ComponentTwice { name: "@method".into() });
    let absent =
        sent("POST", "/inbox", &format!("{POSTED} \"x-none\""), &params(), &sign).read().unwrap_err();
    assert_eq!(absent, SignatureError::HeaderMissing { name: "x-none".into() });
}

#[test]
fn the_window_is_the_one_of_check_3() {
    let sign = |_: &[u8]| vec![0; 256];
    let at = |created_s: i64, more: &str| {
        let params = format!(";created={}{more};keyid=\"k\"", now().timestamp() + created_s);
        sent("POST", "/inbox", POSTED, &params, &sign).read()
    };
    assert!(at(0, "").is_ok());
    assert!(at(3600, "").is_ok());
    assert!(matches!(at(3601, ""), Err(SignatureError::NotYetValid { .. })));
    assert!(at(-3900, "").is_ok());
    assert!(matches!(at(-3901, ""), Err(SignatureError::Expired { .. })));
    let expires = |s: i64| format!(";expires={}", now().timestamp() + s);
    assert!(at(-7200, &expires(-3600)).is_ok());
    assert!(matches!(at(-7200, &expires(-3601)), Err(SignatureError::Expired { .. })));
    assert!(matches!(at(-50_000, &expires(9_000)), Err(SignatureError::Expired { .. })), "12 hours at most");
    for (params, name) in [(";keyid=\"k\"", "created"), (";created=1;keyid=\"\"", "created")] {
        let error = sent("POST", "/inbox", POSTED, params, &sign).read().unwrap_err();
        assert!(
            error == SignatureError::ParameterMissing { name }
                || matches!(error, SignatureError::Expired { .. })
        );
    }
    for params in [";created=\"1\";keyid=\"k\"", ";created=1.5;keyid=\"k\"", ";created=-1;keyid=\"k\""] {
        let error = sent("POST", "/inbox", POSTED, params, &sign).read().unwrap_err();
        assert!(
            matches!(error, SignatureError::ParameterMalformed { name: "created", .. }),
            "{params}: {error}"
        );
    }
    let missing =
        sent("POST", "/inbox", POSTED, &format!(";created={}", now().timestamp()), &sign).read().unwrap_err();
    assert_eq!(missing, SignatureError::ParameterMissing { name: "keyid" });
    for keyid in ["\"\"", "7", ":AAAA:"] {
        let params = format!(";created={};keyid={keyid}", now().timestamp());
        let error = sent("POST", "/inbox", POSTED, &params, &sign).read().unwrap_err();
        assert!(
            matches!(error, SignatureError::ParameterMalformed { name: "keyid", .. }),
            "{keyid}: {error}"
        );
    }
}

#[test]
fn a_named_algorithm_must_be_the_key_s_and_never_chooses() {
    let (key, public) = rsa();
    let ed = Ed25519Key::generate();
    let ed_public = PublicKey::from_text(ed.public_multikey()).unwrap();
    let by = |alg: &str, sign: &Signer<'_>| {
        sent("POST", "/inbox", POSTED, &format!("{};alg=\"{alg}\"", params()), sign).read()
    };
    let rsa_sign = |text: &[u8]| key.sign_sha256(text);
    let ed_sign = |text: &[u8]| ed.sign(text);
    assert_eq!(by("rsa-v1_5-sha256", &rsa_sign).unwrap().verify(&public), Ok(()));
    assert_eq!(by("ed25519", &ed_sign).unwrap().verify(&ed_public), Ok(()));
    assert_eq!(by("ed25519", &rsa_sign).unwrap().verify(&public), Err(SignatureError::WrongAlgorithm));
    assert_eq!(
        by("rsa-v1_5-sha256", &ed_sign).unwrap().verify(&ed_public),
        Err(SignatureError::WrongAlgorithm)
    );
    for alg in ["rsa-pss-sha512", "hmac-sha256", "none"] {
        let error = by(alg, &rsa_sign).unwrap_err();
        assert_eq!(error, SignatureError::UnknownAlgorithm { got: alg.to_owned() });
    }
    let unnamed = sent("POST", "/inbox", POSTED, &params(), &ed_sign).read().unwrap();
    assert_eq!(unnamed.verify(&ed_public), Ok(()));
    assert_eq!(unnamed.verify(&public), Err(SignatureError::WrongSignature));
}

#[test]
fn of_several_signatures_the_first_that_fits_the_rules_counts() {
    let (key, public) = rsa();
    let sign = |text: &[u8]| key.sign_sha256(text);
    let good = || sent("POST", "/inbox", POSTED, &params(), &sign);
    let mut proxied = good();
    let proxy = r#"proxy=("@method");created=1;keyid="https://proxy.test/k""#;
    let (input, signature) = (proxied.header("signature-input").clone(), proxied.header("signature").clone());
    *proxied.header("signature-input") = format!("{proxy}, {input}");
    *proxied.header("signature") = format!("proxy=:AAAA:, {signature}");
    let read = proxied.read().unwrap();
    assert_eq!((read.key_id(), read.verify(&public)), (KEY_ID, Ok(())));

    let mut half = good();
    *half.header("signature") = "sig2=:AAAA:".to_owned();
    assert_eq!(half.read().unwrap_err(), SignatureError::HalfASignature { label: "sig1".into() });
    let mut many = good();
    let labels: Vec<String> = (0..5).map(|n| format!("s{n}=()")).collect();
    *many.header("signature-input") = labels.join(", ");
    assert_eq!(many.read().unwrap_err(), SignatureError::TooManySignatures { got: 5, max: 4 });
    // As many as are read, the last of which fits.
    let mut four = good();
    let (input, signature) = (four.header("signature-input").clone(), four.header("signature").clone());
    *four.header("signature-input") = format!("s0=(), s1=(), s2=(), {input}");
    *four.header("signature") = format!("s0=:AAAA:, s1=:AAAA:, s2=:AAAA:, {signature}");
    assert_eq!(four.read().unwrap().verify(&public), Ok(()));
    for (bytes, is_read) in [(HEADER_MAX_BYTES, true), (HEADER_MAX_BYTES + 1, false)] {
        let mut full = good();
        let input = full.header("signature-input");
        *input = format!("x=\"{}\", {input}", "x".repeat(bytes - input.len() - 6));
        assert_eq!((full.header("signature-input").len(), full.read().is_ok()), (bytes, is_read));
    }
    let mut long = good();
    *long.header("signature-input") = format!("sig1=({})", "\"a\" ".repeat(3000));
    assert!(matches!(long.read().unwrap_err(), SignatureError::TooLong { name: "Signature-Input", .. }));
    for (name, value) in
        [("signature-input", "sig1=(\"@method\""), ("signature", "sig1=:?:"), ("signature-input", "")]
    {
        let mut malformed = good();
        *malformed.header(name) = value.to_owned();
        assert!(malformed.read().is_err(), "{name}: {value}");
    }
}
