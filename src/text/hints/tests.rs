//! Every phrase of the lists is found in an example of its language, and what offers say every day is not.

use super::lists::{Kind, Lists};
use super::*;

/// The examples: a line is a code, or `ok` for what must pass, and a text.
const EXAMPLES: &[(&str, &str)] = &[
    ("fr", include_str!("../words/examples/fr.txt")),
    ("nl", include_str!("../words/examples/nl.txt")),
    ("en", include_str!("../words/examples/en.txt")),
    ("ar", include_str!("../words/examples/ar.txt")),
    ("de", include_str!("../words/examples/de.txt")),
    ("es", include_str!("../words/examples/es.txt")),
    ("tr", include_str!("../words/examples/tr.txt")),
    ("ru", include_str!("../words/examples/ru.txt")),
    ("uk", include_str!("../words/examples/uk.txt")),
    ("fa", include_str!("../words/examples/fa.txt")),
    ("sq", include_str!("../words/examples/sq.txt")),
];

/// Language, code and text of each example.
fn examples() -> Vec<(&'static str, &'static str, &'static str)> {
    let lines = |(language, text): &(&'static str, &'static str)| {
        let language = *language;
        text.lines().filter_map(move |line| line.split_once(": ").map(|(code, text)| (language, code, text)))
    };
    EXAMPLES.iter().flat_map(lines).collect()
}

fn kinds(text: &str) -> Vec<Hint> {
    let mut kinds: Vec<Hint> = hints(text).into_iter().map(|found| found.hint).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

/// The examples of a rule that give another hint than theirs, or none.
fn wrong(rule: HintRule) -> Vec<String> {
    let mut wrong = Vec::new();
    for (language, code, text) in examples() {
        let Some(hint) = Hint::ALL.iter().find(|hint| hint.as_str() == code) else { continue };
        if hint.rule() == rule && !kinds(text).contains(hint) {
            wrong.push(format!("{language}: {text:?} gives {:?}, not {hint:?}", kinds(text)));
        }
    }
    wrong
}

#[test]
fn sg_09_each_example_of_exploitation_is_found() {
    let wrong = wrong(HintRule::Exploitation);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn nd_03_each_example_of_a_criterion_is_found() {
    let wrong = wrong(HintRule::Criterion);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn sg_09_nd_03_what_offers_say_every_day_is_not_held() {
    let held: Vec<String> = examples()
        .into_iter()
        .filter(|(_, code, text)| *code == "ok" && !hints(text).is_empty())
        .map(|(language, _, text)| format!("{language}: {text:?} gives {:?}", matches(text)))
        .collect();
    assert!(held.is_empty(), "\n{}", held.join("\n"));
}

#[test]
fn sg_09_nd_03_each_phrase_of_the_lists_is_found_in_an_example_of_its_language() {
    let examples = examples();
    let mut never = Vec::new();
    for entry in Lists::load().entries.iter().filter(|entry| entry.kind == Kind::Hit) {
        let code = entry.hint.as_str();
        let of_entry = examples.iter().filter(|(language, of, _)| *language == entry.language && *of == code);
        let mut texts = of_entry.map(|(_, _, text)| matches(text));
        if !texts.any(|found| found.iter().any(|(hit, _)| std::ptr::eq(*hit, entry))) {
            never.push(format!("{}.txt:{}: {code}: {:?}", entry.language, entry.line, entry.phrase));
        }
    }
    assert!(never.is_empty(), "\n{}", never.join("\n"));
}

#[test]
fn every_example_has_a_code_and_every_language_says_who_reviewed_it() {
    let known = |code: &str| code == "ok" || Hint::ALL.iter().any(|hint| hint.as_str() == code);
    let unknown: Vec<_> = examples().into_iter().filter(|(_, code, _)| !known(code)).collect();
    assert_eq!(unknown, []);
    assert_eq!(EXAMPLES.len(), lists::FILES.len());
    for ((language, text), (of, examples)) in lists::FILES.iter().zip(EXAMPLES) {
        assert_eq!(language, of);
        assert!(text.starts_with("# reviewed: "), "{language}");
        let lines = examples.lines().filter(|line| !line.is_empty());
        assert!(lines.clone().all(|line| line.contains(": ")), "{language}");
        for code in ["ok"].into_iter().chain(Hint::ALL.iter().map(|hint| hint.as_str())) {
            assert!(lines.clone().any(|line| line.starts_with(code)), "{language} has no example of {code}");
        }
    }
}

#[test]
fn sg_09_words_are_found_however_they_are_written() {
    for text in [
        "MÉNAGE CONTRE LOGEMENT",
        "menage contre logement",
        "me\u{301}nage contre logement",
        "mé\u{200B}na\u{AD}ge contre lo\u{200D}gement",
        "ménage, contre … logement !",
        "mé-nage   contre\n\nloge.ment",
        "m é n a g e contre l o g e m e n t",
        "m.é.n.a.g.e contre l/o/g/e/m/e/n/t",
        "m3nage c0ntre l0gement",
        "m€nage c0ntre logem3nt",
        "мénаgе соntrе lоgеmеnt",
        "ｍｅｎａｇｅ ｃｏｎｔｒｅ ｌｏｇｅｍｅｎｔ",
        "𝐦𝐞𝐧𝐚𝐠𝐞 contre 𝓁ogement",
        "ⓜⓔⓝⓐⓖⓔ contre logement",
    ] {
        assert!(kinds(text).contains(&Hint::WorkForRent), "{text:?} gives {:?}", kinds(text));
    }
    for text in ["s3xe", "$exe", "sеxе", "ѕехе", "s e x e", "S.E.X.E", "s\u{301}exe", "sехy"] {
        assert_eq!(kinds(text), [Hint::Companionship], "{text:?}");
    }
    for text in ["aл", "сeкс", "cекc", "с е к с"].iter().skip(1) {
        assert_eq!(kinds(text), [Hint::Companionship], "{text:?}");
    }
    for text in ["للفتيات فقط", "للفَتَيَاتِ فقط", "للفتيـــات فقط", "والفتيات فقط", "ل\u{200F}لفتيات، فقط!"]
    {
        assert_eq!(kinds(text), [Hint::YoungWomenOnly], "{text:?}");
    }
    for text in ["Belge uniquement", "Belges uniquement", "BELGES UNIQUEMENT", "belges - uniquement"] {
        assert_eq!(kinds(text), [Hint::Origin], "{text:?}");
    }
}

#[test]
fn sg_09_whole_words_count_and_words_that_only_begin_alike_do_not() {
    for text in [
        "Votre travailleur social passe contre rendez-vous, la chambre est prête.",
        "Le Sexeyland, les sexagénaires, Essex et le sextant.",
        "Le déménagement contre la pluie",
        "La messe de l'église en vue du clocher",
        "Les Belgesuniquement",
        "Il y a x e t u v",
        "Entrée contre 4 euros",
    ] {
        assert_eq!(kinds(text), [], "{text:?} gives {:?}", matches(text));
    }
}

#[test]
fn no_phrase_reaches_into_the_next_sentence_by_a_gap() {
    assert_eq!(kinds("Travail fini. La maison est contre le bois, loyer modéré."), []);
    assert_eq!(kinds("Langues parlées : français. Belges uniquement."), [Hint::Origin], "nor an exception");
    assert_eq!(kinds("Paiement du loyer le 5 du mois. Prenez rendez-vous avant la visite."), []);
}

#[test]
fn what_is_found_stands_where_it_was_written() {
    let text = "Jolie chambre. M\u{301}é-nage contre un loge\u{AD}ment ! Pas d’étrangers.";
    let marked: Vec<(Hint, &str)> =
        hints(text).into_iter().map(|found| (found.hint, &text[found.at])).collect();
    assert_eq!(
        marked,
        [(Hint::WorkForRent, "M\u{301}é-nage contre un loge\u{AD}ment"), (Hint::Origin, "Pas d’étrangers")]
    );
}

#[test]
fn a_broken_list_is_named_by_its_line() {
    for (text, why) in [
        ("ménage contre", "stands before any section"),
        ("== work", "is no code of a hint"),
        ("== origin\n$a = b\n\nword $c", "x.txt:4: there is no $c"),
        ("== origin\n[a] b", "x.txt:2: does not begin with a word"),
        ("== origin\n9 b", "begins with a number"),
        ("== origin\na ..x b", "is no gap"),
        ("== origin\nd'avance", "is not one word"),
    ] {
        let error = Lists::read(&[("x", text)]).unwrap_err();
        assert!(error.contains(why), "{error}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_stumble(text in "(\\PC|[a-z ]|мénаgе|9|@|\u{301}|\n){0,60}") {
        for found in hints(&text) {
            proptest::prop_assert!(text.get(found.at).is_some_and(|words| !words.is_empty()));
        }
    }
}
