//! What goes wrong with the database.

use diesel::result::{DatabaseErrorKind, Error};

use crate::crypto::SealError;

/// Why a read or write failed. It never holds a value of a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    #[error("cannot open the database: {0}")]
    Open(String),
    #[error("{0:?} is no database: the address begins with sqlite: or postgres://")]
    Scheme(String),
    #[error("no database connection was free: {0}")]
    Busy(String),
    #[error("the database is closed")]
    Closed,
    #[error("work on the database panicked")]
    Panicked,
    /// A unique or foreign key, or another process that was faster.
    #[error("the row stands in conflict with another")]
    Conflict,
    #[error("a row of {table} cannot be read: {column} is {why}")]
    Row { table: &'static str, column: &'static str, why: String },
    /// A key is missing, or somebody changed the row.
    #[error("the {field} of {record} cannot be opened: {why}")]
    Sealed { record: String, field: String, why: SealError },
    #[error("the database answered: {0}")]
    Database(String),
    /// Whatever the cause, nothing was kept: never taken for a row that was there before.
    #[error("the commit failed: {0}")]
    NotCommitted(String),
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        if let Error::DatabaseError(kind, _) = &error
            && matches!(kind, DatabaseErrorKind::UniqueViolation | DatabaseErrorKind::ForeignKeyViolation)
        {
            return Self::Conflict;
        }
        Self::Database(error.to_string())
    }
}

impl StoreError {
    /// The error of a commit, or of the transaction around it.
    pub(super) fn of_commit(error: &Error) -> Self {
        Self::NotCommitted(error.to_string())
    }
}
