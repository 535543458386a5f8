//! What can be wrong with a configuration, in sentences that name the key, the value and the limit.

use std::fmt;
use std::path::PathBuf;

use figment::value::Value;

use super::ENV_PREFIX;

/// Where a value was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the file.
    File(PathBuf),
    /// In an environment variable, under this name.
    Variable(String),
    /// Nowhere: it is a default, or the program set it.
    Unset,
}

/// A key and where it was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The key with its section: `federation.mode`.
    pub key: String,
    /// Where it was set.
    pub place: Place,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::File(path) => write!(f, "`{}` in {}", self.key, path.display()),
            Place::Variable(name) => write!(f, "`{name}` in the environment"),
            Place::Unset => write!(f, "`{}`", self.key),
        }
    }
}

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("cannot read the configuration file {}: {source}", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("the configuration file {} is not TOML: {reason}", path.display())]
    NotToml { path: PathBuf, reason: String },
    #[error("the environment variable {name} is not UTF-8")]
    NotUtf8 { name: String },
    #[error("{at}: there is no such key{}", suggestion(nearest.as_deref()))]
    UnknownKey {
        at: At,
        /// The known key that looks most like it, written as its place writes keys.
        nearest: Option<String>,
    },
    #[error("{at} {problem}")]
    Invalid { at: At, problem: Box<Problem> },
}

fn suggestion(nearest: Option<&str>) -> String {
    match nearest {
        Some(key) => format!("; did you mean `{key}`?"),
        None => "; config/rooftop.example.toml lists them all".to_owned(),
    }
}

/// What is wrong with a value.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Problem {
    #[error("must be a whole number from {min} to {max} ({unit}), not {got}")]
    OutOfRange { got: String, min: i128, max: i128, unit: &'static str },
    #[error("must be one of {}, not {got}", expected.join(", "))]
    NotOneOf { got: String, expected: &'static [&'static str] },
    #[error("must be {expected}, not {got}")]
    WrongType { got: String, expected: String },
    #[error("is a section, not a value: set one of its keys, like `{example}`")]
    Section { example: String },
    /// The sentence comes from the value's own type.
    #[error("{why}{}", not(got.as_deref()))]
    Refused {
        why: String,
        /// `None` where the value may hold a secret.
        got: Option<String>,
    },
    #[error("must be https, not {got}; http is for localhost, or for tests with federation.allow_loopback")]
    NotHttps { got: String },
    #[error(
        "must be false under {got}: it is for tests, whose public_url has a host that is localhost or ends in .localhost or .test"
    )]
    NotForTests { got: String },
    #[error("must have no port, not {got}: other instances refuse addresses with a port")]
    Port { got: String },
    #[error("must have 1 to 30 characters of a-z, 0-9 and _, not {got:?}")]
    HandleForm { got: String },
    #[error("must not be {got:?}: this handle is kept for the instance itself")]
    HandleReserved { got: String },
    #[error("must have {min} to {max} characters, not {got}")]
    Length { got: usize, min: usize, max: usize },
    #[error("must be one line without control characters")]
    ControlCharacter,
    #[error(
        "must be a level (error, warn, info, debug, trace, off) or directives like info,rooftop=debug, not {got:?} ({why})"
    )]
    LogFilter { got: String, why: String },
    #[error("must be at most delivery.parallel ({max}), not {got}")]
    PerHostAboveParallel { got: usize, max: usize },
    #[error(
        "makes fit (distance, common_language, duration, affordability, dates, size and domiciliation together) {got} points, at most {max}"
    )]
    FitAboveHundred { got: u32, max: u32 },
    #[error(
        "must be more than federation.fetch_timeout_s ({min} seconds), or a delivery under way is sent twice, not {got}"
    )]
    LeaseTooShort { got: u64, min: u64 },
    #[error("must be set where {by}")]
    Needed { by: &'static str },
    #[error("must be one bare e-mail address like rooftop@toits.example")]
    NotAnEmail,
    #[error("must be the name or the IP address of a mail server, like mail.toits.example, not {got:?}")]
    NotAHost { got: String },
    #[error("must be implicit or starttls: none is for a server on this machine, and {host} is not")]
    MailInTheClear { host: String },
    #[error("must be an https address like https://sms.example/send, without user and password{}", .why)]
    NotAGateway { why: &'static str },
}

fn not(got: Option<&str>) -> String {
    got.map(|got| format!(", not {got}")).unwrap_or_default()
}

/// Shows a value in an error.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(_, text) => format!("{text:?}"),
        Value::Char(_, one) => format!("{one:?}"),
        Value::Bool(_, yes) => yes.to_string(),
        Value::Num(_, number) => {
            let whole =
                number.to_i128().map(|n| n.to_string()).or_else(|| number.to_u128().map(|n| n.to_string()));
            whole.or_else(|| number.to_f64().map(|n| n.to_string())).unwrap_or_default()
        }
        Value::Empty(..) => "nothing".to_owned(),
        Value::Dict(..) => "a section".to_owned(),
        Value::Array(..) => "a list".to_owned(),
    }
}

/// Writes a key as an environment variable: `federation.mode` is `ROOFTOP_FEDERATION__MODE`.
pub(super) fn variable(key: &str) -> String {
    format!("{ENV_PREFIX}{}", key.replace('.', "__").to_ascii_uppercase())
}
