//! What people are told: an invitation, a new password, a second factor that an admin took away; and the language that they choose.

use rooftop::domain::access::Role;
use rooftop::i18n::Lang;
use rooftop::store::accounts;

use super::server::MailServer;
use super::{notices_of, posting_to, read_all};
use crate::media::staff::{PASSWORD, Staff, account};

const INVITED: &str = "nour@toits.example";
const NEW: &str = "des mots sans rapport";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_goes_by_mail_and_its_link_is_sealed_until_then() {
    let mail = MailServer::plain().await;
    let server = posting_to(&mail).await;
    let mut admin = Staff::signs_in(&server, "admin", Role::Admin).await;
    server.works().await;
    let fields = [("email", INVITED), ("role", "caseworker")];
    let answer = admin.steps("/desk/staff", "/desk/staff/invitations", &fields).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(answer.body.contains("Un e-mail avec le lien part vers cette adresse."), "{}", answer.body);
    server.works().await;
    let (to, read) = read_all(&mail).pop().unwrap();
    assert_eq!(to, INVITED);
    let link = read.line("http://toits.test/invitation/").replace("http://toits.test", "");
    assert!(answer.body.contains(&link), "who invites sees the same link, should the mail not arrive");
    assert!(read.flat().contains("La page s’ouvre pendant 7 jours et ne sert qu’une fois."), "{}", read.text);
    assert!(!read.flat().contains("nour") && !read.flat().contains("admin"), "{}", read.text);

    let page = Staff::nobody(&server).get(&link).await;
    assert_eq!(page.status, 200);
    let form = [("new_password", NEW), ("again", NEW)];
    let mut body = url::form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(form);
    let sent = server.client.post(format!("http://{}{link}", server.address)).header("host", "toits.test");
    let sent =
        sent.header("accept-language", "ar").header("content-type", "application/x-www-form-urlencoded");
    assert_eq!(sent.body(body.finish()).send().await.unwrap().status(), 303);
    let language = server.reads(|conn| {
        let (account, _) = accounts::by_email(conn, INVITED)?.expect("the account is made");
        accounts::language(conn, account.id)
    });
    assert_eq!(language.await, Lang::Ar, "the one in which it was read");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_changes_the_password_or_loses_the_factor_is_told_in_the_language_that_they_chose() {
    let mail = MailServer::plain().await;
    let server = posting_to(&mail).await;
    let mut bert = Staff::signs_in(&server, "bert", Role::Moderator).await;
    let wrong = bert.steps("/desk/account", "/desk/account/language", &[("language", "xx")]).await;
    assert_eq!(wrong.status, 404);
    let chosen = bert.steps("/desk/account", "/desk/account/language", &[("language", "en")]).await;
    assert_eq!(chosen.to, "/desk/account?done=language-chosen");
    assert!(bert.get("/desk/account").await.body.contains("<option value=\"en\" lang=\"en\" selected>"));

    let fields = [("password", PASSWORD), ("new_password", NEW), ("again", NEW)];
    let changed = bert.steps("/desk/account/password", "/desk/account/password", &fields).await;
    assert_eq!(changed.to, "/desk/account?done=password-changed", "{}", changed.body);
    server.works().await;
    let mut admin = Staff::signs_in(&server, "admin", Role::Admin).await;
    let other = account(&server, "carine@toits.example", Role::Moderator).await;
    server.works().await;
    let before = mail.got().len();
    let reset = admin.steps("/desk/staff", &format!("/desk/staff/{other}/reset-factor"), &[]).await;
    assert_eq!(reset.to, "/desk/staff?done=factor-reset", "{}", reset.body);
    server.works().await;
    assert_eq!(notices_of(&server).await, (0, 0));
    let all = read_all(&mail);
    let (to, read) = &all[0];
    assert_eq!(to, "bert@toits.example");
    assert!(read.flat().contains("The password of your account was changed"), "{}", read.text);
    assert_eq!(all.len(), before + 1);
    let (to, read) = &all[before];
    assert_eq!(to, "carine@toits.example");
    assert!(read.flat().contains("Le second facteur de votre compte a été effacé"), "{}", read.text);
}
