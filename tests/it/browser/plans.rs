//! The candidates of a request, a pair, the plan and its fairness, of a generated market, on a phone and on a desk.

use std::sync::Arc;

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::field::{Draft, Field, Purpose};
use rooftop::domain::matching::marks::PairIds;
use rooftop::domain::pair_mark::{LockReason, PairMark, VetoReason};
use rooftop::domain::synthetic::{Market, Percent, Wanted};
use rooftop::domain::vetting::Vetting;
use rooftop::geo::Gazetteer;
use rooftop::ids::{AccountId, ProposalId};
use rooftop::services::planning::{self, Pair, decided, making};
use rooftop::services::{Viewer, proposals, vetting};
use rooftop::store::plans;

use super::driver::Browser;
use super::looked_at::looks_at;
use super::signs_in;
use crate::fediverse::{Names, Plan, Server, noon};
use crate::media::staff::account;

const EMAIL: &str = "moderation@toits.example";

/// Sixty requests and forty vetted offers; gives the requests.
async fn fills(server: &Server) -> Vec<ProposalId> {
    let usual = Percent::USUAL;
    let (today, now) = (noon().date_naive(), server.clock.now());
    let wanted =
        Wanted { seed: 7, offers: 40, requests: 60, needs: usual, rents: usual, density: usual, today };
    server
        .does(move |tx, app| {
            let market = Market::new(wanted, Gazetteer::belgium());
            let titled = |title: &str| {
                let mut draft = Draft::new();
                draft.set(Field::Title, title);
                draft
            };
            for offer in market.offers() {
                let mut draft = titled(&offer.title);
                offer.place.write(&mut draft);
                let made = proposals::create(tx, app, now, Viewer::Operator, (Purpose::Offer, &draft))?;
                if let Some(told) = offer.vetting {
                    let told = Vetting::from(told);
                    vetting::import(tx, now, Viewer::Operator, (&made, &told))?;
                }
                proposals::publish(tx, app, now, Viewer::Operator, made.id)?;
            }
            let mut requests = Vec::new();
            for request in market.requests() {
                let mut draft = titled(&request.title);
                request.home.write(&mut draft);
                let made = proposals::create(tx, app, now, Viewer::Operator, (Purpose::Request, &draft))?;
                proposals::publish(tx, app, now, Viewer::Operator, made.id)?;
                requests.push(made.id);
            }
            Ok(requests)
        })
        .await
        .unwrap()
}

/// A plan, a pair of it that is kept, another one that is ruled out, and a change since; gives the page of a pair.
async fn decides(server: &Server, by: AccountId, requests: &[ProposalId]) -> String {
    let (app, now) = (Arc::clone(&server.node.app), server.clock.now());
    let moderator = Viewer::Staff { account: by, role: Role::Moderator };
    server.later(TimeDelta::minutes(1));
    server.does(move |tx, _| making::ask(tx, now, moderator)).await.unwrap();
    server.works().await;
    let pairs = server
        .reads(|conn| {
            let (id, _) = plans::latest(conn)?.expect("a plan");
            plans::pair_ids(conn, id)
        })
        .await;
    let pair =
        |ids: &PairIds| Pair { request: ids.request.parse().unwrap(), offer: ids.offer.parse().unwrap() };
    let of_request = |id: ProposalId| pairs.iter().map(pair).find(|pair| pair.request == id);
    let first = of_request(requests[0]).or(of_request(requests[17])).unwrap_or_else(|| pair(&pairs[0]));
    let last = pair(pairs.last().expect("pairs"));
    for (pair, mark) in [
        (first, PairMark::Lock(LockReason::NearSchoolOrCare)),
        (last, PairMark::Veto(VetoReason::WishOfHousehold)),
    ] {
        decided::mark(&app, moderator, (pair, mark)).await.unwrap();
    }
    // One of the others, with an offer that the plan does not give it: that costs somebody something.
    for pair in pairs.iter().map(pair).filter(|pair| pair.request != first.request) {
        let (with, of) = (Arc::clone(&app), pair.request);
        let read = app.db.read(move |conn| planning::candidates(conn, &with, (moderator, now), of)).await;
        let mut others = read.unwrap().candidates.into_iter().map(|one| one.offer);
        if let Some(offer) = others.rfind(|offer| *offer != pair.offer && *offer != first.offer) {
            return format!("/desk/proposals/{of}/candidates/{offer}");
        }
    }
    panic!("nobody has two candidates");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn candidates_plan_and_fairness_fit_a_phone_and_can_be_looked_at() {
    let server = Plan { under: Names::Localhost, ..Plan::of(&["toits"]) }.start().await.remove(0);
    let id = account(&server, EMAIL, Role::Moderator).await;
    let requests = fills(&server).await;
    let pair = decides(&server, id, &requests).await;
    let origin = server.node.app.urls.origin().to_owned();
    let browser = Browser::phone().await;
    let mut wrong = Vec::new();
    for lang in ["fr", "ar"] {
        browser.opens(&format!("{origin}/sign-in?lang={lang}")).await;
        signs_in(&browser, &server, (EMAIL, id)).await;
        let pages = [
            ("candidates", format!("/desk/proposals/{}/candidates", requests[0])),
            ("candidates-other", format!("/desk/proposals/{}/candidates", requests[17])),
            ("pair", pair.clone()),
            ("plan", "/desk/plan".to_owned()),
            ("fairness", "/desk/plan/fairness".to_owned()),
            ("dashboard", "/desk/dashboard?span=all".to_owned()),
        ];
        for (name, path) in pages {
            browser.opens(&format!("{origin}{path}")).await;
            browser.says("document.querySelectorAll('details').forEach(d => d.open = true)").await;
            wrong.extend(looks_at(&browser, name, lang).await);
        }
        browser.opens(&format!("{origin}/desk/account")).await;
        browser.presses("form[action='/sign-out'] button").await;
    }
    browser.closes().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
