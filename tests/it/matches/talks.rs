//! Conversations of two associations about a match: what arrives, and what is held.

use rooftop::domain::access::Role;
use rooftop::domain::conversation::{MessageState, With};
use rooftop::domain::lead::LeadState;
use rooftop::store::conversations::{self as stored, Message};
use rooftop::store::leads;

use super::abroad::Road;
use super::{SEEKER, SEEKER_PHONE, plain};
use crate::federation::verdicts::Allies;
use crate::fediverse::Server;
use crate::media::staff::{Answered, Staff};
use crate::people::rights::vacuums;
use crate::people::sealed::{everything, holds};

/// Says something on the page of a match.
pub(super) async fn says(staff: &mut Staff<'_>, id: &str, text: &str) -> Answered {
    staff.reads_csrf("/desk/account").await;
    staff.posts(&format!("/desk/matches/{id}/messages"), &[("message", text)]).await
}

/// Does something with a message.
pub(super) async fn does(staff: &mut Staff<'_>, id: &str, (message, act): (&Message, &str)) -> Answered {
    staff.reads_csrf("/desk/account").await;
    staff.posts(&format!("/desk/matches/{id}/messages/{}", message.id), &[("act", act)]).await
}

/// What a server holds of the conversation of a match.
pub(super) async fn said(server: &Server, id: &str) -> Vec<Message> {
    let (app, with) = (server.node.app.clone(), With::Ally(id.parse().unwrap()));
    server.reads(move |conn| stored::messages_of(conn, &app.data_keys, (with, 100))).await
}

pub(super) async fn page(staff: &Staff<'_>, id: &str) -> String {
    plain(&staff.get(&format!("/desk/matches/{id}")).await.body)
}

/// How many letters a server has.
pub(super) async fn count_leads(server: &Server) -> i64 {
    server.reads(|conn| leads::count(conn, leads::Which { state: LeadState::New, offer: None })).await
}

#[actix_web::test]
async fn what_a_moderator_says_is_on_the_page_of_the_others_match_and_no_name_of_the_staff_with_it() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (here, there) = road.until_offered().await;
    let answer = says(&mut road.nour, &here, "Peuvent-ils se voir samedi ?\nÀ la bibliothèque.").await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(page(&road.nour, &here).await.contains("Peuvent-ils se voir samedi"));
    assert_eq!(said(&allies.host, &there).await.len(), 0, "it is on its way");
    allies.settle().await;

    let read = page(&road.hana, &there).await;
    assert!(read.contains("Peuvent-ils se voir samedi ?") && read.contains("À la bibliothèque."), "{read}");
    assert!(read.contains("Il y a un message à lire") && !read.contains("nour"), "{read}");
    assert!(!read.contains("@beta"), "our own name is taken off: {read}");
    assert_eq!(count_leads(&allies.host).await, 0, "it is no letter");
    let list = plain(&road.hana.get("/desk/messages").await.body);
    assert!(list.contains("Association alpha") && list.contains("À lire"), "{list}");
    road.hana.reads_csrf("/desk/account").await;
    let seen = road.hana.posts(&format!("/desk/matches/{there}/messages/seen"), &[("act", "read")]).await;
    assert_eq!(seen.status, 303, "{}", seen.body);
    assert!(!page(&road.hana, &there).await.contains("Il y a un message à lire"));
    let colleague = Staff::signs_in(&allies.host, "ines", Role::Moderator).await;
    assert!(page(&colleague, &there).await.contains("Il y a un message à lire"), "each reads for themselves");

    assert_eq!(says(&mut road.hana, &there, "Oui, samedi à dix heures.").await.status, 303);
    allies.settle().await;
    assert!(page(&road.nour, &here).await.contains("Oui, samedi à dix heures."));
    assert!(!page(&colleague, &there).await.contains("Il y a un message à lire"), "a colleague answered");
    let found = plain(&road.nour.get("/desk/messages?words=SAMEDI").await.body);
    assert!(found.contains("Oui, samedi à dix heures."), "{found}");
    for server in [&allies.here, &allies.host] {
        vacuums(server).await;
        assert!(!holds(&everything(server).await, "samedi"), "it stands sealed, also where it was sent");
    }
}

#[actix_web::test]
async fn sg_05_a_message_with_contact_data_or_a_name_is_held_and_nothing_of_it_leaves() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (here, there) = road.until_offered().await;
    for (text, why) in [
        ("Appelez-la au 0470 11 22 33.", "téléphone"),
        ("Elle loge rue Saint-Gilles 12.", "rue"),
        ("Écrivez à marie@canari.example", "mail"),
        ("Selamawit viendra samedi.", "le nom d’une personne"),
    ] {
        let answer = says(&mut road.nour, &here, text).await;
        assert!(answer.to.contains("talk-held"), "{text}: {} {}", answer.to, answer.body);
        let read = page(&road.nour, &here).await;
        assert!(read.contains("Ce message est retenu") && read.to_lowercase().contains(why), "{why}: {read}");
    }
    allies.settle().await;
    assert!(said(&allies.host, &there).await.is_empty(), "nothing left");
    let stored = everything(&allies.host).await;
    for private in ["Selamawit", "0470 11 22 33", SEEKER, SEEKER_PHONE] {
        assert!(!holds(&stored, private), "{private}");
    }

    // Its writer releases nothing, writes it anew, and what is clean leaves.
    let held = said(&allies.here, &here).await;
    assert!(held.iter().all(|one| one.state == MessageState::Held) && held.len() == 4, "{held:?}");
    assert_eq!(does(&mut road.nour, &here, (&held[0], "release")).await.status, 403, "SG-12");
    road.nour.reads_csrf("/desk/account").await;
    let anew = [("message", "Nous la prévenons nous-mêmes."), ("instead_of", &held[0].id.to_string())];
    let answer = road.nour.posts(&format!("/desk/matches/{here}/messages"), &anew).await;
    assert!(answer.to.contains("talk-said"), "{} {}", answer.to, answer.body);
    assert_eq!(does(&mut road.nour, &here, (&held[1], "discard")).await.status, 303);
    allies.settle().await;
    let arrived = said(&allies.host, &there).await;
    let texts: Vec<&str> = arrived.iter().map(|one| one.text.expose()).collect();
    assert_eq!(texts, ["Nous la prévenons nous-mêmes."]);
    assert_eq!(said(&allies.here, &here).await.len(), 3, "one thrown away, one written anew");
}

#[actix_web::test]
async fn sg_09_a_message_that_hints_at_exploitation_is_released_by_somebody_else_and_marks_what_is_heard() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (here, there) = road.until_offered().await;
    let text = "L’hôte veut du ménage en échange du logement, est-ce vrai ?";
    assert!(says(&mut road.nour, &here, text).await.to.contains("talk-held"));
    allies.settle().await;
    assert!(said(&allies.host, &there).await.is_empty());
    let held = said(&allies.here, &here).await.remove(0);
    assert_eq!(does(&mut road.nour, &here, (&held, "release")).await.status, 403, "not its writer (SG-12)");
    let mut lea = Staff::signs_in(&allies.here, "lea", Role::Moderator).await;
    let waits = plain(&lea.get("/desk/messages").await.body);
    assert!(waits.contains("À relire avant l’envoi"), "{waits}");
    assert_eq!(does(&mut lea, &here, (&held, "release")).await.status, 303);
    assert_eq!(does(&mut lea, &here, (&held, "release")).await.status, 409, "once");
    allies.settle().await;
    assert_eq!(said(&allies.host, &there).await.len(), 1);
    let read = page(&road.hana, &there).await;
    assert!(read.contains("doit le relire") && read.contains("À relire avec attention"), "{read}");
    road.hana.reads_csrf("/desk/account").await;
    let looked = [("act", "looked")];
    let answer = road.hana.posts(&format!("/desk/matches/{there}/messages/seen"), &looked).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(!page(&road.hana, &there).await.contains("doit le relire"));
}

#[actix_web::test]
async fn what_was_typed_is_kept_with_the_limit_and_who_has_no_charge_is_told_nothing() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (here, _) = road.until_offered().await;
    let long = "é".repeat(2001);
    let answer = says(&mut road.nour, &here, &long).await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("2001") && answer.body.contains("2000") && answer.body.contains(&long));
    assert_eq!(says(&mut road.nour, &here, "  ").await.status, 400);
    let mut omar = Staff::signs_in(&allies.here, "omar", Role::Caseworker).await;
    for text in ["Bonjour", ""] {
        assert_eq!(says(&mut omar, &here, text).await.status, 404, "{text:?}");
    }
    says(&mut road.nour, &here, "Bonjour").await;
    let one = said(&allies.here, &here).await.remove(0);
    assert_eq!(does(&mut omar, &here, (&one, "take-back")).await.status, 404);
    assert!(!omar.get("/desk/messages?words=bonjour").await.body.contains("Bonjour"));
}
