//! Writes what an association says to an ally about a match: a private Note in the context of its negotiation.
//! Source: federation.md "A match between two instances".

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::note::stamp;
use crate::domain::actor::Actor;
use crate::domain::private::Private;
use crate::ids::ApId;
use crate::text;

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub ap_id: ApId,
    pub context: String,
    pub text: Private,
    pub said_at: DateTime<Utc>,
}

/// The Note, without `@context`: to one actor, whom it mentions; no language, for a team writes in the one that both read, and nobody asks which.
pub fn write(said: &Said, from: &ApId, to: &Actor) -> Value {
    let mention = format!("@{}@{}", to.handle, to.domain);
    let lines = text::escape_html(said.text.expose()).replace('\n', "<br>");
    json!({
        "id": said.ap_id,
        "type": "Note",
        "attributedTo": from,
        "context": said.context,
        "to": [to.ap_id],
        "cc": [],
        "published": stamp(said.said_at),
        "sensitive": false,
        "directMessage": true,
        "content": format!("<p>{} {lines}</p>", text::escape_html(&mention)),
        "tag": [{"type": "Mention", "href": to.ap_id, "name": mention}],
    })
}
