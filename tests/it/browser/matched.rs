//! A match at the desk, on the phone of whoever looks for a home, and on that of a host: as they stand at each step, in French and in Arabic.

use rooftop::domain::access::Role;
use rooftop::domain::matches::{Answer, Party, Sending, TypedStay};
use rooftop::domain::move_on::{TypedStep, TypedWish};
use rooftop::ids::{MatchId, ProposalId};
use rooftop::services::Viewer;
use rooftop::services::matches::{self, By, Decision, Happened};
use rooftop::store::matches as stored;

use super::driver::Browser;
use super::looked_at::looks_at;
use super::signs_in;
use crate::fediverse::{Names, Plan, a_request};
use crate::matches::{Town, a_home, a_man};
use crate::media::staff::{Staff, account};
use crate::people::Card;

const EMAIL: &str = "moderation@toits.example";

/// Decides, and lets the time to undo it pass.
async fn sends(town: &Town, by: Viewer, (id, sending): (MatchId, Sending)) {
    let now = town.server.clock.now();
    let seen = town.server.reads(move |conn| stored::by_id(conn, id)).await.unwrap().version;
    town.server
        .does(move |tx, app| matches::decide(tx, app, now, by, (id, Decision::now(sending), seen)))
        .await
        .unwrap();
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

async fn happens(town: &Town, by: Viewer, (id, what): (MatchId, Happened)) {
    let now = town.server.clock.now();
    let seen = town.server.reads(move |conn| stored::by_id(conn, id)).await.unwrap().version;
    let noting =
        town.server.does(move |tx, app| matches::happened(tx, app, now, &By::Staff(by), (id, &what, seen)));
    noting.await.unwrap();
}

/// They agree, she moves in, and what comes after is written down.
async fn lives(town: &Town, by: Viewer, id: MatchId) {
    let (now, today) = (town.server.clock.now(), town.server.clock.now().date_naive());
    let until = (today + chrono::Days::new(50)).to_string();
    let kind = "precarious_occupancy".to_owned();
    let stay = TypedStay { kind, from: today.to_string(), until, rent: "25000".to_owned() };
    happens(town, by, (id, Happened::Agreed(stay))).await;
    happens(town, by, (id, Happened::Begun(today))).await;
    let wish = TypedWish {
        homes: vec!["own_rental".to_owned(), "social_agency".to_owned()],
        zones: "Liège, Namur".to_owned(),
        by: "2027-01-15".to_owned(),
        words: "Près de l’école, avec un petit jardin si c’est possible.".to_owned(),
    };
    town.server.does(move |tx, app| matches::keep_wish(tx, app, now, by, (id, &wish, 0))).await.unwrap();
    for (kind, who, due) in [
        ("talk", "person", "2026-11-20"),
        ("deposit", "association", "2027-01-10"),
        ("address", "person", ""),
    ] {
        let (kind, who, due) = (kind.to_owned(), who.to_owned(), due.to_owned());
        let step =
            TypedStep { kind, who, due, detail: "Rendez-vous au CPAS, avec un interprète".to_owned() };
        town.server.does(move |tx, app| matches::add_step(tx, app, now, by, (id, &step))).await.unwrap();
    }
}

/// Looks at the agreement from the three sides.
async fn looks_at_paper(
    (desk, seeker, host): (&Browser, &Browser, &Browser),
    (origin, id, lang): (&str, MatchId, &str),
    step: &str,
) -> Vec<String> {
    let mut wrong = Vec::new();
    for (browser, side, path) in
        [(desk, "desk", "/desk/matches"), (seeker, "seeker", "/my/matches"), (host, "host", "/my/matches")]
    {
        browser.opens(&format!("{origin}{path}/{id}/agreement?beside=ar&lang={lang}")).await;
        wrong.extend(looks_at(browser, &format!("agreement-{step}-{side}"), lang).await);
    }
    wrong
}

/// From the meeting on: the agreement on paper, and what comes after the stay.
async fn looks_at_the_stay(
    town: &Town,
    by: Viewer,
    browsers: (&Browser, &Browser, &Browser),
    (origin, id, lang): (&str, MatchId, &str),
) -> Vec<String> {
    let at = (origin, id, lang);
    let today = town.server.clock.now().date_naive();
    happens(town, by, (id, Happened::Met(today))).await;
    let mut wrong = looks(browsers, at, "met").await;
    wrong.extend(looks_at_paper(browsers, at, "draft").await);
    lives(town, by, id).await;
    wrong.extend(looks(browsers, at, "active").await);
    wrong.extend(looks_at_paper(browsers, at, "agreed").await);
    let desk = browsers.0;
    desk.opens(&format!("{origin}/desk/matches/{id}/plan?lang={lang}")).await;
    wrong.extend(looks_at(desk, "plan-desk", lang).await);
    desk.opens(&format!("{origin}/desk/proposals/new?purpose=offer&lang={lang}")).await;
    desk.says("document.querySelectorAll('details').forEach(d => d.open = true)").await;
    wrong.extend(looks_at(desk, "offer-form-help", lang).await);
    wrong
}

/// Somebody else for a home that one is asked about: before it is decided that they wait for their turn, and after.
async fn looks_at_the_line(
    town: &Town,
    by: Viewer,
    desk: &Browser,
    (offer, lang): (ProposalId, &str),
) -> Vec<String> {
    let request = town.asks(&a_man(), None).await;
    let now = town.server.clock.now();
    let selected = town.server.does(move |tx, app| matches::select(tx, app, now, by, (request, offer))).await;
    desk.opens(&format!("{}/desk/matches/{}", town.server.node.app.urls.origin(), selected.unwrap())).await;
    let mut wrong: Vec<String> = looks_at(desk, "match-line-desk", lang).await.into_iter().collect();
    desk.presses("button[name=turn]").await;
    wrong.extend(looks_at(desk, "match-in-line-desk", lang).await);
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
        wrong.extend(looks_at_the_line(&town, first, &desk, (offer, lang)).await);
        says_yes(&town, first, (id, Party::Seeker)).await;
        sends(&town, first, (id, Sending::AskHost)).await;
        wrong.extend(looks((&desk, &seeker, &host), (&origin, id, lang), "asked-host").await);
        says_yes(&town, first, (id, Party::Host)).await;
        sends(&town, first, (id, Sending::OpenContact)).await;
        wrong.extend(looks((&desk, &seeker, &host), (&origin, id, lang), "opened").await);
        desk.opens(&format!("{origin}/desk/matches?waiting=under-way")).await;
        wrong.extend(looks_at(&desk, "matches", lang).await);
        wrong.extend(looks_at_the_stay(&town, first, (&desk, &seeker, &host), (&origin, id, lang)).await);
        for browser in [desk, seeker, host] {
            browser.closes().await;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
