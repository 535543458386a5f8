//! What is decided about pairs, as pages show it: the list of decisions, and the forms to keep a pair or to rule it out.

use super::candidates::candidates_path;
use crate::domain::matching::marks::MarksError;
use crate::domain::matching::rules::Rule;
use crate::domain::pair_mark::{LockReason, MarkKind, PairMark, VetoReason};
use crate::i18n::text_id;
use crate::services::planning::{Marked, Pair};
use crate::web::layout::Say;
use crate::web::my::home::moment;

/// The page of a pair.
pub(super) fn pair_path(pair: Pair) -> String {
    format!("{}/{}", candidates_path(pair.request), pair.offer)
}

/// A form that decides about a pair.
pub(super) struct MarkForm {
    pub(super) id: String,
    pub(super) path: String,
    pub(super) label: String,
    pub(super) button: String,
    /// Whether it rules the pair out.
    pub(super) is_against: bool,
    /// Code, words, and whether it is chosen.
    pub(super) reasons: Vec<(&'static str, String, bool)>,
    pub(super) error: Option<String>,
}

/// What was sent and not taken: the kind, the reason that was chosen, and why not.
pub(super) struct NotTaken {
    pub(super) kind: MarkKind,
    pub(super) reason: String,
    pub(super) error: String,
}

/// The forms for a pair; `number` tells those of one page apart.
pub(super) fn forms(t: Say, pair: Pair, number: usize, wrong: Option<&NotTaken>) -> Vec<MarkForm> {
    MarkKind::ALL.iter().map(|kind| form(t, pair, (*kind, number), wrong)).collect()
}

fn form(t: Say, pair: Pair, (kind, number): (MarkKind, usize), wrong: Option<&NotTaken>) -> MarkForm {
    let wrong = wrong.filter(|wrong| wrong.kind == kind);
    let (codes, list): (Vec<&'static str>, _) = match kind {
        MarkKind::Lock => (LockReason::ALL.iter().map(|reason| reason.as_str()).collect(), "lock-reason"),
        MarkKind::Veto => (VetoReason::ALL.iter().map(|reason| reason.as_str()).collect(), "veto-reason"),
    };
    let reason = |code: &'static str| {
        let chosen = wrong.is_some_and(|wrong| wrong.reason == code);
        (code, t.get(&text_id(list, code)), chosen)
    };
    MarkForm {
        id: format!("f-{kind}-{number}"),
        path: format!("{}/{kind}", pair_path(pair)),
        label: t.get(&text_id("mark-why", kind.as_str())),
        button: t.get(&text_id("mark-act", kind.as_str())),
        is_against: kind == MarkKind::Veto,
        reasons: codes.into_iter().map(reason).collect(),
        error: wrong.map(|wrong| wrong.error.clone()),
    }
}

/// A decision in a list.
pub(super) struct MarkRow {
    /// The request, where the page is not of one: its title and where its candidates are.
    pub(super) request: Option<(String, String)>,
    pub(super) offer: String,
    /// The page of the pair.
    pub(super) path: String,
    pub(super) kind: String,
    pub(super) tone: &'static str,
    pub(super) reason: String,
    pub(super) by: String,
    pub(super) broken: Option<String>,
    pub(super) lift: String,
}

/// Of what a page with a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listing {
    OfAll,
    OfOneRequest,
}

/// Decisions as rows.
pub(super) fn rows(t: Say, marks: &[Marked], listing: Listing) -> Vec<MarkRow> {
    marks.iter().map(|mark| row(t, mark, listing)).collect()
}

fn row(t: Say, mark: &Marked, listing: Listing) -> MarkRow {
    let kind = mark.mark.kind();
    let at = moment(t, mark.at);
    let request = || (mark.request.title.clone(), candidates_path(mark.pair.request));
    MarkRow {
        request: match listing {
            Listing::OfAll => Some(request()),
            Listing::OfOneRequest => None,
        },
        offer: mark.offer.title.clone(),
        path: pair_path(mark.pair),
        kind: t.get(&text_id("mark-kind", kind.as_str())),
        tone: match kind {
            MarkKind::Lock => "good",
            MarkKind::Veto => "grave",
        },
        reason: reason_text(t, mark.mark),
        by: t.with2("mark-by", ("who", &mark.by), ("date", &at)),
        broken: mark.broken.as_ref().map(|why| t.with1("mark-broken", "why", problem_text(t, why))),
        lift: t.get(&text_id("mark-lift", kind.as_str())),
    }
}

fn reason_text(t: Say, mark: PairMark) -> String {
    let list = match mark.kind() {
        MarkKind::Lock => "lock-reason",
        MarkKind::Veto => "veto-reason",
    };
    t.get(&text_id(list, mark.reason()))
}

/// Why a pair cannot be kept together, as a sentence.
pub(super) fn problem_text(t: Say, why: &MarksError) -> String {
    match why {
        MarksError::NotOpen(_) => t.get("mark-problem-not-open"),
        MarksError::BreaksRule { rules, .. } => t.with1("mark-problem-rules", "rules", names(t, rules)),
        MarksError::ToAsk { rules, .. } => t.with1("mark-problem-to-ask", "rules", names(t, rules)),
        MarksError::Forbidden(_) => t.get("mark-problem-forbidden"),
        MarksError::RequestTwice(_) => t.get("mark-problem-request-twice"),
        MarksError::OfferFull { slots, .. } => t.count("mark-problem-offer-full", *slots),
    }
}

/// Rules by their names.
fn names(t: Say, rules: &[Rule]) -> String {
    let names = rules.iter().map(|rule| format!("« {} »", t.get(&text_id("rule", rule.as_str()))));
    names.collect::<Vec<_>>().join(", ")
}
