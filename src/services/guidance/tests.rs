//! The texts that are built in are whole in every language, and an association's folder is taken or refused by name and line.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::domain::guidance::{AgreementValue, Part};

const TODAY: &str = "2026-12-01";

fn today() -> NaiveDate {
    TODAY.parse().unwrap()
}

fn article(title: &str) -> String {
    format!("title: {title}\nchecked: 2026-11-30\nsource: Nous\nreviewed: yes\n\nNotre texte.\n")
}

fn model(kinds: &str, body: &str) -> String {
    format!(
        "title: Notre accord\nchecked: 2026-11-30\nsource: Nous\nreviewed: yes\nkinds: {kinds}\n\n{body}\n"
    )
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn opened(folder: &Path) -> Result<Guidance, String> {
    Guidance::open(Some(folder), Lang::Fr, today()).map_err(|error| error.to_string())
}

#[test]
fn every_topic_is_explained_in_every_language_and_says_when_it_was_checked() {
    for lang in Lang::ALL {
        let guidance = Guidance::open(None, *lang, today()).unwrap();
        for topic in Topic::ALL {
            let (articles, written_in) = guidance.about(*topic, *lang);
            assert_eq!((articles.len(), written_in), (1, *lang), "{topic}");
            assert!(articles[0].head.source.len() > 10, "{topic}");
            assert!(!articles[0].head.is_old(today()), "{topic}");
        }
    }
}

#[test]
fn every_kind_of_agreement_has_a_model_in_every_language_of_one_shape() {
    let guidance = Guidance::open(None, Lang::Fr, today()).unwrap();
    for kind in AgreementKind::ALL {
        let set = guidance.model(*kind).unwrap();
        assert_eq!(set.languages().count(), Lang::ALL.len(), "{kind}");
        let french = set.in_language(Lang::Fr).unwrap();
        for lang in Lang::ALL {
            let model = set.in_language(*lang).unwrap();
            assert_eq!(french.differs(model), None, "{kind} {lang:?}");
            assert!(model.to_write.len() >= 5, "names, signatures, rules: {kind}");
        }
        let values: Vec<AgreementValue> = french
            .blocks
            .iter()
            .flat_map(|block| &block.parts)
            .filter_map(|part| match part {
                Part::Value(value) => Some(*value),
                Part::Text(_) => None,
            })
            .collect();
        for needed in
            [AgreementValue::Association, AgreementValue::From, AgreementValue::Until, AgreementValue::Rent]
        {
            assert!(values.contains(&needed), "{kind} lacks {needed}");
        }
    }
}

#[test]
fn an_associations_text_stands_in_place_of_ours_or_below_it() {
    let (ours, more) = (article("Chez nous"), article("Et encore"));
    let folder = folder(&[("fr/deposit.md", &ours), ("nl/transit.more.md", &more), ("fr/.swp", "x")]);
    let guidance = opened(folder.path()).unwrap();
    let titles = |topic, lang| {
        let (articles, _) = guidance.about(topic, lang);
        articles.iter().map(|article| article.head.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(titles(Topic::Deposit, Lang::Fr), ["Chez nous"]);
    assert_ne!(titles(Topic::Deposit, Lang::Nl), ["Chez nous"], "another language keeps ours");
    let dutch = titles(Topic::Transit, Lang::Nl);
    assert_eq!((dutch.len(), dutch[1].as_str()), (2, "Et encore"));
    assert_eq!(titles(Topic::Transit, Lang::Fr).len(), 1);
}

#[test]
fn an_associations_model_takes_its_kinds_in_the_languages_that_it_has() {
    let ours = model("lease_coloc, transit", "Du {from} au {until}.\n\n_ Nom");
    let arabic = model("transit, lease_coloc", "{from} {until}\n\n_ الاسم");
    let folder = folder(&[("fr/agreement-coloc.md", &ours), ("ar/agreement-coloc.md", &arabic)]);
    let guidance = opened(folder.path()).unwrap();
    for kind in [AgreementKind::LeaseColoc, AgreementKind::Transit] {
        let set = guidance.model(kind).unwrap();
        assert_eq!(set.name, "coloc");
        assert!(set.in_language(Lang::Ar).is_some() && set.in_language(Lang::Nl).is_none());
    }
    assert_eq!(guidance.model(AgreementKind::LeaseMain).unwrap().name, "lease");
}

#[test]
fn a_folder_that_is_wrong_is_refused_with_the_name_of_the_file() {
    let fine = article("a");
    let transit = model("transit", "Du {from}.");
    let large = "x".repeat(40_001);
    let cases: &[(&[(&str, &str)], &str)] = &[
        (&[("readme.md", "x")], "readme.md is no folder of a language; there are fr, nl, en and ar"),
        (&[("de/deposit.md", &fine)], "de is no folder of a language"),
        (&[("fr/deposti.md", &fine)], "deposti.md is no text that is shown anywhere: name it TOPIC.md"),
        (&[("fr/deposit.txt", &fine)], "deposit.txt is no text that is shown anywhere"),
        (&[("fr/agreement-A.md", &transit)], "agreement-A.md is no text that is shown anywhere"),
        (&[("fr/deposit.md", "title: a\nchecked: x\n\n")], "deposit.md: "),
        (&[("fr/deposit.md", &large)], "deposit.md has 40001 bytes, at most 40000"),
        (
            &[("fr/deposit.md", "title: a\nchecked: 2026-12-02\nsource: b\nreviewed: no\n\nx")],
            "deposit.md: line 2: checked: 2026-12-02 is after today, 2026-12-01",
        ),
        (
            &[("ar/agreement-x.md", &transit)],
            "agreement-x.md is there in ar, and not in fr, the association's language",
        ),
        (
            &[("fr/agreement-x.md", &transit), ("ar/agreement-x.md", &model("lease_main", "{from}"))],
            "agreement-x.md is for other kinds in ar than in fr",
        ),
        (
            &[("fr/agreement-x.md", &transit), ("ar/agreement-x.md", &model("transit", "{until}"))],
            "agreement-x.md: passage 1 in ar is not of the same sort as in fr",
        ),
        (
            &[("fr/agreement-x.md", &transit), ("fr/agreement-y.md", &transit)],
            "agreement-x.md and agreement-y.md are both for transit",
        ),
    ];
    for (files, said) in cases {
        let folder = folder(files);
        let error = opened(folder.path()).unwrap_err();
        assert!(error.contains(said), "{said}\n{error}");
    }
    let none = opened(Path::new("/nowhere/at/all")).unwrap_err();
    assert!(none.starts_with("cannot read /nowhere/at/all: "), "{none}");
}

#[test]
fn a_file_that_is_no_utf_8_is_refused() {
    let folder = folder(&[]);
    fs::create_dir(folder.path().join("fr")).unwrap();
    fs::write(folder.path().join("fr/deposit.md"), [0xff, 0xfe]).unwrap();
    assert!(opened(folder.path()).unwrap_err().ends_with("deposit.md is not UTF-8"));
}
