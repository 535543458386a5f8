//! `/my/offers/{id}`: a host's own offer. An offer of another, a request, and what was never there read alike.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use super::matches::MatchRow;
use super::{HOME, Holder, SentByHolder};
use crate::domain::hosting::{HelpKind, HostAct};
use crate::domain::proposal::State;
use crate::i18n::{self, text_id};
use crate::ids::ProposalId;
use crate::services::ServiceError;
use crate::services::hosts::{self, OwnOffer};
use crate::services::matches;
use crate::web::desk::fault::Fault;
use crate::web::desk::style;
use crate::web::layout::{Forms, Page, Say, see_other};

#[derive(Template)]
#[template(path = "my/offer.html")]
struct OfferPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    path: String,
    notice: Option<String>,
    title: &'a str,
    state: String,
    code: &'static str,
    /// What the state means for its host.
    meaning: String,
    confirmed_until: Option<String>,
    public_page: Option<String>,
    /// Each step, and since when and until when it counts.
    steps: Vec<(String, Option<String>)>,
    is_vetted: bool,
    /// Code, words, and whether it is the one to press first.
    acts: Vec<(&'static str, String, bool)>,
    may_withdraw: bool,
    helps: Vec<(&'static str, String)>,
    /// The households about which its host was asked.
    matches: Vec<MatchRow>,
}

#[derive(Template)]
#[template(path = "my/offer_withdraw.html")]
struct WithdrawPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    path: String,
    title: &'a str,
}

#[derive(Deserialize)]
pub(super) struct DoneQuery {
    #[serde(default)]
    done: String,
}

/// The page of an offer.
pub(super) fn path_of(id: ProposalId) -> String {
    format!("/my/offers/{id}")
}

/// The id in an address; another text is no offer of anybody's.
fn id_in(page: &Page, text: &str) -> Result<ProposalId, Fault> {
    text.parse().map_err(|_| Fault::service(page, ServiceError::NotFound("proposal"), HOME))
}

async fn find(page: &Page, holder: &Holder, id: &str) -> Result<OwnOffer, Fault> {
    let (id, person) = (id_in(page, id)?, holder.session.person.id);
    let (app, now) = (page.app().clone(), page.app().clock.now());
    let found = page.app().db.read(move |conn| hosts::own_offer(conn, &app, now, (person, id))).await;
    found.map_err(|error| Fault::service(page, error, HOME))
}

/// `GET /my/offers/{id}`.
pub(super) async fn show(
    page: Page,
    holder: Holder,
    id: Path<String>,
    query: Query<DoneQuery>,
) -> Result<HttpResponse, Fault> {
    let own = find(&page, &holder, &id).await?;
    let (app, now, of) = (page.app().clone(), page.app().clock.now(), own.proposal.id);
    let asked = page.app().db.read(move |conn| matches::of_host(conn, &app, now, of)).await;
    let asked = asked.map_err(|error| Fault::service(&page, error, HOME))?;
    let (t, offer) = (page.say(), &own.proposal);
    let acts = own.acts.iter().filter(|act| **act != HostAct::Withdraw);
    let template = OfferPage {
        page: &page,
        matches: super::matches::rows(t, &asked),
        t,
        style: style::path(),
        csrf: &holder.session.csrf,
        path: path_of(offer.id),
        notice: notice(t, &query.done),
        title: &offer.terms.title,
        state: t.get(&text_id("state", offer.state.as_str())),
        code: offer.state.as_str(),
        meaning: meaning(t, &own),
        confirmed_until: offer.state.is_listed().then(|| i18n::date(t.0, offer.confirmed_until)),
        public_page: offer.state.is_listed().then(|| format!("/offers/{}", offer.id)),
        steps: own.steps.iter().map(|step| step_row(t, step)).collect(),
        is_vetted: own.is_vetted,
        acts: acts
            .map(|act| (act.as_str(), t.get(&text_id("host-act", act.as_str())), *act != HostAct::Pause))
            .collect(),
        may_withdraw: own.acts.contains(&HostAct::Withdraw),
        helps: HelpKind::ALL
            .iter()
            .map(|help| (help.as_str(), t.get(&text_id("host-help", help.as_str()))))
            .collect(),
    };
    Ok(page.show_as(actix_web::http::StatusCode::OK, Forms::Here, &template)?)
}

fn notice(t: Say, done: &str) -> Option<String> {
    let known = HostAct::ALL.iter().map(|act| act.as_str()).chain(["help"]);
    known.into_iter().find(|code| *code == done).map(|code| t.get(&text_id("host-done", code)))
}

/// A paused offer that its host may not resume is the team's to resume.
fn meaning(t: Say, own: &OwnOffer) -> String {
    if own.proposal.state == State::Paused && !own.acts.contains(&HostAct::Resume) {
        return t.get("host-meaning-paused-by-team");
    }
    t.get(&text_id("host-meaning", own.proposal.state.as_str()))
}

fn step_row(t: Say, step: &hosts::OwnStep) -> (String, Option<String>) {
    let dates = step.done.map(|(on, until)| {
        t.with2("host-step-done", ("date", &i18n::date(t.0, on)), ("until", &i18n::date(t.0, until)))
    });
    (t.get(&text_id("vetting-step", step.step.as_str())), dates)
}

/// `GET /my/offers/{id}/withdraw`: asks before what cannot be undone.
pub(super) async fn confirm_end(page: Page, holder: Holder, id: Path<String>) -> Result<HttpResponse, Fault> {
    let own = find(&page, &holder, &id).await?;
    let template = WithdrawPage {
        page: &page,
        t: page.say(),
        style: style::path(),
        csrf: &holder.session.csrf,
        path: path_of(own.proposal.id),
        title: &own.proposal.terms.title,
    };
    Ok(page.show(&template)?)
}

/// `POST /my/offers/{id}/confirm`.
pub(super) async fn confirm(sent: SentByHolder, id: Path<String>) -> Result<HttpResponse, Fault> {
    act(sent, &id, HostAct::Confirm).await
}

/// `POST /my/offers/{id}/pause`.
pub(super) async fn pause(sent: SentByHolder, id: Path<String>) -> Result<HttpResponse, Fault> {
    act(sent, &id, HostAct::Pause).await
}

/// `POST /my/offers/{id}/resume`.
pub(super) async fn resume(sent: SentByHolder, id: Path<String>) -> Result<HttpResponse, Fault> {
    act(sent, &id, HostAct::Resume).await
}

/// `POST /my/offers/{id}/withdraw`.
pub(super) async fn withdraw(sent: SentByHolder, id: Path<String>) -> Result<HttpResponse, Fault> {
    act(sent, &id, HostAct::Withdraw).await
}

async fn act(sent: SentByHolder, id: &str, act: HostAct) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, body } = sent;
    let id = id_in(&page, id)?;
    body.finish().map_err(|error| Fault::form_at(&page, &error, &path_of(id)))?;
    let (app, person) = (page.app().clone(), holder.session.person);
    let done = page.app().tx(move |tx| hosts::act(tx, &app, app.clock.now(), &person, (id, act))).await;
    done.map_err(|error| Fault::service(&page, error, &path_of(id)))?;
    Ok(see_other(&format!("{}?done={act}", path_of(id))))
}

/// `POST /my/offers/{id}/help`.
pub(super) async fn help(sent: SentByHolder, id: Path<String>) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, mut body } = sent;
    let id = id_in(&page, &id)?;
    let asked = body.take("help").unwrap_or_default().parse::<HelpKind>();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &path_of(id)))?;
    let Ok(asked) = asked else {
        let sentence = page.say().get("host-help-missing");
        return Err(Fault::told(&page, actix_web::http::StatusCode::BAD_REQUEST, sentence, &path_of(id)));
    };
    let (now, person) = (page.app().clock.now(), holder.session.person);
    let done = page.app().db.tx(move |tx| hosts::ask_help(tx, now, &person, (id, asked))).await;
    done.map_err(|error| Fault::service(&page, error, &path_of(id)))?;
    Ok(see_other(&format!("{}?done=help", path_of(id))))
}
