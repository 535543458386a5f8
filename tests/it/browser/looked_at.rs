//! Every page of the staff with realistic content, at the size of a phone and of a desk, in French and in Arabic. With
//! `ROOFTOP_PICTURES=FOLDER` each is pictured there, to be looked at by whoever changed it.

use rooftop::domain::access::Role;
use serde_json::json;

use super::driver::Browser;
use super::scene::{self, ALLY, SILENT};
use super::{fits_a_phone, signs_in};
use crate::fediverse::{Names, Plan};
use crate::media::staff::account;

const EMAIL: &str = "direction@toits.example";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_the_staff_with_content_fits_a_phone_and_can_be_looked_at() {
    let server = Plan { under: Names::Localhost, ..Plan::of(&["toits"]) }.start().await.remove(0);
    let staff = account(&server, EMAIL, Role::Admin).await;
    let scene = scene::fills(&server, staff).await;
    let origin = server.node.app.urls.origin().to_owned();
    let browser = Browser::phone().await;
    let mut wrong = Vec::new();
    for lang in ["fr", "ar"] {
        browser.opens(&format!("{origin}/sign-in?lang={lang}")).await;
        wrong.extend(looks_at(&browser, "sign-in", lang).await);
        if lang == "fr" {
            signs_in(&browser, &server, (EMAIL, staff)).await;
        }
        let offer = format!("/desk/proposals/{}", scene.offer.id);
        let partner = format!("/desk/partners/{SILENT}");
        let pages = [
            ("home", "/desk".to_owned()),
            ("offer", offer),
            ("photos", format!("/desk/proposals/{}/photos", scene.with_photos.id)),
            ("public-offer", format!("/offers/{}", scene.with_photos.id)),
            ("review", "/desk/review".to_owned()),
            ("leads", "/desk/leads".to_owned()),
            ("lead", format!("/desk/leads/{}", scene.lead)),
            ("leads-closed", "/desk/leads?state=closed".to_owned()),
            ("reports", "/desk/reports".to_owned()),
            (
                "report-new",
                "/desk/reports/new?object=https%3A%2F%2Fmastodon.example%2Fusers%2Flea%2Fstatuses%2F1"
                    .to_owned(),
            ),
            ("audit", "/desk/audit".to_owned()),
            ("set-aside", "/desk/set-aside".to_owned()),
            ("partners", "/desk/partners".to_owned()),
            ("partner", partner.clone()),
            ("ally", format!("/desk/partners/{ALLY}")),
            ("block", format!("{partner}/block")),
            ("remove", format!("{partner}/remove")),
            ("domains", "/desk/domains".to_owned()),
            ("lists", "/desk/lists".to_owned()),
        ];
        for (name, page) in pages {
            let joined = if page.contains('?') { '&' } else { '?' };
            browser.opens(&format!("{origin}{page}{joined}lang={lang}")).await;
            wrong.extend(looks_at(&browser, name, lang).await);
        }
        for (name, file) in [
            ("domains-shown", "#domain,#severity\nspam.example,suspend"),
            ("domains-wrong", "#domain\na..example"),
        ] {
            browser.opens(&format!("{origin}/desk/domains?lang={lang}")).await;
            browser.types("text", file).await;
            browser.presses_for("main form button", "main .notice").await;
            wrong.extend(looks_at(&browser, name, lang).await);
        }
    }
    browser.closes().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What of a page is too small for a thumb.
const SMALL: &str = "[...document.querySelectorAll('main :is(button, .button, select, textarea, \
    input:not([type=hidden], [type=checkbox], [type=radio]), nav a, li > a, h2 > a, p > a:only-child, .check)')]\
    .filter(e => e.tagName != 'A' || e.matches('.button, nav a') || e.parentElement.textContent.trim() == e.textContent.trim())\
    .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)";

/// Pictures a page, and gives what is wrong with it.
async fn looks_at(browser: &Browser, name: &str, lang: &str) -> Option<String> {
    if let Some(folder) = std::env::var_os("ROOFTOP_PICTURES") {
        for width in [1280, 360] {
            let file = std::path::Path::new(&folder).join(format!("{name}-{lang}-{width}.png"));
            std::fs::write(file, browser.picture(width).await).unwrap();
        }
    }
    fits_a_phone(browser, &format!("{name} in {lang}")).await;
    let small = browser.says(SMALL).await;
    (small != json!([])).then(|| format!("{name} in {lang} has targets of under 44 px: {small:#}"))
}
