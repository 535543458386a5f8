//! How Rooftop writes to people: mail by SMTP or into a folder, SMS by a gateway or into a file. What is written, and to whom, comes
//! from above.
//!
//! Invariants: an address is a parameter and is kept nowhere; neither a log nor an error that one would log names an address, a text, a
//! password or a token. Sent twice under one id, a mail is one for mail programs: its Message-ID is the same.

mod error;
mod folder;
mod letter;
mod sms;
mod smtp;

use chrono::{DateTime, Utc};

use crate::config::{Config, MailTransport, SmsGateway, SmtpTls};
use crate::crypto::SecretTextError;
use crate::crypto::roots::RootsError;

pub use error::{Failure, SendError};
pub use letter::Letter;
pub use sms::{FileGateway, Gateway, HttpGateway, SMS_MAX_CHARS, Sms};

use folder::Folder;
use letter::Sender;
use smtp::Smtp;

/// Why an instance cannot write as it is configured to.
#[derive(Debug, thiserror::Error)]
pub enum ChannelsError {
    #[error("mail.smtp_password_file: {0}")]
    Password(#[source] SecretTextError),
    #[error("sms.gateway_token_file: {0}")]
    Token(#[source] SecretTextError),
    #[error("federation.extra_ca_file: {0}")]
    Roots(#[from] RootsError),
    #[error("mail.{key}: {why}")]
    Mail { key: &'static str, why: String },
    #[error("sms: the HTTP client cannot be set up: {0}")]
    Http(String),
}

/// The ways in which an instance writes.
pub struct Channels {
    sender: Option<Sender>,
    mail: Mail,
    sms: Option<Box<dyn Gateway>>,
}

enum Mail {
    Off,
    Smtp(Box<Smtp>),
    Folder(Folder),
}

impl Channels {
    /// Opens what the configuration turns on; reads passwords and tokens, and connects to nobody.
    ///
    /// # Errors
    /// A file that cannot be read, or a value that is no address; the sentence names the key.
    pub fn open(config: &Config) -> Result<Self, ChannelsError> {
        let mail = match config.mail.transport {
            MailTransport::Off => Mail::Off,
            MailTransport::Smtp => Mail::Smtp(Box::new(Smtp::open(config)?)),
            MailTransport::Folder => Mail::Folder(Folder::new(&config.mail.folder)),
        };
        let sender = match config.mail.transport {
            MailTransport::Off => None,
            MailTransport::Smtp | MailTransport::Folder => Some(Sender::of(config)?),
        };
        let sms: Option<Box<dyn Gateway>> = match config.sms.gateway {
            SmsGateway::Off => None,
            SmsGateway::Http => Some(Box::new(HttpGateway::open(config)?)),
            SmsGateway::File => Some(Box::new(FileGateway::new(&config.sms.file))),
        };
        Ok(Self { sender, mail, sms })
    }

    /// Sends a mail.
    ///
    /// # Errors
    /// Nobody took it; [`SendError::failure`] says whether another try may help.
    pub async fn mail(&self, letter: &Letter<'_>, now: DateTime<Utc>) -> Result<(), SendError> {
        let Some(sender) = &self.sender else { return Err(SendError::of(Failure::Off)) };
        let message = sender.writes(letter, now)?;
        match &self.mail {
            Mail::Off => Err(SendError::of(Failure::Off)),
            Mail::Smtp(smtp) => smtp.send(&message).await,
            Mail::Folder(folder) => folder.put(letter.id, message.formatted()).await,
        }
    }

    /// Sends an SMS.
    ///
    /// # Errors
    /// As [`Channels::mail`].
    pub async fn sms(&self, sms: &Sms<'_>) -> Result<(), SendError> {
        match &self.sms {
            Some(gateway) => gateway.send(sms).await,
            None => Err(SendError::of(Failure::Off)),
        }
    }
}

/// How mail leaves, for an operator; `None` where it does not.
pub fn described(config: &Config) -> Option<String> {
    let mail = &config.mail;
    let how = match mail.transport {
        MailTransport::Off => return None,
        MailTransport::Folder => format!("into the folder {}", mail.folder.display()),
        MailTransport::Smtp => {
            let tls = match mail.smtp_tls {
                SmtpTls::Implicit => "with TLS",
                SmtpTls::Starttls => "with STARTTLS",
                SmtpTls::None => "in the clear, on this machine",
            };
            format!("by {} port {}, {tls}", mail.smtp_host, mail.smtp_port)
        }
    };
    Some(format!("{how}, from {}", mail.sender))
}
