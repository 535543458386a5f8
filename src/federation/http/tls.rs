//! Whom the client trusts: the system's root certificates and those of one file.

use rustls::{ClientConfig, RootCertStore};

use super::error::HttpError;
use super::settings::{AllowLoopback, HttpSettings};
use crate::crypto::roots;

/// Makes the TLS configuration of a client.
///
/// # Errors
/// The extra file is unreadable or empty, or nobody is trusted although the instance is public.
pub(super) fn config(settings: &HttpSettings) -> Result<ClientConfig, HttpError> {
    let trusted = roots::store(settings.extra_ca_file.as_deref())?;
    require_roots(&trusted, settings.allow_loopback)?;
    let mut config = roots::client_config(trusted)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_instance_that_trusts_nobody_does_not_start() {
        let none = RootCertStore::empty();
        assert!(matches!(require_roots(&none, AllowLoopback::No), Err(HttpError::NoRoots)));
        assert!(require_roots(&none, AllowLoopback::Yes).is_ok());
        let system = roots::store(None).expect("the system's own are read");
        let one = system.roots.first().expect("this machine trusts somebody").clone();
        assert!(require_roots(&RootCertStore { roots: vec![one] }, AllowLoopback::No).is_ok());
    }
}
