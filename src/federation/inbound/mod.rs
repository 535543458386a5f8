//! What others send us. The inbox checks and stores ([`accept()`]); a worker handles ([`handle()`]). The checks bear the numbers of
//! federation.md.
//! Invariants: 202 is answered only after the activity is stored; cheap checks come first, effects last; a peer learns a status and a
//! sentence, nothing else.

mod accept;
mod answer;
mod authenticate;
mod follow;
mod handle;
mod invite;
mod object;
mod undo;

pub use accept::{Refused, Taken, accept, require_room};
pub use handle::{HandleError, Handled, Tried, handle};
