//! Incidents: what anybody tells in confidence, and how the staff sees to it. `suspensions` holds what a grave one does to a host.
//! Invariants: what was told is sealed, and each opening is in the audit log; who wrote the offer that it is about does not see it, nor
//! that it is there (SG-12); of the grave ones moderators know the codes at most.

use chrono::{DateTime, TimeDelta, Utc};

use super::{App, ServiceError, Viewer, audit, checked_text, notices, suspensions};
use crate::domain::access::{Action, Role};
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::field::Purpose;
use crate::domain::incident::{
    FromPage, INCIDENTS_A_DAY, Incident, IncidentField, IncidentNote, IncidentOutcome, IncidentProblem,
    IncidentSeverity, IncidentState, NOTE_MAX_CHARS, NOTES_MAX, OFFERS_MAX, Telling,
};
use crate::domain::lead::DAY_HOURS;
use crate::domain::notice::Notice;
use crate::domain::private::Private;
use crate::ids::{AccountId, IncidentId, IncidentNoteId, PersonId, ProposalId};
use crate::store::incidents::{self, Sight};
use crate::store::{Conn, Tx, accounts, offers, proposals};

/// Who tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Teller {
    /// Anybody, signed in or not: nothing of them is kept.
    Unnamed,
    /// Somebody who signed in with a card and wishes it to be known.
    Named(PersonId),
}

/// How many there are in each state.
pub type Counts = Vec<(IncidentState, i64)>;
/// What was told, field by field.
pub type Filled = Vec<(IncidentField, Private)>;

/// What is told, and of which page.
#[derive(Debug, Clone)]
pub struct Told {
    pub telling: Telling,
    pub by: Teller,
    pub from: FromPage,
    /// The offer of whose page somebody came.
    pub offer: Option<ProposalId>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    Kept,
    /// So many came today that no more are kept.
    Full,
}

/// Keeps what somebody tells. An offer is noted where `may_name` lets its reader see it, and otherwise left out in silence.
///
/// # Errors
/// The store's.
pub fn tell(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (told, reader): (&Told, Option<Role>),
) -> Result<Taken, ServiceError> {
    if incidents::count_since(tx, now - TimeDelta::hours(DAY_HOURS))? >= INCIDENTS_A_DAY {
        return Ok(Taken::Full);
    }
    let offer = match told.offer {
        Some(offer) if may_name(tx, reader, offer)? => Some(offer),
        Some(_) | None => None,
    };
    let kind = told.telling.kind;
    let is_first = incidents::count_waiting(tx, kind.seems())? == 0;
    let incident = Incident {
        id: IncidentId::new(),
        kind,
        severity: None,
        state: IncidentState::New,
        outcome: None,
        from: told.from,
        person: match told.by {
            Teller::Named(person) => Some(person),
            Teller::Unnamed => None,
        },
        taken_by: None,
        created_at: now,
        updated_at: now,
        offers: offer.into_iter().collect(),
    };
    incidents::insert(tx, &app.data_keys, (&incident, &told.telling))?;
    if is_first {
        // One that waits is enough to be told of it, unless this one is more urgent.
        notify(tx, app, now, incident.id)?;
    }
    Ok(Taken::Kept)
}

/// Whether somebody may know that an offer exists: everybody of a listed one, and who reads our proposals of each of ours.
fn may_name(conn: &mut Conn, reader: Option<Role>, offer: ProposalId) -> Result<bool, ServiceError> {
    if offers::listed(conn, offer)?.is_some() {
        return Ok(true);
    }
    if !reader.is_some_and(|role| role.may(Action::ReadProposals)) {
        return Ok(false);
    }
    Ok(proposals::by_id(conn, offer)?.is_some_and(|found| found.purpose() == Purpose::Offer))
}

/// The title of a listed offer, for the page on which somebody tells of it.
///
/// # Errors
/// The store's.
pub fn title_of(
    conn: &mut Conn,
    reader: Option<Role>,
    offer: ProposalId,
) -> Result<Option<String>, ServiceError> {
    if !may_name(conn, reader, offer)? {
        return Ok(None);
    }
    let ours = proposals::by_id(conn, offer)?.map(|found| found.terms.title);
    match ours {
        Some(title) => Ok(Some(title)),
        None => Ok(offers::listed(conn, offer)?.map(|found| found.title)),
    }
}

fn notify(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, id: IncidentId) -> Result<(), ServiceError> {
    for (account, _) in accounts::active_with_roles(tx, Action::TriageIncidents.roles())? {
        if !incidents::is_own(tx, id, account)? {
            notices::push_to_account(tx, app, now, (account, &Notice::Waits))?;
        }
    }
    Ok(())
}

/// An incident has people behind it, which the command line has not.
fn of_staff(viewer: Viewer) -> Result<(AccountId, Role), ServiceError> {
    viewer.require(Action::TriageIncidents)?;
    match viewer {
        Viewer::Staff { account, role } => Ok((account, role)),
        Viewer::Operator | Viewer::Host(_) => Err(ServiceError::NotAllowed),
    }
}

fn sight(account: AccountId, role: Role) -> Sight {
    let grave = role.may(Action::HandleIncidents);
    let up_to = if grave { IncidentSeverity::DangerToLife } else { IncidentSeverity::Serious };
    Sight { reader: account, up_to }
}

/// Which incidents the viewer may see; `None` for who sees none.
pub(super) fn sight_of(viewer: Viewer) -> Option<Sight> {
    of_staff(viewer).ok().map(|(account, role)| sight(account, role))
}

/// One page of the incidents in a state that the viewer may see, the most urgent first, and how many there are of each state.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn list(
    conn: &mut Conn,
    viewer: Viewer,
    state: IncidentState,
    page: (i64, i64),
) -> Result<(Vec<Incident>, Counts), ServiceError> {
    let (account, role) = of_staff(viewer)?;
    let sight = sight(account, role);
    let mut counts = Vec::new();
    for state in IncidentState::ALL {
        counts.push((*state, incidents::count(conn, (*state, sight))?));
    }
    Ok((incidents::page(conn, (state, sight), page)?, counts))
}

/// How many are new that the viewer may see; 0 for who sees none.
///
/// # Errors
/// The store's.
pub fn count_new(conn: &mut Conn, viewer: Viewer) -> Result<i64, ServiceError> {
    match of_staff(viewer) {
        Ok((account, role)) => Ok(incidents::count(conn, (IncidentState::New, sight(account, role)))?),
        Err(_) => Ok(0),
    }
}

/// How many open ones nobody of the staff may see: there is no lead, or whoever could wrote the offer. Only admins can mend it.
///
/// # Errors
/// The store's.
pub fn count_unseen(conn: &mut Conn) -> Result<usize, ServiceError> {
    let mut unseen = incidents::open_ids(conn, None)?;
    if unseen.is_empty() {
        return Ok(0);
    }
    for role in Action::TriageIncidents.roles() {
        for (account, _) in accounts::active_with_roles(conn, &[*role])? {
            let seen = incidents::open_ids(conn, Some(sight(account, *role)))?;
            unseen.retain(|id| !seen.contains(id));
        }
    }
    Ok(unseen.len())
}

/// An incident that the viewer may see: neither about an offer that they wrote or to whose host they are tied (SG-12), nor a grave one that is not for their role.
///
/// # Errors
/// [`ServiceError::NotFound`], as for none; [`ServiceError::NotAllowed`]; the store's.
pub fn show(conn: &mut Conn, viewer: Viewer, id: IncidentId) -> Result<Incident, ServiceError> {
    let (account, role) = of_staff(viewer)?;
    let not_there = || ServiceError::NotFound("incident");
    let incident = incidents::by_id(conn, id)?.ok_or_else(not_there)?;
    let is_for_role = !incident.suspends() || role.may(Action::HandleIncidents);
    if !is_for_role || incidents::is_own(conn, id, account)? {
        return Err(not_there());
    }
    Ok(incident)
}

/// As [`show`], of one that is changed and not closed.
fn open_one(tx: &mut Tx<'_>, viewer: Viewer, id: IncidentId) -> Result<Incident, ServiceError> {
    incidents::lock(tx, id)?;
    let incident = show(tx, viewer, id)?;
    match incident.state {
        IncidentState::New | IncidentState::InHand => Ok(incident),
        IncidentState::Closed => Err(IncidentProblem::Closed.into()),
    }
}

/// What was told, and what was noted about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub told: Vec<(IncidentField, Private)>,
    /// Each with the address with which its writer signs in.
    pub notes: Vec<(IncidentNote, String)>,
}

/// Opens what was told, which the audit log tells.
///
/// # Errors
/// As [`show`], or the store's.
pub fn open(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: IncidentId,
) -> Result<(Incident, Words), ServiceError> {
    let incident = show(tx, viewer, id)?;
    let told = incidents::words(tx, &app.data_keys, id)?;
    let mut notes = Vec::new();
    for note in incidents::notes(tx, &app.data_keys, id)? {
        let by = accounts::by_id(tx, note.by)?.map_or_else(String::new, |member| member.account.email);
        notes.push((note, by));
    }
    audit::note(tx, now, viewer, (AuditEvent::IncidentOpened, Subject::Incident(id)));
    Ok((incident, Words { told, notes }))
}

/// Takes an incident in hand, also from somebody else.
///
/// # Errors
/// [`IncidentProblem::Closed`], as [`show`], or the store's.
pub fn take(tx: &mut Tx<'_>, now: DateTime<Utc>, viewer: Viewer, id: IncidentId) -> Result<(), ServiceError> {
    let (account, _) = of_staff(viewer)?;
    open_one(tx, viewer, id)?;
    incidents::take(tx, (id, account), now)?;
    audit::note(tx, now, viewer, (AuditEvent::IncidentTaken, Subject::Incident(id)));
    Ok(())
}

/// Says how grave it is. From severity 3 on, the hosts of the offers that it names are suspended in this very transaction (SG-10); a
/// lower severity afterwards lifts nothing.
///
/// # Errors
/// [`IncidentProblem::Closed`], as [`show`], or the store's.
pub fn judge(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, severity): (IncidentId, IncidentSeverity),
) -> Result<(), ServiceError> {
    let incident = open_one(tx, viewer, id)?;
    incidents::judge(tx, (id, severity), now)?;
    let deed = (AuditEvent::IncidentJudged, Subject::Incident(id), Some(Reason::Grave(severity)));
    audit::note_with(tx, now, viewer, deed);
    if severity.suspends() {
        for offer in incident.offers {
            suspensions::suspend_host(tx, app, now, viewer, ((id, severity), offer))?;
        }
    }
    Ok(())
}

/// Says that it is about that offer, too. Where it is grave, its host is suspended at once (SG-10).
///
/// # Errors
/// [`IncidentProblem::NoSuchOffer`], [`IncidentProblem::OffersFull`], [`IncidentProblem::Closed`], as [`show`], or the store's.
pub fn name_offer(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, offer): (IncidentId, ProposalId),
) -> Result<(), ServiceError> {
    let (_, role) = of_staff(viewer)?;
    let incident = open_one(tx, viewer, id)?;
    if !may_name(tx, Some(role), offer)? {
        return Err(IncidentProblem::NoSuchOffer.into());
    }
    if incident.offers.len() >= OFFERS_MAX {
        return Err(IncidentProblem::OffersFull { max: OFFERS_MAX }.into());
    }
    incidents::name_offer(tx, id, offer)?;
    audit::note(tx, now, viewer, (AuditEvent::IncidentNamed, Subject::Incident(id)));
    match incident.severity {
        Some(severity) if severity.suspends() => {
            suspensions::suspend_host(tx, app, now, viewer, ((id, severity), offer))
        }
        Some(_) | None => Ok(()),
    }
}

/// Notes something about it, sealed.
///
/// # Errors
/// [`ServiceError::TextLength`], [`IncidentProblem::NotesFull`], as [`show`], or the store's.
pub fn note(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, text): (IncidentId, &str),
) -> Result<(), ServiceError> {
    let (account, _) = of_staff(viewer)?;
    incidents::lock(tx, id)?;
    show(tx, viewer, id)?;
    let text = Private::new(checked_text(text, NOTE_MAX_CHARS)?);
    if incidents::count_notes(tx, id)? >= i64::try_from(NOTES_MAX).unwrap_or(i64::MAX) {
        return Err(IncidentProblem::NotesFull { max: NOTES_MAX }.into());
    }
    let note = IncidentNote { id: IncidentNoteId::new(), by: account, at: now, text };
    incidents::insert_note(tx, &app.data_keys, (id, &note))?;
    audit::note(tx, now, viewer, (AuditEvent::IncidentNoted, Subject::Incident(id)));
    Ok(())
}

/// Closes an incident that somebody judged. What it suspended stays so: that is lifted by two people (SG-11).
///
/// # Errors
/// [`IncidentProblem::NotJudged`], [`IncidentProblem::Closed`], as [`show`], or the store's.
pub fn close(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, outcome): (IncidentId, IncidentOutcome),
) -> Result<(), ServiceError> {
    let incident = open_one(tx, viewer, id)?;
    if incident.severity.is_none() {
        return Err(IncidentProblem::NotJudged.into());
    }
    incidents::close(tx, (id, outcome), now)?;
    let deed = (AuditEvent::IncidentClosed, Subject::Incident(id), Some(Reason::Outcome(outcome)));
    audit::note_with(tx, now, viewer, deed);
    Ok(())
}

/// What somebody told who wished it to be known, opened for themselves.
///
/// # Errors
/// The store's.
pub fn of_person(
    conn: &mut Conn,
    app: &App,
    person: PersonId,
) -> Result<Vec<(Incident, Filled)>, ServiceError> {
    let mut told = Vec::new();
    for incident in incidents::of_person(conn, person)? {
        let words = incidents::words(conn, &app.data_keys, incident.id)?;
        told.push((incident, words));
    }
    Ok(told)
}

/// Takes away what somebody told who is erased, and what was noted about it; codes stay, and name nobody (PR-08).
pub(super) fn forget_of(tx: &mut Tx<'_>, person: PersonId) -> Result<(), ServiceError> {
    for incident in incidents::of_person(tx, person)? {
        incidents::forget_words(tx, incident.id)?;
    }
    Ok(())
}
