//! `cargo bench --bench signatures`: signing and verifying requests, against the bare library and against the `rsa` crate.
//! CPU time of one thread, in rounds by turns, so that a busy machine disturbs all of them alike.
#![allow(clippy::unwrap_used, reason = "a measurement that cannot be made ends the program, with the place")]
#![allow(clippy::print_stdout, reason = "figures are what it is for")]

use std::hint::black_box;
use std::sync::Arc;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair};
use rooftop::clock::Clock;
use rooftop::crypto::{Ed25519Key, PublicKey, RsaKey};
use rooftop::federation::signatures::proof::{Proof, ProofKey, prove};
use rooftop::federation::signatures::{Body, ReceivedRequest, Scheme, SigningKey, Site, Unverified, sign};
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::pkcs8::{DecodePrivateKey as _, EncodePublicKey as _};
use rsa::sha2::Sha256;
use rsa::signature::{SignatureEncoding as _, Signer as _, Verifier as _};

/// What an offer with four languages weighs.
const BODY_BYTES: usize = 2500;
/// Where the requests go.
const SITE: Site<'_> = Site { scheme: "https", host: "other.example" };
/// What is signed of a request, about.
const TEXT_BYTES: usize = 260;
/// Of about a fifth of a second for each: the kernel counts a thread's time in steps of a few milliseconds.
const ROUNDS: usize = 9;

fn main() {
    let ours = SigningKey {
        key_id: "https://toits.example/actors/toits#main-key".to_owned(),
        key: Arc::new(RsaKey::generate().unwrap()),
    };
    let der = ours.key.to_pkcs8_der().unwrap();
    let bare = RsaKeyPair::from_pkcs8(&der).unwrap();
    let theirs = rsa::pkcs1v15::SigningKey::<Sha256>::new(rsa::RsaPrivateKey::from_pkcs8_der(&der).unwrap());
    let (body, text) = (vec![b'x'; BODY_BYTES], vec![b'y'; TEXT_BYTES]);
    let url = "https://other.example/inbox".parse().unwrap();
    let now = Clock::machine().now();
    let content = || Some(Body { bytes: &body, content_type: "application/activity+json" });

    let bare_sign = || {
        let mut signature = vec![0; bare.public_modulus_len()];
        bare.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), &text, &mut signature).unwrap();
        signature
    };
    let rates = by_turns([
        (700, &|| drop(black_box(sign(Scheme::Cavage, &ours, "POST", &url, content(), now)))),
        (700, &|| drop(black_box(bare_sign()))),
        (160, &|| drop(black_box(theirs.sign(&text)))),
    ]);
    print("sign", rates);

    let signed = sign(Scheme::Cavage, &ours, "POST", &url, content(), now);
    let mut headers: Vec<(String, String)> =
        signed.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    headers.push(("host".to_owned(), "other.example".to_owned()));
    let request =
        ReceivedRequest { method: "POST", path_and_query: "/inbox", headers: &headers, body: &body };
    let public = PublicKey::from_pem(ours.key.public_pem()).unwrap();
    let their_public = rsa::RsaPublicKey::from(rsa::RsaPrivateKey::from_pkcs8_der(&der).unwrap());
    let bare_public = ParsedPublicKey::new(
        &RSA_PKCS1_2048_8192_SHA256,
        their_public.to_public_key_der().unwrap().as_bytes(),
    )
    .unwrap();
    let signature = bare_sign();
    let their_signature = Signature::try_from(signature.as_slice()).unwrap();
    assert_eq!(their_signature.to_vec(), signature);
    let verifying = VerifyingKey::<Sha256>::new(their_public);
    let rates = by_turns([
        (12_000, &|| {
            Unverified::from_request(&request, SITE, now).unwrap().verify(&public).unwrap();
        }),
        (12_000, &|| bare_public.verify_sig(&text, &signature).unwrap()),
        (1200, &|| verifying.verify(&text, &their_signature).unwrap()),
    ]);
    print("verify", rates);
    others(&ours, &body, now);
}

/// RFC 9421 with both kinds of key, and proofs, which sign the same body as JSON.
fn others(ours: &SigningKey, body: &[u8], now: chrono::DateTime<chrono::Utc>) {
    let url = "https://other.example/inbox".parse().unwrap();
    let content = || Some(Body { bytes: body, content_type: "application/activity+json" });
    let signed = sign(Scheme::Rfc9421, ours, "POST", &url, content(), now);
    let mut headers: Vec<(String, String)> =
        signed.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    headers.push(("host".to_owned(), "other.example".to_owned()));
    let request = ReceivedRequest { method: "POST", path_and_query: "/inbox", headers: &headers, body };
    let public = PublicKey::from_text(ours.key.public_pem()).unwrap();
    let ed = Ed25519Key::generate();
    let ed_public = PublicKey::from_text(ed.public_multikey()).unwrap();
    let text = vec![b'y'; TEXT_BYTES];
    let signature = ed.sign(&text);
    let activity = serde_json::json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": "https://toits.example/activities/1", "type": "Create",
        "actor": "https://toits.example/actors/toits", "object": {"content": String::from_utf8_lossy(body), "latitude": 50.64},
    });
    let key =
        ProofKey { key_id: "https://toits.example/actors/toits#ed25519-key".to_owned(), key: Arc::new(ed) };
    let proven = prove(&activity, &key, now);
    let [sign_9421, sign_ed, make] = by_turns([
        (700, &|| drop(black_box(sign(Scheme::Rfc9421, ours, "POST", &url, content(), now)))),
        (7000, &|| drop(black_box(key.key.sign(&text)))),
        (5000, &|| drop(black_box(prove(&activity, &key, now)))),
    ]);
    let [verify_9421, verify_ed, check] = by_turns([
        (8000, &|| Unverified::from_request(&request, SITE, now).unwrap().verify(&public).unwrap()),
        (4000, &|| assert!(ed_public.verify(&text, &signature))),
        (4000, &|| Proof::read(&proven, now).unwrap()[0].verify(&ed_public).unwrap()),
    ]);
    println!("RFC 9421: {sign_9421:.0}/s signed, {verify_9421:.0}/s verified (RSA-2048)");
    println!("Ed25519 bare: {sign_ed:.0}/s signed, {verify_ed:.0}/s verified");
    println!("proofs of {BODY_BYTES} bytes: {make:.0}/s made, {check:.0}/s verified");
}

fn print(what: &str, [ours, bare, pure]: [f64; 3]) {
    println!(
        "{what}: {ours:.0}/s in rooftop::federation::signatures (headers and digest of {BODY_BYTES} bytes included)"
    );
    println!("    {:.0} % of aws-lc-rs bare, {bare:.0}/s", ours / bare * 100.0);
    println!("    {:.1} times the rsa crate, {pure:.0}/s", ours / pure);
}

/// How often a CPU-second holds each deed: the medians of the rounds.
fn by_turns(deeds: [(u32, &dyn Fn()); 3]) -> [f64; 3] {
    let mut rates = [const { Vec::new() }; 3];
    for _ in 0..ROUNDS {
        for ((times, deed), rates) in deeds.iter().zip(&mut rates) {
            let began = cpu_s();
            for _ in 0..*times {
                deed();
            }
            rates.push(f64::from(*times) / (cpu_s() - began));
        }
    }
    rates.map(|mut rates| {
        rates.sort_by(f64::total_cmp);
        rates[rates.len() / 2]
    })
}

/// The CPU time of this thread, in seconds.
fn cpu_s() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}
