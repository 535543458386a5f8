//! What is done to pairs that a moderator took up.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::check_in::HowItGoes;
use rooftop::domain::field::{Field, Purpose};
use rooftop::domain::matches::{Answer, Party, Sending, TypedStay, Why};
use rooftop::domain::move_on::TypedStep;
use rooftop::domain::private::PersonKind;
use rooftop::domain::queue::QueueKind;
use rooftop::ids::{MatchId, PersonId, ProposalId};
use rooftop::services::matches::{self, By, Decision, Happened};
use rooftop::services::queue::{self, To};
use rooftop::services::{Viewer, proposals, retention, vetting};
use rooftop::store::people::Person;
use rooftop::store::{check_ins, matches as stored, offer_people, people};

use super::super::vetting::{complete, publish, staff, written};
use super::Watched;
use crate::fediverse::{a_request, noon};
use crate::matches::a_home;

/// A vetted offer of somebody, and requests of somebody else.
async fn pairs_of(here: &Watched, moderator: Viewer) -> (ProposalId, Vec<ProposalId>) {
    let offer = written(&here.server, Viewer::Operator, &a_home("Maison").draft).await;
    let (vetted, id) = (offer.clone(), offer.id);
    here.does(move |tx, _| vetting::import(tx, noon(), Viewer::Operator, (&vetted, &complete(moderator))))
        .await;
    publish(&here.server, Viewer::Operator, id).await.unwrap();
    let mut requests = Vec::new();
    for _ in 0..3 {
        let draft = a_request().with(Field::Members, "26-64:adult:m").draft;
        let made = here.does(move |tx, app| {
            let request = proposals::create(tx, app, noon(), Viewer::Operator, (Purpose::Request, &draft))?;
            proposals::publish(tx, app, noon(), Viewer::Operator, request.id)?;
            Ok(request.id)
        });
        requests.push(made.await);
    }
    let first = requests[0];
    here.does(move |tx, _| {
        let person = |kind| Person {
            id: PersonId::new(),
            kind,
            language: "fr".to_owned(),
            created_at: noon(),
            hidden_until: None,
            erase_asked_at: None,
        };
        let (seeker, host) = (person(PersonKind::Seeker), person(PersonKind::Host));
        people::insert(tx, &seeker)?;
        people::insert(tx, &host)?;
        people::set_request(tx, first, seeker.id)?;
        Ok(offer_people::set(tx, id, host.id)?)
    })
    .await;
    (id, requests)
}

async fn version(here: &Watched, id: MatchId) -> i32 {
    here.server.reads(move |conn| stored::by_id(conn, id)).await.unwrap().version
}

/// Decides, and carries it out: this server gives no time to undo it.
async fn sends(here: &Watched, by: Viewer, id: MatchId, sending: Sending) {
    let seen = version(here, id).await;
    here.does(move |tx, app| matches::decide(tx, app, noon(), by, (id, Decision::now(sending), seen))).await;
    matches::carry_out(&here.server.node.app).await.unwrap();
}

async fn says(here: &Watched, by: Viewer, id: MatchId, said: (Party, Answer, Option<Why>)) {
    here.does(move |tx, app| {
        matches::answer(tx, app, noon(), &By::Staff(by), (id, said.0, said.1, said.2)).map(drop)
    })
    .await;
}

async fn happens(here: &Watched, by: Viewer, id: MatchId, what: Happened) {
    let seen = version(here, id).await;
    here.does(move |tx, app| matches::happened(tx, app, noon(), &By::Staff(by), (id, &what, seen)).map(drop))
        .await;
}

pub(super) async fn matches_of(here: &mut Watched, of: (Viewer, Viewer)) {
    let lead = Viewer::Staff { account: of.1.account().unwrap(), role: Role::SafeguardingLead };
    let (offer, requests) = pairs_of(here, of.1).await;
    here.skips().await;
    let select = async |here: &Watched, request: ProposalId| {
        here.does(move |tx, app| matches::select(tx, app, noon(), lead, (request, offer))).await
    };
    let id = select(here, requests[0]).await;
    let seen = version(here, id).await;
    here.does(move |tx, app| {
        matches::decide(tx, app, noon(), lead, (id, Decision::now(Sending::AskSeeker), seen))
    })
    .await;
    here.does(move |tx, _| matches::undo(tx, noon(), lead, (id, seen + 1))).await;
    sends(here, lead, id, Sending::AskSeeker).await;
    says(here, lead, id, (Party::Seeker, Answer::Yes, None)).await;
    sends(here, lead, id, Sending::AskHost).await;
    says(here, lead, id, (Party::Host, Answer::Yes, None)).await;
    sends(here, lead, id, Sending::OpenContact).await;
    let today = noon().date_naive();
    happens(here, lead, id, Happened::Met(today)).await;
    let stay = TypedStay { kind: "transit".to_owned(), from: today.to_string(), ..TypedStay::default() };
    happens(here, lead, id, Happened::Agreed(stay)).await;
    happens(here, lead, id, Happened::Begun(today)).await;
    let step = TypedStep { kind: "talk".to_owned(), who: "person".to_owned(), ..TypedStep::default() };
    here.does(move |tx, app| matches::add_step(tx, app, noon(), lead, (id, &step))).await;
    here.does(move |tx, app| {
        check_ins::ask(tx, (id, Party::Host, 0), noon())?;
        matches::say_how(tx, app, noon(), &By::Staff(lead), (id, Party::Host, HowItGoes::Well))
    })
    .await;
    happens(here, lead, id, Happened::Ended(Why::MovedOn, today)).await;
    here.tells(TOLD).await;
    others_of(here, lead, (offer, &requests)).await;
    hands_of(here, lead).await;
}

/// Something of the queue goes from hand to hand.
async fn hands_of(here: &mut Watched, lead: Viewer) {
    let draft = a_request().with(Field::Members, "26-64:adult:m").draft;
    let request = here.does(move |tx, app| {
        let request = proposals::create(tx, app, noon(), Viewer::Operator, (Purpose::Request, &draft))?;
        proposals::publish(tx, app, noon(), Viewer::Operator, request.id)?;
        Ok(request.id)
    });
    let subject = request.await.to_string();
    here.skips().await;
    let other = staff(&here.server, "colleague", Role::Moderator).await.account().unwrap();
    here.skips().await;
    let me = lead.account();
    for (to, seen) in [(To::Me, None), (To::Other(other), me), (To::Nobody, Some(other))] {
        let subject = subject.clone();
        here.does(move |tx, _| queue::give(tx, noon(), lead, (QueueKind::Request, &subject), (to, seen)))
            .await;
    }
    here.tells(&[
        "queue-taken safeguarding_lead proposal",
        "queue-given safeguarding_lead proposal",
        "queue-left safeguarding_lead proposal",
    ])
    .await;
}

/// The road from the first look to the end of a stay.
const TOLD: &[&str] = &[
    "match-selected safeguarding_lead match",
    "match-decided safeguarding_lead match ask_seeker",
    "match-undone safeguarding_lead match ask_seeker",
    "match-decided safeguarding_lead match ask_seeker",
    "match-sent program match",
    "match-answered safeguarding_lead match yes",
    "match-decided safeguarding_lead match ask_host",
    "match-sent program match",
    "match-answered safeguarding_lead match yes",
    "match-decided safeguarding_lead match open_contact",
    "release-opened program person",
    "release-opened program person",
    "match-sent program match",
    "release-opened program person",
    "match-met safeguarding_lead match",
    "match-agreed safeguarding_lead match",
    "match-begun safeguarding_lead match",
    "move-on-written safeguarding_lead person",
    "checked-in safeguarding_lead match",
    "release-closed program person",
    "release-closed program person",
    "release-closed program person",
    "match-ended safeguarding_lead match moved_on",
];

/// A yes that is taken back, a match that the team ends, and what is kept no longer.
async fn others_of(here: &mut Watched, lead: Viewer, (offer, requests): (ProposalId, &[ProposalId])) {
    let (second, third) = (requests[1], requests[2]);
    let id = here.does(move |tx, app| matches::select(tx, app, noon(), lead, (second, offer))).await;
    sends(here, lead, id, Sending::AskSeeker).await;
    says(here, lead, id, (Party::Seeker, Answer::Yes, None)).await;
    here.does(move |tx, app| matches::withdraw(tx, app, noon(), &By::Staff(lead), (id, Party::Seeker))).await;
    let id = here.does(move |tx, app| matches::select(tx, app, noon(), lead, (third, offer))).await;
    happens(here, lead, id, Happened::Vetoed(Why::NotSuitable)).await;
    here.tells(&[
        "match-selected safeguarding_lead match",
        "match-decided safeguarding_lead match ask_seeker",
        "match-sent program match",
        "match-answered safeguarding_lead match yes",
        "match-withdrawn safeguarding_lead match",
        "match-selected safeguarding_lead match",
        "match-vetoed safeguarding_lead match not_suitable",
    ])
    .await;
    let late = noon() + TimeDelta::days(729);
    let due = |at| here.server.does(move |tx, app| retention::due(tx, app, at));
    assert_eq!(due(late).await.unwrap().matches.len(), 0);
    assert_eq!(due(late + TimeDelta::days(2)).await.unwrap().matches.len(), 3, "PR-09");
}
