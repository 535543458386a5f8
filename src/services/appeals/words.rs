//! The words of an appeal, in every language: how many, where and when, as the bands say it, and how to answer. Nothing else is in them.

use chrono::Datelike as _;

use crate::domain::bands::{Bands, Period};
use crate::geo::{AreaCode, Gazetteer};
use crate::i18n::{self, Args, Lang, Texts, text_id};

/// What everybody reads, one idea a sentence. Plain text.
pub fn sentences(lang: Lang, bands: &Bands) -> Vec<String> {
    let say = |id: &str, args: Args<'_>| Texts::load().plain(lang, id, &args);
    let size = say(&text_id("size-band", bands.size), Args::new());
    let place =
        bands.area.as_ref().map_or_else(|| say("bands-anywhere", Args::new()), |code| place(lang, code));
    vec![
        say("appeal-words-who", Args::new().with("size", size)),
        say("appeal-words-where", Args::new().with("place", place)),
        say("appeal-words-when", Args::new().with("period", period(lang, bands.period))),
        say("appeal-words-answer", Args::new()),
    ]
}

/// The name of an area of any size. There are no Arabic names: the French one is what signs and letters show.
fn place(lang: Lang, code: &AreaCode) -> String {
    let tag = if lang == Lang::Ar { "fr" } else { lang.tag() };
    let places = Gazetteer::belgium();
    let area = places.by_code(code).map(|area| area.name(tag));
    area.or_else(|| places.territory(code).map(|territory| territory.names.get(tag)))
        .map_or_else(|| code.to_string(), ToOwned::to_owned)
}

fn period(lang: Lang, period: Period) -> String {
    match period {
        Period::Month(first) => i18n::month_and_year(lang, first),
        Period::Quarter(first) => {
            let last = first.with_month(first.month() + 2).unwrap_or(first);
            let args = Args::new()
                .with("from", i18n::month(lang, first))
                .with("to", i18n::month_and_year(lang, last));
            Texts::load().plain(lang, "appeal-words-quarter", &args)
        }
    }
}
