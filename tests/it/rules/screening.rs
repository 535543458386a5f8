//! SG-01, SG-02, SG-12, CR-01 and CR-02: the vetting as the staff records it, step by step, and what follows when it ends or fails.

use chrono::{NaiveDate, TimeDelta};
use rooftop::domain::access::Role;
use rooftop::domain::field::{Draft, Field};
use rooftop::domain::proposal::{Proposal, State};
use rooftop::domain::report::TaskKind;
use rooftop::domain::vetting::{
    ConsentState, ConsentVia, MissingStep, StepOutcome, Vetting, VettingProblem, VettingStep,
};
use rooftop::services::proposals::{self, Publication};
use rooftop::services::vetting::{self, ConsentTold, StepTold, Unrelated};
use rooftop::services::{ServiceError, Viewer};
use rooftop::store::{tasks, vettings};

use super::vetting::{a_shared_home, complete, edit, publish, staff, strict, vetted, written};
use crate::fediverse::{Plan, Server, an_offer, noon, settled};

/// Two servers that publish vetted offers alone; the second follows the first.
async fn two() -> [Server; 2] {
    let settings = &[("SAFEGUARDING__UNVETTED_PUBLISH", "false")];
    let plan = Plan { settings, ..Plan::of(&["alpha", "beta"]) };
    let [alpha, beta]: [Server; 2] = plan.start().await.try_into().ok().unwrap();
    beta.follows(&alpha).await;
    [alpha, beta]
}

fn today() -> NaiveDate {
    noon().date_naive()
}

async fn step(
    server: &Server,
    by: Viewer,
    offer: &Proposal,
    (step, outcome, done_on): (VettingStep, StepOutcome, Option<NaiveDate>),
) -> Result<(), ServiceError> {
    let (id, now, told) = (offer.id, server.clock.now(), StepTold { step, outcome, done_on });
    server.does(move |tx, app| vetting::record_step(tx, app, now, by, (id, told))).await
}

async fn passes(server: &Server, by: Viewer, offer: &Proposal, of: VettingStep) {
    step(server, by, offer, (of, StepOutcome::Passed, Some(today()))).await.unwrap();
}

fn says(adult: u8, state: ConsentState) -> ConsentTold {
    let language = "ar".to_owned();
    ConsentTold { adult, state, said_on: Some(today()), language, via: ConsentVia::Oral }
}

async fn consent(
    server: &Server,
    by: Viewer,
    offer: &Proposal,
    told: ConsentTold,
) -> Result<(), ServiceError> {
    let (id, now) = (offer.id, server.clock.now());
    server.does(move |tx, app| vetting::record_consent(tx, app, now, by, (id, &told))).await
}

async fn approve(
    server: &Server,
    by: Viewer,
    offer: &Proposal,
    unrelated: Unrelated,
) -> Result<(), ServiceError> {
    let (id, now) = (offer.id, server.clock.now());
    server.does(move |tx, _| vetting::approve(tx, now, by, (id, unrelated))).await
}

async fn missing(server: &Server, offer: &Proposal) -> Vec<MissingStep> {
    let (id, now) = (offer.id, server.clock.now());
    let read = move |tx: &mut rooftop::store::Tx<'_>, _: &rooftop::services::App| {
        let proposal = proposals::load(tx, id)?;
        proposals::missing_steps(tx, now, &proposal)
    };
    server.does(read).await.unwrap()
}

async fn state(server: &Server, offer: &Proposal) -> State {
    let id = offer.id;
    server.does(move |tx, _| proposals::load(tx, id)).await.unwrap().state
}

async fn open(server: &Server, kind: TaskKind) -> Vec<u32> {
    let tasks = server.reads(|conn| tasks::open(conn, 50, 0)).await;
    tasks.into_iter().filter(|task| task.kind == kind).map(|task| task.times).collect()
}

/// A vetting that lacks the approval alone, of a home with two adults; the visitor recorded the visit.
async fn recorded(server: &Server, offer: &Proposal, (caseworker, visitor): (Viewer, Viewer)) {
    for of in VettingStep::ALL {
        let by = if *of == VettingStep::HomeVisit { visitor } else { caseworker };
        passes(server, by, offer, *of).await;
    }
    for adult in [1, 2] {
        consent(server, caseworker, offer, says(adult, ConsentState::Given)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_01_an_offer_is_out_once_each_step_is_recorded_and_somebody_unrelated_approved() {
    let alpha = strict().await;
    let (caseworker, visitor, moderator) = (
        staff(&alpha, "social", Role::Caseworker).await,
        staff(&alpha, "visit", Role::VisitorHome).await,
        staff(&alpha, "moderator", Role::Moderator).await,
    );
    let offer = written(&alpha, caseworker, &a_shared_home()).await;
    let early = approve(&alpha, moderator, &offer, Unrelated::Declared).await;
    assert!(matches!(&early, Err(ServiceError::NotVetted(steps)) if steps.len() == 7), "{early:?}");
    recorded(&alpha, &offer, (caseworker, visitor)).await;
    assert_eq!(missing(&alpha, &offer).await, [MissingStep::Approval]);
    assert_eq!(
        publish(&alpha, caseworker, offer.id).await,
        Err(ServiceError::NotVetted(vec![MissingStep::Approval]))
    );
    assert_eq!(
        approve(&alpha, moderator, &offer, Unrelated::NotDeclared).await,
        Err(ServiceError::Vetting(VettingProblem::NotDeclaredUnrelated)),
        "an approval is the declaration"
    );
    approve(&alpha, moderator, &offer, Unrelated::Declared).await.unwrap();
    assert_eq!(publish(&alpha, caseworker, offer.id).await, Ok(Publication::Out));
    settled(&[&alpha]).await;
    assert!(alpha.sees(&offer).await.is_some());
    let id = offer.id;
    let kept = alpha.reads(move |conn| vettings::of(conn, id)).await;
    let visit = kept.step(VettingStep::HomeVisit).unwrap();
    assert_eq!((visit.checked_by, visit.done_on), (visitor.account(), today()), "outcome, date and checker");
    assert_eq!(visit.valid_until, today() + chrono::Months::new(12), "and expiry");
    assert_eq!(kept.approval.unwrap().by, moderator.account().unwrap());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_12_who_wrote_the_offer_or_recorded_the_home_visit_does_not_approve() {
    let alpha = strict().await;
    let (writer, visiting) =
        (staff(&alpha, "writer", Role::Moderator).await, staff(&alpha, "visiting", Role::Moderator).await);
    let (caseworker, other) =
        (staff(&alpha, "social", Role::Caseworker).await, staff(&alpha, "other", Role::Admin).await);
    let offer = written(&alpha, writer, &a_shared_home()).await;
    recorded(&alpha, &offer, (writer, visiting)).await;
    let declared = Unrelated::Declared;
    let own = |problem| Err(ServiceError::Vetting(problem));
    assert_eq!(approve(&alpha, writer, &offer, declared).await, own(VettingProblem::OwnOffer));
    assert_eq!(approve(&alpha, visiting, &offer, declared).await, own(VettingProblem::OwnVisit));
    assert_eq!(approve(&alpha, caseworker, &offer, declared).await, Err(ServiceError::NotAllowed));
    assert_eq!(
        approve(&alpha, Viewer::Operator, &offer, declared).await,
        Err(ServiceError::NotAllowed),
        "an approval has a name"
    );
    assert_eq!(missing(&alpha, &offer).await, [MissingStep::Approval]);
    approve(&alpha, other, &offer, declared).await.unwrap();
    assert_eq!(missing(&alpha, &offer).await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_01_who_visits_homes_records_visits_and_nothing_else() {
    let alpha = strict().await;
    let visitor = staff(&alpha, "visit", Role::VisitorHome).await;
    let offer = written(&alpha, Viewer::Operator, &a_shared_home()).await;
    for of in VettingStep::ALL {
        let told = (*of, StepOutcome::Passed, Some(today()));
        let expected = if *of == VettingStep::HomeVisit { Ok(()) } else { Err(ServiceError::NotAllowed) };
        assert_eq!(step(&alpha, visitor, &offer, told).await, expected, "{of}");
    }
    let refused = consent(&alpha, visitor, &offer, says(1, ConsentState::Given)).await;
    assert_eq!(refused, Err(ServiceError::NotAllowed));
    let visit = (VettingStep::HomeVisit, StepOutcome::Passed);
    let at = |days| Some(today() + TimeDelta::days(days));
    for (done_on, problem) in [
        (None, VettingProblem::DateMissing),
        (at(1), VettingProblem::DateInFuture),
        (at(-366), VettingProblem::DateTooOld { max_months: 12 }),
    ] {
        let refused = step(&alpha, visitor, &offer, (visit.0, visit.1, done_on)).await;
        assert_eq!(refused, Err(ServiceError::Vetting(problem)));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_01_a_step_that_fails_pauses_what_is_out_and_ends_the_approval() {
    let [alpha, beta] = two().await;
    let (caseworker, moderator) =
        (staff(&alpha, "social", Role::Caseworker).await, staff(&alpha, "moderator", Role::Moderator).await);
    let offer = written(&alpha, caseworker, &a_shared_home()).await;
    vetted(&alpha, &offer, complete(moderator)).await.unwrap();
    for (of, outcome) in [
        (VettingStep::HomeVisit, StepOutcome::Failed),
        (VettingStep::SecondReference, StepOutcome::Withdrawn),
    ] {
        assert_eq!(publish(&alpha, caseworker, offer.id).await, Ok(Publication::Out));
        settled(&[&alpha, &beta]).await;
        assert_eq!(beta.sees(&offer).await.unwrap().free_slots, 1);
        step(&alpha, caseworker, &offer, (of, outcome, Some(today()))).await.unwrap();
        settled(&[&alpha, &beta]).await;
        assert_eq!(state(&alpha, &offer).await, State::Paused, "{of} {outcome}");
        assert!(alpha.sees(&offer).await.is_none());
        assert_eq!(beta.sees(&offer).await.expect("others keep it").free_slots, 0, "{of} {outcome}");
        assert_eq!(open(&alpha, TaskKind::VettingPaused).await.len(), 1);
        assert!(matches!(publish(&alpha, caseworker, offer.id).await, Err(ServiceError::NotVetted(_))));
        passes(&alpha, caseworker, &offer, of).await;
        assert_eq!(missing(&alpha, &offer).await, [MissingStep::Approval], "it is approved anew");
        approve(&alpha, moderator, &offer, Unrelated::Declared).await.unwrap();
        assert!(open(&alpha, TaskKind::VettingPaused).await.is_empty(), "that settles the task");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_01_a_failed_step_blocks_also_where_an_instance_does_without_vetting() {
    let [alpha] = crate::fediverse::fediverse(["alpha"]).await;
    let caseworker = staff(&alpha, "social", Role::Caseworker).await;
    let offer = written(&alpha, caseworker, &a_shared_home()).await;
    assert_eq!(publish(&alpha, caseworker, offer.id).await, Ok(Publication::Out));
    let failed = (VettingStep::RecordCheck, StepOutcome::Failed, Some(today()));
    step(&alpha, caseworker, &offer, failed).await.unwrap();
    assert_eq!(state(&alpha, &offer).await, State::Paused);
    let refused = publish(&alpha, caseworker, offer.id).await;
    assert_eq!(refused, Err(ServiceError::NotVetted(vec![MissingStep::StepFailed])));
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_02_one_adult_who_refuses_or_takes_it_back_blocks_and_pauses() {
    let alpha = strict().await;
    let (caseworker, moderator) =
        (staff(&alpha, "social", Role::Caseworker).await, staff(&alpha, "moderator", Role::Moderator).await);
    let offer = written(&alpha, caseworker, &a_shared_home()).await;
    vetted(&alpha, &offer, complete(moderator)).await.unwrap();
    for gone in [ConsentState::Refused, ConsentState::Revoked] {
        assert_eq!(publish(&alpha, caseworker, offer.id).await, Ok(Publication::Out));
        consent(&alpha, caseworker, &offer, says(2, gone)).await.unwrap();
        assert_eq!(state(&alpha, &offer).await, State::Paused, "{gone}");
        assert_eq!(
            publish(&alpha, caseworker, offer.id).await,
            Err(ServiceError::NotVetted(vec![MissingStep::AdultsConsented, MissingStep::AdultRefused])),
            "{gone}"
        );
        consent(&alpha, caseworker, &offer, says(2, ConsentState::Given)).await.unwrap();
    }
    for (told, problem) in [
        (says(3, ConsentState::Given), VettingProblem::NoSuchAdult { max: 2 }),
        (says(0, ConsentState::Given), VettingProblem::NoSuchAdult { max: 2 }),
        (
            ConsentTold { language: "xx".to_owned(), ..says(1, ConsentState::Given) },
            VettingProblem::NoSuchLanguage,
        ),
        (ConsentTold { said_on: None, ..says(1, ConsentState::Given) }, VettingProblem::DateMissing),
    ] {
        assert_eq!(consent(&alpha, caseworker, &offer, told).await, Err(ServiceError::Vetting(problem)));
    }
    // A third adult moves in: the two others' consent is not theirs.
    assert_eq!(publish(&alpha, caseworker, offer.id).await, Ok(Publication::Out));
    let mut three: Draft = a_shared_home();
    three.set(Field::HostMen, "2");
    let refused = edit(&alpha, caseworker, offer.id, &three).await;
    assert_eq!(refused, Err(ServiceError::NotVetted(vec![MissingStep::AdultsConsented])));
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_02_a_shared_home_whose_household_nobody_told_has_one_adult_at_least() {
    let alpha = strict().await;
    let moderator = staff(&alpha, "moderator", Role::Moderator).await;
    let offer = written(&alpha, Viewer::Operator, &an_offer().draft).await;
    vetted(&alpha, &offer, Vetting { adults_consented: 0, ..complete(moderator) }).await.unwrap();
    assert_eq!(
        publish(&alpha, Viewer::Operator, offer.id).await,
        Err(ServiceError::NotVetted(vec![MissingStep::AdultsConsented]))
    );
    vetted(&alpha, &offer, Vetting { adults_consented: 1, ..complete(moderator) }).await.unwrap();
    assert_eq!(publish(&alpha, Viewer::Operator, offer.id).await, Ok(Publication::Out));
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_01_moderators_are_reminded_twice_and_then_the_offer_pauses_until_it_is_vetted_anew() {
    let [alpha, beta] = two().await;
    let (caseworker, moderator) =
        (staff(&alpha, "social", Role::Caseworker).await, staff(&alpha, "moderator", Role::Moderator).await);
    let offer = written(&alpha, caseworker, &a_shared_home()).await;
    let until = today() + TimeDelta::days(40);
    vetted(&alpha, &offer, Vetting { valid_until: Some(until), ..complete(moderator) }).await.unwrap();
    assert_eq!(publish(&alpha, caseworker, offer.id).await, Ok(Publication::Out));
    let sweeps = || async {
        let now = alpha.clock.now();
        alpha.does(move |tx, app| vetting::sweep(tx, app, now)).await.unwrap()
    };
    // Days from today, how often the task was raised so far.
    for (day, raised) in [(9, 0), (10, 1), (10, 1), (32, 1), (33, 2), (39, 2), (40, 2)] {
        alpha.later(today() + TimeDelta::days(day) - alpha.clock.now().date_naive());
        assert_eq!(sweeps().await, 0, "day {day}");
        let told = open(&alpha, TaskKind::VettingEnds).await;
        assert_eq!(told.first().copied().unwrap_or(0), raised, "day {day}");
    }
    settled(&[&alpha, &beta]).await;
    assert_eq!(beta.sees(&offer).await.unwrap().free_slots, 1, "good on its last day");
    alpha.later(TimeDelta::days(1));
    assert_eq!(sweeps().await, 1);
    assert_eq!(sweeps().await, 0, "once");
    settled(&[&alpha, &beta]).await;
    assert_eq!(state(&alpha, &offer).await, State::Paused);
    assert_eq!(beta.sees(&offer).await.expect("others keep it").free_slots, 0);
    assert_eq!(open(&alpha, TaskKind::VettingPaused).await, [1]);
    assert_eq!(
        publish(&alpha, caseworker, offer.id).await,
        Err(ServiceError::NotVetted(vec![MissingStep::Validity]))
    );
    for of in VettingStep::ALL {
        let day = alpha.clock.now().date_naive();
        step(&alpha, caseworker, &offer, (*of, StepOutcome::Passed, Some(day))).await.unwrap();
    }
    approve(&alpha, moderator, &offer, Unrelated::Declared).await.unwrap();
    assert!(open(&alpha, TaskKind::VettingEnds).await.is_empty());
    assert_eq!(publish(&alpha, caseworker, offer.id).await, Ok(Publication::Out));
    assert_eq!(sweeps().await, 0);
    settled(&[&alpha, &beta]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_01_the_sweep_leaves_alone_what_may_be_out() {
    let [alpha] = crate::fediverse::fediverse(["alpha"]).await;
    let moderator = staff(&alpha, "moderator", Role::Moderator).await;
    let offer = alpha.publishes(&an_offer()).await;
    let over = Vetting { valid_until: Some(today() - TimeDelta::days(1)), ..complete(moderator) };
    vetted(&alpha, &offer, over).await.unwrap();
    let now = alpha.clock.now();
    let paused = alpha.does(move |tx, app| vetting::sweep(tx, app, now)).await;
    assert_eq!(paused, Ok(0), "this instance does without vetting");
    assert_eq!(state(&alpha, &offer).await, State::Published);
}
