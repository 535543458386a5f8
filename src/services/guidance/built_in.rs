//! The texts that are built in, from `src/text/guidance/LANGUAGE`: the same files in every language.

use crate::i18n::Lang;

/// Lists the files of a language without their ending, and embeds them.
macro_rules! guidance_files {
    ($($file:literal),+ $(,)?) => {
        /// The files of a language: name and text.
        pub(super) fn texts(lang: Lang) -> &'static [(&'static str, &'static str)] {
            match lang {
                Lang::Fr => &[$(($file, include_str!(concat!("../../text/guidance/fr/", $file, ".md")))),+],
                Lang::Nl => &[$(($file, include_str!(concat!("../../text/guidance/nl/", $file, ".md")))),+],
                Lang::En => &[$(($file, include_str!(concat!("../../text/guidance/en/", $file, ".md")))),+],
                Lang::Ar => &[$(($file, include_str!(concat!("../../text/guidance/ar/", $file, ".md")))),+],
            }
        }
    };
}

guidance_files![
    "free_hosting",
    "precarious_occupancy",
    "lease_main",
    "lease_short",
    "lease_coloc",
    "sliding_lease",
    "social_agency",
    "transit",
    "domiciliation",
    "reference_address",
    "deposit",
    "seeker_first",
    "second_review",
    "asking_host",
    "opening_contact",
    "first_meeting",
    "check_ins",
    "ending",
    "agreement-hosting",
    "agreement-occupancy",
    "agreement-lease",
    "agreement-through",
];
