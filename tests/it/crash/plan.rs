//! Killed while it makes a plan: the order waits, and the next process makes it once.

use std::path::Path;

use rooftop::clock::Clock;
use rooftop::crash::POINTS;
use rooftop::domain::matching::kept::Why;
use rooftop::store::{Db, Tx, plan_orders, plans, sweeps};

use crate::processes::{Instance, until};

async fn is_ordered(database: &Db) {
    let now = Clock::machine().now();
    database.tx(move |tx: &mut Tx<'_>| plan_orders::ask(tx, Why::Asked, now)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_while_a_plan_is_made_loses_no_order_and_keeps_each_plan_once() {
    let mut alpha = Instance::new(Path::new(env!("CARGO_BIN_EXE_rooftop")), "alpha").await;
    let database = alpha.opens_database().await;
    let points: Vec<&str> = POINTS.iter().copied().filter(|point| point.starts_with("plan:")).collect();
    assert!(points.len() >= 3, "{points:?}");
    for (point, plans_made) in points.iter().zip(1..) {
        is_ordered(&database).await;
        alpha.starts(Some(point)).await;
        alpha.was_killed(point).await;
        alpha.starts(None).await;
        until(&format!("the order is done after {point}"), async || {
            let waits = database.read(plan_orders::waits).await.unwrap();
            (!waits).then_some(())
        })
        .await;
        assert!(alpha.stops().await.success());
        let count = database.read(plans::count).await.unwrap();
        assert_eq!(count, plans_made, "{point}");
    }
    let (_, latest) = database.read(plans::latest).await.unwrap().expect("a plan");
    assert_eq!((latest.why, latest.figures.households.of), (Why::Asked, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_make_one_plan_of_an_order() {
    let mut alpha = Instance::new(Path::new(env!("CARGO_BIN_EXE_rooftop")), "alpha").await;
    let database = alpha.opens_database().await;
    alpha.starts(None).await;
    let beside = alpha.beside(&[]);
    let _second = beside.starts(&["serve"]);
    until("the second one answers", async || beside.answers("/offers").await).await;
    for plans_made in 1..=3 {
        is_ordered(&database).await;
        until("the order is done", async || {
            let waits = database.read(plan_orders::waits).await.unwrap();
            (!waits).then_some(())
        })
        .await;
        assert_eq!(database.read(plans::count).await.unwrap(), plans_made);
    }
    let night = database.read(|conn| sweeps::due_at(conn, "plan")).await;
    assert!(night.unwrap().is_some(), "the plan of the night is due some time");
}
