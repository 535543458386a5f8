//! An alliance of two associations: it is in effect once both declared it, and until either ends it (federation.md "Partners").
//! Invariants: nobody is allied whom one side alone declared; a declaration of ours is for the key that a moderator saw, and no other.

use chrono::{DateTime, Utc};

use super::codes::codes;
use crate::ids::{ApId, Domain};

/// How many tasks about proposals of strangers are open at a time; what exceeds that is dropped.
pub const STRANGERS_MAX: i64 = 20;
/// How many fetches of requests an ally may make a day, which begins at midnight UTC.
pub const REQUEST_FETCHES_A_DAY: i32 = 50;

codes! {
    /// Where an alliance stands. Where there never was anything, there is no row.
    AllianceState {
        /// We proposed it, and they have not answered.
        Offered = "offered",
        /// They declared it, and it waits for a moderator of ours.
        Asked = "asked",
        /// Both declared it: it is in effect.
        Allied = "allied",
        /// Who was asked said no.
        Declined = "declined",
        /// Either took its word back.
        Ended = "ended",
    }
    /// Who made the last step.
    Side { Us = "us", Them = "them" }
    /// The activity by which a side declares it.
    DeclarationKind { Offer = "Offer", Accept = "Accept" }
}

/// What a side said, and the id of the activity that said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    pub kind: DeclarationKind,
    pub id: ApId,
}

/// What stands between us and a partner's association.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alliance {
    /// The partner's.
    pub domain: Domain,
    /// Its association's actor.
    pub association: ApId,
    pub state: AllianceState,
    pub by: Side,
    /// Of the key that our moderator saw.
    pub seen: Option<String>,
    /// Our declaration; kept when it ended, so that a late answer to it is known.
    pub ours: Option<Declaration>,
    /// Theirs; kept when it ended, so that it does not count twice.
    pub theirs: Option<Declaration>,
    pub changed_at: DateTime<Utc>,
}

/// Why our side cannot take this step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AllianceProblem {
    #[error("the alliance is proposed already, and they have not answered")]
    Proposed,
    #[error("the alliance is in effect already")]
    Allied,
    #[error("they propose no alliance, or took their proposal back")]
    NotAsked,
    #[error("there is no alliance and no proposal of ours to end")]
    Nothing,
}

/// What came of something that the other side said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// A moderator decides.
    Asked,
    /// It is in effect, and they know.
    Allied,
    /// It is in effect; they learn it by our `Accept`.
    AlliedAndAnswered,
    Declined,
    Ended,
    /// They accepted what we took back: they are told once more.
    Stale,
    /// Said before, or without meaning here.
    Nothing,
}

/// What the other side takes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenBack<'a> {
    /// The activity with this id.
    Id(&'a ApId),
    /// Whatever it declared: the Undo names the relationship itself.
    Relationship,
}

impl Alliance {
    /// Where nothing was said yet.
    pub fn before_any(domain: Domain, association: ApId, now: DateTime<Utc>) -> Self {
        let (state, by) = (AllianceState::Ended, Side::Us);
        Self { domain, association, state, by, seen: None, ours: None, theirs: None, changed_at: now }
    }

    /// Whether it holds on both sides.
    pub fn is_in_effect(&self) -> bool {
        self.state == AllianceState::Allied
    }

    /// Whether our declaration stands.
    pub fn we_declare(&self) -> bool {
        match self.state {
            AllianceState::Offered | AllianceState::Asked | AllianceState::Allied => self.ours.is_some(),
            AllianceState::Declined | AllianceState::Ended => false,
        }
    }

    fn becomes(&self, state: AllianceState, by: Side, now: DateTime<Utc>) -> Self {
        Self { state, by, changed_at: now, ..self.clone() }
    }

    /// We propose it, to who has the key that was seen.
    ///
    /// # Errors
    /// [`AllianceProblem`] where there is something to answer, to wait for, or in effect.
    pub fn propose(&self, ours: ApId, seen: &str, now: DateTime<Utc>) -> Result<Self, AllianceProblem> {
        match self.state {
            AllianceState::Declined | AllianceState::Ended => {}
            AllianceState::Offered => return Err(AllianceProblem::Proposed),
            AllianceState::Asked => return Err(AllianceProblem::NotAsked),
            AllianceState::Allied => return Err(AllianceProblem::Allied),
        }
        let ours = Declaration { kind: DeclarationKind::Offer, id: ours };
        Ok(Self {
            seen: Some(seen.to_owned()),
            ours: Some(ours),
            ..self.becomes(AllianceState::Offered, Side::Us, now)
        })
    }

    /// A moderator confirms what they declared, having seen the key. Where our own proposal stands, it is that which counts.
    ///
    /// # Errors
    /// [`AllianceProblem::NotAsked`].
    pub fn confirm(&self, ours: ApId, seen: &str, now: DateTime<Utc>) -> Result<Self, AllianceProblem> {
        if self.state != AllianceState::Asked {
            return Err(AllianceProblem::NotAsked);
        }
        let accept = Declaration { kind: DeclarationKind::Accept, id: ours };
        Ok(Self {
            seen: Some(seen.to_owned()),
            ours: Some(self.ours.clone().unwrap_or(accept)),
            ..self.becomes(AllianceState::Allied, Side::Us, now)
        })
    }

    /// A moderator refuses what they declared.
    ///
    /// # Errors
    /// [`AllianceProblem::NotAsked`].
    pub fn refuse(&self, now: DateTime<Utc>) -> Result<Self, AllianceProblem> {
        match self.state {
            AllianceState::Asked => Ok(self.becomes(AllianceState::Declined, Side::Us, now)),
            AllianceState::Offered
            | AllianceState::Allied
            | AllianceState::Declined
            | AllianceState::Ended => Err(AllianceProblem::NotAsked),
        }
    }

    /// We end it, or take our proposal back.
    ///
    /// # Errors
    /// [`AllianceProblem::Nothing`].
    pub fn end(&self, now: DateTime<Utc>) -> Result<Self, AllianceProblem> {
        match self.state {
            AllianceState::Offered | AllianceState::Allied => {
                Ok(self.becomes(AllianceState::Ended, Side::Us, now))
            }
            AllianceState::Asked | AllianceState::Declined | AllianceState::Ended => {
                Err(AllianceProblem::Nothing)
            }
        }
    }

    /// It falls away with what it stood on: a block, or an association that is gone. `None` where nothing stood.
    pub fn lapse(&self, by: Side, now: DateTime<Utc>) -> Option<Self> {
        match self.state {
            AllianceState::Offered | AllianceState::Asked | AllianceState::Allied => {
                Some(self.becomes(AllianceState::Ended, by, now))
            }
            AllianceState::Declined | AllianceState::Ended => None,
        }
    }

    /// They propose it, with the key that they have now. Where ours stands, for this key, both declared it.
    pub fn hear_offer(&self, offer: ApId, key: Option<&str>, now: DateTime<Utc>) -> (Self, Heard) {
        if self.theirs.as_ref().is_some_and(|theirs| theirs.id == offer) {
            return (self.clone(), Heard::Nothing);
        }
        let theirs = Some(Declaration { kind: DeclarationKind::Offer, id: offer });
        if self.we_declare() && self.is_seen(key) {
            let allied = self.becomes(AllianceState::Allied, Side::Them, now);
            return (Self { theirs, ..allied }, Heard::AlliedAndAnswered);
        }
        let ours = self.ours.clone().filter(|_| self.we_declare());
        (Self { theirs, ours, ..self.becomes(AllianceState::Asked, Side::Them, now) }, Heard::Asked)
    }

    /// They accept the proposal with this id, with the key that they have now.
    pub fn hear_accept(
        &self,
        offer: &ApId,
        accept: ApId,
        key: Option<&str>,
        now: DateTime<Utc>,
    ) -> (Self, Heard) {
        match self.state {
            AllianceState::Offered if self.is_ours(offer) => {}
            AllianceState::Offered | AllianceState::Asked | AllianceState::Allied => {
                return (self.clone(), Heard::Nothing);
            }
            AllianceState::Declined | AllianceState::Ended => return (self.clone(), Heard::Stale),
        }
        let theirs = Some(Declaration { kind: DeclarationKind::Accept, id: accept });
        let (state, heard) = if self.is_seen(key) {
            (AllianceState::Allied, Heard::Allied)
        } else {
            (AllianceState::Asked, Heard::Asked)
        };
        (Self { theirs, ..self.becomes(state, Side::Them, now) }, heard)
    }

    /// They reject our declaration with this id: our proposal, or later the alliance.
    pub fn hear_reject(&self, declaration: &ApId, now: DateTime<Utc>) -> (Self, Heard) {
        if !self.is_ours(declaration) {
            return (self.clone(), Heard::Nothing);
        }
        match self.state {
            AllianceState::Offered => {
                (self.becomes(AllianceState::Declined, Side::Them, now), Heard::Declined)
            }
            AllianceState::Asked | AllianceState::Allied => {
                (self.becomes(AllianceState::Ended, Side::Them, now), Heard::Ended)
            }
            AllianceState::Declined | AllianceState::Ended => (self.clone(), Heard::Nothing),
        }
    }

    /// They take back what they declared.
    pub fn hear_undo(&self, what: TakenBack<'_>, now: DateTime<Utc>) -> (Self, Heard) {
        let is_it = match what {
            TakenBack::Id(id) => self.theirs.as_ref().is_some_and(|theirs| theirs.id == *id),
            TakenBack::Relationship => true,
        };
        match self.state {
            AllianceState::Asked | AllianceState::Allied if is_it => {
                (self.becomes(AllianceState::Ended, Side::Them, now), Heard::Ended)
            }
            AllianceState::Asked
            | AllianceState::Allied
            | AllianceState::Offered
            | AllianceState::Declined
            | AllianceState::Ended => (self.clone(), Heard::Nothing),
        }
    }

    /// Whether this is the id of our declaration, of one that ended too.
    pub fn is_ours(&self, id: &ApId) -> bool {
        self.ours.as_ref().is_some_and(|ours| ours.id == *id)
    }

    fn is_seen(&self, key: Option<&str>) -> bool {
        key.is_some() && self.seen.as_deref() == key
    }
}

#[cfg(test)]
mod tests;
