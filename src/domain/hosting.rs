//! What a host may do to an offer of theirs, and what they ask the team for.

use super::codes::codes;
use super::proposal::State;
use super::report::TaskKind;

codes! {
    /// Something that a host does to an offer of theirs.
    HostAct {
        /// It is still to be had.
        Confirm = "confirm",
        Pause = "pause",
        Resume = "resume",
        /// For good.
        Withdraw = "withdraw",
    }
    /// What a host asks the team for. A code, and no words: what must be said is said on the telephone.
    HelpKind {
        Call = "call",
        Change = "change",
        Worry = "worry",
    }
}

/// Whether a host may let a paused offer out again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayResume {
    Yes,
    /// The team paused it, or the vetting lacks something.
    No,
}

impl HostAct {
    /// What a host may do to an offer that stands there.
    pub fn of(state: State, resume: MayResume) -> &'static [Self] {
        match (state, resume) {
            (State::Published | State::Reserved | State::Occupied, _) => {
                &[Self::Confirm, Self::Pause, Self::Withdraw]
            }
            (State::Paused, MayResume::Yes) => &[Self::Resume, Self::Withdraw],
            (State::Paused, MayResume::No) | (State::Draft | State::Screening | State::NeedsInfo, _) => {
                &[Self::Withdraw]
            }
            // A request has no host, and what is suspended stays as it was (SG-10).
            (State::Withdrawn | State::Open | State::Suspended | State::Placed | State::Closed, _) => &[],
        }
    }
}

impl HelpKind {
    /// What the team has to do then.
    pub fn task(self) -> TaskKind {
        match self {
            Self::Call => TaskKind::HostCall,
            Self::Change => TaskKind::HostChange,
            Self::Worry => TaskKind::HostWorry,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_resumes_what_is_paused_and_they_may_and_undoes_no_withdrawal() {
        for state in State::ALL {
            for resume in [MayResume::Yes, MayResume::No] {
                let acts = HostAct::of(*state, resume);
                let resumes = *state == State::Paused && resume == MayResume::Yes;
                assert_eq!(acts.contains(&HostAct::Resume), resumes, "{state}");
                let ends = !matches!(
                    state,
                    State::Withdrawn | State::Open | State::Suspended | State::Placed | State::Closed
                );
                assert_eq!(acts.contains(&HostAct::Withdraw), ends, "{state}");
                assert_eq!(acts.contains(&HostAct::Confirm), state.is_listed(), "{state}");
            }
        }
    }
}
