//! A card, from the desk to the phone: it is registered, printed, scanned and used; in French and in Arabic.

use rooftop::domain::access::Role;

use super::driver::Browser;
use super::looked_at::looks_at;
use super::{fits_a_phone, signs_in};
use crate::fediverse::{Names, Plan, Server};
use crate::media::staff::account;

const EMAIL: &str = "laila@toits.example";

/// What a phone reads from a picture of a QR.
fn scanned(png: &[u8]) -> String {
    let picture = image::load_from_memory(png).unwrap().into_luma8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let at = |x: usize, y: usize| picture.as_raw()[y * width + x];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, at);
    let grids = prepared.detect_grids();
    assert_eq!(grids.len(), 1, "one QR in a picture of {width} by {height}");
    grids[0].decode().unwrap().1
}

/// Registers somebody at the desk; gives the code and the PIN that the page shows.
pub(super) async fn registers(browser: &Browser, origin: &str, lang: &str) -> (String, String) {
    browser.opens(&format!("{origin}/desk/people/new?lang={lang}")).await;
    fits_a_phone(browser, "the registration").await;
    browser.types("called_name", if lang == "ar" { "سلام" } else { "Selam" }).await;
    browser.types("phone", "+32 470 11 22 33").await;
    for (name, value) in [
        ("channel", "sms"),
        ("leave_message", "no"),
        ("language", "ti"),
        ("given_via", "oral"),
        ("mandate_language", "ti"),
    ] {
        browser.sets(name, value).await;
    }
    browser.presses_for("main form button", ".access-code").await;
    let code = browser.says("document.querySelector('.access-code').innerText").await;
    let pin = browser.says("document.querySelector('.access-pin').innerText.replace(' ', '')").await;
    (code.as_str().unwrap().to_owned(), pin.as_str().unwrap().to_owned())
}

/// Opens the record that is shown, writes a note into it, and reads it there.
async fn notes(desk: &Browser, lang: &str) -> Vec<String> {
    let opens = async || {
        desk.sets("reason", "reach").await;
        desk.presses("form[action$=open] button").await;
    };
    opens().await;
    let mut wrong = Vec::from_iter(looks_at(desk, "person-opened", lang).await);
    let note = if lang == "ar" {
        "تتصل بنا يوم الاثنين."
    } else {
        "Elle rappelle lundi, après le cours."
    };
    desk.types("text", note).await;
    desk.presses("form[action$=notes] button").await;
    wrong.extend(looks_at(desk, "person-noted", lang).await);
    opens().await;
    wrong.extend(looks_at(desk, "person-notes", lang).await);
    wrong
}

async fn server() -> Server {
    let plan = Plan { under: Names::Localhost, ..Plan::of(&["toits"]) };
    plan.start().await.remove(0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_card_is_printed_without_its_pin_scanned_and_used_on_a_phone() {
    let server = server().await;
    let id = account(&server, EMAIL, Role::Caseworker).await;
    let origin = server.node.app.urls.origin().to_owned();
    let (desk, phone) = (Browser::phone().await, Browser::phone().await);
    desk.opens(&format!("{origin}/sign-in?lang=fr")).await;
    signs_in(&desk, &server, (EMAIL, id)).await;
    let (code, pin) = registers(&desk, &origin, "fr").await;
    assert_eq!(scanned(&desk.pictures(".access-card svg").await), code.replace('-', ""), "the code only");
    desk.shows_as("print").await;
    let printed = desk.text().await;
    assert!(printed.contains(&code) && printed.contains("/card"), "{printed}");
    let half = &pin[..3];
    assert!(!printed.contains(&pin) && !printed.contains(half), "the PIN is not printed: {printed}");
    assert!(desk.prints().await.starts_with(b"%PDF"), "it can be kept as a PDF");

    phone.opens(&format!("{origin}/card?lang=fr")).await;
    fits_a_phone(&phone, "the way in").await;
    phone.types("code", &code.to_lowercase()).await;
    phone.types("pin", "000000").await;
    phone.presses_for("main form button", "#failed").await;
    let kept = phone.says("document.querySelector('[name=code]').value").await;
    assert_eq!(kept, code.to_lowercase(), "the code is kept, the PIN is not");
    assert_eq!(phone.says("document.querySelector('[name=pin]').value").await, "");
    phone.types("pin", &pin).await;
    phone.presses("main form button").await;
    fits_a_phone(&phone, "what is theirs").await;
    assert!(phone.text().await.contains("Bonjour"), "somebody is in");
    assert_eq!(phone.client.title().await.unwrap(), "Mon espace");
    let weight = phone
        .says(
            "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))\
             .reduce((sum, e) => sum + e.decodedBodySize, 0)",
        )
        .await;
    assert!(weight.as_u64().unwrap() <= 60_000, "a seeker's page weighs {weight} bytes");
    let exit = phone.says("document.querySelector('a.exit').getAttribute('href')").await;
    assert_eq!(exit, "/my/exit");
    desk.closes().await;
    phone.closes().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_about_people_fits_a_phone_and_can_be_looked_at() {
    let server = server().await;
    let id = account(&server, EMAIL, Role::Moderator).await;
    let origin = server.node.app.urls.origin().to_owned();
    let (desk, phone) = (Browser::phone().await, Browser::phone().await);
    desk.opens(&format!("{origin}/sign-in?lang=fr")).await;
    signs_in(&desk, &server, (EMAIL, id)).await;
    let mut wrong = Vec::new();
    for lang in ["fr", "ar"] {
        desk.opens(&format!("{origin}/desk/people/new?lang={lang}")).await;
        wrong.extend(looks_at(&desk, "person-new", lang).await);
        desk.types("phone", "12").await;
        desk.presses_for("main form button", ".error").await;
        wrong.extend(looks_at(&desk, "person-wrong", lang).await);
        let (code, pin) = registers(&desk, &origin, lang).await;
        wrong.extend(looks_at(&desk, "card-shown", lang).await);
        desk.presses("main a.button").await;
        wrong.extend(looks_at(&desk, "person", lang).await);
        let person = desk.client.current_url().await.unwrap().path().to_owned();
        wrong.extend(notes(&desk, lang).await);
        desk.opens(&format!("{origin}{person}/card?lang={lang}")).await;
        wrong.extend(looks_at(&desk, "card-again", lang).await);
        desk.opens(&format!("{origin}/desk/people?lang={lang}")).await;
        wrong.extend(looks_at(&desk, "people", lang).await);

        phone.opens(&format!("{origin}/about/privacy?lang={lang}")).await;
        wrong.extend(looks_at(&phone, "privacy", lang).await);
        phone.opens(&format!("{origin}/card?lang={lang}")).await;
        wrong.extend(looks_at(&phone, "card", lang).await);
        phone.types("code", "7K2M9Q").await;
        phone.types("pin", "12").await;
        phone.presses_for("main form button", ".error").await;
        wrong.extend(looks_at(&phone, "card-wrong", lang).await);
        phone.opens(&format!("{origin}/card")).await;
        phone.types("code", &code).await;
        phone.types("pin", &pin).await;
        phone.presses("main form button").await;
        wrong.extend(looks_at(&phone, "my", lang).await);
        phone.opens(&format!("{origin}/my/erase")).await;
        wrong.extend(looks_at(&phone, "my-erase", lang).await);
        phone.types("pin", &pin).await;
        phone.presses("main form button").await;
        wrong.extend(looks_at(&phone, "my-erase-asked", lang).await);
        phone.opens(&format!("{origin}/my/pin")).await;
        wrong.extend(looks_at(&phone, "my-pin", lang).await);
        phone.opens(&format!("{origin}/my")).await;
        phone.presses("form[action='/my/sign-out'] button").await;
    }
    desk.closes().await;
    phone.closes().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
