//! The way in with a card: the right PIN, wrong ones, a shared phone, another card, and the way out.

use chrono::TimeDelta;
use rooftop::domain::access::Role;

use super::{Card, NAME, PHONE, caseworker, holder, server, shown, tries};
use crate::fediverse::Server;
use crate::media::staff::{Staff, account, code};

/// Another PIN than this one.
fn wrong(pin: &str) -> String {
    let first = if pin.starts_with('7') { '8' } else { '7' };
    format!("{first}{}", &pin[1..])
}

#[actix_web::test]
async fn with_code_and_pin_somebody_sees_what_is_theirs_and_no_page_of_the_staff() {
    let server = server().await;
    let (_, card) = caseworker(&server).await;
    let browser = holder(&server, &card).await;
    let page = browser.get("/my").await.body;
    assert!(page.contains(NAME) && page.contains(PHONE), "{page}");
    assert!(page.contains("<title>Mon espace</title>"), "a title says nothing: {page}");
    for path in ["/desk", "/desk/people", "/desk/account", &format!("/desk/people/{}", card.person)] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, 303, "{path}");
        assert!(answer.to.starts_with("/sign-in"), "{path} {}", answer.to);
    }
    let (_, headers, _) = browser.fetches("/my").await;
    assert_eq!(headers["cache-control"], "no-store");
}

#[actix_web::test]
async fn an_unknown_code_and_a_wrong_pin_read_alike_and_a_mistyped_code_is_told_so() {
    let server = server().await;
    let (_, card) = caseworker(&server).await;
    let mut browser = Staff::nobody(&server);
    let unknown = rooftop::domain::card::AccessCode::from_bytes([9; 10]).to_string();
    let blank = |body: &str, code: &str| body.replace(code, "CODE");
    let first = tries(&mut browser, &unknown, &card.pin).await;
    let second = tries(&mut browser, &card.code, &wrong(&card.pin)).await;
    assert_eq!((first.status, second.status), (403, 403));
    assert_eq!(blank(&first.body, &unknown), blank(&second.body, &card.code));
    let mut typo = card.code.clone();
    let last = if typo.ends_with('0') { '1' } else { '0' };
    typo.pop();
    typo.push(last);
    let answer = tries(&mut browser, &typo, &card.pin).await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("Un signe du code") && answer.body.contains(&typo), "{}", answer.body);
    let answer = tries(&mut browser, &card.code, "12a").await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("Le PIN a") && answer.body.contains(&card.code), "{}", answer.body);
    assert!(!answer.body.contains("12a"), "a PIN is never shown again");
}

#[actix_web::test]
async fn the_fifth_wrong_try_slows_the_code_also_after_a_restart_and_never_for_good() {
    let mut server = server().await;
    let (staff, card) = caseworker(&server).await;
    let token = staff.token().to_owned();
    {
        let mut browser = Staff::nobody(&server);
        for _ in 0..4 {
            assert_eq!(tries(&mut browser, &card.code, &wrong(&card.pin)).await.status, 403);
        }
        let answer = tries(&mut browser, &card.code, &wrong(&card.pin)).await;
        assert_eq!(answer.status, 429);
        assert!(answer.body.contains("Réessayez dans une minute"), "{}", answer.body);
        assert_eq!(tries(&mut browser, &card.code, &card.pin).await.status, 429, "the right one waits too");
    }
    server = server.restarts_with(("LOG", "info")).await;
    let mut browser = Staff::nobody(&server);
    assert_eq!(tries(&mut browser, &card.code, &card.pin).await.status, 429, "a restart forgets nothing");
    // Whoever supports the person sees why they cannot get in.
    let staff = Staff::with_token(&server, &token);
    assert!(staff.get("/desk/people").await.body.contains("carte ralentie"), "in the list");
    assert!(staff.get(&format!("/desk/people/{}", card.person)).await.body.contains("PIN faux depuis"));

    let mut minutes = 1;
    for _ in 0..9 {
        server.clock.advance(TimeDelta::minutes(minutes));
        assert_eq!(tries(&mut browser, &card.code, &wrong(&card.pin)).await.status, 429);
        minutes = (minutes * 2).min(60);
        server.clock.advance(TimeDelta::minutes(minutes) - TimeDelta::seconds(1));
        assert_eq!(tries(&mut browser, &card.code, &card.pin).await.status, 429, "{minutes} minutes");
        server.clock.advance(TimeDelta::seconds(1) - TimeDelta::minutes(minutes));
    }
    server.clock.advance(TimeDelta::hours(1));
    assert_eq!(tries(&mut browser, &card.code, &card.pin).await.status, 303, "it opens after any number");
    for _ in 0..4 {
        assert_eq!(tries(&mut browser, &card.code, &wrong(&card.pin)).await.status, 403, "it counts anew");
    }
}

#[actix_web::test]
async fn of_wrong_pins_at_the_same_moment_four_are_looked_at_and_the_fifth_is_the_last() {
    let server = server().await;
    let (_, card) = caseworker(&server).await;
    let tried = (0..12).map(|_| async {
        let mut browser = Staff::nobody(&server);
        tries(&mut browser, &card.code, &wrong(&card.pin)).await.status
    });
    let answers = futures_util::future::join_all(tried).await;
    assert!(answers.iter().all(|status| matches!(status, 403 | 429)), "{answers:?}");
    let person = card.person.parse().unwrap();
    let known =
        server.reads(move |conn| rooftop::store::access_cards::of_person(conn, person)).await.unwrap();
    assert_eq!(known.failures, 5, "{answers:?}");
}

#[actix_web::test]
async fn a_new_pin_ends_the_other_sessions_and_the_old_one_opens_nothing() {
    let server = server().await;
    let (_, card) = caseworker(&server).await;
    let mut browser = holder(&server, &card).await;
    let other = holder(&server, &card).await;
    let pin = |present: &str, new: &str, again: &str| {
        [("pin", present.to_owned()), ("new_pin", new.to_owned()), ("again", again.to_owned())]
    };
    let change = async |browser: &mut Staff<'_>, fields: [(&'static str, String); 3]| {
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        browser.steps("/my/pin", "/my/pin", &fields).await
    };
    for (fields, status, said) in [
        (pin(&card.pin, "123456", "123456"), 400, "trop facile"),
        (pin(&card.pin, "493027", "493028"), 400, "ne sont pas les mêmes"),
        (pin(&card.pin, "4930", "4930"), 400, "chiffres et rien d’autre"),
        (pin(&wrong(&card.pin), "493027", "493027"), 403, "n’est pas celui-là"),
    ] {
        let answer = change(&mut browser, fields).await;
        assert_eq!(answer.status, status, "{said}");
        assert!(answer.body.contains(said), "{}", answer.body);
    }
    assert_eq!(change(&mut browser, pin(&card.pin, "493027", "٤٩٣٠٢٧")).await.to, "/my?done=pin");
    assert_eq!(browser.get("/my").await.status, 200);
    assert_eq!(other.get("/my").await.to, "/card", "the other one ended");
    let mut again = Staff::nobody(&server);
    assert_eq!(tries(&mut again, &card.code, &card.pin).await.status, 403);
    assert_eq!(tries(&mut again, &card.code, "493027").await.status, 303);
}

#[actix_web::test]
async fn a_shared_phone_forgets_after_a_quarter_of_an_hour_and_keeps_no_cookie() {
    let server = server().await;
    let (_, card) = caseworker(&server).await;
    let mut shared = Staff::nobody(&server);
    let answer = shared.sends("/card", format!("code={}&pin={}&phone=shared", card.code, card.pin)).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let own = holder(&server, &card).await;
    server.clock.advance(TimeDelta::minutes(14));
    assert_eq!(shared.get("/my").await.status, 200, "its use makes it last");
    server.clock.advance(TimeDelta::minutes(14));
    assert_eq!(shared.get("/my").await.status, 200);
    server.clock.advance(TimeDelta::minutes(15));
    assert_eq!(shared.get("/my").await.to, "/card");
    assert_eq!(own.get("/my").await.status, 200, "one's own phone stays");
    server.clock.advance(TimeDelta::days(14));
    assert_eq!(own.get("/my").await.to, "/card");
}

#[actix_web::test]
async fn a_session_is_ended_from_another_one_and_the_exit_leads_away_at_once() {
    let server = server().await;
    let (_, card) = caseworker(&server).await;
    let mut browser = holder(&server, &card).await;
    let other = holder(&server, &card).await;
    let page = browser.get("/my").await.body;
    let (_, rest) = page.split_once("action=\"/my/sessions/").expect("a session to end");
    let path = format!("/my/sessions/{}", rest.split('"').next().unwrap());
    assert_eq!(browser.get(&path).await.status, 405, "a look ends nothing");
    assert_eq!(browser.steps("/my", &path, &[]).await.to, "/my?done=session");
    assert_eq!(other.get("/my").await.to, "/card");
    let (status, headers, _) = browser.fetches("/my/exit").await;
    assert_eq!(status, 303);
    assert_eq!(headers["location"], "https://www.wikipedia.org/");
    assert_eq!(headers["clear-site-data"], "\"cache\", \"storage\"");
    assert_eq!(browser.get("/my").await.to, "/card");
}

#[actix_web::test]
async fn a_form_from_elsewhere_or_with_another_token_changes_nothing() {
    let server = server().await;
    let (_, card) = caseworker(&server).await;
    let browser = holder(&server, &card).await;
    let forged = Staff::with_token(&server, browser.token());
    let answer = forged.posts("/my/sign-out", &[]).await;
    assert_eq!(answer.status, 403);
    assert_eq!(browser.get("/my").await.status, 200);
}

/// A card given again by whoever has the mandate, with a code of their phone.
async fn reissues(server: &Server, staff: &mut Staff<'_>, card: &Card, id: rooftop::ids::AccountId) -> Card {
    let path = format!("/desk/people/{}/card", card.person);
    let code = code(server, id).await;
    let answer = staff.steps(&path, &path, &[("reason", "card-stolen"), ("code", &code)]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    shown(&answer)
}

#[actix_web::test]
async fn another_card_needs_a_mandate_a_reason_and_the_second_factor_and_hides_how_somebody_is_reached() {
    let server = server().await;
    // A moderator has every case, a second factor, and a mandate for whom they registered themselves.
    let id = account(&server, "nour@toits.example", Role::Moderator).await;
    let mut staff = Staff::nobody(&server);
    let to = staff.gives_password("nour@toits.example", crate::media::staff::PASSWORD).await.to;
    let first = code(&server, id).await;
    staff.steps(&to, "/sign-in/code", &[("code", &first), ("next", "")]).await;
    let card = super::registers(&mut staff).await;
    let before = holder(&server, &card).await;
    let path = format!("/desk/people/{}/card", card.person);

    let no_reason = staff.steps(&path, &path, &[("code", &code(&server, id).await)]).await;
    assert_eq!(no_reason.status, 400, "{}", no_reason.body);
    let no_code = staff.steps(&path, &path, &[("reason", "card-lost"), ("code", "000000")]).await;
    assert_eq!(no_code.status, 400, "{}", no_code.body);
    assert_eq!(before.get("/my").await.status, 200, "nothing happened so far");
    let mut other = Staff::signs_in(&server, "ali", Role::Moderator).await;
    let of_other = other.steps("/desk/account", &path, &[("reason", "card-lost"), ("code", "000000")]).await;
    assert_eq!(of_other.status, 403, "no mandate of their own: {}", of_other.body);

    let new = reissues(&server, &mut staff, &card, id).await;
    assert_eq!(before.get("/my").await.to, "/card", "its sessions ended");
    assert_eq!(tries(&mut Staff::nobody(&server), &card.code, &card.pin).await.status, 403);
    let after = holder(&server, &new).await;
    let page = after.get("/my").await.body;
    assert!(!page.contains(PHONE) && !page.contains(NAME), "{page}");
    assert!(page.contains("restent cachées") && page.contains("carte volée"), "{page}");

    let confirm = format!("/desk/people/{}/confirm", card.person);
    let own = staff.steps("/desk/account", &confirm, &[]).await;
    assert_eq!(own.status, 403, "sg_12: who gave it does not confirm it: {}", own.body);
    assert_eq!(other.steps("/desk/account", &confirm, &[]).await.status, 303);
    assert!(after.get("/my").await.body.contains(PHONE));

    let again = reissues(&server, &mut staff, &new, id).await;
    let later = holder(&server, &again).await;
    server.clock.advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
    assert!(!later.get("/my").await.body.contains(PHONE));
    server.clock.advance(TimeDelta::seconds(1));
    assert!(later.get("/my").await.body.contains(PHONE), "after a day it shows by itself");
}

#[actix_web::test]
async fn a_caseworker_without_a_second_factor_is_led_to_set_one_up_before_giving_another_card() {
    let server = server().await;
    let (staff, card) = caseworker(&server).await;
    let answer = staff.get(&format!("/desk/people/{}/card", card.person)).await;
    assert_eq!(answer.status, 409, "{}", answer.body);
}
