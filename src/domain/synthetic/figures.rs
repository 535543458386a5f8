//! Figures that are no shares: how many look for a home where, what rents and incomes are.

use super::sources::{COUNT_2022, GRID_2017, INCOME_2025, RENTS_2018, RENTS_2023};
use super::table::Source::{Assumed, Published};
use super::table::tables;
use crate::domain::household::Urgency;
use crate::domain::place::PlaceKind;

/// The household that a social minimum is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Income {
    Alone,
    Together,
    WithChildren,
    EachChild,
}

tables! { FIGURES;
    /// Households that look for a home, for 10,000 inhabitants of a municipality with at least so many.
    SEEKERS: u32 = Published(&COUNT_2022, "six in 1,000 inhabitants of the large towns and 0.5 to 1 in 1,000 of the smallest municipalities; the steps between are assumed. Only the proportions count") => {
        60 100_000, 40 50_000, 20 20_000, 12 10_000, 7 0,
    }
    /// Rents by province, in percent of those of Liège, by the code of the province.
    PROVINCE_RENTS_PERCENT: &str = Published(&RENTS_2023, "means of 1,069 euros in Brabant wallon, 769 in Namur, 763 in Luxembourg, 733 in Liège and 730 in Hainaut") => {
        146 "20002", 105 "90000", 104 "80000", 100 "60000", 100 "50000",
    }
    /// Rent of an entire place in euros, by kind and persons, before province, agreement and spread.
    RENTS_EUROS: (PlaceKind, u8) = Published(&RENTS_2018, "mean 616 euros, quartiles 500, 600 and 700, a house 105 more than a flat. The steps by persons are assumed, and so is that the rents of 2018 are what solidary owners ask in 2026, about a fifth under the market") => {
        420 (PlaceKind::Studio, 1), 450 (PlaceKind::Studio, 2), 480 (PlaceKind::Studio, 3),
        520 (PlaceKind::Apartment, 2), 570 (PlaceKind::Apartment, 3), 640 (PlaceKind::Apartment, 4), 700 (PlaceKind::Apartment, 5), 760 (PlaceKind::Apartment, 6),
        675 (PlaceKind::House, 3), 745 (PlaceKind::House, 4), 805 (PlaceKind::House, 5), 865 (PlaceKind::House, 6), 925 (PlaceKind::House, 7), 985 (PlaceKind::House, 8),
    }
    /// Least and greatest rent, in percent of the one before; all between are equally likely.
    SPREAD_PERCENT: &str = Published(&GRID_2017, "nearly three quarters of the rents lie between 20 % under and 20 % over the indicative one; the others are cut off") => {
        80 "least", 120 "most",
    }
    /// Rent of a social housing agency, a sliding lease or a transit home, in percent of the one before.
    SOCIAL_PERCENT: &str = Assumed("agencies rent below the market") => { 80 "of the rent" }
    /// Income a month in euros.
    INCOMES_EUROS: Income = Published(&INCOME_2025, "876.13 euros for who lives with others, 1,314.20 alone and 1,776.07 with a family to keep; a couple has the first twice. The 180 euros of child benefit are assumed") => {
        1314 Income::Alone, 1752 Income::Together, 1776 Income::WithChildren, 180 Income::EachChild,
    }
    /// Days from today until the home is needed, by urgency; all between are equally likely.
    NEEDED_IN_DAYS: (Urgency, &str) = Assumed("what the words mean: 48 hours, two weeks, two months, later") => {
        0 (Urgency::Immediate, "first"), 2 (Urgency::Immediate, "last"), 1 (Urgency::Urgent, "first"), 14 (Urgency::Urgent, "last"),
        7 (Urgency::Soon, "first"), 60 (Urgency::Soon, "last"), 30 (Urgency::Planned, "first"), 150 (Urgency::Planned, "last"),
    }
    /// Days since the charter was signed, and how long before it the other steps were at most.
    VETTED_DAYS_AGO: &str = Assumed("hosts are vetted all year round, within two weeks; a vetting is good for a year") => {
        5 "first", 330 "last", 366 "ended, first", 425 "ended, last", 14 "steps", 365 "good for",
    }
    /// A further zone lies at most so many kilometres from the first.
    ZONE_REACH_KM: &str = Assumed("towns of one basin of life") => { 25 "km" }
}

/// The figure of a key.
pub(super) fn figure<T: Copy + PartialEq>(table: &super::table::Table<T>, key: T) -> Option<u32> {
    table.rows.iter().find(|(_, known)| *known == key).map(|(number, _)| *number)
}
