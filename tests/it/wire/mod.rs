//! What stands on the wire: other servers' requests as they were captured, and whatever a stranger may make up.

mod activities;
mod alliances;
mod authorship;
mod bad_input;
mod captured;
mod counted;
pub(crate) mod effects;
mod evil;
mod examples;
mod hostile;
mod interop;
mod keys;
mod letters;
mod negotiations;
mod limits;
mod metrics;
pub(crate) mod peer;
mod proofs;
mod queue;
pub(crate) mod raw;
mod recorded;
mod schemes;
pub(crate) mod stranger;
mod tampered;
mod told;
mod undone;
mod unwanted;
