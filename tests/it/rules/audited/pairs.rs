//! What a moderator decides about pairs, and what the log tells of it: an entry for each of the two, and the code of the reason.

use std::sync::Arc;

use rooftop::domain::field::{Field, Purpose};
use rooftop::domain::pair_mark::{LockReason, PairMark, VetoReason};
use rooftop::services::planning::{Pair, decided};
use rooftop::services::{Viewer, proposals, vetting};

use super::super::vetting::complete;
use super::Watched;
use crate::fediverse::{a_request, an_offer, noon};

/// A pair that is kept, ruled out, and let in again.
pub(super) async fn pairs_of(here: &mut Watched, moderator: Viewer) {
    let pair = here
        .does(|tx, app| {
            let by = Viewer::Operator;
            let request = proposals::create(tx, app, noon(), by, (Purpose::Request, &a_request().draft))?.id;
            proposals::publish(tx, app, noon(), by, request)?;
            let home = an_offer().with(Field::HostWomen, "1").with(Field::HostMen, "1");
            let offer = proposals::create(tx, app, noon(), by, (Purpose::Offer, &home.draft))?;
            let told = complete(Viewer::Operator);
            vetting::import(tx, noon(), by, (&offer, &told))?;
            proposals::publish(tx, app, noon(), by, offer.id)?;
            Ok(Pair { request, offer: offer.id })
        })
        .await;
    here.tells(&[
        "proposal-written operator proposal",
        "request-approved operator proposal",
        "proposal-published operator proposal",
        "proposal-written operator proposal",
        "vetting-recorded operator proposal",
        "proposal-published operator proposal",
    ])
    .await;
    let app = Arc::clone(&here.server.node.app);
    for mark in [PairMark::Lock(LockReason::HostAsked), PairMark::Veto(VetoReason::WishOfHost)] {
        decided::mark(&app, moderator, (pair, mark)).await.unwrap();
    }
    here.does(move |tx, _| decided::lift(tx, noon(), moderator, pair)).await;
    here.tells(&[
        "pair-locked moderator proposal host_asked",
        "pair-locked moderator proposal host_asked",
        "pair-lock-lifted moderator proposal host_asked",
        "pair-lock-lifted moderator proposal host_asked",
        "pair-vetoed moderator proposal wish_of_host",
        "pair-vetoed moderator proposal wish_of_host",
        "pair-veto-lifted moderator proposal wish_of_host",
        "pair-veto-lifted moderator proposal wish_of_host",
    ])
    .await;
}
