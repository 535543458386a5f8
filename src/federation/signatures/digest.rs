//! The digest of a body: `Digest` (RFC 3230, `SHA-256=` and base64), and `Content-Digest` (RFC 9530, a structured field).

use base64::Engine as _;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};

use sfv::{BareItem, Dictionary, Item, ListEntry, Parser};

use super::SignatureError;
use crate::crypto::{constant_time_eq, sha256};

/// Base64 with or without its padding: some servers leave it out.
pub(super) const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Writes the header for `body`.
pub(super) fn of(body: &[u8]) -> String {
    format!("SHA-256={}", STANDARD.encode(sha256(body)))
}

/// Recomputes the digest of `body` and compares; algorithms other than SHA-256 may stand beside it and are left alone.
pub(super) fn check(header: &str, body: &[u8]) -> Result<(), SignatureError> {
    let ours = sha256(body);
    let mut seen = false;
    for entry in header.split(',') {
        let Some((name, value)) = entry.split_once('=') else { continue };
        if !name.trim().eq_ignore_ascii_case("sha-256") {
            continue;
        }
        let theirs = LENIENT.decode(value.trim()).map_err(|_| SignatureError::NoSha256)?;
        if !constant_time_eq(&theirs, &ours) {
            return Err(SignatureError::WrongDigest);
        }
        seen = true;
    }
    if seen { Ok(()) } else { Err(SignatureError::NoSha256) }
}

/// Writes `Content-Digest` for `body`.
pub(super) fn content_of(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(sha256(body)))
}

/// As [`check`], for `Content-Digest`.
pub(super) fn check_content(header: &str, body: &[u8]) -> Result<(), SignatureError> {
    let name = "Content-Digest";
    let digests: Dictionary =
        Parser::new(header).parse().map_err(|_| SignatureError::NotADictionary { name })?;
    let Some(ListEntry::Item(Item { bare_item: BareItem::ByteSequence(theirs), .. })) =
        digests.get("sha-256")
    else {
        return Err(SignatureError::NoSha256);
    };
    if constant_time_eq(theirs, &sha256(body)) { Ok(()) } else { Err(SignatureError::WrongDigest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_the_right_digest_is_taken() {
        let value = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ";
        for header in [
            format!("SHA-256={value}="),
            format!("sha-256={value}"),
            format!("SHA-512=AAAA, SHA-256={value}="),
            format!("Sha-256 = {value}=,unixsum=30637"),
        ] {
            assert_eq!(check(&header, b"hello"), Ok(()), "{header}");
            assert_eq!(check(&header, b"hellO"), Err(SignatureError::WrongDigest), "{header}");
        }
        assert_eq!(check(&of(b"hello"), b"hello"), Ok(()));
    }

    #[test]
    fn a_right_digest_does_not_excuse_a_wrong_one_beside_it() {
        let header = format!("{}, {}", of(b"hello"), of(b"other"));
        assert_eq!(check(&header, b"hello"), Err(SignatureError::WrongDigest));
    }

    #[test]
    fn a_header_without_sha_256_proves_nothing() {
        for header in ["", "SHA-512=AAAA", "SHA-256", "SHA-256=*", "LPJNul+w"] {
            assert_eq!(check(header, b"hello"), Err(SignatureError::NoSha256), "{header}");
        }
    }

    #[test]
    fn content_digest_is_a_structured_field() {
        let right = content_of(b"hello");
        assert_eq!(right, "sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:");
        assert_eq!(check_content(&right, b"hello"), Ok(()));
        assert_eq!(check_content(&format!("sha-512=:AAAA:, {right}"), b"hello"), Ok(()));
        assert_eq!(check_content(&right, b"hellO"), Err(SignatureError::WrongDigest));
        for header in ["", "sha-512=:AAAA:", "sha-256=1", "sha-256", "sha-256=(:AAAA:)"] {
            assert_eq!(check_content(header, b"hello"), Err(SignatureError::NoSha256), "{header}");
        }
        let malformed = Err(SignatureError::NotADictionary { name: "Content-Digest" });
        assert_eq!(check_content("SHA-256=LPJNul", b"hello"), malformed);
    }
}
