//! PR-12: what Rooftop writes to people names nobody and nothing.

use rooftop::domain::access::Role;
use rooftop::domain::audit::Head;
use rooftop::domain::notice::{Addressee, LinkToken, Notice, NoticeKind};
use rooftop::i18n::Lang;
use rooftop::services::notices::{push, words};
use rooftop::services::{Viewer, staff};
use rooftop::urls::Urls;

use crate::fediverse::Plan;
use crate::mail::read::ReadMail;
use crate::media::staff::account;
use crate::store::notices::everything;

/// Beginnings of words that a notice must not hold, in any of its languages: migration, flight and protection; housing, which tells who
/// looks at the same screen as much; and what our pages call those who take part.
const NEVER: &[&str] = &[
    "migra",
    "immigr",
    "asyl",
    "asile",
    "asiel",
    "réfugi",
    "refugi",
    "refugee",
    "vluchtel",
    "exil",
    "sans-papier",
    "papier",
    "titre de séjour",
    "verblijf",
    "residence",
    "étranger",
    "vreemdeling",
    "foreign",
    "لاجئ",
    "لجوء",
    "مهاجر",
    "هجرة",
    "أجنب",
    "إقامة",
    "logement",
    "héberg",
    "maison",
    "chambre",
    "loyer",
    "propriét",
    "toit",
    "abri",
    "housing",
    "house",
    "home",
    "accommod",
    "shelter",
    "rent",
    "landlord",
    "room",
    "huisvest",
    "woning",
    "kamer",
    "opvang",
    "huur",
    "dak",
    "سكن",
    "مأوى",
    "إيواء",
    "غرفة",
    "منزل",
    "إيجار",
    "association",
    "vereniging",
    "جمعية",
    "offre",
    "demande d",
    "request",
    "aanvraag",
];

/// The notice of a kind, with parameters that can be recognised.
fn a_notice(kind: NoticeKind) -> Notice {
    match kind {
        NoticeKind::AuditHead => Notice::AuditHead(Head { number: 8128, mac: "0123456789abcdef".repeat(4) }),
        NoticeKind::Invited => Notice::Invited(LinkToken("T0ken-of-the-test".to_owned())),
        NoticeKind::FactorReset => Notice::FactorReset,
        NoticeKind::PasswordChanged => Notice::PasswordChanged,
        NoticeKind::Waits => Notice::Waits,
        NoticeKind::Trial => Notice::Trial,
        NoticeKind::NewCard => Notice::NewCard,
        NoticeKind::SignInLink => Notice::SignInLink(LinkToken("T0ken-of-the-test".to_owned())),
        NoticeKind::News => Notice::News,
    }
}

fn urls() -> Urls {
    Urls::new(&"https://x.example".parse().unwrap()).unwrap()
}

/// What of the words is wrong.
fn forbidden(text: &str) -> Vec<&'static str> {
    let lower = text.to_lowercase();
    let begins = |word: &&&str| {
        lower
            .match_indices(**word)
            .any(|(at, _)| !lower[..at].ends_with(|c: char| c.is_alphabetic() && c.is_ascii()))
    };
    NEVER.iter().filter(begins).copied().collect()
}

#[test]
fn pr_12_no_notice_says_a_word_about_migration_or_housing_in_any_language() {
    for (lang, kind) in all() {
        let mail = words::mail(&urls(), lang, &a_notice(kind));
        let sms = words::sms(&urls(), lang, &a_notice(kind));
        for text in [&mail.subject, &mail.text, &sms.text] {
            assert_eq!(forbidden(text), Vec::<&str>::new(), "{lang:?} {kind}:\n{text}");
        }
    }
    assert_eq!(forbidden("Votre demande d’asile"), ["asile", "demande d"], "the rule can fail");
    assert_eq!(forbidden("رسالة عن السكن"), ["سكن"]);
}

/// Every language with every kind.
fn all() -> impl Iterator<Item = (Lang, NoticeKind)> {
    Lang::ALL.iter().flat_map(|lang| NoticeKind::ALL.iter().map(|kind| (*lang, *kind)))
}

#[test]
fn pr_12_every_notice_has_the_same_subject_which_names_the_host_alone() {
    for lang in Lang::ALL {
        let subject = |kind| words::mail(&urls(), *lang, &a_notice(kind)).subject;
        let first = subject(NoticeKind::AuditHead);
        let expected = match lang {
            Lang::Fr => "Message de x.example",
            Lang::Nl => "Bericht van x.example",
            Lang::En => "Message from x.example",
            Lang::Ar => "رسالة من x.example",
        };
        assert_eq!(first, expected);
        assert!(NoticeKind::ALL.iter().all(|kind| subject(*kind) == first), "{lang:?}");
        assert!(
            NoticeKind::ALL
                .iter()
                .all(|kind| words::sms(&urls(), *lang, &a_notice(*kind)).subject.is_empty())
        );
    }
}

#[test]
fn pr_12_a_notice_is_short_plain_lines_that_end_with_the_instance_s_address() {
    for (lang, kind) in all() {
        let text = words::mail(&urls(), lang, &a_notice(kind)).text;
        assert!(text.ends_with("\n\n-- \nhttps://x.example\n"), "{lang:?} {kind}:\n{text}");
        for line in text.lines() {
            let is_whole = line.starts_with("https://") || line.starts_with("rooftop ");
            assert!(line.chars().count() <= 78 || is_whole, "{lang:?} {kind}: {line}");
            assert!(line == "-- " || !line.ends_with(' '), "{line:?}");
        }
        for odd in ['<', '>', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '«', '{', '}', '\t', '\r'] {
            assert!(!text.contains(odd), "{lang:?} {kind} {odd:?}:\n{text}");
        }
        let links: Vec<&str> = text.split_whitespace().filter(|word| word.contains("://")).collect();
        assert!(links.iter().all(|link| link.starts_with("https://x.example")), "{links:?}");
        assert!(
            words::sms(&urls(), lang, &a_notice(kind)).text.chars().count() <= 70,
            "one SMS of any script"
        );
    }
}

#[test]
fn every_line_of_an_arabic_notice_runs_from_right_to_left() {
    let is_arabic = |c: char| ('\u{600}'..='\u{6FF}').contains(&c);
    for kind in NoticeKind::ALL {
        let mail = words::mail(&urls(), Lang::Ar, &a_notice(*kind));
        let mut lines = 0;
        for line in mail.text.lines().filter(|line| line.contains(is_arabic)) {
            assert!(line.starts_with('\u{200F}'), "{kind}: {line}");
            lines += 1;
        }
        assert!(lines > 1 && mail.subject.starts_with(is_arabic), "{kind}: {}", mail.text);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_12_neither_a_mail_nor_its_row_holds_a_name_or_an_address() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mails").display().to_string();
    let settings = [
        ("MAIL__TRANSPORT", "folder"),
        ("MAIL__FOLDER", path.as_str()),
        ("MAIL__SENDER", "rooftop@toits.test"),
        ("ASSOCIATION__NAME", "Canari pour réfugiés"),
        ("ASSOCIATION__SUMMARY", "Canari logement"),
        ("ASSOCIATION__HANDLE", "canari"),
    ];
    let server = Plan { settings: &settings, ..Plan::of(&["x"]) }.start().await.remove(0);
    let id = account(&server, "canari.admin@toits.example", Role::Admin).await;
    let now = server.clock.now();
    let token = server
        .does(move |tx, app| {
            for (lang, kind) in all() {
                push(tx, app, now, (Addressee::Account(id), lang), &a_notice(kind))?;
            }
            staff::invite(tx, app, now, Viewer::Operator, ("canari.invite@toits.example", Role::Moderator))
        })
        .await
        .unwrap();
    let rows = server.reads(everything).await;
    assert_eq!(rows.lines().count(), all().count() + 1);
    for canary in ["canari", "Canari", "toits.example", "@", &token, "T0ken-of-the-test", "8128:"] {
        assert!(!rows.contains(canary), "{canary} in\n{rows}");
    }
    server.works().await;
    let mut count = 0;
    for entry in std::fs::read_dir(&path).unwrap() {
        let data = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let mail = ReadMail::of(&data);
        // Whom it is for stands in one header, for no mail arrives without it.
        let to = mail.header("To");
        assert!(to.starts_with("canari.") && !to.contains(' '), "{to}");
        let rest: Vec<_> = mail.headers.iter().filter(|(name, _)| name != "To").collect();
        let shown = format!("{rest:?}\n{}\n{}", mail.subject, mail.text);
        for canary in ["anari", "toits.example", "réfugi", "logement", "modera", &id.to_string()] {
            assert!(!shown.contains(canary), "{canary} in\n{shown}");
        }
        assert!(mail.header("Content-Type").starts_with("text/plain"));
        count += 1;
    }
    // The head of the log was due besides.
    assert_eq!(count, all().count() + 2);
}
