//! What Rooftop writes to people: noted in the transaction of its cause, addressed and worded when it is sent.
//! Invariants: what was noted is sent once at least, or given up and counted; a notice is for whoever its addressee is when it is sent,
//! nobody is written to whose account is closed, or whose invitation is gone; what cannot go to a person is an errand for whoever has charge
//! of them.

mod reach;
pub mod words;

use chrono::{DateTime, TimeDelta, Utc};

use super::{App, ServiceError, errands};
use crate::config::{Config, MailTransport};
use crate::crypto;
use crate::domain::access::Action;
use crate::domain::backoff::{self, Failing, Waits};
use crate::domain::notice::{Addressee, FIRST_WAIT_S, GIVE_UP_DAYS, Notice, Way};
use crate::i18n::Lang;
use crate::ids::{AccountId, NoticeId};
use crate::mail::{Letter, SendError, Sms};
use crate::store::notices::{Leased, Waiting};
use crate::store::people::Person;
use crate::store::{Conn, Tx, accounts, audit, notices, sweeps};
use reach::{Address, Whereto};
use words::Words;

/// What details are sealed for.
const PURPOSE: &str = "notices.detail";
/// How often the head of the audit log is written to those who keep it, in seconds.
const HEAD_EVERY_S: u32 = 24 * 3600;

/// Whether mail leaves this instance.
pub fn is_mail_on(config: &Config) -> bool {
    config.mail.transport != MailTransport::Off
}

/// Notes that somebody is written to, by mail. While mail is off nothing is noted: what is old when it is turned on helps nobody.
///
/// # Errors
/// The store's.
pub fn push(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (to, lang): (Addressee, Lang),
    notice: &Notice,
) -> Result<(), ServiceError> {
    if !is_mail_on(&app.config) {
        return Ok(());
    }
    insert(tx, app, now, (to, Way::Mail, lang), notice)
}

fn insert(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (to, way, lang): (Addressee, Way, Lang),
    notice: &Notice,
) -> Result<(), ServiceError> {
    let id = NoticeId::new();
    let seal = |detail: String| app.secret.seal(PURPOSE, id.to_string().as_bytes(), detail.as_bytes());
    let waiting = Waiting { id, kind: notice.kind(), to, way, lang, detail: notice.detail().map(seal) };
    Ok(notices::insert(tx, &waiting, now)?)
}

/// As [`push`], to somebody with a record here, by the channel that they chose and in their language, or the association's where nobody
/// speaks theirs so far. It is noted also while mail is off: then somebody tells them.
///
/// # Errors
/// The store's.
pub(super) fn push_to_person(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (person, notice): (&Person, &Notice),
) -> Result<(), ServiceError> {
    let lang = Lang::from_tag(&person.language).unwrap_or_else(|| app.lang());
    insert(tx, app, now, (Addressee::Person(person.id), Way::Chosen, lang), notice)
}

/// As [`push`], to somebody of the staff in their language.
///
/// # Errors
/// The store's.
pub fn push_to_account(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (account, notice): (AccountId, &Notice),
) -> Result<(), ServiceError> {
    let lang = accounts::language(tx, account)?;
    push(tx, app, now, (Addressee::Account(account), lang), notice)
}

/// Once a day, notes that those who may read the audit log are told its head, to keep it where nobody who reaches the database can change
/// it. After days without a process they are told once. Gives how many are told.
///
/// # Errors
/// The store's.
pub fn push_head(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>) -> Result<usize, ServiceError> {
    if !is_mail_on(&app.config) || !sweeps::take(tx, "audit-head", HEAD_EVERY_S, now)? {
        return Ok(0);
    }
    let Some(head) = audit::head(tx)? else { return Ok(0) };
    let readers = accounts::active_with_roles(tx, Action::ReadAudit.roles())?;
    let notice = Notice::AuditHead(head);
    for (account, lang) in &readers {
        push(tx, app, now, (Addressee::Account(*account), *lang), &notice)?;
    }
    Ok(readers.len())
}

/// A notice that can be sent. Its debug output shows the id alone.
pub struct Ready {
    id: NoticeId,
    to: Address,
    lang: Lang,
    words: Words,
}

impl std::fmt::Debug for Ready {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ready({})", self.id)
    }
}

/// What a notice turned out to be when it was to be sent.
#[derive(Debug)]
pub enum Prepared {
    Ready(Ready),
    /// Its person is told by somebody who has charge of them.
    ByHand,
    /// Its account is closed, its invitation used or taken back.
    Nobody,
    /// Its detail does not open, or makes no sense: the secret is another one.
    Unreadable,
}

/// Looks up where a notice goes, and words it.
///
/// # Errors
/// The store's.
pub fn prepare(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    notice: &Leased,
) -> Result<Prepared, ServiceError> {
    let waiting = &notice.waiting;
    let Some(opened) = open(app, waiting) else { return Ok(Prepared::Unreadable) };
    let to = match reach::whereto(conn, app, now, (waiting, &opened))? {
        Whereto::To(address) => address,
        Whereto::ByHand => return Ok(Prepared::ByHand),
        Whereto::Nobody => return Ok(Prepared::Nobody),
        Whereto::Unreadable => return Ok(Prepared::Unreadable),
    };
    let words = match to {
        Address::Mail(_) => words::mail(&app.urls, waiting.lang, &opened),
        Address::Sms(_) => words::sms(&app.urls, waiting.lang, &opened),
    };
    Ok(Prepared::Ready(Ready { id: waiting.id, to, lang: waiting.lang, words }))
}

fn open(app: &App, waiting: &Waiting) -> Option<Notice> {
    let unseal = |sealed: &String| {
        let bytes = app.secret.open(PURPOSE, waiting.id.to_string().as_bytes(), sealed).ok()?;
        String::from_utf8(bytes).ok()
    };
    let detail = match &waiting.detail {
        Some(sealed) => Some(unseal(sealed)?),
        None => None,
    };
    Notice::read(waiting.kind, detail.as_deref()).ok()
}

/// Sends what was prepared.
///
/// # Errors
/// Nobody took it.
pub async fn send(app: &App, now: DateTime<Utc>, ready: &Ready) -> Result<(), SendError> {
    let id = ready.id.to_string();
    let Words { subject, text } = &ready.words;
    match &ready.to {
        Address::Mail(to) => {
            let letter = Letter { id: &id, to, subject, text, language: ready.lang.tag() };
            app.channels.mail(&letter, now).await
        }
        Address::Sms(to) => app.channels.sms(&Sms { id: &id, to, text }).await,
    }
}

/// Sends a trial mail at once, in the association's language: an operator wants to know whether mail arrives.
///
/// # Errors
/// Nobody took it.
pub async fn send_trial(app: &App, now: DateTime<Utc>, to: &str) -> Result<(), SendError> {
    let (id, lang) = (NoticeId::new().to_string(), app.lang());
    let Words { subject, text } = words::mail(&app.urls, lang, &Notice::Trial);
    let letter = Letter { id: &id, to, subject: &subject, text: &text, language: lang.tag() };
    app.channels.mail(&letter, now).await
}

/// What came of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// Nobody was to be written to any more.
    Nobody,
    /// Somebody who has charge of the person tells them.
    ByHand,
    PutOff,
    GivenUp,
}

/// What there is to write down of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    Sent,
    Nobody,
    ByHand,
    Unreadable,
    Failed(SendError),
}

/// Writes down what came of a try.
///
/// # Errors
/// The store's.
pub fn finish(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    notice: &Leased,
    tried: &Tried,
) -> Result<Outcome, ServiceError> {
    let error = match tried {
        Tried::Sent => {
            notices::done(tx, notice)?;
            return Ok(Outcome::Sent);
        }
        Tried::Nobody => {
            notices::done(tx, notice)?;
            return Ok(Outcome::Nobody);
        }
        Tried::ByHand => {
            hand_over(tx, now, notice)?;
            notices::done(tx, notice)?;
            return Ok(Outcome::ByHand);
        }
        Tried::Unreadable => return give_up(tx, now, notice, "what is sealed of it does not open"),
        Tried::Failed(error) => error,
    };
    let too_old = now - notice.created_at > TimeDelta::days(GIVE_UP_DAYS.into());
    if error.failure.lasts() || too_old {
        return give_up(tx, now, notice, &error.to_string());
    }
    let failing = Failing { failures: notice.attempts, since: notice.created_at };
    let waits = Waits { first_s: FIRST_WAIT_S, dead_after_days: GIVE_UP_DAYS };
    let jitter = f64::from(u16::from_be_bytes(crypto::random_bytes())) / f64::from(u16::MAX);
    let wait_s = backoff::wait_s(Some(failing), now, waits, jitter);
    let again_at = now + TimeDelta::seconds(i64::try_from(wait_s).unwrap_or(i64::MAX / 2));
    notices::put_off(tx, notice, &error.to_string(), again_at)?;
    Ok(Outcome::PutOff)
}

/// Gives a notice up; somebody tells its person, where it has one.
fn give_up(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    notice: &Leased,
    error: &str,
) -> Result<Outcome, ServiceError> {
    hand_over(tx, now, notice)?;
    notices::give_up(tx, notice, error, now)?;
    Ok(Outcome::GivenUp)
}

fn hand_over(tx: &mut Tx<'_>, now: DateTime<Utc>, notice: &Leased) -> Result<(), ServiceError> {
    match notice.waiting.to {
        Addressee::Person(person) => errands::raise(tx, (person, notice.waiting.kind), now),
        Addressee::Account(_) | Addressee::Invitation(_) | Addressee::Mark(_) => Ok(()),
    }
}
