//! The public key of an actor, parsed once and cheap to clone. Sources: RFC 8017 (RSA), RFC 8032 (Ed25519), Multikey of FEP-521a.
//! Invariants: what signs follows from the key; RSA has 2048 to 8192 bits, for smaller ones are forged and larger ones cost us time
//! at a stranger's wish; a text too long to be a key is not parsed.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::rsa;
use aws_lc_rs::signature::{ED25519, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RsaParameters};

use super::{hex, multikey, pem, sha256};

/// The smallest modulus that is taken, in bits.
pub const RSA_MIN_BITS: u32 = 2048;
/// The largest modulus that is taken, in bits.
pub const RSA_MAX_BITS: u32 = 8192;
/// The longest text that is looked at, in bytes: three times what the largest key needs.
pub const KEY_MAX_BYTES: usize = 4096;

/// The DER of the object identifier `rsaEncryption`, 1.2.840.113549.1.1.1.
const RSA_ENCRYPTION: [u8; 11] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
/// What stands before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410).
const ED25519_SPKI: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// Why a text is no key that is taken.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum KeyError {
    #[error("the key is not PEM: expected -----BEGIN PUBLIC KEY-----")]
    NotPem,
    #[error("the PEM holds {label:?}, expected PUBLIC KEY or RSA PUBLIC KEY")]
    NotAPublicKey { label: String },
    #[error("the key has {got} bytes of text, at most {KEY_MAX_BYTES} are read")]
    TooLong { got: usize },
    #[error("the key is neither an RSA nor an Ed25519 key")]
    UnknownKind,
    #[error("the key is no Multikey: expected z and base58, such as z6Mk…")]
    NotMultikey,
    #[error("the key is malformed")]
    Malformed,
    #[error("the RSA key has {bits} bits, at least {RSA_MIN_BITS} are needed")]
    TooSmall { bits: u32 },
    #[error("the RSA key has {bits} bits, at most {RSA_MAX_BITS} are taken")]
    TooLarge { bits: u32 },
}

/// What a key is, and so how it signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// PKCS#1 v1.5 with SHA-256.
    Rsa,
    Ed25519,
}

/// A key that verifies what its owner signed.
#[derive(Clone)]
pub struct PublicKey {
    kind: KeyKind,
    parsed: Arc<ParsedPublicKey>,
}

impl PublicKey {
    /// Parses a key as an actor document carries it: PEM, or a Multikey.
    ///
    /// # Errors
    /// What is wrong with the text, or with the size of the key.
    pub fn from_text(text: &str) -> Result<Self, KeyError> {
        if text.starts_with('z') { Self::from_multikey(text) } else { Self::from_pem(text) }
    }

    /// Parses the PEM of an actor document: `PUBLIC KEY` (SPKI) or `RSA PUBLIC KEY` (PKCS#1).
    ///
    /// # Errors
    /// What is wrong with the text, or with the size of the key.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        check_length(text)?;
        let (label, der) = pem::decode(text).ok_or(KeyError::NotPem)?;
        match (label, der.strip_prefix(&ED25519_SPKI)) {
            ("PUBLIC KEY", Some(key)) => Self::ed25519(key),
            ("PUBLIC KEY", None) if is_rsa_spki(&der) => Self::rsa(&der),
            ("PUBLIC KEY", None) => Err(KeyError::UnknownKind),
            ("RSA PUBLIC KEY", _) => Self::rsa(&der),
            _ => Err(KeyError::NotAPublicKey { label: label.to_owned() }),
        }
    }

    /// Parses `publicKeyMultibase` of a Multikey: `z6Mk…` (Ed25519), or an RSA key.
    ///
    /// # Errors
    /// What is wrong with the text, or with the size of the key.
    pub fn from_multikey(text: &str) -> Result<Self, KeyError> {
        check_length(text)?;
        match multikey::decode(text).ok_or(KeyError::NotMultikey)? {
            (multikey::ED25519_PUB, key) => Self::ed25519(&key),
            (multikey::RSA_PUB, der) => Self::rsa(&der),
            _ => Err(KeyError::UnknownKind),
        }
    }

    fn ed25519(key: &[u8]) -> Result<Self, KeyError> {
        let parsed = ParsedPublicKey::new(&ED25519, key).map_err(|_| KeyError::Malformed)?;
        if key.len() != 32 {
            return Err(KeyError::Malformed);
        }
        Ok(Self { kind: KeyKind::Ed25519, parsed: Arc::new(parsed) })
    }

    fn rsa(der: &[u8]) -> Result<Self, KeyError> {
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
        Ok(Self { kind: KeyKind::Rsa, parsed: Arc::new(parsed) })
    }

    /// What the key is.
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    /// Tells whether `signature` is this key's signature of `message`, in the one way in which a key of its kind signs.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        self.parsed.verify_sig(message, signature).is_ok()
    }
}

/// Before anything is parsed: a megabyte is no key.
fn check_length(text: &str) -> Result<(), KeyError> {
    if text.len() > KEY_MAX_BYTES { Err(KeyError::TooLong { got: text.len() }) } else { Ok(()) }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digest = sha256((*self.parsed).as_ref());
        write!(f, "PublicKey({:?} {})", self.kind, hex(&digest[..8]))
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
            assert!(key.verify(b"text", &signature));
            assert!(!key.verify(b"texT", &signature));
            assert!(!key.verify(b"text", &signature[1..]));
            assert!(!key.verify(b"text", b""));
        }
    }

    #[test]
    fn a_key_of_another_owner_does_not_verify() {
        let (ours, theirs) = (RsaKey::generate().unwrap(), RsaKey::generate().unwrap());
        let key = PublicKey::from_pem(theirs.public_pem()).unwrap();
        assert!(!key.verify(b"text", &ours.sign_sha256(b"text")));
    }

    #[test]
    fn inbound_04_small_and_huge_keys_are_refused_by_their_bits() {
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
                oid: ::rsa::pkcs8::ObjectIdentifier::new_unwrap("1.2.840.10045.2.1"),
                parameters: None,
            },
            subject_public_key: bits,
        };
        let elliptic = ::rsa::pkcs8::der::Encode::to_der(&spki).unwrap();
        let rsa_then_noise = [&RSA_ENCRYPTION[..], &[0xff; 40]].concat();
        for (pem, expected) in [
            ("none".to_owned(), KeyError::NotPem),
            (pem::encode("PUBLIC KEY", &elliptic), KeyError::UnknownKind),
            (pem::encode("PUBLIC KEY", &rsa_then_noise), KeyError::Malformed),
            (pem::encode("RSA PUBLIC KEY", &[0x30, 0]), KeyError::Malformed),
            (pem::encode("CERTIFICATE", &[0x30, 0]), KeyError::NotAPublicKey { label: "CERTIFICATE".into() }),
        ] {
            assert_eq!(PublicKey::from_pem(&pem).unwrap_err(), expected, "{pem}");
        }
    }

    #[test]
    fn an_ed25519_key_is_read_from_both_of_its_forms_and_signs_as_ed25519() {
        let ours = crate::crypto::Ed25519Key::generate();
        let raw = multikey::decode(ours.public_multikey()).unwrap().1;
        let pem = pem::encode("PUBLIC KEY", &[&ED25519_SPKI[..], &raw].concat());
        for text in [ours.public_multikey(), &pem] {
            let key = PublicKey::from_text(text).unwrap();
            assert_eq!(key.kind(), KeyKind::Ed25519);
            assert!(key.verify(b"text", &ours.sign(b"text")), "{text}");
            assert!(!key.verify(b"texT", &ours.sign(b"text")), "{text}");
        }
        for length in [0, 31, 33] {
            let text = multikey::encode(multikey::ED25519_PUB, &vec![1; length]);
            assert_eq!(PublicKey::from_text(&text).unwrap_err(), KeyError::Malformed, "{length}");
        }
        let secp256k1 = multikey::encode([0xe7, 0x01], &raw);
        assert_eq!(PublicKey::from_text(&secp256k1).unwrap_err(), KeyError::UnknownKind);
        assert_eq!(PublicKey::from_text("z0OIl").unwrap_err(), KeyError::NotMultikey);
    }

    #[test]
    fn an_rsa_multikey_is_the_same_key_as_its_pem() {
        let private = oracle(2048);
        let public = private.to_public_key();
        let text = multikey::encode(multikey::RSA_PUB, public.to_pkcs1_der().unwrap().as_bytes());
        let signature = private.sign(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(b"text")).unwrap();
        let key = PublicKey::from_text(&text).unwrap();
        assert_eq!(key.kind(), KeyKind::Rsa);
        assert!(key.verify(b"text", &signature));
        let small = oracle(1024).to_public_key();
        let text = multikey::encode(multikey::RSA_PUB, small.to_pkcs1_der().unwrap().as_bytes());
        assert_eq!(PublicKey::from_text(&text).unwrap_err(), KeyError::TooSmall { bits: 1024 });
    }

    #[test]
    fn inbound_04_a_megabyte_is_refused_before_it_is_parsed() {
        let mut pem = oracle(2048).to_public_key().to_public_key_pem(LineEnding::LF).unwrap();
        pem.insert_str(27, &"\n".repeat(1_000_000));
        let got = pem.len();
        assert_eq!(PublicKey::from_text(&pem).unwrap_err(), KeyError::TooLong { got });
        let key = format!("z{}", "6".repeat(1_000_000));
        assert_eq!(PublicKey::from_text(&key).unwrap_err(), KeyError::TooLong { got: 1_000_001 });
    }
}
