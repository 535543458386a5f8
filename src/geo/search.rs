//! Finds areas by what people type: names in any language and script, postcodes, localities.

use std::cmp::Reverse;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::area::{Area, AreaKind};
use super::data::Data;

/// The most of a query that is looked at, in characters: no name is half as long.
const QUERY_MAX_CHARS: usize = 80;

/// What a term is to its area; an earlier one wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Name,
    Postcode,
    /// A spelling in another language or script.
    Spelling,
    Locality,
    /// An arrondissement's name without the word: people who type it mean the town, if there is one.
    Bare,
}

struct Term {
    folded: String,
    kind: Kind,
    area: usize,
}

/// All terms, sorted by their folded text, so that a prefix is a range.
pub(super) struct Index(Vec<Term>);

impl Index {
    /// Indexes names, postcodes, spellings and localities.
    pub(super) fn new(data: &Data) -> Self {
        let mut terms = Vec::new();
        for (area, of) in data.areas.iter().enumerate() {
            let spelling = match of.kind {
                AreaKind::Municipality => Kind::Spelling,
                AreaKind::Arrondissement => Kind::Bare,
            };
            let texts = (of.names.all().map(|t| (t, Kind::Name)))
                .chain(of.postcodes.iter().map(|t| (*t, Kind::Postcode)))
                .chain(data.spellings[area].iter().map(|t| (*t, spelling)))
                .chain(data.localities[area].iter().map(|t| (*t, Kind::Locality)));
            for (text, kind) in texts {
                let folded = fold(text);
                let short = with_short_saints(&folded);
                terms.extend(short.map(|folded| Term { folded, kind, area }));
                terms.push(Term { folded, kind, area });
            }
        }
        terms.sort_by(|a, b| (&a.folded, a.kind, a.area).cmp(&(&b.folded, b.kind, b.area)));
        terms.dedup_by(|a, b| (&a.folded, a.kind, a.area) == (&b.folded, b.kind, b.area));
        Self(terms)
    }

    /// The places in `areas` that the query may mean, best first, at most `limit`.
    pub(super) fn search(&self, areas: &[Area], query: &str, limit: usize) -> Vec<usize> {
        let query = fold(query);
        if query.is_empty() {
            return Vec::new();
        }
        let mut best: HashMap<usize, u8> = HashMap::new();
        for term in self.from(&query).take_while(|t| t.folded.starts_with(&query)) {
            let rank = rank(term.kind, term.folded.len() == query.len());
            best.entry(term.area).and_modify(|r| *r = rank.min(*r)).or_insert(rank);
        }
        let mut found: Vec<(u8, Reverse<u32>, usize)> =
            best.into_iter().map(|(area, rank)| (rank, Reverse(areas[area].population), area)).collect();
        found.sort_unstable();
        found.into_iter().take(limit).map(|(_, _, area)| area).collect()
    }

    /// The place in `areas` that the whole query names; of several, the most populous.
    pub(super) fn find(&self, areas: &[Area], query: &str) -> Option<usize> {
        let query = fold(query);
        self.from(&query)
            .take_while(|t| t.folded == query)
            .min_by_key(|t| (t.kind, Reverse(areas[t.area].population), t.area))
            .map(|t| t.area)
    }

    fn from<'a>(&'a self, query: &str) -> impl Iterator<Item = &'a Term> + use<'a> {
        let start = self.0.partition_point(|t| t.folded.as_str() < query);
        self.0[start..].iter()
    }
}

/// Exact name, exact postcode, then beginnings, then localities; less is better.
fn rank(kind: Kind, whole: bool) -> u8 {
    match (kind, whole) {
        (Kind::Name, true) => 0,
        (Kind::Postcode, true) => 1,
        (Kind::Spelling, true) => 2,
        (Kind::Name | Kind::Postcode, false) => 3,
        (Kind::Locality, true) => 4,
        (Kind::Bare, true) => 5,
        (Kind::Spelling, false) => 6,
        (Kind::Locality, false) => 7,
        (Kind::Bare, false) => 8,
    }
}

/// Lower case, no accents, one space for whatever is neither letter nor digit.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().take(QUERY_MAX_CHARS).nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ß' | 'ẞ' => folded.push_str("ss"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            // Persian and final forms of the Arabic letters; the stretching stroke is no letter.
            'ی' | 'ى' => folded.push('ي'),
            'ک' => folded.push('ك'),
            'ـ' => {}
            c if c.is_alphanumeric() => folded.extend(c.to_lowercase()),
            _ if folded.is_empty() || folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// "saint nicolas" as "st nicolas"; `None` when there is no saint in it.
fn with_short_saints(folded: &str) -> Option<String> {
    let words: Vec<&str> = folded
        .split(' ')
        .map(|word| match word {
            "saint" | "sint" | "sankt" => "st",
            "sainte" => "ste",
            other => other,
        })
        .collect();
    let short = words.join(" ");
    (short != folded).then_some(short)
}
