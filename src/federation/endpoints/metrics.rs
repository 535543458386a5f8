//! `GET /metrics`: counters and queue lengths for whoever bears the token of `server.metrics_token_file`. Without that key there is no
//! such address: a proxy on this machine would hide from us who asks, so an open one on loopback would be open to all.

use std::path::{Path, PathBuf};

use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE, WWW_AUTHENTICATE};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{failed, refusal};
use crate::crypto::{constant_time_eq, sha256};
use crate::domain::notice::NoticeState;
use crate::federation::Node;
use crate::services::ServiceError;
use crate::store::deliveries::{self, DeliveryState};
use crate::store::received::{self, ReceivedState};
use crate::store::{notices, outbox};

/// How long a token is, in bytes.
const TOKEN_MIN_BYTES: usize = 16;
const TOKEN_MAX_BYTES: usize = 512;

/// What a scraper must bear, as its SHA-256: comparing tells nothing, and a dump of the memory holds no token.
pub struct MetricsToken([u8; 32]);

/// Why the token cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    #[error("cannot read {}: {cause}", .path.display())]
    Unreadable { path: PathBuf, cause: std::io::Error },
    #[error(
        "the token in {} has {got} bytes; it has {TOKEN_MIN_BYTES} to {TOKEN_MAX_BYTES}, without the end of the line", .path.display()
    )]
    Length { path: PathBuf, got: usize },
}

impl MetricsToken {
    /// Reads the token of a file; white space around it does not count.
    ///
    /// # Errors
    /// The file cannot be read, or the token is too short or too long.
    pub fn read(path: &Path) -> Result<Self, TokenError> {
        let text = std::fs::read_to_string(path)
            .map_err(|cause| TokenError::Unreadable { path: path.to_owned(), cause })?;
        let token = text.trim();
        if !(TOKEN_MIN_BYTES..=TOKEN_MAX_BYTES).contains(&token.len()) {
            return Err(TokenError::Length { path: path.to_owned(), got: token.len() });
        }
        Ok(Self(sha256(token.as_bytes())))
    }

    fn fits(&self, request: &HttpRequest) -> bool {
        let header = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = header.and_then(|value| value.strip_prefix("Bearer "));
        token.is_some_and(|token| constant_time_eq(&self.0, &sha256(token.trim().as_bytes())))
    }
}

/// `GET /metrics`.
pub async fn metrics(node: Data<Node>, token: Data<MetricsToken>, request: HttpRequest) -> HttpResponse {
    if !token.fits(&request) {
        let mut answer = refusal(401, "the metrics are for whoever bears the token");
        let scheme = actix_web::http::header::HeaderValue::from_static("Bearer");
        answer.headers_mut().insert(WWW_AUTHENTICATE, scheme);
        return answer;
    }
    let counted = node.app.db.read(|conn| {
        Ok([
            ("inbox", received::count(conn, ReceivedState::Waiting)?),
            ("set_aside", received::count(conn, ReceivedState::Poison)?),
            ("outbox", outbox::count_waiting(conn)?),
            ("deliveries", deliveries::count(conn, DeliveryState::Pending)?),
            ("notices", notices::count(conn, NoticeState::Waiting)?),
            ("notices_given_up", notices::count(conn, NoticeState::GivenUp)?),
        ])
    });
    let counted: Result<_, ServiceError> = counted.await;
    match counted {
        Ok(queues) => {
            for (queue, count) in queues {
                node.meters.waits(queue, count);
            }
            HttpResponse::Ok()
                .insert_header((CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"))
                .body(node.meters.render())
        }
        Err(error) => failed(&error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn a_token_is_long_enough_and_compared_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        assert!(matches!(MetricsToken::read(&path), Err(TokenError::Unreadable { .. })));
        for text in ["", "  \n", "fifteen bytes..", &"x".repeat(513)] {
            std::fs::write(&path, text).unwrap();
            let error = MetricsToken::read(&path).err().expect(text).to_string();
            assert!(error.contains(&format!("{} bytes", text.trim().len())), "{error}");
        }
        std::fs::write(&path, "0123456789abcdef\n").unwrap();
        let token = MetricsToken::read(&path).unwrap();
        let fits = |header: &str| {
            token.fits(&TestRequest::default().insert_header((AUTHORIZATION, header)).to_http_request())
        };
        assert!(fits("Bearer 0123456789abcdef"));
        for wrong in ["0123456789abcdef", "Bearer 0123456789abcde", "Bearer ", "Basic 0123456789abcdef"] {
            assert!(!fits(wrong), "{wrong}");
        }
        assert!(!token.fits(&TestRequest::default().to_http_request()));
    }
}
