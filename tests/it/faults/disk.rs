//! A disk that can be full: a small file system of its own where the test may mount one (root), and in any case a database that may
//! add no page, which SQLite reports in the same way.

use std::io::Write as _;
use std::process::{Command, Stdio};

use diesel::connection::SimpleConnection as _;
use rooftop::store::{Conn, StoreError};
use tempfile::TempDir;

use crate::fediverse::Server;

/// As large as a new database with its log, and some.
const TMPFS_KIB: usize = 16 * 1024;

#[derive(Debug)]
pub enum Disk {
    /// The database may add no page.
    Pages(TempDir),
    /// A tmpfs, unmounted when the test ends.
    Mounted(Mount),
}

#[derive(Debug)]
pub struct Mount(TempDir);

impl Mount {
    /// What `mount` said where this process may not mount.
    fn new() -> Result<Self, String> {
        let folder = TempDir::new().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={TMPFS_KIB}k"), "tmpfs"]).arg(folder.path());
        let done = mount.stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
        if done.status.success() {
            Ok(Self(folder))
        } else {
            Err(String::from_utf8_lossy(&done.stderr).into())
        }
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        // Lazily: the server's files may be open still.
        drop(Command::new("umount").arg("-l").arg(self.0.path()).status());
    }
}

impl Disk {
    /// Every kind that can be had here; at least one.
    ///
    /// # Panics
    /// Root in the checks of a whole clone (`.ci/run`) can have no file system: there it is part of what must pass.
    #[expect(clippy::print_stderr, reason = "what was not tested is said")]
    pub fn all() -> Vec<Self> {
        let pages = Self::Pages(TempDir::new().unwrap());
        let mounted = match Mount::new() {
            Ok(mount) => Some(Self::Mounted(mount)),
            Err(why) => {
                let must = std::env::var_os("CI").is_some() && rustix::process::geteuid().is_root();
                assert!(!must, "root may not mount a tmpfs here: {why}");
                eprintln!("not tested on a full file system, for this process may not mount one: {why}");
                None
            }
        };
        mounted.into_iter().chain([pages]).collect()
    }

    fn folder(&self) -> &TempDir {
        match self {
            Self::Pages(folder) | Self::Mounted(Mount(folder)) => folder,
        }
    }

    /// The address of a database on it.
    pub fn address(&self) -> String {
        format!("sqlite:{}", self.folder().path().join("full.db").display())
    }

    /// From now on nothing more fits.
    pub async fn is_filled(&self, server: &Server) {
        match self {
            Self::Pages(_) => limits_pages(server, 1).await,
            Self::Mounted(_) => {
                let mut filler = std::fs::File::create(self.folder().path().join("filler")).unwrap();
                for size in [64 * 1024, 4096, 1] {
                    while filler.write_all(&vec![0; size]).is_ok() {}
                }
            }
        }
    }

    /// There is room again.
    pub async fn is_freed(&self, server: &Server) {
        match self {
            Self::Pages(_) => limits_pages(server, 1_000_000).await,
            Self::Mounted(_) => std::fs::remove_file(self.folder().path().join("filler")).unwrap(),
        }
    }
}

/// A number below the present size means the present size.
async fn limits_pages(server: &Server, pages: u32) {
    let limit = format!("PRAGMA max_page_count={pages}");
    let limited = server.node.app.db.tx(move |tx| match &mut **tx {
        Conn::Sqlite(conn) => Ok::<(), StoreError>(conn.batch_execute(&limit)?),
        Conn::Postgres(_) => panic!("these tests have their database on SQLite"),
    });
    limited.await.unwrap();
}
