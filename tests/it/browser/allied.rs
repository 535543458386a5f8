//! Allies' offers among candidates, those that wait for a word, who could live in an offer, and an ally's page: on a phone and on a desk.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::bands::Bands;
use rooftop::domain::field::Field;
use rooftop::domain::household::size_band_named;
use rooftop::domain::partner::PartnerTier;
use rooftop::domain::vetting::Vetting;
use rooftop::ids::ProposalId;
use rooftop::services::Viewer;
use rooftop::store::ally_requests::{self, AllyRequest};
use rooftop::store::offer_verdicts;

use super::driver::Browser;
use super::looked_at::looks_at;
use super::signs_in;
use crate::federation::verdicts::a_home;
use crate::fediverse::{A, Names, Plan, Server, a_request, settled};
use crate::media::staff::account;
use crate::rules::vetting::{complete, publish, staff, vetted, written};

const EMAIL: &str = "moderation@toits.example";

/// A vetted offer that is out.
async fn offers(server: &Server, approver: Viewer, made: &A) -> ProposalId {
    let offer = written(server, Viewer::Operator, &made.draft).await;
    let told = Vetting { valid_until: Some("2027-04-15".parse().unwrap()), ..complete(approver) };
    vetted(server, &offer, told).await.unwrap();
    publish(server, Viewer::Operator, offer.id).await.unwrap();
    offer.id
}

/// Three homes of an ally, of which one waits for a word.
async fn an_ally_offers(here: &Server, there: &Server) {
    here.befriends(there, PartnerTier::Ally).await;
    there.befriends(here, PartnerTier::Ally).await;
    settled(&[here, there]).await;
    let approver = staff(there, "approver", Role::Moderator).await;
    for title in ["Chambre claire près de la gare", "Studio au jardin", "Grande chambre chez un couple"] {
        offers(there, approver, &a_home(title)).await;
    }
    settled(&[here, there]).await;
    let known = here.lists().await;
    let waits = known.iter().find(|offer| offer.title == "Studio au jardin").unwrap();
    let (id, author, at) = (waits.id, waits.author.clone(), here.clock.now() + TimeDelta::days(1));
    here.does(move |tx, _| Ok(offer_verdicts::want(tx, id, &author, at)?)).await.unwrap();
}

/// What the ally lets us know of requests.
async fn an_ally_asks(here: &Server, there: &Server) {
    let (author, now) = (there.node.app.association(), here.clock.now());
    let all = [("2", Some("62063"), "2026-12"), ("1", Some("60000"), "2027-Q1"), ("3-4", None, "2026-12")];
    here.does(move |tx, _| {
        for (number, (size, area, period)) in all.into_iter().enumerate() {
            let bands = Bands {
                size: size_band_named(size).unwrap(),
                area: area.map(|code| code.parse().unwrap()),
                period: period.parse().unwrap(),
            };
            let ap_id = format!("{author}/requests/{number}").parse().unwrap();
            ally_requests::save(tx, &AllyRequest { ap_id, author: author.clone(), bands }, now)?;
        }
        Ok(())
    })
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn allies_offers_and_who_could_live_in_ours_fit_a_phone_and_can_be_looked_at() {
    let plan = Plan { under: Names::Localhost, ..Plan::of(&["toits", "foyers"]) };
    let [here, there] = plan.start().await.try_into().ok().expect("two servers");
    let id = account(&here, EMAIL, Role::Moderator).await;
    an_ally_offers(&here, &there).await;
    an_ally_asks(&here, &there).await;
    let request = here.publishes(&a_request()).await.id;
    let urgent = a_request().with(Field::Title, "Famille hébergée chez des amis jusqu’à lundi");
    here.publishes(&urgent.with(Field::Urgency, "immediate").with(Field::WaitingSince, "2026-08-01")).await;
    let approver = staff(&here, "approver", Role::Moderator).await;
    let offer = offers(&here, approver, &a_home("Chez Anne et Paul").with(Field::CapacityPersons, "4")).await;
    let origin = here.node.app.urls.origin().to_owned();
    let browser = Browser::phone().await;
    let mut wrong = Vec::new();
    for lang in ["fr", "ar"] {
        browser.opens(&format!("{origin}/sign-in?lang={lang}")).await;
        signs_in(&browser, &here, (EMAIL, id)).await;
        let pages = [
            ("candidates-allied", format!("/desk/proposals/{request}/candidates")),
            ("seekers", format!("/desk/proposals/{offer}/candidates")),
            ("partner-allied", format!("/desk/partners/{}", there.node.app.urls.domain())),
            ("offer-allied", format!("/desk/proposals/{offer}")),
        ];
        for (name, path) in pages {
            browser.opens(&format!("{origin}{path}")).await;
            wrong.extend(looks_at(&browser, name, lang).await);
        }
        browser.opens(&format!("{origin}/desk/account")).await;
        browser.presses("form[action='/sign-out'] button").await;
    }
    browser.closes().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
