//! Who has charge of whom: a mandate or a role that has every case; and what the person reads of it (PR-11).

use rooftop::domain::access::Role;
use rooftop::web::access::{Asks, RULES, Whose};

use super::{Card, HOURS, NAME, PHONE, caseworker, holder, registers, server};
use crate::fediverse::Server;
use crate::media::staff::{Answered, Staff};

/// Opens a record for a reason.
async fn opens(staff: &mut Staff<'_>, person: &str, reason: &str) -> Answered {
    staff.steps("/desk/people/new", &format!("/desk/people/{person}/open"), &[("reason", reason)]).await
}

#[actix_web::test]
async fn pr_11_a_record_opens_for_a_reason_and_the_person_reads_who_saw_it_and_why() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let page = staff.get(&format!("/desk/people/{}", card.person)).await.body;
    assert!(!page.contains(PHONE) && !page.contains(HOURS), "closed: {page}");
    let without = opens(&mut staff, &card.person, "").await;
    assert_eq!(without.status, 400);
    assert!(!without.body.contains(PHONE), "{}", without.body);
    let browser = holder(&server, &card).await;
    let read = async || browser.get("/my").await.body.matches("Informations vues").count();
    assert_eq!(read().await, 0, "what was refused was not seen");
    let opened = opens(&mut staff, &card.person, "safety").await;
    assert_eq!(opened.status, 200);
    assert!(opened.body.contains(PHONE) && opened.body.contains(HOURS), "{}", opened.body);
    let mut moderator = Staff::signs_in(&server, "nour", Role::Moderator).await;
    assert_eq!(opens(&mut moderator, &card.person, "reach").await.status, 200);
    assert_eq!(read().await, 2);
    let page = browser.get("/my").await.body;
    assert!(page.contains("pour sa sécurité") && page.contains("pour joindre la personne"), "{page}");
    assert!(!page.contains("laila") && !page.contains("nour"), "a role and a time, no name: {page}");
}

#[actix_web::test]
async fn somebody_of_whom_one_has_no_charge_is_not_there_for_any_address() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let mut other = Staff::signs_in(&server, "omar", Role::Caseworker).await;
    let own = registers(&mut other).await;
    let (requests, of_own) = (request_id(&mut staff, &card).await, request_id(&mut other, &own).await);
    other.reads_csrf("/desk/people/new").await;
    let nobody = "0193a5f2-7c1e-7b7a-9d53-3f0f5a1c2b4d";
    // A match has two sides, and its own test.
    let is_other = |pattern: &str| !pattern.starts_with("/desk/matches");
    let charged: Vec<_> =
        RULES.iter().filter(|rule| rule.whose == Whose::Charged && is_other(rule.pattern)).collect();
    assert!(charged.len() > 7);
    for rule in charged {
        // Of a person, or of a request of theirs.
        let is_of_request = rule.pattern.starts_with("/desk/proposals");
        let (person, mine) = if is_of_request { (&requests, &of_own) } else { (&card.person, &own.person) };
        let at = |id: &str| {
            rule.pattern.replace("{id}", id).replace("{mandate}", nobody).replace("{message}", nobody)
        };
        let asks = async |id: &str| match rule.asks {
            Asks::Get => other.get(&at(id)).await,
            Asks::Post => other.posts(&at(id), fields(rule.pattern)).await,
        };
        let (theirs, none) = (asks(person).await, asks(nobody).await);
        assert_eq!(theirs.status, 404, "{}: {}", rule.pattern, theirs.body);
        assert_eq!(
            theirs.body.replace(person.as_str(), "ID"),
            none.body.replace(nobody, "ID"),
            "{}: it reads as if there were nobody",
            rule.pattern
        );
        let mine = asks(mine).await;
        // There is no such mandate or message, and no consent to take back.
        let not_there = rule.pattern.contains("{mandate}")
            || rule.pattern.contains("{message}")
            || rule.pattern.ends_with("/revoke");
        assert_eq!(mine.status == 404, not_there, "{}: one's own: {}", rule.pattern, mine.status);
    }
    let list = other.get("/desk/people").await.body;
    assert!(!list.contains(&card.person) && list.contains(&own.person), "{list}");
    // A colleague who has every case takes a mandate, and a mandate that ended shows nothing any more.
    let page = staff.get(&format!("/desk/people/{}", card.person)).await.body;
    let (_, rest) = page.split_once("/mandates/").expect("a mandate to end");
    let end = format!("/desk/people/{}/mandates/{}", card.person, rest.split('"').next().unwrap());
    assert_eq!(staff.steps("/desk/people/new", &end, &[]).await.status, 303);
    assert_eq!(staff.get(&format!("/desk/people/{}", card.person)).await.status, 404);
}

/// What a form needs so that only the charge can be what is refused.
fn fields(pattern: &str) -> &'static [(&'static str, &'static str)] {
    match pattern {
        "/desk/people/{id}/open" | "/desk/people/{id}/messages/open" => &[("reason", "reach")],
        "/desk/people/{id}/messages/{message}" => &[("act", "discard")],
        "/desk/people/{id}/correct" => {
            &[("called_name", "Sel"), ("channel", "caseworker"), ("leave_message", "no"), ("language", "ti")]
        }
        "/desk/proposals/{id}/allies" => &[
            ("recipient", "https://toits.example/actors/toits"),
            ("via", "oral"),
            ("language", "fr"),
            ("given_on", "2026-11-20"),
        ],
        "/desk/people/{id}/mandates" => {
            &[("given_via", "oral"), ("mandate_language", "fr"), ("given_on", "2026-11-20")]
        }
        _ => &[],
    }
}

const REQUEST: &[(&str, &str)] = &[
    ("purpose", "request"),
    ("title", "Une chambre pour deux"),
    ("members_1_age", "26-64"),
    ("members_1_role", "adult"),
    ("members_1_gender", "f"),
    ("members_2_age", "12-17"),
    ("members_2_role", "child"),
    ("members_2_gender", "m"),
    ("needed_from", "2026-12-01"),
    ("urgency", "soon"),
    ("zones", "4000"),
    ("act", "save"),
];

/// Writes a request on somebody's behalf; gives its id.
pub async fn request_id(staff: &mut Staff<'_>, card: &Card) -> String {
    writes(staff, card).await.rsplit('/').next().unwrap().to_owned()
}

/// Writes a request on somebody's behalf; gives its path.
async fn writes(staff: &mut Staff<'_>, card: &Card) -> String {
    let page = format!("/desk/proposals/new?purpose=request&for={}", card.person);
    let mut fields = REQUEST.to_vec();
    fields.push(("for", &card.person));
    let answer = staff.steps(&page, "/desk/proposals", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.to.split('?').next().unwrap().to_owned()
}

#[actix_web::test]
async fn a_request_on_behalf_is_for_whoever_has_charge_and_the_person_sees_it_marked() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let request = writes(&mut staff, &card).await;
    assert!(staff.get(&request).await.body.contains("sous mandat"));
    let page = holder(&server, &card).await.get("/my").await.body;
    assert!(page.contains("Une chambre pour deux") && page.contains("écrite en votre nom"), "{page}");

    let mut other = Staff::signs_in(&server, "omar", Role::Caseworker).await;
    let admin = Staff::signs_in(&server, "ada", Role::Admin).await;
    let moderator = Staff::signs_in(&server, "nour", Role::Moderator).await;
    assert_eq!(moderator.get(&request).await.status, 200);
    for (who, browser) in [("caseworker", &other), ("admin", &admin)] {
        for end in ["", "/edit", "/withdraw"] {
            assert_eq!(browser.get(&format!("{request}{end}")).await.status, 404, "{who} {end}");
        }
        let list = browser.get("/desk?list=drafts").await.body;
        assert!(!list.contains("Une chambre pour deux"), "{who}: {list}");
    }
    assert!(staff.get("/desk?list=drafts").await.body.contains("Une chambre pour deux"));
    for end in ["/publish", "/pause", "/withdraw", "/edit"] {
        let answer = other.steps("/desk/account", &format!("{request}{end}"), &[]).await;
        assert_eq!(answer.status, 404, "{end}: {}", answer.body);
    }
    let page = format!("/desk/proposals/new?purpose=request&for={}", card.person);
    assert_eq!(other.get(&page).await.status, 404, "without a mandate nobody writes for them");
    assert_eq!(moderator.get(&page).await.status, 403, "a moderator needs one too");
}

#[actix_web::test]
async fn what_is_wrong_is_named_beside_its_field_and_what_was_typed_is_kept() {
    let server = server().await;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let fields = [
        ("called_name", NAME),
        ("phone", "12"),
        ("channel", "email"),
        ("language", "ti"),
        ("given_via", "oral"),
        ("mandate_language", "ti"),
        ("given_on", "2027-01-01"),
        ("pin", "111111"),
        ("again", "111111"),
    ];
    let answer = staff.steps("/desk/people/new", "/desk/people", &fields).await;
    assert_eq!(answer.status, 400);
    for said in ["Téléphone", "E-mail", "entre aujourd’hui et il y a un an", "trop facile à deviner", NAME]
    {
        assert!(answer.body.contains(said), "{said}: {}", answer.body);
    }
    assert!(!answer.body.contains("111111"), "a PIN is never shown again");
    let count = people(&server).await;
    assert_eq!(count, 0, "nobody is half registered");
}

async fn people(server: &Server) -> i64 {
    server.reads(|conn| rooftop::store::mandates::count_cases(conn, None)).await
}
