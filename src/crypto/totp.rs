//! One-time codes of an app on a phone (RFC 6238): SHA-1, six digits, steps of 30 seconds, which every such app knows.
//! Invariant: nothing here remembers what was used; whoever accepts a code stores its step, and takes none twice.

use std::fmt;

use chrono::{DateTime, Utc};
use totp_rs::{Algorithm, Builder, Secret, Totp};
use url::form_urlencoded;

use super::random_bytes;

/// The length of a key: 160 bits, as RFC 4226 recommends.
const KEY_BYTES: usize = 20;
/// How long one code is shown.
pub const STEP_S: i64 = 30;
const CODE_DIGITS: u8 = 6;
/// How many steps a phone's clock may be off, each way.
const SKEW_STEPS: u16 = 1;
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What the phone and this server share.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpKey([u8; KEY_BYTES]);

impl TotpKey {
    /// Draws a new key.
    pub fn random() -> Self {
        Self(random_bytes())
    }

    /// The key with these bytes; `None` where there are not 20 of them.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The bytes, to be sealed.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The key as people type it into an app: 32 letters and digits.
    pub fn base32(&self) -> String {
        let digit = |group: &[u8], at: usize| {
            let bits = group.iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
            char::from(BASE32[(bits >> (35 - 5 * at) & 31) as usize])
        };
        self.0.chunks(5).flat_map(|group| (0..8).map(move |at| digit(group, at))).collect()
    }

    /// The code that the phone shows at a time.
    pub fn code(&self, at: DateTime<Utc>) -> String {
        self.totp().generate(seconds(at)).to_string()
    }

    /// The step whose code this is, if it is the present one, the one before or the one after. Spaces do not count.
    pub fn step_of(&self, code: &str, now: DateTime<Utc>) -> Option<i64> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        i64::try_from(self.totp().check(&code, seconds(now))?).ok()
    }

    /// What the QR code holds, and what an app on the same phone opens.
    pub fn uri(&self, issuer: &str, account: &str) -> String {
        // Apps read `+` as itself, and a colon as the end of the issuer.
        let encode = |text: &str| {
            let text = text.replace(':', " ");
            form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
        };
        let (issuer, account, secret) = (encode(issuer), encode(account), self.base32());
        format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}")
    }

    fn totp(&self) -> Totp {
        let step_s = u64::try_from(STEP_S).unwrap_or_default();
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(CODE_DIGITS)
            .with_skew(SKEW_STEPS)
            .with_step_duration(step_s)
            .with_secret(Secret::new_stack(self.0))
            .build()
            .expect("these constants are within the bounds")
    }
}

impl fmt::Debug for TotpKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpKey(…)")
    }
}

/// Seconds since 1970; before it, none.
fn seconds(at: DateTime<Utc>) -> u64 {
    u64::try_from(at.timestamp()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        let key = TotpKey::from_bytes(b"12345678901234567890").unwrap();
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(key.code(at(seconds)), code);
        }
        assert_eq!(key.base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    #[test]
    fn a_code_counts_one_step_before_and_after_its_own_and_no_longer() {
        let (key, now) = (TotpKey::random(), at(1_800_000_015));
        let code = key.code(now);
        let step = Some(60_000_000);
        for (later_s, expected) in [(-60, None), (-30, step), (0, step), (30, step), (60, None)] {
            let found = key.step_of(&code, now + TimeDelta::seconds(later_s));
            // Codes of neighbouring steps may be equal, once in a million.
            assert!(
                found == expected || found.is_some_and(|s| key.code(at(s * STEP_S)) == code),
                "{later_s}"
            );
        }
        assert_eq!(key.step_of(&format!(" {} {} ", &code[..3], &code[3..]), now), step);
        for wrong in ["", "12345", "1234567", "12345a", "١٢٣٤٥٦"] {
            assert_eq!(key.step_of(wrong, now), None, "{wrong}");
        }
    }

    #[test]
    fn the_address_for_an_app_names_issuer_account_and_key() {
        let key = TotpKey::from_bytes(b"12345678901234567890").unwrap();
        assert_eq!(
            key.uri("Un toit: à Liège", "anne+1@example.org"),
            "otpauth://totp/Un%20toit%20%20%C3%A0%20Li%C3%A8ge:anne%2B1%40example.org\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Un%20toit%20%20%C3%A0%20Li%C3%A8ge"
        );
        assert!(!format!("{key:?}").contains("GEZD"));
    }
}
