//! Fetching and posting under the rules of this module.
//! Redirects are followed by hand, for each is judged and signed anew; a POST follows none.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use reqwest::header::{ACCEPT, LOCATION};
use reqwest::{RequestBuilder, Response, redirect};
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::answer::{self, Kind};
use super::error::{FetchError, HttpError, Refusal, is_closed_before_answer};
use super::hosts::{Asking, Hosts, Pass};
use super::resolve::FilteringResolver;
use super::schemes::Schemes;
use super::settings::{AllowLoopback, HttpSettings};
use super::{rules, tls};
use crate::federation::meters::Meters;
use crate::federation::signatures::{Body, Scheme, SigningKey, sign};
use crate::ids::ApId;

/// How many redirects are followed.
pub(super) const MAX_REDIRECTS: usize = 3;
/// The content type of what we post.
const ACTIVITY_JSON: &str = "application/activity+json";
/// How much of an answer to a POST is read, in bytes: nothing in it is of interest.
const DISCARD_MAX_BYTES: usize = 64 * 1024;
/// How long that may take: the answer is known already.
const DISCARD_TIMEOUT: Duration = Duration::from_secs(1);
/// A host that does not take a connection by then is down.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// Idle connections are kept this long: a fan-out comes in waves, and file handles are few. Many servers close theirs after five
/// seconds, and what is sent at that moment is lost.
const IDLE_TIMEOUT: Duration = Duration::from_secs(4);
const IDLE_PER_HOST: usize = 8;

/// The client; clones share its connections.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    allow_loopback: AllowLoopback,
    pub(super) timeout: Duration,
    max_bytes: usize,
    hosts: Hosts,
    pub(super) meters: Meters,
    schemes: Arc<Schemes>,
}

/// Whose signature a fetch bears, and when.
type Signer<'a> = Option<(&'a SigningKey, DateTime<Utc>)>;

/// An ActivityPub document and where it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Fetched {
    pub json: serde_json::Value,
    /// After redirects, without `#fragment`; of the origin that was asked.
    pub final_url: ApId,
}

/// A JSON document that is no ActivityPub, and where it was found: perhaps on another host.
#[derive(Debug, Clone, PartialEq)]
pub struct FetchedJson {
    pub json: serde_json::Value,
    pub final_url: Url,
}

/// What another inbox answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub retry_after_s: Option<u64>,
}

impl Client {
    /// Makes a client.
    ///
    /// # Errors
    /// The certificates cannot be read, or the user agent is no header.
    pub fn new(settings: HttpSettings) -> Result<Self, HttpError> {
        let tls = tls::config(&settings)?;
        let http = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .dns_resolver(FilteringResolver::new(
                settings.lookup,
                settings.overrides,
                settings.allow_loopback,
            ))
            // A proxy would connect where no filter of ours looks.
            .no_proxy()
            .redirect(redirect::Policy::none())
            .referer(false)
            .user_agent(settings.user_agent)
            .connect_timeout(CONNECT_TIMEOUT)
            .pool_idle_timeout(IDLE_TIMEOUT)
            .pool_max_idle_per_host(IDLE_PER_HOST)
            .build()?;
        let HttpSettings { allow_loopback, timeout, max_bytes, meters, schemes, .. } = settings;
        Ok(Self { http, allow_loopback, timeout, max_bytes, hosts: Hosts::default(), meters, schemes })
    }

    /// Fetches an ActivityPub document, signed by `signer` where there is one. Its `id` has the origin of `url`, but
    /// may be another id: who asked for a certain object compares.
    ///
    /// # Errors
    /// The address or the answer breaks a rule, the other server has nothing, or cannot be reached.
    pub async fn get_object(
        &self,
        url: &ApId,
        signer: Option<&SigningKey>,
        now: DateTime<Utc>,
    ) -> Result<Fetched, FetchError> {
        self.counted(self.object(url, signer, now).await)
    }

    async fn object(
        &self,
        url: &ApId,
        signer: Option<&SigningKey>,
        now: DateTime<Utc>,
    ) -> Result<Fetched, FetchError> {
        let signer = signer.map(|key| (key, now));
        let (json, final_url) =
            self.get(url.url(), (Kind::ActivityPub, Asking::ForWork(now)), signer).await?;
        let final_url = ApId::try_from(final_url).map_err(|_| Refusal::BadRedirect)?;
        if !final_url.same_origin(url) {
            return Err(Refusal::OtherOrigin { got: final_url.domain().to_string() }.into());
        }
        let id: ApId = json.get("id").and_then(|id| id.as_str()?.parse().ok()).ok_or(Refusal::NoId)?;
        if !id.same_origin(&final_url) {
            return Err(Refusal::IdOfOtherOrigin { id: id.to_string() }.into());
        }
        Ok(Fetched { json, final_url })
    }

    /// Fetches plain JSON (WebFinger, NodeInfo), unsigned; a redirect may lead to another host.
    ///
    /// # Errors
    /// The address or the answer breaks a rule, the other server has nothing, or cannot be reached.
    pub async fn get_json(&self, url: &Url) -> Result<FetchedJson, FetchError> {
        let (json, final_url) = self.counted(self.get(url, (Kind::Json, Asking::ForAPerson), None).await)?;
        Ok(FetchedJson { json, final_url })
    }

    /// Fetches a published list of domains, unsigned; a redirect may lead to another host. It is work in the background, at this time.
    ///
    /// # Errors
    /// The address or the answer breaks a rule, the other server has nothing, or cannot be reached.
    pub async fn get_csv(&self, url: &Url, now: DateTime<Utc>) -> Result<Vec<u8>, FetchError> {
        let deadline = Instant::now() + self.timeout;
        let found = async {
            let asked = (Kind::Csv, Asking::ForWork(now));
            let (response, _, pass) = self.follow(deadline, without_fragment(url), asked, None).await?;
            let body = by(deadline, answer::body(response, Kind::Csv, self.max_bytes)).await;
            pass.came_to(&body);
            body
        };
        self.counted(found.await)
    }

    /// Counts what came of a fetch.
    pub(super) fn counted<T>(&self, found: Result<T, FetchError>) -> Result<T, FetchError> {
        self.meters.fetched(found.as_ref().map_or_else(FetchError::outcome, |_| "ok"));
        found
    }

    /// What time the server of an address says it is, to its `Date` header's second; `None` where it does not say.
    ///
    /// # Errors
    /// The address breaks a rule, or there was no answer in time.
    pub async fn clock_of(&self, address: &ApId) -> Result<Option<DateTime<Utc>>, FetchError> {
        let url = without_fragment(address.url());
        rules::check(&url, self.allow_loopback)?;
        let deadline = Instant::now() + self.timeout;
        let _pass = by(deadline, self.hosts.enter(&url, Asking::ForAPerson)).await?;
        let request = self.http.get(url).send();
        let answer = by(deadline, async { Ok(request.await?) }).await?;
        let date = answer.headers().get("date").and_then(|value| value.to_str().ok());
        Ok(date.and_then(|date| DateTime::parse_from_rfc2822(date).ok()).map(|at| at.to_utc()))
    }

    /// Posts an activity, signed; the answer is whatever the inbox said, redirects and errors included. An inbox that does not take
    /// the signature gets the other way of signing once.
    ///
    /// # Errors
    /// The address breaks a rule, or there was no answer in time.
    pub async fn post(
        &self,
        inbox: &ApId,
        body: Bytes,
        signer: &SigningKey,
        now: DateTime<Utc>,
    ) -> Result<Answer, FetchError> {
        let url = without_fragment(inbox.url());
        rules::check(&url, self.allow_loopback)?;
        let host = inbox.domain().to_string();
        let deadline = Instant::now() + self.timeout;
        let scheme = self.schemes.of(&host, now).await;
        let first = self.post_as(scheme, &url, body.clone(), (signer, now, deadline)).await?;
        if !refuses_signature(first.status) {
            return Ok(first);
        }
        match self.post_as(scheme.other(), &url, body, (signer, now, deadline)).await {
            Ok(second) if matches!(second.status, 200..=299) => {
                self.schemes.learn(&host, scheme.other(), now).await;
                Ok(second)
            }
            // What a host says to a way of signing that it may not read at all says nothing.
            Ok(_) | Err(_) => Ok(first),
        }
    }

    async fn post_as(
        &self,
        scheme: Scheme,
        url: &Url,
        body: Bytes,
        (signer, now, deadline): (&SigningKey, DateTime<Utc>, Instant),
    ) -> Result<Answer, FetchError> {
        let content = Body { bytes: &body, content_type: ACTIVITY_JSON };
        let signed = sign(scheme, signer, "POST", url, Some(content), now);
        let send = || {
            let request = with(self.http.post(url.clone()).body(body.clone()), signed.clone());
            timeout_at(deadline, request.send())
        };
        let mut sent = send().await.map_err(|_| FetchError::TimedOut)?;
        // A connection that was kept may be closed at the very moment of its use, which says nothing of the host. An inbox knows an
        // activity that it has by its id.
        if sent.as_ref().is_err_and(is_closed_before_answer) {
            sent = send().await.map_err(|_| FetchError::TimedOut)?;
        }
        let response = sent?;
        let answer = Answer {
            status: response.status().as_u16(),
            retry_after_s: answer::retry_after_s(response.headers(), now),
        };
        let soon = deadline.min(Instant::now() + DISCARD_TIMEOUT);
        // Whether the rest arrives or not, the inbox has answered.
        let _ = timeout_at(soon, answer::discard(response, DISCARD_MAX_BYTES)).await;
        Ok(answer)
    }

    /// Follows redirects from `url` and reads the document, all within the time limit.
    async fn get(
        &self,
        url: &Url,
        what: (Kind, Asking),
        signer: Signer<'_>,
    ) -> Result<(serde_json::Value, Url), FetchError> {
        let deadline = Instant::now() + self.timeout;
        let (response, url, pass) = self.follow(deadline, without_fragment(url), what, signer).await?;
        let document = by(deadline, answer::document(response, what.0, self.max_bytes)).await;
        pass.came_to(&document);
        Ok((document?, url))
    }

    /// Asks once; a host that does not take the signature is asked in the other way of signing.
    async fn ask(&self, url: &Url, kind: Kind, signer: Signer<'_>) -> Result<Response, FetchError> {
        let request = || self.http.get(url.clone()).header(ACCEPT, kind.accept());
        let Some((key, now)) = signer else { return Ok(request().send().await?) };
        let signed = |scheme| with(request(), sign(scheme, key, "GET", url, None, now)).send();
        let host =
            url.host_str().map(|host| url.port().map_or(host.to_owned(), |port| format!("{host}:{port}")));
        let host = host.unwrap_or_default();
        let scheme = self.schemes.of(&host, now).await;
        let first = signed(scheme).await?;
        if !refuses_signature(first.status().as_u16()) {
            return Ok(first);
        }
        match signed(scheme.other()).await {
            Ok(second) if second.status().is_success() => {
                self.schemes.learn(&host, scheme.other(), now).await;
                Ok(second)
            }
            Ok(_) | Err(_) => Ok(first),
        }
    }

    /// Follows redirects, each judged, signed and counted at its host like the first address.
    pub(super) async fn follow(
        &self,
        deadline: Instant,
        mut url: Url,
        (kind, asking): (Kind, Asking),
        signer: Signer<'_>,
    ) -> Result<(Response, Url, Pass), FetchError> {
        for _ in 0..=MAX_REDIRECTS {
            rules::check(&url, self.allow_loopback)?;
            let pass = by(deadline, self.hosts.enter(&url, asking)).await?;
            let sent = by(deadline, self.ask(&url, kind, signer)).await;
            if sent.is_err() {
                pass.came_to(&sent);
            }
            let response = sent?;
            if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
                return Ok((response, url, pass));
            }
            pass.came_to(&Ok(()));
            let location = answer::text(response.headers(), &LOCATION);
            if location.is_empty() {
                return Err(Refusal::BadRedirect.into());
            }
            let next = url.join(&location).map_err(|_| Refusal::BadRedirect)?;
            if url.scheme() == "https" && next.scheme() == "http" {
                return Err(Refusal::Downgrade.into());
            }
            url = without_fragment(&next);
        }
        Err(Refusal::TooManyRedirects.into())
    }
}

/// Whether a status may mean that the signature was not understood.
fn refuses_signature(status: u16) -> bool {
    matches!(status, 400 | 401)
}

/// Waits until the deadline and no longer.
pub(super) async fn by<T>(
    deadline: Instant,
    what: impl Future<Output = Result<T, FetchError>>,
) -> Result<T, FetchError> {
    timeout_at(deadline, what).await.unwrap_or(Err(FetchError::TimedOut))
}

fn with(request: RequestBuilder, headers: Vec<(&'static str, String)>) -> RequestBuilder {
    headers.into_iter().fold(request, |request, (name, value)| request.header(name, value))
}

pub(super) fn without_fragment(url: &Url) -> Url {
    let mut url = url.clone();
    url.set_fragment(None);
    url
}
