//! Conversations on the phone of whoever looks for a home and at the desk: with an ally and with a person, held, marked and wrong.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::actor::ActorKind;
use rooftop::domain::conversation::MessageText;
use rooftop::domain::lead::{LeadVisibility, Letter, NamesUs, Signs};
use rooftop::domain::matches::{Match, Offered};
use rooftop::domain::negotiation::{Negotiation, NegotiationState};
use rooftop::domain::partner::PartnerTier;
use rooftop::domain::report::Direction;
use rooftop::ids::{ApId, MatchId, PersonId};
use rooftop::services::{Viewer, conversations};
use rooftop::store::{matches, negotiations, people};

use super::driver::Browser;
use super::looked_at::looks_at;
use super::signs_in;
use crate::fediverse::{Names, Plan, Server, an_offer, settled};
use crate::media::staff::{Staff, account};
use crate::people::registers;

const EMAIL: &str = "moderation@toits.example";
const CONTEXT: &str = "http://foyers.localhost/contexts/1";

/// A match with the ally, in which both said something and something of ours is held.
async fn talks(here: &Server, there: &Server, by: Viewer) -> MatchId {
    let offer = here.publishes(&an_offer()).await.id;
    let (ally, id, now) = (there.node.app.association(), MatchId::new(), here.clock.now());
    let writing = move |tx: &mut rooftop::store::Tx<'_>, app: &rooftop::services::App| {
        let at = |path: &str| -> ApId { format!("http://foyers.localhost/{path}").parse().unwrap() };
        let (deal, ends_at) = (at("activities/1"), now + TimeDelta::days(7));
        let offered = Offered {
            request: at("requests/1"),
            offer,
            ally: ally.clone(),
            deal: deal.clone(),
            ends_at,
            two_for: Vec::new(),
        };
        matches::insert(tx, &Match::offered(id, offered, now))?;
        let negotiation = Negotiation {
            ap_id: deal,
            direction: Direction::In,
            ally: ally.clone(),
            proposal: offer,
            state: NegotiationState::UnderReview,
            agreement: None,
            context: Some(CONTEXT.to_owned()),
            quantity: "1".to_owned(),
            ends_at: Some(ends_at),
            facts: String::new(),
        };
        negotiations::insert(tx, &negotiation, now)?;
        for text in ["Bonjour, la famille peut venir samedi à dix heures.", "Appelez le 0470 12 34 56."] {
            conversations::write_to_ally(tx, app, now, by, (id, &MessageText::read(text).unwrap(), None))?;
        }
        let letter = Letter {
            note: at("messages/1"),
            sender: ally,
            sender_kind: ActorKind::Organization,
            in_reply_to: None,
            names_us: NamesUs::Yes,
            visibility: LeadVisibility::Private,
            language: None,
            content: "Samedi convient.\n\nL’hôte parle de ménage en échange du logement, nous vérifions."
                .to_owned(),
            signs: Signs::default(),
            updated_at: now,
        };
        conversations::heard(tx, app, now, (&letter, Some(CONTEXT)))
    };
    here.does(writing).await.unwrap();
    id
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn conversations_with_an_ally_and_with_a_person_fit_a_phone_and_can_be_looked_at() {
    let plan = Plan {
        under: Names::Localhost,
        settings: &[("LIMITS__SIGN_IN_PER_MINUTE", "10000")],
        ..Plan::of(&["toits", "foyers"])
    };
    let [here, there] = plan.start().await.try_into().ok().expect("two servers");
    here.befriends(&there, PartnerTier::Ally).await;
    there.befriends(&here, PartnerTier::Ally).await;
    settled(&[&here, &there]).await;
    let id = account(&here, EMAIL, Role::Moderator).await;
    let by = Viewer::Staff { account: id, role: Role::Moderator };
    let talk = talks(&here, &there, by).await;
    let mut laila = Staff::signs_in(&here, "laila", Role::Caseworker).await;
    let card = registers(&mut laila).await;
    let (person, now): (PersonId, _) = (card.person.parse().unwrap(), here.clock.now());
    let talking = move |tx: &mut rooftop::store::Tx<'_>, app: &rooftop::services::App| {
        let of = people::by_id(tx, person)?.expect("who was registered");
        let text = |words: &str| MessageText::read(words).unwrap();
        conversations::say(tx, app, now, &of, &text("Bonjour, quand puis-je voir la chambre ?"))?;
        let answer = text("Samedi à dix heures. Le plan : https://www.openstreetmap.org/node/1");
        conversations::write_to_person(tx, app, now, by, (person, &answer, None))?;
        conversations::say(tx, app, now, &of, &text("Il demande du ménage en échange du logement."))
    };
    here.does(talking).await.unwrap();
    let origin = here.node.app.urls.origin().to_owned();
    let (desk, mut wrong) = (Browser::phone().await, Vec::new());
    for lang in ["fr", "ar"] {
        desk.opens(&format!("{origin}/sign-in?lang={lang}")).await;
        signs_in(&desk, &here, (EMAIL, id)).await;
        for (name, path) in [
            ("talk-match", format!("/desk/matches/{talk}")),
            ("talks", "/desk/messages?words=samedi".to_owned()),
            ("talk-person", format!("/desk/people/{person}")),
        ] {
            desk.opens(&format!("{origin}{path}")).await;
            wrong.extend(looks_at(&desk, name, lang).await);
        }
        desk.presses_for("form[action$='messages/open'] button", "#f-message").await;
        wrong.extend(looks_at(&desk, "talk-person-opened", lang).await);
        desk.opens(&format!("{origin}/desk/matches/{talk}")).await;
        desk.presses_for("form:has(#f-message) button", "#failed").await;
        wrong.extend(looks_at(&desk, "talk-match-wrong", lang).await);
        desk.opens(&format!("{origin}/desk/account")).await;
        desk.presses("form[action='/sign-out'] button").await;
        let phone = Browser::phone().await;
        phone.opens(&format!("{origin}/card?lang={lang}")).await;
        phone.types("code", &card.code).await;
        phone.types("pin", &card.pin).await;
        phone.presses("main form button").await;
        wrong.extend(looks_at(&phone, "talk-home-seeker", lang).await);
        phone.opens(&format!("{origin}/my/messages")).await;
        wrong.extend(looks_at(&phone, "talk-seeker", lang).await);
        phone.presses_for("main form button", ".field.wrong").await;
        wrong.extend(looks_at(&phone, "talk-seeker-wrong", lang).await);
        phone.closes().await;
    }
    desk.closes().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
