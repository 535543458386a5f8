//! What strangers write to the association: leads, their limits, and the one automatic answer.

use chrono::TimeDelta;
use rooftop::domain::lead::{Lead, LeadReason, LeadState, LeadVisibility};
use rooftop::domain::partner::{DomainFlags, PartnerTier};
use rooftop::domain::proposal::Proposal;
use rooftop::ids::PartnerId;
use rooftop::store::leads::{self, Which};
use rooftop::store::partners::{self, Partner};
use serde_json::{Value, json};

use super::peer::Peer;
use super::recorded::{Software, captured, mock, peer};
use super::stranger::{Stranger, alpha_and_beta};
use crate::fediverse::{Server, a_request, an_offer, noon, settled};

const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// A note of Ben; `number` tells several apart.
pub(super) fn note(ben: &Stranger, number: u32, text: &str, more: Value) -> Value {
    let mut note = json!({
        "id": format!("http://beta.test/notes/{number}"), "type": "Note", "attributedTo": ben.id,
        "published": "2026-11-22T11:00:00Z", "content": format!("<p>{text}</p>"),
    });
    note.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    note
}

pub(super) async fn writes(ben: &Stranger, server: &Server, number: u32, note: Value) {
    ben.tells(server, &ben.activity("Create", 100 + number, note)).await;
}

pub(super) async fn listed(server: &Server, state: LeadState) -> Vec<Lead> {
    let mut found = server.reads(move |conn| leads::page(conn, Which { state, offer: None }, 100, 0)).await;
    found.reverse();
    found
}

/// The private notes that were sent to the peer.
pub(super) fn answers(peer: &Peer) -> Vec<Value> {
    let posted = peer.posted().into_iter().map(|(_, activity)| activity);
    posted
        .filter(|activity| activity["type"] == "Create")
        .map(|activity| activity["object"].clone())
        .collect()
}

pub(super) fn us(server: &Server) -> String {
    server.node.app.association().to_string()
}

/// Alpha with a published offer, and Ben.
pub(super) async fn an_offer_and_ben() -> (Server, Peer, Stranger, Proposal) {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let offer = alpha.publishes(&an_offer()).await;
    settled(&[&alpha]).await;
    (alpha, peer, ben, offer)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_private_reply_to_an_offer_becomes_a_lead_and_gets_one_answer_in_its_language() {
    let (alpha, peer, ben, offer) = an_offer_and_ben().await;
    let more = json!({"to": us(&alpha), "inReplyTo": offer.ap_id, "contentMap": {"nl": "<p>Is de kamer vrij?</p>"},
        "context": "http://beta.test/contexts/invented"});
    writes(&ben, &alpha, 1, note(&ben, 1, "Is de kamer vrij?", more.clone())).await;
    let found = listed(&alpha, LeadState::New).await;
    let [lead] = &found[..] else { panic!("{found:?}") };
    assert_eq!((lead.offer, lead.visibility), (Some(offer.id), LeadVisibility::Private));
    assert_eq!((lead.content.as_str(), lead.language.as_deref()), ("Is de kamer vrij?", Some("nl")));
    assert_eq!(lead.reasons, []);

    let sent = answers(&peer);
    let [answer] = &sent[..] else { panic!("{sent:?}") };
    assert_eq!((&answer["to"], &answer["cc"]), (&json!([ben.id]), &json!([])));
    assert_eq!(answer["inReplyTo"], "http://beta.test/notes/1");
    assert_eq!(answer["directMessage"], true);
    let said = peer.posted().into_iter().find(|(_, activity)| activity["type"] == "Create").unwrap().1;
    assert!(
        said["@context"].to_string().contains("litepub:directMessage"),
        "the word is explained: {}",
        said["@context"]
    );
    assert_eq!(answer["tag"], json!([{"type": "Mention", "href": ben.id, "name": "@ben@beta.test"}]));
    assert_eq!(answer["contentMap"]["nl"], answer["content"]);
    let content = answer["content"].as_str().unwrap();
    assert!(content.contains("bericht over dit aanbod"), "{content}");
    assert!(!content.contains("<a") && !content.contains("http"), "no link: {content}");
    assert!(answer.get("attachment").is_none());

    writes(&ben, &alpha, 2, note(&ben, 2, "Hallo?", more)).await;
    assert_eq!(listed(&alpha, LeadState::New).await.len(), 2);
    assert_eq!(answers(&peer).len(), 1, "one answer about one offer");
    let (_, _, list) = alpha.get("/offers", "text/html").await;
    assert!(!list.contains("kamer vrij"), "nothing of it is public");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reply_to_our_answer_stays_in_its_thread_whatever_became_of_the_context() {
    let (alpha, peer, ben, offer) = an_offer_and_ben().await;
    let eve = Stranger::at(&peer, "eve", 1);
    writes(&ben, &alpha, 1, note(&ben, 1, "Bonjour", json!({"to": us(&alpha), "inReplyTo": offer.ap_id})))
        .await;
    let answer = answers(&peer)[0]["id"].clone();
    writes(&ben, &alpha, 2, note(&ben, 2, "Merci", json!({"cc": us(&alpha), "inReplyTo": answer}))).await;
    writes(&eve, &alpha, 3, note(&eve, 3, "Moi aussi", json!({"to": us(&alpha), "inReplyTo": answer}))).await;
    let found = listed(&alpha, LeadState::New).await;
    assert_eq!(found.len(), 3);
    assert_eq!((found[1].thread, found[1].offer), (found[0].thread, Some(offer.id)));
    assert_eq!((found[2].thread, found[2].offer), (found[2].id, None), "it was not written to Eve");
    assert_eq!(
        alpha.document(answer.as_str().unwrap().strip_prefix("http://alpha.test").unwrap()).await.0,
        404
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_public_reply_is_held_and_a_public_mention_gets_no_letter() {
    let (alpha, peer, ben, offer) = an_offer_and_ben().await;
    for (number, public) in [PUBLIC, "as:Public", "Public"].into_iter().enumerate() {
        let number = u32::try_from(number).unwrap();
        let more = json!({"to": [public, us(&alpha)], "inReplyTo": offer.ap_id});
        writes(&ben, &alpha, number, note(&ben, number, &format!("Une question {number}"), more)).await;
    }
    let found = listed(&alpha, LeadState::New).await;
    assert!(
        found.iter().all(|lead| lead.visibility == LeadVisibility::Public) && found.len() == 3,
        "{found:?}"
    );
    assert_eq!(answers(&peer).len(), 1);
    let eve = Stranger::at(&peer, "eve", 1);
    writes(&eve, &alpha, 9, note(&eve, 9, "Chambre chez moi", json!({"to": PUBLIC, "cc": us(&alpha)}))).await;
    assert_eq!(listed(&alpha, LeadState::New).await.len(), 4);
    assert_eq!(answers(&peer).len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_14_what_is_for_nobody_here_is_dropped() {
    let (alpha, peer, ben, _) = an_offer_and_ben().await;
    let request = alpha.publishes(&a_request()).await;
    let others = [
        json!({"to": PUBLIC}),
        json!({"to": format!("{}/followers", ben.id)}),
        json!({"to": "http://gamma.test/users/x", "inReplyTo": "http://gamma.test/notes/1"}),
        json!({"to": PUBLIC, "inReplyTo": request.ap_id}),
        json!({"to": PUBLIC, "inReplyTo": "http://alpha.test/proposals/0197b0a0-0000-7000-8000-000000000000"}),
        json!({"to": us(&alpha), "type": "Audio"}),
    ];
    for (number, more) in others.into_iter().enumerate() {
        let number = u32::try_from(number).unwrap();
        writes(&ben, &alpha, number, note(&ben, number, "Rien pour vous", more)).await;
    }
    assert_eq!(listed(&alpha, LeadState::New).await, []);
    assert_eq!(answers(&peer), Vec::<Value>::new());
    // The same sender is heard where it is for us.
    writes(&ben, &alpha, 50, note(&ben, 50, "Pour vous", json!({"to": us(&alpha)}))).await;
    assert_eq!(listed(&alpha, LeadState::New).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_07_a_letter_of_somebody_else_is_refused() {
    let (alpha, peer, ben, _) = an_offer_and_ben().await;
    let eve = Stranger::at(&peer, "eve", 1);
    let of_ben = note(&ben, 1, "Au nom de Ben", json!({"to": us(&alpha)}));
    let mut elsewhere = note(&eve, 2, "D’ailleurs", json!({"to": us(&alpha)}));
    elsewhere["id"] = json!("http://gamma.test/notes/2");
    let by_two = note(&eve, 3, "À deux", json!({"to": us(&alpha), "attributedTo": [eve.id, ben.id]}));
    for (number, note) in [of_ben, elsewhere, by_two].into_iter().enumerate() {
        writes(&eve, &alpha, u32::try_from(number).unwrap(), note).await;
    }
    assert_eq!(listed(&alpha, LeadState::New).await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_08_only_its_author_edits_or_deletes_a_letter() {
    let (alpha, peer, ben, _) = an_offer_and_ben().await;
    let eve = Stranger::at(&peer, "eve", 1);
    let to = json!({"to": us(&alpha)});
    writes(&ben, &alpha, 1, note(&ben, 1, "Premier texte", to.clone())).await;
    let id = json!("http://beta.test/notes/1");
    let text = async || listed(&alpha, LeadState::New).await[0].content.clone();

    let theft = note(&eve, 1, "Volé", json!({"to": us(&alpha), "updated": "2026-11-22T11:30:00Z"}));
    eve.tells(&alpha, &eve.activity("Update", 2, theft)).await;
    eve.tells(&alpha, &eve.activity("Delete", 3, id.clone())).await;
    assert_eq!(text().await, "Premier texte");
    let edit = |text: &str, minute: u32| {
        note(&ben, 1, text, json!({"to": us(&alpha), "updated": format!("2026-11-22T11:{minute}:00Z")}))
    };
    ben.tells(&alpha, &ben.activity("Update", 4, edit("Corrigé", 40))).await;
    ben.tells(&alpha, &ben.activity("Update", 5, edit("Plus ancien", 35))).await;
    assert_eq!(text().await, "Corrigé");
    ben.tells(&alpha, &ben.activity("Delete", 6, json!({"id": id, "type": "Tombstone"}))).await;
    ben.tells(&alpha, &ben.activity("Update", 7, edit("De retour", 59))).await;
    let found = listed(&alpha, LeadState::New).await;
    assert_eq!((found[0].content.as_str(), found[0].erased_at), ("", Some(noon())));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_sixth_letter_of_a_day_is_counted_and_not_kept() {
    let (alpha, peer, ben, _) = an_offer_and_ben().await;
    for number in 1..=8 {
        let text = format!("Message numéro {number}");
        writes(&ben, &alpha, number, note(&ben, number, &text, json!({"to": us(&alpha)}))).await;
    }
    let found = listed(&alpha, LeadState::New).await;
    assert_eq!(found.len(), 5);
    assert_eq!(found.iter().map(|lead| lead.more).collect::<Vec<_>>(), [0, 0, 0, 0, 3]);
    assert_eq!(answers(&peer).len(), 1);
    alpha.later(TimeDelta::hours(25));
    writes(&ben, &alpha, 20, note(&ben, 20, "Le lendemain", json!({"to": us(&alpha)}))).await;
    assert_eq!(listed(&alpha, LeadState::New).await.len(), 6);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_thirty_first_letter_of_a_domain_is_counted_and_not_kept() {
    let (alpha, peer, _, _) = an_offer_and_ben().await;
    for number in 1..=32 {
        let name = format!("person{number}");
        let sender = Stranger::at(&peer, &name, 0);
        let text = format!("Message de {name}");
        writes(&sender, &alpha, number, note(&sender, number, &text, json!({"to": us(&alpha)}))).await;
    }
    let found = listed(&alpha, LeadState::New).await;
    assert_eq!((found.len(), found[29].more), (30, 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_gets_no_answer() {
    let (alpha, peer, _, _) = an_offer_and_ben().await;
    for (number, kind) in ["Service", "Application"].into_iter().enumerate() {
        let bot = Stranger::at(&peer, &format!("bot{number}"), 0);
        let mut document = bot.document();
        document["type"] = json!(kind);
        peer.serves_json(bot.id.url().path(), &document);
        let number = u32::try_from(number).unwrap();
        writes(&bot, &alpha, number, note(&bot, number, "Réponse automatique", json!({"to": us(&alpha)})))
            .await;
    }
    let found = listed(&alpha, LeadState::New).await;
    assert!(
        found.iter().all(|lead| lead.reasons == [LeadReason::Automated]) && found.len() == 2,
        "{found:?}"
    );
    assert_eq!(answers(&peer), Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_silenced_domain_writes_waits_unseen_and_unanswered() {
    let (alpha, peer, ben, _) = an_offer_and_ben().await;
    let domain = ben.id.domain();
    let partner = Partner {
        id: PartnerId::new(),
        domain: domain.clone(),
        tier: PartnerTier::Open,
        association: None,
        software: String::new(),
        flags: DomainFlags { silenced: true, ..DomainFlags::default() },
        created_at: noon(),
        last_seen_at: None,
        last_delivery_at: None,
        vetting_trust: rooftop::domain::matching::verdicts::Trust::Trusted,
        note: String::new(),
    };
    alpha.does(move |tx, _| Ok(partners::save(tx, &partner)?)).await.unwrap();
    writes(&ben, &alpha, 1, note(&ben, 1, "Bonjour", json!({"to": us(&alpha)}))).await;
    assert_eq!(listed(&alpha, LeadState::New).await, []);
    assert_eq!(answers(&peer), Vec::<Value>::new());
    alpha.does(move |tx, _| Ok(partners::delete(tx, &domain)?)).await.unwrap();
    assert_eq!(listed(&alpha, LeadState::New).await.len(), 1, "it is seen once the silence ends");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_looks_like_spam_is_kept_with_its_reasons() {
    let (alpha, peer, ben, _) = an_offer_and_ben().await;
    let eve = Stranger::at(&peer, "eve", 1);
    let mut document = eve.document();
    document["published"] = json!("2026-11-20T00:00:00Z");
    peer.serves_json(eve.id.url().path(), &document);
    let long = "Une chambre à louer tout de suite, écrivez-moi vite pour la visiter";
    writes(&ben, &alpha, 1, note(&ben, 1, long, json!({"to": us(&alpha)}))).await;
    let spam = note(
        &eve,
        2,
        &format!("{long} <a href='http://spam.example'>ici</a>"),
        json!({
            "to": us(&alpha), "attachment": {"type": "Image", "url": "http://beta.test/x.png"},
        }),
    );
    writes(&eve, &alpha, 2, spam).await;
    writes(&eve, &alpha, 3, note(&eve, 3, &long.to_uppercase(), json!({"to": us(&alpha)}))).await;
    let found = listed(&alpha, LeadState::New).await;
    assert_eq!(found[0].reasons, []);
    assert_eq!(found[1].reasons, [LeadReason::Links, LeadReason::NewAccount, LeadReason::Attachment]);
    assert_eq!(found[2].reasons, [LeadReason::NewAccount, LeadReason::Duplicate]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_its_server_calls_a_message_it_is_a_letter_and_nothing_else_is() {
    for (kind, kept) in [
        ("Note", true),
        ("Article", true),
        ("Page", true),
        ("Question", true),
        ("ChatMessage", true),
        ("Video", false),
        ("Event", false),
        ("Image", false),
    ] {
        let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
        let said = note(&ben, 1, "Est-ce libre ?", json!({"type": kind, "to": us(&alpha)}));
        writes(&ben, &alpha, 1, said).await;
        let found = listed(&alpha, LeadState::New).await;
        let texts: Vec<&str> = found.iter().map(|lead| lead.content.as_str()).collect();
        assert_eq!(texts, if kept { vec!["Est-ce libre ?"] } else { vec![] }, "{kind}");
    }
}

/// What a captured Create becomes: FEDERATION.md, "Activities in".
async fn becomes(software: Software, name: &str) -> Option<(LeadVisibility, String, Option<String>)> {
    let (peer, create) = (peer(software), captured(software, name));
    let server = mock(software, &peer, "alice", create.received).await;
    assert_eq!(create.request.to(&server).await.status, 202);
    settled(&[&server]).await;
    let mut found = listed(&server, LeadState::New).await;
    assert!(found.len() <= 1, "{found:?}");
    found.pop().map(|lead| (lead.visibility, lead.content, lead.language))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_captured_post_is_handled_as_the_table_says() {
    for (software, lang) in [(Software::GoToSocial, Some("en")), (Software::Mitra, None)] {
        let lang = lang.map(str::to_owned);
        let direct = becomes(software, "create-note-direct").await;
        assert_eq!(direct, Some((LeadVisibility::Private, "@alice a private word".to_owned(), lang.clone())));
        let reply = becomes(software, "create-note-reply").await;
        assert_eq!(reply, Some((LeadVisibility::Public, "@alice an answer to you".to_owned(), lang)));
        let mention = becomes(software, "create-note-public-image").await;
        assert_eq!(mention.map(|(visibility, ..)| visibility), Some(LeadVisibility::Public));
        for name in ["create-note-followers", "create-note-unlisted-cw"] {
            assert_eq!(becomes(software, name).await, None, "{software:?} {name}");
        }
    }
}
