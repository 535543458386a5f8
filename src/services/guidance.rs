//! The help texts and models of agreements of an instance: those that are built in, and what the association put in their place.
//! Invariants: every topic has a text in French at least; every kind of agreement has one model; two languages of a model have the same shape,
//! so that they stand side by side; a file that is wrong stops the start with its name and line.

mod built_in;
mod folder;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::domain::Coded;
use crate::domain::guidance::{Article, GuidanceProblem, Model, Topic};
use crate::domain::place::AgreementKind;
use crate::i18n::Lang;

pub use folder::{FILE_MAX_BYTES, FILES_MAX};

/// Why an instance does not start with these texts.
#[derive(Debug, thiserror::Error)]
pub enum GuidanceError {
    #[error("cannot read {}: {cause}", path.display())]
    Unreadable { path: PathBuf, cause: std::io::Error },
    #[error("{} is no folder of a language; there are fr, nl, en and ar", path.display())]
    NotALanguage { path: PathBuf },
    #[error(
        "{} is no text that is shown anywhere: name it TOPIC.md or TOPIC.more.md after one of {topics}, or agreement-NAME.md, where NAME is of a-z, 0-9 and -",
        path.display()
    )]
    NoSuchText { path: PathBuf, topics: String },
    #[error("there are more than {FILES_MAX} files in {}", path.display())]
    TooMany { path: PathBuf },
    #[error("{} has {got} bytes, at most {FILE_MAX_BYTES}", path.display())]
    TooLarge { path: PathBuf, got: u64 },
    #[error("{} is not UTF-8", path.display())]
    NotUtf8 { path: PathBuf },
    #[error("{}: {problem}", path.display())]
    File { path: PathBuf, problem: GuidanceProblem },
    #[error("agreement-{name}.md is there in {have}, and not in {first}, the association's language")]
    FirstLanguage { name: String, have: &'static str, first: &'static str },
    #[error("agreement-{name}.md is for other kinds in {lang} than in {first}")]
    OtherKinds { name: String, lang: &'static str, first: &'static str },
    #[error(
        "agreement-{name}.md: passage {at} in {lang} is not of the same sort as in {first}, or has other values or lines, so that the two cannot stand side by side"
    )]
    OtherShape { name: String, lang: &'static str, first: &'static str, at: usize },
    #[error("agreement-{one}.md and agreement-{other}.md are both for {kind}")]
    TwoModels { kind: AgreementKind, one: String, other: String },
    #[error("there is no model of an agreement for {kind}")]
    NoModel { kind: AgreementKind },
    #[error("there is no text about {topic} in fr")]
    NoText { topic: Topic },
}

/// A model of an agreement, in each language that it is written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelSet {
    /// What its files are called.
    pub name: String,
    languages: BTreeMap<Lang, Model>,
}

impl ModelSet {
    /// The model in this language, where it is written in it.
    pub fn in_language(&self, lang: Lang) -> Option<&Model> {
        self.languages.get(&lang)
    }

    /// The languages that it is written in.
    pub fn languages(&self) -> impl Iterator<Item = Lang> {
        self.languages.keys().copied()
    }
}

/// The texts of an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guidance {
    articles: BTreeMap<(Topic, Lang), Vec<Article>>,
    models: Vec<ModelSet>,
}

impl Guidance {
    /// Reads what is built in, and over it the association's folder where there is one. `first` is the association's language.
    ///
    /// # Errors
    /// [`GuidanceError`], which names the file and the line.
    pub fn open(folder: Option<&Path>, first: Lang, today: NaiveDate) -> Result<Self, GuidanceError> {
        let built_in = Files::built_in()?;
        let mut articles = built_in.articles;
        let mut models = Vec::new();
        if let Some(folder) = folder {
            let theirs = folder::read(folder, today)?;
            articles.extend(theirs.articles);
            for (key, more) in theirs.more {
                articles.entry(key).or_default().push(more);
            }
            models = sets(theirs.models, first)?;
        }
        let ours = sets(built_in.models, first)?;
        let articles = articles.into_iter().collect();
        let guidance = Self { articles, models: chosen(models, ours)? };
        match Topic::ALL.iter().find(|topic| !guidance.articles.contains_key(&(**topic, Lang::Fr))) {
            Some(topic) => Err(GuidanceError::NoText { topic: *topic }),
            None => Ok(guidance),
        }
    }

    /// What is said of a topic, and in which language: the reader's, or else French.
    pub fn about(&self, topic: Topic, lang: Lang) -> (&[Article], Lang) {
        let in_language = |lang: Lang| self.articles.get(&(topic, lang)).map(|all| (all.as_slice(), lang));
        in_language(lang).or_else(|| in_language(Lang::Fr)).unwrap_or((&[], lang))
    }

    /// The model for a kind of agreement.
    pub fn model(&self, kind: AgreementKind) -> Option<&ModelSet> {
        self.models.iter().find(|set| kinds_of(set).contains(&kind))
    }
}

/// Why a file is not taken.
enum Refused {
    /// No text is called so.
    NoSuchText,
    Problem(GuidanceProblem),
}

impl From<GuidanceProblem> for Refused {
    fn from(problem: GuidanceProblem) -> Self {
        Self::Problem(problem)
    }
}

impl Refused {
    fn of(self, path: PathBuf) -> GuidanceError {
        match self {
            Self::NoSuchText => GuidanceError::NoSuchText { path, topics: Topic::CODES.join(", ") },
            Self::Problem(problem) => GuidanceError::File { path, problem },
        }
    }
}

/// What was read of some files.
#[derive(Default)]
struct Files {
    articles: BTreeMap<(Topic, Lang), Vec<Article>>,
    /// What stands below the text of a topic, and not in its place.
    more: Vec<((Topic, Lang), Article)>,
    models: BTreeMap<String, BTreeMap<Lang, Model>>,
}

impl Files {
    fn built_in() -> Result<Self, GuidanceError> {
        let mut files = Self::default();
        for lang in Lang::ALL {
            for (name, text) in built_in::texts(*lang) {
                let path = || Path::new(lang.tag()).join(format!("{name}.md"));
                files.take((*lang, name), text).map_err(|refused| refused.of(path()))?;
            }
        }
        Ok(files)
    }

    /// Takes a file by its name without its ending.
    fn take(&mut self, (lang, name): (Lang, &str), text: &str) -> Result<(), Refused> {
        if let Some(model) = name.strip_prefix("agreement-") {
            let plain = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-');
            if model.is_empty() || !model.chars().all(plain) {
                return Err(Refused::NoSuchText);
            }
            let read = Model::read(text)?;
            self.models.entry(model.to_owned()).or_default().insert(lang, read);
            return Ok(());
        }
        let (topic, is_more) = name.strip_suffix(".more").map_or((name, false), |topic| (topic, true));
        let topic: Topic = topic.parse().map_err(|_| Refused::NoSuchText)?;
        let article = Article::read(text)?;
        if is_more {
            self.more.push(((topic, lang), article));
        } else {
            self.articles.insert((topic, lang), vec![article]);
        }
        Ok(())
    }
}

fn kinds_of(set: &ModelSet) -> &[AgreementKind] {
    set.languages.values().next().map_or(&[], |model| model.head.kinds.as_slice())
}

/// Sees that each model is written in the association's language, and in every other one in the same shape.
fn sets(
    models: BTreeMap<String, BTreeMap<Lang, Model>>,
    first: Lang,
) -> Result<Vec<ModelSet>, GuidanceError> {
    let mut found = Vec::new();
    for (name, languages) in models {
        let Some(model) = languages.get(&first) else {
            let have = languages.keys().next().map_or("", |lang| lang.tag());
            return Err(GuidanceError::FirstLanguage { name, have, first: first.tag() });
        };
        for (lang, other) in &languages {
            let (lang, first) = (lang.tag(), first.tag());
            if other.head.kinds != model.head.kinds {
                return Err(GuidanceError::OtherKinds { name, lang, first });
            }
            if let Some(at) = model.differs(other) {
                return Err(GuidanceError::OtherShape { name, lang, first, at });
            }
        }
        found.push(ModelSet { name, languages });
    }
    Ok(found)
}

/// One model for each kind: the association's where it has one.
fn chosen(theirs: Vec<ModelSet>, ours: Vec<ModelSet>) -> Result<Vec<ModelSet>, GuidanceError> {
    for set in [&theirs, &ours] {
        for kind in AgreementKind::ALL {
            let mut named = set.iter().filter(|set| kinds_of(set).contains(kind));
            if let (Some(one), Some(other)) = (named.next(), named.next()) {
                let (one, other) = (one.name.clone(), other.name.clone());
                return Err(GuidanceError::TwoModels { kind: *kind, one, other });
            }
        }
    }
    let all = [theirs, ours].concat();
    let has = |kind: &AgreementKind| all.iter().any(|set| kinds_of(set).contains(kind));
    match AgreementKind::ALL.iter().find(|kind| !has(kind)) {
        Some(kind) => Err(GuidanceError::NoModel { kind: *kind }),
        None => Ok(all),
    }
}
