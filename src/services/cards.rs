//! Access cards: a code that is printed and a PIN that is not. With both, somebody without e-mail or papers reads and changes what is theirs.
//! Invariants: a PIN counts before anybody looks at it; wrong ones slow their code and never lock anybody out; what is slowed or unknown is
//! answered before anything is hashed; code and PIN are stored as what a key outside of the database makes of them.

use chrono::{DateTime, Utc};

use super::hashing::HashError;
use super::{App, ServiceError, person_sessions};
use crate::crypto::{self, password, random_bytes};
use crate::domain::card::{AccessCode, Phone, Pin, PinProblem, wait_after};
use crate::ids::{PersonId, SessionId};
use crate::store::access_cards::{self, Card, Charged};
use crate::store::{Conn, Tx, person_sessions as stored_sessions};

const CODE_PURPOSE: &str = "access_cards.code_hash";
const PEPPER_PURPOSE: &str = "access_cards.pin_hash";

/// A card that is about to be given: what is shown once, and what is stored.
pub struct NewCard {
    pub code: AccessCode,
    /// The PIN that was drawn; `None` where the person chose one.
    pub drawn: Option<Pin>,
    code_hash: String,
    pin_hash: String,
}

/// What a card shows, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub code: AccessCode,
    /// Not on the card itself.
    pub drawn: Option<Pin>,
}

impl NewCard {
    /// Stores it as somebody's card, in place of the one they had.
    pub(super) fn give(
        self,
        tx: &mut Tx<'_>,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<Shown, ServiceError> {
        access_cards::save(tx, person, (&self.code_hash, &self.pin_hash), now)?;
        Ok(Shown { code: self.code, drawn: self.drawn })
    }
}

/// Makes a card with the PIN that somebody chose, or with one that is drawn. Slow on purpose: not in a transaction.
///
/// # Errors
/// [`HashError::Full`].
pub async fn make(app: &App, chosen: Option<Pin>) -> Result<NewCard, HashError> {
    let drawn = chosen.is_none();
    let pin = chosen.unwrap_or_else(draw);
    let code = AccessCode::from_bytes(random_bytes());
    let pin_hash = hash(app, &pin).await?;
    Ok(NewCard { code, drawn: drawn.then_some(pin), code_hash: code_hash(app, code), pin_hash })
}

fn draw() -> Pin {
    loop {
        if let Some(pin) = Pin::from_bytes(random_bytes()) {
            return pin;
        }
    }
}

async fn hash(app: &App, pin: &Pin) -> Result<String, HashError> {
    let (pin, pepper) = (pin.clone(), pepper(app));
    let turn = app.hashing.people.turn().await?;
    let hashed = turn.hash(move || password::hash_pin(pin.digits(), &pepper)).await?;
    hashed.map_err(|error| ServiceError::Internal(error.to_string()).into())
}

fn code_hash(app: &App, code: AccessCode) -> String {
    crypto::hex(&app.secret.mac(CODE_PURPOSE, code.plain().as_bytes()))
}

fn pepper(app: &App) -> [u8; 32] {
    app.secret.mac(PEPPER_PURPOSE, b"")
}

/// What came of a code and a PIN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried<T> {
    Right(T),
    /// The code is unknown, or the PIN is another one: nobody learns which.
    Wrong,
    /// After too many wrong ones the next is heard in so many seconds.
    Waits {
        seconds: u32,
    },
}

/// Who signs in, from where.
#[derive(Debug, Clone)]
pub struct SignIn {
    pub phone: Phone,
    pub browser: String,
    /// The token that the browser had.
    pub old: Option<String>,
}

/// Signs somebody in with code and PIN; gives the token of the session.
///
/// # Errors
/// [`HashError::Full`], or the store's.
pub async fn sign_in(
    app: &App,
    (code, pin): (AccessCode, &Pin),
    by: SignIn,
) -> Result<Tried<String>, HashError> {
    let (now, hashed) = (app.clock.now(), code_hash(app, code));
    let found =
        app.db.read(move |conn| access_cards::by_code(conn, &hashed)).await.map_err(ServiceError::from)?;
    let Some(card) = found else { return Ok(Tried::Wrong) };
    let person = card.person;
    after_pin(app, now, (card, pin), move |tx| {
        person_sessions::open(tx, now, (person, by.phone), (&by.browser, by.old.as_deref()))
    })
    .await
}

/// Changes the PIN of somebody who signed in and knows the present one; their other sessions end.
///
/// # Errors
/// [`HashError::Full`], [`ServiceError::NotFound`] without a card, or the store's.
pub async fn change_pin(
    app: &App,
    (person, session): (PersonId, SessionId),
    (present, new): (&Pin, &Pin),
) -> Result<Tried<()>, HashError> {
    let now = app.clock.now();
    let found =
        app.db.read(move |conn| access_cards::of_person(conn, person)).await.map_err(ServiceError::from)?;
    let card = found.ok_or(ServiceError::NotFound("card"))?;
    if let Some(seconds) = waits(&card, now) {
        return Ok(Tried::Waits { seconds });
    }
    let hashed = hash(app, new).await?;
    after_pin(app, now, (card, present), move |tx| {
        access_cards::set_pin(tx, person, &hashed)?;
        stored_sessions::end_all(tx, person, Some(session))?;
        Ok(())
    })
    .await
}

/// Does a deed of somebody who signed in, and gives their PIN once more.
///
/// # Errors
/// [`HashError::Full`], [`ServiceError::NotFound`] without a card, or the deed's.
pub(super) async fn with_pin<T: Send + 'static>(
    app: &App,
    person: PersonId,
    pin: &Pin,
    deed: impl FnOnce(&mut Tx<'_>) -> Result<T, ServiceError> + Send + 'static,
) -> Result<Tried<T>, HashError> {
    let found = app.db.read(move |conn| access_cards::of_person(conn, person)).await;
    let card = found.map_err(ServiceError::from)?.ok_or(ServiceError::NotFound("card"))?;
    after_pin(app, app.clock.now(), (card, pin), deed).await
}

/// Does a deed once a card's PIN was right. It counts as wrong before it is looked at.
async fn after_pin<T: Send + 'static>(
    app: &App,
    now: DateTime<Utc>,
    (card, pin): (Card, &Pin),
    deed: impl FnOnce(&mut Tx<'_>) -> Result<T, ServiceError> + Send + 'static,
) -> Result<Tried<T>, HashError> {
    if let Some(seconds) = waits(&card, now) {
        return Ok(Tried::Waits { seconds });
    }
    // The place in the lane comes first: whoever finds none has not used up a try.
    let turn = app.hashing.people.turn().await?;
    let (person, pin_hash) = (card.person, card.pin_hash);
    let counted = pin_hash.clone();
    let charging = move |tx: &mut Tx<'_>| {
        access_cards::charge(tx, (person, &counted), now, wait_after).map_err(ServiceError::from)
    };
    match app.db.tx(charging).await? {
        Charged::Heard => {}
        Charged::NotBefore(at) => return Ok(Tried::Waits { seconds: seconds_until(at, now) }),
        Charged::Gone => return Ok(Tried::Wrong),
    }
    let (pin, pepper, stored) = (pin.clone(), pepper(app), pin_hash.clone());
    let is_right = turn.hash(move || password::verify_pin(pin.digits(), &stored, &pepper)).await?;
    drop(turn);
    if !is_right {
        let failed = app.db.read(move |conn| access_cards::of_person(conn, person)).await;
        let card = failed.map_err(ServiceError::from)?;
        return Ok(card
            .and_then(|card| waits(&card, now))
            .map_or(Tried::Wrong, |seconds| Tried::Waits { seconds }));
    }
    let done = app.db.tx(move |tx| {
        // A card that was replaced while we looked opens nothing.
        if access_cards::of_person(tx, person)?.is_none_or(|card| card.pin_hash != pin_hash) {
            return Ok(None);
        }
        access_cards::forgive(tx, person)?;
        deed(tx).map(Some)
    });
    Ok(done.await?.map_or(Tried::Wrong, Tried::Right))
}

/// For how many seconds no PIN of a card is heard.
fn waits(card: &Card, now: DateTime<Utc>) -> Option<u32> {
    card.again_at.filter(|at| *at > now).map(|at| seconds_until(at, now))
}

fn seconds_until(at: DateTime<Utc>, now: DateTime<Utc>) -> u32 {
    u32::try_from((at - now).num_seconds()).unwrap_or_default().max(1)
}

/// Reads a PIN that somebody chooses, who types it twice; none where they leave both empty.
///
/// # Errors
/// [`PinProblem`].
pub fn chosen((pin, again): (&str, &str)) -> Result<Option<Pin>, PinProblem> {
    if pin.trim().is_empty() && again.trim().is_empty() {
        return Ok(None);
    }
    let pin = Pin::choose(pin)?;
    if Pin::read(again) == Ok(pin.clone()) { Ok(Some(pin)) } else { Err(PinProblem::Differ) }
}

/// What is known of somebody's card: since when, and until when its code waits.
///
/// # Errors
/// The store's.
pub fn state(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
) -> Result<Option<CardState>, ServiceError> {
    let card = access_cards::of_person(conn, person)?;
    Ok(card.map(|card| CardState {
        issued_at: card.issued_at,
        failures: card.failures,
        waits_until: card.again_at.filter(|at| *at > now),
    }))
}

/// What a page says of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardState {
    pub issued_at: DateTime<Utc>,
    /// Wrong PINs in a row.
    pub failures: u32,
    pub waits_until: Option<DateTime<Utc>>,
}
