//! SG-11: who lifts a suspension, and what the offer is then.

use rooftop::domain::access::Role;
use rooftop::domain::incident::{IncidentProblem, LiftReason};
use rooftop::domain::proposal::State;
use rooftop::domain::vetting::MissingStep;
use rooftop::ids::ProposalId;
use rooftop::services::proposals::Publication;
use rooftop::services::suspensions::{self, Lift};
use rooftop::services::vetting::{self, Unrelated};
use rooftop::services::{ServiceError, Viewer};

use super::incidents::{closes, state, suspended};
use super::vetting::{a_shared_home, complete, publish, staff, strict, vetted, written};
use crate::fediverse::{Server, an_offer, fediverse, settled};

async fn lifts(server: &Server, by: Viewer, offer: ProposalId) -> Result<Lift, ServiceError> {
    lifts_as(server, by, offer, Unrelated::Declared).await
}

async fn lifts_as(
    server: &Server,
    by: Viewer,
    offer: ProposalId,
    unrelated: Unrelated,
) -> Result<Lift, ServiceError> {
    let now = server.clock.now();
    let said = (offer, LiftReason::Mended, unrelated);
    server.does(move |tx, app| suspensions::lift(tx, app, now, by, said)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_11_two_people_of_whom_one_is_a_lead_lift_it_and_the_offer_passes_its_vetting_again() {
    let alpha = strict().await;
    let (lead, writer) = (
        staff(&alpha, "lead", Role::SafeguardingLead).await,
        staff(&alpha, "writer", Role::Caseworker).await,
    );
    let (one, other) =
        (staff(&alpha, "one", Role::Moderator).await, staff(&alpha, "other", Role::Moderator).await);
    let offer = written(&alpha, writer, &a_shared_home()).await;
    vetted(&alpha, &offer, complete(one)).await.unwrap();
    publish(&alpha, writer, offer.id).await.unwrap();
    let not = |problem: IncidentProblem| Err(ServiceError::Incident(problem));
    assert_eq!(lifts(&alpha, lead, offer.id).await, not(IncidentProblem::NotSuspended));
    let incident = suspended(&alpha, lead, offer.id).await;
    assert_eq!(lifts(&alpha, lead, offer.id).await, not(IncidentProblem::StillOpen));
    closes(&alpha, lead, incident).await;
    assert_eq!(lifts(&alpha, one, offer.id).await, Ok(Lift::First));
    assert_eq!(state(&alpha, offer.id).await, State::Suspended, "one person lifts nothing");
    assert_eq!(lifts(&alpha, one, offer.id).await, not(IncidentProblem::SecondLifter));
    assert_eq!(lifts(&alpha, other, offer.id).await, not(IncidentProblem::LeadMissing));
    assert_eq!(state(&alpha, offer.id).await, State::Suspended);
    assert_eq!(lifts(&alpha, lead, offer.id).await, Ok(Lift::Lifted));
    assert_eq!(state(&alpha, offer.id).await, State::NeedsInfo, "it does not come back by itself");
    assert_eq!(lifts(&alpha, lead, offer.id).await, not(IncidentProblem::NotSuspended));
    assert_eq!(
        publish(&alpha, writer, offer.id).await,
        Err(ServiceError::NotVetted(vec![MissingStep::Approval])),
        "somebody looks at the vetting again"
    );
    let (id, now) = (offer.id, alpha.clock.now());
    alpha.does(move |tx, _| vetting::approve(tx, now, other, (id, Unrelated::Declared))).await.unwrap();
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Out));
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_11_sg_12_who_wrote_it_or_is_related_or_has_another_role_lifts_nothing() {
    let [alpha] = fediverse(["alpha"]).await;
    let (lead, writer) = (
        staff(&alpha, "lead", Role::SafeguardingLead).await,
        staff(&alpha, "writer", Role::SafeguardingLead).await,
    );
    let offer = written(&alpha, writer, &an_offer().draft).await.id;
    let incident = suspended(&alpha, lead, offer).await;
    closes(&alpha, lead, incident).await;
    assert_eq!(lifts(&alpha, writer, offer).await, Err(ServiceError::OwnRecord));
    let refused = lifts_as(&alpha, lead, offer, Unrelated::NotDeclared).await;
    assert_eq!(refused, Err(ServiceError::Incident(IncidentProblem::NotDeclaredUnrelated)));
    for role in [Role::Admin, Role::Caseworker, Role::VisitorHome] {
        let by = staff(&alpha, role.as_str(), role).await;
        assert_eq!(lifts(&alpha, by, offer).await, Err(ServiceError::NotAllowed), "{role}");
    }
    assert_eq!(lifts(&alpha, Viewer::Operator, offer).await, Err(ServiceError::NotAllowed), "a person does");
    assert_eq!(lifts(&alpha, lead, offer).await, Ok(Lift::First));
    assert_eq!(lifts(&alpha, writer, offer).await, Err(ServiceError::OwnRecord), "nor as the second");
    assert_eq!(state(&alpha, offer).await, State::Suspended);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_11_a_grave_incident_that_comes_meanwhile_makes_the_first_word_void() {
    let [alpha] = fediverse(["alpha"]).await;
    let (lead, second) = (
        staff(&alpha, "lead", Role::SafeguardingLead).await,
        staff(&alpha, "second", Role::SafeguardingLead).await,
    );
    let offer = written(&alpha, Viewer::Operator, &an_offer().draft).await.id;
    let incident = suspended(&alpha, lead, offer).await;
    closes(&alpha, lead, incident).await;
    assert_eq!(lifts(&alpha, lead, offer).await, Ok(Lift::First));
    let another = suspended(&alpha, second, offer).await;
    assert_eq!(
        lifts(&alpha, second, offer).await,
        Err(ServiceError::Incident(IncidentProblem::StillOpen)),
        "the new one stands"
    );
    closes(&alpha, second, another).await;
    assert_eq!(lifts(&alpha, second, offer).await, Ok(Lift::First), "whoever was first did not know of it");
    assert_eq!(lifts(&alpha, lead, offer).await, Ok(Lift::Lifted));
}
