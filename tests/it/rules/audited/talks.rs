//! What the staff says to people and to allies, and what it reads and releases of that.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::conversation::{MessageState, MessageText, Speaker, With};
use rooftop::domain::matches::{Match, Offered};
use rooftop::domain::private::{CaseReason, PersonKind};
use rooftop::ids::{ApId, MatchId, MessageId, PersonId, ProposalId};
use rooftop::services::{Viewer, conversations};
use rooftop::store::conversations::{self as stored, New};
use rooftop::store::people::Person;
use rooftop::store::{matches, people};

use super::Watched;
use crate::fediverse::noon;

fn text(words: &str) -> MessageText {
    MessageText::read(words).unwrap()
}

/// Writes to somebody what is held; gives the message.
async fn held(here: &Watched, by: Viewer, id: PersonId) -> MessageId {
    let words = text("Ménage en échange du logement");
    here.does(move |tx, app| conversations::write_to_person(tx, app, noon(), by, (id, &words, None))).await;
    let (app, with) = (here.server.node.app.clone(), With::Person(id));
    let all = here.server.reads(move |conn| stored::messages_of(conn, &app.data_keys, (with, 10))).await;
    all.last().unwrap().id
}

/// A match with an ally, in which something was said.
async fn said_to_an_ally(here: &Watched) -> (MatchId, MessageId) {
    let (id, message) = (MatchId::new(), MessageId::new());
    here.does(move |tx, app| {
        let ally: ApId = "https://c.example/actors/toits".parse().unwrap();
        let offered = Offered {
            request: "https://c.example/proposals/1".parse().unwrap(),
            offer: ProposalId::new(),
            ally: ally.clone(),
            deal: "https://c.example/activities/1".parse().unwrap(),
            ends_at: noon() + TimeDelta::days(7),
            two_for: Vec::new(),
        };
        matches::insert(tx, &Match::offered(id, offered, noon()))?;
        let (with, ap_id) = (With::Ally(id), app.urls.message(message));
        let number = stored::next(tx, with, Some(&ally))?;
        let new = New {
            id: message,
            speaker: Speaker::Ours,
            state: MessageState::Said,
            found: &[],
            by: None,
            ap_id: Some(&ap_id),
            told_at: None,
            text: "Samedi ?",
        };
        Ok(stored::insert(tx, &app.data_keys, (with, number, new), noon())?)
    })
    .await;
    (id, message)
}

pub(super) async fn talks_of(here: &mut Watched, of: (Viewer, Viewer)) {
    let writer = of.0;
    let lead = Viewer::Staff { account: of.1.account().unwrap(), role: Role::SafeguardingLead };
    let person = Person {
        id: PersonId::new(),
        kind: PersonKind::Seeker,
        language: "fr".to_owned(),
        created_at: noon(),
        hidden_until: None,
        erase_asked_at: None,
    };
    let id = person.id;
    here.does(move |tx, app| {
        people::insert(tx, &person)?;
        // What a person says is no deed of the staff.
        conversations::say(tx, app, noon(), &person, &text("Ménage en échange du logement ?"))
    })
    .await;
    let opened = (id, CaseReason::Asked);
    here.does(move |tx, app| conversations::open(tx, app, noon(), writer, opened).map(drop)).await;
    here.does(move |tx, _| conversations::looked(tx, noon(), lead, With::Person(id))).await;
    let words = text("Bonjour, venez lundi.");
    here.does(move |tx, app| conversations::write_to_person(tx, app, noon(), writer, (id, &words, None)))
        .await;
    let first = held(here, writer, id).await;
    let of_person = With::Person(id);
    here.does(move |tx, app| conversations::release(tx, app, noon(), lead, (of_person, first))).await;
    let second = held(here, writer, id).await;
    here.does(move |tx, app| conversations::discard(tx, app, noon(), writer, (of_person, second))).await;
    let said = said_to_an_ally(here).await;
    here.does(move |tx, app| conversations::take_back(tx, app, noon(), writer, said)).await;
    here.tells(&[
        "messages-opened moderator person asked",
        "messages-looked safeguarding_lead person",
        "message-written moderator person",
        "message-held moderator person",
        "message-released safeguarding_lead person",
        "message-held moderator person",
        "message-discarded moderator person",
        "message-taken-back moderator match",
    ])
    .await;
}
