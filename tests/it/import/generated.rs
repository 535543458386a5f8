//! A thousand offers from a fixed seed, in every municipality of Belgium, and a search of them that shares no code with the program's:
//! one look at each record, and a great-circle distance of its own.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use rooftop::geo::{Area, AreaKind, Gazetteer};
use serde_json::{Value, json};

/// The seed of every run: a failure is seen again.
pub(super) const SEED: u64 = 0x2026_1122_5eed;

/// SplitMix64, which is enough to be unlike a pattern.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to `below`, which is left out.
    pub(super) fn to(&mut self, below: u64) -> u64 {
        self.next() % below
    }

    pub(super) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.to(of.len() as u64)).unwrap()]
    }

    /// Something, once in `times`.
    fn once_in<T>(&mut self, times: u64, what: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.to(times) == 0).then(|| what(self))
    }
}

/// What was generated, as the brute-force search knows it.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) title: String,
    pub(super) kind: &'static str,
    pub(super) municipality: String,
    pub(super) persons: u64,
    pub(super) slots: u64,
    pub(super) from: NaiveDate,
    pub(super) until: Option<NaiveDate>,
    pub(super) rent_cents: Option<u64>,
    pub(super) step_free: Option<&'static str>,
    pub(super) languages: Vec<(&'static str, &'static str)>,
}

const KINDS: &[&str] =
    &["room", "studio", "apartment", "house", "shared_flat", "collective", "emergency_bed"];
const TITLES: &[&str] = &[
    "Un toit pour quelque temps",
    "Kamer bij een gezin",
    "Chambre calme",
    "Une maison \"ouverte\" <avec> jardin & soleil",
    "غرفة هادئة",
    "Zimmer mit Frühstück",
    "Logement solidaire",
];
pub(super) const LANGUAGES: &[&str] = &["fr", "nl", "nl-BE", "de", "en", "ar", "so", "ti", "uk", "ckb"];
const LEVELS: &[&str] = &["few_words", "conversational", "fluent"];

/// So many offers; the first ones are one in each municipality.
pub(super) fn records(count: usize, today: NaiveDate, dice: &mut Dice) -> Vec<Record> {
    let codes: Vec<&str> = Gazetteer::belgium().municipalities().map(|area| area.code.as_str()).collect();
    let code = |index: usize, dice: &mut Dice| codes.get(index).copied().unwrap_or_else(|| dice.one(&codes));
    (0..count).map(|index| record(code(index, dice), today, dice)).collect()
}

fn record(municipality: &str, today: NaiveDate, dice: &mut Dice) -> Record {
    // Half of the dates are the same few days, so that searches meet their bounds.
    let day = if dice.to(2) == 0 { dice.one(&[0, 1, 30, 31]) } else { dice.to(400) };
    let from = today + Days::new(day);
    let stays = |dice: &mut Dice| if dice.to(8) == 0 { 0 } else { dice.to(500) };
    let until = (dice.to(2) == 0).then(|| from + Days::new(stays(dice)));
    let mut languages: Vec<(&str, &str)> = Vec::new();
    for _ in 0..dice.to(4) {
        let (tag, level) = (dice.one(LANGUAGES), dice.one(LEVELS));
        if languages.iter().all(|(known, _)| *known != tag) {
            languages.push((tag, level));
        }
    }
    Record {
        title: dice.one(TITLES).to_owned(),
        kind: dice.one(KINDS),
        municipality: municipality.to_owned(),
        persons: 1 + dice.to(8),
        slots: 1 + dice.to(3),
        from,
        until,
        rent_cents: match dice.to(4) {
            0 => None,
            1 => Some(0),
            _ => Some(50 * dice.to(2000)),
        },
        step_free: match dice.to(5) {
            0 => None,
            n => Some(["all", "some", "none", "unknown"][usize::try_from(n - 1).unwrap()]),
        },
        languages,
    }
}

impl Record {
    /// The line of an import.
    pub(super) fn line(&self) -> String {
        let mut line = json!({
            "purpose": "offer", "title": self.title, "place_kind": self.kind, "municipality": self.municipality,
            "capacity_persons": self.persons, "slots": self.slots, "available_from": self.from.to_string(),
            "languages": self.languages.iter().map(|(tag, level)| json!({"tag": tag, "level": level})).collect::<Vec<_>>(),
        });
        for (key, value) in [
            ("available_until", self.until.map(|date| json!(date.to_string()))),
            ("monthly_rent_cents", self.rent_cents.map(|cents| json!(cents))),
            ("step_free", self.step_free.map(|code| json!(code))),
        ] {
            if let Some(value) = value {
                line[key] = value;
            }
        }
        line.to_string()
    }

    /// The primary language tags, sorted.
    pub(super) fn tags(&self) -> Vec<&str> {
        let mut tags: Vec<&str> =
            self.languages.iter().map(|(tag, _)| &tag[..tag.find('-').unwrap_or(tag.len())]).collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}

/// What somebody looks for.
#[derive(Debug, Clone, Default)]
pub(super) struct Search {
    /// A code, name or postcode as it is typed, the code of the municipality that is meant, and the distance in kilometres.
    pub(super) near: Option<(&'static str, &'static str, u32)>,
    pub(super) persons: Option<u64>,
    pub(super) from: Option<NaiveDate>,
    pub(super) until: Option<NaiveDate>,
    pub(super) max_rent_cents: Option<u64>,
    pub(super) is_step_free: Option<()>,
    pub(super) language: Option<&'static str>,
}

/// As somebody may type it, and the municipality that is meant: also some that are under 3,000 inhabitants.
const TYPED: &[(&str, &str)] = &[
    ("62063", "62063"),
    ("Liège", "62063"),
    ("luik", "62063"),
    ("5000", "92094"),
    ("Namur", "92094"),
    ("la louviere", "58001"),
    ("Herstappe", "73028"),
    ("73028", "73028"),
    ("11002", "11002"),
    ("Antwerpen", "11002"),
    ("Eupen", "63023"),
    ("Martelange", "81013"),
    ("1000", "21004"),
    ("Daverdisse", "84016"),
];

/// A search that nobody thought of.
pub(super) fn search(today: NaiveDate, dice: &mut Dice) -> Search {
    let from = dice.once_in(3, |dice| today + Days::new(dice.one(&[0, 1, 29, 30, 31, 100, 399])));
    let until = dice.once_in(3, |dice| from.unwrap_or(today) + Days::new(dice.one(&[0, 1, 30, 90, 365])));
    Search {
        near: dice.once_in(2, |dice| {
            let (typed, code) = dice.one(TYPED);
            (typed, code, dice.one(&[0, 3, 10, 20, 30, 50, 100, 300]))
        }),
        persons: dice.once_in(3, |dice| 1 + dice.to(9)),
        from,
        until,
        max_rent_cents: dice.once_in(3, |dice| dice.one(&[0, 5_000, 35_050, 50_000, 500_000])),
        is_step_free: dice.once_in(4, |_| ()),
        language: dice.once_in(4, |dice| dice.one(&["fr", "nl", "ar", "ckb", "pt"])),
    }
}

impl Search {
    /// The query of the page's address.
    pub(super) fn query(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                query.append_pair(name, &value);
            }
        };
        add("municipality", self.near.map(|(typed, _, _)| typed.to_owned()));
        add("distance_km", self.near.map(|(_, _, km)| km.to_string()));
        add("persons", self.persons.map(|n| n.to_string()));
        add("from", self.from.map(|date| date.to_string()));
        add("until", self.until.map(|date| date.to_string()));
        add("max_rent", self.max_rent_cents.map(|cents| format!("{}.{:02}", cents / 100, cents % 100)));
        add("step_free", self.is_step_free.map(|()| "yes".to_owned()));
        add("language", self.language.map(str::to_owned));
        query.finish()
    }

    /// Whether a record fits, looked at alone.
    pub(super) fn fits(&self, record: &Record, places: &Places) -> bool {
        let near = self.near.is_none_or(|(_, code, km)| {
            places.km(&places.public[code], &places.public[record.municipality.as_str()]) <= f64::from(km)
        });
        // One day alone is asked for where only one end is said.
        let (begin, end) = (self.from.or(self.until), self.until.or(self.from));
        near && self.persons.is_none_or(|persons| record.persons >= persons)
            && begin.is_none_or(|day| record.from <= day)
            && end.is_none_or(|day| record.until.is_none_or(|until| until >= day))
            && self.max_rent_cents.is_none_or(|most| record.rent_cents.is_some_and(|cents| cents <= most))
            && self.is_step_free.is_none_or(|()| matches!(record.step_free, Some("all" | "some")))
            && self.language.is_none_or(|tag| record.tags().contains(&tag))
    }
}

/// Where each area's centre is, and which area may be named for each municipality (PR-04).
pub(super) struct Places {
    /// By code: latitude and longitude in radians.
    centres: HashMap<String, (f64, f64)>,
    /// By the code of a municipality.
    pub(super) public: HashMap<&'static str, String>,
}

impl Places {
    pub(super) fn read() -> Self {
        let all = || Gazetteer::belgium().municipalities().chain(Gazetteer::belgium().arrondissements());
        let centre = |area: &Area| (area.latitude.to_radians(), area.longitude.to_radians());
        let public =
            |area: &Area| if area.population < 3000 { &area.arrondissement } else { &area.code }.to_string();
        Self {
            centres: all().map(|area| (area.code.to_string(), centre(area))).collect(),
            public: all()
                .filter(|area| area.kind == AreaKind::Municipality)
                .map(|area| (area.code.as_str(), public(area)))
                .collect(),
        }
    }

    /// The great-circle distance, by the formula of Vincenty for a sphere of 6371.0088 km.
    fn km(&self, a: &str, b: &str) -> f64 {
        let ((lat_a, lon_a), (lat_b, lon_b)) = (self.centres[a], self.centres[b]);
        let turn = lon_b - lon_a;
        let across = lat_b.cos() * turn.sin();
        let up = lat_a.cos() * lat_b.sin() - lat_a.sin() * lat_b.cos() * turn.cos();
        let along = lat_a.sin() * lat_b.sin() + lat_a.cos() * lat_b.cos() * turn.cos();
        6371.0088 * across.hypot(up).atan2(along)
    }
}

/// What the list's JSON must say of a record.
pub(super) fn expected_json(record: &Record, places: &Places) -> Value {
    json!({
        "title": record.title,
        "municipality": places.public[record.municipality.as_str()],
        "capacity_persons": record.persons,
        "available_from": record.from.to_string(),
        "available_until": record.until.map(|date| date.to_string()),
        "monthly_rent_cents": record.rent_cents,
        "step_free": record.step_free.unwrap_or("unknown"),
        "languages": record.tags(),
        "free_slots": record.slots,
    })
}
