//! The keys that seal what people trust us with, one after the other as they were made: contacts, addresses and case notes (PR-10).
//! File: a line a key, `<time it was made> <base64 of 32 bytes>`, the newest last, readable by its owner alone, and not in the database.
//!
//! Invariants: the newest key seals, and each one opens what it sealed; a key leaves the file only once nothing is sealed with it. Several
//! processes share the file: each looks whether it changed before it seals, at most once a second, and when it meets a key that it does not
//! know.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};
use std::time::{Duration, Instant};

use aws_lc_rs::aead::LessSafeKey;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, SecondsFormat, Utc};

use super::envelope::{self, KEY_ID_CHARS, SealError};
use super::secret_file::{self, SecretError};
use super::{random_bytes, sha256_hex};

/// How often a process looks whether another one added a key.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// One key.
struct DataKey {
    id: String,
    key: LessSafeKey,
    made_at: DateTime<Utc>,
    /// As it stands in the file.
    line: String,
}

/// What tells one state of the file from another.
type Stamp = (u64, u64, i64, i64);

/// The keys as they were read.
struct Ring {
    /// At least one, the newest last.
    keys: Vec<DataKey>,
    stamp: Stamp,
    looked_at: Instant,
}

/// The keys of an instance, and their file.
pub struct DataKeys {
    path: PathBuf,
    ring: RwLock<Ring>,
}

impl DataKeys {
    /// Reads the file, or makes it with a first key where there is none. Processes that start at the same time end up with the same key.
    ///
    /// # Errors
    /// It is unreadable, malformed, others than its owner may read it, or it cannot be written.
    pub fn load_or_create(path: &Path, now: DateTime<Utc>) -> Result<Self, SecretError> {
        let ring = match read(path) {
            Err(SecretError::Missing { .. }) => {
                secret_file::write_new(path, &new_line(now))?;
                read(path)?
            }
            known => known?,
        };
        Ok(Self { path: path.to_owned(), ring: RwLock::new(ring) })
    }

    /// Seals a field of a record with the newest key.
    pub fn seal(&self, record: &str, field: &str, plain: &[u8]) -> Sealed {
        self.look(LOOK_EVERY);
        self.with(|ring| {
            let newest = ring.keys.last().expect("a ring is read with one key at least");
            let text = envelope::seal(&newest.key, &newest.id, [record.as_bytes(), field.as_bytes()], plain);
            Sealed { key_id: newest.id.clone(), text }
        })
    }

    /// Opens what was sealed for this field of this record.
    ///
    /// # Errors
    /// The text is no envelope, its key is not in the file, it was changed, or it belongs to another field or record.
    pub fn open(&self, record: &str, field: &str, sealed: &str) -> Result<Vec<u8>, SealError> {
        let key_id = envelope::key_id(sealed)?;
        let open = |ring: &Ring| {
            let known = ring.keys.iter().find(|key| key.id == key_id)?;
            Some(envelope::open(&known.key, [record.as_bytes(), field.as_bytes()], sealed))
        };
        let opened = self.with(open).or_else(|| {
            // Another process may have added it a moment ago.
            self.look(Duration::ZERO);
            self.with(open)
        });
        opened.unwrap_or_else(|| Err(SealError::UnknownKey { found: key_id.to_owned() }))
    }

    /// The ids of all keys, the newest last.
    pub fn ids(&self) -> Vec<String> {
        self.look(Duration::ZERO);
        self.with(|ring| ring.keys.iter().map(|key| key.id.clone()).collect())
    }

    /// Adds a key, which seals from now on; gives its id.
    ///
    /// # Errors
    /// The file cannot be read or written.
    pub fn add(&self, now: DateTime<Utc>) -> Result<String, SecretError> {
        self.rewrite(|keys| {
            let mut lines: Vec<String> = keys.iter().map(|key| key.line.clone()).collect();
            lines.push(new_line(now));
            lines
        })
    }

    /// Takes away the keys that nothing is sealed with any more, and whose successor was made before `until`: a process that had not looked yet
    /// has done so since. Gives their ids.
    ///
    /// # Errors
    /// The file cannot be read or written.
    pub fn forget(&self, in_use: &[String], until: DateTime<Utc>) -> Result<Vec<String>, SecretError> {
        let mut gone = Vec::new();
        self.rewrite(|keys| {
            let mut lines = Vec::new();
            for (at, key) in keys.iter().enumerate() {
                let replaced = keys.get(at + 1).is_some_and(|next| next.made_at < until);
                if replaced && !in_use.contains(&key.id) {
                    gone.push(key.id.clone());
                } else {
                    lines.push(key.line.clone());
                }
            }
            lines
        })?;
        Ok(gone)
    }

    /// Writes the file anew from what it holds now, while no other process does; gives the id of the newest key.
    fn rewrite(&self, change: impl FnOnce(&[DataKey]) -> Vec<String>) -> Result<String, SecretError> {
        let _alone = secret_file::lock(&self.path)?;
        let lines = change(&read(&self.path)?.keys);
        secret_file::replace(&self.path, &lines.join("\n"))?;
        let ring = read(&self.path)?;
        let newest = ring.keys.last().expect("a ring is read with one key at least").id.clone();
        self.set(ring);
        Ok(newest)
    }

    /// Reads the file again where it changed, unless somebody looked less than `every` ago.
    fn look(&self, every: Duration) {
        let (stamp, looked_at) = self.with(|ring| (ring.stamp, ring.looked_at));
        if looked_at.elapsed() < every {
            return;
        }
        let found = stamp_of(&self.path).and_then(|now| (now != stamp).then(|| read(&self.path)).transpose());
        match found {
            Ok(Some(ring)) => self.set(ring),
            Ok(None) => {
                self.ring.write().unwrap_or_else(PoisonError::into_inner).looked_at = Instant::now();
            }
            // What was read goes on: values that are open stay open.
            Err(error) => tracing::error!(%error, "the data keys cannot be read again"),
        }
    }

    fn with<T>(&self, use_it: impl FnOnce(&Ring) -> T) -> T {
        use_it(&self.ring.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn set(&self, ring: Ring) {
        *self.ring.write().unwrap_or_else(PoisonError::into_inner) = ring;
    }
}

/// A sealed value, and the key that sealed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    pub key_id: String,
    pub text: String,
}

fn new_line(now: DateTime<Utc>) -> String {
    let made_at = now.to_rfc3339_opts(SecondsFormat::Secs, true);
    format!("{made_at} {}", STANDARD.encode(random_bytes::<32>()))
}

fn stamp_of(path: &Path) -> Result<Stamp, SecretError> {
    let metadata = fs::metadata(path).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => SecretError::Missing { path: path.to_owned() },
        _ => SecretError::Io { what: "read", path: path.to_owned(), source },
    })?;
    Ok((metadata.ino(), metadata.len(), metadata.mtime(), metadata.mtime_nsec()))
}

fn read(path: &Path) -> Result<Ring, SecretError> {
    // Before the content: a change in between is seen at the next look.
    let stamp = stamp_of(path)?;
    let malformed = || SecretError::MalformedKeys { path: path.to_owned() };
    let text = String::from_utf8(secret_file::read(path)?).map_err(|_| malformed())?;
    let keys: Option<Vec<DataKey>> = text.lines().map(read_line).collect();
    let keys = keys.filter(|keys| !keys.is_empty()).ok_or_else(malformed)?;
    Ok(Ring { keys, stamp, looked_at: Instant::now() })
}

fn read_line(line: &str) -> Option<DataKey> {
    let (made_at, bytes) = line.split_once(' ')?;
    let made_at = DateTime::parse_from_rfc3339(made_at).ok()?.to_utc();
    let bytes = secret_file::decode(bytes.as_bytes())?;
    let id = sha256_hex(&[b"rooftop data key id\0", &bytes[..]].concat())[..KEY_ID_CHARS].to_owned();
    Some(DataKey { id, key: envelope::key(&bytes), made_at, line: line.to_owned() })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use chrono::TimeDelta;

    use super::*;

    fn noon() -> DateTime<Utc> {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    fn keys() -> (tempfile::TempDir, DataKeys) {
        let folder = tempfile::tempdir().unwrap();
        let keys = DataKeys::load_or_create(&folder.path().join("keys/data.keys"), noon()).unwrap();
        (folder, keys)
    }

    #[test]
    fn pr_10_a_value_opens_only_in_its_own_field_of_its_own_record() {
        let (_folder, keys) = keys();
        let sealed = keys.seal("r", "phone", b"0470");
        assert!(!sealed.text.contains("0470"));
        assert_eq!(keys.open("r", "phone", &sealed.text), Ok(b"0470".to_vec()));
        for (record, field) in [("q", "phone"), ("r", "email"), ("rp", "hone"), ("", "rphone")] {
            assert_eq!(keys.open(record, field, &sealed.text), Err(SealError::Refused), "{record} {field}");
        }
        let mut changed = sealed.text.clone().into_bytes();
        let at = changed.len() - 5;
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        assert_eq!(keys.open("r", "phone", &String::from_utf8(changed).unwrap()), Err(SealError::Refused));
        assert_eq!(keys.open("r", "phone", "0470"), Err(SealError::Malformed));
    }

    #[test]
    fn an_added_key_seals_and_the_old_ones_still_open_also_in_a_process_that_has_not_looked() {
        let (_folder, keys) = keys();
        let other = DataKeys::load_or_create(&keys.path, noon()).unwrap();
        let old = keys.seal("r", "f", b"x");
        let added = keys.add(noon()).unwrap();
        assert_ne!(added, old.key_id);
        let new = keys.seal("r", "f", b"y");
        assert_eq!(new.key_id, added);
        assert_eq!(keys.open("r", "f", &old.text), Ok(b"x".to_vec()));
        // It meets the new key before it is time to look.
        assert_eq!(other.open("r", "f", &new.text), Ok(b"y".to_vec()));
        assert_eq!(other.seal("r", "f", b"z").key_id, added);
    }

    #[test]
    fn a_key_is_forgotten_once_it_is_unused_and_long_replaced() {
        let (_folder, keys) = keys();
        let old = keys.seal("r", "f", b"x");
        keys.add(noon()).unwrap();
        let hour = TimeDelta::hours(1);
        assert_eq!(keys.forget(std::slice::from_ref(&old.key_id), noon() + hour).unwrap(), [""; 0]);
        assert_eq!(keys.forget(&[], noon()).unwrap(), [""; 0]);
        assert_eq!(keys.forget(&[], noon() + hour).unwrap(), [old.key_id.as_str()]);
        assert_eq!(keys.open("r", "f", &old.text), Err(SealError::UnknownKey { found: old.key_id }));
        assert_eq!(keys.forget(&[], noon() + hour * 9).unwrap(), [""; 0], "the newest stays");
    }

    #[test]
    fn processes_that_add_keys_together_lose_none() {
        let (_folder, keys) = keys();
        let added: Vec<String> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8)
                .map(|_| {
                    scope.spawn(|| DataKeys::load_or_create(&keys.path, noon()).unwrap().add(noon()).unwrap())
                })
                .collect();
            starts.into_iter().map(|start| start.join().unwrap()).collect()
        });
        let ids = keys.ids();
        assert_eq!(ids.len(), 9);
        assert!(added.iter().all(|id| ids.contains(id)));
    }

    #[test]
    fn the_file_is_its_owner_s_alone_and_a_malformed_one_is_left_as_it_is() {
        let (_folder, keys) = keys();
        keys.add(noon()).unwrap();
        let mode = |mode| fs::set_permissions(&keys.path, fs::Permissions::from_mode(mode)).unwrap();
        assert_eq!(fs::metadata(&keys.path).unwrap().mode() & 0o777, 0o600);
        mode(0o640);
        let again = || DataKeys::load_or_create(&keys.path, noon());
        assert!(matches!(again(), Err(SecretError::TooOpen { .. })));
        mode(0o600);
        let line = new_line(noon());
        for text in ["", "x", &line[..30], &format!("{line}\n\n"), &line[21..]] {
            fs::write(&keys.path, text).unwrap();
            assert!(matches!(again(), Err(SecretError::MalformedKeys { .. })), "{text:?}");
            assert_eq!(fs::read_to_string(&keys.path).unwrap(), text);
        }
    }
}
