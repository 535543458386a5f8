//! The two databases behind one type: connections, transactions, migrations.
//!
//! Reads take `&mut Conn`, writes `&mut Tx`. On SQLite one thread owns the only writing connection and commits what waits
//! together: each piece of work has its own savepoint, all share one `fsync`, and nobody is answered before it. So
//! `synchronous=FULL` costs little, and what was answered survives a power cut. PostgreSQL has a pool.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel::{Connection, PgConnection, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use tokio::sync::oneshot;

use super::error::StoreError;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");
/// How many pieces of work one commit takes at most.
const BATCH_MAX: usize = 512;
const READERS: u32 = 4;
const PG_CONNECTIONS: u32 = 16;
/// Any number, the same for every Rooftop process: only one migrates at a time.
const PG_MIGRATION_LOCK: &str = "7066846";

const SQLITE_PRAGMAS: &str = "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; \
    PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8000; PRAGMA mmap_size=268435456; \
    PRAGMA journal_size_limit=67108864;";
const PG_SETTINGS: &str = "SET TIME ZONE 'UTC'; SET statement_timeout='30s'; SET lock_timeout='5s'; \
    SET idle_in_transaction_session_timeout='60s'; SET client_min_messages='warning';";

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// A running write transaction: what a write function takes, so that none runs outside one.
pub struct Tx<'a>(&'a mut Conn);

impl std::ops::Deref for Tx<'_> {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        self.0
    }
}

impl std::ops::DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Conn {
        self.0
    }
}

/// Which of the two databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// A handle on the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pool: Pool<Manager>,
    /// The thread that writes to SQLite.
    writer: Option<mpsc::Sender<Work>>,
    backend: Backend,
}

type Work = Box<dyn FnOnce(&mut Conn) -> Ran + Send>;
type Answer = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

/// What a piece of work came to: whether its changes are kept, and whom to tell once they are safe.
struct Ran {
    keep: bool,
    answer: Answer,
}

impl Db {
    /// Opens the database of an address such as `sqlite:data/rooftop.db` or `postgres://…`, and migrates it.
    ///
    /// # Errors
    /// [`StoreError::Open`] with the cause: no such folder, wrong password, a migration that fails.
    pub fn open(url: &str) -> Result<Self, StoreError> {
        let manager = Manager::of(url)?;
        let backend = manager.backend();
        let mut first = manager.connect()?;
        migrate(&mut first)?;
        let size = match backend {
            Backend::Sqlite => READERS,
            Backend::Postgres => PG_CONNECTIONS,
        };
        let pool = Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .connection_timeout(Duration::from_secs(10))
            .build(manager)
            .map_err(|e| StoreError::Open(e.to_string()))?;
        let writer = match backend {
            Backend::Sqlite => Some(start_writer(first)?),
            Backend::Postgres => None,
        };
        Ok(Self { pool, writer, backend })
    }

    /// Which database this is.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// Runs reads on a blocking thread.
    ///
    /// # Errors
    /// Those of `work`, or [`StoreError::Busy`] when no connection is free within ten seconds.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let pool = self.pool.clone();
        blocking(move || work(&mut *take(&pool)?)).await
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
        let Some(writer) = &self.writer else {
            let pool = self.pool.clone();
            return blocking(move || pg_transaction(&mut *take(&pool)?, work)).await;
        };
        let (tell, told) = oneshot::channel();
        let work: Work = Box::new(move |conn| run_one(conn, work, tell));
        writer.send(work).map_err(|_| StoreError::Closed)?;
        told.await.map_err(|_| StoreError::Closed)?
    }
}

async fn blocking<T, E>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Panicked)?
}

fn take(pool: &Pool<Manager>) -> Result<PooledConnection<Manager>, StoreError> {
    pool.get().map_err(|e| StoreError::Busy(e.to_string()))
}

fn pg_transaction<T, E>(conn: &mut Conn, work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E>
where
    E: From<StoreError>,
{
    conn.transaction(|conn| work(&mut Tx(conn)).map_err(Failed::Work)).map_err(|failed| match failed {
        Failed::Work(error) => error,
        Failed::Database(error) => StoreError::from(error).into(),
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

/// Runs one piece of work in its savepoint. A panic in it undoes that piece alone.
fn run_one<T, E>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    tell: oneshot::Sender<Result<T, E>>,
) -> Ran
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let result = catch_unwind(AssertUnwindSafe(|| work(&mut Tx(conn))))
        .unwrap_or_else(|_| Err(StoreError::Panicked.into()));
    let keep = result.is_ok();
    let answer: Answer = Box::new(move |committed| {
        // Whoever asked may be gone (a browser that closed): the work stands all the same.
        drop(tell.send(committed.map_err(E::from).and(result)));
    });
    Ran { keep, answer }
}

fn start_writer(mut conn: Conn) -> Result<mpsc::Sender<Work>, StoreError> {
    let (send, receive) = mpsc::channel::<Work>();
    std::thread::Builder::new()
        .name("sqlite-writer".to_owned())
        .spawn(move || {
            while let Ok(first) = receive.recv() {
                write_batch(&mut conn, first, &receive);
            }
        })
        .map_err(|e| StoreError::Open(e.to_string()))?;
    Ok(send)
}

/// Commits everything that waits, together, then answers everybody.
fn write_batch(conn: &mut Conn, first: Work, waiting: &mpsc::Receiver<Work>) {
    let begun = conn.batch_execute("BEGIN IMMEDIATE");
    let mut answers = Vec::new();
    let mut next = Some(first);
    let mut count = 0;
    while let Some(work) = next {
        answers.push(match &begun {
            Ok(()) => in_savepoint(conn, work),
            Err(_) => Box::new(work_undone) as Answer,
        });
        count += 1;
        next = if count < BATCH_MAX { waiting.try_recv().ok() } else { None };
    }
    let committed = begun.and_then(|()| conn.batch_execute("COMMIT")).map_err(StoreError::from);
    if committed.is_err() {
        // Nothing may be open when the next batch begins; after a failed BEGIN there is nothing to undo, and that is no error.
        drop(conn.batch_execute("ROLLBACK"));
    }
    for answer in answers {
        answer(committed.clone());
    }
}

/// The answer to work that never ran: dropping its sender tells the waiting side that the store is closed.
fn work_undone(_: Result<(), StoreError>) {}

fn in_savepoint(conn: &mut Conn, work: Work) -> Answer {
    if let Err(error) = conn.batch_execute("SAVEPOINT work") {
        tracing::error!(%error, "no savepoint");
        return Box::new(work_undone);
    }
    let ran = work(conn);
    let end = if ran.keep { "RELEASE work" } else { "ROLLBACK TO work; RELEASE work" };
    match conn.batch_execute(end) {
        Ok(()) => ran.answer,
        Err(error) => {
            let error = StoreError::from(error);
            let answer = ran.answer;
            Box::new(move |_| answer(Err(error)))
        }
    }
}

/// Makes connections of the kind the address names, never another.
#[derive(Debug, Clone)]
enum Manager {
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

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = StoreError;

    fn connect(&self) -> Result<Conn, StoreError> {
        Self::connect(self)
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), StoreError> {
        match conn {
            Conn::Sqlite(_) => Ok(()),
            Conn::Postgres(conn) => conn.batch_execute("SELECT 1").map_err(StoreError::from),
        }
    }

    fn has_broken(&self, _: &mut Conn) -> bool {
        std::thread::panicking()
    }
}

/// Brings the schema up to date, one process at a time.
fn migrate(conn: &mut Conn) -> Result<(), StoreError> {
    let failed =
        |e: Box<dyn std::error::Error + Send + Sync>| StoreError::Open(format!("a migration failed: {e}"));
    match conn {
        Conn::Sqlite(conn) => conn
            .immediate_transaction(|conn| conn.run_pending_migrations(MIGRATIONS).map(drop).map_err(failed)),
        Conn::Postgres(conn) => {
            conn.batch_execute(&format!("SELECT pg_advisory_lock({PG_MIGRATION_LOCK})"))?;
            let done = conn.run_pending_migrations(MIGRATIONS).map(drop).map_err(failed);
            conn.batch_execute(&format!("SELECT pg_advisory_unlock({PG_MIGRATION_LOCK})"))?;
            done
        }
    }
}
