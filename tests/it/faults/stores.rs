//! A database that is locked by another, and a disk that is full: refused with an answer that asks to come again, and taken then.

use std::collections::HashSet;
use std::sync::mpsc;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, SqliteConnection};
use rooftop::store::Backend;
use serde_json::json;

use super::disk::Disk;
use crate::fediverse::{Server, settled};
use crate::wire::stranger::alpha_and_beta;

/// Holds what another writer needs until it is told to let go: the whole database on SQLite, the table on PostgreSQL.
fn holds_the_lock(alpha: &Server) -> (mpsc::Sender<()>, std::thread::JoinHandle<()>) {
    let address = alpha.settings["ROOFTOP_DATABASE_URL"].clone();
    let backend = alpha.node.app.db.backend();
    let (held, is_held) = mpsc::channel();
    let (let_go, go) = mpsc::channel::<()>();
    let holder = std::thread::spawn(move || match backend {
        Backend::Sqlite => {
            let mut conn = SqliteConnection::establish(address.trim_start_matches("sqlite:")).unwrap();
            conn.batch_execute("PRAGMA busy_timeout=5000; BEGIN IMMEDIATE").unwrap();
            held.send(()).unwrap();
            let _ = go.recv();
            conn.batch_execute("ROLLBACK").unwrap();
        }
        Backend::Postgres => {
            let mut conn = PgConnection::establish(&address).unwrap();
            conn.batch_execute("BEGIN; LOCK TABLE received IN EXCLUSIVE MODE").unwrap();
            held.send(()).unwrap();
            let _ = go.recv();
            conn.batch_execute("ROLLBACK").unwrap();
        }
    });
    is_held.recv().unwrap();
    (let_go, holder)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_another_process_locks_for_too_long_refuses_and_takes_it_afterwards() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    ben.tells(&alpha, &ben.follow(&alpha, 0)).await;
    let (let_go, holder) = holds_the_lock(&alpha);
    let follow = ben.follow(&alpha, 1);
    let answer = ben.sends(&alpha, &follow).await;
    assert_eq!(answer.status, 500, "{}", answer.body);
    assert_eq!(alpha.waiting().await.2, 0);
    // Pages that only read are answered meanwhile.
    assert_eq!(alpha.get("/offers", "text/html").await.0, 200);
    drop(let_go);
    tokio::task::spawn_blocking(move || holder.join().unwrap()).await.unwrap();
    ben.tells(&alpha, &follow).await;
    assert_eq!(peer.posted().len(), 2, "both are accepted, each once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_and_loses_nothing_that_was_accepted() {
    for disk in Disk::all() {
        let (alpha, peer, ben) = alpha_and_beta(&[("DATABASE_URL", &disk.address())]).await;
        ben.tells(&alpha, &ben.follow(&alpha, 0)).await;
        disk.is_filled(&alpha).await;
        // Large ones, so that the room that is left inside of files is used up soon.
        let large = |number: u32| {
            let mut follow = ben.follow(&alpha, number);
            follow["padding"] = json!("x".repeat(20_000));
            follow
        };
        let (mut accepted, mut refused) = (Vec::new(), Vec::new());
        for number in 1..=40 {
            let answer = ben.sends(&alpha, &large(number)).await;
            match answer.status {
                202 => accepted.push(number),
                500 => refused.push(number),
                other => panic!("{other}: {}", answer.body),
            }
        }
        assert!(refused.len() > 20, "{disk:?} is full: {accepted:?} were accepted");
        // Only now: a reader that is opened on a full disk has no room for what it shares with the writer.
        disk.is_freed(&alpha).await;
        let waiting = usize::try_from(alpha.waiting().await.2).unwrap();
        assert_eq!(waiting, accepted.len(), "what was accepted is there, and nothing else: {disk:?}");
        for number in refused {
            assert_eq!(ben.sends(&alpha, &large(number)).await.status, 202, "{disk:?}");
        }
        settled(&[&alpha]).await;
        assert_eq!(peer.posted().len(), 41, "each is handled once: {disk:?}");
    }
}

/// The disk is full while the queues work: what was taken from them is done later.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_that_is_full_while_work_is_done_loses_no_work() {
    for disk in Disk::all() {
        let (alpha, peer, ben) = alpha_and_beta(&[("DATABASE_URL", &disk.address())]).await;
        for number in 0..20 {
            assert_eq!(ben.sends(&alpha, &ben.follow(&alpha, number)).await.status, 202);
        }
        disk.is_filled(&alpha).await;
        // An error or an early end: the disk lets some of it through.
        drop(rooftop::jobs::drain(&alpha.node).await);
        disk.is_freed(&alpha).await;
        alpha.later(chrono::TimeDelta::days(1));
        settled(&[&alpha]).await;
        // A delivery whose end could not be written may go out again, under the same id: who receives it sees that.
        let ids: HashSet<String> = peer.posted().iter().map(|(_, json)| json["id"].to_string()).collect();
        assert_eq!(ids.len(), 20, "each Follow is accepted: {disk:?}");
    }
}
