//! Fetches a published list of domains, under the rules that hold for every address that somebody else chose.

use url::Url;

use super::Node;
use super::http::FetchError;
use crate::domain::domain_list::{self, ERRORS_MAX, Line, ListError};

/// How many errors of one list are told.
const TOLD_MAX: usize = 5;

/// Why a list was not read.
#[derive(Debug, thiserror::Error)]
pub enum ListFetchError {
    #[error("the address cannot be read")]
    NoAddress,
    #[error("{0}")]
    Fetch(#[from] FetchError),
    #[error("{}", told(.0))]
    Content(Vec<ListError>),
}

/// The first errors, and how many more there are.
fn told(errors: &[ListError]) -> String {
    let mut sentences: Vec<String> = errors.iter().take(TOLD_MAX).map(ToString::to_string).collect();
    if errors.len() > TOLD_MAX {
        let more = if errors.len() >= ERRORS_MAX { "or more " } else { "" };
        sentences.push(format!("{} {more}other lines are wrong too", errors.len() - TOLD_MAX));
    }
    sentences.join("; ")
}

/// Fetches a list and reads it.
///
/// # Errors
/// [`ListFetchError`]; a list with one wrong line is not read at all.
pub async fn fetch(node: &Node, url: &str) -> Result<Vec<Line>, ListFetchError> {
    let url = Url::parse(url).map_err(|_| ListFetchError::NoAddress)?;
    let bytes = node.http.get_csv(&url, node.app.clock.now()).await?;
    domain_list::read(&bytes).map_err(ListFetchError::Content)
}
