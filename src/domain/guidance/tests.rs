//! What a help text and a model of an agreement may hold, and what is said of one that is wrong.

use super::*;
use crate::domain::field::{Field, Purpose};
use crate::domain::matches::{MatchState, Party};
use crate::domain::place::AgreementKind;

const HEAD: &str = "title: La garantie\nchecked: 2026-11-30\nsource: Décret du 15 mars 2018\nlink: https://wallex.example/62\nreviewed: no";

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_help_text_is_a_head_paragraphs_and_lists() {
    let text = format!(
        "\u{FEFF}{HEAD}\n\nUne somme\nmise de côté.\n\n- Jamais en espèces.\n- Au plus deux mois.\n\nFin.\n"
    );
    let article = Article::read(&text).unwrap();
    assert_eq!(article.head.title, "La garantie");
    assert_eq!(article.head.checked_on, day("2026-11-30"));
    assert_eq!(article.head.link.unwrap().to_string(), "https://wallex.example/62");
    assert!(!article.head.reviewed);
    let list = ["Jamais en espèces.", "Au plus deux mois."].map(str::to_owned).to_vec();
    let expected = [
        Passage::Text("Une somme mise de côté.".to_owned()),
        Passage::List(list),
        Passage::Text("Fin.".to_owned()),
    ];
    assert_eq!(article.passages, expected);
}

#[test]
fn each_mistake_in_a_head_is_told_with_its_line() {
    for (text, said) in [
        ("title La garantie\n\nx", "line 1: the head is lines of `key: value`"),
        (
            "titel: a\n\nx",
            "line 1: \"titel\" is no key of the head; there are title, checked, source, link and reviewed",
        ),
        ("title: a\ntitle: b\n\nx", "line 2: title stands twice"),
        ("kinds: transit\n\nx", "line 1: \"kinds\" is no key"),
        ("title: a\n\nx", "the head lacks checked"),
        (
            "title:\nchecked: 2026-11-30\nsource: b\nreviewed: no\n\nx",
            "line 1: title has 1 to 100 characters, this one has 0",
        ),
        (
            "title: a\nchecked: hier\nsource: b\nreviewed: no\n\nx",
            "line 2: checked: \"hier\" is not a date such as",
        ),
        (
            "title: a\nchecked: 2026-11-30\nsource: b\nreviewed: maybe\n\nx",
            "line 4: reviewed: \"maybe\" is neither yes nor no",
        ),
        (
            "title: a\nchecked: 2026-11-30\nsource: b\nlink: http://a.example\nreviewed: no\n\nx",
            "line 4: link: \"http://a.example\" is not an https",
        ),
        (
            "title: a\nchecked: 2026-11-30\nsource: b\nlink: javascript:alert(1)\nreviewed: no\n\nx",
            "line 4: link: ",
        ),
        (
            "title: a\nchecked: 2026-11-30\nsource: b\nreviewed: no\n\n",
            "the text has 1 to 4000 characters, this one has 0",
        ),
        (
            "title: a\nchecked: 2026-11-30\nsource: b\nreviewed: no\n\nx\u{7}",
            "line 6: there is a character that cannot be shown",
        ),
    ] {
        let problem = Article::read(text).unwrap_err().to_string();
        assert!(problem.starts_with(said), "{text}: {problem}");
    }
    let long = format!("{HEAD}\n\n{}", "a".repeat(4_001));
    assert_eq!(
        Article::read(&long).unwrap_err().to_string(),
        "line 7: the text has 1 to 4000 characters, this one has 4001"
    );
}

#[test]
fn a_text_is_old_a_year_after_it_was_checked() {
    let head = Article::read(&format!("{HEAD}\n\nx")).unwrap().head;
    assert!(!head.is_old(day("2027-11-30")));
    assert!(head.is_old(day("2027-12-01")));
}

fn model(body: &str) -> Result<Model, GuidanceProblem> {
    Model::read(&format!("{HEAD}\nkinds: transit, lease_main\n\n{body}"))
}

#[test]
fn a_model_is_passages_with_values_and_what_is_written_by_hand() {
    let model =
        model("# Le temps\nDu {from}\nau {until}.\n\n- Loyer : {rent}\n\n_ Nom\n_3 Règles\n").unwrap();
    assert_eq!(model.head.kinds, [AgreementKind::LeaseMain, AgreementKind::Transit]);
    let kinds: Vec<BlockKind> = model.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Heading, BlockKind::Text, BlockKind::Item]);
    let text = |text: &str| Part::Text(text.to_owned());
    let expected = [
        text("Du "),
        Part::Value(AgreementValue::From),
        text(" "),
        text("au "),
        Part::Value(AgreementValue::Until),
        text("."),
    ];
    assert_eq!(model.blocks[1].parts, expected);
    let hand: Vec<(&str, u8)> = model.to_write.iter().map(|hand| (hand.label.as_str(), hand.lines)).collect();
    assert_eq!(hand, [("Nom", 1), ("Règles", 3)]);
}

#[test]
fn each_mistake_in_a_model_is_told_with_its_line() {
    for (body, said) in [
        (
            "Du {form}.",
            "line 8: \"form\" in braces is no value of an agreement; there are association, kind,",
        ),
        ("Du {from.", "line 8: a brace is opened or closed without the other"),
        ("Du from}.", "line 8: a brace is opened or closed without the other"),
        ("a } b {from}", "line 8: a brace is opened or closed without the other"),
        ("a\n\n_0 Nom", "line 10: what is written by hand"),
        ("a\n\n_99 Nom", "line 10: what is written by hand"),
        ("a\n\n_ ", "line 10: what is written by hand"),
        ("a\n\n_ Nom\nb", "line 11: what is written by hand"),
    ] {
        let problem = model(body).unwrap_err().to_string();
        assert!(problem.starts_with(said), "{body}: {problem}");
    }
    let many = "- a\n".repeat(61);
    assert_eq!(
        model(&many).unwrap_err().to_string(),
        "line 8: an agreement has at most 60 passages, this one has 61"
    );
    let text = format!("{HEAD}\nkinds: castle\n\na");
    assert!(Model::read(&text).unwrap_err().to_string().starts_with("line 6: kinds: \"castle\" is no kind"));
    let text = format!("{HEAD}\n\na");
    assert_eq!(Model::read(&text).unwrap_err().to_string(), "the head lacks kinds");
}

#[test]
fn two_languages_of_a_model_differ_where_one_says_something_else() {
    let ours = model("# A\nDu {from} au {until}.\n\n_2 Nom").unwrap();
    assert_eq!(ours.differs(&model("# B\nUntil {until}, from {from}.\n\n_2 Name").unwrap()), None);
    assert_eq!(ours.differs(&model("# B\nFrom {from}.\n\n_2 Name").unwrap()), Some(2));
    assert_eq!(ours.differs(&model("B\n\nFrom {from} to {until}.\n\n_2 Name").unwrap()), Some(1));
    assert_eq!(ours.differs(&model("# B\nFrom {from} to {until}.\n\n_ Name").unwrap()), Some(3));
    assert_eq!(ours.differs(&model("# B\nFrom {from} to {until}.").unwrap()), Some(3));
}

#[test]
fn every_decision_that_is_open_has_help_and_no_state_that_is_over() {
    for state in MatchState::ALL {
        let topics = for_desk(*state, Some(AgreementKind::Transit), false);
        assert_eq!(topics.is_empty(), state.is_final(), "{state}");
        for party in [Party::Seeker, Party::Host] {
            let theirs = for_person(party, *state, Some(AgreementKind::Transit));
            assert!(theirs.is_empty() || !state.is_final(), "{state}");
        }
    }
    for kind in AgreementKind::ALL {
        let topic = Topic::of_kind(*kind);
        assert_eq!(topic.as_str(), kind.as_str(), "a kind and its text have one name");
        assert!(KINDS.contains(&topic) && for_desk(MatchState::Met, Some(*kind), false).contains(&topic));
    }
    assert!(for_desk(MatchState::Selected, None, true).contains(&Topic::SecondReview));
    assert!(!for_desk(MatchState::Selected, None, false).contains(&Topic::SecondReview));
}

#[test]
fn the_seeker_reads_of_no_second_review_and_the_host_of_no_question_before_theirs() {
    for state in MatchState::ALL {
        for party in [Party::Seeker, Party::Host] {
            assert!(!for_person(party, *state, None).contains(&Topic::SecondReview), "{state}");
        }
    }
    assert!(for_person(Party::Host, MatchState::AskedSeeker, Some(AgreementKind::Transit)).is_empty());
}

#[test]
fn fields_of_an_offer_have_help_and_those_of_a_request_have_none() {
    let helped: Vec<Field> =
        Field::ALL.iter().copied().filter(|field| !beside_field(*field).is_empty()).collect();
    assert!(helped.iter().all(|field| field.belongs_to(Purpose::Offer)));
    assert_eq!(helped.len(), 3);
}
