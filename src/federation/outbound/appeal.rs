//! `Create` of an appeal, and its `Delete`, to everybody who follows the association. An appeal that ended before it was told is told to nobody.

use super::write::Draft;
use crate::domain::appeal::Appeal;
use crate::domain::event::Event;
use crate::federation::Node;
use crate::ids::ApId;
use crate::store::outbox::Outgoing;

/// `Create` by the association. Nobody announces it.
pub(super) fn published(
    node: &Node,
    event: &Event,
    (appeal, followers): (Option<&Appeal>, &[ApId]),
) -> Vec<Outgoing> {
    let Some(note) = appeal.and_then(|appeal| node.appeal_note(appeal)) else { return Vec::new() };
    let urls = &node.app.urls;
    vec![Draft::of(event, "", "Create").plain().public(urls).containing(
        urls,
        &event.subject,
        &note,
        followers,
    )]
}

/// `Delete`, with a Tombstone.
pub(super) fn withdrawn(node: &Node, event: &Event, followers: &[ApId]) -> Vec<Outgoing> {
    let urls = &node.app.urls;
    let delete = Draft::of(event, "", "Delete").plain().public(urls).hidden();
    vec![delete.tombstone(urls, &event.subject, followers)]
}
