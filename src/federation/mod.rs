//! The door to other servers: what they send us, what we fetch from them and send to them.
//! Sources: ActivityPub, FEP-fe34 (origins), draft-cavage-http-signatures.
//! Invariant: nothing of another server is believed before its signature or its origin vouches for it.

pub mod http;
pub mod signatures;
