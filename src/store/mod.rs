//! The database: SQLite embedded, PostgreSQL for larger instances. The only module that knows diesel.
//! One file an aggregate; writes take `&mut Tx`, reads `&mut Conn`; an upsert checks that the stored author is the sender.

pub mod accounts;
pub mod actors;
pub mod alliances;
pub mod ally_requests;
pub mod backfills;
pub mod blocks;
mod db;
pub mod deliveries;
mod error;
pub mod finished;
pub mod follows;
pub mod instance;
pub mod invitations;
pub mod leads;
mod lease;
pub mod messages;
pub mod negotiations;
pub mod offer_pictures;
pub mod offers;
pub mod outbox;
pub mod partner_deeds;
pub mod partner_lists;
pub mod partners;
pub mod proposals;
pub mod purge;
pub mod reactions;
mod read;
pub mod received;
pub mod remote_pictures;
pub mod reports;
pub mod request_fetches;
pub mod safeguards;
mod schema;
pub mod schemes;
pub mod second_factors;
pub mod sessions;
pub mod sweeps;
pub mod tasks;
mod threads;
pub mod tombstones;
mod writer;

pub use db::{Awaited, Backend, Conn, Db, Tx};
pub use error::StoreError;
pub use lease::Claim;
