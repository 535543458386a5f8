//! Threads that work with a connection of the pool, one piece after the other. Whoever waits for one holds neither a thread nor a
//! connection, and a thread goes on to the next piece by itself: nobody has to be woken in between, however busy the machine is.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use diesel::r2d2::Pool;
use tokio::sync::oneshot;

use super::db::{Conn, Manager, take};
use super::error::StoreError;

/// How long somebody waits for a turn.
const WAIT: Duration = Duration::from_secs(10);

type Piece = Box<dyn FnOnce(&Pool<Manager>) + Send>;

/// A handle on such threads; they end when the last is dropped.
#[derive(Clone)]
pub(super) struct Readers(mpsc::Sender<Piece>);

impl Readers {
    /// Starts so many threads.
    ///
    /// # Errors
    /// [`StoreError::Open`] where the system has no thread to give.
    pub(super) fn start(name: &str, count: usize, pool: &Pool<Manager>) -> Result<Self, StoreError> {
        let (send, receive) = mpsc::channel::<Piece>();
        let receive = Arc::new(Mutex::new(receive));
        for _ in 0..count {
            let (receive, pool) = (Arc::clone(&receive), pool.clone());
            std::thread::Builder::new()
                .name(name.to_owned())
                .spawn(move || {
                    loop {
                        let next = receive.lock().unwrap_or_else(PoisonError::into_inner).recv();
                        let Ok(piece) = next else { return };
                        piece(&pool);
                    }
                })
                .map_err(|e| StoreError::Open(e.to_string()))?;
        }
        Ok(Self(send))
    }

    /// Runs a piece of work when its turn comes. Where nobody waits for it any more by then, it is left out; what has begun is ended.
    ///
    /// # Errors
    /// Those of `work`, or [`StoreError::Busy`] when its turn does not come within ten seconds or no connection is free.
    pub(super) async fn run<T, E>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (begin, mut begun) = oneshot::channel::<()>();
        let (tell, told) = oneshot::channel::<Result<T, E>>();
        let piece: Piece = Box::new(move |pool| {
            if begin.send(()).is_err() {
                return;
            }
            let run = || work(&mut *take(pool)?);
            let result =
                catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Err(StoreError::Panicked.into()));
            // Whoever asked may be gone meanwhile, and needs no answer.
            drop(tell.send(result));
        });
        self.0.send(piece).map_err(|_| StoreError::Closed)?;
        match tokio::time::timeout(WAIT, &mut begun).await {
            Ok(begun) => begun.map_err(|_| StoreError::Closed)?,
            Err(_) => {
                begun.close();
                // It may have begun at this very moment: then it is waited for.
                if begun.try_recv().is_err() {
                    return Err(StoreError::Busy(format!("no turn within {} s", WAIT.as_secs())).into());
                }
            }
        }
        told.await.map_err(|_| StoreError::Closed)?
    }
}
