//! Row ids, ActivityPub ids and domains: each a type of its own, so that none is taken for another.
//! Source: FEP-fe34 (origins), RFC 9562 (UUIDv7).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use url::{Host, Url};
use uuid::Uuid;

/// The longest id of another server that is taken, in bytes.
pub const AP_ID_MAX_BYTES: usize = 2048;
/// The longest name that DNS can hold, in bytes.
pub const DOMAIN_MAX_BYTES: usize = 253;
/// The longest label of such a name, in bytes.
const LABEL_MAX_BYTES: usize = 63;
/// Why a text is no id.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum IdError {
    #[error("not an id: expected 36 characters of a UUID")]
    NotAUuid,
    #[error("not an ActivityPub id: {0}")]
    NotAUrl(String),
    #[error("an id has at most {AP_ID_MAX_BYTES} bytes, this one has {0}")]
    TooLong(usize),
    #[error("an id is an http or https address with a host and without user or fragment-only content")]
    NotHttp,
    #[error(
        "an id names a host such as toits.example: {0:?} is an IP address, ends with a dot, or is no name that DNS can hold"
    )]
    NoHostName(String),
    #[error("{0:?} is not a domain name: expected something like toits.example or toits.example:8443")]
    NotADomain(String),
}

/// Declares newtypes over a UUID that is made so.
macro_rules! row_ids {
    ($make:path: $($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Makes a new id.
            #[expect(clippy::new_without_default, reason = "an id is made, it has no default")]
            pub fn new() -> Self {
                Self($make())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0.hyphenated())
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                if text.len() != 36 {
                    return Err(IdError::NotAUuid);
                }
                Uuid::parse_str(text).map(Self).map_err(|_| IdError::NotAUuid)
            }
        }
    )+};
}

// A UUIDv7 sorts by time of making: ids made later in one process sort later.
row_ids! { Uuid::now_v7:
    /// A proposal, ours or another instance's.
    ProposalId,
    /// Somebody of the staff who signs in.
    AccountId,
    /// Somebody who looks for a home, or a host.
    PersonId,
    /// That somebody of the staff writes on a person's behalf.
    MandateId,
    /// What somebody of the staff noted of a person.
    CaseNoteId,
    /// A session of either, apart from its token.
    SessionId,
    /// An invitation to become one of the staff.
    InvitationId,
    /// A plan of who could live where.
    PlanId,
    /// Something that is written to somebody.
    NoticeId,
    /// An actor row, ours or another server's.
    ActorId,
    /// An event in the outbox; also the id of the activity that tells it.
    EventId,
    /// One activity to one inbox.
    DeliveryId,
    /// An activity that was received and waits to be handled.
    ReceivedId,
    /// A partner instance.
    PartnerId,
    /// What was decided about a domain.
    PartnerDeedId,
    /// A reading of somebody's older offers.
    BackfillId,
    /// A list of domains that somebody publishes.
    PartnerListId,
    /// A line of such a list.
    PartnerListLineId,
    /// A consent.
    ConsentId,
    /// A held text.
    HoldId,
    /// A photo of one of our offers.
    PictureId,
    /// A message of somebody on the fediverse.
    LeadId,
    /// A private answer of ours to one, or what was said in a conversation.
    MessageId,
    /// A report, others' or ours.
    ReportId,
    /// Something for a moderator to decide or to know.
    TaskId,
    /// Something that went wrong, as somebody told it in confidence.
    IncidentId,
    /// What somebody of the staff noted about one.
    IncidentNoteId,
    /// A request by an authority.
    AuthorityRequestId,
    /// A pair that a moderator took up.
    MatchId,
    /// That somebody is told something of the other side of a match.
    ReleaseId,
    /// A question how a stay goes.
    CheckInId,
    /// A step towards what comes after a stay.
    MoveOnStepId,
}

// What stands in public and must not tell when it was made.
row_ids! { Uuid::new_v4:
    /// What the association says in public of a request.
    AppealId,
}

/// The id of an ActivityPub actor, object or activity: an absolute http(s) address, at most 2048 bytes.
///
/// Its host is a name that DNS can hold, as a [`Domain`] is, and does not end with a dot: `blocked.example.` would reach the same
/// server as `blocked.example`, and be another domain.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ApId(Url);

impl ApId {
    /// The address.
    pub fn url(&self) -> &Url {
        &self.0
    }

    /// The text of the address, as parsed.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether scheme, host and port are the same (FEP-fe34).
    pub fn same_origin(&self, other: &ApId) -> bool {
        self.0.origin() == other.0.origin()
    }

    /// The host, with its port where it is not the scheme's own.
    pub fn domain(&self) -> Domain {
        let host = self.0.host_str().unwrap_or_default();
        match self.0.port() {
            Some(port) => Domain(format!("{host}:{port}")),
            None => Domain(host.to_owned()),
        }
    }

    /// The same id without `#fragment`.
    pub fn without_fragment(&self) -> ApId {
        let mut url = self.0.clone();
        url.set_fragment(None);
        ApId(url)
    }
}

/// Whether DNS can hold a name: at most [`DOMAIN_MAX_BYTES`], labels of 1 to 63 letters, digits, `-` and `_`. An address lets more
/// pass (`a,b.example`, `a..example`), which reaches nobody and breaks lists and mails that name it.
fn is_host_name(host: &str) -> bool {
    let fits = |label: &str| {
        let named = label.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        named && (1..=LABEL_MAX_BYTES).contains(&label.len())
    };
    host.len() <= DOMAIN_MAX_BYTES && host.split('.').all(fits)
}

impl TryFrom<Url> for ApId {
    type Error = IdError;
    fn try_from(url: Url) -> Result<Self, IdError> {
        if url.as_str().len() > AP_ID_MAX_BYTES {
            return Err(IdError::TooLong(url.as_str().len()));
        }
        let http = matches!(url.scheme(), "http" | "https");
        let anonymous = url.username().is_empty() && url.password().is_none();
        if !http || !anonymous {
            return Err(IdError::NotHttp);
        }
        match url.host() {
            Some(Host::Domain(host)) if is_host_name(host) => Ok(Self(url)),
            Some(Host::Domain(_) | Host::Ipv4(_) | Host::Ipv6(_)) | None => {
                Err(IdError::NoHostName(url.host_str().unwrap_or_default().to_owned()))
            }
        }
    }
}

impl FromStr for ApId {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        if text.len() > AP_ID_MAX_BYTES {
            return Err(IdError::TooLong(text.len()));
        }
        Url::parse(text).map_err(|e| IdError::NotAUrl(e.to_string())).and_then(Self::try_from)
    }
}

impl TryFrom<String> for ApId {
    type Error = IdError;
    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<ApId> for String {
    fn from(id: ApId) -> Self {
        id.0.into()
    }
}

impl fmt::Display for ApId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

impl fmt::Debug for ApId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApId({})", self.0)
    }
}

/// A lower-case host name, with its port where an address names one: `toits.example`, `liege.localhost:8001`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Domain(String);

impl Domain {
    /// The text, lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// This domain and those above it, the nearest first: without its port, then without its first label, and so on. What is said of
    /// a whole top-level domain counts for nobody, so that is left out.
    pub fn and_above(&self) -> Vec<Domain> {
        let mut all = vec![self.clone()];
        let mut name = self.host();
        if name != self.0 {
            all.push(Domain(name.to_owned()));
        }
        while let Some((_, above)) = name.split_once('.').filter(|(_, above)| above.contains('.')) {
            all.push(Domain(above.to_owned()));
            name = above;
        }
        all
    }

    /// Whether what is said of this domain counts for the other too: it is the same, or below.
    pub fn covers(&self, other: &Domain) -> bool {
        other.and_above().contains(self)
    }

    /// Whether it is a whole top-level domain, or a bare name of a local network.
    pub fn is_top_level(&self) -> bool {
        !self.host().contains('.')
    }

    /// The name without the port.
    pub fn host(&self) -> &str {
        self.0.rsplit_once(':').map_or(&self.0, |(host, _)| host)
    }
}

impl FromStr for Domain {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        let refused = || IdError::NotADomain(text.to_owned());
        let text = text.trim();
        if text.is_empty() || text.contains(['/', '@', '?', '#', '\\']) {
            return Err(refused());
        }
        let url = Url::parse(&format!("https://{text}/")).map_err(|_| refused())?;
        match url.host() {
            Some(Host::Domain(host)) if is_host_name(host) => Ok(match url.port() {
                Some(port) => Self(format!("{host}:{port}")),
                None => Self(host.to_owned()),
            }),
            Some(Host::Domain(_) | Host::Ipv4(_) | Host::Ipv6(_)) | None => Err(refused()),
        }
    }
}

impl TryFrom<String> for Domain {
    type Error = IdError;
    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<Domain> for String {
    fn from(domain: Domain) -> Self {
        domain.0
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Domain({})", self.0)
    }
}

#[cfg(test)]
mod tests;
