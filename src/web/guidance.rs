//! Help texts beside decisions, as pages fold them away: what is said, when it was checked, and where it is from.
//! The texts are data that an association can change: nothing of them is HTML, and a link leads where the head of the file says.

use crate::domain::guidance::{Article, Head, Passage, Topic};
use crate::i18n::{self, Lang};
use crate::services::guidance::Guidance;
use crate::web::layout::{Page, Say};

/// What is folded away under one title.
pub(super) struct Help {
    pub(super) title: String,
    /// The language of the title, where it is not the page's.
    pub(super) lang: &'static str,
    pub(super) dir: &'static str,
    pub(super) articles: Vec<ArticleView>,
}

/// A help text.
pub(super) struct ArticleView {
    /// Where several stand under one title.
    pub(super) title: Option<String>,
    pub(super) lang: &'static str,
    pub(super) dir: &'static str,
    /// A paragraph, or the items of a list.
    pub(super) passages: Vec<(Option<String>, Vec<String>)>,
    pub(super) source: SourceView,
}

/// When a text was checked, where it is from, and what speaks for caution.
pub(super) struct SourceView {
    pub(super) checked: String,
    /// What the name of the source stands after.
    pub(super) label: String,
    pub(super) source: String,
    pub(super) link: Option<String>,
    pub(super) cautions: Vec<String>,
}

/// What helps, a title for each topic.
pub(super) fn each(page: &Page, topics: &[Topic]) -> Vec<Help> {
    topics.iter().filter_map(|topic| under(page, None, &[*topic])).collect()
}

/// What helps, under one title. A single topic has its own.
pub(super) fn together(page: &Page, title: &str, topics: &[Topic]) -> Option<Help> {
    match topics {
        [_] => under(page, None, topics),
        _ => under(page, Some(page.say().get(title)), topics),
    }
}

fn under(page: &Page, title: Option<String>, topics: &[Topic]) -> Option<Help> {
    let (guidance, lang): (&Guidance, Lang) = (&page.app().guidance, page.lang());
    let mut articles: Vec<(&Article, Lang)> = Vec::new();
    for topic in topics {
        let (found, in_lang) = guidance.about(*topic, lang);
        articles.extend(found.iter().map(|article| (article, in_lang)));
    }
    let (first, first_lang) = articles.first()?;
    let (title, of) = match title {
        Some(title) => (title, lang),
        None => (first.head.title.clone(), *first_lang),
    };
    let view = |(article, lang): &(&Article, Lang)| ArticleView {
        title: (article.head.title != title).then(|| article.head.title.clone()),
        lang: lang.tag(),
        dir: lang.direction(),
        passages: article.passages.iter().map(passage).collect(),
        source: source(page, page.say(), &article.head),
    };
    let articles = articles.iter().map(view).collect();
    Some(Help { title, lang: of.tag(), dir: of.direction(), articles })
}

fn passage(passage: &Passage) -> (Option<String>, Vec<String>) {
    match passage {
        Passage::Text(text) => (Some(text.clone()), Vec::new()),
        Passage::List(items) => (None, items.clone()),
    }
}

/// Where a text is from.
pub(super) fn source(page: &Page, t: Say, head: &Head) -> SourceView {
    let mut cautions = Vec::new();
    if head.is_old(page.app().clock.now().date_naive()) {
        cautions.push(t.get("guidance-old"));
    }
    if !head.reviewed {
        cautions.push(t.get("guidance-not-reviewed"));
    }
    SourceView {
        checked: t.with1("guidance-checked", "date", i18n::date(t.0, head.checked_on)),
        label: t.get("guidance-source"),
        source: head.source.clone(),
        link: head.link.as_ref().map(ToString::to_string),
        cautions,
    }
}
