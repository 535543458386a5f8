//! The common file of domains, as other servers export and import it: `#domain,#severity,#reject_media,#reject_reports,#public_comment,
//! #obfuscate`. Read over bytes and nothing else, and written again.
//! Invariants: a line that cannot be read is an error with its number, field and limit; no line is guessed at.

use std::collections::BTreeMap;

use super::partner::{DomainFlags, PartnerTier, Policy, Severity};
use crate::ids::{DOMAIN_MAX_BYTES, Domain};
use crate::text;

/// The largest file, in bytes.
pub const FILE_MAX_BYTES: usize = 1_048_576;
/// So many lines a file has at most, its head not counted.
pub const LINES_MAX: usize = 10_000;
/// The longest comment.
pub const COMMENT_MAX_CHARS: usize = 500;
/// So many errors are told of one file: who sees a hundred knows that it is the wrong file.
pub const ERRORS_MAX: usize = 100;

/// The columns, as the common format names them.
const COLUMNS: [&str; 6] =
    ["#domain", "#severity", "#reject_media", "#reject_reports", "#public_comment", "#obfuscate"];

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it stands in the file, counted from 1 with the head.
    pub number: u64,
    pub domain: Domain,
    pub severity: Severity,
    /// What is rejected, and `silenced` where the severity says so.
    pub flags: DomainFlags,
    pub public_comment: String,
}

/// Why a file or a line of it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    #[error("the file has at most {FILE_MAX_BYTES} bytes, this one has {got}")]
    TooLarge { got: usize },
    #[error("the file has at most {LINES_MAX} lines")]
    TooManyLines,
    #[error("the file has no head with a column #domain")]
    NoHead,
    #[error("line {line}: is not UTF-8")]
    NotUtf8 { line: u64 },
    #[error("line {line}: cannot be read as CSV")]
    NotCsv { line: u64 },
    #[error("line {line}: #domain is missing")]
    NoDomain { line: u64 },
    #[error(
        "line {line}: #domain {got:?} is obfuscated, so nobody knows what is meant; ask for the list in clear"
    )]
    Obfuscated { line: u64, got: String },
    #[error("line {line}: #domain {got:?} is no domain such as toits.example")]
    NotADomain { line: u64, got: String },
    #[error("line {line}: #domain {got:?} is a whole top-level domain")]
    TopLevel { line: u64, got: String },
    #[error("line {line}: #domain has at most {DOMAIN_MAX_BYTES} bytes, this one has {got}")]
    DomainTooLong { line: u64, got: usize },
    #[error("line {line}: #domain {domain} stands on line {first} already, with other words")]
    Twice { line: u64, first: u64, domain: Domain },
    #[error("line {line}: #severity is noop, silence or suspend, not {got:?}")]
    UnknownSeverity { line: u64, got: String },
    #[error("line {line}: {field} is true or false, not {got:?}")]
    NotABool { line: u64, field: &'static str, got: String },
    #[error("line {line}: #public_comment has at most {COMMENT_MAX_CHARS} characters, this one has {got}")]
    CommentTooLong { line: u64, got: usize },
}

/// Which column stands where.
struct Head([Option<usize>; 6]);

/// Reads a file. Every line is read, and where one is wrong the errors of all are given, [`ERRORS_MAX`] at most.
///
/// # Errors
/// What is wrong with the file, line by line.
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, Vec<ListError>> {
    if bytes.len() > FILE_MAX_BYTES {
        return Err(vec![ListError::TooLarge { got: bytes.len() }]);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(bytes);
    let mut records = reader.byte_records();
    let head = match records.next() {
        Some(Ok(record)) => Head::read(&record).ok_or_else(|| vec![ListError::NoHead])?,
        Some(Err(_)) | None => return Err(vec![ListError::NoHead]),
    };
    let (mut lines, mut errors) = (BTreeMap::<Domain, Line>::new(), Vec::new());
    let mut numbers = Numbers { bytes, at: 0, line: 1 };
    for (at, record) in records.enumerate() {
        if at >= LINES_MAX {
            errors.push(ListError::TooManyLines);
        }
        if errors.len() >= ERRORS_MAX || at >= LINES_MAX {
            break;
        }
        match record {
            Ok(record) => match head.line(&record, numbers.of(record.position())) {
                Ok(Some(line)) => errors.extend(put(&mut lines, line)),
                Ok(None) => {}
                Err(error) => errors.push(error),
            },
            Err(error) => errors.push(ListError::NotCsv { line: numbers.of(error.position()) }),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut lines: Vec<Line> = lines.into_values().collect();
    lines.sort_by_key(|line| line.number);
    Ok(lines)
}

/// The numbers of lines. The parser's own is one too low after an end of line of two bytes, whose second it has yet to read.
struct Numbers<'a> {
    bytes: &'a [u8],
    /// Counted up to here, so that a file is gone through once.
    at: usize,
    line: u64,
}

impl Numbers<'_> {
    /// Where a record begins, counted from 1; records come in the order of the file.
    fn of(&mut self, position: Option<&csv::Position>) -> u64 {
        let start = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(self.at);
        while let Some(byte) = self.bytes.get(self.at) {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => self.bytes.get(self.at + 1) != Some(&b'\n'),
                _ => false,
            };
            // The ends of lines before the record, empty ones among them, are counted too.
            if self.at >= start && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line += u64::from(ends_line);
            self.at += 1;
        }
        self.line
    }
}

/// Keeps a line; the same said twice is no error.
fn put(lines: &mut BTreeMap<Domain, Line>, line: Line) -> Option<ListError> {
    if let Some(first) = lines.get(&line.domain) {
        let same = (first.severity, first.flags) == (line.severity, line.flags);
        return (!same).then(|| ListError::Twice {
            line: line.number,
            first: first.number,
            domain: line.domain.clone(),
        });
    }
    lines.insert(line.domain.clone(), line);
    None
}

impl Head {
    fn read(record: &csv::ByteRecord) -> Option<Self> {
        let named = |column: &str| {
            record.iter().position(|name| {
                let name = String::from_utf8_lossy(name).to_ascii_lowercase();
                name == column || Some(name.as_str()) == column.strip_prefix('#')
            })
        };
        let places = COLUMNS.map(named);
        places[0].map(|_| Self(places))
    }

    fn line(&self, record: &csv::ByteRecord, number: u64) -> Result<Option<Line>, ListError> {
        let mut texts = [""; 6];
        for (text, place) in texts.iter_mut().zip(self.0) {
            let bytes = place.and_then(|place| record.get(place)).unwrap_or_default();
            *text = std::str::from_utf8(bytes).map_err(|_| ListError::NotUtf8 { line: number })?;
        }
        if record.iter().all(<[u8]>::is_empty) {
            return Ok(None);
        }
        let [domain, severity, media, reports, comment, _] = texts;
        let severity = severity_of(number, severity)?;
        let flags = DomainFlags {
            reject_media: flag(number, "#reject_media", media)?,
            reject_reports: flag(number, "#reject_reports", reports)?,
            silenced: severity == Severity::Silence,
        };
        // Counted and trimmed last: NFC makes some texts longer, and blanks may have stood behind what is taken out.
        let public_comment = text::tidy(comment).trim().to_owned();
        let got = public_comment.chars().count();
        if got > COMMENT_MAX_CHARS {
            return Err(ListError::CommentTooLong { line: number, got });
        }
        Ok(Some(Line { number, domain: domain_of(number, domain)?, severity, flags, public_comment }))
    }
}

fn domain_of(line: u64, text: &str) -> Result<Domain, ListError> {
    if text.is_empty() {
        return Err(ListError::NoDomain { line });
    }
    if text.len() > DOMAIN_MAX_BYTES {
        return Err(ListError::DomainTooLong { line, got: text.len() });
    }
    let got = || text::tidy(text);
    if text.contains('*') {
        return Err(ListError::Obfuscated { line, got: got() });
    }
    let domain: Domain = text.parse().map_err(|_| ListError::NotADomain { line, got: got() })?;
    // In its ASCII form it may be longer, and that is what a file of ours would say.
    let got_bytes = domain.as_str().len();
    if got_bytes > DOMAIN_MAX_BYTES {
        return Err(ListError::DomainTooLong { line, got: got_bytes });
    }
    if domain.is_top_level() {
        return Err(ListError::TopLevel { line, got: got() });
    }
    Ok(domain)
}

/// Without a severity a line means what it means where the format comes from: `suspend`.
fn severity_of(line: u64, text: &str) -> Result<Severity, ListError> {
    let lower = text.to_ascii_lowercase();
    if lower.is_empty() {
        return Ok(Severity::Suspend);
    }
    lower.parse().map_err(|_| ListError::UnknownSeverity { line, got: text::excerpt(&text::tidy(text), 40) })
}

fn flag(line: u64, field: &'static str, text: &str) -> Result<bool, ListError> {
    match text.to_ascii_lowercase().as_str() {
        "" | "false" | "0" | "no" => Ok(false),
        "true" | "1" | "yes" => Ok(true),
        _ => Err(ListError::NotABool { line, field, got: text::excerpt(&text::tidy(text), 40) }),
    }
}

/// Writes a file that [`read`] reads again.
pub fn write(lines: &[Line]) -> String {
    let mut out = csv::WriterBuilder::new().from_writer(Vec::new());
    let flag = |is_set: bool| if is_set { "true" } else { "false" };
    let mut written = out.write_record(COLUMNS);
    for line in lines {
        let fields = [
            line.domain.as_str(),
            line.severity.as_str(),
            flag(line.flags.reject_media),
            flag(line.flags.reject_reports),
            &line.public_comment,
            "false",
        ];
        written = written.and_then(|()| out.write_record(fields));
    }
    written.expect("a vector takes every record of six fields");
    let bytes = out.into_inner().expect("a vector takes what was written");
    String::from_utf8(bytes).expect("texts are UTF-8")
}

/// What a line would change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nobody decided about the domain yet.
    New(Policy),
    Changed {
        from: Policy,
        to: Policy,
    },
    /// It holds already.
    Same(Policy),
    /// What holds is stricter, and stays.
    StaysStricter(Policy),
}

/// What a line would change of what was decided about its domain; `usual` is the tier of strangers. Nothing becomes weaker.
pub fn effect(line: &Line, decided: Option<Policy>, usual: PartnerTier) -> Effect {
    let before = decided.unwrap_or(Policy { tier: usual, flags: DomainFlags::default() });
    let tier = match line.severity {
        Severity::Suspend => PartnerTier::Blocked,
        Severity::Silence | Severity::Noop => before.tier,
    };
    let asked = Policy { tier, flags: line.flags };
    let to = Policy { tier, flags: before.flags.or(line.flags) };
    match decided {
        None => Effect::New(to),
        Some(from) if from != to => Effect::Changed { from, to },
        Some(from) if from.tier == PartnerTier::Blocked && line.severity != Severity::Suspend => {
            Effect::StaysStricter(from)
        }
        Some(from) if from.flags != asked.flags => Effect::StaysStricter(from),
        Some(from) => Effect::Same(from),
    }
}

#[cfg(test)]
mod tests;
