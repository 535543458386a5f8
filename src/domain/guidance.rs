//! Help texts beside decisions, and models of agreements on paper: what a file of either holds, and which text helps with which decision.
//! A file is a head of `key: value` lines, an empty line, and a plain text. Nothing in it is HTML, and its one link stands in the head.
//! Invariant: a file is read whole or refused with its line; nothing of it is left out in silence.

mod article;
mod head;
mod model;
mod problem;
mod topics;

pub use article::{Article, Passage};
pub use head::{Head, OLD_AFTER_MONTHS};
pub use model::{AgreementValue, Block, BlockKind, Model, Part, ToWrite};
pub use problem::{GuidanceFault, GuidanceProblem};
pub use topics::{KINDS, Topic, beside_field, for_desk, for_person};

#[cfg(test)]
mod tests;
