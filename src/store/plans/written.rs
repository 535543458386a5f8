//! Figures, comparisons and points of a plan as JSON, since nothing asks the database for a part of them.

use serde::{Deserialize, Serialize};

use crate::domain::matching::fairness::{Comparison, Group};
use crate::domain::matching::figures::{Figures, Part};
use crate::domain::matching::fit::{Component, Fit, Millis};
use crate::domain::matching::need::Points;
use crate::domain::matching::problem::Worth;
use crate::store::error::StoreError;
use crate::store::read::{Of, to_json};

#[derive(Serialize, Deserialize)]
struct FiguresJson {
    households: (u32, u32),
    persons: (u32, u32),
    urgent: (u32, u32),
    step_free: (u32, u32),
    families: (u32, u32),
    fit: Millis,
}

pub(super) fn figures_json(figures: &Figures) -> String {
    let part = |part: Part| (part.housed, part.of);
    to_json(&FiguresJson {
        households: part(figures.households),
        persons: part(figures.persons),
        urgent: part(figures.urgent),
        step_free: part(figures.step_free),
        families: part(figures.families),
        fit: figures.fit,
    })
}

pub(super) fn figures(column: &'static str, json: &str) -> Result<Figures, StoreError> {
    let read: FiguresJson = Of("plans").json(column, json)?;
    let part = |(housed, of)| Part { housed, of };
    Ok(Figures {
        households: part(read.households),
        persons: part(read.persons),
        urgent: part(read.urgent),
        step_free: part(read.step_free),
        families: part(read.families),
        fit: read.fit,
    })
}

#[derive(Serialize, Deserialize)]
struct ComparisonJson {
    by: String,
    difference_per_mille: u32,
    groups: Vec<GroupJson>,
}

#[derive(Serialize, Deserialize)]
struct GroupJson {
    name: String,
    requests: u32,
    housed: u32,
    waiting_days_median: u32,
    options_median: u32,
}

pub(super) fn comparisons_json(comparisons: &[Comparison]) -> String {
    let group = |group: &Group| GroupJson {
        name: group.name.clone(),
        requests: group.requests,
        housed: group.housed,
        waiting_days_median: group.waiting_days_median,
        options_median: group.options_median,
    };
    let comparison = |one: &Comparison| ComparisonJson {
        by: one.dimension.to_string(),
        difference_per_mille: one.difference_per_mille,
        groups: one.groups.iter().map(group).collect(),
    };
    to_json(&comparisons.iter().map(comparison).collect::<Vec<_>>())
}

pub(super) fn comparisons(json: &str) -> Result<Vec<Comparison>, StoreError> {
    let read: Vec<ComparisonJson> = Of("plans").json("comparisons", json)?;
    let group = |group: GroupJson| Group {
        name: group.name,
        requests: group.requests,
        housed: group.housed,
        waiting_days_median: group.waiting_days_median,
        options_median: group.options_median,
    };
    let comparison = |one: ComparisonJson| {
        Ok(Comparison {
            dimension: Of("plans").parse("comparisons", &one.by)?,
            groups: one.groups.into_iter().map(group).collect(),
            difference_per_mille: one.difference_per_mille,
        })
    };
    read.into_iter().map(comparison).collect()
}

#[derive(Serialize, Deserialize)]
struct WorthJson {
    base: Millis,
    fit: [Millis; Component::ALL.len()],
    urgency: Millis,
    waiting: Millis,
    options: Millis,
    scarce: Millis,
    unused: Millis,
    unchanged: Millis,
}

pub(super) fn worth_json(worth: &Worth) -> String {
    to_json(&WorthJson {
        base: worth.base,
        fit: *worth.fit.parts(),
        urgency: worth.need.urgency,
        waiting: worth.need.waiting,
        options: worth.options,
        scarce: worth.scarce,
        unused: worth.unused,
        unchanged: worth.unchanged,
    })
}

pub(super) fn worth(json: &str) -> Result<Worth, StoreError> {
    let read: WorthJson = Of("plan_pairs").json("worth", json)?;
    Ok(Worth {
        base: read.base,
        fit: Fit::of_parts(read.fit),
        need: Points { urgency: read.urgency, waiting: read.waiting },
        options: read.options,
        scarce: read.scarce,
        unused: read.unused,
        unchanged: read.unchanged,
    })
}
