//! `load negotiate`: two instances negotiate about hundreds of homes at once, in both directions, while activities come late, twice and in another
//! order, and processes are killed. At the end both sides say the same of each, and no place is taken twice.

mod between;
mod check;
mod side;
mod story;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore as _, SeedableRng as _};
use rooftop::domain::listing::Filter;
use rooftop::domain::matches::Reach;
use rooftop::ids::ProposalId;
use rooftop::store::deliveries::{self, DeliveryState};
use rooftop::store::offers;
use rooftop::store::received::{self, ReceivedState};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::stats::Times;
use between::Fate;
use side::Side;
use story::Story;

#[derive(clap::Args)]
pub(super) struct Plan {
    /// How many negotiations; half of them each way.
    #[arg(long, default_value_t = 1_000)]
    negotiations: usize,
    /// How many at once each way. An ally may have 20 open with an association: who has more to offer waits.
    #[arg(long, default_value_t = 40)]
    at_once: usize,
    /// How many homes each side offers, for one household each.
    #[arg(long, default_value_t = 600)]
    offers: usize,
    /// Some process is killed after so many seconds, again and again; 0 for never.
    #[arg(long, default_value_t = 10)]
    kill_every_s: u64,
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// So many are negotiated before the others, with nothing in their way.
const QUIET: usize = 20;
const QUIET_AT_ONCE: usize = 5;

pub(super) fn run(rooftop: &Path, plan: &Plan) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(negotiate(rooftop, plan));
}

async fn negotiate(rooftop: &Path, plan: &Plan) {
    let each = plan.negotiations / 2 + QUIET;
    let one = Arc::new(Side::new(("one", plan.seed), rooftop, (plan.offers, each)).await);
    let other = Arc::new(Side::new(("other", plan.seed + 1), rooftop, (plan.offers, each)).await);
    let known = meet((&one, &other), plan.offers).await;
    let both = [(&one, &other, &known[0]), (&other, &one, &known[1])];
    println!("two instances with {} offers and {each} requests each, seed {}", plan.offers, plan.seed);

    let began = Instant::now();
    let quiet = both.map(|way| stories(way, (0..QUIET, plan), true));
    for tasks in quiet {
        tasks.join_all().await;
    }
    quiet_figures(&both, began.elapsed()).await;

    for side in [&one, &other] {
        side.between.is_rough(true);
    }
    let (began, stop) = (Instant::now(), Arc::new(AtomicBool::new(false)));
    let killing = tokio::spawn(kills(
        (Arc::clone(&one), Arc::clone(&other)),
        plan.kill_every_s,
        plan.seed,
        Arc::clone(&stop),
    ));
    let rough = both.map(|way| stories(way, (QUIET..each, plan), false));
    for tasks in rough {
        tasks.join_all().await;
    }
    stop.store(true, Ordering::Relaxed);
    let kills = killing.await.unwrap();
    for side in [&one, &other] {
        side.between.is_rough(false);
    }
    settle(&[&one, &other]).await;
    println!(
        "{} negotiations in {:.0} s, with {kills} kills",
        2 * (each - QUIET),
        began.elapsed().as_secs_f64()
    );
    report(&both).await;
}

/// Makes allies of the two, and requests known to both; gives each side's ids of the other's offers.
async fn meet((one, other): (&Arc<Side>, &Arc<Side>), count: usize) -> [Arc<Vec<ProposalId>>; 2] {
    one.adds(other);
    other.adds(one);
    for (side, author) in [(one, other), (other, one)] {
        let (domain, all) = (author.domain(), i64::try_from(count).unwrap());
        side.until("every offer has come", move |conn| Ok(offers::count_of_domain(conn, &domain)? == all))
            .await;
        side.is_known_to(author).await;
    }
    let mut known = Vec::new();
    for (side, author) in [(one, other), (other, one)] {
        let listed = side.db.read(|conn| offers::page(conn, &Filter::default(), 1_000_000, 0)).await.unwrap();
        let theirs = listed.into_iter().filter(|offer| offer.author.domain() == author.domain());
        known.push(Arc::new(theirs.map(|offer| offer.id).collect()));
    }
    known.try_into().expect("two")
}

type Way<'a> = (&'a Arc<Side>, &'a Arc<Side>, &'a Arc<Vec<ProposalId>>);

/// Plays the stories of one way, so many at once.
fn stories(
    (seekers, hosts, known): Way<'_>,
    (which, plan): (std::ops::Range<usize>, &Plan),
    is_plain: bool,
) -> JoinSet<()> {
    let mut tasks = JoinSet::new();
    let places = Arc::new(Semaphore::new(if is_plain { QUIET_AT_ONCE } else { plan.at_once }));
    for number in which {
        let seed = plan.seed.wrapping_mul(1_000_003).wrapping_add(u64::try_from(number).unwrap());
        let story = Story {
            seekers: Arc::clone(seekers),
            hosts: Arc::clone(hosts),
            request: seekers.requests[number],
            offers: Arc::clone(known),
            chance: ChaCha8Rng::seed_from_u64(seed),
            is_plain,
            was_refused: false,
        };
        let places = Arc::clone(&places);
        tasks.spawn(async move {
            let _place = places.acquire().await.expect("it is never closed");
            story.play().await;
        });
    }
    tasks
}

/// Kills one process or the other, again and again, and starts it anew; gives how often.
async fn kills(sides: (Arc<Side>, Arc<Side>), every_s: u64, seed: u64, stop: Arc<AtomicBool>) -> usize {
    let (mut chance, mut count) = (ChaCha8Rng::seed_from_u64(seed), 0);
    if every_s == 0 {
        return count;
    }
    loop {
        let wait = Duration::from_millis(every_s * 500 + chance.next_u64() % (every_s * 1_000));
        let until = Instant::now() + wait;
        while Instant::now() < until {
            if stop.load(Ordering::Relaxed) {
                return count;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let side = if chance.next_u64().is_multiple_of(2) { &sides.0 } else { &sides.1 };
        side.is_killed();
        tokio::time::sleep(Duration::from_millis(chance.next_u64() % 2_000)).await;
        tokio::task::block_in_place(|| side.starts());
        count += 1;
    }
}

/// Waits until nothing is under way: what happened is told, delivered and handled.
async fn settle(sides: &[&Arc<Side>; 2]) {
    // What one side handles may have the other told something: both have to be quiet in one look.
    let mut quiet_looks = 0;
    while quiet_looks < 3 {
        for side in sides {
            let between = Arc::clone(&side.between);
            side.until("everything is told, delivered and handled", move |conn| {
                Ok(between.kept() == 0 && side::is_quiet(conn)?)
            })
            .await;
        }
        let mut is_quiet = true;
        for side in sides {
            is_quiet &= side.between.kept() == 0 && side.db.read(side::is_quiet).await.unwrap();
        }
        quiet_looks = if is_quiet { quiet_looks + 1 } else { 0 };
        tokio::time::sleep(Duration::from_millis(1_100)).await;
    }
    for side in sides {
        let lost = side.db.read(|conn| {
            Ok::<_, rooftop::store::StoreError>((
                deliveries::count(conn, DeliveryState::Failed)?,
                received::count(conn, ReceivedState::Poison)?,
            ))
        });
        assert_eq!(lost.await.unwrap(), (0, 0), "{}: given up, and not handled", side.name);
    }
}

/// From the end of the time to undo a decision until the other side has the Offer, where nothing is in its way.
async fn quiet_figures(both: &[Way<'_>; 2], took: Duration) {
    let mut times = Vec::new();
    for (seekers, hosts, _) in both {
        for theirs in hosts.all().await {
            let Some(deal) = theirs.deal.as_ref().filter(|_| theirs.reach() == Reach::HostHere) else {
                continue;
            };
            let Some(ours) = seekers.by_deal(deal).await else { continue };
            let Some(due) = seekers.due(ours.id) else { continue };
            times.push((theirs.created_at - due).to_std().unwrap_or_default());
        }
    }
    let (count, times) = (times.len(), Times::of(times));
    println!(
        "alone, {count} negotiations in {:.0} s: from the end of the time to undo until the Offer is a match there p50 {:.0} ms, p99 {:.0} ms",
        took.as_secs_f64(),
        times.percentile_ms(0.5),
        times.percentile_ms(0.99)
    );
}

async fn report(both: &[Way<'_>; 2]) {
    let mut faults = Vec::new();
    for (seekers, hosts, _) in both {
        let ends = check::compare(seekers, hosts).await;
        println!(
            "{} to {}: {} offered; on the seekers' side {:?}; {} ended on both while one side wrote an arrival down",
            seekers.name, hosts.name, ends.offered, ends.of_seekers, ends.crossed
        );
        let fates: Vec<String> = hosts
            .between
            .fates()
            .iter()
            .map(|(fate, count): (&Fate, &usize)| format!("{fate:?} {count}"))
            .collect();
        println!("activities to {}: {}", hosts.name, fates.join(", "));
        faults.extend(ends.faults);
    }
    for fault in &faults {
        println!("FAULT {fault}");
    }
    assert!(faults.is_empty(), "{} faults", faults.len());
    println!("both sides say the same of every negotiation, and no place is taken twice");
}
