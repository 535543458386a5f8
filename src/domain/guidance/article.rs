//! A help text: a head and passages of plain text.

use super::head::{self, Head, Line, Of};
use super::problem::{GuidanceFault as Fault, GuidanceProblem};

/// The longest text, in characters.
const TEXT_MAX_CHARS: usize = 4_000;

/// A paragraph, or a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    Text(String),
    List(Vec<String>),
}

/// A help text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    pub head: Head,
    pub passages: Vec<Passage>,
}

impl Article {
    /// Reads a file: after the head, an empty line ends a paragraph, and lines that begin with `- ` are a list.
    ///
    /// # Errors
    /// What is wrong first, with its line.
    pub fn read(text: &str) -> Result<Self, GuidanceProblem> {
        let (head, lines) = head::read(text, Of::Article)?;
        let got = chars(&lines);
        if !(1..=TEXT_MAX_CHARS).contains(&got) {
            let line = lines.first().map_or(0, |(at, _)| *at);
            return Err(Fault::TextLength { got, max: TEXT_MAX_CHARS }.on(line));
        }
        Ok(Self { head, passages: passages(&lines) })
    }
}

/// The characters of a text, without its line ends.
pub(super) fn chars(lines: &[Line<'_>]) -> usize {
    lines.iter().map(|(_, line)| line.chars().count()).sum()
}

fn passages(lines: &[Line<'_>]) -> Vec<Passage> {
    let mut found = Vec::new();
    let mut goes_on = false;
    for (_, line) in lines {
        match (line.strip_prefix("- "), found.last_mut()) {
            (Some(item), Some(Passage::List(items))) if goes_on => items.push(item.trim().to_owned()),
            (Some(item), _) => found.push(Passage::List(vec![item.trim().to_owned()])),
            (None, _) if line.is_empty() => {}
            (None, Some(Passage::Text(text))) if goes_on => {
                text.push(' ');
                text.push_str(line);
            }
            (None, _) => found.push(Passage::Text((*line).to_owned())),
        }
        goes_on = !line.is_empty();
    }
    found
}
