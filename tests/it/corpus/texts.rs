//! Texts that are made up of what deceives: cleaned once is clean, and nothing else comes through.

use proptest::prelude::*;

use super::checks;

/// Letters of several scripts, and all that is taken out, piled or composed.
fn text() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "a",
        "e",
        "é",
        " ",
        "\n",
        "\r",
        "\t",
        "\u{0}",
        "<",
        ">",
        "&",
        "\"",
        "\u{0301}",
        "\u{0335}",
        "\u{0338}",
        "\u{0316}",
        "\u{0345}",
        "\u{064B}",
        "\u{064E}",
        "\u{0651}",
        "\u{200C}",
        "\u{200D}",
        "\u{200B}",
        "\u{200F}",
        "\u{202E}",
        "\u{202C}",
        "\u{2067}",
        "\u{FEFF}",
        "\u{00AD}",
        "ب",
        "ی",
        "ا",
        "\u{0653}",
        "क",
        "\u{094D}",
        "\u{093C}",
        "\u{0958}",
        "র",
        "\u{09CD}",
        "\u{09C7}",
        "\u{09BE}",
        "\u{1100}",
        "\u{1161}",
        "\u{11A8}",
        "\u{FB2C}",
        "\u{05BC}",
        "\u{0344}",
        "\u{1D15E}",
        "0470 12 34 56",
        "@",
        "rue Haute 5",
        "…",
        ",",
    ]);
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn inbound_13_a_text_is_tidied_once(text in text()) {
        checks::text::check(text.as_bytes());
    }

    #[test]
    fn inbound_13_any_text_is_tidied_once(text in any::<String>()) {
        checks::text::check(text.as_bytes());
    }

    #[test]
    fn webfinger_reads_any_resource(
        text in "(acct:)?@?(toits|offers|instance|OFFERS|x)?(@|/|%40)?(toits\\.example|TOITS\\.example|liege\\.localhost:8001|evil\\.example)?/?",
        other in any::<String>(),
    ) {
        checks::webfinger::check(text.as_bytes());
        checks::webfinger::check(other.as_bytes());
    }
}
