//! The queue in a browser: as it stands in French and in Arabic, how it follows what happens, and that it is worked by keys alone.

use rooftop::domain::access::Role;
use rooftop::domain::field::Field;
use rooftop::domain::queue::QueueKind;
use rooftop::ids::ProposalId;
use rooftop::services::Viewer;
use rooftop::services::queue::{self, To};
use serde_json::json;

use super::driver::Browser;
use super::looked_at::looks_at;
use super::signs_in;
use crate::fediverse::{Names, Plan, a_request, an_offer};
use crate::matches::{Town, a_home, a_man, account_of, selects};
use crate::media::staff::{Staff, account};
use crate::rules::incidents::tells;
use crate::rules::vetting::{complete, publish, vetted, written};

const EMAIL: &str = "moderation@toits.example";

/// A team with a little of everything that waits.
async fn town() -> Town {
    let plan = Plan {
        under: Names::Localhost,
        settings: &[
            ("SAFEGUARDING__UNVETTED_PUBLISH", "false"),
            ("LIMITS__SIGN_IN_PER_MINUTE", "10000"),
            ("SERVER__LIVE_S", "60"),
        ],
        ..Plan::of(&["toits"])
    };
    Town::on(plan.start().await.remove(0)).await
}

async fn fills(town: &Town) -> ProposalId {
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let tonight =
        a_request().with(Field::Urgency, "immediate").with(Field::Title, "Une mère et son fils, ce soir");
    let tonight = town.asks(&tonight, None).await;
    town.asks(&a_man().with(Field::Urgency, "planned"), None).await;
    let taken_up = town.asks(&a_man().with(Field::Title, "Un homme seul, à Huy"), None).await;
    let mut other = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    selects(&mut other, taken_up, offer).await;
    let held = an_offer().with(Field::Title, "Appelez le 0470 11 22 33").draft;
    let nour = Viewer::Staff { account: account_of(town, "nour").await, role: Role::Moderator };
    let held = written(&town.server, nour, &held).await;
    vetted(&town.server, &held, complete(town.moderator())).await.unwrap();
    publish(&town.server, nour, held.id).await.unwrap();
    tells(&town.server, "danger_now", None).await;
    tonight
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_queue_fits_a_phone_and_can_be_looked_at() {
    let town = town().await;
    let tonight = fills(&town).await;
    let id = account(&town.server, EMAIL, Role::SafeguardingLead).await;
    let me = Viewer::Staff { account: id, role: Role::SafeguardingLead };
    let (now, subject) = (town.server.clock.now(), tonight.to_string());
    let taking = town
        .server
        .does(move |tx, _| queue::give(tx, now, me, (QueueKind::Request, &subject), (To::Me, None)));
    taking.await.unwrap();
    town.server.later(chrono::TimeDelta::hours(3));
    let origin = town.server.node.app.urls.origin().to_owned();
    let (browser, mut wrong) = (Browser::phone().await, Vec::new());
    browser.opens(&format!("{origin}/sign-in?lang=fr")).await;
    signs_in(&browser, &town.server, (EMAIL, id)).await;
    for lang in ["fr", "ar"] {
        browser.opens(&format!("{origin}/desk/queue?lang={lang}")).await;
        assert_eq!(browser.says("document.querySelectorAll('.queue > li').length").await, json!(5));
        browser.says("document.querySelector('#keys').open = true").await;
        wrong.extend(looks_at(&browser, "queue", lang).await);
        browser.opens(&format!("{origin}/desk/queue/give?kind=request&subject={tonight}&lang={lang}")).await;
        wrong.extend(looks_at(&browser, "queue-give", lang).await);
    }
    browser.closes().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What stands under who has the first thing of the list.
const FIRST_HOLDER: &str = "document.querySelector('.queue > li .queue-who p')?.innerText ?? ''";
/// What has the focus.
const FOCUSED: &str =
    "document.activeElement.closest('.queue > li')?.dataset.key ?? document.activeElement.tagName";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_queue_follows_what_others_do_and_is_worked_by_keys_alone() {
    let town = town().await;
    let offer = town.asks(&a_request().with(Field::Urgency, "immediate"), None).await;
    let second = town.asks(&a_man().with(Field::Urgency, "planned"), None).await;
    let (first, second) = (format!("request:{offer}"), format!("request:{second}"));
    let id = account(&town.server, EMAIL, Role::Moderator).await;
    let origin = town.server.node.app.urls.origin().to_owned();
    let browser = Browser::phone().await;
    browser.opens(&format!("{origin}/sign-in?lang=fr")).await;
    signs_in(&browser, &town.server, (EMAIL, id)).await;
    browser.opens(&format!("{origin}/desk/queue")).await;
    browser.says("window.isTheSamePage = true").await;
    browser.keys("j").await;
    assert_eq!(browser.says(FOCUSED).await, json!(first));
    browser.keys("j").await;
    assert_eq!(browser.says(FOCUSED).await, json!(second));
    // Somebody else takes the first: the page says so by itself, and leaves the focus where it was.
    let (other, now, subject) = (town.moderator(), town.server.clock.now(), offer.to_string());
    let taking = town
        .server
        .does(move |tx, _| queue::give(tx, now, other, (QueueKind::Request, &subject), (To::Me, None)));
    taking.await.unwrap();
    browser.until(&format!("({FIRST_HOLDER}).includes('vetter@')"), "the page says who took it").await;
    assert_eq!(browser.says("window.isTheSamePage === true").await, json!(true), "nothing was loaded anew");
    assert_eq!(browser.says(FOCUSED).await, json!(second));
    browser.keys("k").await;
    browser.keys("t").await;
    browser.until(&format!("({FIRST_HOLDER}).startsWith('C’est moi')"), "it is taken over by a key").await;
    browser.keys("?").await;
    browser.until("document.querySelector('#keys').open", "the keys are shown").await;
    browser.keys("j").await;
    browser.keys("o").await;
    let page = format!("location.pathname === '/desk/proposals/{offer}/candidates'");
    browser.until(&page, "the thing is open").await;
    browser.closes().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_do_nothing_while_somebody_types_or_turned_them_off() {
    let town = town().await;
    town.asks(&a_man(), None).await;
    let id = account(&town.server, EMAIL, Role::Moderator).await;
    let origin = town.server.node.app.urls.origin().to_owned();
    let browser = Browser::phone().await;
    browser.opens(&format!("{origin}/sign-in?lang=fr")).await;
    signs_in(&browser, &town.server, (EMAIL, id)).await;
    browser.opens(&format!("{origin}/desk/queue")).await;
    browser.says("document.querySelector('#f-whose').focus()").await;
    browser.keys("j").await;
    assert_eq!(browser.says(FOCUSED).await, json!("SELECT"), "a key in a list chooses in it");
    browser.says("document.activeElement.blur()").await;
    browser.keys("?").await;
    browser.until("document.querySelector('#keys').open", "the keys are shown").await;
    browser.says("document.querySelector('#keys-off').click()").await;
    browser.opens(&format!("{origin}/desk/queue")).await;
    browser.keys("j").await;
    assert_eq!(browser.says(FOCUSED).await, json!("BODY"), "they are off on the next page too");
    browser.closes().await;
}
