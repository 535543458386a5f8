//! What is said about a match stands sealed also while it waits to be sent: an activity that has its words is stored so, and opened as it leaves.

use super::Node;
use crate::crypto::SealError;
use crate::ids::ApId;

/// What bodies are sealed for.
const PURPOSE: &str = "activities.body";

impl Node {
    /// An activity of one of our actors, sealed.
    pub(super) fn sealed(&self, actor: &ApId, body: &str) -> String {
        self.app.secret.seal(PURPOSE, actor.as_str().as_bytes(), body.as_bytes())
    }

    /// An activity as it is sent, whether it was sealed or not: JSON begins with a brace, and nothing that is sealed does.
    ///
    /// # Errors
    /// It was sealed with another secret, or changed.
    pub(super) fn unsealed(&self, actor: &ApId, body: &str) -> Result<String, SealError> {
        if body.starts_with('{') {
            return Ok(body.to_owned());
        }
        let bytes = self.app.secret.open(PURPOSE, actor.as_str().as_bytes(), body)?;
        String::from_utf8(bytes).map_err(|_| SealError::Malformed)
    }
}
