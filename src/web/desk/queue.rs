//! `/desk/queue`: everything that waits for the viewer or their colleagues, what is due first before the rest; taken, given and laid down here.
//! It is whole without JavaScript; with it, it follows what happens (`live`) and is worked with the keyboard (`static/queue.js`).

mod live;
mod rows;

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;
use url::form_urlencoded;

use super::fault::Fault;
use super::home::{Pager, page_number};
use super::notice::sentence;
use super::sent::Sent;
use super::tabs::Tab;
use super::{HOME, style};
use crate::domain::queue::{Filter, Lateness, QueueGroup, QueueKind, QueueProblem, Whose};
use crate::i18n::text_id;
use crate::ids::{AccountId, MatchId};
use crate::services::matches;
use crate::services::queue::{self, Queue, To};
use crate::web::assets;
use crate::web::form::Body;
use crate::web::layout::{Page, Say, see_other};
use crate::web::my::home::moment;
use crate::web::session::Staff;

pub(super) use live::follow;

/// The queue.
pub(super) const PATH: &str = "/desk/queue";
/// Where a page hears that something changed.
pub(super) const LIVE: &str = "/desk/queue/live";
/// Where something is taken, given or laid down.
pub(super) const GIVE: &str = "/desk/queue/give";

/// What of the queue somebody wants to see; what makes no sense there counts as not said.
#[derive(Deserialize, Default, Clone)]
pub(super) struct QueueQuery {
    #[serde(default)]
    group: String,
    #[serde(default)]
    whose: String,
    #[serde(default)]
    due: String,
    #[serde(default)]
    page: String,
    #[serde(default)]
    done: String,
}

impl QueueQuery {
    fn filter(&self, me: AccountId) -> Filter {
        let whose = match self.whose.as_str() {
            "mine" => Whose::Of(me),
            "nobodys" => Whose::Nobodys,
            _ => Whose::Everybodys,
        };
        Filter { group: self.group.parse().ok(), whose, lateness: self.due.parse().ok() }
    }

    /// The address of the queue so, with another group.
    fn with_group(&self, group: Option<QueueGroup>) -> String {
        let said = [
            ("group", group.map_or("", QueueGroup::as_str)),
            ("whose", self.whose.as_str()),
            ("due", self.due.as_str()),
        ];
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in said.iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        let query = query.finish();
        if query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{query}") }
    }
}

#[derive(Template)]
#[template(path = "desk/queue.html")]
struct QueuePage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    script: &'static str,
    csrf: &'a str,
    home: &'static str,
    live: &'static str,
    give: &'static str,
    notice: Option<String>,
    summary: String,
    late: Option<String>,
    tabs: Vec<Tab>,
    group: &'static str,
    whose: Vec<Choice>,
    due: Vec<Choice>,
    stamp: String,
    /// The address of this page, to come back to.
    back: String,
    rows: Vec<rows::Row>,
    pager: Pager,
    keys: Vec<(&'static str, String)>,
}

/// One of what can be chosen.
struct Choice {
    value: &'static str,
    label: String,
    is_chosen: bool,
}

/// `GET /desk/queue`.
pub(super) async fn show(page: Page, staff: Staff, query: Query<QueueQuery>) -> Result<HttpResponse, Fault> {
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let (now, filter) = (app.clock.now(), query.filter(staff.account.id));
    let number = page_number(&query.page);
    let at = usize::try_from(number - 1).unwrap_or(0);
    let read = page.app().db.read(move |conn| queue::page(conn, &app, (viewer, now), (filter, at)));
    let found = read.await.map_err(|error| Fault::service(&page, error, HOME))?;
    let t = page.say();
    let path = query.with_group(filter.group);
    let (path, said) = path
        .split_once('?')
        .map_or((path.as_str(), String::new()), |(path, said)| (path, format!("{said}&")));
    let count = i64::try_from(found.count).unwrap_or(i64::MAX);
    let choice = |value: &'static str, of: &str, chosen: &str| Choice {
        value,
        label: t.get(&text_id(of, if value.is_empty() { "all" } else { value })),
        is_chosen: value == chosen,
    };
    let lateness = filter.lateness.map_or("", Lateness::as_str);
    let template = QueuePage {
        page: &page,
        t,
        style: style::path(),
        script: assets::script_path(),
        csrf: &staff.csrf,
        home: HOME,
        live: LIVE,
        give: GIVE,
        notice: sentence(t, &query.done),
        summary: t.count("queue-summary", found.all as u64),
        late: (found.late > 0).then(|| t.count("queue-late-count", found.late as u64)),
        tabs: tabs(t, &query, &found, filter.group),
        group: filter.group.map_or("", QueueGroup::as_str),
        whose: ["", "mine", "nobodys"].map(|value| choice(value, "queue-whose", &query.whose)).into(),
        due: ["", "late", "soon", "in_time"].map(|value| choice(value, "queue-due", lateness)).into(),
        back: format!("{path}?{said}page={number}"),
        pager: Pager::new(path, &said, number, count),
        rows: found.items.iter().map(|item| rows::row(t, item, now)).collect(),
        stamp: found.stamp,
        keys: keys(t),
    };
    Ok(page.show_live(&template)?)
}

fn tabs(t: Say, query: &QueueQuery, found: &Queue, chosen: Option<QueueGroup>) -> Vec<Tab> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mut tabs = vec![Tab {
        href: query.with_group(None),
        label: t.get("queue-group-all"),
        count: count(found.groups.iter().map(|(_, count)| count).sum()),
        is_current: chosen.is_none(),
    }];
    tabs.extend(found.groups.iter().filter(|(group, count)| *count > 0 || chosen == Some(*group)).map(
        |(group, of)| Tab {
            href: query.with_group(Some(*group)),
            label: t.get(&text_id("queue-group", group.as_str())),
            count: count(*of),
            is_current: chosen == Some(*group),
        },
    ));
    tabs
}

/// The keys of `static/queue.js`, and what each does.
fn keys(t: Say) -> Vec<(&'static str, String)> {
    [
        ("j", "next"),
        ("k", "before"),
        ("o", "open"),
        ("t", "take"),
        ("f", "filter"),
        ("r", "renew"),
        ("?", "help"),
    ]
    .map(|(key, what)| (key, t.get(&text_id("queue-key", what))))
    .into()
}

/// Which thing of the queue a form is about.
#[derive(Deserialize, Default, Clone)]
pub(super) struct Which {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    back: String,
}

/// A way back that stays in the queue.
fn back_of(back: &str) -> &str {
    if back == PATH || back.starts_with("/desk/queue?") { back } else { PATH }
}

#[derive(Template)]
#[template(path = "desk/queue_give.html")]
struct GivePage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    give: &'static str,
    back: String,
    kind: String,
    subject: String,
    what: rows::Row,
    holder: String,
    /// Who could have it: id and address.
    staff: Vec<(String, String)>,
}

/// `GET /desk/queue/give`: to whom.
pub(super) async fn choose(page: Page, staff: Staff, which: Query<Which>) -> Result<HttpResponse, Fault> {
    let back = back_of(&which.back).to_owned();
    let kind: QueueKind = kind_of(&page, &which.kind, &back)?;
    let (app, viewer, subject) = (page.app().clone(), staff.viewer(), which.subject.clone());
    let now = app.clock.now();
    let read = page.app().db.read(move |conn| queue::givable(conn, &app, (viewer, now), (kind, &subject)));
    let (item, members) = read.await.map_err(|error| Fault::service(&page, error, &back))?;
    let t = page.say();
    let template = GivePage {
        page: &page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        give: GIVE,
        kind: which.kind.clone(),
        subject: which.subject.clone(),
        holder: item.waiting.held_by.map(|by| by.to_string()).unwrap_or_default(),
        what: rows::row(t, &item, now),
        staff: members.into_iter().map(|member| (member.id.to_string(), member.email)).collect(),
        back,
    };
    Ok(page.show(&template)?)
}

fn kind_of(page: &Page, kind: &str, back: &str) -> Result<QueueKind, Fault> {
    kind.parse().map_err(|_| Fault::service(page, QueueProblem::Gone.into(), back))
}

/// What a form asks for: of which thing, to whom it goes, and who had it when the page was made.
struct Asked {
    kind: String,
    subject: String,
    holder: String,
    to: String,
}

impl Asked {
    /// Reads the button of a row (`take` or `leave`, with kind, id and holder), or the form that gives something to somebody.
    fn take(body: &mut Body) -> Self {
        for (name, to) in [("take", "me"), ("leave", "")] {
            if let Some(row) = body.take(name) {
                let mut parts = row.splitn(3, ':').map(str::to_owned);
                let mut next = || parts.next().unwrap_or_default();
                return Self { kind: next(), subject: next(), holder: next(), to: to.to_owned() };
            }
        }
        let mut take = |name: &str| body.take(name).unwrap_or_default();
        Self { kind: take("kind"), subject: take("subject"), holder: take("holder"), to: take("to") }
    }
}

/// `POST /desk/queue/give`: takes something, gives it to somebody, or lays it down.
pub(super) async fn give(sent: Sent) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let asked = Asked::take(&mut body);
    let back = back_of(&body.take("back").unwrap_or_default()).to_owned();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let kind = kind_of(&page, &asked.kind, &back)?;
    let (to, done) = match asked.to.as_str() {
        "me" => (To::Me, "queue-taken"),
        "" => (To::Nobody, "queue-left"),
        other => match other.parse() {
            Ok(account) => (To::Other(account), "queue-given"),
            Err(_) => return Err(Fault::service(&page, QueueProblem::NotTheirs.into(), &back)),
        },
    };
    let (seen, subject) = (asked.holder.parse::<AccountId>().ok(), asked.subject);
    let (viewer, now) = (staff.viewer(), page.app().clock.now());
    let given = page.app().tx(move |tx| queue::give(tx, now, viewer, (kind, &subject), (to, seen))).await;
    given.map_err(|error| Fault::service(&page, error, &back))?;
    let joined = if back.contains('?') { '&' } else { '?' };
    Ok(see_other(&format!("{back}{joined}done={done}")))
}

/// `POST /desk/matches/{id}/take`: takes a match, so that nobody else decides about it meanwhile.
pub(super) async fn take_match(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id: MatchId = super::match_page::match_in(&page, &id)?;
    let back = super::matches::path_of(id);
    let seen = body.take("holder").unwrap_or_default().parse::<AccountId>().ok();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (viewer, now) = (staff.viewer(), page.app().clock.now());
    let taken = page.app().tx(move |tx| {
        matches::require_charge_of(tx, viewer, id)?;
        queue::take_match(tx, now, viewer, (id, seen))
    });
    taken.await.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(see_other(&format!("{back}?done=queue-taken")))
}

/// Why something is not given or taken.
pub(super) fn problem_text(t: Say, problem: &QueueProblem) -> String {
    match problem {
        QueueProblem::Gone => t.get("queue-problem-gone"),
        QueueProblem::Held { by, until } => {
            let until = moment(t, *until);
            t.with2("queue-problem-held", ("who", by), ("moment", &until))
        }
        QueueProblem::Taken => t.get("queue-problem-taken"),
        QueueProblem::NotTheirs => t.get("queue-problem-not-theirs"),
        QueueProblem::NotGiven => t.get("queue-problem-not-given"),
    }
}
