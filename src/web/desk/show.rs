//! `GET /desk/proposals/{id}`: all that the staff may know of one of our proposals, and what can be done with it.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use super::fault::{Fault, step_texts};
use super::groups::{field_label, state_text};
use super::highlight::pieces;
use super::notice::sentence;
use super::pictures::photos_path;
use super::suspension::suspension_path;
use super::values::{Section, sections};
use super::vetting::vetting_path;
use super::{HOME, id_in, path_of, style};
use crate::domain::access::Action;
use crate::domain::field::{Field, Purpose};
use crate::domain::freetext::{self, Choice, Finding};
use crate::domain::picture::{OfferPicture, PictureState};
use crate::domain::proposal::{Proposal, State};
use crate::domain::vetting::MissingStep;
use crate::geo::Gazetteer;
use crate::i18n::{self, Lang, text_id};
use crate::ids::{AccountId, PersonId};
use crate::services::{ServiceError, hosts, proposals, reactions, review as reviews, wording};
use crate::store::safeguards::FirstRelease;
use crate::store::{Conn, offer_people, offer_pictures, people, safeguards};
use crate::text::{Hint, paragraphs};
use crate::web::layout::{Page, Say};
use crate::web::session::Staff;

#[derive(Template)]
#[template(path = "desk/show.html")]
struct ShowPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    path: String,
    notice: Option<String>,
    proposal: &'a Proposal,
    state: String,
    buttons: Vec<Button>,
    can_edit: bool,
    review: Option<Review<'a>>,
    /// What is found in the texts of a request, which leave in no form.
    words: Vec<String>,
    missing: Vec<String>,
    needs_vetting: bool,
    /// The page of the suspension, where there is one and the reader may lift it.
    suspension: Option<String>,
    /// The page of the vetting, where it is an offer.
    vetting: Option<String>,
    preview: Option<Preview>,
    sections: Vec<Section>,
    description: Vec<String>,
    public_page: Option<String>,
    confirmed_until: Option<String>,
    /// Its photos, where it is an offer.
    photos: Option<Photos>,
    /// How often it was liked and boosted, in words; nothing where it was not.
    reactions: Vec<String>,
    leads: Option<String>,
    /// The page of whoever it is written for.
    person: Option<String>,
    /// The page about what allies know of it, where it is a request.
    allies: Option<String>,
    /// The page of the offers it may be proposed to, or of the requests, where it is an offer that is out.
    candidates: Option<String>,
    /// The page of its host.
    host: Option<String>,
    /// Where its host is registered, while it has none.
    register_host: Option<String>,
}

/// The link to the photos of an offer.
struct Photos {
    path: String,
    count: u64,
    waits: bool,
}

/// A button that changes the state.
struct Button {
    /// The end of the address that it posts to.
    to: &'static str,
    label: String,
    main: bool,
}

/// What followers and the public list see.
struct Preview {
    title: String,
    lines: Vec<String>,
}

/// Held texts, for whoever may decide about them.
pub(super) struct Review<'a> {
    /// The label of each field, and what was found in its text.
    pub(super) reasons: Vec<String>,
    pub(super) texts: Vec<HeldText<'a>>,
    pub(super) may_decide: bool,
    pub(super) is_own: bool,
    /// Two people let it out (SG-09).
    pub(super) needs_two: bool,
    /// Who was the first, and when.
    pub(super) first: Option<String>,
    /// It was the reader.
    pub(super) was_first: bool,
}

/// A held text with the words marked that somebody must look at.
pub(super) struct HeldText<'a> {
    pub(super) label: String,
    pub(super) pieces: Vec<Marked<'a>>,
}

/// A piece of a text, and why it is marked, where it is.
pub(super) struct Marked<'a> {
    pub(super) text: &'a str,
    pub(super) why: Option<String>,
}

/// What of a review is stored.
pub(super) struct Waiting {
    holds: Vec<(Field, String)>,
    /// The reader wrote what waits (SG-12).
    is_own: bool,
    first: Option<FirstRelease>,
}

/// Reads what is stored of a review.
///
/// # Errors
/// The store's.
pub(super) fn waiting(conn: &mut Conn, proposal: &Proposal, by: AccountId) -> Result<Waiting, ServiceError> {
    Ok(Waiting {
        holds: safeguards::open_holds(conn, proposal.id)?,
        is_own: reviews::is_own(conn, proposal, by)?,
        first: reviews::first_reader(conn, proposal)?,
    })
}

#[derive(Deserialize)]
pub(super) struct ShowQuery {
    #[serde(default)]
    done: String,
}

/// What the page is made of, read in one go.
struct Found {
    proposal: Proposal,
    /// Whose request it is.
    person: Option<PersonId>,
    /// Whose offer it is, where the reader has charge of them.
    host: Option<PersonId>,
    has_host: bool,
    waiting: Waiting,
    missing: Vec<MissingStep>,
    photos: Vec<OfferPicture>,
    likes: u64,
    boosts: u64,
}

async fn find(page: &Page, staff: &Staff, id: &str) -> Result<Found, Fault> {
    let id = id_in(page, id)?;
    let (app, viewer, reader) = (page.app().clone(), staff.viewer(), staff.account.id);
    let found = page.app().db.read(move |conn| {
        let proposal = proposals::show(conn, viewer, id)?;
        let person = people::of_request(conn, id)?;
        let host = hosts::host_of(conn, viewer, id)?;
        let has_host = offer_people::of_offer(conn, id)?.is_some();
        let waiting = waiting(conn, &proposal, reader)?;
        let missing = proposals::missing_steps(conn, app.clock.now(), &proposal)?;
        let photos = offer_pictures::of_proposal(conn, id)?;
        let (likes, boosts) = reactions::counts(conn, &proposal.ap_id)?;
        let found = Found { proposal, person, host, has_host, waiting, missing, photos, likes, boosts };
        Ok::<_, ServiceError>(found)
    });
    found.await.map_err(|error| Fault::service(page, error, HOME))
}

/// `GET /desk/proposals/{id}`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<ShowQuery>,
) -> Result<HttpResponse, Fault> {
    let Found { proposal, person, host, has_host, waiting, missing, photos, likes, boosts } =
        find(&page, &staff, &id).await?;
    let may_register = !has_host && proposal.offered().is_some() && staff.role().may(Action::KeepCases);
    let t = page.say();
    let draft = proposal.terms.write();
    let template = ShowPage {
        page: &page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        path: path_of(proposal.id),
        notice: sentence(t, &query.done),
        state: state_text(t, proposal.state),
        buttons: buttons(t, &proposal),
        can_edit: !matches!(proposal.state, State::Withdrawn | State::Suspended),
        review: review(t, &staff, &proposal, &waiting),
        words: words_of_request(t, &proposal),
        missing: if proposal.state == State::Withdrawn { Vec::new() } else { step_texts(t, &missing) },
        needs_vetting: !page.app().config.safeguarding.unvetted_publish,
        suspension: (proposal.state == State::Suspended && staff.role().may(Action::LiftSuspensions))
            .then(|| suspension_path(proposal.id)),
        vetting: proposal.offered().map(|_| vetting_path(proposal.id)),
        preview: preview(&page, &proposal),
        sections: sections(t, proposal.purpose(), &draft),
        description: paragraphs(&proposal.terms.description),
        public_page: proposal.state.is_listed().then(|| format!("/offers/{}", proposal.id)),
        confirmed_until: (proposal.state == State::Published)
            .then(|| i18n::date(t.0, proposal.confirmed_until)),
        photos: proposal.offered().map(|_| Photos {
            path: photos_path(proposal.id),
            count: photos.len() as u64,
            waits: photos.iter().any(|photo| photo.state == PictureState::Waiting),
        }),
        reactions: [("reactions-likes", likes), ("reactions-boosts", boosts)]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(id, count)| t.count(id, count))
            .collect(),
        leads: (proposal.published_at.is_some() && staff.role().may(Action::HandleLeads))
            .then(|| format!("{}?offer={}", super::leads::PATH, proposal.id)),
        person: person.map(super::people::person_path),
        candidates: (proposal.sought().is_some() || proposal.state == State::Published)
            .then(|| super::candidates::candidates_path(proposal.id)),
        allies: proposal.sought().map(|_| super::allies::allies_path(proposal.id)),
        host: host.map(super::people::person_path),
        register_host: may_register.then(|| format!("/desk/people/new?kind=host&offer={}", proposal.id)),
        proposal: &proposal,
    };
    Ok(page.show(&template)?)
}

/// The steps of a proposal's life from here; the services refuse all others.
fn buttons(t: Say, proposal: &Proposal) -> Vec<Button> {
    let publish = match (proposal.purpose(), proposal.state) {
        (_, State::Paused) => "desk-act-resume",
        (_, State::Reserved | State::Occupied) => "desk-act-free",
        (Purpose::Offer, _) => "desk-act-publish",
        (Purpose::Request, _) => "desk-act-open",
    };
    let publish = ("publish", publish);
    let pause = ("pause", "desk-act-pause");
    let reserve = ("reserve", "desk-act-reserve");
    let occupy = ("occupy", "desk-act-occupy");
    let steps = match proposal.state {
        State::Draft | State::NeedsInfo | State::Paused => vec![publish],
        State::Published => vec![reserve, occupy, pause],
        State::Reserved => vec![occupy, publish, pause],
        State::Occupied => vec![publish, pause],
        State::Open => vec![pause],
        State::Screening | State::Suspended | State::Placed | State::Closed | State::Withdrawn => vec![],
    };
    let button = |(to, id): (&'static str, &str)| Button { to, label: t.get(id), main: to == "publish" };
    steps.into_iter().map(button).collect()
}

/// What is held and why; `None` where nothing waits.
pub(super) fn review<'a>(
    t: Say,
    staff: &Staff,
    proposal: &'a Proposal,
    waiting: &Waiting,
) -> Option<Review<'a>> {
    if proposal.state != State::Screening {
        return None;
    }
    let mut reasons: Vec<String> = Vec::new();
    for (field, code) in &waiting.holds {
        let reason = reason(t, *field, &finding_text(t, code));
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let choice = freetext::choice_of(&proposal.terms);
    let texts = proposal.terms.free_texts().into_iter().filter(|(_, text)| !text.is_empty());
    let texts =
        texts.map(|(field, text)| HeldText { label: field_label(t, field), pieces: marked(t, text, choice) });
    let needs_two = freetext::readers(&freetext::held(&proposal.terms)) > 1;
    let first = waiting.first.as_ref().filter(|_| needs_two);
    Some(Review {
        reasons,
        texts: texts.collect(),
        may_decide: staff.role().may(Action::ReviewHeld),
        is_own: waiting.is_own,
        needs_two,
        was_first: first.is_some_and(|first| first.by == staff.account.id),
        first: first.map(|first| {
            let on = t.day(first.at);
            t.with2("desk-review-first", ("who", &first.email), ("date", &on))
        }),
    })
}

fn reason(t: Say, field: Field, what: &str) -> String {
    t.with2("desk-held-reason", ("field", &field_label(t, field)), ("what", what))
}

/// Cuts a text into pieces, with what is found in each in words.
pub(super) fn marked(t: Say, text: &str, choice: Choice) -> Vec<Marked<'_>> {
    let why = |finding: Finding| finding_text(t, finding.as_str());
    pieces(text, choice)
        .into_iter()
        .map(|piece| Marked { text: piece.text, why: piece.finding.map(why) })
        .collect()
}

/// What was found, in words, by its code.
fn finding_text(t: Say, code: &str) -> String {
    let is_hint = Hint::ALL.iter().any(|hint| hint.as_str() == code);
    t.get(&text_id(if is_hint { "hint" } else { "reveal" }, code))
}

/// What is found in the free texts of a request. Nobody outside sees them, so that nothing holds it; but whoever writes it should know
/// that a word is of no use there (PR-01), or may speak of a danger (SG-09).
fn words_of_request(t: Say, proposal: &Proposal) -> Vec<String> {
    match proposal.purpose() {
        Purpose::Offer => Vec::new(),
        Purpose::Request => freetext::held(&proposal.terms)
            .into_iter()
            .map(|held| reason(t, held.field, &finding_text(t, held.finding.as_str())))
            .collect(),
    }
}

/// What others see of an offer, in the association's language, as it goes out; `None` for a request, of which nothing is public.
fn preview(page: &Page, proposal: &Proposal) -> Option<Preview> {
    let place = proposal.offered()?;
    let area = Gazetteer::belgium().public_area(&place.municipality)?;
    let own = Lang::from_tag(page.app().config.association.language.as_str()).unwrap_or(Lang::Fr);
    let lang = page.lang();
    let mut lines = vec![wording::sentences(lang, place, area, proposal.state).join(" ")];
    lines.extend(paragraphs(&proposal.terms.description));
    lines.push(
        wording::hashtags(place, area).iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" "),
    );
    Some(Preview { title: wording::title_or_headline(lang, own, &proposal.terms.title, place, area), lines })
}
