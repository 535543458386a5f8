//! `/desk/messages`: the conversations in which something waits for the reader, and a search through those with allies.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use super::fault::Fault;
use super::matches::path_of as match_path;
use super::people::person_path;
use super::style;
use crate::domain::conversation::With;
use crate::services::ServiceError;
use crate::services::conversations::{self, Hit, SEARCHED_MAX, Searched, Waits, title_of};
use crate::web::layout::{Page, Say};
use crate::web::my::home::moment;
use crate::web::session::Staff;

pub(super) const PATH: &str = "/desk/messages";
/// How many conversations the page lists.
const ROWS_MAX: usize = 100;
/// The longest text that is looked for, in characters.
const WORDS_MAX_CHARS: usize = 100;

#[derive(Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    words: String,
}

#[derive(Template)]
#[template(path = "desk/talks.html")]
struct TalksPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    rows: Vec<Row>,
    words: String,
    searched_max: i64,
    /// What a search found, where there was one.
    found: Option<Vec<Row>>,
    is_cut: bool,
}

struct Row {
    path: String,
    title: String,
    states: Vec<String>,
    about: String,
}

/// The page on which a conversation is read.
pub(super) fn path(with: With) -> String {
    match with {
        With::Ally(id) => format!("{}#talk", match_path(id)),
        With::Person(id) => format!("{}#messages", person_path(id)),
    }
}

fn row(t: Say, one: &Waits, title: String) -> Row {
    let states = [
        (one.unread_since.is_some(), "talks-unread"),
        (one.held_since.is_some(), "talks-held"),
        (one.marked_at.is_some(), "talks-marked"),
    ];
    let states = states.into_iter().filter(|(holds, _)| *holds).map(|(_, id)| t.get(id));
    Row {
        path: path(one.with),
        title,
        states: states.collect(),
        about: one.since().map_or_else(String::new, |since| moment(t, since)),
    }
}

fn hit_row(t: Say, hit: &Hit, title: String) -> Row {
    Row {
        path: match hit.with {
            With::Ally(id) => format!("{}#m-{}", match_path(id), hit.id),
            With::Person(id) => person_path(id),
        },
        title: hit.excerpt.expose().to_owned(),
        states: Vec::new(),
        about: format!("{title} · {}", moment(t, hit.said_at)),
    }
}

/// `GET /desk/messages`.
pub(super) async fn list(page: Page, staff: Staff, query: Query<ListQuery>) -> Result<HttpResponse, Fault> {
    let (app, viewer, t) = (page.app().clone(), staff.viewer(), page.say());
    let words: String = query.words.trim().chars().take(WORDS_MAX_CHARS).collect();
    let sought = words.clone();
    let read = page.app().db.read(move |conn| {
        let mut rows = Vec::new();
        for one in conversations::list(conn, viewer)?.into_iter().take(ROWS_MAX) {
            let title = title_of(conn, &app, one.with)?;
            rows.push((one, title));
        }
        let found = conversations::search(conn, &app, viewer, &sought)?;
        let mut hits = Vec::new();
        for hit in &found.hits {
            hits.push((hit.clone(), title_of(conn, &app, hit.with)?));
        }
        Ok::<(Vec<(Waits, String)>, Vec<(Hit, String)>, Searched), ServiceError>((rows, hits, found))
    });
    let (rows, hits, found) = read.await.map_err(|error| Fault::service(&page, error, super::HOME))?;
    let hits: Vec<Row> = hits.into_iter().map(|(hit, title)| hit_row(t, &hit, title)).collect();
    let template = TalksPage {
        page: &page,
        t,
        style: style::path(),
        rows: rows.into_iter().map(|(one, title)| row(t, &one, title)).collect(),
        found: (!words.is_empty()).then_some(hits),
        words,
        searched_max: SEARCHED_MAX,
        is_cut: found.is_cut,
    };
    Ok(page.show(&template)?)
}
