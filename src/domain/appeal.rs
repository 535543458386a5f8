//! An appeal: what the association says in public of somebody's request, in general words that are made of its bands (PR-02, PR-06).
//! Invariants: its id is random and says nothing of the request; it goes out and comes back with the batch of a week, unless the person takes their
//! consent back; whoever wrote the request does not approve it (SG-12).

use chrono::{DateTime, Datelike as _, NaiveTime, TimeDelta, Utc};

use super::bands::Bands;
use super::codes::codes;
use crate::ids::{AccountId, AppealId, ProposalId};

codes! {
    /// What a consent is for.
    ConsentScope {
        /// That named allies know the bands of a request.
        Allies = "allies",
        /// That the association appeals for it in public.
        Appeal = "appeal",
    }
}

/// When the batch after `now` leaves: at the beginning of each week (UTC), whenever the server was started.
pub fn next_at(now: DateTime<Utc>) -> DateTime<Utc> {
    let ahead = 7 - i64::from(now.weekday().num_days_from_monday());
    now.date_naive().and_time(NaiveTime::MIN).and_utc() + TimeDelta::days(ahead)
}

/// An appeal that a moderator approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    pub id: AppealId,
    /// What it is for; nothing once it ended.
    pub request: Option<ProposalId>,
    /// `None` for the command line.
    pub approved_by: Option<AccountId>,
    pub approved_at: DateTime<Utc>,
    /// The bands in which it is out, and the day of that batch.
    pub sent: Option<(Bands, DateTime<Utc>)>,
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl Appeal {
    /// The bands of an appeal that everybody may read now.
    pub fn out(&self) -> Option<&(Bands, DateTime<Utc>)> {
        self.sent.as_ref().filter(|_| self.withdrawn_at.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pr_06_appeals_leave_once_a_week_whenever_the_server_was_started() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        for (now, next) in [
            // A Monday.
            ("2026-11-30T00:00:00Z", "2026-12-07T00:00:00Z"),
            ("2026-11-30T23:59:59Z", "2026-12-07T00:00:00Z"),
            ("2026-12-03T12:34:56Z", "2026-12-07T00:00:00Z"),
            ("2026-12-06T23:59:59Z", "2026-12-07T00:00:00Z"),
            ("2026-12-31T08:00:00Z", "2027-01-04T00:00:00Z"),
        ] {
            assert_eq!(next_at(at(now)), at(next), "{now}");
        }
    }
}
