//! Changes of a text that may lie in one another: each is a range and what stands there instead, which may hold parts of the range.

use std::ops::Range;

/// A part of what is written instead.
pub(crate) enum Piece {
    Text(String),
    /// A part of the source, with the changes that lie in it.
    Kept(Range<usize>),
}

/// One change. An empty range inserts.
pub(crate) struct Edit {
    pub(crate) at: Range<usize>,
    pub(crate) pieces: Vec<Piece>,
}

/// The text with all changes made. Ranges lie in one another or apart; of two that are the same the first is the outer one.
pub(crate) fn apply(source: &str, mut edits: Vec<Edit>) -> String {
    // An outer change comes before those in it, and an insertion before what begins at its place.
    edits.sort_by_key(|e| (e.at.start, !e.at.is_empty(), std::cmp::Reverse(e.at.end)));
    let mut written = String::with_capacity(source.len() * 2);
    write(source, 0..source.len(), &edits, &mut written);
    written
}

/// Writes a range of the source. `edits` are those that begin in it, or more.
fn write(source: &str, range: Range<usize>, edits: &[Edit], written: &mut String) {
    let mut at = range.start;
    for (index, edit) in edits.iter().enumerate() {
        if edit.at.start < at || edit.at.end > range.end {
            continue;
        }
        written.push_str(&source[at..edit.at.start]);
        for piece in &edit.pieces {
            match piece {
                Piece::Text(text) => written.push_str(text),
                Piece::Kept(kept) => write(source, kept.clone(), &edits[index + 1..], written),
            }
        }
        at = edit.at.end;
    }
    written.push_str(&source[at..range.end]);
}

#[cfg(test)]
mod tests {
    use super::{Edit, Piece, apply};

    fn text(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    #[test]
    fn a_change_in_a_part_that_is_kept_twice_is_made_twice() {
        let outer = Edit { at: 0..5, pieces: vec![Piece::Kept(0..5), text("|"), Piece::Kept(0..5)] };
        let inner = Edit { at: 4..5, pieces: vec![text("["), Piece::Kept(4..5), text("]")] };
        assert_eq!(apply("a + b", vec![inner, outer]), "a + [b]|a + [b]");
    }

    #[test]
    fn an_insertion_stands_before_what_begins_at_its_place() {
        let changed = Edit { at: 2..3, pieces: vec![text("Y")] };
        let inserted = Edit { at: 2..2, pieces: vec![text("x")] };
        assert_eq!(apply("{ b }", vec![changed, inserted]), "{ xY }");
    }
}
