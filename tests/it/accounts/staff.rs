//! What admins do: invitations, roles, accounts that are closed, and phones that were lost.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::account::AccountProblem;
use rooftop::services::{ServiceError, Viewer, staff};
use rooftop::store::accounts::Activity;

use super::{enters, server};
use crate::media::staff::{PASSWORD, Staff, account};

const ADMIN: &str = "admin@toits.example";
const INVITED: &str = "nour@toits.example";
const NEW: &str = "des mots sans rapport";

/// The address of the link that a page shows.
fn link(page: &str) -> String {
    let (_, rest) = page.split_once("http://toits.test/invitation/").expect("the page shows a link");
    format!("/invitation/{}", rest.split('<').next().unwrap())
}

async fn invites(admin: &mut Staff<'_>, email: &str, role: Role) -> String {
    let fields = [("email", email), ("role", role.as_str())];
    let answer = admin.steps("/desk/staff", "/desk/staff/invitations", &fields).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    link(&answer.body)
}

async fn accepts(browser: &mut Staff<'_>, link: &str) -> (u16, String) {
    let answer = browser.steps("", link, &[("new_password", NEW), ("again", NEW)]).await;
    (answer.status, answer.to)
}

/// Accepts as a browser does, whose form has no token: nobody is signed in.
async fn takes_up(
    server: &crate::fediverse::Server,
    link: &str,
    pairs: [(&str, &str); 2],
) -> (u16, String, String) {
    let mut body = url::form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(pairs);
    let sent = server
        .client
        .post(format!("http://{}{link}", server.address))
        .header("host", "toits.test")
        .header("accept-language", "fr")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body.finish());
    let answer = tokio::time::timeout(crate::fediverse::GUARD, sent.send()).await.unwrap().unwrap();
    let header = |name: &str| {
        answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    };
    let (status, to, cookie) = (answer.status().as_u16(), header("location"), header("set-cookie"));
    let body = answer.text().await.unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    if status == 303 { (status, to, cookie) } else { (status, to, body) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_makes_one_account_and_leads_to_the_second_factor_that_its_role_needs() {
    let server = server().await;
    let id = account(&server, ADMIN, Role::Admin).await;
    let mut admin = enters(&server, (ADMIN, id), PASSWORD).await;
    let link = invites(&mut admin, "Nour@Toits.example", Role::Moderator).await;
    assert!(link.len() >= "/invitation/".len() + 43, "128 bits at least: {link}");
    assert!(admin.get("/desk/staff").await.body.contains(INVITED), "it waits");

    // A program that looks at links changes nothing.
    for _ in 0..2 {
        let page = Staff::nobody(&server).get(&link).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains(INVITED) && page.body.contains("Modération"), "{}", page.body);
    }
    let right = [("new_password", NEW), ("again", NEW)];
    for (pairs, part) in [
        ([("new_password", NEW), ("again", PASSWORD)], "pas les mêmes"),
        ([("new_password", "trop court"), ("again", "trop court")], "\u{2068}10\u{2069} caractères"),
        ([("new_password", INVITED), ("again", INVITED)], "l’adresse e-mail"),
    ] {
        let (status, _, body) = takes_up(&server, &link, pairs).await;
        assert_eq!(status, 400);
        assert!(body.contains(part), "{part}: {body}");
    }
    let (status, to, cookie) = takes_up(&server, &link, right).await;
    assert_eq!((status, to.as_str()), (303, "/desk/account/factor"));
    assert_eq!(Staff::with_token(&server, &cookie).get("/desk").await.to, "/desk/account/factor");
    assert_eq!(takes_up(&server, &link, right).await.0, 404, "once");
    assert_eq!(Staff::nobody(&server).get(&link).await.status, 404);
    let page = admin.get("/desk/staff").await.body;
    assert!(page.contains(INVITED) && page.contains("Sans second facteur"), "{page}");

    let caseworker = invites(&mut admin, "cas@toits.example", Role::Caseworker).await;
    assert_eq!(takes_up(&server, &caseworker, right).await.1, "/desk", "this role needs none");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_that_is_old_taken_back_replaced_or_invented_reads_the_same() {
    let server = server().await;
    let id = account(&server, ADMIN, Role::Admin).await;
    let mut admin = enters(&server, (ADMIN, id), PASSWORD).await;
    let replaced = invites(&mut admin, INVITED, Role::Moderator).await;
    let revoked = invites(&mut admin, INVITED, Role::Caseworker).await;
    let page = admin.get("/desk/staff").await.body;
    let (_, rest) = page.split_once("/desk/staff/invitations/").unwrap();
    let revoke = format!("/desk/staff/invitations/{}", rest.split('"').next().unwrap());
    assert_eq!(admin.steps("/desk/staff", &revoke, &[]).await.to, "/desk/staff?done=invitation-revoked");
    assert_eq!(admin.steps("/desk/staff", &revoke, &[]).await.status, 404);
    let old = invites(&mut admin, INVITED, Role::Caseworker).await;
    server.later(TimeDelta::days(staff::INVITATION_DAYS));
    let pages = [&replaced, &revoked, &old, &format!("/invitation/{}", "A".repeat(43))];
    let mut bodies = Vec::new();
    for link in pages {
        let page = Staff::nobody(&server).get(link).await;
        assert_eq!(page.status, 404, "{link}");
        bodies.push(page.body.replace(link.as_str(), "LINK"));
        let mut browser = Staff::nobody(&server);
        let (status, _) = accepts(&mut browser, link).await;
        assert!(matches!(status, 400 | 404), "{status}");
        let right = [("new_password", NEW), ("again", NEW)];
        assert_eq!(takes_up(&server, link, right).await.0, 404, "{link}");
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]));
    assert_eq!(Staff::nobody(&server).gives_password(INVITED, NEW).await.status, 403, "there is no account");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_an_admin_learns_that_an_address_has_an_account_and_what_was_typed_is_kept() {
    let server = server().await;
    let id = account(&server, ADMIN, Role::Admin).await;
    let mut admin = enters(&server, (ADMIN, id), PASSWORD).await;
    for (email, part) in [(ADMIN, "a déjà un compte"), ("nour", "pas une adresse e-mail")] {
        let fields = [("email", email), ("role", "moderator")];
        let answer = admin.steps("/desk/staff", "/desk/staff/invitations", &fields).await;
        assert_eq!(answer.status, 400);
        for part in [part, &format!("value=\"{email}\""), "<option value=\"moderator\" selected>"] {
            assert!(answer.body.contains(part), "{part}: {}", answer.body);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_role_a_closed_account_and_a_reset_factor_end_the_sessions_at_once() {
    let server = server().await;
    let id = account(&server, ADMIN, Role::Admin).await;
    let mut admin = enters(&server, (ADMIN, id), PASSWORD).await;
    let (email, other) =
        ("bert@toits.example", account(&server, "bert@toits.example", Role::Moderator).await);
    let path = format!("/desk/staff/{other}");
    let does = async |admin: &mut Staff<'_>, deed: &str, fields: &[(&str, &str)], done: &str| {
        let answer = admin.steps("/desk/staff", &format!("{path}/{deed}"), fields).await;
        assert_eq!(answer.to, format!("/desk/staff?done={done}"), "{}", answer.body);
    };
    let browser = enters(&server, (email, other), PASSWORD).await;
    does(&mut admin, "role", &[("role", "safeguarding_lead")], "role-granted").await;
    assert!(browser.get("/desk").await.to.starts_with("/sign-in?next="));
    assert!(admin.get("/desk/staff").await.body.contains("Référence sécurité"));

    let browser = enters(&server, (email, other), PASSWORD).await;
    does(&mut admin, "disable", &[], "account-disabled").await;
    assert!(browser.get("/desk").await.to.starts_with("/sign-in?next="));
    assert_eq!(Staff::nobody(&server).gives_password(email, PASSWORD).await.status, 403);
    does(&mut admin, "enable", &[], "account-enabled").await;

    server.later(TimeDelta::minutes(2));
    let browser = enters(&server, (email, other), PASSWORD).await;
    does(&mut admin, "reset-factor", &[], "factor-reset").await;
    assert!(browser.get("/desk").await.to.starts_with("/sign-in?next="));
    assert_eq!(Staff::nobody(&server).gives_password(email, PASSWORD).await.to, "/desk/account/factor");
    let again = admin.steps("/desk/staff", &format!("{path}/reset-factor"), &[]).await;
    assert_eq!(again.status, 409, "there is none any more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_admin_remains_and_nobody_changes_their_own_account() {
    let server = server().await;
    let (one, two) = (
        account(&server, ADMIN, Role::Admin).await,
        account(&server, "bert@toits.example", Role::Admin).await,
    );
    let now = server.clock.now();
    let by = |account| Viewer::Staff { account, role: Role::Admin };
    let grants = |viewer, id, role| server.does(move |tx, _| staff::grant(tx, now, viewer, (id, role)));
    let disables =
        |viewer, id| server.does(move |tx, _| staff::set_activity(tx, now, viewer, (id, Activity::Disabled)));
    let refused = |problem| Err(ServiceError::Account(problem));
    assert_eq!(grants(by(one), one, Role::Moderator).await, refused(AccountProblem::OwnAccount));
    assert_eq!(disables(by(one), one).await, refused(AccountProblem::OwnAccount));
    let own = server.does(move |tx, app| staff::reset_factor(tx, app, now, by(one), one)).await;
    assert_eq!(own, refused(AccountProblem::OwnAccount));

    disables(by(one), two).await.unwrap();
    assert_eq!(disables(Viewer::Operator, one).await, refused(AccountProblem::LastAdmin));
    assert_eq!(grants(by(two), one, Role::Caseworker).await, refused(AccountProblem::LastAdmin));
    // Who is disabled already is not the one that must remain.
    grants(by(one), two, Role::Caseworker).await.unwrap();
    for role in Role::ALL.iter().filter(|role| **role != Role::Admin) {
        let viewer = Viewer::Staff { account: two, role: *role };
        assert_eq!(grants(viewer, one, Role::Admin).await, Err(ServiceError::NotAllowed), "{role}");
        let invited =
            server.does(move |tx, app| staff::invite(tx, app, now, viewer, ("x@y.example", Role::Admin)));
        assert_eq!(invited.await, Err(ServiceError::NotAllowed), "{role}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_admins_who_demote_each_other_at_the_same_time_leave_one() {
    let server = server().await;
    for round in 0..5 {
        let email = |name: &str| format!("{name}{round}@toits.example");
        let (one, two) = (
            account(&server, &email("a"), Role::Admin).await,
            account(&server, &email("b"), Role::Admin).await,
        );
        let now = server.clock.now();
        let demotes = |by, whom| {
            let viewer = Viewer::Staff { account: by, role: Role::Admin };
            server.does(move |tx, _| staff::grant(tx, now, viewer, (whom, Role::Caseworker)))
        };
        let done = tokio::join!(demotes(one, two), demotes(two, one));
        assert!(done.0.is_ok() != done.1.is_ok(), "{done:?}");
        let left = if done.0.is_ok() { one } else { two };
        // The next round begins without admins, as only the store can make it.
        let disabled = Activity::Disabled;
        server
            .does(move |tx, _| Ok(rooftop::store::accounts::set_activity(tx, left, disabled, now)?))
            .await
            .unwrap();
    }
}
