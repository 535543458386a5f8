//! What anybody tells in confidence: from every page, without account or trace, sealed, and named only where somebody ticks it (PR-10).

use rooftop::domain::access::Role;
use rooftop::domain::field::{Field, Purpose};
use rooftop::domain::incident::{FromPage, Incident, IncidentKind};
use rooftop::ids::ProposalId;
use rooftop::services::{App, Viewer, erasure, proposals};
use rooftop::store::{Conn, Tx, incidents, people};

use super::sealed::{everything, holds};
use super::{caseworker, holder, server};
use crate::fediverse::{Plan, Server, an_offer};
use crate::media::staff::{Answered, Staff};

const TOLD: &str = "Canari-du-recit";
const WHICH: &str = "Canari-du-lieu";
const CONTACT: &str = "Canari-du-contact";
const NOTE: &str = "Canari-de-la-note";

fn form(kind: &str, more: &str) -> String {
    format!("kind={kind}&text={TOLD}&which={WHICH}&contact={CONTACT}&from=home{more}")
}

async fn kept(server: &Server) -> Vec<Incident> {
    server
        .reads(|conn| {
            let ids = incidents::open_ids(conn, None)?;
            ids.into_iter().map(|id| Ok(incidents::by_id(conn, id)?.expect("it is listed"))).collect()
        })
        .await
}

/// Sends the form as somebody who never signed in, and sees that the answer leaves no trace.
async fn tells(server: &Server, form: String) -> Answered {
    let answer = Staff::nobody(server).sends("/help", form).await;
    assert_eq!((answer.status, answer.to.as_str()), (200, ""), "{}", answer.body);
    answer
}

#[actix_web::test]
async fn anybody_tells_without_an_account_and_nothing_on_the_phone_says_so() {
    let server = server().await;
    let browser = Staff::nobody(&server);
    for (method, body) in [("GET", None), ("POST", Some(form("papers_kept", "")))] {
        let url = format!("http://{}/help", server.address);
        let mut request = server.client.request(method.parse().unwrap(), url);
        request = request.header("host", server.node.app.urls.domain().to_string());
        if let Some(body) = body {
            request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        }
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 200, "{method}");
        assert_eq!(answer.headers()["cache-control"], "no-store", "{method}");
        assert!(!answer.headers().contains_key("set-cookie"), "{method} gives a stranger a cookie");
        let page = answer.text().await.unwrap();
        let (_, rest) = page.split_once("<title>").unwrap();
        assert_eq!(rest.split('<').next(), Some("Aide"), "the title says nothing");
        assert!(page.contains("href=\"tel:112\"") && page.contains("href=\"/my/exit\""), "{page}");
        assert!(!page.contains(TOLD), "{method}");
    }
    let all = kept(&server).await;
    let [incident] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((incident.kind, incident.from), (IncidentKind::PapersKept, FromPage::Home));
    assert_eq!((incident.severity, incident.person, incident.offers.len()), (None, None, 0));
    let wrong = browser.asks("POST", "/help", "application/x-www-form-urlencoded").await;
    assert_eq!(wrong.status, 400, "a kind is missing");
}

#[actix_web::test]
async fn what_was_typed_is_kept_with_a_sentence_on_each_field_that_is_wrong() {
    let server = server().await;
    let long = format!("kind=other&text=&which={}&contact={CONTACT}&from=home", "x".repeat(301));
    let answer = Staff::nobody(&server).sends("/help", long).await;
    assert_eq!(answer.status, 400);
    for words in ["Écrivez un mot", "300", "301", CONTACT, "f-which-error"] {
        assert!(answer.body.contains(words), "{words}: {}", answer.body);
    }
    let unknown = Staff::nobody(&server).sends("/help", "kind=other&text=x&more=1".to_owned()).await;
    assert_eq!(unknown.status, 400);
    let url = format!("http://{}/help", server.address);
    let forged = server
        .client
        .post(url)
        .header("host", server.node.app.urls.domain().to_string())
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .body(form("other", ""));
    assert_eq!(forged.send().await.unwrap().status(), 403);
    assert!(kept(&server).await.is_empty());
}

#[actix_web::test]
async fn every_page_leads_there_with_a_code_and_no_address() {
    let server = server().await;
    let (staff, card) = caseworker(&server).await;
    let phone = holder(&server, &card).await;
    let offer = server.publishes(&an_offer()).await.id;
    let nobody = Staff::nobody(&server);
    let (offer_page, from_offer) = (format!("/offers/{offer}"), format!("from=offer&amp;offer={offer}"));
    for (browser, page, from) in [
        (&nobody, "/", "from=home"),
        (&nobody, "/offers", "from=offers"),
        (&nobody, offer_page.as_str(), from_offer.as_str()),
        (&nobody, "/card", "from=my"),
        (&nobody, "/sign-in", "from=other"),
        (&nobody, "/about/privacy", "from=other"),
        (&nobody, "/nothing/here?secret=1", "from=other"),
        (&nobody, "/invitation/secret", "from=other"),
        (&phone, "/my", "from=my"),
        (&phone, "/my/erase", "from=my"),
        (&staff, "/desk/people", "from=desk"),
        (&staff, "/desk/account", "from=desk"),
    ] {
        let body = browser.get(page).await.body;
        // A template writes `&` in an attribute in one of two ways.
        let body = body.replace("&#38;", "&amp;");
        assert!(body.contains(&format!("href=\"/help?{from}\"")), "{page}: {body}");
    }
}

#[actix_web::test]
async fn an_offer_is_noted_where_its_teller_may_see_it_and_the_answer_is_the_same_where_not() {
    let server = server().await;
    let listed = server.publishes(&an_offer().with(Field::Title, "Chambre du verger")).await.id;
    let (secret, now) = (an_offer().with(Field::Title, "Titre secret").draft, server.clock.now());
    let writing = move |tx: &mut Tx<'_>, app: &App| {
        proposals::create(tx, app, now, Viewer::Operator, (Purpose::Offer, &secret))
    };
    let draft = server.does(writing).await.unwrap().id;
    let page = Staff::nobody(&server).get(&format!("/help?from=offer&offer={listed}")).await.body;
    assert!(page.contains("Chambre du verger"), "{page}");
    let mut said = Vec::new();
    for id in [listed, draft, ProposalId::new()] {
        let page = Staff::nobody(&server).get(&format!("/help?from=offer&offer={id}")).await;
        assert_eq!((page.status, page.body.contains("Titre secret")), (200, false));
        said.push(tells(&server, form("threats", &format!("&offer={id}&about=yes"))).await.body);
    }
    assert!(said.iter().all(|body| *body == said[0]), "one answer for all");
    let about: Vec<Vec<ProposalId>> = kept(&server).await.into_iter().map(|one| one.offers).collect();
    assert_eq!(about, [vec![listed], vec![], vec![]]);
    tells(&server, form("threats", &format!("&offer={listed}"))).await;
    assert_eq!(kept(&server).await[3].offers, [], "unless it is ticked");
}

#[actix_web::test]
async fn one_address_tells_so_often_and_then_waits() {
    let plan = Plan { settings: &[("LIMITS__SIGN_IN_PER_MINUTE", "2")], ..Plan::of(&["toits"]) };
    let server = plan.start().await.remove(0);
    for _ in 0..2 {
        tells(&server, form("other", "")).await;
    }
    assert_eq!(Staff::nobody(&server).sends("/help", form("other", "")).await.status, 429);
    assert_eq!(kept(&server).await.len(), 2);
}

#[actix_web::test]
async fn who_signed_in_with_a_card_is_named_only_where_they_tick_it_with_their_own_token() {
    let server = server().await;
    let (_, card) = caseworker(&server).await;
    let mut phone = holder(&server, &card).await;
    let person = card.person.parse().unwrap();
    assert_eq!(phone.posts("/help", &[("kind", "other"), ("text", "x")]).await.status, 200);
    assert_eq!(kept(&server).await[0].person, None);
    let forged = phone.sends("/help", form("other", "&named=yes&csrf=forged")).await;
    assert_eq!(forged.status, 403);
    let gone = Staff::nobody(&server).sends("/help", form("other", "&named=yes")).await;
    assert_eq!(gone.status, 400, "nobody is signed in any more");
    assert!(gone.body.contains(TOLD) && gone.body.contains("f-named-error"), "{}", gone.body);
    assert_eq!(kept(&server).await.len(), 1);
    phone.reads_csrf("/help").await;
    let named = phone.posts("/help", &[("kind", "touching"), ("text", TOLD), ("named", "yes")]).await;
    assert_eq!(named.status, 200);
    assert_eq!(kept(&server).await[1].person, Some(person));
    assert!(!phone.get("/my").await.body.contains("touching"), "their page says nothing of it");
    let copy: serde_json::Value = serde_json::from_str(&phone.get("/my/data.json").await.body).unwrap();
    let told = copy["told_in_confidence"].as_array().unwrap();
    assert_eq!((told.len(), &told[0]["words"]["text"]), (1, &serde_json::json!(TOLD)));
}

#[actix_web::test]
async fn pr_10_the_database_holds_no_word_of_what_was_told_nor_of_what_was_noted() {
    let server = server().await;
    tells(&server, form("money_or_work", "")).await;
    let id = kept(&server).await[0].id;
    let mut lead = Staff::signs_in(&server, "lead", Role::SafeguardingLead).await;
    let path = format!("/desk/incidents/{id}");
    let noted = lead.steps(&path, &format!("{path}/notes"), &[("note", NOTE)]).await;
    assert_eq!((noted.status, noted.to), (303, format!("{path}?done=incident-noted")));
    let closed_page = lead.get(&path).await.body;
    let opened = lead.steps(&path, &format!("{path}/open"), &[]).await;
    assert_eq!(opened.status, 200);
    let bytes = everything(&server).await;
    assert!(holds(&bytes, &id.to_string()), "the database was read");
    for canary in [TOLD, WHICH, CONTACT, NOTE] {
        assert!(opened.body.contains(canary), "{canary} opens: {}", opened.body);
        assert!(!closed_page.contains(canary), "{canary} shows before it is opened");
        assert!(!holds(&bytes, canary), "{canary} is in the database");
    }
}

#[actix_web::test]
async fn pr_08_the_words_that_somebody_told_in_their_name_go_with_them_and_the_codes_stay() {
    let server = server().await;
    let (_, card) = caseworker(&server).await;
    let mut phone = holder(&server, &card).await;
    phone.reads_csrf("/help").await;
    phone.posts("/help", &[("kind", "touching"), ("text", TOLD), ("named", "yes")]).await;
    tells(&server, form("threats", "")).await;
    let (person, now) = (card.person.parse().unwrap(), server.clock.now());
    let asked = now - chrono::TimeDelta::hours(12);
    server.does(move |tx, _| Ok(people::ask_erasure(tx, person, Some(asked))?)).await.unwrap();
    assert_eq!(erasure::run(&server.node.app).await.unwrap(), 1);
    let all = kept(&server).await;
    assert_eq!((all[0].kind, all[0].person), (IncidentKind::Touching, None), "the codes stay");
    let mut left = Vec::new();
    for one in all {
        let app = std::sync::Arc::clone(&server.node.app);
        let read = move |conn: &mut Conn| incidents::words(conn, &app.data_keys, one.id);
        left.push(server.reads(read).await.len());
    }
    assert_eq!(left, [0, 3], "and no other's words go");
}
