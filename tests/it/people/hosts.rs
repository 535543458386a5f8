//! Hosts who sign in: they see their own offers and no other's, and do to them what is theirs to do.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::field::Field;
use rooftop::domain::proposal::{Proposal, State};
use rooftop::ids::{AccountId, PersonId, ProposalId};
use rooftop::services::vetting::{ConsentTold, StepTold, Unrelated};
use rooftop::services::{ServiceError, Viewer, erasure, hosts, proposals, vetting};
use rooftop::store::{Tx, offer_people, proposals as stored, tasks};
use serde_json::Value;

use super::sealed::{everything, holds};
use super::{Card, holder, registers_with, server};
use crate::fediverse::{Server, a_request, an_offer, fediverse, settled};
use crate::media::staff::{Staff, account};
use rooftop::domain::vetting::{ConsentState, ConsentVia, StepOutcome, VettingProblem, VettingStep};

const NAME: &str = "Canari Marie";
const STREET: &str = "Rue du Canari 12";
const POSITION: &str = "50.63961, 5.57182";

/// What the registration of a host asks for.
pub const FIELDS: &[(&str, &str)] = &[
    ("kind", "host"),
    ("called_name", NAME),
    ("phone", "%2B32 470 99 88 77"),
    ("street", STREET),
    ("position", POSITION),
    ("channel", "voice"),
    ("leave_message", "no"),
    ("language", "fr"),
    ("given_via", "oral"),
    ("mandate_language", "fr"),
    ("given_on", "2026-11-20"),
];

/// Registers a host as whose offer this is.
pub(crate) async fn registers(staff: &mut Staff<'_>, offer: ProposalId) -> Card {
    let id = offer.to_string();
    let fields: Vec<(&str, &str)> = FIELDS.iter().copied().chain([("offer", id.as_str())]).collect();
    registers_with(staff, &fields).await
}

async fn state(server: &Server, id: ProposalId) -> State {
    server.reads(move |conn| stored::by_id(conn, id)).await.unwrap().state
}

/// Presses a button of an offer's page.
async fn presses(browser: &mut Staff<'_>, offer: ProposalId, act: &str) -> (u16, String) {
    let path = format!("/my/offers/{offer}");
    let answer = browser.steps(&path, &format!("{path}/{act}"), &[]).await;
    (answer.status, answer.to)
}

#[actix_web::test]
async fn a_host_sees_confirms_pauses_resumes_and_withdraws_their_own_offer() {
    let server = server().await;
    let offer = server.publishes(&an_offer()).await.id;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let page = staff.get(&format!("/desk/proposals/{offer}")).await.body;
    assert!(page.contains(&format!("/desk/people/new?kind=host&#38;offer={offer}")), "{page}");
    let card = registers(&mut staff, offer).await;
    let page = staff.get(&format!("/desk/proposals/{offer}")).await.body;
    assert!(page.contains(&format!("/desk/people/{}", card.person)), "{page}");
    assert!(!page.contains(NAME) && !page.contains(STREET), "{page}");

    let mut host = holder(&server, &card).await;
    let home = host.get("/my").await.body;
    assert!(home.contains(&format!("href=\"/my/offers/{offer}\"")) && home.contains(STREET), "{home}");
    let path = format!("/my/offers/{offer}");
    let page = host.get(&path).await.body;
    for part in ["L’offre est publiée", "21 janvier 2027", "Visite du logement", "manque"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    server.later(TimeDelta::days(10));
    assert_eq!(presses(&mut host, offer, "confirm").await, (303, format!("{path}?done=confirm")));
    assert!(host.get(&path).await.body.contains("31 janvier 2027"));
    assert_eq!(presses(&mut host, offer, "pause").await.0, 303);
    assert_eq!(state(&server, offer).await, State::Paused);
    assert_eq!(presses(&mut host, offer, "resume").await.0, 303);
    assert_eq!(state(&server, offer).await, State::Published);
    let asked = host.get(&format!("{path}/withdraw")).await.body;
    assert!(asked.contains("On ne peut pas revenir en arrière"), "{asked}");
    assert_eq!(state(&server, offer).await, State::Published, "a question withdraws nothing");
    assert_eq!(presses(&mut host, offer, "withdraw").await, (303, format!("{path}?done=withdraw")));
    assert_eq!(state(&server, offer).await, State::Withdrawn);
    assert_eq!(presses(&mut host, offer, "pause").await.0, 403, "nothing is left to be done to it");
}

#[actix_web::test]
async fn what_the_team_paused_is_the_team_s_to_resume_and_what_nobody_confirmed_is_the_host_s() {
    let server = server().await;
    let offer = server.publishes(&an_offer()).await.id;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let card = registers(&mut staff, offer).await;
    let desk = format!("/desk/proposals/{offer}");
    assert_eq!(staff.steps(&desk, &format!("{desk}/pause"), &[]).await.status, 303);
    let mut host = holder(&server, &card).await;
    let page = host.get(&format!("/my/offers/{offer}")).await.body;
    assert!(page.contains("parlez-en avec l’équipe") && !page.contains("/resume"), "{page}");
    assert_eq!(presses(&mut host, offer, "resume").await.0, 403);
    assert_eq!(state(&server, offer).await, State::Paused);

    assert_eq!(staff.steps(&desk, &format!("{desk}/publish"), &[]).await.status, 303);
    server.later(TimeDelta::days(61));
    let now = server.clock.now();
    assert_eq!(server.does(move |tx, app| proposals::pause_unconfirmed(tx, app, now)).await, Ok(1));
    let mut host = holder(&server, &card).await;
    assert_eq!(presses(&mut host, offer, "resume").await.0, 303);
    assert_eq!(state(&server, offer).await, State::Published);
}

#[actix_web::test]
async fn a_host_reads_another_s_offer_and_a_request_as_what_is_not_there() {
    let server = server().await;
    let (own, other) = (server.publishes(&an_offer()).await.id, server.publishes(&an_offer()).await.id);
    let request = server.publishes(&a_request()).await.id;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let card = registers(&mut staff, own).await;
    registers(&mut staff, other).await;
    let mut host = holder(&server, &card).await;
    let nothing = ProposalId::new();
    let absent = host.get(&format!("/my/offers/{nothing}")).await;
    assert_eq!(absent.status, 404);
    for id in [other, request] {
        for end in ["", "/withdraw"] {
            let answer = host.get(&format!("/my/offers/{id}{end}")).await;
            assert_eq!(answer.status, 404);
            let blank = |body: &str, id: ProposalId| {
                body.replace(&format!("{id}{end}"), "ID").replace(&id.to_string(), "ID")
            };
            assert_eq!(blank(&answer.body, id), blank(&absent.body, nothing), "one page for all");
        }
        for act in ["confirm", "pause", "resume", "withdraw", "help"] {
            let path = format!("/my/offers/{id}/{act}");
            let fields: &[(&str, &str)] = if act == "help" { &[("help", "call")] } else { &[] };
            assert_eq!(host.steps(&format!("/my/offers/{own}"), &path, fields).await.status, 404, "{path}");
        }
    }
    assert_eq!(state(&server, other).await, State::Published);
    assert_eq!(state(&server, request).await, State::Open);
    for path in [format!("/desk/proposals/{request}"), format!("/desk/proposals/{other}")] {
        assert!(host.get(&path).await.to.starts_with("/sign-in"), "{path}");
    }
    // Nor does the service let them: the address is not what keeps it.
    let (person, now) = (card.person.parse::<PersonId>().unwrap(), server.clock.now());
    let refused =
        server.does(move |tx, app| proposals::withdraw(tx, app, now, Viewer::Host(person), other)).await;
    assert_eq!(refused, Err(ServiceError::NotFound("proposal")));
    let refused = server
        .does(move |tx, app| {
            let draft = an_offer().draft;
            proposals::create(
                tx,
                app,
                now,
                Viewer::Host(person),
                (rooftop::domain::field::Purpose::Offer, &draft),
            )
        })
        .await;
    assert_eq!(refused.unwrap_err(), ServiceError::NotAllowed);
}

#[actix_web::test]
async fn a_host_who_asks_for_help_raises_one_task_and_types_no_words() {
    let server = server().await;
    let offer = server.publishes(&an_offer()).await;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let card = registers(&mut staff, offer.id).await;
    let mut host = holder(&server, &card).await;
    let path = format!("/my/offers/{}", offer.id);
    assert_eq!(host.steps(&path, &format!("{path}/help"), &[]).await.status, 400);
    for _ in 0..2 {
        let done = host.steps(&path, &format!("{path}/help"), &[("help", "worry")]).await;
        assert_eq!(done.to, format!("{path}?done=help"), "{}", done.body);
    }
    let open = server.reads(|conn| tasks::open(conn, 10, 0)).await;
    let [task] = &open[..] else { panic!("one task: {open:?}") };
    assert_eq!((task.kind.as_str(), task.times, &task.subject), ("host_worry", 2, &offer.ap_id));
    let moderator = Staff::signs_in(&server, "ali", Role::Moderator).await;
    let page = moderator.get("/desk/reports").await.body;
    assert!(page.contains("Un hôte dit que quelque chose ne va pas"), "{page}");
    assert!(
        page.contains(&format!("href=\"/desk/proposals/{}\"", offer.id)) && !page.contains(NAME),
        "{page}"
    );
}

#[actix_web::test]
async fn pr_10_a_host_s_street_and_position_stand_sealed_and_are_in_their_copy() {
    let server = server().await;
    let offer = server.publishes(&an_offer()).await;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let card = registers(&mut staff, offer.id).await;
    let bytes = everything(&server).await;
    for canary in [NAME, STREET, POSITION, "50.6396", "470998877"] {
        assert!(!holds(&bytes, canary), "{canary} is in the database");
    }
    let host = holder(&server, &card).await;
    let copy: Value = serde_json::from_str(&host.get("/my/data.json").await.body).unwrap();
    assert_eq!(copy["kind"], "host");
    assert_eq!(copy["contact"]["street"], STREET);
    assert_eq!(copy["contact"]["position"], POSITION);
    assert_eq!(copy["offers"][0]["id"], offer.ap_id.as_str());
    let (_, document) = server.document(&format!("/offers/{}", offer.id)).await;
    for canary in ["Canari", "50.63961"] {
        assert!(!document.to_string().contains(canary), "{canary} left");
    }
    let person = format!("/desk/people/{}", card.person);
    let fields: Vec<(&str, &str)> = FIELDS[1..8]
        .iter()
        .map(|(name, value)| (*name, if *name == "position" { "ici" } else { *value }))
        .collect();
    let wrong = staff.steps(&person, &format!("{person}/correct"), &fields).await;
    assert_eq!(wrong.status, 400);
    assert!(
        wrong.body.contains("value=\"ici\"") && wrong.body.contains("50.63960, 5.57180"),
        "{}",
        wrong.body
    );
}

#[actix_web::test]
async fn pr_08_with_a_host_go_their_address_and_their_offers_which_others_are_told_to_delete() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    settled(&[&alpha, &beta]).await;
    let offer: Proposal = alpha.publishes(&an_offer().with(Field::Title, "Chambre au calme")).await;
    settled(&[&alpha, &beta]).await;
    assert!(beta.sees(&offer).await.is_some());
    let mut staff = Staff::signs_in(&alpha, "laila", Role::Caseworker).await;
    let card = registers(&mut staff, offer.id).await;
    let mut host = holder(&alpha, &card).await;
    assert_eq!(host.steps("/my/erase", "/my/erase", &[("pin", &card.pin)]).await.status, 303);
    alpha.later(TimeDelta::hours(12));
    assert_eq!(erasure::run(&alpha.node.app).await.unwrap(), 1);
    settled(&[&alpha, &beta]).await;
    assert!(beta.sees(&offer).await.is_none(), "it was told to delete it");
    assert_eq!(state(&alpha, offer.id).await, State::Withdrawn);
    let (id, person) = (offer.id, card.person.clone());
    assert!(alpha.reads(move |conn| offer_people::of_offer(conn, id)).await.is_none());
    let left = alpha.reads(move |conn| Ok(rooftop::store::sealed_fields::keys_in_use(conn)?.len())).await;
    assert_eq!(left, 0, "nothing sealed is left of {person}");
}

/// Records every step of a vetting but the approval.
async fn vetted(server: &Server, id: ProposalId, by: Viewer) {
    let now = server.clock.now();
    for step in VettingStep::ALL {
        let told = StepTold { step: *step, outcome: StepOutcome::Passed, done_on: Some(now.date_naive()) };
        server.does(move |tx, app| vetting::record_step(tx, app, now, by, (id, told))).await.unwrap();
    }
    let consent = ConsentTold {
        adult: 1,
        state: ConsentState::Given,
        said_on: Some(now.date_naive()),
        language: "fr".to_owned(),
        via: ConsentVia::Oral,
    };
    server.does(move |tx, app| vetting::record_consent(tx, app, now, by, (id, &consent))).await.unwrap();
}

async fn approves(server: &Server, id: ProposalId, by: AccountId) -> Result<(), ServiceError> {
    let (now, viewer) = (server.clock.now(), Viewer::Staff { account: by, role: Role::Moderator });
    server.does(move |tx, _| vetting::approve(tx, now, viewer, (id, Unrelated::Declared))).await
}

#[actix_web::test]
async fn sg_12_neither_who_writes_in_a_host_s_name_nor_who_is_that_host_approves_their_vetting() {
    let server = server().await;
    let offer = server.publishes(&an_offer()).await.id;
    let now = server.clock.now();
    let recorder = account(&server, "steps@toits.example", Role::Moderator).await;
    vetted(&server, offer, Viewer::Staff { account: recorder, role: Role::Moderator }).await;
    // Marie has an account of the staff too, and gives the address that she signs in with.
    let marie = account(&server, "marie@toits.example", Role::Moderator).await;
    let mandated = account(&server, "mandate@toits.example", Role::Moderator).await;
    let unrelated = account(&server, "other@toits.example", Role::Moderator).await;
    let by = Viewer::Staff { account: mandated, role: Role::Moderator };
    let contact = {
        use rooftop::domain::contact::{Contact, TypedContact};
        let typed = TypedContact {
            called_name: NAME.to_owned(),
            email: "Marie@toits.example".to_owned(),
            ..TypedContact::default()
        };
        Contact::read(rooftop::domain::private::PersonKind::Host, &typed).unwrap()
    };
    let new = rooftop::services::people::NewPerson {
        kind: rooftop::domain::private::PersonKind::Host,
        ..super::told::somebody(contact, "fr")
    };
    let card = rooftop::services::cards::make(&server.node.app, None).await.unwrap();
    let registering = move |tx: &mut Tx<'_>, app: &rooftop::services::App| {
        let (id, _) = rooftop::services::people::register(tx, app, now, by, (&new, card))?;
        hosts::name_host(tx, app, now, by, (id, offer))
    };
    server.does(registering).await.unwrap();
    let own = Err(ServiceError::Vetting(VettingProblem::OwnOffer));
    assert_eq!(approves(&server, offer, marie).await, own, "herself");
    assert_eq!(approves(&server, offer, mandated).await, own, "who writes in her name");
    assert_eq!(approves(&server, offer, unrelated).await, Ok(()));
}

#[actix_web::test]
async fn an_offer_has_one_host_and_a_request_has_none() {
    let server = server().await;
    let offer = server.publishes(&an_offer()).await;
    let request = server.publishes(&a_request()).await.id;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let card = registers_with(&mut staff, FIELDS).await;
    let other = registers_with(&mut staff, FIELDS).await;
    let path = format!("/desk/people/{}", card.person);
    let page = staff.get(&path).await.body;
    assert!(page.contains("Rattacher une offre"), "{page}");
    let names = async |staff: &mut Staff<'_>, path: &str, offer: &str| {
        staff.steps(path, &format!("{path}/offers"), &[("offer", offer)]).await
    };
    assert_eq!(names(&mut staff, &path, "ici").await.status, 400);
    assert_eq!(names(&mut staff, &path, &request.to_string()).await.status, 404);
    assert_eq!(names(&mut staff, &path, &ProposalId::new().to_string()).await.status, 404);
    let done = names(&mut staff, &path, &format!("http://toits.test/offers/{}", offer.id)).await;
    assert_eq!(done.to, format!("{path}?done=host-named"), "{}", done.body);
    let second = format!("/desk/people/{}", other.person);
    assert_eq!(names(&mut staff, &second, &offer.id.to_string()).await.status, 409);
    assert!(staff.get(&path).await.body.contains(&offer.terms.title));

    let written = format!("/desk/proposals/new?purpose=offer&for={}", card.person);
    let fields = [
        ("purpose", "offer"),
        ("for", card.person.as_str()),
        ("title", "Studio"),
        ("place_kind", "studio"),
        ("capacity_persons", "1"),
        ("municipality", "4000"),
        ("available_from", "2026-12-01"),
        ("act", "save"),
    ];
    let saved = staff.steps(&written, "/desk/proposals", &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    let host = holder(&server, &card).await;
    let home = host.get("/my").await.body;
    assert!(home.contains("Studio") && home.contains(&offer.terms.title), "{home}");
}
