//! Writes of many at once: each is all or nothing by itself, and what was answered stays.

use rooftop::store::{StoreError, received};

use super::{Store, an_activity, count_received};
use crate::fediverse::noon;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_error_or_a_panic_in_one_piece_of_work_undoes_that_piece_alone() {
    let store = Store::new().await;
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..60 {
        let db = store.db.clone();
        tasks.spawn(async move {
            let done = db
                .tx(move |tx| {
                    received::insert(tx, &an_activity(number, "a", noon()))?;
                    match number % 3 {
                        0 => Ok(()),
                        1 => Err(StoreError::Busy("this piece says no".to_owned())),
                        _ => panic!("this piece of work panics, as the test wants it to"),
                    }
                })
                .await;
            (number, done)
        });
    }
    while let Some(done) = tasks.join_next().await {
        let (number, done) = done.unwrap();
        match number % 3 {
            0 => assert_eq!(done, Ok(()), "{number}"),
            1 => assert_eq!(done, Err(StoreError::Busy("this piece says no".to_owned())), "{number}"),
            _ => assert_eq!(done, Err(StoreError::Panicked), "{number}"),
        }
    }
    assert_eq!(store.reads(count_received).await, 20);
    let other = store.beside().await;
    assert_eq!(
        other.read(count_received).await,
        Ok(20),
        "what was answered is in the database that another process opens"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn work_that_fails_in_the_database_undoes_that_piece_alone() {
    let store = Store::new().await;
    store.writes(|tx| received::insert(tx, &an_activity(1, "a", noon()))).await;
    let twice = an_activity(2, "a", noon());
    let again = twice.clone();
    let (kept, refused, kept_too) = tokio::join!(
        store.db.tx(move |tx| received::insert(tx, &twice)),
        store.db.tx(move |tx| {
            // The same row again under another activity's id: the primary key refuses it.
            received::insert(tx, &an_activity(3, "a", noon()))?;
            received::insert(
                tx,
                &received::Received { ap_id: an_activity(4, "a", noon()).ap_id, ..again.clone() },
            )?;
            received::insert(tx, &received::Received { ap_id: an_activity(5, "a", noon()).ap_id, ..again })
        }),
        store.db.tx(|tx| received::insert(tx, &an_activity(6, "a", noon()))),
    );
    assert_eq!((kept, kept_too), (Ok(received::Stored::New), Ok(received::Stored::New)));
    assert_eq!(refused, Err(StoreError::Conflict));
    assert_eq!(store.reads(count_received).await, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_writers_in_two_processes_lose_nothing() {
    let store = Store::new().await;
    let handles = [store.db.clone(), store.beside().await];
    let mut tasks = tokio::task::JoinSet::new();
    for writer in 0..16 {
        let db = handles[writer % 2].clone();
        tasks.spawn(async move {
            for number in 0..25 {
                let item = an_activity(writer * 1000 + number, "a", noon());
                db.tx(move |tx| received::insert(tx, &item)).await.unwrap();
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
    assert_eq!(store.reads(count_received).await, 400);
}
