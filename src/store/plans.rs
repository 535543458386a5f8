//! Plans as they are kept, with their pairs and those without one.

mod written;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use self::written::{comparisons, comparisons_json, figures, figures_json, worth, worth_json};
use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{plan_pairs, plan_unmatched, plans, proposals};
use crate::domain::matching::kept::{Kept, KeptPair, PLANS_KEPT};
use crate::domain::matching::marks::PairIds;
use crate::domain::matching::rules::{Rule, RuleSet};
use crate::domain::proposal::State;
use crate::ids::{PlanId, ProposalId};

/// So many rows are written by one statement.
const CHUNK: usize = 500;

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = plans)]
struct Row {
    id: String,
    made_at: NaiveDateTime,
    day: NaiveDate,
    why: String,
    version: String,
    figures: String,
    first_come: String,
    households_max: i32,
    is_finished: bool,
    is_pruned: bool,
    steps: i64,
    edges: i64,
    comparisons: String,
}

impl Row {
    fn of(id: PlanId, kept: &Kept) -> Self {
        Self {
            id: id.to_string(),
            made_at: kept.made_at.naive_utc(),
            day: kept.day,
            why: kept.why.to_string(),
            version: kept.version.clone(),
            figures: figures_json(&kept.figures),
            first_come: figures_json(&kept.first_come),
            households_max: i32::try_from(kept.households_max).unwrap_or(i32::MAX),
            is_finished: kept.is_finished,
            is_pruned: kept.is_pruned,
            steps: i64::try_from(kept.steps).unwrap_or(i64::MAX),
            edges: i64::try_from(kept.edges).unwrap_or(i64::MAX),
            comparisons: comparisons_json(&kept.comparisons),
        }
    }

    fn read(self) -> Result<(PlanId, Kept), StoreError> {
        let of = Of("plans");
        let kept = Kept {
            made_at: self.made_at.and_utc(),
            day: self.day,
            why: of.parse("why", &self.why)?,
            version: self.version,
            figures: figures("figures", &self.figures)?,
            first_come: figures("first_come", &self.first_come)?,
            households_max: of.number("households_max", self.households_max)?,
            is_finished: self.is_finished,
            is_pruned: self.is_pruned,
            steps: u64::try_from(self.steps).unwrap_or(0),
            edges: u64::try_from(self.edges).unwrap_or(0),
            comparisons: comparisons(&self.comparisons)?,
        };
        Ok((of.parse("id", &self.id)?, kept))
    }
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = plan_pairs)]
struct PairRow {
    plan_id: String,
    request_id: String,
    offer_id: String,
    number: i32,
    kind: String,
    worth: String,
    weight: i64,
    fit: i64,
    best_fit: i64,
    unknown: String,
}

impl PairRow {
    fn of(plan: PlanId, number: i32, pair: &KeptPair) -> Self {
        let unknown: Vec<&str> = pair.unknown.iter().map(Rule::as_str).collect();
        Self {
            plan_id: plan.to_string(),
            request_id: pair.ids.request.to_string(),
            offer_id: pair.ids.offer.to_string(),
            number,
            kind: pair.kind.to_string(),
            worth: worth_json(&pair.worth),
            weight: pair.worth.total(),
            fit: pair.worth.fit.total(),
            best_fit: pair.best_fit,
            unknown: unknown.join(" "),
        }
    }

    fn read(self) -> Result<KeptPair, StoreError> {
        let of = Of("plan_pairs");
        let unknown: Result<Vec<Rule>, StoreError> =
            self.unknown.split_whitespace().map(|code| of.parse("unknown", code)).collect();
        Ok(KeptPair {
            ids: PairIds::new(&self.request_id, &self.offer_id),
            kind: of.parse("kind", &self.kind)?,
            worth: worth(&self.worth)?,
            best_fit: self.best_fit,
            unknown: RuleSet::of(unknown?),
        })
    }
}

#[derive(Insertable)]
#[diesel(table_name = plan_unmatched)]
struct UnmatchedRow {
    plan_id: String,
    request_id: String,
    number: i32,
}

/// Keeps a plan, with its pairs and those whom it houses nowhere in the order in which a page lists them. The oldest of more than
/// [`PLANS_KEPT`] go.
///
/// # Errors
/// [`StoreError::Conflict`] where one of its requests is gone.
pub fn insert(
    tx: &mut Tx<'_>,
    kept: &Kept,
    (pairs, unmatched): (&[KeptPair], &[String]),
) -> Result<PlanId, StoreError> {
    let id = PlanId::new();
    diesel::insert_into(plans::table).values(Row::of(id, kept)).execute(&mut **tx)?;
    insert_pairs(tx, id, pairs)?;
    insert_unmatched(tx, id, unmatched)?;
    forget_old(tx)?;
    Ok(id)
}

fn insert_pairs(tx: &mut Tx<'_>, id: PlanId, pairs: &[KeptPair]) -> Result<(), StoreError> {
    let pairs: Vec<PairRow> = (0..).zip(pairs).map(|(number, pair)| PairRow::of(id, number, pair)).collect();
    for rows in pairs.chunks(CHUNK) {
        let table = plan_pairs::table;
        match &mut **tx {
            // Its writer has a transaction of its own around everything; diesel would open another one for several rows.
            Conn::Sqlite(conn) => {
                for row in rows {
                    diesel::insert_into(table).values(row).execute(conn)?;
                }
            }
            Conn::Postgres(conn) => drop(diesel::insert_into(table).values(rows).execute(conn)?),
        }
    }
    Ok(())
}

fn insert_unmatched(tx: &mut Tx<'_>, id: PlanId, unmatched: &[String]) -> Result<(), StoreError> {
    let unmatched: Vec<UnmatchedRow> = (0..)
        .zip(unmatched)
        .map(|(number, request)| UnmatchedRow {
            plan_id: id.to_string(),
            request_id: request.clone(),
            number,
        })
        .collect();
    for rows in unmatched.chunks(CHUNK) {
        let table = plan_unmatched::table;
        match &mut **tx {
            Conn::Sqlite(conn) => {
                for row in rows {
                    diesel::insert_into(table).values(row).execute(conn)?;
                }
            }
            Conn::Postgres(conn) => drop(diesel::insert_into(table).values(rows).execute(conn)?),
        }
    }
    Ok(())
}

fn forget_old(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let ids: Vec<String> =
        plans::table.order((plans::made_at.desc(), plans::id.desc())).select(plans::id).load(&mut **tx)?;
    for old in ids.iter().skip(PLANS_KEPT) {
        diesel::delete(plans::table.find(old)).execute(&mut **tx)?;
    }
    Ok(())
}

/// The latest plan.
pub fn latest(conn: &mut Conn) -> Result<Option<(PlanId, Kept)>, StoreError> {
    let row: Option<Row> = plans::table
        .order((plans::made_at.desc(), plans::id.desc()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Row::read).transpose()
}

/// The id of the latest plan, whatever else of it can be read.
pub fn latest_id(conn: &mut Conn) -> Result<Option<PlanId>, StoreError> {
    let id: Option<String> = plans::table
        .order((plans::made_at.desc(), plans::id.desc()))
        .select(plans::id)
        .first(conn)
        .optional()?;
    Of("plans").parse_opt("id", id.as_deref())
}

/// How many plans are kept.
pub fn count(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(plans::table.count().get_result(conn)?)
}

/// The pairs of a plan, in its order.
pub fn pairs(conn: &mut Conn, id: PlanId) -> Result<Vec<KeptPair>, StoreError> {
    let rows: Vec<PairRow> = plan_pairs::table
        .filter(plan_pairs::plan_id.eq(id.to_string()))
        .order(plan_pairs::number)
        .select(PairRow::as_select())
        .load(conn)?;
    rows.into_iter().map(PairRow::read).collect()
}

/// The ids of the pairs of a plan.
pub fn pair_ids(conn: &mut Conn, id: PlanId) -> Result<Vec<PairIds>, StoreError> {
    let rows: Vec<(String, String)> = plan_pairs::table
        .filter(plan_pairs::plan_id.eq(id.to_string()))
        .select((plan_pairs::request_id, plan_pairs::offer_id))
        .load(conn)?;
    Ok(rows.iter().map(|(request, offer)| PairIds::new(request, offer)).collect())
}

/// The requests that a plan houses nowhere, in its order.
pub fn unmatched(conn: &mut Conn, id: PlanId) -> Result<Vec<String>, StoreError> {
    Ok(plan_unmatched::table
        .filter(plan_unmatched::plan_id.eq(id.to_string()))
        .order(plan_unmatched::number)
        .select(plan_unmatched::request_id)
        .load(conn)?)
}

/// How many of our proposals changed after a plan was made: those that may be matched, and those of the plan that may not be any more.
pub fn changed_since(
    conn: &mut Conn,
    (id, since): (PlanId, DateTime<Utc>),
    states: &[State],
) -> Result<i64, StoreError> {
    let codes: Vec<&str> = states.iter().map(|state| state.as_str()).collect();
    let plan = id.to_string();
    let requests = plan_pairs::table.filter(plan_pairs::plan_id.eq(plan.clone()));
    let offers = plan_pairs::table.filter(plan_pairs::plan_id.eq(plan.clone()));
    let without = plan_unmatched::table.filter(plan_unmatched::plan_id.eq(plan));
    let of_the_plan = proposals::id
        .eq_any(requests.select(plan_pairs::request_id))
        .or(proposals::id.eq_any(offers.select(plan_pairs::offer_id)))
        .or(proposals::id.eq_any(without.select(plan_unmatched::request_id)));
    let changed = proposals::table
        .filter(proposals::is_local.eq(true))
        .filter(proposals::updated_at.gt(since.naive_utc()))
        .filter(proposals::state.eq_any(codes).or(of_the_plan));
    Ok(changed.count().get_result(conn)?)
}

/// Takes an offer out of every plan; a request goes with its row.
pub fn forget_offer(tx: &mut Tx<'_>, offer: ProposalId) -> Result<(), StoreError> {
    let pairs = plan_pairs::table.filter(plan_pairs::offer_id.eq(offer.to_string()));
    diesel::delete(pairs).execute(&mut **tx)?;
    Ok(())
}
