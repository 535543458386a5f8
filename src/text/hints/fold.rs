//! Reads a text as words that can be compared: folded, with every way in which each may be meant, and where it stands.

use std::iter::once;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most pieces that are taken for one word.
const PIECES_MAX: usize = 16;
/// No word of the lists is longer, in characters.
const WORD_MAX_CHARS: usize = 24;
/// Letters with blanks between them are a word from so many on: `y a` is none.
const SPELLED_MIN_CHARS: usize = 4;
/// So many words in pieces of one text are put together: a stranger's text of single letters costs no more.
const JOINED_MAX: usize = 8_000;
/// What is left of an Arabic word without its article or conjunction has so many letters at least.
const STEM_MIN_CHARS: usize = 3;

/// What stands between a word and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// No blank: `petit-déjeuner`, `tra.vail`, `s3xe`.
    Glued,
    Parted,
    SentenceEnd,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letters,
    Digits,
    /// A sign that stands for a letter: `tr@vail`.
    Sign,
}

#[derive(Debug)]
struct Token {
    text: String,
    kind: Kind,
    at: Range<usize>,
    joint: Joint,
}

/// One way to read a word: how it may be meant, and where the next one begins.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) next: usize,
    pub(super) forms: Vec<String>,
}

/// A text, read.
#[derive(Debug)]
pub(super) struct Reading {
    tokens: Vec<Token>,
    units: Vec<Vec<Unit>>,
}

impl Reading {
    /// Reads a text.
    pub(super) fn of(text: &str) -> Self {
        let tokens = tokens(text);
        let mut joined = 0;
        let mut read = |at| {
            let units = units(&tokens, at, JOINED_MAX.saturating_sub(joined));
            joined += units.len() - 1;
            units
        };
        let units = (0..tokens.len()).map(&mut read).collect();
        Self { tokens, units }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The ways to read what begins with this word; none behind the end.
    pub(super) fn units(&self, at: usize) -> &[Unit] {
        self.units.get(at).map_or(&[], Vec::as_slice)
    }

    /// What stands behind this word.
    pub(super) fn joint(&self, at: usize) -> Joint {
        self.tokens.get(at).map_or(Joint::SentenceEnd, |token| token.joint)
    }

    /// The bytes of a run of words that is not empty.
    pub(super) fn bytes(&self, words: Range<usize>) -> Range<usize> {
        let run = self.tokens.get(words).unwrap_or_default();
        let start = run.first().map_or(0, |token| token.at.start);
        start..run.last().map_or(start, |token| token.at.end)
    }
}

/// The words of a phrase of a list, folded as texts are.
pub(super) fn folded_words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.text).collect()
}

fn tokens(text: &str) -> Vec<Token> {
    let shown: Vec<(usize, char)> =
        text.char_indices().filter(|(_, c)| !is_hidden(*c) && !is_combining_mark(*c)).collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut is_open = false;
    let mut stopped = false;
    let mut folded = String::new();
    for (index, (start, c)) in shown.iter().copied().enumerate() {
        fold(c, &mut folded);
        let next_is_letter = shown.get(index + 1).is_some_and(|(_, next)| next.is_alphabetic());
        let after_letter = is_open && tokens.last().is_some_and(|last| last.kind == Kind::Letters);
        let kind = match c {
            '@' | '€' if after_letter && next_is_letter => Some(Kind::Sign),
            '$' if next_is_letter && (after_letter || !is_open) => Some(Kind::Sign),
            _ if folded.chars().any(char::is_alphabetic) => Some(Kind::Letters),
            _ if folded.chars().any(char::is_numeric) => Some(Kind::Digits),
            _ => None,
        };
        let end = start + c.len_utf8();
        let Some(kind) = kind else {
            stopped |= is_stop(c);
            if let Some(last) = tokens.last_mut() {
                last.joint = joint_at(c, stopped, last.joint);
            }
            is_open = false;
            continue;
        };
        match tokens.last_mut() {
            Some(last) if is_open && last.kind == kind && kind != Kind::Sign => {
                last.text.push_str(&folded);
                last.at.end = end;
            }
            _ => tokens.push(Token { text: folded.clone(), kind, at: start..end, joint: Joint::Glued }),
        }
        (is_open, stopped) = (true, false);
    }
    tokens
}

/// What stands between two words after one more character that is in none.
fn joint_at(c: char, stopped: bool, before: Joint) -> Joint {
    match before {
        Joint::SentenceEnd => Joint::SentenceEnd,
        Joint::Glued | Joint::Parted if c == '\n' || stopped && c.is_whitespace() => Joint::SentenceEnd,
        Joint::Glued if c.is_whitespace() => Joint::Parted,
        Joint::Glued | Joint::Parted => before,
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | '…' | '؟' | '؛' | '۔' | '።')
}

/// What is not seen, or only joins: marks are dropped beside it.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{0640}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Puts a character into a text that is cleared first: in compatibility form (NFKC's letters), in lower case, without marks.
fn fold(c: char, text: &mut String) {
    text.clear();
    if c.is_ascii() {
        text.push(c.to_ascii_lowercase());
        return;
    }
    for c in once(c).nfkd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)) {
        match c {
            'ß' => text.push_str("ss"),
            'œ' => text.push_str("oe"),
            'æ' => text.push_str("ae"),
            'ø' => text.push('o'),
            'ł' => text.push('l'),
            'đ' => text.push('d'),
            'ı' => text.push('i'),
            'ς' => text.push('σ'),
            // Letters of Arabic script that are typed for one another.
            'ٱ' => text.push('ا'),
            'ى' | 'ی' | 'ې' | 'ۍ' => text.push('ي'),
            'ک' | 'ڪ' => text.push('ك'),
            'ة' | 'ۀ' | 'ە' | 'ہ' | 'ھ' => text.push('ه'),
            _ => text.push(c),
        }
    }
}

fn units(tokens: &[Token], at: usize, most: usize) -> Vec<Unit> {
    let mut units = vec![Unit { next: at + 1, forms: forms(&tokens[at].text) }];
    let mut joined = tokens[at].text.clone();
    let mut is_spelled = false;
    for (step, pair) in tokens[at..].windows(2).take(PIECES_MAX.min(most)).enumerate() {
        let single = |token: &Token| token.text.chars().count() == 1;
        match pair[0].joint {
            Joint::Glued => {}
            Joint::Parted if single(&pair[0]) && single(&pair[1]) => is_spelled = true,
            Joint::Parted | Joint::SentenceEnd => break,
        }
        joined.push_str(&pair[1].text);
        let count = joined.chars().count();
        if count > WORD_MAX_CHARS {
            break;
        }
        if !is_spelled || count >= SPELLED_MIN_CHARS {
            units.push(Unit { next: at + step + 2, forms: forms(&joined) });
        }
    }
    units
}

/// The ways in which a word may be meant, itself first.
fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    let mut add = |form: String| {
        if !forms.contains(&form) {
            forms.push(form);
        }
    };
    if word.chars().any(char::is_alphabetic) && !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        for one in ['i', 'l'] {
            let latin: Option<String> = word.chars().map(|c| as_latin(c, one)).collect();
            latin.into_iter().for_each(&mut add);
        }
    }
    let is_cyrillic = |c: char| ('\u{0400}'..='\u{052F}').contains(&c);
    if word.chars().any(is_cyrillic) && !word.chars().all(is_cyrillic) {
        add(word.chars().map(as_cyrillic).collect());
    }
    if word.starts_with(|c| ('\u{0600}'..='\u{06FF}').contains(&c)) {
        for prefix in ARABIC_PREFIXES {
            if let Some(stem) = word.strip_prefix(prefix)
                && stem.chars().count() >= STEM_MIN_CHARS
            {
                add(stem.to_owned());
            }
        }
    }
    forms
}

/// `and`, `so`, `with`, `for`, `like`, the article, and what they join to.
const ARABIC_PREFIXES: [&str; 15] =
    ["ال", "وال", "بال", "فال", "كال", "ولل", "لل", "وبال", "و", "ف", "ب", "ل", "ك", "وب", "ول"];

/// The Latin letter that a character looks like; `one` is what a 1 stands for.
fn as_latin(c: char, one: char) -> Option<char> {
    Some(match c {
        'a'..='z' => c,
        '1' => one,
        '0' | 'о' | 'ο' | 'օ' | 'ᴏ' => 'o',
        '2' | 'ᴢ' => 'z',
        '3' | '€' | 'е' | 'ε' | 'ᴇ' => 'e',
        '4' | '@' | 'а' | 'α' | 'ᴀ' | 'ɑ' => 'a',
        '5' | '$' | 'ѕ' | 'ꜱ' => 's',
        '7' | 'т' | 'τ' | 'ᴛ' => 't',
        '8' | 'в' | 'β' | 'ʙ' => 'b',
        '9' | 'ɡ' | 'ɢ' => 'g',
        'с' | 'ᴄ' => 'c',
        'ԁ' | 'ᴅ' => 'd',
        'ꜰ' => 'f',
        'һ' | 'н' | 'ʜ' | 'հ' => 'h',
        'і' | 'ι' | 'ɪ' => 'i',
        'ј' | 'ᴊ' => 'j',
        'к' | 'κ' | 'ᴋ' => 'k',
        'ӏ' | 'ʟ' => 'l',
        'м' | 'ᴍ' => 'm',
        'η' | 'ɴ' | 'ո' => 'n',
        'р' | 'ρ' | 'ᴘ' => 'p',
        'ԛ' => 'q',
        'ʀ' => 'r',
        'υ' | 'ս' | 'ᴜ' => 'u',
        'ν' | 'ѵ' | 'ᴠ' => 'v',
        'ԝ' | 'ω' | 'ᴡ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' | 'ʏ' => 'y',
        _ => return None,
    })
}

/// The Cyrillic letter that a Latin one in a Cyrillic word looks like.
fn as_cyrillic(c: char) -> char {
    match c {
        'a' => 'а',
        'b' => 'в',
        'c' => 'с',
        'e' | '3' => 'е',
        'h' => 'н',
        'i' => 'і',
        'j' => 'ј',
        'k' => 'к',
        'm' => 'м',
        'o' | '0' => 'о',
        'p' => 'р',
        't' => 'т',
        'x' => 'х',
        'y' => 'у',
        _ => c,
    }
}
