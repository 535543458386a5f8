//! The public pages of offers: the list, as page and as JSON, and one offer.

pub mod card;
mod euros;
pub mod facts;
pub mod filter;
pub mod json;
pub mod list;
pub mod pictures;
pub mod show;

pub use list::offers_list;
pub use show::show_offer;
