//! `GET /desk/proposals/{id}`: all that the staff may know of one of our proposals, and what can be done with it.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use super::fault::{Fault, step_texts};
use super::groups::{field_label, state_text};
use super::highlight::{Piece, pieces};
use super::notice::sentence;
use super::pictures::photos_path;
use super::values::{Section, sections};
use super::{HOME, id_in, path_of, style};
use crate::domain::access::Action;
use crate::domain::field::{Field, Purpose};
use crate::domain::picture::{OfferPicture, PictureState};
use crate::domain::proposal::{Proposal, State};
use crate::domain::vetting::MissingStep;
use crate::geo::Gazetteer;
use crate::i18n::{self, Lang, text_id};
use crate::ids::PersonId;
use crate::services::{ServiceError, proposals, reactions, wording};
use crate::store::{offer_pictures, people, safeguards};
use crate::text::paragraphs;
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
    missing: Vec<String>,
    needs_vetting: bool,
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
    /// The label of each field, and what its text reveals.
    pub(super) reasons: Vec<String>,
    pub(super) texts: Vec<HeldText<'a>>,
    pub(super) may_decide: bool,
    pub(super) is_own: bool,
}

/// A held text with the words marked that reveal something.
pub(super) struct HeldText<'a> {
    pub(super) label: String,
    pub(super) pieces: Vec<Piece<'a>>,
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
    holds: Vec<(Field, String)>,
    missing: Vec<MissingStep>,
    photos: Vec<OfferPicture>,
    likes: u64,
    boosts: u64,
}

async fn find(page: &Page, staff: &Staff, id: &str) -> Result<Found, Fault> {
    let id = id_in(page, id)?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let found = page.app().db.read(move |conn| {
        let proposal = proposals::show(conn, viewer, id)?;
        let person = people::of_request(conn, id)?;
        let holds = safeguards::open_holds(conn, id)?;
        let missing = proposals::missing_steps(conn, app.clock.now(), &proposal)?;
        let photos = offer_pictures::of_proposal(conn, id)?;
        let (likes, boosts) = reactions::counts(conn, &proposal.ap_id)?;
        Ok::<_, ServiceError>(Found { proposal, person, holds, missing, photos, likes, boosts })
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
    let Found { proposal, person, holds, missing, photos, likes, boosts } = find(&page, &staff, &id).await?;
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
        can_edit: proposal.state != State::Withdrawn,
        review: review(t, &staff, &proposal, &holds),
        missing: if proposal.state == State::Withdrawn { Vec::new() } else { step_texts(t, &missing) },
        needs_vetting: !page.app().config.safeguarding.unvetted_publish,
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
        State::Screening | State::Withdrawn => vec![],
    };
    let button = |(to, id): (&'static str, &str)| Button { to, label: t.get(id), main: to == "publish" };
    steps.into_iter().map(button).collect()
}

/// What is held and why; `None` where nothing waits.
pub(super) fn review<'a>(
    t: Say,
    staff: &Staff,
    proposal: &'a Proposal,
    holds: &[(Field, String)],
) -> Option<Review<'a>> {
    if proposal.state != State::Screening {
        return None;
    }
    let mut reasons: Vec<String> = Vec::new();
    for (field, reveals) in holds {
        let label = field_label(t, *field);
        let reason =
            t.with2("desk-held-reason", ("field", &label), ("what", &t.get(&text_id("reveal", reveals))));
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let texts = proposal.terms.free_texts().into_iter().filter(|(_, text)| !text.is_empty());
    let texts = texts.map(|(field, text)| HeldText { label: field_label(t, field), pieces: pieces(text) });
    Some(Review {
        reasons,
        texts: texts.collect(),
        may_decide: staff.role().may(Action::ReviewHeld),
        is_own: proposal.written_by == Some(staff.account.id),
    })
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
