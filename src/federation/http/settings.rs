//! What the client is told when it is made.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::resolve::Lookup;
use super::schemes::Schemes;
use crate::federation::meters::Meters;

/// The largest answer that is read unless the settings say otherwise, in bytes after decompression.
pub const MAX_BYTES: usize = 1024 * 1024;
/// The time that a request may take in all unless the settings say otherwise.
pub const TIMEOUT: Duration = Duration::from_secs(30);

/// The test setting: whether http, explicit ports and loopback addresses are legal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AllowLoopback {
    /// Every name under `.localhost` is this machine; other private ranges are refused all the same.
    Yes,
    #[default]
    No,
}

/// How the client behaves.
#[derive(Debug, Clone)]
pub struct HttpSettings {
    pub allow_loopback: AllowLoopback,
    /// Certificates in PEM that are trusted beside the system's.
    pub extra_ca_file: Option<PathBuf>,
    /// What others read in their logs: the program, its version and our address.
    pub user_agent: String,
    /// Where hosts really are, for tests: reached at this address and port when the URL names no port, unfiltered.
    pub overrides: HashMap<String, SocketAddr>,
    /// Who says where all other hosts are.
    pub lookup: Lookup,
    /// Connecting, redirects and body together.
    pub timeout: Duration,
    /// After decompression.
    pub max_bytes: usize,
    /// Where the outcome of each fetch is counted.
    pub meters: Meters,
    /// What is known of how hosts want requests signed.
    pub schemes: Arc<Schemes>,
}

impl HttpSettings {
    /// The settings of a public instance.
    pub fn new(user_agent: impl Into<String>) -> Self {
        Self {
            allow_loopback: AllowLoopback::No,
            extra_ca_file: None,
            user_agent: user_agent.into(),
            overrides: HashMap::new(),
            lookup: Lookup::System,
            timeout: TIMEOUT,
            max_bytes: MAX_BYTES,
            meters: Meters::new(),
            schemes: Arc::new(Schemes::in_memory()),
        }
    }
}
