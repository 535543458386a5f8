//! The head of a file: title, when somebody checked it against its source, which source, and whether it was reviewed.

use chrono::{Months, NaiveDate};

use super::problem::{GuidanceFault as Fault, GuidanceProblem};
use crate::domain::Coded;
use crate::domain::place::AgreementKind;
use crate::ids::ApId;

/// A text that was checked longer ago than this says so.
pub const OLD_AFTER_MONTHS: u32 = 12;
/// The longest title, in characters.
const TITLE_MAX_CHARS: usize = 100;
/// The longest name of a source, in characters.
const SOURCE_MAX_CHARS: usize = 300;
/// The keys of a help text, and of a model.
const KEYS: &str = "title, checked, source, link and reviewed";
const KEYS_OF_MODEL: &str = "title, checked, source, link, reviewed and kinds";

/// What stands above a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub title: String,
    /// When somebody compared the text with its source.
    pub checked_on: NaiveDate,
    /// Where it is from, in words.
    pub source: String,
    pub link: Option<ApId>,
    /// Whether somebody who knows the matter and the language read it.
    pub reviewed: bool,
    /// For which kinds of agreement a model is; a help text has none.
    pub kinds: Vec<AgreementKind>,
}

impl Head {
    /// Whether what it says may have changed meanwhile.
    pub fn is_old(&self, today: NaiveDate) -> bool {
        let until = self.checked_on.checked_add_months(Months::new(OLD_AFTER_MONTHS));
        until.is_none_or(|until| today > until)
    }
}

/// What a head is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Article,
    Model,
}

/// A line, with its number from 1.
pub(super) type Line<'a> = (usize, &'a str);

#[derive(Default)]
struct Typed<'a> {
    title: Option<Line<'a>>,
    checked: Option<Line<'a>>,
    source: Option<Line<'a>>,
    link: Option<Line<'a>>,
    reviewed: Option<Line<'a>>,
    kinds: Option<Line<'a>>,
}

/// Reads the head, and gives the lines after it.
pub(super) fn read(text: &str, of: Of) -> Result<(Head, Vec<Line<'_>>), GuidanceProblem> {
    // A mark at the start of a file that some editors write.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    let mut typed = Typed::default();
    for (at, line) in lines.by_ref().take_while(|(_, line)| !line.is_empty()) {
        let (key, value) = line.split_once(':').ok_or_else(|| Fault::NotAKey.on(at))?;
        let (name, slot) = typed.slot(key.trim(), of).map_err(|fault| fault.on(at))?;
        if slot.replace((at, value.trim())).is_some() {
            return Err(Fault::Twice { key: name }.on(at));
        }
    }
    let head = typed.head(of)?;
    let rest: Vec<Line<'_>> = lines.collect();
    match rest.iter().find(|(_, line)| line.chars().any(char::is_control)) {
        Some((at, _)) => Err(Fault::Unprintable.on(*at)),
        None => Ok((head, rest)),
    }
}

impl<'a> Typed<'a> {
    fn slot(&mut self, key: &str, of: Of) -> Result<(&'static str, &mut Option<Line<'a>>), Fault> {
        match (key, of) {
            ("title", _) => Ok(("title", &mut self.title)),
            ("checked", _) => Ok(("checked", &mut self.checked)),
            ("source", _) => Ok(("source", &mut self.source)),
            ("link", _) => Ok(("link", &mut self.link)),
            ("reviewed", _) => Ok(("reviewed", &mut self.reviewed)),
            ("kinds", Of::Model) => Ok(("kinds", &mut self.kinds)),
            (_, Of::Article) => Err(Fault::UnknownKey { got: key.to_owned(), known: KEYS }),
            (_, Of::Model) => Err(Fault::UnknownKey { got: key.to_owned(), known: KEYS_OF_MODEL }),
        }
    }

    fn head(self, of: Of) -> Result<Head, GuidanceProblem> {
        let title = words("title", self.title, TITLE_MAX_CHARS)?;
        let (at, checked) = there("checked", self.checked)?;
        let checked_on = checked.parse().map_err(|_| Fault::NotADate { got: checked.to_owned() }.on(at))?;
        let source = words("source", self.source, SOURCE_MAX_CHARS)?;
        let link = self.link.map(link).transpose()?;
        let reviewed = match there("reviewed", self.reviewed)? {
            (_, "yes") => true,
            (_, "no") => false,
            (at, got) => return Err(Fault::NotAFlag { got: got.to_owned() }.on(at)),
        };
        let kinds = match of {
            Of::Article => Vec::new(),
            Of::Model => kinds(there("kinds", self.kinds)?)?,
        };
        Ok(Head { title, checked_on, source, link, reviewed, kinds })
    }
}

fn there<'a>(key: &'static str, line: Option<Line<'a>>) -> Result<Line<'a>, GuidanceProblem> {
    line.ok_or_else(|| Fault::Missing { key }.on(0))
}

fn words(key: &'static str, line: Option<Line<'_>>, max: usize) -> Result<String, GuidanceProblem> {
    let (at, text) = there(key, line)?;
    let got = text.chars().count();
    if !(1..=max).contains(&got) {
        return Err(Fault::Length { key, got, max }.on(at));
    }
    if text.chars().any(char::is_control) {
        return Err(Fault::Unprintable.on(at));
    }
    Ok(text.to_owned())
}

fn link((at, text): Line<'_>) -> Result<ApId, GuidanceProblem> {
    let read = text.parse::<ApId>().ok().filter(|link| link.to_string().starts_with("https://"));
    read.ok_or_else(|| Fault::NotALink { got: text.to_owned() }.on(at))
}

fn kinds((at, text): Line<'_>) -> Result<Vec<AgreementKind>, GuidanceProblem> {
    let kind = |code: &str| {
        let code = code.trim();
        let unknown =
            || Fault::UnknownKind { got: code.to_owned(), known: AgreementKind::CODES.join(", ") }.on(at);
        code.parse::<AgreementKind>().map_err(|_| unknown())
    };
    let mut kinds = text.split(',').map(kind).collect::<Result<Vec<_>, _>>()?;
    kinds.sort_unstable();
    kinds.dedup();
    Ok(kinds)
}
