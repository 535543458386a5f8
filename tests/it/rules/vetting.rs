//! SG-01, SG-02 and SG-12: who was vetted, who agreed, and who may say so.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::field::{Draft, Field, Purpose};
use rooftop::domain::proposal::{Proposal, State};
use rooftop::domain::vetting::{MissingStep, Vetting};
use rooftop::ids::ProposalId;
use rooftop::services::proposals::{self, Publication};
use rooftop::services::{ServiceError, Viewer, accounts, vetting};

use crate::fediverse::{Plan, Server, an_offer, noon, settled};

/// A server that publishes vetted offers alone.
pub(crate) async fn strict() -> Server {
    let plan = Plan { settings: &[("SAFEGUARDING__UNVETTED_PUBLISH", "false")], ..Plan::of(&["alpha"]) };
    plan.start().await.remove(0)
}

/// Somebody of the staff.
pub(crate) async fn staff(server: &Server, name: &str, role: Role) -> Viewer {
    let (account, hash) =
        accounts::prepare(&format!("{name}@example.org"), role, "a long enough password").unwrap();
    let (id, now) = (account.id, server.clock.now());
    server.does(move |tx, _| accounts::create(tx, now, &account, &hash)).await.unwrap();
    Viewer::Staff { account: id, role }
}

/// A draft of a proposal, stored.
pub(crate) async fn written(server: &Server, viewer: Viewer, draft: &Draft) -> Proposal {
    let (draft, now) = (draft.clone(), server.clock.now());
    server
        .does(move |tx, app| proposals::create(tx, app, now, viewer, (Purpose::Offer, &draft)))
        .await
        .unwrap()
}

pub(crate) async fn publish(
    server: &Server,
    viewer: Viewer,
    id: ProposalId,
) -> Result<Publication, ServiceError> {
    let now = server.clock.now();
    server.does(move |tx, app| proposals::publish(tx, app, now, viewer, id)).await
}

pub(crate) async fn edit(
    server: &Server,
    viewer: Viewer,
    id: ProposalId,
    draft: &Draft,
) -> Result<Publication, ServiceError> {
    let (draft, now) = (draft.clone(), server.clock.now());
    server.does(move |tx, app| proposals::edit(tx, app, now, viewer, (id, &draft))).await
}

/// A vetting that lacks nothing for a home with two adults.
pub(crate) fn complete(by: Viewer) -> Vetting {
    let seen = Some(noon().date_naive() - TimeDelta::days(10));
    Vetting {
        id_seen: seen,
        home_visit: seen,
        references: 2,
        record_check: seen,
        charter_signed: seen,
        adults_consented: 2,
        approved_by: by.account(),
        valid_until: Some(noon().date_naive() + TimeDelta::days(30)),
    }
}

pub(crate) async fn vetted(server: &Server, proposal: &Proposal, told: Vetting) -> Result<(), ServiceError> {
    let (proposal, now) = (proposal.clone(), server.clock.now());
    server.does(move |tx, _| vetting::import(tx, now, Viewer::Operator, (&proposal, &told))).await
}

/// A room with two hosts.
pub(crate) fn a_shared_home() -> Draft {
    an_offer().with(Field::HostWomen, "1").with(Field::HostMen, "1").draft
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_01_no_offer_is_published_before_each_step_of_its_vetting_is_done() {
    let alpha = strict().await;
    let (writer, moderator) =
        (staff(&alpha, "writer", Role::Caseworker).await, staff(&alpha, "moderator", Role::Moderator).await);
    let offer = written(&alpha, writer, &a_shared_home()).await;
    let refused = publish(&alpha, writer, offer.id).await;
    assert!(matches!(&refused, Err(ServiceError::NotVetted(steps)) if steps.len() == 8), "{refused:?}");
    let whole = complete(moderator);
    let (tomorrow, yesterday) =
        (noon().date_naive() + TimeDelta::days(1), noon().date_naive() - TimeDelta::days(1));
    for (lacking, step) in [
        (Vetting { id_seen: None, ..whole.clone() }, MissingStep::IdSeen),
        (Vetting { home_visit: Some(tomorrow), ..whole.clone() }, MissingStep::HomeVisit),
        (Vetting { references: 1, ..whole.clone() }, MissingStep::References),
        (Vetting { record_check: None, ..whole.clone() }, MissingStep::RecordCheck),
        (Vetting { charter_signed: None, ..whole.clone() }, MissingStep::CharterSigned),
        (Vetting { approved_by: None, ..whole.clone() }, MissingStep::Approval),
        (Vetting { valid_until: Some(yesterday), ..whole.clone() }, MissingStep::Validity),
    ] {
        vetted(&alpha, &offer, lacking).await.unwrap();
        for viewer in [writer, moderator, Viewer::Operator] {
            assert_eq!(
                publish(&alpha, viewer, offer.id).await,
                Err(ServiceError::NotVetted(vec![step])),
                "{viewer:?}"
            );
        }
    }
    assert!(alpha.lists().await.is_empty());
    vetted(&alpha, &offer, whole).await.unwrap();
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Out));
    assert!(alpha.sees(&offer).await.is_some());
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_01_a_vetting_that_ran_out_publishes_nothing_again() {
    let alpha = strict().await;
    let moderator = staff(&alpha, "moderator", Role::Moderator).await;
    let offer = written(&alpha, Viewer::Operator, &a_shared_home()).await;
    vetted(&alpha, &offer, complete(moderator)).await.unwrap();
    assert_eq!(publish(&alpha, Viewer::Operator, offer.id).await, Ok(Publication::Out));
    let (id, now) = (offer.id, alpha.clock.now());
    alpha
        .does(move |tx, app| proposals::change_state(tx, app, now, Viewer::Operator, (id, State::Paused)))
        .await
        .unwrap();
    alpha.later(TimeDelta::days(31));
    let refused = publish(&alpha, Viewer::Operator, offer.id).await;
    assert_eq!(refused, Err(ServiceError::NotVetted(vec![MissingStep::Validity])));
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_02_every_adult_of_a_shared_home_has_consented_before_it_is_offered_or_changed() {
    let alpha = strict().await;
    let moderator = staff(&alpha, "moderator", Role::Moderator).await;
    let offer = written(&alpha, Viewer::Operator, &a_shared_home()).await;
    vetted(&alpha, &offer, Vetting { adults_consented: 1, ..complete(moderator) }).await.unwrap();
    let missing = || Err(ServiceError::NotVetted(vec![MissingStep::AdultsConsented]));
    assert_eq!(publish(&alpha, Viewer::Operator, offer.id).await, missing());
    vetted(&alpha, &offer, complete(moderator)).await.unwrap();
    assert_eq!(publish(&alpha, Viewer::Operator, offer.id).await, Ok(Publication::Out));

    // A third adult moves in: an edit of what is out asks for the consent too.
    let mut three = a_shared_home();
    three.set(Field::HostMen, "2");
    assert_eq!(edit(&alpha, Viewer::Operator, offer.id, &three).await, missing());
    let (id, before) = (offer.id, offer.terms.clone());
    assert_eq!(
        alpha.does(move |tx, _| proposals::load(tx, id)).await.unwrap().terms,
        before,
        "nothing is half-written"
    );
    vetted(&alpha, &offer, Vetting { adults_consented: 3, ..complete(moderator) }).await.unwrap();
    assert_eq!(edit(&alpha, Viewer::Operator, offer.id, &three).await, Ok(Publication::Out));

    // Nobody shares an entire place.
    let mut alone = a_shared_home();
    alone.set(Field::PlaceKind, "studio").set(Field::Sharing, "entire_place");
    let studio = written(&alpha, Viewer::Operator, &alone).await;
    vetted(&alpha, &studio, Vetting { adults_consented: 0, ..complete(moderator) }).await.unwrap();
    assert_eq!(publish(&alpha, Viewer::Operator, studio.id).await, Ok(Publication::Out));
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_12_who_wrote_an_offer_does_not_approve_its_vetting() {
    let alpha = strict().await;
    let (writer, other) =
        (staff(&alpha, "writer", Role::Moderator).await, staff(&alpha, "other", Role::Moderator).await);
    let offer = written(&alpha, writer, &a_shared_home()).await;
    assert_eq!(vetted(&alpha, &offer, complete(writer)).await, Err(ServiceError::OwnRecord));
    assert!(matches!(publish(&alpha, writer, offer.id).await, Err(ServiceError::NotVetted(_))));
    vetted(&alpha, &offer, complete(other)).await.unwrap();
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Out));
    settled(&[&alpha]).await;
}
