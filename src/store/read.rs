//! Turns columns into domain values, naming table and column where a row holds what it cannot.

use std::fmt::Display;
use std::str::FromStr;

use super::error::StoreError;

/// Names the table in the errors of its conversions.
#[derive(Clone, Copy)]
pub(super) struct Of(pub(super) &'static str);

impl Of {
    /// Parses a text column.
    pub(super) fn parse<T>(self, column: &'static str, text: &str) -> Result<T, StoreError>
    where
        T: FromStr,
        T::Err: Display,
    {
        text.parse().map_err(|e: T::Err| StoreError::Row { table: self.0, column, why: e.to_string() })
    }

    /// Parses a text column that may be empty.
    pub(super) fn parse_opt<T>(
        self,
        column: &'static str,
        text: Option<&str>,
    ) -> Result<Option<T>, StoreError>
    where
        T: FromStr,
        T::Err: Display,
    {
        text.map(|text| self.parse(column, text)).transpose()
    }

    /// Converts a number column.
    pub(super) fn number<N: TryFrom<i32>>(self, column: &'static str, number: i32) -> Result<N, StoreError> {
        N::try_from(number).map_err(|_| StoreError::Row {
            table: self.0,
            column,
            why: format!("{number}, which is out of range"),
        })
    }

    /// Reads a JSON column.
    pub(super) fn json<T: serde::de::DeserializeOwned>(
        self,
        column: &'static str,
        text: &str,
    ) -> Result<T, StoreError> {
        serde_json::from_str(text).map_err(|e| StoreError::Row { table: self.0, column, why: e.to_string() })
    }
}

/// Writes a JSON column.
pub(super) fn to_json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("maps with text keys and lists of text always have a JSON form")
}
