//! `GET /desk`: our own offers and requests by state, with how many there are of each.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::fault::Fault;
use super::groups::state_text;
use super::notice::sentence;
use super::tabs::Tab;
use super::{HOME, account, path_of, style, visits};
use crate::domain::access::Action;
use crate::domain::lead::LeadState;
use crate::domain::notice::NoticeState;
use crate::domain::proposal::{Proposal, State};
use crate::domain::report::ReportState;
use crate::geo::Gazetteer;
use crate::i18n::text_id;
use crate::services::{ServiceError, Viewer, authority, incidents, matches, proposals, queue};
use crate::store::received::{self, ReceivedState};
use crate::store::{Conn, leads, notices, offer_pictures, reports, tasks};
use crate::web::layout::{Page, Say, see_other};
use crate::web::session::Staff;

/// How many proposals one page lists.
pub(super) const PER_PAGE: i64 = 20;

/// The lists: the end of the id of its name, and the states in it.
const LISTS: &[(&str, &[State])] = &[
    ("drafts", &[State::Draft, State::NeedsInfo]),
    ("waiting", &[State::Screening]),
    ("published", &[State::Published, State::Reserved, State::Occupied]),
    ("paused", &[State::Paused]),
    ("requests", &[State::Open]),
    ("placed", &[State::Placed]),
    ("suspended", &[State::Suspended]),
    ("withdrawn", &[State::Closed, State::Withdrawn]),
];
/// The list that is shown when none is asked for.
const USUAL: &str = "published";

#[derive(Template)]
#[template(path = "desk/home.html")]
struct HomePage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    email: &'a str,
    role: String,
    notice: Option<String>,
    may_review: bool,
    may_see_partners: bool,
    may_manage_staff: bool,
    may_keep_cases: bool,
    waiting: u64,
    may_handle: bool,
    may_see_plan: bool,
    may_read_audit: bool,
    waits: Waits,
    told: Told,
    tabs: Vec<Tab>,
    rows: Vec<ListRow>,
    pager: Pager,
}

/// One proposal in a list.
struct ListRow {
    path: String,
    title: String,
    state: String,
    /// The code of the state, for its colour.
    code: &'static str,
    purpose: String,
    place: Option<String>,
    changed: String,
}

/// The links to the pages before and after.
pub(super) struct Pager {
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

impl Pager {
    /// The links around page `page` (from 1) of a list of `count`; `query` ends with `&` where it is not empty.
    pub(super) fn new(path: &str, query: &str, page: i64, count: i64) -> Self {
        let link = |page: i64| format!("{path}?{query}page={page}");
        Self {
            before: (page > 1).then(|| link(page - 1)),
            after: (page * PER_PAGE < count).then(|| link(page + 1)),
        }
    }
}

/// What the address of a list may say; what makes no sense there counts as not said.
#[derive(Deserialize, Default)]
pub(super) struct PageQuery {
    #[serde(default)]
    list: String,
    #[serde(default)]
    page: String,
    #[serde(default)]
    pub(super) done: String,
}

impl PageQuery {
    /// The page, from 1.
    pub(super) fn page(&self) -> i64 {
        page_number(&self.page)
    }

    /// How many proposals come before it.
    pub(super) fn offset(&self) -> i64 {
        (self.page() - 1) * PER_PAGE
    }
}

/// The number of a page, from 1, as an address says it.
pub(super) fn page_number(text: &str) -> i64 {
    text.parse::<i64>().ok().filter(|page| (1..=1_000_000).contains(page)).unwrap_or(1)
}

/// `GET /desk`.
pub(super) async fn show(page: Page, staff: Staff, query: Query<PageQuery>) -> Result<HttpResponse, Fault> {
    if !staff.role().may(Action::ReadProposals) {
        let may_visit = staff.role().may(Action::RecordHomeVisit);
        return Ok(see_other(if may_visit { visits::PATH } else { account::PATH }));
    }
    let wanted =
        LISTS.iter().find(|(name, _)| *name == query.list).or(LISTS.iter().find(|(name, _)| *name == USUAL));
    let (current, states) = *wanted.unwrap_or(&(USUAL, &[]));
    let (offset, viewer, now) = (query.offset(), staff.viewer(), page.app().clock.now());
    let read = page.app().db.read(move |conn| {
        let rows = proposals::list(conn, viewer, states, (PER_PAGE, offset))?;
        let counts = LISTS.iter().map(|(_, states)| proposals::count(conn, viewer, states));
        let counts = counts.collect::<Result<Vec<i64>, _>>()?;
        let (waits, told) = (Waits::read(conn, viewer)?, Told::read(conn, (viewer, now))?);
        Ok::<_, ServiceError>((counts, waits, told, rows))
    });
    let (counts, waits, told, rows) = read.await.map_err(|error| Fault::service(&page, error, "/"))?;
    let t = page.say();
    let tabs = tabs(t, &counts, current);
    let count_of = |name: &str| {
        LISTS.iter().zip(&counts).find(|((of, _), _)| *of == name).map_or(0, |(_, count)| *count)
    };
    let template = HomePage {
        page: &page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        email: &staff.account.email,
        role: t.get(&text_id("role", staff.role().as_str())),
        notice: sentence(t, &query.done),
        may_review: staff.role().may(Action::ReviewHeld),
        may_manage_staff: staff.role().may(Action::ManageStaff),
        may_keep_cases: staff.role().may(Action::KeepCases),
        may_see_partners: staff.role().may(Action::ManagePartners),
        waiting: count_of("waiting").unsigned_abs(),
        may_handle: staff.role().may(Action::HandleLeads),
        may_see_plan: staff.role().may(Action::SeePlan),
        may_read_audit: staff.role().may(Action::ReadAudit),
        waits,
        told,
        pager: Pager::new(HOME, &format!("list={current}&"), query.page(), count_of(current)),
        tabs,
        rows: rows.iter().map(|proposal| row(t, proposal)).collect(),
    };
    Ok(page.show(&template)?)
}

/// How much waits on other pages.
struct Waits {
    photos: u64,
    leads: u64,
    reports: u64,
    /// How much was set aside, for those who may see it.
    set_aside: u64,
    /// How many notices were given up, for the same.
    given_up: u64,
}

impl Waits {
    fn read(conn: &mut Conn, viewer: Viewer) -> Result<Self, ServiceError> {
        let (set_aside, given_up) = match viewer.require(Action::ManageQueues) {
            Ok(()) => {
                (received::count(conn, ReceivedState::Poison)?, notices::count(conn, NoticeState::GivenUp)?)
            }
            Err(_) => (0, 0),
        };
        let reports = reports::count(conn, ReportState::Open)? + tasks::count_open(conn)?;
        Ok(Self {
            photos: offer_pictures::count_waiting(conn)?.unsigned_abs(),
            leads: leads::count(conn, leads::Which { state: LeadState::New, offer: None })?.unsigned_abs(),
            reports: reports.unsigned_abs(),
            set_aside: set_aside.unsigned_abs(),
            given_up: given_up.unsigned_abs(),
        })
    }
}

/// What waits of what is told in confidence, and of what authorities ask for, each for those alone who may see to it.
struct Told {
    may_triage: bool,
    new: u64,
    /// How many incidents nobody may see, for those who give roles.
    unseen: u64,
    may_answer: bool,
    authority: u64,
    /// How many pairs wait for a decision, for those who decide.
    matches: Option<u64>,
    /// How much waits in the queue, and how much of it is late.
    waits: u64,
    late: u64,
}

impl Told {
    fn read(conn: &mut Conn, (viewer, now): (Viewer, DateTime<Utc>)) -> Result<Self, ServiceError> {
        let may = |action| viewer.require(action).is_ok();
        let count = |count: i64| u64::try_from(count).unwrap_or(0);
        let unseen = if may(Action::ManageStaff) { incidents::count_unseen(conn)? } else { 0 };
        let (waits, late) = queue::counts(conn, (viewer, now))?;
        Ok(Self {
            waits: waits as u64,
            late: late as u64,
            may_triage: may(Action::TriageIncidents),
            new: count(incidents::count_new(conn, viewer)?),
            unseen: unseen as u64,
            may_answer: may(Action::HandleAuthorityRequests),
            authority: count(authority::count_waiting(conn, viewer)?),
            matches: match viewer.require(Action::DecideMatches) {
                Ok(()) => Some(count(matches::count_waiting(conn, viewer)?)),
                Err(_) => None,
            },
        })
    }
}

/// The lists with how many there are in each.
fn tabs(t: Say, counts: &[i64], current: &str) -> Vec<Tab> {
    LISTS
        .iter()
        .zip(counts)
        .map(|((name, _), count)| Tab {
            href: format!("{HOME}?list={name}"),
            label: t.get(&text_id("desk-list", name)),
            count: *count,
            is_current: *name == current,
        })
        .collect()
}

fn row(t: Say, proposal: &Proposal) -> ListRow {
    let area = proposal.offered().and_then(|place| Gazetteer::belgium().by_code(&place.municipality));
    ListRow {
        path: path_of(proposal.id),
        title: proposal.terms.title.clone(),
        state: state_text(t, proposal.state),
        code: proposal.state.as_str(),
        purpose: t.get(&text_id("purpose", proposal.purpose().as_str())),
        place: area.map(|area| area.name(t.0.tag()).to_owned()),
        changed: t.with1("desk-changed", "date", t.day(proposal.updated_at)),
    }
}
