//! Requests among which one can hide (PR-06), consents to them, and batches.

use chrono::{DateTime, TimeDelta, Utc};
use rooftop::domain::access::Role;
use rooftop::domain::field::Field;
use rooftop::domain::private::AgreedVia;
use rooftop::domain::proposal::Proposal;
use rooftop::ids::{AccountId, ApId, ProposalId};
use rooftop::services::appeals::{self, Agreed};
use rooftop::services::requests::{self, By, Given};
use rooftop::services::{ServiceError, Viewer, batches, proposals};

use crate::fediverse::{A, Server, a_request, settled};
use crate::media::staff::account;

/// Writes a draft.
pub async fn writes(server: &Server, writer: Viewer, made: &A) -> ProposalId {
    let (draft, purpose, now) = (made.draft.clone(), made.purpose, server.clock.now());
    let written = server.does(move |tx, app| proposals::create(tx, app, now, writer, (purpose, &draft)));
    written.await.unwrap().id
}

/// Writes a request as a caseworker, which the command line opens: it is approved.
pub async fn opens(server: &Server, writer: AccountId, made: &A) -> Proposal {
    let id = writes(server, Viewer::Staff { account: writer, role: Role::Caseworker }, made).await;
    let now = server.clock.now();
    server
        .does(move |tx, app| {
            proposals::publish(tx, app, now, Viewer::Operator, id)?;
            proposals::load(tx, id)
        })
        .await
        .unwrap()
}

/// Four open requests of as many households, by two caseworkers, that share the bands of [`a_request`].
pub async fn gathers(server: &Server) -> Vec<Proposal> {
    let writers = [
        account(server, "ana@toits.example", Role::Caseworker).await,
        account(server, "badr@toits.example", Role::Caseworker).await,
    ];
    let mut all = Vec::new();
    for day in 0..4 {
        let of = format!("2026-12-0{}", day + 1);
        let made = a_request().with(Field::Title, "Un ménage de plus").with(Field::NeededFrom, &of);
        all.push(opens(server, writers[day % 2], &made).await);
    }
    all
}

/// A consent by word of mouth, of now.
pub fn given(recipients: Vec<ApId>, at: DateTime<Utc>) -> Given {
    Given { recipients, language: "fr".to_owned(), via: AgreedVia::Oral, at }
}

/// Notes a consent, as the command line may.
pub async fn agrees(server: &Server, request: ProposalId, recipients: Vec<ApId>) -> Result<(), ServiceError> {
    let now = server.clock.now();
    let (by, given) = (By::Staff(Viewer::Operator), given(recipients, now));
    server.does(move |tx, app| requests::consent(tx, app, now, &by, (request, &given))).await
}

/// Takes it back.
pub async fn takes_back(server: &Server, request: ProposalId) {
    let (now, by) = (server.clock.now(), By::Staff(Viewer::Operator));
    server.does(move |tx, _| requests::revoke(tx, now, &by, request)).await.unwrap();
}

/// Notes a consent to an appeal.
pub async fn agrees_to_appeal(server: &Server, request: ProposalId) {
    let (now, by) = (server.clock.now(), By::Staff(Viewer::Operator));
    let agreed = Agreed { language: "ti".to_owned(), via: AgreedVia::Oral, at: now };
    let agreeing = server.does(move |tx, app| appeals::consent(tx, app, now, &by, (request, &agreed)));
    agreeing.await.unwrap();
}

/// The person agrees to an appeal, and it is approved.
pub async fn appeals_for(server: &Server, request: ProposalId) {
    agrees_to_appeal(server, request).await;
    let now = server.clock.now();
    let approving = server.does(move |tx, _| appeals::approve(tx, now, Viewer::Operator, request));
    approving.await.unwrap();
}

/// Lets the next batch leave, and everybody work.
pub async fn next_batch(server: &Server, all: &[&Server]) {
    assert_eq!(batches::run_due(&server.node.app).await, Ok(0), "nothing leaves before its hour");
    let now = server.clock.now();
    server.later(batches::next_at(now) - now - TimeDelta::seconds(1));
    assert_eq!(batches::run_due(&server.node.app).await, Ok(0), "nor a second before");
    server.later(TimeDelta::seconds(1));
    batches::run_due(&server.node.app).await.unwrap();
    settled(all).await;
}

/// An open request in a crowd, of which this association was told.
pub async fn told(server: &Server, association: ApId, all: &[&Server]) -> Proposal {
    gathers(server).await;
    let request = server.publishes(&a_request()).await;
    agrees(server, request.id, vec![association]).await.unwrap();
    next_batch(server, all).await;
    request
}
