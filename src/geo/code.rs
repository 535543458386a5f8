//! The statistical (NIS or REFNIS) code of a municipality, arrondissement, province or region.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How much of a wrong code an error repeats, in characters.
const QUOTED_MAX_CHARS: usize = 20;

/// Why a text names no area.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum GeoError {
    #[error("{0:?} is no statistical code: expected five digits, like 62063 for Liège")]
    NotACode(String),
    #[error("no municipality or arrondissement of Belgium has the statistical code {0}")]
    Unknown(AreaCode),
    #[error("line {line} of the gazetteer: {what}")]
    Data { line: usize, what: &'static str },
}

/// Five digits. Whether an area of this code exists, [`super::Gazetteer::parse`] knows.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AreaCode(String);

impl AreaCode {
    /// The five digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AreaCode {
    type Err = GeoError;
    fn from_str(text: &str) -> Result<Self, GeoError> {
        if text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(GeoError::NotACode(text.chars().take(QUOTED_MAX_CHARS).collect()))
        }
    }
}

impl TryFrom<String> for AreaCode {
    type Error = GeoError;
    fn try_from(text: String) -> Result<Self, GeoError> {
        text.parse()
    }
}

impl From<AreaCode> for String {
    fn from(code: AreaCode) -> Self {
        code.0
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AreaCode({})", self.0)
    }
}
