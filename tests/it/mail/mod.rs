//! How Rooftop writes to people.

pub mod read;
pub mod server;
mod sms;
mod tls;
