//! The rules of `[mail]` and `[sms]`: what each way of writing to people needs, and that neither speaks in the clear to another machine.

use std::net::IpAddr;

use url::{Host, Url};

use super::check::Broken;
use super::error::Problem;
use super::{Config, MailTransport, SmsGateway, SmtpTls};
use crate::text::is_email;

/// Sees that what is on has what it needs.
pub(super) fn rules(config: &Config) -> Result<(), Broken> {
    match config.mail.transport {
        MailTransport::Off => {}
        MailTransport::Folder => sender(config)?,
        MailTransport::Smtp => {
            sender(config)?;
            smtp(config)?;
        }
    }
    match config.sms.gateway {
        SmsGateway::Off | SmsGateway::File => Ok(()),
        SmsGateway::Http => gateway(config),
    }
}

fn sender(config: &Config) -> Result<(), Broken> {
    match config.mail.sender.as_str() {
        "" => Err(("mail.sender", Problem::Needed { by: "mail.transport is not off" })),
        sender if is_email(sender) && sender.is_ascii() => Ok(()),
        _ => Err(("mail.sender", Problem::NotAnEmail)),
    }
}

fn smtp(config: &Config) -> Result<(), Broken> {
    let mail = &config.mail;
    if mail.smtp_host.is_empty() {
        return Err(("mail.smtp_host", Problem::Needed { by: "mail.transport is smtp" }));
    }
    if Host::parse(&mail.smtp_host).is_err() && mail.smtp_host.parse::<IpAddr>().is_err() {
        return Err(("mail.smtp_host", Problem::NotAHost { got: mail.smtp_host.clone() }));
    }
    if mail.smtp_tls == SmtpTls::None && !is_this_machine(&mail.smtp_host) {
        return Err(("mail.smtp_tls", Problem::MailInTheClear { host: mail.smtp_host.clone() }));
    }
    match (mail.smtp_user.is_empty(), &mail.smtp_password_file) {
        (false, None) => Err(("mail.smtp_password_file", Problem::Needed { by: "mail.smtp_user is set" })),
        (true, Some(_)) => Err(("mail.smtp_user", Problem::Needed { by: "mail.smtp_password_file is set" })),
        (false, Some(_)) | (true, None) => Ok(()),
    }
}

fn gateway(config: &Config) -> Result<(), Broken> {
    let refused = |why| Err(("sms.gateway_url", Problem::NotAGateway { why }));
    if config.sms.gateway_url.is_empty() {
        return Err(("sms.gateway_url", Problem::Needed { by: "sms.gateway is http" }));
    }
    let Ok(url) = Url::parse(&config.sms.gateway_url) else { return refused("") };
    if !url.username().is_empty() || url.password().is_some() {
        return refused("");
    }
    let here = url.host_str().is_some_and(|host| is_this_machine(host.trim_matches(['[', ']'])));
    match (url.scheme(), here, config.federation.allow_loopback) {
        (_, true, false) => refused(": one on this machine is for tests, with federation.allow_loopback"),
        ("https", _, _) | ("http", true, true) => match config.sms.gateway_token_file {
            Some(_) => Ok(()),
            None => Err(("sms.gateway_token_file", Problem::Needed { by: "sms.gateway is http" })),
        },
        _ => refused(""),
    }
}

/// Whether a host is this machine by its name or its address.
fn is_this_machine(host: &str) -> bool {
    let name = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
    name == "localhost"
        || name.ends_with(".localhost")
        || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(settings: &[(&str, &str)]) -> Result<Config, String> {
        let env = settings.iter().map(|(name, value)| (format!("ROOFTOP_{name}"), (*value).to_owned()));
        Config::from_env_alone(env).map_err(|error| error.to_string())
    }

    fn smtp_with(more: &[(&str, &str)]) -> Result<Config, String> {
        let base = [
            ("MAIL__TRANSPORT", "smtp"),
            ("MAIL__SENDER", "rooftop@toits.example"),
            ("MAIL__SMTP_HOST", "mail.toits.example"),
        ];
        of(&[&base[..], more].concat())
    }

    #[test]
    fn mail_and_sms_are_off_unless_somebody_turns_them_on() {
        let config = of(&[]).unwrap();
        assert_eq!((config.mail.transport, config.sms.gateway), (MailTransport::Off, SmsGateway::Off));
    }

    #[test]
    fn what_is_on_has_what_it_needs() {
        for (settings, key) in [
            (&[("MAIL__TRANSPORT", "folder")][..], "mail.sender"),
            (&[("MAIL__TRANSPORT", "smtp"), ("MAIL__SENDER", "a@b.example")], "mail.smtp_host"),
            (&[("SMS__GATEWAY", "http")], "sms.gateway_url"),
            (
                &[("SMS__GATEWAY", "http"), ("SMS__GATEWAY_URL", "https://sms.example/send")],
                "sms.gateway_token_file",
            ),
        ] {
            let error = of(settings).unwrap_err();
            assert!(error.starts_with(&format!("`{key}` must be set where ")), "{error}");
        }
        assert!(smtp_with(&[("MAIL__SMTP_USER", "rooftop")]).unwrap_err().contains("smtp_password_file"));
        assert!(smtp_with(&[("MAIL__SMTP_PASSWORD_FILE", "p")]).unwrap_err().contains("mail.smtp_user"));
        smtp_with(&[("MAIL__SMTP_USER", "rooftop"), ("MAIL__SMTP_PASSWORD_FILE", "p")]).unwrap();
        of(&[("SMS__GATEWAY", "file")]).unwrap();
    }

    #[test]
    fn a_sender_is_one_bare_address_and_is_not_shown_where_it_is_none() {
        for sender in
            ["toits", "Toits <a@b.example>", "a@b.example, c@d.example", "a@b.example\nBcc: c@d.example"]
        {
            let error = of(&[("MAIL__TRANSPORT", "folder"), ("MAIL__SENDER", sender)]).unwrap_err();
            assert!(error.ends_with("must be one bare e-mail address like rooftop@toits.example"), "{error}");
        }
    }

    #[test]
    fn mail_leaves_this_machine_over_tls_alone() {
        for host in ["localhost", "127.0.0.1", "::1", "mail.localhost"] {
            smtp_with(&[("MAIL__SMTP_TLS", "none"), ("MAIL__SMTP_HOST", host)]).unwrap();
        }
        for host in ["mail.toits.example", "10.0.0.1", "notlocalhost"] {
            let error = smtp_with(&[("MAIL__SMTP_TLS", "none"), ("MAIL__SMTP_HOST", host)]).unwrap_err();
            assert!(error.contains("must be implicit or starttls"), "{error}");
        }
        for host in ["mail toits", "mail.example:465", "https://mail.example"] {
            let error = smtp_with(&[("MAIL__SMTP_HOST", host)]).unwrap_err();
            assert!(error.contains("must be the name or the IP address"), "{error}");
        }
    }

    #[test]
    fn a_gateway_is_told_over_https_and_on_this_machine_in_tests_alone() {
        let with = |url: &str, more: &[(&str, &str)]| {
            let base =
                [("SMS__GATEWAY", "http"), ("SMS__GATEWAY_URL", url), ("SMS__GATEWAY_TOKEN_FILE", "token")];
            of(&[&base[..], more].concat())
        };
        with("https://sms.example:8443/send?x=1", &[]).unwrap();
        for url in [
            "http://sms.example/send",
            "https://me:word@sms.example/send",
            "ftp://sms.example",
            "sms.example",
            "https://localhost/send",
            "https://127.0.0.1/send",
            "https://[::1]/send",
            "http://localhost:9/send",
        ] {
            let error = with(url, &[]).unwrap_err();
            assert!(error.contains("must be an https address"), "{url}: {error}");
            assert!(!error.contains("word@"), "{error}");
        }
        for url in ["http://localhost:9/send", "http://127.0.0.1:9/send", "https://localhost/send"] {
            with(url, &[("FEDERATION__ALLOW_LOOPBACK", "true")]).unwrap();
        }
        with("http://sms.example/send", &[("FEDERATION__ALLOW_LOOPBACK", "true")]).unwrap_err();
    }
}
