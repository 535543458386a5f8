//! What people do, in a real browser of a phone's size.

mod abroad;
mod allied;
mod cards;
mod driver;
mod hosts;
mod looked_at;
mod matched;
mod plans;
mod queued;
mod scene;
mod talked;
mod told;
mod ways_in;

use rooftop::domain::access::Role;
use rooftop::ids::AccountId;
use serde_json::json;

use crate::fediverse::{Names, Plan, Server, an_offer};
use crate::media::staff::{account, code};
use driver::Browser;

const EMAIL: &str = "moderation@toits.example";
const PASSWORD: &str = "une phrase de passe";

async fn instance() -> (Server, AccountId) {
    let server = Plan { under: Names::Localhost, ..Plan::of(&["toits"]) }.start().await.remove(0);
    let moderator = account(&server, EMAIL, Role::Moderator).await;
    (server, moderator)
}

/// Signs in, with a code where one is asked for.
async fn signs_in(browser: &Browser, server: &Server, (email, id): (&str, AccountId)) {
    browser.types("email", email).await;
    browser.types("password", PASSWORD).await;
    browser.presses("main form button").await;
    if browser.client.current_url().await.unwrap().path() == "/sign-in/code" {
        browser.types("code", &code(server, id).await).await;
        browser.presses("main form button").await;
    }
}

/// Nothing is wider than the screen, nothing runs, nothing comes from elsewhere (PR-14), and everything can be touched.
async fn fits_a_phone(browser: &Browser, what: &str) {
    let wide =
        browser.says("document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
    assert_eq!(wide, json!(0), "{what} is wider than the screen");
    let scripts = "document.scripts.length - document.querySelectorAll('#queue-live').length";
    assert_eq!(browser.says(scripts).await, json!(0), "{what} has no script, but the queue's");
    let foreign = "performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin))";
    assert_eq!(browser.says(foreign).await, json!([]), "{what} asks no third party");
    let small = "[...document.querySelectorAll('button, input:not([type=hidden]), select')]\
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 24).map(e => e.outerHTML)";
    assert_eq!(browser.says(small).await, json!([]), "{what} has targets of under 24 px");
    keys_reach_everything(browser, what).await;
}

/// What can be used on a page, one of each group of choices. What is folded away is reached once it is unfolded, which its summary does.
const USABLE: &str = "[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]\
    .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true}))\
    .filter((e, at, all) => e.type != 'radio' || all.find(o => o.type == 'radio' && o.name == e.name && o.form == e.form) == e)";
/// Notes what gets the focus, and whether that shows.
const WATCH: &str = "(() => { document.activeElement.blur(); window.got = new Map(); document.addEventListener('focusin', e => { \
    const at = e.target.type == 'radio' ? e.target.form?.querySelector(`[name=\"${e.target.name}\"]`) ?? e.target : e.target; \
    let shows = false; for (let it = e.target; it && !shows; it = it.parentElement) { const style = getComputedStyle(it); \
    shows = style.outlineStyle != 'none' && parseFloat(style.outlineWidth) > 0 } got.set(at, shows) }) })()";
const TAB: &str = "\u{E004}";

/// Everything that can be used is reached with the tabulator alone, and shows that it was.
async fn keys_reach_everything(browser: &Browser, what: &str) {
    browser.says(WATCH).await;
    // A day has a stop for each of its parts.
    let count = format!("{USABLE}.length + 4 * document.querySelectorAll('[type=date]').length");
    let stops = browser.says(&count).await.as_u64().unwrap();
    browser.keys(&TAB.repeat(usize::try_from(stops).unwrap() + 2)).await;
    let missed = format!("{USABLE}.filter(e => !got.has(e)).map(e => e.outerHTML.slice(0, 200))");
    assert_eq!(browser.says(&missed).await, json!([]), "{what} has things that no key reaches, of {stops}");
    let unseen = "[...got].filter(([_, shows]) => !shows).map(([e]) => e.outerHTML.slice(0, 200))";
    assert_eq!(browser.says(unseen).await, json!([]), "{what} hides where the focus is");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_fits_a_phone_in_french_and_in_arabic_from_right_to_left() {
    let (server, _) = instance().await;
    let offer = server.publishes(&an_offer()).await;
    let origin = server.node.app.urls.origin().to_owned();
    let browser = Browser::phone().await;
    for (lang, direction) in [("fr", "ltr"), ("ar", "rtl")] {
        let pages = [
            "/",
            "/offers",
            &format!("/offers/{}", offer.id),
            "/@toits",
            "/about/privacy",
            "/sign-in",
            "/nothing",
        ];
        for page in pages {
            browser.opens(&format!("{origin}{page}?lang={lang}")).await;
            let what = format!("{page} in {lang}");
            assert_eq!(browser.says("document.documentElement.dir").await, json!(direction), "{what}");
            assert_eq!(browser.says("document.documentElement.lang").await, json!(lang), "{what}");
            fits_a_phone(&browser, &what).await;
        }
    }
    browser.closes().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_moderator_signs_in_mends_a_mistake_publishes_an_offer_and_withdraws_it() {
    let (server, moderator) = instance().await;
    let origin = server.node.app.urls.origin().to_owned();
    let browser = Browser::phone().await;
    browser.opens(&format!("{origin}/sign-in?lang=fr")).await;
    signs_in(&browser, &server, (EMAIL, moderator)).await;
    fits_a_phone(&browser, "the desk").await;

    browser.opens(&format!("{origin}/desk/proposals/new?purpose=offer")).await;
    fits_a_phone(&browser, "the form").await;
    browser.types("title", "Chambre claire").await;
    browser.sets("place_kind", "room").await;
    browser.types("capacity_persons", "2").await;
    browser.types("municipality", "Nulle-Part").await;
    browser.sets("available_from", "2026-12-01").await;
    browser.presses("button[value=publish]").await;
    assert!(browser.text().await.contains("Nulle-Part"), "the error names what was typed");
    let kept = browser.says("document.querySelector('[name=title]').value").await;
    assert_eq!(kept, json!("Chambre claire"), "what was typed is kept");
    fits_a_phone(&browser, "the form with an error").await;

    browser.sets("municipality", "4000").await;
    browser.presses("button[value=publish]").await;
    fits_a_phone(&browser, "the offer at the desk").await;
    let page = browser.client.current_url().await.unwrap();
    browser.opens(&format!("{origin}{}/photos", page.path())).await;
    fits_a_phone(&browser, "the photos of the offer").await;
    browser.opens(&format!("{origin}/offers")).await;
    assert!(browser.text().await.contains("Chambre claire"), "the offer is listed");

    browser.opens(&format!("{origin}{}/withdraw", page.path())).await;
    browser.presses("button.danger").await;
    browser.opens(&format!("{origin}/offers")).await;
    assert!(!browser.text().await.contains("Chambre claire"), "the withdrawn offer is not listed");
    browser.closes().await;
}
