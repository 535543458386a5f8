//! How long a question stands, how long a decision can be undone, and how many may stand at once (product.md "Lives", SG-13).

use crate::domain::household::Urgency;

/// The most proposals that one seeker is asked about at a time.
pub const ASKED_MAX: usize = 3;
/// The most households that one host is asked about at a time (SG-13).
pub const HOST_ASKED_MAX: usize = 2;
/// The most households that one host is asked about in seven days (SG-13).
pub const HOST_ASKED_WEEK_MAX: usize = 4;

/// A question can be answered for so many hours.
pub fn answer_hours(urgency: Urgency) -> i64 {
    match urgency {
        Urgency::Immediate => 12,
        Urgency::Urgent => 48,
        Urgency::Soon | Urgency::Planned => 7 * 24,
    }
}

/// A decision can be undone for so many seconds, of those that are set for urgent needs and for others.
pub fn undo_s(urgency: Urgency, (immediate_s, usual_s): (u32, u32)) -> u32 {
    match urgency {
        Urgency::Immediate => immediate_s,
        Urgency::Urgent | Urgency::Soon | Urgency::Planned => usual_s,
    }
}
