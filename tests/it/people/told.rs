//! A new card is told of by the channel that somebody chose, or by whoever has charge of them.

use std::path::Path;
use std::sync::Arc;

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::contact::{Contact, TypedContact};
use rooftop::domain::notice::NoticeState;
use rooftop::domain::private::{CardReason, GivenVia, PersonKind};
use rooftop::ids::{AccountId, PersonId};
use rooftop::services::people::{self as service, MandateTerms, NewPerson};
use rooftop::services::second_factor::{Outcome, Proof};
use rooftop::services::{App, ServiceError, Viewer, cards};
use rooftop::store::{Tx, errands, notices, people as stored};
use serde_json::Value;

use super::{HOURS, NAME, PHONE};
use crate::fediverse::{Plan, Server};
use crate::mail::read::ReadMail;
use crate::media::staff::{Staff, account, code, key};
use crate::processes::until;
use crate::program::Place;
use crate::store::notices::everything;

const EMAIL: &str = "canari.selam@mail.example";

/// Somebody who is reached so.
pub fn contact(channel: &str, leave: &str) -> Contact {
    let typed = TypedContact {
        called_name: NAME.to_owned(),
        phone: PHONE.to_owned(),
        email: EMAIL.to_owned(),
        safe_hours: HOURS.to_owned(),
        channel: channel.to_owned(),
        leave_message: leave.to_owned(),
        ..TypedContact::default()
    };
    Contact::read(PersonKind::Seeker, &typed).unwrap()
}

/// Somebody of this language, to be registered.
pub fn somebody(contact: Contact, language: &str) -> NewPerson {
    let language = language.to_owned();
    let given_on = "2026-11-20".parse().unwrap();
    let mandate = MandateTerms { given_via: GivenVia::Oral, language: language.clone(), given_on };
    NewPerson { kind: PersonKind::Seeker, language, contact, mandate }
}

/// A server whose mails and SMS are files of a folder.
async fn posting_into(folder: &Path) -> Server {
    let (mails, sms) = (folder.join("mails").display().to_string(), folder.join("sms").display().to_string());
    let settings = [
        ("MAIL__TRANSPORT", "folder"),
        ("MAIL__FOLDER", mails.as_str()),
        ("MAIL__SENDER", "rooftop@toits.test"),
        ("SMS__GATEWAY", "file"),
        ("SMS__FILE", sms.as_str()),
    ];
    Plan { settings: &settings, ..Plan::of(&["toits"]) }.start().await.remove(0)
}

/// A moderator with a second factor.
async fn moderator(server: &Server) -> (AccountId, Viewer) {
    let id = account(server, "nour@toits.example", Role::Moderator).await;
    (id, Viewer::Staff { account: id, role: Role::Moderator })
}

async fn registered(server: &Server, by: Viewer, new: NewPerson) -> PersonId {
    let (app, now) = (Arc::clone(&server.node.app), server.clock.now());
    let card = cards::make(&app, None).await.unwrap();
    let (id, _) =
        server.does(move |tx, app| service::register(tx, app, now, by, (&new, card))).await.unwrap();
    id
}

/// Gives somebody another card.
async fn replaced(server: &Server, by: (AccountId, Viewer), id: PersonId) {
    // A code is good once.
    server.later(TimeDelta::minutes(1));
    let proof = Proof::Code(code(server, by.0).await);
    let (app, now) = (Arc::clone(&server.node.app), server.clock.now());
    let card = cards::make(&app, None).await.unwrap();
    let giving = move |tx: &mut Tx<'_>, app: &App| {
        service::reissue(tx, app, now, by.1, (id, CardReason::Stolen, &proof), card)
    };
    let given = server.does(giving).await.unwrap();
    assert!(matches!(given, Outcome::Done(_)), "{given:?}");
}

/// Somebody whose card was replaced.
async fn with_a_new_card(
    server: &Server,
    by: (AccountId, Viewer),
    (contact, language): (Contact, &str),
) -> PersonId {
    let id = registered(server, by.1, somebody(contact, language)).await;
    replaced(server, by, id).await;
    id
}

/// What somebody is to be told by hand.
async fn to_tell(server: &Server, id: PersonId) -> Vec<(String, u32)> {
    let found = server.reads(move |conn| errands::of_person(conn, id)).await;
    found.into_iter().map(|errand| (errand.kind.to_string(), errand.times)).collect()
}

fn mails(folder: &Path) -> Vec<ReadMail> {
    let Ok(entries) = std::fs::read_dir(folder.join("mails")) else { return Vec::new() };
    let read = |path: &Path| ReadMail::of(&std::fs::read_to_string(path).unwrap());
    entries.map(|entry| read(&entry.unwrap().path())).collect()
}

fn sms(folder: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(folder.join("sms")).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Sees that a text holds nothing of the person.
fn says_nothing(text: &str) {
    for canary in [NAME, PHONE, "470112233", EMAIL, "canari", HOURS] {
        assert!(!text.contains(canary), "{canary} in\n{text}");
    }
}

#[actix_web::test]
async fn pr_12_a_new_card_is_told_by_mail_in_the_person_s_language_and_its_row_holds_no_address() {
    let folder = tempfile::tempdir().unwrap();
    let server = posting_into(folder.path()).await;
    let by = moderator(&server).await;
    let id = with_a_new_card(&server, by, (contact("email", "no"), "ar")).await;
    let rows = server.reads(everything).await;
    assert!(rows.contains(&id.to_string()) && rows.contains("new-card"), "{rows}");
    assert!(!rows.contains("email") && !rows.contains("sms"), "the channel is sealed too: {rows}");
    says_nothing(&rows);
    server.works().await;
    let found: Vec<ReadMail> =
        mails(folder.path()).into_iter().filter(|mail| mail.header("To") == EMAIL).collect();
    let [mail] = &found[..] else { panic!("one mail: {found:?}") };
    assert_eq!(mail.header("Content-Language"), "ar");
    assert_eq!(mail.subject, "رسالة من toits.test");
    assert!(mail.flat().contains("استُبدلت بطاقة دخولكم"), "{}", mail.text);
    let rest: Vec<_> = mail.headers.iter().filter(|(name, _)| name != "To").collect();
    says_nothing(&format!("{rest:?}{}", mail.text));
    assert_eq!((sms(folder.path()).len(), to_tell(&server, id).await), (0, vec![]));
    assert_eq!(server.reads(|conn| notices::count(conn, NoticeState::Waiting)).await, 0);
}

#[actix_web::test]
async fn pr_12_an_sms_says_that_the_card_was_replaced_where_a_message_may_be_left() {
    let folder = tempfile::tempdir().unwrap();
    let server = posting_into(folder.path()).await;
    let by = moderator(&server).await;
    let may = with_a_new_card(&server, by, (contact("sms", "yes"), "nl")).await;
    let may_not = with_a_new_card(&server, by, (contact("sms", "no"), "nl")).await;
    server.works().await;
    let sent = sms(folder.path());
    let [one] = &sent[..] else { panic!("one SMS: {sent:?}") };
    assert_eq!(one["to"], PHONE);
    assert_eq!(one["text"], "toits.test: uw kaart is vervangen. Niet door u? Verwittig het team.");
    assert!(mails(folder.path()).iter().all(|mail| mail.header("To") != EMAIL));
    assert_eq!(to_tell(&server, may).await, vec![]);
    assert_eq!(to_tell(&server, may_not).await, [("new-card".to_owned(), 1)], "hours that are words");
}

#[actix_web::test]
async fn who_cannot_be_written_to_is_told_by_whoever_has_charge_of_them_and_reads_that_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let server = posting_into(folder.path()).await;
    let by = moderator(&server).await;
    let id = with_a_new_card(&server, by, (contact("voice", "yes"), "ti")).await;
    server.works().await;
    replaced(&server, by, id).await;
    server.works().await;
    assert_eq!(to_tell(&server, id).await, [("new-card".to_owned(), 2)], "one matter, however often");
    assert_eq!((mails(folder.path()).len(), sms(folder.path()).len()), (0, 0));

    let path = format!("/desk/people/{id}");
    let told = format!("{path}/told");
    let mut stranger = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let refused = stranger.steps("/desk/account", &told, &[("kind", "new-card")]).await;
    assert_eq!(refused.status, 404, "as of nobody: {}", refused.body);
    let mut lead = Staff::signs_in(&server, "lead", Role::SafeguardingLead).await;
    assert!(lead.get("/desk/people").await.body.contains("à prévenir"));
    let page = lead.get(&path).await.body;
    assert!(page.contains("Sa carte a été remplacée.") && page.contains("C’est dit"), "{page}");
    says_nothing(&page);
    assert_eq!(lead.steps(&path, &told, &[("kind", "pigeon")]).await.status, 400);
    let done = lead.steps(&path, &told, &[("kind", "new-card")]).await;
    assert_eq!(done.to, format!("{path}?done=person-told"), "{}", done.body);
    assert_eq!(to_tell(&server, id).await, vec![]);
    assert_eq!(lead.steps("/desk/account", &told, &[("kind", "new-card")]).await.status, 404, "once");
    assert!(!lead.get("/desk/people").await.body.contains("à prévenir"));
    let looked = server.reads(move |conn| Ok(rooftop::services::own::looked_at(conn, id, 1))).await.unwrap();
    assert_eq!(looked[0].event.as_str(), "person-told");
}

#[actix_web::test]
async fn where_neither_mail_nor_sms_leave_everybody_is_told_by_hand_and_nobody_who_was_erased() {
    let [server] = crate::fediverse::fediverse(["toits"]).await;
    let by = moderator(&server).await;
    let mail = with_a_new_card(&server, by, (contact("email", "yes"), "fr")).await;
    let sms = with_a_new_card(&server, by, (contact("sms", "yes"), "fr")).await;
    let gone = with_a_new_card(&server, by, (contact("post", "yes"), "fr")).await;
    server.does(move |tx, _| Ok(stored::delete(tx, gone)?)).await.unwrap();
    server.works().await;
    for id in [mail, sms] {
        assert_eq!(to_tell(&server, id).await, [("new-card".to_owned(), 1)]);
    }
    assert_eq!(to_tell(&server, gone).await, vec![]);
    assert_eq!(server.reads(|conn| notices::count(conn, NoticeState::Waiting)).await, 0);
    server.does(move |tx, _| Ok(stored::delete(tx, mail)?)).await.unwrap();
    assert_eq!(to_tell(&server, mail).await, vec![], "what was to be told goes with the person");
}

#[actix_web::test]
async fn what_nobody_takes_for_days_is_told_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    // A folder of mails that cannot be made, for a file stands there.
    std::fs::write(folder.path().join("mails"), "no folder").unwrap();
    let server = posting_into(folder.path()).await;
    let by = moderator(&server).await;
    let id = with_a_new_card(&server, by, (contact("email", "no"), "fr")).await;
    server.works().await;
    assert_eq!(to_tell(&server, id).await, vec![], "it is tried again first");
    for _ in 0..40 {
        server.later(TimeDelta::hours(12));
        server.works().await;
    }
    assert_eq!(to_tell(&server, id).await, [("new-card".to_owned(), 1)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_12_the_log_of_the_program_names_nobody_whom_it_writes_to() {
    let place = Place::reachable("toits").await.0;
    let (mails, sms) = (place.path().join("mails"), place.path().join("sms"));
    let place = place
        .set("LOG", "debug")
        .set("MAIL__TRANSPORT", "folder")
        .set("MAIL__FOLDER", &mails.display().to_string())
        .set("MAIL__SENDER", "rooftop@toits.test")
        .set("SMS__GATEWAY", "file")
        .set("SMS__FILE", &sms.display().to_string());
    let node = rooftop::server::open(place.config(), rooftop::server::Surroundings::real()).await.unwrap();
    let app = Arc::clone(&node.app);
    let now = app.clock.now();
    let noting = {
        let app = Arc::clone(&app);
        let cards = [cards::make(&app, None).await.unwrap(), cards::make(&app, None).await.unwrap()];
        let others = [cards::make(&app, None).await.unwrap(), cards::make(&app, None).await.unwrap()];
        let (new, hash) = rooftop::services::accounts::prepare(
            "nour@toits.example",
            Role::Moderator,
            crate::media::staff::PASSWORD,
        )
        .unwrap();
        move |tx: &mut Tx<'_>| {
            rooftop::services::accounts::create(tx, now, &new, &hash)?;
            rooftop::services::second_factor::store(tx, &app, now, (new.id, &key(), 0))?;
            let by = Viewer::Staff { account: new.id, role: Role::Moderator };
            for (at, (card, (other, channel))) in
                cards.into_iter().zip(others.into_iter().zip(["email", "sms"])).enumerate()
            {
                let new = somebody(contact(channel, "yes"), "fr");
                let (id, _) = service::register(tx, &app, now, by, (&new, card))?;
                let step = TimeDelta::seconds(30 * i64::try_from(at).unwrap());
                let proof = Proof::Code(key().code(now + step));
                let given = service::reissue(tx, &app, now, by, (id, CardReason::Lost, &proof), other)?;
                assert!(matches!(given, Outcome::Done(_)), "{given:?}");
            }
            Ok::<_, ServiceError>(())
        }
    };
    app.db.tx(noting).await.unwrap();
    let mut program = place.starts(&["serve"]);
    until("both are sent", async || {
        let sms = std::fs::read_to_string(&sms).unwrap_or_default();
        let mails = std::fs::read_dir(&mails).map_or(0, Iterator::count);
        (sms.lines().count() == 1 && mails == 1).then_some(())
    })
    .await;
    program.says("a notice was sent").await;
    let (_, heard) = program.stops().await;
    let heard = heard.join("\n");
    assert!(heard.contains("new-card"), "the log was read: {heard}");
    says_nothing(&heard);
}
