//! The list of who was erased, outside of the database: a backup that is restored brings them back, and then they are erased again (PR-08).
//! File: a line a person, `<time> <id>`, readable by its owner alone. It names nobody: an id means nothing without the database.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};

use crate::ids::PersonId;

/// Adds somebody; it is on the disk when this returns.
///
/// # Errors
/// The file cannot be written.
pub fn add(path: &Path, id: PersonId, now: DateTime<Utc>) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().append(true).create(true).mode(0o600).open(path)?;
    // One write: lines of two processes do not mix.
    file.write_all(format!("{} {id}\n", now.to_rfc3339_opts(SecondsFormat::Secs, true)).as_bytes())?;
    file.sync_all()
}

/// Everybody on the list. A line that a crash cut off names nobody: its person is still in the database, and asked for it there.
///
/// # Errors
/// The file cannot be read; that there is none is no error.
pub fn all(path: &Path) -> io::Result<Vec<PersonId>> {
    let text = match fs::read_to_string(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        read => read?,
    };
    Ok(text.lines().filter_map(|line| line.split_once(' ')?.1.parse().ok()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_added_is_found_and_a_line_that_was_cut_off_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data/erased.ids");
        assert_eq!(all(&path).unwrap(), []);
        let (first, second) = (PersonId::new(), PersonId::new());
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        add(&path, first, now).unwrap();
        add(&path, second, now).unwrap();
        assert_eq!(all(&path).unwrap(), [first, second]);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, &text[..text.len() - 9]).unwrap();
        assert_eq!(all(&path).unwrap(), [first]);
    }
}
