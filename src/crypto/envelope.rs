//! How a sealed value is written: `v1.<key id>.<base64url of nonce and ciphertext>`, ChaCha20-Poly1305 (RFC 8439).
//! Invariant: what it is bound to (a purpose and a context, or a record and a field) is authenticated with it, so that no value can stand
//! in another's place.

use aws_lc_rs::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::random_bytes;

const VERSION: &str = "v1";
/// How many hexadecimal digits name a key.
pub(super) const KEY_ID_CHARS: usize = 8;

/// Why a sealed value does not open.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum SealError {
    #[error("the sealed value is malformed: expected v1.<key id>.<base64url>")]
    Malformed,
    #[error(
        "the value was sealed with the secret {found}, this instance has {ours}: restore the right secret file"
    )]
    OtherSecret { found: String, ours: String },
    #[error(
        "the value was sealed with the data key {found}, which data_keys_file does not hold: restore the right file"
    )]
    UnknownKey { found: String },
    #[error("the sealed value was changed, or belongs to another row")]
    Refused,
}

/// Makes a key of the cipher.
pub(super) fn key(bytes: &[u8; 32]) -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, bytes).expect("the cipher's key has 32 bytes"))
}

/// Seals `plain` with a key, bound to two texts.
pub(super) fn seal(key: &LessSafeKey, key_id: &str, bound_to: [&[u8]; 2], plain: &[u8]) -> String {
    let nonce: [u8; NONCE_LEN] = random_bytes();
    let mut sealed = plain.to_vec();
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), associated(bound_to), &mut sealed)
        .expect("a value in memory is far below the cipher's limit of 256 GB");
    format!("{VERSION}.{key_id}.{}", URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat()))
}

/// Opens what [`seal`] made with the same key, bound to the same.
///
/// # Errors
/// The text is no envelope, was changed, or is bound to something else.
pub(super) fn open(key: &LessSafeKey, bound_to: [&[u8]; 2], envelope: &str) -> Result<Vec<u8>, SealError> {
    let (_, bytes) = split(envelope).ok_or(SealError::Malformed)?;
    let bytes = URL_SAFE_NO_PAD.decode(bytes).map_err(|_| SealError::Malformed)?;
    let (nonce, sealed) = bytes.split_at_checked(NONCE_LEN).ok_or(SealError::Malformed)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealError::Malformed)?;
    let mut buffer = sealed.to_vec();
    let plain =
        key.open_in_place(nonce, associated(bound_to), &mut buffer).map_err(|_| SealError::Refused)?;
    Ok(plain.to_vec())
}

/// The id of the key that sealed an envelope.
///
/// # Errors
/// The text is no envelope.
pub(super) fn key_id(envelope: &str) -> Result<&str, SealError> {
    split(envelope).map(|(key_id, _)| key_id).ok_or(SealError::Malformed)
}

/// The first one's length stands in front, so that no byte can move from the one to the other.
fn associated([first, second]: [&[u8]; 2]) -> Aad<Vec<u8>> {
    let mut data = (first.len() as u64).to_be_bytes().to_vec();
    data.extend_from_slice(first);
    data.extend_from_slice(second);
    Aad::from(data)
}

/// The key id and the encoded bytes of an envelope.
fn split(envelope: &str) -> Option<(&str, &str)> {
    let (version, rest) = envelope.split_once('.')?;
    let (key_id, bytes) = rest.split_once('.')?;
    let is_id = key_id.len() == KEY_ID_CHARS && key_id.bytes().all(|b| b.is_ascii_hexdigit());
    (version == VERSION && is_id).then_some((key_id, bytes))
}
