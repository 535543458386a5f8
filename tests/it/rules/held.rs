//! PR-17 and SG-12: texts that reveal too much wait for a moderator, who is not their writer.

use rooftop::domain::access::Role;
use rooftop::domain::field::Field;
use rooftop::domain::proposal::{Proposal, State};
use rooftop::services::proposals::{self, Publication};
use rooftop::services::review::Release;
use rooftop::services::{ServiceError, Viewer};
use rooftop::store::safeguards;

use super::vetting::{edit, publish, staff, written};
use crate::fediverse::{Server, an_offer, fediverse, settled};

const PHONE: &str = "0470 12 34 56";

fn with_phone() -> rooftop::domain::field::Draft {
    an_offer()
        .with(Field::Title, "Chambre avec jardin")
        .with(Field::Description, &format!("Appelez le {PHONE}."))
        .draft
}

async fn release(server: &Server, viewer: Viewer, proposal: &Proposal) -> Result<Release, ServiceError> {
    let (id, now) = (proposal.id, server.clock.now());
    server.does(move |tx, app| rooftop::services::review::release(tx, app, now, viewer, id)).await
}

/// Everything that a stranger may read of an offer, as one text.
async fn public(server: &Server, proposal: &Proposal) -> String {
    let association = server.node.app.config.association.handle.clone();
    let mut all = String::new();
    for path in [
        format!("/proposals/{}", proposal.id),
        format!("/offers/{}", proposal.id),
        format!("/actors/{association}/outbox?page=true"),
        "/actors/offers/outbox?page=true".to_owned(),
    ] {
        all.push_str(&server.document(&path).await.1.to_string());
    }
    for (path, accept) in [
        (format!("/offers/{}", proposal.id), "text/html"),
        ("/offers".to_owned(), "text/html"),
        ("/".to_owned(), "text/html"),
        ("/offers".to_owned(), "application/json"),
    ] {
        all.push_str(&server.get(&path, accept).await.2);
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_17_what_is_held_is_nowhere_until_another_moderator_releases_it() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    let (writer, other) =
        (staff(&alpha, "writer", Role::Moderator).await, staff(&alpha, "other", Role::Moderator).await);
    let caseworker = staff(&alpha, "caseworker", Role::Caseworker).await;
    let offer = written(&alpha, writer, &with_phone()).await;
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Held));
    assert_eq!(publish(&alpha, other, offer.id).await, Ok(Publication::Held), "only a release leads out");
    settled(&[&alpha, &beta]).await;
    assert!(alpha.sees(&offer).await.is_none() && beta.sees(&offer).await.is_none());
    assert_eq!(alpha.document(&format!("/proposals/{}", offer.id)).await.0, 404);
    assert_eq!(alpha.get(&format!("/offers/{}", offer.id), "text/html").await.0, 404);
    let said = public(&alpha, &offer).await;
    assert!(!said.contains(PHONE) && !said.contains("avec jardin"), "{said}");

    assert_eq!(release(&alpha, caseworker, &offer).await, Err(ServiceError::NotAllowed));
    assert_eq!(
        release(&alpha, Viewer::Operator, &offer).await,
        Err(ServiceError::NotAllowed),
        "a release has a name"
    );
    assert_eq!(release(&alpha, writer, &offer).await, Err(ServiceError::OwnRecord), "SG-12");
    assert!(alpha.sees(&offer).await.is_none());
    release(&alpha, other, &offer).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(alpha.sees(&offer).await.unwrap().title, "Chambre avec jardin");
    assert!(beta.sees(&offer).await.is_none(), "what alpha's moderator let out, beta's have not read");
    assert!(
        matches!(release(&alpha, other, &offer).await, Err(ServiceError::Conflict(_))),
        "nothing waits any more"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_17_an_edit_that_adds_a_phone_number_takes_a_published_offer_back_and_its_update_has_no_free_text()
{
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    let (writer, other) =
        (staff(&alpha, "writer", Role::Caseworker).await, staff(&alpha, "other", Role::Moderator).await);
    let plain = an_offer()
        .with(Field::Title, "Chambre avec jardin")
        .with(Field::Description, "Un grand cerisier.")
        .draft;
    let offer = written(&alpha, writer, &plain).await;
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Out));
    settled(&[&alpha, &beta]).await;
    assert!(beta.sees(&offer).await.unwrap().description.contains("cerisier"));

    assert_eq!(edit(&alpha, writer, offer.id, &with_phone()).await, Ok(Publication::Held));
    settled(&[&alpha, &beta]).await;
    assert!(alpha.sees(&offer).await.is_none());
    let there = beta.sees(&offer).await.expect("others keep it, with no free slot");
    assert_eq!(there.free_slots, 0);
    let theirs = format!("{there:?}");
    let ours = public(&alpha, &offer).await;
    for secret in [PHONE, "avec jardin", "cerisier", "Appelez"] {
        assert!(!theirs.contains(secret), "{secret} reached beta: {theirs}");
        assert!(!ours.contains(secret), "{secret} is public on alpha: {ours}");
    }
    let (_, note) = alpha.document(&format!("/proposals/{}", offer.id)).await;
    assert_eq!(note["publishes"]["availableQuantity"]["hasNumericalValue"], "0");

    release(&alpha, other, &offer).await.unwrap();
    settled(&[&alpha, &beta]).await;
    let back = alpha.sees(&offer).await.unwrap();
    assert!(back.free_slots == 1 && back.description.contains(PHONE), "{back:?}");
    assert!(beta.sees(&offer).await.is_none(), "beta's moderators have not read it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_17_a_released_wording_is_not_held_again_and_another_one_is() {
    let [alpha] = fediverse(["alpha"]).await;
    let (writer, other) =
        (staff(&alpha, "writer", Role::Caseworker).await, staff(&alpha, "other", Role::Moderator).await);
    let offer = written(&alpha, writer, &with_phone()).await;
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Held));
    let id = offer.id;
    let open = || async { alpha.reads(move |conn| safeguards::open_holds(conn, id)).await };
    let once = open().await;
    assert_eq!(edit(&alpha, writer, id, &with_phone()).await, Ok(Publication::Held));
    assert_eq!(open().await, once, "the same wording waits once");
    let mut clean = with_phone();
    clean.set(Field::Description, "Calme.");
    assert_eq!(
        edit(&alpha, writer, id, &clean).await,
        Ok(Publication::Held),
        "an edit alone does not lead out"
    );
    assert_eq!(edit(&alpha, writer, id, &with_phone()).await, Ok(Publication::Held));
    release(&alpha, other, &offer).await.unwrap();
    assert!(open().await.is_empty());

    let now = alpha.clock.now();
    alpha
        .does(move |tx, app| proposals::change_state(tx, app, now, writer, (id, State::Paused)))
        .await
        .unwrap();
    assert_eq!(publish(&alpha, writer, id).await, Ok(Publication::Out));
    let mut longer = with_phone();
    longer.set(Field::CapacityPersons, "3");
    assert_eq!(edit(&alpha, writer, id, &longer).await, Ok(Publication::Out), "the words are the same");
    longer.set(Field::Description, format!("Ou le {PHONE}."));
    assert_eq!(edit(&alpha, writer, id, &longer).await, Ok(Publication::Held));
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_12_who_wrote_a_held_text_into_anothers_offer_does_not_release_it() {
    let [alpha] = fediverse(["alpha"]).await;
    let (first, second) =
        (staff(&alpha, "first", Role::Moderator).await, staff(&alpha, "second", Role::Moderator).await);
    let third = staff(&alpha, "third", Role::Moderator).await;
    let offer = written(&alpha, first, &an_offer().draft).await;
    assert_eq!(publish(&alpha, first, offer.id).await, Ok(Publication::Out));
    assert_eq!(edit(&alpha, second, offer.id, &with_phone()).await, Ok(Publication::Held));
    assert_eq!(release(&alpha, second, &offer).await, Err(ServiceError::OwnRecord));
    assert_eq!(release(&alpha, first, &offer).await, Err(ServiceError::OwnRecord));
    let mut longer = with_phone();
    longer.set(Field::Description, format!("Appelez-nous au {PHONE}."));
    assert_eq!(edit(&alpha, Viewer::Operator, offer.id, &longer).await, Ok(Publication::Held));
    assert_eq!(
        release(&alpha, second, &offer).await,
        Err(ServiceError::OwnRecord),
        "another's edit frees nobody"
    );
    release(&alpha, third, &offer).await.unwrap();
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_17_a_release_is_of_the_wording_that_was_read_and_of_no_earlier_one() {
    let [alpha] = fediverse(["alpha"]).await;
    let (writer, other) =
        (staff(&alpha, "writer", Role::Caseworker).await, staff(&alpha, "other", Role::Moderator).await);
    let offer = written(&alpha, writer, &with_phone()).await;
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Held));
    let harmless = an_offer().with(Field::Description, "Un grand cerisier.").draft;
    assert_eq!(edit(&alpha, writer, offer.id, &harmless).await, Ok(Publication::Held));
    release(&alpha, other, &offer).await.unwrap();
    assert!(alpha.sees(&offer).await.is_some());

    assert_eq!(
        edit(&alpha, writer, offer.id, &with_phone()).await,
        Ok(Publication::Held),
        "nobody read this one"
    );
    settled(&[&alpha]).await;
    assert!(alpha.sees(&offer).await.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_12_who_worded_a_draft_of_somebody_else_does_not_release_it() {
    let [alpha] = fediverse(["alpha"]).await;
    let (writer, moderator) =
        (staff(&alpha, "writer", Role::Caseworker).await, staff(&alpha, "moderator", Role::Moderator).await);
    let offer = written(&alpha, writer, &an_offer().draft).await;
    edit(&alpha, moderator, offer.id, &with_phone()).await.unwrap();
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Held));
    assert_eq!(release(&alpha, moderator, &offer).await, Err(ServiceError::OwnRecord));
}
