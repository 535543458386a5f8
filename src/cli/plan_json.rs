//! A plan as JSON: the pairs with their reasons, who finds nothing and why, the figures.

use std::io::{self, Write};

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::domain::matching::explain::{self, Outlook, Relaxation};
use crate::domain::matching::figures::{Figures, Part};
use crate::domain::matching::fit::{Component, Millis};
use crate::domain::matching::index::Index;
use crate::domain::matching::marks::Marks;
use crate::domain::matching::plan::{Plan, Planned};
use crate::domain::matching::rules::Setting;

/// Writes a plan, an entry a line.
///
/// # Errors
/// The writer's.
pub(super) fn write(
    out: &mut impl Write,
    plan: &Plan,
    index: &Index,
    marks: &Marks,
    with: Setting<'_>,
) -> io::Result<()> {
    writeln!(out, "{{\"pairs\":[")?;
    list(out, plan.pairs.iter().map(pair))?;
    writeln!(out, "],\n\"unmatched\":[")?;
    let unmatched = plan.unmatched.iter().filter_map(|id| index.request(id)).map(|request| {
        let outlook = explain::outlook(request, index, marks, with);
        json!({"request": &*request.id, "options": outlook.feasible, "blockers": blockers(&outlook)})
    });
    list(out, unmatched)?;
    let (figures, first_come) = (figures(&plan.figures), figures(&plan.first_come));
    let proof = json!({
        "finished": plan.finished, "households_max": plan.households_max, "pairs_weighed": plan.edges,
        "pruned": plan.is_pruned, "steps": plan.steps, "weights": with.weights.version(),
    });
    writeln!(out, "],\n\"figures\":{figures},\n\"baseline\":{first_come},\n\"search\":{proof}}}")
}

fn list(out: &mut impl Write, entries: impl Iterator<Item = Value>) -> io::Result<()> {
    for (place, entry) in entries.enumerate() {
        let comma = if place == 0 { "" } else { ",\n" };
        write!(out, "{comma}{entry}")?;
    }
    Ok(())
}

/// Points from thousandths, with one decimal.
pub(super) fn points(millis: Millis) -> String {
    format!("{:.1}", decimal(millis))
}

/// Thousandths as a number: whole numbers up to 2^53 have one.
fn decimal(millis: Millis) -> f64 {
    millis as f64 / 1_000.0
}

fn pair(planned: &Planned) -> Value {
    let worth = &planned.worth;
    let mut reasons: Vec<Value> = Component::ALL
        .iter()
        .map(|component| json!({"fit": component.as_str(), "points": decimal(worth.fit.of(*component))}))
        .collect();
    let others = [
        ("urgency", worth.need.urgency),
        ("waiting", worth.need.waiting),
        ("few_options", worth.options),
        ("scarce_features", worth.scarce),
        ("unused_beds", worth.unused),
        ("unchanged", worth.unchanged),
    ];
    let others = others.into_iter().filter(|(_, points)| *points != 0);
    reasons.extend(others.map(|(name, points)| json!({"plan": name, "points": decimal(points)})));
    reasons.extend(planned.unknown.iter().map(|rule| json!({"to_ask": rule.as_str()})));
    json!({
        "request": &*planned.ids.request, "offer": &*planned.ids.offer, "weight": decimal(worth.total()),
        "fit": decimal(worth.fit.total()), "best_fit": decimal(planned.best_fit), "reasons": reasons,
    })
}

fn blockers(outlook: &Outlook) -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    for blocker in &outlook.blockers {
        let mut entry = json!({"rule": blocker.rule.as_str(), "offers": blocker.offers});
        if let Some((relaxation, opens)) = blocker.relaxation {
            let (name, value) = relaxed(relaxation);
            entry["if"] = json!({name: value, "opens": opens});
        }
        all.push(entry);
    }
    if outlook.by_several > 0 {
        all.push(json!({"rule": "several", "offers": outlook.by_several}));
    }
    all
}

fn relaxed(relaxation: Relaxation) -> (&'static str, Value) {
    match relaxation {
        Relaxation::Distance { to_km } => ("distance_km", to_km.into()),
        Relaxation::Budget { to_cents } => ("budget_cents", to_cents.into()),
        Relaxation::Start { on } => {
            ("start", NaiveDate::from_num_days_from_ce_opt(on).map(|day| day.to_string()).into())
        }
        Relaxation::Months { to } => ("months", to.into()),
        Relaxation::Without => ("without", true.into()),
    }
}

fn figures(figures: &Figures) -> Value {
    let share = |part: Part| part.per_mille().map(|share| f64::from(share) / 1_000.0);
    let mut all = Map::new();
    all.insert("housed".to_owned(), figures.households.housed.into());
    all.insert("persons".to_owned(), figures.persons.housed.into());
    all.insert("urgent_share".to_owned(), share(figures.urgent).into());
    all.insert("step_free_share".to_owned(), share(figures.step_free).into());
    all.insert("families_share".to_owned(), share(figures.families).into());
    all.insert("mean_fit".to_owned(), figures.mean_fit().map(decimal).into());
    Value::Object(all)
}
