//! Plans are made: one a night, and where somebody asks for one. An order is leased, held while the solver works, and gone with the transaction that
//! keeps the plan: a process that is killed in between leaves it to the next one, which makes the plan anew.

use std::sync::Arc;
use std::time::Duration;

use super::Stop;
use crate::crash;
use crate::federation::node::Node;
use crate::services::planning::making::{self, Input, Made};
use crate::services::{App, ServiceError};
use crate::store::plan_orders::{self, Finished, Order};
use crate::store::{Claim, Tx};

pub(super) async fn run(node: Arc<Node>, mut stop: Stop) {
    while !stop.given() {
        if let Err(error) = make_due(&node, &mut stop).await {
            tracing::error!(%error, cause = ?error, "a plan cannot be made; it is tried again");
        }
        stop.or_work(&node.app.wake.plans).await;
    }
}

/// Makes every plan that is due; gives how many that were.
pub(super) async fn make_some(node: &Arc<Node>) -> Result<usize, ServiceError> {
    let (_go_on, mut stop) = Stop::new();
    make_due(node, &mut stop).await
}

async fn make_due(node: &Arc<Node>, stop: &mut Stop) -> Result<usize, ServiceError> {
    order_night(&node.app).await?;
    let mut count = 0;
    while !stop.given() {
        let Some(order) = claim(&node.app).await? else { break };
        // What was not kept is made anew at the next look, and not over and over.
        if !make(&node.app, &order, stop).await? {
            break;
        }
        count += 1;
    }
    Ok(count)
}

/// Orders the plan of the night, where nobody did so far. Mostly nothing is due, and then nothing is written.
async fn order_night(app: &Arc<App>) -> Result<(), ServiceError> {
    let now = app.clock.now();
    if !app.db.read(move |conn| making::is_night(conn, now)).await? {
        return Ok(());
    }
    let ordering = Arc::clone(app);
    match app.db.tx(move |tx| making::order_night(tx, &ordering, now)).await {
        // Another process did so at the same moment.
        Ok(_) | Err(ServiceError::Conflict(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

fn lease(app: &App) -> Claim {
    let lease_s = u32::try_from(app.config.delivery.lease_s).unwrap_or(60);
    Claim { now: app.clock.now(), lease_s, limit: 1 }
}

/// How often an order is held on to.
fn hold_every(app: &App) -> Duration {
    Duration::from_millis(app.config.delivery.lease_s.saturating_mul(1_000) / 3)
}

async fn claim(app: &Arc<App>) -> Result<Option<Order>, ServiceError> {
    let claim = lease(app);
    let is_due = app.db.read(move |conn| plan_orders::is_due(conn, claim.now).map_err(ServiceError::from));
    if !is_due.await? {
        return Ok(None);
    }
    let claimed = app.db.tx(move |tx| plan_orders::claim(tx, claim).map_err(ServiceError::from)).await?;
    if claimed.is_some() {
        crash::point("plan:claimed");
    }
    Ok(claimed)
}

/// Makes a plan and keeps it; gives whether it was kept.
async fn make(app: &Arc<App>, order: &Order, stop: &mut Stop) -> Result<bool, ServiceError> {
    let (reading, now) = (Arc::clone(app), app.clock.now());
    let input = app.db.read(move |conn| Input::take(conn, &reading, now)).await?;
    let Some(made) = solved(app, order, input, stop).await? else { return Ok(false) };
    let (kept, held) = (made.clone(), order.clone());
    let keeping = move |tx: &mut Tx<'_>| {
        let finished = making::keep(tx, &held, &kept)?;
        crash::point("plan:before-commit");
        Ok::<_, ServiceError>(finished)
    };
    match app.db.tx(keeping).await {
        Ok(Finished::Done | Finished::AskedAgain) => {
            crash::point("plan:after-commit");
            let housed = made.kept.figures.households.housed;
            tracing::info!(why = %order.why, housed, of = made.kept.figures.households.of, "a plan was made");
            Ok(true)
        }
        Ok(Finished::Lost) => Ok(false),
        // One of its requests was erased meanwhile: it is made anew of what is left.
        Err(ServiceError::Conflict(_)) => let_go(app, order).await.map(|()| false),
        Err(error) => Err(error),
    }
}

/// Waits for the solver, and holds on to the order meanwhile. Nothing where somebody else took it, or the process is to stop.
async fn solved(
    app: &Arc<App>,
    order: &Order,
    input: Input,
    stop: &mut Stop,
) -> Result<Option<Made>, ServiceError> {
    let mut solving = making::start(input, order.why)?;
    loop {
        tokio::select! {
            made = &mut solving => {
                let made = made.map_err(|_| ServiceError::Internal("the solver panicked".to_owned()))?;
                return made.map(Some);
            }
            () = tokio::time::sleep(hold_every(app)) => {
                let (held, claim) = (order.clone(), lease(app));
                let holding = move |tx: &mut Tx<'_>| Ok::<_, ServiceError>(plan_orders::hold_on(tx, &held, claim)?);
                if !app.db.tx(holding).await? {
                    return Ok(None);
                }
            }
            () = stop.wait() => {
                let_go(app, order).await?;
                return Ok(None);
            }
        }
    }
}

async fn let_go(app: &Arc<App>, order: &Order) -> Result<(), ServiceError> {
    let held = order.clone();
    app.db.tx(move |tx| Ok::<_, ServiceError>(plan_orders::let_go(tx, &held).map(drop)?)).await
}
