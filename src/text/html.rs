//! HTML from other servers: an allowlist on the way in, plain text out of it, and escaping for ours.
//! Source: federation.md, inbound check 12. Links keep no attribute but their address.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use regex::Regex;

use super::tidy::tidy;

/// The most characters of HTML that are read; the rest is cut off.
pub const HTML_MAX_CHARS: usize = 50_000;

static ALLOWLIST: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = bare();
    builder
        .tags(HashSet::from([
            "p",
            "br",
            "strong",
            "em",
            "b",
            "i",
            "ul",
            "ol",
            "li",
            "blockquote",
            "a",
            "span",
        ]))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"]))]))
        .url_schemes(HashSet::from(["http", "https"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("nofollow noopener noreferrer ugc"));
    builder
});

static NO_TAGS: LazyLock<Builder<'static>> = LazyLock::new(bare);

/// Tags after which a reader sees a new line.
static LINE_ENDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)<br\b[^>]*>|</(?:p|li|div|blockquote|h[1-6]|tr|ul|ol|pre)\s*>")
        .expect("a constant that a test runs")
});

/// Allows nothing, and drops what stands inside scripts and styles.
fn bare() -> Builder<'static> {
    let mut builder = Builder::empty();
    builder.generic_attributes(HashSet::new()).clean_content_tags(HashSet::from([
        "script", "style", "template", "noscript", "iframe", "object", "svg", "math",
    ]));
    builder
}

/// Keeps of a remote text what is harmless: paragraphs, line ends, emphasis, lists, quotes and links to http and https.
///
/// At most [`HTML_MAX_CHARS`] characters are read. The answer may stand in a page unescaped.
pub fn sanitise_html(html: &str) -> String {
    let clean = ALLOWLIST.clean(head(html)).to_string();
    // After parsing, for an entity may hide what `tidy` takes out; and piece by piece, for NFC would make one character of
    // a tag's `>` and a following U+0338.
    clean.split_inclusive(['<', '>']).map(tidy).collect()
}

/// The text of some HTML, without tags or entities; paragraphs and line ends become line ends.
pub fn plain(html: &str) -> String {
    let lines = LINE_ENDS.replace_all(head(html), "$0\n");
    let text = NO_TAGS.clean(&lines).to_string();
    // The serializer escapes these four and no other; the ampersand comes last, so that `&amp;lt;` stays `&lt;`.
    let text =
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{00A0}").replace("&amp;", "&");
    tidy(text.trim())
}

/// Escapes a plain text for HTML content and for attributes in either quotes.
pub fn escape_html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

fn head(html: &str) -> &str {
    html.char_indices().nth(HTML_MAX_CHARS).map_or(html, |(end, _)| &html[..end])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn inbound_12_only_the_allowlist_stays() {
        for (got, want) in [
            ("<p>Oui<br>non</p>", "<p>Oui<br>non</p>"),
            ("<p onclick=x class=y>Oui</p>", "<p>Oui</p>"),
            ("<script>alert(1)</script>Oui", "Oui"),
            ("<img src=x onerror=alert(1)>Oui", "Oui"),
            ("<h1>Titre</h1>", "Titre"),
            ("<span class=\"h-card\" style=\"position:fixed\">a</span>", "<span>a</span>"),
            (
                "<a href=\"https://a.example/\" target=_blank class=u-url title=x>a</a>",
                "<a href=\"https://a.example/\" rel=\"nofollow noopener noreferrer ugc\">a</a>",
            ),
            ("<a href=\"javascript:alert(1)\">a</a>", "<a rel=\"nofollow noopener noreferrer ugc\">a</a>"),
            ("<a href=\"/relative\">a</a>", "<a rel=\"nofollow noopener noreferrer ugc\">a</a>"),
            ("<a href=\"data:text/html,x\">a</a>", "<a rel=\"nofollow noopener noreferrer ugc\">a</a>"),
            ("a&#x202E;b\u{202E}c", "abc"),
            ("<b>\u{0338}x", "<b>\u{0338}x</b>"),
            ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
        ] {
            assert_eq!(sanitise_html(got), want, "{got:?}");
        }
    }

    #[test]
    fn long_html_is_cut_and_stays_whole() {
        let long = format!("<p>{}</p>", "é".repeat(HTML_MAX_CHARS));
        let clean = sanitise_html(&long);
        assert!(clean.starts_with("<p>é") && clean.ends_with("é</p>"));
        assert_eq!(plain(&long).chars().count(), HTML_MAX_CHARS - 3);
    }

    #[test]
    fn plain_text_has_no_tags_and_no_entities() {
        for (got, want) in [
            ("<p>Un</p><p>Deux<br/>trois</p>", "Un\nDeux\ntrois"),
            ("a &amp;lt; b &lt;i&gt;", "a &lt; b <i>"),
            ("<style>p{}</style>a&nbsp;b", "a\u{00A0}b"),
            ("l&#39;&eacute;t&eacute; &quot;oui&quot;", "l'été \"oui\""),
        ] {
            assert_eq!(plain(got), want, "{got:?}");
        }
    }

    #[test]
    fn escaping_covers_content_and_attributes() {
        assert_eq!(
            escape_html("<a b='c' d=\"e\">&</a>"),
            "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;&lt;/a&gt;"
        );
    }

    proptest! {
        #[test]
        fn sanitising_twice_changes_nothing(html in "[<>a-z/ =\"'&;#0-9:\u{0338}\u{202E}\u{200B}]{0,80}") {
            let once = sanitise_html(&html);
            prop_assert_eq!(sanitise_html(&once), once);
        }

        #[test]
        fn a_plain_text_survives_escaping(text in "[^\\p{C}\u{00A0}]{0,60}") {
            let text = tidy(text.trim());
            prop_assert_eq!(plain(&escape_html(&text)), text);
        }

        #[test]
        fn no_markup_outside_the_allowlist_leaves(html in "(<|>|script|img|svg|a href=|javascript:|\"|onload=|/|x| ){0,40}") {
            let clean = sanitise_html(&html);
            for tag in ["<script", "<img", "<svg", "<x"] {
                prop_assert!(!clean.contains(tag), "{}", clean);
            }
            prop_assert!(!clean.contains("<a href=\"javascript:"), "{}", clean);
        }
    }
}
