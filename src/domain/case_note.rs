//! A note about somebody's case: words of the staff, tier Case. The person may read it, so it is written as if they looked on.

use super::private::Private;
use super::problem::Problem;
use crate::text;

/// The longest note, in characters.
pub const NOTE_MAX_CHARS: usize = 2000;
/// The most notes that one record holds.
pub const NOTES_MAX: i64 = 500;

/// The text of a note: tidy, with line breaks, and not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteText(Private);

impl NoteText {
    /// Reads what was typed.
    ///
    /// # Errors
    /// It is missing, too long, or holds what cannot be shown.
    pub fn read(typed: &str) -> Result<Self, Problem> {
        Ok(Self(read_lines(typed, NOTE_MAX_CHARS)?))
    }

    /// Takes the text out, to seal it.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

/// Reads lines that were typed: tidy, with line breaks, and neither empty nor too long.
pub(super) fn read_lines(typed: &str, max: usize) -> Result<Private, Problem> {
    let lines = typed.replace("\r\n", "\n");
    let tidy = text::tidy(lines.trim());
    let got = tidy.chars().count();
    if got == 0 {
        return Err(Problem::Missing);
    }
    if got > max {
        return Err(Problem::TooLong { got, max });
    }
    if tidy.chars().any(|c| c.is_control() && c != '\n') {
        return Err(Problem::Unprintable);
    }
    Ok(Private::new(tidy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_keeps_its_lines_names_its_limits_and_debug_shows_nothing_of_it() {
        let note = NoteText::read(" Vue lundi.\r\nElle rappelle. ").unwrap();
        assert_eq!(note.expose(), "Vue lundi.\nElle rappelle.");
        assert!(!format!("{note:?}").contains("lundi"));
        assert_eq!(NoteText::read(" \n "), Err(Problem::Missing));
        assert!(NoteText::read(&"é".repeat(2000)).is_ok());
        assert_eq!(NoteText::read(&"é".repeat(2001)), Err(Problem::TooLong { got: 2001, max: 2000 }));
    }
}
