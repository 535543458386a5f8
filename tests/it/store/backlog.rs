//! Thousands that wait do not stop a queue, whatever the database believes of it: `PostgreSQL` plans by what it counted last, and that may
//! have been while nothing waited. A claim that looks through everything for each row runs into the statement timeout of the store.

use diesel::{RunQueryDsl, sql_query};
use rooftop::domain::lanes::Lane;
use rooftop::store::deliveries::{self, Room};
use rooftop::store::received::{self, UnderWay};
use rooftop::store::{Conn, StoreError, Tx, outbox};

use super::{Store, an_activity, an_event, claim, claim_deliveries, tell};
use crate::fediverse::noon;

/// How many copies of one row wait behind it.
const COPIES: usize = 150_000;
/// How many are asked for at once.
const CLAIMED: i64 = 3_000;

fn run(tx: &mut Tx<'_>, sql: &str) -> Result<(), StoreError> {
    sql_query(sql).execute(&mut **tx)?;
    Ok(())
}

/// What PostgreSQL does by itself now and then. SQLite counts nothing unless it is told to, and nobody tells it.
fn counted(tx: &mut Tx<'_>, table: &str) -> Result<(), StoreError> {
    match **tx {
        Conn::Sqlite(_) => Ok(()),
        Conn::Postgres(_) => run(tx, &format!("ANALYZE {table}")),
    }
}

/// Copies the one row that waits, each time under an id and `own` columns of its own; `columns` are copied as they stand.
fn copy(tx: &mut Tx<'_>, table: &str, own: &str, columns: &str, waiting: &str) -> Result<(), StoreError> {
    let own_values: Vec<String> = own.split(", ").map(|column| format!("{column} || i")).collect();
    let own_values = own_values.join(", ");
    run(
        tx,
        &format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {COPIES}) \
             INSERT INTO {table} (id, {own}, {columns}) \
             SELECT substr(id, 1, length(id) - 12) || substr(CAST(1000000000000 + i AS TEXT), 2), {own_values}, {columns} \
             FROM {table}, n WHERE {waiting}"
        ),
    )
}

#[tokio::test]
async fn a_backlog_of_activities_is_claimed_though_the_database_counted_none_that_waits() {
    let (store, now) = (Store::new().await, noon());
    let claimed = store
        .writes(move |tx| {
            let handled = an_activity(0, "https://beta.example/offers/0", now);
            received::insert(tx, &handled)?;
            received::done(tx, handled.id)?;
            counted(tx, "received")?;
            received::insert(tx, &an_activity(1, "https://beta.example/offers/1", now))?;
            copy(
                tx,
                "received",
                "ap_id, order_key, queue_key",
                "body_hash, actor, origin, kind, body, state, attempts, fetches, received_at, due_at",
                "state = 'waiting'",
            )?;
            received::claim(
                tx,
                claim(now, CLAIMED),
                UnderWay { per_origin_max: COPIES, ..UnderWay::default() },
            )
        })
        .await;
    assert_eq!(i64::try_from(claimed.len()).unwrap(), CLAIMED);
}

#[tokio::test]
async fn a_backlog_of_deliveries_is_claimed_though_the_database_counted_none_that_waits() {
    let (store, now) = (Store::new().await, noon());
    let claimed = store
        .writes(move |tx| {
            // One that was given up stays in the table, so that there is something to count.
            tell(tx, ("Create", "https://alpha.example/offers/0"), &["https://gone.example/inbox"], now)?;
            let given_up = claim_deliveries(tx, claim(now, 1), 1)?.remove(0);
            rooftop::store::finished::given_up(tx, &given_up, "gone", now)?;
            counted(tx, "deliveries")?;
            tell(tx, ("Create", "https://alpha.example/offers/1"), &["https://beta.example/inbox"], now)?;
            copy(
                tx,
                "deliveries",
                "queue_key",
                "activity_id, inbox, host, sender, lane, state, attempts, created_at, due_at",
                "state = 'pending'",
            )?;
            deliveries::claim(
                tx,
                claim(now, CLAIMED),
                Room { lane: Lane::Quick, full: Vec::new(), at_host: &|_| COPIES },
            )
        })
        .await;
    assert_eq!(i64::try_from(claimed.len()).unwrap(), CLAIMED);
}

#[tokio::test]
async fn a_backlog_of_events_is_claimed_though_the_database_counted_none_that_waits() {
    let (store, now) = (Store::new().await, noon());
    let claimed = store
        .writes(move |tx| {
            tell(tx, ("Create", "https://alpha.example/offers/0"), &["https://beta.example/inbox"], now)?;
            counted(tx, "outbox")?;
            outbox::push(tx, &an_event("https://alpha.example/offers/1"), now)?;
            copy(
                tx,
                "outbox",
                "subject, queue_key",
                "kind, actor, created_at, due_at, attempts",
                "done_at IS NULL",
            )?;
            outbox::claim(tx, claim(now, CLAIMED))
        })
        .await;
    assert_eq!(i64::try_from(claimed.len()).unwrap(), CLAIMED);
}
