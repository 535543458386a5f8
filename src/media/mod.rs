//! Pictures: those that Rooftop draws itself (the card of an offer without a photo, an association's face), and those that people
//! and other servers send, which `picture` makes harmless.
//!
//! Everything drawn is made of shapes, without fonts or words, so it reads the same in every language
//! and in both writing directions. A drawn picture depends on its facts alone: the same facts give the same bytes.

pub mod avatar;
pub mod card;
pub mod picture;

mod buildings;
mod furniture;
mod palette;
mod parts;
mod pictograms;
mod scene;
mod shapes;
mod sniff;
#[cfg(test)]
mod tests;
