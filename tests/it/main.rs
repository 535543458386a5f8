//! The one integration binary: the suite links once.

fn main() {}
