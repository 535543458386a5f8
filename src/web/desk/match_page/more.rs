//! What stands beside a decision about a match: help texts, and the agreement on paper.

use chrono::{DateTime, Utc};

use crate::domain::guidance::{KINDS, for_desk};
use crate::domain::matches::MatchState;
use crate::services::matches::{Detail, Planned, kind_of, plan_of};
use crate::services::{App, ServiceError, Viewer};
use crate::store::Conn;
use crate::web::agreement;
use crate::web::desk::matches::path_of;
use crate::web::desk::move_on::plan_path;
use crate::web::guidance::{Help, each, together};
use crate::web::layout::Page;
use crate::web::my::move_on::{PlanView, view};

/// What stands beside a decision.
pub(super) struct More {
    pub(super) helps: Vec<Help>,
    /// Beside the choice of the kind of agreement, where it is made.
    pub(super) kinds: Option<Help>,
    /// The agreement on paper: where, and in which words.
    pub(super) paper: Option<(String, String)>,
    /// What comes after the stay: where it is written, and in words what is known of it.
    pub(super) plan: Option<(String, Option<PlanView>)>,
    /// Whether it ends soon, and nobody wrote that.
    pub(super) lacks_plan: bool,
}

/// What comes after a stay, for who has charge of the seeker, from the agreement on.
pub(super) fn plan(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
    found: &Detail,
) -> Result<Option<Planned>, ServiceError> {
    if !found.sides.seeker {
        return Ok(None);
    }
    match plan_of(conn, app, now, (viewer, found.one.id)) {
        Ok(plan) => Ok(Some(plan)),
        Err(ServiceError::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) fn of(page: &Page, found: &Detail, plan: Option<&Planned>) -> More {
    let (t, today) = (page.say(), page.app().clock.now().date_naive());
    let (one, offer) = (&found.one, found.offer.as_ref());
    let topics = for_desk(one.state, kind_of(one, offer), !one.two_for.is_empty());
    let text = agreement::link_text(t, one.state);
    More {
        helps: each(page, &topics),
        kinds: (one.state == MatchState::Met).then(|| together(page, "guidance-kinds", KINDS)).flatten(),
        plan: plan.map(|planned| {
            let known = planned.plan.as_ref().map(|plan| view(t, plan, today));
            (plan_path(one.id), known)
        }),
        lacks_plan: plan.is_some_and(|planned| planned.is_missing),
        paper: text.map(|text| (agreement::path_of(&path_of(one.id)), text)),
    }
}
