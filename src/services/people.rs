//! People who look for a home, as those of the staff see them who have charge of them: registered under a mandate, opened with a reason.
//! Invariants: whoever has no charge of a person is told what they would be told of nobody (404); every opening is in the audit log, and the
//! person reads it (PR-11); a new card ends the sessions of the one before.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::cards::{NewCard, Shown};
use super::second_factor::{self, Outcome, Proof};
use super::{App, ServiceError, Viewer, audit, notices, proposals, sign_in_links};
use crate::domain::access::Action;
use crate::domain::account::AccountProblem;
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::contact::Contact;
use crate::domain::field::{Draft, Purpose};
use crate::domain::notice::Notice;
use crate::domain::private::{CardReason, CaseReason, GivenVia, PersonKind, Private};
use crate::domain::proposal::Proposal;
use crate::ids::{AccountId, MandateId, PersonId, ProposalId};
use crate::store::case_notes::{self, CaseNote};
use crate::store::mandates::{self, Case, Mandate};
use crate::store::people::{self, Person};
use crate::store::proposals::Seen;
use crate::store::{Conn, Tx, errands, person_sessions};

/// How long a new card hides how somebody is reached.
pub const HIDDEN_HOURS: i64 = 24;

/// That somebody may be written for, as it is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MandateTerms {
    pub given_via: GivenVia,
    /// BCP 47.
    pub language: String,
    pub given_on: NaiveDate,
}

/// Somebody who is registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    pub kind: PersonKind,
    /// In which they are written to (BCP 47).
    pub language: String,
    pub contact: Contact,
    pub mandate: MandateTerms,
}

/// Registers somebody under a mandate of the viewer, with a card.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn register(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (new, card): (&NewPerson, NewCard),
) -> Result<(PersonId, Shown), ServiceError> {
    let account = of_staff(viewer)?;
    let person = Person {
        id: PersonId::new(),
        kind: new.kind,
        language: new.language.clone(),
        created_at: now,
        hidden_until: None,
        erase_asked_at: None,
    };
    people::insert(tx, &person)?;
    sign_in_links::keep_contact(tx, app, (person.id, &new.contact))?;
    save_mandate(tx, now, (person.id, account), &new.mandate)?;
    let shown = card.give(tx, person.id, now)?;
    audit::note(tx, now, viewer, (AuditEvent::PersonRegistered, Subject::Person(person.id)));
    audit::note(tx, now, viewer, (AuditEvent::MandateGiven, Subject::Person(person.id)));
    note_card(tx, now, viewer, (person.id, CardReason::First));
    Ok((person.id, shown))
}

/// A mandate has an account behind it, which the command line has not.
fn of_staff(viewer: Viewer) -> Result<AccountId, ServiceError> {
    viewer.require(Action::KeepCases)?;
    viewer.account().ok_or(ServiceError::NotAllowed)
}

fn save_mandate(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    (person, account): (PersonId, AccountId),
    terms: &MandateTerms,
) -> Result<(), ServiceError> {
    let MandateTerms { given_via, language, given_on } = terms.clone();
    let id = MandateId::new();
    let mandate = Mandate { id, person, account, given_via, language, given_on, created_at: now };
    Ok(mandates::insert(tx, &mandate)?)
}

fn note_card(tx: &mut Tx<'_>, now: DateTime<Utc>, viewer: Viewer, (person, reason): (PersonId, CardReason)) {
    let deed = (AuditEvent::CardIssued, Subject::Person(person), Some(Reason::Card(reason)));
    audit::note_with(tx, now, viewer, deed);
}

/// Sees that the viewer has charge of a person: by a standing mandate, or by a role that has every case.
///
/// # Errors
/// [`ServiceError::NotFound`], as for nobody; [`ServiceError::NotAllowed`] for roles that keep no cases.
pub fn charged(conn: &mut Conn, viewer: Viewer, id: PersonId) -> Result<Person, ServiceError> {
    viewer.require(Action::KeepCases)?;
    let not_there = || ServiceError::NotFound("person");
    let person = people::by_id(conn, id)?.ok_or_else(not_there)?;
    let Viewer::Staff { account, role } = viewer else { return Ok(person) };
    let has_charge = role.has_every_case()
        || mandates::standing(conn, id)?.iter().any(|mandate| mandate.account == account);
    if has_charge { Ok(person) } else { Err(not_there()) }
}

/// Sees that the viewer has charge of whoever's request this is, where that is known.
///
/// # Errors
/// As [`charged`].
pub fn charged_with_request(
    conn: &mut Conn,
    viewer: Viewer,
    request: ProposalId,
) -> Result<(), ServiceError> {
    match (people::of_request(conn, request)?, viewer) {
        (Some(person), Viewer::Staff { .. }) => match charged(conn, viewer, person) {
            Ok(_) => Ok(()),
            Err(ServiceError::NotFound(_) | ServiceError::NotAllowed) => {
                Err(ServiceError::NotFound("proposal"))
            }
            Err(error) => Err(error),
        },
        (Some(_), Viewer::Host(_)) => Err(ServiceError::NotFound("proposal")),
        (Some(_), Viewer::Operator) | (None, _) => Ok(()),
    }
}

/// Whose requests a list shows to the viewer.
pub(super) fn seen_by(viewer: Viewer) -> Seen {
    match viewer {
        Viewer::Operator => Seen::All,
        Viewer::Staff { role, .. } if role.has_every_case() => Seen::All,
        Viewer::Staff { account, role } if role.may(Action::KeepCases) => Seen::UnderMandate(account),
        Viewer::Staff { .. } | Viewer::Host(_) => Seen::OfNobody,
    }
}

/// Writes a request on somebody's behalf: the viewer has a mandate of their own. It is a draft.
///
/// # Errors
/// [`ServiceError::Fields`], [`ServiceError::NoMandate`], as [`charged`], or the store's.
pub fn write_request(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, draft): (PersonId, &Draft),
) -> Result<Proposal, ServiceError> {
    require_mandate(tx, viewer, id)?;
    let request = proposals::create(tx, app, now, viewer, (Purpose::Request, draft))?;
    people::set_request(tx, request.id, id)?;
    Ok(request)
}

/// Sees that the viewer has a standing mandate of their own.
///
/// # Errors
/// [`ServiceError::NoMandate`], or as [`charged`].
pub fn require_mandate(conn: &mut Conn, viewer: Viewer, id: PersonId) -> Result<AccountId, ServiceError> {
    let account = of_staff(viewer)?;
    charged(conn, viewer, id)?;
    let has_one = mandates::standing(conn, id)?.iter().any(|mandate| mandate.account == account);
    if has_one { Ok(account) } else { Err(ServiceError::NoMandate) }
}

/// A case in a list: who it is, by the name that they are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCase {
    pub case: Case,
    pub called_name: Private,
    /// How much they are to be told by somebody who has charge of them.
    pub errands: u64,
}

/// The cases of which the viewer has charge, the newest first, and how many there are in all.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn cases(
    conn: &mut Conn,
    app: &App,
    viewer: Viewer,
    (limit, offset): (i64, i64),
) -> Result<(Vec<ListedCase>, i64), ServiceError> {
    viewer.require(Action::KeepCases)?;
    let of = match viewer {
        Viewer::Staff { account, role } if !role.has_every_case() => Some(account),
        Viewer::Staff { .. } | Viewer::Operator | Viewer::Host(_) => None,
    };
    let found = mandates::cases(conn, of, (limit, offset))?;
    let ids: Vec<PersonId> = found.iter().map(|case| case.person.id).collect();
    let mut names = people::called_names(conn, &app.data_keys, &ids)?;
    let to_tell = errands::count_of_each(conn, &ids)?;
    let named = |case: Case| {
        let id = case.person.id;
        let called_name = names.remove(&id.to_string()).unwrap_or_default();
        ListedCase { case, called_name, errands: to_tell.get(&id).copied().unwrap_or_default() }
    };
    Ok((found.into_iter().map(named).collect(), mandates::count_cases(conn, of)?))
}

/// A record that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub contact: Contact,
    /// The latest first.
    pub notes: Vec<CaseNote>,
}

/// Opens a record: gives how somebody is called and reached and what was noted of them, and notes who saw it, and why (PR-11).
///
/// # Errors
/// As [`charged`], or the store's.
pub fn open(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, reason): (PersonId, CaseReason),
) -> Result<Opened, ServiceError> {
    charged(tx, viewer, id)?;
    let contact = people::contact(tx, &app.data_keys, id)?.ok_or(ServiceError::NotFound("contact"))?;
    let deed = (AuditEvent::CaseOpened, Subject::Person(id), Some(Reason::Case(reason)));
    audit::note_with(tx, now, viewer, deed);
    Ok(Opened { contact, notes: case_notes::about(tx, &app.data_keys, id)? })
}

/// Corrects how somebody is called and reached, and in which language.
///
/// # Errors
/// As [`charged`], or the store's.
pub fn correct(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, contact, language): (PersonId, &Contact, &str),
) -> Result<(), ServiceError> {
    charged(tx, viewer, id)?;
    sign_in_links::keep_contact(tx, app, (id, contact))?;
    people::set_language(tx, id, language)?;
    audit::note(tx, now, viewer, (AuditEvent::CaseCorrected, Subject::Person(id)));
    Ok(())
}

/// Gives somebody another card, after a proof of the viewer's second factor. It needs the viewer's own standing mandate. Every session of the
/// person ends, how they are reached is hidden from whoever holds the new card for [`HIDDEN_HOURS`], and they are told of it by the channel
/// that they chose.
///
/// # Errors
/// As [`charged`], or the store's.
pub fn reissue(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, reason, proof): (PersonId, CardReason, &Proof),
    card: NewCard,
) -> Result<Outcome<Shown>, ServiceError> {
    let account = require_mandate(tx, viewer, id)?;
    let person = people::by_id(tx, id)?.ok_or(ServiceError::NotFound("person"))?;
    second_factor::after_proof(tx, app, now, (account, proof), |tx| {
        let shown = card.give(tx, id, now)?;
        person_sessions::end_all(tx, id, None)?;
        sign_in_links::void(tx, id, now)?;
        people::hide(tx, id, (now + TimeDelta::hours(HIDDEN_HOURS), Some(account)))?;
        note_card(tx, now, viewer, (id, reason));
        notices::push_to_person(tx, app, now, (&person, &Notice::NewCard))?;
        Ok(shown)
    })
}

/// Shows again what a new card hid: somebody else than who gave it confirms that the right person has it (SG-12).
///
/// # Errors
/// [`ServiceError::OwnRecord`], as [`charged`], or the store's.
pub fn confirm_contact(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: PersonId,
) -> Result<(), ServiceError> {
    let account = of_staff(viewer)?;
    charged(tx, viewer, id)?;
    if people::hidden_by(tx, id)? == Some(account) {
        return Err(ServiceError::OwnRecord);
    }
    people::unhide(tx, id)?;
    audit::note(tx, now, viewer, (AuditEvent::ContactConfirmed, Subject::Person(id)));
    Ok(())
}

/// Takes a mandate for somebody of whom the viewer has charge already: a colleague who goes on with a case.
///
/// # Errors
/// [`ServiceError::Conflict`] where the viewer has one, as [`charged`], or the store's.
pub fn take_mandate(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, terms): (PersonId, &MandateTerms),
) -> Result<(), ServiceError> {
    let account = of_staff(viewer)?;
    charged(tx, viewer, id)?;
    if mandates::standing(tx, id)?.iter().any(|mandate| mandate.account == account) {
        return Err(ServiceError::Conflict("you have a mandate already".to_owned()));
    }
    save_mandate(tx, now, (id, account), terms)?;
    audit::note(tx, now, viewer, (AuditEvent::MandateGiven, Subject::Person(id)));
    Ok(())
}

/// Ends a mandate.
///
/// # Errors
/// [`ServiceError::NotFound`], as [`charged`], or the store's.
pub fn end_mandate(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, mandate): (PersonId, MandateId),
) -> Result<(), ServiceError> {
    charged(tx, viewer, id)?;
    if !mandates::end(tx, (id, mandate), now)? {
        return Err(ServiceError::NotFound("mandate"));
    }
    audit::note(tx, now, viewer, (AuditEvent::MandateEnded, Subject::Person(id)));
    Ok(())
}

/// The second factor of whoever gives cards is not to be done without.
///
/// # Errors
/// [`AccountProblem::NoFactor`], or the store's.
pub fn require_factor(conn: &mut Conn, account: AccountId) -> Result<(), ServiceError> {
    match second_factor::state(conn, account)? {
        Some(_) => Ok(()),
        None => Err(AccountProblem::NoFactor.into()),
    }
}
