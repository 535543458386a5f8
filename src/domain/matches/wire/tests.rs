//! Two associations and the messages between them, in every order: late, twice, and overtaking one another.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::super::{Offered, Piece, Taken, Told, releases};
use super::*;
use crate::ids::{AccountId, ApId, MatchId, ProposalId};

fn start() -> DateTime<Utc> {
    "2026-12-01T09:00:00Z".parse().unwrap()
}

fn id(path: &str) -> ApId {
    format!("https://b.example/{path}").parse().unwrap()
}

/// The seeker's side, whose seeker said yes.
fn seekers_side() -> Match {
    let taken = Taken {
        request: Piece::Here(ProposalId::new()),
        offer: Piece::There(id("proposals/1")),
        two_for: Vec::new(),
        unknown: Vec::new(),
        by: AccountId::new(),
        ally: Some(id("actors/b")),
    };
    let mut one = Match::new(MatchId::new(), taken, start());
    for deed in [Deed::Send(Sending::AskSeeker), Deed::SeekerSays(Answer::Yes, None)] {
        one.take(deed, Voice::Ours, (start(), 48)).unwrap();
    }
    one
}

/// Something that one of the two associations does.
#[derive(Debug, Clone, Copy)]
enum Act {
    /// At the seeker's side, or at the host's.
    Does(Side, Deed),
    /// One of the messages on their way arrives; it may arrive again.
    Arrives(Side, usize),
    Hours(i64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Seeker,
    Host,
}

struct World {
    now: DateTime<Utc>,
    seeker: Match,
    host: Option<Match>,
    /// The host's side heard that the offer was taken back before it heard of the offer.
    taken_back: bool,
    /// On their way to each side; what arrived stays, for it may arrive twice.
    to_seeker: Vec<Wire>,
    to_host: Vec<Wire>,
    /// Which of them arrived once at least, by side and place.
    arrived: Vec<(Side, usize)>,
    host_said_yes: bool,
    confirmed: bool,
}

impl World {
    fn new() -> Self {
        Self {
            now: start(),
            seeker: seekers_side(),
            host: None,
            taken_back: false,
            to_seeker: Vec::new(),
            to_host: Vec::new(),
            arrived: Vec::new(),
            host_said_yes: false,
            confirmed: false,
        }
    }

    fn of(&mut self, side: Side) -> Option<&mut Match> {
        match side {
            Side::Seeker => Some(&mut self.seeker),
            Side::Host => self.host.as_mut(),
        }
    }

    /// A deed of one side, of its own voice or of what it heard; what it tells is on its way.
    fn does(&mut self, side: Side, deed: Deed, voice: Voice) -> bool {
        let now = self.now;
        let Some(one) = self.of(side) else { return false };
        let before = one.clone();
        if one.take(deed, voice, (now, 48)).is_err() {
            assert_eq!(*one, before, "what is refused changes nothing");
            return false;
        }
        let told = to_tell(&before, &one.clone(), (deed, voice));
        if side == Side::Host && matches!(deed, Deed::HostSays(Answer::Yes, _)) {
            self.host_said_yes = true;
        }
        if side == Side::Seeker && matches!(deed, Deed::Send(Sending::OpenContact)) {
            self.confirmed = true;
        }
        if let Some(told) = told {
            match side {
                Side::Seeker => self.to_host.push(told),
                Side::Host => self.to_seeker.push(told),
            }
        }
        self.check();
        true
    }

    /// Nobody's contact opens before both said yes, and the seeker's side confirmed.
    fn check(&self) {
        for one in [Some(&self.seeker), self.host.as_ref()].into_iter().flatten() {
            for party in Party::ALL {
                let told = releases(one.state, *party);
                assert!(told.is_empty() || (self.host_said_yes && self.confirmed), "{}", one.state);
                assert!(!told.contains(&Told::Address) || one.met_on.is_some());
            }
        }
    }

    fn arrives(&mut self, side: Side, at: usize) {
        let list = match side {
            Side::Seeker => &self.to_seeker,
            Side::Host => &self.to_host,
        };
        let Some(wire) = list.get(at).copied() else { return };
        self.arrived.push((side, at));
        let reported = Reported { on: self.now.date_naive(), stay: None };
        if side == Side::Host && self.host.is_none() {
            match wire {
                Wire::Offer if !self.taken_back => {
                    let ends_at = self.seeker.ends_at.unwrap();
                    let offered = Offered {
                        request: id("proposals/2"),
                        offer: ProposalId::new(),
                        ally: id("actors/a"),
                        deal: id("activities/1"),
                        ends_at,
                        two_for: Vec::new(),
                    };
                    // What is over when it arrives is not taken up.
                    if self.now < ends_at {
                        self.host = Some(Match::offered(MatchId::new(), offered, self.now));
                    }
                }
                Wire::Withdraw => self.taken_back = true,
                Wire::Offer | Wire::UnderReview | Wire::Accept | Wire::Reject | Wire::Status(_) => {}
            }
            return;
        }
        let deeds = self.of(side).map_or_else(Vec::new, |one| one.heard(wire, reported));
        for deed in deeds {
            self.does(side, deed, Voice::Ally);
        }
    }

    /// What is late lapses at each side by itself.
    fn lapses(&mut self) {
        for side in [Side::Seeker, Side::Host] {
            let now = self.now;
            let is_late = self.of(side).and_then(|one| one.lapses_at).is_some_and(|until| until < now);
            if is_late {
                self.does(side, Deed::Lapse(Why::NoAnswer), Voice::Ours);
            }
        }
    }

    /// The first message that did not arrive so far.
    fn on_its_way(&self) -> Option<(Side, usize)> {
        let of = |side: Side, count: usize| (0..count).map(move |at| (side, at));
        let all = of(Side::Host, self.to_host.len()).chain(of(Side::Seeker, self.to_seeker.len()));
        all.into_iter().find(|one| !self.arrived.contains(one))
    }

    /// Everything that is on its way arrives in the end, and so does what that brings about; then the time of what waits is over.
    fn settles(&mut self) {
        for _ in 0..3 {
            while let Some((side, at)) = self.on_its_way() {
                self.arrives(side, at);
            }
            self.now += TimeDelta::hours(200);
            self.lapses();
        }
    }

    /// Whether the two see the same: the same state, or both that it is over.
    fn agree(&self) -> bool {
        let Some(host) = &self.host else {
            let never_offered = !self.to_host.contains(&Wire::Offer);
            return self.seeker.state.is_final() || never_offered;
        };
        let both_over = self.seeker.state.is_final() && host.state.is_final();
        both_over || self.seeker.state == host.state
    }
}

fn deeds_of(side: Side) -> Vec<Deed> {
    let today = start().date_naive();
    let ours = match side {
        Side::Seeker => vec![
            Deed::Send(Sending::AskHost),
            Deed::Send(Sending::OpenContact),
            Deed::Withdraw(Party::Seeker),
            Deed::SeekerSays(Answer::No, None),
            // Not theirs to say.
            Deed::HostSays(Answer::Yes, None),
        ],
        Side::Host => vec![
            Deed::Send(Sending::AskHost),
            Deed::HostSays(Answer::Yes, None),
            Deed::HostSays(Answer::No, None),
            Deed::Send(Sending::Accept),
            Deed::Withdraw(Party::Host),
            Deed::Send(Sending::OpenContact),
            Deed::Withdraw(Party::Seeker),
        ],
    };
    let both = [
        Deed::Meet(today),
        Deed::Agree(None),
        Deed::Begin(today),
        Deed::End(Why::MovedOn, today),
        Deed::Veto(Why::Safety),
        Deed::Lapse(Why::Suspended),
    ];
    ours.into_iter().chain(both).collect()
}

fn acts() -> impl Strategy<Value = Act> {
    // Most steps lead on, so that most walks come far.
    let on = |side: Side| -> Vec<Act> {
        let deeds = match side {
            Side::Seeker => vec![Deed::Send(Sending::AskHost), Deed::Send(Sending::OpenContact)],
            Side::Host => {
                vec![
                    Deed::Send(Sending::AskHost),
                    Deed::HostSays(Answer::Yes, None),
                    Deed::Send(Sending::Accept),
                ]
            }
        };
        let today = start().date_naive();
        let later = [Deed::Meet(today), Deed::Agree(None), Deed::Begin(today)];
        deeds.into_iter().chain(later).map(|deed| Act::Does(side, deed)).collect()
    };
    let leads_on: Vec<Act> = on(Side::Seeker).into_iter().chain(on(Side::Host)).collect();
    let any: Vec<Act> = [Side::Seeker, Side::Host]
        .into_iter()
        .flat_map(|side| deeds_of(side).into_iter().map(move |deed| Act::Does(side, deed)))
        .collect();
    prop_oneof![
        8 => prop::sample::select(leads_on),
        1 => prop::sample::select(any),
        8 => (prop::sample::select(vec![Side::Seeker, Side::Host]), 0_usize..8).prop_map(|(side, at)| Act::Arrives(side, at)),
        1 => (1_i64..60).prop_map(Act::Hours),
    ]
}

fn walk(acts: Vec<Act>) -> World {
    let mut world = World::new();
    for act in acts {
        match act {
            Act::Does(side, deed) => {
                world.does(side, deed, Voice::Ours);
            }
            Act::Arrives(side, at) => world.arrives(side, at),
            Act::Hours(hours) => {
                world.now += TimeDelta::hours(hours);
                world.lapses();
            }
        }
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn no_order_of_deeds_and_messages_leaves_two_associations_of_different_minds(
        acts in prop::collection::vec(acts(), 1..120),
    ) {
        let mut world = walk(acts);
        world.settles();
        prop_assert!(
            world.agree(),
            "seeker's side {}, host's side {:?}; told {:?} and {:?}",
            world.seeker.state,
            world.host.as_ref().map(|host| host.state),
            world.to_host,
            world.to_seeker
        );
    }
}

#[test]
fn the_road_between_two_associations_is_told_in_these_words() {
    let today = start().date_naive();
    let mut world = World::new();
    let road = [
        (Side::Seeker, Deed::Send(Sending::AskHost)),
        (Side::Host, Deed::Send(Sending::AskHost)),
        (Side::Host, Deed::HostSays(Answer::Yes, None)),
        (Side::Host, Deed::Send(Sending::Accept)),
        (Side::Seeker, Deed::Send(Sending::OpenContact)),
        (Side::Host, Deed::Meet(today)),
        (Side::Seeker, Deed::Agree(None)),
        (Side::Seeker, Deed::Begin(today)),
        (Side::Host, Deed::End(Why::TermOver, today)),
    ];
    for (side, deed) in road {
        assert!(world.does(side, deed, Voice::Ours), "{deed:?}");
        while let Some((side, at)) = world.on_its_way() {
            world.arrives(side, at);
        }
        assert!(world.agree() || world.seeker.state == MatchState::AskedHost, "{deed:?}");
    }
    use AgreementStatus::{Active, Agreed, Confirmed, Ended, Met};
    let status = |status| Wire::Status(status);
    assert_eq!(world.to_host, [Wire::Offer, status(Confirmed), status(Agreed), status(Active)]);
    assert_eq!(world.to_seeker, [Wire::UnderReview, Wire::Accept, status(Met), status(Ended)]);
    assert_eq!(world.host.unwrap().state, MatchState::Ended);
}

#[test]
fn neither_side_speaks_for_the_other() {
    let mut world = World::new();
    world.does(Side::Seeker, Deed::Send(Sending::AskHost), Voice::Ours);
    assert!(!world.does(Side::Seeker, Deed::HostSays(Answer::Yes, None), Voice::Ours));
    world.arrives(Side::Host, 0);
    for deed in [Deed::Withdraw(Party::Seeker), Deed::Send(Sending::OpenContact)] {
        assert!(!world.does(Side::Host, deed, Voice::Account(AccountId::new())), "{deed:?}");
    }
    assert!(!world.does(Side::Host, Deed::HostSays(Answer::Yes, None), Voice::Ally));
    assert!(world.does(Side::Host, Deed::Withdraw(Party::Seeker), Voice::Ally));
}
