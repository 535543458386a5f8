//! Every registered address, with every method and every role, against the one table (`rooftop::web::access`).

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use actix_web::App;
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::web::Data;
use regex::Regex;
use rooftop::domain::access::Role;
use rooftop::domain::vetting::Vetting;
use rooftop::federation::endpoints::MetricsToken;
use rooftop::ids::ProposalId;
use rooftop::services::{Viewer, accounts, proposals, vetting};
use rooftop::web::access::{Asks, RULES, Rule, Who, Whose, rule};

use super::apart::{about_incidents, is_about_incidents};
use super::{enters, server};
use crate::fediverse::{Server, an_offer};
use crate::media::staff::{Answered, PASSWORD, Staff, account};
use rooftop::domain::field::Field;

/// Every method is tried by nobody and by admins; between them, roles do not change which there are.
const METHODS: &[&str] = &["GET", "POST", "HEAD", "PUT", "PATCH", "DELETE"];

/// Every pattern that the server registers, read from actix's own map of them.
async fn registered(server: &Server) -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    std::fs::write(&file, "0123456789abcdef0123456789abcdef").unwrap();
    let token = Data::new(MetricsToken::read(&file).unwrap());
    let node = std::sync::Arc::clone(&server.node);
    let app = App::new()
        .app_data(Data::from(std::sync::Arc::clone(&node.app)))
        .app_data(Data::from(std::sync::Arc::clone(&node)))
        .configure(|cfg| rooftop::server::routes(cfg, &node, Some(&token)));
    let service = init_service(app).await;
    let answer = call_service(&service, TestRequest::get().uri("/ns").to_request()).await;
    let map = format!("{:?}", answer.request().resource_map());
    let single = Regex::new(r#"patterns: Single\("([^"]*)"\)"#).unwrap();
    let found = single.captures_iter(&map).map(|found| found[1].to_owned());
    found.filter(|pattern| !pattern.is_empty()).collect()
}

/// An address with that pattern, of something that does not exist.
fn address_of(pattern: &str) -> String {
    let id = "0193a5f2-7c1e-7b7a-9d53-3f0f5a1c2b4d";
    // Made once: it is asked for every address, method and role.
    static PARTS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\{(\w+)\}").unwrap());
    PARTS
        .replace_all(pattern, |part: &regex::Captures<'_>| match &part[1] {
            "domain" => "nowhere.example".to_owned(),
            "id" => id.to_owned(),
            "name" if pattern.starts_with("/@") || pattern.starts_with("/actors") => "toits".to_owned(),
            other => format!("no-{other}"),
        })
        .into_owned()
}

/// Who asks, and how far the sign-in has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asker {
    Nobody,
    CodeDue,
    EnrolmentDue,
    Entered(Role),
    /// Somebody who signed in with their card.
    Holder,
}

/// What of an answer tells whether somebody was let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// The handler's own, whatever it is.
    Itself,
    ToSignIn,
    ToCode,
    ToEnrolment,
    /// To the way in with a card.
    ToCard,
    Refused,
    /// There is no such method.
    NoMethod,
}

fn expected(asker: Asker, pattern: &str, method: &str) -> Answer {
    let asks = match method {
        "GET" | "HEAD" => Some(Asks::Get),
        "POST" => Some(Asks::Post),
        _ => None,
    };
    let Some(rule) = asks.and_then(|asks| rule(pattern, asks)) else { return Answer::NoMethod };
    match (asker, rule.who) {
        (_, Who::Everybody) => Answer::Itself,
        (Asker::Holder, Who::Holders) => Answer::Itself,
        (_, Who::Holders) => Answer::ToCard,
        (Asker::Nobody | Asker::Holder, _) => Answer::ToSignIn,
        // Each has one page besides the sign-out.
        (Asker::CodeDue, Who::Entrants) if pattern != "/desk/account/factor" => Answer::Itself,
        (Asker::EnrolmentDue, Who::Entrants) if pattern != "/sign-in/code" => Answer::Itself,
        (Asker::CodeDue, _) => Answer::ToCode,
        (Asker::EnrolmentDue, _) => Answer::ToEnrolment,
        (Asker::Entered(role), _) if rule.answers(role) => Answer::Itself,
        (Asker::Entered(_), _) => Answer::Refused,
    }
}

fn read(answer: &Answered) -> Answer {
    match answer.status {
        303 if answer.to.starts_with("/sign-in?next=") => Answer::ToSignIn,
        303 if answer.to.starts_with("/sign-in/code?next=") => Answer::ToCode,
        303 if answer.to == "/desk/account/factor" => Answer::ToEnrolment,
        303 if answer.to == "/card" => Answer::ToCard,
        401 | 403 => Answer::Refused,
        _ => Answer::Itself,
    }
}

/// Whether an answer is what the table says. A method that it does not know is not there, or falls through to the page that says that
/// nothing is; HEAD, which some addresses do not have, gives nothing that GET does not.
fn fits(answer: &Answered, awaited: Answer, method: &str) -> bool {
    let is_no_method = matches!(answer.status, 404 | 405);
    match awaited {
        Answer::NoMethod => is_no_method,
        // A handler that answers 405 says why, as that of outboxes does; a method that is not there says nothing.
        Answer::Itself if method != "HEAD" => {
            read(answer) == awaited && (answer.status != 405 || !answer.body.is_empty())
        }
        _ => read(answer) == awaited || method == "HEAD" && is_no_method,
    }
}

/// The body's type: doors for everybody are knocked on with what is no form, so that they try nobody's password.
fn kind(pattern: &str) -> &'static str {
    let open = RULES.iter().any(|rule| rule.pattern == pattern && rule.who == Who::Everybody);
    if open { "text/plain" } else { "application/x-www-form-urlencoded" }
}

/// What differs from the table, for one who asks.
async fn differs(browser: &Staff<'_>, asker: Asker, patterns: &BTreeSet<String>) -> String {
    let mut wrong = String::new();
    // The ways out come last: each is the end of a session.
    let (last, first): (Vec<&String>, Vec<&String>) =
        patterns.iter().partition(|pattern| matches!(pattern.as_str(), "/sign-out" | "/my/sign-out"));
    let methods = match asker {
        Asker::Nobody | Asker::Entered(Role::Admin) => METHODS,
        Asker::CodeDue | Asker::EnrolmentDue | Asker::Entered(_) | Asker::Holder => &METHODS[..2],
    };
    for pattern in first.into_iter().chain(last) {
        for method in methods {
            let answer = browser.asks(method, &address_of(pattern), kind(pattern)).await;
            let (awaited, got) = (expected(asker, pattern, method), read(&answer));
            if !fits(&answer, awaited, method) || answer.status >= 500 {
                writeln!(
                    wrong,
                    "{asker:?} {method} {pattern}: {got:?} ({} {}), the table says {awaited:?}",
                    answer.status, answer.to
                )
                .unwrap();
            }
        }
    }
    wrong
}

#[actix_web::test]
async fn every_registered_address_has_its_lines_in_the_table_and_no_line_is_left_over() {
    let server = server().await;
    let patterns = registered(&server).await;
    assert!(patterns.len() > 90, "actix's map was not read: {patterns:?}");
    let known: BTreeSet<String> = RULES.iter().map(|rule| rule.pattern.to_owned()).collect();
    let without: Vec<_> = patterns.difference(&known).collect();
    assert!(without.is_empty(), "addresses without a line: {without:?}");
    let left: Vec<_> = known.difference(&patterns).collect();
    assert!(left.is_empty(), "lines without an address: {left:?}");
}

#[actix_web::test]
async fn every_address_answers_every_role_as_the_table_says() {
    let server = server().await;
    let mut patterns = registered(&server).await;
    // It bears a token of its own, and is there with one only: `wire::metrics` has its tests.
    patterns.remove("/metrics");
    let mut wrong = differs(&Staff::nobody(&server), Asker::Nobody, &patterns).await;

    account(&server, "half@toits.example", Role::Admin).await;
    let mut half = Staff::nobody(&server);
    let to = half.gives_password("half@toits.example", PASSWORD).await.to;
    half.reads_csrf(&to).await;
    wrong += &differs(&half, Asker::CodeDue, &patterns).await;

    let (new, hash) = accounts::prepare("new@toits.example", Role::Admin, PASSWORD).unwrap();
    let now = server.clock.now();
    server.does(move |tx, _| accounts::create(tx, now, &new, &hash)).await.unwrap();
    let mut due = Staff::nobody(&server);
    let to = due.gives_password("new@toits.example", PASSWORD).await.to;
    due.reads_csrf(&to).await;
    wrong += &differs(&due, Asker::EnrolmentDue, &patterns).await;

    for role in Role::ALL {
        let staff = Staff::signs_in(&server, role.as_str(), *role).await;
        wrong += &differs(&staff, Asker::Entered(*role), &patterns).await;
    }
    let mut caseworker = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let card = crate::people::registers(&mut caseworker).await;
    let holder = crate::people::holder(&server, &card).await;
    // Everybody's, and the end of this session: the others went there.
    patterns.remove("/my/exit");
    wrong += &differs(&holder, Asker::Holder, &patterns).await;
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The lines about somebody's record.
pub(super) fn about(whose: Whose) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(move |rule| rule.whose == whose)
}

#[actix_web::test]
async fn cr_01_no_address_takes_a_file_but_the_photos_of_an_offer_and_the_lists_of_domains() {
    let server = server().await;
    let admin = Staff::signs_in(&server, "admin", Role::Admin).await;
    // Who may do more than admins: they keep cases, and admins do not.
    let moderator = Staff::signs_in(&server, "moderator", Role::Moderator).await;
    let lead = Staff::signs_in(&server, "lead", Role::SafeguardingLead).await;
    let mut takes = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.asks == Asks::Post && rule.pattern.starts_with("/desk")) {
        let by = match (rule.answers(Role::Admin), rule.answers(Role::Moderator)) {
            (true, _) => &admin,
            (false, true) => &moderator,
            (false, false) => &lead,
        };
        let answer = by.asks("POST", &address_of(rule.pattern), "multipart/form-data; boundary=x").await;
        if answer.status != 415 {
            takes.push(rule.pattern);
        }
    }
    assert_eq!(takes, ["/desk/proposals/{id}/photos", "/desk/domains"]);
}

#[actix_web::test]
async fn sg_12_ones_own_record_and_others_are_kept_apart_as_the_table_says() {
    let server = server().await;
    let id = account(&server, "admin@toits.example", Role::Admin).await;
    let mut admin = enters(&server, ("admin@toits.example", id), PASSWORD).await;
    let other = account(&server, "bert@toits.example", Role::Admin).await;
    let colleague = enters(&server, ("bert@toits.example", other), PASSWORD).await;
    let session_of = |page: &str| {
        let (_, rest) = page.split_once("action=\"/desk/account/sessions/").expect("a session to end");
        rest.split('/').next().unwrap().to_owned()
    };
    // Those of people with a card have a test of their own (`people::cards`).
    for rule in about(Whose::Own).filter(|rule| rule.who != Who::Holders) {
        assert_eq!(rule.pattern, "/desk/account/sessions/{id}/end", "{} needs a record here", rule.pattern);
        // Each has a second session, whose button the first one shows.
        enters(&server, ("admin@toits.example", id), PASSWORD).await;
        enters(&server, ("bert@toits.example", other), PASSWORD).await;
        let (own, theirs) = (
            session_of(&admin.get("/desk/account").await.body),
            session_of(&colleague.get("/desk/account").await.body),
        );
        let at = |id: &str| rule.pattern.replace("{id}", id);
        assert_eq!(admin.steps("/desk/account", &at(&theirs), &[]).await.status, 404, "another's");
        assert_eq!(admin.steps("/desk/account", &at(&own), &[]).await.status, 303, "one's own");
    }
    about_incidents(&server).await;
    for rule in about(Whose::Others).filter(|rule| !is_about_incidents(rule) && !is_of_deciders(rule)) {
        let (own, theirs) = if rule.pattern.starts_with("/desk/staff/") {
            (id.to_string(), other.to_string())
        } else if rule.pattern.starts_with("/desk/photos/") {
            (
                photo(&server, &mut admin).await,
                photo(&server, &mut Staff::signs_in(&server, "photo", Role::Caseworker).await).await,
            )
        } else if rule.pattern.ends_with("/vetting/approve") {
            let mut writer = Staff::signs_in(&server, "vetting", Role::Caseworker).await;
            (vetted(&server, &mut admin).await, vetted(&server, &mut writer).await)
        } else {
            let by = format!("writer{}", rule.pattern.len());
            let mut writer = Staff::signs_in(&server, &by, Role::Caseworker).await;
            (held(&mut admin).await, held(&mut writer).await)
        };
        let fields: &[(&str, &str)] = if rule.pattern.ends_with("/role") {
            &[("role", "admin")]
        } else if rule.pattern.ends_with("/approve") {
            &[("unrelated", "yes")]
        } else if rule.pattern.ends_with("/confirm") {
            &[("facade", "no"), ("window_view", "no"), ("person", "no"), ("document", "no")]
        } else {
            &[]
        };
        let at = |id: &str| rule.pattern.replace("{id}", id);
        let answer = admin.steps("/desk/account", &at(&own), fields).await;
        assert_eq!(answer.status, 403, "{}: one's own: {}", rule.pattern, answer.body);
        let answer = admin.steps("/desk/account", &at(&theirs), fields).await;
        assert_eq!(answer.status, 303, "{}: another's: {}", rule.pattern, answer.body);
    }
}

/// Who approves requests and decides about matches keeps cases, which admins do not: tests of their own (`people::abroad`, `matches::rules`).
fn is_of_deciders(rule: &Rule) -> bool {
    let is_match = rule.pattern.starts_with("/desk/matches") || rule.pattern.ends_with("/select");
    is_match || ["/allies/approve", "/appeal/approve"].iter().any(|end| rule.pattern.ends_with(end))
}

/// The id of an offer that somebody wrote and that waits for a review.
pub(super) async fn held(by: &mut Staff<'_>) -> String {
    let fields = [
        ("purpose", "offer"),
        ("title", "Appelez le 0475 12 34 56"),
        ("place_kind", "room"),
        ("capacity_persons", "2"),
        ("municipality", "4000"),
        ("available_from", "2026-12-01"),
        ("act", "publish"),
    ];
    let answer = by.steps("/desk/account", "/desk/proposals", &fields).await;
    assert!(answer.to.ends_with("?done=held"), "{} {}", answer.to, answer.body);
    answer.to["/desk/proposals/".len()..].split('?').next().unwrap().to_owned()
}

/// The id of an offer that somebody wrote, with a vetting that lacks its approval alone.
async fn vetted(server: &Server, by: &mut Staff<'_>) -> String {
    let id = held(by).await;
    let offer: ProposalId = id.parse().unwrap();
    let today = server.clock.now().date_naive();
    let (seen, until) = (Some(today), today.checked_add_days(chrono::Days::new(9)));
    let told = Vetting {
        id_seen: seen,
        home_visit: seen,
        references: 2,
        record_check: seen,
        charter_signed: seen,
        adults_consented: 1,
        valid_until: until,
        ..Vetting::default()
    };
    let now = server.clock.now();
    let importing = move |tx: &mut rooftop::store::Tx<'_>, _: &rooftop::services::App| {
        let offer = proposals::load(tx, offer)?;
        vetting::import(tx, now, Viewer::Operator, (&offer, &told))
    };
    server.does(importing).await.unwrap();
    id
}

/// The id of a photo that somebody added and that waits to be confirmed.
async fn photo(server: &Server, by: &mut Staff<'_>) -> String {
    let offer = server.publishes(&an_offer().with(Field::Title, "Studio clair")).await;
    by.reads_csrf("/desk/account").await;
    let answer = by
        .uploads(offer.id, "Une chambre claire", &crate::media::a_file(400, 300, image::ImageFormat::Jpeg))
        .await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = by.get(&format!("/desk/proposals/{}/photos", offer.id)).await.body;
    let (_, rest) = page.split_once("/desk/photos/").expect("a photo with a button");
    rest.split('/').next().unwrap().to_owned()
}
