//! The examples of `docs/federation-examples.md` are what the code emits. One command renews them:
//! `ROOFTOP_RENEW_EXAMPLES=1 cargo nextest run --test it -E 'test(/examples/)'`.

mod page;
mod scene;

use page::Page;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_examples_of_the_document_are_what_the_code_emits() {
    let emitted = scene::play().await;
    let mut page = Page::read();
    if std::env::var_os("ROOFTOP_RENEW_EXAMPLES").is_some() {
        page.renew(&emitted);
        page.save();
    }
    let wrong = page.differences(&emitted);
    assert!(wrong.is_empty(), "renew the page, and read what changed:\n{}", wrong.join("\n"));
}

#[test]
fn every_difference_between_examples_and_what_is_emitted_is_found() {
    let page =
        Page::of("<!-- example: a -->\n```json\n{\"x\": 1}\n```\n\n<!-- example: b -->\n```json\n{}\n```\n");
    let json = |text: &str| serde_json::from_str(text).unwrap();
    let same = [("a", json("{\"x\":1}")), ("b", json("{}"))];
    assert_eq!(page.differences(&same), Vec::<String>::new());
    for (emitted, why) in [
        (vec![("a", json("{\"x\":2}")), ("b", json("{}"))], "a: "),
        (vec![("a", json("{\"x\":1}"))], "b: "),
        (vec![("a", json("{\"x\":1}")), ("b", json("{}")), ("c", json("{}"))], "c: "),
    ] {
        let found = page.differences(&emitted);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(why), "{found:?}");
    }
    let mut other = Page::of("<!-- example: a -->\n```json\n{}\n```\n");
    other.renew(&[("a", json("{\"x\":[1]}"))]);
    assert_eq!(other.differences(&[("a", json("{\"x\":[1]}"))]), Vec::<String>::new());
}
