//! What others send us. The inbox checks and stores ([`accept()`]); a worker handles ([`handle()`]). The checks bear the numbers of
//! federation.md.
//! Invariants: 202 is answered only after the activity is stored; cheap checks come first, effects last; a peer learns a status and a
//! sentence, nothing else.

mod accept;
mod agreement;
mod alliance;
mod announce;
mod answer;
mod authenticate;
mod block;
mod featured;
mod flag;
mod follow;
mod handle;
mod invite;
mod letter;
mod like;
mod r#move;
mod object;
mod own;
mod undo;

pub use accept::{Refused, Taken, accept, require_heard_signer, require_room};
pub use handle::{HandleError, Handled, Tried, handle};
