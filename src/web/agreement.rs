//! `/desk/matches/{id}/agreement` and `/my/matches/{id}/agreement`: the agreement of a match on paper, in the association's language and in another
//! one beside it. It is a model in data, filled with what is known; what is not is left to be written by hand.
//! Invariants: nobody's name, phone or e-mail stands on it; the address does only while it is released to whoever opens the page (SG-06).

use std::ops::Range;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use super::desk::fault::Fault;
use super::desk::style;
use super::guidance::{SourceView, source};
use super::layout::{Forms, Page, Say};
use super::my::{Holder, matches as my};
use super::session::Staff;
use super::{assets, help};
use crate::domain::guidance::{AgreementValue, Block, Model, Part};
use crate::domain::matches::{MatchState, Stay};
use crate::domain::place::AgreementKind;
use crate::geo::Gazetteer;
use crate::i18n::{self, Lang, text_id};
use crate::ids::MatchId;
use crate::services::ServiceError;
use crate::services::guidance::ModelSet;
use crate::services::matches::{self, Paper};

/// How a language is asked for, and that there be none beside the association's.
const BESIDE: &str = "beside";
const NONE: &str = "none";

#[derive(Deserialize)]
pub(super) struct PaperQuery {
    /// The language beside the association's.
    #[serde(default)]
    beside: String,
    /// Which kind a draft is of.
    #[serde(default)]
    kind: String,
}

#[derive(Template)]
#[template(path = "agreement.html")]
struct AgreementPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    paper: &'static str,
    back: &'a str,
    is_draft: bool,
    /// What nobody said yet, so that no model can be chosen.
    lacks_kind: bool,
    /// The language that was asked for, where the model is not written in it.
    missing: Option<String>,
    languages: Vec<Choice>,
    kinds: Vec<Choice>,
    columns: Vec<Column>,
    hand: Vec<HandRow>,
}

/// A link to the same page with another choice.
struct Choice {
    href: String,
    label: String,
    is_current: bool,
}

/// The agreement in a language.
struct Column {
    lang: &'static str,
    dir: &'static str,
    /// `first` for the association's language, on the left; `second` for the other one.
    side: &'static str,
    title: String,
    blocks: Vec<BlockView>,
    model: String,
    source: SourceView,
    helps: Vec<String>,
    blank: String,
}

struct BlockView {
    kind: &'static str,
    /// A text, or a blank to be filled by hand.
    parts: Vec<Option<String>>,
}

/// What is written by hand, with its label in each language.
struct HandRow {
    labels: Vec<(&'static str, &'static str, String)>,
    lines: Range<u8>,
}

/// The page of the agreement of a match, from the match's own.
pub(super) fn path_of(match_path: &str) -> String {
    format!("{match_path}/agreement")
}

/// The link to it, in words, where there is one.
pub(super) fn link_text(t: Say, state: MatchState) -> Option<String> {
    let id = if state == MatchState::Met { "agreement-open-draft" } else { "agreement-open" };
    matches::has_paper(state).then(|| t.get(id))
}

/// `GET /desk/matches/{id}/agreement`.
pub(super) async fn for_staff(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<PaperQuery>,
) -> Result<HttpResponse, Fault> {
    let back = format!("/desk/matches/{id}");
    let id = id_in(&page, &id)?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let found = page.app().db.read(move |conn| matches::paper(conn, &app, viewer, id)).await;
    let found = found.map_err(|error| Fault::service(&page, error, super::desk::HOME))?;
    show(&page, &found, (&query, &back))
}

/// `GET /my/matches/{id}/agreement`.
pub(super) async fn for_person(
    page: Page,
    holder: Holder,
    id: Path<String>,
    query: Query<PaperQuery>,
) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    let back = my::path_of(id);
    let (app, now, person) = (page.app().clone(), page.app().clock.now(), holder.session.person);
    let found = page.app().db.read(move |conn| matches::own_paper(conn, &app, now, (&person, id))).await;
    let found = found.map_err(|error| Fault::service(&page, error, super::my::HOME))?;
    show(&page, &found, (&query, &back))
}

fn id_in(page: &Page, text: &str) -> Result<MatchId, Fault> {
    text.parse().map_err(|_| Fault::service(page, ServiceError::NotFound("match"), "/"))
}

fn show(page: &Page, found: &Paper, (query, back): (&PaperQuery, &str)) -> Result<HttpResponse, Fault> {
    let is_draft = found.one.stay.is_none();
    let kind = if is_draft { query.kind.parse().ok().or(found.kind) } else { found.kind };
    let set = kind.and_then(|kind| page.app().guidance.model(kind));
    let first = page.written_in();
    let beside = beside(page, found, &query.beside);
    let has = |lang: Lang| set.is_some_and(|set| set.in_language(lang).is_some());
    let shown: Vec<Lang> = [Some(first), beside].into_iter().flatten().filter(|lang| has(*lang)).collect();
    let columns = set.map_or_else(Vec::new, |set| columns(page, set, &shown, (found, kind)));
    let path = path_of(back);
    let template = AgreementPage {
        page,
        t: page.say(),
        style: style::path(),
        paper: assets::paper_path(),
        back,
        is_draft,
        lacks_kind: set.is_none(),
        missing: beside
            .filter(|lang| set.is_some() && !has(*lang))
            .map(|lang| lang.name_in_itself().to_owned()),
        languages: languages(page, &path, (first, beside), kind.filter(|_| is_draft)),
        kinds: if is_draft { kinds(page.say(), &path, kind, beside) } else { Vec::new() },
        hand: set.map_or_else(Vec::new, |set| hand(set, &shown)),
        columns,
    };
    Ok(page.show_as(StatusCode::OK, Forms::Here, &template)?)
}

/// The language beside the association's: the one that was asked for, or the person's, or the reader's.
fn beside(page: &Page, found: &Paper, asked: &str) -> Option<Lang> {
    if asked == NONE {
        return None;
    }
    let of_person = || found.language.as_deref().and_then(Lang::from_tag);
    let others = [Lang::from_tag(asked), of_person(), Some(page.lang())];
    others.into_iter().flatten().find(|lang| *lang != page.written_in())
}

fn languages(
    page: &Page,
    path: &str,
    (first, beside): (Lang, Option<Lang>),
    kind: Option<AgreementKind>,
) -> Vec<Choice> {
    let with_kind = kind.map(|kind| format!("&kind={kind}")).unwrap_or_default();
    let link = |code: &str, label: String, is_current: bool| Choice {
        href: format!("{path}?{BESIDE}={code}{with_kind}"),
        label,
        is_current,
    };
    let alone =
        link(NONE, page.say().with1("agreement-alone", "language", first.name_in_itself()), beside.is_none());
    let others = Lang::ALL.iter().filter(|lang| **lang != first);
    let pair = |lang: &Lang| {
        let (ours, theirs) = (first.name_in_itself(), lang.name_in_itself());
        let label = page.say().with2("agreement-pair", ("first", ours), ("second", theirs));
        link(lang.tag(), label, beside == Some(*lang))
    };
    others.map(pair).chain([alone]).collect()
}

/// The kinds that a draft may be of.
fn kinds(t: Say, path: &str, kind: Option<AgreementKind>, beside: Option<Lang>) -> Vec<Choice> {
    let beside = beside.map_or(NONE, Lang::tag);
    let link = |one: &AgreementKind| Choice {
        href: format!("{path}?{BESIDE}={beside}&kind={one}"),
        label: t.get(&text_id("agreement-kind", one.as_str())),
        is_current: kind == Some(*one),
    };
    AgreementKind::ALL.iter().map(link).collect()
}

/// The columns, the reader's language first, as a phone shows them one below the other.
fn columns(
    page: &Page,
    set: &ModelSet,
    shown: &[Lang],
    known: (&Paper, Option<AgreementKind>),
) -> Vec<Column> {
    let column = |(at, lang): (usize, &Lang)| {
        let model = set.in_language(*lang)?;
        let side = if at == 0 { "first" } else { "second" };
        Some(column(page, (*lang, side), model, known))
    };
    let mut columns: Vec<Column> = shown.iter().enumerate().filter_map(column).collect();
    columns.sort_by_key(|column| column.lang != page.lang().tag());
    columns
}

fn column(
    page: &Page,
    (lang, side): (Lang, &'static str),
    model: &Model,
    known: (&Paper, Option<AgreementKind>),
) -> Column {
    let t = Say(lang, page.say().1);
    let block = |block: &Block| BlockView { kind: block.kind.as_str(), parts: parts(page, t, block, known) };
    let contact = page.app().config.association.contact.as_str();
    let address = format!("{}{}", page.app().urls.origin(), help::PATH);
    let mut helps = vec![t.with2("agreement-help", ("address", &address), ("number", "112"))];
    if !contact.is_empty() {
        helps.push(t.with2("agreement-contact", ("association", page.association()), ("contact", contact)));
    }
    Column {
        lang: lang.tag(),
        dir: lang.direction(),
        side,
        title: model.head.title.clone(),
        blocks: model.blocks.iter().map(block).collect(),
        model: t.get("agreement-model"),
        source: source(page, t, &model.head),
        helps,
        blank: t.get("agreement-blank"),
    }
}

fn parts(page: &Page, t: Say, block: &Block, known: (&Paper, Option<AgreementKind>)) -> Vec<Option<String>> {
    let part = |part: &Part| match part {
        Part::Text(text) => Some(text.clone()),
        Part::Value(AgreementValue::Association) => Some(page.association().to_owned()),
        Part::Value(wanted) => value(t, *wanted, known),
    };
    block.parts.iter().map(part).collect()
}

/// A value in words, where it is known.
fn value(t: Say, wanted: AgreementValue, (paper, kind): (&Paper, Option<AgreementKind>)) -> Option<String> {
    let (place, stay) = (paper.place.as_ref(), paper.one.stay);
    let code = |kind: &str, code: &str| t.get(&text_id(kind, code));
    match wanted {
        AgreementValue::Association => None,
        AgreementValue::Kind => kind.map(|kind| code("agreement-kind", kind.as_str())),
        AgreementValue::From => stay.map(|stay| i18n::date(t.0, stay.from)),
        AgreementValue::Until => stay.map(|stay| until(t, stay)),
        AgreementValue::Rent => {
            let of_offer = || place.and_then(|place| place.monthly_rent_cents);
            stay.map(|stay| stay.monthly_rent_cents).or_else(of_offer).map(|cents| rent(t, cents))
        }
        AgreementValue::Charges => place?.charges.map(|charges| code("charges", charges.as_str())),
        AgreementValue::Deposit => place?.deposit_months.map(|months| t.count("agreement-deposit", months)),
        AgreementValue::Domiciliation => {
            place?.domiciliation.map(|answer| code("domiciliation", answer.as_str()))
        }
        AgreementValue::PlaceKind => place.map(|place| code("place-kind", place.place_kind.as_str())),
        AgreementValue::Sharing => place.map(|place| code("sharing", place.sharing.as_str())),
        AgreementValue::Persons => paper.persons.map(|persons| t.count("match-persons", persons as u64)),
        AgreementValue::NoticeDays => place?.notice_days.map(|days| t.count("agreement-days", days)),
        AgreementValue::Address => address(t, paper),
    }
}

fn until(t: Say, stay: Stay) -> String {
    stay.until.map_or_else(|| t.get("agreement-no-end"), |until| i18n::date(t.0, until))
}

fn rent(t: Say, cents: u32) -> String {
    if cents == 0 { t.get("stay-free") } else { i18n::euros(t.0, cents) }
}

/// Street and municipality, where the street is released: without it, the municipality says nothing that an agreement needs.
fn address(t: Say, paper: &Paper) -> Option<String> {
    let street = paper.street.as_ref()?.expose();
    let area = paper.place.as_ref().and_then(|place| Gazetteer::belgium().by_code(&place.municipality));
    Some(area.map_or_else(|| street.to_owned(), |area| format!("{street}, {}", area.name(t.0.tag()))))
}

/// What is written by hand, the labels of all languages over the same lines.
fn hand(set: &ModelSet, shown: &[Lang]) -> Vec<HandRow> {
    let models: Vec<(Lang, &Model)> =
        shown.iter().filter_map(|lang| set.in_language(*lang).map(|model| (*lang, model))).collect();
    let rows = models.first().map_or(0, |(_, model)| model.to_write.len());
    let row = |at: usize| {
        let label = |(lang, model): &(Lang, &Model)| {
            model.to_write.get(at).map(|hand| (lang.tag(), lang.direction(), hand.label.clone()))
        };
        let lines = models.first().and_then(|(_, model)| model.to_write.get(at)).map_or(1, |hand| hand.lines);
        HandRow { labels: models.iter().filter_map(label).collect(), lines: 0..lines }
    };
    (0..rows).map(row).collect()
}
