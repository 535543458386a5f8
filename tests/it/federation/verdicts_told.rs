//! Who is told what of an offer's own rules: verdicts to an ally's association, and to nobody else a byte more than is public.

use rooftop::domain::field::Field;
use rooftop::domain::proposal::State;
use rooftop::federation::signatures::{Scheme, SigningKey, sign};
use rooftop::ids::ApId;
use rooftop::services::{Viewer, alliances, proposals};
use serde_json::{Value, json};

use super::verdicts::{Allies, a_home, association};
use crate::fediverse::{Server, settled};

/// So many children live there: a number that stands nowhere else.
const CANARY: &str = "17";

/// What a GET of a document got: its headers that say who may keep it, and its bytes.
#[derive(Debug, PartialEq, Eq)]
struct Got {
    status: u16,
    cache: String,
    vary: String,
    body: String,
}

impl Got {
    fn housing(&self) -> Value {
        serde_json::from_str::<Value>(&self.body).unwrap()["housing"].clone()
    }

    fn says(&self) -> Value {
        let housing = self.housing();
        json!([housing.get("vettedUntil"), housing.get("loneAdultOk"), housing.get("womenOnly")])
    }
}

/// Asks a server for an object of its own, signed by whoever holds this key.
async fn asks(server: &Server, id: &ApId, key: Option<&SigningKey>) -> Got {
    let signed = key.map(|key| sign(Scheme::Cavage, key, "GET", id.url(), None, server.clock.now()));
    let mut request = server
        .client
        .get(format!("http://{}{}", server.address, id.url().path()))
        .header("host", id.domain().to_string())
        .header("accept", "application/activity+json");
    for (name, value) in signed.into_iter().flatten() {
        request = request.header(name, value);
    }
    let answer = request.send().await.unwrap();
    let header = |name: &str| {
        answer.headers().get(name).map_or(String::new(), |value| value.to_str().unwrap().to_owned())
    };
    let (status, cache, vary) = (answer.status().as_u16(), header("cache-control"), header("vary"));
    Got { status, cache, vary, body: answer.text().await.unwrap() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_03_an_allys_association_is_told_verdicts_and_nobody_else_a_byte_more_than_is_public() {
    let allies = Allies::new().await;
    let home = a_home("Chez Anne et Paul").with(Field::HostChildren, CANARY);
    let offer = allies.offers(&home, "2027-04-15").await;
    let (here, host, stranger) = (&allies.here, &allies.host, &allies.stranger);
    let public = asks(host, &offer.ap_id, None).await;
    assert_eq!((public.status, public.says()), (200, json!([null, null, null])));
    let key = |server: &Server, actor: ApId| server.node.key(&actor).cloned().unwrap();
    let ally = asks(host, &offer.ap_id, Some(&key(here, association(here)))).await;
    assert_eq!(ally.says(), json!(["2027-03", true, false]));
    for signer in [
        key(here, here.node.app.urls.instance()),
        key(here, here.node.app.urls.board()),
        key(stranger, association(stranger)),
        key(stranger, stranger.node.app.urls.instance()),
    ] {
        let got = asks(host, &offer.ap_id, Some(&signer)).await;
        assert_eq!(got, public, "{}", signer.key_id);
    }
    // An association's name over another's signature is nobody's.
    let forged = SigningKey {
        key_id: key(here, association(here)).key_id,
        key: key(stranger, association(stranger)).key,
    };
    assert_eq!(asks(host, &offer.ap_id, Some(&forged)).await, public);

    // All else is the same, and no fact is among it.
    let mut without = serde_json::from_str::<Value>(&ally.body).unwrap();
    for name in ["vettedUntil", "loneAdultOk", "womenOnly"] {
        without["housing"].as_object_mut().unwrap().remove(name);
    }
    assert_eq!(without, serde_json::from_str::<Value>(&public.body).unwrap());
    for (name, value) in ally.housing().as_object().unwrap() {
        assert!(!value.to_string().contains(CANARY), "{name} tells how many children there are");
    }
    for fact in ["hostWomen", "hostMen", "hostChildren", "2027-04", "vetting\":"] {
        assert!(!ally.body.contains(fact), "{fact}: {}", ally.body);
    }
    // No cache between us gives one reader's document to another.
    assert_eq!((ally.cache.as_str(), public.cache.as_str()), ("private, no-store", "private, no-cache"));
    for header in ["accept", "signature", "signature-input", "authorization"] {
        assert!(ally.vary.contains(header) && public.vary.contains(header), "{header}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_03_no_activity_list_or_page_tells_what_allies_are_told() {
    let allies = Allies::new().await;
    let offer = allies.offers(&a_home("Chez Anne et Paul"), "2027-04-15").await;
    let host = &allies.host;
    let mut read = Vec::new();
    for path in [
        "/actors/beta/outbox?page=true".to_owned(),
        "/actors/offers/outbox?page=true".to_owned(),
        format!("/proposals/{}", offer.id),
        format!("/offers/{}", offer.id),
    ] {
        read.push(host.get(&path, "application/activity+json").await);
    }
    for path in ["/offers".to_owned(), format!("/offers/{}", offer.id)] {
        for accept in ["application/json", "text/html"] {
            read.push(host.get(&path, accept).await);
        }
    }
    for (status, kind, body) in read {
        assert_eq!(status, 200, "{kind}: {body}");
        for name in ["vettedUntil", "loneAdultOk", "womenOnly", "vetted_until", "lone_adult"] {
            assert!(!body.contains(name), "{name} in {kind}: {body}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_03_what_a_host_did_not_tell_is_a_no_and_an_offer_that_is_not_out_says_nothing() {
    let allies = Allies::new().await;
    let (here, host) = (&allies.here, &allies.host);
    let key = here.node.key(&association(here)).cloned().unwrap();
    let silent = a_home("Chez X").with(Field::HostWomen, "").with(Field::HostMen, "");
    for (made, said) in [
        (silent, json!(["2027-03", false, false])),
        (a_home("Chez Marc").with(Field::HostWomen, ""), json!(["2027-03", false, false])),
        (a_home("Chez Anne").with(Field::HostMen, ""), json!(["2027-03", true, true])),
    ] {
        let offer = allies.offers(&made, "2027-04-15").await;
        assert_eq!(asks(host, &offer.ap_id, Some(&key)).await.says(), said, "{}", offer.terms.title);
    }
    let offer = allies.offers(&a_home("Chez Anne et Paul"), "2027-04-15").await;
    let (id, now) = (offer.id, host.clock.now());
    host.does(move |tx, app| proposals::change_state(tx, app, now, Viewer::Operator, (id, State::Paused)))
        .await
        .unwrap();
    let paused = asks(host, &offer.ap_id, Some(&key)).await;
    assert_eq!(paused, asks(host, &offer.ap_id, None).await, "as everybody sees it");
    // Where the alliance ends on the host's side, the next GET is a stranger's.
    let other = allies.offers(&a_home("Chez Nour et Paul"), "2027-04-15").await;
    assert_eq!(asks(host, &other.ap_id, Some(&key)).await.says(), json!(["2027-03", true, false]));
    let (named, now) = (here.node.app.urls.domain().clone(), host.clock.now());
    host.does(move |tx, app| alliances::end(tx, app, now, Viewer::Operator, &named)).await.unwrap();
    assert_eq!(asks(host, &other.ap_id, Some(&key)).await, asks(host, &other.ap_id, None).await);
    settled(&[here, host]).await;
}
