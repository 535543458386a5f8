//! What is answered with 202 is on the disk: how both databases are told to write, and what is answered when a commit fails.

use diesel::connection::SimpleConnection as _;
use diesel::sql_types::{Integer, Text};
use diesel::{QueryableByName, RunQueryDsl as _, sql_query};
use futures_util::future::join_all;
use rooftop::store::{Awaited, Conn, StoreError};

use crate::fediverse::{Server, settled};
use crate::wire::stranger::alpha_and_beta;

#[derive(QueryableByName)]
struct Setting {
    #[diesel(sql_type = Text)]
    synchronous_commit: String,
}

#[derive(QueryableByName)]
struct Pragma {
    #[diesel(sql_type = Integer)]
    synchronous: i32,
}

/// How a connection that writes is told to write.
fn durability(conn: &mut Conn) -> Result<String, StoreError> {
    match conn {
        Conn::Sqlite(conn) => {
            let found: Pragma = sql_query("PRAGMA synchronous").get_result(conn)?;
            Ok(found.synchronous.to_string())
        }
        Conn::Postgres(conn) => {
            let found: Setting = sql_query("SHOW synchronous_commit").get_result(conn)?;
            Ok(found.synchronous_commit)
        }
    }
}

fn runs(conn: &mut Conn, sqlite: &str, postgres: &str) -> Result<(), StoreError> {
    match conn {
        Conn::Sqlite(conn) => conn.batch_execute(sqlite)?,
        Conn::Postgres(conn) => conn.batch_execute(postgres)?,
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_connection_that_writes_waits_for_the_disk() {
    let (alpha, _peer, _ben) = alpha_and_beta(&[]).await;
    let db = &alpha.node.app.db;
    let wanted = match db.backend() {
        // FULL.
        rooftop::store::Backend::Sqlite => "2",
        // scripts/with-postgres starts a server with `off`: what stands here, we set.
        rooftop::store::Backend::Postgres => "on",
    };
    assert_eq!(db.tx(|tx| durability(tx)).await, Ok(wanted.to_owned()));
    for awaited in [Awaited::ByPeer, Awaited::ByNobody] {
        assert_eq!(db.tx_of((awaited, "a"), |tx| durability(tx)).await, Ok(wanted.to_owned()), "{awaited:?}");
    }
}

/// From now on each commit fails in which an activity was stored; everything before it succeeds.
async fn commits_fail(alpha: &Server) {
    let sqlite = "CREATE TABLE parents (id INTEGER PRIMARY KEY);
        CREATE TABLE fault (x INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
        CREATE TRIGGER fault AFTER INSERT ON received BEGIN INSERT INTO fault VALUES (1); END;";
    let postgres = "CREATE FUNCTION fault() RETURNS trigger AS 'BEGIN RAISE EXCEPTION ''the disk is gone''; END' LANGUAGE plpgsql;
        CREATE CONSTRAINT TRIGGER fault AFTER INSERT ON received DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION fault();";
    alpha.node.app.db.tx(move |tx| runs(tx, sqlite, postgres)).await.unwrap();
}

async fn commits_succeed(alpha: &Server) {
    alpha
        .node
        .app
        .db
        .tx(|tx| runs(tx, "DROP TRIGGER fault", "DROP TRIGGER fault ON received"))
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_that_fails_to_commit_never_answers_202_and_takes_it_when_it_is_mended() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    // The key is known before the fault.
    ben.tells(&alpha, &ben.follow(&alpha, 0)).await;
    commits_fail(&alpha).await;
    let follows: Vec<_> = (1..=12).map(|number| ben.follow(&alpha, number)).collect();
    // Side by side, so that one commit is of several.
    let answers = join_all(follows.iter().map(|follow| ben.sends(&alpha, follow))).await;
    for answer in &answers {
        assert_eq!(answer.status, 500, "{}", answer.body);
        assert!(
            answer.body.contains("cannot do this now"),
            "a peer learns nothing of the cause: {}",
            answer.body
        );
    }
    assert_eq!(alpha.waiting().await.2, 0, "nothing of it is stored");

    commits_succeed(&alpha).await;
    for answer in join_all(follows.iter().map(|follow| ben.sends(&alpha, follow))).await {
        assert_eq!(answer.status, 202);
    }
    assert_eq!(alpha.waiting().await.2, 12);
    settled(&[&alpha]).await;
    assert_eq!(peer.posted().len(), 13, "each Follow is accepted once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_piece_of_work_of_a_commit_that_fails_is_told() {
    let (alpha, _peer, _ben) = alpha_and_beta(&[]).await;
    let db = &alpha.node.app.db;
    let sqlite = "CREATE TABLE parents (id INTEGER PRIMARY KEY);
        CREATE TABLE fault (x INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
        CREATE TABLE kept (n INTEGER);";
    let postgres = "CREATE TABLE parents (id INTEGER PRIMARY KEY);
        CREATE TABLE fault (x INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
        CREATE TABLE kept (n INTEGER);";
    db.tx(move |tx| runs(tx, sqlite, postgres)).await.unwrap();
    let bad = "INSERT INTO fault VALUES (1)";
    let all = (0..30).map(|number| {
        db.tx_of((Awaited::ByNobody, "one lane"), move |tx| {
            if number == 7 {
                return runs(tx, bad, bad);
            }
            let good = format!("INSERT INTO kept VALUES ({number})");
            runs(tx, &good, &good)
        })
    });
    let told = join_all(all).await;
    assert!(told[7].is_err());
    let kept = db.read(|conn| {
        #[derive(QueryableByName)]
        struct Row {
            #[diesel(sql_type = Integer)]
            n: i32,
        }
        let query = || sql_query("SELECT n FROM kept ORDER BY n");
        let rows: Vec<Row> = match conn {
            Conn::Sqlite(conn) => query().load(conn)?,
            Conn::Postgres(conn) => query().load(conn)?,
        };
        Ok::<_, StoreError>(rows.into_iter().map(|row| usize::try_from(row.n).unwrap()).collect::<Vec<_>>())
    });
    let fine: Vec<usize> = (0..30).filter(|number| told[*number].is_ok()).collect();
    assert_eq!(kept.await.unwrap(), fine, "what was told to be kept is kept, and nothing else");
}
