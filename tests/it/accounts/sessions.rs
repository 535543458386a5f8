//! Sessions: what is shown of them, what ends them, and where who was out comes back to.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::services::sessions::{IDLE_HOURS, SESSION_HOURS};

use super::{enters, server};
use crate::media::staff::{PASSWORD, Staff, account};

const EMAIL: &str = "anne@toits.example";

/// The addresses that end the sessions of a page.
fn ends(page: &str) -> Vec<String> {
    let found = page.split("action=\"/desk/account/sessions/").skip(1);
    found.map(|rest| format!("/desk/account/sessions/{}", rest.split('"').next().unwrap())).collect()
}

fn is_out(to: &str) -> bool {
    to.starts_with("/sign-in?next=")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_sees_ones_sessions_and_ends_them_and_what_was_asked_for_is_kept() {
    let server = server().await;
    let id = account(&server, EMAIL, Role::Caseworker).await;
    let mut here = enters(&server, (EMAIL, id), PASSWORD).await;
    let phone = enters(&server, (EMAIL, id), PASSWORD).await;
    let other_id = account(&server, "bert@toits.example", Role::Caseworker).await;
    let colleague = enters(&server, ("bert@toits.example", other_id), PASSWORD).await;

    let page = here.get("/desk/account").await.body;
    let buttons = ends(&page);
    assert_eq!(buttons.len(), 2, "one for the phone, and one for all others: {buttons:?}");
    for part in ["Navigateur inconnu", "cette connexion", "il y a moins d’une heure"] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("127.0.0.1"), "no address is shown");

    let answer = here.steps("/desk/account", &buttons[0], &[]).await;
    assert_eq!(answer.to, "/desk/account?done=session-ended");
    let out = phone.get("/desk/proposals/new?purpose=request").await;
    assert_eq!(
        (out.status, out.to.as_str()),
        (303, "/sign-in?next=%2Fdesk%2Fproposals%2Fnew%3Fpurpose%3Drequest")
    );
    assert_eq!(here.steps("/desk/account", &buttons[0], &[]).await.status, 404, "it is over");

    let theirs = ends(&{
        enters(&server, ("bert@toits.example", other_id), PASSWORD).await;
        colleague.get("/desk/account").await.body
    });
    assert_eq!(here.steps("/desk/account", &theirs[0], &[]).await.status, 404, "another's is not there");

    let again = enters(&server, (EMAIL, id), PASSWORD).await;
    let answer = here.steps("/desk/account", "/desk/account/sessions/end-others", &[]).await;
    assert_eq!(answer.to, "/desk/account?done=sessions-ended");
    assert!(is_out(&again.get("/desk").await.to));
    assert_eq!((here.get("/desk").await.status, colleague.get("/desk").await.status), (200, 200));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_ends_when_nobody_uses_it_and_at_the_latest_after_so_many_hours() {
    let server = server().await;
    let id = account(&server, EMAIL, Role::Caseworker).await;
    let (idle, used) =
        (enters(&server, (EMAIL, id), PASSWORD).await, enters(&server, (EMAIL, id), PASSWORD).await);
    let mut hours = 0;
    while hours < SESSION_HOURS - 1 {
        assert_eq!(used.get("/desk").await.status, 200, "after {hours} hours");
        server.later(TimeDelta::hours(1));
        hours += 1;
        if hours == IDLE_HOURS {
            assert!(is_out(&idle.get("/desk").await.to));
        }
    }
    assert_eq!(used.get("/desk").await.status, 200);
    server.later(TimeDelta::hours(1));
    assert!(is_out(&used.get("/desk").await.to), "in use or not");
    let now = server.clock.now();
    let swept = server.does(move |tx, _| rooftop::services::sessions::sweep(tx, now)).await.unwrap();
    assert_eq!(swept, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_token_that_a_browser_brings_to_the_sign_in_is_worth_nothing_after_it() {
    let server = server().await;
    account(&server, EMAIL, Role::Caseworker).await;
    account(&server, "bert@toits.example", Role::Caseworker).await;
    let mut browser = Staff::nobody(&server);
    browser.gives_password(EMAIL, PASSWORD).await;
    let first = browser.token().to_owned();
    browser.gives_password("bert@toits.example", PASSWORD).await;
    assert_ne!(first, browser.token());
    assert!(is_out(&Staff::with_token(&server, &first).get("/desk").await.to));
    assert!(browser.get("/desk").await.body.contains("bert@toits.example"));
    let invented = "rooftop=0123456789012345678901234567890123456789abc";
    let mut fixed = Staff::with_token(&server, invented);
    fixed.gives_password(EMAIL, PASSWORD).await;
    assert_ne!(fixed.token(), invented, "a token that somebody planted is not taken over");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_password_asks_for_the_old_one_and_ends_the_other_sessions() {
    let server = server().await;
    let id = account(&server, EMAIL, Role::Caseworker).await;
    let mut here = enters(&server, (EMAIL, id), PASSWORD).await;
    let other = enters(&server, (EMAIL, id), PASSWORD).await;
    let new = "des mots sans rapport";
    let path = "/desk/account/password";
    for (present, new, again, part) in [
        ("un autre mot de passe", new, new, "ne va pas"),
        (PASSWORD, new, "des mots sans raport", "pas les mêmes"),
        (PASSWORD, "trop court", "trop court", "\u{2068}10\u{2069} caractères"),
        (PASSWORD, "motdepasse123", "motdepasse123", "parmi les premiers"),
        (PASSWORD, "Anne@Toits.example", "Anne@Toits.example", "l’adresse e-mail"),
    ] {
        let fields = [("password", present), ("new_password", new), ("again", again)];
        let answer = here.steps(path, path, &fields).await;
        assert_eq!(answer.status, 400, "{new}");
        assert!(answer.body.contains(part), "{part}: {}", answer.body);
    }
    assert_eq!(other.get("/desk").await.status, 200);
    let fields = [("password", PASSWORD), ("new_password", new), ("again", new)];
    let answer = here.steps(path, path, &fields).await;
    assert_eq!(answer.to, "/desk/account?done=password-changed", "{}", answer.body);
    assert!(is_out(&other.get("/desk").await.to));
    assert_eq!(here.get("/desk").await.status, 200);
    assert_eq!(Staff::nobody(&server).gives_password(EMAIL, PASSWORD).await.status, 403);
    enters(&server, (EMAIL, id), new).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_password_an_unknown_address_and_a_disabled_account_read_alike() {
    let server = server().await;
    let id = account(&server, EMAIL, Role::Moderator).await;
    let now = server.clock.now();
    let gone = account(&server, "gone@toits.example", Role::Admin).await;
    let disabled = rooftop::store::accounts::Activity::Disabled;
    server
        .does(move |tx, _| Ok(rooftop::store::accounts::set_activity(tx, gone, disabled, now)?))
        .await
        .unwrap();
    let mut answers = Vec::new();
    for (email, password) in [
        (EMAIL, "un autre mot de passe"),
        ("nobody@toits.example", PASSWORD),
        ("gone@toits.example", PASSWORD),
    ] {
        let mut browser = Staff::nobody(&server);
        let answer = browser.gives_password(email, password).await;
        assert_eq!(browser.token(), "", "{email} has no session");
        answers.push((answer.status, answer.body.replace(email, "EMAIL")));
    }
    assert_eq!(answers[0].0, 403);
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    enters(&server, (EMAIL, id), PASSWORD).await;
}
