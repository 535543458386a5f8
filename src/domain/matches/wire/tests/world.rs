//! Two associations with what is on its way between them: it comes late, twice, in another order, or never.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::super::{Offered, Piece, Taken, Told, releases};
use super::super::*;
use crate::ids::{AccountId, ApId, MatchId, ProposalId};

pub(super) fn start() -> DateTime<Utc> {
    "2026-12-01T09:00:00Z".parse().unwrap()
}

pub(super) fn id(path: &str) -> ApId {
    format!("https://b.example/{path}").parse().unwrap()
}

/// The seeker's side, whose seeker said yes.
pub(super) fn seekers_side() -> Match {
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
pub(super) enum Act {
    /// At the seeker's side, or at the host's.
    Does(Side, Deed),
    /// One of the messages on their way arrives; it may arrive again.
    Arrives(Side, usize),
    /// It never does: its server was away for longer than deliveries are tried.
    IsLost(Side, usize),
    Hours(i64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Seeker,
    Host,
}

pub(super) struct World {
    pub(super) now: DateTime<Utc>,
    pub(super) seeker: Match,
    pub(super) host: Option<Match>,
    /// The host's side heard that the offer was taken back before it heard of the offer.
    pub(super) taken_back: bool,
    /// On their way to each side, with the stay that is told; what arrived stays, for it may arrive twice.
    pub(super) to_seeker: Vec<(Wire, Option<Stay>)>,
    pub(super) to_host: Vec<(Wire, Option<Stay>)>,
    /// Which of them arrived once at least, by side and place.
    pub(super) arrived: Vec<(Side, usize)>,
    pub(super) lost: Vec<(Side, usize)>,
    pub(super) host_said_yes: bool,
    pub(super) confirmed: bool,
}

impl World {
    pub(super) fn new() -> Self {
        Self {
            now: start(),
            seeker: seekers_side(),
            host: None,
            taken_back: false,
            to_seeker: Vec::new(),
            to_host: Vec::new(),
            arrived: Vec::new(),
            lost: Vec::new(),
            host_said_yes: false,
            confirmed: false,
        }
    }

    pub(super) fn of(&mut self, side: Side) -> Option<&mut Match> {
        match side {
            Side::Seeker => Some(&mut self.seeker),
            Side::Host => self.host.as_mut(),
        }
    }

    /// A deed of one side, of its own voice or of what it heard; what it tells is on its way.
    pub(super) fn does(&mut self, side: Side, deed: Deed, voice: Voice) -> bool {
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
        self.tells(side, told);
        self.check();
        true
    }

    /// What a side says is on its way.
    pub(super) fn tells(&mut self, side: Side, wire: Option<Wire>) {
        if let (Some(wire), Some(one)) = (wire, self.of(side)) {
            let told = (wire, wire.stay(one));
            match side {
                Side::Seeker => self.to_host.push(told),
                Side::Host => self.to_seeker.push(told),
            }
        }
    }

    /// Nobody's contact opens before both said yes, and the seeker's side confirmed.
    pub(super) fn check(&self) {
        for one in [Some(&self.seeker), self.host.as_ref()].into_iter().flatten() {
            for party in Party::ALL {
                let told = releases(one.state, *party);
                assert!(told.is_empty() || (self.host_said_yes && self.confirmed), "{}", one.state);
                assert!(!told.contains(&Told::Address) || one.met_on.is_some());
            }
        }
    }

    pub(super) fn arrives(&mut self, side: Side, at: usize) {
        let list = match side {
            Side::Seeker => &self.to_seeker,
            Side::Host => &self.to_host,
        };
        let Some((wire, stay)) = list.get(at).copied() else { return };
        if self.lost.contains(&(side, at)) {
            return;
        }
        self.arrived.push((side, at));
        let reported = Reported { on: self.now.date_naive(), stay };
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
        if self.of(side).is_some_and(|one| one.state.is_final()) {
            let answer = wire.goes_on().then(|| self.over(side)).flatten();
            return self.tells(side, answer);
        }
        let deeds = self.of(side).map_or_else(Vec::new, |one| one.heard(wire, reported));
        for deed in deeds {
            self.does(side, deed, Voice::Ally);
        }
    }

    /// One of the messages on their way never arrives.
    pub(super) fn is_lost(&mut self, side: Side, at: usize) {
        let count = match side {
            Side::Seeker => self.to_seeker.len(),
            Side::Host => self.to_host.len(),
        };
        if at < count && !self.arrived.contains(&(side, at)) {
            self.lost.push((side, at));
        }
    }

    /// That it is over, as a side says it to who does not know.
    pub(super) fn over(&mut self, side: Side) -> Option<Wire> {
        // The seeker's side knows of an Agreement once it heard the Accept.
        let heard = |(to, at): &(Side, usize)| *to == Side::Seeker && self.to_seeker[*at].0 == Wire::Accept;
        let has_agreement = match side {
            Side::Seeker => self.arrived.iter().any(heard),
            Side::Host => self.host.as_ref().is_some_and(|host| host.accepted_at.is_some()),
        };
        self.of(side)?.over(has_agreement)
    }

    /// What is late lapses at each side by itself.
    pub(super) fn lapses(&mut self) {
        for side in [Side::Seeker, Side::Host] {
            let now = self.now;
            let is_late = self.of(side).and_then(|one| one.lapses_at).is_some_and(|until| until < now);
            if is_late {
                self.does(side, Deed::Lapse(Why::NoAnswer), Voice::Ours);
            }
        }
    }

    /// The first message that did not arrive so far.
    pub(super) fn on_its_way(&self) -> Option<(Side, usize)> {
        let of = |side: Side, count: usize| (0..count).map(move |at| (side, at));
        let all = of(Side::Host, self.to_host.len()).chain(of(Side::Seeker, self.to_seeker.len()));
        all.into_iter().find(|one| !self.arrived.contains(one) && !self.lost.contains(one))
    }

    /// Everything that is on its way arrives in the end, and so does what that brings about; then the time of what waits is over, and what goes on
    /// is said again.
    pub(super) fn settles(&mut self) {
        for _ in 0..4 {
            while let Some((side, at)) = self.on_its_way() {
                self.arrives(side, at);
            }
            self.now += TimeDelta::hours(200);
            self.lapses();
            for side in [Side::Seeker, Side::Host] {
                let stands = self.of(side).and_then(|one| one.stands());
                self.tells(side, stands);
            }
        }
        while let Some((side, at)) = self.on_its_way() {
            self.arrives(side, at);
        }
    }

    /// Whether the two see the same: the same state and the same stay, or both that it is over.
    pub(super) fn agree(&self) -> bool {
        let Some(host) = &self.host else {
            let never_offered = !self.to_host.iter().any(|(wire, _)| *wire == Wire::Offer);
            return self.seeker.state.is_final() || never_offered;
        };
        let both_over = self.seeker.state.is_final() && host.state.is_final();
        both_over || (self.seeker.state == host.state && self.seeker.stay == host.stay)
    }
}
