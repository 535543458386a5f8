//! The second factor: who needs it, how it is set up, and what a code is good for.

use chrono::TimeDelta;
use rooftop::crypto::totp::TotpKey;
use rooftop::domain::access::Role;
use rooftop::ids::AccountId;
use rooftop::services::{accounts, second_factor};

use super::{enters, hidden, server};
use crate::fediverse::Server;
use crate::media::staff::{Answered, PASSWORD, Staff, account, code, key};

const EMAIL: &str = "anne@toits.example";

/// An account without a second factor.
async fn without_factor(server: &Server, email: &str, role: Role) -> AccountId {
    let (account, hash) = accounts::prepare(email, role, PASSWORD).unwrap();
    let (id, now) = (account.id, server.clock.now());
    server.does(move |tx, _| accounts::create(tx, now, &account, &hash)).await.unwrap();
    id
}

/// The key that a page offers, as a phone reads it.
fn offered(page: &str) -> TotpKey {
    let (_, rest) = page.split_once("secret=").expect("the page has a key");
    from_base32(&rest[..32])
}

/// A key as an app reads it: bare base 32.
pub fn from_base32(text: &str) -> TotpKey {
    let digits = text.bytes().map(|c| if c >= b'A' { c - b'A' } else { c - b'2' + 26 });
    let bits: Vec<u8> = digits.flat_map(|digit| (0..5).rev().map(move |at| digit >> at & 1)).collect();
    let bytes: Vec<u8> =
        bits.chunks(8).map(|byte| byte.iter().fold(0, |value, bit| value << 1 | bit)).collect();
    TotpKey::from_bytes(&bytes).unwrap()
}

/// The recovery codes that a page shows.
fn shown_codes(page: &str) -> Vec<String> {
    page.split("<code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

/// Sets a second factor up; gives the answer and the key.
async fn enrols(browser: &mut Staff<'_>, server: &Server) -> (Answered, TotpKey) {
    let page = browser.get("/desk/account/factor").await.body;
    let (key, offer) = (offered(&page), hidden(&page, "offer"));
    let fields = [("offer", offer.as_str()), ("new_code", &key.code(server.clock.now()))];
    (browser.steps("/desk/account/factor", "/desk/account/factor", &fields).await, key)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_needs_a_second_factor_reaches_nothing_before_it_is_set_up() {
    let server = server().await;
    for role in [Role::Moderator, Role::SafeguardingLead, Role::Admin] {
        let email = format!("{role}@toits.example");
        let id = without_factor(&server, &email, role).await;
        let mut browser = Staff::nobody(&server);
        let answer = browser.gives_password(&email, PASSWORD).await;
        assert_eq!((answer.status, answer.to.as_str()), (303, "/desk/account/factor"));
        for page in ["/desk", "/desk/account", "/desk/proposals/new", "/desk/staff", "/sign-in/code"] {
            let answer = browser.get(page).await;
            assert_eq!((answer.status, answer.to.as_str()), (303, "/desk/account/factor"), "{page}");
        }
        let before = browser.token().to_owned();
        let (answer, phone) = enrols(&mut browser, &server).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(shown_codes(&answer.body).len(), second_factor::RECOVERY_CODES);
        assert_ne!(before, browser.token(), "the token is another one");
        let old = Staff::with_token(&server, &before).get("/desk/account").await;
        assert!(old.to.starts_with("/sign-in?next="), "the old token is worth nothing: {}", old.to);
        assert_eq!(browser.get("/desk").await.status, 200);
        let app = std::sync::Arc::clone(&server.node.app);
        let stored = server.does(move |tx, _| second_factor::key(tx, &app, id)).await.unwrap();
        assert_eq!(stored, Some(phone), "and it is sealed for this very account");
    }
    let caseworker = without_factor(&server, "cas@toits.example", Role::Caseworker).await;
    enters(&server, ("cas@toits.example", caseworker), PASSWORD).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_enrolment_counts_only_with_a_code_of_the_key_that_was_offered_to_this_session() {
    let server = server().await;
    without_factor(&server, EMAIL, Role::Moderator).await;
    let mut browser = Staff::nobody(&server);
    browser.gives_password(EMAIL, PASSWORD).await;
    let page = browser.get("/desk/account/factor").await.body;
    let (phone, offer) = (offered(&page), hidden(&page, "offer"));
    let now = server.clock.now();
    let wrong = [("offer", offer.as_str()), ("new_code", "000000")];
    let answer = browser.steps("/desk/account/factor", "/desk/account/factor", &wrong).await;
    assert_eq!(answer.status, 400);
    assert_eq!(
        (offered(&answer.body), hidden(&answer.body, "offer")),
        (phone.clone(), offer.clone()),
        "kept"
    );
    assert_eq!(browser.get("/desk").await.to, "/desk/account/factor", "nothing counts so far");

    let mut thief = Staff::nobody(&server);
    thief.gives_password(EMAIL, PASSWORD).await;
    let fields = [("offer", offer.as_str()), ("new_code", &phone.code(now))];
    let answer = thief.steps("/desk/account/factor", "/desk/account/factor", &fields).await;
    assert_eq!(answer.status, 400, "another session's offer opens for nobody else");

    let answer = browser.steps("/desk/account/factor", "/desk/account/factor", &fields).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let theirs = thief.get("/desk").await;
    assert!(theirs.to.starts_with("/sign-in?next="), "whoever was half-way too is out: {}", theirs.to);
    let code = phone.code(now);
    let mut again = Staff::nobody(&server);
    let to = again.gives_password(EMAIL, PASSWORD).await.to;
    let answer = again.steps(&to, "/sign-in/code", &[("code", &code)]).await;
    assert_eq!(answer.status, 400, "the code of the enrolment is used up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_is_taken_once_and_one_step_early_or_late() {
    let server = server().await;
    let id = account(&server, EMAIL, Role::Moderator).await;
    let now = server.clock.now();
    let tries = async |code: &str| {
        let mut browser = Staff::nobody(&server);
        let to = browser.gives_password(EMAIL, PASSWORD).await.to;
        let before = browser.token().to_owned();
        let answer = browser.steps(&to, "/sign-in/code", &[("code", code), ("next", "/desk/review")]).await;
        (answer, before, browser.token().to_owned())
    };
    for (off_s, status) in
        [(-60, 400), (60, 400), (-30, 303), (-30, 400), (0, 303), (-30, 400), (30, 303), (30, 400)]
    {
        let (answer, before, after) = tries(&key().code(now + TimeDelta::seconds(off_s))).await;
        assert_eq!(answer.status, status, "{off_s}");
        assert_eq!(before == after, status == 400, "a session that passed has another token");
        if status == 303 {
            assert_eq!(answer.to, "/desk/review");
            let half = Staff::with_token(&server, &before).get("/sign-in/code").await;
            assert!(half.to.starts_with("/sign-in?next="), "the token before the code is worth nothing");
        }
        // As after a right one, so that the wrong ones of this test do not slow it down.
        server.does(move |tx, _| Ok(rooftop::store::second_factors::forgive(tx, id)?)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_codes_slow_an_account_down_and_never_lock_it_out() {
    let server = server().await;
    let id = account(&server, EMAIL, Role::Admin).await;
    let mut browser = Staff::nobody(&server);
    let to = browser.gives_password(EMAIL, PASSWORD).await.to;
    browser.reads_csrf(&to).await;
    let mut waited = TimeDelta::zero();
    for wrong in 1..=12 {
        let answer = browser.steps("", "/sign-in/code", &[("code", "000000")]).await;
        assert_eq!(answer.status, 400);
        let factor =
            server.reads(move |conn| rooftop::store::second_factors::by_account(conn, id)).await.unwrap();
        assert_eq!(factor.failures, wrong);
        let Some(again_at) = factor.again_at else {
            assert!(wrong <= 5, "the first five cost nothing");
            continue;
        };
        let wait = again_at - server.clock.now();
        assert!(
            wait >= waited.min(TimeDelta::minutes(15)) && wait <= TimeDelta::minutes(15),
            "{wrong}: {wait}"
        );
        waited = wait;
        // Meanwhile not even the right one is looked at, and that costs no try.
        let right = browser.steps("", "/sign-in/code", &[("code", &code(&server, id).await)]).await;
        assert_eq!(right.status, 400);
        assert!(right.body.contains("Trop de codes"), "{}", right.body);
        if wrong < 12 {
            server.later(wait);
        }
        if wrong == 6 {
            // The page of the code lasts for a quarter of an hour: begin anew, as who guesses would.
            let to = browser.gives_password(EMAIL, PASSWORD).await.to;
            browser.reads_csrf(&to).await;
        } else if wrong > 9 {
            let to = browser.gives_password(EMAIL, PASSWORD).await.to;
            browser.reads_csrf(&to).await;
        }
    }
    assert_eq!(waited, TimeDelta::minutes(15));
    server.later(waited);
    enters(&server, (EMAIL, id), PASSWORD).await;
    let factor =
        server.reads(move |conn| rooftop::store::second_factors::by_account(conn, id)).await.unwrap();
    assert_eq!((factor.failures, factor.again_at), (0, None), "a right one forgives them");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recovery_code_works_once_also_while_codes_wait_and_new_ones_replace_the_old() {
    let server = server().await;
    let id = without_factor(&server, EMAIL, Role::Moderator).await;
    let mut browser = Staff::nobody(&server);
    browser.gives_password(EMAIL, PASSWORD).await;
    let (answer, phone) = enrols(&mut browser, &server).await;
    let codes = shown_codes(&answer.body);
    let until = server.clock.now() + TimeDelta::minutes(10);
    server.does(move |tx, _| Ok(rooftop::store::second_factors::put_off(tx, id, until)?)).await.unwrap();
    let tries = async |code: &str| {
        let mut browser = Staff::nobody(&server);
        let to = browser.gives_password(EMAIL, PASSWORD).await.to;
        browser.steps(&to, "/sign-in/code", &[("code", ""), ("recovery", code)]).await.status
    };
    assert_eq!(tries(&codes[0].to_lowercase().replace('-', " ")).await, 303, "as people type it");
    assert_eq!(tries(&codes[0]).await, 400, "once");
    assert_eq!(tries("0000-0000-0000-0000").await, 400);
    assert!(browser.get("/desk/account").await.body.contains("\u{2068}9\u{2069} codes de secours"));

    server.later(TimeDelta::minutes(1));
    let fields = [("password", PASSWORD), ("code", &phone.code(server.clock.now()))];
    let path = "/desk/account/factor/codes";
    let without = browser.steps("/desk/account", path, &fields[1..]).await;
    assert_eq!(without.status, 400, "the password is asked for");
    let answer = browser.steps("/desk/account", path, &fields).await;
    let new = shown_codes(&answer.body);
    assert_eq!(new.len(), second_factor::RECOVERY_CODES, "{}", answer.body);
    assert_eq!(tries(&codes[1]).await, 400, "the old ones are worth nothing");
    assert_eq!(tries(&new[1]).await, 303);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_factor_is_replaced_or_removed_with_password_and_code_and_the_other_sessions_end() {
    let server = server().await;
    let id = without_factor(&server, EMAIL, Role::Caseworker).await;
    let mut browser = enters(&server, (EMAIL, id), PASSWORD).await;
    let (_, old) = enrols(&mut browser, &server).await;
    server.later(TimeDelta::minutes(1));
    let other = {
        let mut other = Staff::nobody(&server);
        let to = other.gives_password(EMAIL, PASSWORD).await.to;
        other.steps(&to, "/sign-in/code", &[("code", &old.code(server.clock.now()))]).await;
        assert_eq!(other.get("/desk").await.status, 200);
        other
    };
    server.later(TimeDelta::minutes(1));
    let now = server.clock.now();
    let page = browser.get("/desk/account/factor").await.body;
    let (new, offer) = (offered(&page), hidden(&page, "offer"));
    let (new_code, old_code) = (new.code(now), old.code(now));
    let whole =
        [("offer", offer.as_str()), ("new_code", &new_code), ("password", PASSWORD), ("code", &old_code)];
    for lacking in 2..whole.len() {
        let mut fields = whole;
        fields[lacking].1 = "000000";
        let answer = browser.steps("/desk/account", "/desk/account/factor", &fields).await;
        assert_eq!(answer.status, 400, "without {}", fields[lacking].0);
        assert_eq!(other.get("/desk").await.status, 200, "nothing has changed");
    }
    let answer = browser.steps("/desk/account", "/desk/account/factor", &whole).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(other.get("/desk").await.to.starts_with("/sign-in?next="));
    assert_eq!(browser.get("/desk").await.status, 200);

    server.later(TimeDelta::minutes(1));
    let path = "/desk/account/factor/remove";
    let stale = [("password", PASSWORD), ("code", &old.code(server.clock.now()))];
    assert_eq!(
        browser.steps("/desk/account", path, &stale).await.status,
        400,
        "the old phone is worth nothing"
    );
    let fields = [("password", PASSWORD), ("code", &new.code(server.clock.now()))];
    let answer = browser.steps("/desk/account", path, &fields).await;
    assert_eq!(answer.to, "/desk/account?done=factor-removed", "{}", answer.body);
    let mut again = Staff::nobody(&server);
    assert_eq!(again.gives_password(EMAIL, PASSWORD).await.to, "/desk");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_needs_a_second_factor_cannot_remove_it() {
    let server = server().await;
    let id = account(&server, EMAIL, Role::Moderator).await;
    let mut browser = enters(&server, (EMAIL, id), PASSWORD).await;
    let fields = [("password", PASSWORD), ("code", &code(&server, id).await)];
    let answer = browser.steps("/desk/account", "/desk/account/factor/remove", &fields).await;
    assert_eq!(answer.status, 403, "{}", answer.body);
    assert!(server.reads(move |conn| rooftop::store::second_factors::by_account(conn, id)).await.is_some());
}
