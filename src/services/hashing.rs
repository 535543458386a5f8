//! Lanes in which passwords and PINs are hashed: one at a time in each, with so many places to wait, so that whoever tries many of them
//! takes no more than one core and 19 MiB. The staff and people with cards have a lane each: an attack at one door leaves the other open.

use tokio::sync::{Semaphore, SemaphorePermit};

use super::ServiceError;

/// How many wait for their turn: at 20 ms each, the last one waits for less than a second.
const PLACES: usize = 32;

/// The lanes of a process.
#[derive(Default)]
pub struct HashLanes {
    pub staff: HashLane,
    pub people: HashLane,
}

/// One lane.
pub struct HashLane {
    turn: Semaphore,
    places: Semaphore,
}

impl Default for HashLane {
    fn default() -> Self {
        Self { turn: Semaphore::new(1), places: Semaphore::new(PLACES + 1) }
    }
}

/// Every place in the lane is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many passwords are being looked at: try again in a few seconds")]
pub struct LaneFull;

/// Why a password or a PIN could not be looked at.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    #[error(transparent)]
    Full(#[from] LaneFull),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

/// Somebody's turn; the next one's comes when it is dropped.
pub struct Turn<'a> {
    _turn: SemaphorePermit<'a>,
    _place: SemaphorePermit<'a>,
}

impl HashLane {
    /// Waits for a turn.
    ///
    /// # Errors
    /// [`LaneFull`], at once.
    pub async fn turn(&self) -> Result<Turn<'_>, LaneFull> {
        let place = self.places.try_acquire().map_err(|_| LaneFull)?;
        let turn = self.turn.acquire().await.map_err(|_| LaneFull)?;
        Ok(Turn { _turn: turn, _place: place })
    }
}

impl Turn<'_> {
    /// Hashes on a thread that may block.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] where the work panicked.
    pub async fn hash<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ServiceError> {
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|_| ServiceError::Internal("hashing panicked".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_hashes_and_so_many_wait_and_the_next_is_told_at_once() {
        let lane = HashLane::default();
        let turn = lane.turn().await.unwrap();
        assert_eq!(turn.hash(|| 7).await.unwrap(), 7);
        let mut waiting: Vec<_> = (0..PLACES).map(|_| Box::pin(lane.turn())).collect();
        for one in &mut waiting {
            assert!(futures_util::poll!(one).is_pending());
        }
        assert_eq!(lane.turn().await.err(), Some(LaneFull));
        drop(turn);
        let first = waiting.remove(0).await.unwrap();
        assert!(futures_util::poll!(&mut waiting[0]).is_pending(), "one at a time");
        drop(first);
        assert!(lane.turn.try_acquire().is_err(), "the next one has it");
    }
}
