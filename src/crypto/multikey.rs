//! Multibase and multicodec, as far as keys and proofs use them: `z`, then base58 of a code and bytes. Source: FEP-521a, and the
//! W3C's Controlled Identifiers.

/// The code of an Ed25519 public key, as a varint.
pub(super) const ED25519_PUB: [u8; 2] = [0xed, 0x01];
/// The code of an RSA public key (PKCS#1), as a varint.
pub(super) const RSA_PUB: [u8; 2] = [0x85, 0x24];

/// Writes bytes as multibase: `z` and base58.
pub fn to_base58(bytes: &[u8]) -> String {
    format!("z{}", bs58::encode(bytes).into_string())
}

/// Reads `z` and base58. Its work grows with the square of the length: who calls it has bounded that.
pub fn from_base58(text: &str) -> Option<Vec<u8>> {
    bs58::decode(text.strip_prefix('z')?).into_vec().ok()
}

/// Writes a key under its code.
pub(super) fn encode(code: [u8; 2], key: &[u8]) -> String {
    to_base58(&[&code[..], key].concat())
}

/// Reads a key and its code.
pub(super) fn decode(text: &str) -> Option<([u8; 2], Vec<u8>)> {
    let mut bytes = from_base58(text)?;
    let code = bytes.get(..2)?.try_into().ok()?;
    Some((code, bytes.split_off(2)))
}
