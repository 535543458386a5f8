//! `cargo bench --bench sealed`: what it costs to seal a field and to open it, beside the bare cipher and beside leaving it in clear.
//! In rounds by turns, of which the quickest counts, so that a busy machine disturbs all of them alike.
#![allow(clippy::unwrap_used, reason = "a measurement that cannot be made ends the program, with the place")]
#![allow(clippy::print_stdout, reason = "figures are what it is for")]

use std::hint::black_box;
use std::time::Instant;

use aws_lc_rs::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use rooftop::clock::Clock;
use rooftop::crypto::{DataKeys, random_bytes};

/// A phone number, a note of a caseworker, and the longest text that is sealed.
const TEXTS: [(&str, usize); 3] = [("a phone number", 12), ("a note", 400), ("the longest text", 4_000)];
/// The record that a field is bound to.
const RECORD: &str = "01927b4e-6f00-7a00-8000-3c6f2d1e5a90";
const FIELD: &str = "phone";
const ROUNDS: usize = 9;
const TIMES: u32 = 20_000;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let keys = DataKeys::load_or_create(&folder.path().join("data.keys"), Clock::machine().now()).unwrap();
    let bare = LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &random_bytes::<32>()).unwrap());
    for (name, bytes) in TEXTS {
        let text = vec![b'x'; bytes];
        let sealed = keys.seal(RECORD, FIELD, &text).text;
        let bare_sealed = bare_seal(&bare, [0; 12], &text);
        let [seal, open, bare_sealing, bare_opening] = by_turns([
            &|| drop(black_box(keys.seal(RECORD, FIELD, black_box(&text)))),
            &|| drop(black_box(keys.open(RECORD, FIELD, black_box(&sealed)).unwrap())),
            &|| drop(black_box(bare_seal(&bare, random_bytes(), black_box(&text)))),
            &|| drop(black_box(bare_open(&bare, black_box(&bare_sealed)))),
        ]);
        println!(
            "{name}, {bytes} bytes: sealing {seal:.2} µs ({:.1} times the bare cipher, {bare_sealing:.2} µs), opening {open:.2} µs ({:.1} times, {bare_opening:.2} µs); both {:.2} µs",
            seal / bare_sealing,
            open / bare_opening,
            seal + open
        );
    }
}

/// The cipher alone: a fresh nonce and no text around it.
fn bare_seal(key: &LessSafeKey, nonce: [u8; 12], text: &[u8]) -> Vec<u8> {
    let mut sealed = text.to_vec();
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut sealed).unwrap();
    sealed
}

fn bare_open(key: &LessSafeKey, sealed: &[u8]) -> Vec<u8> {
    let mut buffer = sealed.to_vec();
    key.open_in_place(Nonce::assume_unique_for_key([0; 12]), Aad::empty(), &mut buffer).unwrap().to_vec()
}

/// Microseconds that each takes, in the quickest of its rounds.
fn by_turns<const N: usize>(all: [&dyn Fn(); N]) -> [f64; N] {
    let mut best = [f64::INFINITY; N];
    for _ in 0..ROUNDS {
        for (at, one) in all.iter().enumerate() {
            let began = Instant::now();
            for _ in 0..TIMES {
                one();
            }
            best[at] = best[at].min(began.elapsed().as_secs_f64() * 1e6 / f64::from(TIMES));
        }
    }
    best
}
