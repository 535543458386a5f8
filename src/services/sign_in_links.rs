//! The way in by mail, for people who have an address: a link that is good once and for a short time.
//! Invariants: whoever asks learns nothing, for the same rows are written whether an address is anybody's or not, and it is looked up when
//! the mail leaves; reading the page of a link changes nothing, since mail scanners follow links; an address that two people have lets
//! nobody in, or each would enter as the other.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use super::{App, ServiceError, notices, person_sessions};
use crate::crypto;
use crate::domain::address_mark::AddressMark;
use crate::domain::card::Phone;
use crate::domain::contact::Contact;
use crate::domain::notice::{Addressee, LINK_MINUTES, LinkToken, Notice};
use crate::domain::private::Private;
use crate::i18n::Lang;
use crate::ids::PersonId;
use crate::store::{Conn, Tx, accounts, address_marks, offer_people, people, sign_in_links};

/// What marks are made for.
const PURPOSE: &str = "address_marks.mark";
/// How many links an address gets in an hour.
pub const LINKS_AN_HOUR: i64 = 3;
/// How long a link is kept to be counted, in minutes.
const KEPT_MINUTES: i64 = 60;
/// How many marks are made in one transaction.
const CHUNK: i64 = 200;

/// The mark of an address, which [`crate::domain::contact::email`] read.
fn mark(app: &App, email: &Private) -> AddressMark {
    AddressMark::of_mac(app.secret.mac(PURPOSE, email.expose().as_bytes()))
}

fn hashed(token: &str) -> String {
    crypto::sha256_hex(token.as_bytes())
}

/// Whether anybody can enter so: mail leaves here.
pub fn are_on(app: &App) -> bool {
    notices::is_mail_on(&app.config)
}

/// Seals how a person is reached, and notes by which address they are found.
pub(super) fn keep_contact(
    tx: &mut Tx<'_>,
    app: &App,
    (id, contact): (PersonId, &Contact),
) -> Result<(), ServiceError> {
    people::save_contact(tx, &app.data_keys, (id, contact))?;
    let mark = (!contact.email.is_empty()).then(|| mark(app, &contact.email));
    address_marks::put(tx, id, mark)?;
    // Whoever signs in with that address at the desk is this person (SG-12).
    let same = match contact.email.expose() {
        "" => None,
        email => accounts::by_email(tx, email)?.map(|(account, _)| account.id),
    };
    Ok(offer_people::set_account(tx, id, same)?)
}

/// Makes the marks of those who have an address and none: they were registered before there were any. Gives how many.
///
/// # Errors
/// The store's.
pub async fn mark_all(app: &Arc<App>) -> Result<usize, ServiceError> {
    let mut count = 0;
    loop {
        let marking = Arc::clone(app);
        let some = app.db.tx(move |tx| {
            let ids = address_marks::without(tx, CHUNK)?;
            for id in &ids {
                let contact = people::contact(tx, &marking.data_keys, *id)?;
                let email = contact.map(|contact| contact.email).unwrap_or_default();
                address_marks::put(tx, *id, Some(mark(&marking, &email)))?;
            }
            Ok::<_, ServiceError>(ids.len())
        });
        match some.await? {
            0 => return Ok(count),
            some => count += some,
        }
    }
}

/// Somebody asks for a link to this address, in this language. After [`LINKS_AN_HOUR`] of them nothing more happens, which is not said
/// either. Nothing here depends on whether the address is anybody's.
///
/// # Errors
/// The store's.
pub fn ask(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (email, lang): (&Private, Lang),
) -> Result<(), ServiceError> {
    let mark = mark(app, email);
    if sign_in_links::count_since(tx, mark, now - TimeDelta::minutes(KEPT_MINUTES))? >= LINKS_AN_HOUR {
        return Ok(());
    }
    let token = crypto::token();
    let expires_at = now + TimeDelta::minutes(LINK_MINUTES);
    sign_in_links::insert(tx, (&hashed(&token), mark), (now, expires_at))?;
    notices::push(tx, app, now, (Addressee::Mark(mark), lang), &Notice::SignInLink(LinkToken(token)))
}

/// Whether a link is good. It stays so.
///
/// # Errors
/// The store's.
pub fn is_good(conn: &mut Conn, now: DateTime<Utc>, token: &str) -> Result<bool, ServiceError> {
    let Some(mark) = sign_in_links::good(conn, &hashed(token), now)? else { return Ok(false) };
    Ok(address_marks::only(conn, mark)?.is_some())
}

/// Where a link is sent to; `None` where its address is nobody's, or it is good no more.
pub(super) fn address(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (mark, token): (AddressMark, &str),
) -> Result<Option<String>, ServiceError> {
    if sign_in_links::good(conn, &hashed(token), now)? != Some(mark) {
        return Ok(None);
    }
    let Some(person) = address_marks::only(conn, mark)? else { return Ok(None) };
    let contact = people::contact(conn, &app.data_keys, person)?;
    Ok(contact.map(|contact| contact.email.expose().to_owned()).filter(|email| !email.is_empty()))
}

/// Signs in whoever holds a link that is good, once; gives the token of the session, or `None`. `old` is the token that the browser had.
///
/// # Errors
/// The store's.
pub fn enter(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    (token, phone): (&str, Phone),
    (browser, old): (&str, Option<&str>),
) -> Result<Option<String>, ServiceError> {
    let Some(mark) = sign_in_links::take(tx, &hashed(token), now)? else { return Ok(None) };
    let Some(person) = address_marks::only(tx, mark)? else { return Ok(None) };
    person_sessions::open(tx, now, (person, phone), (browser, old)).map(Some)
}

/// Makes the links of a person void: their card was replaced.
pub(super) fn void(tx: &mut Tx<'_>, person: PersonId, now: DateTime<Utc>) -> Result<(), ServiceError> {
    match address_marks::of_person(tx, person)? {
        Some(mark) => Ok(sign_in_links::void(tx, mark, now)?),
        None => Ok(()),
    }
}

/// Deletes the links of a person who is erased.
pub(super) fn delete_of(tx: &mut Tx<'_>, person: PersonId) -> Result<(), ServiceError> {
    match address_marks::of_person(tx, person)? {
        Some(mark) => Ok(sign_in_links::delete_of(tx, mark)?),
        None => Ok(()),
    }
}

/// Deletes the links that count no more.
///
/// # Errors
/// The store's.
pub fn sweep(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, ServiceError> {
    Ok(sign_in_links::forget(tx, now - TimeDelta::minutes(KEPT_MINUTES))?)
}
