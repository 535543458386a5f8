//! A thread that commits pieces of work together: each has its own savepoint, all share one commit, and nobody is answered before it.
//! An error or a panic undoes one piece alone.

use std::ops::DerefMut;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

use diesel::connection::SimpleConnection;
use diesel::r2d2::Pool;
use tokio::sync::oneshot;

use super::db::{Conn, Manager, Taken, take};
use super::error::StoreError;
use super::tx::{Logged, Tx};
use crate::crypto::Secret;

/// How many pieces of work one commit takes at most. On PostgreSQL a commit holds row locks that others wait for, so it takes fewer.
const TOGETHER_MAX_SQLITE: usize = 512;
const TOGETHER_MAX_POSTGRES: usize = 64;

type Work = Box<dyn FnOnce(&mut Conn) -> Ran + Send>;
type Answer = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

/// What a piece of work came to: whether its changes are kept, what it logged, and whom to tell once they are safe.
struct Ran {
    keep: bool,
    logged: Logged,
    answer: Answer,
}

/// How a transaction begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begin {
    /// SQLite's, which takes the lock for writing at once.
    Immediate,
    Plain,
}

impl Begin {
    /// Begins it, with a savepoint for the first piece of work.
    fn sql(self) -> &'static str {
        match self {
            Self::Immediate => "BEGIN IMMEDIATE; SAVEPOINT work",
            Self::Plain => "BEGIN; SAVEPOINT work",
        }
    }

    fn together_max(self) -> usize {
        match self {
            Self::Immediate => TOGETHER_MAX_SQLITE,
            Self::Plain => TOGETHER_MAX_POSTGRES,
        }
    }
}

/// Where the connection of the next commit comes from.
pub(super) trait Source: Send + 'static {
    type Held<'a>: DerefMut<Target = Conn>
    where
        Self: 'a;
    /// A connection that works.
    fn connection(&mut self) -> Result<Self::Held<'_>, StoreError>;
}

/// One connection for ever.
pub(super) struct Owned(pub(super) Conn);

impl Source for Owned {
    type Held<'a> = &'a mut Conn;
    fn connection(&mut self) -> Result<&mut Conn, StoreError> {
        Ok(&mut self.0)
    }
}

/// One of the pool, looked at before: a server that was restarted costs the commits of a second and no more.
pub(super) struct Pooled(pub(super) Pool<Manager>);

impl Source for Pooled {
    type Held<'a> = Taken;
    fn connection(&mut self) -> Result<Taken, StoreError> {
        take(&self.0)
    }
}

/// A handle on the thread; it ends when the last is dropped.
#[derive(Clone)]
pub(super) struct Writer {
    send: mpsc::Sender<Work>,
    /// Has the key of the audit log.
    secret: Secret,
}

impl Writer {
    /// Starts the thread.
    ///
    /// # Errors
    /// [`StoreError::Open`] where the system has no thread to give.
    pub(super) fn start(
        name: &str,
        begin: Begin,
        (mut source, secret): (impl Source, Secret),
    ) -> Result<Self, StoreError> {
        let (send, receive) = mpsc::channel::<Work>();
        std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                while let Ok(first) = receive.recv() {
                    match source.connection() {
                        Ok(mut conn) => write_together(&mut conn, begin, first, &receive),
                        // Dropped with its sender: whoever waits is told that the store is closed.
                        Err(error) => tracing::error!(%error, "no connection to write on"),
                    }
                }
            })
            .map_err(|e| StoreError::Open(e.to_string()))?;
        Ok(Self { send, secret })
    }

    /// Runs a piece of work; returns when it is committed.
    ///
    /// # Errors
    /// Those of `work`, or of the commit.
    pub(super) async fn run<T, E>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let secret = self.secret.clone();
        let work: Work = Box::new(move |conn| run_one(conn, &secret, work, tell));
        self.send.send(work).map_err(|_| StoreError::Closed)?;
        told.await.map_err(|_| StoreError::Closed)?
    }
}

/// Runs one piece of work in its savepoint. A panic in it undoes that piece alone.
fn run_one<T, E>(
    conn: &mut Conn,
    secret: &Secret,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    tell: oneshot::Sender<Result<T, E>>,
) -> Ran
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let mut logged = Logged::Nothing;
    let ran = catch_unwind(AssertUnwindSafe(|| {
        let mut tx = Tx::new(conn);
        let done = work(&mut tx)?;
        logged = tx.finish(secret)?;
        Ok(done)
    }));
    let result: Result<T, E> = ran.unwrap_or_else(|_| Err(StoreError::Panicked.into()));
    let keep = result.is_ok();
    let answer: Answer = Box::new(move |committed| {
        // Whoever asked may be gone (a browser that closed): the work stands all the same.
        drop(tell.send(committed.map_err(E::from).and(result)));
    });
    Ran { keep, logged, answer }
}

/// Commits everything that waits, together, then answers everybody. After a piece that wrote to the audit log nothing else is taken:
/// until its commit it holds the log's lock, and whoever holds that waits for nobody (see `store::audit`).
fn write_together(conn: &mut Conn, begin: Begin, first: Work, waiting: &mpsc::Receiver<Work>) {
    let mut state = conn.batch_execute(begin.sql()).map(|()| Logged::Nothing).map_err(StoreError::from);
    let mut answers = Vec::new();
    let mut next = Some(first);
    while let Some(work) = next {
        if state.is_ok() {
            state = in_savepoint(conn, work, &mut answers);
        }
        let is_full = answers.len() >= begin.together_max() || state == Ok(Logged::Entries);
        next = if is_full { None } else { waiting.try_recv().ok() };
    }
    // PostgreSQL answers a COMMIT of a broken transaction as if it were fine, and keeps nothing: it is not asked.
    let committed =
        state.and_then(|_| conn.batch_execute("COMMIT").map_err(|error| StoreError::of_commit(&error)));
    if committed.is_err() {
        // Nothing may be open when the next batch begins; after a failed BEGIN there is nothing to undo, and that is no error.
        drop(conn.batch_execute("ROLLBACK"));
    }
    for answer in answers {
        answer(committed.clone());
    }
}

/// Runs a piece of work in the savepoint that is open, notes whom to answer, and leaves a savepoint for the next: one message to the
/// server for each piece, not two. An error means that the transaction is broken as a whole; work that never ran is dropped with its
/// sender, which tells the waiting side that the store is closed.
fn in_savepoint(conn: &mut Conn, work: Work, answers: &mut Vec<Answer>) -> Result<Logged, StoreError> {
    let ran = work(conn);
    // What was undone leaves its savepoint open.
    let undo = "ROLLBACK TO SAVEPOINT work";
    if !ran.keep {
        answers.push(ran.answer);
        conn.batch_execute(undo)?;
        return Ok(Logged::Nothing);
    }
    match conn.batch_execute("RELEASE SAVEPOINT work; SAVEPOINT work") {
        Ok(()) => {
            answers.push(ran.answer);
            Ok(ran.logged)
        }
        Err(error) => {
            // PostgreSQL does not keep what went on after an error. The pieces before it are kept all the same.
            let error = StoreError::from(error);
            answers.push(Box::new(move |_| (ran.answer)(Err(error))));
            conn.batch_execute(undo)?;
            Ok(Logged::Nothing)
        }
    }
}
