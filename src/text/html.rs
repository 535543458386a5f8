//! HTML from other servers: an allowlist on the way in, plain text out of it, and escaping for ours.
//! Source: federation.md, inbound check 12. Links keep no attribute but their address, and tell nobody where
//! they were followed.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use regex::Regex;

use super::tidy::tidy;
use crate::ids::ApId;

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
        // It sees what the lines below add, too.
        .attribute_filter(|_, name, value| match name {
            "href" => link(value).map(Cow::Owned),
            _ => Some(value.into()),
        })
        .link_rel(Some("nofollow noopener noreferrer ugc"));
    builder
});

static NO_TAGS: LazyLock<Builder<'static>> = LazyLock::new(bare);

/// Tags after which a reader sees a new line.
static LINE_ENDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)<br\b[^>]*>|</(?:p|li|div|blockquote|h[1-6]|tr|ul|ol|pre)\s*>")
        .expect("a constant that a test runs")
});

/// The address of a link as browsers will read it. One with a user name is left out: `https://bank.example@evil.example` is read as
/// the bank's.
fn link(address: &str) -> Option<String> {
    address.parse::<ApId>().ok().map(|address| address.to_string())
}

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

static ADDRESSES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"(?i)\bhttps?://[^\s<>"']+"#).expect("a constant that a test runs"));

/// A plain text as HTML, in which what begins as an address is a link, as far as [`sanitise_html`] lets it be one. Nothing is ever fetched from it.
pub fn linked(text: &str) -> String {
    let (mut html, mut at) = (String::with_capacity(text.len() + 8), 0);
    for found in ADDRESSES.find_iter(text) {
        // What ends a sentence is no part of an address.
        let address = found.as_str().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '»', '،', '؟']);
        let shown = escape_html(address);
        html.push_str(&escape_html(&text[at..found.start()]));
        html.push_str(&format!("<a href=\"{shown}\">{shown}</a>"));
        at = found.start() + address.len();
    }
    html.push_str(&escape_html(&text[at..]));
    sanitise_html(&html)
}

fn head(html: &str) -> &str {
    html.char_indices().nth(HTML_MAX_CHARS).map_or(html, |(end, _)| &html[..end])
}

#[cfg(test)]
mod tests;
