//! Fetching pictures: the same rules as for documents, another limit, and no belief in what a header says they are.

use chrono::{DateTime, Utc};
use reqwest::header::CONTENT_LENGTH;
use tokio::time::Instant;
use url::Url;

use super::answer::{self, Kind};
use super::client::{Client, by, without_fragment};
use super::error::FetchError;
use super::hosts::Asking;

impl Client {
    /// Fetches a file that may be a picture, unsigned, of at most `max_bytes` after decompression. It may be anywhere where this
    /// client goes at all: many servers keep their pictures under another host. Redirects are judged each.
    ///
    /// # Errors
    /// The address or the answer breaks a rule, the other server has nothing, or cannot be reached.
    pub async fn get_picture(
        &self,
        url: &Url,
        max_bytes: usize,
        now: DateTime<Utc>,
    ) -> Result<Vec<u8>, FetchError> {
        self.counted(self.picture(without_fragment(url), max_bytes, now).await)
    }

    async fn picture(&self, url: Url, max_bytes: usize, now: DateTime<Utc>) -> Result<Vec<u8>, FetchError> {
        let deadline = Instant::now() + self.timeout;
        let what = (Kind::Picture, Asking::ForWork(now));
        let (response, _, pass) = self.follow(deadline, url, what, None).await?;
        let said = answer::text(response.headers(), &CONTENT_LENGTH).parse::<usize>();
        let file = if said.is_ok_and(|bytes| bytes > max_bytes) {
            Err(FetchError::TooLarge { max_bytes })
        } else {
            by(deadline, answer::body(response, Kind::Picture, max_bytes)).await
        };
        pass.came_to(&file);
        file
    }
}
