//! Finds in free text what hints at exploitation (SG-09) or names a criterion that nobody may ask for (ND-03), in every language that
//! has a list in `words`. A text with such words waits for people who decide; nothing is refused by a list alone.
//! Invariant: what is found is a run of whole words; how somebody writes them (capitals, accents, hidden signs, digits and letters of
//! another script that look alike, blanks between letters) does not matter.

mod fold;
mod lists;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::fold::{Joint, Reading};
use self::lists::{Entry, Kind, Lists, Part};

/// What the words of a text hint at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hint {
    /// Work in place of rent.
    WorkForRent,
    /// Money before anybody saw the place.
    PaymentFirst,
    /// Company, a relationship or sex is expected.
    Companionship,
    /// Papers are handed over or kept.
    DocumentsKept,
    YoungWomenOnly,
    /// A criterion of origin, colour or nationality.
    Origin,
    Religion,
    /// Where somebody's money comes from.
    IncomeSource,
    /// Gender or family; refused for entire dwellings and leases alone (ND-02).
    Household,
}

/// Which rule a hint falls under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HintRule {
    /// SG-09: two people decide.
    Exploitation,
    /// ND-03: one does.
    Criterion,
}

impl Hint {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::WorkForRent,
        Self::PaymentFirst,
        Self::Companionship,
        Self::DocumentsKept,
        Self::YoungWomenOnly,
        Self::Origin,
        Self::Religion,
        Self::IncomeSource,
        Self::Household,
    ];

    /// The code, as the lists and the store have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WorkForRent => "work_for_rent",
            Self::PaymentFirst => "payment_first",
            Self::Companionship => "companionship",
            Self::DocumentsKept => "documents_kept",
            Self::YoungWomenOnly => "young_women_only",
            Self::Origin => "origin",
            Self::Religion => "religion",
            Self::IncomeSource => "income_source",
            Self::Household => "household",
        }
    }

    /// The rule it falls under.
    pub fn rule(self) -> HintRule {
        match self {
            Self::WorkForRent
            | Self::PaymentFirst
            | Self::Companionship
            | Self::DocumentsKept
            | Self::YoungWomenOnly => HintRule::Exploitation,
            Self::Origin | Self::Religion | Self::IncomeSource | Self::Household => HintRule::Criterion,
        }
    }
}

/// A hint and the bytes of the text that give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hinted {
    pub hint: Hint,
    pub at: Range<usize>,
}

/// What the words of a text hint at, in the order of the text. Nothing overlaps another place of its own kind.
pub fn hints(text: &str) -> Vec<Hinted> {
    let mut found: Vec<Hinted> =
        matches(text).into_iter().map(|(entry, at)| Hinted { hint: entry.hint, at }).collect();
    found.sort_by_key(|found| (found.hint, found.at.start, found.at.end));
    found.dedup_by(|next, kept| {
        let joined = next.hint == kept.hint && next.at.start < kept.at.end;
        if joined {
            kept.at.end = kept.at.end.max(next.at.end);
        }
        joined
    });
    found.sort_by_key(|found| (found.at.start, found.at.end));
    found
}

/// Every entry that a text matches, with the bytes; what an exception of the same kind touches does not count.
fn matches(text: &str) -> Vec<(&'static Entry, Range<usize>)> {
    let reading = Reading::of(text);
    let lists = Lists::load();
    let (mut hits, mut excused) = (Vec::new(), Vec::new());
    for start in 0..reading.len() {
        for entry in lists.beginning(reading.units(start).iter().flat_map(|unit| &unit.forms)) {
            let Some(end) = matched(&reading, &entry.phrase, start) else { continue };
            match entry.kind {
                Kind::Hit => hits.push((entry, start..end)),
                // What excuses one sentence says nothing of the next.
                Kind::Exception if (start + 1..end).all(|at| reading.joint(at - 1) != Joint::SentenceEnd) => {
                    excused.push((entry.hint, start..end));
                }
                Kind::Exception => {}
            }
        }
    }
    hits.retain(|(entry, at)| {
        !excused.iter().any(|(hint, of)| *hint == entry.hint && of.start < at.end && at.start < of.end)
    });
    hits.into_iter().map(|(entry, at)| (entry, reading.bytes(at))).collect()
}

/// Where a phrase ends that begins with this word, if it does.
fn matched(reading: &Reading, phrase: &[Part], at: usize) -> Option<usize> {
    let Some((part, rest)) = phrase.split_first() else { return Some(at) };
    let word = |words: &[lists::Pattern]| {
        let fits = |form: &String| words.iter().any(|word| word.fits(form));
        let units = reading.units(at).iter().filter(|unit| unit.forms.iter().any(fits));
        units.filter_map(|unit| matched(reading, rest, unit.next)).min()
    };
    match part {
        Part::Word(words) => word(words),
        Part::Maybe(words) => word(words).or_else(|| matched(reading, rest, at)),
        Part::Gap(most) => {
            let mut to = at;
            loop {
                if let Some(end) = matched(reading, rest, to) {
                    return Some(end);
                }
                // Other words may stand between, but no end of a sentence.
                let crosses = to == 0 || reading.joint(to - 1) == Joint::SentenceEnd;
                if to - at == *most || to >= reading.len() || crosses {
                    return None;
                }
                to += 1;
            }
        }
    }
}
