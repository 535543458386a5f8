//! Pictures that Rooftop draws itself: the card of an offer without a photo, and an association's face.
//!
//! Everything is drawn from shapes, without fonts or words, so a picture reads the same in every language
//! and in both writing directions. A picture depends on its facts alone: the same facts give the same bytes.

pub mod avatar;
pub mod card;

mod buildings;
mod furniture;
mod palette;
mod parts;
mod pictograms;
mod scene;
mod shapes;
