//! The two databases behind one type: connections, transactions, migrations.
//!
//! Reads take `&mut Conn`, writes `&mut Tx`. On SQLite one thread owns the only writing connection and commits what waits
//! together: each piece of work has its own savepoint, all share one `fsync`, and nobody is answered before it. So
//! `synchronous=FULL` costs little, and what was answered survives a power cut. PostgreSQL has a pool.

use std::hash::{Hash as _, Hasher as _};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel::{Connection, PgConnection, SqliteConnection};
use diesel_migrations::MigrationHarness;

use super::error::StoreError;
use super::migrations::Migrations;
use super::threads::Threads;
use super::writer::{Begin, Owned, Pooled, Writer};
use crate::crypto::Secret;

pub use super::tx::Tx;

/// How long somebody waits for a connection.
const CONNECTION_TIMEOUT: Duration = Duration::from_secs(10);
/// How many threads commit together on PostgreSQL; each holds one of the connections while it does.
const PG_LANES: usize = 4;
/// How many more do so for what a peer waits for.
const PG_DOORS: usize = 2;
/// How often a connection of the pool is asked whether it lives, at most: asked at every use, it was every eighth message to the server.
const PG_ASKED_EVERY: Duration = Duration::from_secs(1);
/// How many threads do what else is written there.
const PG_TRANSACTIONS: usize = 5;
/// Any number, the same for every Rooftop process: only one migrates at a time.
const PG_MIGRATION_LOCK: &str = "7066846";

/// How long SQLite waits for another process, as `busy_timeout` says.
const SQLITE_PATIENCE: Duration = Duration::from_secs(5);
/// The pause before asking for the write-ahead log again.
const SQLITE_PAUSE: Duration = Duration::from_millis(5);
const SQLITE_LOG: &str = "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL;";
const SQLITE_PRAGMAS: &str = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; \
    PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8000; PRAGMA mmap_size=268435456; \
    PRAGMA journal_size_limit=67108864;";
/// `synchronous_commit` too: what was answered with 202 survives a power cut, whatever the server's own setting.
const PG_SETTINGS: &str = "SET synchronous_commit='on'; SET TIME ZONE 'UTC'; SET statement_timeout='30s'; SET lock_timeout='5s'; \
    SET idle_in_transaction_session_timeout='60s'; SET client_min_messages='warning';";

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Which of the two databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// Who waits for a piece of work: what a peer waits for does not stand behind what is being handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited {
    ByPeer,
    ByNobody,
}

/// The threads that commit pieces of work together.
#[derive(Clone)]
enum Writers {
    /// The one that writes to SQLite.
    Sqlite(Writer),
    Postgres(PgWriters),
}

/// Those of PostgreSQL.
#[derive(Clone)]
struct PgWriters {
    /// For what is handled.
    lanes: Arc<[Writer]>,
    /// For what a peer waits for.
    doors: Arc<[Writer]>,
    /// For all other transactions, each by itself.
    others: Threads,
}

impl PgWriters {
    fn start(pool: &Pool<Manager>, secret: &Secret) -> Result<Self, StoreError> {
        let writers = |name: &str, count| {
            (0..count)
                .map(|_| Writer::start(name, Begin::Plain, (Pooled(pool.clone()), secret.clone())))
                .collect()
        };
        let (lanes, doors): (Result<_, _>, Result<_, _>) =
            (writers("postgres-writer", PG_LANES), writers("postgres-door", PG_DOORS));
        let others = Threads::new("transactions", PG_TRANSACTIONS, pool)?;
        Ok(Self { lanes: lanes?, doors: doors?, others })
    }
}

/// A handle on the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    writers: Writers,
    reads: Threads,
    glances: Threads,
    /// Has the key of the audit log.
    secret: Secret,
}

impl Db {
    /// Opens the database of an address such as `sqlite:data/rooftop.db` or `postgres://…`, and migrates it. The secret authenticates the
    /// audit log.
    ///
    /// # Errors
    /// [`StoreError::Open`] with the cause: no such folder, wrong password, a migration that fails.
    pub fn open(url: &str, secret: &Secret) -> Result<Self, StoreError> {
        let manager = Manager::of(url)?;
        let backend = manager.backend();
        let mut first = manager.connect()?;
        migrate(&mut first)?;
        // As many connections as there are threads, so that none waits for one. SQLite's writer has its own.
        let (reads, glances, connections) = match backend {
            Backend::Sqlite => (3, 1, 4),
            Backend::Postgres => (5, 2, 5 + 2 + PG_TRANSACTIONS + PG_LANES + PG_DOORS),
        };
        let pool = Pool::builder()
            .max_size(u32::try_from(connections).unwrap_or(u32::MAX))
            .min_idle(Some(1))
            .connection_timeout(CONNECTION_TIMEOUT)
            .build(manager)
            .map_err(|e| StoreError::Open(e.to_string()))?;
        let writers = match backend {
            Backend::Sqlite => {
                let source = (Owned(first), secret.clone());
                Writers::Sqlite(Writer::start("sqlite-writer", Begin::Immediate, source)?)
            }
            Backend::Postgres => Writers::Postgres(PgWriters::start(&pool, secret)?),
        };
        let reads = Threads::new("reads", reads, &pool)?;
        let glances = Threads::new("glances", glances, &pool)?;
        Ok(Self { writers, reads, glances, secret: secret.clone() })
    }

    /// Which database this is.
    pub fn backend(&self) -> Backend {
        match self.writers {
            Writers::Sqlite(_) => Backend::Sqlite,
            Writers::Postgres(_) => Backend::Postgres,
        }
    }

    /// Runs reads on a thread for reading, in turn.
    ///
    /// # Errors
    /// Those of `work`, or [`StoreError::Busy`] when its turn does not come within ten seconds.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.reads.read(work).await
    }

    /// Threads that read for what a peer's request waits for: a look at one row or two, so that a flood of pages does not stand before it.
    pub fn glances(&self) -> &Threads {
        &self.glances
    }

    /// Runs a write transaction. It is committed, and safe on the disk, when this returns `Ok`; on an error nothing is kept.
    ///
    /// # Errors
    /// Those of `work`, or of the commit.
    pub async fn tx<T, E>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.writers {
            Writers::Sqlite(writer) => writer.run(work).await,
            Writers::Postgres(threads) => {
                let secret = self.secret.clone();
                threads.others.run(move |conn| pg_transaction(conn, &secret, work)).await
            }
        }
    }

    /// As [`Db::tx`], but committed together with others that wait, on PostgreSQL too: for many small pieces of work, as a queue's.
    /// Work of one key and one kind is done one after the other, so that it never waits for itself.
    ///
    /// # Errors
    /// Those of `work`, or of the commit.
    pub async fn tx_of<T, E>(
        &self,
        (awaited, key): (Awaited, &str),
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.writers {
            Writers::Sqlite(writer) => writer.run(work).await,
            Writers::Postgres(PgWriters { lanes, doors, .. }) => {
                let writers = match awaited {
                    Awaited::ByNobody => lanes,
                    Awaited::ByPeer => doors,
                };
                writers[lane_of(key, writers.len())].run(work).await
            }
        }
    }
}

/// Which of so many lanes a key has.
fn lane_of(key: &str, lanes: usize) -> usize {
    let mut hasher = std::hash::DefaultHasher::new();
    key.hash(&mut hasher);
    usize::try_from(hasher.finish() % lanes as u64).unwrap_or(0)
}

/// A connection of the pool, and when it was last known to live.
pub(super) struct Kept {
    conn: Conn,
    alive_at: Instant,
}

/// A connection out of the pool, to which it goes back.
pub(super) struct Taken(PooledConnection<Manager>);

impl std::ops::Deref for Taken {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.0.conn
    }
}

impl std::ops::DerefMut for Taken {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0.conn
    }
}

pub(super) fn take(pool: &Pool<Manager>) -> Result<Taken, StoreError> {
    pool.get().map(Taken).map_err(|e| StoreError::Busy(e.to_string()))
}

fn pg_transaction<T, E>(
    conn: &mut Conn,
    secret: &Secret,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E>
where
    E: From<StoreError>,
{
    let done = conn.transaction(|conn| {
        let mut tx = Tx::new(conn);
        let done = work(&mut tx).map_err(Failed::Work)?;
        tx.finish(secret).map_err(|error| Failed::Work(error.into()))?;
        Ok(done)
    });
    done.map_err(|failed| match failed {
        Failed::Work(error) => error,
        Failed::Database(error) => StoreError::of_commit(&error).into(),
    })
}

/// What diesel's `transaction` asks of an error.
enum Failed<E> {
    Work(E),
    Database(diesel::result::Error),
}

impl<E> From<diesel::result::Error> for Failed<E> {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error)
    }
}

/// Makes connections of the kind the address names, never another.
#[derive(Debug, Clone)]
pub(super) enum Manager {
    Sqlite(String),
    Postgres(String),
}

impl Manager {
    fn of(url: &str) -> Result<Self, StoreError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder).map_err(|e| {
                    StoreError::Open(format!("cannot make the folder {}: {e}", folder.display()))
                })?;
            }
            return Ok(Self::Sqlite(path.to_owned()));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        let scheme = url.split(':').next().unwrap_or_default().to_owned();
        Err(StoreError::Scheme(scheme))
    }

    fn backend(&self) -> Backend {
        match self {
            Self::Sqlite(_) => Backend::Sqlite,
            Self::Postgres(_) => Backend::Postgres,
        }
    }
}

impl Manager {
    fn connect(&self) -> Result<Conn, StoreError> {
        let failed = |e: diesel::ConnectionError| StoreError::Open(e.to_string());
        let broken = |e: diesel::result::Error| StoreError::Open(e.to_string());
        match self {
            Self::Sqlite(path) => {
                let mut conn = SqliteConnection::establish(path).map_err(failed)?;
                use_log(&mut conn).map_err(broken)?;
                conn.batch_execute(SQLITE_PRAGMAS).map_err(broken)?;
                Ok(Conn::Sqlite(conn))
            }
            Self::Postgres(url) => {
                let mut conn = PgConnection::establish(url).map_err(failed)?;
                conn.batch_execute(PG_SETTINGS).map_err(broken)?;
                Ok(Conn::Postgres(conn))
            }
        }
    }
}

/// Asks SQLite for its write-ahead log. The first process on a new file takes the file alone for that, and SQLite tells the
/// others at once that it is locked, without its busy handler, which could not help two that hold a lock each: asking again can.
fn use_log(conn: &mut SqliteConnection) -> Result<(), diesel::result::Error> {
    let began = Instant::now();
    loop {
        match conn.batch_execute(SQLITE_LOG) {
            Err(diesel::result::Error::DatabaseError(_, why))
                if why.message() == "database is locked" && began.elapsed() < SQLITE_PATIENCE =>
            {
                std::thread::sleep(SQLITE_PAUSE);
            }
            done => return done,
        }
    }
}

impl ManageConnection for Manager {
    type Connection = Kept;
    type Error = StoreError;

    fn connect(&self) -> Result<Kept, StoreError> {
        Ok(Kept { conn: Self::connect(self)?, alive_at: Instant::now() })
    }

    fn is_valid(&self, kept: &mut Kept) -> Result<(), StoreError> {
        if let Conn::Postgres(conn) = &mut kept.conn
            && kept.alive_at.elapsed() >= PG_ASKED_EVERY
        {
            conn.batch_execute("SELECT 1")?;
            kept.alive_at = Instant::now();
        }
        Ok(())
    }

    fn has_broken(&self, _: &mut Kept) -> bool {
        std::thread::panicking()
    }
}

/// Brings the schema up to date, one process at a time.
fn migrate(conn: &mut Conn) -> Result<(), StoreError> {
    let failed =
        |e: Box<dyn std::error::Error + Send + Sync>| StoreError::Open(format!("a migration failed: {e}"));
    match conn {
        Conn::Sqlite(conn) => conn.immediate_transaction(|conn| {
            conn.run_pending_migrations(Migrations(Backend::Sqlite)).map(drop).map_err(failed)
        }),
        Conn::Postgres(conn) => {
            conn.batch_execute(&format!("SELECT pg_advisory_lock({PG_MIGRATION_LOCK})"))?;
            let done = conn.run_pending_migrations(Migrations(Backend::Postgres)).map(drop).map_err(failed);
            conn.batch_execute(&format!("SELECT pg_advisory_unlock({PG_MIGRATION_LOCK})"))?;
            done
        }
    }
}
