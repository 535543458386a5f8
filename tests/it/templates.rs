//! The pages' templates hold no words of their own: every text comes from Fluent.

use crate::sources::{Source, files};

/// Attributes that a person reads or hears.
const READ_ALOUD: &[&str] = &[
    "title",
    "alt",
    "placeholder",
    "label",
    "aria-label",
    "aria-description",
    "aria-placeholder",
    "aria-roledescription",
];
/// Kinds of `input` whose `value` is read as a label; that of a `button` element is not.
const LABELLED_BY_VALUE: &[&str] = &["button", "submit", "reset"];
/// Elements whose content is no text for a person.
const NO_TEXT: &[&str] = &["script", "style"];

/// Every hard-coded text, as `path:line: text`.
fn hard_coded(source: &Source) -> Vec<String> {
    let html = without_askama(&source.text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        let (kind, end) = piece(rest);
        let line = html[..at].matches('\n').count() + 1;
        let texts = match kind {
            // A macro may hold attributes alone, for the tags that call it.
            Piece::Text if is_attributes(&rest[..end]) => texts_of_tag(&format!("<x {}", &rest[..end])),
            Piece::Text => vec![rest[..end].to_owned()],
            Piece::Tag => texts_of_tag(&rest[..end]),
            Piece::Silent => vec![],
        };
        let spoken = texts.iter().filter(|text| has_words(text));
        found.extend(spoken.map(|text| format!("{}:{line}: {:?}", source.path, text.trim())));
        at += end;
    }
    found
}

enum Piece {
    Text,
    Tag,
    /// A comment, or a script or style as a whole.
    Silent,
}

/// The first piece of some HTML, and where it ends.
fn piece(html: &str) -> (Piece, usize) {
    let after = |needle: &str| html.find(needle).map_or(html.len(), |at| at + needle.len());
    if html.starts_with("<!--") {
        return (Piece::Silent, after("-->"));
    }
    if let Some(name) =
        NO_TEXT.iter().find(|name| html.strip_prefix('<').is_some_and(|rest| rest.starts_with(**name)))
    {
        return (Piece::Silent, after(&format!("</{name}>")));
    }
    if html.starts_with('<') {
        return (Piece::Tag, end_of_tag(html));
    }
    (Piece::Text, html.find('<').unwrap_or(html.len()))
}

/// After the `>` that closes a tag; one in quotes does not.
fn end_of_tag(html: &str) -> usize {
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match quote {
            Some(open) if open == c => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '>' => return at + 1,
            None => {}
        }
    }
    html.len()
}

fn texts_of_tag(tag: &str) -> Vec<String> {
    let attributes = attributes_of(tag);
    let name = tag[1..].split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default();
    let is_button = name == "input"
        && attributes.iter().any(|(k, v)| k == "type" && LABELLED_BY_VALUE.contains(&v.as_str()));
    let read = |name: &str| READ_ALOUD.contains(&name) || is_button && name == "value";
    attributes.into_iter().filter(|(name, _)| read(name)).map(|(_, value)| value).collect()
}

/// Whether a text is nothing but attributes with values in quotes.
fn is_attributes(text: &str) -> bool {
    let mut rest = text.trim();
    let mut found = false;
    while let Some((name, after)) = rest.split_once("=\"") {
        let is_name = !name.is_empty() && name.trim().chars().all(|c| c.is_ascii_lowercase() || c == '-');
        let Some((_, after)) = after.split_once('"').filter(|_| is_name) else { return false };
        found = true;
        rest = after.trim();
    }
    found && rest.is_empty()
}

/// Name and value of each attribute that has a value in quotes.
fn attributes_of(tag: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        let name = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default().to_lowercase();
        let value = after.trim_start();
        let Some(quote) = value.chars().next().filter(|c| *c == '"' || *c == '\'') else {
            rest = after;
            continue;
        };
        let Some((value, after)) = value[1..].split_once(quote) else { break };
        found.push((name, value.to_owned()));
        rest = after;
    }
    found
}

/// Puts a space for what askama computes, and keeps the lines.
fn without_askama(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min() {
        let (before, inside) = rest.split_at(at);
        let close = match &inside[..2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let end = inside.find(close).map_or(inside.len(), |end| end + 2);
        out.push_str(before);
        out.push(' ');
        out.extend(inside[..end].matches('\n'));
        rest = &inside[end..];
    }
    out + rest
}

/// Whether there is a letter outside of entities such as `&nbsp;`.
fn has_words(text: &str) -> bool {
    let mut pieces = text.split('&');
    let first = pieces.next().unwrap_or_default();
    let after_entity =
        |piece: &str| piece.split_once(';').map_or(piece.to_owned(), |(_, after)| after.to_owned());
    first.chars().any(char::is_alphabetic)
        || pieces.any(|piece| after_entity(piece).chars().any(char::is_alphabetic))
}

#[test]
fn no_template_holds_words_of_its_own() {
    let found: Vec<String> = files("src/web/templates", ".html").iter().flat_map(hard_coded).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn each_rule_can_fail() {
    for (html, expected) in [
        ("<p>\nSign in</p>", "Sign in"),
        ("<p>{{ name }} offers</p>", "offers"),
        ("<title>Rooftop</title>", "Rooftop"),
        ("<img src=\"x.png\" alt=\"A room\">", "A room"),
        ("<a href='/x' title='Next'>›</a>", "Next"),
        ("<input placeholder=\"Town\">", "Town"),
        ("<nav aria-label=\"{{ t.main }} menu\"></nav>", "menu"),
        ("<input type=\"submit\" value=\"Send\">", "Send"),
        ("<p>&nbsp;غرفة</p>", "غرفة"),
        ("<p title=\"a > b\"></p>", "a > b"),
        ("{% if a %}yes{% endif %}", "yes"),
    ] {
        let found = hard_coded(&Source::sample("a.html", html));
        assert!(found.len() == 1 && found[0].contains(expected), "{html}: {found:?}");
    }
}

#[test]
fn what_is_allowed_passes() {
    for html in [
        "<!doctype html><html lang=\"{{ lang }}\"><!-- why --><p class=\"card\">{{ t.hello }} · 2&nbsp;&rarr; – 5 €</p>",
        "{# note #}{% if a == \"b\" %}<input type=\"text\" name=\"q\" value=\"offer\">{% endif %}",
        "<img alt=\"\" src=\"/a b.png\"><a title=\"{{ t.get(\"next\") }}\">›</a>",
        "<style>p { color: red }</style><script src=\"/x.js\">let a = 1;</script>",
        "<option value=\"room\">{{ t.room }}</option>",
    ] {
        assert_eq!(hard_coded(&Source::sample("a.html", html)), Vec::<String>::new(), "{html}");
    }
}
