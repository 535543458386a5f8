//! HTML of others: what is left is an allowlist, whatever came in.

use std::sync::LazyLock;

use regex::Regex;
use rooftop::text;

/// All that may be left. Written apart from the sanitiser on purpose.
static HARMLESS: LazyLock<Regex> = LazyLock::new(|| {
    let parts = [
        "[^<>&]",
        "&(?:amp|lt|gt|nbsp|quot);",
        "</?(?:p|strong|em|b|i|ul|ol|li|blockquote|span)>|<br>|</a>",
        r#"<a(?: href="\s*(?i:https?):[^"]*")? rel="nofollow noopener noreferrer ugc">"#,
    ];
    Regex::new(&format!(r"\A(?:{})*\z", parts.join("|"))).unwrap()
});

/// Sanitises, and makes plain.
pub fn check(bytes: &[u8]) {
    let given = String::from_utf8_lossy(bytes);
    let clean = text::sanitise_html(&given);
    harmless(&clean);
    // Elements that are nested wrongly are put right once more by a second reading, as HTML wants it; the words stay.
    let again = text::sanitise_html(&clean);
    harmless(&again);
    assert_eq!(words(&again), words(&clean), "the words of what is sanitised twice");
    for plain in [text::plain(&given), text::plain(&clean)] {
        assert!(plain.chars().all(|c| !deceives(c)), "{plain:?}");
        assert_eq!(text::tidy(&plain), plain);
    }
    // What a page would show as text stays text.
    harmless(&text::escape_html(&text::tidy(&given)).replace("&#39;", ""));
}

fn words(html: &str) -> String {
    text::plain(html).split_whitespace().collect()
}

/// Whether a character changes what stands around it (inbound check 13).
pub fn deceives(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{FEFF}')
}

/// Asserts that HTML holds nothing but the allowlist.
pub fn harmless(clean: &str) {
    assert!(HARMLESS.is_match(clean), "not harmless: {clean:?}");
    assert!(clean.chars().all(|c| !deceives(c)), "{clean:?}");
}
