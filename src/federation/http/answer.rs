//! Reading what another server answers: of the kind that was asked for, and not too much of it.

use chrono::{DateTime, Utc};
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, RETRY_AFTER};
use reqwest::{Response, StatusCode};

use super::error::FetchError;
use crate::federation::vocab::json;

const ACTIVITY_STREAMS: &str = "https://www.w3.org/ns/activitystreams";

/// What a document must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `application/activity+json`, or `application/ld+json` with the profile of ActivityStreams.
    ActivityPub,
    /// `application/json` or `application/jrd+json`: WebFinger and NodeInfo.
    Json,
    /// Whatever is sent: what a picture is, its content tells.
    Picture,
    /// A published list of domains: `text/csv`, or plain text, as many servers serve such a file.
    Csv,
}

impl Kind {
    /// The `Accept` header that asks for it.
    pub(super) fn accept(self) -> &'static str {
        match self {
            Self::ActivityPub => {
                r#"application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams""#
            }
            Self::Json => "application/jrd+json, application/json",
            Self::Picture => "image/jpeg, image/png, image/webp, image/gif",
            Self::Csv => "text/csv, text/plain",
        }
    }

    /// Checks a `Content-Type`.
    pub(super) fn check(self, content_type: &str) -> Result<(), FetchError> {
        let mut parts = content_type.split(';').map(str::trim);
        let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
        let fits = match (self, essence.as_str()) {
            (Self::ActivityPub, "application/activity+json") => true,
            (Self::ActivityPub, "application/ld+json") => parts.any(is_activity_streams),
            (Self::Json, "application/json" | "application/jrd+json") => true,
            (Self::Csv, "text/csv" | "text/plain" | "application/csv") => true,
            (Self::Picture, _) => true,
            (Self::ActivityPub | Self::Json | Self::Csv, _) => false,
        };
        match self {
            _ if fits => Ok(()),
            Self::ActivityPub => Err(FetchError::NotActivityPub(content_type.to_owned())),
            Self::Json => Err(FetchError::NotJson(content_type.to_owned())),
            Self::Picture => Ok(()),
            Self::Csv => Err(FetchError::NotCsv(content_type.to_owned())),
        }
    }
}

/// Whether a parameter is the profile of ActivityStreams, alone or among others.
fn is_activity_streams(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    let value = value.trim().trim_matches('"');
    name.trim().eq_ignore_ascii_case("profile")
        && value.split_ascii_whitespace().any(|profile| profile == ACTIVITY_STREAMS)
}

/// A header as text, empty when it is absent or no text.
pub(super) fn text(headers: &HeaderMap, name: &HeaderName) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

/// Checks status and kind, then reads the document, of at most `max_bytes` after decompression.
pub(super) async fn document(
    response: Response,
    kind: Kind,
    max_bytes: usize,
) -> Result<serde_json::Value, FetchError> {
    let body = body(response, kind, max_bytes).await?;
    // As strict as with what is sent to us: depth, number of values, doubled keys.
    json::parse(&body).map_err(FetchError::Malformed)
}

/// Checks status and kind, then reads the body, of at most `max_bytes` after decompression.
pub(super) async fn body(
    mut response: Response,
    kind: Kind,
    max_bytes: usize,
) -> Result<Vec<u8>, FetchError> {
    match response.status() {
        status if status.is_success() => {}
        StatusCode::GONE => return Err(FetchError::Gone),
        StatusCode::NOT_FOUND => return Err(FetchError::NotFound),
        status => return Err(FetchError::Status(status.as_u16())),
    }
    kind.check(&text(response.headers(), &CONTENT_TYPE))?;
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > max_bytes {
            return Err(FetchError::TooLarge { max_bytes });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Reads a body that nobody wants, so that its connection can be used again; gives up after `max_bytes`.
pub(super) async fn discard(mut response: Response, max_bytes: usize) {
    let mut read = 0;
    while let Ok(Some(chunk)) = response.chunk().await {
        read += chunk.len();
        if read > max_bytes {
            return;
        }
    }
}

/// `Retry-After` in seconds from `now`, whether it names a number or a date.
pub(super) fn retry_after_s(headers: &HeaderMap, now: DateTime<Utc>) -> Option<u64> {
    let text = text(headers, &RETRY_AFTER);
    if let Ok(seconds) = text.trim().parse() {
        return Some(seconds);
    }
    let date: DateTime<Utc> = httpdate::parse_http_date(text.trim()).ok()?.into();
    Some(u64::try_from((date - now).num_seconds()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::StreamExt as _;
    use reqwest::header::HeaderValue;

    use super::*;

    #[test]
    fn inbound_09_both_types_of_activitypub_are_taken_however_they_are_written() {
        for content_type in [
            "application/activity+json",
            "application/activity+json; charset=utf-8",
            "Application/Activity+JSON",
            r#"application/ld+json; profile="https://www.w3.org/ns/activitystreams""#,
            r#"application/ld+json;charset=utf-8;profile="https://www.w3.org/ns/activitystreams""#,
            "application/ld+json; Profile=https://www.w3.org/ns/activitystreams",
            r#"application/ld+json; profile="https://w3id.org/security https://www.w3.org/ns/activitystreams""#,
        ] {
            assert_eq!(Kind::ActivityPub.check(content_type), Ok(()), "{content_type}");
        }
        for content_type in [
            "",
            "text/html",
            "application/json",
            "application/ld+json",
            "image/png; application/activity+json",
            r#"application/ld+json; profile="https://www.w3.org/ns/activitystreamsx""#,
        ] {
            let refused = FetchError::NotActivityPub(content_type.to_owned());
            assert_eq!(Kind::ActivityPub.check(content_type), Err(refused), "{content_type}");
        }
        assert_eq!(Kind::Json.check("application/jrd+json; charset=utf-8"), Ok(()));
        assert!(Kind::Json.check("text/html").is_err());
    }

    #[test]
    fn what_is_asked_for_is_what_is_taken() {
        for (kind, wanted) in [
            (Kind::ActivityPub, "application/activity+json"),
            (Kind::Json, "application/jrd+json"),
            (Kind::Picture, "image/webp"),
            (Kind::Csv, "text/csv"),
        ] {
            let asked: Vec<&str> = kind.accept().split(", ").collect();
            assert!(asked.contains(&wanted), "{asked:?}");
            for content_type in asked {
                assert_eq!(kind.check(content_type), Ok(()), "{content_type}");
            }
        }
    }

    /// An answer of CSV in these pieces, and how many of them were read so far.
    fn in_pieces(pieces: &[&'static str]) -> (Response, Arc<AtomicUsize>) {
        let (pieces, read) = (pieces.to_vec(), Arc::new(AtomicUsize::new(0)));
        let counted = Arc::clone(&read);
        let stream = futures_util::stream::iter(pieces).map(move |piece| {
            counted.fetch_add(1, Ordering::SeqCst);
            Ok::<_, std::io::Error>(piece)
        });
        let answer = http::Response::builder().header(CONTENT_TYPE, "text/csv");
        (answer.body(reqwest::Body::wrap_stream(stream)).unwrap().into(), read)
    }

    #[tokio::test]
    async fn inbound_09_a_body_has_so_many_bytes_and_not_one_more_in_however_many_pieces() {
        for pieces in [&["12345678"] as &[_], &["1234", "5678"], &["1", "2345", "", "678"]] {
            let read = |max_bytes| body(in_pieces(pieces).0, Kind::Csv, max_bytes);
            assert_eq!(read(8).await, Ok(b"12345678".to_vec()), "{pieces:?}");
            assert_eq!(read(7).await, Err(FetchError::TooLarge { max_bytes: 7 }), "{pieces:?}");
            assert_eq!(read(2).await, Err(FetchError::TooLarge { max_bytes: 2 }), "{pieces:?}");
        }
    }

    #[tokio::test]
    async fn what_nobody_wants_is_read_to_its_end_but_not_without_end() {
        for (max_bytes, pieces_read) in [(100, 5), (20, 5), (19, 5), (15, 4), (4, 2), (3, 1)] {
            let (answer, read) = in_pieces(&["1234", "1234", "1234", "1234", "1234"]);
            discard(answer, max_bytes).await;
            assert_eq!(read.load(Ordering::SeqCst), pieces_read, "of 20 bytes, at most {max_bytes}");
        }
    }

    #[test]
    fn retry_after_is_a_number_or_a_date() {
        let now = "2026-11-22T15:00:00Z".parse().unwrap();
        let seconds = |value: &'static str| {
            let headers = HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(value))]);
            retry_after_s(&headers, now)
        };
        assert_eq!(seconds("120"), Some(120));
        assert_eq!(seconds("Sun, 22 Nov 2026 15:01:00 GMT"), Some(60));
        assert_eq!(seconds("Sun, 22 Nov 2026 14:00:00 GMT"), Some(0));
        assert_eq!(seconds("soon"), None);
        assert_eq!(retry_after_s(&HeaderMap::new(), now), None);
    }
}
