//! `/desk/proposals/{id}/allies`: what other associations know of a request, the consent to it, and its approval (PR-06).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};

use super::contact_form::{ChoiceInput, LANGUAGES, choice, language, options};
use super::fault::Fault;
use super::home::PageQuery;
use super::notice::{self, sentence};
use super::people::language_name;
use super::sent::Sent;
use super::{id_in, path_of, style};
use crate::domain::access::Action;
use crate::domain::private::AgreedVia;
use crate::ids::{ApId, ProposalId};
use crate::services::ServiceError;
use crate::services::requests::{self as service, Abroad, Ally, By, Given};
use crate::web::abroad::{AbroadView, BY_STAFF, chosen, label};
use crate::web::form::Body;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

/// The page about what allies know of a request.
pub(super) fn allies_path(id: ProposalId) -> String {
    format!("{}/allies", path_of(id))
}

#[derive(Template)]
#[template(path = "desk/allies.html")]
struct AlliesPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    path: String,
    back: String,
    title: &'a str,
    view: AbroadView,
    approved: Option<String>,
    may_approve: bool,
    may_consent: bool,
    /// Id, name and whether it is chosen.
    allies: Vec<(String, String, bool)>,
    via: ChoiceInput,
    language: ChoiceInput,
    given_on: String,
    error: Option<String>,
}

/// What was typed.
#[derive(Default)]
struct Typed {
    recipients: Vec<String>,
    via: String,
    language: String,
    given_on: String,
}

impl Typed {
    fn take(body: &mut Body) -> Self {
        let recipients = body.take_all("recipient");
        let mut take = |name| body.take(name).unwrap_or_default();
        Self { recipients, via: take("via"), language: take("language"), given_on: take("given_on") }
    }

    /// Reads it.
    ///
    /// # Errors
    /// A sentence.
    fn read(&self, t: Say, today: NaiveDate) -> Result<Given, String> {
        let recipients: Vec<ApId> =
            chosen(&self.recipients).ok_or_else(|| t.get("allies-recipients-missing"))?;
        let (via, language, at) = agreed(t, (&self.via, &self.language, &self.given_on), today)?;
        Ok(Given { recipients, language, via, at })
    }
}

/// How somebody said yes, in which language it was explained, and when.
///
/// # Errors
/// A sentence.
pub(super) fn agreed(
    t: Say,
    (via, spoken, given_on): (&str, &str, &str),
    today: NaiveDate,
) -> Result<(AgreedVia, String, DateTime<Utc>), String> {
    let via: Option<AgreedVia> = via.parse().ok().filter(|via| BY_STAFF.contains(via));
    let via = via.ok_or_else(|| t.get("allies-via-missing"))?;
    let language = language(spoken).ok_or_else(|| t.get("allies-language-missing"))?;
    let on: NaiveDate = given_on.trim().parse().map_err(|_| t.get("allies-date-malformed"))?;
    if on > today || on < today - chrono::TimeDelta::days(366) {
        return Err(t.get("allies-date-range"));
    }
    Ok((via, language, on.and_time(chrono::NaiveTime::MIN).and_utc()))
}

/// `GET /desk/proposals/{id}/allies`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    let given_on = page.app().clock.now().date_naive().to_string();
    let typed = Typed { given_on, ..Typed::default() };
    let notice = sentence(page.say(), &query.done);
    render(&page, &staff, id, (typed, None, notice)).await
}

/// What the page reads.
struct Found {
    abroad: Abroad,
    allies: Vec<Ally>,
    may_approve: bool,
}

async fn render(
    page: &Page,
    staff: &Staff,
    id: ProposalId,
    (typed, error, notice): (Typed, Option<String>, Option<String>),
) -> Result<HttpResponse, Fault> {
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let read = page.app().db.read(move |conn| {
        let abroad = service::abroad(conn, &app, &By::Staff(viewer), id)?;
        let may_approve = service::awaits_approval_of(conn, viewer, &abroad)?;
        Ok::<_, ServiceError>(Found { allies: service::allies(conn)?, may_approve, abroad })
    });
    let found = read.await.map_err(|error| Fault::service(page, error, super::HOME))?;
    let t = page.say();
    let is_open = service::Next::Off != found.abroad.next;
    let status = if error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let spoken = LANGUAGES.iter().map(|tag| (*tag, language_name(t, tag), *tag == typed.language));
    let template = AlliesPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice,
        path: allies_path(id),
        back: path_of(id),
        title: &found.abroad.request.terms.title,
        view: AbroadView::new(page, &found.abroad),
        approved: found
            .abroad
            .approval
            .map(|approval| t.with1("allies-approved", "date", t.day(approval.at))),
        may_approve: found.may_approve,
        may_consent: is_open && staff.role().may(Action::KeepCases),
        allies: found
            .allies
            .iter()
            .map(|ally| {
                let id = ally.association.to_string();
                let is_chosen = typed.recipients.contains(&id);
                (id, label(ally), is_chosen)
            })
            .collect(),
        via: choice(
            "via",
            t.get("allies-via"),
            options(t, "agreed-via", BY_STAFF.iter().map(|via| via.as_str()), &typed.via),
            None,
        ),
        language: choice("language", t.get("allies-language"), spoken.collect(), None),
        given_on: typed.given_on,
        error,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /desk/proposals/{id}/allies`.
pub(super) async fn consent(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = id_in(&page, &id)?;
    let back = allies_path(id);
    let typed = Typed::take(&mut body);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let given = match typed.read(page.say(), page.app().clock.now().date_naive()) {
        Ok(given) => given,
        Err(error) => return render(&page, &staff, id, (typed, Some(error), None)).await,
    };
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done = page
        .app()
        .db
        .tx(move |tx| service::consent(tx, &app, app.clock.now(), &By::Staff(viewer), (id, &given)));
    done.await.map_err(|error| Fault::service(&page, error, &back))?;
    page.app().wake.outbox.notify_one();
    Ok(notice::Abroad::Named.then(&back))
}

/// `POST /desk/proposals/{id}/allies/revoke`.
pub(super) async fn revoke(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    let id = id_in(&page, &id)?;
    let back = allies_path(id);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (now, by) = (page.app().clock.now(), By::Staff(staff.viewer()));
    let done = page.app().db.tx(move |tx| service::revoke(tx, now, &by, id)).await;
    done.map_err(|error| Fault::service(&page, error, &back))?;
    page.app().wake.outbox.notify_one();
    Ok(notice::Abroad::Revoked.then(&back))
}

/// `POST /desk/proposals/{id}/allies/approve`.
pub(super) async fn approve(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    let id = id_in(&page, &id)?;
    let back = allies_path(id);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let done = page.app().db.tx(move |tx| service::approve(tx, now, viewer, id)).await;
    done.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(notice::Abroad::Approved.then(&back))
}
