//! The steps of a match: which deed leads from which state to which, and what each needs. The one table is [`Match::next`].

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::problem::MatchProblem;
use super::{Answer, Match, MatchState, Party, Pending, Reach, Sending, Stay, Why, WhyOf};
use crate::domain::check_in;
use crate::domain::codes::codes;
use crate::ids::AccountId;

codes! {
    /// Something that happens to a match, as its history names it.
    DeedCode {
        Select = "select",
        /// By the second of two people.
        Second = "second",
        AskSeeker = "ask_seeker",
        SeekerYes = "seeker_yes",
        SeekerNo = "seeker_no",
        SeekerCall = "seeker_call",
        AskHost = "ask_host",
        HostYes = "host_yes",
        HostNo = "host_no",
        HostCall = "host_call",
        OpenContact = "open_contact",
        /// A decision was taken back before it was carried out.
        Undo = "undo",
        /// A decision could not be carried out any more.
        NotSent = "not_sent",
        Meet = "meet",
        Agree = "agree",
        Begin = "begin",
        End = "end",
        SeekerWithdraws = "seeker_withdraws",
        HostWithdraws = "host_withdraws",
        Veto = "veto",
        Lapse = "lapse",
        /// To an ally.
        Accept = "accept",
        /// By an ally: their seeker said yes.
        Offered = "offered",
        /// By an ally: somebody there looks at it.
        UnderReview = "under_review",
    }
}

/// Something that happens to a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// A decision to send something, now or after the time to undo it.
    Send(Sending),
    SeekerSays(Answer, Option<Why>),
    HostSays(Answer, Option<Why>),
    /// They met on this day.
    Meet(NaiveDate),
    /// What they agree on, where it is told.
    Agree(Option<Stay>),
    /// Somebody lives there since this day.
    Begin(NaiveDate),
    /// The stay ended on this day.
    End(Why, NaiveDate),
    /// A yes is taken back.
    Withdraw(Party),
    /// The team ends it.
    Veto(Why),
    /// It ends by itself: [`WhyOf::Itself`].
    Lapse(Why),
}

/// Who says something about a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Somebody of our staff.
    Account(AccountId),
    /// One of the two, or what is due.
    Ours,
    /// The association of the other side.
    Ally,
}

impl Voice {
    fn account(self) -> Option<AccountId> {
        match self {
            Self::Account(account) => Some(account),
            Self::Ours | Self::Ally => None,
        }
    }
}

impl Deed {
    /// As its history names it.
    pub fn code(self) -> DeedCode {
        match self {
            Self::Send(Sending::AskSeeker) => DeedCode::AskSeeker,
            Self::Send(Sending::AskHost) => DeedCode::AskHost,
            Self::Send(Sending::OpenContact) => DeedCode::OpenContact,
            Self::Send(Sending::Accept) => DeedCode::Accept,
            Self::SeekerSays(Answer::Yes, _) => DeedCode::SeekerYes,
            Self::SeekerSays(Answer::No, _) => DeedCode::SeekerNo,
            Self::SeekerSays(Answer::Call, _) => DeedCode::SeekerCall,
            Self::HostSays(Answer::Yes, _) => DeedCode::HostYes,
            Self::HostSays(Answer::No, _) => DeedCode::HostNo,
            Self::HostSays(Answer::Call, _) => DeedCode::HostCall,
            Self::Meet(_) => DeedCode::Meet,
            Self::Agree(_) => DeedCode::Agree,
            Self::Begin(_) => DeedCode::Begin,
            Self::End(..) => DeedCode::End,
            Self::Withdraw(Party::Seeker) => DeedCode::SeekerWithdraws,
            Self::Withdraw(Party::Host) => DeedCode::HostWithdraws,
            Self::Veto(_) => DeedCode::Veto,
            Self::Lapse(_) => DeedCode::Lapse,
        }
    }

    /// The reason that it gives.
    pub fn given(self) -> Option<Why> {
        self.why().map(|(why, _)| why)
    }

    /// The reason that it gives, and whose reasons it may be of.
    fn why(self) -> Option<(Why, WhyOf)> {
        match self {
            Self::SeekerSays(_, why) => why.map(|why| (why, WhyOf::Seeker)),
            Self::HostSays(_, why) => why.map(|why| (why, WhyOf::Host)),
            Self::Withdraw(_) => Some((Why::Unsaid, WhyOf::Seeker)),
            Self::End(why, _) => Some((why, WhyOf::Stay)),
            Self::Veto(why) => Some((why, WhyOf::Team)),
            Self::Lapse(why) => Some((why, WhyOf::Itself)),
            Self::Send(_) | Self::Meet(_) | Self::Agree(_) | Self::Begin(_) => None,
        }
    }
}

impl Match {
    /// The state to which a deed leads: the table of a match's life.
    ///
    /// # Errors
    /// [`MatchProblem::WrongStep`].
    pub fn next(&self, deed: Deed) -> Result<MatchState, MatchProblem> {
        use MatchState as S;
        let state = self.state;
        // Who is asked first here: the seeker, or the host where an ally asked its seeker already.
        let (first, asked) = match self.reach() {
            Reach::Here | Reach::SeekerHere => (Sending::AskSeeker, S::AskedSeeker),
            Reach::HostHere => (Sending::AskHost, S::AskedHost),
        };
        let is_theirs = self.reach() == Reach::HostHere;
        let next = match (state, deed) {
            (S::Selected, Deed::Send(sending)) if sending == first && self.lacks_second() => S::SecondReview,
            (S::Selected | S::SecondReview, Deed::Send(sending)) if sending == first => asked,
            (S::Selected | S::SecondReview, Deed::Withdraw(Party::Seeker)) if is_theirs => S::Declined,
            (S::HostYes, Deed::Send(Sending::Accept)) if is_theirs && self.accepted_at.is_none() => {
                S::HostYes
            }
            (S::AskedSeeker, Deed::SeekerSays(Answer::Yes, _)) => S::SeekerYes,
            (S::AskedSeeker, Deed::SeekerSays(Answer::No, _)) => S::Declined,
            (S::AskedSeeker, Deed::SeekerSays(Answer::Call, _)) => S::AskedSeeker,
            (S::SeekerYes, Deed::Send(Sending::AskHost)) => S::AskedHost,
            (S::AskedHost, Deed::HostSays(Answer::Yes, _)) => S::HostYes,
            (S::AskedHost, Deed::HostSays(Answer::No, _)) => S::Declined,
            (S::AskedHost, Deed::HostSays(Answer::Call, _)) => S::AskedHost,
            (S::HostYes, Deed::Send(Sending::OpenContact)) if !is_theirs || self.accepted_at.is_some() => {
                S::ContactOpened
            }
            (S::ContactOpened, Deed::Meet(_)) => S::Met,
            (S::Met, Deed::Agree(_)) => S::Agreed,
            // What the other association wrote down of the same stay.
            (S::Agreed | S::Active, Deed::Agree(Some(_))) if self.reach() != Reach::Here => state,
            (S::Agreed, Deed::Begin(_)) => S::Active,
            (S::Active, Deed::End(..)) => S::Ended,
            (
                S::SeekerYes | S::AskedHost | S::HostYes | S::ContactOpened | S::Met | S::Agreed,
                Deed::Withdraw(Party::Seeker),
            )
            | (S::HostYes | S::ContactOpened | S::Met | S::Agreed, Deed::Withdraw(Party::Host)) => {
                S::Declined
            }
            (S::Active | S::Ended | S::Declined | S::Lapsed | S::Vetoed, Deed::Veto(_) | Deed::Lapse(_)) => {
                return Err(self.wrong(deed));
            }
            // SG-10: what is pending ends at once, and partners learn nothing but that.
            (_, Deed::Veto(_)) | (_, Deed::Lapse(Why::Suspended)) => S::Vetoed,
            (_, Deed::Lapse(_)) => S::Lapsed,
            (_, _) => return Err(self.wrong(deed)),
        };
        Ok(next)
    }

    fn wrong(&self, deed: Deed) -> MatchProblem {
        MatchProblem::WrongStep { state: self.state, deed: deed.code() }
    }

    /// Does a deed at `now`; a question that it asks stands for so many hours. `by` is whoever of the staff does it, where one does.
    ///
    /// # Errors
    /// [`MatchProblem`]; nothing changes then.
    pub fn take(
        &mut self,
        deed: Deed,
        voice: Voice,
        (now, answer_hours): (DateTime<Utc>, i64),
    ) -> Result<(), MatchProblem> {
        let next = self.next(deed)?;
        if !self.may_say(deed, voice) {
            return Err(self.wrong(deed));
        }
        let why = deed.why();
        if let Some((why, whose)) = why
            && !Why::of(whose).contains(&why)
        {
            return Err(MatchProblem::WrongReason { why });
        }
        let is_asked = matches!(next, MatchState::AskedSeeker | MatchState::AskedHost);
        if self.state == MatchState::SecondReview && is_asked && self.lacks_second() {
            let second = voice.account().filter(|by| Some(*by) != self.selected_by);
            self.second_by = Some(second.ok_or(MatchProblem::SecondPerson)?);
        }
        self.check_time(deed, now)?;
        if self.selected_by.is_none() && next == MatchState::SecondReview {
            self.selected_by = voice.account();
        }
        self.note(deed, (now, answer_hours));
        self.state = next;
        self.why = why.filter(|_| next.is_final()).map(|(why, _)| why);
        self.pending = None;
        let says_call = matches!(deed, Deed::SeekerSays(Answer::Call, _) | Deed::HostSays(Answer::Call, _));
        if !says_call {
            self.call = None;
            self.lapses_at = self.deadline(now + TimeDelta::hours(answer_hours));
        }
        self.touch(now);
        Ok(())
    }

    /// Whether a deed is for this voice: an ally speaks for its own side, and for what both sides report.
    fn may_say(&self, deed: Deed, voice: Voice) -> bool {
        let is_of_seeker = matches!(
            deed,
            Deed::SeekerSays(..) | Deed::Send(Sending::OpenContact) | Deed::Withdraw(Party::Seeker)
        );
        let is_of_host = matches!(deed, Deed::HostSays(..) | Deed::Withdraw(Party::Host));
        let is_reported = matches!(deed, Deed::Meet(_) | Deed::Agree(_) | Deed::Begin(_) | Deed::End(..));
        if matches!((deed, self.state), (Deed::Agree(_), MatchState::Agreed | MatchState::Active)) {
            return voice == Voice::Ally;
        }
        match (self.reach(), voice) {
            (Reach::Here, Voice::Ally) => false,
            (Reach::SeekerHere, Voice::Ally) => is_of_host || is_reported,
            (Reach::HostHere, Voice::Ally) => is_of_seeker || is_reported,
            (Reach::Here, Voice::Account(_) | Voice::Ours) => true,
            (Reach::SeekerHere, Voice::Account(_) | Voice::Ours) => !is_of_host,
            (Reach::HostHere, Voice::Account(_) | Voice::Ours) => !is_of_seeker,
        }
    }

    /// Until when the state can be answered: a question here for as long as it stands, and what was offered between two associations until it ends.
    fn deadline(&self, of_question: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match (self.reach(), self.state) {
            (Reach::SeekerHere, MatchState::AskedHost) => self.ends_at,
            (
                Reach::HostHere,
                MatchState::Selected | MatchState::SecondReview | MatchState::AskedHost | MatchState::HostYes,
            ) if self.accepted_at.is_none() => self.ends_at,
            (Reach::Here | Reach::SeekerHere | Reach::HostHere, _) => self.asked().map(|_| of_question),
        }
    }

    /// Notes what a deed says beside the state.
    fn note(&mut self, deed: Deed, (now, answer_hours): (DateTime<Utc>, i64)) {
        match deed {
            Deed::Send(Sending::AskHost) if self.reach() == Reach::SeekerHere => {
                self.ends_at = Some(now + TimeDelta::hours(answer_hours));
            }
            Deed::Send(Sending::Accept) => self.accepted_at = Some(now),
            Deed::SeekerSays(Answer::Call, _) => self.call = Some(Party::Seeker),
            Deed::HostSays(Answer::Call, _) => self.call = Some(Party::Host),
            Deed::Meet(on) => self.met_on = Some(on),
            Deed::Agree(stay) => self.stay = stay,
            Deed::Begin(on) => {
                self.began_on = Some(on);
                self.next_check_in = Some((check_in::due_on(on, 0), 0));
            }
            Deed::End(_, on) => {
                self.ended_on = Some(on);
                self.next_check_in = None;
            }
            Deed::Send(_)
            | Deed::SeekerSays(Answer::Yes | Answer::No, _)
            | Deed::HostSays(Answer::Yes | Answer::No, _)
            | Deed::Withdraw(_)
            | Deed::Veto(_)
            | Deed::Lapse(_) => {}
        }
    }

    fn check_time(&self, deed: Deed, now: DateTime<Utc>) -> Result<(), MatchProblem> {
        let today = now.date_naive();
        let first = self.created_at.date_naive();
        let within = |day: NaiveDate, first: NaiveDate| {
            if (first..=today).contains(&day) { Ok(()) } else { Err(MatchProblem::Date { first, today }) }
        };
        match (deed, self.lapses_at) {
            (Deed::SeekerSays(..) | Deed::HostSays(..), Some(until)) if now > until => {
                Err(MatchProblem::TooLate { until })
            }
            (Deed::Meet(on), _) => within(on, first),
            (Deed::Begin(on), _) => within(on, self.met_on.unwrap_or(first)),
            (Deed::End(_, on), _) => within(on, self.began_on.unwrap_or(first)),
            (
                Deed::Send(_)
                | Deed::SeekerSays(..)
                | Deed::HostSays(..)
                | Deed::Agree(_)
                | Deed::Withdraw(_)
                | Deed::Veto(_)
                | Deed::Lapse(_),
                _,
            ) => Ok(()),
        }
    }

    /// Decides to send something once `due_at` has come, or once there is room. What leads to a second review is sent to nobody, and is done at
    /// once.
    ///
    /// # Errors
    /// [`MatchProblem`].
    pub fn decide(
        &mut self,
        (sending, by): (Sending, AccountId),
        (now, due_at): (DateTime<Utc>, Option<DateTime<Utc>>),
    ) -> Result<(), MatchProblem> {
        if self.pending.is_some() {
            return Err(MatchProblem::Waits);
        }
        let deed = Deed::Send(sending);
        if self.next(deed)? == MatchState::SecondReview {
            return self.take(deed, Voice::Account(by), (now, 0));
        }
        if !self.may_say(deed, Voice::Account(by)) {
            return Err(self.wrong(deed));
        }
        if self.state == MatchState::SecondReview && self.lacks_second() && Some(by) == self.selected_by {
            return Err(MatchProblem::SecondPerson);
        }
        self.pending = Some(Pending { sending, by, due_at });
        self.touch(now);
        Ok(())
    }

    /// Takes a decision back that was not carried out; gives what it was.
    ///
    /// # Errors
    /// [`MatchProblem::NothingToUndo`].
    pub fn undo(&mut self, now: DateTime<Utc>) -> Result<Sending, MatchProblem> {
        let pending = self.pending.take().ok_or(MatchProblem::NothingToUndo)?;
        self.touch(now);
        Ok(pending.sending)
    }

    /// Sees that nothing changed since somebody looked.
    ///
    /// # Errors
    /// [`MatchProblem::Changed`].
    pub fn require_version(&self, seen: i32) -> Result<(), MatchProblem> {
        if seen == self.version { Ok(()) } else { Err(MatchProblem::Changed { state: self.state }) }
    }

    fn touch(&mut self, now: DateTime<Utc>) {
        self.version = self.version.saturating_add(1);
        self.updated_at = now;
    }
}
