//! What stands beside a decision about a match: help texts, and the agreement on paper.

use crate::domain::guidance::{KINDS, for_desk};
use crate::domain::matches::MatchState;
use crate::services::matches::{Detail, kind_of};
use crate::web::agreement;
use crate::web::desk::matches::path_of;
use crate::web::guidance::{Help, each, together};
use crate::web::layout::Page;

/// What stands beside a decision.
pub(super) struct More {
    pub(super) helps: Vec<Help>,
    /// Beside the choice of the kind of agreement, where it is made.
    pub(super) kinds: Option<Help>,
    /// The agreement on paper: where, and in which words.
    pub(super) paper: Option<(String, String)>,
}

pub(super) fn of(page: &Page, found: &Detail) -> More {
    let (one, offer) = (&found.one, found.offer.as_ref());
    let topics = for_desk(one.state, kind_of(one, offer), !one.two_for.is_empty());
    let text = agreement::link_text(page.say(), one.state);
    More {
        helps: each(page, &topics),
        kinds: (one.state == MatchState::Met).then(|| together(page, "guidance-kinds", KINDS)).flatten(),
        paper: text.map(|text| (agreement::path_of(&path_of(one.id)), text)),
    }
}
