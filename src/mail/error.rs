//! Why a message was not sent, in words that name nobody.

use std::fmt;

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// This way of writing is off.
    Off,
    /// There is no such address, or the message cannot be written to it.
    Unaddressable,
    /// Nobody took the connection, or answered in time, or to the end.
    Unreachable,
    /// The connection could not be kept secret.
    Tls,
    /// Our password or token was refused.
    SignIn,
    /// It is not taken now.
    Later,
    /// It is never taken.
    Refused,
    /// The file could not be written.
    Storage,
}

impl Failure {
    /// Whether another try would end in the same way.
    pub fn lasts(self) -> bool {
        match self {
            Self::Unaddressable | Self::Refused => true,
            Self::Off | Self::Unreachable | Self::Tls | Self::SignIn | Self::Later | Self::Storage => false,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Off => "this way of writing is off",
            Self::Unaddressable => "it cannot be addressed",
            Self::Unreachable => "the other side does not answer",
            Self::Tls => "the connection is not secret",
            Self::SignIn => "the other side refuses our password",
            Self::Later => "the other side does not take it now",
            Self::Refused => "the other side refuses it for good",
            Self::Storage => "the file cannot be written",
        }
    }
}

/// Why a message was not sent. Neither its words nor its debug output name an address: what the other side said may, and stands apart.
#[derive(Clone, PartialEq, Eq)]
pub struct SendError {
    pub failure: Failure,
    /// The code of the other side's answer, where it answered.
    pub status: Option<u16>,
    detail: String,
}

impl SendError {
    pub(super) fn of(failure: Failure) -> Self {
        Self { failure, status: None, detail: String::new() }
    }

    pub(super) fn with(failure: Failure, status: Option<u16>, detail: impl fmt::Display) -> Self {
        Self { failure, status, detail: detail.to_string() }
    }

    /// What the other side said, or the library: for whoever typed the address, and for no log.
    pub fn detail(&self) -> &str {
        &self.detail
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.failure.words())?;
        match self.status {
            Some(status) => write!(f, " ({status})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SendError({self})")
    }
}

impl std::error::Error for SendError {}
