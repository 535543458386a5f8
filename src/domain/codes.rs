//! Enumerations with one code each, the same in the store, on the wire, in imports and in text ids.

/// Declares enums whose variants have a code: `as_str`, `FromStr` (the error is the text that was got) and `ALL`.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::codes::UnknownCode;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::domain::codes::UnknownCode { got: text.to_owned(), known: &[$($code),+] }),
                }
            }
        }

        impl $crate::domain::codes::Coded for $name {
            const CODES: &'static [&'static str] = &[$($code),+];
        }
    )+};
}
pub(crate) use codes;

/// What every enumeration with codes has.
pub trait Coded: Sized + std::str::FromStr<Err = UnknownCode> {
    /// The codes, in the order of the declaration.
    const CODES: &'static [&'static str];
}

/// A text that is none of the codes.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{got:?} is none of {}", known.join(", "))]
pub struct UnknownCode {
    /// What was got.
    pub got: String,
    /// What would have been right.
    pub known: &'static [&'static str],
}
