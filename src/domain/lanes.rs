//! Which host gets a place when many deliveries wait: those that answer quickly never wait behind those that do not.
//! Two lanes, each with places of its own. A host that answers late or not at all goes to the slow one until it answers quickly again; a
//! host that nobody knows gets one try, whose place is given to others once it took a second. Source: federation.md "Delivery".

use std::collections::HashMap;
use std::time::Duration;

use super::codes::codes;

codes! {
    /// Whose places a delivery takes.
    Lane {
        Quick = "quick",
        /// For hosts that answered late, or failed.
        Slow = "slow",
    }
}

/// What takes longer is slow.
pub const SLOW_AFTER: Duration = Duration::from_secs(1);
/// Under way in all, as a multiple of the quick lane's places: what became slow on its way keeps its memory and its connection.
const ALL_MAX: usize = 4;
/// How many hosts are remembered as quick; beyond, all are asked anew.
const KNOWN_MAX: usize = 10_000;

/// What a host did with a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// It answered so that the delivery is done with.
    Answered,
    /// It did not answer, or asked us to come again.
    Failed,
}

/// Names a delivery that is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ticket(u64);

#[derive(Debug)]
struct Going {
    host: String,
    lane: Lane,
    began: Duration,
}

/// How a host does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    Quick,
    Late,
    Failing,
}

/// The places, and who has them. Times are durations since any fixed moment.
#[derive(Debug)]
pub struct Lanes {
    quick_max: usize,
    per_host: usize,
    next: u64,
    going: HashMap<Ticket, Going>,
    by_host: HashMap<String, usize>,
    known: HashMap<String, Pace>,
}

impl Lanes {
    /// So many places for quick hosts, half as many beside them for slow ones, and so many for one host.
    pub fn new(quick_max: usize, per_host: usize) -> Self {
        let (going, by_host, known) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { quick_max, per_host, next: 0, going, by_host, known }
    }

    /// Takes a place.
    pub fn start(&mut self, host: &str, lane: Lane, at: Duration) -> Ticket {
        *self.by_host.entry(host.to_owned()).or_default() += 1;
        let ticket = Ticket(self.next);
        self.next += 1;
        self.going.insert(ticket, Going { host: host.to_owned(), lane, began: at });
        ticket
    }

    /// Gives a place back, and says in which lane the host belongs from now on.
    pub fn end(&mut self, ticket: Ticket, came: Came, at: Duration) -> Option<(String, Lane)> {
        let going = self.lost(ticket)?;
        let pace = match came {
            Came::Failed => Pace::Failing,
            Came::Answered if at.saturating_sub(going.began) > SLOW_AFTER => Pace::Late,
            Came::Answered => Pace::Quick,
        };
        if self.known.len() >= KNOWN_MAX && !self.known.contains_key(&going.host) {
            self.known.clear();
        }
        self.known.insert(going.host.clone(), pace);
        let lane = match pace {
            Pace::Quick => Lane::Quick,
            Pace::Late | Pace::Failing => Lane::Slow,
        };
        Some((going.host, lane))
    }

    /// Gives a place back where nobody knows what came of it.
    pub fn abandon(&mut self, ticket: Ticket) {
        drop(self.lost(ticket));
    }

    fn lost(&mut self, ticket: Ticket) -> Option<Going> {
        let going = self.going.remove(&ticket)?;
        if let Some(count) = self.by_host.get_mut(&going.host) {
            *count -= 1;
            if *count == 0 {
                self.by_host.remove(&going.host);
            }
        }
        Some(going)
    }

    /// How many more deliveries of a lane may start.
    pub fn room(&self, lane: Lane, at: Duration) -> usize {
        let is_slow = |going: &Going| going.lane == Lane::Slow || at.saturating_sub(going.began) > SLOW_AFTER;
        let slow = self.going.values().filter(|going| is_slow(going)).count();
        let free = match lane {
            Lane::Quick => self.quick_max.saturating_sub(self.going.len() - slow),
            Lane::Slow => self.quick_max.div_ceil(2).saturating_sub(slow),
        };
        free.min((self.quick_max * ALL_MAX).saturating_sub(self.going.len()))
    }

    /// The hosts to which nothing more may start now.
    pub fn full_hosts(&self) -> Vec<String> {
        let full = self.by_host.iter().filter(|(host, _)| self.room_at(host) == 0);
        full.map(|(host, _)| host.clone()).collect()
    }

    /// How many more deliveries to a host may start.
    pub fn room_at(&self, host: &str) -> usize {
        let places = match self.known.get(host) {
            Some(Pace::Quick | Pace::Late) => self.per_host,
            // One that nobody knows, or that did not answer, is asked once before it gets more.
            Some(Pace::Failing) | None => 1,
        };
        places.saturating_sub(self.by_host.get(host).copied().unwrap_or(0))
    }

    /// Whether nothing is under way.
    pub fn is_idle(&self) -> bool {
        self.going.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Duration = Duration::ZERO;
    /// A moment later.
    const SOON: Duration = Duration::from_millis(900);
    const LATE: Duration = Duration::from_millis(1100);

    fn answered(lanes: &mut Lanes, host: &str, took: Duration) -> Lane {
        let ticket = lanes.start(host, Lane::Quick, START);
        lanes.end(ticket, Came::Answered, took).expect("it was under way").1
    }

    #[test]
    fn a_host_is_slow_after_a_late_answer_or_none_and_quick_after_a_quick_one() {
        let mut lanes = Lanes::new(4, 2);
        assert_eq!(answered(&mut lanes, "a", LATE), Lane::Slow);
        assert_eq!(answered(&mut lanes, "a", SOON), Lane::Quick);
        let ticket = lanes.start("a", Lane::Quick, START);
        assert_eq!(lanes.end(ticket, Came::Failed, START), Some(("a".to_owned(), Lane::Slow)));
        assert!(lanes.is_idle());
        assert_eq!(lanes.end(ticket, Came::Answered, START), None, "a place is given back once");
    }

    #[test]
    fn slow_hosts_fill_their_own_lane_and_leave_the_quick_one_alone() {
        let mut lanes = Lanes::new(4, 4);
        for host in ["a", "b"] {
            lanes.start(host, Lane::Slow, START);
        }
        assert_eq!((lanes.room(Lane::Quick, START), lanes.room(Lane::Slow, START)), (4, 0));
    }

    #[test]
    fn a_place_is_free_again_once_its_delivery_took_a_second() {
        let mut lanes = Lanes::new(2, 4);
        for host in ["a", "b"] {
            lanes.start(host, Lane::Quick, START);
        }
        assert_eq!((lanes.room(Lane::Quick, SOON), lanes.room(Lane::Slow, SOON)), (0, 1));
        assert_eq!((lanes.room(Lane::Quick, LATE), lanes.room(Lane::Slow, LATE)), (2, 0));
    }

    #[test]
    fn what_is_under_way_in_all_has_an_end() {
        let mut lanes = Lanes::new(2, 4);
        for host in 0..8 {
            lanes.start(&format!("h{host}"), Lane::Quick, START);
        }
        assert_eq!((lanes.room(Lane::Quick, LATE), lanes.room(Lane::Slow, LATE)), (0, 0));
    }

    #[test]
    fn a_host_gets_one_try_until_it_answered() {
        let mut lanes = Lanes::new(8, 3);
        assert_eq!(lanes.room_at("a"), 1);
        let ticket = lanes.start("a", Lane::Quick, START);
        assert_eq!((lanes.room_at("a"), lanes.full_hosts()), (0, vec!["a".to_owned()]));
        lanes.end(ticket, Came::Answered, SOON);
        assert_eq!((lanes.room_at("a"), lanes.full_hosts()), (3, Vec::new()));
        let ticket = lanes.start("a", Lane::Quick, START);
        assert_eq!(lanes.room_at("a"), 2);
        lanes.end(ticket, Came::Failed, SOON);
        assert_eq!(lanes.room_at("a"), 1);
        let ticket = lanes.start("a", Lane::Slow, START);
        lanes.abandon(ticket);
        assert_eq!(lanes.room_at("a"), 1);
    }

    #[test]
    fn hosts_without_end_are_not_remembered() {
        let mut lanes = Lanes::new(8, 3);
        for number in 0..=KNOWN_MAX {
            answered(&mut lanes, &format!("h{number}"), SOON);
        }
        assert!(lanes.known.len() <= KNOWN_MAX);
    }

    #[test]
    fn an_answer_after_exactly_the_limit_is_not_late_and_its_place_is_not_free_before() {
        let mut lanes = Lanes::new(2, 4);
        assert_eq!(answered(&mut lanes, "a", SLOW_AFTER), Lane::Quick);
        lanes.start("a", Lane::Quick, START);
        assert!(!lanes.is_idle());
        assert_eq!((lanes.room(Lane::Quick, SLOW_AFTER), lanes.room(Lane::Slow, SLOW_AFTER)), (1, 1));
    }

    #[test]
    fn who_answered_is_remembered_beside_others_and_has_one_place_more_for_each_that_ended() {
        let mut lanes = Lanes::new(8, 3);
        for host in ["a", "b"] {
            answered(&mut lanes, host, SOON);
        }
        assert_eq!((lanes.room_at("a"), lanes.room_at("b")), (3, 3));
        let first = lanes.start("a", Lane::Quick, START);
        lanes.start("a", Lane::Quick, START);
        lanes.abandon(first);
        assert_eq!(lanes.room_at("a"), 2);
    }

    #[test]
    fn so_many_are_under_way_in_all_and_not_fewer() {
        let mut lanes = Lanes::new(2, 4);
        for host in 0..2 * ALL_MAX - 1 {
            lanes.start(&format!("h{host}"), Lane::Quick, START);
        }
        assert_eq!(lanes.room(Lane::Quick, LATE), 1);
    }
}
