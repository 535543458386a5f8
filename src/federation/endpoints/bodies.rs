//! How much memory the bodies of posts may take while they arrive and are checked (inbound check 15): in all, and for one address.
//! Without it, whoever sends large bodies slowly on many connections decides how much memory this process has. What is small has room
//! of its own, as nearly every honest activity is: large bodies that come slowly take the room of large ones alone.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Posts of one address under way.
const POSTS_PER_ADDRESS: usize = 256;
/// Their bytes.
const BYTES_PER_ADDRESS: usize = 8_388_608;
/// A body is small up to here.
const SMALL_BYTES: usize = 65_536;
/// The bytes of all small bodies, and of the first part of the others.
const SMALL_IN_ALL: usize = 16_777_216;
/// The bytes of what the others have beyond.
const LARGE_IN_ALL: usize = 16_777_216;

/// What is under way; clones share it.
#[derive(Debug, Clone, Default)]
pub(super) struct Bodies(Arc<Mutex<UnderWay>>);

#[derive(Debug, Default)]
struct UnderWay {
    small: usize,
    large: usize,
    by_address: HashMap<IpAddr, Of>,
}

#[derive(Debug, Default)]
struct Of {
    posts: usize,
    bytes: usize,
}

/// Why there is no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoRoom {
    /// This address has too much under way.
    ForAddress,
    /// All together have.
    ForAnybody,
}

/// One post's share, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Share {
    bodies: Bodies,
    address: IpAddr,
    bytes: usize,
}

/// How much of a body of this size takes of the room for small ones.
fn small_part(bytes: usize) -> usize {
    bytes.min(SMALL_BYTES)
}

impl Bodies {
    /// Takes a share for a post of an address, which holds nothing so far.
    ///
    /// # Errors
    /// [`NoRoom::ForAddress`], where it has too many under way.
    pub(super) fn enter(&self, address: IpAddr) -> Result<Share, NoRoom> {
        let mut under_way = self.lock();
        let of = under_way.by_address.entry(address).or_default();
        if of.posts >= POSTS_PER_ADDRESS {
            return Err(NoRoom::ForAddress);
        }
        of.posts += 1;
        drop(under_way);
        Ok(Share { bodies: self.clone(), address, bytes: 0 })
    }

    fn lock(&self) -> MutexGuard<'_, UnderWay> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Share {
    /// Takes so many bytes more.
    ///
    /// # Errors
    /// [`NoRoom`], where the address or all together have too much; nothing is taken then.
    pub(super) fn grow(&mut self, by_bytes: usize) -> Result<(), NoRoom> {
        let mut under_way = self.bodies.lock();
        let (small, large) = (small_part(self.bytes + by_bytes) - small_part(self.bytes), by_bytes);
        let large = large - small;
        if under_way.small + small > SMALL_IN_ALL || under_way.large + large > LARGE_IN_ALL {
            return Err(NoRoom::ForAnybody);
        }
        let of = under_way.by_address.entry(self.address).or_default();
        if of.bytes + by_bytes > BYTES_PER_ADDRESS {
            return Err(NoRoom::ForAddress);
        }
        of.bytes += by_bytes;
        under_way.small += small;
        under_way.large += large;
        drop(under_way);
        self.bytes += by_bytes;
        Ok(())
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut under_way = self.bodies.lock();
        let small = small_part(self.bytes);
        under_way.small = under_way.small.saturating_sub(small);
        under_way.large = under_way.large.saturating_sub(self.bytes - small);
        if let Some(of) = under_way.by_address.get_mut(&self.address) {
            of.posts = of.posts.saturating_sub(1);
            of.bytes = of.bytes.saturating_sub(self.bytes);
            if of.posts == 0 {
                under_way.by_address.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(number: u8) -> IpAddr {
        IpAddr::from([203, 0, 113, number])
    }

    #[test]
    fn inbound_15_an_address_has_so_many_posts_under_way_and_gets_room_back() {
        let bodies = Bodies::default();
        let mut shares: Vec<Share> =
            (0..POSTS_PER_ADDRESS).map(|_| bodies.enter(address(1)).expect("room")).collect();
        assert_eq!(bodies.enter(address(1)).err(), Some(NoRoom::ForAddress));
        assert!(bodies.enter(address(2)).is_ok(), "another address is not held up");
        shares.pop();
        assert!(bodies.enter(address(1)).is_ok());
        drop(shares);
        assert!(bodies.lock().by_address.is_empty(), "nobody is remembered who has nothing under way");
    }

    #[test]
    fn inbound_15_bodies_take_so_much_memory_for_an_address_and_in_all() {
        let bodies = Bodies::default();
        let mut first = bodies.enter(address(0)).expect("room");
        assert_eq!(first.grow(BYTES_PER_ADDRESS), Ok(()));
        assert_eq!(first.grow(1), Err(NoRoom::ForAddress));
        let mut second = bodies.enter(address(1)).expect("room");
        assert_eq!(second.grow(BYTES_PER_ADDRESS), Ok(()));
        let mut last = bodies.enter(address(9)).expect("room");
        assert_eq!(last.grow(LARGE_IN_ALL), Err(NoRoom::ForAnybody));
        // What the two leave of the room for large ones, and a small part of its own.
        let left = LARGE_IN_ALL + 3 * SMALL_BYTES - 2 * BYTES_PER_ADDRESS;
        assert_eq!(last.grow(left + 1), Err(NoRoom::ForAnybody));
        assert_eq!(last.grow(left), Ok(()));
        assert_eq!(last.grow(1), Err(NoRoom::ForAnybody));
        let taken = || {
            let under_way = bodies.lock();
            (under_way.small, under_way.large)
        };
        let (small, large) = (3 * SMALL_BYTES, LARGE_IN_ALL);
        assert_eq!(taken(), (small, large));
        drop(second);
        let left = (small - SMALL_BYTES, large - (BYTES_PER_ADDRESS - SMALL_BYTES));
        assert_eq!(taken(), left, "its share and no more came back");
        assert_eq!(last.grow(1), Ok(()));
        drop((first, last));
        let under_way = bodies.lock();
        assert_eq!((under_way.small, under_way.large), (0, 0));
    }

    #[test]
    fn inbound_15_large_bodies_that_take_all_their_room_leave_that_of_small_ones() {
        let bodies = Bodies::default();
        let mut large = Vec::new();
        for number in 0..4 {
            let mut share = bodies.enter(address(number)).expect("room");
            while share.grow(SMALL_BYTES).is_ok() {}
            large.push(share);
        }
        let mut small = bodies.enter(address(9)).expect("room");
        assert_eq!(small.grow(SMALL_BYTES), Ok(()), "small bodies are not held up");
        assert_eq!(small.grow(1), Err(NoRoom::ForAnybody));
        // Many small ones have an end too.
        let mut others = Vec::new();
        let all_taken = (0..=u8::MAX).any(|number| {
            let mut share = bodies.enter(IpAddr::from([198, 51, 100, number])).expect("room");
            let refused = share.grow(SMALL_BYTES).is_err();
            others.push(share);
            refused
        });
        assert!(all_taken, "the room for small ones is bounded");
    }

    #[test]
    fn inbound_15_small_bodies_fill_their_room_to_the_last_byte() {
        let (bodies, most) = (Bodies::default(), SMALL_IN_ALL / SMALL_BYTES);
        let mut shares = Vec::new();
        for number in 0..most {
            let mut share = bodies.enter(address(u8::try_from(number).unwrap())).expect("room");
            assert_eq!(share.grow(SMALL_BYTES), Ok(()), "{number}");
            shares.push(share);
        }
        let mut last = bodies.enter(IpAddr::from([198, 51, 100, 1])).expect("room");
        for bytes in [1, SMALL_BYTES] {
            assert_eq!(last.grow(bytes), Err(NoRoom::ForAnybody), "{bytes}");
        }
    }
}
