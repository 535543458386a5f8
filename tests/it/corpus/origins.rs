//! `same_origin` is an equivalence, and ids and domains read back as they are written, over addresses in every spelling.

use proptest::prelude::*;
use rooftop::ids::ApId;

use super::checks;

/// Addresses that are often the same, written otherwise.
fn address() -> impl Strategy<Value = String> {
    let host = prop_oneof![
        6 => prop::sample::select(vec![
            "a.example", "A.Example", "a.example.", "a%2Eexample", "a。example", "b.example", "bücher.example", "BÜCHER.example",
            "xn--bcher-kva.example", "faß.example", "fass.example", "ａ.example", "a\u{00AD}.example", "127.0.0.1", "[::1]", "localhost",
        ]).prop_map(str::to_owned),
        1 => "[a-zA-Z0-9._é-]{1,20}",
    ];
    let port =
        prop::sample::select(vec!["", "", "", ":", ":443", ":80", ":0443", ":8443", ":65535", ":65536"]);
    let scheme = prop::sample::select(vec!["https", "https", "HTTPS", "http", "ftp"]);
    let rest = prop::sample::select(vec![
        "",
        "/",
        "/x",
        "/../x",
        "?q",
        "#f",
        "/x#f",
        "/%41",
        "\\x",
        "/é",
        "/\u{202E}",
    ]);
    (scheme, host, port, rest).prop_map(|(scheme, host, port, rest)| format!("{scheme}://{host}{port}{rest}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn same_origin_is_an_equivalence(a in address(), b in address(), c in address()) {
        checks::ids::check(format!("{a}\n{b}\n{c}").as_bytes());
    }

    #[test]
    fn any_text_is_a_domain_that_reads_back_or_none(text in "\\PC{0,30}") {
        checks::ids::domain(&text);
        checks::ids::id(&format!("https://{text}/x"));
    }

    #[test]
    fn the_store_and_the_wire_read_an_id_back(text in address()) {
        if let Ok(id) = text.parse::<ApId>() {
            let written = serde_json::to_string(&id).unwrap();
            prop_assert_eq!(serde_json::from_str::<ApId>(&written).unwrap(), id);
        }
    }
}

#[test]
fn the_spellings_of_one_origin_are_one() {
    let id = |text: &str| text.parse::<ApId>().unwrap();
    let one = id("https://bücher.example/x");
    for other in
        ["https://xn--bcher-kva.example", "HTTPS://BÜCHER.Example:443/y", "https://b%C3%BCcher.example:0443"]
    {
        assert!(one.same_origin(&id(other)), "{other}");
    }
    for other in ["http://bücher.example/x", "https://bücher.example:80/x", "https://bucher.example/x"] {
        assert!(!one.same_origin(&id(other)), "{other}");
    }
}
