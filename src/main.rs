//! The `rooftop` program.

fn main() {}
