//! The texts of every language, from the Fluent files under `locales`.
//! A text that a language lacks is taken from French, one by one; one that French lacks shows its id in guillemets.

use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Lang;

/// Lists the files of `locales/LANGUAGE`, the same for every language, and embeds them.
macro_rules! locale_files {
    ($($file:literal),+ $(,)?) => {
        /// The names of the files of each language.
        #[cfg(test)]
        const FILES: &[&str] = &[$($file),+];

        /// The contents of the files of a language.
        fn sources(lang: Lang) -> &'static [(&'static str, &'static str)] {
            match lang {
                Lang::Fr => &[$(($file, include_str!(concat!("locales/fr/", $file)))),+],
                Lang::Nl => &[$(($file, include_str!(concat!("locales/nl/", $file)))),+],
                Lang::En => &[$(($file, include_str!(concat!("locales/en/", $file)))),+],
                Lang::Ar => &[$(($file, include_str!(concat!("locales/ar/", $file)))),+],
            }
        }
    };
}

locale_files![
    "agreements.ftl",
    "guidance.ftl",
    "offer.ftl",
    "plans.ftl",
    "queue.ftl",
    "request.ftl",
    "languages.ftl",
    "staff.ftl",
    "account.ftl",
    "problem.ftl",
    "wording.ftl",
    "actor.ftl",
    "appeals.ftl",
    "desk.ftl",
    "dashboard.ftl",
    "partners.ftl",
    "leads.ftl",
    "pages.ftl",
    "pictures.ftl",
    "audit.ftl",
    "people.ftl",
    "notices.ftl",
    "screening.ftl",
    "allies.ftl",
    "records.ftl",
    "hosts.ftl",
    "incidents.ftl",
    "matches.ftl",
    "matching.ftl",
    "move_on.ftl",
    "verdicts.ftl",
    "conversations.ftl"
];

/// The values that a text needs, by name.
#[derive(Debug, Default)]
pub struct Args<'a>(FluentArgs<'a>);

impl<'a> Args<'a> {
    /// No values.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value: a text, or a number, which also chooses a plural.
    #[must_use]
    pub fn with(mut self, name: &'a str, value: impl Into<FluentValue<'a>>) -> Self {
        self.0.set(name, value);
        self
    }
}

/// Whether values are wrapped in marks that keep their direction from spilling into the sentence.
#[derive(Clone, Copy)]
enum Isolation {
    /// For pages: a browser honours the marks.
    Marks,
    /// For JSON, mail and plain text, where other programs show or compare the marks.
    None,
}

/// The texts of every language.
pub struct Texts {
    /// By language, in the order of [`Lang::ALL`].
    bundles: Vec<Bundles>,
    /// What is wrong with the files; a test asserts that it is empty.
    faults: Vec<String>,
}

struct Bundles {
    page: FluentBundle<FluentResource>,
    plain: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts, read once for the process.
    pub fn load() -> &'static Self {
        static TEXTS: OnceLock<Texts> = OnceLock::new();
        TEXTS.get_or_init(|| {
            let mut texts = Self { bundles: Vec::new(), faults: Vec::new() };
            for lang in Lang::ALL {
                let page = texts.bundle(*lang, Isolation::Marks);
                let plain = texts.bundle(*lang, Isolation::None);
                texts.bundles.push(Bundles { page, plain });
            }
            for fault in &texts.faults {
                tracing::error!(fault, "a locale file is wrong");
            }
            texts
        })
    }

    fn bundle(&mut self, lang: Lang, isolation: Isolation) -> FluentBundle<FluentResource> {
        let mut bundle = FluentBundle::new_concurrent(vec![identifier(lang)]);
        bundle.set_use_isolating(matches!(isolation, Isolation::Marks));
        for (file, source) in sources(lang) {
            let resource =
                FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
                    self.faults.extend(errors.iter().map(|error| format!("{}/{file}: {error}", lang.tag())));
                    resource
                });
            if let Err(errors) = bundle.add_resource(resource) {
                self.faults.extend(errors.iter().map(|error| format!("{}/{file}: {error}", lang.tag())));
            }
        }
        bundle
    }

    /// The text `id` for a page, plain (not HTML: the template escapes it). Values are wrapped in isolation marks.
    pub fn page(&self, lang: Lang, id: &str, args: &Args<'_>) -> String {
        self.text(lang, Isolation::Marks, id, args)
    }

    /// The text `id` for JSON and mail, without isolation marks.
    pub fn plain(&self, lang: Lang, id: &str, args: &Args<'_>) -> String {
        self.text(lang, Isolation::None, id, args)
    }

    /// Whether the text `id` exists, at least in French.
    pub fn has(&self, id: &str) -> bool {
        self.has_in(Lang::Fr, id)
    }

    /// Whether this very language has the text `id`.
    pub fn has_in(&self, lang: Lang, id: &str) -> bool {
        self.bundles[lang as usize].plain.get_message(id).is_some_and(|message| message.value().is_some())
    }

    fn text(&self, lang: Lang, isolation: Isolation, id: &str, args: &Args<'_>) -> String {
        for lang in [lang, Lang::Fr] {
            let bundles = &self.bundles[lang as usize];
            let bundle = match isolation {
                Isolation::Marks => &bundles.page,
                Isolation::None => &bundles.plain,
            };
            if let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) {
                let mut errors = Vec::new();
                let text = bundle.format_pattern(pattern, Some(&args.0), &mut errors).into_owned();
                for error in errors {
                    tracing::error!(id, lang = lang.tag(), %error, "a text lacks a value");
                }
                return text;
            }
        }
        tracing::error!(id, "no such text");
        format!("«{id}»")
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Texts of {} languages", self.bundles.len())
    }
}

fn identifier(lang: Lang) -> LanguageIdentifier {
    lang.tag().parse().expect("two letters are a language")
}

/// The id of the text of a code: `text_id("place-kind", "shared_flat")` is `place-kind-shared-flat`, and `65+` ends in `65-plus`.
pub fn text_id(kind: &str, code: &str) -> String {
    format!("{kind}-{}", code.replace('_', "-").replace('+', "-plus"))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use regex::Regex;

    use super::*;

    /// The messages of a language and the values each names.
    fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
        let start = Regex::new(r"^([a-z][a-z0-9-]*) =").unwrap();
        let value = Regex::new(r"\$([a-z][a-zA-Z_-]*)").unwrap();
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (file, source) in sources(lang) {
            let mut current = String::new();
            // A comment before a message may name values that French itself does not need.
            let mut named = BTreeSet::new();
            for line in source.lines() {
                let values = value.captures_iter(line).map(|name| name[1].to_owned());
                if line.starts_with('#') {
                    named.extend(values);
                    continue;
                }
                if let Some(id) = start.captures(line) {
                    current = id[1].to_owned();
                    let earlier = found.insert(current.clone(), std::mem::take(&mut named));
                    assert!(earlier.is_none(), "{lang:?} {file}: {current} stands twice");
                }
                found.entry(current.clone()).or_default().extend(values);
            }
        }
        found.remove("");
        found
    }

    #[test]
    fn every_locale_file_parses() {
        assert_eq!(Texts::load().faults, Vec::<String>::new());
    }

    #[test]
    fn every_language_has_the_texts_of_french_and_names_no_other_value() {
        let french = messages(Lang::Fr);
        assert!(french.len() > 200);
        for lang in Lang::ALL {
            let theirs = messages(*lang);
            let ids = |texts: &BTreeMap<String, BTreeSet<String>>| texts.keys().cloned().collect::<Vec<_>>();
            assert_eq!(ids(&theirs), ids(&french), "{lang:?}");
            for (id, values) in theirs {
                assert!(
                    values.is_subset(&french[&id]),
                    "{lang:?} {id} names {values:?}, French {:?}",
                    french[&id]
                );
            }
        }
    }

    #[test]
    fn every_file_says_whether_somebody_reviewed_it() {
        for lang in Lang::ALL {
            assert_eq!(sources(*lang).len(), FILES.len());
            for (file, source) in sources(*lang) {
                let first = source.lines().next().unwrap_or_default();
                let known = ["# reviewed: source", "# reviewed: no", "# reviewed: yes"]
                    .iter()
                    .any(|known| first.starts_with(known));
                assert!(known, "{lang:?} {file} begins with {first:?}");
            }
        }
    }

    #[test]
    fn arabic_has_six_forms_of_a_number() {
        let texts = Texts::load();
        let forms: BTreeSet<String> = [0, 1, 2, 3, 11, 100]
            .iter()
            .map(|n| {
                texts
                    .plain(Lang::Ar, "count-persons", &Args::new().with("count", *n))
                    .replace(&n.to_string(), "#")
            })
            .collect();
        assert_eq!(forms.len(), 6, "{forms:?}");
    }

    #[test]
    fn values_are_isolated_on_pages_only() {
        let args = Args::new().with("field", "Titre");
        let texts = Texts::load();
        assert!(texts.page(Lang::Ar, "problem-missing", &args).contains("\u{2068}Titre\u{2069}"));
        assert!(!texts.plain(Lang::Ar, "problem-missing", &args).contains('\u{2068}'));
    }

    #[test]
    fn an_unknown_text_shows_its_id() {
        assert_eq!(Texts::load().page(Lang::Nl, "no-such-text", &Args::new()), "«no-such-text»");
        assert!(!Texts::load().has("no-such-text"));
    }

    #[test]
    fn a_code_makes_an_id() {
        assert_eq!(text_id("place-kind", "shared_flat"), "place-kind-shared-flat");
        assert_eq!(text_id("age-band", "65+"), "age-band-65-plus");
    }
}
