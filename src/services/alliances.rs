//! Alliances with partners: proposed, confirmed, refused and ended by a moderator of ours, and heard of from theirs.
//! Invariants: a partner's tier is `ally` while the alliance is in effect on both sides, and nothing else sets it; when it ends, requests
//! that the other side may hold are taken back, and theirs are forgotten; only the partner's association speaks for it.

mod heard;

use chrono::{DateTime, Utc};

use super::{App, ServiceError, Viewer, audit, requests};
use crate::crypto;
use crate::domain::access::Action;
use crate::domain::actor::Actor;
use crate::domain::alliance::{Alliance, AllianceProblem, AllianceState, DeclarationKind, Side};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::event::{Event, EventKind};
use crate::domain::partner::{PartnerDeed, PartnerTier};
use crate::domain::report::TaskKind;
use crate::ids::{ApId, Domain, EventId};
use crate::store::partners::Partner;
use crate::store::{
    Conn, Tx, actors, alliances, ally_requests, offer_verdicts, outbox, partner_deeds, partners, tasks,
};

pub use heard::{Answer, Shows, Undone, accepted, concerns, offered, rejected, undone};

impl From<AllianceProblem> for ServiceError {
    fn from(problem: AllianceProblem) -> Self {
        Self::Conflict(problem.to_string())
    }
}

/// Whether this is the association of a partner with whom an alliance is in effect.
///
/// # Errors
/// The store's.
pub fn is_ally(conn: &mut Conn, association: &ApId) -> Result<bool, ServiceError> {
    let Some(partner) = partners::by_association(conn, association)? else { return Ok(false) };
    let alliance = alliances::by_domain(conn, &partner.domain)?;
    let is_in_effect =
        alliance.is_some_and(|alliance| alliance.is_in_effect() && alliance.association == *association);
    Ok(is_in_effect && partner.tier == PartnerTier::Ally)
}

/// A key's fingerprint, in groups that can be read out on the telephone: SHA-256 of the key without its lines and frame.
pub fn fingerprint(pem: &str) -> String {
    let key: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let hash = crypto::sha256_hex(key.as_bytes());
    let groups: Vec<&str> = (0..8).filter_map(|group| hash.get(group * 4..group * 4 + 4)).collect();
    groups.join(" ")
}

/// The fingerprint of the key that an actor has now.
fn key_of(conn: &mut Conn, actor: &ApId) -> Result<Option<String>, ServiceError> {
    let actor = actors::by_ap_id(conn, actor)?.filter(|actor| actor.deleted_at.is_none());
    Ok(actor.map(|actor| fingerprint(&actor.public_key_pem)))
}

/// Stores what an actor of another server says of itself now. Where an ally has another key than before, and than the one that a
/// moderator compared, a moderator must know: it was rotated, or whoever has its server speaks for it. The alliance stays in effect.
///
/// # Errors
/// The store's.
pub fn learn_actor(tx: &mut Tx<'_>, now: DateTime<Utc>, actor: &Actor) -> Result<(), ServiceError> {
    let before = key_of(tx, &actor.ap_id)?;
    actors::save_remote(tx, actor)?;
    let key = fingerprint(&actor.public_key_pem);
    if before.as_ref() == Some(&key) || !is_ally(tx, &actor.ap_id)? {
        return Ok(());
    }
    let seen = alliances::by_domain(tx, &actor.domain)?.and_then(|alliance| alliance.seen);
    if seen.as_ref() == Some(&key) {
        return Ok(tasks::settle(tx, TaskKind::AllianceKeyChanged, &actor.ap_id, None, now)?);
    }
    Ok(tasks::raise(tx, TaskKind::AllianceKeyChanged, (&actor.ap_id, &key), now)?)
}

/// Proposes an alliance to a partner, whose key's fingerprint the moderator saw. Where they proposed one meanwhile, it is in effect.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`]; [`ServiceError::Invalid`] for who is no Rooftop; [`ServiceError::Conflict`]
/// where the partner is blocked, the key is another by now, or there is nothing to propose; the store's.
pub fn propose(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (domain, seen): (&Domain, &str),
) -> Result<AllianceState, ServiceError> {
    let (partner, association) = require_seen(tx, viewer, (domain, seen))?;
    let before = of(tx, &partner.domain, &association, now)?;
    if before.state == AllianceState::Asked {
        confirm(tx, app, now, viewer, (domain, seen))?;
        return Ok(AllianceState::Allied);
    }
    let event = EventId::new();
    let after = before.propose(app.urls.activity(event, ""), seen, now)?;
    save(tx, now, &before, &after)?;
    tell(tx, app, now, (event, EventKind::AllianceOffered), &after, None)?;
    record_ours(tx, now, viewer, domain, PartnerDeed::AllianceProposed)?;
    Ok(after.state)
}

/// Confirms the alliance that a partner declared; the moderator saw the domain and this fingerprint of its key.
///
/// # Errors
/// As [`propose`]; [`ServiceError::Conflict`] where they took it back.
pub fn confirm(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (domain, seen): (&Domain, &str),
) -> Result<(), ServiceError> {
    let (partner, association) = require_seen(tx, viewer, (domain, seen))?;
    let before = of(tx, &partner.domain, &association, now)?;
    let event = EventId::new();
    let after = before.confirm(app.urls.activity(event, ""), seen, now)?;
    save(tx, now, &before, &after)?;
    settle(tx, &after, viewer, now)?;
    if let Some(offer) = after.theirs.as_ref().filter(|theirs| theirs.kind == DeclarationKind::Offer) {
        let offer = offer.id.to_string();
        tell(tx, app, now, (event, EventKind::AllianceAccepted), &after, Some(offer))?;
    }
    record_ours(tx, now, viewer, domain, PartnerDeed::AllianceConfirmed)
}

/// Refuses what a partner proposed.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`]; [`ServiceError::Conflict`] where they took it back; the store's.
pub fn refuse(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    domain: &Domain,
) -> Result<(), ServiceError> {
    let no = (Alliance::refuse as Step, PartnerDeed::AllianceRefused);
    says_no(tx, app, now, viewer, (domain, no))
}

/// Ends an alliance, or takes our proposal of one back.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`]; [`ServiceError::Conflict`] where there is nothing to end; the store's.
pub fn end(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    domain: &Domain,
) -> Result<(), ServiceError> {
    let no = (Alliance::end as Step, PartnerDeed::AllianceEnded);
    says_no(tx, app, now, viewer, (domain, no))
}

/// A step of ours that may not be possible.
type Step = fn(&Alliance, DateTime<Utc>) -> Result<Alliance, AllianceProblem>;

/// Takes a step after which we declare nothing, and tells them.
fn says_no(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (domain, (step, deed)): (&Domain, (Step, PartnerDeed)),
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    let before = alliances::by_domain(tx, domain)?.ok_or(ServiceError::NotFound("alliance"))?;
    no(tx, app, now, viewer, (&before, step))?;
    record_ours(tx, now, viewer, domain, deed)
}

fn no(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (before, step): (&Alliance, Step),
) -> Result<(), ServiceError> {
    let after = step(before, now)?;
    save(tx, now, before, &after)?;
    settle(tx, &after, viewer, now)?;
    tell_no(tx, app, now, &after)
}

/// Says no to whatever stands between us and a domain, for it is trusted no further: ends, withdraws or refuses it.
///
/// # Errors
/// The store's.
pub(super) fn leave(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    domain: &Domain,
) -> Result<(), ServiceError> {
    let Some(before) = alliances::by_domain(tx, domain)? else { return Ok(()) };
    match before.state {
        AllianceState::Offered | AllianceState::Allied => end(tx, app, now, viewer, domain),
        AllianceState::Asked => refuse(tx, app, now, viewer, domain),
        AllianceState::Declined | AllianceState::Ended => Ok(()),
    }
}

/// As `leave`, where the program does it by itself and nobody of the staff decided.
///
/// # Errors
/// The store's.
pub(super) fn leave_unasked(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    domain: &Domain,
) -> Result<(), ServiceError> {
    let Some(before) = alliances::by_domain(tx, domain)? else { return Ok(()) };
    let (step, deed) = match before.state {
        AllianceState::Offered | AllianceState::Allied => (Alliance::end as Step, PartnerDeed::AllianceEnded),
        AllianceState::Asked => (Alliance::refuse as Step, PartnerDeed::AllianceRefused),
        AllianceState::Declined | AllianceState::Ended => return Ok(()),
    };
    no(tx, app, now, Viewer::Operator, (&before, step))?;
    record(tx, now, None, domain, (deed, Side::Us))
}

/// It falls away with what it stood on, and nobody is told: the domain is blocked, or its association is gone or blocks us.
///
/// # Errors
/// The store's.
pub(super) fn lapse(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    domain: &Domain,
    by: Side,
) -> Result<(), ServiceError> {
    let Some(before) = alliances::by_domain(tx, domain)? else { return Ok(()) };
    let Some(after) = before.lapse(by, now) else { return Ok(()) };
    save(tx, now, &before, &after)?;
    tasks::settle(tx, TaskKind::AllianceAsked, &after.association, None, now)?;
    record(tx, now, None, domain, (PartnerDeed::AllianceEnded, by))
}

/// As `lapse`, by the association's id.
///
/// # Errors
/// The store's.
pub fn lapse_of(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    association: &ApId,
    by: Side,
) -> Result<(), ServiceError> {
    match partners::by_association(tx, association)? {
        Some(partner) => lapse(tx, now, &partner.domain, by),
        None => Ok(()),
    }
}

/// The partner and its association, where this fingerprint is of the key that it has now, and it may be an ally.
fn require_seen(
    tx: &mut Tx<'_>,
    viewer: Viewer,
    (domain, seen): (&Domain, &str),
) -> Result<(Partner, ApId), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    let partner = partners::by_domain(tx, domain)?.ok_or(ServiceError::NotFound("partner"))?;
    if partner.tier == PartnerTier::Blocked {
        return Err(ServiceError::Conflict(format!("{domain} is blocked")));
    }
    let association = partner.association.clone().filter(|_| partner.runs_rooftop());
    let Some(association) = association else {
        let runs = if partner.software.is_empty() { "an unknown program" } else { &partner.software };
        let sentence = format!("{domain} runs {runs}: only an instance of Rooftop can be an ally");
        return Err(ServiceError::Invalid(sentence));
    };
    if key_of(tx, &association)?.as_deref() == Some(seen) {
        return Ok((partner, association));
    }
    let sentence = format!("the key of {domain} has another fingerprint than the one that was compared");
    Err(ServiceError::Conflict(sentence))
}

/// What stands between us and a partner. What stood with an association that it had before counts no more.
fn of(
    conn: &mut Conn,
    domain: &Domain,
    association: &ApId,
    now: DateTime<Utc>,
) -> Result<Alliance, ServiceError> {
    let stored = alliances::by_domain(conn, domain)?.filter(|stored| stored.association == *association);
    Ok(stored.unwrap_or_else(|| Alliance::before_any(domain.clone(), association.clone(), now)))
}

/// Writes the new state, and lets the partner's tier follow it.
fn save(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    before: &Alliance,
    after: &Alliance,
) -> Result<(), ServiceError> {
    alliances::save(tx, after)?;
    match (before.is_in_effect(), after.is_in_effect()) {
        (false, true) => {
            partners::set_tier(tx, &after.domain, PartnerTier::Ally)?;
            offer_verdicts::want_all(tx, &after.association, now)?;
        }
        (true, false) => {
            partners::set_tier(tx, &after.domain, PartnerTier::Open)?;
            requests::withdraw_from(tx, now, &after.association)?;
            ally_requests::delete_by_author(tx, &after.association)?;
            offer_verdicts::forget_all(tx, &after.association)?;
            tasks::settle(tx, TaskKind::AllianceKeyChanged, &after.association, None, now)?;
        }
        (false, false) | (true, true) => {}
    }
    Ok(())
}

fn settle(tx: &mut Tx<'_>, of: &Alliance, viewer: Viewer, now: DateTime<Utc>) -> Result<(), ServiceError> {
    Ok(tasks::settle(tx, TaskKind::AllianceAsked, &of.association, viewer.account(), now)?)
}

fn record(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    by: Option<crate::ids::AccountId>,
    domain: &Domain,
    (deed, side): (PartnerDeed, Side),
) -> Result<(), ServiceError> {
    Ok(partner_deeds::record(tx, domain, (deed, side.as_str()), by, now)?)
}

/// Records a step of ours, which somebody of the staff took.
fn record_ours(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    domain: &Domain,
    deed: PartnerDeed,
) -> Result<(), ServiceError> {
    record(tx, now, viewer.account(), domain, (deed, Side::Us))?;
    audit::note(tx, now, viewer, (AuditEvent::from(deed), Subject::Partner(domain.clone())));
    Ok(())
}

/// Writes an event for the other association. Its detail is the activity that it answers or takes back.
fn tell(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (id, kind): (EventId, EventKind),
    of: &Alliance,
    detail: Option<String>,
) -> Result<(), ServiceError> {
    let event = Event { id, kind, actor: app.association(), subject: of.association.clone(), detail };
    Ok(outbox::push(tx, &event, now)?)
}

/// `Undo` of what we declared: its kind and id and, of an `Accept`, what it accepted, one a line.
fn tell_end(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, of: &Alliance) -> Result<(), ServiceError> {
    let Some(ours) = &of.ours else { return Ok(()) };
    let mut lines = vec![ours.kind.to_string(), ours.id.to_string()];
    if ours.kind == DeclarationKind::Accept {
        lines.extend(of.theirs.as_ref().map(|theirs| theirs.id.to_string()));
    }
    tell(tx, app, now, (EventId::new(), EventKind::AllianceEnded), of, Some(lines.join("\n")))
}

/// `Undo` of what we declared; where that is nothing, `Reject` of their proposal.
fn tell_no(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, of: &Alliance) -> Result<(), ServiceError> {
    if of.ours.is_some() {
        return tell_end(tx, app, now, of);
    }
    let Some(theirs) = &of.theirs else { return Ok(()) };
    let offer = Some(theirs.id.to_string());
    tell(tx, app, now, (EventId::new(), EventKind::AllianceRefused), of, offer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_of_the_key_and_not_of_its_frame() {
        let one = fingerprint("-----BEGIN PUBLIC KEY-----\nAAAA\nBBBB\n-----END PUBLIC KEY-----\n");
        assert_eq!(one, fingerprint("-----BEGIN PUBLIC KEY-----\nAAAABBBB\n-----END PUBLIC KEY-----"));
        assert_ne!(one, fingerprint("-----BEGIN PUBLIC KEY-----\nAAAABBBC\n-----END PUBLIC KEY-----"));
        assert_eq!(one.split(' ').map(str::len).collect::<Vec<_>>(), [4; 8]);
    }
}
