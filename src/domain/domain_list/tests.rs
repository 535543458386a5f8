//! The file of domains: what is read, what is refused and why, and that what is written is read again.

use proptest::prelude::*;

use super::*;

const HEAD: &str = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n";

fn one(line: &str) -> Result<Vec<Line>, Vec<ListError>> {
    read(format!("{HEAD}{line}\n").as_bytes())
}

fn refused(line: &str) -> String {
    one(line).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_common_file_is_read() {
    let lines =
        one("Bad.Example,suspend,true,TRUE,\"spam, and more\",false\nloud.example,silence,false,false,,")
            .unwrap();
    assert_eq!(lines.len(), 2);
    let Line { number, domain, severity, flags, public_comment } = &lines[0];
    assert_eq!((*number, domain.as_str(), *severity), (2, "bad.example", Severity::Suspend));
    assert!(flags.reject_media && flags.reject_reports && !flags.silenced);
    assert_eq!(public_comment, "spam, and more");
    assert!(lines[1].flags.silenced);
}

#[test]
fn heads_without_the_sign_and_in_another_order_are_read_and_a_missing_severity_suspends() {
    let lines = read(b"\xef\xbb\xbfpublic_comment,domain\r\nwhy,a.example\r\n\r\n").unwrap();
    assert_eq!((lines[0].domain.as_str(), lines[0].severity), ("a.example", Severity::Suspend));
    assert_eq!(lines[0].public_comment, "why");
}

#[test]
fn an_error_names_line_field_and_limit() {
    for (line, sentence) in [
        ("ex*mple.org,suspend,,,,true", "line 2: #domain \"ex*mple.org\" is obfuscated"),
        ("https://a.example,suspend,,,,", "line 2: #domain \"https://a.example\" is no domain"),
        ("1.2.3.4,suspend,,,,", "is no domain"),
        ("org,suspend,,,,", "line 2: #domain \"org\" is a whole top-level domain"),
        (",suspend,,,,", "line 2: #domain is missing"),
        ("a.example,limit,,,,", "line 2: #severity is noop, silence or suspend, not \"limit\""),
        ("a.example,suspend,maybe,,,", "line 2: #reject_media is true or false, not \"maybe\""),
        ("a.example,suspend,,maybe,,", "line 2: #reject_reports is true or false"),
        (
            "a.example,suspend,,,,\na.example,silence,,,,",
            "line 3: #domain a.example stands on line 2 already",
        ),
    ] {
        assert!(refused(line).contains(sentence), "{}", refused(line));
    }
    let long = format!("a.example,suspend,,,{},", "x".repeat(501));
    assert!(refused(&long).contains("has at most 500 characters, this one has 501"));
    let long = format!("{}.example,suspend,,,,", "x".repeat(250));
    assert!(refused(&long).contains("has at most 253 bytes, this one has 258"));
    let grows = format!("a.example,suspend,,,{},", "\u{0958}".repeat(300));
    assert!(
        refused(&grows).contains("has at most 500 characters, this one has 600"),
        "what is kept is counted"
    );
    let hidden = refused("a.ex\u{202E}ample/,suspend,,,,");
    assert!(hidden.contains("#domain \"a.example/\" is no domain"), "{hidden}");
    assert_eq!(read(b"a.example\n").unwrap_err(), [ListError::NoHead]);
    assert_eq!(read(b"").unwrap_err(), [ListError::NoHead]);
    assert_eq!(
        read(&[b'x'; FILE_MAX_BYTES + 1]).unwrap_err(),
        [ListError::TooLarge { got: FILE_MAX_BYTES + 1 }]
    );
    let many = format!("{HEAD}{}", "a.example\n".repeat(LINES_MAX + 1));
    assert_eq!(read(many.as_bytes()).unwrap_err(), [ListError::TooManyLines]);
    assert_eq!(read(b"#domain\n\xff.example\n").unwrap_err(), [ListError::NotUtf8 { line: 2 }]);
    let wrong = format!("{HEAD}{}", "org\n".repeat(300));
    assert_eq!(read(wrong.as_bytes()).unwrap_err().len(), ERRORS_MAX);
}

#[test]
fn the_same_line_twice_is_read_once() {
    assert_eq!(one("a.example,suspend,,,x,\na.example,suspend,,,y,").unwrap().len(), 1);
}

#[test]
fn the_number_of_a_line_is_that_of_an_editor_whatever_ends_the_lines() {
    let numbers =
        |file: &str| read(file.as_bytes()).unwrap().iter().map(|line| line.number).collect::<Vec<_>>();
    for end in ["\n", "\r\n", "\r"] {
        let lines = ["domain,public_comment", "a.example,x", "", "b.example,\"y", "z\"", "c.example,", ""];
        assert_eq!(numbers(&lines.join(end)), [2, 4, 6], "{end:?}");
    }
}

#[test]
fn a_comment_is_kept_as_a_file_of_ours_gives_it_back() {
    let lines = one("a.example,suspend,,,\u{200B} because \u{FEFF},").unwrap();
    assert_eq!(lines[0].public_comment, "because");
    assert_eq!(read(write(&lines).as_bytes()).unwrap(), lines);
}

fn policy(tier: PartnerTier, silenced: bool) -> Policy {
    Policy { tier, flags: DomainFlags { silenced, ..DomainFlags::default() } }
}

#[test]
fn a_line_never_weakens_what_was_decided() {
    let line = |severity: &str| one(&format!("a.example,{severity},,,,")).unwrap().remove(0);
    let blocked = policy(PartnerTier::Blocked, false);
    let ally = policy(PartnerTier::Ally, false);
    let silenced = policy(PartnerTier::Open, true);
    assert_eq!(
        effect(&line("suspend"), Some(ally), PartnerTier::Open),
        Effect::Changed { from: ally, to: blocked }
    );
    assert_eq!(effect(&line("suspend"), Some(blocked), PartnerTier::Open), Effect::Same(blocked));
    assert_eq!(effect(&line("noop"), Some(blocked), PartnerTier::Open), Effect::StaysStricter(blocked));
    assert_eq!(effect(&line("noop"), Some(silenced), PartnerTier::Open), Effect::StaysStricter(silenced));
    assert_eq!(effect(&line("silence"), Some(silenced), PartnerTier::Open), Effect::Same(silenced));
    assert_eq!(effect(&line("silence"), None, PartnerTier::Open), Effect::New(silenced));
    let shut = Effect::New(policy(PartnerTier::Blocked, true));
    assert_eq!(
        effect(&line("silence"), None, PartnerTier::Blocked),
        shut,
        "an allowlist is not opened by a list"
    );
}

fn a_line() -> impl Strategy<Value = Line> {
    let severity = prop::sample::select(Severity::ALL);
    ("[a-z]{1,8}", "[a-z]{2,8}", severity, any::<[bool; 2]>(), "[a-z,\" é]{0,40}").prop_map(
        |(host, top, severity, [reject_media, reject_reports], comment)| Line {
            number: 0,
            domain: format!("{host}.{top}").parse().unwrap(),
            severity,
            flags: DomainFlags { reject_media, reject_reports, silenced: severity == Severity::Silence },
            public_comment: text::tidy(comment.trim()),
        },
    )
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        if let Ok(lines) = read(&bytes) {
            prop_assert!(lines.iter().all(|line| !line.domain.is_top_level()));
        }
    }

    #[test]
    fn any_lines_below_a_head_are_read_or_refused(text in "[a-z*.,\"\n ]{0,300}") {
        if let Err(errors) = read(format!("{HEAD}{text}").as_bytes()) {
            prop_assert!(!errors.is_empty() && errors.len() <= ERRORS_MAX);
        }
    }

    #[test]
    fn what_is_written_is_read_again(lines in prop::collection::btree_map("[a-z]{1,8}", a_line(), 0..20)) {
        let mut by_domain = BTreeMap::new();
        for line in lines.into_values() {
            by_domain.insert(line.domain.clone(), line);
        }
        let lines: Vec<Line> = by_domain.into_values().collect();
        let mut again = read(write(&lines).as_bytes()).unwrap();
        again.iter_mut().for_each(|line| line.number = 0);
        prop_assert_eq!(again, lines);
    }

    #[test]
    fn an_effect_is_never_weaker(line in a_line(), tier in prop::sample::select(PartnerTier::ALL), flags in any::<[bool; 3]>()) {
        let [reject_media, reject_reports, silenced] = flags;
        let before = Policy { tier, flags: DomainFlags { reject_media, reject_reports, silenced } };
        let after = match effect(&line, Some(before), PartnerTier::Open) {
            Effect::New(to) | Effect::Changed { to, .. } => to,
            Effect::Same(kept) | Effect::StaysStricter(kept) => kept,
        };
        prop_assert!(after.tier == before.tier || after.tier == PartnerTier::Blocked);
        prop_assert_eq!(after.flags.or(before.flags), after.flags);
    }
}

#[test]
fn what_is_exactly_as_long_as_its_limit_is_read() {
    let mut file = HEAD.as_bytes().to_vec();
    file.resize(FILE_MAX_BYTES, b'\n');
    assert_eq!(read(&file), Ok(Vec::new()));
    assert_eq!(one(&format!("a.example,suspend,,,{},", "x".repeat(COMMENT_MAX_CHARS))).unwrap().len(), 1);
    // A host name has labels of 63 bytes at most.
    let domain =
        |last: usize| format!("{0}.{0}.{0}.{1}.example,suspend,,,,", "x".repeat(61), "y".repeat(last));
    let longest = DOMAIN_MAX_BYTES - 3 * 62 - ".example".len();
    assert_eq!(one(&domain(longest)).unwrap().len(), 1);
    for more in [1, 2] {
        let refused = refused(&domain(longest + more));
        assert!(refused.contains(&format!("at most 253 bytes, this one has {}", 253 + more)), "{refused}");
    }
}
