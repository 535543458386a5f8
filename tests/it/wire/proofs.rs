//! Proofs of FEP-8b32 and keys of FEP-521a on the wire: what a proof may stand in for, and what it may not (inbound checks 4 and 5).

use std::collections::HashMap;
use std::sync::Arc;

use chrono::TimeDelta;
use rooftop::crypto::{Ed25519Key, PublicKey};
use rooftop::federation::signatures::proof::{Proof, ProofKey, prove};
use rooftop::ids::Domain;
use rooftop::services::{Viewer, partners};
use rooftop::store::{actors, follows};
use serde_json::{Value, json};

use super::captured::remembered;
use super::effects::{Effects, outcomes};
use super::peer::Peer;
use super::raw::Request;
use super::recorded::{Software, captured, mock, peer};
use super::stranger::{Stranger, alpha_and_beta};
use crate::fediverse::{Plan, Server, settled};

/// A key for proofs at `beta.test`.
fn proof_key(actor: &Stranger) -> ProofKey {
    ProofKey { key_id: format!("{}#ed25519-key", actor.id), key: Arc::new(Ed25519Key::generate()) }
}

fn multikey(actor: &Stranger, key: &ProofKey) -> Value {
    json!({"id": key.key_id, "type": "Multikey", "controller": actor.id, "publicKeyMultibase": key.key.public_multikey()})
}

/// Serves an actor's document with these Multikeys.
fn serves_with(peer: &Peer, actor: &Stranger, keys: &[Value]) {
    let mut document = actor.document();
    document["assertionMethod"] = json!(keys);
    peer.serves_json(actor.id.url().path(), &document);
}

async fn followers(server: &Server) -> i64 {
    let association = server.node.app.association();
    server.reads(move |conn| follows::count_followers(conn, &association)).await
}

/// A server with two strangers at two hosts: Ben, who proves what he says, and Carl at `gamma.test`, who passes it on.
async fn ben_and_carl() -> (Server, Peer, Stranger, ProofKey, Stranger, Peer) {
    let (peer, gamma) = (Peer::plain(), Peer::plain());
    let others =
        HashMap::from([("beta.test".to_owned(), peer.address), ("gamma.test".to_owned(), gamma.address)]);
    let alpha = Plan { others, ..Plan::of(&["alpha"]) }.start().await.pop().unwrap();
    let ben = Stranger::at(&peer, "ben", 0);
    let key = proof_key(&ben);
    serves_with(&peer, &ben, &[multikey(&ben, &key)]);
    let carl = ben.with_key("http://gamma.test/users/carl#main-key", 1);
    (alpha, peer, ben, key, carl, gamma)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_05_a_proof_of_the_actor_stands_in_for_the_signature_of_another_server() {
    let (alpha, _peer, ben, key, carl, gamma) = ben_and_carl().await;
    let follow = ben.follow(&alpha, 1);
    let passed_on = |activity: &Value| carl.signs(&alpha, activity);
    assert_eq!(passed_on(&follow).to(&alpha).await.status, 401, "without a proof");
    let proven = prove(&follow, &key, alpha.clock.now());
    let mut changed = proven.clone();
    changed["object"] = json!("http://alpha.test/actors/offers");
    let mut another = proven.clone();
    another["id"] = json!("http://beta.test/activities/9");
    let eve = ProofKey { key_id: key.key_id.clone(), key: Arc::new(Ed25519Key::generate()) };
    let elsewhere = ProofKey { key_id: "http://gamma.test/users/carl#ed25519-key".into(), ..eve.clone() };
    let (old, early) = (alpha.clock.now() - TimeDelta::hours(14), alpha.clock.now() + TimeDelta::hours(2));
    let unknown_suite = {
        let mut odd = proven.clone();
        odd["proof"]["cryptosuite"] = json!("eddsa-rdfc-2022");
        odd
    };
    for (what, activity) in [
        ("another object", changed),
        ("another id", another),
        ("another's key under the name of Ben's", prove(&follow, &eve, alpha.clock.now())),
        ("the forwarder's key", prove(&follow, &elsewhere, alpha.clock.now())),
        ("an old proof", prove(&follow, &key, old)),
        ("a proof of the future", prove(&follow, &key, early)),
        ("a proof of another kind", unknown_suite),
    ] {
        let answer = passed_on(&activity).to(&alpha).await;
        assert_eq!(answer.status, 401, "{what}: {}", answer.body);
    }
    assert_eq!(remembered(&alpha).await, 0);
    let answer = passed_on(&proven).to(&alpha).await;
    assert_eq!(answer.status, 202, "{}", answer.body);
    settled(&[&alpha]).await;
    assert_eq!(followers(&alpha).await, 1);
    assert!(gamma.seen().is_empty(), "the forwarder's key is nothing to us");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_05_a_blocked_server_passes_nothing_on() {
    let (alpha, _peer, ben, key, carl, _gamma) = ben_and_carl().await;
    let (gamma, now): (Domain, _) = ("gamma.test".parse().unwrap(), alpha.clock.now());
    alpha.does(move |tx, app| partners::block(tx, app, now, Viewer::Operator, &gamma)).await.unwrap();
    let proven = prove(&ben.follow(&alpha, 1), &key, now);
    assert_eq!(carl.signs(&alpha, &proven).to(&alpha).await.status, 403);
    ben.tells(&alpha, &proven).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_02_what_a_blocked_server_said_is_refused_before_any_fetch_whoever_passes_it_on() {
    let (alpha, peer, ben, key, carl, gamma) = ben_and_carl().await;
    let (beta, now): (Domain, _) = ("beta.test".parse().unwrap(), alpha.clock.now());
    alpha.does(move |tx, app| partners::block(tx, app, now, Viewer::Operator, &beta)).await.unwrap();
    let proven = prove(&ben.follow(&alpha, 1), &key, now);
    assert_eq!(carl.signs(&alpha, &proven).to(&alpha).await.status, 403);
    assert!(peer.seen().is_empty() && gamma.seen().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_05_a_wrong_proof_is_refused_though_the_signature_fits() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let key = proof_key(&ben);
    serves_with(&peer, &ben, &[multikey(&ben, &key)]);
    let now = alpha.clock.now();
    let mut wrong = prove(&ben.follow(&alpha, 1), &key, now);
    wrong["id"] = json!("http://beta.test/activities/2");
    let answer = ben.sends(&alpha, &wrong).await;
    assert_eq!(answer.status, 401, "{}", answer.body);
    assert!(answer.body.contains("proof"), "{}", answer.body);
    let unnamed = ProofKey { key_id: format!("{}#other", ben.id), ..proof_key(&ben) };
    assert_eq!(ben.sends(&alpha, &prove(&ben.follow(&alpha, 3), &unnamed, now)).await.status, 401);
    let mut malformed = prove(&ben.follow(&alpha, 4), &key, now);
    malformed["proof"]["proofValue"] = json!("z");
    assert_eq!(ben.sends(&alpha, &malformed).await.status, 401);
    assert_eq!(remembered(&alpha).await, 0);
    // An old proof under a fresh signature is no lie: the signature says when it was sent.
    ben.tells(&alpha, &prove(&ben.follow(&alpha, 5), &key, now - TimeDelta::days(30))).await;
    // A proof of a kind that we cannot read proves nothing, and the signature decides.
    let mut other = prove(&ben.follow(&alpha, 6), &key, now);
    other["proof"]["cryptosuite"] = json!("eddsa-rdfc-2022");
    ben.tells(&alpha, &other).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_04_an_ed25519_key_signs_requests_too_and_is_read_only_where_its_actor_controls_it() {
    use base64::Engine as _;
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let key = proof_key(&ben);
    let signed = |number: u32| {
        // As draft-cavage, with the Ed25519 key: the text is what the RSA key would sign.
        let request = ben.signs(&alpha, &ben.follow(&alpha, number));
        let text = format!(
            "(request-target): post /inbox\nhost: alpha.test\ndate: {}\ndigest: {}\ncontent-type: application/activity+json",
            request.value("date"),
            request.value("digest")
        );
        let signature = base64::engine::general_purpose::STANDARD.encode(key.key.sign(text.as_bytes()));
        let header = format!(
            "keyId=\"{}\",algorithm=\"hs2019\",headers=\"(request-target) host date digest content-type\",signature=\"{signature}\"",
            key.key_id
        );
        request.header("signature", Some(&header))
    };
    let right = multikey(&ben, &key);
    let with = |name: &str, value: Value| {
        let mut key = right.clone();
        key[name] = value;
        key
    };
    for (number, (what, wrong)) in [
        ("another's", with("controller", json!("http://beta.test/users/eve"))),
        ("of another origin", with("id", json!("http://gamma.test/users/ben#ed25519-key"))),
        ("no Multikey", with("type", json!("Ed25519VerificationKey2020"))),
        ("no key", with("publicKeyMultibase", json!("z6Mk"))),
        ("a megabyte", with("publicKeyMultibase", json!(format!("z{}", "6".repeat(700_000))))),
    ]
    .into_iter()
    .enumerate()
    {
        serves_with(&peer, &ben, &[wrong]);
        assert_eq!(signed(u32::try_from(number).unwrap()).to(&alpha).await.status, 401, "{what}");
        alpha.later(TimeDelta::minutes(6));
    }
    serves_with(&peer, &ben, &[json!("http://beta.test/keys/1"), json!(7), right]);
    let good = signed(20);
    assert_eq!(good.to(&alpha).await.status, 202);
    assert_eq!(good.body(b"{}".to_vec()).to(&alpha).await.status, 401);
    settled(&[&alpha]).await;
    ben.tells(&alpha, &ben.follow(&alpha, 21)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_04_a_key_in_a_document_of_its_own_counts_where_both_name_each_other() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let ben = ben.with_key("http://beta.test/keys/ben", 0);
    let key = ben.document()["publicKey"].clone();
    let mut document = ben.document();
    document["publicKey"] = json!("http://beta.test/keys/ben");
    peer.serves_json("/users/ben", &document);
    let with = |name: &str, value: &str| {
        let mut key = key.clone();
        key[name] = json!(value);
        key
    };
    for (number, (what, wrong)) in [
        ("owned by another", with("owner", "http://beta.test/users/eve")),
        ("under another id", with("id", "http://beta.test/keys/eve")),
        ("of a megabyte", with("publicKeyPem", &"A".repeat(900_000))),
    ]
    .into_iter()
    .enumerate()
    {
        peer.serves_json("/keys/ben", &wrong);
        let answer = ben.sends(&alpha, &ben.follow(&alpha, u32::try_from(number).unwrap())).await;
        assert_eq!(answer.status, 401, "{what}: {}", answer.body);
        alpha.later(TimeDelta::minutes(6));
    }
    peer.serves_json("/keys/ben", &key);
    ben.tells(&alpha, &ben.follow(&alpha, 20)).await;
    // A key that names an actor who does not name it back is nobody's.
    alpha.later(TimeDelta::minutes(6));
    let stray = ben.with_key("http://beta.test/keys/stray", 1);
    peer.serves_json("/keys/stray", &stray.document()["publicKey"]);
    assert_eq!(stray.sends(&alpha, &ben.follow(&alpha, 21)).await.status, 401);
    assert_eq!(peer.fetches("/keys/stray"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_we_send_bears_a_proof_that_fits_and_embeds_none_of_others() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let key = proof_key(&ben);
    serves_with(&peer, &ben, &[multikey(&ben, &key)]);
    ben.tells(&alpha, &prove(&ben.follow(&alpha, 1), &key, alpha.clock.now())).await;
    let (_, accept) = peer.posted().pop().unwrap();
    let (_, document) = alpha.document("/actors/alpha").await;
    let proofs = Proof::read(&accept, alpha.clock.now()).unwrap();
    assert_eq!(proofs.len(), 1);
    assert_eq!(document["assertionMethod"][0]["id"], proofs[0].key_id());
    let ours = document["assertionMethod"][0]["publicKeyMultibase"].as_str().unwrap();
    assert_eq!(proofs[0].verify(&PublicKey::from_text(ours).unwrap()), Ok(()));
    assert_eq!(accept["object"].get("proof"), None);
    assert!(
        accept["@context"]
            .as_array()
            .unwrap()
            .contains(&json!("https://w3id.org/security/data-integrity/v2"))
    );
}

/// Everything that Mitra sent, passed on by a server that is not Mitra: its proofs alone vouch for it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_05_the_proofs_of_mitra_vouch_for_what_somebody_else_passes_on() {
    let peer = peer(Software::Mitra);
    let ca_file = peer.ca_file.as_ref().unwrap().display().to_string();
    let settings = [("ASSOCIATION__HANDLE", "alice"), ("FEDERATION__EXTRA_CA_FILE", &*ca_file)];
    let others = HashMap::from([("mitra.test".to_owned(), peer.address)]);
    let names = ["mock"];
    let plan =
        Plan { settings: &settings, others, actor_folder: "users", scheme: "https", ..Plan::of(&names) };
    let server = plan.start().await.pop().unwrap();
    let beta = Peer::plain();
    let carl = Stranger::at(&beta, "carl", 1);
    let effects = Effects { server: &server, software: Software::Mitra };
    for name in ["follow", "create-note-direct", "like", "announce", "update-actor", "undo-follow"] {
        let post = captured(Software::Mitra, name);
        server.clock.set(post.received);
        let body = &post.request.body;
        let changed: Vec<u8> = {
            let text = String::from_utf8(body.clone()).unwrap();
            let at = text.find("\"created\":\"2026").unwrap() + 14;
            let mut bytes = text.into_bytes();
            bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
            bytes
        };
        let passed_on = |body: &[u8]| -> Request { carl.signs_bytes(&server, "/inbox", body) };
        assert_eq!(passed_on(&changed).to(&server).await.status, 401, "{name} with one byte changed");
        effects.prepare(&post).await;
        let before = outcomes(&server);
        let answer = passed_on(body).to(&server).await;
        assert_eq!(answer.status, 202, "{name}: {}", answer.body);
        settled(&[&server]).await;
        effects.seen(&post, &before).await;
    }
    assert!(beta.seen().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_05_the_proof_of_a_farewell_vouches_for_it_where_somebody_else_passes_it_on() {
    let peer = peer(Software::Mitra);
    let delete = captured(Software::Mitra, "delete-actor");
    let server = mock(Software::Mitra, &peer, "alice", delete.received).await;
    let (zoe, beta) = (Software::Mitra.actor("zoe"), Peer::plain());
    let carl = Stranger::at(&beta, "carl", 1);
    // Somebody signs under the name of Zoe's key: in vain, but now we know her.
    let liar = Stranger { id: zoe.clone(), key: carl.with_key(&format!("{zoe}#main-key"), 1).key };
    let mut lie = liar.activity("Like", 1, json!("https://mock.test/offers/1"));
    lie["id"] = json!("https://mitra.test/activities/like/1");
    assert_eq!(liar.sends(&server, &lie).await.status, 401);
    let is_here = || {
        let zoe = zoe.clone();
        server
            .reads(move |conn| Ok(actors::by_ap_id(conn, &zoe)?.is_some_and(|zoe| zoe.deleted_at.is_none())))
    };
    assert!(is_here().await);
    let mut bare: Value = serde_json::from_slice(&delete.request.body).unwrap();
    bare.as_object_mut().unwrap().remove("proof");
    assert_eq!(carl.sends(&server, &bare).await.status, 401, "without a proof, Carl's word is Carl's");
    assert!(is_here().await);
    let answer = carl.signs_bytes(&server, "/inbox", &delete.request.body).to(&server).await;
    assert_eq!(answer.status, 202, "{}", answer.body);
    settled(&[&server]).await;
    assert!(!is_here().await, "Zoe said that she is gone");
}
