//! A match at the desk, on the phone of whoever looks for a home, and on that of a host: as they stand at each step, in French and in Arabic.

use rooftop::domain::access::Role;
use rooftop::domain::matches::{Answer, Party, Sending};
use rooftop::ids::MatchId;
use rooftop::services::Viewer;
use rooftop::services::matches::{self, By};
use rooftop::store::matches as stored;

use super::driver::Browser;
use super::looked_at::looks_at;
use super::signs_in;
use crate::fediverse::{Names, Plan, a_request};
use crate::matches::{Town, a_home};
use crate::media::staff::{Staff, account};
use crate::people::Card;

const EMAIL: &str = "moderation@toits.example";

/// Decides, and lets the time to undo it pass.
async fn sends(town: &Town, by: Viewer, (id, sending): (MatchId, Sending)) {
    let now = town.server.clock.now();
    let seen = town.server.reads(move |conn| stored::by_id(conn, id)).await.unwrap().version;
    town.server.does(move |tx, app| matches::decide(tx, app, now, by, (id, sending, seen))).await.unwrap();
    town.window_passes().await;
}

async fn says_yes(town: &Town, by: Viewer, (id, party): (MatchId, Party)) {
    let now = town.server.clock.now();
    let said = (id, party, Answer::Yes, None);
    town.server.does(move |tx, app| matches::answer(tx, app, now, &By::Staff(by), said)).await.unwrap();
}

async fn enters(phone: &Browser, origin: &str, (card, lang): (&Card, &str)) {
    phone.opens(&format!("{origin}/card?lang={lang}")).await;
    phone.types("code", &card.code).await;
    phone.types("pin", &card.pin).await;
    phone.presses("main form button").await;
}

/// Looks at a match from its three sides.
async fn looks(
    (desk, seeker, host): (&Browser, &Browser, &Browser),
    (origin, id, lang): (&str, MatchId, &str),
    step: &str,
) -> Vec<String> {
    let mut wrong = Vec::new();
    for (browser, side, path) in
        [(desk, "desk", "/desk/matches"), (seeker, "seeker", "/my/matches"), (host, "host", "/my/matches")]
    {
        browser.opens(&format!("{origin}{path}/{id}?lang={lang}")).await;
        browser.says("document.querySelectorAll('details').forEach(d => d.open = true)").await;
        wrong.extend(looks_at(browser, &format!("match-{step}-{side}"), lang).await);
    }
    wrong
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_step_of_a_match_fits_a_phone_from_its_three_sides() {
    let plan = Plan {
        under: Names::Localhost,
        settings: &[("SAFEGUARDING__UNVETTED_PUBLISH", "false"), ("LIMITS__SIGN_IN_PER_MINUTE", "10000")],
        ..Plan::of(&["toits"])
    };
    let town = Town::on(plan.start().await.remove(0)).await;
    let id = account(&town.server, EMAIL, Role::Moderator).await;
    let (first, second) = (Viewer::Staff { account: id, role: Role::Moderator }, town.moderator());
    let origin = town.server.node.app.urls.origin().to_owned();
    let mut wrong = Vec::new();
    for lang in ["fr", "ar"] {
        let offer = town.offers(&a_home("Chez Anne et Paul")).await;
        let mut ana = Staff::signs_in(&town.server, &format!("ana{lang}"), Role::Moderator).await;
        let (card, host_card) = (town.seeker(&mut ana).await, town.host(&mut ana, offer).await);
        let request = town.asks(&a_request(), Some(&card)).await;
        let now = town.server.clock.now();
        let selected =
            town.server.does(move |tx, app| matches::select(tx, app, now, first, (request, offer)));
        let id = selected.await.unwrap();
        let (desk, seeker, host) = (Browser::phone().await, Browser::phone().await, Browser::phone().await);
        desk.opens(&format!("{origin}/sign-in?lang={lang}")).await;
        signs_in(&desk, &town.server, (EMAIL, first.account().unwrap())).await;
        enters(&seeker, &origin, (&card, lang)).await;
        enters(&host, &origin, (&host_card, lang)).await;
        desk.opens(&format!("{origin}/desk/matches/{id}")).await;
        wrong.extend(looks_at(&desk, "match-selected-desk", lang).await);
        desk.presses("form[action$=send] button").await;
        wrong.extend(looks_at(&desk, "match-second-desk", lang).await);
        sends(&town, second, (id, Sending::AskSeeker)).await;
        wrong.extend(looks((&desk, &seeker, &host), (&origin, id, lang), "asked").await);
        seeker.opens(&format!("{origin}/my")).await;
        wrong.extend(looks_at(&seeker, "match-home-seeker", lang).await);
        says_yes(&town, first, (id, Party::Seeker)).await;
        sends(&town, first, (id, Sending::AskHost)).await;
        wrong.extend(looks((&desk, &seeker, &host), (&origin, id, lang), "asked-host").await);
        says_yes(&town, first, (id, Party::Host)).await;
        sends(&town, first, (id, Sending::OpenContact)).await;
        wrong.extend(looks((&desk, &seeker, &host), (&origin, id, lang), "opened").await);
        desk.opens(&format!("{origin}/desk/matches?waiting=under-way")).await;
        wrong.extend(looks_at(&desk, "matches", lang).await);
        for browser in [desk, seeker, host] {
            browser.closes().await;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
