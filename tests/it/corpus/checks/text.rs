//! Plain text of others and of ours: clean, short, and the same when cleaned again.

use rooftop::text;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::html;

/// Every function of `text` that takes a stranger's words.
pub fn check(bytes: &[u8]) {
    let given = String::from_utf8_lossy(bytes);
    tidied(&given);
    for most in [0, 1, 2, 3, 10, 120, 1000] {
        let short = text::excerpt(&given, most);
        assert!(short.chars().count() <= most, "{short:?} is over {most}");
        assert_eq!(text::excerpt(&short, most), short, "shortened twice to {most}");
    }
    for paragraph in text::paragraphs(&given) {
        assert!(!paragraph.trim().is_empty() && !paragraph.contains("\n\n"), "{paragraph:?}");
    }
    let bare = text::unaccented(&given);
    assert_eq!(text::unaccented(&bare), bare, "without accents twice");
    let found = text::reveals(&given);
    assert!(found.len() <= text::Reveal::ALL.len(), "each once: {found:?}");
    html::harmless(&text::escape_html(&text::tidy(&given)).replace("&#39;", ""));
}

fn tidied(given: &str) {
    let tidy = text::tidy(given);
    assert_eq!(text::tidy(&tidy), tidy, "tidied twice");
    assert_eq!(tidy.nfc().collect::<String>(), tidy, "NFC");
    let mut pile = 0;
    for c in tidy.chars() {
        assert!(!html::deceives(c) && (!c.is_control() || matches!(c, '\n' | '\t')), "{tidy:?}");
        // Joiners do not part a pile.
        if !matches!(c, '\u{200C}' | '\u{200D}') {
            pile = if is_combining_mark(c) { pile + 1 } else { 0 };
        }
        assert!(pile <= 4, "a pile of marks: {tidy:?}");
    }
}
