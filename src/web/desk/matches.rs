//! `/desk/matches`: every match, by what it waits for; and the button with which a moderator takes a candidate up.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use super::fault::Fault;
use super::home::{PER_PAGE, Pager};
use super::match_words::{state_text, titles, why_of};
use super::sent::Sent;
use super::tabs::Tab;
use super::{id_in, style};
use crate::i18n::text_id;
use crate::ids::MatchId;
use crate::services::ServiceError;
use crate::services::matches::{self, Listed, Waiting};
use crate::web::layout::{Page, Say, see_other};
use crate::web::my::home::moment;
use crate::web::session::Staff;

/// The list.
pub(super) const PATH: &str = "/desk/matches";

#[derive(Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    waiting: String,
    #[serde(default)]
    page: i64,
}

#[derive(Template)]
#[template(path = "desk/matches.html")]
struct MatchesPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    home: &'static str,
    tabs: Vec<Tab>,
    what: String,
    rows: Vec<Row>,
    pager: Pager,
}

/// A match in a list.
pub(super) struct Row {
    pub(super) path: String,
    pub(super) request: String,
    pub(super) offer: String,
    pub(super) state: String,
    pub(super) code: &'static str,
    pub(super) why: Option<String>,
    pub(super) since: String,
    pub(super) until: Option<String>,
    /// How soon the household needs a home.
    pub(super) urgency: Option<String>,
    /// With which association, where one of the two lives with an ally.
    pub(super) abroad: Option<String>,
    pub(super) call: bool,
    /// The text that says so, where something is decided and not sent.
    pub(super) pending: Option<&'static str>,
}

/// The page of a match.
pub(super) fn path_of(id: MatchId) -> String {
    format!("{PATH}/{id}")
}

/// The row of a match.
pub(super) fn row(t: Say, listed: &Listed) -> Row {
    let one = &listed.one;
    let (request, offer) =
        titles(t, (listed.request.as_ref(), listed.offer.as_ref()), listed.abroad.as_ref());
    let urgency = listed.request.as_ref().and_then(|request| request.sought()).map(|home| home.urgency);
    Row {
        path: path_of(one.id),
        request,
        offer,
        state: state_text(t, one.state),
        code: one.state.as_str(),
        why: why_of(t, one),
        since: t.with1("match-since", "date", t.day(one.updated_at)),
        until: one.lapses_at.map(|until| t.with1("match-until", "moment", moment(t, until))),
        urgency: urgency.map(|urgency| t.get(&text_id("urgency", urgency.as_str()))),
        abroad: listed
            .abroad
            .as_ref()
            .map(|abroad| t.with1("match-abroad", "association", &abroad.association)),
        call: one.call.is_some(),
        pending: one.pending.map(|pending| match pending.due_at {
            Some(_) => "match-is-pending",
            None => "match-is-in-line",
        }),
    }
}

/// `GET /desk/matches`.
pub(super) async fn list(page: Page, staff: Staff, query: Query<ListQuery>) -> Result<HttpResponse, Fault> {
    let waiting = Waiting::ALL.iter().find(|waiting| waiting.as_str() == query.waiting);
    let waiting = waiting.copied().unwrap_or(Waiting::Decision);
    let number = query.page.clamp(1, 1_000);
    let viewer = staff.viewer();
    let read = page.app().db.read(move |conn| {
        let found = matches::list(conn, viewer, waiting, (PER_PAGE, (number - 1) * PER_PAGE))?;
        Ok::<_, ServiceError>((found, matches::counts(conn, viewer)?))
    });
    let (found, counts) = read.await.map_err(|error| Fault::service(&page, error, super::HOME))?;
    let t = page.say();
    let tab = |(of, count): &(Waiting, i64)| Tab {
        href: format!("{PATH}?waiting={}", of.as_str()),
        label: t.get(&text_id("waiting", of.as_str())),
        count: *count,
        is_current: *of == waiting,
    };
    let count = counts.iter().find(|(of, _)| *of == waiting).map_or(0, |(_, count)| *count);
    let template = MatchesPage {
        page: &page,
        t,
        style: style::path(),
        home: super::HOME,
        tabs: counts.iter().map(tab).collect(),
        what: t.get(&text_id("waiting-what", waiting.as_str())),
        rows: found.iter().map(|listed| row(t, listed)).collect(),
        pager: Pager::new(PATH, &format!("waiting={}&", waiting.as_str()), number, count),
    };
    Ok(page.show(&template)?)
}

/// `POST /desk/proposals/{id}/candidates/{offer}/select`: takes a candidate up.
pub(super) async fn select(sent: Sent, ids: Path<(String, String)>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    let (request, offer) = ids.into_inner();
    let (request, offer) = (id_in(&page, &request)?, id_in(&page, &offer)?);
    let back = super::candidates::candidates_path(request);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let taken =
        page.app().tx(move |tx| matches::select(tx, &app, app.clock.now(), viewer, (request, offer))).await;
    let id = taken.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(see_other(&format!("{}?done=match-selected", path_of(id))))
}
