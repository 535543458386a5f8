//! The private Ed25519 key of an actor of ours, which makes its proofs. Source: RFC 8032.
//! Invariant: its 32 bytes leave only through [`Ed25519Key::seed`], to be sealed.

use std::fmt;

use aws_lc_rs::encoding::{AsBigEndian as _, Curve25519SeedBin};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};

use super::{KeyError, multikey, random_bytes};

/// A key that proves what its actor says.
pub struct Ed25519Key {
    pair: Ed25519KeyPair,
    public_multikey: String,
}

impl Ed25519Key {
    /// Makes a new key.
    pub fn generate() -> Self {
        Self::from_seed(&random_bytes::<32>()).expect("any 32 bytes are the seed of an Ed25519 key")
    }

    /// Reads what [`Ed25519Key::seed`] gave.
    ///
    /// # Errors
    /// `Malformed` when it is not 32 bytes.
    pub fn from_seed(seed: &[u8]) -> Result<Self, KeyError> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| KeyError::Malformed)?;
        let public_multikey = multikey::encode(multikey::ED25519_PUB, pair.public_key().as_ref());
        Ok(Self { pair, public_multikey })
    }

    /// The private key: seal it before it is stored.
    ///
    /// # Errors
    /// `Malformed` when the library fails, which it does not but for want of memory.
    pub fn seed(&self) -> Result<Vec<u8>, KeyError> {
        let seed = self.pair.seed().map_err(|_| KeyError::Malformed)?;
        let bytes: Curve25519SeedBin<'_> = seed.as_be_bytes().map_err(|_| KeyError::Malformed)?;
        Ok(bytes.as_ref().to_vec())
    }

    /// The public half as the actor document carries it: `z6Mk…`.
    pub fn public_multikey(&self) -> &str {
        &self.public_multikey
    }

    /// Signs `message`; 64 bytes.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.pair.sign(message).as_ref().to_vec()
    }
}

impl fmt::Debug for Ed25519Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ed25519Key(private)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::hex;

    fn unhex(text: &str) -> Vec<u8> {
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
    }

    #[test]
    fn it_signs_as_the_second_vector_of_rfc_8032() {
        let key =
            Ed25519Key::from_seed(&unhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
                .unwrap();
        let expected = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
                        085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
        assert_eq!(hex(&key.sign(&[0x72])), expected);
    }

    #[test]
    fn a_key_survives_being_stored_and_shows_nothing() {
        let key = Ed25519Key::generate();
        let again = Ed25519Key::from_seed(&key.seed().unwrap()).unwrap();
        assert_eq!(again.public_multikey(), key.public_multikey());
        assert!(key.public_multikey().starts_with("z6Mk"), "{}", key.public_multikey());
        assert_eq!(Ed25519Key::from_seed(&[1; 31]).unwrap_err(), KeyError::Malformed);
        assert_eq!(format!("{key:?}"), "Ed25519Key(private)");
    }
}
