//! Photos through the form: what is refused with which sentence, what is kept of what was typed, and the way of a photo to the public.

use image::ImageFormat;
use rooftop::domain::access::Role;

use super::a_file;
use super::staff::{Part, Staff};
use crate::fediverse::{an_offer, fediverse};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_17_a_photo_goes_from_the_form_past_a_moderator_to_everybody() {
    let [server] = fediverse(["toits"]).await;
    let caseworker = Staff::signs_in(&server, "anna", Role::Caseworker).await;
    let moderator = Staff::signs_in(&server, "omar", Role::Moderator).await;
    let offer = server.publishes(&an_offer()).await.id;
    let page = format!("/desk/proposals/{offer}/photos");
    let sent = caseworker
        .uploads(offer, "Une chambre, appelez le 0470 12 34 56", &a_file(1500, 1000, ImageFormat::Png))
        .await;
    assert_eq!((sent.status, sent.to.as_str()), (303, format!("{page}?done=photo-added").as_str()));

    let shown = caseworker.get(&page).await.body;
    let src =
        shown.split("<img class=\"photo\" src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let (status, headers, file) = caseworker.fetches(&src).await;
    assert_eq!((status, headers["cache-control"].to_str().unwrap()), (200, "private, no-store"));
    assert!(file.starts_with(&[0xFF, 0xD8, 0xFF]));
    assert_eq!(server.get(&src, "*/*").await.0, 404, "nobody else sees it");
    assert!(!shown.contains("/confirm\""), "a caseworker confirms nothing");

    assert!(moderator.get("/desk").await.body.contains("/desk/review"), "the desk says that something waits");
    assert!(moderator.get("/desk/review").await.body.contains(&page));
    let seen = moderator.get(&page).await.body;
    assert!(seen.contains("<mark>0470 12 34 56</mark>"), "what the words reveal is marked\n{seen}");
    let confirm = seen
        .split("action=\"")
        .find_map(|rest| rest.split('"').next().filter(|to| to.ends_with("/confirm")))
        .unwrap();
    let three = [("facade", "no"), ("person", "no"), ("document", "no")];
    let refused = moderator.posts(confirm, &three).await;
    assert_eq!(refused.status, 400);
    assert!(refused.body.contains("Cochez les quatre points"), "{}", refused.body);
    let four = [&three[..], &[("window_view", "no")]].concat();
    assert_eq!(moderator.posts(confirm, &four).await.status, 303);
    let (status, kind, _) = server.get(&src, "*/*").await;
    assert_eq!((status, kind.as_str()), (200, "image/jpeg"));

    let remove = confirm.replace("/confirm", "/remove");
    assert_eq!(caseworker.posts(&remove, &[]).await.status, 303);
    assert_eq!(server.get(&src, "*/*").await.0, 404);
    assert!(caseworker.get(&page).await.body.contains("Pas de photo"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_12_what_is_no_photo_is_refused_beside_its_field_and_the_words_stay() {
    let [server] = fediverse(["toits"]).await;
    let staff = Staff::signs_in(&server, "anna", Role::Caseworker).await;
    let offer = server.publishes(&an_offer()).await.id;
    let jpeg = a_file(400, 300, ImageFormat::Jpeg);
    for (file, status, said) in [
        (
            &b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"[..],
            400,
            "\u{2068}SVG\u{2069}",
        ),
        (b"just words", 400, "pas une image que nous connaissons"),
        (b"", 400, "Choisissez une photo"),
        (&jpeg[..jpeg.len() / 2], 400, "abîmé ou incomplet"),
        (&vec![0xFF; 50 * 1024 * 1024], 413, "dépasse \u{2068}10\u{2069} Mo"),
    ] {
        let answer = staff.uploads(offer, "Une chambre &amp; \"claire\"", file).await;
        assert_eq!(answer.status, status, "{said}");
        for part in [said, "id=\"f-file-error\"", "value=\"Une chambre &#38;amp; &#34;claire&#34;\""] {
            assert!(answer.body.contains(part), "{part}\n{}", answer.body);
        }
    }
    for (alt, said) in [
        (" ", "Dites en quelques mots"),
        (&*"é".repeat(501), "\u{2068}501\u{2069} caractères, et \u{2068}500\u{2069}"),
    ] {
        let answer = staff.uploads(offer, alt, &jpeg).await;
        assert_eq!(answer.status, 400);
        assert!(answer.body.contains(said) && answer.body.contains("id=\"f-alt-error\""), "{}", answer.body);
    }
    let page = staff.get(&format!("/desk/proposals/{offer}/photos")).await.body;
    assert!(page.contains("Pas de photo"), "nothing was stored");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_is_not_ours_stores_nothing() {
    let [server] = fediverse(["toits"]).await;
    let staff = Staff::signs_in(&server, "anna", Role::Caseworker).await;
    let offer = server.publishes(&an_offer()).await.id;
    let jpeg = a_file(400, 300, ImageFormat::Jpeg);
    let forged: &[&[Part<'_>]] = &[
        &[("alt", None, b"x"), ("file", Some("a.jpg"), &jpeg)],
        &[("csrf", None, b"guessed"), ("alt", None, b"x"), ("file", Some("a.jpg"), &jpeg)],
        &[("file", Some("a.jpg"), &jpeg), ("csrf", None, b"guessed")],
        &[],
    ];
    for parts in forged {
        let answer = staff.sends_form(offer, parts).await;
        assert!(answer.status == 403 || answer.status == 400, "{}", answer.status);
    }
    assert!(staff.get(&format!("/desk/proposals/{offer}/photos")).await.body.contains("Pas de photo"));
    let stranger = server.get(&format!("/desk/proposals/{offer}/photos"), "text/html").await;
    assert_eq!(stranger.0, 303, "the sign-in");
}
