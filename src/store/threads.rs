//! So many threads that work with a connection each: tokio's pool of blocking threads, one of its own with a bound. Whoever waits for a
//! turn holds neither a thread nor a connection, and a thread goes on to the next piece by itself: nobody has to be woken in between,
//! however busy the machine is.

use std::sync::Arc;
use std::time::Duration;

use diesel::r2d2::Pool;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use super::db::{Conn, Manager, take};
use super::error::StoreError;

/// How long somebody waits for a turn.
const WAIT: Duration = Duration::from_secs(10);

/// A handle on such threads; they end when the last is dropped.
#[derive(Clone)]
pub struct Threads {
    runtime: Arc<Stopping>,
    pool: Pool<Manager>,
}

/// A runtime that may be dropped anywhere: it does not wait for its threads.
struct Stopping(Option<Runtime>);

impl Drop for Stopping {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl Threads {
    /// At most so many threads, which are started when they are needed.
    ///
    /// # Errors
    /// [`StoreError::Open`] where the system refuses.
    pub(super) fn new(name: &str, count: usize, pool: &Pool<Manager>) -> Result<Self, StoreError> {
        // Nothing else runs on it, so nobody drives it.
        let runtime = tokio::runtime::Builder::new_current_thread()
            .max_blocking_threads(count)
            .thread_name(name)
            .build()
            .map_err(|e| StoreError::Open(e.to_string()))?;
        Ok(Self { runtime: Arc::new(Stopping(Some(runtime))), pool: pool.clone() })
    }

    /// Reads when its turn comes. Where nobody waits for it any more by then, it is left out; what has begun is ended.
    ///
    /// # Errors
    /// Those of `work`, or [`StoreError::Busy`] when its turn does not come within ten seconds or no connection is free.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let busy = || StoreError::Busy(format!("no turn within {} s", WAIT.as_secs()));
        let (begin, mut begun) = oneshot::channel::<()>();
        let pool = self.pool.clone();
        let runtime = self.runtime.0.as_ref().ok_or(StoreError::Closed)?;
        let task = runtime.handle().spawn_blocking(move || match begin.send(()) {
            Ok(()) => work(&mut *take(&pool)?),
            Err(()) => Err(busy().into()),
        });
        if tokio::time::timeout(WAIT, &mut begun).await.is_err() {
            begun.close();
            // It may have begun at this very moment: then it is waited for.
            if begun.try_recv().is_err() {
                return Err(busy().into());
            }
        }
        task.await.map_err(|_| StoreError::Panicked)?
    }

    /// Works when its turn comes, also where nobody waits for the answer any more: a browser that lost its connection has sent its form.
    ///
    /// # Errors
    /// As [`Threads::read`].
    pub(super) async fn run<T, E>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let threads = self.clone();
        tokio::spawn(async move { threads.read(work).await }).await.map_err(|_| StoreError::Panicked)?
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use tokio::task::JoinHandle;

    use super::*;

    /// One thread on a database of its own, and what keeps it busy until something is sent.
    async fn one() -> (Threads, mpsc::Sender<()>, JoinHandle<Result<(), StoreError>>) {
        let pool = Pool::builder().max_size(1).build(Manager::Sqlite(":memory:".to_owned())).unwrap();
        let threads = Threads::new("one", 1, &pool).unwrap();
        let ((go, going), (begin, begun)) = (mpsc::channel(), oneshot::channel());
        let hold = move |_: &mut Conn| {
            begin.send(()).map_err(|()| StoreError::Closed)?;
            going.recv().map_err(|_| StoreError::Closed)
        };
        let busy = tokio::spawn({
            let threads = threads.clone();
            async move { threads.read(hold).await }
        });
        begun.await.unwrap();
        (threads, go, busy)
    }

    #[tokio::test]
    async fn what_nobody_waits_for_is_not_read_but_is_written() {
        let (threads, go, busy) = one().await;
        let (told, tells) = mpsc::channel();
        let (of_read, of_write) = (told.clone(), told);
        let mut read = Box::pin(threads.read(move |_| of_read.send("read").map_err(|_| StoreError::Closed)));
        let mut write =
            Box::pin(threads.run(move |_| of_write.send("written").map_err(|_| StoreError::Closed)));
        assert!(futures_util::poll!(&mut read).is_pending() && futures_util::poll!(&mut write).is_pending());
        // What was handed over is in its turn.
        tokio::task::yield_now().await;
        drop((read, write));
        go.send(()).unwrap();
        busy.await.unwrap().unwrap();
        threads.read(|_| Ok::<_, StoreError>(())).await.unwrap();
        assert_eq!(tells.iter().collect::<Vec<_>>(), ["written"]);
    }

    #[tokio::test]
    async fn who_gets_no_turn_in_time_is_told_so_and_nothing_is_done_afterwards() {
        let (threads, go, busy) = one().await;
        tokio::time::pause();
        let (told, tells) = mpsc::channel::<()>();
        let waiting = threads.run(move |_| told.send(()).map_err(|_| StoreError::Closed));
        assert!(matches!(waiting.await, Err(StoreError::Busy(_))));
        go.send(()).unwrap();
        busy.await.unwrap().unwrap();
        assert_eq!(tells.iter().count(), 0);
    }

    #[tokio::test]
    async fn a_panic_is_an_error_and_the_thread_goes_on() {
        let (threads, go, busy) = one().await;
        go.send(()).unwrap();
        busy.await.unwrap().unwrap();
        let panics = threads.read(|_| -> Result<(), StoreError> { panic!("on purpose") });
        assert!(matches!(panics.await, Err(StoreError::Panicked)));
        threads.read(|_| Ok::<_, StoreError>(())).await.unwrap();
    }
}
