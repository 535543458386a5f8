//! The vetting of a host as a browser meets it: its pages, what is refused and kept, and what who visits homes can see.

use actix_web::http::StatusCode;

use super::browser::{ADMIN, AUTHOR, CASEWORKER, MODERATOR, OFFER, Vetting, instance};

const STEPS: [&str; 5] = ["id_seen", "first_reference", "second_reference", "record_check", "charter_signed"];
const TODAY: &str = "2026-11-22";

#[actix_web::test]
async fn sg_01_sg_02_the_desk_records_a_vetting_and_somebody_else_approves_it() {
    let here = instance(Vetting::Needed).await;
    let author = here.staff(AUTHOR).await;
    let offer = [OFFER, &[("host_women", "1"), ("host_men", "1"), ("act", "draft")]].concat();
    let answer = author.post("/desk/proposals", &offer).await;
    let path = answer.to.split('?').next().unwrap().to_owned();
    assert!(author.get(&path).await.html.contains(&format!("{path}/vetting")));
    let vetting = format!("{path}/vetting");
    let caseworker = here.staff(CASEWORKER).await;
    for step in STEPS {
        let fields = [("step", step), ("outcome", "passed"), ("done_on", TODAY)];
        let answer = caseworker.post(&format!("{vetting}/steps"), &fields).await;
        assert!(answer.to.ends_with("?done=step-recorded"), "{step} {} {}", answer.status, answer.html);
    }
    for adult in ["1", "2"] {
        let fields =
            [("adult", adult), ("state", "given"), ("said_on", TODAY), ("language", "ar"), ("via", "signed")];
        let answer = caseworker.post(&format!("{vetting}/consents"), &fields).await;
        assert!(answer.to.ends_with("?done=consent-recorded"), "{}", answer.html);
    }
    let page = caseworker.get(&vetting).await.html;
    for part in ["Visite du logement", "22 novembre 2027", CASEWORKER, "arabe", "Par écrit, signé"] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("/approve"), "no button for what is refused");

    let visitor = here.visitor().await;
    assert_eq!(visitor.get("/desk").await.to, "/desk/visits");
    let id = path.trim_start_matches("/desk/proposals/").to_owned();
    let visit = format!("/desk/visits/{id}");
    assert!(visitor.get("/desk/visits").await.html.contains(&visit));
    let answer = visitor.post(&visit, &[("outcome", "passed"), ("done_on", TODAY)]).await;
    assert_eq!(answer.to, "/desk/visits?done=visit-recorded", "{}", answer.html);
    assert!(!visitor.get("/desk/visits").await.html.contains(&visit), "it waits for no visit any more");

    let own = author.get(&vetting).await.html;
    assert!(own.contains("Vous avez écrit cette offre") && !own.contains("/approve"), "{own}");
    let refused = author.post(&format!("{vetting}/approve"), &[("unrelated", "yes")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.html.contains("Vous avez écrit cette offre"), "{}", refused.html);
    let moderator = here.staff(MODERATOR).await;
    let unticked = moderator.post(&format!("{vetting}/approve"), &[]).await;
    assert_eq!(unticked.status, StatusCode::BAD_REQUEST);
    assert!(unticked.html.contains("Cochez que vous n’avez aucun lien"), "{}", unticked.html);
    let approved = moderator.post(&format!("{vetting}/approve"), &[("unrelated", "yes")]).await;
    assert!(approved.to.ends_with("?done=vetting-approved"), "{}", approved.html);
    let page = moderator.get(&vetting).await.html;
    assert!(page.contains("Tout est en ordre") && page.contains(MODERATOR), "{page}");
    assert_eq!(author.press(&path, "publish").await, "published");
}

#[actix_web::test]
async fn cr_02_what_is_typed_wrongly_about_a_vetting_is_kept_with_a_sentence_and_there_is_no_room_for_words()
{
    let here = instance(Vetting::NotNeeded).await;
    let staff = here.staff(AUTHOR).await;
    let path = staff.writes("Chambre calme", "draft").await;
    let steps = format!("{path}/vetting/steps");
    for (done_on, sentence) in [
        ("", "donnez un jour"),
        ("2026-11-23", "pas encore passé"),
        ("2025-11-21", "il y a plus de \u{2068}12\u{2069} mois"),
    ] {
        let fields = [("step", "home_visit"), ("outcome", "failed"), ("done_on", done_on)];
        let answer = staff.post(&steps, &fields).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{done_on}");
        for part in [
            sentence,
            "id=\"f-done-home_visit-error\"",
            "<option value=\"failed\" selected>",
            &format!("value=\"{done_on}\""),
            "<details open>",
        ] {
            assert!(answer.html.contains(part), "{part}\n{}", answer.html);
        }
    }
    for field in ["note", "document", "file", "number"] {
        let fields = [("step", "record_check"), ("outcome", "passed"), ("done_on", TODAY), (field, "x")];
        assert_eq!(staff.post(&steps, &fields).await.status, StatusCode::BAD_REQUEST, "{field}");
    }
    let page = staff.get(&format!("{path}/vetting")).await.html;
    for part in ["type=\"text\"", "<textarea", "type=\"file\"", "multipart"] {
        assert!(!page.contains(part), "{part}");
    }
    let unknown = [("step", "extract"), ("outcome", "passed"), ("done_on", TODAY)];
    assert_eq!(staff.post(&steps, &unknown).await.status, StatusCode::BAD_REQUEST);
    let imported =
        [("adult", "1"), ("state", "given"), ("said_on", TODAY), ("language", "fr"), ("via", "imported")];
    assert_eq!(
        staff.post(&format!("{path}/vetting/consents"), &imported).await.status,
        StatusCode::BAD_REQUEST
    );
}

#[actix_web::test]
async fn who_visits_homes_sees_what_is_public_of_an_offer_and_nothing_else() {
    let here = instance(Vetting::Needed).await;
    let author = here.staff(AUTHOR).await;
    let secret = [
        ("title", "Chambre de Fatima"),
        ("description", "Le mari de la voisine garde la clef."),
        ("host_women", "3"),
        ("act", "draft"),
    ];
    let fields: Vec<(&str, &str)> =
        OFFER.iter().filter(|(name, _)| *name != "title").chain(&secret).copied().collect();
    let answer = author.post("/desk/proposals", &fields).await;
    let path = answer.to.split('?').next().unwrap().to_owned();
    let id = path.trim_start_matches("/desk/proposals/").to_owned();
    let visitor = here.visitor().await;
    for page in ["/desk/visits".to_owned(), format!("/desk/visits/{id}")] {
        let html = visitor.get(&page).await.html;
        assert!(html.contains("Liège"), "{html}");
        for word in ["Fatima", "voisine", "clef", AUTHOR, "Brouillon"] {
            assert!(!html.contains(word), "{word} in {page}: {html}");
        }
    }
    for page in [path.clone(), format!("{path}/vetting"), format!("{path}/edit"), format!("{path}/photos")] {
        assert_eq!(visitor.get(&page).await.status, StatusCode::FORBIDDEN, "{page}");
    }
    assert_eq!(
        visitor.get(&format!("/desk/visits/{}", crate::ids::ProposalId::new())).await.status,
        StatusCode::NOT_FOUND
    );
    let admin = here.staff(ADMIN).await;
    assert_eq!(admin.press(&path, "withdraw").await, "withdrawn");
    assert_eq!(visitor.get(&format!("/desk/visits/{id}")).await.status, StatusCode::NOT_FOUND);
}
