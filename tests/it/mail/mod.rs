//! How Rooftop writes to people: what arrives, what is tried again, and what is given up.

mod head;
mod queue;
pub mod read;
pub mod server;
mod sms;
mod tls;
mod uses;

use rooftop::domain::notice::NoticeState;
use rooftop::store::notices;

use crate::fediverse::{Plan, Server};
use read::ReadMail;
use server::MailServer;

/// One server whose mail goes to a mail server of the test.
async fn posting_to(mail: &MailServer) -> Server {
    posting_with(mail, &[]).await
}

/// The same, with more settings.
async fn posting_with(mail: &MailServer, more: &[(&str, &str)]) -> Server {
    let port = mail.address.port().to_string();
    let settings = [
        ("MAIL__TRANSPORT", "smtp"),
        ("MAIL__SENDER", "rooftop@toits.test"),
        ("MAIL__SMTP_HOST", "127.0.0.1"),
        ("MAIL__SMTP_PORT", &port),
        ("MAIL__SMTP_TLS", "none"),
        ("LIMITS__SIGN_IN_PER_MINUTE", "10000"),
    ];
    let settings = [&settings[..], more].concat();
    Plan { settings: &settings, ..Plan::of(&["toits"]) }.start().await.remove(0)
}

/// How many notices wait, and how many were given up.
async fn notices_of(server: &Server) -> (i64, i64) {
    let count = |state| server.reads(move |conn| notices::count(conn, state));
    (count(NoticeState::Waiting).await, count(NoticeState::GivenUp).await)
}

/// Every mail that a mail server got, to whom and as it reads.
fn read_all(mail: &MailServer) -> Vec<(String, ReadMail)> {
    mail.got().into_iter().map(|got| (got.to, ReadMail::of(&got.data))).collect()
}
