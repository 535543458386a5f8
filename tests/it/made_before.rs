//! RSA keys that an earlier test made: to make two was half of what a small test cost.
//! Invariant: within one process no key is given twice; none leaves the build folder.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use rooftop::crypto::{KeyError, RsaKey};

/// The next key of this process: read from the build folder, or made and left there for the next process.
pub fn rsa_key() -> Result<RsaKey, KeyError> {
    static GIVEN: AtomicUsize = AtomicUsize::new(0);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("rsa-keys");
    let file = folder.join(format!("{}.der", GIVEN.fetch_add(1, Ordering::SeqCst)));
    if let Ok(der) = std::fs::read(&file) {
        return RsaKey::from_pkcs8_der(&der);
    }
    let key = RsaKey::generate()?;
    std::fs::create_dir_all(&folder).unwrap();
    // Whole or not there: other processes read it at any time.
    let mut whole = tempfile::NamedTempFile::new_in(&folder).unwrap();
    std::io::Write::write_all(&mut whole, &key.to_pkcs8_der()?).unwrap();
    whole.persist(&file).unwrap();
    Ok(key)
}
