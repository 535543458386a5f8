//! What allies know of somebody's request: who agrees for whom, who reads it, and what each page says.

use rooftop::domain::access::Role;
use rooftop::domain::appeal::ConsentScope;
use rooftop::domain::partner::PartnerTier;
use rooftop::services::batches;
use rooftop::store::{ally_requests, consents, request_bands};

use super::charge::request_id;
use super::{Card, caseworker, holder, registers};
use crate::federation::crowd::gathers;
use crate::fediverse::{Plan, Server, settled};
use crate::media::staff::Staff;

async fn allies() -> Vec<Server> {
    let settings = &[("FEDERATION__REQUESTS", "allies"), ("LIMITS__SIGN_IN_PER_MINUTE", "10000")];
    let servers = Plan { settings, ..Plan::of(&["alpha", "beta"]) }.start().await;
    servers[0].befriends(&servers[1], PartnerTier::Ally).await;
    servers[1].befriends(&servers[0], PartnerTier::Ally).await;
    settled(&[&servers[0], &servers[1]]).await;
    servers
}

/// A request that somebody's caseworker wrote and opened; its id.
pub(super) async fn opened(staff: &mut Staff<'_>, card: &Card) -> String {
    let id = request_id(staff, card).await;
    let at = format!("/desk/proposals/{id}");
    assert_eq!(staff.steps(&at, &format!("{at}/publish"), &[]).await.status, 303);
    id
}

fn fields(recipient: &str) -> Vec<(&str, &str)> {
    vec![("recipient", recipient), ("via", "oral"), ("language", "ti"), ("given_on", "2026-11-20")]
}

/// Lets a batch leave now: until its hour nobody would stay signed in.
async fn batch(alpha: &Server, beta: &Server) {
    batches::run(&alpha.node.app).await.unwrap();
    settled(&[alpha, beta]).await;
}

async fn holds(server: &Server) -> usize {
    server.reads(|conn| ally_requests::all(conn, 10)).await.len()
}

#[actix_web::test]
async fn pr_06_pr_07_the_desk_notes_a_consent_a_moderator_reads_the_request_and_each_page_says_what_leaves() {
    let servers = allies().await;
    let [alpha, beta] = &servers[..] else { panic!("two servers") };
    let (mut staff, card) = caseworker(alpha).await;
    let id = opened(&mut staff, &card).await;
    let (at, recipient) = (format!("/desk/proposals/{id}/allies"), beta.node.app.association().to_string());
    assert!(staff.get(&at).await.body.contains("Aucune autre association ne connaît"));
    assert_eq!(staff.steps(&at, &at, &fields(&recipient)).await.to, format!("{at}?done=allies-named"));
    let page = staff.get(&at).await.body;
    assert!(page.contains("avant qu’un modérateur qui ne l’a pas écrite"), "{page}");
    let refused = staff.steps(&at, &format!("{at}/approve"), &[]).await;
    assert_eq!(refused.status, 403, "a caseworker approves nothing");
    gathers(alpha).await;
    batch(alpha, beta).await;
    assert_eq!(holds(beta).await, 0, "four open ones and one that nobody read");

    let mut moderator = Staff::signs_in(alpha, "nour", Role::Moderator).await;
    assert_eq!(
        moderator.steps(&at, &format!("{at}/approve"), &[]).await.to,
        format!("{at}?done=request-approved")
    );
    let page = staff.get(&at).await.body;
    assert!(page.contains("Au prochain envoi") && page.contains("décembre 2026"), "{page}");
    assert!(page.contains("Liège") && page.contains("personne"), "{page}");
    batch(alpha, beta).await;
    assert_eq!(holds(beta).await, 1);
    assert!(staff.get(&at).await.body.contains("Ce qui est connu ailleurs"));

    assert_eq!(staff.steps(&at, &format!("{at}/revoke"), &[]).await.to, format!("{at}?done=allies-revoked"));
    settled(&[alpha, beta]).await;
    assert_eq!(holds(beta).await, 0, "at once");
    let proposal = id.parse().unwrap();
    assert!(alpha.reads(move |conn| request_bands::of(conn, proposal)).await.is_none());
    let looked = holder(alpha, &card).await.get("/my").await.body;
    assert!(looked.contains("Un accord pour d’autres associations est noté"), "they read it: {looked}");
    assert!(looked.contains("Un accord pour d’autres associations est retiré"), "{looked}");
}

#[actix_web::test]
async fn pr_06_sg_12_who_wrote_a_request_does_not_say_that_they_read_it() {
    let servers = allies().await;
    let alpha = &servers[0];
    let mut writer = Staff::signs_in(alpha, "nour", Role::Moderator).await;
    let card = registers(&mut writer).await;
    let id = opened(&mut writer, &card).await;
    let at = format!("/desk/proposals/{id}/allies");
    let page = writer.get(&at).await.body;
    assert!(!page.contains(&format!("{at}/approve")), "no button: {page}");
    assert_eq!(writer.steps(&at, &format!("{at}/approve"), &[]).await.status, 403);
    let proposal = id.parse().unwrap();
    assert!(alpha.reads(move |conn| request_bands::approval(conn, proposal)).await.is_none());
    let mut other = Staff::signs_in(alpha, "omar", Role::SafeguardingLead).await;
    assert_eq!(other.steps(&at, &format!("{at}/approve"), &[]).await.status, 303);
    assert!(alpha.reads(move |conn| request_bands::approval(conn, proposal)).await.is_some());
}

#[actix_web::test]
async fn pr_06_only_the_own_mandate_agrees_for_somebody_and_what_is_typed_wrongly_is_kept() {
    let servers = allies().await;
    let [alpha, beta] = &servers[..] else { panic!("two servers") };
    let (mut staff, card) = caseworker(alpha).await;
    let id = request_id(&mut staff, &card).await;
    let (at, recipient) = (format!("/desk/proposals/{id}/allies"), beta.node.app.association().to_string());
    let mut moderator = Staff::signs_in(alpha, "nour", Role::Moderator).await;
    let refused = moderator.steps(&at, &at, &fields(&recipient)).await;
    assert_eq!(refused.status, 403, "whoever has every case has no mandate by that: {}", refused.body);
    for (field, value, told) in [
        ("recipient", "", "choisissez-en au moins une"),
        ("via", "card", "dites comment la personne a dit oui"),
        ("language", "xx", "dans quelle langue"),
        ("given_on", "hier", "écrivez-la comme"),
        ("given_on", "2027-01-01", "elle est passée"),
    ] {
        let mut typed = fields(&recipient);
        typed.iter_mut().filter(|(name, _)| *name == field).for_each(|pair| pair.1 = value);
        let answer = staff.steps(&at, &at, &typed).await;
        assert_eq!(answer.status, 400, "{field}");
        assert!(answer.body.contains(told), "{field}: {}", answer.body);
        assert!(field == "recipient" || answer.body.contains(" checked"), "{field}: the choice is kept");
    }
    let stranger = staff.steps(&at, &at, &fields("http://gamma.test/actors/x")).await;
    assert_eq!(stranger.status, 400, "{}", stranger.body);
    let proposal = id.parse().unwrap();
    assert!(
        alpha.reads(move |conn| consents::standing(conn, (proposal, ConsentScope::Allies))).await.is_none()
    );
}

#[actix_web::test]
async fn pr_07_somebody_agrees_and_takes_it_back_with_their_card_and_for_nobody_else() {
    let servers = allies().await;
    let [alpha, beta] = &servers[..] else { panic!("two servers") };
    let (mut staff, card) = caseworker(alpha).await;
    let other = registers(&mut staff).await;
    let (id, of_other) = (opened(&mut staff, &card).await, opened(&mut staff, &other).await);
    let (at, others) = (format!("/my/requests/{id}/allies"), format!("/my/requests/{of_other}/allies"));
    let recipient = beta.node.app.association().to_string();
    let mut browser = holder(alpha, &card).await;
    let page = browser.get(&at).await.body;
    for sentence in ["que vous choisissez", "Rien d’autre", "Ni votre nom", "nous ne pouvons pas reprendre"]
    {
        assert!(page.contains(sentence), "{sentence}: {page}");
    }
    assert_eq!(browser.steps(&at, &at, &[]).await.status, 400, "nobody is named");
    assert_eq!(browser.steps(&at, &at, &[("recipient", &recipient)]).await.to, format!("{at}?done=agreed"));
    let copy = browser.get("/my/data.json").await.body;
    assert!(copy.contains(&recipient) && copy.contains("\"card\""), "{copy}");
    let proposal = id.parse().unwrap();
    let agreed =
        alpha.reads(move |conn| consents::standing(conn, (proposal, ConsentScope::Allies))).await.unwrap();
    assert_eq!((agreed.language.as_str(), agreed.recorded_by), ("fr", None));

    let nobody = "/my/requests/0193a5f2-7c1e-7b7a-9d53-3f0f5a1c2b4d/allies";
    for path in [others.as_str(), nobody] {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
        assert_eq!(browser.steps(&at, path, &[("recipient", &recipient)]).await.status, 404, "{path}");
        assert_eq!(browser.steps(&at, &format!("{path}/revoke"), &[]).await.status, 404, "{path}");
    }
    assert_eq!(browser.steps(&at, &format!("{at}/revoke"), &[]).await.to, format!("{at}?done=revoked"));
    assert!(
        alpha.reads(move |conn| consents::standing(conn, (proposal, ConsentScope::Allies))).await.is_none()
    );
    assert_eq!(batches::run(&alpha.node.app).await, Ok(0));
}
