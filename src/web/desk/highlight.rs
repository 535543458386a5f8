//! Marks the words of a held text that reveal or hint at something, so that a moderator sees at once what it is about (PR-17, SG-09, ND-03).
//! It asks `text::reveals` about ever shorter runs of words, so what is marked is what was held, whatever the patterns are; hints say
//! themselves where they stand.

use crate::domain::freetext::{Choice, Finding};
use crate::text::{Reveal, hints, reveals};

/// The most marks in one text: a moderator has understood by then.
const MARKS_MAX: usize = 20;

/// A piece of a text: plain, or marked with what was found in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) finding: Option<Finding>,
}

/// Cuts a text into pieces, in order; together they are the whole text.
pub(super) fn pieces(text: &str, choice: Choice) -> Vec<Piece<'_>> {
    let hints = hints(text).into_iter().filter(|found| choice.counts(found.hint)).take(MARKS_MAX);
    let mut marks: Vec<(usize, usize, Finding)> =
        hints.map(|found| (found.at.start, found.at.end, Finding::Hints(found.hint))).collect();
    let most = marks.len() + MARKS_MAX;
    let words = words(text);
    for kind in reveals(text) {
        let mut rest = words.as_slice();
        while let Some((mark, after)) = first_mark(text, rest, kind) {
            marks.push((mark.0, mark.1, Finding::Reveals(kind)));
            rest = after;
            if marks.len() >= most {
                break;
            }
        }
    }
    marks.sort_by_key(|mark| (mark.0, mark.1));
    let mut pieces = Vec::new();
    let mut at = 0;
    for (start, end, kind) in marks {
        // Two kinds may see the same words: the first one stands.
        if start < at {
            continue;
        }
        pieces.push(Piece { text: &text[at..start], finding: None });
        pieces.push(Piece { text: &text[start..end], finding: Some(kind) });
        at = end;
    }
    pieces.push(Piece { text: &text[at..], finding: None });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// The words of a text, as the bytes where each begins and ends.
fn words(text: &str) -> Vec<(usize, usize)> {
    let start = text.as_ptr() as usize;
    text.split_whitespace()
        .map(|word| {
            let at = word.as_ptr() as usize - start;
            (at, at + word.len())
        })
        .collect()
}

type Words<'w> = &'w [(usize, usize)];

/// The shortest run of words that reveals this, its bytes, and the words after it.
fn first_mark<'w>(text: &str, words: Words<'w>, kind: Reveal) -> Option<((usize, usize), Words<'w>)> {
    let shows = |run: Words<'_>| {
        let (Some((start, _)), Some((_, end))) = (run.first(), run.last()) else { return false };
        reveals(&text[*start..*end]).contains(&kind)
    };
    if !shows(words) {
        return None;
    }
    // The fewest words from the start that show it, then the fewest of those from the end.
    let end = least(words.len(), |count| shows(&words[..count]));
    let run = &words[..end];
    let length = least(run.len(), |count| shows(&run[run.len() - count..]));
    let run = &run[run.len() - length..];
    Some(((run.first()?.0, run.last()?.1), &words[end..]))
}

/// The least count up to `most` that holds, where a larger one mostly does too; `most` itself is known to hold.
fn least(most: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (1, most);
    while low < high {
        let middle = usize::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(text: &str) -> Vec<(&str, Reveal)> {
        let reveals = |piece: &Piece<'_>| match piece.finding? {
            Finding::Reveals(reveal) => Some(reveal),
            Finding::Hints(_) => None,
        };
        let pieces = pieces(text, Choice::Refused).into_iter();
        pieces.filter_map(|piece| Some((piece.text, reveals(&piece)?))).collect()
    }

    #[test]
    fn what_reveals_is_marked_and_the_rest_is_not() {
        let text = "Belle chambre, 2 personnes. Appelez le 0475 12 34 56 le soir, ou jean@toits.example. Au 16, rue de la Loi à Liège.";
        let found = marked(text);
        assert!(
            found.iter().any(|(text, kind)| *kind == Reveal::Phone && text.contains("0475 12 34 56")),
            "{found:?}"
        );
        assert!(
            found.iter().any(|(text, kind)| *kind == Reveal::Email && text.contains("jean@toits")),
            "{found:?}"
        );
        assert!(
            found.iter().any(|(text, kind)| *kind == Reveal::Street && text.contains("rue de la Loi")),
            "{found:?}"
        );
        assert!(
            found.iter().all(|(text, _)| !text.contains("chambre") && !text.contains("personnes")),
            "{found:?}"
        );
    }

    #[test]
    fn each_of_two_numbers_is_marked() {
        assert_eq!(marked("0475 12 34 56 ou bien le soir 0476 65 43 21").len(), 2);
        assert_eq!(marked("Une chambre calme"), []);
    }

    #[test]
    fn sg_09_nd_03_what_hints_at_something_is_marked_where_it_stands() {
        let text = "Chambre contre ménage. Femmes uniquement. 0475 12 34 56";
        let marked = |choice| -> Vec<(&str, &str)> {
            let pieces = pieces(text, choice).into_iter();
            pieces.filter_map(|piece| Some((piece.text, piece.finding?.as_str()))).collect()
        };
        let phone = ("0475 12 34 56", "phone");
        let (work, women) = (("contre ménage", "work_for_rent"), ("Femmes uniquement", "household"));
        assert_eq!(marked(Choice::Refused), [work, women, phone]);
        assert_eq!(marked(Choice::Allowed), [work, phone]);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_whole_text(text in "([a-z ]{0,20}(0475 12 34 56|a@b\\.be|rue de la Loi 16|contre ménage|\\PC{0,4})){0,4}") {
            let whole: String = pieces(&text, Choice::Refused).iter().map(|piece| piece.text).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
