//! A password or token of the operator's, in a file of its own that only its owner may read.
//! Invariant: it is shown to nobody, neither by an error nor by its debug output.

use std::fmt;
use std::path::{Path, PathBuf};

use super::secret_file::{SecretError, read};

/// The longest one, in bytes.
const TEXT_MAX_BYTES: usize = 512;

/// Why there is no password or token.
#[derive(Debug, thiserror::Error)]
pub enum SecretTextError {
    #[error("there is no file {}", .path.display())]
    Missing { path: PathBuf },
    #[error(transparent)]
    File(SecretError),
    #[error(
        "the file {} holds {got} bytes; it holds 1 to {TEXT_MAX_BYTES}, in one line without control characters", .path.display()
    )]
    Form { path: PathBuf, got: usize },
}

/// A password or token.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText(String);

impl SecretText {
    /// Reads the text of a file; white space around it does not count.
    ///
    /// # Errors
    /// The file is missing, unreadable, readable by others than its owner, or holds no such text.
    pub fn read(path: &Path) -> Result<Self, SecretTextError> {
        let bytes = read(path).map_err(|error| match error {
            SecretError::Missing { path } => SecretTextError::Missing { path },
            other @ (SecretError::TooOpen { .. }
            | SecretError::Malformed { .. }
            | SecretError::MalformedKeys { .. }
            | SecretError::Io { .. }) => SecretTextError::File(other),
        })?;
        let form = |got| SecretTextError::Form { path: path.to_owned(), got };
        let text = std::str::from_utf8(&bytes).map_err(|_| form(bytes.len()))?.trim();
        if !(1..=TEXT_MAX_BYTES).contains(&text.len()) || text.contains(char::is_control) {
            return Err(form(text.len()));
        }
        Ok(Self(text.to_owned()))
    }

    /// The text, for the one place that gives it to whoever asks for it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText(…)")
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn read(text: &[u8], mode: u32) -> Result<SecretText, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        SecretText::read(&path).map_err(|error| error.to_string().replace(&path.display().to_string(), "F"))
    }

    #[test]
    fn a_text_is_read_from_a_file_of_its_owner_alone_and_never_shown() {
        let read_whole = read(b"correct horse\n", 0o600).unwrap();
        assert_eq!(read_whole.expose(), "correct horse");
        assert_eq!(format!("{read_whole:?}"), "SecretText(…)");
        for mode in [0o640, 0o604] {
            let error = read(b"correct horse", mode).unwrap_err();
            assert!(error.contains("chmod 600 F") && !error.contains("horse"), "{error}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_limit_and_without_itself() {
        let long = "x".repeat(TEXT_MAX_BYTES + 1);
        for text in [b"" as &[u8], b" \n", b"two\nlines", b"\xff\xfe", long.as_bytes()] {
            let error = read(text, 0o600).unwrap_err();
            assert!(error.contains("1 to 512") && !error.contains("two") && !error.contains("xx"), "{error}");
        }
        let missing = SecretText::read(Path::new("/nowhere/token")).unwrap_err();
        assert_eq!(missing.to_string(), "there is no file /nowhere/token");
    }
}
