//! `cargo bench --bench signatures`: signing and verifying requests, against the bare library and against the `rsa` crate.
//! CPU time of one thread, in rounds by turns, so that a busy machine disturbs all of them alike.
#![allow(clippy::unwrap_used, reason = "a measurement that cannot be made ends the program, with the place")]
#![allow(clippy::print_stdout, reason = "figures are what it is for")]

use std::hint::black_box;
use std::sync::Arc;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair};
use rooftop::clock::Clock;
use rooftop::crypto::{PublicKey, RsaKey};
use rooftop::federation::signatures::{Body, ReceivedRequest, Scheme, SigningKey, Unverified, sign};
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::pkcs8::{DecodePrivateKey as _, EncodePublicKey as _};
use rsa::sha2::Sha256;
use rsa::signature::{SignatureEncoding as _, Signer as _, Verifier as _};

/// What an offer with four languages weighs.
const BODY_BYTES: usize = 2500;
/// What is signed of a request, about.
const TEXT_BYTES: usize = 260;
const ROUNDS: usize = 30;

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
        (100, &|| drop(black_box(sign(Scheme::Cavage, &ours, "POST", &url, content(), now)))),
        (100, &|| drop(black_box(bare_sign()))),
        (20, &|| drop(black_box(theirs.sign(&text)))),
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
        (500, &|| Unverified::from_request(&request, "other.example", now).unwrap().verify(&public).unwrap()),
        (500, &|| bare_public.verify_sig(&text, &signature).unwrap()),
        (50, &|| verifying.verify(&text, &their_signature).unwrap()),
    ]);
    print("verify", rates);
}

fn print(what: &str, [ours, bare, pure]: [f64; 3]) {
    println!(
        "{what}: {ours:.0}/s in rooftop::federation::signatures (headers and digest of {BODY_BYTES} bytes included)"
    );
    println!("    {:.0} % of aws-lc-rs bare, {bare:.0}/s", ours / bare * 100.0);
    println!("    {:.1} times the rsa crate, {pure:.0}/s", ours / pure);
}

/// How often a CPU-second holds each deed: the medians of many short rounds.
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

/// The CPU time of this thread, in seconds, to the nanosecond.
fn cpu_s() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}
