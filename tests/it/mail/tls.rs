//! Mail over TLS: the server's certificate is one that the instance trusts, or nothing is said.

use std::path::Path;
use std::sync::Arc;

use rooftop::config::Config;
use rooftop::mail::{Channels, ChannelsError, Failure, Letter, SendError};
use rustls::pki_types::PrivateKeyDer;
use tokio_rustls::TlsAcceptor;

use super::read::ReadMail;
use super::server::MailServer;
use crate::fediverse::noon;

/// A server with a certificate for this name, which is written into a file.
async fn certified(name: &str, file: &Path) -> MailServer {
    let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
    std::fs::write(file, made.cert.pem()).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    MailServer::with_tls(TlsAcceptor::from(Arc::new(config))).await
}

fn opened(mail: &MailServer, more: &[(&str, &str)]) -> Result<Channels, ChannelsError> {
    let port = mail.address.port().to_string();
    let settings = [
        ("MAIL__TRANSPORT", "smtp"),
        ("MAIL__SENDER", "rooftop@toits.example"),
        ("MAIL__SMTP_HOST", "localhost"),
        ("MAIL__SMTP_PORT", &port),
        ("MAIL__SMTP_TIMEOUT_S", "10"),
    ];
    let settings =
        settings.iter().chain(more).map(|(key, value)| (format!("ROOFTOP_{key}"), (*value).to_owned()));
    Channels::open(&Config::from_env_alone(settings).unwrap())
}

async fn sends(channels: &Channels, to: &str) -> Result<(), SendError> {
    let letter =
        Letter { id: "a-1", to, subject: "Été", text: "Bonjour,\n\nété\n.\n..\n", language: "fr" };
    channels.mail(&letter, noon()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_with_a_trusted_certificate_gets_the_mail_and_no_other_hears_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let (trusted, other) = (folder.path().join("ca.pem"), folder.path().join("other.pem"));
    let mail = certified("localhost", &trusted).await;
    let extra = trusted.display().to_string();
    let channels = opened(&mail, &[("FEDERATION__EXTRA_CA_FILE", &extra)]).unwrap();
    sends(&channels, "bert@toits.example").await.unwrap();
    let read = ReadMail::of(&mail.got()[0].data);
    assert_eq!((read.subject.as_str(), read.text.trim_end()), ("Été", "Bonjour,\n\nété\n.\n.."));

    let unknown = opened(&mail, &[]).unwrap();
    let misnamed = certified("mail.example", &other).await;
    let extra = other.display().to_string();
    let other_name = opened(&misnamed, &[("FEDERATION__EXTRA_CA_FILE", &extra)]).unwrap();
    let plain = MailServer::plain().await;
    // A server that offers no STARTTLS, as somebody between us and it would have it.
    let stripped = opened(&plain, &[("MAIL__SMTP_TLS", "starttls")]).unwrap();
    for (channels, server, failure) in [
        (unknown, &mail, Failure::Tls),
        (other_name, &misnamed, Failure::Tls),
        (stripped, &plain, Failure::Tls),
    ] {
        let before = server.got().len();
        let error = sends(&channels, "bert@toits.example").await.unwrap_err();
        assert_eq!(error.failure, failure, "{error}: {}", error.detail());
        assert_eq!(server.got().len(), before);
        assert!(!server.heard().iter().any(|line| line.contains("MAIL FROM")) || before > 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_went_wrong_names_nobody_unless_somebody_asks_for_what_was_said() {
    let mail = MailServer::plain().await;
    let channels = opened(&mail, &[("MAIL__SMTP_TLS", "none")]).unwrap();
    mail.answers("RCPT", "553 5.1.3 <bert@toits.example>: no such Bert");
    let error = sends(&channels, "bert@toits.example").await.unwrap_err();
    assert_eq!((error.failure, error.status), (Failure::Refused, Some(553)));
    assert_eq!(error.to_string(), "the other side refuses it for good (553)");
    assert!(error.detail().contains("no such Bert"), "{}", error.detail());
    assert!(!format!("{error:?} {error}").contains("ert@"), "{error:?}");
    for to in ["", "bert", "bert@toits.example, eve@x.example", "bert@toits.example\r\nBcc: eve@x.example"] {
        let error = sends(&channels, to).await.unwrap_err();
        assert_eq!(error.failure, Failure::Unaddressable, "{to:?}");
        assert!(error.failure.lasts());
    }
    assert!(!mail.heard().iter().any(|line| line.contains("eve")), "{:?}", mail.heard());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_file_that_others_may_read_or_that_is_not_there_is_named() {
    let mail = MailServer::plain().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("password");
    let path = file.display().to_string();
    let more =
        [("MAIL__SMTP_TLS", "none"), ("MAIL__SMTP_USER", "a"), ("MAIL__SMTP_PASSWORD_FILE", path.as_str())];
    let error = || opened(&mail, &more).err().expect("it is refused").to_string();
    assert_eq!(error(), format!("mail.smtp_password_file: there is no file {path}"));
    std::fs::write(&file, "correct horse").unwrap();
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    assert!(error().contains(&format!("chmod 600 {path}")), "{}", error());
}
