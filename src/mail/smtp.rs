//! Mail by SMTP: one connection a mail, with TLS unless the server is this machine.
//! What the server says before it was told of a mail is no answer to that mail: a refused password is ours to mend, and the mail waits.

use std::error::Error;
use std::io;
use std::time::Duration;

use lettre::Message;
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use tokio::time::timeout;

use super::ChannelsError;
use super::error::{Failure, SendError};
use crate::config::{Config, SmtpTls};
use crate::crypto::{SecretText, roots};

/// How long a server that has the mail may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(1);

/// A mail server.
pub(super) struct Smtp {
    host: String,
    port: u16,
    security: Security,
    user: Option<(String, SecretText)>,
    /// How we introduce ourselves.
    hello: ClientId,
    within: Duration,
}

enum Security {
    Implicit(TlsParameters),
    Starttls(TlsParameters),
    None,
}

impl Smtp {
    pub(super) fn open(config: &Config) -> Result<Self, ChannelsError> {
        let mail = &config.mail;
        let security = match mail.smtp_tls {
            SmtpTls::Implicit => Security::Implicit(tls(config)?),
            SmtpTls::Starttls => Security::Starttls(tls(config)?),
            SmtpTls::None => Security::None,
        };
        let user = match &mail.smtp_password_file {
            Some(path) => {
                Some((mail.smtp_user.clone(), SecretText::read(path).map_err(ChannelsError::Password)?))
            }
            None => None,
        };
        Ok(Self {
            host: mail.smtp_host.clone(),
            port: mail.smtp_port,
            security,
            user,
            hello: ClientId::Domain(config.public_url.domain().host().to_owned()),
            within: Duration::from_secs(mail.smtp_timeout_s),
        })
    }

    /// Sends a mail; it is sent once the server said that it has it.
    pub(super) async fn send(&self, message: &Message) -> Result<(), SendError> {
        match timeout(self.within, self.hand_over(message)).await {
            Ok(Ok(mut connection)) => {
                // It has the mail: how it says goodbye does not matter.
                drop(timeout(GOODBYE, connection.quit()).await);
                Ok(())
            }
            Ok(Err(error)) => Err(error),
            Err(_) => Err(SendError::with(
                Failure::Unreachable,
                None,
                format!("no end within {} s", self.within.as_secs()),
            )),
        }
    }

    async fn hand_over(&self, message: &Message) -> Result<AsyncSmtpConnection, SendError> {
        let mut connection = self.connect().await.map_err(|error| before(&error))?;
        let handed = connection.send(message.envelope(), &message.formatted()).await;
        handed.map_err(|error| after(&error))?;
        Ok(connection)
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, smtp::Error> {
        let address = (self.host.as_str(), self.port);
        let wrapped = match &self.security {
            Security::Implicit(tls) => Some(tls.clone()),
            Security::Starttls(_) | Security::None => None,
        };
        let within = Some(self.within);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, within, &self.hello, wrapped, None).await?;
        if let Security::Starttls(tls) = &self.security {
            connection.starttls(tls.clone(), &self.hello).await?;
        }
        if let Some((user, password)) = &self.user {
            let credentials = Credentials::new(user.clone(), password.expose().to_owned());
            connection.auth(DEFAULT_MECHANISMS, &credentials).await?;
        }
        Ok(connection)
    }
}

fn tls(config: &Config) -> Result<TlsParameters, ChannelsError> {
    let failed = |why: smtp::Error| ChannelsError::Mail { key: "smtp_host", why: why.to_string() };
    let mut builder =
        TlsParameters::builder(config.mail.smtp_host.clone()).certificate_store(CertificateStore::None);
    for certificate in roots::trusted(config.federation.extra_ca_file.as_deref())? {
        builder = builder.add_root_certificate(Certificate::from_der(certificate.to_vec()).map_err(failed)?);
    }
    builder.build_rustls().map_err(failed)
}

/// What went wrong before the server was told of a mail.
fn before(error: &smtp::Error) -> SendError {
    let failure = match status_of(error) {
        Some(530 | 534 | 535 | 538) => Failure::SignIn,
        Some(_) => Failure::Later,
        None if is_tls(error) => Failure::Tls,
        // The server offers neither the TLS nor the sign-in that we need.
        None if error.is_client() => Failure::Tls,
        None => Failure::Unreachable,
    };
    told(failure, error)
}

/// What went wrong with a mail.
fn after(error: &smtp::Error) -> SendError {
    let failure = match status_of(error) {
        // It wants to know first who we are.
        Some(530) => Failure::SignIn,
        Some(500..=599) => Failure::Refused,
        Some(_) => Failure::Later,
        // The library's own: an address that this server cannot take.
        None if error.is_client() => Failure::Unaddressable,
        None => Failure::Unreachable,
    };
    told(failure, error)
}

/// Whether the connection could not be made secret. What the TLS library says comes as an error of the connection.
fn is_tls(error: &smtp::Error) -> bool {
    let mut cause = error.source();
    while let Some(at) = cause {
        let inner = at.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if at.is::<rustls::Error>() || inner.is_some_and(|inner| inner.is::<rustls::Error>()) {
            return true;
        }
        cause = at.source();
    }
    error.is_tls()
}

fn told(failure: Failure, error: &smtp::Error) -> SendError {
    SendError::with(failure, status_of(error), error)
}

fn status_of(error: &smtp::Error) -> Option<u16> {
    error.status().map(u16::from)
}
