//! The one integration binary: the suite links once.

mod texts;
