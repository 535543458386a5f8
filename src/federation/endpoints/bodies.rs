//! How much memory the bodies of posts may take while they arrive and are checked (inbound check 15): in all, and for one address.
//! Without it, whoever sends large bodies slowly on many connections decides how much memory this process has.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Posts of one address under way.
const POSTS_PER_ADDRESS: usize = 256;
/// Their bytes.
const BYTES_PER_ADDRESS: usize = 8 * 1024 * 1024;
/// The bytes of all.
const BYTES: usize = 32 * 1024 * 1024;

/// What is under way; clones share it.
#[derive(Debug, Clone, Default)]
pub(super) struct Bodies(Arc<Mutex<UnderWay>>);

#[derive(Debug, Default)]
struct UnderWay {
    bytes: usize,
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
        if under_way.bytes + by_bytes > BYTES {
            return Err(NoRoom::ForAnybody);
        }
        let of = under_way.by_address.entry(self.address).or_default();
        if of.bytes + by_bytes > BYTES_PER_ADDRESS {
            return Err(NoRoom::ForAddress);
        }
        of.bytes += by_bytes;
        under_way.bytes += by_bytes;
        drop(under_way);
        self.bytes += by_bytes;
        Ok(())
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut under_way = self.bodies.lock();
        under_way.bytes = under_way.bytes.saturating_sub(self.bytes);
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
        let mut shares = Vec::new();
        for number in 0..4 {
            let mut share = bodies.enter(address(number)).expect("room");
            assert_eq!(share.grow(BYTES_PER_ADDRESS), Ok(()));
            assert_eq!(share.grow(1), Err(if number < 3 { NoRoom::ForAddress } else { NoRoom::ForAnybody }));
            shares.push(share);
        }
        let mut last = bodies.enter(address(9)).expect("room");
        assert_eq!(last.grow(1), Err(NoRoom::ForAnybody));
        shares.pop();
        assert_eq!(last.grow(1), Ok(()));
        drop((last, shares));
        assert_eq!(bodies.lock().bytes, 0);
    }
}
