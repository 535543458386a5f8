//! The door to other servers: what they send us, what we fetch from them and send to them.
//! Sources: ActivityPub, FEP-fe34 (origins), FEP-0837 (proposals), draft-cavage-http-signatures.
//! Invariant: nothing of another server is believed before its signature or its origin vouches for it.

pub mod http;
pub mod signatures;
pub mod vocab;
pub mod meters;
mod replays;
mod heard;
pub mod node;
mod keyring;
mod keys;
mod documents;
pub mod inbound;
pub mod outbound;
mod sealing;
pub mod delivery;
pub mod backfill;
pub mod lists;
pub mod verdicts;
pub mod lookup;
pub mod endpoints;

pub use node::Node;
