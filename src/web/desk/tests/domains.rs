//! A file of domains, sent or pasted: it is shown before it is applied, refused with line and limit, and kept nowhere.

use actix_web::http::StatusCode;

use super::browser::{Browser, Instance, MODERATOR, Vetting, instance};
use crate::domain::domain_list::FILE_MAX_BYTES;
use crate::store::partners::{self, Partner};

const PATH: &str = "/desk/domains";
const FILE: &str = "#domain,#severity\r\nbad.example,suspend\r\nloud.example,silence\r\n";

async fn all(here: &Instance) -> Vec<Partner> {
    here.app.db.read(partners::all).await.unwrap()
}

/// What a browser sends of the page that it was shown.
async fn applies(staff: &Browser<'_>, shown: &str, text: &str) -> super::browser::Answer {
    let (_, hash) =
        shown.split_once("name=\"seen\" value=\"").expect("the page that shows what would change");
    let hash = hash.split('"').next().unwrap().to_owned();
    let parts = [
        ("seen", None, hash.as_bytes()),
        ("text", None, text.as_bytes()),
        ("file", Some(""), b"".as_slice()),
        ("act", None, b"import".as_slice()),
    ];
    staff.upload(PATH, &parts).await
}

#[actix_web::test]
async fn a_file_that_is_sent_is_shown_before_it_is_applied() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(MODERATOR).await;
    let sent =
        [("text", None, b"".as_slice()), ("file", Some("x.csv"), FILE.as_bytes()), ("act", None, b"preview")];
    let preview = staff.upload(PATH, &sent).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.html);
    assert!(preview.html.contains("domaines changeraient"), "{}", preview.html);
    assert!(preview.html.contains("bad.example,suspend\nloud.example"), "its text is in the form now");
    assert!(all(&here).await.is_empty(), "a preview changes nothing");
    let done = applies(&staff, &preview.html, FILE).await;
    assert_eq!(done.to, "/desk/partners?done=domains-imported", "{}", done.html);
    assert_eq!(all(&here).await.len(), 2);
    let csv = staff.get("/desk/domains.csv").await.html;
    assert!(csv.contains("bad.example,suspend,false,false,,false"), "{csv}");
}

#[actix_web::test]
async fn nothing_is_applied_that_was_not_shown() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(MODERATOR).await;
    let pasted = [("text", None, FILE.as_bytes()), ("act", None, b"preview".as_slice())];
    let preview = staff.upload(PATH, &pasted).await;
    let changed = format!("{FILE}more.example,suspend\r\n");
    let again = applies(&staff, &preview.html, &changed).await;
    assert_eq!(again.status, StatusCode::OK);
    assert!(
        again.html.contains("Le contenu a changé") && again.html.contains("more.example"),
        "{}",
        again.html
    );
    let unseen = [("text", None, FILE.as_bytes()), ("act", None, b"import".as_slice())];
    assert_eq!(staff.upload(PATH, &unseen).await.status, StatusCode::OK);
    assert!(all(&here).await.is_empty());
    assert_eq!(applies(&staff, &again.html, &changed).await.status, StatusCode::SEE_OTHER);
    assert_eq!(all(&here).await.len(), 3);
}

#[actix_web::test]
async fn a_wrong_file_is_refused_with_line_and_limit_and_what_was_typed_is_kept() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(MODERATOR).await;
    let long = format!("#domain,#public_comment\na.example,{}\n", "x".repeat(501));
    for (file, said) in [
        (
            b"#domain\nex*mple.org\norg".as_slice(),
            vec!["Ligne \u{2068}2", "ex*mple.org", "masqué", "Ligne \u{2068}3"],
        ),
        (b"#domain\nb\xff.example".as_slice(), vec!["Ligne \u{2068}2", "ne peut pas être lue"]),
        (b"\x89PNG\r\n\x1a\n".as_slice(), vec!["#domain"]),
        (b" \n".as_slice(), vec!["Choisissez un fichier"]),
        (long.as_bytes(), vec!["Ligne \u{2068}2", "commentaire", "500"]),
    ] {
        let answer = staff.upload(PATH, &[("file", Some("x.csv"), file), ("act", None, b"import")]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{said:?}");
        for part in said {
            assert!(answer.html.contains(part), "{part}\n{}", answer.html);
        }
    }
    let typed = b"#domain,#severity\nkept.example,nothing";
    let pasted = staff.upload(PATH, &[("text", None, typed), ("act", None, b"preview")]).await;
    assert!(pasted.html.contains("kept.example,nothing") && pasted.html.contains("noop, silence ou suspend"));

    let large = vec![b'x'; FILE_MAX_BYTES + 1];
    let refused =
        [("text", None, b"#domain".as_slice()), ("file", Some("x.csv"), &large), ("act", None, b"preview")];
    let refused = staff.upload(PATH, &refused).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    for part in ["1048577", "1048576", "#domain</textarea>"] {
        assert!(refused.html.contains(part), "{part}");
    }
    let forged = Browser { of: &here, token: staff.token.clone(), csrf: "x".to_owned() };
    let forged = forged.upload(PATH, &[("text", None, FILE.as_bytes())]).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    let twice = staff.upload(PATH, &[("text", None, b"a".as_slice()), ("text", None, b"b")]).await;
    assert_eq!(twice.status, StatusCode::BAD_REQUEST);
    assert!(all(&here).await.is_empty());
}

#[actix_web::test]
async fn a_long_file_is_shown_in_part_and_counted() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(MODERATOR).await;
    let mut file = "#domain\n".to_owned();
    for number in 0..700 {
        file.push_str(&format!("d{number}.example\n"));
    }
    let preview =
        staff.upload(PATH, &[("file", Some("x.csv"), file.as_bytes()), ("act", None, b"preview")]).await;
    assert!(preview.html.contains("et \u{2068}200\u{2069} autres lignes"), "{}", preview.status);
    assert_eq!(applies(&staff, &preview.html, &file).await.status, StatusCode::SEE_OTHER);
    assert_eq!(all(&here).await.len(), 700);
}
