//! HTML that other servers send: whatever it is, what comes out is of the allowlist, and a browser reads it as we wrote it.

use std::sync::LazyLock;

use proptest::prelude::*;
use regex::Regex;

use super::*;

/// All that may stand between `<` and `>` in what leaves the sanitiser: written here once more, apart from the allowlist.
static ALLOWED_TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r#"^</?(?:p|br|strong|em|b|i|ul|ol|li|blockquote|span|a)>"#,
        r#"|^<a(?: href="https?://[^"<>\s]+")? rel="nofollow noopener noreferrer ugc">"#,
    ))
    .unwrap()
});

/// What of some HTML is no tag of the allowlist and yet looks like one to a parser.
fn foreign(clean: &str) -> Option<&str> {
    clean.match_indices('<').map(|(at, _)| &clean[at..]).find(|rest| !ALLOWED_TAG.is_match(rest))
}

#[test]
fn the_oracle_finds_what_it_should() {
    for bad in [
        "<script>",
        "<p onclick=x>",
        "<a href=\"javascript:x\" rel=\"nofollow noopener noreferrer ugc\">",
        "<a href=\"https://a.example/\">",
        "<b/onload=x>",
        "1 < 2",
    ] {
        assert!(foreign(bad).is_some(), "{bad}");
    }
    assert_eq!(
        foreign("<p>a<br>b</p><a href=\"https://a.example/\" rel=\"nofollow noopener noreferrer ugc\">x</a>"),
        None
    );
}

/// Attacks that were published against sanitisers: parsers that disagree, text that becomes markup when it is parsed again.
const PUBLISHED: &[&str] = &[
    r#"<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">"#,
    r#"<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">"#,
    r#"<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>"#,
    r#"<noscript><p title="</noscript><img src=x onerror=alert(1)>">"#,
    r#"<math><mi><style><img src=x onerror=alert(1)></style></mi></math>"#,
    r#"<svg><style>&lt;img src=x onerror=alert(1)&gt;</style></svg>"#,
    r#"<svg><foreignobject><iframe srcdoc="<script>alert(1)</script>">"#,
    r#"<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml>"#,
    r#"<template><script>alert(1)</script></template>"#,
    r#"<xmp><p title="</xmp><img src=x onerror=alert(1)>">"#,
    r#"<textarea><p title="</textarea><img src=x onerror=alert(1)>">"#,
    r#"<title><p title="</title><img src=x onerror=alert(1)>">"#,
    r#"<iframe><p title="</iframe><img src=x onerror=alert(1)>">"#,
    r#"<noembed><p title="</noembed><img src=x onerror=alert(1)>">"#,
    r#"<!--><img src=x onerror=alert(1)>-->"#,
    r#"<!--x--!><img src=x onerror=alert(1)>-->"#,
    r#"<![CDATA[><img src=x onerror=alert(1)>]]>"#,
    r#"<?xml ?><img src=x onerror=alert(1)>"#,
    r#"<<script>alert(1)//<</script>"#,
    r#"<scr<script>ipt>alert(1)</scr</script>ipt>"#,
    r#"<img src=x onerror=alert(1)//"#,
    r#"<p><a href="https://a.example/" onmouseover="alert(1)" style="position:fixed;inset:0" ping="https://t.example/">x</a>"#,
    r#"<a href="java&#10;script:alert(1)">x</a><a href=" &#14; javascript:alert(1)">x</a><a href="JaVaScRiPt&colon;alert(1)">x</a>"#,
    r#"<a href="data:text/html;base64,PHNjcmlwdD4=">x</a><a href="vbscript:x">x</a><a href="blob:https://a.example/x">x</a>"#,
    r#"<a href="//evil.example/">x</a><a href="https:evil.example">x</a><a href="https://bank.example@evil.example/">x</a>"#,
    r#"<a href='https://a.example/"><script>alert(1)</script>'>x</a>"#,
    r#"<form action="https://evil.example"><input name=password><button formaction="javascript:alert(1)">x</button></form>"#,
    r#"<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example"><link rel=stylesheet href=x>"#,
    r#"<object data="x.swf"></object><embed src="x.svg"><applet code=x></applet><frameset onload=alert(1)>"#,
    r#"<video><source onerror=alert(1)></video><audio src onerror=alert(1)><track src=x>"#,
    r#"<details open ontoggle=alert(1)><marquee onstart=alert(1)><isindex type=image src=1 onerror=alert(1)>"#,
    "<a href=\"https://a.example/\u{0}\" \u{0}onclick=alert(1)>x</a><scr\u{0}ipt>alert(1)</scr\u{0}ipt>",
    "<b \u{2028}onload=alert(1)>x</b><p\u{C}onclick=alert(1)>x",
];

#[test]
fn inbound_12_published_attacks_leave_nothing_of_them() {
    for attack in PUBLISHED {
        let clean = sanitise_html(attack);
        assert_eq!(foreign(&clean), None, "{attack}\n{clean}");
        assert_eq!(foreign(&sanitise_html(&clean)), None, "read once more: {attack}");
    }
}

#[test]
fn inbound_12_links_lead_where_they_seem_to_and_tell_nobody_who_followed_them() {
    let rel = "rel=\"nofollow noopener noreferrer ugc\"";
    for (got, want) in [
        ("<a href=\"HTTPS://A.example\">x</a>", format!("<a href=\"https://a.example/\" {rel}>x</a>")),
        (
            "<a href=\"https://аpple.example/\">x</a>",
            format!("<a href=\"https://xn--pple-43d.example/\" {rel}>x</a>"),
        ),
        ("<a href=\"https:b.example\">x</a>", format!("<a href=\"https://b.example/\" {rel}>x</a>")),
        ("<a href=\"https://a.example@evil.example/\">x</a>", format!("<a {rel}>x</a>")),
        (
            "<a href=\"https://a.example/\" rel=\"opener me\" target=_top>x</a>",
            format!("<a href=\"https://a.example/\" {rel}>x</a>"),
        ),
    ] {
        assert_eq!(sanitise_html(got), want, "{got}");
    }
}

#[test]
fn inbound_12_html_of_any_depth_is_read_to_its_end() {
    let limit = HTML_MAX_CHARS;
    for piece in [
        "<b>",
        "<p>",
        "<blockquote>",
        "<a href=https://a.example>",
        "<svg>",
        "<table><tr>",
        "</p>",
        "<!--",
        "&lt;",
        "<b><i>",
    ] {
        let deep = piece.repeat(limit / piece.len() + 1);
        let clean = sanitise_html(&deep);
        assert_eq!(foreign(&clean), None, "{piece}");
        assert!(plain(&deep).chars().count() <= limit, "{piece}");
    }
}

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

/// What parsers stumble over.
const MARKUP: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "--!>",
    "<![CDATA[",
    "]]>",
    "<?",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<svg>",
    "</svg>",
    "<math>",
    "<mtext>",
    "<mglyph>",
    "<annotation-xml encoding=text/html>",
    "<foreignObject>",
    "<table>",
    "<tr>",
    "<td>",
    "<select>",
    "<option>",
    "<template>",
    "<noscript>",
    "</noscript>",
    "<textarea>",
    "<title>",
    "<xmp>",
    "<plaintext>",
    "<iframe srcdoc='",
    "<img src=x onerror=alert(1)>",
    "<form action=x>",
    "<input>",
    "<base href=x>",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<a href=",
    "<a ",
    "javascript:alert(1)",
    "data:text/html,",
    "https://a.example/",
    "https://u@b.example/",
    " href=\"",
    " onclick=\"",
    " style='",
    "\"",
    "'",
    "=",
    "&#60;",
    "&lt;",
    "&#x3c;script&#x3e;",
    "&amp;lt;",
    "&#0;",
    "&colon;",
    "\u{0}",
    "\u{202E}",
    "\u{0338}",
    "\u{2028}",
    "\t",
    "\n",
    " ",
];

/// A piece of a tag, an attribute, a comment or a text.
fn piece() -> impl Strategy<Value = String> {
    let markup = prop::sample::select(MARKUP).prop_map(str::to_owned);
    prop_oneof![8 => markup, 1 => "\\PC{0,6}", 1 => "[a-z/ =]{0,8}"]
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

    /// Pieces that parsers stumble over, in any order.
    #[test]
    fn inbound_12_whatever_is_put_together_only_the_allowlist_leaves(pieces in prop::collection::vec(piece(), 0..24)) {
        let html = pieces.concat();
        let clean = sanitise_html(&html);
        prop_assert_eq!(foreign(&clean), None, "{}\n{}", html, clean);
        let again = sanitise_html(&clean);
        prop_assert_eq!(foreign(&again), None, "read once more: {}
{}", html, clean);
        let overridden = plain(&html).contains('\u{202E}');
        prop_assert!(!overridden);
    }
}

#[test]
fn an_address_in_a_text_is_a_safe_link_and_nothing_else_of_it_is_markup() {
    let link = |address: &str| {
        format!("<a href=\"{address}\" rel=\"nofollow noopener noreferrer ugc\">{address}</a>")
    };
    for (text, html) in [
        ("Voir https://a.example/b?c=d.", format!("Voir {}.", link("https://a.example/b?c=d"))),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;".to_owned()),
        ("javascript:alert(1)", "javascript:alert(1)".to_owned()),
        ("a\nb", "a\nb".to_owned()),
    ] {
        assert_eq!(linked(text), html);
    }
    let hidden = linked("https://bank.example@evil.example/");
    assert!(!hidden.contains("href"), "{hidden}");
    let quoted = linked("https://a.example/\"onclick=x");
    assert_eq!(quoted, format!("{}\"onclick=x", link("https://a.example/")), "it ends the address");
}
