//! One instance, an ally that the test holds the keys of, and one of everything that goes between them.

mod appeal;

use std::collections::HashMap;

use chrono::TimeDelta;
use regex::Regex;
use rooftop::domain::access::Role;
use rooftop::domain::conversation::{MessageText, With};
use rooftop::domain::event::Event;
use rooftop::domain::field::Field;
use rooftop::domain::proposal::Proposal;
use rooftop::domain::vetting::Vetting;
use rooftop::federation::signatures::{Scheme, sign};
use rooftop::federation::vocab::actor;
use rooftop::ids::EventId;
use rooftop::services::partners::{self, FoundPartner};
use rooftop::services::{Viewer, accounts, alliances, batches, conversations, keys, proposals, reports};
use rooftop::store::conversations::messages_of;
use rooftop::store::outbox;
use serde_json::{Value, json};

use super::super::letters::note;
use super::super::peer::Peer;
use super::super::raw::Request;
use super::super::stranger::Stranger;
use super::deal;
use crate::federation::crowd::{agrees, gathers, takes_back};
use crate::fediverse::{A, Plan, Server, a_request, an_offer, settled};
use crate::rules::vetting::{complete, staff, vetted};

/// Names as the page has them, for those of the test.
const NAMES: &[(&str, &str)] = &[
    ("http://beta.test/users/foyers", "https://foyers.example/actors/foyers"),
    ("http://beta.test", "https://foyers.example"),
    ("beta.test", "foyers.example"),
    ("http://toits.test", "https://toits.example"),
    ("toits.test", "toits.example"),
];
/// What is another each time: keys, proofs, and the version of the program.
const MASKED: &[(&str, &str)] = &[
    ("publicKeyPem", "-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----\n"),
    ("publicKeyMultibase", "z6Mk…"),
    ("proofValue", "z…"),
];

struct Scene {
    server: Server,
    peer: Peer,
    ally: Stranger,
    /// How much of what was posted to the ally was looked at.
    looked: usize,
    shown: Vec<(&'static str, Value)>,
}

/// Everything that the instance emits, by the names of the page.
pub(super) async fn play() -> Vec<(&'static str, Value)> {
    let mut scene = Scene::new().await;
    scene.discovery().await;
    scene.follows().await;
    scene.an_alliance_begins().await;
    scene.an_offer_lives().await;
    scene.a_request_lives().await;
    scene.an_appeal_lives().await;
    scene.a_letter_is_answered().await;
    scene.a_report_leaves().await;
    scene.something_is_said_about_a_match().await;
    scene.an_alliance_ends().await;
    scene.keys_are_rotated().await;
    scene.a_match_is_told().await;
    let mut names = Names::default();
    scene.shown.into_iter().map(|(name, value)| (name, names.plain(value))).collect()
}

impl Scene {
    async fn new() -> Self {
        let peer = Peer::plain();
        let settings = [
            ("FEDERATION__REQUESTS", "allies"),
            ("ASSOCIATION__NAME", "Toits solidaires"),
            ("ASSOCIATION__HANDLE", "toits"),
        ];
        let others = HashMap::from([("beta.test".to_owned(), peer.address)]);
        let plan = Plan { settings: &settings, others, ..Plan::of(&["toits"]) };
        let server = plan.start().await.pop().unwrap();
        let ally = Stranger::at(&peer, "foyers", 0);
        Self { server, peer, ally, looked: 0, shown: Vec::new() }
    }

    async fn does<T: Send + 'static>(
        &self,
        deed: impl FnOnce(
            &mut rooftop::store::Tx<'_>,
            &rooftop::services::App,
        ) -> Result<T, rooftop::services::ServiceError>
        + Send
        + 'static,
    ) -> T {
        self.server.later(TimeDelta::hours(1));
        self.server.does(deed).await.unwrap()
    }

    /// Lets the server work, and shows what it then posted, which must be these types in this order; a name of `""` is not shown.
    async fn posted(&mut self, wanted: &[(&'static str, &str)]) {
        settled(&[&self.server]).await;
        let all = self.peer.posted();
        let new: Vec<Value> = all[self.looked..].iter().map(|(_, activity)| activity.clone()).collect();
        self.looked = all.len();
        let mut left = new;
        for (name, kind) in wanted {
            let at = left.iter().position(|activity| activity["type"] == *kind);
            let at = at.unwrap_or_else(|| panic!("no {kind} for {name:?} in {left:?}"));
            let activity = left.remove(at);
            if !name.is_empty() {
                self.shown.push((name, activity));
            }
        }
        assert!(left.is_empty(), "posted beside {wanted:?}: {left:?}");
    }

    async fn shows(&mut self, name: &'static str, path: &str, accept: &str) {
        let (status, _, body) = self.server.get(path, accept).await;
        assert!(matches!(status, 200 | 410), "{path}: {status}");
        self.shown.push((name, serde_json::from_str(&body).unwrap()));
    }

    async fn discovery(&mut self) {
        let activity = "application/activity+json";
        self.shows("association", "/actors/toits", activity).await;
        self.shows("board", "/actors/offers", activity).await;
        self.shows("instance", "/actors/instance", activity).await;
        self.shows("webfinger", "/.well-known/webfinger?resource=acct:toits@toits.test", "*/*").await;
        self.shows("nodeinfo-links", "/.well-known/nodeinfo", "*/*").await;
        self.shows("nodeinfo", "/nodeinfo/2.1", "*/*").await;
        self.shows("nodeinfo-20", "/nodeinfo/2.0", "*/*").await;
        // It is XML, which the page shows as one text.
        let (status, _, xml) = self.server.get("/.well-known/host-meta", "*/*").await;
        assert_eq!(status, 200);
        self.shown.push(("host-meta", json!(xml)));
    }

    /// What strangers read page by page, once there is something in it.
    async fn collections(&mut self) {
        let activity = "application/activity+json";
        for (name, path) in [
            ("outbox", "/actors/offers/outbox"),
            ("outbox-page", "/actors/offers/outbox?page=true"),
            ("followers", "/actors/toits/followers"),
            ("followers-page", "/actors/toits/followers?page=true"),
            ("following", "/actors/toits/following"),
            ("following-page", "/actors/toits/following?page=true"),
            ("featured", "/actors/toits/featured"),
            ("inbox", "/actors/toits/inbox"),
        ] {
            self.shows(name, path, activity).await;
        }
    }

    /// Somebody writes, and is answered by itself.
    async fn a_letter_is_answered(&mut self) {
        let to_us = json!({"to": self.server.node.app.association(), "contentMap": {"fr": "<p>Bonjour</p>"}});
        let letter = self.ally.activity("Create", 6, note(&self.ally, 1, "Bonjour", to_us));
        self.ally.tells(&self.server, &letter).await;
        self.posted(&[("message", "Create")]).await;
    }

    /// A moderator says something to the ally about a match, and takes it back.
    async fn something_is_said_about_a_match(&mut self) {
        let account = staff(&self.server, "matches", Role::Moderator).await;
        let (ally, now) = (self.ally.id.clone(), self.server.clock.now());
        let id = self.does(move |tx, app| deal::negotiates(tx, app, (ally, now))).await;
        let text = MessageText::read("Peuvent-ils se voir samedi ?").unwrap();
        self.does(move |tx, app| conversations::write_to_ally(tx, app, now, account, (id, &text, None)))
            .await;
        self.posted(&[("match-message", "Create")]).await;
        let (app, with) = (self.server.node.app.clone(), With::Ally(id));
        let said =
            self.server.reads(move |conn| messages_of(conn, &app.data_keys, (with, 1))).await.remove(0);
        self.does(move |tx, app| conversations::take_back(tx, app, now, account, (id, said.id))).await;
        self.posted(&[("delete-match-message", "Delete")]).await;
    }

    /// A moderator reports somebody to their server.
    async fn a_report_leaves(&mut self) {
        let secret = "une phrase de passe";
        let (account, hash) = accounts::prepare("moderation@toits.example", Role::Moderator, secret).unwrap();
        let viewer = Viewer::Staff { account: account.id, role: Role::Moderator };
        let (now, culprit) = (self.server.clock.now(), self.ally.id.clone());
        self.does(move |tx, app| {
            accounts::create(tx, now, &account, &hash)?;
            reports::send(tx, app, now, viewer, (&culprit, "Cette association demande de l’argent d’avance."))
        })
        .await;
        self.posted(&[("flag", "Flag")]).await;
    }

    async fn keys_are_rotated(&mut self) {
        let now = self.server.clock.now();
        self.does(move |tx, app| keys::rotate(tx, app, now, Viewer::Operator, Some("toits"))).await;
        self.posted(&[("update-actor", "Update")]).await;
    }

    /// What is told of a match with an ally, from what a step leaves in the outbox.
    async fn a_match_is_told(&mut self) {
        let (actor, ally, now) =
            (self.server.node.app.association(), self.ally.id.clone(), self.server.clock.now());
        self.does(move |tx, _| {
            for (kind, detail) in deal::told() {
                let (actor, subject) = (actor.clone(), ally.clone());
                let event = Event { id: EventId::new(), kind, actor, subject, detail: Some(detail) };
                outbox::push(tx, &event, now)?;
            }
            Ok(())
        })
        .await;
        self.posted(&[
            ("offer-agreement", "Offer"),
            ("tentative-accept-agreement", "TentativeAccept"),
            ("accept-agreement", "Accept"),
            ("update-agreement", "Update"),
            ("reject-agreement", "Reject"),
            ("undo-agreement", "Undo"),
        ])
        .await;
    }

    /// The ally follows association and board, and becomes a partner here, which follows it.
    async fn follows(&mut self) {
        self.ally.tells(&self.server, &self.ally.follow(&self.server, 1)).await;
        self.posted(&[("accept-follow", "Accept")]).await;
        let board = json!(self.server.node.app.urls.board());
        self.ally.tells(&self.server, &self.ally.activity("Follow", 2, board)).await;
        self.posted(&[("", "Accept")]).await;
        let now = self.server.clock.now();
        let found = FoundPartner {
            domain: "beta.test".parse().unwrap(),
            association: actor::read(&self.ally.document(), now).unwrap(),
            software: "rooftop 0.1.0".to_owned(),
        };
        self.does(move |tx, app| partners::add(tx, app, now, Viewer::Operator, &found)).await;
        self.posted(&[("follow", "Follow")]).await;
    }

    /// The ally proposes an alliance and is refused; then the instance does, and is accepted.
    async fn an_alliance_begins(&mut self) {
        self.ally.tells(&self.server, &self.ally.proposes(&self.server, 3)).await;
        let (domain, now) = (self.ally.id.domain(), self.server.clock.now());
        let named = domain.clone();
        self.does(move |tx, app| alliances::refuse(tx, app, now, Viewer::Operator, &named)).await;
        self.posted(&[("reject-alliance", "Reject")]).await;
        let key = alliances::fingerprint(self.ally.key.key.public_pem());
        self.does(move |tx, app| alliances::propose(tx, app, now, Viewer::Operator, (&domain, &key))).await;
        self.posted(&[("offer-alliance", "Offer")]).await;
        let offer = self.shown.last().unwrap().1["id"].clone();
        self.ally.tells(&self.server, &self.ally.activity("Accept", 4, offer)).await;
    }

    /// It ends; then the ally proposes it again, is confirmed, and goes with the partner.
    async fn an_alliance_ends(&mut self) {
        let (domain, now) = (self.ally.id.domain(), self.server.clock.now());
        let named = domain.clone();
        self.does(move |tx, app| alliances::end(tx, app, now, Viewer::Operator, &named)).await;
        self.posted(&[("undo-alliance", "Undo")]).await;
        self.ally.tells(&self.server, &self.ally.proposes(&self.server, 5)).await;
        let (key, named) = (alliances::fingerprint(self.ally.key.key.public_pem()), domain.clone());
        self.does(move |tx, app| alliances::confirm(tx, app, now, Viewer::Operator, (&named, &key))).await;
        self.posted(&[("accept-alliance", "Accept")]).await;
        self.does(move |tx, app| partners::remove(tx, app, now, Viewer::Operator, &domain)).await;
        self.posted(&[("undo-accept-alliance", "Undo"), ("undo-follow", "Undo")]).await;
    }

    async fn an_offer_lives(&mut self) {
        let offer = self.publishes(&rich_offer()).await;
        self.posted(&[("create", "Create"), ("announce", "Announce")]).await;
        self.collections().await;
        let path = format!("/proposals/{}", offer.id);
        self.shows("offer", &path, "application/activity+json").await;
        self.is_vetted(&offer).await;
        self.ally_fetches("offer-for-an-ally", &offer).await;
        let draft = rich_offer().with(Field::CapacityPersons, "3").draft;
        let (id, now) = (offer.id, self.server.clock.now() + TimeDelta::hours(1));
        self.does(move |tx, app| proposals::edit(tx, app, now, Viewer::Operator, (id, &draft))).await;
        self.posted(&[("update", "Update")]).await;
        self.does(move |tx, app| proposals::withdraw(tx, app, now, Viewer::Operator, id)).await;
        self.posted(&[("undo-announce", "Undo"), ("delete", "Delete")]).await;
        self.shows("tombstone", &path, "application/activity+json").await;
    }

    async fn a_request_lives(&mut self) {
        gathers(&self.server).await;
        let request = self.publishes(&a_request()).await;
        agrees(&self.server, request.id, vec![self.ally.id.clone()]).await.unwrap();
        batches::run(&self.server.node.app).await.unwrap();
        self.posted(&[("invite", "Invite")]).await;
        self.ally_fetches("request", &request).await;
        takes_back(&self.server, request.id).await;
        self.posted(&[("undo-invite", "Undo"), ("delete-request", "Delete")]).await;
    }

    async fn publishes(&self, made: &A) -> Proposal {
        self.server.later(TimeDelta::hours(1));
        self.server.publishes(made).await
    }

    /// Its host is vetted by somebody unrelated.
    async fn is_vetted(&self, offer: &Proposal) {
        let approver = staff(&self.server, "approver", Role::Moderator).await;
        let told = Vetting { valid_until: Some("2027-04-15".parse().unwrap()), ..complete(approver) };
        vetted(&self.server, offer, told).await.unwrap();
    }

    /// A GET that the ally's association signs.
    async fn ally_fetches(&mut self, name: &'static str, proposal: &Proposal) {
        let url = proposal.ap_id.url();
        let signed = sign(Scheme::Cavage, &self.ally.key, "GET", url, None, self.server.clock.now());
        let mut headers = vec![
            ("host".to_owned(), "toits.test".to_owned()),
            ("accept".to_owned(), "application/activity+json".to_owned()),
        ];
        headers.extend(signed.into_iter().map(|(name, value)| (name.to_owned(), value)));
        let get =
            Request { method: "GET".to_owned(), path: url.path().to_owned(), headers, body: Vec::new() };
        let answer = get.to(&self.server).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let json = &answer.body[answer.body.find('{').unwrap()..=answer.body.rfind('}').unwrap()];
        self.shown.push((name, serde_json::from_str(json).unwrap()));
    }
}

/// An offer that says most of what can be said.
fn rich_offer() -> A {
    let mut made = an_offer()
        .with(Field::Description, "Maison calme avec jardin.\n\nLe tram est à cinq minutes.")
        .with(Field::AvailableUntil, "2027-06-30")
        .with(Field::AgreementKind, "free_hosting")
        .with(Field::BedsDouble, "1")
        .with(Field::Charges, "included")
        .with(Field::Domiciliation, "to_discuss")
        .with(Field::StepFree, "some")
        .with(Field::Smoking, "outside_only")
        .with(Field::PetsAccepted, "no")
        .with(Field::ChildrenOk, "yes")
        .with(Field::HostWomen, "1")
        .with(Field::HostMen, "1");
    made.draft
        .push(Field::Equipment, "kitchen")
        .push(Field::Equipment, "wifi")
        .push(Field::Languages, "ar:conversational");
    made
}

/// Puts plain names in the place of those of one run.
#[derive(Default)]
struct Names(Vec<String>);

impl Names {
    fn plain(&mut self, mut value: Value) -> Value {
        mask(&mut value);
        let mut text = value.to_string();
        for (from, to) in NAMES {
            text = text.replace(from, to);
        }
        let id = Regex::new("[0-9a-f]{8}-[0-9a-f]{4}-([47])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}").unwrap();
        let numbered = id.replace_all(&text, |found: &regex::Captures<'_>| {
            let known = self.0.iter().position(|known| *known == found[0]);
            let number = known.unwrap_or_else(|| {
                self.0.push(found[0].to_owned());
                self.0.len() - 1
            });
            // The id of a request is random; those of all else hold a time.
            let start = if &found[1] == "4" { "3f2b8c1d-9a47-4000" } else { "019aabcd-0000-7000" };
            format!("{start}-8000-{:012}", number + 1)
        });
        serde_json::from_str(&numbered).unwrap()
    }
}

fn mask(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Object(map) => {
            if map.get("name") == Some(&json!("rooftop")) && map.contains_key("version") {
                map["version"] = json!("…");
            }
            for (key, inner) in map.iter_mut() {
                match MASKED.iter().find(|(name, _)| name == key) {
                    Some((_, masked)) => *inner = json!(masked),
                    None => mask(inner),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
