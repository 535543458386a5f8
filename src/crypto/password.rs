//! Passwords of the staff, and PINs of cards: argon2id (RFC 9106) with the parameters that OWASP recommends, as a PHC text.
//! Invariant: a password is counted and hashed in NFC (RFC 8265), so that é typed on two keyboards is one letter.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use unicode_normalization::UnicodeNormalization as _;

use super::random_bytes;

/// The shortest password that is taken.
pub const PASSWORD_MIN_CHARS: usize = 12;
/// The longest password that is taken.
pub const PASSWORD_MAX_CHARS: usize = 256;

/// The commonest ones of twelve characters and more, in lower case: what whoever guesses tries first.
const COMMON: &[&str] = &[
    "000000000000",
    "111111111111",
    "121212121212",
    "112233445566",
    "123123123123",
    "123456654321",
    "1234567890123",
    "123456789012",
    "123456789123",
    "1234567890-=",
    "123qweasdzxc",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "aaaaaaaaaaaa",
    "abcdefghijkl",
    "abcdefghijklm",
    "adminadminadmin",
    "administrateur",
    "administrator",
    "azertyuiop12",
    "azertyuiop123",
    "azertyuiopqs",
    "azertyuiopqsdfghjklm",
    "bienvenue123",
    "bonjourbonjour",
    "changemechangeme",
    "correct horse battery staple",
    "correcthorsebatterystaple",
    "iloveyou1234",
    "letmeinletmein",
    "motdepasse12",
    "motdepasse123",
    "motdepassemotdepasse",
    "password1234",
    "password12345",
    "password123!",
    "passwordpassword",
    "qazwsxedcrfv",
    "qwerty123456",
    "qwertyqwerty",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiop[]",
    "qwertyuiopas",
    "wachtwoord12",
    "wachtwoord123",
    "welkomwelkom",
    "zxcvbnmasdfghjkl",
];

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Why a password is not taken.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PasswordError {
    #[error("a password has at least {PASSWORD_MIN_CHARS} characters, this one has {got}")]
    TooShort { got: usize },
    #[error("a password has at most {PASSWORD_MAX_CHARS} characters, this one has {got}")]
    TooLong { got: usize },
    #[error("the password could not be hashed")]
    Failed,
}

/// Hashes a new password under a fresh salt, in about 20 ms and 19 MiB: call it on a blocking thread.
///
/// # Errors
/// The password is too short or too long.
pub fn hash(password: &str) -> Result<String, PasswordError> {
    let password: String = password.nfc().collect();
    match password.chars().count() {
        got if got < PASSWORD_MIN_CHARS => Err(PasswordError::TooShort { got }),
        got if got > PASSWORD_MAX_CHARS => Err(PasswordError::TooLong { got }),
        _ => hash_unchecked(&password).ok_or(PasswordError::Failed),
    }
}

/// Tells whether `password` is the one behind `hash`; a malformed hash fits none. As slow as [`hash`].
pub fn verify(password: &str, hash: &str) -> bool {
    // A password that cannot have been taken costs us nothing.
    if password.len() > PASSWORD_MAX_CHARS * 4 {
        return false;
    }
    let password: String = password.nfc().collect();
    argon2().verify_password(password.as_bytes(), hash).is_ok()
}

/// Hashes a PIN under a fresh salt and a pepper, without which the database alone does not give it away: a million PINs are soon tried.
///
/// # Errors
/// [`PasswordError::Failed`].
pub fn hash_pin(pin: &str, pepper: &[u8; 32]) -> Result<String, PasswordError> {
    let hashed: Result<PasswordHash, _> =
        peppered(pepper)?.hash_password_with_salt(pin.as_bytes(), &random_bytes::<16>());
    hashed.map(|hash| hash.to_string()).map_err(|_| PasswordError::Failed)
}

/// Tells whether `pin` is the one behind `hash`, under the same pepper. As slow as [`hash_pin`].
pub fn verify_pin(pin: &str, hash: &str, pepper: &[u8; 32]) -> bool {
    peppered(pepper).is_ok_and(|argon2| argon2.verify_password(pin.as_bytes(), hash).is_ok())
}

fn peppered(pepper: &[u8; 32]) -> Result<Argon2<'_>, PasswordError> {
    Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params())
        .map_err(|_| PasswordError::Failed)
}

/// Takes as long as [`verify`] for an account that does not exist, so that nobody learns which ones do.
pub fn verify_for_nobody(password: &str) {
    static NOBODY: LazyLock<String> =
        LazyLock::new(|| hash_unchecked("nobody's password").unwrap_or_default());
    verify(password, &NOBODY);
}

/// Whether it is among the first that whoever guesses tries: a common one, or one character again and again.
pub fn is_common(password: &str) -> bool {
    let password = password.nfc().collect::<String>().to_lowercase();
    let first = password.chars().next();
    COMMON.contains(&password.as_str()) || password.chars().all(|c| Some(c) == first)
}

fn hash_unchecked(password: &str) -> Option<String> {
    let hash: PasswordHash =
        argon2().hash_password_with_salt(password.as_bytes(), &random_bytes::<16>()).ok()?;
    Some(hash.to_string())
}

fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params())
}

fn params() -> Params {
    Params::new(MEMORY_KIB, PASSES, LANES, None).expect("these constants are within the bounds")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_alone() {
        let hash = hash("correct horse battery").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify("correct horse battery", &hash));
        assert!(!verify("correct horse batterY", &hash));
        assert!(!verify("", &hash));
        assert!(!verify("correct horse battery", "no hash"));
        verify_for_nobody("correct horse battery");
    }

    #[test]
    fn a_pin_fits_its_own_hash_with_its_own_pepper_alone() {
        let hash = hash_pin("493027", &[7; 32]).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify_pin("493027", &hash, &[7; 32]));
        assert!(!verify_pin("493028", &hash, &[7; 32]));
        assert!(!verify_pin("493027", &hash, &[8; 32]));
        assert!(!verify("493027", &hash), "the database alone is not enough");
    }

    #[test]
    fn what_everybody_tries_first_is_known() {
        for common in ["Password1234", "123456789012", "motdepasse123", "zzzzzzzzzzzzzz"] {
            assert!(is_common(common), "{common}");
        }
        for rare in ["une phrase de passe", "cerisier et pommier", "demo-Hs7Yw2_qLp"] {
            assert!(!is_common(rare), "{rare}");
        }
        assert!(COMMON.iter().all(|common| *common == common.to_lowercase()));
    }

    #[test]
    fn an_accent_typed_as_two_characters_is_the_same_password() {
        let hash = hash("un café à Liège").unwrap();
        assert!(verify("un cafe\u{301} a\u{300} Lie\u{300}ge", &hash));
    }

    #[test]
    fn the_limits_count_characters_and_are_named() {
        assert_eq!(hash("trop court"), Err(PasswordError::TooShort { got: 10 }));
        assert_eq!(hash(&"é".repeat(257)), Err(PasswordError::TooLong { got: 257 }));
        assert!(hash(&"é".repeat(12)).is_ok());
        assert!(hash(&"é".repeat(256)).is_ok());
    }
}
