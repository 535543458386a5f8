//! The values of the configuration that are more than a text: addresses and choices.
//! Invariants: a public URL is an origin with a host name; neither errors nor debug output show a database's password.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use crate::ids::Domain;

/// Why a text is no address of this kind. The text itself is not part of it: it may hold a password.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum UrlError {
    #[error("must be an address like https://toits.example ({0})")]
    NotAUrl(String),
    #[error("must begin with https:// (or http:// for tests), not with {0}:")]
    NotHttp(String),
    #[error("must have no {0}: only scheme and host, like https://toits.example")]
    NotAnOrigin(&'static str),
    #[error("must name a host, not an IP address: use localhost for trials")]
    NoHostName,
    #[error("must begin with sqlite:, postgres: or postgresql:, not with {0}:")]
    UnknownDatabase(String),
    #[error("must begin with sqlite:, postgres: or postgresql:")]
    NoDatabase,
    #[error("must name a file after sqlite:, like sqlite:data/rooftop.db")]
    NoDatabaseFile,
    #[error("must be like postgres://user:password@host/database")]
    NotAPostgresUrl,
}

/// The address under which others reach this instance: an origin, like `https://toits.example`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicUrl {
    url: Url,
    domain: Domain,
}

impl PublicUrl {
    /// The address, with `/` as its path.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The host, with its port where it is not the scheme's own.
    pub fn domain(&self) -> &Domain {
        &self.domain
    }

    /// Says whether the name is `localhost` or lies under it, so that only this machine knows it.
    pub fn is_local(&self) -> bool {
        let host = self.domain.host();
        host == "localhost" || host.ends_with(".localhost")
    }

    /// Says whether the name is one that no public server can have: local, or under `.test` (RFC 6761).
    pub fn is_for_tests(&self) -> bool {
        self.is_local() || self.domain.host().ends_with(".test")
    }

    /// Says whether the scheme is http.
    pub fn is_http(&self) -> bool {
        self.url.scheme() == "http"
    }
}

impl Default for PublicUrl {
    fn default() -> Self {
        "http://localhost:8080".parse().expect("it is an origin with a host name")
    }
}

impl FromStr for PublicUrl {
    type Err = UrlError;
    fn from_str(text: &str) -> Result<Self, UrlError> {
        let url = Url::parse(text.trim()).map_err(|e| UrlError::NotAUrl(e.to_string()))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(UrlError::NotHttp(url.scheme().to_owned()));
        }
        let parts = [
            ("user", !url.username().is_empty()),
            ("password", url.password().is_some()),
            ("path", url.path() != "/"),
            ("query", url.query().is_some()),
            ("fragment", url.fragment().is_some()),
        ];
        if let Some((part, _)) = parts.into_iter().find(|(_, there)| *there) {
            return Err(UrlError::NotAnOrigin(part));
        }
        let Some(Host::Domain(host)) = url.host() else { return Err(UrlError::NoHostName) };
        let name = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        let domain = name.parse().map_err(|_| UrlError::NoHostName)?;
        Ok(Self { url, domain })
    }
}

impl TryFrom<String> for PublicUrl {
    type Error = UrlError;
    fn try_from(text: String) -> Result<Self, UrlError> {
        text.parse()
    }
}

impl From<PublicUrl> for String {
    fn from(url: PublicUrl) -> Self {
        url.to_string()
    }
}

/// Without the slash at the end.
impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.url.as_str().trim_end_matches('/'))
    }
}

impl fmt::Debug for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicUrl({self})")
    }
}

/// Where the data lives. Its debug output shows no password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DatabaseUrl(Database);

/// Which database it is.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// A file of the embedded database.
    Sqlite(PathBuf),
    /// The whole address of a PostgreSQL database, with its password.
    Postgres(String),
}

impl DatabaseUrl {
    /// Which database it is, and where.
    pub fn database(&self) -> &Database {
        &self.0
    }

    /// The address for people and logs: without user, password and parameters.
    pub fn shown(&self) -> String {
        match &self.0 {
            Database::Sqlite(file) => format!("sqlite:{}", file.display()),
            Database::Postgres(text) => match Url::parse(text) {
                Ok(url) => {
                    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
                    format!("postgres://{}{port}{}", url.host_str().unwrap_or_default(), url.path())
                }
                Err(_) => "postgres://…".to_owned(),
            },
        }
    }
}

impl Default for DatabaseUrl {
    fn default() -> Self {
        Self(Database::Sqlite(PathBuf::from("data/rooftop.db")))
    }
}

impl FromStr for DatabaseUrl {
    type Err = UrlError;
    fn from_str(text: &str) -> Result<Self, UrlError> {
        let text = text.trim();
        let (scheme, rest) = text.split_once(':').ok_or(UrlError::NoDatabase)?;
        match scheme {
            // `sqlite://data/x.db` and `sqlite:///srv/x.db` are what other programs write.
            "sqlite" => match rest.strip_prefix("//").unwrap_or(rest) {
                "" => Err(UrlError::NoDatabaseFile),
                file => Ok(Self(Database::Sqlite(PathBuf::from(file)))),
            },
            "postgres" | "postgresql" if rest.len() > 2 && rest.starts_with("//") => {
                Ok(Self(Database::Postgres(text.to_owned())))
            }
            "postgres" | "postgresql" => Err(UrlError::NotAPostgresUrl),
            other => Err(UrlError::UnknownDatabase(other.to_owned())),
        }
    }
}

impl TryFrom<String> for DatabaseUrl {
    type Error = UrlError;
    fn try_from(text: String) -> Result<Self, UrlError> {
        text.parse()
    }
}

impl From<DatabaseUrl> for String {
    fn from(url: DatabaseUrl) -> Self {
        match url.0 {
            Database::Sqlite(file) => format!("sqlite:{}", file.display()),
            Database::Postgres(text) => text,
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({})", self.shown())
    }
}

/// Declares a choice: an enum that is written in lower case.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// All of them, in the order of the configuration's documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the configuration.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

choice! {
    /// How a line of log looks.
    LogFormat {
        /// For people.
        Text = "text",
        /// For machines, an object a line.
        Json = "json",
    }
}

choice! {
    /// A language that the pages speak (BCP 47).
    Language {
        /// French.
        Fr = "fr",
        /// Dutch.
        Nl = "nl",
        /// English.
        En = "en",
        /// Arabic, from right to left.
        Ar = "ar",
    }
}

choice! {
    /// Whether requests for housing leave, and to whom.
    Requests {
        /// They stay here.
        Off = "off",
        /// They go to allies that a stored consent names.
        Allies = "allies",
    }
}

choice! {
    /// Whether unknown servers are heard.
    Mode {
        /// All that are not blocked.
        Open = "open",
        /// Partners only.
        Allowlist = "allowlist",
    }
}

choice! {
    /// How mail leaves.
    MailTransport {
        /// It does not.
        Off = "off",
        /// To a mail server.
        Smtp = "smtp",
        /// Into a folder, a file each: for trials.
        Folder = "folder",
    }
}

choice! {
    /// How the connection to the mail server is kept secret.
    SmtpTls {
        /// TLS from its first byte, as port 465 has it.
        Implicit = "implicit",
        /// TLS before anything is said, as port 587 has it; without it nothing is sent.
        Starttls = "starttls",
        /// Not at all, for a server on this machine.
        None = "none",
    }
}

choice! {
    /// How SMS leave.
    SmsGateway {
        /// They do not.
        Off = "off",
        /// To a gateway, which is told by HTTP.
        Http = "http",
        /// Into a file, a line each: for trials.
        File = "file",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_is_an_origin_with_a_host_name() {
        let url: PublicUrl = "https://Toits.Example/".parse().unwrap();
        assert_eq!(url.to_string(), "https://toits.example");
        assert_eq!(url.domain().as_str(), "toits.example");
        let url: PublicUrl = "http://liege.localhost:8001".parse().unwrap();
        assert_eq!(url.domain().as_str(), "liege.localhost:8001");
        assert!(url.is_local() && url.is_http());
        for (text, error) in [
            ("ftp://a.example", UrlError::NotHttp("ftp".into())),
            ("https://me@a.example", UrlError::NotAnOrigin("user")),
            ("https://:x@a.example", UrlError::NotAnOrigin("password")),
            ("https://a.example/x", UrlError::NotAnOrigin("path")),
            ("https://a.example/?x", UrlError::NotAnOrigin("query")),
            ("https://a.example/#x", UrlError::NotAnOrigin("fragment")),
            ("http://127.0.0.1:8080", UrlError::NoHostName),
            ("https://[::1]", UrlError::NoHostName),
        ] {
            assert_eq!(text.parse::<PublicUrl>(), Err(error), "{text}");
        }
        assert!(matches!("toits.example".parse::<PublicUrl>(), Err(UrlError::NotAUrl(_))));
    }

    #[test]
    fn a_database_is_chosen_by_its_scheme() {
        for (text, file) in [
            ("sqlite:data/rooftop.db", "data/rooftop.db"),
            ("sqlite://data/rooftop.db", "data/rooftop.db"),
            ("sqlite:///srv/rooftop.db", "/srv/rooftop.db"),
            ("sqlite:/srv/rooftop.db", "/srv/rooftop.db"),
        ] {
            let url: DatabaseUrl = text.parse().unwrap();
            assert!(*url.database() == Database::Sqlite(PathBuf::from(file)), "{text}");
        }
        for (text, error) in [
            ("data/rooftop.db", UrlError::NoDatabase),
            ("sqlite:", UrlError::NoDatabaseFile),
            ("sqlite://", UrlError::NoDatabaseFile),
            ("postgre://db/rooftop", UrlError::UnknownDatabase("postgre".into())),
            ("mysql://db/rooftop", UrlError::UnknownDatabase("mysql".into())),
            ("postgres:rooftop", UrlError::NotAPostgresUrl),
            ("postgresql://", UrlError::NotAPostgresUrl),
        ] {
            assert_eq!(text.parse::<DatabaseUrl>(), Err(error), "{text}");
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let url: DatabaseUrl = "postgresql://me:hunter2@db:5433/rooftop?password=hunter2".parse().unwrap();
        assert_eq!(url.shown(), "postgres://db:5433/rooftop");
        assert!(!format!("{url:?}").contains("hunter2"));
    }
}
