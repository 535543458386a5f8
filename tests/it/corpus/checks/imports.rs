//! A line of an import: read or refused with a sentence; what is read is of its purpose, and what passes the rules reads back.

use rooftop::cli::read_import_line;
use rooftop::domain::proposal::Terms;
use rooftop::geo::Gazetteer;

use super::now;

/// Reads one line.
pub fn check(bytes: &[u8]) {
    let line = match read_import_line(&String::from_utf8_lossy(bytes)) {
        Ok(line) => line,
        Err(sentence) => return assert!(!sentence.is_empty(), "a refusal without a sentence"),
    };
    for (field, _) in line.draft.iter() {
        assert!(field.belongs_to(line.purpose), "{field} is none of {}", line.purpose);
    }
    let (today, places) = (now().date_naive(), Gazetteer::belgium());
    match Terms::read(line.purpose, &line.draft, today, places) {
        Err(problems) => assert!(!problems.is_empty(), "refused without a problem"),
        Ok(terms) => {
            assert_eq!(terms.intent.purpose(), line.purpose);
            let again = Terms::read(line.purpose, &terms.write(), today, places);
            assert_eq!(again.as_ref(), Ok(&terms), "what is written out reads as it was");
        }
    }
}
