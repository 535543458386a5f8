//! The partners' pages: who sees them, what each button does, and what is refused with what was typed kept.

use actix_web::http::{Method, StatusCode};
use actix_web::test::TestRequest;

use super::browser::{ADMIN, AUTHOR, CASEWORKER, Instance, MODERATOR, Vetting, instance};
use crate::domain::partner::{LineState, PartnerTier};
use crate::ids::Domain;
use crate::services::partners::lists;
use crate::store::partner_lists;
use crate::store::partners::{self, Partner};

const PATH: &str = "/desk/partners";
const TOITS: &str = "/desk/partners/toits.example";

async fn stored(here: &Instance, name: &str) -> Option<Partner> {
    let domain: Domain = name.parse().unwrap();
    here.app.db.read(move |conn| partners::by_domain(conn, &domain)).await.unwrap()
}

#[actix_web::test]
async fn moderators_and_admins_see_partners_and_caseworkers_do_not() {
    let here = instance(Vetting::Needed).await;
    for email in [MODERATOR, ADMIN] {
        let staff = here.staff(email).await;
        assert_eq!(staff.get(PATH).await.status, StatusCode::OK);
        assert!(staff.get("/desk").await.html.contains("href=\"/desk/partners\""));
    }
    let social = here.staff(CASEWORKER).await;
    assert!(!social.get("/desk").await.html.contains("href=\"/desk/partners\""));
    for path in [
        PATH,
        TOITS,
        "/desk/partners/toits.example/block",
        "/desk/partners/toits.example/remove",
        "/desk/domains",
        "/desk/domains.csv",
        "/desk/lists",
    ] {
        assert_eq!(social.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let id = crate::ids::PartnerListLineId::new();
    for (path, pairs) in [
        (PATH.to_owned(), vec![("domain", "toits.example"), ("tier", "open")]),
        (format!("{TOITS}/tier"), vec![("tier", "open")]),
        (format!("{TOITS}/flags"), vec![]),
        (format!("{TOITS}/note"), vec![("note", "x")]),
        (format!("{TOITS}/retry"), vec![]),
        (format!("{TOITS}/remove"), vec![]),
        (format!("{TOITS}/block"), vec![]),
        (format!("{TOITS}/alliance/propose"), vec![("fingerprint", "x")]),
        (format!("{TOITS}/alliance/confirm"), vec![("fingerprint", "x")]),
        (format!("{TOITS}/alliance/refuse"), vec![]),
        (format!("{TOITS}/alliance/end"), vec![]),
        ("/desk/lists".to_owned(), vec![("url", "https://a.example/x.csv")]),
        (format!("/desk/lists/{id}/fetch"), vec![]),
        (format!("/desk/lists/{id}/end"), vec![]),
        (format!("/desk/lists/drafts/{id}/confirm"), vec![]),
        (format!("/desk/lists/drafts/{id}/dismiss"), vec![("reason", "x")]),
    ] {
        assert_eq!(social.post(&path, &pairs).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let domains =
        social.upload("/desk/domains", &[("text", None, b"#domain\na.example"), ("act", None, b"import")]);
    assert_eq!(domains.await.status, StatusCode::FORBIDDEN);
    assert!(here.app.db.read(partners::all).await.unwrap().is_empty());
}

#[actix_web::test]
async fn a_domain_is_looked_up_and_added_or_the_reason_stands_beside_what_was_typed() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(AUTHOR).await;
    for (typed, sentence) in [
        ("https://toits.example/", "Ce n’est pas un nom de domaine"),
        ("silent.example", "Ce serveur ne répond pas"),
        ("other.example", "n’utilise pas Rooftop"),
    ] {
        let answer = staff.post(PATH, &[("domain", typed), ("tier", "open")]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{typed}");
        assert!(answer.html.contains(sentence), "{typed}\n{}", answer.html);
        assert!(answer.html.contains(&format!("value=\"{typed}\"")), "what was typed is kept");
        assert!(answer.html.contains("value=\"open\" checked"));
    }
    for tier in ["friend", "ally"] {
        let bad = staff.post(PATH, &[("domain", "toits.example"), ("tier", tier)]).await;
        assert_eq!(bad.status, StatusCode::BAD_REQUEST, "{tier}: nobody makes an ally alone");
    }
    let added = staff.post(PATH, &[("domain", "toits.example"), ("tier", "open")]).await;
    assert_eq!(
        (added.status, added.to.as_str()),
        (StatusCode::SEE_OTHER, "/desk/partners/toits.example?done=partner-added")
    );
    let page = staff.get(&added.to).await.html;
    for part in
        ["Ses offres arrivent", "Toits d’ailleurs", "rooftop 9.9", "En attente", "Empreinte de sa clé"]
    {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(staff.get(PATH).await.html.contains("toits.example"));
    let here_itself = staff.post(PATH, &[("domain", "localhost:8080"), ("tier", "blocked")]).await;
    assert_eq!(here_itself.status, StatusCode::BAD_REQUEST);
}

#[actix_web::test]
async fn every_button_of_a_partner_does_what_it_says() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(MODERATOR).await;
    staff.post(PATH, &[("domain", "toits.example"), ("tier", "open")]).await;

    let ally = staff.post(&format!("{TOITS}/tier"), &[("tier", "ally")]).await;
    assert_eq!(ally.status, StatusCode::BAD_REQUEST, "an alliance is proposed, not set");
    assert_eq!(stored(&here, "toits.example").await.unwrap().tier, PartnerTier::Open);
    let sideways = staff.post(&format!("{TOITS}/tier"), &[("tier", "blocked")]).await;
    assert_eq!(sideways.status, StatusCode::BAD_REQUEST, "a block has its own question");

    staff.post(&format!("{TOITS}/flags"), &[("silence", "yes"), ("reject_media", "yes")]).await;
    let flags = stored(&here, "toits.example").await.unwrap().flags;
    assert!(flags.silenced && flags.reject_media && !flags.reject_reports);
    staff.post(&format!("{TOITS}/flags"), &[]).await;
    assert_eq!(stored(&here, "toits.example").await.unwrap().flags.names(), Vec::<&str>::new());

    staff.post(&format!("{TOITS}/note"), &[("note", "<b>Vue</b> à Namur")]).await;
    assert!(staff.get(TOITS).await.html.contains("&#60;b&#62;Vue&#60;/b&#62; à Namur"));
    let long = "x".repeat(2001);
    let refused = staff.post(&format!("{TOITS}/note"), &[("note", &long)]).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    for part in [long.as_str(), "2001", "2000", "aria-invalid"] {
        assert!(refused.html.contains(part), "what was typed is kept beside the limit: {part}");
    }

    assert_eq!(staff.post(&format!("{TOITS}/retry"), &[]).await.status, StatusCode::SEE_OTHER);
    let odd = staff.post(&format!("{TOITS}/retry"), &[("x", "y")]).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);

    let question = staff.get(&format!("{TOITS}/block")).await.html;
    assert!(question.contains("Débloquer ne les ramène pas"), "{question}");
    assert_eq!(
        stored(&here, "toits.example").await.unwrap().tier,
        PartnerTier::Open,
        "a question changes nothing"
    );
    staff.post(&format!("{TOITS}/block"), &[]).await;
    let blocked = stored(&here, "toits.example").await.unwrap();
    assert_eq!((blocked.tier, blocked.note.as_str()), (PartnerTier::Blocked, "<b>Vue</b> à Namur"));
    let record = staff.get(TOITS).await.html;
    for deed in ["Ajouté", "Restrictions changées", "Note changée", "Réessayé", "Bloqué"] {
        assert!(record.contains(deed), "{deed}");
    }
    assert!(record.contains(MODERATOR));

    let question = staff.get(&format!("{TOITS}/remove")).await.html;
    assert!(question.contains("lève le blocage") && question.contains("la note"), "{question}");
    assert!(stored(&here, "toits.example").await.is_some(), "a question changes nothing");
    let gone = staff.post(&format!("{TOITS}/remove"), &[]).await;
    assert_eq!((gone.status, stored(&here, "toits.example").await), (StatusCode::SEE_OTHER, None));
    assert_eq!(staff.get(TOITS).await.status, StatusCode::NOT_FOUND);
    assert_eq!(staff.post(&format!("{TOITS}/retry"), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(staff.get("/desk/partners/a%20b").await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn drafts_of_a_published_list_are_confirmed_or_dismissed_with_a_reason() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(MODERATOR).await;
    let wrong = staff.post("/desk/lists", &[("url", "ftp://x")]).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert!(wrong.html.contains("value=\"ftp://x\"") && wrong.html.contains("f-url-error"), "{}", wrong.html);
    let added = staff.post("/desk/lists", &[("url", "https://alliance.example/list.csv")]).await;
    assert_eq!(added.to, "/desk/lists?done=list-added");
    let twice = staff.post("/desk/lists", &[("url", "https://alliance.example/list.csv")]).await;
    assert_eq!(twice.status, StatusCode::BAD_REQUEST);
    assert!(twice.html.contains("déjà suivie"), "{}", twice.html);
    let list = here.app.db.read(partner_lists::all).await.unwrap()[0].id;
    let (app, now) = (here.app.clone(), here.app.clock.now());
    let take = move |tx: &mut crate::store::Tx<'_>| {
        let lines = crate::domain::domain_list::read(b"#domain\none.example\ntwo.example\n").unwrap();
        lists::take(tx, &app, now, (list, &lines))
    };
    assert_eq!(here.app.db.tx(take).await.unwrap(), 2);
    let page = staff.get("/desk/lists").await.html;
    assert!(page.contains("one.example") && page.contains("Nouveau"), "{page}");
    let read = |conn: &mut crate::store::Conn| partner_lists::in_state(conn, LineState::Draft, 10, 0);
    let drafts = here.app.db.read(read).await.unwrap();
    let (one, two) = (drafts[0].0.id, drafts[1].0.id);
    assert_eq!(
        staff.post(&format!("/desk/lists/drafts/{one}/confirm"), &[]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        staff.post(&format!("/desk/lists/drafts/{one}/confirm"), &[]).await.status,
        StatusCode::NOT_FOUND
    );
    let silent = staff.post(&format!("/desk/lists/drafts/{two}/dismiss"), &[("reason", "")]).await;
    assert_eq!(silent.status, StatusCode::BAD_REQUEST);
    staff.post(&format!("/desk/lists/drafts/{two}/dismiss"), &[("reason", "Des amis")]).await;
    assert!(here.app.db.read(read).await.unwrap().is_empty());
    assert_eq!(stored(&here, "one.example").await.unwrap().tier, PartnerTier::Blocked);
    assert_eq!(stored(&here, "two.example").await, None);
    assert_eq!(staff.post(&format!("/desk/lists/{list}/fetch"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(staff.post(&format!("/desk/lists/{list}/end"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(staff.post(&format!("/desk/lists/{list}/end"), &[]).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn every_page_about_partners_needs_a_session() {
    let here = instance(Vetting::Needed).await;
    let id = crate::ids::PartnerListLineId::new();
    for (method, path) in [
        (Method::GET, "/desk/partners".to_owned()),
        (Method::POST, "/desk/partners".to_owned()),
        (Method::GET, "/desk/domains".to_owned()),
        (Method::POST, "/desk/domains".to_owned()),
        (Method::GET, "/desk/domains.csv".to_owned()),
        (Method::GET, "/desk/lists".to_owned()),
        (Method::POST, "/desk/lists".to_owned()),
        (Method::POST, format!("/desk/lists/{id}/fetch")),
        (Method::POST, format!("/desk/lists/{id}/end")),
        (Method::POST, format!("/desk/lists/drafts/{id}/confirm")),
        (Method::POST, format!("/desk/lists/drafts/{id}/dismiss")),
        (Method::GET, "/desk/partners/a.example".to_owned()),
        (Method::POST, "/desk/partners/a.example/tier".to_owned()),
        (Method::POST, "/desk/partners/a.example/flags".to_owned()),
        (Method::POST, "/desk/partners/a.example/note".to_owned()),
        (Method::POST, "/desk/partners/a.example/retry".to_owned()),
        (Method::POST, "/desk/partners/a.example/remove".to_owned()),
        (Method::GET, "/desk/partners/a.example/block".to_owned()),
        (Method::POST, "/desk/partners/a.example/block".to_owned()),
    ] {
        let answer = here.send(TestRequest::default().method(method.clone()).uri(&path)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{method} {path}");
        assert!(answer.to.starts_with("/sign-in?next="), "{method} {path}: {}", answer.to);
    }
}
