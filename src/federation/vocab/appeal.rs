//! An appeal on the wire: a `Note` to everybody, in words made of bands (PR-02). It has no property of our own, names nobody, and its one link leads to
//! the association.

use activitypub_federation::kinds::object::NoteType;
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::note::stamp;
use super::read;
use crate::domain::bands::Bands;
use crate::i18n::Lang;
use crate::ids::{ApId, AppealId};
use crate::services::appeals::sentences;
use crate::text;
use crate::urls::Urls;

/// What the document needs besides the appeal.
pub struct Setting<'a> {
    pub urls: &'a Urls,
    /// The association's language.
    pub lang: Lang,
    pub association: &'a ApId,
    /// The page of the association.
    pub page: &'a str,
}

/// Writes an appeal that is out in these bands since the batch of that day, without `@context`.
pub fn write(id: AppealId, (bands, published): (&Bands, DateTime<Utc>), set: &Setting<'_>) -> Value {
    let others = Lang::ALL.iter().copied().filter(|lang| *lang != set.lang);
    let contents: Map<String, Value> = std::iter::once(set.lang)
        .chain(others)
        .map(|lang| (lang.tag().to_owned(), json!(content(lang, bands, set.page))))
        .collect();
    let id = set.urls.appeal(id);
    json!({
        "id": id,
        "type": NoteType::Note,
        "attributedTo": set.association,
        "url": id,
        "to": [read::PUBLIC],
        "cc": [set.urls.of_actor(set.association, "followers")],
        "published": stamp(published),
        "content": contents.get(set.lang.tag()),
        "contentMap": contents,
        "tag": [],
    })
}

fn content(lang: Lang, bands: &Bands, page: &str) -> String {
    let mut html = String::new();
    for sentence in sentences(lang, bands) {
        html.push_str(&format!("<p>{}</p>", text::escape_html(&sentence)));
    }
    let page = text::escape_html(page);
    html.push_str(&format!("<p><a href=\"{page}\">{page}</a></p>"));
    html
}
