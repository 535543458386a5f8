//! SG-10 and SG-12: what a grave incident does to a host, and who sees an incident at all.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::field::Field;
use rooftop::domain::incident::{
    FromPage, INCIDENTS_A_DAY, IncidentField, IncidentKind, IncidentOutcome, IncidentProblem,
    IncidentSeverity, IncidentState, Telling, TypedIncident,
};
use rooftop::domain::proposal::State;
use rooftop::ids::{IncidentId, ProposalId};
use rooftop::services::incidents::{self, Taken, Teller, Told};
use rooftop::services::{ServiceError, Viewer, proposals, review, vetting};
use rooftop::store::incidents as stored;

use super::vetting::{a_shared_home, complete, edit, publish, staff, strict, vetted, written};
use crate::fediverse::{Server, an_offer, fediverse, settled};

/// What somebody tells of an offer, of this kind.
fn told(kind: &str, offer: Option<ProposalId>) -> Told {
    let typed = TypedIncident {
        kind: kind.to_owned(),
        text: "Il garde mon passeport".to_owned(),
        ..TypedIncident::default()
    };
    let telling = Telling::read(&typed).unwrap();
    Told { telling, by: Teller::Unnamed, from: FromPage::Offer, offer }
}

/// Tells of an offer as somebody of the staff, so that one that is not listed is named too; gives the incident.
pub async fn tells(server: &Server, kind: &str, offer: Option<ProposalId>) -> IncidentId {
    let (told, now) = (told(kind, offer), server.clock.now());
    let before = server.reads(|conn| stored::open_ids(conn, None)).await;
    let taken =
        server.does(move |tx, app| incidents::tell(tx, app, now, (&told, Some(Role::Caseworker)))).await;
    assert_eq!(taken, Ok(Taken::Kept));
    let after = server.reads(|conn| stored::open_ids(conn, None)).await;
    after.into_iter().find(|id| !before.contains(id)).expect("one more")
}

pub async fn judges(
    server: &Server,
    by: Viewer,
    (id, severity): (IncidentId, IncidentSeverity),
) -> Result<(), ServiceError> {
    let now = server.clock.now();
    server.does(move |tx, app| incidents::judge(tx, app, now, by, (id, severity))).await
}

pub async fn closes(server: &Server, by: Viewer, id: IncidentId) {
    let now = server.clock.now();
    let closing = (id, IncidentOutcome::Unfounded);
    server.does(move |tx, _| incidents::close(tx, now, by, closing)).await.unwrap();
}

async fn names(
    server: &Server,
    by: Viewer,
    (id, offer): (IncidentId, ProposalId),
) -> Result<(), ServiceError> {
    let now = server.clock.now();
    server.does(move |tx, app| incidents::name_offer(tx, app, now, by, (id, offer))).await
}

pub async fn state(server: &Server, offer: ProposalId) -> State {
    server.does(move |tx, _| proposals::load(tx, offer)).await.unwrap().state
}

/// An offer that is suspended, with its incident.
pub async fn suspended(server: &Server, lead: Viewer, offer: ProposalId) -> IncidentId {
    let incident = tells(server, "touching", Some(offer)).await;
    judges(server, lead, (incident, IncidentSeverity::Grave)).await.unwrap();
    assert_eq!(state(server, offer).await, State::Suspended);
    incident
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_10_a_grave_incident_suspends_at_once_what_it_names_and_others_never_learn_why() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    let lead = staff(&alpha, "lead", Role::SafeguardingLead).await;
    let described = || an_offer().with(Field::Description, "Une chambre avec vue sur le verger");
    let offer = alpha.publishes(&described()).await;
    let (second, other) = (alpha.publishes(&described()).await, alpha.publishes(&an_offer()).await);
    settled(&[&alpha, &beta]).await;
    let incident = tells(&alpha, "papers_kept", Some(offer.id)).await;
    names(&alpha, lead, (incident, second.id)).await.unwrap();
    assert_eq!(state(&alpha, offer.id).await, State::Published, "only people judge");
    judges(&alpha, lead, (incident, IncidentSeverity::Serious)).await.unwrap();
    assert_eq!(state(&alpha, offer.id).await, State::Published);

    // In one transaction: where anything after it fails, neither is done.
    let now = alpha.clock.now();
    let failing = alpha.does(move |tx, app| {
        incidents::judge(tx, app, now, lead, (incident, IncidentSeverity::Grave))?;
        assert_eq!(proposals::load(tx, offer.id)?.state, State::Suspended);
        Err::<(), _>(ServiceError::NotAllowed)
    });
    failing.await.unwrap_err();
    assert_eq!(state(&alpha, offer.id).await, State::Published);

    judges(&alpha, lead, (incident, IncidentSeverity::Grave)).await.unwrap();
    assert_eq!(state(&alpha, offer.id).await, State::Suspended);
    assert_eq!(state(&alpha, second.id).await, State::Suspended, "each offer that it names");
    assert_eq!(state(&alpha, other.id).await, State::Published);
    let id = offer.id;
    let offer = alpha.does(move |tx, _| proposals::load(tx, id)).await.unwrap();
    assert!(alpha.sees(&offer).await.is_none(), "it is not listed");
    assert_eq!(alpha.get(&format!("/offers/{id}"), "text/html").await.0, 404);
    settled(&[&alpha, &beta]).await;
    assert_eq!(beta.sees(&offer).await.expect("others keep it").free_slots, 0);
    let (status, document) = alpha.document(offer.ap_id.url().path()).await;
    assert_eq!(status, 200);
    let said = document.to_string();
    assert_eq!(document["publishes"]["availableQuantity"]["hasNumericalValue"], "0");
    for word in ["verger", "papers", "passeport", "incident", "grave", "suspend"] {
        assert!(!said.contains(word), "{word} in {said}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_10_from_whatever_state_and_also_what_is_named_later() {
    let [alpha] = fediverse(["alpha"]).await;
    let (lead, writer) = (
        staff(&alpha, "lead", Role::SafeguardingLead).await,
        staff(&alpha, "writer", Role::Caseworker).await,
    );
    let now = alpha.clock.now();
    let with_phone = an_offer().with(Field::Description, "Appelez le 0470 12 34 56.").draft;
    let mut offers = Vec::new();
    for to in
        [State::Draft, State::Screening, State::Published, State::Paused, State::Reserved, State::Occupied]
    {
        let draft = if to == State::Screening { &with_phone } else { &an_offer().draft };
        let id = written(&alpha, writer, draft).await.id;
        if to != State::Draft {
            publish(&alpha, writer, id).await.unwrap();
        }
        if !matches!(to, State::Draft | State::Screening | State::Published) {
            let change = move |tx: &mut rooftop::store::Tx<'_>, app: &rooftop::services::App| {
                proposals::change_state(tx, app, now, writer, (id, to))
            };
            alpha.does(change).await.unwrap();
        }
        assert_eq!(state(&alpha, id).await, to);
        offers.push(id);
    }
    let gone = written(&alpha, writer, &an_offer().draft).await.id;
    alpha.does(move |tx, app| proposals::withdraw(tx, app, now, writer, gone)).await.unwrap();
    let incident = tells(&alpha, "touching", None).await;
    judges(&alpha, lead, (incident, IncidentSeverity::DangerToLife)).await.unwrap();
    for offer in &offers {
        names(&alpha, lead, (incident, *offer)).await.unwrap();
        assert_eq!(state(&alpha, *offer).await, State::Suspended);
    }
    names(&alpha, lead, (incident, gone)).await.unwrap();
    assert_eq!(state(&alpha, gone).await, State::Withdrawn, "that is final");
    let nowhere = names(&alpha, lead, (incident, ProposalId::new())).await;
    assert_eq!(nowhere, Err(ServiceError::Incident(IncidentProblem::NoSuchOffer)));
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_10_no_door_and_no_sweep_changes_what_is_suspended() {
    let alpha = strict().await;
    let (lead, writer, moderator) = (
        staff(&alpha, "lead", Role::SafeguardingLead).await,
        staff(&alpha, "writer", Role::Caseworker).await,
        staff(&alpha, "moderator", Role::Moderator).await,
    );
    let offer = written(&alpha, writer, &a_shared_home()).await;
    vetted(&alpha, &offer, complete(moderator)).await.unwrap();
    publish(&alpha, writer, offer.id).await.unwrap();
    let incident = suspended(&alpha, lead, offer.id).await;
    let (id, now) = (offer.id, alpha.clock.now());
    for by in [writer, moderator, lead, Viewer::Operator] {
        assert!(matches!(publish(&alpha, by, id).await, Err(ServiceError::Step(_))), "{by:?}");
        assert!(
            matches!(edit(&alpha, by, id, &an_offer().draft).await, Err(ServiceError::Step(_))),
            "{by:?}"
        );
        for to in [State::Paused, State::Reserved, State::Occupied] {
            let changed =
                alpha.does(move |tx, app| proposals::change_state(tx, app, now, by, (id, to))).await;
            assert!(matches!(changed, Err(ServiceError::Step(_))), "{by:?} {to}");
        }
        let withdrawn = alpha.does(move |tx, app| proposals::withdraw(tx, app, now, by, id)).await;
        assert!(matches!(withdrawn, Err(ServiceError::Step(_))), "{by:?}");
    }
    let released = alpha.does(move |tx, app| review::release(tx, app, now, moderator, id)).await;
    assert!(matches!(released, Err(ServiceError::Conflict(_))), "{released:?}");
    vetted(&alpha, &offer, complete(moderator)).await.unwrap();
    assert!(matches!(publish(&alpha, writer, id).await, Err(ServiceError::Step(_))), "vetted or not");
    // Neither a lower severity nor the end of the incident lifts it, and no sweep moves it.
    judges(&alpha, lead, (incident, IncidentSeverity::Minor)).await.unwrap();
    closes(&alpha, lead, incident).await;
    alpha.later(TimeDelta::days(400));
    let later = alpha.clock.now();
    alpha.does(move |tx, app| vetting::sweep(tx, app, later)).await.unwrap();
    alpha.does(move |tx, app| proposals::pause_unconfirmed(tx, app, later)).await.unwrap();
    alpha.does(move |tx, app| rooftop::services::retention::run(tx, app, later)).await.unwrap();
    assert_eq!(state(&alpha, id).await, State::Suspended);
    settled(&[&alpha]).await;
}

/// How many new incidents somebody sees in the list, and how many the desk counts for them.
async fn listed(server: &Server, by: Viewer) -> (usize, i64) {
    let read = server.node.app.db.read(move |conn| {
        let (found, _) = incidents::list(conn, by, IncidentState::New, (20, 0))?;
        Ok::<_, ServiceError>((found.len(), incidents::count_new(conn, by)?))
    });
    read.await.unwrap()
}

async fn opens(server: &Server, by: Viewer, id: IncidentId) -> Result<String, ServiceError> {
    let now = server.clock.now();
    let (_, words) = server.does(move |tx, app| incidents::open(tx, app, now, by, id)).await?;
    assert_eq!(words.told[0].0, IncidentField::Text);
    Ok(words.told[0].1.expose().to_owned())
}

/// How many incidents admins are told that nobody may see.
async fn unseen(server: &Server) -> usize {
    server.node.app.db.read(incidents::count_unseen).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_12_who_wrote_the_offer_is_told_what_they_would_be_told_of_nothing() {
    let [alpha] = fediverse(["alpha"]).await;
    let writer = staff(&alpha, "writer", Role::SafeguardingLead).await;
    let offer = written(&alpha, writer, &an_offer().draft).await.id;
    let incident = tells(&alpha, "touching", Some(offer)).await;
    let not_there = || ServiceError::NotFound("incident");
    assert_eq!(opens(&alpha, writer, incident).await, Err(not_there()));
    assert_eq!(judges(&alpha, writer, (incident, IncidentSeverity::Minor)).await, Err(not_there()));
    assert_eq!(names(&alpha, writer, (incident, offer)).await, Err(not_there()));
    assert_eq!(listed(&alpha, writer).await, (0, 0));
    assert_eq!(unseen(&alpha).await, 1, "whoever gives roles is told that somebody else is needed");
    let lead = staff(&alpha, "lead", Role::SafeguardingLead).await;
    assert_eq!(listed(&alpha, lead).await, (1, 1));
    assert_eq!(opens(&alpha, lead, incident).await.as_deref(), Ok("Il garde mon passeport"));
    assert_eq!(unseen(&alpha).await, 0);
    // Who finds out while reading that it is about an offer of theirs says so, and sees it no more.
    let own = written(&alpha, lead, &an_offer().draft).await.id;
    names(&alpha, lead, (incident, own)).await.unwrap();
    assert_eq!(opens(&alpha, lead, incident).await, Err(not_there()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn moderators_judge_what_is_new_and_what_is_grave_is_for_leads_alone() {
    let [alpha] = fediverse(["alpha"]).await;
    let (lead, moderator) = (
        staff(&alpha, "lead", Role::SafeguardingLead).await,
        staff(&alpha, "moderator", Role::Moderator).await,
    );
    let offer = alpha.publishes(&an_offer()).await.id;
    let (grave, minor) = (tells(&alpha, "danger_now", Some(offer)).await, tells(&alpha, "other", None).await);
    opens(&alpha, moderator, grave).await.unwrap();
    judges(&alpha, moderator, (minor, IncidentSeverity::Serious)).await.unwrap();
    judges(&alpha, moderator, (grave, IncidentSeverity::DangerToLife)).await.unwrap();
    assert_eq!(state(&alpha, offer).await, State::Suspended, "their word suspends");
    assert_eq!(opens(&alpha, moderator, grave).await, Err(ServiceError::NotFound("incident")));
    assert_eq!(
        judges(&alpha, moderator, (grave, IncidentSeverity::Minor)).await,
        Err(ServiceError::NotFound("incident")),
        "and they do not take it back"
    );
    opens(&alpha, moderator, minor).await.unwrap();
    assert_eq!((listed(&alpha, moderator).await.0, listed(&alpha, lead).await.0), (1, 2));
    for role in [Role::Admin, Role::Caseworker, Role::VisitorHome] {
        let by = staff(&alpha, role.as_str(), role).await;
        assert_eq!(opens(&alpha, by, minor).await, Err(ServiceError::NotAllowed), "{role}");
    }
    assert_eq!(opens(&alpha, Viewer::Operator, minor).await, Err(ServiceError::NotAllowed));
    let now = alpha.clock.now();
    let fresh = tells(&alpha, "unsafe_home", None).await;
    let early =
        alpha.does(move |tx, _| incidents::close(tx, now, lead, (fresh, IncidentOutcome::Helped))).await;
    assert_eq!(early, Err(ServiceError::Incident(IncidentProblem::NotJudged)));
    closes(&alpha, lead, grave).await;
    let late = judges(&alpha, lead, (grave, IncidentSeverity::Minor)).await;
    assert_eq!(late, Err(ServiceError::Incident(IncidentProblem::Closed)));
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn so_many_are_kept_in_a_day_and_the_most_urgent_are_read_first() {
    let [alpha] = fediverse(["alpha"]).await;
    let lead = staff(&alpha, "lead", Role::SafeguardingLead).await;
    let now = alpha.clock.now();
    let filling = move |tx: &mut rooftop::store::Tx<'_>, app: &rooftop::services::App| {
        for _ in 1..INCIDENTS_A_DAY {
            assert_eq!(incidents::tell(tx, app, now, (&told("other", None), None))?, Taken::Kept);
        }
        incidents::tell(tx, app, now, (&told("danger_now", None), None))
    };
    assert_eq!(alpha.does(filling).await, Ok(Taken::Kept));
    let telling =
        |now| alpha.does(move |tx, app| incidents::tell(tx, app, now, (&told("other", None), None)));
    assert_eq!(telling(now).await, Ok(Taken::Full));
    assert_eq!(telling(now + TimeDelta::hours(25)).await, Ok(Taken::Kept));
    let first = alpha.node.app.db.read(move |conn| incidents::list(conn, lead, IncidentState::New, (1, 0)));
    assert_eq!(first.await.unwrap().0[0].kind, IncidentKind::DangerNow);
}
