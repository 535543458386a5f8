//! Text from people and from other servers: made clean, shortened, wrapped, escaped, and searched for what must not be public (PR-17) or
//! hints at what a moderator must read first (SG-09, ND-03).
//! Invariant: what [`sanitise_html`] returns may be put into a page as it is; everything else is escaped first.

mod base32;
mod email;
mod hints;
mod html;
mod reveal;
mod street;
#[rustfmt::skip] // tables of words, one a line otherwise
mod street_words;
mod tidy;
mod wrap;

pub use base32::{BASE32, ascii_digit, base32_value, without_gaps};
pub use email::{EMAIL_MAX_CHARS, is_email};
pub use hints::{Hint, HintRule, Hinted, hints};
pub use html::{HTML_MAX_CHARS, escape_html, linked, plain, sanitise_html};
pub use reveal::{Reveal, reveals};
pub use tidy::{excerpt, paragraphs, tidy, unaccented};
pub use wrap::wrap;
