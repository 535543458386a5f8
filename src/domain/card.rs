//! The access card of somebody who looks for a home: a code that is printed, and a PIN that is not.
//!
//! The code has 80 random bits in sixteen characters of Crockford's base 32, and two more that check them: the number modulo 1021, a prime
//! above 32 by which 32 and 31 cannot be divided, so that one wrong character and two that changed places are always noticed.
//! Invariants: neither is in an address or a log; the QR of a card holds the code alone (product.md "Journeys").

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};

use super::codes::codes;
use crate::text::{BASE32, ascii_digit, base32_value, without_gaps};

codes! {
    /// Whose phone somebody signs in on.
    Phone {
        Own = "own",
        /// Somebody else may take it next: a short session, and nothing stays on it.
        Shared = "shared",
    }
}

const DATA_CHARS: usize = 16;
const CHECK_CHARS: usize = 2;
/// How many characters a code has, without the dashes.
pub const CODE_CHARS: usize = DATA_CHARS + CHECK_CHARS;
const GROUP_CHARS: usize = 6;
const MODULUS: u128 = 1021;

/// How many digits a PIN has.
pub const PIN_DIGITS: usize = 6;
/// The wrong try that makes the code wait, and each one after it.
pub const SLOWED_FROM: u32 = 5;
/// How long a session lasts at most, on one's own phone.
pub const SESSION_DAYS_MAX: i64 = 90;
const FIRST_WAIT_S: i64 = 60;
const WAIT_MAX_S: i64 = 3600;

/// The code of a card.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AccessCode(u128);

/// Why a text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    #[error("the code of a card has {CODE_CHARS} characters, this one has {got}")]
    Length { got: usize },
    #[error("a character of the code is not right")]
    Mistyped,
}

impl AccessCode {
    /// The code of ten random bytes.
    pub fn from_bytes(bytes: [u8; 10]) -> Self {
        Self(bytes.iter().fold(0, |number, byte| (number << 8) | u128::from(*byte)))
    }

    /// The eighteen characters without dashes: what a card's QR holds, and what its hash is made of.
    pub fn plain(self) -> String {
        let number = (self.0 << 10) | (self.0 % MODULUS);
        (0..CODE_CHARS)
            .rev()
            .map(|at| {
                let digit = (number >> (5 * at)) & 31;
                char::from(BASE32[usize::try_from(digit).expect("five bits")])
            })
            .collect()
    }
}

/// In three groups, as a card shows it: `7K2M9Q-WX0ABC-D4EFTV`.
impl fmt::Display for AccessCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chars: Vec<char> = self.plain().chars().collect();
        f.write_str(&chars.chunks(GROUP_CHARS).map(String::from_iter).collect::<Vec<_>>().join("-"))
    }
}

/// A code is as good as a password: no log shows it.
impl fmt::Debug for AccessCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessCode(…)")
    }
}

/// Reads a code as people type it: with or without dashes and blanks, in small letters, O for 0, I or L for 1.
impl FromStr for AccessCode {
    type Err = CodeError;

    fn from_str(typed: &str) -> Result<Self, CodeError> {
        let chars: Vec<char> = without_gaps(typed).take(CODE_CHARS + 1).collect();
        if chars.len() != CODE_CHARS {
            return Err(CodeError::Length { got: chars.len() });
        }
        let number =
            chars.into_iter().try_fold(0, |number, c| Some((number << 5) | u128::from(base32_value(c)?)));
        let number = number.ok_or(CodeError::Mistyped)?;
        let code = Self(number >> 10);
        if number & 0x3ff == code.0 % MODULUS { Ok(code) } else { Err(CodeError::Mistyped) }
    }
}

/// Six digits that somebody chose, or that were drawn for them.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

/// Why digits are no PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PinProblem {
    #[error("pin: has {PIN_DIGITS} digits and nothing else")]
    NotSixDigits,
    #[error("pin: is among the first that are tried by whoever guesses")]
    TooEasy,
    #[error("pin: the two differ")]
    Differ,
}

impl Pin {
    /// Reads a PIN that somebody types to get in, in the digits of any of our scripts.
    ///
    /// # Errors
    /// [`PinProblem::NotSixDigits`].
    pub fn read(typed: &str) -> Result<Self, PinProblem> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).map(ascii_digit).collect();
        let well_formed = digits.len() == PIN_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
        if well_formed { Ok(Self(digits)) } else { Err(PinProblem::NotSixDigits) }
    }

    /// Reads a PIN that somebody chooses.
    ///
    /// # Errors
    /// [`PinProblem::NotSixDigits`], or [`PinProblem::TooEasy`]: one digit again and again, two or three that repeat, or a row such as 123456.
    pub fn choose(typed: &str) -> Result<Self, PinProblem> {
        let pin = Self::read(typed)?;
        if pin.is_easy() { Err(PinProblem::TooEasy) } else { Ok(pin) }
    }

    /// The PIN of random bytes; `None` where it would be an easy one: draw again.
    pub fn from_bytes(bytes: [u8; 8]) -> Option<Self> {
        let pin = Self(format!("{:06}", u64::from_be_bytes(bytes) % 1_000_000));
        (!pin.is_easy()).then_some(pin)
    }

    /// The six digits, to be hashed, or to be shown once.
    pub fn digits(&self) -> &str {
        &self.0
    }

    fn is_easy(&self) -> bool {
        let digits: Vec<u8> = self.0.bytes().map(|byte| byte - b'0').collect();
        let repeats = |every: usize| digits.iter().zip(&digits[every..]).all(|(one, other)| one == other);
        let row = |step: u8| digits.windows(2).all(|pair| (pair[0] + step) % 10 == pair[1]);
        repeats(1) || repeats(2) || repeats(3) || row(1) || row(9)
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

impl Phone {
    /// How long a session lasts without use.
    pub fn idle(self) -> TimeDelta {
        match self {
            Self::Own => TimeDelta::days(14),
            Self::Shared => TimeDelta::minutes(15),
        }
    }

    /// How long it lasts at most.
    pub fn longest(self) -> TimeDelta {
        match self {
            Self::Own => TimeDelta::days(SESSION_DAYS_MAX),
            Self::Shared => TimeDelta::hours(1),
        }
    }

    /// How coarsely it is noted that a session is in use.
    pub fn seen_every(self) -> TimeDelta {
        match self {
            Self::Own => TimeDelta::hours(1),
            Self::Shared => TimeDelta::minutes(1),
        }
    }

    /// When a session ends that was opened then and is in use now.
    pub fn ends(self, opened_at: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
        (now + self.idle()).min(opened_at + self.longest())
    }
}

/// How long a code waits after so many wrong PINs in a row: from the fifth on a minute, doubling up to an hour, and never for good.
pub fn wait_after(failures: u32) -> Option<TimeDelta> {
    let doublings = failures.checked_sub(SLOWED_FROM)?.min(16);
    Some(TimeDelta::seconds((FIRST_WAIT_S << doublings).min(WAIT_MAX_S)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_is_read_back_from_what_a_card_shows(bytes: [u8; 10]) {
            let code = AccessCode::from_bytes(bytes);
            prop_assert_eq!(code.to_string().parse(), Ok(code));
            prop_assert_eq!(code.plain().to_lowercase().parse(), Ok(code));
            prop_assert_eq!(code.plain().len(), CODE_CHARS);
        }

        #[test]
        fn a_wrong_character_and_two_that_changed_places_are_noticed(
            bytes: [u8; 10], at in 0..CODE_CHARS, other in 0..32usize,
        ) {
            let right = AccessCode::from_bytes(bytes).plain().into_bytes();
            let mut wrong = right.clone();
            wrong[at] = BASE32[other];
            if wrong != right {
                prop_assert_eq!(String::from_utf8(wrong).unwrap().parse::<AccessCode>(), Err(CodeError::Mistyped));
            }
            let mut turned = right.clone();
            turned.swap(at, (at + 1) % CODE_CHARS);
            // The last character and the first are no neighbours.
            if at + 1 < CODE_CHARS && turned != right {
                prop_assert_eq!(String::from_utf8(turned).unwrap().parse::<AccessCode>(), Err(CodeError::Mistyped));
            }
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in ".{0,40}") {
            let _ = text.parse::<AccessCode>();
            let _ = Pin::read(&text);
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = AccessCode::from_bytes([0, 0, 0, 0, 1, 2, 3, 4, 5, 6]);
        let shown = code.to_string();
        assert_eq!(shown, "000000-01081G-8186Q5");
        for typed in ["OOOOOO oIo8Lg 8i86q5", "٠٠٠٠٠٠ ٠١٠٨١G ٨١٨٦Q٥", " 000000–01081G–8186Q5 "]
        {
            assert_eq!(typed.parse(), Ok(code), "{typed}");
        }
        assert_eq!("000000-01081G".parse::<AccessCode>(), Err(CodeError::Length { got: 12 }));
        assert_eq!(format!("{shown}0").parse::<AccessCode>(), Err(CodeError::Length { got: 19 }));
        assert_eq!("000000-01081G-8186QU".parse::<AccessCode>(), Err(CodeError::Mistyped));
        assert_eq!(format!("{code:?}"), "AccessCode(…)");
    }

    #[test]
    fn a_pin_has_six_digits_of_any_of_our_scripts_and_is_not_the_first_that_somebody_tries() {
        for (typed, digits) in
            [("493027", "493027"), (" 49 30 27", "493027"), ("٤٩٣٠٢٧", "493027"), ("۴۹۳۰۲۷", "493027")]
        {
            assert_eq!(Pin::choose(typed).map(|pin| pin.digits().to_owned()), Ok(digits.to_owned()));
        }
        for typed in ["", "12345", "1234567", "12345a", "¹²³456"] {
            assert_eq!(Pin::read(typed), Err(PinProblem::NotSixDigits), "{typed}");
        }
        for easy in ["000000", "123456", "654321", "890123", "121212", "123123"] {
            assert_eq!(Pin::choose(easy), Err(PinProblem::TooEasy), "{easy}");
            assert!(Pin::read(easy).is_ok(), "whoever has it gets in");
        }
        assert_eq!(Pin::from_bytes(1_000_493_027u64.to_be_bytes()).unwrap().digits(), "493027");
        assert_eq!(Pin::from_bytes(123_456u64.to_be_bytes()), None);
    }

    #[test]
    fn the_fifth_wrong_try_waits_a_minute_then_twice_as_long_and_never_more_than_an_hour() {
        let waits: Vec<_> = (0..=13).map(|n| wait_after(n).map_or(0, |wait| wait.num_minutes())).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(wait_after(u32::MAX), Some(TimeDelta::hours(1)));
    }

    #[test]
    fn a_session_lasts_longer_on_ones_own_phone_and_never_beyond_its_end() {
        let minutes = |phone: Phone| {
            [phone.idle(), phone.longest(), phone.seen_every()].map(|duration| duration.num_minutes())
        };
        assert_eq!(minutes(Phone::Own), [14 * 24 * 60, 90 * 24 * 60, 60]);
        assert_eq!(minutes(Phone::Shared), [15, 60, 1]);
        let opened = DateTime::UNIX_EPOCH;
        let ends =
            |after| (Phone::Shared.ends(opened, opened + TimeDelta::minutes(after)) - opened).num_minutes();
        assert_eq!([0, 30, 50].map(ends), [15, 45, 60]);
    }
}
