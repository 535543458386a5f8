//! `/my/matches/{id}`: a proposal to a seeker, or a question to a host: what they need to know, and three answers. A match of others, one about which
//! they were never asked, and what was never there read alike.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;

use super::home::{DoneQuery, moment};
use super::move_on::{PlanView, view};
use super::{HOME, Holder, SentByHolder};
use crate::domain::check_in::{CheckIn, HowItGoes};
use crate::domain::guidance::for_person;
use crate::domain::matches::{Answer, Deed, MatchState, Party, Why, WhyOf};
use crate::domain::matching::fit::{self, Component};
use crate::domain::matching::reach::Distances;
use crate::domain::matching::rules::Setting;
use crate::domain::private::PrivateField;
use crate::domain::proposal::Proposal;
use crate::i18n::text_id;
use crate::ids::MatchId;
use crate::services::ServiceError;
use crate::services::matches::{self, Asked, By, OwnMatch, TheOther, Told};
use crate::web::agreement;
use crate::web::desk::fault::Fault;
use crate::web::desk::match_words::{bands_text, for_and_against, household_lines, offer_lines, reasons};
use crate::web::desk::style;
use crate::web::guidance::{Help, each};
use crate::web::layout::{Forms, Page, Say, see_other};

#[derive(Template)]
#[template(path = "my/match.html")]
struct MatchPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    path: String,
    notice: Option<String>,
    title: String,
    state: String,
    is_asked: bool,
    question: String,
    until: Option<String>,
    /// What is public of the home, for a seeker.
    sentences: Vec<String>,
    /// Through which association, where the other side lives with an ally, and how they meet.
    abroad: Option<String>,
    meet_abroad: bool,
    offer_page: Option<String>,
    /// What a host needs to know of a household.
    lines: Vec<(String, String)>,
    speaks_for: Vec<String>,
    against: Vec<String>,
    unknown: Vec<String>,
    other_title: String,
    other: Vec<(String, String)>,
    is_to_meet: bool,
    reasons: Vec<(&'static str, String)>,
    may_withdraw: bool,
    no_harm: String,
    /// How it goes: asked now, with the answers, and what they said before.
    how: Vec<(&'static str, String)>,
    said: Vec<String>,
    more: More,
}

/// Help texts, and the agreement on paper: where, and in which words.
struct More {
    helps: Vec<Help>,
    paper: Option<(String, String)>,
    /// What comes after the stay, for the seeker.
    plan: Option<PlanView>,
}

async fn more(page: &Page, holder: &Holder, own: &OwnMatch) -> Result<More, Fault> {
    let (app, now, person) = (page.app().clone(), page.app().clock.now(), holder.session.person.clone());
    let of = own.clone();
    let plan = page.app().db.read(move |conn| matches::own_plan(conn, &app, now, (&person, &of))).await;
    let plan = plan.map_err(|error| Fault::service(page, error, HOME))?;
    let text = agreement::link_text(page.say(), own.one.state);
    Ok(More {
        helps: each(page, &for_person(own.party, own.one.state, own.kind)),
        paper: text.map(|text| (agreement::path_of(&path_of(own.one.id)), text)),
        plan: plan.map(|plan| view(page.say(), &plan, now.date_naive())),
    })
}

/// The page of a match.
pub(in crate::web) fn path_of(id: MatchId) -> String {
    format!("/my/matches/{id}")
}

/// The id in an address; another text is no match of anybody's.
fn id_in(page: &Page, text: &str) -> Result<MatchId, Fault> {
    text.parse().map_err(|_| Fault::service(page, ServiceError::NotFound("match"), HOME))
}

/// What somebody is told of the other side, in words.
pub(in crate::web) fn the_other(t: Say, fields: &TheOther) -> Vec<(String, String)> {
    let row = |(field, value): &(PrivateField, crate::domain::private::Private)| {
        let value = match field {
            PrivateField::LeaveMessage => t.get(&text_id("leave-message", value.expose())),
            PrivateField::CalledName
            | PrivateField::Phone
            | PrivateField::Email
            | PrivateField::Street
            | PrivateField::Position
            | PrivateField::Channel
            | PrivateField::SafeHours => value.expose().to_owned(),
        };
        (t.get(&text_id("private", field.as_str())), value)
    };
    fields.iter().map(row).collect()
}

/// What a state means for one of the two. Why the team ended something, or the other said no, is told to nobody.
pub(super) fn state_for(t: Say, own: &OwnMatch) -> String {
    let prefix = match own.party {
        Party::Seeker => "seeker-match",
        Party::Host => "host-match",
    };
    let lapsed = |code: &str| t.get(&text_id(&format!("{prefix}-lapsed"), code));
    match (own.one.state, own.one.why) {
        (MatchState::Lapsed, Some(why @ (Why::Taken | Why::NoAnswer | Why::ChoseOther))) => {
            lapsed(why.as_str())
        }
        (MatchState::Vetoed, _) => t.get(&text_id(prefix, MatchState::Lapsed.as_str())),
        (state, _) => t.get(&text_id(prefix, state.as_str())),
    }
}

/// What it is called: the home for a seeker, a household for a host.
pub(super) fn title_of(t: Say, own: &OwnMatch) -> String {
    match (own.party, &own.about) {
        (Party::Seeker, Some(offer)) => offer.terms.title.clone(),
        (Party::Host, Some(request)) => {
            let persons = request.sought().map_or(0, |home| home.members.len());
            t.count("host-match-household", persons as u64)
        }
        (Party::Seeker, None) => {
            let theirs = own.abroad.as_ref().and_then(|abroad| abroad.offer.as_ref());
            theirs.map_or_else(|| t.get("match-elsewhere"), |(_, title)| title.clone())
        }
        (Party::Host, None) => {
            let bands = own.abroad.as_ref().and_then(|abroad| abroad.bands.as_ref());
            bands.map_or_else(|| t.get("match-elsewhere"), |bands| bands_text(t, bands))
        }
    }
}

async fn find(page: &Page, holder: &Holder, id: MatchId) -> Result<OwnMatch, Fault> {
    let (app, now, person) = (page.app().clone(), page.app().clock.now(), holder.session.person.clone());
    let found = page.app().db.read(move |conn| matches::own(conn, &app, now, (&person, id))).await;
    found.map_err(|error| Fault::service(page, error, HOME))
}

/// `GET /my/matches/{id}`.
pub(super) async fn show(
    page: Page,
    holder: Holder,
    id: Path<String>,
    query: Query<DoneQuery>,
) -> Result<HttpResponse, Fault> {
    let own = find(&page, &holder, id_in(&page, &id)?).await?;
    let t = page.say();
    let (speaks_for, against) = own
        .judged
        .as_ref()
        .map_or_else(Default::default, |judged| for_and_against(t, judged, &component_most(&page)));
    let unknown =
        own.judged.as_ref().map_or_else(Vec::new, |judged| judged.judgement.unknown.iter().collect());
    let code = own.party.as_str();
    let (whose, offer, household) = match own.party {
        Party::Seeker => (WhyOf::Seeker, own.about.as_ref(), None),
        // Of a match that is over, a host reads no more of who is in the household, nor what becomes of it.
        Party::Host if own.one.state.is_final() => (WhyOf::Host, None, None),
        Party::Host => (WhyOf::Host, None, own.about.as_ref().and_then(Proposal::sought)),
    };
    let template = MatchPage {
        page: &page,
        t,
        style: style::path(),
        csrf: &holder.session.csrf,
        path: path_of(own.one.id),
        notice: notice(t, &query.done),
        title: title_of(t, &own),
        state: state_for(t, &own),
        is_asked: own.asked == Asked::Now,
        question: t.get(&text_id("my-match-question", code)),
        until: own.one.lapses_at.map(|until| t.with1("my-match-until", "moment", moment(t, until))),
        sentences: offer.map_or_else(Vec::new, |offer| offer_lines(t, offer)),
        abroad: (own.party == Party::Seeker)
            .then_some(own.abroad.as_ref())
            .flatten()
            .map(|abroad| t.with1("my-match-abroad", "association", &abroad.association)),
        meet_abroad: own.abroad.is_some() && own.one.state == MatchState::ContactOpened,
        offer_page: match (offer, own.abroad.as_ref().and_then(|abroad| abroad.offer.as_ref())) {
            (Some(offer), _) => offer.state.is_listed().then(|| format!("/offers/{}", offer.id)),
            (None, theirs) => theirs.map(|(row, _)| format!("/offers/{row}")),
        },
        lines: household.map_or_else(Vec::new, |home| household_lines(t, home)),
        speaks_for,
        against,
        unknown: unknown.iter().map(|rule| t.get(&text_id("open", rule.as_str()))).collect(),
        other_title: t.get(&text_id("my-match-other", code)),
        other: the_other(t, &own.other),
        is_to_meet: own.one.state == MatchState::ContactOpened,
        reasons: reasons(t, whose),
        may_withdraw: own.one.next(Deed::Withdraw(own.party)).is_ok(),
        no_harm: t.get(&text_id("my-match-no-harm", code)),
        how: how_forms(t, &own.check_ins),
        said: check_in_lines(t, &own.check_ins),
        more: more(&page, &holder, &own).await?,
    };
    Ok(page.show_as(StatusCode::OK, Forms::Here, &template)?)
}

/// The answers of a check-in, where one waits for its answer.
pub(in crate::web) fn how_forms(t: Say, all: &[CheckIn]) -> Vec<(&'static str, String)> {
    if all.iter().all(|one| one.answer.is_some()) {
        return Vec::new();
    }
    HowItGoes::ALL.iter().map(|how| (how.as_str(), t.get(&text_id("how-it-goes", how.as_str())))).collect()
}

/// What somebody said before, and when.
pub(in crate::web) fn check_in_lines(t: Say, all: &[CheckIn]) -> Vec<String> {
    let line = |one: &CheckIn| {
        let (answer, at) = (one.answer?, one.answered_at?);
        let said = t.get(&text_id("how-it-goes", answer.as_str()));
        Some(t.with2("check-in-said", ("date", &t.day(at)), ("said", &said)))
    };
    all.iter().filter_map(line).collect()
}

/// `POST /my/matches/{id}/check-in`.
pub(super) async fn check_in(sent: SentByHolder, id: Path<String>) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, mut body } = sent;
    let id = id_in(&page, &id)?;
    let back = path_of(id);
    let said = body.take("how").unwrap_or_default().parse::<HowItGoes>();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let Ok(said) = said else {
        let sentence = page.say().get("match-problem-choose");
        return Err(Fault::told(&page, StatusCode::BAD_REQUEST, sentence, &back));
    };
    let own = find(&page, &holder, id).await?;
    let (app, party, by) = (page.app().clone(), own.party, By::Person(holder.session.person));
    let told =
        page.app().tx(move |tx| matches::say_how(tx, &app, app.clock.now(), &by, (id, party, said))).await;
    told.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(see_other(&format!("{back}?done=checked-in")))
}

fn component_most(page: &Page) -> Vec<(Component, i64)> {
    let with = Setting { today: 0, weights: &page.app().config.matching, distances: Distances::belgium() };
    Component::ALL.iter().map(|component| (*component, fit::most(*component, with))).collect()
}

fn notice(t: Say, done: &str) -> Option<String> {
    match done {
        "yes" | "no" | "call" | "taken" | "withdrawn" | "checked-in" => {
            Some(t.get(&text_id("my-match-done", done)))
        }
        _ => None,
    }
}

/// `POST /my/matches/{id}/answer`.
pub(super) async fn answer(sent: SentByHolder, id: Path<String>) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, mut body } = sent;
    let id = id_in(&page, &id)?;
    let back = path_of(id);
    let said = body.take("answer").unwrap_or_default().parse::<Answer>();
    let why = body.take("why").filter(|why| !why.is_empty()).map(|why| why.parse());
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (Ok(said), Ok(why)) = (said, why.transpose()) else {
        let sentence = page.say().get("match-problem-choose");
        return Err(Fault::told(&page, StatusCode::BAD_REQUEST, sentence, &back));
    };
    let own = find(&page, &holder, id).await?;
    let (app, party, by) = (page.app().clone(), own.party, By::Person(holder.session.person));
    // Whoever says yes, or wishes to talk, gives no reason.
    let why = if said == Answer::No { why } else { None };
    let told = page
        .app()
        .tx(move |tx| matches::answer(tx, &app, app.clock.now(), &by, (id, party, said, why)))
        .await
        .map_err(|error| Fault::service(&page, error, &back))?;
    let done = match told {
        Told::Noted => said.as_str(),
        Told::Taken => "taken",
    };
    Ok(see_other(&format!("{back}?done={done}")))
}

/// `POST /my/matches/{id}/withdraw`: takes a yes back.
pub(super) async fn withdraw(sent: SentByHolder, id: Path<String>) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, body } = sent;
    let id = id_in(&page, &id)?;
    let back = path_of(id);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let own = find(&page, &holder, id).await?;
    let (app, party, by) = (page.app().clone(), own.party, By::Person(holder.session.person));
    let taken_back =
        page.app().tx(move |tx| matches::withdraw(tx, &app, app.clock.now(), &by, (id, party))).await;
    taken_back.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(see_other(&format!("{back}?done=withdrawn")))
}

/// A match in the list of a seeker's home page, or on the page of a host's offer.
pub(super) struct MatchRow {
    pub(super) path: String,
    pub(super) title: String,
    pub(super) state: String,
    pub(super) is_asked: bool,
    pub(super) until: Option<String>,
}

/// The rows of matches.
pub(super) fn rows(t: Say, all: &[OwnMatch]) -> Vec<MatchRow> {
    let row = |own: &OwnMatch| MatchRow {
        path: path_of(own.one.id),
        title: title_of(t, own),
        state: state_for(t, own),
        is_asked: own.asked == Asked::Now,
        until: own
            .one
            .lapses_at
            .filter(|_| own.asked == Asked::Now)
            .map(|until| t.with1("my-match-until", "moment", moment(t, until))),
    };
    all.iter().map(row).collect()
}
