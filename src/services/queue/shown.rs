//! What a row of the queue says of the thing that waits. Only the things of one page are read so.

use chrono::{DateTime, Utc};

use crate::domain::conversation::With;
use crate::domain::field::Purpose;
use crate::domain::incident::{IncidentKind, IncidentSeverity};
use crate::domain::lead::Lead;
use crate::domain::private::Private;
use crate::domain::proposal::Proposal;
use crate::domain::queue::{QueueKind, Waiting};
use crate::domain::report::{Report, Task};
use crate::domain::vetting::MissingStep;
use crate::ids::{MatchId, PersonId, ProposalId};
use crate::services::matches::{self, Listed};
use crate::services::proposals::missing_steps;
use crate::services::{App, ServiceError, Viewer, conversations};
use crate::store::queue as stored;
use crate::store::{
    Conn, StoreError, incidents, leads, matches as stored_matches, partner_lists, people, proposals, reports,
    tasks,
};

/// One thing that waits, with what its row says.
#[derive(Debug, Clone)]
pub struct Item {
    pub waiting: Waiting,
    pub about: About,
    /// The address with which whoever has it signs in.
    pub holder: Option<String>,
    /// Whether the viewer has it.
    pub is_mine: bool,
}

/// What it is about.
#[derive(Debug, Clone)]
pub enum About {
    Match(Box<Listed>),
    Request {
        request: Box<Proposal>,
        /// With which offer the plan houses it, and how many things are to be asked first.
        planned: Option<(ProposalId, usize)>,
    },
    Offer {
        offer: Box<Proposal>,
        /// What is missing of its vetting.
        missing: Vec<MissingStep>,
    },
    Task(Task),
    Letter(Box<Lead>),
    Report(Box<Report>),
    Person {
        id: PersonId,
        called_name: Private,
    },
    /// What it is and how grave, and never what was told.
    Incident(IncidentKind, Option<IncidentSeverity>),
    Authority,
    /// With whom, and how they are called.
    Talk(With, Private),
    /// The address of a list of domains.
    List(String),
    Program(i64),
}

/// The things of a page; what went meanwhile is left out.
pub(super) fn items(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
    page: Vec<Waiting>,
) -> Result<Vec<Item>, ServiceError> {
    let mut found = Vec::with_capacity(page.len());
    for waiting in page {
        found.extend(item(conn, app, (viewer, now), waiting)?);
    }
    Ok(found)
}

/// One thing; `None` where it went meanwhile.
///
/// # Errors
/// The store's.
fn item(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
    waiting: Waiting,
) -> Result<Option<Item>, ServiceError> {
    let Some(about) = about(conn, app, now, &waiting)? else { return Ok(None) };
    let holder = match waiting.held_by {
        Some(by) => stored_matches::email_of(conn, by)?,
        None => None,
    };
    let is_mine = waiting.held_by.is_some() && waiting.held_by == viewer.account();
    Ok(Some(Item { waiting, about, holder, is_mine }))
}

/// The id of a row.
fn id<T: std::str::FromStr>(waiting: &Waiting) -> Result<T, ServiceError> {
    waiting
        .subject
        .parse()
        .map_err(|_| ServiceError::Internal(format!("{} is no id of a {}", waiting.subject, waiting.kind)))
}

fn about(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    waiting: &Waiting,
) -> Result<Option<About>, ServiceError> {
    match waiting.kind {
        QueueKind::Negotiation
        | QueueKind::Match
        | QueueKind::Question
        | QueueKind::Meeting
        | QueueKind::Moving => {
            let found = matches::listed_of(conn, id::<MatchId>(waiting)?)?;
            Ok(found.map(|listed| About::Match(Box::new(listed))))
        }
        QueueKind::Request
        | QueueKind::Approval
        | QueueKind::Appeal
        | QueueKind::Held
        | QueueKind::Photo
        | QueueKind::Vetting => about_proposal(conn, now, id(waiting)?),
        QueueKind::Talk => about_talk(conn, app, waiting),
        QueueKind::Stay | QueueKind::Renewal | QueueKind::Host | QueueKind::Partner => {
            Ok(tasks::by_id(conn, id(waiting)?)?.map(About::Task))
        }
        QueueKind::Lead => Ok(leads::by_id(conn, id(waiting)?)?.map(|lead| About::Letter(Box::new(lead)))),
        QueueKind::Report => {
            Ok(reports::by_id(conn, id(waiting)?)?.map(|report| About::Report(Box::new(report))))
        }
        QueueKind::Errand => about_person(conn, app, id(waiting)?),
        QueueKind::Incident => {
            let found = incidents::by_id(conn, id(waiting)?)?;
            Ok(found.map(|incident| About::Incident(incident.kind, incident.severity)))
        }
        QueueKind::Authority => Ok(Some(About::Authority)),
        QueueKind::Draft => {
            let wanted = id(waiting)?;
            let list = partner_lists::all(conn)?.into_iter().find(|list| list.id == wanted);
            Ok(list.map(|list| About::List(list.url)))
        }
        QueueKind::Program => {
            let found = stored::given_up(conn)?.into_iter().find(|(one, _)| one.subject == waiting.subject);
            Ok(found.map(|(_, count)| About::Program(count)))
        }
    }
}

fn about_proposal(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: ProposalId,
) -> Result<Option<About>, ServiceError> {
    let found = match proposals::by_id(conn, id) {
        // Its own page says what is wrong with it; the queue goes on without it.
        Err(error @ StoreError::Row { .. }) => {
            tracing::error!(proposal = %id, error = %error, "a proposal cannot be read and is left out of the queue");
            return Ok(None);
        }
        read => read?,
    };
    let Some(proposal) = found else { return Ok(None) };
    Ok(Some(match proposal.purpose() {
        Purpose::Request => {
            About::Request { planned: stored::planned_for(conn, id)?, request: Box::new(proposal) }
        }
        Purpose::Offer => {
            About::Offer { missing: missing_steps(conn, now, &proposal)?, offer: Box::new(proposal) }
        }
    }))
}

/// A conversation with a person has their id, and one with an ally that of the match.
fn about_talk(conn: &mut Conn, app: &App, waiting: &Waiting) -> Result<Option<About>, ServiceError> {
    let with = match people::by_id(conn, id(waiting)?)? {
        Some(person) => With::Person(person.id),
        None => With::Ally(id(waiting)?),
    };
    let name = Private::new(conversations::title_of(conn, app, with)?);
    Ok(Some(About::Talk(with, name)))
}

fn about_person(conn: &mut Conn, app: &App, id: PersonId) -> Result<Option<About>, ServiceError> {
    let mut names = people::called_names(conn, &app.data_keys, &[id])?;
    let found = people::by_id(conn, id)?;
    Ok(found.map(|person| About::Person {
        id: person.id,
        called_name: names.remove(&id.to_string()).unwrap_or_default(),
    }))
}
