//! What the two agree on: the kind of agreement, from when until when, and for how much.

use chrono::{Days, NaiveDate};

use crate::domain::place::{AgreementKind, Sharing};

/// A shared room is for so many nights at most (SG-14).
pub const NIGHTS_MAX: i64 = 7;
/// A stay begins so many days from the day on which it is agreed on at most, before or after.
const BEGINS_WITHIN_DAYS: u64 = 366;
/// The most that a month costs, in cents.
const RENT_MAX_CENTS: u32 = 1_000_000;

/// What was agreed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    pub kind: AgreementKind,
    pub from: NaiveDate,
    /// The day on which it ends; nothing where none was agreed on.
    pub until: Option<NaiveDate>,
    pub monthly_rent_cents: u32,
}

/// What was typed of a [`Stay`]. An empty text is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedStay {
    pub kind: String,
    pub from: String,
    pub until: String,
    /// In cents.
    pub rent: String,
}

/// What is wrong with what was typed of a [`Stay`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StayError {
    #[error("kind: is missing, or none of the kinds of agreement")]
    Kind,
    #[error("from: {got:?} is not a date within {BEGINS_WITHIN_DAYS} days of today, such as 2026-12-01")]
    From { got: String },
    #[error("until: {got:?} is not a date after the first day, such as 2027-03-01")]
    Until { got: String },
    #[error("until: a shared room is for {NIGHTS_MAX} nights at most (SG-14)")]
    TooManyNights,
    #[error("rent: {got:?} is not an amount from 0 to {RENT_MAX_CENTS} cents a month")]
    Rent { got: String },
}

impl StayError {
    /// The field that it is about, as the form names it.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::From { .. } => "from",
            Self::Until { .. } | Self::TooManyNights => "until",
            Self::Rent { .. } => "rent",
        }
    }
}

impl Stay {
    /// Reads what was typed of a stay in a home that is shared so.
    ///
    /// # Errors
    /// Every broken rule, in the order of the form.
    pub fn read(
        typed: &TypedStay,
        sharing: Option<Sharing>,
        today: NaiveDate,
    ) -> Result<Self, Vec<StayError>> {
        let mut errors = Vec::new();
        let kind = typed.kind.trim().parse::<AgreementKind>().ok();
        if kind.is_none() {
            errors.push(StayError::Kind);
        }
        let near = Days::new(BEGINS_WITHIN_DAYS);
        let (first, last) = (today - near, today + near);
        let from = date(&typed.from).filter(|from| (first..=last).contains(from));
        if from.is_none() {
            errors.push(StayError::From { got: typed.from.clone() });
        }
        let until = date(&typed.until);
        let is_empty = typed.until.trim().is_empty();
        let begins = from.unwrap_or(first);
        if !is_empty && until.is_none_or(|until| until <= begins) {
            errors.push(StayError::Until { got: typed.until.clone() });
        } else if sharing == Some(Sharing::SharedRoom)
            && until.is_none_or(|until| (until - begins).num_days() > NIGHTS_MAX)
        {
            errors.push(StayError::TooManyNights);
        }
        let rent = rent(&typed.rent);
        if rent.is_none() {
            errors.push(StayError::Rent { got: typed.rent.clone() });
        }
        match (kind, from, rent) {
            (Some(kind), Some(from), Some(monthly_rent_cents)) if errors.is_empty() => {
                Ok(Self { kind, from, until, monthly_rent_cents })
            }
            _ => Err(errors),
        }
    }
}

fn date(text: &str) -> Option<NaiveDate> {
    text.trim().parse().ok()
}

/// Nothing typed is nothing to pay.
fn rent(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() { Some(0) } else { text.parse().ok().filter(|cents| *cents <= RENT_MAX_CENTS) }
}
