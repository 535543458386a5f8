//! `GET /desk/proposals/new`, `POST /desk/proposals`, `GET` and `POST /desk/proposals/{id}/edit`: the form of an offer or request.
//! What was typed comes back with the page when something is wrong with it. Only complete terms are stored.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use super::fault::Fault;
use super::groups::groups;
use super::inputs::{Control, Input, Maker};
use super::notice::Done;
use super::problems::{ProblemLink, Problems};
use super::sent::Sent;
use super::{HOME, id_in, path_of, style};
use crate::domain::field::Purpose;
use crate::domain::problem::FieldError;
use crate::domain::proposal::{Proposal, State};
use crate::ids::{PersonId, ProposalId};
use crate::services::{ServiceError, hosts, people, proposals};
use crate::web::form::{Body, Typed};
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

/// The name of the two buttons.
const ACT: &str = "act";
const PUBLISH: &str = "publish";

#[derive(Template)]
#[template(path = "desk/form.html")]
struct FormPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    title: String,
    /// Where the form is sent to.
    action: String,
    /// Where somebody goes who does not want to write after all.
    back: String,
    purpose: Purpose,
    /// On whose behalf it is written.
    person: Option<String>,
    can_publish: bool,
    problem_count: u64,
    problems: Vec<ProblemLink>,
    sections: Vec<FormSection>,
}

struct FormSection {
    title: String,
    fields: Vec<Input>,
    more: Vec<Input>,
    /// Open where something is wrong in it, or was typed.
    open: bool,
}

/// Where a form comes from: a new proposal, or one that is being edited.
#[derive(Clone, Copy)]
enum Of {
    New,
    /// On behalf of somebody: a request, or a host's offer.
    NewFor(PersonId),
    Stored(ProposalId, State),
}

#[derive(Deserialize)]
pub(super) struct NewQuery {
    #[serde(default)]
    purpose: String,
    /// On whose behalf.
    #[serde(default)]
    r#for: String,
}

/// `GET /desk/proposals/new?purpose=offer|request`.
pub(super) async fn blank(page: Page, staff: Staff, query: Query<NewQuery>) -> Result<HttpResponse, Fault> {
    let purpose = if query.purpose.is_empty() { Ok(Purpose::Offer) } else { query.purpose.parse() };
    let purpose = purpose.map_err(|_| Fault::service(&page, ServiceError::NotFound("purpose"), HOME))?;
    let of = of_new(&page, &staff, &query.r#for).await?;
    show(&page, &staff, of, &Typed::new(purpose), &[])
}

/// Whose a new one is, where it is said: the viewer has a mandate of theirs.
async fn of_new(page: &Page, staff: &Staff, person: &str) -> Result<Of, Fault> {
    if person.is_empty() {
        return Ok(Of::New);
    }
    let (id, viewer) = (super::card::person(page, person)?, staff.viewer());
    let read = page.app().db.read(move |conn| people::require_mandate(conn, viewer, id)).await;
    read.map_err(|error| Fault::service(page, error, super::people::PATH))?;
    Ok(Of::NewFor(id))
}

/// `GET /desk/proposals/{id}/edit`.
pub(super) async fn filled(page: Page, staff: Staff, id: Path<String>) -> Result<HttpResponse, Fault> {
    let proposal = stored(&page, &staff, id_in(&page, &id)?).await?;
    let typed = Typed::of(proposal.purpose(), &proposal.terms.write(), page.lang().tag());
    show(&page, &staff, Of::Stored(proposal.id, proposal.state), &typed, &[])
}

async fn stored(page: &Page, staff: &Staff, id: ProposalId) -> Result<Proposal, Fault> {
    let viewer = staff.viewer();
    let found = page.app().db.read(move |conn| proposals::show(conn, viewer, id)).await;
    found.map_err(|error| Fault::service(page, error, HOME))
}

/// `POST /desk/proposals`.
pub(super) async fn create(sent: Sent) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let publish = wants_to_publish(&mut body);
    let purpose: Purpose = body
        .take("purpose")
        .unwrap_or_default()
        .parse()
        .map_err(|_| Fault::service(&page, ServiceError::NotFound("purpose"), HOME))?;
    let person = body.take("for").unwrap_or_default();
    let typed = read(&page, purpose, body)?;
    let of = of_new(&page, &staff, &person).await?;
    let (app, viewer, draft) = (page.app().clone(), staff.viewer(), typed.draft());
    let made = page.app().tx(move |tx| {
        let now = app.clock.now();
        match of {
            Of::NewFor(host) if purpose == Purpose::Offer => {
                hosts::write_offer(tx, &app, now, viewer, (host, &draft))
            }
            Of::NewFor(person) => people::write_request(tx, &app, now, viewer, (person, &draft)),
            Of::New | Of::Stored(..) => proposals::create(tx, &app, now, viewer, (purpose, &draft)),
        }
    });
    let made = made.await;
    match made {
        Ok(made) if publish => publish_saved(&page, &staff, (made.id, purpose)).await,
        Ok(made) => Ok(Done::Saved.then(&path_of(made.id))),
        Err(ServiceError::Fields(errors)) => show(&page, &staff, of, &typed, &errors),
        Err(error) => Err(Fault::service(&page, error, HOME)),
    }
}

/// `POST /desk/proposals/{id}/edit`.
pub(super) async fn edit(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let publish = wants_to_publish(&mut body);
    // The form says it for a new proposal; a stored one knows.
    drop(body.take("purpose"));
    let proposal = stored(&page, &staff, id_in(&page, &id)?).await?;
    let id = proposal.id;
    let typed = read(&page, proposal.purpose(), body)?;
    let (app, viewer, draft) = (page.app().clone(), staff.viewer(), typed.draft());
    let edited =
        page.app().tx(move |tx| proposals::edit(tx, &app, app.clock.now(), viewer, (id, &draft))).await;
    match edited {
        Ok(_) if publish => publish_saved(&page, &staff, (id, typed.purpose())).await,
        Ok(proposals::Publication::Held) => Ok(Done::Held.then(&path_of(id))),
        Ok(proposals::Publication::Out) => Ok(Done::Saved.then(&path_of(id))),
        Err(ServiceError::Fields(errors)) => {
            show(&page, &staff, Of::Stored(id, proposal.state), &typed, &errors)
        }
        Err(error) => Err(Fault::service(&page, error, &path_of(id))),
    }
}

/// Which of the two buttons was pressed. The page has the harmless one first, for that is the one that the Enter key presses.
fn wants_to_publish(body: &mut Body) -> bool {
    body.take(ACT).is_some_and(|act| act == PUBLISH)
}

fn read(page: &Page, purpose: Purpose, body: Body) -> Result<Typed, Fault> {
    Typed::read(purpose, body).map_err(|error| Fault::form(page, &error))
}

/// Publishes what was saved just now. It stays saved where a rule holds it back.
async fn publish_saved(
    page: &Page,
    staff: &Staff,
    (id, purpose): (ProposalId, Purpose),
) -> Result<HttpResponse, Fault> {
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let published = page.app().tx(move |tx| proposals::publish(tx, &app, app.clock.now(), viewer, id)).await;
    match published {
        Ok(publication) => Ok(Done::of(&publication, purpose).then(&path_of(id))),
        Err(ServiceError::NotVetted(_)) => Ok(Done::SavedNotVetted.then(&path_of(id))),
        Err(error) => Err(Fault::service(page, error, &path_of(id))),
    }
}

/// The form with what was typed and what is wrong with it: 400 where something is.
fn show(
    page: &Page,
    staff: &Staff,
    of: Of,
    typed: &Typed,
    errors: &[FieldError],
) -> Result<HttpResponse, Fault> {
    let t = page.say();
    let problems = Problems::of_errors(t, typed, errors);
    let links = problems.links();
    let maker = Maker { page, t, typed, problems: &problems };
    let purpose = typed.purpose();
    let (action, back, can_publish) = match of {
        Of::New => ("/desk/proposals".to_owned(), HOME.to_owned(), true),
        Of::NewFor(person) => ("/desk/proposals".to_owned(), super::people::person_path(person), true),
        Of::Stored(id, state) => {
            let hidden = matches!(state, State::Draft | State::NeedsInfo | State::Paused);
            (format!("{}/edit", path_of(id)), path_of(id), hidden)
        }
    };
    let template = FormPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        title: t.get(title_id(of, purpose)),
        action,
        back,
        purpose,
        person: match of {
            Of::NewFor(person) => Some(person.to_string()),
            Of::New | Of::Stored(..) => None,
        },
        can_publish,
        problem_count: u64::try_from(links.len()).unwrap_or(u64::MAX),
        problems: links,
        sections: sections(&maker, purpose, of),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

fn title_id(of: Of, purpose: Purpose) -> &'static str {
    match (of, purpose) {
        (Of::New | Of::NewFor(_), Purpose::Offer) => "desk-new-offer",
        (Of::New, Purpose::Request) => "desk-new-request",
        (Of::NewFor(_), Purpose::Request) => "person-new-request",
        (Of::Stored(..), Purpose::Offer) => "desk-edit-offer",
        (Of::Stored(..), Purpose::Request) => "desk-edit-request",
    }
}

fn sections(maker: &Maker<'_>, purpose: Purpose, of: Of) -> Vec<FormSection> {
    groups(purpose)
        .iter()
        .map(|group| {
            let more: Vec<Input> = group.more.iter().map(|field| maker.input(*field)).collect();
            let wrong = more.iter().any(|input| input.error.is_some());
            let typed = group.more.iter().any(|field| maker.typed.draft().has(*field));
            FormSection {
                title: maker.t.get(&format!("desk-group-{}", group.name)),
                fields: group.fields.iter().map(|field| maker.input(*field)).collect(),
                more,
                open: wrong || typed && matches!(of, Of::New | Of::NewFor(_)),
            }
        })
        .collect()
}
