//! The words of an offer, made from its structure, complete in every language: what the fediverse and the pages show.
//! Invariants: the words depend on nothing but the offer and its area, not on the day, so that the same version of an offer
//! reads the same everywhere; `area` is the *public* area (PR-04); nothing of tier Instance is said.

use chrono::{Datelike, NaiveDate};

use crate::domain::offered::OfferedPlace;
use crate::domain::place::{Accepts, Charges, LanguageLevel, Smoking, SpokenLanguage, StepFree};
use crate::domain::proposal::State;
use crate::geo::{Area, AreaKind, Gazetteer};
use crate::i18n::{self, Args, Lang, Texts, text_id};
use crate::text::unaccented;

/// What an offer is and where: `Chambre à Liège`.
pub fn headline(lang: Lang, place: &OfferedPlace, area: &Area) -> String {
    let id = text_id("wording-headline", place.place_kind.as_str());
    say(lang, &id, Args::new().with("where", whereabouts(lang, area)))
}

/// The host's own title for those who read the language it was written in, the headline for everybody else.
pub fn title_or_headline(
    lang: Lang,
    written_in: Lang,
    title: &str,
    place: &OfferedPlace,
    area: &Area,
) -> String {
    if lang == written_in && !title.trim().is_empty() {
        title.trim().to_owned()
    } else {
        headline(lang, place, area)
    }
}

/// What a reader has to know, one idea a sentence, the most important first. Plain text.
pub fn sentences(lang: Lang, place: &OfferedPlace, area: &Area, state: State) -> Vec<String> {
    let mut said: Vec<String> = filled(lang, state).into_iter().collect();
    // A host's own title may not say it.
    said.push(place_and_province(lang, area));
    said.extend(whom(lang, place));
    said.push(when(lang, place.available_from, place.available_until));
    said.extend(how_long(lang, place));
    said.extend(price(lang, place));
    said.extend(the_place(lang, place));
    said.extend(house_rules(lang, place));
    said.extend(languages(lang, &place.languages));
    said.extend(
        place.domiciliation.map(|answer| tell(lang, &text_id("wording-domiciliation", answer.as_str()))),
    );
    said
}

/// What the drawn card shows: `Dessin : une chambre, 2 personnes`, and that it is filled where it is.
pub fn alt_text(lang: Lang, place: &OfferedPlace, state: State) -> String {
    let persons = count(lang, "count-persons", place.capacity_persons);
    let alt =
        say(lang, &text_id("wording-alt", place.place_kind.as_str()), Args::new().with("persons", persons));
    filled(lang, state).map_or_else(|| alt.clone(), |filled| format!("{alt}. {filled}"))
}

/// The hashtags, without `#`, ASCII letters and digits only, each once: `Logement`, `Housing`, the area in French and in
/// Dutch, its province, and the kind of place in French.
pub fn hashtags(place: &OfferedPlace, area: &Area) -> Vec<String> {
    let kind = tell(Lang::Fr, &text_id("place-kind", place.place_kind.as_str()));
    let province = Gazetteer::belgium().territory(&area.province);
    let provinces = province.into_iter().flat_map(|province| [province.names.fr, province.names.nl]);
    let names = [area.names.fr, area.names.nl].into_iter().chain(provinces).chain([kind.as_str()]);
    let mut tags = vec!["Logement".to_owned(), "Housing".to_owned()];
    for tag in names.map(hashtag) {
        if !tag.is_empty() && !tags.iter().any(|known| known.eq_ignore_ascii_case(&tag)) {
            tags.push(tag);
        }
    }
    tags
}

fn filled(lang: Lang, state: State) -> Option<String> {
    matches!(state, State::Reserved | State::Occupied).then(|| tell(lang, "wording-filled"))
}

/// `À Fléron (Province de Liège).`
fn place_and_province(lang: Lang, area: &Area) -> String {
    let whereabouts = with_first(&whereabouts(lang, area), |c| c.to_uppercase().collect());
    let tag = if lang == Lang::Ar { "fr" } else { lang.tag() };
    let province = Gazetteer::belgium().territory(&area.province).map(|province| province.names.get(tag));
    match province {
        Some(province) => {
            say(lang, "wording-where", Args::new().with("where", whereabouts).with("province", province))
        }
        None => format!("{whereabouts}."),
    }
}

/// `Saint-Gilles` is `SaintGilles`: each word with a capital, so that it can be read, and read aloud.
fn hashtag(name: &str) -> String {
    let name = unaccented(name);
    let words = name.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter_map(|word| Some(word.get(..1)?.to_ascii_uppercase() + word.get(1..)?)).collect()
}

fn tell(lang: Lang, id: &str) -> String {
    say(lang, id, Args::new())
}

#[expect(clippy::needless_pass_by_value, reason = "the values are built in the call")]
fn say(lang: Lang, id: &str, args: Args<'_>) -> String {
    Texts::load().plain(lang, id, &args)
}

fn count(lang: Lang, id: &str, number: impl Into<u32>) -> String {
    say(lang, id, Args::new().with("count", number.into()))
}

/// `à Liège`, `au Roeulx`, `dans l’arrondissement d’Arlon`.
fn whereabouts(lang: Lang, area: &Area) -> String {
    // No Arabic names: the French one is what signs and letters show.
    let name = match lang {
        Lang::Fr | Lang::Ar => area.names.fr,
        Lang::Nl | Lang::En => area.name(lang.tag()),
    };
    match area.kind {
        AreaKind::Municipality => {
            let (article, bare) = match name.split_once(' ') {
                Some(("Le", bare)) => ("le", bare),
                Some(("Les", bare)) => ("les", bare),
                Some(_) | None => ("none", name),
            };
            let args = Args::new().with("name", name).with("article", article).with("bare", bare);
            say(lang, "wording-where-municipality", args)
        }
        AreaKind::Arrondissement => {
            // The name is whole, `Arrondissement d’Arlon`: inside a sentence its first letter is small.
            let of =
                ["Arrondissement de ", "Arrondissement d’"].iter().find_map(|start| name.strip_prefix(start));
            let args = Args::new()
                .with("name", with_first(name, |c| c.to_lowercase().collect()))
                .with("bare", of.unwrap_or(name));
            say(lang, "wording-where-arrondissement", args)
        }
    }
}

fn with_first(text: &str, change: fn(char) -> String) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| change(first) + rest.as_str()).unwrap_or_default()
}

/// Whether a word begins with a vowel: French drops the one before it.
fn beginning(word: &str) -> &'static str {
    let first = unaccented(word).chars().next().map(|c| c.to_ascii_lowercase());
    if matches!(first, Some('a' | 'e' | 'i' | 'o' | 'u' | 'y')) { "vowel" } else { "consonant" }
}

fn whom(lang: Lang, place: &OfferedPlace) -> Vec<String> {
    let mut said = vec![count(lang, "wording-for", place.capacity_persons)];
    if place.accepts != Accepts::Any {
        said.push(tell(lang, &text_id("wording-accepts", place.accepts.as_str())));
    }
    if place.slots > 1 {
        said.push(count(lang, "wording-slots", place.slots));
    }
    said
}

/// Whole months are said as months, anything else as days.
fn when(lang: Lang, from: NaiveDate, until: Option<NaiveDate>) -> String {
    let Some(until) = until else {
        return say(lang, "wording-from", Args::new().with("from", i18n::date(lang, from)));
    };
    if from.day() != 1 || !is_last_of_month(until) {
        let args = Args::new().with("from", i18n::date(lang, from)).with("until", i18n::date(lang, until));
        return say(lang, "wording-between-dates", args);
    }
    let last = i18n::month_and_year(lang, until);
    if (from.year(), from.month()) == (until.year(), until.month()) {
        return say(lang, "wording-in-month", Args::new().with("until", last));
    }
    let first =
        if from.year() == until.year() { i18n::month(lang, from) } else { i18n::month_and_year(lang, from) };
    let begins = beginning(&first);
    say(
        lang,
        "wording-between-months",
        Args::new().with("from", first).with("until", last).with("begins", begins),
    )
}

fn is_last_of_month(date: NaiveDate) -> bool {
    date.succ_opt().is_none_or(|next| next.day() == 1)
}

fn how_long(lang: Lang, place: &OfferedPlace) -> Vec<String> {
    let least = place.min_duration_months.filter(|months| *months > 0);
    let stay = match (least, place.max_duration_months) {
        (None, None) => None,
        (Some(least), None) => Some(count(lang, "wording-stay-at-least", least)),
        (None, Some(most)) => Some(count(lang, "wording-stay-at-most", most)),
        (Some(least), Some(most)) if least == most => Some(count(lang, "wording-stay-exactly", most)),
        (Some(least), Some(most)) => {
            Some(say(lang, "wording-stay-between", Args::new().with("least", least).with("count", most)))
        }
    };
    let notice = place.notice_days.filter(|days| *days > 0).map(|days| count(lang, "wording-notice", days));
    stay.into_iter().chain(notice).collect()
}

fn price(lang: Lang, place: &OfferedPlace) -> Vec<String> {
    let Some(cents) = place.monthly_rent_cents else { return Vec::new() };
    let price = match cents {
        0 => tell(lang, "wording-price-free"),
        _ => say(lang, "wording-price-monthly", Args::new().with("amount", i18n::euros(lang, cents))),
    };
    let price = match place.charges.map(Charges::as_str) {
        None => say(lang, "wording-price", Args::new().with("price", price)),
        Some(code) => {
            let charges = tell(lang, &text_id("charges", code));
            say(lang, "wording-price-and-charges", Args::new().with("price", price).with("charges", charges))
        }
    };
    let deposit = place.deposit_months.map(|months| count(lang, "wording-deposit", months));
    std::iter::once(price).chain(deposit).collect()
}

fn the_place(lang: Lang, place: &OfferedPlace) -> Vec<String> {
    let mut said = vec![tell(lang, &text_id("wording-sharing", place.sharing.as_str()))];
    if place.lockable_room == Some(true) {
        said.push(tell(lang, "wording-lockable"));
    }
    let beds = [
        ("count-beds-single", place.beds.single),
        ("count-beds-double", place.beds.double),
        ("count-beds-cot", place.beds.cot),
    ];
    let beds: Vec<String> = beds.iter().filter(|(_, n)| *n > 0).map(|(id, n)| count(lang, id, *n)).collect();
    if !beds.is_empty() {
        said.push(say(lang, "wording-beds", Args::new().with("beds", i18n::list(lang, &beds))));
    }
    if place.step_free != StepFree::Unknown {
        said.push(tell(lang, &text_id("wording-step-free", place.step_free.as_str())));
    }
    said
}

fn house_rules(lang: Lang, place: &OfferedPlace) -> Vec<String> {
    let answer = |yes: bool| if yes { "yes" } else { "no" };
    let children = place.children_ok.map(|yes| text_id("wording-children", answer(yes)));
    let pets = place.pets_accepted.map(|yes| text_id("wording-pets", answer(yes)));
    let pet = (place.pets_present == Some(true)).then(|| "wording-pet-present".to_owned());
    let smoking =
        (place.smoking != Smoking::Unknown).then(|| text_id("wording-smoking", place.smoking.as_str()));
    [children, pets, pet, smoking].into_iter().flatten().map(|id| tell(lang, &id)).collect()
}

fn languages(lang: Lang, spoken: &[SpokenLanguage]) -> Option<String> {
    let names: Vec<String> = spoken.iter().map(|language| language_and_level(lang, language)).collect();
    (!names.is_empty())
        .then(|| say(lang, "wording-languages", Args::new().with("languages", i18n::list(lang, &names))))
}

fn language_and_level(lang: Lang, spoken: &SpokenLanguage) -> String {
    let name = language_name(lang, &spoken.tag);
    match spoken.level {
        LanguageLevel::FewWords => {
            say(lang, "wording-language-few-words", Args::new().with("language", name))
        }
        LanguageLevel::Conversational | LanguageLevel::Fluent => name,
    }
}

/// The name of a language in the reader's, or its tag where we have no name for it.
pub fn language_name(lang: Lang, tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or(tag);
    let id = text_id("language", primary);
    if Texts::load().has(&id) { tell(lang, &id) } else { tag.to_owned() }
}

#[cfg(test)]
mod tests;
