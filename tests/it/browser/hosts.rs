//! A host, from the desk to the phone: registered, let in by a link in a mail, and with their own offer; in French and in Arabic.

use std::path::Path;

use rooftop::domain::access::Role;
use rooftop::domain::notice::NoticeKind;
use rooftop::store::errands;

use super::driver::Browser;
use super::looked_at::{looks_at, posting_into};
use super::{fits_a_phone, signs_in};
use crate::fediverse::{Server, an_offer};
use crate::mail::read::ReadMail;
use crate::media::staff::account;

const EMAIL: &str = "nour@toits.example";

/// Registers a host whose offer this is; gives their page at the desk.
async fn registers(desk: &Browser, origin: &str, (offer, lang): (&str, &str)) -> String {
    for (name, value) in [
        ("called_name", if lang == "ar" { "ماري" } else { "Marie" }),
        ("phone", "+32 470 99 88 77"),
        ("email", &host_of(lang)),
        ("street", "Rue des Tilleuls 12"),
        ("position", "50.63961, 5.57182"),
    ] {
        desk.types(name, value).await;
    }
    for (name, value) in [
        ("channel", "email"),
        ("leave_message", "no"),
        ("language", lang),
        ("given_via", "oral"),
        ("mandate_language", "fr"),
    ] {
        desk.sets(name, value).await;
    }
    desk.presses_for("main form button", ".access-code").await;
    desk.presses("main a.button").await;
    let page = desk.client.current_url().await.unwrap().path().to_owned();
    desk.opens(&format!("{origin}/desk/proposals/{offer}")).await;
    page
}

fn host_of(lang: &str) -> String {
    format!("marie-{lang}@mail.example")
}

/// The link in the mail that came to an address.
async fn link_to(server: &Server, mails: &Path, email: &str) -> String {
    server.works().await;
    let entries = std::fs::read_dir(mails).unwrap();
    let read = entries.map(|entry| ReadMail::of(&std::fs::read_to_string(entry.unwrap().path()).unwrap()));
    let mail = read.filter(|mail| mail.header("To") == email).last().expect("a mail came");
    mail.line("http://").trim().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_hosts_and_of_links_fits_a_phone_and_can_be_looked_at() {
    let mails = tempfile::tempdir().unwrap();
    let server = posting_into(mails.path()).await;
    let id = account(&server, EMAIL, Role::Moderator).await;
    let origin = server.node.app.urls.origin().to_owned();
    let (desk, phone) = (Browser::phone().await, Browser::phone().await);
    desk.opens(&format!("{origin}/sign-in?lang=fr")).await;
    signs_in(&desk, &server, (EMAIL, id)).await;
    let mut wrong = Vec::new();
    for lang in ["fr", "ar"] {
        let offer = server.publishes(&an_offer()).await.id.to_string();
        desk.opens(&format!("{origin}/desk/people/new?kind=host&offer={offer}&lang={lang}")).await;
        wrong.extend(looks_at(&desk, "host-new", lang).await);
        let person = registers(&desk, &origin, (&offer, lang)).await;
        wrong.extend(looks_at(&desk, "host-offer", lang).await);
        let told = person.rsplit('/').next().unwrap().parse().unwrap();
        let now = server.clock.now();
        server.does(move |tx, _| Ok(errands::raise(tx, (told, NoticeKind::NewCard), now)?)).await.unwrap();
        desk.opens(&format!("{origin}{person}?lang={lang}")).await;
        wrong.extend(looks_at(&desk, "host", lang).await);
        desk.opens(&format!("{origin}/desk/people?lang={lang}")).await;
        wrong.extend(looks_at(&desk, "people-told", lang).await);

        phone.opens(&format!("{origin}/card?lang={lang}")).await;
        wrong.extend(looks_at(&phone, "card-or-link", lang).await);
        phone.opens(&format!("{origin}/my/link?lang={lang}")).await;
        wrong.extend(looks_at(&phone, "link", lang).await);
        phone.types("email", "marie").await;
        phone.presses_for("main form button", ".error").await;
        wrong.extend(looks_at(&phone, "link-wrong", lang).await);
        phone.opens(&format!("{origin}/my/link")).await;
        phone.types("email", &host_of(lang)).await;
        phone.presses_for("main form button", "main .notice").await;
        wrong.extend(looks_at(&phone, "link-asked", lang).await);
        let link = link_to(&server, mails.path(), &host_of(lang)).await;
        phone.opens(&link).await;
        wrong.extend(looks_at(&phone, "link-enter", lang).await);
        phone.presses("main form button").await;
        wrong.extend(looks_at(&phone, "my-host", lang).await);
        phone.opens(&format!("{origin}/my/offers/{offer}?lang={lang}")).await;
        wrong.extend(looks_at(&phone, "my-offer", lang).await);
        phone.presses("form[action$=pause] button").await;
        wrong.extend(looks_at(&phone, "my-offer-paused", lang).await);
        phone.opens(&format!("{origin}/my/offers/{offer}/withdraw")).await;
        wrong.extend(looks_at(&phone, "my-offer-withdraw", lang).await);
        phone.opens(&link).await;
        wrong.extend(looks_at(&phone, "link-over", lang).await);
        fits_a_phone(&phone, "a link that was used").await;
        phone.opens(&format!("{origin}/my")).await;
        phone.presses("form[action='/my/sign-out'] button").await;
    }
    desk.closes().await;
    phone.closes().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
