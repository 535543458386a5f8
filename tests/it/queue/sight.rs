//! Who sees what of the queue: what they may do something about, and nothing of what its own page would not show them.

use rooftop::domain::access::Role;
use rooftop::domain::field::Field;
use rooftop::domain::incident::IncidentSeverity;
use rooftop::services::Viewer;

use super::{keys, kinds, queue};
use crate::fediverse::an_offer;
use crate::matches::{Town, a_home, a_man, account_of, gives_mandate, selects};
use crate::media::staff::Staff;
use crate::rules::incidents::{judges, tells};
use crate::rules::vetting::{complete, publish, vetted, written};

#[tokio::test]
async fn sg_12_nobody_finds_in_the_queue_what_they_wrote_and_others_decide_about() {
    let town = Town::new().await;
    let nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let badr = Staff::signs_in(&town.server, "badr", Role::Moderator).await;
    let nours = Viewer::Staff { account: account_of(&town, "nour").await, role: Role::Moderator };
    let held = an_offer().with(Field::Title, "Appelez le 0470 11 22 33").draft;
    let offer = written(&town.server, nours, &held).await;
    vetted(&town.server, &offer, complete(town.moderator())).await.unwrap();
    publish(&town.server, nours, offer.id).await.unwrap();
    assert_eq!(keys(&queue(&badr, "").await), [format!("held:{}", offer.id)]);
    assert_eq!(keys(&queue(&nour, "").await), [""; 0], "she wrote it");
}

#[tokio::test]
async fn sg_10_a_grave_incident_stands_in_the_queue_of_leads_alone() {
    let town = Town::new().await;
    let nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let lead = Staff::signs_in(&town.server, "lead", Role::SafeguardingLead).await;
    let leads = Viewer::Staff { account: account_of(&town, "lead").await, role: Role::SafeguardingLead };
    let id = tells(&town.server, "threats", None).await;
    assert_eq!(keys(&queue(&nour, "").await), [format!("incident:{id}")], "nobody judged it so far");
    judges(&town.server, leads, (id, IncidentSeverity::Grave)).await.unwrap();
    assert_eq!(keys(&queue(&nour, "").await), [""; 0]);
    let seen = queue(&lead, "").await;
    assert_eq!(keys(&seen), [format!("incident:{id}")]);
    assert!(!seen.contains("passeport"), "what was told is told on no list: {seen}");
    assert!(!seen.contains("/desk/queue/give?kind=incident"), "it is taken on its own page: {seen}");
}

#[tokio::test]
async fn sg_12_nobody_finds_in_the_queue_what_was_told_of_their_own_offer() {
    let town = Town::new().await;
    let nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let badr = Staff::signs_in(&town.server, "badr", Role::Moderator).await;
    let nours = Viewer::Staff { account: account_of(&town, "nour").await, role: Role::Moderator };
    let offer = written(&town.server, nours, &an_offer().draft).await;
    let id = tells(&town.server, "discrimination", Some(offer.id)).await;
    assert_eq!(keys(&queue(&badr, "?group=safety").await), [format!("incident:{id}")]);
    assert_eq!(keys(&queue(&nour, "?group=safety").await), [""; 0]);
}

#[tokio::test]
async fn a_caseworker_finds_what_is_asked_of_people_in_their_charge_and_of_nobody_else() {
    let town = Town::new().await;
    let mut ana = Staff::signs_in(&town.server, "ana", Role::Caseworker).await;
    let other = Staff::signs_in(&town.server, "other", Role::Caseworker).await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let card = town.seeker(&mut ana).await;
    let request = town.asks(&a_man(), Some(&card)).await;
    let id = selects(&mut nour, request, offer).await;
    assert_eq!(kinds(&queue(&ana, "?group=matches").await), [""; 0], "the team decides first");
    crate::matches::decides(&town, &mut nour, &id, "ask_seeker").await;
    assert_eq!(keys(&queue(&ana, "?group=matches").await), [format!("question:{id}")]);
    assert_eq!(keys(&queue(&other, "").await), [""; 0]);
    let person = card.person.parse().unwrap();
    gives_mandate(&town, person, account_of(&town, "other").await).await;
    assert_eq!(keys(&queue(&other, "?group=matches").await), [format!("question:{id}")]);
}

#[tokio::test]
async fn sg_11_the_second_decision_stands_in_no_queue_of_the_first_person() {
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let badr = Staff::signs_in(&town.server, "badr", Role::Moderator).await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    // With a child, two people decide.
    let request = town.asks(&crate::fediverse::a_request(), None).await;
    let id = selects(&mut nour, request, offer).await;
    let ask = ("send", &[("sending", "ask_seeker")][..]);
    assert_eq!(crate::matches::presses(&mut nour, &id, ask).await.status, 303);
    assert_eq!(keys(&queue(&nour, "").await), [""; 0]);
    assert_eq!(keys(&queue(&badr, "").await), [format!("match:{id}")]);
}

#[tokio::test]
async fn whoever_records_visits_alone_has_no_queue() {
    let town = Town::new().await;
    let visitor = Staff::signs_in(&town.server, "vera", Role::VisitorHome).await;
    for path in ["/desk/queue", "/desk/queue/live", "/desk/queue/give?kind=match&subject=x"] {
        assert_eq!(visitor.get(path).await.status, 403, "{path}");
    }
}
