//! SMS: a gateway that is told by HTTP, and a file for trials and tests.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;
use reqwest::{StatusCode, redirect};
use serde::Serialize;
use url::Url;

use super::ChannelsError;
use super::error::{Failure, SendError};
use super::folder::{OWNER_ONLY, in_background};
use crate::config::Config;
use crate::crypto::{SecretText, roots};

/// The longest text, in characters: what fits into three SMS of any script.
pub const SMS_MAX_CHARS: usize = 201;
/// The longest number with its `+`, in characters (ITU-T E.164).
const NUMBER_MAX_CHARS: usize = 16;

/// What is written to which telephone.
#[derive(Clone, Copy, Serialize)]
pub struct Sms<'a> {
    /// What makes it one, however often it is sent.
    pub id: &'a str,
    /// `+` and digits (ITU-T E.164).
    pub to: &'a str,
    pub text: &'a str,
}

impl Sms<'_> {
    /// The JSON that a gateway gets, on one line.
    ///
    /// # Errors
    /// The number is none, or the text is empty or too long.
    fn json(&self) -> Result<String, SendError> {
        let refused = |why: String| SendError::with(Failure::Unaddressable, None, why);
        let digits = self.to.strip_prefix('+').unwrap_or_default();
        if digits.is_empty()
            || self.to.len() > NUMBER_MAX_CHARS
            || !digits.bytes().all(|b| b.is_ascii_digit())
        {
            return Err(refused("to: is no number like +32470123456".to_owned()));
        }
        let got = self.text.chars().count();
        if !(1..=SMS_MAX_CHARS).contains(&got) {
            return Err(refused(format!("text: has {got} characters, 1 to {SMS_MAX_CHARS} are sent")));
        }
        serde_json::to_string(self).map_err(|e| refused(e.to_string()))
    }
}

/// Whoever takes SMS.
#[async_trait]
pub trait Gateway: Send + Sync {
    /// Hands an SMS over.
    ///
    /// # Errors
    /// It was not taken.
    async fn send(&self, sms: &Sms<'_>) -> Result<(), SendError>;
}

/// A file that gets each SMS as a line of JSON.
pub struct FileGateway(PathBuf);

impl FileGateway {
    /// Names the file, which is made with the first SMS.
    pub fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }
}

#[async_trait]
impl Gateway for FileGateway {
    async fn send(&self, sms: &Sms<'_>) -> Result<(), SendError> {
        let (path, line) = (self.0.clone(), format!("{}\n", sms.json()?));
        in_background(move || {
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                fs::create_dir_all(folder)?;
            }
            let mut file = fs::OpenOptions::new().append(true).create(true).mode(OWNER_ONLY).open(&path)?;
            // One write: lines of several processes stay whole.
            file.write_all(line.as_bytes())?;
            file.sync_all()
        })
        .await
    }
}

/// A gateway that gets each SMS in a POST of JSON with a bearer token. Of its answer the status counts alone; nothing else is read.
pub struct HttpGateway {
    http: reqwest::Client,
    url: Url,
    token: SecretText,
}

impl HttpGateway {
    /// Makes the client of the configured gateway.
    ///
    /// # Errors
    /// The token or the certificates cannot be read.
    pub fn open(config: &Config) -> Result<Self, ChannelsError> {
        let failed = |e: &dyn std::fmt::Display| ChannelsError::Http(e.to_string());
        let token = match &config.sms.gateway_token_file {
            Some(path) => SecretText::read(path).map_err(ChannelsError::Token)?,
            None => return Err(ChannelsError::Http("sms.gateway_token_file is not set".to_owned())),
        };
        let trusted = roots::store(config.federation.extra_ca_file.as_deref())?;
        let tls = roots::client_config(trusted).map_err(|e| failed(&e))?;
        let http = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            // The token goes to the address that was configured, and to no other.
            .redirect(redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .user_agent(concat!("Rooftop/", env!("CARGO_PKG_VERSION")))
            .timeout(Duration::from_secs(config.sms.gateway_timeout_s))
            .pool_max_idle_per_host(0)
            .build()
            .map_err(|e| failed(&e))?;
        let url = Url::parse(&config.sms.gateway_url).map_err(|e| failed(&e))?;
        Ok(Self { http, url, token })
    }
}

#[async_trait]
impl Gateway for HttpGateway {
    async fn send(&self, sms: &Sms<'_>) -> Result<(), SendError> {
        let sent = self
            .http
            .post(self.url.clone())
            .bearer_auth(self.token.expose())
            .header("content-type", "application/json")
            .header("idempotency-key", sms.id)
            .body(sms.json()?)
            .send()
            .await;
        let answer = sent.map_err(|e| SendError::with(Failure::Unreachable, None, e.without_url()))?;
        match failure_of(answer.status()) {
            None => Ok(()),
            Some(failure) => Err(SendError::with(failure, Some(answer.status().as_u16()), answer.status())),
        }
    }
}

/// What a gateway's status says; `None` where it took the SMS. A redirect or an unknown address is a fault of the configuration, which
/// somebody mends.
fn failure_of(status: StatusCode) -> Option<Failure> {
    match status.as_u16() {
        200..=299 => None,
        401 | 403 => Some(Failure::SignIn),
        400 | 410 | 413 | 422 => Some(Failure::Refused),
        _ => Some(Failure::Later),
    }
}
