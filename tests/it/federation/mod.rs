//! What servers tell each other.

mod blocked;
mod discovery;
mod requests;
mod road;
mod rotation;
