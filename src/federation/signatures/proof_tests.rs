//! Proofs of the FEP, of Mitra, and our own: each verifies, and none does once a byte is another.

use std::fs;

use super::*;

/// The key pair of FEP-8b32 and of the W3C's vectors.
const PUBLIC: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
const SECRET: &str = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";

fn key(key_id: &str) -> ProofKey {
    // The code of a private Ed25519 key, then its seed.
    let bytes = from_base58(SECRET).unwrap();
    assert_eq!(bytes[..2], [0x80, 0x26]);
    ProofKey { key_id: key_id.to_owned(), key: Arc::new(Ed25519Key::from_seed(&bytes[2..]).unwrap()) }
}

fn now() -> DateTime<Utc> {
    "2023-02-24T23:36:38Z".parse().unwrap()
}

fn verified(document: &Value, key: &PublicKey) -> Result<(), ProofError> {
    let proofs = Proof::read(document, now())?;
    assert_eq!(proofs.len(), 1);
    proofs[0].verify(key)
}

/// The example of FEP-8b32, without its proof.
fn example() -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v2"],
        "id": "https://server.example/activities/1",
        "type": "Create",
        "actor": "https://server.example/users/alice",
        "object": {
            "id": "https://server.example/objects/1",
            "type": "Note",
            "attributedTo": "https://server.example/users/alice",
            "content": "Hello world",
            "location": {"type": "Place", "longitude": -71.184902, "latitude": 25.273962},
        },
    })
}

#[test]
fn the_example_of_fep_8b32_is_made_and_verified_to_the_letter() {
    let method = "https://server.example/users/alice#ed25519-key";
    let options = json!({
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v2"],
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
        "created": "2023-02-24T23:36:38Z",
    });
    let proven = with_options(&example(), &key(method), options);
    let expected =
        "z42ffGu6AUKPCFcFPiabmUvnGLPJzC7e4DGWC52NUasSSH37UMa9c58tdgVszUcZfytxa4fQ5TYHaJENCxUDe9SdL";
    assert_eq!(proven["proof"]["proofValue"], expected);
    let public = PublicKey::from_text(PUBLIC).unwrap();
    assert_eq!(verified(&proven, &public), Ok(()));
    let read = &Proof::read(&proven, now()).unwrap()[0];
    assert_eq!(read.key_id(), method);

    let mut longer = proven.clone();
    longer["@context"].as_array_mut().unwrap().push(json!("https://other.example/"));
    assert_eq!(verified(&longer, &public), Ok(()), "a context may be added behind those that were proven");
    let mut other = proven.clone();
    other["@context"] = json!("https://www.w3.org/ns/activitystreams");
    assert_eq!(verified(&other, &public), Err(ProofError::OtherContext));
    let rsa = crate::crypto::RsaKey::generate().unwrap();
    assert_eq!(
        verified(&proven, &PublicKey::from_text(rsa.public_pem()).unwrap()),
        Err(ProofError::WrongKey)
    );
}

#[test]
fn the_vector_of_the_w3c_verifies() {
    let context =
        json!(["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"]);
    let document = json!({
        "@context": context,
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678",
        "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
        "proof": {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-jcs-2022",
            "created": "2023-02-24T23:36:38Z",
            "verificationMethod": format!("did:key:{PUBLIC}#{PUBLIC}"),
            "proofPurpose": "assertionMethod",
            "@context": context,
            "proofValue": "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX",
        },
    });
    assert_eq!(verified(&document, &PublicKey::from_text(PUBLIC).unwrap()), Ok(()));
    let hex: String =
        sha256(canonical(&without_proof(&document)).as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(hex, "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19", "its appendix B.6");
}

/// Every captured activity of Mitra, with the keys of its actors.
fn of_mitra() -> (Vec<(String, String)>, std::collections::HashMap<String, PublicKey>) {
    let (mut bodies, mut keys) = (Vec::new(), std::collections::HashMap::new());
    for entry in fs::read_dir(format!("{}/tests/fixtures/mitra", env!("CARGO_MANIFEST_DIR"))).unwrap() {
        let path = entry.unwrap().path();
        let json: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for method in json["parsed"]["assertionMethod"].as_array().into_iter().flatten() {
            let key = PublicKey::from_text(method["publicKeyMultibase"].as_str().unwrap()).unwrap();
            keys.insert(method["id"].as_str().unwrap().to_owned(), key);
        }
        if json["parsed"].get("proof").is_some() && json["request"]["method"] == "POST" {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            bodies.push((name, json["request"]["body"].as_str().unwrap().to_owned()));
        }
    }
    (bodies, keys)
}

#[test]
fn every_proof_of_mitra_verifies_and_none_does_with_one_byte_changed() {
    let (bodies, keys) = of_mitra();
    assert!(bodies.len() >= 17, "{} proofs", bodies.len());
    for (name, body) in bodies {
        let check = |text: &str| {
            let document: Value = serde_json::from_str(text).unwrap();
            let proofs = Proof::read(&document, "2026-11-22T15:00:00Z".parse().unwrap())?;
            proofs[0].verify(keys.get(proofs[0].key_id()).ok_or(ProofError::Wrong)?)
        };
        assert_eq!(check(&body), Ok(()), "{name}");
        let document: Value = serde_json::from_str(&body).unwrap();
        let changes = every_string_changed(&document);
        assert!(changes.len() > 8, "{name}");
        for (what, changed) in changes {
            assert!(check(&changed.to_string()).is_err(), "{name} with another {what}");
        }
        let mut more = document.clone();
        more["more"] = json!(1);
        assert_eq!(check(&more.to_string()), Err(ProofError::Wrong), "{name} with a key more");
    }
}

/// Copies of a document, each with one character of one string changed, the type and suite of its proof excepted.
fn every_string_changed(document: &Value) -> Vec<(String, Value)> {
    fn walk(value: &Value, at: &str, paths: &mut Vec<String>) {
        match value {
            Value::String(text) if !text.is_empty() => paths.push(at.to_owned()),
            Value::Array(values) => {
                values.iter().enumerate().for_each(|(n, value)| walk(value, &format!("{at}/{n}"), paths));
            }
            Value::Object(map) => map.iter().for_each(|(key, value)| {
                walk(value, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), paths);
            }),
            _ => {}
        }
    }
    let mut paths = Vec::new();
    walk(document, "", &mut paths);
    // Without them it is a proof of a kind that we do not know, which proves nothing and is refused nowhere.
    paths.retain(|path| path != "/proof/type" && path != "/proof/cryptosuite");
    let change = |path: String| {
        let mut copy = document.clone();
        let text = copy.pointer_mut(&path).unwrap();
        let mut chars: Vec<char> = text.as_str().unwrap().chars().collect();
        let last = chars.last_mut().unwrap();
        *last = if *last == '1' { '2' } else { '1' };
        *text = json!(chars.into_iter().collect::<String>());
        (path, copy)
    };
    paths.into_iter().map(change).collect()
}

#[test]
fn what_we_prove_verifies_and_an_older_proof_is_replaced() {
    let (ours, public) =
        (key("https://a.example/actors/a#ed25519-key"), PublicKey::from_text(PUBLIC).unwrap());
    let proven = prove(&example(), &ours, now());
    assert_eq!(verified(&proven, &public), Ok(()));
    let mut changed = proven.clone();
    changed["object"]["content"] = json!("Hello World");
    assert_eq!(verified(&changed, &public), Err(ProofError::Wrong));
    assert_eq!(verified(&prove(&changed, &ours, now()), &public), Ok(()));
    assert_eq!(Proof::read(&example(), now()).unwrap().len(), 0);
}

#[test]
fn malformed_proofs_are_named() {
    let proven = prove(&example(), &key("https://a.example/k"), now());
    for (name, value) in [
        ("proofPurpose", json!("authentication")),
        ("proofPurpose", Value::Null),
        ("verificationMethod", json!(7)),
        ("proofValue", json!("z0")),
        ("proofValue", json!(format!("z{}", "2".repeat(200)))),
        ("created", json!("yesterday")),
        ("created", json!("-0001-01-01T00:00:00Z")),
        ("expires", json!(12)),
    ] {
        let mut document = proven.clone();
        document["proof"][name] = value.clone();
        let error = Proof::read(&document, now()).unwrap_err();
        assert!(
            matches!(error, ProofError::Malformed { name: n, .. } if n == name),
            "{name} {value}: {error}"
        );
    }
    let mut expired = proven.clone();
    expired["proof"]["expires"] = json!("2023-02-24T23:36:37Z");
    assert!(matches!(Proof::read(&expired, now()), Err(ProofError::Expired(_))));
    expired["proof"]["expires"] = json!(now().to_rfc3339());
    assert!(Proof::read(&expired, now()).is_ok(), "its last second");
    let mut four = proven.clone();
    four["proof"] = json!(vec![proven["proof"].clone(); 4]);
    assert_eq!(Proof::read(&four, now()).unwrap().len(), 4);
    let mut many = proven.clone();
    many["proof"] = json!(vec![proven["proof"].clone(); 5]);
    assert_eq!(Proof::read(&many, now()).unwrap_err(), ProofError::TooMany { got: 5 });
    let mut odd = proven;
    odd["proof"] = json!(["x"]);
    assert!(Proof::read(&odd, now()).is_err());
}

#[test]
fn only_a_young_proof_stands_in_for_a_signature() {
    let proven = prove(&example(), &key("https://a.example/k"), now());
    let proof = &Proof::read(&proven, now()).unwrap()[0];
    for (hours, fresh) in [(-2, false), (0, true), (12, true), (14, false)] {
        assert_eq!(proof.check_fresh(now() + TimeDelta::hours(hours)).is_ok(), fresh, "{hours}");
    }
    let mut timeless = proven;
    timeless["proof"].as_object_mut().unwrap().remove("created");
    assert!(Proof::read(&timeless, now()).unwrap()[0].check_fresh(now()).is_err());
}
