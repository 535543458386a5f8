//! The file that keeps the master secret: one line of base64, readable by its owner alone.
//! Invariant: it appears whole or not at all, and is never written over: what it sealed would be lost.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::secret::Secret;
use super::{hex, random_bytes};

/// Read and write for the owner, nothing for anybody else.
const OWNER_ONLY: u32 = 0o600;
const GROUP_AND_OTHERS: u32 = 0o077;

/// Why there is no secret.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    #[error("no secret file at {}: restore it from the backup", .path.display())]
    Missing { path: PathBuf },
    #[error("the secret file {} may be read by others (mode {mode:03o}): run `chmod 600 {}`", .path.display(), .path.display())]
    TooOpen { path: PathBuf, mode: u32 },
    #[error("the secret file {} is malformed: expected one line with the base64 of 32 bytes", .path.display())]
    Malformed { path: PathBuf },
    #[error("cannot {what} {}: {source}", .path.display())]
    Io { what: &'static str, path: PathBuf, source: io::Error },
}

impl Secret {
    /// Reads the secret file.
    ///
    /// # Errors
    /// It is missing, unreadable, malformed, or others than its owner may read it.
    pub fn load(path: &Path) -> Result<Self, SecretError> {
        let bytes = read_private(path)?;
        decode(&bytes).map(Self::from_bytes).ok_or_else(|| SecretError::Malformed { path: path.to_owned() })
    }

    /// Reads the secret file, or makes it and its folder when there is none. Processes that start at the same time
    /// end up with the same secret.
    ///
    /// # Errors
    /// Those of [`Secret::load`], or the file cannot be written.
    pub fn load_or_create(path: &Path) -> Result<Self, SecretError> {
        match Self::load(path) {
            Err(SecretError::Missing { .. }) => {}
            known => return known,
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(failed("create the folder", folder))?;
        }
        write_new(path, &Self::from_bytes(random_bytes()))?;
        Self::load(path)
    }
}

/// Reads a file that only its owner may read.
pub(super) fn read_private(path: &Path) -> Result<Vec<u8>, SecretError> {
    let mode = match fs::metadata(path) {
        Ok(metadata) => metadata.permissions().mode() & 0o777,
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            return Err(SecretError::Missing { path: path.to_owned() });
        }
        Err(e) => return Err(failed("read", path)(e)),
    };
    if mode & GROUP_AND_OTHERS != 0 {
        return Err(SecretError::TooOpen { path: path.to_owned(), mode });
    }
    fs::read(path).map_err(failed("read", path))
}

/// Writes beside `path`, then links: a crash leaves no half secret, and whoever comes second keeps the first one's.
fn write_new(path: &Path, secret: &Secret) -> Result<(), SecretError> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}", hex(&random_bytes::<4>())));
    let draft = path.with_file_name(name);
    let written = write_draft(&draft, secret).map_err(failed("write", &draft));
    let linked = written.and_then(|()| match fs::hard_link(&draft, path) {
        Err(e) if e.kind() != io::ErrorKind::AlreadyExists => Err(failed("write", path)(e)),
        _ => Ok(()),
    });
    // Nothing is lost when the draft stays: it is readable by its owner alone.
    let _ = fs::remove_file(&draft);
    linked
}

fn write_draft(draft: &Path, secret: &Secret) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(OWNER_ONLY).open(draft)?;
    writeln!(file, "{}", STANDARD.encode(secret.master()))?;
    file.sync_all()
}

fn decode(bytes: &[u8]) -> Option<[u8; 32]> {
    let text = std::str::from_utf8(bytes).ok()?.trim();
    STANDARD.decode(text).ok()?.try_into().ok()
}

fn failed<'a>(what: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> SecretError + 'a {
    move |source| SecretError::Io { what, path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_mode(path: &Path, text: &str, mode: u32) {
        fs::write(path, text).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_fresh_secret_is_made_for_its_owner_alone_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data/keys/secret");
        let made = Secret::load_or_create(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(Secret::load(&path).unwrap().key_id(), made.key_id());
        assert_eq!(Secret::load_or_create(&path).unwrap().key_id(), made.key_id());
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no draft stays");
    }

    #[test]
    fn processes_that_start_together_share_one_secret() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        let ids: std::collections::HashSet<String> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| Secret::load_or_create(&path).unwrap().key_id().to_owned()))
                .collect();
            starts.into_iter().map(|start| start.join().unwrap()).collect()
        });
        assert_eq!(ids.len(), 1);
    }

    #[test]
    fn a_file_that_others_may_read_is_refused_with_the_mend() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        for mode in [0o640, 0o604, 0o622] {
            with_mode(&path, &STANDARD.encode([1; 32]), mode);
            let error = Secret::load_or_create(&path).unwrap_err();
            assert!(matches!(error, SecretError::TooOpen { .. }), "{error}");
            assert!(error.to_string().contains(&format!("chmod 600 {}", path.display())), "{error}");
        }
    }

    #[test]
    fn a_malformed_or_missing_file_is_refused_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        assert!(matches!(Secret::load(&path), Err(SecretError::Missing { .. })));
        for text in ["", "abc", &STANDARD.encode([1; 31]), &STANDARD.encode([1; 33])] {
            with_mode(&path, text, 0o600);
            assert!(matches!(Secret::load_or_create(&path), Err(SecretError::Malformed { .. })));
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }
}
