//! Killed while a moderator's decision is carried out: it is carried out by the next process, once.

use std::path::Path;

use chrono::TimeDelta;
use rooftop::clock::Clock;
use rooftop::crash::POINTS;
use rooftop::domain::matches::{DeedCode, Match, Piece, Sending, Taken};
use rooftop::ids::{MatchId, ProposalId};
use rooftop::store::{Tx, accounts, match_history, matches};

use crate::processes::{Instance, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_while_a_decision_is_carried_out_loses_it_not_and_does_it_once() {
    let mut alpha = Instance::new(Path::new(env!("CARGO_BIN_EXE_rooftop")), "alpha").await;
    let database = alpha.opens_database().await;
    let create =
        ["user", "create", "--email", "nour@toits.example", "--role", "moderator", "--password-stdin"];
    let made = alpha.runs(&create, "cerisier et pommier\n", None).await;
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let points: Vec<&str> = POINTS.iter().copied().filter(|point| point.starts_with("matches:")).collect();
    assert_eq!(points.len(), 1, "{points:?}");
    for point in points {
        let (id, now) = (MatchId::new(), Clock::machine().now());
        // Of what is gone by the time it is carried out: that is told, once.
        let deciding = move |tx: &mut Tx<'_>| {
            let (account, _) = accounts::by_email(tx, "nour@toits.example")?.expect("it was made");
            let taken = Taken {
                request: Piece::Here(ProposalId::new()),
                offer: Piece::Here(ProposalId::new()),
                two_for: Vec::new(),
                unknown: Vec::new(),
                by: account.id,
                ally: None,
            };
            let mut one = Match::new(id, taken, now);
            one.decide((Sending::AskSeeker, account.id), (now, Some(now - TimeDelta::seconds(1)))).unwrap();
            matches::insert(tx, &one)
        };
        database.tx(deciding).await.unwrap();
        alpha.starts(Some(point)).await;
        alpha.was_killed(point).await;
        let waits = database.read(move |conn| matches::by_id(conn, id)).await.unwrap().unwrap();
        assert!(waits.pending.is_some(), "{point}: it waits for the next one");
        alpha.starts(None).await;
        until(&format!("the decision is done after {point}"), async || {
            let one = database.read(move |conn| matches::by_id(conn, id)).await.unwrap().unwrap();
            one.pending.is_none().then_some(())
        })
        .await;
        assert!(alpha.stops().await.success());
        let steps = database.read(move |conn| match_history::of(conn, id)).await.unwrap();
        assert_eq!(steps.iter().map(|step| step.deed).collect::<Vec<_>>(), [DeedCode::NotSent]);
    }
}
