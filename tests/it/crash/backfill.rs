//! Killed while it reads the older offers of a server that it has just become a partner of.

use std::path::Path;

use rooftop::crash::POINTS;
use rooftop::domain::backfill::{BackfillEnding, BackfillState};
use rooftop::ids::ApId;
use rooftop::store::{backfills, outbox};

use crate::processes::{Instance, until};
use crate::world::{lines_of, listed, waiting};

/// More than one page of an outbox holds.
const OLDER_OFFERS: usize = 130;

/// Reads the outbox of a server that was there before, dies at a point, and goes on when it is started again.
async fn dies_while_reading(binary: &Path, alpha: &Instance, at: &str) {
    let mut beta = Instance::new(binary, "beta").await;
    beta.starts(Some(at)).await;
    let added = beta.runs(&["partner", "add", &alpha.domain()], "", None).await;
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    beta.was_killed(at).await;
    beta.starts(None).await;

    let database = beta.opens_database().await;
    let target: ApId = format!("http://{}/actors/{}", alpha.domain(), alpha.name).parse().unwrap();
    let read = until("the outbox is read to its end", async || {
        let target = target.clone();
        let reading = database.read(move |conn| backfills::of_target(conn, &target)).await.unwrap();
        reading.filter(|reading| reading.state != BackfillState::Waiting)
    })
    .await;
    assert_eq!((read.state, read.ending), (BackfillState::Done, Some(BackfillEnding::Complete)), "{at}");
    assert_eq!(read.pages, 3, "the collection and its two pages, each noted once after {at}");
    let older = u32::try_from(OLDER_OFFERS).unwrap();
    assert_eq!(
        (read.items, read.kept),
        (older, older),
        "each offer is new once, whatever was read again after {at}"
    );
    assert_eq!(listed(&beta).await, listed(alpha).await, "what beta lists after {at}\n{}", beta.log());
    let board: ApId = format!("http://{}/actors/offers", beta.domain()).parse().unwrap();
    assert_eq!(database.read(move |conn| outbox::count(conn, &board)).await.unwrap(), 0, "it is no news");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_while_reading_older_offers_loses_none_and_takes_none_twice() {
    let binary = Path::new(env!("CARGO_BIN_EXE_rooftop"));
    let mut alpha = Instance::new(binary, "alpha").await;
    let titles: Vec<String> = (1..=OLDER_OFFERS).map(|number| format!("Offre {number}")).collect();
    let done = alpha.runs(&["import", "--publish", "-"], &lines_of(&titles), None).await;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    alpha.starts(None).await;
    // What is still to be told would reach whoever follows meanwhile by itself, and be no older offer any more.
    let database = alpha.opens_database().await;
    until("alpha has told its offers", async || (database.read(waiting).await.unwrap() == 0).then_some(()))
        .await;
    // The first page is the collection itself, which holds no offer; the second is in the middle of them.
    let points = POINTS.iter().filter(|point| point.starts_with("backfill:"));
    for point in points {
        let times = if *point == "backfill:claimed" { 1 } else { 2 };
        dies_while_reading(binary, &alpha, &format!("{point}#{times}")).await;
    }
}
