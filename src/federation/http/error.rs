//! What can go wrong between us and another server.

use std::error::Error;
use std::io;
use std::net::IpAddr;

use super::budget::FETCHES_MAX;
use super::client::MAX_REDIRECTS;
use crate::crypto::roots::RootsError;

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    #[error(transparent)]
    Roots(#[from] RootsError),
    #[error("the system has no root certificates: install the package ca-certificates")]
    NoRoots,
    #[error("cannot set up TLS: {0}")]
    Tls(#[from] rustls::Error),
    #[error("cannot set up the HTTP client: {0}")]
    Client(#[from] reqwest::Error),
}

/// A request that we do not make, or an answer that we do not believe.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum Refusal {
    #[error("only https is fetched, not {scheme}")]
    NotHttps { scheme: String },
    #[error("an address with a user name or password is not fetched")]
    HasUser,
    #[error("only the default port of https is fetched, not {port}")]
    UnusualPort { port: u16 },
    #[error("the address has no host")]
    NoHost,
    #[error("{host} is a name of this machine")]
    LocalName { host: String },
    #[error("{host} is at {address}, which is no public address")]
    SpecialAddress { host: String, address: IpAddr },
    #[error("more than {MAX_REDIRECTS} redirects")]
    TooManyRedirects,
    #[error("a redirect without a valid Location")]
    BadRedirect,
    #[error("a redirect from https to http")]
    Downgrade,
    #[error("the answer came from {got}, another origin than was asked")]
    OtherOrigin { got: String },
    #[error("the document has no id that is an http or https address")]
    NoId,
    #[error("the document's id {id} is of another origin than the document")]
    IdOfOtherOrigin { id: String },
}

/// Why a request gave nothing.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum FetchError {
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    #[error("the other server says that it is gone")]
    Gone,
    #[error("the other server does not know it")]
    NotFound,
    #[error("the other server answered {0}")]
    Status(u16),
    #[error("the answer is larger than {max_bytes} bytes")]
    TooLarge { max_bytes: usize },
    #[error("the other server did not answer in time")]
    TimedOut,
    #[error("expected an ActivityPub document, got {0:?}")]
    NotActivityPub(String),
    #[error("expected JSON, got {0:?}")]
    NotJson(String),
    #[error("expected a file of CSV, got {0:?}")]
    NotCsv(String),
    #[error("the answer is malformed: {0}")]
    Malformed(String),
    #[error("cannot reach the other server: {0}")]
    Network(String),
    #[error("one activity may cause {FETCHES_MAX} fetches and no more")]
    BudgetSpent,
    #[error("{host} did not answer lately and is left alone for a while")]
    HostLeftAlone { host: String },
}

/// What an error says of the next try.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Nobody answers there for now.
    NobodyThere,
    MayPass,
    Final,
}

impl FetchError {
    /// Whether asking again later may bring something else.
    pub fn may_pass(&self) -> bool {
        self.standing() != Standing::Final
    }

    /// Whether it says that nobody answers there: no connection, no answer in time, or a proxy with nothing behind it.
    pub(super) fn says_nobody_is_there(&self) -> bool {
        self.standing() == Standing::NobodyThere
    }

    fn standing(&self) -> Standing {
        match self {
            Self::TimedOut | Self::Network(_) | Self::Status(502..=504) => Standing::NobodyThere,
            // 401: our key could not be fetched, perhaps.
            Self::HostLeftAlone { .. } | Self::Status(401 | 408 | 429 | 500..) => Standing::MayPass,
            Self::Status(_)
            | Self::Refused(_)
            | Self::Gone
            | Self::NotFound
            | Self::TooLarge { .. }
            | Self::NotActivityPub(_)
            | Self::NotJson(_)
            | Self::NotCsv(_)
            | Self::Malformed(_)
            | Self::BudgetSpent => Standing::Final,
        }
    }

    /// One word for the metrics: nothing in it is of the other server's choice.
    pub(super) fn outcome(&self) -> &'static str {
        match self {
            Self::Refused(_) => "refused",
            Self::Gone => "gone",
            Self::NotFound => "not_found",
            Self::Status(_) => "status",
            Self::TooLarge { .. } => "too_large",
            Self::TimedOut => "timed_out",
            Self::NotActivityPub(_) | Self::NotJson(_) | Self::NotCsv(_) => "wrong_type",
            Self::Malformed(_) => "malformed",
            Self::Network(_) => "network",
            Self::BudgetSpent => "budget",
            Self::HostLeftAlone { .. } => "left_alone",
        }
    }
}

impl From<reqwest::Error> for FetchError {
    fn from(error: reqwest::Error) -> Self {
        let first: &(dyn Error + 'static) = &error;
        let causes = || std::iter::successors(Some(first), |cause| (*cause).source());
        if let Some(refusal) = causes().find_map(|cause| cause.downcast_ref::<Refusal>()) {
            return refusal.clone().into();
        }
        let innermost = causes().last().map_or_else(String::new, ToString::to_string);
        if error.is_timeout() {
            Self::TimedOut
        } else if error.is_decode() && causes().any(is_bad_data) {
            Self::Malformed(innermost)
        } else {
            Self::Network(innermost)
        }
    }
}

/// Whether the other side closed a connection that was there, before it answered.
pub(super) fn is_closed_before_answer(error: &reqwest::Error) -> bool {
    let first: &(dyn Error + 'static) = error;
    let mut causes = std::iter::successors(Some(first), |cause| (*cause).source());
    !error.is_connect() && causes.any(is_closed)
}

fn is_closed(cause: &(dyn Error + 'static)) -> bool {
    let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
    cause.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_incomplete_message)
        || matches!(kind, Some(io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe))
}

/// Whether a cause says that what came cannot be unpacked, rather than that it broke off on the way.
fn is_bad_data(cause: &(dyn Error + 'static)) -> bool {
    let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
    matches!(kind, Some(io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_failure_is_counted_under_a_word_of_its_own() {
        for (error, word) in [
            (FetchError::Refused(Refusal::HasUser), "refused"),
            (FetchError::Gone, "gone"),
            (FetchError::NotFound, "not_found"),
            (FetchError::Status(500), "status"),
            (FetchError::TooLarge { max_bytes: 1 }, "too_large"),
            (FetchError::TimedOut, "timed_out"),
            (FetchError::NotActivityPub(String::new()), "wrong_type"),
            (FetchError::NotJson(String::new()), "wrong_type"),
            (FetchError::NotCsv(String::new()), "wrong_type"),
            (FetchError::Malformed(String::new()), "malformed"),
            (FetchError::Network(String::new()), "network"),
            (FetchError::BudgetSpent, "budget"),
            (FetchError::HostLeftAlone { host: String::new() }, "left_alone"),
        ] {
            assert_eq!(error.outcome(), word);
        }
    }
}
