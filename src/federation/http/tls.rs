//! Whom we trust: the system's root certificates and those of one file.
//! The provider (AWS-LC) is passed, not installed for the whole process: a library should not choose for others.

use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

use super::error::HttpError;
use super::settings::{AllowLoopback, HttpSettings};

/// Makes the TLS configuration of a client.
///
/// # Errors
/// The extra file is unreadable or empty, or nobody is trusted although the instance is public.
pub(super) fn config(settings: &HttpSettings) -> Result<ClientConfig, HttpError> {
    let mut roots = system_roots().clone();
    if let Some(path) = &settings.extra_ca_file {
        add_file(&mut roots, path)?;
    }
    // A demo on loopback speaks http: a machine without certificates can run it.
    if roots.is_empty() && settings.allow_loopback == AllowLoopback::No {
        return Err(HttpError::NoRoots);
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// Read once: a process has one client, a test suite has hundreds.
fn system_roots() -> &'static RootCertStore {
    static ROOTS: OnceLock<RootCertStore> = OnceLock::new();
    ROOTS.get_or_init(|| {
        let mut roots = RootCertStore::empty();
        let found = rustls_native_certs::load_native_certs();
        for error in found.errors {
            tracing::warn!(%error, "a root certificate of the system cannot be read");
        }
        roots.add_parsable_certificates(found.certs);
        roots
    })
}

fn add_file(roots: &mut RootCertStore, path: &Path) -> Result<(), HttpError> {
    let malformed = || HttpError::CaFileMalformed { path: path.to_owned() };
    let pem =
        fs::read(path).map_err(|source| HttpError::CaFileUnreadable { path: path.to_owned(), source })?;
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
    let certificates = certificates.map_err(|_| malformed())?;
    if certificates.is_empty() {
        return Err(malformed());
    }
    for certificate in certificates {
        roots.add(certificate).map_err(|_| malformed())?;
    }
    Ok(())
}
