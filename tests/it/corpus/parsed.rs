//! JSON that is made up: what the parser takes is what `serde_json` reads, and what it refuses breaks a limit.

use proptest::prelude::*;

use super::checks;

/// JSON text. Keys come from a few, so that some stand twice; blanks and escapes are as people write them.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|b| b.to_string()),
        any::<i64>().prop_map(|n| n.to_string()),
        any::<u64>().prop_map(|n| n.to_string()),
        any::<f64>().prop_map(|n| format!("{n:?}")),
        "-?[0-9]{1,30}(\\.[0-9]{1,5})?([eE][+-]?[0-9]{1,3})?",
        "\"([ -!#-\\[\\]-~é\u{202E}\u{0301}]|\\\\u[0-9a-fA-F]{4}|\\\\[nrt\"\\\\/]){0,12}\"",
    ];
    let key = prop_oneof![
        4 => Just("\"id\""), 1 => Just("\"i\\u0064\""), 4 => Just("\"type\""), 4 => Just("\"object\""),
        4 => Just("\"a\""), 4 => Just("\"b\""), 1 => Just("\"@graph\""), 1 => Just("\"@reverse\""),
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(|items| format!("[{}]", items.join(" ,"))),
            prop::collection::vec((key.clone(), inner), 0..4).prop_map(|pairs| {
                let pairs: Vec<String> = pairs.into_iter().map(|(k, v)| format!("{k}: {v}")).collect();
                format!("{{{}}}", pairs.join(","))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn inbound_01_what_is_taken_is_read_as_serde_json_reads_it_and_a_refusal_has_its_reason(text in json()) {
        checks::documents::check(text.as_bytes());
    }

    #[test]
    fn inbound_01_depth_decides_alone(text in json(), levels in 25_usize..45) {
        let deep = format!("{}{text}{}", "[".repeat(levels), "]".repeat(levels));
        checks::json::check(deep.as_bytes());
    }

    #[test]
    fn inbound_01_a_document_that_is_cut_or_changed_anywhere_is_read_alike_or_not_at_all(
        text in json(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>(),
    ) {
        let mut bytes = text.into_bytes();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        checks::json::check(&bytes);
    }
}

#[test]
fn inbound_01_twenty_thousand_values_fit_and_one_more_does_not() {
    // The list itself is a value too.
    let list = |items: usize| format!("[{}]", vec!["1"; items].join(","));
    assert!(checks::json::check(list(19_999).as_bytes()).is_some());
    assert!(checks::json::check(list(20_000).as_bytes()).is_none());
}
