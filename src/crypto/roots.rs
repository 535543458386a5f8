//! Whom we trust when we connect: the system's root certificates, and those of one file.
//! The provider (AWS-LC) is passed, not installed for the whole process: a library should not choose for others.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::{fs, io};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

/// Why nobody knows whom to trust.
#[derive(Debug, thiserror::Error)]
pub enum RootsError {
    #[error("cannot read the certificates in {}: {source}", .path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{} holds no certificate in PEM", .path.display())]
    Malformed { path: PathBuf },
}

/// The certificates that are trusted: the system's, and those of a file.
///
/// # Errors
/// The file is unreadable, or holds none.
pub fn trusted(extra: Option<&Path>) -> Result<Vec<CertificateDer<'static>>, RootsError> {
    let mut all = system().certificates.clone();
    if let Some(path) = extra {
        all.extend(of_file(path)?);
    }
    Ok(all)
}

/// As [`trusted`], for a client of our own.
///
/// # Errors
/// As there.
pub fn store(extra: Option<&Path>) -> Result<RootCertStore, RootsError> {
    let mut roots = system().store.clone();
    if let Some(path) = extra {
        roots.add_parsable_certificates(of_file(path)?);
    }
    Ok(roots)
}

/// The TLS of a client that trusts these.
///
/// # Errors
/// The library's.
pub fn client_config(roots: RootCertStore) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

/// What the system trusts.
struct System {
    certificates: Vec<CertificateDer<'static>>,
    store: RootCertStore,
}

/// Read once: a process has few clients, a test suite has hundreds.
fn system() -> &'static System {
    static SYSTEM: OnceLock<System> = OnceLock::new();
    SYSTEM.get_or_init(|| {
        let found = rustls_native_certs::load_native_certs();
        for error in found.errors {
            tracing::warn!(%error, "a root certificate of the system cannot be read");
        }
        let certificates: Vec<_> = found.certs.into_iter().filter(is_certificate).collect();
        let mut store = RootCertStore::empty();
        store.add_parsable_certificates(certificates.iter().cloned());
        System { certificates, store }
    })
}

fn of_file(path: &Path) -> Result<Vec<CertificateDer<'static>>, RootsError> {
    let malformed = || RootsError::Malformed { path: path.to_owned() };
    let pem = fs::read(path).map_err(|source| RootsError::Unreadable { path: path.to_owned(), source })?;
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
    let certificates = certificates.map_err(|_| malformed())?;
    if certificates.is_empty() || !certificates.iter().all(is_certificate) {
        return Err(malformed());
    }
    Ok(certificates)
}

fn is_certificate(der: &CertificateDer<'static>) -> bool {
    RootCertStore::empty().add(der.clone()).is_ok()
}
