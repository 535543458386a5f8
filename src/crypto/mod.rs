//! Randomness, digests, the instance's secret, keys, canonical JSON and passwords: one door to the cryptographic library.
//! Sources: RFC 5869 (HKDF), RFC 8439 (ChaCha20-Poly1305), RFC 8017 (RSA), RFC 8032 (Ed25519), RFC 8785 (JCS), RFC 9106 (Argon2),
//! RFC 6238 (TOTP).
//! Invariants: nothing here prints a secret, and no caller picks an algorithm.

mod data_keys;
mod ed25519_key;
mod envelope;
mod jcs;
mod multikey;
pub mod password;
mod pem;
mod public_key;
mod recovery;
pub mod roots;
mod rsa_key;
mod secret;
mod secret_file;
mod secret_text;
pub mod totp;

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use aws_lc_rs::{constant_time, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

pub use data_keys::DataKeys;
pub use ed25519_key::Ed25519Key;
pub use envelope::SealError;
pub use jcs::canonical;
pub use multikey::{from_base58, to_base58};
pub use public_key::{KEY_MAX_BYTES, KeyError, KeyKind, PublicKey, RSA_MAX_BITS, RSA_MIN_BITS};
pub use recovery::{read_recovery_code, recovery_code};
pub use rsa_key::RsaKey;
pub use secret::Secret;
pub use secret_file::SecretError;
pub use secret_text::{SecretText, SecretTextError};

/// Draws `N` bytes from the system's generator.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).expect("the system's generator cannot fail once it is seeded");
    bytes
}

/// Makes a token that nobody guesses: 32 random bytes as 43 characters of base64url.
pub fn token() -> String {
    URL_SAFE_NO_PAD.encode(random_bytes::<32>())
}

/// Digests `bytes` with SHA-256.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    let digest = digest::digest(&digest::SHA256, bytes);
    digest.as_ref().try_into().expect("SHA-256 has 32 bytes")
}

/// Digests `bytes` with SHA-256, as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&sha256(bytes))
}

/// Compares without telling by its duration where the two differ; their lengths are no secret.
pub fn constant_time_eq(a: &[u8], b: &[u8]) -> bool {
    constant_time::verify_slices_are_equal(a, b).is_ok()
}

/// Writes bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sha256_answers_the_standard_s_own_vector() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn tokens_have_43_characters_and_do_not_repeat() {
        let tokens: std::collections::HashSet<_> = (0..1000).map(|_| token()).collect();
        assert_eq!(tokens.len(), 1000);
        assert!(tokens.iter().all(|t| t.len() == 43 && !t.contains(['+', '/', '='])));
    }

    #[test]
    fn equality_needs_the_same_bytes_and_length() {
        assert!(constant_time_eq(b"same", b"same"));
        assert!(!constant_time_eq(b"same", b"sama"));
        assert!(!constant_time_eq(b"same", b"sam"));
    }
}
