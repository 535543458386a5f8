//! Walks along the chain of the audit log, and says at which number it is broken first, and how.

use std::fmt;
use std::str::FromStr;

use super::{Entry, Mac};

/// So many digits of a MAC at least tell one head from another: nobody finds a second log that agrees with 64 bits.
pub const HEAD_MIN_DIGITS: usize = 16;
/// The whole MAC.
const MAC_DIGITS: usize = 64;

/// An entry that somebody noted: its number, and its MAC or the beginning of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub number: i64,
    /// Lower-case hexadecimal digits.
    pub mac: String,
}

impl Head {
    /// The beginning of the MAC, in groups that can be copied by hand.
    pub fn short(&self) -> String {
        let digits: Vec<char> = self.mac.chars().take(HEAD_MIN_DIGITS).collect();
        digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.number, self.mac)
    }
}

/// Why a text is no head.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum HeadError {
    #[error("a head is written NUMBER:MAC, such as 128:9f3a1c2d5e6f7081; {0:?} has no colon")]
    NoColon(String),
    #[error("the number of a head counts from 1; {0:?} does not")]
    Number(String),
    #[error("the MAC of a head has {HEAD_MIN_DIGITS} to {MAC_DIGITS} hexadecimal digits, this one has {0}")]
    Length(usize),
    #[error("the MAC of a head has hexadecimal digits and blanks alone; {0:?} is neither")]
    Digit(char),
}

impl FromStr for Head {
    type Err = HeadError;

    /// Reads `NUMBER:MAC`. Blanks in the MAC do not count: it may have been copied in groups.
    fn from_str(text: &str) -> Result<Self, HeadError> {
        let (number, mac) = text.split_once(':').ok_or_else(|| HeadError::NoColon(text.to_owned()))?;
        let number = number.trim();
        let read = number.parse::<i64>().ok().filter(|number| *number >= 1);
        let read = read.ok_or_else(|| HeadError::Number(number.to_owned()))?;
        let mac: String =
            mac.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
        if let Some(other) = mac.chars().find(|c| !c.is_ascii_hexdigit()) {
            return Err(HeadError::Digit(other));
        }
        if !(HEAD_MIN_DIGITS..=MAC_DIGITS).contains(&mac.len()) {
            return Err(HeadError::Length(mac.len()));
        }
        Ok(Self { number: read, mac })
    }
}

/// Where the chain is broken first.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// The next number is not there, and a later one is.
    #[error("entry {number} is missing: after it comes {found}")]
    Missing { number: i64, found: i64 },
    /// A number that no entry has.
    #[error("entry {number} was put in: the log begins with 1, and each number stands once")]
    PutIn { number: i64 },
    /// Its MAC is not the one of what it says, at this place.
    #[error(
        "entry {number} is not what was written there: it was changed, moved or put in, or the entry that it followed is another"
    )]
    Changed { number: i64 },
    /// The log ends before the head that somebody noted.
    #[error("entry {number} is cut off: the log ends with {last}, and the head that was noted is {head}")]
    CutOff { number: i64, last: i64, head: i64 },
    /// The chain holds, and is not the one of which the head was noted.
    #[error(
        "entry {number} is another than the head that was noted: the log was cut off before it and went on, or the head is of another log"
    )]
    NotTheHead { number: i64 },
}

/// A walk from the first entry to the last. It remembers one entry, however long the log is.
pub struct Chain<'a> {
    mac: &'a Mac<'a>,
    noted: Option<Head>,
    last: Option<Head>,
}

impl<'a> Chain<'a> {
    /// Begins before the first entry; `noted` is a head that must be met.
    pub fn new(mac: &'a Mac<'a>, noted: Option<Head>) -> Self {
        Self { mac, noted, last: None }
    }

    /// The number of the entry that was taken last; 0 before the first.
    pub fn number(&self) -> i64 {
        self.last.as_ref().map_or(0, |last| last.number)
    }

    /// Takes the next entry, in the order of the numbers.
    ///
    /// # Errors
    /// How the chain is broken here.
    pub fn take(&mut self, entry: &Entry) -> Result<(), Broken> {
        let number = self.number().saturating_add(1);
        if entry.number < number {
            return Err(Broken::PutIn { number: entry.number });
        }
        if entry.number > number {
            return Err(Broken::Missing { number, found: entry.number });
        }
        let before = self.last.as_ref().map(|last| last.mac.as_str());
        if (self.mac)(&entry.bytes(before)) != entry.mac {
            return Err(Broken::Changed { number });
        }
        if self.noted.as_ref().is_some_and(|head| head.number == number && !entry.mac.starts_with(&head.mac))
        {
            return Err(Broken::NotTheHead { number });
        }
        self.last = Some(entry.head());
        Ok(())
    }

    /// Ends after the last entry; gives the head, where there is an entry.
    ///
    /// # Errors
    /// [`Broken::CutOff`] where the head that was noted was not met.
    pub fn end(self) -> Result<Option<Head>, Broken> {
        let last = self.number();
        match self.noted {
            Some(head) if head.number > last => {
                Err(Broken::CutOff { number: last.saturating_add(1), last, head: head.number })
            }
            Some(_) | None => Ok(self.last),
        }
    }
}
