//! Turns events into activities. Everything stands in one transaction: the activities, their deliveries, and the mark on the event.
//! A proposal is read when its event is told: an event whose proposal is gone meanwhile tells nothing more than the truth now.

mod alliance;
mod appeal;
mod negotiation;
mod private;
mod write;

use std::sync::Arc;

use serde_json::Value;

use super::Node;
use crate::crash;
use crate::domain::actor::Actor;
use crate::domain::appeal::Appeal;
use crate::domain::event::{Event, EventKind};
use crate::domain::picture::OfferPicture;
use crate::domain::proposal::{Intent, Proposal, State};
use crate::ids::ApId;
use crate::services::{App, ServiceError, partners};
use crate::store::outbox::{self, Outgoing};
use crate::store::{actors, appeals, follows, offer_pictures, offers, proposals};
use crate::urls::Urls;
use write::Draft;

/// Why an event could not be told; it is tried again.
#[derive(Debug, thiserror::Error)]
pub enum TellError {
    #[error(transparent)]
    Service(#[from] ServiceError),
    #[error("the event's detail cannot be read: {0}")]
    Detail(String),
}

/// What an event needs from the store to be told.
struct Facts {
    proposal: Option<Proposal>,
    /// Its photos that everybody may see.
    photos: Vec<OfferPicture>,
    /// The inboxes of the association's followers.
    followers: Vec<ApId>,
    /// The inboxes of the board's.
    board_followers: Vec<ApId>,
    /// The inbox of the other actor, where the event is about one.
    other: Option<ApId>,
    /// The inboxes of the allies that the event names.
    allies: Vec<ApId>,
    /// Whether the subject is an offer of another instance that is still kept here.
    is_theirs: bool,
    /// Our Announce of the subject.
    announced: Option<ApId>,
    /// Our actor that the event is about, and the inboxes of its followers.
    ours: Option<(Actor, Vec<ApId>)>,
    /// The appeal that the event is about, where it is still kept.
    appeal: Option<Appeal>,
    /// What goes to one actor alone: a message, or a report.
    private: Option<private::Private>,
}

/// Makes the activities that tell an event, and writes them with their deliveries.
///
/// # Errors
/// [`TellError`]; nothing is written then.
pub async fn tell(node: &Node, event: &Event) -> Result<(), TellError> {
    let (app, about) = (Arc::clone(&node.app), event.clone());
    let facts = node.app.db.read(move |conn| gather(conn, &app, &about)).await?;
    let mut made = activities(node, event, &facts)?;
    if event.kind == EventKind::AllyMessageSent {
        for one in &mut made {
            one.body = node.sealed(&one.actor, &one.body);
        }
    }
    let (id, now) = (event.id, node.app.clock.now());
    node.app
        .db
        .tx(move |tx| {
            let told = outbox::told(tx, id, &made, now)?;
            crash::point("tell:before-commit");
            Ok::<bool, ServiceError>(told)
        })
        .await?;
    crash::point("tell:after-commit");
    node.app.wake.deliveries.notify_one();
    Ok(())
}

fn gather(conn: &mut crate::store::Conn, app: &App, event: &Event) -> Result<Facts, ServiceError> {
    let inbox = |conn: &mut crate::store::Conn, id: &ApId| -> Result<Option<ApId>, ServiceError> {
        Ok(actors::by_ap_id(conn, id)?.map(|actor| actor.inbox))
    };
    let mut allies = Vec::new();
    if matches!(event.kind, EventKind::Invited | EventKind::Uninvited) {
        for line in event.detail.as_deref().unwrap_or_default().lines() {
            if let Ok(id) = line.parse() {
                allies.extend(inbox(conn, &id)?);
            }
        }
    }
    let proposal = proposals::by_ap_id(conn, &event.subject)?;
    let photos = match &proposal {
        Some(proposal) => offer_pictures::confirmed(conn, proposal.id)?,
        None => Vec::new(),
    };
    let appeal = app.urls.appeal_id(&event.subject).map(|id| appeals::by_id(conn, id)).transpose()?;
    Ok(Facts {
        proposal,
        appeal: appeal.flatten(),
        photos,
        followers: followers_of(conn, app, &app.association())?,
        board_followers: followers_of(conn, app, &app.urls.board())?,
        other: inbox(conn, &event.subject)?,
        allies,
        is_theirs: offers::remote_version(conn, &event.subject)?.is_some(),
        announced: outbox::latest_about(conn, &app.urls.board(), "Announce", &event.subject)?,
        ours: match (event.kind, actors::by_ap_id(conn, &event.subject)?) {
            (EventKind::KeyRotated, Some(actor)) => {
                let inboxes = followers_of(conn, app, &actor.ap_id)?;
                Some((actor, inboxes))
            }
            _ => None,
        },
        private: private::gather(conn, app, event)?,
    })
}

/// The inboxes of an actor's followers, those of servers excepted to which nothing is told.
fn followers_of(conn: &mut crate::store::Conn, app: &App, actor: &ApId) -> Result<Vec<ApId>, ServiceError> {
    let inboxes = follows::follower_inboxes(conn, actor)?;
    partners::only_heard(conn, app, inboxes)
}

fn activities(node: &Node, event: &Event, facts: &Facts) -> Result<Vec<Outgoing>, TellError> {
    let urls = &node.app.urls;
    Ok(match event.kind {
        EventKind::Published => published(node, event, facts),
        EventKind::Changed => changed(node, event, facts),
        EventKind::Withdrawn => withdrawn(node, event, facts),
        EventKind::Invited => {
            vec![Draft::of(event, "", "Invite").to(&named(event)).about(urls, &event.subject, &facts.allies)]
        }
        EventKind::Uninvited => uninvited(urls, event, facts),
        EventKind::FollowAccepted => answer(urls, event, facts, "Accept")?,
        EventKind::FollowRejected => answer(urls, event, facts, "Reject")?,
        EventKind::Followed => {
            let to = std::slice::from_ref(&event.subject);
            vec![Draft::of(event, "", "Follow").to(to).about(urls, &event.subject, inbox(facts))]
        }
        EventKind::Unfollowed => unfollowed(urls, event, facts),
        // Deleted, or its partner removed, before it was told: nothing.
        EventKind::Boosted if facts.is_theirs => vec![announce(urls, event, "", facts)],
        EventKind::Boosted => Vec::new(),
        EventKind::Unboosted => unannounce(urls, event, "", facts).into_iter().collect(),
        EventKind::KeyRotated => rotated(node, event, facts),
        EventKind::AllianceOffered => alliance::offer(urls, event, inbox(facts)),
        EventKind::AllianceAccepted => alliance::answer(urls, event, "Accept", inbox(facts)),
        EventKind::AllianceRefused => alliance::answer(urls, event, "Reject", inbox(facts)),
        EventKind::AllianceEnded => alliance::undo(urls, event, inbox(facts)),
        EventKind::NegotiationRefused => negotiation::refusal(urls, event, inbox(facts)),
        EventKind::NegotiationWithdrawn => negotiation::undo(urls, event, inbox(facts)),
        EventKind::NegotiationOffered => negotiation::offer(urls, event, inbox(facts)),
        EventKind::NegotiationReviewed => negotiation::answer(urls, event, "TentativeAccept", inbox(facts)),
        EventKind::NegotiationAccepted => negotiation::answer(urls, event, "Accept", inbox(facts)),
        EventKind::AgreementChanged => negotiation::update(urls, event, inbox(facts)),
        EventKind::AppealPublished => {
            appeal::published(node, event, (facts.appeal.as_ref(), &facts.followers))
        }
        EventKind::AppealWithdrawn => appeal::withdrawn(node, event, &facts.followers),
        EventKind::MessageSent
        | EventKind::AllyMessageSent
        | EventKind::AllyMessageDeleted
        | EventKind::Reported => private::told(urls, event, facts.private.as_ref()),
    })
}

fn inbox(facts: &Facts) -> &[ApId] {
    facts.other.as_slice()
}

/// The allies that an event names.
fn named(event: &Event) -> Vec<ApId> {
    event.detail.as_deref().unwrap_or_default().lines().filter_map(|line| line.parse().ok()).collect()
}

/// Everybody who holds a copy: the association's followers and the board's.
fn everybody(facts: &Facts) -> Vec<ApId> {
    let mut inboxes: Vec<ApId> = facts.followers.iter().chain(&facts.board_followers).cloned().collect();
    inboxes.sort();
    inboxes.dedup();
    inboxes
}

/// The offer's document, while others may know it.
fn note(node: &Node, facts: &Facts) -> Option<Value> {
    let proposal =
        facts.proposal.as_ref().filter(|p| p.published_at.is_some() && p.state != State::Withdrawn)?;
    match &proposal.terms.intent {
        Intent::Offered(place) => node.note(proposal, place, &facts.photos),
        Intent::Sought(_) => None,
    }
}

/// `Create` by the association, `Announce` by the board. Withdrawn before it was told: nothing.
fn published(node: &Node, event: &Event, facts: &Facts) -> Vec<Outgoing> {
    let Some(note) = note(node, facts) else { return Vec::new() };
    let urls = &node.app.urls;
    let create =
        Draft::of(event, "", "Create").public(urls).containing(urls, &event.subject, &note, &facts.followers);
    let board = Event { actor: urls.board(), ..event.clone() };
    vec![create, announce(urls, &board, "announce", facts)]
}

/// `Update` by the association, to everybody who holds a copy.
fn changed(node: &Node, event: &Event, facts: &Facts) -> Vec<Outgoing> {
    let Some(note) = note(node, facts) else { return Vec::new() };
    let urls = &node.app.urls;
    let update = Draft::of(event, "", "Update").public(urls);
    vec![update.containing(urls, &event.subject, &note, &everybody(facts))]
}

/// The board's `Announce` is undone first, then the author's `Delete` goes to everybody who holds a copy.
fn withdrawn(node: &Node, event: &Event, facts: &Facts) -> Vec<Outgoing> {
    let urls = &node.app.urls;
    let board = Event { actor: urls.board(), ..event.clone() };
    let mut made: Vec<Outgoing> = unannounce(urls, &board, "undo", facts).into_iter().collect();
    let delete = Draft::of(event, "", "Delete").public(urls).hidden();
    made.push(delete.tombstone(urls, &event.subject, &everybody(facts)));
    made
}

fn announce(urls: &Urls, event: &Event, part: &str, facts: &Facts) -> Outgoing {
    Draft::of(event, part, "Announce").public(urls).about(urls, &event.subject, &facts.board_followers)
}

fn unannounce(urls: &Urls, event: &Event, part: &str, facts: &Facts) -> Option<Outgoing> {
    let announced = facts.announced.as_ref()?;
    let undo = Draft::of(event, part, "Undo").public(urls).hidden();
    Some(undo.undoing(urls, ("Announce", announced), &event.subject, &facts.board_followers))
}

fn uninvited(urls: &Urls, event: &Event, facts: &Facts) -> Vec<Outgoing> {
    let to = named(event);
    // Whichever Invite it was: the request's id says what is taken back.
    let invite = urls.activity(event.id, "invite");
    let undo = Draft::of(event, "undo", "Undo").to(&to);
    let delete = Draft::of(event, "", "Delete").to(&to);
    vec![
        undo.undoing(urls, ("Invite", &invite), &event.subject, &facts.allies),
        delete.tombstone(urls, &event.subject, &facts.allies),
    ]
}

/// `Accept` or `Reject` of a Follow, which it names in full, as its sender wrote it.
fn answer(urls: &Urls, event: &Event, facts: &Facts, kind: &'static str) -> Result<Vec<Outgoing>, TellError> {
    let text = event.detail.as_deref().unwrap_or_default();
    let mut follow: Value = serde_json::from_str(text).map_err(|e| TellError::Detail(e.to_string()))?;
    if let Some(follow) = follow.as_object_mut() {
        // The proof and the contexts are the sender's words to us, not ours to repeat.
        follow.remove("@context");
        follow.remove("proof");
        follow.remove("signature");
    }
    let to = std::slice::from_ref(&event.subject);
    Ok(vec![Draft::of(event, "", kind).to(to).repeating().containing(
        urls,
        &event.subject,
        &follow,
        inbox(facts),
    )])
}

/// `Update` of an actor of ours, to its followers, signed with its new key.
fn rotated(node: &Node, event: &Event, facts: &Facts) -> Vec<Outgoing> {
    let urls = &node.app.urls;
    let Some((actor, inboxes)) = &facts.ours else { return Vec::new() };
    let name = urls.actor_name(&actor.ap_id).unwrap_or_default();
    let mut document = node.actor_document(actor, name);
    if let Some(document) = document.as_object_mut() {
        // It stands before the activity's own keys.
        document.shift_remove("@context");
    }
    vec![Draft::of(event, "", "Update").public(urls).hidden().profile().containing(
        urls,
        &event.subject,
        &document,
        inboxes,
    )]
}

fn unfollowed(urls: &Urls, event: &Event, facts: &Facts) -> Vec<Outgoing> {
    let follow = event.detail.as_deref().and_then(|id| id.parse::<ApId>().ok());
    let Some(follow) = follow else { return Vec::new() };
    let to = std::slice::from_ref(&event.subject);
    let undo = Draft::of(event, "", "Undo").to(to);
    vec![undo.undoing(urls, ("Follow", &follow), &event.subject, inbox(facts))]
}
