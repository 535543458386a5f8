//! Bytes to `checks::html`, which tests/it/corpus holds.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rooftop_fuzz::checks::html::check(bytes));
