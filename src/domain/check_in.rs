//! Check-ins: both sides of a stay are asked how it goes, apart from each other (SG-07, SG-08).
//! Invariants: there are no words in an answer; the other side never reads one.

use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};

use super::codes::codes;
use super::matches::Party;
use crate::ids::{AccountId, CheckInId, MatchId};

/// After so many hours of silence somebody has to look (SG-07).
pub const SILENT_HOURS: i64 = 72;

codes! {
    /// How it goes.
    HowItGoes {
        Well = "well",
        /// Not well: somebody is called.
        NotWell = "not_well",
        /// They wish to be called, and say no more.
        Call = "call",
    }
}

impl HowItGoes {
    /// Whether somebody has to look (SG-07).
    pub fn needs_somebody(self) -> bool {
        match self {
            Self::Well => false,
            Self::NotWell | Self::Call => true,
        }
    }
}

/// A check-in of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckIn {
    pub id: CheckInId,
    pub of: MatchId,
    pub party: Party,
    /// Counted from 0: day 1, week 1, month 1, then each month.
    pub number: u16,
    pub asked_at: DateTime<Utc>,
    pub answer: Option<HowItGoes>,
    pub answered_at: Option<DateTime<Utc>>,
    /// Who of the staff wrote the answer down, where it was told to them.
    pub recorded_by: Option<AccountId>,
}

impl CheckIn {
    /// Whether it was silent for too long.
    pub fn is_silent(&self, now: DateTime<Utc>) -> bool {
        self.answer.is_none() && now - self.asked_at >= TimeDelta::hours(SILENT_HOURS)
    }
}

/// The day of the check-in with this number, of a stay that began on this day: day 1, week 1, month 1, then each month.
pub fn due_on(began_on: NaiveDate, number: u16) -> NaiveDate {
    let due = match number {
        0 => began_on.checked_add_days(Days::new(1)),
        1 => began_on.checked_add_days(Days::new(7)),
        months => began_on.checked_add_months(Months::new(u32::from(months) - 1)),
    };
    due.unwrap_or(NaiveDate::MAX)
}

/// The number of the check-in to ask now, and of the next one, where `next` is due: what a process slept through is asked once.
pub fn to_ask(began_on: NaiveDate, next: u16, today: NaiveDate) -> Option<(u16, u16)> {
    let last = (next..=u16::MAX - 1).take_while(|number| due_on(began_on, *number) <= today).last()?;
    Some((last, last + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn sg_07_check_ins_are_due_after_a_day_a_week_a_month_and_then_each_month() {
        let began = day("2026-12-31");
        let due: Vec<String> = (0..5).map(|number| due_on(began, number).to_string()).collect();
        assert_eq!(due, ["2027-01-01", "2027-01-07", "2027-01-31", "2027-02-28", "2027-03-31"]);
    }

    #[test]
    fn sg_07_what_was_slept_through_is_asked_once_and_the_next_one_at_its_time() {
        let began = day("2026-12-01");
        assert_eq!(to_ask(began, 0, began), None);
        assert_eq!(to_ask(began, 0, day("2026-12-02")), Some((0, 1)));
        assert_eq!(to_ask(began, 1, day("2026-12-02")), None);
        assert_eq!(to_ask(began, 0, day("2027-02-10")), Some((3, 4)));
        assert_eq!(due_on(began, 4), day("2027-03-01"));
    }

    #[test]
    fn sg_07_a_no_or_three_days_of_silence_need_somebody_and_a_yes_does_not() {
        let asked_at: DateTime<Utc> = "2026-12-01T09:00:00Z".parse().unwrap();
        let mut one = CheckIn {
            id: CheckInId::new(),
            of: MatchId::new(),
            party: Party::Seeker,
            number: 0,
            asked_at,
            answer: None,
            answered_at: None,
            recorded_by: None,
        };
        assert!(!one.is_silent(asked_at + TimeDelta::hours(72) - TimeDelta::seconds(1)));
        assert!(one.is_silent(asked_at + TimeDelta::hours(72)));
        one.answer = Some(HowItGoes::Well);
        assert!(!one.is_silent(asked_at + TimeDelta::days(9)));
        assert!(HowItGoes::NotWell.needs_somebody() && HowItGoes::Call.needs_somebody());
        assert!(!HowItGoes::Well.needs_somebody());
    }
}
