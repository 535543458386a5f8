//! What servers tell each other.

mod alliances;
mod allowlist;
mod backfill;
mod blocked;
pub(crate) mod crowd;
mod discovery;
mod policy;
mod purged;
pub(crate) mod requests;
mod road;
mod rotation;
pub(crate) mod verdicts;
mod verdicts_asked;
mod verdicts_told;
