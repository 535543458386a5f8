//! What stands on the wire: other servers' requests as they were captured, and whatever a stranger may make up.

mod authorship;
mod bad_input;
mod captured;
mod interop;
mod keys;
mod limits;
pub(crate) mod peer;
mod raw;
mod recorded;
mod stranger;
mod tampered;
