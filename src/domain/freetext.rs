//! Why a public text is held for a moderator (PR-17).

use super::field::Field;
use crate::text::Reveal;

/// A field whose text reveals what must not be public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    pub field: Field,
    pub reveals: Reveal,
}

/// What in these texts a moderator has to see before they leave.
pub fn held<'a>(texts: impl IntoIterator<Item = (Field, &'a str)>) -> Vec<Held> {
    texts
        .into_iter()
        .flat_map(|(field, text)| {
            crate::text::reveals(text).into_iter().map(move |reveals| Held { field, reveals })
        })
        .collect()
}
