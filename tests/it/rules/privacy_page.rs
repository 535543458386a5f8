//! The page about data says what the program does: every row of the table of data, and the settings as they are.

use rooftop::domain::records::{Basis, Datum, Seen, Setting, Until, Whose, Why};
use rooftop::i18n::{Args, Lang, Texts, text_id};

use crate::fediverse::{Plan, Server};

async fn server(settings: &[(&str, &str)]) -> Server {
    Plan { settings, ..Plan::of(&["alpha"]) }.start().await.remove(0)
}

async fn page(server: &Server, lang: Lang) -> String {
    let host = server.node.app.urls.domain().to_string();
    let request = server
        .client
        .get(format!("http://{}/about/privacy", server.address))
        .header("host", host)
        .header("accept-language", lang.tag());
    request.send().await.unwrap().text().await.unwrap()
}

/// A text as a page shows it.
fn shown(lang: Lang, id: &str) -> String {
    Texts::load().page(lang, id, &Args::new()).replace('\'', "&#39;")
}

#[actix_web::test]
async fn pr_03_pr_09_every_kind_of_datum_is_on_the_page_in_every_language() {
    let server = server(&[]).await;
    for lang in Lang::ALL {
        let page = page(&server, *lang).await;
        for datum in Datum::ALL {
            let what = format!("<h3>{}</h3>", shown(*lang, &text_id("datum", datum.as_str())));
            let seen = shown(*lang, &text_id("datum-seen", datum.seen().as_str()));
            let why = shown(*lang, &text_id("datum-why", datum.why().as_str()));
            let basis = shown(*lang, &text_id("datum-basis", datum.basis().as_str()));
            let is_its_row = |row: &&str| {
                [&what, &seen, &why, &basis].iter().all(|text| row.contains(text.as_str()))
                    && row.matches("<dd>").count() == 2 + datum.kept().len()
            };
            let mut rows = page.split("<div class=\"datum\">").skip(1);
            assert!(rows.any(|row| is_its_row(&row)), "{}: {datum} is not on the page: {page}", lang.tag());
        }
        for whose in Whose::ALL {
            assert!(page.contains(&format!("<details class=\"sheet\" id=\"{}\"", whose.as_str())), "{whose}");
        }
    }
}

#[actix_web::test]
async fn pr_09_a_setting_that_is_changed_changes_the_page_and_each_setting_is_on_it() {
    let usual = page(&server(&[]).await, Lang::Fr).await;
    assert!(
        usual.contains("\u{2068}30\u{2069} jours") && usual.contains("\u{2068}182\u{2069} jours"),
        "{usual}"
    );
    let settings = [
        ("RETENTION__DRAFT_DAYS", "17"),
        ("RETENTION__CLOSED_REQUEST_DAYS", "99"),
        ("RETENTION__REFUSED_HOST_DAYS", "211"),
        ("RETENTION__INCIDENT_DAYS", "812"),
        ("RETENTION__AUTHORITY_REQUEST_DAYS", "913"),
    ];
    let changed = page(&server(&settings).await, Lang::Fr).await;
    for days in [17, 99, 211, 812, 913] {
        assert!(changed.contains(&format!("\u{2068}{days}\u{2069} jours")), "{changed}");
    }
    assert!(!changed.contains("\u{2068}182\u{2069}"));
    let example = std::fs::read_to_string("config/rooftop.example.toml").unwrap();
    let (_, rest) = example.split_once("\n[retention]\n").unwrap();
    let section = rest.split("\n[").next().unwrap();
    let keys: Vec<&str> = section
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = ").map(|(key, _)| key))
        .collect();
    let known: Vec<&str> = Setting::ALL.iter().map(|setting| setting.as_str()).collect();
    assert_eq!(keys, known, "each setting of [retention] is one of the table's");
}

#[actix_web::test]
async fn the_page_says_whom_to_write_to_and_what_one_may_ask_for() {
    let unsaid = page(&server(&[]).await, Lang::Fr).await;
    assert!(unsaid.contains("parlez à l’association"), "{unsaid}");
    let said = page(&server(&[("ASSOCIATION__CONTACT", "Nour, 04 222 33 44")]).await, Lang::Ar).await;
    assert!(said.contains("Nour, 04 222 33 44") && said.contains("id=\"rights\""), "{said}");
}

#[test]
fn every_code_of_the_table_of_data_has_its_words() {
    let codes: [(&str, Vec<&str>); 7] = [
        ("datum", Datum::ALL.iter().map(|one| one.as_str()).collect()),
        ("whose", Whose::ALL.iter().map(|one| one.as_str()).collect()),
        ("datum-seen", Seen::ALL.iter().map(|one| one.as_str()).collect()),
        ("datum-why", Why::ALL.iter().map(|one| one.as_str()).collect()),
        ("datum-basis", Basis::ALL.iter().map(|one| one.as_str()).collect()),
        ("datum-until", Until::ALL.iter().map(|one| one.as_str()).collect()),
        ("datum-kept", Setting::ALL.iter().map(|one| one.as_str()).collect()),
    ];
    for lang in Lang::ALL {
        for (kind, codes) in &codes {
            for code in codes {
                assert!(Texts::load().has_in(*lang, &text_id(kind, code)), "{} {kind} {code}", lang.tag());
            }
        }
    }
}
