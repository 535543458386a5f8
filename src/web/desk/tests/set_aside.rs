//! What was set aside, on its page: who sees it, what stands there, and what the buttons do.

use actix_web::http::StatusCode;
use chrono::{DateTime, Utc};

use super::browser::{ADMIN, CASEWORKER, Instance, MODERATOR, Vetting, instance};
use crate::ids::ReceivedId;
use crate::services::ServiceError;
use crate::store::received::{self, FailedTry, Received, ReceivedState};

const PATH: &str = "/desk/set-aside";
/// What a stranger calls its activity: markup, and a turn of the direction.
const KIND: &str = "\u{202e}<b>Wolloh</b>";

async fn set_aside(here: &Instance, number: u32) -> ReceivedId {
    let now: DateTime<Utc> = "2026-11-22T09:05:00Z".parse().unwrap();
    let item = Received {
        id: ReceivedId::new(),
        ap_id: format!("https://beta.example/activities/{number}").parse().unwrap(),
        body_hash: format!("{number}"),
        actor: "https://beta.example/actors/beta".parse().unwrap(),
        kind: KIND.to_owned(),
        order_key: format!("{number}"),
        body: "{\"secret\":1}".to_owned(),
        attempts: 0,
        fetches: 0,
        received_at: now,
    };
    let id = item.id;
    let failed =
        FailedTry { error: "the other server <i>answered</i> 500".to_owned(), fetches: 1, again_at: None };
    let work = move |tx: &mut crate::store::Tx<'_>| {
        received::insert(tx, &item)?;
        received::failed(tx, id, &failed).map_err(ServiceError::from)
    };
    here.app.db.tx(work).await.unwrap();
    id
}

async fn count(here: &Instance, state: ReceivedState) -> i64 {
    here.app.db.read(move |conn| received::count(conn, state).map_err(ServiceError::from)).await.unwrap()
}

#[actix_web::test]
async fn an_admin_sees_what_was_set_aside_and_nobody_else_does() {
    let here = instance(Vetting::NotNeeded).await;
    let admin = here.staff(ADMIN).await;
    assert!(admin.get(PATH).await.html.contains("class=\"empty\""));
    assert!(!admin.get("/desk").await.html.contains(PATH), "nothing to see, no link");
    let id = set_aside(&here, 1).await;
    let desk = admin.get("/desk").await.html;
    assert!(desk.contains(PATH) && desk.contains("\u{2068}1\u{2069} envoi d’un autre serveur"), "{desk}");
    let page = admin.get(PATH).await.html;
    for part in [
        "&#60;b&#62;Wolloh&#60;/b&#62;",
        "https://beta.example/actors/beta",
        "the other server &#60;i&#62;answered&#60;/i&#62; 500",
        "10:05",
        "<dd>1</dd>",
        "Envois non traités",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("secret") && !page.contains('\u{202e}'), "no body, and no turned text: {page}");
    for email in [MODERATOR, CASEWORKER] {
        let other = here.staff(email).await;
        assert_eq!(other.get(PATH).await.status, StatusCode::FORBIDDEN, "{email}");
        assert!(!other.get("/desk").await.html.contains(PATH), "{email}");
        for act in ["try-again", "discard"] {
            let refused = other.post(&format!("{PATH}/{id}/{act}"), &[]).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{email} {act}");
        }
    }
    assert_eq!(count(&here, ReceivedState::Poison).await, 1);
}

#[actix_web::test]
async fn the_buttons_put_it_back_or_throw_it_away() {
    let here = instance(Vetting::NotNeeded).await;
    let admin = here.staff(ADMIN).await;
    let (first, second) = (set_aside(&here, 1).await, set_aside(&here, 2).await);
    for (id, act) in [(first, "try-again"), (second, "discard")] {
        let answer = admin.post(&format!("{PATH}/{id}/{act}"), &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
        assert!(admin.get(&answer.to).await.html.contains("role=\"status\""), "{act} has no notice");
    }
    let states = [ReceivedState::Waiting, ReceivedState::Done, ReceivedState::Poison];
    let mut counts = Vec::new();
    for state in states {
        counts.push(count(&here, state).await);
    }
    assert_eq!(counts, [1, 1, 0]);
    let again = admin.post(&format!("{PATH}/{first}/discard"), &[]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "what waits is not thrown away");
    assert_eq!(admin.post(&format!("{PATH}/x/discard"), &[]).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn many_are_shown_page_by_page_the_oldest_first() {
    let here = instance(Vetting::NotNeeded).await;
    let admin = here.staff(ADMIN).await;
    for number in 0..21 {
        set_aside(&here, number).await;
    }
    let first = admin.get(PATH).await.html;
    assert_eq!(first.matches("/try-again").count(), 20);
    assert!(first.contains("/desk/set-aside?page=2"), "{first}");
    assert_eq!(admin.get("/desk/set-aside?page=2").await.html.matches("/try-again").count(), 1);
}
