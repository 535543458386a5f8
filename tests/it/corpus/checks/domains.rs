//! A file of domains, as other servers export it: read whole or refused whole, by line and field; and what is read is written again.

use rooftop::domain::domain_list::{COMMENT_MAX_CHARS, ERRORS_MAX, LINES_MAX, Line, ListError, read, write};
use rooftop::domain::partner::Severity;
use rooftop::ids::Domain;

use super::html::deceives;

/// The longest sentence about a line: 253 bytes of a domain may be four times as many when each is escaped.
const SENTENCE_MAX_CHARS: usize = 2000;

/// Reads a file, and what the exporter makes of it.
pub fn check(bytes: &[u8]) {
    let lines = match read(bytes) {
        Ok(lines) => lines,
        Err(errors) => return refused(bytes, &errors),
    };
    assert!(lines.len() <= LINES_MAX, "{} lines", lines.len());
    lines.iter().for_each(one);
    assert!(lines.windows(2).all(|two| two[0].number < two[1].number), "the lines stand in their order");
    let written = write(&lines);
    let mut again = read(written.as_bytes()).unwrap_or_else(|errors| panic!("{errors:?}\n{written}"));
    for (line, given) in again.iter_mut().zip(&lines) {
        line.number = given.number;
    }
    assert_eq!(again, lines, "what is exported is what was imported\n{written}");
}

/// What holds for each row that is taken. Written apart from the reader on purpose.
fn one(line: &Line) {
    let domain = line.domain.as_str();
    assert_eq!(domain.parse::<Domain>().as_ref(), Ok(&line.domain), "the store reads it back");
    assert!(domain.len() <= 253, "{domain} has {} bytes", domain.len());
    let (host, port) = domain.split_once(':').unwrap_or((domain, "1"));
    assert!(port.parse::<u16>().is_ok(), "{domain}");
    let labels: Vec<&str> = host.split('.').collect();
    assert!(labels.len() >= 2, "{domain} is a whole top-level domain");
    for label in labels {
        let named = label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b));
        assert!(named && (1..=63).contains(&label.len()), "{domain} is no name of DNS");
    }
    assert_eq!(line.flags.silenced, line.severity == Severity::Silence, "{domain}");
    assert!(line.number >= 2, "the first line is the head");
    let comment = &line.public_comment;
    assert!(comment.chars().count() <= COMMENT_MAX_CHARS, "a comment of {}", comment.chars().count());
    assert!(
        comment.chars().all(|c| c == '\n' || c == '\t' || !c.is_control() && !deceives(c)),
        "{comment:?}"
    );
}

/// A refusal says where and what: the number of a line that is there, and the column that is wrong.
fn refused(bytes: &[u8], errors: &[ListError]) {
    assert!((1..=ERRORS_MAX).contains(&errors.len()), "{} errors", errors.len());
    let last = 1 + bytes.split(|byte| matches!(byte, b'\n' | b'\r')).count();
    for error in errors {
        let sentence = error.to_string();
        let (line, field) = place(error);
        assert!(sentence.chars().count() <= SENTENCE_MAX_CHARS && !sentence.contains(deceives), "{sentence}");
        let Some(line) = line else { continue };
        assert!(line >= 2 && usize::try_from(line).unwrap() <= last, "{sentence}: of {last} lines");
        assert!(sentence.starts_with(&format!("line {line}: {field}")), "{sentence}");
    }
}

/// The line and the column of an error; neither where the whole file is wrong.
fn place(error: &ListError) -> (Option<u64>, &'static str) {
    match error {
        ListError::TooLarge { .. } | ListError::TooManyLines | ListError::NoHead => (None, ""),
        ListError::NotUtf8 { line } | ListError::NotCsv { line } => (Some(*line), ""),
        ListError::NoDomain { line }
        | ListError::Obfuscated { line, .. }
        | ListError::NotADomain { line, .. }
        | ListError::TopLevel { line, .. }
        | ListError::DomainTooLong { line, .. } => (Some(*line), "#domain"),
        ListError::Twice { line, first, .. } => {
            assert!(first < line, "line {line} is said to come after line {first}");
            (Some(*line), "#domain")
        }
        ListError::UnknownSeverity { line, .. } => (Some(*line), "#severity"),
        ListError::NotABool { line, field, .. } => (Some(*line), field),
        ListError::CommentTooLong { line, .. } => (Some(*line), "#public_comment"),
    }
}
