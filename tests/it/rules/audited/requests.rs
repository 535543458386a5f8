//! What allies and everybody are let know of a request, and what the log tells of it.

use rooftop::domain::alliance::{Alliance, AllianceState, Side};
use rooftop::domain::field::Field;
use rooftop::domain::partner::PartnerTier;
use rooftop::domain::private::AgreedVia;
use rooftop::ids::ProposalId;
use rooftop::services::appeals::{self, Agreed};
use rooftop::services::requests::{self, By};
use rooftop::services::{Viewer, batches};
use rooftop::store::{alliances as rows, partners as stored};

use super::super::vetting::publish;
use super::{OTHER, Watched, association, domain};
use crate::federation::crowd::given;
use crate::fediverse::{A, a_request, noon};

/// Makes the partner an ally, whatever was between us.
async fn is_ally(here: &Watched) {
    let alliance = Alliance {
        domain: domain(OTHER),
        association: association(&domain(OTHER)).ap_id,
        state: AllianceState::Allied,
        by: Side::Us,
        seen: None,
        ours: None,
        theirs: None,
        changed_at: noon(),
    };
    here.does(move |tx, _| {
        stored::set_tier(tx, &domain(OTHER), PartnerTier::Ally)?;
        Ok(rows::save(tx, &alliance)?)
    })
    .await;
}

/// An appeal that is agreed to, approved by somebody else, published and taken back.
async fn appeal_of(here: &mut Watched, (writer, other): (Viewer, Viewer), id: ProposalId) {
    let by = By::Staff(writer);
    let same = by.clone();
    let agreed = Agreed { language: "fr".to_owned(), via: AgreedVia::Oral, at: noon() };
    here.does(move |tx, app| appeals::consent(tx, app, noon(), &by, (id, &agreed))).await;
    here.does(move |tx, _| appeals::approve(tx, noon(), other, id)).await;
    assert_eq!(appeals::run(&here.server.node.app).await, Ok(1));
    here.does(move |tx, app| appeals::revoke(tx, app, noon(), &same, id)).await;
    here.tells(&[
        "appeal-consented moderator proposal",
        "appeal-approved safeguarding_lead proposal",
        "appeal-published program proposal",
        "appeal-taken-back program proposal",
        "appeal-consent-revoked moderator proposal",
    ])
    .await;
}

/// Requests of two writers, of which one is read, agreed to, told and taken back.
pub(super) async fn requests_of(here: &mut Watched, (writer, other): (Viewer, Viewer)) {
    is_ally(here).await;
    let lead = Viewer::Staff {
        account: other.account().unwrap(),
        role: rooftop::domain::access::Role::SafeguardingLead,
    };
    let of = |day: u32| -> A { a_request().with(Field::NeededFrom, &format!("2026-12-0{day}")) };
    let mut ids = Vec::new();
    for day in 1..=5 {
        let by = if day == 1 { writer } else { lead };
        let request = crate::federation::crowd::writes(&here.server, by, &of(day)).await;
        publish(&here.server, writer, request).await.unwrap();
        ids.push(request);
    }
    // The writer's own is read by somebody else.
    let id = ids[0];
    here.does(move |tx, _| requests::approve(tx, noon(), lead, id)).await;
    let (recipients, by) = (vec![association(&domain(OTHER)).ap_id], By::Staff(writer));
    let (agreed, same) = (given(recipients, noon()), by.clone());
    here.does(move |tx, app| requests::consent(tx, app, noon(), &by, (id, &agreed))).await;
    assert_eq!(batches::run(&here.server.node.app).await, Ok(1));
    here.does(move |tx, _| requests::revoke(tx, noon(), &same, id)).await;
    let mut told = Vec::new();
    for day in 1..=5 {
        told.push(if day == 1 {
            "proposal-written moderator proposal"
        } else {
            "proposal-written safeguarding_lead proposal"
        });
        if day > 1 {
            told.push("request-approved moderator proposal");
        }
        told.push("proposal-published moderator proposal");
    }
    told.extend([
        "request-approved safeguarding_lead proposal",
        "request-consented moderator proposal",
        "request-invited program proposal",
        "request-taken-back program proposal",
        "request-consent-revoked moderator proposal",
    ]);
    here.tells(&told).await;
    appeal_of(here, (writer, lead), id).await;
}
