//! `rooftop user`.

use rooftop::crypto::totp::TotpKey;
use rooftop::server::{self, Surroundings};
use rooftop::services::{accounts, second_factor, sessions};
use rooftop::store::{Tx, accounts as accounts_of};

use crate::program::Place;

const CREATE: &[&str] =
    &["user", "create", "--email", "Anne@Example.org", "--role", "moderator", "--password-stdin"];
const PASSWORD: &str = "cerisier et pommier";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_operator_lists_accounts_and_resets_a_second_factor() {
    let place = Place::new().await;
    assert_eq!(place.runs_with(CREATE, PASSWORD).await.code, Some(0));
    let listed = "anne@example.org\tmoderator\tno second factor\tactive\tlast sign-in never\n";
    assert_eq!(place.runs(&["user", "list"]).await.out, listed);
    let none = place.runs(&["user", "reset-factor", "anne@example.org"]).await;
    assert_eq!((none.code, none.err.as_str()), (Some(1), "rooftop: there is no second factor\n"));
    crate::fediverse::prepare();
    let around = Surroundings::real();
    let node = server::open(place.config(), around).await.unwrap();
    let (app, now) = (node.app.clone(), node.app.clock.now());
    let enrolling = move |tx: &mut Tx<'_>| {
        let (account, _) = accounts_of::by_email(tx, "anne@example.org")?.unwrap();
        second_factor::store(tx, &app, now, (account.id, &TotpKey::random(), 0))?;
        sessions::enter(tx, now, &account, ("", None))
    };
    let token = node.app.db.tx(enrolling).await.unwrap().token;
    assert!(place.runs(&["user", "list"]).await.out.contains("\tsecond factor\t"));
    let said = place.runs(&["user", "reset-factor", "Anne@example.org"]).await;
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(place.runs(&["user", "list"]).await.out, listed);
    let session = node.app.db.read(move |conn| sessions::by_token(conn, now, &token)).await.unwrap();
    assert_eq!(session, None, "its sessions ended");
    let unknown = place.runs(&["user", "reset-factor", "bert@example.org"]).await;
    assert_eq!((unknown.code, unknown.err.as_str()), (Some(1), "rooftop: there is no such account\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_made_on_the_command_line_signs_in() {
    let place = Place::new().await;
    let said = place.runs_with(CREATE, &format!("{PASSWORD}\n")).await;
    let sentence = "anne@example.org may sign in as moderator at http://toits.localhost:8080/sign-in\n";
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (Some(0), sentence, ""));
    crate::fediverse::prepare();
    let around = Surroundings::real();
    let node = server::open(place.config(), around).await.unwrap();
    let sign_in = |email: &'static str, password: &'static str| {
        let app = std::sync::Arc::clone(&node.app);
        async move { accounts::authenticate(&app, email, password).await.unwrap() }
    };
    let account = sign_in("ANNE@example.org", PASSWORD).await.expect("the account signs in");
    assert_eq!((account.email.as_str(), account.role.as_str()), ("anne@example.org", "moderator"));
    assert_eq!(sign_in("anne@example.org", "cerisier et poirier").await, None);
    assert_eq!(sign_in("bert@example.org", PASSWORD).await, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn short_passwords_odd_addresses_and_second_accounts_are_refused() {
    let place = Place::new().await;
    for (email, password, sentence) in [
        ("anne@example.org", "eleven char", "password: has 11 characters, 12 to 256 are needed"),
        ("anne@example.org", "", "password: has 0 characters, 12 to 256 are needed"),
        ("anne", PASSWORD, "email: \"anne\" is not an address"),
        ("anne@", PASSWORD, "email: \"anne@\" is not an address"),
        ("an ne@example.org", PASSWORD, "is not an address of at most 254 characters"),
    ] {
        let args = ["user", "create", "--email", email, "--role", "caseworker", "--password-stdin"];
        let said = place.runs_with(&args, &format!("{password}\n")).await;
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{email}");
        assert!(said.err.contains(sentence), "{}", said.err);
        assert!(
            password.is_empty() || !said.err.contains(password),
            "a password is never said: {}",
            said.err
        );
    }
    assert!(!place.path().join("secret.key").exists(), "a typo costs nothing");
    assert_eq!(place.runs_with(CREATE, PASSWORD).await.code, Some(0));
    let again = place.runs_with(CREATE, "another one entirely").await;
    assert_eq!(again.code, Some(1));
    assert_eq!(again.err, "rooftop: email: anne@example.org has an account already\n");
    let without = place.runs(&["user", "create", "--email", "b@example.org", "--role", "admin"]).await;
    assert_eq!(without.code, Some(1));
    assert!(without.err.contains("give --password-stdin"), "{}", without.err);
}
