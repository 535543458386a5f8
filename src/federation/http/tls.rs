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
    require_roots(&roots, settings.allow_loopback)?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// A demo on loopback speaks http: a machine without certificates can run it.
fn require_roots(roots: &RootCertStore, allow_loopback: AllowLoopback) -> Result<(), HttpError> {
    match allow_loopback {
        AllowLoopback::No if roots.is_empty() => Err(HttpError::NoRoots),
        AllowLoopback::No | AllowLoopback::Yes => Ok(()),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_instance_that_trusts_nobody_does_not_start() {
        let none = RootCertStore::empty();
        assert!(matches!(require_roots(&none, AllowLoopback::No), Err(HttpError::NoRoots)));
        assert!(require_roots(&none, AllowLoopback::Yes).is_ok());
        let one = system_roots().roots.first().expect("this machine trusts somebody").clone();
        assert!(require_roots(&RootCertStore { roots: vec![one] }, AllowLoopback::No).is_ok());
    }
}
