//! What stands for an e-mail address where somebody is looked up by it: a MAC, for the address itself is sealed.
//! Invariant: a mark tells nothing about its address without the key that made it, which is not in the database.

use std::fmt;
use std::str::FromStr;

const BYTES: usize = 32;

/// The mark of an address.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct AddressMark([u8; BYTES]);

/// A text that is no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a mark has 64 hexadecimal digits")]
pub struct NotAMark;

impl AddressMark {
    /// The mark that a MAC is.
    pub fn of_mac(mac: [u8; BYTES]) -> Self {
        Self(mac)
    }
}

impl fmt::Display for AddressMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Nothing of it: whoever reads two logs would see that they are about one person.
impl fmt::Debug for AddressMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AddressMark(…)")
    }
}

impl FromStr for AddressMark {
    type Err = NotAMark;

    fn from_str(text: &str) -> Result<Self, NotAMark> {
        let digits = text.as_bytes();
        if digits.len() != 2 * BYTES || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(NotAMark);
        }
        let mut mac = [0; BYTES];
        for (byte, pair) in mac.iter_mut().zip(text.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NotAMark)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NotAMark)?;
        }
        Ok(Self(mac))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_back_and_a_log_shows_none() {
        let mark = AddressMark::of_mac([0xa7; BYTES]);
        assert_eq!(mark.to_string(), "a7".repeat(BYTES));
        assert_eq!(mark.to_string().parse(), Ok(mark));
        assert_eq!(format!("{mark:?}"), "AddressMark(…)");
        for wrong in
            ["", "a7", &"g7".repeat(BYTES), &"é".repeat(BYTES), &"a7".repeat(BYTES + 1), &"+7".repeat(BYTES)]
        {
            assert_eq!(wrong.parse::<AddressMark>(), Err(NotAMark), "{wrong}");
        }
    }
}
