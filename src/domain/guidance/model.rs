//! A model of an agreement: passages with values in braces that are filled with what is known, and what is written by hand.

use super::article::chars;
use super::head::{self, Head, Line, Of};
use super::problem::{GuidanceFault as Fault, GuidanceProblem};
use crate::domain::Coded;
use crate::domain::codes::codes;

/// The longest text, in characters.
const TEXT_MAX_CHARS: usize = 8_000;
/// The most passages, so that those of two languages can stand side by side.
const BLOCKS_MAX: usize = 60;
/// The most lines that are left for one thing to be written by hand.
const LINES_MAX: u8 = 12;

codes! {
    /// What an agreement is filled with, where it is known.
    AgreementValue {
        Association = "association", Kind = "kind", From = "from", Until = "until", Rent = "rent",
        Charges = "charges", Deposit = "deposit", Domiciliation = "domiciliation", PlaceKind = "place_kind",
        Sharing = "sharing", Persons = "persons", NoticeDays = "notice_days",
        /// Only where it is released to whoever reads it (SG-06).
        Address = "address",
    }
    /// What a passage is.
    BlockKind { Heading = "heading", Text = "text", Item = "item" }
}

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Text(String),
    Value(AgreementValue),
}

/// A passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    pub parts: Vec<Part>,
}

impl Block {
    /// The values in it, sorted: languages order them differently.
    fn values(&self) -> Vec<AgreementValue> {
        let value = |part: &Part| match part {
            Part::Value(value) => Some(*value),
            Part::Text(_) => None,
        };
        let mut values: Vec<AgreementValue> = self.parts.iter().filter_map(value).collect();
        values.sort_unstable();
        values
    }
}

/// What is written by hand: a label, and so many lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToWrite {
    pub label: String,
    pub lines: u8,
}

/// A model of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    pub head: Head,
    pub blocks: Vec<Block>,
    pub to_write: Vec<ToWrite>,
}

impl Model {
    /// Reads a file: after the head, `# ` begins a heading, `- ` an item, `_ ` or `_3 ` what is written by hand on so many lines; other lines
    /// are paragraphs, which an empty line ends. `{from}` is a value.
    ///
    /// # Errors
    /// What is wrong first, with its line.
    pub fn read(text: &str) -> Result<Self, GuidanceProblem> {
        let (head, lines) = head::read(text, Of::Model)?;
        let first = lines.first().map_or(0, |(at, _)| *at);
        let got = chars(&lines);
        if !(1..=TEXT_MAX_CHARS).contains(&got) {
            return Err(Fault::TextLength { got, max: TEXT_MAX_CHARS }.on(first));
        }
        let mut model = Self { head, blocks: Vec::new(), to_write: Vec::new() };
        let mut goes_on = false;
        for line in lines {
            goes_on = model.take(line, goes_on)?;
        }
        let got = model.blocks.len();
        if got > BLOCKS_MAX {
            return Err(Fault::TooMany { got, max: BLOCKS_MAX }.on(first));
        }
        Ok(model)
    }

    /// Takes a line, and says whether the next one may go on with its paragraph.
    fn take(&mut self, (at, line): Line<'_>, goes_on: bool) -> Result<bool, GuidanceProblem> {
        if line.is_empty() {
            return Ok(false);
        }
        if let Some(rest) = line.strip_prefix('_') {
            self.to_write.push(to_write(rest).ok_or_else(|| Fault::ToWrite { max: LINES_MAX }.on(at))?);
            return Ok(false);
        }
        if !self.to_write.is_empty() {
            return Err(Fault::ToWrite { max: LINES_MAX }.on(at));
        }
        let (kind, text) = match (line.strip_prefix("# "), line.strip_prefix("- ")) {
            (Some(text), _) => (BlockKind::Heading, text),
            (None, Some(text)) => (BlockKind::Item, text),
            (None, None) => (BlockKind::Text, line),
        };
        let parts = parts(text.trim()).map_err(|fault| fault.on(at))?;
        match self.blocks.last_mut() {
            Some(last) if goes_on && kind == BlockKind::Text => {
                last.parts.push(Part::Text(" ".to_owned()));
                last.parts.extend(parts);
            }
            Some(_) | None => self.blocks.push(Block { kind, parts }),
        }
        Ok(kind == BlockKind::Text)
    }

    /// The first passage, from 1, in which another language's file has another shape or other values; one that is missing counts. What is
    /// written by hand comes after the passages.
    pub fn differs(&self, other: &Self) -> Option<usize> {
        let shape = |model: &Self| {
            let blocks = model.blocks.iter().map(|block| (block.kind.as_str(), block.values(), 0));
            let hand = model.to_write.iter().map(|hand| ("hand", Vec::new(), hand.lines));
            blocks.chain(hand).collect::<Vec<_>>()
        };
        let (ours, theirs) = (shape(self), shape(other));
        (0..ours.len().max(theirs.len())).find(|at| ours.get(*at) != theirs.get(*at)).map(|at| at + 1)
    }
}

/// `3 Label` is three lines, ` Label` is one.
fn to_write(text: &str) -> Option<ToWrite> {
    let (number, label) = text.split_once(' ')?;
    let lines = if number.is_empty() { 1 } else { number.parse().ok()? };
    let label = label.trim();
    ((1..=LINES_MAX).contains(&lines) && !label.is_empty())
        .then(|| ToWrite { label: label.to_owned(), lines })
}

fn parts(text: &str) -> Result<Vec<Part>, Fault> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or(Fault::Brace)?;
        let unknown =
            || Fault::UnknownValue { got: name.to_owned(), known: AgreementValue::CODES.join(", ") };
        let value = name.parse().map_err(|_| unknown())?;
        if before.contains('}') {
            return Err(Fault::Brace);
        }
        if !before.is_empty() {
            found.push(Part::Text(before.to_owned()));
        }
        found.push(Part::Value(value));
        rest = after;
    }
    if rest.contains('}') {
        return Err(Fault::Brace);
    }
    if !rest.is_empty() {
        found.push(Part::Text(rest.to_owned()));
    }
    Ok(found)
}
