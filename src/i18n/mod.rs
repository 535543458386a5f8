//! What people read, in their language: texts (Fluent), dates, money and lists.
//! French is the source. `locales/LANGUAGE/*.ftl` say in their first line whether a native speaker has reviewed them.

mod format;
mod lang;
mod texts;

pub use format::{date, euros, list, month, month_and_year};
pub use lang::Lang;
pub use texts::{Args, Texts, text_id};
