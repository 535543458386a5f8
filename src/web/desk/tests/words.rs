//! The review of texts that hint at exploitation or name a criterion, as a browser meets it.

use actix_web::http::StatusCode;

use super::browser::{ADMIN, AUTHOR, CASEWORKER, MODERATOR, OFFER, Vetting, instance};

#[actix_web::test]
async fn sg_09_two_people_let_a_text_out_and_each_page_says_what_is_marked_and_who_was_first() {
    let here = instance(Vetting::NotNeeded).await;
    let author = here.staff(AUTHOR).await;
    let text = ("description", "Un peu de ménage en échange du logement, appelez le 0475 12 34 56.");
    let answer = author.post("/desk/proposals", &[OFFER, &[text, ("act", "publish")]].concat()).await;
    let path = answer.to.split('?').next().unwrap().to_owned();
    let own = author.get(&path).await.html;
    for part in [
        "ménage en échange du logement</mark> <small class=\"why\">(un travail contre le logement)",
        "0475 12 34 56",
        "deux personnes de l’équipe",
    ] {
        assert!(own.contains(part), "{part}\n{own}");
    }
    let first = here.staff(MODERATOR).await;
    assert!(first.get("/desk/review").await.html.contains(&format!("{path}/release")));
    assert_eq!(first.press(&path, "release").await, "released-first");
    let page = first.get(&format!("{path}?done=released-first")).await.html;
    for part in ["Une deuxième personne doit aussi", MODERATOR, "22 novembre 2026"] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("/release\""), "no button for what is refused");
    assert!(page.contains("/send-back\""), "the first may still send it back");
    let again = first.post(&format!("{path}/release"), &[]).await;
    assert_eq!(again.status, StatusCode::FORBIDDEN);
    assert!(again.html.contains("Vous avez déjà laissé passer ce texte"), "{}", again.html);

    let second = here.staff(ADMIN).await;
    let queue = second.get("/desk/review").await.html;
    assert!(queue.contains(MODERATOR) && queue.contains(&format!("{path}/release")), "{queue}");
    assert_eq!(second.press(&path, "release").await, "released");
    assert!(!second.get(&path).await.html.contains("class=\"why\""));
}

#[actix_web::test]
async fn nd_03_the_words_of_a_criterion_are_marked_with_what_they_are() {
    let here = instance(Vetting::NotNeeded).await;
    let path = here.staff(AUTHOR).await.writes("Belges uniquement", "publish").await;
    let moderator = here.staff(MODERATOR).await;
    let page = moderator.get(&path).await.html;
    assert!(page.contains("Belges uniquement</mark> <small class=\"why\">(un critère d’origine)"), "{page}");
    assert!(!page.contains("deux personnes de l’équipe"), "{page}");
    assert_eq!(moderator.press(&path, "release").await, "released");
}

#[actix_web::test]
async fn sg_09_nd_03_the_page_of_a_request_says_what_is_found_in_its_texts() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(CASEWORKER).await;
    let request = |title| {
        [
            ("purpose", "request"),
            ("act", "publish"),
            ("title", title),
            ("members_1_age", "26-64"),
            ("members_1_role", "parent"),
            ("members_1_gender", "f"),
            ("needed_from", "2026-12-01"),
            ("zones", "Liège"),
        ]
    };
    for (title, found) in [("Famille musulmane", true), ("Famille de trois", false)] {
        let answer = staff.post("/desk/proposals", &request(title)).await;
        assert!(answer.to.ends_with("?done=opened"), "{} {}", answer.to, answer.html);
        let page = staff.get(&answer.to).await.html;
        assert_eq!(page.contains("Des mots à regarder"), found, "{page}");
        assert_eq!(page.contains("un critère de religion"), found);
    }
}
