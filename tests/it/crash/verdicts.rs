//! Killed while it asks an ally what it says of its offers: each is asked for again, and none is forgotten.

use std::path::Path;

use rooftop::crash::POINTS;
use rooftop::store::ally_offers;

use crate::processes::{Instance, until};
use crate::world::lines_of;

const OFFERS: usize = 3;

/// Runs a command that must work; gives what it printed.
async fn prints(instance: &Instance, arguments: &[&str]) -> String {
    let done = instance.runs(arguments, "", None).await;
    assert!(
        done.status.success(),
        "{arguments:?} {}\n{}",
        String::from_utf8_lossy(&done.stderr),
        instance.log()
    );
    String::from_utf8_lossy(&done.stdout).into_owned()
}

/// Declares an alliance on both sides. The host's side confirms it, so that it knows of it when it is asked.
async fn ally(host: &Instance, seeker: &Instance) {
    let (ours, theirs) = (host.domain(), seeker.domain());
    prints(seeker, &["partner", "add", &ours, "--tier", "ally"]).await;
    let key = until("the proposal is there", async || {
        let said = prints(host, &["partner", "add", &theirs]).await;
        said.split_once("to be compared: ").map(|(_, key)| key.trim().to_owned())
    })
    .await;
    prints(host, &["partner", "add", &theirs, "--tier", "ally", "--fingerprint", &key]).await;
}

/// Asks an ally, dies at a point, and goes on when it is started again.
async fn dies_while_asking(binary: &Path, alpha: &Instance, at: &str) {
    let mut beta = Instance::new(binary, "beta").await;
    beta.starts(Some(at)).await;
    ally(alpha, &beta).await;
    beta.was_killed(at).await;
    beta.starts(None).await;
    let database = beta.opens_database().await;
    until(&format!("all is said after {at}"), async || {
        let known = database.read(ally_offers::stamps).await.unwrap();
        let said = known.values().filter(|stamp| stamp.said.lone_adult_ok == Some(false)).count();
        (said == OFFERS).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_while_asking_an_ally_for_its_verdicts_forgets_none() {
    let binary = Path::new(env!("CARGO_BIN_EXE_rooftop"));
    let mut alpha = Instance::new(binary, "alpha").await;
    let titles: Vec<String> = (1..=OFFERS).map(|number| format!("Offre {number}")).collect();
    let done = alpha.runs(&["import", "--publish", "-"], &lines_of(&titles), None).await;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    alpha.starts(None).await;
    for point in POINTS.iter().filter(|point| point.starts_with("verdicts:")) {
        dies_while_asking(binary, &alpha, &format!("{point}#2")).await;
    }
}
