//! Every page of the staff with realistic content, at the size of a phone and of a desk, in French and in Arabic. With
//! `ROOFTOP_PICTURES=FOLDER` each is pictured there, to be looked at by whoever changed it.

use std::path::Path;

use rooftop::domain::access::Role;
use rooftop::domain::field::{Field, Purpose};
use rooftop::domain::notice::Notice;
use rooftop::domain::vetting::{ConsentState, ConsentVia, StepOutcome, VettingStep};
use rooftop::ids::{AccountId, ProposalId};
use rooftop::services::vetting::{ConsentTold, StepTold};
use rooftop::services::{App, Viewer, accounts, notices as service, proposals, review, staff, vetting};
use rooftop::store::accounts::Activity;
use rooftop::store::{Claim, Tx, notices};
use serde_json::json;

use super::driver::Browser;
use super::scene::{self, ALLY, SILENT};
use super::{PASSWORD, fits_a_phone, signs_in};
use crate::accounts::factor::from_base32;
use crate::fediverse::{Names, Plan, Server, an_offer};
use crate::media::staff::account;

const EMAIL: &str = "direction@toits.example";
const REPORT_NEW: &str =
    "/desk/reports/new?object=https%3A%2F%2Fmastodon.example%2Fusers%2Flea%2Fstatuses%2F1";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_the_staff_with_content_fits_a_phone_and_can_be_looked_at() {
    let mails = tempfile::tempdir().unwrap();
    let server = posting_into(mails.path()).await;
    let admin = account(&server, EMAIL, Role::Admin).await;
    let scene = scene::fills(&server, admin).await;
    gives_up_notices(&server, admin).await;
    let origin = server.node.app.urls.origin().to_owned();
    let invitation = invites(&server).await;
    let screened = screens(&server, admin).await;
    let (browser, mut wrong) = (Browser::phone().await, Vec::new());
    for lang in ["fr", "ar"] {
        wrong.extend(looks_at_steps(&browser, &server, lang).await);
        browser.opens(&format!("{origin}/sign-in?lang={lang}")).await;
        wrong.extend(looks_at(&browser, "sign-in", lang).await);
        signs_in(&browser, &server, (EMAIL, admin)).await;
        let partner = format!("/desk/partners/{SILENT}");
        let pages = [
            ("home", "/desk".to_owned()),
            ("offer", format!("/desk/proposals/{}", scene.offer.id)),
            ("photos", format!("/desk/proposals/{}/photos", scene.with_photos.id)),
            ("public-offer", format!("/offers/{}", scene.with_photos.id)),
            ("review", "/desk/review".to_owned()),
            ("vetting", format!("/desk/proposals/{screened}/vetting")),
            ("held", format!("/desk/proposals/{screened}")),
            ("visits", "/desk/visits".to_owned()),
            ("visit", format!("/desk/visits/{}", scene.offer.id)),
            ("leads", "/desk/leads".to_owned()),
            ("lead", format!("/desk/leads/{}", scene.lead)),
            ("leads-closed", "/desk/leads?state=closed".to_owned()),
            ("reports", "/desk/reports".to_owned()),
            ("report-new", REPORT_NEW.to_owned()),
            ("audit", "/desk/audit".to_owned()),
            ("set-aside", "/desk/set-aside".to_owned()),
            ("partners", "/desk/partners".to_owned()),
            ("partner", partner.clone()),
            ("ally", format!("/desk/partners/{ALLY}")),
            ("block", format!("{partner}/block")),
            ("remove", format!("{partner}/remove")),
            ("domains", "/desk/domains".to_owned()),
            ("lists", "/desk/lists".to_owned()),
            ("account", "/desk/account".to_owned()),
            ("factor-replaced", "/desk/account/factor".to_owned()),
            ("factor-codes", "/desk/account/factor/codes".to_owned()),
            ("password", "/desk/account/password".to_owned()),
            ("staff", "/desk/staff".to_owned()),
            ("invitation", invitation.clone()),
        ];
        for (name, page) in pages {
            let joined = if page.contains('?') { '&' } else { '?' };
            browser.opens(&format!("{origin}{page}{joined}lang={lang}")).await;
            wrong.extend(looks_at(&browser, name, lang).await);
        }
        wrong.extend(looks_at_a_link(&browser, &server, lang).await);
        wrong.extend(looks_at_files(&browser, &origin, lang).await);
        browser.opens(&format!("{origin}/desk/account")).await;
        browser.presses("form[action='/sign-out'] button").await;
    }
    browser.closes().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A server whose mails are files of a folder.
pub(super) async fn posting_into(folder: &Path) -> Server {
    let folder = folder.display().to_string();
    let settings = [
        ("MAIL__TRANSPORT", "folder"),
        ("MAIL__FOLDER", folder.as_str()),
        ("MAIL__SENDER", "rooftop@toits.example"),
    ];
    let plan = Plan { under: Names::Localhost, settings: &settings, ..Plan::of(&["toits"]) };
    plan.start().await.remove(0)
}

/// Three notices that did not arrive.
async fn gives_up_notices(server: &Server, to: AccountId) {
    let now = server.clock.now();
    let giving_up = move |tx: &mut Tx<'_>, app: &App| {
        for _ in 0..3 {
            service::push_to_account(tx, app, now, (to, &Notice::PasswordChanged))?;
        }
        for leased in notices::claim(tx, Claim { now, lease_s: 60, limit: 10 })? {
            notices::give_up(tx, &leased, "refused", now)?;
        }
        Ok(())
    };
    server.does(giving_up).await.unwrap();
}

/// An offer whose text one of two people let out, with a vetting that has begun; gives its id.
async fn screens(server: &Server, admin: AccountId) -> ProposalId {
    let now = server.clock.now();
    let by = Viewer::Staff { account: admin, role: Role::Admin };
    let draft = an_offer()
        .with(Field::Title, "Chambre avec jardin, Belges uniquement")
        .with(Field::Description, "Un peu de ménage en échange du logement. Appelez le 0475 12 34 56.")
        .with(Field::HostWomen, "1")
        .with(Field::HostMen, "1")
        .draft;
    let screening = move |tx: &mut Tx<'_>, app: &App| {
        let id = proposals::create(tx, app, now, Viewer::Operator, (Purpose::Offer, &draft))?.id;
        proposals::publish(tx, app, now, Viewer::Operator, id)?;
        review::release(tx, app, now, by, id)?;
        let done_on = Some(now.date_naive());
        for (step, outcome) in
            [(VettingStep::IdSeen, StepOutcome::Passed), (VettingStep::RecordCheck, StepOutcome::Failed)]
        {
            vetting::record_step(tx, app, now, by, (id, StepTold { step, outcome, done_on }))?;
        }
        for (adult, state) in [(1, ConsentState::Given), (2, ConsentState::Refused)] {
            let (language, via) = ("ar".to_owned(), ConsentVia::Signed);
            let told = ConsentTold { adult, state, said_on: done_on, language, via };
            vetting::record_consent(tx, app, now, by, (id, &told))?;
        }
        Ok(id)
    };
    server.does(screening).await.unwrap()
}

/// Two invitations, somebody without a second factor and somebody whose account is closed; gives the path of a link.
async fn invites(server: &Server) -> String {
    account(server, "karim.el-mansouri@service-social-de-la-ville-de-liege.example", Role::Caseworker).await;
    let closed = account(server, "ancien@toits.example", Role::VisitorHome).await;
    let now = server.clock.now();
    let inviting = move |tx: &mut Tx<'_>, app: &App| {
        staff::set_activity(tx, now, Viewer::Operator, (closed, Activity::Disabled))?;
        staff::invite(tx, app, now, Viewer::Operator, ("lea@toits.example", Role::VisitorHome))?;
        staff::invite(tx, app, now, Viewer::Operator, ("nour@toits.example", Role::SafeguardingLead))
    };
    format!("/invitation/{}", server.does(inviting).await.unwrap())
}

/// The pages of the way in, and those that are shown once.
async fn looks_at_steps(browser: &Browser, server: &Server, lang: &str) -> Vec<String> {
    let origin = server.node.app.urls.origin().to_owned();
    let mut wrong = Vec::new();
    let email = format!("nouvelle-{lang}@toits.example");
    let now = server.clock.now();
    let (new, hash) = accounts::prepare(&email, Role::Moderator, PASSWORD).unwrap();
    server.does(move |tx, _| accounts::create(tx, now, &new, &hash)).await.unwrap();
    browser.opens(&format!("{origin}/sign-in?lang={lang}")).await;
    browser.types("email", &email).await;
    browser.types("password", PASSWORD).await;
    browser.presses("main form button").await;
    wrong.extend(looks_at(browser, "factor", lang).await);
    browser.types("new_code", "000000").await;
    browser.presses_for("main form button", "#failed").await;
    wrong.extend(looks_at(browser, "factor-wrong", lang).await);
    let uri = browser
        .says("new URL(document.querySelector('a[href^=otpauth]').href).searchParams.get('secret')")
        .await;
    let key = from_base32(uri.as_str().unwrap());
    browser.types("new_code", &key.code(now)).await;
    browser.presses_for("main form button", ".codes").await;
    wrong.extend(looks_at(browser, "recovery-codes", lang).await);
    browser.opens(&format!("{origin}/desk/account")).await;
    browser.presses("form[action='/sign-out'] button").await;
    browser.opens(&format!("{origin}/sign-in")).await;
    browser.types("email", &email).await;
    browser.types("password", PASSWORD).await;
    browser.presses("main form button").await;
    browser.presses_for("summary", "details[open] [name=recovery]").await;
    browser.types("code", "000000").await;
    browser.presses_for("main form button", "#failed").await;
    browser.presses_for("summary", "details[open] [name=recovery]").await;
    wrong.extend(looks_at(browser, "code", lang).await);
    browser.presses("form[action='/sign-out'] button").await;
    wrong
}

/// A file of domains, as it is shown before anything changes, and one that is wrong.
async fn looks_at_files(browser: &Browser, origin: &str, lang: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, file) in [
        ("domains-shown", "#domain,#severity\nspam.example,suspend"),
        ("domains-wrong", "#domain\na..example"),
    ] {
        browser.opens(&format!("{origin}/desk/domains?lang={lang}")).await;
        browser.types("text", file).await;
        browser.presses_for("main form button", "main .notice").await;
        wrong.extend(looks_at(browser, name, lang).await);
    }
    wrong
}

/// The link of an invitation, which is shown once.
async fn looks_at_a_link(browser: &Browser, server: &Server, lang: &str) -> Option<String> {
    let origin = server.node.app.urls.origin().to_owned();
    browser.opens(&format!("{origin}/desk/staff?lang={lang}")).await;
    browser.says("document.querySelectorAll('details').forEach(d => d.open = true)").await;
    let opened = looks_at(browser, "staff-open", lang).await;
    browser.types("email", &format!("invite-{lang}@toits.example")).await;
    browser.presses_for("form[action$=invitations] button", ".address").await;
    browser.says("document.querySelectorAll('details').forEach(d => d.open = true)").await;
    looks_at(browser, "invited", lang).await.or(opened)
}

/// What of a page is too small for a thumb.
const SMALL: &str = "[...document.querySelectorAll('main :is(button, .button, select, textarea, \
    input:not([type=hidden], [type=checkbox], [type=radio]), nav a, li > a, h2 > a, p > a:only-child, .check)')]\
    .filter(e => e.tagName != 'A' || e.matches('.button, nav a') || e.parentElement.textContent.trim() == e.textContent.trim())\
    .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)";

/// Pictures a page, and gives what is wrong with it.
pub(super) async fn looks_at(browser: &Browser, name: &str, lang: &str) -> Option<String> {
    for width in [1280, 768, 360] {
        browser.is_wide(width).await;
        let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(browser.says(wide).await, json!(0), "{name} in {lang} is wider than a screen of {width}");
        if let Some(folder) = std::env::var_os("ROOFTOP_PICTURES") {
            let file = Path::new(&folder).join(format!("{name}-{lang}-{width}.png"));
            std::fs::write(file, browser.picture().await).unwrap();
        }
    }
    fits_a_phone(browser, &format!("{name} in {lang}")).await;
    let small = browser.says(SMALL).await;
    (small != json!([])).then(|| format!("{name} in {lang} has targets of under 44 px: {small:#}"))
}
