//! What a distribution is: its rows, their weights in a thousand, and where they are from.
//! The macros keep a list of all of them, from which docs/synthetic.md is written: no distribution stands outside of it.

use super::sources::Publication;

/// Where a distribution is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A publication, and what it says.
    Published(&'static Publication, &'static str),
    /// No publication that we know of gives the number; why it is plausible.
    Assumed(&'static str),
}

/// Values with their weights.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<T: 'static> {
    pub rows: &'static [(u32, T)],
}

/// How often something happens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    pub per_mille: u32,
}

/// A distribution as the documentation shows it.
#[derive(Debug, Clone, Copy)]
pub struct Described {
    pub name: &'static str,
    /// What it is about.
    pub about: &'static str,
    /// Weight in a thousand, and value as the source code writes it.
    pub rows: &'static [(u32, &'static str)],
    pub source: Source,
}

/// Declares tables, and the list of them under the name that comes first.
macro_rules! tables {
    ($list:ident; $(#[doc = $about:literal] $name:ident: $kind:ty = $source:expr => { $($weight:literal $value:expr),+ $(,)? })+) => {
        $(
            #[doc = $about]
            pub(super) const $name: $crate::domain::synthetic::table::Table<$kind> =
                $crate::domain::synthetic::table::Table { rows: &[$(($weight, $value)),+] };
        )+
        /// The tables of this file.
        pub(super) const $list: &[$crate::domain::synthetic::table::Described] = &[$(
            $crate::domain::synthetic::table::Described {
                name: stringify!($name),
                about: $about,
                rows: &[$(($weight, stringify!($value))),+],
                source: $source,
            }
        ),+];
    };
}
pub(super) use tables;

/// Declares shares, and `SHARES`, which lists them.
macro_rules! shares {
    ($(#[doc = $about:literal] $name:ident: $per_mille:literal = $source:expr;)+) => {
        $(
            #[doc = $about]
            pub(super) const $name: $crate::domain::synthetic::table::Share =
                $crate::domain::synthetic::table::Share { per_mille: $per_mille };
        )+
        /// The shares of this file.
        pub(super) const SHARES: &[$crate::domain::synthetic::table::Described] = &[$(
            $crate::domain::synthetic::table::Described {
                name: stringify!($name),
                about: $about,
                rows: &[($per_mille, "yes")],
                source: $source,
            }
        ),+];
    };
}
pub(super) use shares;
