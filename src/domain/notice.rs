//! What Rooftop writes to people of its own accord: kinds, whom to, and the few facts that a text needs.
//! Invariant: a notice holds ids, numbers and codes alone, and one secret where a link needs it. No address is in it: that is looked up
//! when it is sent, so that whoever changed it, or is gone, is not written to where they were (PR-12).

use std::fmt;

use super::address_mark::AddressMark;
use super::audit::{Head, HeadError};
use super::codes::codes;
use crate::ids::{AccountId, InvitationId, PersonId};

/// A notice that nobody took is tried for so many days.
pub const GIVE_UP_DAYS: u32 = 4;
/// The wait after the first try, in seconds; it doubles.
pub const FIRST_WAIT_S: u64 = 60;
/// A link to enter by mail is good for so many minutes.
pub const LINK_MINUTES: i64 = 20;
/// One that was given up is counted for so many days.
pub const KEPT_DAYS: i64 = 7;

codes! {
    /// The way in which a notice goes.
    Way {
        Mail = "mail",
        /// By the `Channel` that its person wishes, which stands sealed and is opened when the notice is sent.
        Chosen = "chosen",
    }
    /// What a notice is about.
    NoticeKind {
        /// The head of the audit log, for somebody to keep elsewhere.
        AuditHead = "audit-head",
        /// To become one of the staff.
        Invited = "invited",
        /// An admin took one's second factor away.
        FactorReset = "factor-reset",
        /// One's own, from the account's page.
        PasswordChanged = "password-changed",
        /// Something waits at the desk: no more is said of it.
        Waits = "waits",
        /// An operator wants to know whether mail arrives.
        Trial = "trial",
        /// Somebody's card was replaced by another one.
        NewCard = "new-card",
        /// Somebody asked for a link to enter.
        SignInLink = "sign-in-link",
        /// There is something new to read, or to answer.
        News = "news",
    }
    /// Where a notice stands. One that was sent has no row any more.
    NoticeState {
        Waiting = "waiting",
        GivenUp = "given-up",
    }
    /// Whose address is looked up.
    AddresseeKind {
        Account = "account",
        Invitation = "invitation",
        Person = "person",
        Mark = "mark",
    }
}

/// Whom a notice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressee {
    /// Somebody of the staff.
    Account(AccountId),
    /// Whoever was invited to become one of them.
    Invitation(InvitationId),
    /// Somebody with a record here: it goes by the channel that they chose.
    Person(PersonId),
    /// Whoever has the e-mail address with this mark, if anybody.
    Mark(AddressMark),
}

impl Addressee {
    /// What it is the id of.
    pub fn kind(self) -> AddresseeKind {
        match self {
            Self::Account(_) => AddresseeKind::Account,
            Self::Invitation(_) => AddresseeKind::Invitation,
            Self::Person(_) => AddresseeKind::Person,
            Self::Mark(_) => AddresseeKind::Mark,
        }
    }

    /// The id.
    pub fn id(self) -> String {
        match self {
            Self::Account(id) => id.to_string(),
            Self::Invitation(id) => id.to_string(),
            Self::Person(id) => id.to_string(),
            Self::Mark(mark) => mark.to_string(),
        }
    }
}

/// What lets whoever holds it in.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkToken(pub String);

impl fmt::Debug for LinkToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkToken(…)")
    }
}

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    AuditHead(Head),
    Invited(LinkToken),
    FactorReset,
    PasswordChanged,
    Waits,
    Trial,
    NewCard,
    SignInLink(LinkToken),
    News,
}

/// Why what was stored is no notice.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum NoticeError {
    #[error("a notice of the kind {0} has a detail")]
    NoDetail(NoticeKind),
    #[error(transparent)]
    Head(#[from] HeadError),
}

impl Notice {
    /// What it is about.
    pub fn kind(&self) -> NoticeKind {
        match self {
            Self::AuditHead(_) => NoticeKind::AuditHead,
            Self::Invited(_) => NoticeKind::Invited,
            Self::FactorReset => NoticeKind::FactorReset,
            Self::PasswordChanged => NoticeKind::PasswordChanged,
            Self::Waits => NoticeKind::Waits,
            Self::Trial => NoticeKind::Trial,
            Self::NewCard => NoticeKind::NewCard,
            Self::SignInLink(_) => NoticeKind::SignInLink,
            Self::News => NoticeKind::News,
        }
    }

    /// What its text needs beside the kind. It is stored sealed.
    pub fn detail(&self) -> Option<String> {
        match self {
            Self::AuditHead(head) => Some(head.to_string()),
            Self::Invited(token) | Self::SignInLink(token) => Some(token.0.clone()),
            Self::FactorReset
            | Self::PasswordChanged
            | Self::Waits
            | Self::Trial
            | Self::NewCard
            | Self::News => None,
        }
    }

    /// The notice of this kind and detail.
    ///
    /// # Errors
    /// The detail is missing, or is none of this kind.
    pub fn read(kind: NoticeKind, detail: Option<&str>) -> Result<Self, NoticeError> {
        let needed = || detail.ok_or(NoticeError::NoDetail(kind));
        Ok(match kind {
            NoticeKind::AuditHead => Self::AuditHead(needed()?.parse()?),
            NoticeKind::Invited => Self::Invited(LinkToken(needed()?.to_owned())),
            NoticeKind::FactorReset => Self::FactorReset,
            NoticeKind::PasswordChanged => Self::PasswordChanged,
            NoticeKind::Waits => Self::Waits,
            NoticeKind::Trial => Self::Trial,
            NoticeKind::NewCard => Self::NewCard,
            NoticeKind::SignInLink => Self::SignInLink(LinkToken(needed()?.to_owned())),
            NoticeKind::News => Self::News,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_of_a_notice_is_read_again() {
        let head = Head { number: 128, mac: "0123456789abcdef".repeat(4) };
        for notice in [
            Notice::AuditHead(head),
            Notice::Invited(LinkToken("token".to_owned())),
            Notice::FactorReset,
            Notice::PasswordChanged,
            Notice::Waits,
            Notice::Trial,
            Notice::NewCard,
            Notice::SignInLink(LinkToken("token".to_owned())),
            Notice::News,
        ] {
            assert_eq!(Notice::read(notice.kind(), notice.detail().as_deref()), Ok(notice));
        }
        assert_eq!(Notice::read(NoticeKind::Invited, None), Err(NoticeError::NoDetail(NoticeKind::Invited)));
        assert!(matches!(Notice::read(NoticeKind::AuditHead, Some("128")), Err(NoticeError::Head(_))));
    }

    #[test]
    fn a_token_is_not_shown() {
        let shown = format!("{:?}", Notice::Invited(LinkToken("a secret".to_owned())));
        assert!(!shown.contains("secret"), "{shown}");
    }

    #[test]
    fn an_addressee_has_an_id_of_its_kind() {
        let (account, person) = (AccountId::new(), PersonId::new());
        assert_eq!(Addressee::Account(account).id(), account.to_string());
        assert_eq!(Addressee::Person(person).id(), person.to_string());
        assert_eq!(Addressee::Person(person).kind(), AddresseeKind::Person);
    }
}
