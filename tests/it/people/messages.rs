//! What a person and their association say to one another: who reads it, what is held, what is told of it, and what is left.

use rooftop::domain::access::Role;
use rooftop::domain::conversation::{MessageState, PERSON_MESSAGES_A_DAY, With};
use rooftop::services::erasure;
use rooftop::store::conversations::{self as stored, Message};
use rooftop::store::people;
use serde_json::Value;

use super::sealed::{everything, holds};
use super::{Card, caseworker, holder, hosts, server};
use crate::fediverse::{Server, an_offer};
use crate::media::staff::{Answered, Staff};

const ASKED: &str = "Quand puis-je visiter la chambre";
const ANSWER: &str = "Samedi à dix heures";

async fn opens(staff: &mut Staff<'_>, card: &Card) -> String {
    let path = format!("/desk/people/{}/messages/open", card.person);
    let answer = staff.steps("/desk/people/new", &path, &[("reason", "asked")]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body
}

async fn writes(staff: &mut Staff<'_>, card: &Card, text: &str) -> Answered {
    let path = format!("/desk/people/{}/messages", card.person);
    staff.steps("/desk/people/new", &path, &[("message", text)]).await
}

async fn asks(browser: &mut Staff<'_>, text: &str) -> Answered {
    browser.steps("/my/messages", "/my/messages", &[("message", text)]).await
}

async fn said(server: &Server, card: &Card) -> Vec<Message> {
    let (app, with) = (server.node.app.clone(), With::Person(card.person.parse().unwrap()));
    server.reads(move |conn| stored::messages_of(conn, &app.data_keys, (with, 100))).await
}

async fn of_person(staff: &Staff<'_>, card: &Card) -> String {
    staff.get(&format!("/desk/people/{}", card.person)).await.body.replace(['\u{2068}', '\u{2069}'], "")
}

#[actix_web::test]
async fn pr_11_a_person_and_their_association_write_to_one_another_and_each_reading_is_told() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let mut browser = holder(&server, &card).await;
    assert!(browser.get("/my").await.body.contains("Écrire à l’association"));
    assert_eq!(asks(&mut browser, ASKED).await.status, 303);
    let page = of_person(&staff, &card).await;
    assert!(page.contains("Il y a un message à lire") && !page.contains(ASKED), "unopened: {page}");
    let list = staff.get("/desk/messages").await.body;
    assert!(list.contains("À lire") && list.contains(super::NAME), "{list}");

    let opened = opens(&mut staff, &card).await;
    assert!(opened.contains(ASKED) && opened.contains("Cette lecture est notée"), "{opened}");
    assert!(!of_person(&staff, &card).await.contains("Il y a un message à lire"));
    assert_eq!(writes(&mut staff, &card, ANSWER).await.status, 303);
    assert!(of_person(&staff, &card).await.contains("pas encore lu"));
    assert!(browser.get("/my").await.body.contains("Vous avez un message à lire"));
    let read = browser.get("/my/messages").await.body;
    assert!(read.contains(ASKED) && read.contains(ANSWER) && !read.contains("laila"), "{read}");
    let home = browser.get("/my").await.body;
    assert!(
        !home.contains("Vous avez un message à lire") && home.contains("Vos messages ont été lus"),
        "{home}"
    );
    assert!(of_person(&staff, &card).await.contains("Nos messages ont été lus"));

    let copy: Value = serde_json::from_str(&browser.get("/my/data.json").await.body).unwrap();
    let told = |number: usize, name: &str| copy["messages"][number][name].as_str().unwrap().to_owned();
    assert_eq!([told(0, "text"), told(0, "by")], [ASKED.to_owned(), "yourself".to_owned()]);
    assert_eq!([told(1, "text"), told(1, "by")], [ANSWER.to_owned(), "association".to_owned()]);
    assert!(!holds(&everything(&server).await, "visiter la chambre"), "it stands sealed");
}

#[actix_web::test]
async fn who_has_no_charge_reads_and_writes_nothing_and_is_told_what_they_would_be_told_of_nobody() {
    let server = server().await;
    let (_, card) = caseworker(&server).await;
    let mut browser = holder(&server, &card).await;
    asks(&mut browser, ASKED).await;
    let one = said(&server, &card).await.remove(0);
    let mut other = Staff::signs_in(&server, "omar", Role::Caseworker).await;
    other.reads_csrf("/desk/people/new").await;
    let at = format!("/desk/people/{}/messages", card.person);
    for (path, fields) in [
        (format!("{at}/open"), vec![("reason", "asked")]),
        (at.clone(), vec![("message", "Bonjour")]),
        (at.clone(), vec![("message", "")]),
        (format!("{at}/looked"), vec![]),
        (format!("{at}/{}", one.id), vec![("act", "discard")]),
    ] {
        let answer = other.posts(&path, &fields).await;
        assert_eq!(answer.status, 404, "{path}: {}", answer.body);
        assert!(!answer.body.contains(ASKED));
    }
    let list = other.get("/desk/messages?words=chambre").await.body;
    assert!(!list.contains(super::NAME) && !list.contains(ASKED), "{list}");
}

#[actix_web::test]
async fn what_was_typed_is_kept_with_its_limit_on_both_sides_and_a_person_writes_so_much_a_day() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let mut browser = holder(&server, &card).await;
    let long = "é".repeat(2001);
    let (theirs, ours) = (asks(&mut browser, &long).await, writes(&mut staff, &card, &long).await);
    for answer in [theirs, ours] {
        assert_eq!(answer.status, 400);
        assert!(answer.body.contains("2001") && answer.body.contains("2000") && answer.body.contains(&long));
    }
    assert_eq!(asks(&mut browser, " ").await.status, 400);
    for number in 0..PERSON_MESSAGES_A_DAY {
        assert_eq!(asks(&mut browser, &format!("Message {number}")).await.status, 303);
    }
    let answer = asks(&mut browser, "Un de plus").await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("Un de plus") && answer.body.contains("la limite"), "{}", answer.body);
    server.later(chrono::TimeDelta::hours(25));
    let mut browser = holder(&server, &card).await;
    assert_eq!(asks(&mut browser, "Un de plus").await.status, 303);
}

#[actix_web::test]
async fn sg_09_what_a_person_says_of_work_for_a_room_is_looked_at_a_second_time_by_who_decides() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let mut browser = holder(&server, &card).await;
    let text = "Il demande du ménage en échange du logement";
    assert_eq!(asks(&mut browser, text).await.status, 303, "a person is never held");
    let opened = opens(&mut staff, &card).await;
    assert!(opened.contains(text) && opened.contains("À relire avec attention"), "{opened}");
    assert!(of_person(&staff, &card).await.contains("doit le relire"));
    let at = format!("/desk/people/{}/messages/looked", card.person);
    assert_eq!(staff.steps("/desk/people/new", &at, &[]).await.status, 403, "a caseworker does not decide");
    let mut nour = Staff::signs_in(&server, "nour", Role::Moderator).await;
    assert!(nour.get("/desk/messages").await.body.contains("danger possible"));
    assert!(opens(&mut nour, &card).await.contains("J’ai relu, c’est en ordre"));
    assert_eq!(nour.steps("/desk/people/new", &at, &[]).await.status, 303);
    assert!(!of_person(&staff, &card).await.contains("doit le relire"));
}

#[actix_web::test]
async fn sg_05_what_could_reach_a_seeker_is_held_from_a_host_until_somebody_else_read_it() {
    let server = server().await;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let offer = server.publishes(&an_offer()).await.id;
    let card = hosts::registers(&mut staff, offer).await;
    let answer = writes(&mut staff, &card, "Elle vous attend, 0470 11 22 33").await;
    assert!(answer.to.contains("talk-held"), "{} {}", answer.to, answer.body);
    let browser = holder(&server, &card).await;
    assert!(!browser.get("/my/messages").await.body.contains("0470"), "it was not said");
    assert!(!browser.get("/my").await.body.contains("Vous avez un message à lire"));
    assert!(!browser.get("/my/data.json").await.body.contains("0470"));
    let held = said(&server, &card).await.remove(0);
    let at = format!("/desk/people/{}/messages/{}", card.person, held.id);
    let own = staff.steps("/desk/people/new", &at, &[("act", "release")]).await;
    assert_eq!(own.status, 403, "SG-12, and a caseworker reviews nothing");
    let mut nour = Staff::signs_in(&server, "nour", Role::Moderator).await;
    let opened = opens(&mut nour, &card).await;
    assert!(opened.contains("Ce message est retenu") && opened.contains("J’ai relu, envoyer"), "{opened}");
    assert_eq!(nour.steps("/desk/people/new", &at, &[("act", "release")]).await.status, 303);
    assert!(browser.get("/my/messages").await.body.contains("0470 11 22 33"));
    assert_eq!(said(&server, &card).await[0].state, MessageState::Said);
}

#[actix_web::test]
async fn an_address_in_a_message_is_a_safe_link_and_markup_is_text() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    writes(&mut staff, &card, "Voir https://www.liege.be/logement. <script>x</script>").await;
    let page = holder(&server, &card).await.get("/my/messages").await.body;
    let link = "<a href=\"https://www.liege.be/logement\" rel=\"nofollow noopener noreferrer ugc\">";
    assert!(page.contains(link) && page.contains("&lt;script&gt;") && !page.contains("<script>x"), "{page}");
}

#[actix_web::test]
async fn pr_08_what_was_said_goes_with_the_person_and_a_new_card_hides_it() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let mut browser = holder(&server, &card).await;
    asks(&mut browser, ASKED).await;
    let (id, until) = (card.person.parse().unwrap(), server.clock.now() + chrono::TimeDelta::hours(24));
    server.does(move |tx, _| Ok(people::hide(tx, id, (until, None))?)).await.unwrap();
    let hidden = browser.get("/my/messages").await.body;
    assert!(!hidden.contains(ASKED), "{hidden}");
    let copy: Value = serde_json::from_str(&browser.get("/my/data.json").await.body).unwrap();
    assert_eq!(copy["messages"].as_array().map(Vec::len), Some(0));

    writes(&mut staff, &card, ANSWER).await;
    let now = server.clock.now();
    server.does(move |tx, _| Ok(people::ask_erasure(tx, id, Some(now))?)).await.unwrap();
    server.later(chrono::TimeDelta::hours(erasure::TAKE_BACK_HOURS));
    assert_eq!(erasure::run(&server.node.app).await.unwrap(), 1);
    let with = card.person.clone();
    assert_eq!(server.reads(move |conn| stored::with_of(conn, &with)).await, None);
    assert!(said(&server, &card).await.is_empty());
}
