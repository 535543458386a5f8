//! Photos of our offers, and the pictures of other instances' offers: what is known of them, and the rules about the former.
//! Sources: product.md, PR-13, PR-17 and SG-12.

use chrono::{DateTime, Utc};

use super::codes::codes;
use crate::ids::{AccountId, ApId, Domain, PictureId, ProposalId};
use crate::text;

/// The most characters of the words that stand for a picture.
pub const ALT_MAX_CHARS: usize = 500;

codes! {
    /// Where a photo of ours stands.
    PictureState {
        /// Nobody but the staff sees it, until somebody of them who did not upload it confirmed what it does not show.
        Waiting = "waiting",
        /// Everybody sees it while its offer is listed.
        Confirmed = "confirmed",
    }
    /// What a photo must not show (PR-17). Whoever confirms one answers for each.
    MustNotShow {
        /// The front of the house, its number, the street: they say where it is.
        Facade = "facade",
        /// What is seen from a window says it too.
        WindowView = "window_view",
        Person = "person",
        /// A letter, an identity card, a screen.
        Document = "document",
    }
    /// Where another instance's picture stands.
    RemotePictureState {
        /// Somebody looked at the offer: it will be fetched.
        Wanted = "wanted",
        Kept = "kept",
        /// It could not be had; not asked for again before its time.
        Failed = "failed",
    }
    /// Which of a picture's two files.
    PictureSize { Full = "full", Small = "small" }
}

/// The sizes of a kept picture, and the hash that stands in its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFacts {
    pub hash: String,
    pub width_px: u32,
    pub height_px: u32,
    pub small_width_px: u32,
    pub small_height_px: u32,
}

/// A photo of one of our offers, without its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferPicture {
    pub id: PictureId,
    pub proposal: ProposalId,
    pub state: PictureState,
    /// What it shows, in the association's language, for those who do not see it.
    pub alt: String,
    pub uploaded_by: Option<AccountId>,
    pub created_at: DateTime<Utc>,
    pub facts: PictureFacts,
    pub blurhash: String,
}

/// Another instance's picture that is to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedPicture {
    pub proposal: ProposalId,
    pub url: ApId,
    pub author_domain: Domain,
    pub attempts: u32,
    /// Names the claim; what another process claimed meanwhile is not overwritten.
    pub lease_by: String,
}

/// Why a photo is not taken, or not confirmed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureProblem {
    #[error("a photo needs words that say what it shows")]
    NoAlt,
    #[error("the words for a photo have at most {ALT_MAX_CHARS} characters, these have {got}")]
    AltTooLong { got: usize },
    #[error("an offer has at most {max} photos")]
    TooMany { max: u32 },
    #[error("only offers have photos")]
    NotAnOffer,
    #[error("a photo goes public once somebody confirmed each of four things that it does not show (PR-17)")]
    Unanswered,
}

/// Reads the words that stand for a photo.
///
/// # Errors
/// [`PictureProblem::NoAlt`], [`PictureProblem::AltTooLong`].
pub fn read_alt(typed: &str) -> Result<String, PictureProblem> {
    let alt = text::tidy(typed).split_whitespace().collect::<Vec<_>>().join(" ");
    match alt.chars().count() {
        0 => Err(PictureProblem::NoAlt),
        got if got > ALT_MAX_CHARS => Err(PictureProblem::AltTooLong { got }),
        _ => Ok(alt),
    }
}

/// Sees that all four answers are there.
///
/// # Errors
/// [`PictureProblem::Unanswered`].
pub fn require_all(answered: &[MustNotShow]) -> Result<(), PictureProblem> {
    let all = MustNotShow::ALL.iter().all(|what| answered.contains(what));
    if all { Ok(()) } else { Err(PictureProblem::Unanswered) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_for_a_photo_are_one_line_of_at_most_five_hundred_characters() {
        assert_eq!(read_alt("  Une chambre\n claire\u{202E} "), Ok("Une chambre claire".to_owned()));
        assert_eq!(read_alt(" \u{200B}\n"), Err(PictureProblem::NoAlt));
        assert_eq!(read_alt(&"é".repeat(500)).map(|alt| alt.chars().count()), Ok(500));
        assert_eq!(read_alt(&"é".repeat(501)), Err(PictureProblem::AltTooLong { got: 501 }));
    }

    #[test]
    fn pr_17_three_answers_of_four_confirm_nothing() {
        assert_eq!(require_all(MustNotShow::ALL), Ok(()));
        for left_out in MustNotShow::ALL {
            let three: Vec<MustNotShow> =
                MustNotShow::ALL.iter().copied().filter(|what| what != left_out).collect();
            assert_eq!(require_all(&three), Err(PictureProblem::Unanswered), "{left_out}");
        }
    }
}
