//! Reports and tasks as a moderator sends, decides and closes them, and that nobody else does.

use actix_web::http::{StatusCode, header};
use actix_web::test::TestRequest;

use super::browser::{ADMIN, Browser, CASEWORKER, Instance, MODERATOR, Vetting, instance};
use super::letters::{lea, now};
use crate::domain::report::{Direction, Report, ReportState, Task, TaskKind};
use crate::ids::{ApId, ReportId};
use crate::store::{actors, outbox, reports, tasks};

const HOSTILE: &str = "<script>alert(1)</script> \"quoted\"";

/// A report by Léa's server, and a task about it; gives the addresses of their buttons.
async fn a_report_and_a_task(here: &Instance) -> (String, String) {
    let id = ReportId::new();
    let board: ApId = format!("{}/actors/offers", here.app.urls.origin()).parse().unwrap();
    let report = Report {
        id,
        ap_id: "https://a.example/flags/1".parse().unwrap(),
        direction: Direction::In,
        reporter: lea().ap_id,
        objects: vec![board],
        more: 3,
        content: HOSTILE.to_owned(),
        state: ReportState::Open,
        close_reason: None,
        created_at: now(),
    };
    let stored = here.app.db.tx(move |tx| {
        actors::save_remote(tx, &lea())?;
        reports::insert(tx, &report, None)?;
        tasks::raise(tx, TaskKind::PartnerBlocked, (&lea().ap_id, "https://a.example"), now())
    });
    stored.await.unwrap();
    let [task] = &open_tasks(here).await[..] else { panic!("not one task") };
    (format!("/desk/reports/{id}/close"), format!("/desk/tasks/{}/done", task.id))
}

async fn open_tasks(here: &Instance) -> Vec<Task> {
    here.app.db.read(|conn| tasks::open(conn, 10, 0)).await.unwrap()
}

async fn count(here: &Instance, state: ReportState) -> i64 {
    here.app.db.read(move |conn| reports::count(conn, state)).await.unwrap()
}

/// Posts as a page of another site would: with the cookie, and without the word that only our pages know.
async fn forged(staff: &Browser<'_>, path: &str, payload: &str) -> StatusCode {
    let request = TestRequest::post().uri(path).insert_header(header::ContentType::form_url_encoded());
    staff.send(request.set_payload(payload.to_owned())).await.status
}

#[actix_web::test]
async fn a_report_is_shown_escaped_and_closed_once_with_a_reason_of_the_staff() {
    let here = instance(Vetting::Needed).await;
    let (close, _) = a_report_and_a_task(&here).await;
    let staff = here.staff(MODERATOR).await;
    let page = staff.get("/desk/reports").await.html;
    assert!(page.contains("&#60;script&#62;alert(1)") && !page.contains("<script>"), "{page}");
    assert!(page.contains(&format!("action=\"{close}\"")), "a button leads there\n{page}");
    assert_eq!(staff.post(&close, &[("reason", "because")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(staff.post(&close, &[("reason", "sent")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(count(&here, ReportState::Open).await, 1);
    let closed = staff.post(&close, &[("reason", "unfounded")]).await;
    assert_eq!((closed.status, closed.to.as_str()), (StatusCode::SEE_OTHER, "/desk/reports?done=closed"));
    assert_eq!((count(&here, ReportState::Open).await, count(&here, ReportState::Closed).await), (0, 1));
    assert_eq!(staff.post(&close, &[("reason", "acted")]).await.status, StatusCode::CONFLICT);
    let unknown = format!("/desk/reports/{}/close", ReportId::new());
    assert_eq!(staff.post(&unknown, &[("reason", "acted")]).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn a_task_is_done_once_by_a_moderator_or_admin() {
    let here = instance(Vetting::Needed).await;
    let (_, done) = a_report_and_a_task(&here).await;
    let staff = here.staff(ADMIN).await;
    let page = staff.get("/desk/reports").await.html;
    assert!(page.contains(&format!("action=\"{done}\"")) && page.contains("https://a.example"), "{page}");
    let answer = staff.post(&done, &[]).await;
    assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/desk/reports?done=closed"));
    assert_eq!(open_tasks(&here).await, []);
    assert!(staff.post(&done, &[]).await.status.is_client_error(), "it is done already");
}

#[actix_web::test]
async fn a_report_of_ours_leaves_once_it_has_a_text_and_names_somebody_we_know() {
    let here = instance(Vetting::Needed).await;
    a_report_and_a_task(&here).await;
    let staff = here.staff(MODERATOR).await;
    let lea = lea().ap_id.to_string();
    let form = staff.get(&format!("/desk/reports/new?object={lea}")).await.html;
    assert!(form.contains(&format!("value=\"{lea}\"")), "{form}");
    let long = "é".repeat(1_001);
    for (object, text, status) in [
        (lea.as_str(), "", StatusCode::BAD_REQUEST),
        (&lea, &long, StatusCode::BAD_REQUEST),
        ("nobody", "Insultes", StatusCode::NOT_FOUND),
        ("https://b.example/users/x", "Insultes", StatusCode::NOT_FOUND),
    ] {
        let refused = staff.post("/desk/reports", &[("object", object), ("text", text)]).await;
        assert_eq!(refused.status, status, "{object} {}", refused.html);
    }
    assert_eq!(here.app.db.read(outbox::count_waiting).await.unwrap(), 0);
    let sent = staff.post("/desk/reports", &[("object", &lea), ("text", "Insultes répétées")]).await;
    assert_eq!((sent.status, sent.to.as_str()), (StatusCode::SEE_OTHER, "/desk/reports?done=reported"));
    assert_eq!(here.app.db.read(outbox::count_waiting).await.unwrap(), 1);
    assert!(staff.get("/desk/reports?state=closed").await.html.contains("Insultes répétées"));
}

#[actix_web::test]
async fn no_button_of_the_reports_works_for_others_and_for_pages_of_other_sites() {
    let here = instance(Vetting::Needed).await;
    let (close, done) = a_report_and_a_task(&here).await;
    let send = format!("object={}&text=Insultes", lea().ap_id);
    let buttons = [(close.as_str(), "reason=acted"), (&done, ""), ("/desk/reports", &send)];
    let (moderator, caseworker) = (here.staff(MODERATOR).await, here.staff(CASEWORKER).await);
    for (path, payload) in buttons {
        assert!(forged(&moderator, path, payload).await.is_client_error(), "{path} without the word");
        let guessed = format!("csrf={}&{payload}", "x".repeat(moderator.csrf.len()));
        assert!(forged(&moderator, path, &guessed).await.is_client_error(), "{path} with a guessed word");
        let foreign = format!("csrf={}&{payload}", caseworker.csrf);
        assert!(forged(&moderator, path, &foreign).await.is_client_error(), "{path} with another's word");
        let own = format!("csrf={}&{payload}", caseworker.csrf);
        assert_eq!(forged(&caseworker, path, &own).await, StatusCode::FORBIDDEN, "{path} by a caseworker");
        let request = TestRequest::post().uri(path).insert_header(header::ContentType::form_url_encoded());
        let stranger = here.send(request.set_payload(payload.to_owned())).await;
        assert!(stranger.to.starts_with("/sign-in") || stranger.status.is_client_error(), "{path} by nobody");
    }
    assert_eq!((count(&here, ReportState::Open).await, open_tasks(&here).await.len()), (1, 1));
    assert_eq!(here.app.db.read(outbox::count_waiting).await.unwrap(), 0);
}
