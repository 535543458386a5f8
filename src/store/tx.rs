//! A write transaction, as those see it who write in it.

use super::audit;
use super::db::Conn;
use super::error::StoreError;
use crate::crypto::Secret;
use crate::domain::audit::Fact;

/// A running write transaction: what a write function takes, so that none runs outside one.
pub struct Tx<'a> {
    conn: &'a mut Conn,
    /// What the audit log will say of it.
    facts: Vec<Fact>,
}

impl<'a> Tx<'a> {
    pub(super) fn new(conn: &'a mut Conn) -> Self {
        Self { conn, facts: Vec::new() }
    }

    /// Keeps a fact for the audit log until the work is done.
    pub(super) fn note(&mut self, fact: Fact) {
        self.facts.push(fact);
    }

    /// Writes the audit log as the last thing before the commit, for only then does nobody who holds its lock wait for another.
    pub(super) fn finish(self, secret: &Secret) -> Result<Logged, StoreError> {
        if self.facts.is_empty() {
            return Ok(Logged::Nothing);
        }
        audit::append(self.conn, secret, &self.facts)?;
        Ok(Logged::Entries)
    }
}

/// Whether a piece of work wrote to the audit log, and so holds its lock until the commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Logged {
    Nothing,
    Entries,
}

impl std::ops::Deref for Tx<'_> {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        self.conn
    }
}

impl std::ops::DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Conn {
        self.conn
    }
}
