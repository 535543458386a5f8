//! The configuration: what an operator may set, with its defaults and limits.
//! Sources, the later one wins: defaults, one TOML file, `ROOFTOP_…` environment variables (`__` separates levels).
//! Invariants: an unknown key is an error; every number has a limit; a loaded configuration has passed `check`.

mod channels;
mod check;
mod cidr;
mod error;
mod limits;
mod load;
mod sections;
#[cfg(test)]
mod tests;
mod values;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::ids::Domain;
use crate::weights::Weights;

pub use cidr::{Cidr, CidrError, network};
pub use error::{At, ConfigError, Place, Problem};
pub use sections::{
    AssociationConfig, DeliveryConfig, FederationConfig, LimitsConfig, MailConfig, MatchesConfig,
    MediaConfig, QueueConfig, RetentionConfig, SafeguardingConfig, ServerConfig, SmsConfig,
};
pub use values::{
    Database, DatabaseUrl, Language, LogFormat, MailTransport, Mode, PublicUrl, Requests, SmsGateway,
    SmtpTls, UrlError,
};

/// The prefix of every environment variable that is read.
pub const ENV_PREFIX: &str = "ROOFTOP_";
/// The variable that names the configuration file where the command line does not.
pub const ENV_FILE: &str = "ROOFTOP_CONFIG";
/// The file that is read from the working directory if it is there and no other is named.
pub const DEFAULT_FILE: &str = "rooftop.toml";

/// Everything an operator may set; `config/rooftop.example.toml` explains each key.
///
/// Debug output hides the password of the database; serialised output does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The address under which others reach this instance: scheme and host only.
    pub public_url: PublicUrl,
    /// Where the web server listens.
    pub listen: SocketAddr,
    /// `sqlite:FILE` or `postgres://…`.
    pub database_url: DatabaseUrl,
    /// The file with the instance's secret key, made at first start.
    pub secret_key_file: PathBuf,
    /// The file with the keys that seal contacts, addresses and case notes, made at first start.
    pub data_keys_file: PathBuf,
    /// The file with the ids of who was erased, for after a restore.
    pub erased_file: PathBuf,
    /// What is logged: a level, or directives like `info,rooftop=debug`.
    pub log: String,
    /// How a line of log looks.
    pub log_format: LogFormat,
    /// The association's face.
    pub association: AssociationConfig,
    /// The web server.
    pub server: ServerConfig,
    /// Whom this instance speaks to, and how.
    pub federation: FederationConfig,
    /// How activities leave.
    pub delivery: DeliveryConfig,
    /// How much may wait.
    pub queue: QueueConfig,
    /// Photos, and pictures of others.
    pub media: MediaConfig,
    /// How this instance writes mail.
    pub mail: MailConfig,
    /// How this instance writes SMS.
    pub sms: SmsConfig,
    /// How much people may do.
    pub limits: LimitsConfig,
    /// For how long things are kept.
    pub retention: RetentionConfig,
    /// What protects hosts and guests.
    pub safeguarding: SafeguardingConfig,
    /// How moderators bring people together.
    pub matches: MatchesConfig,
    /// How much everything counts in a plan of who could live where.
    pub matching: Weights,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            public_url: PublicUrl::default(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            database_url: DatabaseUrl::default(),
            secret_key_file: PathBuf::from("data/secret.key"),
            data_keys_file: PathBuf::from("data/data.keys"),
            erased_file: PathBuf::from("data/erased.ids"),
            log: "info".to_owned(),
            log_format: LogFormat::Text,
            association: AssociationConfig::default(),
            server: ServerConfig::default(),
            federation: FederationConfig::default(),
            delivery: DeliveryConfig::default(),
            queue: QueueConfig::default(),
            media: MediaConfig::default(),
            mail: MailConfig::default(),
            sms: SmsConfig::default(),
            limits: LimitsConfig::default(),
            retention: RetentionConfig::default(),
            safeguarding: SafeguardingConfig::default(),
            matches: MatchesConfig::default(),
            matching: Weights::default(),
        }
    }
}

/// Whether this instance speaks to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Federation {
    /// It publishes, follows and delivers.
    On,
    /// It serves pages only.
    Off {
        /// One sentence for the log and for `rooftop check`: why, and what to set.
        why: String,
    },
}

impl Federation {
    /// Says whether this instance speaks to others.
    pub fn is_on(&self) -> bool {
        *self == Self::On
    }
}

impl Config {
    /// Names the instance: the host of the public URL, with its port where there is an unusual one.
    pub fn domain(&self) -> Domain {
        self.public_url.domain().clone()
    }

    /// Decides whether this instance speaks to others: not under an address that others cannot reach.
    pub fn federating(&self) -> Federation {
        if self.federation.allow_loopback || !(self.public_url.is_local() || self.public_url.is_http()) {
            return Federation::On;
        }
        Federation::Off {
            why: format!(
                "federation is off: other servers cannot reach {}; set public_url (ROOFTOP_PUBLIC_URL) to an https address",
                self.public_url
            ),
        }
    }

    /// Finds the address that counts as the client's: the last hop of `X-Forwarded-For` that no trusted proxy wrote.
    ///
    /// `peer` is the other end of the connection; `forwarded_for` is the header, several joined with `, `.
    pub fn client_address(&self, peer: IpAddr, forwarded_for: Option<&str>) -> IpAddr {
        cidr::client_address(&self.server.trusted_proxies, peer, forwarded_for)
    }

    /// Lists what is legal but wants a look, a sentence each, for the start and for `rooftop check`.
    pub fn warnings(&self) -> Vec<String> {
        check::warnings(self)
    }
}
