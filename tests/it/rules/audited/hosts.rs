//! What the staff does for hosts, and hosts for themselves, with what the log tells of it.

use std::sync::Arc;

use rooftop::domain::contact::{Contact, TypedContact};
use rooftop::domain::hosting::{HelpKind, HostAct};
use rooftop::domain::private::{GivenVia, PersonKind};
use rooftop::services::people::{self, MandateTerms, NewPerson};
use rooftop::services::{Viewer, cards, hosts};
use rooftop::store::people as stored;

use super::super::vetting::publish;
use super::Watched;
use crate::fediverse::{an_offer, noon};

/// A host, whose offer they confirm, pause, resume and withdraw.
pub(super) async fn hosts_of(here: &mut Watched, writer: Viewer) {
    let app = Arc::clone(&here.server.node.app);
    let typed = TypedContact { called_name: "Fatima".to_owned(), ..TypedContact::default() };
    let contact = Contact::read(PersonKind::Host, &typed).unwrap();
    let given_on = "2026-11-20".parse().unwrap();
    let mandate = MandateTerms { given_via: GivenVia::Oral, language: "fr".to_owned(), given_on };
    let new = NewPerson { kind: PersonKind::Host, language: "fr".to_owned(), contact, mandate };
    let card = cards::make(&app, None).await.unwrap();
    let (id, _) = here.does(move |tx, app| people::register(tx, app, noon(), writer, (&new, card))).await;
    let draft = an_offer().draft;
    let offer = here.does(move |tx, app| hosts::write_offer(tx, app, noon(), writer, (id, &draft))).await.id;
    publish(&here.server, writer, offer).await.unwrap();
    let person = here.server.reads(move |conn| stored::by_id(conn, id)).await.unwrap();
    for act in [HostAct::Confirm, HostAct::Pause, HostAct::Resume] {
        let by = person.clone();
        here.does(move |tx, app| hosts::act(tx, app, noon(), &by, (offer, act))).await;
    }
    let by = person.clone();
    here.does(move |tx, _| hosts::ask_help(tx, noon(), &by, (offer, HelpKind::Call))).await;
    here.does(move |tx, app| hosts::act(tx, app, noon(), &person, (offer, HostAct::Withdraw))).await;
    here.tells(&[
        "person-registered moderator person",
        "mandate-given moderator person",
        "card-issued moderator person first-card",
        "proposal-written moderator proposal",
        "host-named moderator proposal",
        "proposal-published moderator proposal",
        "proposal-confirmed host proposal",
        "proposal-paused host proposal",
        "proposal-published host proposal",
        "help-asked host proposal",
        "proposal-withdrawn host proposal",
    ])
    .await;
}
