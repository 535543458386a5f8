//! How somebody's older offers are read from its outbox: how much at most, and how it ends.
//! Source: federation.md "Inbound checks" 10.

use super::codes::codes;
use crate::ids::ApId;

/// So many items of one outbox are looked at, in all.
pub const ITEMS_MAX: u32 = 10_000;
/// So many items of one page are read.
pub const PAGE_ITEMS_MAX: usize = 100;
/// So many pages are read, for pages can be empty and without end.
pub const PAGES_MAX: u32 = 1_000;
/// After so many failed tries of one page the reading is given up.
pub const TRIES_MAX: u32 = 8;
/// A partner that does not answer our Follow is read all the same, after so long, in seconds.
pub const WITHOUT_ANSWER_S: i64 = 60;

codes! {
    /// Where a reading stands.
    BackfillState {
        /// There is more to read.
        Waiting = "waiting",
        Done = "done",
        /// Given up, with its error.
        Failed = "failed",
    }
    /// Why a reading ended, or where it was cut.
    BackfillEnding {
        /// Everything was read.
        Complete = "complete",
        /// The collection led back to a page that was read.
        PageTwice = "page-twice",
        /// [`ITEMS_MAX`] were read.
        ItemsMax = "items-max",
        /// [`PAGES_MAX`] were read.
        PagesMax = "pages-max",
        /// The next page was said to be on another host.
        OtherHost = "other-host",
        /// A page held more than [`PAGE_ITEMS_MAX`], of which the rest was left out.
        PageCut = "page-cut",
    }
}

/// What comes after a page of a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    Page(ApId),
    /// An address of another origin, or none.
    Elsewhere,
    End,
}
