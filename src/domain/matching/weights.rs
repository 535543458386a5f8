//! How much everything counts in a plan. The one table of them stands below, for the configuration reads it too.

pub use crate::weights::Weights;
