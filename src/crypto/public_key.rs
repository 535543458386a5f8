//! The public key of an actor, parsed once and cheap to clone.
//! Invariant: it is RSA of 2048 to 8192 bits; smaller ones are forged, larger ones cost us time at a stranger's wish.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::rsa;
use aws_lc_rs::signature::{ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RsaParameters};

use super::{hex, pem, sha256};

/// The smallest modulus that is taken, in bits.
pub const RSA_MIN_BITS: u32 = 2048;
/// The largest modulus that is taken, in bits.
pub const RSA_MAX_BITS: u32 = 8192;

/// The DER of the object identifier `rsaEncryption`, 1.2.840.113549.1.1.1.
const RSA_ENCRYPTION: [u8; 11] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];

/// Why a text is no key that is taken.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum KeyError {
    #[error("the key is not PEM: expected -----BEGIN PUBLIC KEY-----")]
    NotPem,
    #[error("the PEM holds {label:?}, expected PUBLIC KEY or RSA PUBLIC KEY")]
    NotAPublicKey { label: String },
    #[error("the key is not an RSA key")]
    NotRsa,
    #[error("the RSA key is malformed")]
    Malformed,
    #[error("the RSA key has {bits} bits, at least {RSA_MIN_BITS} are needed")]
    TooSmall { bits: u32 },
    #[error("the RSA key has {bits} bits, at most {RSA_MAX_BITS} are taken")]
    TooLarge { bits: u32 },
}

/// A key that verifies what its owner signed.
#[derive(Clone)]
pub struct PublicKey(Arc<ParsedPublicKey>);

impl PublicKey {
    /// Parses the PEM of an actor document: `PUBLIC KEY` (SPKI) or `RSA PUBLIC KEY` (PKCS#1).
    ///
    /// # Errors
    /// What is wrong with the text, or with the size of the key.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        let (label, der) = pem::decode(text).ok_or(KeyError::NotPem)?;
        match label {
            "RSA PUBLIC KEY" => {}
            "PUBLIC KEY" if is_rsa_spki(&der) => {}
            "PUBLIC KEY" => return Err(KeyError::NotRsa),
            _ => return Err(KeyError::NotAPublicKey { label: label.to_owned() }),
        }
        Self::from_der(&der)
    }

    fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        let key = rsa::PublicKey::from_der(der).map_err(|_| KeyError::Malformed)?;
        let bits = RsaParameters::public_modulus_len(key.as_ref()).map_err(|_| KeyError::Malformed)?;
        if bits < RSA_MIN_BITS {
            return Err(KeyError::TooSmall { bits });
        }
        if bits > RSA_MAX_BITS {
            return Err(KeyError::TooLarge { bits });
        }
        let parsed =
            ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der).map_err(|_| KeyError::Malformed)?;
        Ok(Self(Arc::new(parsed)))
    }

    /// Tells whether `signature` is this key's RSA PKCS#1 v1.5 signature with SHA-256 of `message`.
    pub fn verify_sha256(&self, message: &[u8], signature: &[u8]) -> bool {
        self.0.verify_sig(message, signature).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digest = sha256((*self.0).as_ref());
        write!(f, "PublicKey({})", hex(&digest[..8]))
    }
}

/// The identifier stands within the first bytes of a SubjectPublicKeyInfo, before the key itself.
fn is_rsa_spki(der: &[u8]) -> bool {
    let head = &der[..der.len().min(32)];
    head.windows(RSA_ENCRYPTION.len()).any(|window| window == RSA_ENCRYPTION)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::RsaKey;
    use ::rsa::pkcs1::{EncodeRsaPublicKey, LineEnding};
    use ::rsa::pkcs8::{EncodePublicKey, spki::der::asn1::BitStringRef};
    use ::rsa::sha2::{Digest, Sha256};
    use ::rsa::{BigUint, Pkcs1v15Sign, RsaPrivateKey, RsaPublicKey};

    fn oracle(bits: usize) -> RsaPrivateKey {
        RsaPrivateKey::new(&mut ::rsa::rand_core::OsRng, bits).unwrap()
    }

    #[test]
    fn what_another_implementation_signs_verifies_from_both_forms_of_pem() {
        let private = oracle(2048);
        let public = private.to_public_key();
        let signature = private.sign(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(b"text")).unwrap();
        for pem in [
            public.to_public_key_pem(LineEnding::LF).unwrap(),
            public.to_pkcs1_pem(LineEnding::CRLF).unwrap(),
        ] {
            let key = PublicKey::from_pem(&pem).unwrap();
            assert!(key.verify_sha256(b"text", &signature));
            assert!(!key.verify_sha256(b"texT", &signature));
            assert!(!key.verify_sha256(b"text", &signature[1..]));
            assert!(!key.verify_sha256(b"text", b""));
        }
    }

    #[test]
    fn a_key_of_another_owner_does_not_verify() {
        let (ours, theirs) = (RsaKey::generate().unwrap(), RsaKey::generate().unwrap());
        let key = PublicKey::from_pem(theirs.public_pem()).unwrap();
        assert!(!key.verify_sha256(b"text", &ours.sign_sha256(b"text")));
    }

    #[test]
    fn small_and_huge_keys_are_refused_by_their_bits() {
        let small = oracle(1024).to_public_key().to_public_key_pem(LineEnding::LF).unwrap();
        assert_eq!(PublicKey::from_pem(&small).unwrap_err(), KeyError::TooSmall { bits: 1024 });
        let modulus = (BigUint::from(1u8) << 8999) + BigUint::from(1u8);
        let huge = RsaPublicKey::new_with_max_size(modulus, BigUint::from(65537u32), 9000).unwrap();
        let huge = huge.to_public_key_pem(LineEnding::LF).unwrap();
        assert_eq!(PublicKey::from_pem(&huge).unwrap_err(), KeyError::TooLarge { bits: 9000 });
    }

    #[test]
    fn what_is_no_rsa_public_key_is_refused_with_its_reason() {
        let bits = BitStringRef::from_bytes(&[1; 32]).unwrap();
        let spki = ::rsa::pkcs8::spki::SubjectPublicKeyInfo {
            algorithm: ::rsa::pkcs8::spki::AlgorithmIdentifier::<()> {
                oid: ::rsa::pkcs8::ObjectIdentifier::new_unwrap("1.3.101.112"),
                parameters: None,
            },
            subject_public_key: bits,
        };
        let ed25519 = ::rsa::pkcs8::der::Encode::to_der(&spki).unwrap();
        let rsa_then_noise = [&RSA_ENCRYPTION[..], &[0xff; 40]].concat();
        for (pem, expected) in [
            ("none".to_owned(), KeyError::NotPem),
            (pem::encode("PUBLIC KEY", &ed25519), KeyError::NotRsa),
            (pem::encode("PUBLIC KEY", &rsa_then_noise), KeyError::Malformed),
            (pem::encode("RSA PUBLIC KEY", &[0x30, 0]), KeyError::Malformed),
            (pem::encode("CERTIFICATE", &[0x30, 0]), KeyError::NotAPublicKey { label: "CERTIFICATE".into() }),
        ] {
            assert_eq!(PublicKey::from_pem(&pem).unwrap_err(), expected, "{pem}");
        }
    }
}
