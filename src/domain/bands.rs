//! In which bands a request leaves for allies (PR-06): how many live together, where, and when.
//! Invariant: bands leave only where at least [`SHARED_BY`] open and approved requests of distinct households share them, which not all one
//! caseworker wrote. Until then they widen, and where the widest are not shared the request waits.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::household::{Member, size_band};
use super::sought::SoughtHome;
use crate::geo::{AreaCode, Gazetteer};
use crate::ids::{AccountId, PersonId, ProposalId};

/// So many requests share the bands in which one of them leaves, itself included.
pub const SHARED_BY: usize = 5;
/// How often bands widen at most, the narrowest included.
pub const WIDTHS: usize = 8;

/// When a home is needed, as allies may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// The first day of a month: `2026-12`.
    Month(NaiveDate),
    /// The first day of a quarter: `2026-Q4`.
    Quarter(NaiveDate),
}

impl Period {
    /// The month that a day is in.
    pub fn month_of(day: NaiveDate) -> Self {
        Self::Month(day.with_day(1).unwrap_or(day))
    }

    /// The quarter that a day is in.
    pub fn quarter_of(day: NaiveDate) -> Self {
        let first = NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1);
        Self::Quarter(first.unwrap_or(day))
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Month(first) | Self::Quarter(first) => first,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(first) => write!(f, "{:04}-{:02}", first.year(), first.month()),
            Self::Quarter(first) => write!(f, "{:04}-Q{}", first.year(), first.month0() / 3 + 1),
        }
    }
}

/// Why a text is no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a period is a month such as 2026-12 or a quarter such as 2026-Q4")]
pub struct PeriodError;

impl FromStr for Period {
    type Err = PeriodError;
    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let (year, part) = text.split_once('-').ok_or(PeriodError)?;
        let (month, make): (Option<u32>, fn(NaiveDate) -> Self) = match part.strip_prefix('Q') {
            Some(quarter) => {
                (quarter.parse().ok().and_then(|q: u32| Some(q.checked_sub(1)? * 3 + 1)), Self::Quarter)
            }
            None => (part.parse().ok(), Self::Month),
        };
        let first =
            NaiveDate::from_ymd_opt(year.parse().map_err(|_| PeriodError)?, month.ok_or(PeriodError)?, 1);
        let period = make(first.ok_or(PeriodError)?);
        if period.to_string() == text { Ok(period) } else { Err(PeriodError) }
    }
}

/// What an ally may know of a request.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bands {
    /// `1`, `2`, `3-4`, `5-6` or `7+` persons.
    pub size: &'static str,
    /// A municipality, an arrondissement, a province or a region; `None` where no place was named.
    pub area: Option<AreaCode>,
    pub period: Period,
}

/// Which household a request is of, so that none counts twice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Household {
    Of(PersonId),
    /// Nobody is named: what reads alike counts as one.
    Alike(Vec<Member>, NaiveDate, Option<AreaCode>),
}

/// What of an open and approved request decides in which bands it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    pub id: ProposalId,
    pub household: Household,
    /// Who wrote it; all imports count as one writer.
    pub caseworker: Option<AccountId>,
    widths: [Bands; WIDTHS],
}

impl Asking {
    /// Of a request, of that person where somebody is named.
    pub fn new(
        id: ProposalId,
        home: &SoughtHome,
        (person, caseworker): (Option<PersonId>, Option<AccountId>),
        gazetteer: &Gazetteer,
    ) -> Self {
        let alike = || {
            let mut members = home.members.clone();
            members.sort();
            Household::Alike(members, home.needed_from, home.zones.first().cloned())
        };
        let household = person.map_or_else(alike, Household::Of);
        Self { id, household, caseworker, widths: widths(home, gazetteer) }
    }

    /// Whether these bands are true of it, however wide.
    pub fn says(&self, bands: &Bands) -> bool {
        self.widths.contains(bands)
    }
}

/// The bands of a request, each as wide as the one before or wider. The place widens to the arrondissement before the time does, since
/// somebody can be housed in the next municipality sooner than in the next season; then both widen in turn.
pub fn widths(home: &SoughtHome, gazetteer: &Gazetteer) -> [Bands; WIDTHS] {
    let zone = home.zones.first().and_then(|code| gazetteer.by_code(code));
    let places: [Option<AreaCode>; 4] = match zone {
        None => [None, None, None, None],
        Some(area) => {
            let region = gazetteer.territory(&area.province).and_then(|province| province.region.clone());
            [
                gazetteer.public_area(&area.code).map(|public| public.code.clone()),
                Some(area.arrondissement.clone()),
                Some(area.province.clone()),
                Some(region.unwrap_or_else(|| area.province.clone())),
            ]
        }
    };
    let times = [Period::month_of(home.needed_from), Period::quarter_of(home.needed_from)];
    let size = size_band(home.members.len());
    let order = [(0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (2, 1), (3, 0), (3, 1)];
    order.map(|(place, time)| Bands { size, area: places[place].clone(), period: times[time] })
}

/// Who shares bands of one width.
#[derive(Debug, Default)]
struct Sharing {
    households: BTreeSet<Household>,
    caseworkers: BTreeSet<Option<AccountId>>,
}

impl Sharing {
    fn is_enough(&self) -> bool {
        self.households.len() >= SHARED_BY && self.caseworkers.len() > 1
    }
}

/// What becomes of a request in a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaves {
    /// Allies know what they may know.
    AsSent,
    /// These bands go out, for the first time or in place of others.
    In(Bands),
    /// What allies know is not true any more, and nothing else is shared: it goes back.
    Back,
    /// Too few share the widest bands.
    Waits,
}

/// All open and approved requests of an instance.
#[derive(Debug, Default)]
pub struct Crowd(BTreeMap<(usize, Bands), Sharing>);

impl Crowd {
    /// Gathers them.
    pub fn of(all: &[Asking]) -> Self {
        let mut crowd: BTreeMap<(usize, Bands), Sharing> = BTreeMap::new();
        for one in all {
            for (width, bands) in one.widths.iter().enumerate() {
                let sharing = crowd.entry((width, bands.clone())).or_default();
                sharing.households.insert(one.household.clone());
                sharing.caseworkers.insert(one.caseworker);
            }
        }
        Self(crowd)
    }

    /// How wide the narrowest bands of a request are that enough share.
    fn narrowest(&self, one: &Asking) -> Option<usize> {
        (0..WIDTHS).find(|width| {
            let bands = one.widths[*width].clone();
            self.0.get(&(*width, bands)).is_some_and(Sharing::is_enough)
        })
    }

    /// What becomes of a request of which allies know this. Bands that went out stay while they are true, also where fewer share them by
    /// now: they cannot be called back (PR-07), and a change would tell that somebody left. They become narrower where enough share those.
    pub fn leaves(&self, one: &Asking, sent: Option<&Bands>) -> Leaves {
        let known = sent.map(|sent| one.widths.iter().position(|bands| bands == sent));
        match (self.narrowest(one), known) {
            (Some(width), Some(Some(before))) if width >= before => Leaves::AsSent,
            (None, Some(Some(_))) => Leaves::AsSent,
            (Some(width), _) => Leaves::In(one.widths[width].clone()),
            (None, Some(None)) => Leaves::Back,
            (None, None) => Leaves::Waits,
        }
    }
}

#[cfg(test)]
mod tests;
