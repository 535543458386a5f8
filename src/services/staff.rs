//! What admins do with accounts: invite, grant roles, disable, and help who lost a phone.
//! Invariants: nobody does any of it to their own account; one admin at least remains; every deed ends the sessions that it concerns.

use chrono::{DateTime, TimeDelta, Utc};

use super::accounts::{checked_email, hash_new};
use super::{App, ServiceError, Viewer, audit, notices, sessions};
use crate::crypto;
use crate::domain::access::{Action, Role};
use crate::domain::account::AccountProblem;
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::notice::{Addressee, LinkToken, Notice};
use crate::i18n::Lang;
use crate::ids::{AccountId, InvitationId};
use crate::store::accounts::{Account, Activity, Member};
use crate::store::invitations::Invitation;
use crate::store::{
    Conn, StoreError, Tx, accounts, invitations, queue_holders, second_factors, sessions as stored_sessions,
};

/// How long an invitation can be used.
pub use crate::domain::records::INVITATION_DAYS;

/// The staff, and who is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    pub members: Vec<Member>,
    pub invitations: Vec<Invitation>,
}

/// The staff by address, and the open invitations.
///
/// # Errors
/// [`ServiceError::NotAllowed`].
pub fn list(conn: &mut Conn, now: DateTime<Utc>, viewer: Viewer) -> Result<Staff, ServiceError> {
    viewer.require(Action::ManageStaff)?;
    Ok(Staff { members: accounts::all(conn)?, invitations: invitations::open(conn, now)? })
}

/// Invites an address; gives the token of the link, which is shown once, and mailed where mail is on. An older invitation of the same
/// address ends.
///
/// # Errors
/// The address is none, or has an account.
pub fn invite(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (email, role): (&str, Role),
) -> Result<String, ServiceError> {
    viewer.require(Action::ManageStaff)?;
    let email = checked_email(email)?;
    if accounts::has_email(tx, &email)? {
        return Err(AccountProblem::EmailTaken.into());
    }
    invitations::delete_of(tx, &email)?;
    let token = crypto::token();
    let expires_at = now + TimeDelta::days(INVITATION_DAYS);
    let invitation = Invitation { id: InvitationId::new(), email, role, expires_at };
    let hash = crypto::sha256_hex(token.as_bytes());
    invitations::insert(tx, &invitation, &hash, (viewer.account(), now))?;
    let to = (Addressee::Invitation(invitation.id), app.lang());
    notices::push(tx, app, now, to, &Notice::Invited(LinkToken(token.clone())))?;
    let subject = Subject::Invitation(invitation.id);
    audit::note_with(tx, now, viewer, (AuditEvent::AccountInvited, subject, Some(Reason::Role(role))));
    Ok(token)
}

/// Takes an invitation back.
///
/// # Errors
/// [`ServiceError::NotFound`] where it is gone already.
pub fn revoke(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: InvitationId,
) -> Result<(), ServiceError> {
    viewer.require(Action::ManageStaff)?;
    if !invitations::delete(tx, id)? {
        return Err(ServiceError::NotFound("invitation"));
    }
    audit::note(tx, now, viewer, (AuditEvent::InvitationRevoked, Subject::Invitation(id)));
    Ok(())
}

/// The invitation that a link holds.
///
/// # Errors
/// [`AccountProblem::NotInvited`].
pub fn invitation(conn: &mut Conn, now: DateTime<Utc>, token: &str) -> Result<Invitation, ServiceError> {
    let found = invitations::by_token(conn, &crypto::sha256_hex(token.as_bytes()), now)?;
    found.ok_or_else(|| AccountProblem::NotInvited.into())
}

/// Checks the password of whoever was invited, and hashes it; slow on purpose, so it reads outside a transaction.
///
/// # Errors
/// What is wrong with the password, or with the invitation.
pub fn prepare_invited(
    conn: &mut Conn,
    now: DateTime<Utc>,
    token: &str,
    (new, again): (&str, &str),
) -> Result<String, ServiceError> {
    let invited = invitation(conn, now, token)?;
    if new != again {
        return Err(AccountProblem::PasswordsDiffer.into());
    }
    hash_new(new, &invited.email)
}

/// Makes the account of whoever was invited, whose password was prepared; the invitation is used up. They are written to in the language in
/// which they read it.
///
/// # Errors
/// [`AccountProblem::NotInvited`] where it was used or taken back meanwhile.
pub fn accept(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    token: &str,
    (hash, lang): (&str, Lang),
) -> Result<Account, ServiceError> {
    let invited = invitation(tx, now, token)?;
    if !invitations::delete(tx, invited.id)? {
        return Err(AccountProblem::NotInvited.into());
    }
    let account = Account { id: AccountId::new(), email: invited.email, role: invited.role };
    accounts::insert(tx, &account, hash, now).map_err(|error| match error {
        // Made on the command line meanwhile: who has the link must not learn it.
        StoreError::Conflict => AccountProblem::NotInvited.into(),
        other => ServiceError::from(other),
    })?;
    accounts::set_language(tx, account.id, lang)?;
    let by = Viewer::Staff { account: account.id, role: account.role };
    let made = (AuditEvent::AccountCreated, Subject::Account(account.id), Some(Reason::Role(account.role)));
    audit::note_with(tx, now, by, made);
    Ok(account)
}

/// Grants a role; the account's sessions end.
///
/// # Errors
/// It is one's own account, or the last admin's.
pub fn grant(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, role): (AccountId, Role),
) -> Result<(), ServiceError> {
    let member = others(tx, viewer, id)?;
    if role != Role::Admin {
        keep_an_admin(tx, &member)?;
    }
    accounts::set_role(tx, id, role)?;
    queue_holders::leave_all(tx, id)?;
    stored_sessions::end_all(tx, id)?;
    let granted = (AuditEvent::RoleGranted, Subject::Account(id), Some(Reason::Role(role)));
    audit::note_with(tx, now, viewer, granted);
    Ok(())
}

/// Disables an account, or lets it sign in again; its sessions end.
///
/// # Errors
/// It is one's own account, or the last admin's.
pub fn set_activity(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, activity): (AccountId, Activity),
) -> Result<(), ServiceError> {
    let member = others(tx, viewer, id)?;
    if activity == Activity::Disabled {
        keep_an_admin(tx, &member)?;
    }
    accounts::set_activity(tx, id, activity, now)?;
    queue_holders::leave_all(tx, id)?;
    stored_sessions::end_all(tx, id)?;
    let event = match activity {
        Activity::Disabled => AuditEvent::AccountDisabled,
        Activity::Active => AuditEvent::AccountEnabled,
    };
    audit::note(tx, now, viewer, (event, Subject::Account(id)));
    Ok(())
}

/// Takes the second factor of somebody away who lost phone and recovery codes; their sessions end, and the next sign-in leads to a new
/// factor where the role needs one. They are told.
///
/// # Errors
/// It is one's own account, or has no second factor.
pub fn reset_factor(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: AccountId,
) -> Result<(), ServiceError> {
    others(tx, viewer, id)?;
    if !second_factors::delete(tx, id)? {
        return Err(AccountProblem::NoFactor.into());
    }
    stored_sessions::end_all(tx, id)?;
    notices::push_to_account(tx, app, now, (id, &Notice::FactorReset))?;
    audit::note(tx, now, viewer, (AuditEvent::FactorReset, Subject::Account(id)));
    Ok(())
}

/// As [`reset_factor`], by address.
///
/// # Errors
/// There is no such account, or as there.
pub fn reset_factor_of(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    email: &str,
) -> Result<(), ServiceError> {
    let email = email.trim().to_lowercase();
    let all = accounts::all(tx)?;
    let found = all.into_iter().find(|member| member.account.email == email);
    reset_factor(tx, app, now, viewer, found.ok_or(ServiceError::NotFound("account"))?.account.id)
}

/// Somebody else's account.
fn others(tx: &mut Tx<'_>, viewer: Viewer, id: AccountId) -> Result<Member, ServiceError> {
    viewer.require(Action::ManageStaff)?;
    if viewer.account() == Some(id) {
        return Err(AccountProblem::OwnAccount.into());
    }
    accounts::by_id(tx, id)?.ok_or(ServiceError::NotFound("account"))
}

/// Sees that another admin remains who may sign in.
fn keep_an_admin(tx: &mut Tx<'_>, member: &Member) -> Result<(), ServiceError> {
    let is_one = member.account.role == Role::Admin && member.activity == Activity::Active;
    let admins = accounts::hold_admins(tx)?;
    if is_one && admins < 2 { Err(AccountProblem::LastAdmin.into()) } else { Ok(()) }
}

/// Deletes what nobody can use any more: sessions and invitations.
///
/// # Errors
/// The store's.
pub fn sweep(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<(), ServiceError> {
    sessions::sweep(tx, now)?;
    invitations::delete_expired(tx, now)?;
    Ok(())
}
