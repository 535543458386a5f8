//! An entry of the audit log: what is stored of a deed, and the bytes that its MAC authenticates.

use chrono::{DateTime, SecondsFormat, Utc};

use super::{AuditActor, AuditEvent, Head, OPERATOR, PROGRAM, Reason, Subject};
#[cfg(doc)]
use super::{PersonKind, Role, SubjectKind};

/// What stands before the fields in the authenticated bytes.
const FORMAT: &str = "rooftop audit entry 1";

/// A deed, as it happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub at: DateTime<Utc>,
    pub event: AuditEvent,
    pub by: AuditActor,
    pub subject: Subject,
    pub reason: Option<Reason>,
}

/// Authenticates bytes with the key of the log; gives 64 hexadecimal digits.
pub type Mac<'a> = dyn Fn(&[u8]) -> String + Send + Sync + 'a;

impl Fact {
    /// The entry that tells it, after the one whose MAC is `before`.
    pub fn entry(&self, number: i64, before: Option<&str>, mac: &Mac<'_>) -> Entry {
        let (role, account) = match self.by {
            AuditActor::Staff { account, role } => (role.as_str(), Some(account.to_string())),
            AuditActor::Operator => (OPERATOR, None),
            AuditActor::Person(kind) => (kind.as_str(), None),
            AuditActor::Program => (PROGRAM, None),
        };
        let mut entry = Entry {
            number,
            at: self.at.to_rfc3339_opts(SecondsFormat::Micros, true),
            deed: self.event.as_str().to_owned(),
            role: role.to_owned(),
            account,
            subject_kind: self.subject.kind().as_str().to_owned(),
            subject: self.subject.id(),
            reason: self.reason.map(|reason| reason.as_str().to_owned()),
            mac: String::new(),
        };
        entry.mac = mac(&entry.bytes(before));
        entry
    }
}

/// An entry as it is stored: texts, of which nothing is believed before its MAC was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// From 1, without gaps.
    pub number: i64,
    /// RFC 3339, UTC, in microseconds.
    pub at: String,
    /// The code of an [`AuditEvent`].
    pub deed: String,
    /// The code of a [`Role`] or of a [`PersonKind`], [`OPERATOR`] or [`PROGRAM`].
    pub role: String,
    pub account: Option<String>,
    /// The code of a [`SubjectKind`].
    pub subject_kind: String,
    pub subject: String,
    pub reason: Option<String>,
    pub mac: String,
}

impl Entry {
    /// What its MAC authenticates.
    pub fn bytes(&self, before: Option<&str>) -> Vec<u8> {
        let number = self.number.to_string();
        let fields: [Option<&str>; 10] = [
            Some(FORMAT),
            Some(&number),
            Some(&self.at),
            Some(&self.deed),
            Some(&self.role),
            self.account.as_deref(),
            Some(&self.subject_kind),
            Some(&self.subject),
            self.reason.as_deref(),
            before,
        ];
        let mut bytes = Vec::with_capacity(320);
        for field in fields {
            let length = field.map_or(u64::MAX, |text| text.len() as u64);
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(field.unwrap_or_default().as_bytes());
        }
        bytes
    }

    /// What somebody notes to see later that nothing up to here was changed or cut off.
    pub fn head(&self) -> Head {
        Head { number: self.number, mac: self.mac.clone() }
    }
}
