//! A busy instance: staff, people with cards, offers, requests, an ally, a follower, letters, reports and mail, with a canary in each private place.

use std::collections::HashMap;

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::audience::Tier;
use rooftop::domain::authority::{AskedVia, AuthorityKind, LegalBasis, RequestFacts};
use rooftop::domain::contact::{Contact, TypedContact};
use rooftop::domain::field::{Field, Purpose};
use rooftop::domain::incident::{FromPage, Telling, TypedIncident};
use rooftop::domain::private::{GivenVia, PersonKind, PrivateField};
use rooftop::domain::proposal::Proposal;
use rooftop::domain::records::Datum;
use rooftop::federation::vocab::actor;
use rooftop::ids::PersonId;
use rooftop::services::incidents::{self, Teller, Told};
use rooftop::services::partners::{self, FoundPartner};
use rooftop::services::people::{self, MandateTerms, NewPerson};
use rooftop::services::{
    ServiceError, Viewer, alliances, appeals, authority, batches, cards, proposals, staff,
};
use rooftop::store::people as stored;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::planted::{Planted, datum_of};
use super::sinks::{self, Reader, Sink};
use crate::federation::crowd::{agrees, appeals_for, gathers, takes_back};
use crate::fediverse::{A, Plan, Server, a_request, an_offer, noon, settled};
use crate::media::staff::{PASSWORD, Staff, account};
use crate::people::{Card, holder, registers_with};
use crate::wire::peer::Peer;
use crate::wire::stranger::Stranger;

pub const METRICS_TOKEN: &str = "a token of the counters";

/// What happens in a round.
#[derive(Debug, Clone)]
pub struct Round {
    pub people: usize,
    pub notes: usize,
    pub offers: usize,
    pub letters: usize,
    pub is_changed: bool,
    pub is_withdrawn: bool,
    pub is_revoked: bool,
}

pub struct Town {
    pub server: Server,
    /// Where the ally lives: what is posted there is for allies.
    pub allies: Peer,
    /// Where a follower lives: what is posted there is for everybody.
    pub strangers: Peer,
    pub ally: Stranger,
    pub zoe: Stranger,
    pub planted: Planted,
    pub cards: Vec<Card>,
    pub requests: Vec<Proposal>,
    pub offers: Vec<Proposal>,
    pub folder: TempDir,
    /// What the ally fetched while it could.
    pub fetched: Vec<Sink>,
    activities: u32,
}

impl Town {
    pub async fn new(seed: u64) -> Self {
        let (allies, strangers) = (Peer::plain(), Peer::plain());
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name).display().to_string();
        std::fs::write(at("token"), format!("{METRICS_TOKEN}\n")).unwrap();
        let (mails, sms, token) = (at("mails"), at("sms.jsonl"), at("token"));
        let settings = [
            ("FEDERATION__REQUESTS", "allies"),
            ("LIMITS__SIGN_IN_PER_MINUTE", "10000"),
            ("MAIL__TRANSPORT", "folder"),
            ("MAIL__SENDER", "rooftop@alpha.test"),
            ("MAIL__FOLDER", &mails),
            ("SMS__GATEWAY", "file"),
            ("SMS__FILE", &sms),
            ("SERVER__METRICS_TOKEN_FILE", &token),
        ];
        let others = HashMap::from([
            ("beta.test".to_owned(), allies.address),
            ("gamma.test".to_owned(), strangers.address),
        ]);
        let server =
            Plan { settings: &settings, others, ..Plan::of(&["alpha"]) }.start().await.pop().unwrap();
        let ally = Stranger::at(&allies, "foyers", 0);
        let mut planted = Planted::new(seed);
        let zoe = Stranger::of("http://gamma.test/users/zoe".parse().unwrap(), 1);
        let name = planted.letters();
        planted.plant(Datum::Profile, "the name of somebody elsewhere", &name);
        let mut document = zoe.document();
        document["name"] = json!(name);
        strangers.serves_json(zoe.id.url().path(), &document);
        planted.plant_at(Datum::Credentials, Tier::Case, ("a password".to_owned(), None), PASSWORD);
        let mut town = Self {
            server,
            allies,
            strangers,
            ally,
            zoe,
            planted,
            cards: Vec::new(),
            requests: Vec::new(),
            offers: Vec::new(),
            folder,
            fetched: Vec::new(),
            activities: 0,
        };
        town.befriends().await;
        // Among whom a request can hide (PR-06).
        gathers(&town.server).await;
        town
    }

    pub(super) async fn does<T: Send + 'static>(
        &self,
        deed: impl FnOnce(&mut rooftop::store::Tx<'_>, &rooftop::services::App) -> Result<T, ServiceError>
        + Send
        + 'static,
    ) -> T {
        self.server.later(TimeDelta::seconds(1));
        self.server.does(deed).await.unwrap()
    }

    /// An ally, with a note about it, and a follower.
    async fn befriends(&mut self) {
        let now = self.server.clock.now();
        let found = FoundPartner {
            domain: "beta.test".parse().unwrap(),
            association: actor::read(&self.ally.document(), now).unwrap(),
            software: "rooftop 0.1.0".to_owned(),
        };
        self.does(move |tx, app| partners::add(tx, app, now, Viewer::Operator, &found)).await;
        let (domain, key) = (self.ally.id.domain(), alliances::fingerprint(self.ally.key.key.public_pem()));
        let named = domain.clone();
        self.does(move |tx, app| alliances::propose(tx, app, now, Viewer::Operator, (&named, &key))).await;
        settled(&[&self.server]).await;
        let offer = self.allies.posted().into_iter().find(|(_, said)| said["type"] == "Offer").unwrap().1;
        self.ally.tells(&self.server, &self.ally.activity("Accept", 1, offer["id"].clone())).await;
        let note = self.planted.letters();
        self.planted.plant(Datum::Partner, "a note about a partner", &note);
        self.does(move |tx, _| partners::set_note(tx, now, Viewer::Operator, (&domain, &note))).await;
        for name in ["alpha", "offers"] {
            let ours = self.server.node.app.urls.actor(name);
            self.zoe_says("Follow", json!(ours), json!({})).await;
        }
    }

    /// Zoe sends an activity, which is taken and handled.
    async fn zoe_says(&mut self, kind: &str, object: Value, more: Value) {
        self.activities += 1;
        let mut said = self.zoe.activity(kind, self.activities, object);
        said["id"] = json!(format!("http://gamma.test/activities/{}", self.activities));
        said.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.zoe.tells(&self.server, &said).await;
    }

    /// Lets a round happen, with everything that is told of it.
    pub async fn lives(&mut self, round: &Round) {
        self.hires().await;
        for _ in 0..round.people {
            self.registers(round).await;
        }
        self.hosts().await;
        for number in 0..round.offers {
            self.offers(round, number).await;
        }
        for _ in 0..round.letters {
            self.is_written_to().await;
        }
        self.is_told().await;
        self.server.later(TimeDelta::hours(1));
        settled(&[&self.server]).await;
    }

    /// Somebody tells something in confidence, and an authority asks for something.
    async fn is_told(&mut self) {
        let (text, asked, name) = (self.planted.letters(), self.planted.letters(), self.planted.letters());
        self.planted.plant(Datum::Incident, "what is told in confidence", &text);
        self.planted.plant(Datum::AuthorityRequest, "what an authority asks for", &asked);
        self.planted.plant(Datum::Account, "the address of a lead", &name);
        let typed = TypedIncident { kind: "touching".to_owned(), text, ..TypedIncident::default() };
        let (telling, now) = (Telling::read(&typed).unwrap(), self.server.clock.now());
        let told = Told { telling, by: Teller::Unnamed, from: FromPage::Home, offer: None };
        self.does(move |tx, app| incidents::tell(tx, app, now, (&told, None))).await;
        let id = account(&self.server, &format!("{name}@toits.example"), Role::SafeguardingLead).await;
        let lead = Viewer::Staff { account: id, role: Role::SafeguardingLead };
        let (authority, via, basis) = (AuthorityKind::Police, AskedVia::Letter, LegalBasis::None);
        let facts = RequestFacts { authority, via, basis, asked_on: now.date_naive() };
        self.does(move |tx, app| authority::record(tx, app, now, lead, (facts, &asked))).await;
    }

    /// An admin invites somebody, who is told by mail.
    async fn hires(&mut self) {
        let (admin, invited) = (self.planted.letters(), self.planted.letters());
        self.planted.plant(Datum::Account, "the address of an admin", &admin);
        self.planted.plant(Datum::Invitation, "the address of somebody invited", &invited);
        let id = account(&self.server, &format!("{admin}@toits.example"), Role::Admin).await;
        let viewer = Viewer::Staff { account: id, role: Role::Admin };
        let now = self.server.clock.now();
        let to = format!("{invited}@canari.example");
        self.does(move |tx, app| staff::invite(tx, app, now, viewer, (&to, Role::Caseworker))).await;
    }

    /// Somebody is registered at the desk, noted of, opened, corrected, and has a request that an ally may see.
    async fn registers(&mut self, round: &Round) {
        let name = self.planted.letters();
        self.planted.plant(Datum::Account, "the address of a caseworker", &name);
        let (first, second) = (self.planted.contact(), self.planted.contact());
        let notes: Vec<String> = (0..round.notes).map(|_| self.planted.letters()).collect();
        let card = at_the_desk(&self.server, &name, (&first, &second), &notes).await;
        for (field, text) in first.iter().chain(&second) {
            // A seeker has no street.
            if let Some(datum) = datum_of(*field).filter(|_| !of_hosts(*field)) {
                self.planted.plant_of(&card.person, datum, field.as_str(), text);
            }
        }
        for note in &notes {
            self.planted.plant_of(&card.person, Datum::CaseNote, "a note", note);
        }
        for code in [card.code.clone(), card.code.replace('-', "")] {
            self.planted.plant_of(&card.person, Datum::Card, "the code of a card", &code);
        }
        self.talks(&card).await;
        holder(&self.server, &card).await.get("/my/data.json").await;
        self.asks_for_a_home(&card, round).await;
        self.cards.push(card);
    }

    async fn asks_for_a_home(&mut self, card: &Card, round: &Round) {
        let mut made = a_request().with(Field::DeadlineDate, "2026-12-20");
        let texts = self.planted.fills(&mut made, (Purpose::Request, None));
        self.planted.are_of(&card.person, &texts);
        let request = self.server.publishes(&made).await;
        let (id, person) = (request.id, card.person.parse::<PersonId>().unwrap());
        self.does(move |tx, _| Ok(stored::set_request(tx, id, person)?)).await;
        agrees(&self.server, id, vec![self.ally.id.clone()]).await.unwrap();
        batches::run(&self.server.node.app).await.unwrap();
        appeals_for(&self.server, id).await;
        appeals::run(&self.server.node.app).await.unwrap();
        settled(&[&self.server]).await;
        let path = request.ap_id.url().path().to_owned();
        let fetched = sinks::signed(self, Reader::Allies, &path, &self.ally).await;
        self.fetched.push(fetched);
        super::stays::plans(self, card, &request).await;
        self.requests.push(request.clone());
        self.says_to_the_ally(card, request.id).await;
        if round.is_revoked {
            takes_back(&self.server, id).await;
        }
    }

    /// A host is registered, whose street stands sealed.
    async fn hosts(&mut self) {
        let fields = self.planted.contact();
        let text = |field| fields.iter().find(|(known, _)| *known == field).unwrap().1.clone();
        let typed = TypedContact {
            called_name: text(PrivateField::CalledName),
            phone: text(PrivateField::Phone),
            email: text(PrivateField::Email),
            street: text(PrivateField::Street),
            position: text(PrivateField::Position),
            channel: "sms".to_owned(),
            safe_hours: text(PrivateField::SafeHours),
            leave_message: "no".to_owned(),
        };
        let contact = Contact::read(PersonKind::Host, &typed).unwrap();
        let given_on = noon().date_naive();
        let mandate = MandateTerms { given_via: GivenVia::Oral, language: "fr".to_owned(), given_on };
        let new = NewPerson { kind: PersonKind::Host, language: "fr".to_owned(), contact, mandate };
        let name = self.planted.letters();
        self.planted.plant(Datum::Account, "the address of a caseworker", &name);
        let by = account(&self.server, &format!("{name}@toits.example"), Role::Caseworker).await;
        let viewer = Viewer::Staff { account: by, role: Role::Caseworker };
        let card = cards::make(&self.server.node.app, None).await.unwrap();
        let now = self.server.clock.now();
        let (id, _) = self.does(move |tx, app| people::register(tx, app, now, viewer, (&new, card))).await;
        for (field, text) in &fields {
            if let Some(datum) = datum_of(*field) {
                self.planted.plant_of(&id.to_string(), datum, field.as_str(), text);
            }
            if *field == PrivateField::Email {
                self.planted.plant_of(&id.to_string(), Datum::AddressMark, "the address of a mark", text);
            }
        }
    }

    /// An offer goes out, one is a draft, and one waits for a moderator.
    async fn offers(&mut self, round: &Round, number: usize) {
        let mut out = an_offer().with(Field::HostWomen, "1").with(Field::QualityChecklist, "room_locks");
        self.planted.fills(&mut out, (Purpose::Offer, None));
        let offer = self.server.publishes(&out).await;
        settled(&[&self.server]).await;
        let now = self.server.clock.now();
        if round.is_changed {
            let mut changed = out.clone();
            self.planted.fills(&mut changed, (Purpose::Offer, None));
            let (id, draft) = (offer.id, changed.draft);
            self.does(move |tx, app| proposals::edit(tx, app, now, Viewer::Operator, (id, &draft))).await;
        }
        if round.is_withdrawn && number > 0 {
            let id = offer.id;
            self.does(move |tx, app| proposals::withdraw(tx, app, now, Viewer::Operator, id)).await;
        }
        let mut draft = an_offer();
        self.planted.fills(&mut draft, (Purpose::Offer, Some(Tier::Instance)));
        let drafted = self.drafts(draft).await;
        let mut held = an_offer();
        self.planted.fills(&mut held, (Purpose::Offer, Some(Tier::Instance)));
        let words = format!("{} Appelez le 0470 12 34 56.", held.draft.text(Field::Description));
        let waiting = self.server.publishes(&held.with(Field::Description, &words)).await;
        self.offers.extend([offer, drafted, waiting]);
    }

    async fn drafts(&self, made: A) -> Proposal {
        let now = self.server.clock.now();
        self.does(move |tx, app| {
            proposals::create(tx, app, now, Viewer::Operator, (Purpose::Offer, &made.draft))
        })
        .await
    }

    /// A letter, a report, and something that nobody here understands.
    async fn is_written_to(&mut self) {
        let us = self.server.node.app.association();
        let (letter, report, other) =
            (self.planted.letters(), self.planted.letters(), self.planted.letters());
        self.planted.plant(Datum::Letter, "a letter", &letter);
        self.planted.plant(Datum::Report, "a report", &report);
        self.planted.plant(Datum::Received, "something that was received", &other);
        let id = format!("http://gamma.test/notes/{}", self.activities);
        let note = json!({"id": id, "type": "Note", "attributedTo": self.zoe.id, "to": [us],
            "content": format!("<p>{letter}</p>"), "published": "2026-11-22T11:00:00Z"});
        self.zoe_says("Create", note, json!({"to": [us]})).await;
        self.zoe_says("Flag", json!([us]), json!({"content": report})).await;
        self.zoe_says("Wave", json!(us), json!({"content": other})).await;
    }
}

/// What is typed into the fields of a contact.
type Typed = [(PrivateField, String)];

/// Whether hosts alone have it.
fn of_hosts(field: PrivateField) -> bool {
    matches!(field, PrivateField::Street | PrivateField::Position)
}

/// Registers somebody at the desk, writes notes, opens and corrects the record.
async fn at_the_desk(
    server: &Server,
    name: &str,
    (first, second): (&Typed, &Typed),
    notes: &[String],
) -> Card {
    let typed = |fields: &Typed| -> Vec<(String, String)> {
        let shown = fields.iter().filter(|(field, _)| !of_hosts(*field));
        shown.map(|(field, text)| (field.as_str().to_owned(), text.replace('+', "%2B"))).collect()
    };
    let mut desk = Staff::signs_in(server, name, Role::Caseworker).await;
    let (first, second) = (typed(first), typed(second));
    let pairs = |fields: &'_ [(String, String)], more: &[(&'static str, &'static str)]| {
        let own = fields.iter().map(|(name, text)| (name.clone(), text.clone()));
        let more = more.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        own.chain(more).collect::<Vec<(String, String)>>()
    };
    let new = pairs(
        &first,
        &[("language", "ti"), ("given_via", "oral"), ("mandate_language", "ti"), ("given_on", "2026-11-20")],
    );
    let new: Vec<(&str, &str)> = new.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let card = registers_with(&mut desk, &new).await;
    let at = format!("/desk/people/{}", card.person);
    for note in notes {
        let answer = desk.steps("/desk/people/new", &format!("{at}/notes"), &[("text", note)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
    let opened = desk.steps("/desk/people/new", &format!("{at}/open"), &[("reason", "reach")]).await;
    assert!(opened.status == 200 && notes.iter().all(|note| opened.body.contains(note.as_str())));
    let corrected = pairs(&second, &[("language", "fr")]);
    let corrected: Vec<(&str, &str)> =
        corrected.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let answer = desk.steps("/desk/people/new", &format!("{at}/correct"), &corrected).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    card
}
