//! Ids of rows and of the fediverse: what is one and what is not.

use super::*;

fn id(text: &str) -> ApId {
    text.parse().unwrap()
}

#[test]
fn origins_compare_scheme_host_and_port() {
    assert!(id("https://a.example/x").same_origin(&id("https://a.example:443/y")));
    for other in ["http://a.example/x", "https://a.example:8443/x", "https://b.example/x"] {
        assert!(!id("https://a.example/x").same_origin(&id(other)), "{other}");
    }
}

#[test]
fn ids_with_a_user_or_another_scheme_are_refused() {
    for text in ["https://user@a.example/x", "ftp://a.example/x", "data:text/plain,x", "/x"] {
        assert!(text.parse::<ApId>().is_err(), "{text}");
    }
}

#[test]
fn ids_without_a_host_name_and_with_a_second_spelling_of_one_are_refused() {
    for text in [
        "https://203.0.113.5/x",
        "https://[2001:db8::1]/x",
        "https://a.example./x",
        "https://a.example%2e/x",
        "https://a..example/x",
        "https://.example/x",
        "https://a,b.example/x",
    ] {
        assert!(matches!(text.parse::<ApId>(), Err(IdError::NoHostName(_))), "{text}");
    }
    let long_label = format!("{}.example", "x".repeat(64));
    // Short as it is written, long as DNS has it.
    let long_name = format!("{}example", "ü.".repeat(40));
    for text in ["a.example.", "a..example", ".example", "a'b.example", &long_label, &long_name] {
        assert!(text.parse::<Domain>().is_err(), "{text}");
    }
    assert!("_dmarc.a-b.example".parse::<Domain>().is_ok());
}

#[test]
fn a_domain_is_lower_case_and_keeps_an_unusual_port() {
    assert_eq!("Toits.Example".parse::<Domain>().unwrap().as_str(), "toits.example");
    assert_eq!("liege.localhost:8001".parse::<Domain>().unwrap().host(), "liege.localhost");
    for text in ["", "https://a.example", "a.example/x", "me@a.example", "127.0.0.1"] {
        assert!(text.parse::<Domain>().is_err(), "{text}");
    }
}

#[test]
fn a_domain_covers_those_below_it_and_no_other() {
    let domain = |text: &str| text.parse::<Domain>().unwrap();
    let above: Vec<String> =
        domain("c.b.a.example:8443").and_above().iter().map(ToString::to_string).collect();
    assert_eq!(above, ["c.b.a.example:8443", "c.b.a.example", "b.a.example", "a.example"]);
    for below in ["a.example", "b.a.example", "c.b.a.example", "a.example:8443", "b.a.example:1"] {
        assert!(domain("a.example").covers(&domain(below)), "{below}");
    }
    for other in ["example", "b.example", "ba.example", "a.example.org"] {
        assert!(!domain("a.example").covers(&domain(other)), "{other}");
    }
    assert!(!domain("a.example:1").covers(&domain("a.example:2")));
    assert!(domain("example").is_top_level() && !domain("a.example").is_top_level());
}

#[test]
fn row_ids_made_later_sort_later() {
    let ids: Vec<_> = (0..1000).map(|_| ProposalId::new()).collect();
    assert!(ids.is_sorted());
}
