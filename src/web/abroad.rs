//! What allies know of a request, in words: for the desk and for whose request it is.

use chrono::{DateTime, Datelike as _, Utc};

use super::layout::{Page, Say};
use super::my::home::moment;
use crate::domain::bands::{Bands, Leaves, Period};
use crate::domain::private::AgreedVia;
use crate::geo::{AreaCode, Gazetteer};
use crate::i18n::{self, text_id};
use crate::ids::ApId;
use crate::services::batches;
use crate::services::requests::{Abroad, Ally, Next};

/// How a template shows it.
pub(super) struct AbroadView {
    /// What happens next, in a sentence.
    pub(super) next: String,
    /// The next batch changes something that is good to know.
    pub(super) is_warning: bool,
    /// What will leave, label and value.
    pub(super) leaves: Vec<(String, String)>,
    /// Since when allies know it.
    pub(super) since: Option<String>,
    /// Who does.
    pub(super) holders: Vec<String>,
    /// What they know, label and value.
    pub(super) known: Vec<(String, String)>,
    /// The consent that stands.
    pub(super) consent: Option<String>,
    /// Whom it names.
    pub(super) named: Vec<String>,
}

impl AbroadView {
    /// Puts it into words.
    pub(super) fn new(page: &Page, abroad: &Abroad) -> Self {
        let t = page.say();
        let now = page.app().clock.now();
        let names = |ids: &[ApId]| -> Vec<String> {
            abroad.named.iter().filter(|ally| ids.contains(&ally.association)).map(label).collect()
        };
        let (next, is_warning, leaves) = next(t, now, abroad);
        let sent = abroad.sent.as_ref();
        let consent = abroad.consent.as_ref();
        Self {
            next,
            is_warning,
            leaves,
            since: sent.map(|sent| t.with1("allies-known-since", "date", t.day(sent.sent_at))),
            holders: sent.map(|sent| names(&sent.recipients)).unwrap_or_default(),
            known: sent.map(|sent| lines(t, &sent.bands)).unwrap_or_default(),
            consent: consent.map(|consent| {
                let via = t.get(&text_id("agreed-via", consent.given_via.as_str()));
                let date = t.day(consent.given_at);
                let language = super::desk::language_name(t, &consent.language);
                format!("{via} · {language} · {date}")
            }),
            named: consent.map(|consent| names(&consent.recipients)).unwrap_or_default(),
        }
    }
}

/// An ally's name and domain, as a choice reads.
pub(super) fn label(ally: &Ally) -> String {
    format!("{} · {}", ally.name, ally.domain)
}

/// The associations whose boxes were ticked; `None` where none was, or one names no association.
pub(super) fn chosen(ticked: &[String]) -> Option<Vec<ApId>> {
    let ids: Option<Vec<ApId>> = ticked.iter().map(|id| id.parse().ok()).collect();
    ids.filter(|ids| !ids.is_empty())
}

/// What the next batch does, whether to warn, and the bands that leave.
fn next(t: Say, now: DateTime<Utc>, abroad: &Abroad) -> (String, bool, Vec<(String, String)>) {
    let at = moment(t, batches::next_at(now));
    let is_known = abroad.sent.is_some();
    let alone = |id: &str| (t.get(id), false, Vec::new());
    let goes = || (t.with1("allies-next-back", "moment", &at), true, Vec::new());
    match &abroad.next {
        Next::Off | Next::NoConsent | Next::NotOpen if is_known => goes(),
        Next::Off => alone("allies-next-off"),
        Next::NoConsent => alone("allies-next-no-consent"),
        Next::NotOpen => alone("allies-next-not-open"),
        Next::NotApproved => alone("allies-next-not-approved"),
        Next::Then(Leaves::AsSent) => alone("allies-next-as-sent"),
        Next::Then(Leaves::Back) => goes(),
        Next::Then(Leaves::Waits) => (t.get("allies-next-waits"), true, Vec::new()),
        Next::Then(Leaves::In(bands)) => {
            let id = if is_known { "allies-next-change" } else { "allies-next-leaves" };
            (t.with1(id, "moment", &at), false, lines(t, bands))
        }
    }
}

/// What bands say, label and value.
fn lines(t: Say, bands: &Bands) -> Vec<(String, String)> {
    let area = bands.area.as_ref().map_or_else(|| t.get("bands-anywhere"), |code| place(t, code));
    vec![
        (t.get("bands-size"), t.get(&text_id("size-band", bands.size))),
        (t.get("bands-area"), area),
        (t.get("bands-period"), period(t, bands.period)),
    ]
}

/// The name of an area of any size.
pub(super) fn place(t: Say, code: &AreaCode) -> String {
    let (places, tag) = (Gazetteer::belgium(), t.0.tag());
    let area = places.by_code(code).map(|area| area.name(tag));
    area.or_else(|| places.territory(code).map(|territory| territory.names.get(tag)))
        .map_or_else(|| code.to_string(), ToOwned::to_owned)
}

/// A month or a quarter in words.
pub(super) fn period(t: Say, period: Period) -> String {
    match period {
        Period::Month(first) => i18n::month_and_year(t.0, first),
        Period::Quarter(first) => {
            let last = first.with_month(first.month() + 2).unwrap_or(first);
            let (from, to) = (i18n::month(t.0, first), i18n::month_and_year(t.0, last));
            t.with2("bands-quarter", ("from", &from), ("to", &to))
        }
    }
}

/// The codes of how somebody agreed that the staff writes down.
pub(super) const BY_STAFF: [AgreedVia; 2] = [AgreedVia::Oral, AgreedVia::Signed];
