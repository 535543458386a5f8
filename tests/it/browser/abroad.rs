//! What allies and everybody know of a request, at the desk and on the phone of whose it is: what waits, what leaves and what is known.

use rooftop::domain::access::Role;
use rooftop::domain::partner::PartnerTier;
use rooftop::ids::{PersonId, ProposalId};
use rooftop::services::{appeals, batches};
use rooftop::store::{appeals as stored, people};

use super::cards::registers;
use super::driver::Browser;
use super::looked_at::looks_at;
use super::scene::{ALLY, partner};
use super::signs_in;
use crate::federation::crowd::{appeals_for, gathers};
use crate::fediverse::{Names, Plan, Server, a_request};
use crate::media::staff::account;

const EMAIL: &str = "laila@toits.example";

/// An open request of somebody; its id.
async fn request_of(server: &Server, person: PersonId) -> ProposalId {
    let id = server.publishes(&a_request()).await.id;
    server.does(move |tx, _| Ok(people::set_request(tx, id, person)?)).await.unwrap();
    id
}

/// The pages of an appeal, before anybody agreed, with a form that is wrong, and once it is out.
async fn looks_at_an_appeal(
    server: &Server,
    (desk, phone): (&Browser, &Browser),
    request: ProposalId,
    lang: &str,
) -> Vec<String> {
    let origin = server.node.app.urls.origin().to_owned();
    let mut wrong = Vec::new();
    let (at, mine) = (
        format!("{origin}/desk/proposals/{request}/appeal"),
        format!("{origin}/my/requests/{request}/appeal"),
    );
    desk.opens(&at).await;
    desk.presses_for("form.form button", "#failed").await;
    wrong.extend(looks_at(desk, "appeal-wrong", lang).await);
    phone.opens(&mine).await;
    wrong.extend(looks_at(phone, "my-appeal", lang).await);
    appeals_for(server, request).await;
    assert_eq!(appeals::run(&server.node.app).await, Ok(1));
    let appeal = server.reads(move |conn| stored::of_request(conn, request)).await.unwrap();
    let public = format!("{origin}/appeals/{}?lang={lang}", appeal.id);
    for (browser, page, name) in
        [(desk, &at, "appeal-out"), (phone, &mine, "my-appeal-out"), (desk, &public, "appeal")]
    {
        browser.opens(page).await;
        browser.says("document.querySelectorAll('details').forEach(d => d.open = true)").await;
        wrong.extend(looks_at(browser, name, lang).await);
    }
    wrong
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_about_what_allies_know_fits_a_phone_and_can_be_looked_at() {
    let settings = &[("FEDERATION__REQUESTS", "allies")];
    let plan = Plan { under: Names::Localhost, settings, ..Plan::of(&["toits"]) };
    let server = plan.start().await.remove(0);
    partner(&server, ALLY, PartnerTier::Ally).await;
    let id = account(&server, EMAIL, Role::Moderator).await;
    let origin = server.node.app.urls.origin().to_owned();
    let (desk, phone) = (Browser::phone().await, Browser::phone().await);
    desk.opens(&format!("{origin}/sign-in?lang=fr")).await;
    signs_in(&desk, &server, (EMAIL, id)).await;
    let mut wrong = Vec::new();
    for lang in ["fr", "ar"] {
        let (code, pin) = registers(&desk, &origin, lang).await;
        desk.presses("main a.button").await;
        let person = desk.client.current_url().await.unwrap().path().rsplit('/').next().unwrap().to_owned();
        let request = request_of(&server, person.parse().unwrap()).await;
        let at = format!("{origin}/desk/proposals/{request}/allies");
        desk.opens(&format!("{at}?lang={lang}")).await;
        wrong.extend(looks_at(&desk, "allies", lang).await);
        desk.presses_for("form.form button", "#failed").await;
        wrong.extend(looks_at(&desk, "allies-wrong", lang).await);

        phone.opens(&format!("{origin}/card?lang={lang}")).await;
        phone.types("code", &code).await;
        phone.types("pin", &pin).await;
        phone.presses("main form button").await;
        let mine = format!("{origin}/my/requests/{request}/allies");
        phone.opens(&mine).await;
        phone.presses_for("input[type=checkbox]", "input:checked").await;
        phone.presses("form.form button").await;
        wrong.extend(looks_at(&phone, "my-allies", lang).await);
        desk.opens(&at).await;
        wrong.extend(looks_at(&desk, "allies-waits", lang).await);
        if lang == "fr" {
            gathers(&server).await;
        }
        desk.opens(&at).await;
        wrong.extend(looks_at(&desk, "allies-leaves", lang).await);
        assert_eq!(batches::run(&server.node.app).await, Ok(1));
        for (browser, page, name) in [(&desk, &at, "allies-known"), (&phone, &mine, "my-allies-known")] {
            browser.opens(page).await;
            wrong.extend(looks_at(browser, name, lang).await);
        }
        wrong.extend(looks_at_an_appeal(&server, (&desk, &phone), request, lang).await);
        phone.opens(&format!("{origin}/my")).await;
        phone.presses("form[action='/my/sign-out'] button").await;
    }
    desk.closes().await;
    phone.closes().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
