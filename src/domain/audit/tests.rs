//! The chain: whatever is changed, taken away, exchanged, put in or cut off is found, and the first wrong number is named.

use chrono::{DateTime, Utc};
use proptest::prelude::*;

use super::*;
use crate::domain::partner::PartnerTier;

/// A keyed digest that is none of the program's: of the tests' key and all bytes, 64 digits long.
fn mac(bytes: &[u8]) -> String {
    crate::crypto::sha256_hex(&[b"the key of the tests".as_slice(), bytes].concat())
}

fn log(length: usize) -> Vec<Entry> {
    let at: DateTime<Utc> = "2026-11-22T12:00:00.25Z".parse().unwrap();
    let mut entries: Vec<Entry> = Vec::new();
    for index in 0..length {
        let by = if index % 3 == 0 {
            AuditActor::Operator
        } else {
            AuditActor::Staff { account: AccountId::new(), role: Role::Moderator }
        };
        let event = AuditEvent::ALL[index % AuditEvent::ALL.len()];
        let reason = (index % 2 == 0).then_some(Reason::Tier(PartnerTier::Open));
        let fact = Fact { at, event, by, subject: Subject::Proposal(ProposalId::new()), reason };
        let before = entries.last().map(|entry| entry.mac.clone());
        entries.push(fact.entry(i64::try_from(index).unwrap() + 1, before.as_deref(), &mac));
    }
    entries
}

fn walked(entries: &[Entry], noted: Option<Head>) -> Result<Option<Head>, Broken> {
    let mut chain = Chain::new(&mac, noted);
    for entry in entries {
        chain.take(entry)?;
    }
    chain.end()
}

/// Changes one field of an entry, and nothing else of it.
type Change = (&'static str, fn(&mut Entry));

const CHANGES: &[Change] = &[
    ("time", |entry| entry.at = entry.at.replace("12:00", "12:01")),
    ("deed", |entry| entry.deed.push('x')),
    ("role", |entry| entry.role = "admin".to_owned()),
    ("account", |entry| entry.account = entry.account.take().map_or(Some(String::new()), |_| None)),
    ("kind of subject", |entry| entry.subject_kind = "account".to_owned()),
    ("subject", |entry| {
        let last = entry.subject.pop();
        entry.subject.push(if last == Some('0') { '1' } else { '0' });
    }),
    ("reason", |entry| entry.reason = entry.reason.take().map_or(Some(String::new()), |_| None)),
    ("MAC", |entry| {
        let first = entry.mac.remove(0);
        entry.mac.insert(0, if first == '0' { '1' } else { '0' });
    }),
    ("a byte between two fields", |entry| {
        let byte = entry.subject_kind.pop().unwrap();
        entry.subject.insert(0, byte);
    }),
];

#[test]
fn a_whole_log_passes_and_its_head_is_the_last_entry() {
    assert_eq!(walked(&[], None), Ok(None));
    let entries = log(5);
    assert_eq!(walked(&entries, None), Ok(Some(entries[4].head())));
    for noted in &entries {
        assert_eq!(walked(&entries, Some(noted.head())), Ok(Some(entries[4].head())), "a longer log is fine");
    }
}

#[test]
fn the_authenticated_bytes_are_those_of_the_description() {
    let entry = Entry {
        number: 7,
        at: "2026-11-22T12:00:00.000000Z".to_owned(),
        deed: "signed-in".to_owned(),
        role: "admin".to_owned(),
        account: None,
        subject_kind: "account".to_owned(),
        subject: "é".to_owned(),
        reason: Some(String::new()),
        mac: "not part of it".to_owned(),
    };
    let text = |text: &str| [&(text.len() as u64).to_be_bytes()[..], text.as_bytes()].concat();
    let absent = [255; 8].to_vec();
    let expected = [
        text("rooftop audit entry 1"),
        text("7"),
        text("2026-11-22T12:00:00.000000Z"),
        text("signed-in"),
        text("admin"),
        absent.clone(),
        text("account"),
        text("é"),
        text(""),
        text("abc"),
    ];
    assert_eq!(entry.bytes(Some("abc")), expected.concat());
    assert_eq!(entry.bytes(None), [expected[..9].concat(), absent].concat());
}

proptest! {
    #[test]
    fn any_single_changed_field_is_found_and_its_entry_named(
        length in 1..30usize, at in any::<prop::sample::Index>(), change in 0..CHANGES.len(),
    ) {
        let mut entries = log(length);
        let at = at.index(length);
        let (what, change) = CHANGES[change];
        let before = entries[at].clone();
        change(&mut entries[at]);
        prop_assert_ne!(&before, &entries[at], "{} was not changed", what);
        prop_assert_eq!(walked(&entries, None), Err(Broken::Changed { number: before.number }), "{}", what);
    }

    #[test]
    fn an_entry_that_is_taken_out_is_named_and_so_is_one_that_took_its_number(
        length in 2..30usize, at in any::<prop::sample::Index>(),
    ) {
        let mut entries = log(length);
        let at = at.index(length - 1);
        let gone = entries.remove(at);
        let missing = Broken::Missing { number: gone.number, found: gone.number + 1 };
        prop_assert_eq!(walked(&entries, None), Err(missing));
        for entry in &mut entries[at..] {
            entry.number -= 1;
        }
        prop_assert_eq!(walked(&entries, None), Err(Broken::Changed { number: gone.number }));
    }

    #[test]
    fn two_entries_that_changed_places_are_found_at_the_first(
        length in 2..30usize, one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(),
    ) {
        let mut entries = log(length);
        let (one, other) = (one.index(length), other.index(length));
        prop_assume!(one != other);
        let numbers = (entries[one].number, entries[other].number);
        entries.swap(one, other);
        (entries[one].number, entries[other].number) = numbers;
        prop_assert_eq!(walked(&entries, None), Err(Broken::Changed { number: numbers.0.min(numbers.1) }));
    }

    #[test]
    fn what_is_cut_off_is_found_by_a_head_that_was_noted_and_by_nothing_else(
        length in 1..30usize, kept in any::<prop::sample::Index>(), more in 0..4usize,
    ) {
        let entries = log(length);
        let noted = entries[length - 1].head();
        let kept = kept.index(length);
        let mut rest = entries[..kept].to_vec();
        let last = i64::try_from(kept).unwrap();
        prop_assert!(walked(&rest, None).is_ok(), "the rest is a chain");
        let cut = Broken::CutOff { number: last + 1, last, head: noted.number };
        prop_assert_eq!(walked(&rest, Some(noted.clone())), Err(cut));
        // The log went on: with fewer entries than before it is cut off still, with as many it is another.
        for _ in 0..more {
            let fact = Fact {
                at: "2026-11-23T12:00:00Z".parse().unwrap(), event: AuditEvent::SignedIn, by: AuditActor::Operator,
                subject: Subject::Account(AccountId::new()), reason: None,
            };
            let before = rest.last().map(|entry| entry.mac.clone());
            rest.push(fact.entry(i64::try_from(rest.len()).unwrap() + 1, before.as_deref(), &mac));
        }
        let found = walked(&rest, Some(noted.clone()));
        let there = rest.len() >= length;
        let expected = if there {
            Broken::NotTheHead { number: noted.number }
        } else {
            let last = i64::try_from(rest.len()).unwrap();
            Broken::CutOff { number: last + 1, last, head: noted.number }
        };
        prop_assert_eq!(found, Err(expected));
    }

    #[test]
    fn an_entry_that_is_put_in_is_named(length in 1..20usize, at in any::<prop::sample::Index>(), number in -3..=0i64) {
        let mut entries = log(length);
        let mut extra = entries[at.index(length)].clone();
        extra.number = number;
        entries.insert(0, extra.clone());
        prop_assert_eq!(walked(&entries, None), Err(Broken::PutIn { number }));
        // At the end, with the next number, but without the key.
        let mut entries = log(length);
        extra.number = i64::try_from(length).unwrap() + 1;
        entries.push(extra.clone());
        prop_assert_eq!(walked(&entries, None), Err(Broken::Changed { number: extra.number }));
    }
}

#[test]
fn another_key_makes_another_log() {
    let entries = log(3);
    let other = |bytes: &[u8]| crate::crypto::sha256_hex(bytes);
    let mut chain = Chain::new(&other, None);
    assert_eq!(chain.take(&entries[0]), Err(Broken::Changed { number: 1 }));
}

#[test]
fn a_head_is_read_as_it_was_printed_or_copied_by_hand() {
    let head = Head { number: 128, mac: mac(b"x") };
    assert_eq!(head.to_string().parse(), Ok(head.clone()));
    let copied: Head = format!(" 128 : {} ", head.short().to_uppercase()).parse().unwrap();
    assert_eq!((copied.number, copied.mac.as_str()), (128, &head.mac[..HEAD_MIN_DIGITS]));
    for (text, error) in [
        ("128", HeadError::NoColon("128".to_owned())),
        ("0:9f3a1c2d5e6f7081", HeadError::Number("0".to_owned())),
        ("x:9f3a1c2d5e6f7081", HeadError::Number("x".to_owned())),
        ("1:9f3a1c2d5e6f708", HeadError::Length(15)),
        ("1:9f3a1c2d5e6f708g", HeadError::Digit('g')),
    ] {
        assert_eq!(text.parse::<Head>(), Err(error), "{text}");
    }
    assert_eq!(format!("1:{}", "0".repeat(65)).parse::<Head>(), Err(HeadError::Length(65)));
}

#[test]
fn what_was_decided_about_a_domain_is_a_reason_where_it_is_one_code() {
    let of = |deed, detail| Reason::of_partner(deed, detail).map(Reason::as_str);
    assert_eq!(of(PartnerDeed::TierChanged, "ally"), Some("ally"));
    assert_eq!(of(PartnerDeed::Imported, "suspend"), Some("suspend"));
    assert_eq!(of(PartnerDeed::NoteChanged, "ally"), None, "a note is nobody's to read in the log");
    assert_eq!(of(PartnerDeed::TierChanged, "a friend"), None);
}
