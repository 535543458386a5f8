//! What Rooftop writes to people: noted in the transaction of its cause, addressed and worded when it is sent.
//! Invariants: what was noted is sent once at least, or given up and counted; a notice is for whoever its addressee is when it is sent,
//! and nobody is written to whose account is closed, or whose invitation is gone.

pub mod words;

use chrono::{DateTime, TimeDelta, Utc};

use super::{App, ServiceError};
use crate::config::{Config, MailTransport};
use crate::crypto;
use crate::domain::access::Action;
use crate::domain::backoff::{self, Failing, Waits};
use crate::domain::notice::{Addressee, FIRST_WAIT_S, GIVE_UP_DAYS, Notice, Way};
use crate::i18n::Lang;
use crate::ids::{AccountId, NoticeId};
use crate::mail::{Letter, SendError, Sms};
use crate::store::accounts::Activity;
use crate::store::notices::{Leased, Waiting};
use crate::store::{Conn, Tx, accounts, audit, invitations, notices, sweeps};
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
    let id = NoticeId::new();
    let seal = |detail: String| app.secret.seal(PURPOSE, id.to_string().as_bytes(), detail.as_bytes());
    let waiting =
        Waiting { id, kind: notice.kind(), to, way: Way::Mail, lang, detail: notice.detail().map(seal) };
    Ok(notices::insert(tx, &waiting, now)?)
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
    way: Way,
    to: String,
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
    let Some(to) = address(conn, now, (waiting.to, waiting.way))? else { return Ok(Prepared::Nobody) };
    let Some(opened) = open(app, waiting) else { return Ok(Prepared::Unreadable) };
    let words = match waiting.way {
        Way::Mail => words::mail(&app.urls, waiting.lang, &opened),
        Way::Sms => words::sms(&app.urls, waiting.lang),
    };
    let (id, way, lang) = (waiting.id, waiting.way, waiting.lang);
    Ok(Prepared::Ready(Ready { id, way, to, lang, words }))
}

/// The address of an addressee now.
fn address(
    conn: &mut Conn,
    now: DateTime<Utc>,
    (to, way): (Addressee, Way),
) -> Result<Option<String>, ServiceError> {
    match (way, to) {
        (Way::Mail, Addressee::Account(id)) => {
            let member = accounts::by_id(conn, id)?.filter(|member| member.activity == Activity::Active);
            Ok(member.map(|member| member.account.email))
        }
        (Way::Mail, Addressee::Invitation(id)) => {
            Ok(invitations::by_id(conn, id, now)?.map(|invitation| invitation.email))
        }
        // The staff has no telephone here.
        (Way::Sms, Addressee::Account(_) | Addressee::Invitation(_)) => Ok(None),
    }
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
    match ready.way {
        Way::Mail => {
            let letter = Letter { id: &id, to: &ready.to, subject, text, language: ready.lang.tag() };
            app.channels.mail(&letter, now).await
        }
        Way::Sms => app.channels.sms(&Sms { id: &id, to: &ready.to, text }).await,
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
    PutOff,
    GivenUp,
}

/// What there is to write down of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    Sent,
    Nobody,
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
        Tried::Sent | Tried::Nobody => {
            notices::done(tx, notice)?;
            return Ok(if *tried == Tried::Sent { Outcome::Sent } else { Outcome::Nobody });
        }
        Tried::Unreadable => {
            notices::give_up(tx, notice, "its detail does not open", now)?;
            return Ok(Outcome::GivenUp);
        }
        Tried::Failed(error) => error,
    };
    let too_old = now - notice.created_at > TimeDelta::days(GIVE_UP_DAYS.into());
    if error.failure.lasts() || too_old {
        notices::give_up(tx, notice, &error.to_string(), now)?;
        return Ok(Outcome::GivenUp);
    }
    let failing = Failing { failures: notice.attempts, since: notice.created_at };
    let waits = Waits { first_s: FIRST_WAIT_S, dead_after_days: GIVE_UP_DAYS };
    let jitter = f64::from(u16::from_be_bytes(crypto::random_bytes())) / f64::from(u16::MAX);
    let wait_s = backoff::wait_s(Some(failing), now, waits, jitter);
    let again_at = now + TimeDelta::seconds(i64::try_from(wait_s).unwrap_or(i64::MAX / 2));
    notices::put_off(tx, notice, &error.to_string(), again_at)?;
    Ok(Outcome::PutOff)
}
