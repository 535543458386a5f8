//! The instance's master secret, and values sealed with it, under a key that HKDF (RFC 5869) derives for each purpose.
//! Invariant: a sealed value opens only for the purpose and the context (its row) for which it was sealed.

use std::fmt;

use aws_lc_rs::aead::LessSafeKey;
use aws_lc_rs::{hkdf, hmac};

use super::envelope::{self, KEY_ID_CHARS, SealError};
use super::sha256_hex;

/// Separates our derived keys from those of any other program that were given the same master.
const SALT: &[u8] = b"rooftop master secret v1";

/// The master secret of the instance, from which every other symmetric key is derived.
#[derive(Clone)]
pub struct Secret {
    master: [u8; 32],
    key_id: String,
}

impl Secret {
    /// Takes 32 bytes as the master.
    pub fn from_bytes(master: [u8; 32]) -> Self {
        let derived = derive(&master, "key id", "");
        let key_id = sha256_hex(&derived)[..KEY_ID_CHARS].to_owned();
        Self { master, key_id }
    }

    /// Names this secret, in eight hexadecimal digits that tell nothing about it.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// Seals `plain` for `purpose` (a column) and `context` (its row).
    pub fn seal(&self, purpose: &str, context: &[u8], plain: &[u8]) -> String {
        envelope::seal(&self.sealing_key(purpose), &self.key_id, [purpose.as_bytes(), context], plain)
    }

    /// Opens what [`Secret::seal`] made for the same `purpose` and `context`.
    ///
    /// # Errors
    /// The text is no envelope, was sealed with another secret, was changed, or was sealed for something else.
    pub fn open(&self, purpose: &str, context: &[u8], envelope: &str) -> Result<Vec<u8>, SealError> {
        let key_id = envelope::key_id(envelope)?;
        if key_id != self.key_id {
            return Err(SealError::OtherSecret { found: key_id.to_owned(), ours: self.key_id.clone() });
        }
        envelope::open(&self.sealing_key(purpose), [purpose.as_bytes(), context], envelope)
    }

    /// Authenticates `message` for `purpose` with HMAC-SHA256; compare with [`super::constant_time_eq`].
    pub fn mac(&self, purpose: &str, message: &[u8]) -> [u8; 32] {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &derive(&self.master, "mac", purpose));
        hmac::sign(&key, message).as_ref().try_into().expect("HMAC-SHA256 has 32 bytes")
    }

    fn sealing_key(&self, purpose: &str) -> LessSafeKey {
        let key = derive(&self.master, "seal", purpose);
        envelope::key(&key)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({})", self.key_id)
    }
}

/// Derives 32 bytes. `use_` is one of our constants, so that no purpose can run into another use.
fn derive(master: &[u8; 32], use_: &str, purpose: &str) -> [u8; 32] {
    let mut key = [0; 32];
    hkdf::Salt::new(hkdf::HKDF_SHA256, SALT)
        .extract(master)
        .expand(&[use_.as_bytes(), b"\0", purpose.as_bytes()], hkdf::HKDF_SHA256)
        .and_then(|material| material.fill(&mut key))
        .expect("HKDF-SHA256 gives up to 8160 bytes");
    key
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use proptest::prelude::*;

    use super::*;

    fn secret() -> Secret {
        Secret::from_bytes([7; 32])
    }

    proptest! {
        #[test]
        fn a_sealed_value_opens_only_with_its_own_purpose_and_context(
            purpose in "[a-z.]{0,12}", other_purpose in "[a-z.]{0,12}",
            context in proptest::collection::vec(any::<u8>(), 0..24),
            other_context in proptest::collection::vec(any::<u8>(), 0..24),
            plain in proptest::collection::vec(any::<u8>(), 0..200),
        ) {
            let envelope = secret().seal(&purpose, &context, &plain);
            prop_assert_eq!(secret().open(&purpose, &context, &envelope), Ok(plain));
            if purpose != other_purpose {
                prop_assert_eq!(secret().open(&other_purpose, &context, &envelope), Err(SealError::Refused));
            }
            if context != other_context {
                prop_assert_eq!(secret().open(&purpose, &other_context, &envelope), Err(SealError::Refused));
            }
        }

        #[test]
        fn a_changed_byte_is_noticed(at in any::<prop::sample::Index>(), flip in 1u8..) {
            let envelope = secret().seal("p", b"c", b"a plain text");
            let (head, body) = envelope.rsplit_once('.').unwrap();
            let mut bytes = URL_SAFE_NO_PAD.decode(body).unwrap();
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
            let changed = format!("{head}.{}", URL_SAFE_NO_PAD.encode(bytes));
            prop_assert_eq!(secret().open("p", b"c", &changed), Err(SealError::Refused));
        }

        #[test]
        fn any_text_is_refused_without_a_panic(text in ".{0,80}") {
            prop_assert!(secret().open("p", b"c", &text).is_err());
        }
    }

    #[test]
    fn a_byte_cannot_move_from_purpose_to_context() {
        let envelope = secret().seal("ab", b"c", b"x");
        assert_eq!(secret().open("a", b"bc", &envelope), Err(SealError::Refused));
    }

    #[test]
    fn the_same_value_never_looks_the_same_twice() {
        assert_ne!(secret().seal("p", b"c", b"x"), secret().seal("p", b"c", b"x"));
    }

    #[test]
    fn another_instance_s_secret_is_named_in_the_refusal() {
        let other = Secret::from_bytes([8; 32]);
        let envelope = other.seal("p", b"c", b"x");
        let expected =
            SealError::OtherSecret { found: other.key_id().to_owned(), ours: secret().key_id().to_owned() };
        assert_eq!(secret().open("p", b"c", &envelope), Err(expected));
    }

    #[test]
    fn macs_differ_by_purpose_message_and_secret() {
        let mac = secret().mac("a", b"x");
        assert_eq!(mac, secret().mac("a", b"x"));
        assert_ne!(mac, secret().mac("b", b"x"));
        assert_ne!(mac, secret().mac("a", b"y"));
        assert_ne!(mac, Secret::from_bytes([8; 32]).mac("a", b"x"));
    }

    #[test]
    fn debug_shows_the_key_id_alone() {
        let shown = format!("{:?}", secret());
        assert_eq!(shown, format!("Secret({})", secret().key_id()));
        assert!(!shown.contains(&super::super::hex(&[7; 32])[..8]));
    }
}
