//! Plain text made fit to be stored, shown and cut.
//! Source: federation.md, inbound check 13 (NFC, bidi and combining abuse).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// More combining marks than this on one letter are meant to cover the lines around it.
const MARKS_MAX: usize = 4;

/// Puts a text into NFC and takes out what only deceives or breaks: controls other than line ends and tabs, bidi overrides
/// and isolates, zero-width characters (joiners stay between letters of scripts that need them), piles of marks.
///
/// The direction marks LRM, RLM and ALM stay: people who write Arabic type them. Not for markup: `>` and a following U+0338
/// would become one character.
pub fn tidy(text: &str) -> String {
    without_marks_piled(without_idle_joiners(without_tricks(text)).nfc())
}

fn without_tricks(text: &str) -> String {
    let harmless = |c: &char| match c {
        '\n' | '\t' => true,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => false,
        '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}' | '\u{180E}' => false,
        _ => !c.is_control(),
    };
    text.chars().filter(harmless).collect()
}

/// Keeps a joiner between two letters that it joins or parts. Marks on them do not count, for NFC puts those in another order.
fn without_idle_joiners(text: String) -> String {
    if !text.contains(is_joiner) {
        return text;
    }
    let chars: Vec<char> = text.chars().collect();
    let mut kept = String::with_capacity(text.len());
    let mut letter = None;
    for (at, c) in chars.iter().copied().enumerate() {
        let next = || chars[at + 1..].iter().copied().find(|next| !is_combining_mark(*next));
        if is_joiner(c) && !(letter.is_some_and(joins) && next().is_some_and(joins)) {
            continue;
        }
        if !is_combining_mark(c) {
            letter = Some(c);
        }
        kept.push(c);
    }
    kept
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Whether a joiner beside this character changes how it is written: Arabic, Syriac, N'Ko and the Indic scripts.
fn joins(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{08FF}' | '\u{0900}'..='\u{0DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn without_marks_piled(chars: impl Iterator<Item = char>) -> String {
    let mut marks = 0;
    chars
        .filter(|c| {
            // A joiner stands between marks without ending their pile.
            if is_joiner(*c) {
                return true;
            }
            marks = if is_combining_mark(*c) { marks + 1 } else { 0 };
            marks <= MARKS_MAX
        })
        .collect()
}

/// Shortens a plain text to at most `max_chars` characters, at a word, with `…` where something was left out. Line ends and
/// runs of blanks become one blank.
pub fn excerpt(text: &str, max_chars: usize) -> String {
    let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if whole.chars().count() <= max_chars {
        return whole;
    }
    let room = max_chars.saturating_sub(1);
    let end = whole.char_indices().nth(room).map_or(whole.len(), |(at, _)| at);
    let head = &whole[..end];
    let at_word = if whole[end..].starts_with(' ') { Some(end) } else { head.rfind(' ') };
    let mut short = match at_word {
        Some(at) if at > 0 => head[..at].to_owned(),
        // One word that is longer than the room: cut it, but not between a letter and its marks.
        Some(_) | None => {
            let next_is_mark = whole[end..].chars().next().is_some_and(is_combining_mark);
            let bare = head.trim_end_matches(is_combining_mark);
            if next_is_mark { drop_last(bare).to_owned() } else { head.to_owned() }
        }
    };
    short.truncate(short.trim_end_matches([' ', ',', ';', ':', '،', '–', '-']).len());
    if max_chars > 0 {
        short.push('…');
    }
    short
}

fn drop_last(text: &str) -> &str {
    text.char_indices().next_back().map_or("", |(at, _)| &text[..at])
}

/// Splits a description on blank lines. Line ends inside a paragraph stay.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match found.last_mut() {
            Some(paragraph) if !line.is_empty() => paragraph.push(line),
            Some(paragraph) if !paragraph.is_empty() => found.push(Vec::new()),
            Some(_) | None => {}
        }
    }
    found.into_iter().filter(|lines| !lines.is_empty()).map(|lines| lines.join("\n")).collect()
}

/// Writes Latin letters without accents and ligatures: `Liège` is `Liege`, `Cœur` is `Coeur`. Case stays.
pub fn unaccented(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'œ' => bare.push_str("oe"),
            'Œ' => bare.push_str("Oe"),
            'æ' => bare.push_str("ae"),
            'Æ' => bare.push_str("Ae"),
            'ß' => bare.push_str("ss"),
            'ø' => bare.push('o'),
            'Ø' => bare.push('O'),
            _ => bare.push(c),
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_in_nfc_without_tricks() {
        for (got, want) in [
            ("e\u{0301}te\u{0301}", "été"),
            ("safe\u{202E}gpj.exe", "safegpj.exe"),
            ("\u{2067}abc\u{2069}", "abc"),
            ("pass\u{200B}word\u{FEFF}", "password"),
            ("a\u{200D}b", "ab"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("क्\u{200D}ष", "क्\u{200D}ष"),
            ("می\u{200C} b", "می b"),
            ("line\r\nline\tend\u{0000}", "line\nline\tend"),
            ("\u{200F}سلام!\u{200F}", "\u{200F}سلام!\u{200F}"),
        ] {
            assert_eq!(tidy(got), want, "{got:?}");
        }
        let piled = format!("x{}y", "\u{0335}".repeat(30));
        assert_eq!(tidy(&piled), format!("x{}y", "\u{0335}".repeat(4)));
        assert_eq!(tidy("مُحَمَّدٌ").chars().count(), "مُحَمَّدٌ".chars().count());
        let parted = format!("ب{}ب", "\u{064B}\u{064C}\u{064D}\u{064E}\u{200D}".repeat(9));
        let marks = tidy(&parted).chars().filter(|c| is_combining_mark(*c)).count();
        assert_eq!(marks, 4, "joiners do not hide a pile");
        assert_eq!(tidy("র\u{200D}\u{09CD}য"), "র\u{200D}\u{09CD}য", "a joiner before a mark stays");
    }

    #[test]
    fn an_excerpt_ends_at_a_word() {
        assert_eq!(excerpt("Une chambre calme", 40), "Une chambre calme");
        assert_eq!(excerpt("Une chambre,  calme", 14), "Une chambre…");
        assert_eq!(excerpt("Une chambre calme", 12), "Une chambre…");
        assert_eq!(excerpt("Une chambre calme", 11), "Une…");
        assert_eq!(excerpt("Anticonstitutionnellement", 5), "Anti…");
        assert_eq!(excerpt("abcde\u{0301}f", 6), "abcd…");
        assert_eq!(excerpt("x y", 0), "");
        for max in 0..30 {
            assert!(excerpt("Une chambre calme, à dix minutes", max).chars().count() <= max);
        }
    }

    #[test]
    fn a_description_splits_on_blank_lines() {
        assert_eq!(paragraphs("\n\n a\nb \n \n\nc\n"), ["a\nb", "c"]);
        assert!(paragraphs(" \n ").is_empty());
    }

    #[test]
    fn accents_and_ligatures_go() {
        assert_eq!(unaccented("Liège, Écaussinnes, Cœur, Straße"), "Liege, Ecaussinnes, Coeur, Strasse");
    }
}
