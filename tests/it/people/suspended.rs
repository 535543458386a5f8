//! A host of whom something grave is told: all of their offers, what comes to them later, and what is left when they are erased.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::incident::{IncidentProblem, LiftReason};
use rooftop::domain::proposal::State;
use rooftop::ids::ProposalId;
use rooftop::services::suspensions::{self, Lift};
use rooftop::services::vetting::Unrelated;
use rooftop::services::{ServiceError, Viewer, erasure, hosts, incidents};
use rooftop::store::{accounts, people};

use super::hosts::registers;
use super::server;
use crate::fediverse::{Server, an_offer};
use crate::media::staff::{Staff, account};
use crate::rules::incidents::{closes, state, suspended};

async fn lead(server: &Server, name: &str) -> Viewer {
    let id = account(server, &format!("{name}@toits.example"), Role::SafeguardingLead).await;
    Viewer::Staff { account: id, role: Role::SafeguardingLead }
}

async fn lifts(server: &Server, by: Viewer, offer: ProposalId) -> Result<Lift, ServiceError> {
    let now = server.clock.now();
    let said = (offer, LiftReason::Mended, Unrelated::Declared);
    server.does(move |tx, app| suspensions::lift(tx, app, now, by, said)).await
}

/// Says that an offer is this person's too.
async fn is_of(server: &Server, person: &str, offer: ProposalId) {
    let (id, now) = (person.parse().unwrap(), server.clock.now());
    server.does(move |tx, app| hosts::name_host(tx, app, now, Viewer::Operator, (id, offer))).await.unwrap();
}

#[actix_web::test]
async fn sg_10_every_offer_of_a_host_is_suspended_and_none_comes_back_while_anything_grave_is_open() {
    let server = server().await;
    let mut offers = Vec::new();
    for _ in 0..3 {
        offers.push(server.publishes(&an_offer()).await.id);
    }
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let card = registers(&mut staff, offers[0]).await;
    is_of(&server, &card.person, offers[1]).await;
    let (one, other) = (lead(&server, "one").await, lead(&server, "other").await);
    let incident = suspended(&server, one, offers[0]).await;
    assert_eq!(
        state(&server, offers[1]).await,
        State::Suspended,
        "nobody named it, and it is the same host's"
    );
    assert_eq!(state(&server, offers[2]).await, State::Published, "that is nobody's");
    is_of(&server, &card.person, offers[2]).await;
    assert_eq!(state(&server, offers[2]).await, State::Suspended, "what becomes theirs later");

    let open = Err(ServiceError::Incident(IncidentProblem::StillOpen));
    assert_eq!(lifts(&server, one, offers[1]).await, open, "the incident names another offer of theirs");
    closes(&server, one, incident).await;
    assert_eq!(lifts(&server, one, offers[1]).await, Ok(Lift::First));
    assert_eq!(lifts(&server, other, offers[1]).await, Ok(Lift::Lifted));
    assert_eq!(state(&server, offers[0]).await, State::Suspended, "each is lifted for itself");

    let (person, asked) = (card.person.parse().unwrap(), server.clock.now() - TimeDelta::hours(12));
    server.does(move |tx, _| Ok(people::ask_erasure(tx, person, Some(asked))?)).await.unwrap();
    assert_eq!(erasure::run(&server.node.app).await.unwrap(), 1, "a suspension keeps nobody from it");
    for offer in offers {
        assert_eq!(state(&server, offer).await, State::Withdrawn);
    }
}

#[actix_web::test]
async fn sg_12_who_writes_in_a_host_s_name_is_told_of_no_incident_about_them() {
    let server = server().await;
    let offer = server.publishes(&an_offer()).await.id;
    let mut staff = Staff::signs_in(&server, "laila", Role::SafeguardingLead).await;
    registers(&mut staff, offer).await;
    let found = server.reads(|conn| accounts::by_email(conn, "laila@toits.example")).await;
    let tied = Viewer::Staff { account: found.unwrap().0.id, role: Role::SafeguardingLead };
    let other = lead(&server, "other").await;
    let incident = suspended(&server, other, offer).await;
    let seen = async |by: Viewer| server.does(move |tx, _| incidents::show(tx, by, incident).map(drop)).await;
    assert_eq!(seen(tied).await, Err(ServiceError::NotFound("incident")));
    assert_eq!(seen(other).await, Ok(()));
    closes(&server, other, incident).await;
    assert_eq!(lifts(&server, tied, offer).await, Err(ServiceError::OwnRecord));
}
