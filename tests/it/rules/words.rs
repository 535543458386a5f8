//! SG-09 and ND-03: texts that hint at exploitation, or name a criterion that nobody may ask for, wait for people who decide.

use rooftop::domain::access::Role;
use rooftop::domain::field::{Draft, Field, Purpose};
use rooftop::domain::proposal::{Proposal, State};
use rooftop::services::proposals::{self, Publication};
use rooftop::services::review::{self, Release};
use rooftop::services::{ServiceError, Viewer};
use rooftop::store::safeguards;

use super::vetting::{edit, publish, staff, written};
use crate::fediverse::{Server, a_request, an_offer, fediverse, settled};

const EXPLOITS: &str = "Chambre calme, un peu de ménage en échange du logement.";

fn with_text(text: &str) -> Draft {
    an_offer().with(Field::Description, text).draft
}

async fn release(server: &Server, viewer: Viewer, proposal: &Proposal) -> Result<Release, ServiceError> {
    let (id, now) = (proposal.id, server.clock.now());
    server.does(move |tx, app| review::release(tx, app, now, viewer, id)).await
}

async fn send_back(server: &Server, viewer: Viewer, proposal: &Proposal) {
    let (id, now) = (proposal.id, server.clock.now());
    server.does(move |tx, app| review::send_back(tx, app, now, viewer, id)).await.unwrap();
}

async fn state(server: &Server, proposal: &Proposal) -> State {
    let id = proposal.id;
    server.does(move |tx, _| proposals::load(tx, id)).await.unwrap().state
}

async fn moderators<const N: usize>(server: &Server, names: [&str; N]) -> [Viewer; N] {
    let mut made = Vec::new();
    for name in names {
        made.push(staff(server, name, Role::Moderator).await);
    }
    made.try_into().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_09_a_text_that_hints_at_exploitation_is_out_only_when_two_people_who_did_not_write_it_let_it_out()
{
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    let [writer, first, second] = moderators(&alpha, ["writer", "first", "second"]).await;
    let offer = written(&alpha, writer, &with_text(EXPLOITS)).await;
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Held));
    assert_eq!(release(&alpha, writer, &offer).await, Err(ServiceError::OwnRecord), "SG-12");
    assert_eq!(release(&alpha, first, &offer).await, Ok(Release::First));
    assert_eq!(state(&alpha, &offer).await, State::Screening);
    settled(&[&alpha, &beta]).await;
    assert!(alpha.sees(&offer).await.is_none() && beta.sees(&offer).await.is_none());
    assert_eq!(alpha.document(&format!("/proposals/{}", offer.id)).await.0, 404);

    assert_eq!(
        release(&alpha, first, &offer).await,
        Err(ServiceError::SecondReader),
        "one person is not two"
    );
    assert_eq!(release(&alpha, writer, &offer).await, Err(ServiceError::OwnRecord));
    assert!(alpha.sees(&offer).await.is_none());
    assert_eq!(release(&alpha, second, &offer).await, Ok(Release::Out));
    settled(&[&alpha, &beta]).await;
    assert!(alpha.sees(&offer).await.is_some());
    assert!(beta.sees(&offer).await.is_none(), "what alpha's people let out, beta's have not read");
    let id = offer.id;
    let paused = alpha.clock.now();
    alpha
        .does(move |tx, app| proposals::change_state(tx, app, paused, writer, (id, State::Paused)))
        .await
        .unwrap();
    assert_eq!(publish(&alpha, writer, id).await, Ok(Publication::Out), "this wording was decided");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_09_the_first_release_is_of_one_wording_and_ends_with_a_sending_back() {
    let [alpha] = fediverse(["alpha"]).await;
    let [writer, first, second] = moderators(&alpha, ["writer", "first", "second"]).await;
    let offer = written(&alpha, writer, &with_text(EXPLOITS)).await;
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Held));
    assert_eq!(release(&alpha, first, &offer).await, Ok(Release::First));

    let worse = with_text("Chambre, ménage en échange du logement, et plus si affinités.");
    assert_eq!(edit(&alpha, writer, offer.id, &worse).await, Ok(Publication::Held));
    assert_eq!(release(&alpha, second, &offer).await, Ok(Release::First), "nobody read this wording so far");
    send_back(&alpha, first, &offer).await;
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Held));
    assert_eq!(release(&alpha, first, &offer).await, Ok(Release::First), "it begins anew");

    // Who was the first and then words it too has not read it as somebody else.
    let mut same = worse.clone();
    same.set(Field::CapacityPersons, "3");
    assert_eq!(edit(&alpha, first, offer.id, &same).await, Ok(Publication::Held));
    assert_eq!(release(&alpha, second, &offer).await, Ok(Release::First));
    assert_eq!(release(&alpha, first, &offer).await, Err(ServiceError::OwnRecord));
    assert!(alpha.sees(&offer).await.is_none());
    let third = staff(&alpha, "third", Role::Admin).await;
    assert_eq!(release(&alpha, third, &offer).await, Ok(Release::Out));
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_09_an_edit_that_adds_such_words_takes_a_published_offer_back() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    let [writer, other] = moderators(&alpha, ["writer", "other"]).await;
    let offer = written(&alpha, writer, &an_offer().draft).await;
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Out));
    assert_eq!(edit(&alpha, writer, offer.id, &with_text(EXPLOITS)).await, Ok(Publication::Held));
    settled(&[&alpha, &beta]).await;
    assert!(alpha.sees(&offer).await.is_none());
    let theirs = format!("{:?}", beta.sees(&offer).await.expect("others keep it, with no free slot"));
    assert!(!theirs.contains("ménage"), "{theirs}");
    assert_eq!(edit(&alpha, writer, offer.id, &an_offer().draft).await, Ok(Publication::Held));
    assert_eq!(
        release(&alpha, other, &offer).await,
        Ok(Release::Out),
        "the words are gone: one person is enough"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nd_03_a_text_with_a_criterion_waits_for_one_person_and_one_that_greets_everybody_for_nobody() {
    let [alpha] = fediverse(["alpha"]).await;
    let [writer, other] = moderators(&alpha, ["writer", "other"]).await;
    for text in ["Belges uniquement.", "Pas de musulmans.", "CPAS refusé.", "للمسلمين فقط"] {
        let offer = written(&alpha, writer, &with_text(text)).await;
        assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Held), "{text}");
        assert!(alpha.sees(&offer).await.is_none(), "{text}");
        assert_eq!(release(&alpha, writer, &offer).await, Err(ServiceError::OwnRecord));
        assert_eq!(release(&alpha, other, &offer).await, Ok(Release::Out), "{text}");
    }
    for text in ["Toutes les nationalités sont bienvenues.", "Près du CPAS et de l’école catholique."] {
        let offer = written(&alpha, writer, &with_text(text)).await;
        assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Out), "{text}");
    }
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nd_03_words_of_gender_and_family_wait_where_nobody_may_choose_by_them() {
    let [alpha] = fediverse(["alpha"]).await;
    let [writer, other] = moderators(&alpha, ["writer", "other"]).await;
    let shared = with_text("Femmes uniquement.");
    let offer = written(&alpha, writer, &shared).await;
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Out), "who shares a home may choose");
    // The same words, and the room becomes a whole studio: nobody has read them for that.
    let mut studio = shared.clone();
    studio.set(Field::PlaceKind, "studio").set(Field::Sharing, "entire_place");
    assert_eq!(edit(&alpha, writer, offer.id, &studio).await, Ok(Publication::Held));
    let id = offer.id;
    let open = alpha.reads(move |conn| safeguards::open_holds(conn, id)).await;
    assert_eq!(open, [(Field::Description, "household".to_owned())]);
    assert_eq!(release(&alpha, other, &offer).await, Ok(Release::Out));
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_09_a_release_of_a_phone_number_is_none_of_what_is_found_in_the_same_words_later() {
    let [alpha] = fediverse(["alpha"]).await;
    let [writer, other] = moderators(&alpha, ["writer", "other"]).await;
    let mut room = with_text("Femmes uniquement, 0470 12 34 56.");
    let offer = written(&alpha, writer, &room).await;
    assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Held));
    assert_eq!(release(&alpha, other, &offer).await, Ok(Release::Out));
    room.set(Field::PlaceKind, "studio").set(Field::Sharing, "entire_place");
    assert_eq!(
        edit(&alpha, writer, offer.id, &room).await,
        Ok(Publication::Held),
        "only the number was released"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_09_nd_03_the_texts_of_a_request_leave_in_no_form_and_so_hold_it_in_none() {
    let [alpha] = fediverse(["alpha"]).await;
    let writer = staff(&alpha, "writer", Role::Caseworker).await;
    let request = a_request().with(Field::Description, "Peut aider : ménage en échange du logement.").draft;
    let now = alpha.clock.now();
    let made = alpha
        .does(move |tx, app| proposals::create(tx, app, now, writer, (Purpose::Request, &request)))
        .await
        .unwrap();
    assert_eq!(publish(&alpha, writer, made.id).await, Ok(Publication::Out));
    assert_eq!(state(&alpha, &made).await, State::Open);
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_09_nd_03_what_another_instance_let_out_is_not_listed_here_before_its_author_mends_it() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    let [writer, other, third] = moderators(&alpha, ["writer", "other", "third"]).await;
    for text in [EXPLOITS, "Belges uniquement."] {
        let offer = written(&alpha, writer, &with_text(text)).await;
        assert_eq!(publish(&alpha, writer, offer.id).await, Ok(Publication::Held));
        if release(&alpha, other, &offer).await.unwrap() == Release::First {
            assert_eq!(release(&alpha, third, &offer).await, Ok(Release::Out));
        }
        settled(&[&alpha, &beta]).await;
        assert!(alpha.sees(&offer).await.is_some(), "{text}");
        assert!(beta.sees(&offer).await.is_none(), "{text}");
        assert_eq!(edit(&alpha, writer, offer.id, &an_offer().draft).await, Ok(Publication::Out));
        settled(&[&alpha, &beta]).await;
        assert!(beta.sees(&offer).await.is_some(), "{text}, and then mended");
    }
}
