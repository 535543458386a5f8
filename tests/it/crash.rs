//! `kill -9` of the real process at every named point, and nothing that was accepted is lost.

use std::path::Path;

use rooftop::crash::POINTS;

use crate::world::World;

/// Chooses how often a point is passed before the process dies at it: the same in every run.
const SEED: u32 = 20_261_122;

/// Dies at every point whose name begins so, one after the other, in one world that remembers all of it.
async fn dies_at_all(beginnings: &[&str]) {
    let mut world = World::new(Path::new(env!("CARGO_BIN_EXE_rooftop"))).await;
    let points =
        POINTS.iter().enumerate().filter(|(_, point)| beginnings.iter().any(|b| point.starts_with(b)));
    let mut count = 0;
    for (number, point) in points {
        let chance = (SEED >> (number % 16)) ^ u32::try_from(number).unwrap();
        world.dies_at(point, chance).await;
        count += 1;
    }
    assert!(count > 0, "no point begins with {beginnings:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_while_publishing_or_telling_loses_nothing() {
    dies_at_all(&["publish:", "tell:"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_while_delivering_loses_nothing() {
    dies_at_all(&["deliver:"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_while_receiving_loses_nothing() {
    dies_at_all(&["inbox:", "receive:"]).await;
}

#[test]
fn every_point_is_in_one_of_the_tests() {
    let beginnings = ["publish:", "tell:", "deliver:", "inbox:", "receive:"];
    let others: Vec<_> =
        POINTS.iter().filter(|point| !beginnings.iter().any(|b| point.starts_with(b))).collect();
    assert!(others.is_empty(), "{others:?} are in none");
}
