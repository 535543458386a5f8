//! What each captured activity does here, as FEDERATION.md's "Activities in" says: its outcome, as the worker counts it, and what
//! it leaves or takes away.

use std::collections::BTreeMap;

use rooftop::domain::lead::{Lead, LeadState, LeadVisibility};
use rooftop::domain::report::{Direction, ReportState};
use rooftop::ids::{ApId, LeadId};
use rooftop::store::reactions::{self, ReactionKind};
use rooftop::store::{actors, blocks, follows, leads, reports};
use serde_json::Value;

use super::recorded::{Captured, Software, captured};
use crate::fediverse::Server;

/// What the worker counted of each kind, by its outcome: `kind="Like",outcome="dropped"`.
pub fn outcomes(server: &Server) -> BTreeMap<String, u64> {
    counter(server, "rooftop_activities_handled_total")
}

/// One counter of a server, by its labels as they are written.
pub fn counter(server: &Server, name: &str) -> BTreeMap<String, u64> {
    let text = server.node.meters.render();
    let of_this = |line: &str| -> Option<(String, u64)> {
        let (labels, count) = line.strip_prefix(name)?.strip_prefix('{')?.rsplit_once("} ")?;
        Some((labels.to_owned(), count.parse().unwrap()))
    };
    text.lines().filter_map(of_this).collect()
}

/// What came to a counter since it stood at `before`.
pub fn added(before: &BTreeMap<String, u64>, after: &BTreeMap<String, u64>) -> Vec<(String, u64)> {
    let since = after.iter().map(|(label, count)| (label.clone(), count - before.get(label).unwrap_or(&0)));
    since.filter(|(_, count)| *count > 0).collect()
}

/// What the worker counts of a captured activity. The notes that lea liked and boosted were of the server that stood here then.
fn outcome(post: &Captured) -> String {
    let outcome = match post.name.as_str() {
        "create-note-followers"
        | "create-note-unlisted-cw"
        | "like"
        | "undo-like"
        | "announce"
        | "undo-announce"
        | "move" => "dropped",
        _ => "done",
    };
    let kind = post.activity["type"].as_str().unwrap();
    format!("kind=\"{kind}\",outcome=\"{outcome}\"")
}

/// A test's view of a server to which one software's captured activities go.
pub struct Effects<'a> {
    pub server: &'a Server,
    pub software: Software,
}

impl Effects<'_> {
    /// Puts there what a captured activity changes, where nothing captured before it did.
    pub async fn prepare(&self, post: &Captured) {
        let (us, now) = (self.server.node.app.association(), post.received);
        let [lea, tom, zoe] = ["lea", "tom", "zoe"].map(|name| self.software.actor(name));
        let object = &post.activity["object"];
        let id: Option<ApId> = object.as_str().or(object["id"].as_str()).and_then(|id| id.parse().ok());
        let name = post.name.clone();
        let deed = move |tx: &mut rooftop::store::Tx<'_>, _: &rooftop::services::App| {
            match name.as_str() {
                "accept-follow" => follows::save_following(tx, &us, &lea, &id.unwrap(), now)?,
                // GoToSocial shows the new name in every document that it was fetched with.
                "update-actor" => {
                    let mut before = actors::by_ap_id(tx, &lea)?.expect("lea is known");
                    before.name = "lea".to_owned();
                    actors::save_remote(tx, &before)?;
                }
                "move" => follows::save_follower(tx, &us, &tom, &(under(&tom, "follow")), now)?,
                "delete-actor" => {
                    follows::save_follower(tx, &us, &zoe, &(under(&zoe, "follow")), now)?;
                    follows::save_following(tx, &us, &zoe, &(under(&us, "follow")), now)?;
                    leads::insert(tx, &letter(&zoe, now), "")?;
                }
                _ => {}
            }
            Ok(())
        };
        self.server.does(deed).await.unwrap();
    }

    /// Sees that a captured activity did what the table says, and nothing else was handled: `before` are the [`outcomes`] before it.
    pub async fn seen(&self, post: &Captured, before: &BTreeMap<String, u64>) {
        let name = post.name.as_str();
        let handled = added(before, &outcomes(self.server));
        assert_eq!(handled, [(outcome(post), 1)], "{:?} {name}", self.software);
        match name {
            "follow" => assert!(self.follows_us("lea").await, "{name}"),
            "undo-follow" => assert!(!self.follows_us("lea").await, "{name}"),
            "accept-follow" => assert_eq!(self.followed("lea").await, Some("accepted")),
            "create-note-direct" => {
                self.is_letter(post, LeadVisibility::Private, "@alice a private word").await;
            }
            "create-note-reply" => {
                self.is_letter(post, LeadVisibility::Public, "@alice an answer to you").await;
            }
            "create-note-public-image" => self.is_letter(post, LeadVisibility::Public, ROOM).await,
            "update-note" => self.is_letter(post, LeadVisibility::Public, FURNISHED).await,
            "delete-note" => self.is_erased("create-note-public-image").await,
            "create-note-followers" | "create-note-unlisted-cw" => {
                assert_eq!(self.letter_of(&post.activity["object"]).await, None, "{name}");
            }
            "update-actor" => self.is_renamed(post).await,
            "like" | "undo-like" => self.no_reaction(ReactionKind::Like).await,
            "announce" | "undo-announce" => self.no_reaction(ReactionKind::Announce).await,
            "flag" => self.is_reported(post).await,
            "block" => assert!(self.is_blocked().await),
            "undo-block" => assert!(!self.is_blocked().await),
            "move" => assert!(self.follows_us("tom").await, "a Move to one of us moves nobody"),
            "delete-actor" => self.is_gone().await,
            other => panic!("nothing says what {other} does"),
        }
    }

    async fn follows_us(&self, name: &str) -> bool {
        let follower = self.software.actor(name);
        self.server.reads(move |conn| follows::is_follower(conn, &follower)).await
    }

    async fn followed(&self, name: &str) -> Option<&'static str> {
        let (us, target) = (self.server.node.app.association(), self.software.actor(name));
        let state = self.server.reads(move |conn| follows::following_state(conn, &us, &target)).await;
        state.map(rooftop::domain::partner::FollowState::as_str)
    }

    async fn is_blocked(&self) -> bool {
        let (us, lea) = (self.server.node.app.association(), self.software.actor("lea"));
        self.server.reads(move |conn| blocks::is_blocked_by(conn, &us, &lea)).await
    }

    async fn letter_of(&self, note: &Value) -> Option<Lead> {
        let id: ApId = note["id"].as_str().unwrap().parse().unwrap();
        self.server.reads(move |conn| leads::by_note(conn, &id)).await
    }

    async fn is_letter(&self, post: &Captured, visibility: LeadVisibility, content: &str) {
        let found = self.letter_of(&post.activity["object"]).await.expect(&post.name);
        assert_eq!((found.visibility, found.content.as_str()), (visibility, content), "{}", post.name);
        assert_eq!((found.state, found.erased_at), (LeadState::New, None), "{}", post.name);
    }

    /// The letter of a captured Create has no text any more.
    async fn is_erased(&self, create: &str) {
        let note = captured(self.software, create).activity["object"].clone();
        let found = self.letter_of(&note).await.expect("a letter");
        assert_eq!(found.content, "");
        assert_eq!(found.erased_at, Some(self.server.clock.now()));
    }

    async fn is_renamed(&self, post: &Captured) {
        let lea = self.software.actor("lea");
        let found = self.server.reads(move |conn| actors::by_ap_id(conn, &lea)).await.expect("lea is known");
        let key = &post.activity["object"]["publicKey"];
        assert_eq!(found.name, "Léa of the lab");
        assert_eq!((&*found.key_id, found.deleted_at), (key["id"].as_str().unwrap(), None));
        assert_eq!(found.public_key_pem.trim(), key["publicKeyPem"].as_str().unwrap().trim());
    }

    async fn no_reaction(&self, kind: ReactionKind) {
        let object: ApId =
            captured(self.software, "like").activity["object"].as_str().unwrap().parse().unwrap();
        assert_eq!(self.server.reads(move |conn| reactions::count(conn, &object, kind)).await, 0);
    }

    /// One report, which names alice and no note that is not ours, with its text.
    async fn is_reported(&self, post: &Captured) {
        let found = self.server.reads(|conn| reports::page(conn, ReportState::Open, 10, 0)).await;
        let [report] = &found[..] else { panic!("one report: {found:?}") };
        assert_eq!(report.objects, [self.server.node.app.association()]);
        assert_eq!((report.direction, report.more), (Direction::In, 0));
        assert_eq!(report.reporter.as_str(), post.activity["actor"]);
        assert_eq!(report.content, "This listing looks like a scam");
    }

    /// Zoe is gone, with her letter's text and her follows.
    async fn is_gone(&self) {
        let zoe = self.software.actor("zoe");
        let note = serde_json::json!({"id": under(&zoe, "letter")});
        let letter = self.letter_of(&note).await.expect("what stays of a letter");
        assert_eq!((letter.content.as_str(), letter.erased_at), ("", Some(self.server.clock.now())));
        assert!(!self.follows_us("zoe").await);
        assert_eq!(self.followed("zoe").await, None);
        let found = self.server.reads(move |conn| actors::by_ap_id(conn, &zoe)).await;
        assert!(found.expect("zoe's key was fetched").deleted_at.is_some());
    }
}

const ROOM: &str = "Room to let near the station, hello @alice #Housing";
const FURNISHED: &str = "Room to let near the station (now furnished), hello @alice #Housing";

fn under(actor: &ApId, what: &str) -> ApId {
    format!("{actor}/{what}").parse().unwrap()
}

/// A letter of this sender that came before everything that was captured of it.
pub fn letter(sender: &ApId, now: chrono::DateTime<chrono::Utc>) -> Lead {
    let id = LeadId::new();
    Lead {
        id,
        note: under(sender, "letter"),
        thread: id,
        sender: sender.clone(),
        offer: None,
        appeal: None,
        visibility: LeadVisibility::Private,
        language: None,
        content: "Is it free?".to_owned(),
        reasons: Vec::new(),
        more: 0,
        state: LeadState::New,
        close_reason: None,
        received_at: now,
        updated_at: now,
        erased_at: None,
    }
}
