//! PR-15: what an authority asks for is refused, goes to the safeguarding lead alone, and is logged.

use rooftop::domain::access::Role;
use rooftop::domain::authority::{
    AuthorityDecision, AuthorityProblem, AuthorityReason, Decided, Otherwise, RequestFacts, TypedRequest,
};
use rooftop::ids::AuthorityRequestId;
use rooftop::services::authority;
use rooftop::services::{ServiceError, Viewer, audit};

use super::vetting::staff;
use crate::fediverse::{Server, fediverse, noon};
use crate::people::sealed::{everything, holds};
use crate::sources::files;

const ASKED: &str = "Ou habite la famille qui porte le canari";

fn facts(basis: &str) -> (RequestFacts, String) {
    let typed = TypedRequest {
        authority: "police".to_owned(),
        via: "telephone".to_owned(),
        basis: basis.to_owned(),
        asked_on: noon().date_naive().to_string(),
        asked: ASKED.to_owned(),
    };
    RequestFacts::read(&typed, noon().date_naive()).unwrap()
}

async fn records(server: &Server, by: Viewer, basis: &str) -> Result<AuthorityRequestId, ServiceError> {
    let (facts, asked) = facts(basis);
    server.does(move |tx, app| authority::record(tx, app, noon(), by, (facts, &asked))).await
}

async fn decides(
    server: &Server,
    by: Viewer,
    (id, otherwise): (AuthorityRequestId, Option<Otherwise>),
) -> Result<Decided, ServiceError> {
    server.does(move |tx, app| authority::decide(tx, app, noon(), by, (id, otherwise))).await
}

async fn decision(server: &Server, by: Viewer, id: AuthorityRequestId) -> AuthorityDecision {
    server.node.app.db.read(move |conn| authority::show(conn, by, id)).await.unwrap().decision
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_15_what_is_asked_is_refused_at_once_sealed_and_for_safeguarding_leads_alone() {
    let [alpha] = fediverse(["alpha"]).await;
    let lead = staff(&alpha, "lead", Role::SafeguardingLead).await;
    let id = records(&alpha, lead, "none").await.unwrap();
    assert_eq!(decision(&alpha, lead, id).await, AuthorityDecision::Refused);
    let opened = alpha.does(move |tx, app| authority::open(tx, app, noon(), lead, id)).await.unwrap();
    assert_eq!(opened.1.expose(), ASKED);
    let bytes = everything(&alpha).await;
    assert!(holds(&bytes, &id.to_string()) && !holds(&bytes, "canari"), "it stands sealed");
    let mut others = vec![Viewer::Operator];
    for role in Role::ALL.iter().filter(|role| **role != Role::SafeguardingLead) {
        others.push(staff(&alpha, role.as_str(), *role).await);
    }
    for by in others {
        let refused = || ServiceError::NotAllowed;
        assert_eq!(records(&alpha, by, "none").await, Err(refused()), "{by:?}");
        assert_eq!(decides(&alpha, by, (id, None)).await, Err(refused()), "{by:?}");
        let opened = alpha.does(move |tx, app| authority::open(tx, app, noon(), by, id)).await;
        assert_eq!(opened.map(drop), Err(refused()), "{by:?}");
        let shown = alpha.node.app.db.read(move |conn| authority::show(conn, by, id)).await;
        assert_eq!(shown.map(drop), Err(refused()), "{by:?}");
        let listed = alpha.node.app.db.read(move |conn| authority::list(conn, by, (20, 0))).await;
        assert_eq!(listed.map(drop), Err(refused()), "{by:?}");
        let waiting = alpha.node.app.db.read(move |conn| authority::count_waiting(conn, by)).await;
        assert_eq!(waiting, Ok(0), "{by:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_15_otherwise_than_to_refuse_takes_two_leads_with_a_reason_and_each_deed_is_logged() {
    let [alpha] = fediverse(["alpha"]).await;
    let (one, other) = (
        staff(&alpha, "one", Role::SafeguardingLead).await,
        staff(&alpha, "other", Role::SafeguardingLead).await,
    );
    let lawyer = Otherwise { decision: AuthorityDecision::Lawyer, reason: AuthorityReason::AdviceNeeded };
    let complied = Otherwise { decision: AuthorityDecision::Complied, reason: AuthorityReason::OrderChecked };
    let not = |problem: AuthorityProblem| Err(ServiceError::Authority(problem));
    let id = records(&alpha, one, "letter").await.unwrap();
    assert_eq!(decides(&alpha, one, (id, Some(complied))).await, not(AuthorityProblem::NoOrder));
    assert_eq!(decides(&alpha, one, (id, Some(lawyer))).await, Ok(Decided::Proposed));
    assert_eq!(decision(&alpha, one, id).await, AuthorityDecision::Refused, "it is refused until then");
    assert_eq!(decides(&alpha, one, (id, Some(lawyer))).await, not(AuthorityProblem::SecondDecider));
    assert_eq!(decision(&alpha, one, id).await, AuthorityDecision::Refused);
    assert_eq!(decides(&alpha, other, (id, Some(lawyer))).await, Ok(Decided::Holds));
    assert_eq!(decision(&alpha, one, id).await, AuthorityDecision::Lawyer);
    assert_eq!(decides(&alpha, one, (id, None)).await, Ok(Decided::Holds), "to refuse takes one");
    assert_eq!(decision(&alpha, one, id).await, AuthorityDecision::Refused);
    alpha.does(move |tx, app| authority::open(tx, app, noon(), other, id)).await.unwrap();
    let entries = alpha.node.app.db.read(|conn| audit::chunk(conn, Viewer::Operator, None)).await.unwrap();
    let told: Vec<String> = entries
        .iter()
        .filter(|entry| entry.subject == id.to_string())
        .map(|entry| format!("{} {}", entry.deed, entry.reason.as_deref().unwrap_or("-")))
        .collect();
    assert_eq!(
        told,
        [
            "authority-recorded -",
            "authority-proposed lawyer",
            "authority-decided advice_needed",
            "authority-refused -",
            "authority-opened -",
        ]
    );
}

/// What the code about these requests must not name: it reads nothing of anybody, so that it can give out nothing.
const OF_PEOPLE: &[&str] = &["people", "contact", "mandates", "proposals", "offers", "incidents", "cards"];

/// The names of that list which the code of a source uses; its comments are for people.
fn names_of_people(text: &str) -> Vec<&'static str> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let words: Vec<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    OF_PEOPLE.iter().filter(|name| words.contains(name)).copied().collect()
}

#[test]
fn pr_15_the_code_about_such_requests_reads_nothing_of_anybody() {
    let mut looked_at = 0;
    for source in files("src", "rs") {
        let is_about = ["domain", "store", "services", "web/desk"]
            .iter()
            .any(|folder| source.path.starts_with(&format!("src/{folder}/authority")));
        if is_about {
            assert_eq!(names_of_people(&source.text), Vec::<&str>::new(), "{}", source.path);
            looked_at += 1;
        }
    }
    assert_eq!(looked_at, 4, "rules, store, services and pages");
    assert_eq!(names_of_people("use crate::store::{people, accounts};"), ["people"], "the rule can fail");
}
