//! Who can live where, and why: candidates for each request, and a plan for all of them together.
//!
//! What is here proposes and explains; a person decides. Everything is pure: no clock, no database, the same answer to the same question,
//! where ties go to the smaller id. The design is matching.md's, after Annie MOORE (Ahani et al., *Operations Research* 2021) and RUTH
//! (Farajzadeh et al., 2023).
//!
//! The way of the data: [`facts`] are what is known of an offer and a request; [`rules`] say whether a pair may be proposed; [`fit`] and [`need`]
//! how well and how urgently, and [`weights`] how much each counts. [`index`] finds the pairs, [`plan`] chooses among all of them with [`assign`], and
//! [`explain`] and [`fairness`] say why and for whom.

pub mod assign;
pub mod banded;
pub mod explain;
pub mod facts;
pub mod fairness;
pub mod features;
pub mod figures;
pub mod fit;
pub mod index;
pub mod kept;
pub mod marks;
pub mod need;
pub mod plan;
pub mod problem;
pub mod reach;
pub mod rules;
#[cfg(test)]
mod samples;
pub mod verdicts;
pub mod weights;
