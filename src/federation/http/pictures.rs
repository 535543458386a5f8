//! Fetching pictures: the same rules as for documents, another limit, and no belief in what a header says they are.

use reqwest::header::CONTENT_LENGTH;
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::answer::{self, Kind};
use super::client::{Client, without_fragment};
use super::error::FetchError;

impl Client {
    /// Fetches a file that may be a picture, unsigned, of at most `max_bytes` after decompression. It may be anywhere where this
    /// client goes at all: many servers keep their pictures under another host. Redirects are judged each.
    ///
    /// # Errors
    /// The address or the answer breaks a rule, the other server has nothing, or cannot be reached.
    pub async fn get_picture(&self, url: &Url, max_bytes: usize) -> Result<Vec<u8>, FetchError> {
        let whole = async {
            let (response, _) = self.follow(without_fragment(url), Kind::Picture, |_| Vec::new()).await?;
            let said = answer::text(response.headers(), &CONTENT_LENGTH).parse::<usize>();
            if said.is_ok_and(|bytes| bytes > max_bytes) {
                return Err(FetchError::TooLarge { max_bytes });
            }
            answer::body(response, Kind::Picture, max_bytes).await
        };
        timeout_at(Instant::now() + self.timeout, whole).await.unwrap_or(Err(FetchError::TimedOut))
    }
}
