//! How the matching engine is set up: its weights from the configuration, and how many of its steps a second is.

use crate::config::Config;
use crate::domain::matching::weights::{Weights, WeightsError};

/// So many steps of the solver a usual machine does in a second. A plan has a budget of steps and not of time, so that the same input gives the
/// same plan on every machine.
pub const STEPS_A_SECOND: u64 = 50_000_000;

/// The weights that an operator set.
///
/// # Errors
/// The first setting that is no weight or out of its range.
pub fn weights(config: &Config) -> Result<Weights, WeightsError> {
    Weights::from_settings(config.matching.iter().map(|(name, value)| (name.as_str(), *value)))
}
