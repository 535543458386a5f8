//! The desk as a browser meets it: who gets in, what is kept, what is refused, and the life of an offer by its buttons.

mod alliance;
mod audit;
mod browser;
mod domains;
mod failing;
mod letters;
mod partners;
mod reports;
mod set_aside;
mod vetting;
mod words;

use actix_web::http::{Method, StatusCode, header};
use actix_web::test::TestRequest;

use self::browser::{AUTHOR, Browser, CASEWORKER, MODERATOR, OFFER, PASSWORD, TRIES, Vetting, instance};
use crate::web::form::BODY_MAX_BYTES;

#[actix_web::test]
async fn an_unknown_address_and_a_wrong_password_read_alike_and_too_many_tries_wait() {
    let here = instance(Vetting::Needed).await;
    let unknown = here.sign_in(&[("email", "x@toits.example"), ("password", PASSWORD)]).await;
    let wrong = here.sign_in(&[("email", AUTHOR), ("password", "un autre mot de passe")]).await;
    assert_eq!((unknown.status, wrong.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
    assert_eq!(unknown.html.replace("x@toits.example", AUTHOR), wrong.html);
    assert!(wrong.cookie.is_none());
    for next in ["https://evil.example/", "//evil.example", "/\\evil.example"] {
        let right = here.sign_in(&[("email", AUTHOR), ("password", PASSWORD), ("next", next)]).await;
        assert!(!right.to.contains("evil"), "{}", right.to);
        if right.status == StatusCode::TOO_MANY_REQUESTS {
            assert!(right.retry_after.is_some_and(|seconds| seconds.parse::<u64>().unwrap() > 0));
            return;
        }
    }
    panic!("more than {TRIES} tries were heard");
}

#[actix_web::test]
async fn every_page_but_the_sign_in_needs_a_session() {
    let here = instance(Vetting::Needed).await;
    let id = crate::ids::ProposalId::new();
    for (method, path) in [
        (Method::GET, "/desk".to_owned()),
        (Method::GET, "/desk/review".to_owned()),
        (Method::GET, "/desk/audit".to_owned()),
        (Method::GET, "/desk/audit.jsonl".to_owned()),
        (Method::GET, "/desk/set-aside".to_owned()),
        (Method::POST, format!("/desk/set-aside/{id}/try-again")),
        (Method::POST, format!("/desk/set-aside/{id}/discard")),
        (Method::GET, "/desk/proposals/new".to_owned()),
        (Method::GET, format!("/desk/proposals/{id}")),
        (Method::GET, format!("/desk/proposals/{id}/edit")),
        (Method::GET, format!("/desk/proposals/{id}/withdraw")),
        (Method::GET, "/desk/leads".to_owned()),
        (Method::GET, format!("/desk/leads/{id}")),
        (Method::POST, format!("/desk/leads/{id}/answer")),
        (Method::POST, format!("/desk/leads/{id}/read")),
        (Method::POST, format!("/desk/leads/{id}/close")),
        (Method::GET, "/desk/reports".to_owned()),
        (Method::GET, "/desk/reports/new".to_owned()),
        (Method::POST, "/desk/reports".to_owned()),
        (Method::POST, format!("/desk/reports/{id}/close")),
        (Method::POST, format!("/desk/tasks/{id}/done")),
        (Method::POST, "/sign-out".to_owned()),
        (Method::POST, "/desk/proposals".to_owned()),
        (Method::POST, format!("/desk/proposals/{id}/edit")),
        (Method::POST, format!("/desk/proposals/{id}/publish")),
        (Method::POST, format!("/desk/proposals/{id}/pause")),
        (Method::POST, format!("/desk/proposals/{id}/reserve")),
        (Method::POST, format!("/desk/proposals/{id}/occupy")),
        (Method::POST, format!("/desk/proposals/{id}/withdraw")),
        (Method::POST, format!("/desk/proposals/{id}/release")),
        (Method::POST, format!("/desk/proposals/{id}/send-back")),
    ] {
        let answer = here.send(TestRequest::default().method(method.clone()).uri(&path)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{method} {path}");
        assert!(answer.to.starts_with("/sign-in?next="), "{method} {path}: {}", answer.to);
    }
}

#[actix_web::test]
async fn every_page_of_photos_needs_a_session() {
    let here = instance(Vetting::Needed).await;
    let id = crate::ids::ProposalId::new();
    for (method, path) in [
        (Method::GET, format!("/desk/proposals/{id}/photos")),
        (Method::POST, format!("/desk/proposals/{id}/photos")),
        (Method::POST, format!("/desk/photos/{id}/confirm")),
        (Method::POST, format!("/desk/photos/{id}/remove")),
    ] {
        let answer = here.send(TestRequest::default().method(method.clone()).uri(&path)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{method} {path}");
    }
}

#[actix_web::test]
async fn what_was_typed_is_kept_and_what_is_wrong_is_said_beside_it() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(AUTHOR).await;
    let title = format!("<b>{}", "é".repeat(118));
    let typed =
        [&OFFER[1..6], &[("title", title.as_str()), ("monthly_rent", "-3"), ("host_men", "99")]].concat();
    let answer = staff.post("/desk/proposals", &typed).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    for part in [
        "Il y a \u{2068}3\u{2069} choses à corriger",
        "href=\"#f-title\"",
        "href=\"#f-monthly_rent\"",
        "href=\"#f-host_men\"",
        "id=\"f-monthly_rent_cents-error\"",
        "value=\"-3\"",
        "value=\"99\"",
        "aria-invalid=\"true\"",
        "aria-describedby=\"f-monthly_rent_cents-hint f-monthly_rent_cents-error\"",
        "« \u{2068}-3\u{2069} » n’est pas un loyer possible",
        "&#60;b&#62;éé",
        "value=\"Liège\"",
        "<option value=\"room\" selected>",
        "<details open>",
    ] {
        assert!(answer.html.contains(part), "{part}\n{}", answer.html);
    }
    assert!(staff.get("/desk?list=drafts").await.html.contains("class=\"empty\""), "nothing was stored");
}

#[actix_web::test]
async fn a_body_that_is_not_the_form_is_refused_with_a_sentence() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(AUTHOR).await;
    let unknown = staff.post("/desk/proposals", &[OFFER, &[("phone", "0475 12 34 56")]].concat()).await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
    assert!(unknown.html.contains("\u{2068}phone\u{2069}"), "{}", unknown.html);

    let long = "x".repeat(BODY_MAX_BYTES + 1);
    let large = staff.post("/desk/proposals", &[("title", &long)]).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);

    let json = TestRequest::post().uri("/desk/proposals").insert_header(header::ContentType::json());
    assert_eq!(staff.send(json.set_payload("{}")).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);

    let stranger = Browser { of: &here, token: staff.token.clone(), csrf: "x".to_owned() };
    assert_eq!(stranger.post("/desk/proposals", OFFER).await.status, StatusCode::FORBIDDEN);
    assert_eq!(staff.get("/desk/proposals/x").await.status, StatusCode::NOT_FOUND);
    assert_eq!(staff.get("/desk/proposals/new?purpose=x").await.status, StatusCode::NOT_FOUND);
    assert!(staff.get("/desk?list=drafts").await.html.contains("class=\"empty\""), "nothing was stored");
}

#[actix_web::test]
async fn sg_01_an_offer_without_vetting_stays_a_draft_that_says_what_is_missing() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(AUTHOR).await;
    let answer = staff.post("/desk/proposals", &[OFFER, &[("act", "publish")]].concat()).await;
    assert!(answer.to.ends_with("?done=saved-not-vetted"), "{}", answer.to);
    let page = staff.get(&answer.to).await.html;
    for part in ["Brouillon", "Visite du logement", "Charte signée", "350,50", "Français", "Liège (4000)"]
    {
        assert!(page.to_lowercase().contains(&part.to_lowercase()), "{part}\n{page}");
    }
    let path = answer.to.split('?').next().unwrap();
    let refused = staff.post(&format!("{path}/publish"), &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.html.contains("Visite du logement"), "{}", refused.html);
}

#[actix_web::test]
async fn the_buttons_lead_an_offer_through_its_life() {
    let here = instance(Vetting::NotNeeded).await;
    let staff = here.staff(AUTHOR).await;
    let path = staff.writes("Chambre calme", "publish").await;
    for (button, code) in [
        ("reserve", "reserved"),
        ("occupy", "occupied"),
        ("publish", "published"),
        ("pause", "paused"),
        ("publish", "published"),
    ] {
        assert_eq!(staff.press(&path, button).await, code);
    }
    let form = staff.get(&format!("{path}/edit")).await.html;
    assert!(form.contains("value=\"350,50\"") && form.contains("value=\"Chambre calme\""), "{form}");
    let answer = staff
        .post(&format!("{path}/edit"), &[&OFFER[1..], &[("title", "Chambre très calme")]].concat())
        .await;
    assert!(answer.to.ends_with("?done=saved"), "{}", answer.html);
    assert!(staff.get("/desk").await.html.contains("Chambre très calme"));
    assert!(staff.get(&format!("{path}/withdraw")).await.html.contains("Retirer pour de bon"));
    assert_eq!(staff.press(&path, "withdraw").await, "withdrawn");
    let again = staff.post(&format!("{path}/pause"), &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.html.contains("Retirée") && again.html.contains("En pause"), "{}", again.html);
}

#[actix_web::test]
async fn pr_17_sg_12_a_held_text_is_released_by_another_moderator_only() {
    let here = instance(Vetting::NotNeeded).await;
    let author = here.staff(AUTHOR).await;
    let path = author.writes("Appelez le 0475 12 34 56 le soir", "publish").await;
    let own = author.get(&path).await.html;
    assert!(own.contains("En relecture") && own.contains("0475 12 34 56</mark>"), "{own}");
    assert!(!own.contains("/release"), "no button for what is refused");
    let refused = author.post(&format!("{path}/release"), &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.html.contains("Vous avez écrit ce texte"), "{}", refused.html);

    let caseworker = here.staff(CASEWORKER).await;
    assert_eq!(caseworker.get("/desk/review").await.status, StatusCode::FORBIDDEN);
    assert_eq!(caseworker.post(&format!("{path}/release"), &[]).await.status, StatusCode::FORBIDDEN);

    let moderator = here.staff(MODERATOR).await;
    let queue = moderator.get("/desk/review").await.html;
    assert!(
        queue.contains("un numéro de téléphone") && queue.contains(&format!("{path}/release")),
        "{queue}"
    );
    assert_eq!(moderator.press(&path, "send-back").await, "sent-back");
    assert_eq!(author.press(&path, "publish").await, "held");
    assert_eq!(moderator.press(&path, "release").await, "released");
    assert!(moderator.get("/desk").await.html.contains("0475 12 34 56"));
}

#[actix_web::test]
async fn the_form_of_a_request_says_that_nothing_is_public() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(CASEWORKER).await;
    let form = staff.get("/desk/proposals/new?purpose=request").await.html;
    assert!(
        form.contains("Rien de cette demande n’est public") && form.contains("members_8_gender"),
        "{form}"
    );
    let request = [
        ("purpose", "request"),
        ("act", "publish"),
        ("title", "Famille de trois"),
        ("members_1_age", "26-64"),
        ("members_1_role", "parent"),
        ("members_1_gender", "f"),
        ("members_2_age", "3-5"),
        ("members_2_role", "child"),
        ("members_2_gender", "undisclosed"),
        ("needed_from", "2026-12-01"),
        ("zones", "Liège, 4040\nSeraing"),
        ("anchors_1_kind", "school"),
        ("anchors_1_place", "Herstal"),
        ("budget", "up_to"),
        ("budget_amount", "400"),
    ];
    let answer = staff.post("/desk/proposals", &request).await;
    assert!(answer.to.ends_with("?done=opened"), "{} {}", answer.to, answer.html);
    let page = staff.get(&answer.to).await.html;
    for part in ["Seraing", "École · Herstal", "Parent", "Jusqu’à", "Rien n’en est public"] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(staff.get("/desk?list=requests").await.html.contains("Famille de trois"));
}

#[actix_web::test]
async fn who_signs_out_is_out() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(AUTHOR).await;
    let answer = staff.post("/sign-out", &[]).await;
    assert_eq!(
        (answer.status, answer.to.as_str(), answer.cookie.as_deref()),
        (StatusCode::SEE_OTHER, "/", Some(""))
    );
    assert!(staff.get("/desk").await.to.starts_with("/sign-in"));
}
