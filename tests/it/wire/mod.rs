//! What stands on the wire: other servers' requests as they were captured, and whatever a stranger may make up.

mod activities;
mod authorship;
mod bad_input;
mod captured;
mod evil;
mod hostile;
mod examples;
mod interop;
mod keys;
mod letters;
mod negotiations;
mod limits;
mod metrics;
mod peer;
mod queue;
mod raw;
mod recorded;
mod stranger;
mod tampered;
mod told;
