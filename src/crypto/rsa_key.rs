//! The private RSA key of an actor of ours.
//! Invariant: 2048 bits or more; its bytes leave only through [`RsaKey::to_pkcs8_der`], to be sealed.

use std::fmt;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};

use super::{KeyError, pem};

/// A key that signs what its actor says.
pub struct RsaKey {
    pair: RsaKeyPair,
    public_pem: String,
}

impl RsaKey {
    /// Makes a new key of 2048 bits: the size that every server of the fediverse reads.
    ///
    /// # Errors
    /// `Malformed` when the library fails, which it does not but for want of memory.
    pub fn generate() -> Result<Self, KeyError> {
        RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_| KeyError::Malformed).and_then(Self::of)
    }

    /// Reads what [`RsaKey::to_pkcs8_der`] wrote.
    ///
    /// # Errors
    /// `Malformed` when it is not the PKCS#8 of an RSA key of 2048 to 8192 bits.
    pub fn from_pkcs8_der(der: &[u8]) -> Result<Self, KeyError> {
        RsaKeyPair::from_pkcs8(der).map_err(|_| KeyError::Malformed).and_then(Self::of)
    }

    fn of(pair: RsaKeyPair) -> Result<Self, KeyError> {
        let spki: PublicKeyX509Der<'_> = pair.public_key().as_der().map_err(|_| KeyError::Malformed)?;
        let public_pem = pem::encode("PUBLIC KEY", spki.as_ref());
        Ok(Self { pair, public_pem })
    }

    /// The private key as PKCS#8 DER: seal it before it is stored.
    ///
    /// # Errors
    /// `Malformed` when the library fails, which it does not but for want of memory.
    pub fn to_pkcs8_der(&self) -> Result<Vec<u8>, KeyError> {
        let der: Pkcs8V1Der<'_> = self.pair.as_der().map_err(|_| KeyError::Malformed)?;
        Ok(der.as_ref().to_vec())
    }

    /// The public half as the actor document carries it: `-----BEGIN PUBLIC KEY-----`.
    pub fn public_pem(&self) -> &str {
        &self.public_pem
    }

    /// Signs `message` with RSA PKCS#1 v1.5 and SHA-256.
    pub fn sign_sha256(&self, message: &[u8]) -> Vec<u8> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
            .expect("a checked RSA key of 2048 bits or more signs any message");
        signature
    }
}

impl fmt::Debug for RsaKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RsaKey(private)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::PublicKey;
    use rsa::pkcs1v15::{Signature, VerifyingKey};
    use rsa::pkcs8::DecodePublicKey;
    use rsa::sha2::Sha256;
    use rsa::signature::Verifier;

    #[test]
    fn what_we_sign_verifies_in_another_implementation_and_here() {
        let key = RsaKey::generate().unwrap();
        let signature = key.sign_sha256(b"text");
        let theirs = VerifyingKey::<Sha256>::from_public_key_pem(key.public_pem()).unwrap();
        assert!(theirs.verify(b"text", &Signature::try_from(signature.as_slice()).unwrap()).is_ok());
        assert!(PublicKey::from_pem(key.public_pem()).unwrap().verify(b"text", &signature));
    }

    #[test]
    fn a_key_survives_being_stored() {
        let key = RsaKey::generate().unwrap();
        let again = RsaKey::from_pkcs8_der(&key.to_pkcs8_der().unwrap()).unwrap();
        assert_eq!(again.public_pem(), key.public_pem());
        assert_eq!(again.sign_sha256(b"text"), key.sign_sha256(b"text"));
    }

    #[test]
    fn noise_is_no_key_and_debug_shows_none() {
        assert_eq!(RsaKey::from_pkcs8_der(b"noise").unwrap_err(), KeyError::Malformed);
        assert_eq!(format!("{:?}", RsaKey::generate().unwrap()), "RsaKey(private)");
    }
}
