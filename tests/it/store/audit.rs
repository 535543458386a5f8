//! The audit log in the database: one chain whoever writes, nothing of what was undone, no statement that changes or deletes an entry,
//! and no two transactions that wait for each other because of it.

use std::sync::{Arc, Barrier, mpsc};

use diesel::RunQueryDsl as _;
use diesel::connection::SimpleConnection as _;
use futures_util::poll;
use rooftop::domain::audit::{AuditActor, AuditEvent, Chain, Entry, Fact, Subject};
use rooftop::ids::AccountId;
use rooftop::store::{Awaited, Backend, Conn, Db, StoreError, Tx, audit};

use super::{Store, secret};
use crate::fediverse::noon;

/// Notes a deed.
fn notes(tx: &mut Tx<'_>) {
    let fact = Fact {
        at: noon(),
        event: AuditEvent::SignedIn,
        by: AuditActor::Operator,
        subject: Subject::Account(AccountId::new()),
        reason: None,
    };
    audit::note(tx, fact);
}

/// Notes so many.
fn notes_many(tx: &mut Tx<'_>, count: usize) -> Result<(), StoreError> {
    (0..count).for_each(|_| notes(tx));
    Ok(())
}

async fn logged(db: &Db, after: Option<i64>) -> Vec<Entry> {
    db.read(move |conn| audit::after(conn, after, 7)).await.unwrap()
}

/// Follows the chain, a few entries at a time; gives how many there are.
async fn unbroken(db: &Db) -> i64 {
    let secret = secret();
    let mac = |bytes: &[u8]| audit::mac(&secret, bytes);
    let mut chain = Chain::new(&mac, None);
    loop {
        let entries = logged(db, (chain.number() > 0).then_some(chain.number())).await;
        if entries.is_empty() {
            return chain.end().unwrap().map_or(0, |head| head.number);
        }
        for entry in &entries {
            chain.take(entry).unwrap();
        }
    }
}

fn executes(tx: &mut Tx<'_>, sql: &str) -> Result<(), StoreError> {
    match &mut **tx {
        Conn::Sqlite(conn) => Ok(conn.batch_execute(sql)?),
        Conn::Postgres(conn) => Ok(conn.batch_execute(sql)?),
    }
}

const SAME_NUMBER: &str = "INTO audit_entries (number, at, deed, role, subject_kind, subject, mac) \
    VALUES (1, '', 'signed-out', 'operator', 'account', '', '')";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_statement_changes_or_deletes_an_entry() {
    let store = Store::new().await;
    for _ in 0..3 {
        store.writes(|tx| notes_many(tx, 1)).await;
    }
    let before = logged(&store.db, None).await;
    let mut statements = vec![
        "UPDATE audit_entries SET deed = 'signed-out'".to_owned(),
        "UPDATE audit_entries SET mac = '' WHERE number = 3".to_owned(),
        "DELETE FROM audit_entries".to_owned(),
        "DELETE FROM audit_entries WHERE number = 3".to_owned(),
        format!("INSERT {SAME_NUMBER} ON CONFLICT (number) DO UPDATE SET deed = excluded.deed"),
    ];
    statements.extend(match store.db.backend() {
        Backend::Sqlite => [format!("INSERT OR REPLACE {SAME_NUMBER}"), format!("REPLACE {SAME_NUMBER}")],
        Backend::Postgres => {
            ["TRUNCATE audit_entries".to_owned(), "TRUNCATE audit_entries CASCADE".to_owned()]
        }
    });
    for statement in statements {
        let sql = statement.clone();
        let refused = store.db.tx(move |tx| executes(tx, &sql)).await.unwrap_err();
        assert!(refused.to_string().contains("the audit log is append-only"), "{statement}: {refused}");
    }
    assert_eq!(logged(&store.db, None).await, before);
    store.writes(|tx| notes_many(tx, 1)).await;
    assert_eq!(unbroken(&store.db).await, 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_processes_and_all_lanes_write_one_chain() {
    let store = Store::new().await;
    let handles = [store.db.clone(), store.beside().await];
    let mut tasks = tokio::task::JoinSet::new();
    for writer in 0..16_usize {
        let db = handles[writer % 2].clone();
        tasks.spawn(async move {
            for number in 0..12 {
                let work = move |tx: &mut Tx<'_>| notes_many(tx, 1 + number % 3);
                // By itself, and in a lane whose pieces of work share a commit.
                match writer % 4 {
                    0 | 1 => db.tx(work).await.unwrap(),
                    _ => db.tx_of((Awaited::ByNobody, &writer.to_string()), work).await.unwrap(),
                }
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
    assert_eq!(unbroken(&store.db).await, 16 * (1 + 2 + 3) * 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_undone_is_not_logged() {
    let store = Store::new().await;
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..60 {
        let db = store.db.clone();
        tasks.spawn(async move {
            let work = move |tx: &mut Tx<'_>| {
                notes(tx);
                match number % 3 {
                    0 => Ok(()),
                    1 => Err(StoreError::Busy("this piece says no".to_owned())),
                    _ => panic!("this piece of work panics, as the test wants it to"),
                }
            };
            if number % 2 == 0 { db.tx(work).await } else { db.tx_of((Awaited::ByPeer, "a"), work).await }
        });
    }
    while let Some(done) = tasks.join_next().await {
        drop(done.unwrap());
    }
    assert_eq!(unbroken(&store.db).await, 20);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_transaction_of_many_deeds_is_logged_whole_and_in_order() {
    let store = Store::new().await;
    store.writes(|tx| notes_many(tx, 1201)).await;
    store.writes(|tx| notes_many(tx, 1)).await;
    assert_eq!(unbroken(&store.db).await, 1202);
    assert_eq!(store.reads(|conn| audit::count(conn, Some(AuditEvent::SignedIn))).await, 1202);
    assert_eq!(store.reads(|conn| audit::count(conn, Some(AuditEvent::SignedOut))).await, 0);
    let latest = store.reads(|conn| audit::latest(conn, Some(AuditEvent::SignedIn), 2, 1)).await;
    assert_eq!(latest.iter().map(|(entry, _)| entry.number).collect::<Vec<_>>(), [1201, 1200]);
}

/// Changes the one row for which two transactions compete.
fn takes_the_row(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    executes(tx, "UPDATE sweeps SET due_at = due_at WHERE name = 'contested'")
}

/// A store with that row; `None` on SQLite, where one writes at a time and nobody can wait for another.
async fn contested() -> Option<Store> {
    let store = Store::new().await;
    if store.db.backend() == Backend::Sqlite {
        return None;
    }
    store
        .writes(|tx| {
            executes(tx, "INSERT INTO sweeps (name, due_at) VALUES ('contested', '2026-11-22 12:00:00')")
        })
        .await;
    Some(store)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_noted_and_wants_a_row_and_who_has_the_row_and_notes_do_not_wait_for_each_other() {
    let Some(store) = contested().await else { return };
    let both = Arc::new(Barrier::new(2));
    let (one, other) = (Arc::clone(&both), both);
    let notes_first = store.db.tx(move |tx| {
        notes(tx);
        one.wait();
        takes_the_row(tx)
    });
    let has_the_row = store.db.tx(move |tx| {
        takes_the_row(tx)?;
        other.wait();
        notes_many(tx, 1)
    });
    assert_eq!(tokio::join!(notes_first, has_the_row), (Ok(()), Ok(())));
    assert_eq!(unbroken(&store.db).await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lane_that_wrote_to_the_log_waits_for_no_row_before_its_commit() {
    let Some(store) = contested().await else { return };
    let (go, going) = mpsc::channel::<()>();
    let (held, is_held) = tokio::sync::oneshot::channel();
    let met = Arc::new(Barrier::new(2));
    let (one, other) = (Arc::clone(&met), met);
    // Three pieces of one lane, the later two of which wait until the first goes on: they come in one batch.
    let lane = (Awaited::ByNobody, "a");
    let mut first = Box::pin(store.db.tx_of(lane, move |_| going.recv().map_err(|_| StoreError::Closed)));
    let mut logs = Box::pin(store.db.tx_of(lane, |tx| notes_many(tx, 1)));
    let mut wants_the_row = Box::pin(store.db.tx_of(lane, move |tx| {
        one.wait();
        takes_the_row(tx)
    }));
    assert!(poll!(&mut first).is_pending() && poll!(&mut logs).is_pending());
    assert!(poll!(&mut wants_the_row).is_pending());
    let has_the_row = tokio::spawn({
        let db = store.db.clone();
        async move {
            db.tx(move |tx| {
                takes_the_row(tx)?;
                held.send(()).map_err(|()| StoreError::Closed)?;
                other.wait();
                notes_many(tx, 1)
            })
            .await
        }
    });
    is_held.await.unwrap();
    go.send(()).unwrap();
    assert_eq!(tokio::join!(first, logs, wants_the_row), (Ok(()), Ok(()), Ok(())));
    assert_eq!(has_the_row.await.unwrap(), Ok(()));
    assert_eq!(unbroken(&store.db).await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_entry_keeps_no_reference_to_an_account_that_goes() {
    let store = Store::new().await;
    let found = store
        .reads(|conn| {
            let sql = match conn {
                Conn::Sqlite(_) => "SELECT count(*) AS count FROM pragma_foreign_key_list('audit_entries')",
                Conn::Postgres(_) => {
                    "SELECT count(*) AS count FROM pg_constraint \
                     WHERE contype = 'f' AND conrelid = 'audit_entries'::regclass"
                }
            };
            let rows: Vec<Count> = match conn {
                Conn::Sqlite(conn) => diesel::sql_query(sql).load(conn)?,
                Conn::Postgres(conn) => diesel::sql_query(sql).load(conn)?,
            };
            Ok(rows[0].count)
        })
        .await;
    assert_eq!(found, 0);
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
}
