//! The audit log: every deed of the staff is noted in the transaction that does it, and who may read the log does.
//! Invariants: a deed that is kept is logged, and one that is not is not; the program's own work (a block that ends an alliance, an offer
//! that nobody confirmed) is no deed of the staff.

use chrono::{DateTime, Utc};

use super::{App, ServiceError, Viewer};
use crate::domain::access::Action;
use crate::domain::audit::{AuditActor, AuditEvent, Broken, Chain, Entry, Fact, Head, Reason, Subject};
use crate::domain::private::PersonKind;
use crate::store::accounts::Account;
use crate::store::people::Person;
use crate::store::{Conn, Tx, audit};

/// How many entries are read at a time, where the whole log is.
pub const CHUNK: i64 = 1000;

/// Notes what somebody of the staff does, in the transaction that does it.
pub(super) fn note(tx: &mut Tx<'_>, now: DateTime<Utc>, viewer: Viewer, deed: (AuditEvent, Subject)) {
    note_with(tx, now, viewer, (deed.0, deed.1, None));
}

/// Notes what somebody of the staff does to their own account.
pub(super) fn note_own(tx: &mut Tx<'_>, now: DateTime<Utc>, account: &Account, event: AuditEvent) {
    let viewer = Viewer::Staff { account: account.id, role: account.role };
    note(tx, now, viewer, (event, Subject::Account(account.id)));
}

/// As [`note`], with why it was done, or to what.
pub(super) fn note_with(
    tx: &mut Tx<'_>,
    at: DateTime<Utc>,
    viewer: Viewer,
    (event, subject, reason): (AuditEvent, Subject, Option<Reason>),
) {
    let by = match viewer {
        Viewer::Staff { account, role } => AuditActor::Staff { account, role },
        Viewer::Operator => AuditActor::Operator,
        Viewer::Host(_) => AuditActor::Person(PersonKind::Host),
    };
    audit::note(tx, Fact { at, event, by, subject, reason });
}

/// Notes what somebody does to what is theirs, who signed in with their card.
pub(super) fn note_person(tx: &mut Tx<'_>, at: DateTime<Utc>, person: &Person, event: AuditEvent) {
    let (by, subject) = (AuditActor::Person(person.kind), Subject::Person(person.id));
    audit::note(tx, Fact { at, event, by, subject, reason: None });
}

/// Notes what the program does because it was asked for or is due, and cannot be seen any more once it is done.
pub(super) fn note_program(tx: &mut Tx<'_>, at: DateTime<Utc>, (event, subject): (AuditEvent, Subject)) {
    audit::note(tx, Fact { at, event, by: AuditActor::Program, subject, reason: None });
}

/// A page of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The newest first, each with the address with which its account signs in, where there is one.
    pub entries: Vec<(Entry, Option<String>)>,
    /// How many there are of this kind in all.
    pub count: i64,
    pub head: Option<Head>,
}

/// A page of the log, of one kind of deed or of all.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn list(
    conn: &mut Conn,
    viewer: Viewer,
    event: Option<AuditEvent>,
    (limit, offset): (i64, i64),
) -> Result<Listed, ServiceError> {
    viewer.require(Action::ReadAudit)?;
    Ok(Listed {
        entries: audit::latest(conn, event, limit, offset)?,
        count: audit::count(conn, event)?,
        head: audit::head(conn)?,
    })
}

/// The next [`CHUNK`] entries after this number, or the first ones; none after the last.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn chunk(conn: &mut Conn, viewer: Viewer, after: Option<i64>) -> Result<Vec<Entry>, ServiceError> {
    viewer.require(Action::ReadAudit)?;
    Ok(audit::after(conn, after, CHUNK)?)
}

/// Follows the chain from the first entry to the last, a chunk at a time, while others go on writing; gives the head, where there is an
/// entry, or how the chain is broken.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub async fn verify(
    app: &App,
    viewer: Viewer,
    noted: Option<Head>,
) -> Result<Result<Option<Head>, Broken>, ServiceError> {
    let mac = |bytes: &[u8]| audit::mac(&app.secret, bytes);
    let mut chain = Chain::new(&mac, noted);
    let mut after = None;
    loop {
        let entries = app.db.read(move |conn| chunk(conn, viewer, after)).await?;
        let Some(last) = entries.last() else { return Ok(chain.end()) };
        after = Some(last.number);
        for entry in &entries {
            if let Err(broken) = chain.take(entry) {
                return Ok(Err(broken));
            }
        }
    }
}
