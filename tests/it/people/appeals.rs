//! The pages about an appeal: who agrees for whom, who approves it, and that each shows the very words, or why it waits.

use rooftop::domain::access::Role;
use rooftop::domain::appeal::ConsentScope;
use rooftop::services::appeals;
use rooftop::store::{appeals as stored, consents};

use super::abroad::opened;
use super::charge::request_id;
use super::{caseworker, holder, registers, server};
use crate::federation::crowd::gathers;
use crate::fediverse::{Server, settled};
use crate::media::staff::Staff;

const TYPED: &[(&str, &str)] = &[("via", "oral"), ("language", "ti"), ("given_on", "2026-11-20")];

/// Lets a batch leave now: until its day nobody would stay signed in.
async fn batch(server: &Server) {
    appeals::run(&server.node.app).await.unwrap();
    settled(&[server]).await;
}

/// The address of the appeal that is out.
async fn address(server: &Server, request: &str) -> String {
    let request = request.parse().unwrap();
    let found = server.reads(move |conn| stored::of_request(conn, request)).await.expect("an appeal");
    format!("/appeals/{}", found.id)
}

#[actix_web::test]
async fn pr_02_pr_06_the_page_of_an_appeal_shows_the_very_words_or_why_it_waits() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let id = opened(&mut staff, &card).await;
    let at = format!("/desk/proposals/{id}/appeal");
    let empty = staff.get(&at).await.body;
    assert!(empty.contains("la personne n’a pas donné son accord"), "{empty}");
    assert_eq!(staff.steps(&at, &at, TYPED).await.to, format!("{at}?done=appeal-agreed"));
    assert!(staff.get(&at).await.body.contains("attend qu’un modérateur"));
    assert_eq!(
        staff.steps(&at, &format!("{at}/approve"), &[]).await.status,
        403,
        "a caseworker approves nothing"
    );
    let mut nour = Staff::signs_in(&server, "nour", Role::Moderator).await;
    assert_eq!(nour.steps(&at, &format!("{at}/approve"), &[]).await.to, format!("{at}?done=appeal-approved"));
    assert!(staff.get(&at).await.body.contains("doit encore la lire"), "nobody read the request");
    let read = format!("/desk/proposals/{id}/allies/approve");
    assert_eq!(nour.steps(&at, &read, &[]).await.status, 303);
    let waits = staff.get(&at).await.body;
    assert!(waits.contains("Moins de cinq demandes disent la même chose"), "{waits}");
    gathers(&server).await;
    let leaves = staff.get(&at).await.body;
    for said in [
        "L’appel part avec le prochain envoi de la semaine",
        "Ce que tout le monde pourrait lire",
        "Un ménage cherche un logement : 2 personnes.",
        "Zone : Liège.",
        "Période : décembre 2026.",
        "Gebied: ",
    ] {
        assert!(leaves.contains(said), "{said}: {leaves}");
    }
    batch(&server).await;
    let out = staff.get(&at).await.body;
    let public = address(&server, &id).await;
    assert!(out.contains("L’appel est public.") && out.contains(&public), "{out}");
    let (status, _, page) = server.get(&public, "text/html").await;
    assert_eq!(status, 200);
    for said in ["Un ménage cherche un logement : 2 personnes.", "Période : décembre 2026.", "/@toits"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains(&id), "{page}");
    assert_eq!(staff.steps(&at, &format!("{at}/revoke"), &[]).await.to, format!("{at}?done=appeal-revoked"));
    assert_eq!(server.get(&public, "text/html").await.0, 410);
    let looked = holder(&server, &card).await.get("/my").await.body;
    assert!(looked.contains("Un accord pour un appel public est noté"), "they read it: {looked}");
    assert!(looked.contains("Un accord pour un appel public est retiré"), "{looked}");
}

#[actix_web::test]
async fn pr_06_only_the_own_mandate_agrees_to_an_appeal_and_what_is_typed_wrongly_is_kept() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let id = request_id(&mut staff, &card).await;
    let at = format!("/desk/proposals/{id}/appeal");
    let mut nour = Staff::signs_in(&server, "nour", Role::Moderator).await;
    let refused = nour.steps(&at, &at, TYPED).await;
    assert_eq!(refused.status, 403, "whoever has every case has no mandate by that: {}", refused.body);
    let other = Staff::signs_in(&server, "omar", Role::Caseworker).await;
    assert_eq!(
        other.get(&at).await.status,
        404,
        "who has no charge of them is told what they would be of nobody"
    );
    for (field, value, told) in [
        ("via", "card", "dites comment la personne a dit oui"),
        ("language", "xx", "dans quelle langue"),
        ("given_on", "hier", "écrivez-la comme"),
        ("given_on", "2027-01-01", "elle est passée"),
    ] {
        let mut typed = TYPED.to_vec();
        typed.iter_mut().filter(|(name, _)| *name == field).for_each(|pair| pair.1 = value);
        let answer = staff.steps(&at, &at, &typed).await;
        assert_eq!(answer.status, 400, "{field}");
        assert!(answer.body.contains(told) && answer.body.contains(" selected"), "{field}: {}", answer.body);
    }
    let request = id.parse().unwrap();
    let standing = server.reads(move |conn| consents::standing(conn, (request, ConsentScope::Appeal))).await;
    assert_eq!(standing, None);
}

#[actix_web::test]
async fn pr_07_somebody_agrees_to_an_appeal_and_takes_it_back_with_their_card_and_for_nobody_else() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let other = registers(&mut staff).await;
    let (id, of_other) = (opened(&mut staff, &card).await, opened(&mut staff, &other).await);
    gathers(&server).await;
    let (at, others) = (format!("/my/requests/{id}/appeal"), format!("/my/requests/{of_other}/appeal"));
    let mut browser = holder(&server, &card).await;
    assert!(browser.get("/my").await.body.contains(&at), "it is found");
    let page = browser.get(&at).await.body;
    for sentence in
        ["à tout le monde, sur internet", "Au moins cinq ménages", "Ni votre nom", "ne pouvons pas reprendre"]
    {
        assert!(page.contains(sentence), "{sentence}: {page}");
    }
    assert_eq!(browser.steps(&at, &at, &[]).await.to, format!("{at}?done=agreed"));
    let request = id.parse().unwrap();
    let agreed =
        server.reads(move |conn| consents::standing(conn, (request, ConsentScope::Appeal))).await.unwrap();
    assert_eq!((agreed.language.as_str(), agreed.recorded_by, agreed.recipients), ("fr", None, Vec::new()));
    let allies = server.reads(move |conn| consents::standing(conn, (request, ConsentScope::Allies))).await;
    assert_eq!(allies, None, "it is a consent to nothing else");
    let copy = browser.get("/my/data.json").await.body;
    assert!(copy.contains("\"appeal\": {"), "{copy}");

    let desk = format!("/desk/proposals/{id}");
    let mut nour = Staff::signs_in(&server, "nour", Role::Moderator).await;
    for approved in ["/allies/approve", "/appeal/approve"] {
        assert_eq!(nour.steps(&desk, &format!("{desk}{approved}"), &[]).await.status, 303, "{approved}");
    }
    batch(&server).await;
    let public = address(&server, &id).await;
    assert!(browser.get(&at).await.body.contains(&public));
    assert_eq!(server.get(&public, "text/html").await.0, 200);

    let nobody = "/my/requests/0193a5f2-7c1e-7b7a-9d53-3f0f5a1c2b4d/appeal";
    for path in [others.as_str(), nobody] {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
        assert_eq!(browser.steps(&at, path, &[]).await.status, 404, "{path}");
        assert_eq!(browser.steps(&at, &format!("{path}/revoke"), &[]).await.status, 404, "{path}");
    }
    assert_eq!(browser.steps(&at, &format!("{at}/revoke"), &[]).await.to, format!("{at}?done=revoked"));
    assert_eq!(server.get(&public, "text/html").await.0, 410, "at once");
}
