//! The examples of `docs/federation-examples.md` are what the code emits. One command renews them:
//! `ROOFTOP_RENEW_EXAMPLES=1 cargo nextest run --test it -E 'test(/examples/)'`.

mod deal;
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

/// The rows of FEDERATION.md's "Activities out", by their first cells, and the examples of each.
const SHOWN: &[(&str, &[&str])] = &[
    ("`Create(Note)`", &["create"]),
    ("`Announce`", &["announce"]),
    ("`Update(Note)`", &["update"]),
    ("`Undo(Announce)`, `Delete(Tombstone)`", &["undo-announce", "delete"]),
    ("`Follow`, `Undo(Follow)`", &["follow", "undo-follow"]),
    ("`Update` of an actor", &["update-actor"]),
    ("`Accept(Follow)`", &["accept-follow"]),
    ("`Invite`", &["invite"]),
    ("`Undo(Invite)`, `Delete`", &["undo-invite", "delete-request"]),
    ("`Create(Note)` of an appeal", &["create-appeal"]),
    ("`Delete(Tombstone)` of an appeal", &["delete-appeal"]),
    ("`Offer` of a `Relationship`", &["offer-alliance"]),
    ("`Accept`, `Reject` of one, named in full", &["accept-alliance", "reject-alliance"]),
    ("`Undo` of our `Offer` or `Accept` of one, named in full", &["undo-alliance", "undo-accept-alliance"]),
    (
        "`Offer` of an `Agreement` without id, with `context`, `endTime`, and a Commitment for each side",
        &["offer-agreement"],
    ),
    ("`TentativeAccept` of an ally's `Offer` of an `Agreement`, by its id", &["tentative-accept-agreement"]),
    ("`Accept` of one, with the `Agreement` as its `result`", &["accept-agreement"]),
    (
        "`Update` of the `Agreement`, with `status` (confirmed, met, agreed, active, ended, cancelled) and the stay in `housing` with `agreed` and `active`",
        &["update-agreement"],
    ),
    (
        "`Reject` of an ally's `Offer` of an `Agreement`; `Undo` of ours",
        &["reject-agreement", "undo-agreement"],
    ),
    ("`Create(Note)`, private, with the `context` of a match", &["match-message"]),
    ("`Delete(Tombstone)` of one", &["delete-match-message"]),
    ("`Create(Note)`, private", &["message"]),
    ("`Flag`", &["flag"]),
];

#[test]
fn every_activity_that_goes_out_has_its_example() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/FEDERATION.md")).unwrap();
    let table = text.split("## Activities out").nth(1).and_then(|text| text.split("\n## ").next()).unwrap();
    let cells = table.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let rows: Vec<&str> = cells.filter(|cell| *cell != "activity").collect();
    assert_eq!(rows, SHOWN.iter().map(|(cell, _)| *cell).collect::<Vec<_>>());
    let page = Page::read();
    for (cell, names) in SHOWN {
        for name in *names {
            let example = page.example(name).unwrap_or_else(|| panic!("{cell} has no example {name}"));
            let kind = example["type"].as_str().unwrap();
            assert!(cell.contains(&format!("`{kind}")), "{cell}: {name} is of type {kind}");
        }
    }
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
