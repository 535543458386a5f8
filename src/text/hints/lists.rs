//! The lists of phrases, one file a language under `src/text/words`, compiled in.
//!
//! A line is one of these; `#` begins a comment:
//! - `== CODE` begins a section: the code of a [`Hint`].
//! - `$name = a|b` names a set of words for the lines below, in which `$name` may stand among others.
//! - `! phrase` is an exception: what it touches of its section's hits does not count.
//! - anything else is a phrase that counts.
//!
//! A phrase is words with blanks between: `a|b` is either, `[a|b]` may be missing, `..3` is up to three other words within the
//! sentence, `a*` begins so, `9` is any number, `seul(e)(s)` is four words. It begins with a word. Accents and capitals say nothing.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Hint;
use super::fold::folded_words;

/// The files: language tag and text.
pub(super) const FILES: &[(&str, &str)] = &[
    ("fr", include_str!("../words/fr.txt")),
    ("nl", include_str!("../words/nl.txt")),
    ("en", include_str!("../words/en.txt")),
    ("ar", include_str!("../words/ar.txt")),
    ("de", include_str!("../words/de.txt")),
    ("es", include_str!("../words/es.txt")),
    ("tr", include_str!("../words/tr.txt")),
    ("ru", include_str!("../words/ru.txt")),
    ("uk", include_str!("../words/uk.txt")),
    ("fa", include_str!("../words/fa.txt")),
    ("sq", include_str!("../words/sq.txt")),
];

/// A word of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pattern {
    Is(String),
    Begins(String),
    Number,
}

impl Pattern {
    /// Whether a word is meant by it.
    pub(super) fn fits(&self, word: &str) -> bool {
        match self {
            Self::Is(text) => word == text,
            Self::Begins(text) => word.starts_with(text.as_str()),
            Self::Number => word.chars().all(char::is_numeric),
        }
    }
}

/// A piece of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Word(Vec<Pattern>),
    Maybe(Vec<Pattern>),
    /// So many other words at most.
    Gap(usize),
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Hit,
    Exception,
}

/// A line of a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) language: &'static str,
    /// From 1.
    pub(super) line: usize,
    pub(super) hint: Hint,
    pub(super) kind: Kind,
    pub(super) phrase: Vec<Part>,
}

/// Every line of every language.
#[derive(Debug)]
pub(super) struct Lists {
    pub(super) entries: Vec<Entry>,
    /// By a whole word that begins a phrase.
    words: HashMap<String, Vec<usize>>,
    /// By the first two letters of words that begin so.
    stems: HashMap<(char, char), Vec<usize>>,
}

impl Lists {
    /// The lists, read once for the process.
    pub(super) fn load() -> &'static Self {
        static LISTS: LazyLock<Lists> =
            LazyLock::new(|| Lists::read(FILES).expect("files that a test reads"));
        &LISTS
    }

    /// Reads files.
    ///
    /// # Errors
    /// A sentence on the first line that is none of a list.
    pub(super) fn read(files: &[(&'static str, &str)]) -> Result<Self, String> {
        let mut lists = Self { entries: Vec::new(), words: HashMap::new(), stems: HashMap::new() };
        for (language, text) in files {
            lists.file(language, text)?;
        }
        Ok(lists)
    }

    fn file(&mut self, language: &'static str, text: &str) -> Result<(), String> {
        let mut sets: HashMap<String, String> = HashMap::new();
        let mut section = None;
        for (index, line) in text.lines().enumerate() {
            let line_number = index + 1;
            let refused = |why: &str| format!("{language}.txt:{line_number}: {why}");
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
            } else if let Some(code) = line.strip_prefix("== ") {
                let hint = Hint::ALL.iter().find(|hint| hint.as_str() == code.trim());
                section = Some(*hint.ok_or_else(|| refused("is no code of a hint"))?);
            } else if let Some((name, words)) = line.strip_prefix('$').and_then(|rest| rest.split_once(" = "))
            {
                sets.insert(name.to_owned(), resolved(words, &sets).map_err(|why| refused(&why))?);
            } else {
                let (kind, phrase) =
                    line.strip_prefix("! ").map_or((Kind::Hit, line), |phrase| (Kind::Exception, phrase));
                let phrase = parts(phrase, &sets).map_err(|why| refused(&why))?;
                let hint = section.ok_or_else(|| refused("stands before any section"))?;
                self.add(Entry { language, line: line_number, hint, kind, phrase })
                    .map_err(|why| refused(&why))?;
            }
        }
        Ok(())
    }

    fn add(&mut self, entry: Entry) -> Result<(), String> {
        let Some(Part::Word(words)) = entry.phrase.first() else {
            return Err("does not begin with a word".to_owned());
        };
        let at = self.entries.len();
        for word in words {
            match word {
                Pattern::Is(text) => self.words.entry(text.clone()).or_default().push(at),
                Pattern::Begins(text) => {
                    let stem = stem(text).ok_or_else(|| format!("{text}* is too short"))?;
                    self.stems.entry(stem).or_default().push(at);
                }
                Pattern::Number => return Err("begins with a number".to_owned()),
            }
        }
        self.entries.push(entry);
        Ok(())
    }

    /// The lines that may begin with one of these words, each once.
    pub(super) fn beginning<'w>(&self, words: impl Iterator<Item = &'w String>) -> Vec<&Entry> {
        let mut found: Vec<usize> = Vec::new();
        for word in words {
            let stems = stem(word).and_then(|stem| self.stems.get(&stem));
            found.extend(self.words.get(word).into_iter().chain(stems).flatten());
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter_map(|at| self.entries.get(at)).collect()
    }
}

/// The first two letters.
fn stem(word: &str) -> Option<(char, char)> {
    let mut chars = word.chars();
    Some((chars.next()?, chars.next()?))
}

/// Words with the sets among them written out.
fn resolved(words: &str, sets: &HashMap<String, String>) -> Result<String, String> {
    let each = words.split('|').map(|word| match word.trim().strip_prefix('$') {
        Some(name) => sets.get(name).cloned().ok_or_else(|| format!("there is no ${name}")),
        None => Ok(word.trim().to_owned()),
    });
    Ok(each.collect::<Result<Vec<String>, String>>()?.join("|"))
}

fn parts(phrase: &str, sets: &HashMap<String, String>) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    for item in phrase.split_whitespace() {
        if let Some(count) = item.strip_prefix("..") {
            parts.push(Part::Gap(count.parse().map_err(|_| format!("{item} is no gap"))?));
        } else if let Some(inner) = item.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            parts.push(Part::Maybe(patterns(&resolved(inner, sets)?)?));
        } else {
            parts.push(Part::Word(patterns(&resolved(item, sets)?)?));
        }
    }
    Ok(parts)
}

fn patterns(words: &str) -> Result<Vec<Pattern>, String> {
    let mut patterns = Vec::new();
    for word in words.split('|') {
        if word == "9" {
            patterns.push(Pattern::Number);
            continue;
        }
        for form in spelled_out(word) {
            let (bare, begins) =
                form.strip_suffix('*').map_or((form.as_str(), None), |bare| (bare, Some(())));
            let folded = folded_words(bare);
            let [only] = folded.as_slice() else { return Err(format!("{word:?} is not one word")) };
            patterns.push(match begins {
                Some(()) => Pattern::Begins(only.clone()),
                None => Pattern::Is(only.clone()),
            });
        }
    }
    Ok(patterns)
}

/// `seul(e)(s)` is `seul`, `seule`, `seuls` and `seules`.
fn spelled_out(word: &str) -> Vec<String> {
    let Some((before, rest)) = word.split_once('(') else { return vec![word.to_owned()] };
    let Some((inner, after)) = rest.split_once(')') else { return vec![word.to_owned()] };
    [format!("{before}{after}"), format!("{before}{inner}{after}")]
        .iter()
        .flat_map(|word| spelled_out(word))
        .collect()
}
