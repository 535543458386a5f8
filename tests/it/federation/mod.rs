//! What servers tell each other.

mod discovery;
mod requests;
mod road;
