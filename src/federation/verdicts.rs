//! Asks an ally what it says of its own rules for one of its offers, with a GET that our association signs.

use super::Node;
use super::http::FetchError;
use super::vocab::verdicts as document;
use crate::domain::matching::verdicts::Verdicts;
use crate::store::offer_verdicts::Wanted;

/// Why nothing was said.
#[derive(Debug, thiserror::Error)]
pub enum NothingSaid {
    #[error(transparent)]
    Fetch(#[from] FetchError),
    #[error("the document is not that offer of its author")]
    AnotherObject,
}

impl NothingSaid {
    /// Whether another try soon may bring something else.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Fetch(error) => error.may_pass(),
            Self::AnotherObject => false,
        }
    }
}

/// Asks for what is said of an offer. The association signs: it is the association that is an ally.
///
/// # Errors
/// [`NothingSaid`].
pub async fn ask(node: &Node, wanted: &Wanted) -> Result<Verdicts, NothingSaid> {
    let now = node.app.clock.now();
    let key = node.key(&node.app.association());
    let fetched = node.http.get_object(&wanted.ap_id, key, now).await?;
    let said = document::read(&fetched.json, (&wanted.ap_id, &wanted.author), now.date_naive());
    said.ok_or(NothingSaid::AnotherObject)
}
