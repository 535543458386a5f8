//! Says which mutant is on: in the copy of the sources alone.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;
use std::sync::{Mutex, OnceLock, PoisonError};

/// Whether this mutant is the one of `MUTANT`. Where `MUTANTS_REACHED` says, it notes instead which mutants a test comes by.
pub(crate) fn on(number: u32) -> bool {
    static CHOSEN: OnceLock<u32> = OnceLock::new();
    let chosen = *CHOSEN.get_or_init(|| std::env::var("MUTANT").ok().and_then(|n| n.parse().ok()).unwrap_or(0));
    if chosen == 0 {
        note(number);
    }
    chosen == number
}

/// One file a process, one number a line, each written at once: the process may be killed.
fn note(number: u32) {
    static NOTED: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());
    static FILE: OnceLock<Option<Mutex<File>>> = OnceLock::new();
    let file = FILE.get_or_init(|| {
        let path = format!("{}@{}", std::env::var("MUTANTS_REACHED").ok()?, std::process::id());
        Some(Mutex::new(File::create(path).expect("a file for what was reached can be made")))
    });
    let Some(file) = file else { return };
    if NOTED.lock().unwrap_or_else(PoisonError::into_inner).insert(number) {
        let line = format!("{number}\n");
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_all(line.as_bytes()).expect("what was reached can be written");
    }
}
