//! Mails as files of a folder, which mail programs open: for trials and tests.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::error::{Failure, SendError};

/// Read and write for the owner, nothing for anybody else.
pub(super) const OWNER_ONLY: u32 = 0o600;

pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// Puts a mail, as `ID.eml`; the same id is the same file, which is there as a whole or not at all.
    pub(super) async fn put(&self, id: &str, mail: Vec<u8>) -> Result<(), SendError> {
        let (folder, name) = (self.0.clone(), format!("{id}.eml"));
        let written = move || {
            fs::create_dir_all(&folder)?;
            let draft = folder.join(format!(".{name}"));
            let mut file = fs::OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(true)
                .mode(OWNER_ONLY)
                .open(&draft)?;
            file.write_all(&mail)?;
            file.sync_all()?;
            fs::rename(&draft, folder.join(name))
        };
        in_background(written).await
    }
}

/// Writes on a thread that may wait for the disk.
pub(super) async fn in_background(
    write: impl FnOnce() -> io::Result<()> + Send + 'static,
) -> Result<(), SendError> {
    let failed = |why: String| SendError::with(Failure::Storage, None, why);
    match tokio::task::spawn_blocking(write).await {
        Ok(written) => written.map_err(|error| failed(error.to_string())),
        Err(error) => Err(failed(error.to_string())),
    }
}
