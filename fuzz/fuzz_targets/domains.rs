//! Bytes to `checks::domains`, which tests/it/corpus holds.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rooftop_fuzz::checks::domains::check(bytes));
