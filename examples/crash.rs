//! Kills real processes a hundred times, at random points or at random times, and sees that nothing that was accepted is lost.
//! Run it by hand: `cargo build && cargo run --example crash -- [RUNS] [SEED]`, on PostgreSQL with
//! `ROOFTOP_TEST_DATABASE=postgres scripts/with-postgres` before the second command. It prints the seed, which repeats the run.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a program for developers says what it expects as a test does"
)]
#![allow(dead_code, unreachable_pub, reason = "it shares its helpers with the suite, and needs some of them")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use rooftop::crash::POINTS;

#[path = "../tests/it/databases.rs"]
mod databases;
#[path = "../tests/it/processes.rs"]
mod processes;
#[path = "../tests/it/world.rs"]
mod world;

use world::World;

const RUNS: u32 = 100;
/// A kill at a random time comes within so many milliseconds after the work began.
const WITHIN_MS: u64 = 1_500;

/// SplitMix64: small, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}

/// The program beside this example: `target/debug/examples/crash` and `target/debug/rooftop`.
fn binary() -> PathBuf {
    let me = std::env::current_exe().unwrap();
    let binary = me.parent().and_then(Path::parent).unwrap().join("rooftop");
    assert!(binary.exists(), "{} is not there: run cargo build first", binary.display());
    binary
}

/// Kills the sender or the receiver some time after offers were published.
async fn dies_some_time(world: &mut World, chance: &mut Chance) -> String {
    let (after_ms, sender) = (chance.below(WITHIN_MS), chance.below(2) == 0);
    world.publishes().await;
    tokio::time::sleep(Duration::from_millis(after_ms)).await;
    let victim = if sender { &mut world.alpha } else { &mut world.beta };
    victim.is_killed();
    victim.starts(None).await;
    let name = victim.name;
    world.lost_nothing().await;
    format!("{name} after {after_ms} ms")
}

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let runs: u32 = arguments.next().map_or(RUNS, |text| text.parse().expect("RUNS is a number"));
    let seed = arguments
        .next()
        .map_or_else(|| u64::from(std::process::id()), |text| text.parse().expect("SEED is a number"));
    println!("seed {seed}");
    let mut chance = Chance(seed);
    let mut world = World::new(&binary()).await;
    for run in 1..=runs {
        let how = if chance.below(2) == 0 {
            dies_some_time(&mut world, &mut chance).await
        } else {
            let point = POINTS[usize::try_from(chance.below(POINTS.len() as u64)).unwrap()];
            world.dies_at(point, u32::try_from(chance.below(3)).unwrap()).await;
            point.to_owned()
        };
        println!("{run} of {runs}: {how}: lost nothing");
    }
    println!("{runs} of {runs} runs lost nothing");
}
