//! What people of the fediverse write to the association: taken under limits, answered once by itself, and then by a moderator.
//! Invariants: nothing of it is shown in public; an edit or a deletion counts for its author alone; a program gets no automatic
//! answer, and nobody gets two about one thing.

use chrono::{DateTime, TimeDelta, Utc};

use super::{App, ServiceError, Viewer, appeals, audit, partners};
use crate::crypto::sha256_hex;
use crate::domain::access::Action;
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::event::{Event, EventKind};
use crate::domain::lead::{
    self, ANSWER_MAX_CHARS, AUTO_ANSWERS_MAX, DAY_HOURS, DUPLICATE_DAYS, DUPLICATE_MIN_CHARS, LEADS_A_DOMAIN,
    LEADS_A_STRANGER, Lead, LeadClose, LeadReason, LeadState, LeadVisibility, Letter, NamesUs,
    UNSEEN_DELETED_A_DOMAIN,
};
use crate::i18n::{Args, Lang, Texts};
use crate::ids::{AccountId, ApId, AppealId, EventId, LeadId, MessageId, ProposalId};
use crate::store::messages::Message;
use crate::store::{Conn, Tx, actors, blocks, leads, messages, outbox, proposals, tombstones};
use crate::text;

/// What was done with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reception {
    New,
    Changed,
    /// Over a limit: it is counted and not kept.
    Counted,
    /// Known already, or deleted by its author, who may be gone too.
    Stale,
    /// It is about nothing here (inbound check 14).
    Irrelevant,
}

/// What a message of ours or of theirs belongs to.
#[derive(Debug, Clone, Copy, Default)]
struct Tie {
    offer: Option<ProposalId>,
    appeal: Option<AppealId>,
    thread: Option<LeadId>,
}

impl Tie {
    /// That of a lead before, or that we answered.
    fn of(lead: &Lead) -> Self {
        Self { offer: lead.offer, appeal: lead.appeal, thread: Some(lead.thread) }
    }
}

/// What a message answers, if that is ours: a published offer, an appeal that went out, or a message of ours to this very sender. The message's
/// `context` decides nothing: servers drop and invent it.
fn tie(conn: &mut Conn, app: &App, letter: &Letter) -> Result<Option<Tie>, ServiceError> {
    let Some(answered) = &letter.in_reply_to else { return Ok(None) };
    if let Some(message) = messages::by_ap_id(conn, answered)?.filter(|m| m.recipient == letter.sender) {
        let first = leads::by_id(conn, message.lead)?;
        return Ok(first.map(|first| Tie::of(&first)));
    }
    if let Some(before) = leads::by_note(conn, answered)?.filter(|lead| lead.sender == letter.sender) {
        return Ok(Some(Tie::of(&before)));
    }
    if let Some(id) = app.urls.appeal_id(answered).filter(|_| app.urls.is_ours(answered)) {
        let appeal = appeals::public(conn, id)?;
        return Ok(appeal.map(|appeal| Tie { appeal: Some(appeal.id), ..Tie::default() }));
    }
    let Some(id) = app.urls.offer_id(answered).filter(|_| app.urls.is_ours(answered)) else {
        return Ok(None);
    };
    let offer = proposals::by_id(conn, id)?.filter(|found| found.is_public_offer_of(&app.association()));
    Ok(offer.map(|offer| Tie { offer: Some(offer.id), ..Tie::default() }))
}

/// Whether a message is for us: it names one of our actors, answers an offer or a message of ours, or is a lead already.
///
/// # Errors
/// The store's.
pub fn is_relevant(conn: &mut Conn, app: &App, letter: &Letter) -> Result<bool, ServiceError> {
    let known = leads::by_note(conn, &letter.note)?.is_some();
    Ok(known || letter.names_us == NamesUs::Yes || tie(conn, app, letter)?.is_some())
}

/// Takes a message, new or edited.
///
/// # Errors
/// [`ServiceError::Conflict`] where a message with this id has another sender, or the store's.
pub fn receive(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    letter: &Letter,
) -> Result<Reception, ServiceError> {
    // Whoever is gone took everything along: what was still waiting to be read is not read any more.
    let is_gone = actors::by_ap_id(tx, &letter.sender)?.is_some_and(|sender| sender.deleted_at.is_some());
    if is_gone || tombstones::is_buried(tx, &letter.note, &letter.sender)? {
        return Ok(Reception::Stale);
    }
    if let Some(known) = leads::by_note(tx, &letter.note)? {
        return edited(tx, now, &known, letter);
    }
    let tie = tie(tx, app, letter)?;
    if tie.is_none() && letter.names_us == NamesUs::No {
        return Ok(Reception::Irrelevant);
    }
    let tie = tie.unwrap_or_default();
    let day = now - TimeDelta::hours(DAY_HOURS);
    if leads::count_of_sender(tx, &letter.sender, day)? >= LEADS_A_STRANGER
        || leads::count_of_domain(tx, &letter.sender.domain(), day)? >= LEADS_A_DOMAIN
    {
        leads::one_more(tx, &letter.sender)?;
        return Ok(Reception::Counted);
    }
    let id = LeadId::new();
    let (reasons, hash) = judged(tx, now, letter)?;
    let lead = Lead {
        id,
        note: letter.note.clone(),
        thread: tie.thread.unwrap_or(id),
        sender: letter.sender.clone(),
        offer: tie.offer,
        appeal: tie.appeal,
        visibility: letter.visibility,
        language: letter.language.clone(),
        content: letter.content.clone(),
        reasons,
        more: 0,
        state: LeadState::New,
        close_reason: None,
        received_at: now,
        updated_at: letter.updated_at,
        erased_at: None,
    };
    leads::insert(tx, &lead, &hash)?;
    answer_by_itself(tx, app, now, (&lead, letter))?;
    Ok(Reception::New)
}

/// Why a message may be spam, and what its text is compared by.
fn judged(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    letter: &Letter,
) -> Result<(Vec<LeadReason>, String), ServiceError> {
    let mut reasons = lead::reasons(letter, now);
    let bare: String = letter.content.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let hash = sha256_hex(bare.as_bytes());
    let compared = bare.chars().count() >= DUPLICATE_MIN_CHARS;
    if compared && leads::has_same(tx, &hash, now - TimeDelta::days(DUPLICATE_DAYS))? {
        reasons.push(LeadReason::Duplicate);
    }
    Ok((reasons, hash))
}

fn edited(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    known: &Lead,
    letter: &Letter,
) -> Result<Reception, ServiceError> {
    if known.sender != letter.sender {
        return Err(ServiceError::Conflict("the author of an object never changes".to_owned()));
    }
    if known.updated_at >= letter.updated_at || known.content == letter.content {
        return Ok(Reception::Stale);
    }
    // Its own old text is no other message's.
    let (reasons, hash) = judged(tx, now, letter)?;
    leads::change(tx, known.id, (&letter.content, &hash, &reasons), letter.updated_at)?;
    Ok(Reception::Changed)
}

/// The one automatic answer: to a person, once about each thing, within the day's limit, and not into silence or a block. A
/// public post that only names us gets none: its author did not ask for a letter.
fn answer_by_itself(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (lead, letter): (&Lead, &Letter),
) -> Result<(), ServiceError> {
    let asked = lead.visibility == LeadVisibility::Private || lead.offer.is_some() || lead.appeal.is_some();
    let silenced = partners::policy_of(tx, app, &lead.sender.domain())?.flags.silenced;
    let blocked = blocks::is_blocked_by(tx, &app.association(), &lead.sender)?;
    if !asked || silenced || blocked || lead::is_program(letter.sender_kind) || lead.thread != lead.id {
        return Ok(());
    }
    let (about, id) = match (lead.offer, lead.appeal) {
        (Some(offer), _) => (app.urls.proposal(offer), "lead-answer-offer"),
        (None, Some(appeal)) => (app.urls.appeal(appeal), "lead-answer-appeal"),
        (None, None) => (app.association(), "lead-answer"),
    };
    let limit = (now - TimeDelta::hours(DAY_HOURS), AUTO_ANSWERS_MAX);
    if !messages::claim_auto_answer(tx, (&lead.sender, &about), limit, now)? {
        return Ok(());
    }
    let lang = lead.language.as_deref().and_then(Lang::from_tag).unwrap_or_else(|| app.lang());
    let args = Args::new().with("name", app.config.association.name.as_str());
    let content = Texts::load().plain(lang, id, &args);
    send(tx, app, now, Answer { lead, lang, content, written_by: None })
}

/// An answer that may go out.
struct Answer<'a> {
    lead: &'a Lead,
    lang: Lang,
    content: String,
    written_by: Option<AccountId>,
}

fn send(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, answer: Answer<'_>) -> Result<(), ServiceError> {
    let id = MessageId::new();
    let message = Message {
        id,
        ap_id: app.urls.message(id),
        lead: answer.lead.id,
        recipient: answer.lead.sender.clone(),
        in_reply_to: answer.lead.note.clone(),
        language: answer.lang.tag().to_owned(),
        content: answer.content,
        written_by: answer.written_by,
        created_at: now,
    };
    messages::insert(tx, &message)?;
    let event = Event {
        id: EventId::new(),
        kind: EventKind::MessageSent,
        actor: app.association(),
        subject: message.ap_id,
        detail: None,
    };
    Ok(outbox::push(tx, &event, now)?)
}

/// Answers a lead in private. Contact data does not travel through the network (PR-17), and a first message with a link is
/// dropped by spam filters.
///
/// # Errors
/// [`ServiceError::NotAllowed`], [`ServiceError::NotFound`], [`ServiceError::TextLength`], [`ServiceError::Reveals`];
/// [`ServiceError::Conflict`] where the lead is closed or its sender is gone or blocks us; the store's.
pub fn answer(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, lang, content): (LeadId, Lang, &str),
) -> Result<(), ServiceError> {
    let account = handler(viewer)?;
    let content = super::checked_text(content, ANSWER_MAX_CHARS)?;
    let found = text::reveals(&content);
    if !found.is_empty() {
        return Err(ServiceError::Reveals(found));
    }
    let lead = leads::by_id(tx, id)?.ok_or(ServiceError::NotFound("lead"))?;
    if lead.state == LeadState::Closed {
        return Err(ServiceError::Conflict("the lead is closed".to_owned()));
    }
    let reachable = actors::by_ap_id(tx, &lead.sender)?.is_some_and(|actor| actor.deleted_at.is_none());
    if !reachable || blocks::is_blocked_by(tx, &app.association(), &lead.sender)? {
        return Err(ServiceError::Conflict("the sender cannot be reached any more".to_owned()));
    }
    leads::mark_read(tx, id)?;
    audit::note(tx, now, viewer, (AuditEvent::LeadAnswered, Subject::Lead(id)));
    send(tx, app, now, Answer { lead: &lead, lang, content, written_by: Some(account) })
}

/// Notes that a lead was read.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn mark_read(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: LeadId,
) -> Result<(), ServiceError> {
    handler(viewer)?;
    if leads::mark_read(tx, id)? {
        audit::note(tx, now, viewer, (AuditEvent::LeadRead, Subject::Lead(id)));
    }
    Ok(())
}

/// Closes a lead.
///
/// # Errors
/// [`ServiceError::NotAllowed`]; [`ServiceError::Conflict`] where it is closed already; the store's.
pub fn close(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, reason): (LeadId, LeadClose),
) -> Result<(), ServiceError> {
    let account = handler(viewer)?;
    if leads::close(tx, id, (reason, account), now)? {
        let deed = (AuditEvent::LeadClosed, Subject::Lead(id), Some(Reason::Lead(reason)));
        audit::note_with(tx, now, viewer, deed);
        return Ok(());
    }
    leads::by_id(tx, id)?.ok_or(ServiceError::NotFound("lead"))?;
    Err(ServiceError::Conflict("the lead is closed".to_owned()))
}

/// Who of the staff handles it: every deed bears a name.
pub(super) fn handler(viewer: Viewer) -> Result<AccountId, ServiceError> {
    viewer.require(Action::HandleLeads)?;
    viewer.account().ok_or(ServiceError::NotAllowed)
}

/// Takes the text of a message away at its author's word, and remembers that it is gone.
///
/// # Errors
/// The store's.
pub fn deleted(tx: &mut Tx<'_>, now: DateTime<Utc>, note: &ApId, sender: &ApId) -> Result<(), ServiceError> {
    if leads::erase(tx, note, sender, now)? {
        tombstones::bury(tx, note, sender, now)?;
    }
    Ok(())
}

/// Remembers for a while that something is gone which was never here: a letter whose Delete overtakes its Create does not come after
/// it. So much of each domain and no more, for anybody can delete what never was.
///
/// # Errors
/// The store's.
pub fn unseen_deleted(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    note: &ApId,
    sender: &ApId,
) -> Result<(), ServiceError> {
    Ok(tombstones::bury_unseen(tx, note, sender, (UNSEEN_DELETED_A_DOMAIN, now))?)
}
