//! What the staff does about what is told in confidence, suspensions, and what authorities ask for.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::authority::{AuthorityDecision, AuthorityReason, Otherwise, RequestFacts, TypedRequest};
use rooftop::domain::incident::{IncidentOutcome, IncidentSeverity, LiftReason};
use rooftop::services::suspensions::{self, Lift};
use rooftop::services::vetting::Unrelated;
use rooftop::services::{Viewer, authority, incidents, retention};

use super::super::incidents::tells;
use super::super::vetting::written;
use super::Watched;
use crate::fediverse::{an_offer, noon};

/// The same accounts, as leads.
fn leads(of: (Viewer, Viewer)) -> [Viewer; 2] {
    [of.0, of.1]
        .map(|viewer| Viewer::Staff { account: viewer.account().unwrap(), role: Role::SafeguardingLead })
}

pub(super) async fn told_of(here: &mut Watched, of: (Viewer, Viewer)) {
    let [one, other] = leads(of);
    let offer = written(&here.server, Viewer::Operator, &an_offer().draft).await.id;
    let id = tells(&here.server, "touching", None).await;
    here.does(move |tx, app| incidents::open(tx, app, noon(), one, id)).await;
    here.does(move |tx, _| incidents::take(tx, noon(), one, id)).await;
    here.does(move |tx, app| incidents::note(tx, app, noon(), one, (id, "Fatima pleure"))).await;
    here.does(move |tx, app| incidents::judge(tx, app, noon(), one, (id, IncidentSeverity::Grave))).await;
    here.does(move |tx, app| incidents::name_offer(tx, app, noon(), one, (id, offer))).await;
    here.does(move |tx, _| incidents::close(tx, noon(), one, (id, IncidentOutcome::Agreed))).await;
    for (by, awaited) in [(one, Lift::First), (other, Lift::Lifted)] {
        let said = (offer, LiftReason::Mended, Unrelated::Declared);
        assert_eq!(here.does(move |tx, app| suspensions::lift(tx, app, noon(), by, said)).await, awaited);
    }
    here.tells(&[
        "proposal-written operator proposal",
        "incident-opened safeguarding_lead incident",
        "incident-taken safeguarding_lead incident",
        "incident-noted safeguarding_lead incident",
        "incident-judged safeguarding_lead incident 3",
        "incident-named safeguarding_lead incident",
        "offer-suspended safeguarding_lead proposal 3",
        "incident-closed safeguarding_lead incident agreed",
        "suspension-lifted-first safeguarding_lead proposal mended",
        "suspension-lifted safeguarding_lead proposal mended",
    ])
    .await;
}

pub(super) async fn authorities_of(here: &mut Watched, of: (Viewer, Viewer)) {
    let [one, other] = leads(of);
    let typed = TypedRequest {
        authority: "police".to_owned(),
        via: "visit".to_owned(),
        basis: "none".to_owned(),
        asked_on: noon().date_naive().to_string(),
        asked: "Où est Fatima ?".to_owned(),
    };
    let (facts, asked) = RequestFacts::read(&typed, noon().date_naive()).unwrap();
    let id = here.does(move |tx, app| authority::record(tx, app, noon(), one, (facts, &asked))).await;
    here.does(move |tx, app| authority::open(tx, app, noon(), other, id)).await;
    let lawyer = Otherwise { decision: AuthorityDecision::Lawyer, reason: AuthorityReason::AdviceNeeded };
    for (by, said) in [(one, Some(lawyer)), (other, Some(lawyer)), (one, None)] {
        here.does(move |tx, app| authority::decide(tx, app, noon(), by, (id, said))).await;
    }
    here.tells(&[
        "authority-recorded safeguarding_lead authority-request",
        "authority-opened safeguarding_lead authority-request",
        "authority-proposed safeguarding_lead authority-request lawyer",
        "authority-decided safeguarding_lead authority-request advice_needed",
        "authority-refused safeguarding_lead authority-request",
    ])
    .await;
}

/// What was kept for long enough goes by itself: of what was told and asked, the words.
pub(super) async fn forgotten_of(here: &mut Watched) {
    let later = noon() + TimeDelta::days(1_096);
    let kept = here.does(move |tx, app| retention::run(tx, app, later)).await;
    let counts = (kept.incidents.len(), kept.authority_requests.len(), kept.matches.len());
    assert_eq!(counts, (1, 1, 3));
    let proposals = kept.drafts.len() + kept.closed_requests.len() + kept.refused_offers.len();
    let mut told = vec!["proposal-forgotten program proposal"; proposals];
    told.extend(["incident-forgotten program incident", "authority-forgotten program authority-request"]);
    told.extend(vec!["match-forgotten program match"; kept.matches.len()]);
    here.tells(&told).await;
}
