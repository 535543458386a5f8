//! Whose offer a proposal is, and who of the staff is such a person too.

use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{mandates, offer_people, people_accounts};
use crate::ids::{AccountId, PersonId, ProposalId};

const OF: Of = Of("offer_people");

/// Says whose offer a proposal is.
pub fn set(tx: &mut Tx<'_>, offer: ProposalId, person: PersonId) -> Result<(), StoreError> {
    diesel::insert_into(offer_people::table)
        .values((
            offer_people::proposal_id.eq(offer.to_string()),
            offer_people::person_id.eq(person.to_string()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Whose offer a proposal is, where that is known.
pub fn of_offer(conn: &mut Conn, offer: ProposalId) -> Result<Option<PersonId>, StoreError> {
    let id: Option<String> =
        offer_people::table.find(offer.to_string()).select(offer_people::person_id).first(conn).optional()?;
    OF.parse_opt("person_id", id.as_deref())
}

/// The offers of a person, the oldest first.
pub fn offers_of(conn: &mut Conn, person: PersonId) -> Result<Vec<ProposalId>, StoreError> {
    let ids: Vec<String> = offer_people::table
        .filter(offer_people::person_id.eq(person.to_string()))
        .order(offer_people::proposal_id)
        .select(offer_people::proposal_id)
        .load(conn)?;
    ids.iter().map(|id| OF.parse("proposal_id", id)).collect()
}

/// Says which account of the staff a person has too, in place of the one before.
pub fn set_account(tx: &mut Tx<'_>, person: PersonId, account: Option<AccountId>) -> Result<(), StoreError> {
    diesel::delete(people_accounts::table.find(person.to_string())).execute(&mut **tx)?;
    if let Some(account) = account {
        diesel::insert_into(people_accounts::table)
            .values((
                people_accounts::person_id.eq(person.to_string()),
                people_accounts::account_id.eq(account.to_string()),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// The offers to whose host somebody of the staff is tied: they write in the host's name, or are that person (SG-12).
pub(super) fn tied(conn: &mut Conn, account: AccountId) -> Result<Vec<String>, StoreError> {
    let account = account.to_string();
    let mut people: Vec<String> = mandates::table
        .filter(mandates::account_id.eq(&account))
        .filter(mandates::ended_at.is_null())
        .select(mandates::person_id)
        .load(conn)?;
    people.extend(
        people_accounts::table
            .filter(people_accounts::account_id.eq(&account))
            .select(people_accounts::person_id)
            .load::<String>(conn)?,
    );
    Ok(offer_people::table
        .filter(offer_people::person_id.eq_any(people))
        .select(offer_people::proposal_id)
        .load(conn)?)
}

/// Whether somebody of the staff is tied to whose offer this is (SG-12).
pub fn is_tied(conn: &mut Conn, offer: ProposalId, account: AccountId) -> Result<bool, StoreError> {
    Ok(tied(conn, account)?.contains(&offer.to_string()))
}

/// Whether somebody of the staff is the host of an offer themselves (SG-12).
pub fn is_self(conn: &mut Conn, offer: ProposalId, account: AccountId) -> Result<bool, StoreError> {
    let Some(host) = of_offer(conn, offer)? else { return Ok(false) };
    is_person(conn, host, account)
}

/// Whether somebody of the staff is this person themselves (SG-12).
pub fn is_person(conn: &mut Conn, person: PersonId, account: AccountId) -> Result<bool, StoreError> {
    let as_staff: Option<String> = people_accounts::table
        .find(person.to_string())
        .select(people_accounts::account_id)
        .first(conn)
        .optional()?;
    Ok(as_staff == Some(account.to_string()))
}
