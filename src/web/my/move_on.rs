//! What comes after a stay, in the words of the reader's language: as the desk shows it, and on the page of whoever it is for.

use chrono::NaiveDate;

use crate::domain::move_on::{MoveOn, Step};
use crate::geo::{AreaCode, Gazetteer};
use crate::i18n::{self, text_id};
use crate::web::layout::Say;

/// A plan in words.
pub(in crate::web) struct PlanView {
    /// Where somebody wishes to go, and by when.
    pub(in crate::web) lines: Vec<(String, String)>,
    /// In their own words, where those are opened.
    pub(in crate::web) words: Option<String>,
    pub(in crate::web) steps: Vec<StepView>,
}

/// A step in words.
pub(in crate::web) struct StepView {
    pub(in crate::web) id: String,
    pub(in crate::web) what: String,
    pub(in crate::web) who: String,
    pub(in crate::web) due: Option<String>,
    pub(in crate::web) done: Option<String>,
    pub(in crate::web) is_late: bool,
    pub(in crate::web) detail: Option<String>,
}

/// A municipality.
pub(in crate::web) fn area_name(t: Say, code: &AreaCode) -> String {
    Gazetteer::belgium()
        .by_code(code)
        .map_or_else(|| code.to_string(), |area| area.name(t.0.tag()).to_owned())
}

/// A plan as it is read on this day.
pub(in crate::web) fn view(t: Say, plan: &MoveOn, today: NaiveDate) -> PlanView {
    let homes: Vec<String> =
        plan.wish.homes.iter().map(|home| t.get(&text_id("next-home", home.as_str()))).collect();
    let zones: Vec<String> = plan.wish.zones.iter().map(|code| area_name(t, code)).collect();
    let listed = |id: &str, all: String| (!all.is_empty()).then(|| (t.get(id), all));
    let by = plan.wish.by.map(|by| (t.get("move-wish-by"), i18n::date(t.0, by)));
    let lines = [
        listed("move-wish-homes", homes.join(" · ")),
        listed("move-wish-zones", i18n::list(t.0, &zones)),
        by,
    ];
    PlanView {
        lines: lines.into_iter().flatten().collect(),
        words: Some(plan.wish.words.expose().to_owned()).filter(|words| !words.is_empty()),
        steps: plan.steps.iter().map(|one| step(t, one, today)).collect(),
    }
}

fn step(t: Say, step: &Step, today: NaiveDate) -> StepView {
    let dated =
        |id: &str, date: Option<NaiveDate>| date.map(|date| t.with1(id, "date", i18n::date(t.0, date)));
    StepView {
        id: step.id.to_string(),
        what: t.get(&text_id("move-step", step.of.kind.as_str())),
        who: t.get(&text_id("move-by", step.of.by.as_str())),
        due: dated("move-due", step.of.due_on),
        done: dated("move-done", step.done_on),
        is_late: step.done_on.is_none() && step.of.due_on.is_some_and(|due| due < today),
        detail: Some(step.of.detail.expose().to_owned()).filter(|detail| !detail.is_empty()),
    }
}
