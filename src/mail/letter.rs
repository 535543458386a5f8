//! A mail: plain text in one part, from the instance, that answers to nobody's program.
//! Sources: RFC 5322, RFC 3834 (`Auto-Submitted`), RFC 3282 (`Content-Language`).

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use lettre::message::header::{ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0};
use lettre::message::{Mailbox, Message};
use lettre::{Address, message::MessageBuilder};

use super::ChannelsError;
use super::error::{Failure, SendError};
use crate::config::Config;

/// What is written to whom.
#[derive(Clone, Copy)]
pub struct Letter<'a> {
    /// What makes it one, however often it is sent: letters, digits and `-`.
    pub id: &'a str,
    /// A bare address.
    pub to: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    /// BCP 47.
    pub language: &'a str,
}

/// Whom mails are from.
pub(super) struct Sender {
    from: Mailbox,
    /// The host of the instance's address, right of the `@` of Message-IDs.
    host: String,
}

impl Sender {
    pub(super) fn of(config: &Config) -> Result<Self, ChannelsError> {
        let address = config.mail.sender.parse::<Address>();
        let address = address.map_err(|e| ChannelsError::Mail { key: "sender", why: e.to_string() })?;
        let host = config.public_url.domain().host().to_owned();
        // The host stands as the name too: the association's own may say what a notice must not (PR-12).
        Ok(Self { from: Mailbox::new(Some(host.clone()), address), host })
    }

    /// Writes a mail as it leaves.
    pub(super) fn writes(&self, letter: &Letter<'_>, now: DateTime<Utc>) -> Result<Message, SendError> {
        let refused = |why: String| SendError::with(Failure::Unaddressable, None, why);
        let to: Address =
            letter.to.parse().map_err(|e: lettre::address::AddressError| refused(e.to_string()))?;
        let builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(letter.subject)
            .date(SystemTime::from(now))
            .message_id(Some(format!("<{}@{}>", letter.id, self.host)))
            .header(MIME_VERSION_1_0)
            .header(ContentType::TEXT_PLAIN);
        let builder = with(builder, "Auto-Submitted", "auto-generated");
        let builder = with(builder, "Content-Language", letter.language);
        builder.body(letter.text.to_owned()).map_err(|e| refused(e.to_string()))
    }
}

fn with(builder: MessageBuilder, name: &'static str, value: &str) -> MessageBuilder {
    builder.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned()))
}
