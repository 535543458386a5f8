//! The way in on a phone: the second factor is set up, a code is typed, and a session is ended from another one.

use rooftop::domain::access::Role;
use rooftop::services::accounts;

use super::driver::Browser;
use super::{EMAIL, PASSWORD, fits_a_phone, instance, signs_in};
use crate::accounts::factor::from_base32;
use crate::fediverse::{Names, Plan};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_moderator_sets_the_second_factor_up_on_a_phone_and_signs_in_with_a_code() {
    let server = Plan { under: Names::Localhost, ..Plan::of(&["toits"]) }.start().await.remove(0);
    let now = server.clock.now();
    let (account, hash) = accounts::prepare(EMAIL, Role::Moderator, PASSWORD).unwrap();
    let id = account.id;
    server.does(move |tx, _| accounts::create(tx, now, &account, &hash)).await.unwrap();
    let origin = server.node.app.urls.origin().to_owned();
    let browser = Browser::phone().await;
    browser.opens(&format!("{origin}/sign-in?lang=fr")).await;
    signs_in(&browser, &server, (EMAIL, id)).await;
    assert_eq!(browser.client.current_url().await.unwrap().path(), "/desk/account/factor");
    fits_a_phone(&browser, "the enrolment").await;
    let drawn = browser.says("document.querySelector('svg.qr').getBoundingClientRect().width").await;
    assert!(drawn.as_f64().unwrap() > 200.0, "the picture can be scanned: {drawn}");

    browser.types("new_code", "000000").await;
    browser.presses_for("main form button", "#failed").await;
    fits_a_phone(&browser, "the enrolment with an error").await;
    // The key as the phone opens it: nobody but this page knows it so far.
    let uri = browser.says("document.querySelector('a[href^=otpauth]').href").await;
    let uri = url::Url::parse(uri.as_str().unwrap()).unwrap();
    let secret = uri.query_pairs().find(|(name, _)| name == "secret").unwrap().1.into_owned();
    let key = from_base32(&secret);
    browser.types("new_code", &key.code(now)).await;
    browser.presses_for("main form button", ".codes").await;
    fits_a_phone(&browser, "the recovery codes").await;
    let recovery = browser.says("document.querySelector('.codes code').innerText").await;
    browser.presses("main a.button").await;
    assert_eq!(browser.client.current_url().await.unwrap().path(), "/desk");

    // The clock stands still, and the code of the enrolment is used: a code of the next step, as a phone that is a little fast has it.
    browser.opens(&format!("{origin}/desk/account")).await;
    fits_a_phone(&browser, "the account").await;
    browser.presses("form[action='/sign-out'] button").await;
    browser.opens(&format!("{origin}/sign-in?next=%2Fdesk%2Freview")).await;
    browser.types("email", EMAIL).await;
    browser.types("password", PASSWORD).await;
    browser.presses("main form button").await;
    fits_a_phone(&browser, "the page of the code").await;
    browser.types("code", &key.code(now + chrono::TimeDelta::seconds(30))).await;
    browser.presses("main form button").await;
    assert_eq!(browser.client.current_url().await.unwrap().path(), "/desk/review");

    // Without the phone: a recovery code, behind the question.
    browser.opens(&format!("{origin}/desk/account")).await;
    browser.presses("form[action='/sign-out'] button").await;
    browser.opens(&format!("{origin}/sign-in")).await;
    browser.types("email", EMAIL).await;
    browser.types("password", PASSWORD).await;
    browser.presses("main form button").await;
    browser.presses_for("summary", "details[open] [name=recovery]").await;
    browser.types("recovery", recovery.as_str().unwrap()).await;
    browser.presses("main form button").await;
    browser.opens(&format!("{origin}/desk/account")).await;
    assert!(browser.text().await.contains("9"), "nine are left");
    browser.closes().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_is_ended_from_another_one_and_comes_back_to_what_it_asked_for() {
    let (server, id) = instance().await;
    let origin = server.node.app.urls.origin().to_owned();
    let (lost, here) = (Browser::phone().await, Browser::phone().await);
    for browser in [&lost, &here] {
        browser.opens(&format!("{origin}/sign-in?lang=fr")).await;
        signs_in(browser, &server, (EMAIL, id)).await;
    }
    here.opens(&format!("{origin}/desk/account")).await;
    assert!(here.text().await.contains("Chrome"), "the browser can be known again");
    fits_a_phone(&here, "the sessions").await;
    here.presses("form[action$='/end'] button").await;
    assert!(here.text().await.contains("La connexion est fermée"));

    lost.opens(&format!("{origin}/desk/review")).await;
    let at = lost.client.current_url().await.unwrap();
    assert_eq!((at.path(), at.query()), ("/sign-in", Some("next=%2Fdesk%2Freview")));
    signs_in(&lost, &server, (EMAIL, id)).await;
    assert_eq!(lost.client.current_url().await.unwrap().path(), "/desk/review");
    lost.closes().await;
    here.closes().await;
}
