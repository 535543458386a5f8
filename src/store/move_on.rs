//! What comes after a stay: the wish and the steps of a plan in columns of codes and dates; its words, sealed in the record of the match (PR-10).

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{move_on_plans as plans, move_on_steps as steps};
use super::sealed_fields;
use crate::crypto::DataKeys;
use crate::domain::move_on::{MoveOn, NewStep, Step, Wish};
use crate::domain::private::{Private, SealedField};
use crate::ids::{AccountId, MatchId, MoveOnStepId};

const OF: Of = Of("move_on_plans");
const OF_STEP: Of = Of("move_on_steps");

type PlanRow = (String, String, Option<NaiveDate>, i32, NaiveDate);
type StepRow = (String, String, String, Option<NaiveDate>, Option<NaiveDate>);

/// Which of its words are opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    Opened,
    /// Codes and dates alone.
    Closed,
}

/// The plan of a match.
///
/// # Errors
/// [`StoreError::Sealed`], and the store's.
pub fn of(
    conn: &mut Conn,
    keys: &DataKeys,
    (id, words): (MatchId, Words),
) -> Result<Option<MoveOn>, StoreError> {
    let row: Option<PlanRow> = plans::table
        .find(id.to_string())
        .select((plans::homes, plans::zones, plans::move_by, plans::version, plans::updated_on))
        .first(conn)
        .optional()?;
    let Some((homes, zones, by, version, updated_on)) = row else { return Ok(None) };
    let rows: Vec<StepRow> = steps::table
        .filter(steps::match_id.eq(id.to_string()))
        .select((steps::id, steps::kind, steps::by_whom, steps::due_on, steps::done_on))
        .load(conn)?;
    let mut read: Vec<Step> = rows.into_iter().map(read_step).collect::<Result<_, _>>()?;
    read.sort_by_key(|step| {
        (step.done_on.is_some(), step.of.due_on.is_none(), step.of.due_on, step.id.to_string())
    });
    let mut texts = match words {
        Words::Opened => {
            let details = read.iter().map(|step| SealedField::MoveOnStep(step.id));
            let fields: Vec<SealedField> = [SealedField::MoveOn].into_iter().chain(details).collect();
            sealed_fields::of(conn, keys, (&id.to_string(), &fields))?
        }
        Words::Closed => HashMap::new(),
    };
    let mut text = |field: SealedField| Private::new(texts.remove(&field.name()).unwrap_or_default());
    for step in &mut read {
        step.of.detail = text(SealedField::MoveOnStep(step.id));
    }
    let wish = Wish {
        homes: list("homes", &homes)?,
        zones: list("zones", &zones)?,
        by,
        words: text(SealedField::MoveOn),
    };
    Ok(Some(MoveOn { wish, steps: read, version, updated_on }))
}

/// Codes with a comma between.
fn list<T>(column: &'static str, text: &str) -> Result<Vec<T>, StoreError>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    text.split(',').filter(|code| !code.is_empty()).map(|code| OF.parse(column, code)).collect()
}

fn read_step((id, kind, by, due_on, done_on): StepRow) -> Result<Step, StoreError> {
    Ok(Step {
        id: OF_STEP.parse("id", &id)?,
        of: NewStep {
            kind: OF_STEP.parse("kind", &kind)?,
            by: OF_STEP.parse("by_whom", &by)?,
            due_on,
            detail: Private::default(),
        },
        done_on,
    })
}

/// The version of the plan of a match; `None` where there is none.
pub fn version(conn: &mut Conn, id: MatchId) -> Result<Option<i32>, StoreError> {
    Ok(plans::table.find(id.to_string()).select(plans::version).first(conn).optional()?)
}

/// Keeps a wish in place of the one that is there. Where there are no words in it, those that are there stay.
pub fn save_wish(
    tx: &mut Tx<'_>,
    keys: &DataKeys,
    (id, wish, version): (MatchId, &Wish, i32),
    (by, today): (AccountId, NaiveDate),
) -> Result<(), StoreError> {
    let homes: Vec<&str> = wish.homes.iter().map(|home| home.as_str()).collect();
    let zones: Vec<String> = wish.zones.iter().map(ToString::to_string).collect();
    let values = (
        plans::homes.eq(homes.join(",")),
        plans::zones.eq(zones.join(",")),
        plans::move_by.eq(wish.by),
        plans::version.eq(version),
        plans::updated_on.eq(today),
        plans::written_by.eq(by.to_string()),
    );
    let row = plans::table.find(id.to_string());
    if diesel::update(row).set(values.clone()).execute(&mut **tx)? == 0 {
        diesel::insert_into(plans::table)
            .values((plans::match_id.eq(id.to_string()), values))
            .execute(&mut **tx)?;
    }
    if wish.words.is_empty() {
        return Ok(());
    }
    sealed_fields::put(tx, keys, (&id.to_string(), SealedField::MoveOn), wish.words.expose())
}

/// Adds a step to the plan of a match.
pub fn add_step(
    tx: &mut Tx<'_>,
    keys: &DataKeys,
    (of, step): (MatchId, &NewStep),
) -> Result<MoveOnStepId, StoreError> {
    let id = MoveOnStepId::new();
    diesel::insert_into(steps::table)
        .values((
            steps::id.eq(id.to_string()),
            steps::match_id.eq(of.to_string()),
            steps::kind.eq(step.kind.as_str()),
            steps::by_whom.eq(step.by.as_str()),
            steps::due_on.eq(step.due_on),
        ))
        .execute(&mut **tx)?;
    sealed_fields::put(tx, keys, (&of.to_string(), SealedField::MoveOnStep(id)), step.detail.expose())?;
    Ok(id)
}

/// Notes that a step is done, or not after all; gives whether it is one of this match.
pub fn set_done(
    tx: &mut Tx<'_>,
    (of, id): (MatchId, MoveOnStepId),
    done_on: Option<NaiveDate>,
) -> Result<bool, StoreError> {
    let row = steps::table.find(id.to_string()).filter(steps::match_id.eq(of.to_string()));
    Ok(diesel::update(row).set(steps::done_on.eq(done_on)).execute(&mut **tx)? > 0)
}

/// Takes a step away, with its words; gives whether it was one of this match.
pub fn remove_step(
    tx: &mut Tx<'_>,
    keys: &DataKeys,
    (of, id): (MatchId, MoveOnStepId),
) -> Result<bool, StoreError> {
    let row = steps::table.find(id.to_string()).filter(steps::match_id.eq(of.to_string()));
    let was_there = diesel::delete(row).execute(&mut **tx)? > 0;
    if was_there {
        sealed_fields::put(tx, keys, (&of.to_string(), SealedField::MoveOnStep(id)), "")?;
    }
    Ok(was_there)
}
