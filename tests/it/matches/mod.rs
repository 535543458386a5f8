//! Matches: a pair that a moderator took up, until somebody lives there; through the pages of all who have a part in it.

mod abroad;
mod crossing;
mod dashboard;
mod heard;
mod line;
mod agreement;
mod move_on;
mod rules;
mod story;
mod talks;

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::field::{Field, Purpose};
use rooftop::domain::matches::{Match, MatchState};
use rooftop::domain::private::GivenVia;
use rooftop::domain::proposal::{Proposal, State};
use rooftop::ids::{AccountId, MandateId, MatchId, PersonId, ProposalId};
use rooftop::services::{ServiceError, Viewer, proposals};
use rooftop::store::mandates::{self, Mandate};
use rooftop::store::{accounts, matches, people, proposals as stored};

use crate::fediverse::{A, Server, a_request, an_offer};
use crate::media::staff::{Answered, Staff};
use crate::people::{Card, hosts, registers_with};
use crate::rules::vetting::{complete, publish, staff, strict, vetted, written};

pub const SEEKER: &str = "Selamawit";
pub const SEEKER_PHONE: &str = "+32470112233";
pub const HOST: &str = "Canari Marie";
pub const HOST_PHONE: &str = "+32470998877";
pub const STREET: &str = "Rue du Canari 12";

/// A server where offers are vetted, with somebody who writes and two who decide.
pub struct Town {
    pub server: Server,
    writer: Viewer,
    moderator: Viewer,
}

/// A home that a woman and a man share, where children are welcome.
pub fn a_home(title: &str) -> A {
    an_offer()
        .with(Field::Title, title)
        .with(Field::HostWomen, "1")
        .with(Field::HostMen, "1")
        .with(Field::ChildrenOk, "yes")
        .with(Field::Smoking, "none")
}

/// Somebody alone, about whom one person decides.
pub fn a_man() -> A {
    a_request().with(Field::Title, "Un homme seul").with(Field::Members, "26-64:adult:m")
}

impl Town {
    pub async fn new() -> Self {
        Self::on(strict().await).await
    }

    /// Who vetted the offers: another one who decides.
    pub fn moderator(&self) -> Viewer {
        self.moderator
    }

    /// On a server where offers are vetted.
    pub async fn on(server: Server) -> Self {
        let writer = staff(&server, "writer", Role::Caseworker).await;
        let moderator = staff(&server, "vetter", Role::Moderator).await;
        Self { server, writer, moderator }
    }

    /// A vetted offer that is out.
    pub async fn offers(&self, made: &A) -> ProposalId {
        let offer = written(&self.server, self.writer, &made.draft).await;
        vetted(&self.server, &offer, complete(self.moderator)).await.unwrap();
        publish(&self.server, self.writer, offer.id).await.unwrap();
        offer.id
    }

    /// A request that waits for a home, of this person where one is named.
    pub async fn asks(&self, made: &A, of: Option<&Card>) -> ProposalId {
        let (draft, now, writer) = (made.draft.clone(), self.server.clock.now(), self.writer);
        let of: Option<PersonId> = of.map(|card| card.person.parse().unwrap());
        let made = self.server.does(move |tx, app| {
            let request = proposals::create(tx, app, now, writer, (Purpose::Request, &draft))?;
            proposals::publish(tx, app, now, Viewer::Operator, request.id)?;
            if let Some(person) = of {
                people::set_request(tx, request.id, person)?;
            }
            Ok(request.id)
        });
        made.await.unwrap()
    }

    /// Registers somebody who looks for a home.
    pub async fn seeker(&self, staff: &mut Staff<'_>) -> Card {
        registers_with(staff, crate::people::FIELDS).await
    }

    /// Registers whoever offers this home.
    pub async fn host(&self, staff: &mut Staff<'_>, offer: ProposalId) -> Card {
        hosts::registers(staff, offer).await
    }

    pub async fn one(&self, id: &str) -> Match {
        let id: MatchId = id.parse().unwrap();
        self.server.reads(move |conn| matches::by_id(conn, id)).await.unwrap()
    }

    pub async fn state(&self, id: &str) -> MatchState {
        self.one(id).await.state
    }

    pub async fn proposal(&self, id: ProposalId) -> Proposal {
        self.server.reads(move |conn| stored::by_id(conn, id)).await.unwrap()
    }

    pub async fn proposal_state(&self, id: ProposalId) -> State {
        self.proposal(id).await.state
    }

    /// The time to undo a decision passes, and what is due is done.
    pub async fn window_passes(&self) {
        self.passes(TimeDelta::seconds(61)).await;
    }

    pub async fn passes(&self, time: TimeDelta) {
        self.server.later(time);
        self.server.works().await;
    }
}

/// A moderator takes a pair up; gives its id.
pub async fn selects(moderator: &mut Staff<'_>, request: ProposalId, offer: ProposalId) -> String {
    let answer = tries_to_select(moderator, request, offer).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let (path, _) = answer.to.split_once('?').unwrap();
    path.rsplit('/').next().unwrap().to_owned()
}

pub async fn tries_to_select(moderator: &mut Staff<'_>, request: ProposalId, offer: ProposalId) -> Answered {
    moderator.reads_csrf("/desk/account").await;
    moderator.posts(&format!("/desk/proposals/{request}/candidates/{offer}/select"), &[]).await
}

/// Presses a button of the page of a match, which was read just before.
pub async fn presses(staff: &mut Staff<'_>, id: &str, (act, fields): (&str, &[(&str, &str)])) -> Answered {
    let page = format!("/desk/matches/{id}");
    let body = staff.get(&page).await.body;
    let version = version_in(&body);
    let mut all = fields.to_vec();
    if !matches!(act, "answer" | "withdraw") {
        all.push(("version", &version));
    }
    staff.reads_csrf("/desk/account").await;
    staff.posts(&format!("{page}/{act}"), &all).await
}

/// The version of the match that a page was made from.
pub fn version_in(body: &str) -> String {
    let found = body.split_once("name=\"version\" value=\"");
    found.map_or_else(|| "0".to_owned(), |(_, rest)| rest.split('"').next().unwrap().to_owned())
}

/// A moderator decides, and the time to undo it passes.
pub async fn decides(town: &Town, moderator: &mut Staff<'_>, id: &str, sending: &str) {
    let answer = presses(moderator, id, ("send", &[("sending", sending)])).await;
    assert_eq!(answer.status, 303, "{sending}: {}", answer.body);
    town.window_passes().await;
}

/// Somebody who signed in with their card answers.
pub async fn answers(browser: &mut Staff<'_>, id: &str, answer: &str) -> Answered {
    let page = format!("/my/matches/{id}");
    browser.steps(&page, &format!("{page}/answer"), &[("answer", answer)]).await
}

/// Values are set apart from the sentence around them, for right-to-left languages.
pub fn plain(body: &str) -> String {
    body.replace(['\u{2068}', '\u{2069}'], "")
}

/// The account of somebody of the staff.
pub async fn account_of(town: &Town, name: &str) -> AccountId {
    let email = format!("{name}@toits.example");
    town.server.reads(move |conn| accounts::by_email(conn, &email)).await.unwrap().0.id
}

/// A mandate of somebody of the staff for a person, as if they had taken it.
pub async fn gives_mandate(town: &Town, person: PersonId, account: AccountId) {
    let now = town.server.clock.now();
    let mandate = Mandate {
        id: MandateId::new(),
        person,
        account,
        given_via: GivenVia::Oral,
        language: "fr".to_owned(),
        given_on: now.date_naive(),
        created_at: now,
    };
    town.server.does(move |tx, _| Ok::<_, ServiceError>(mandates::insert(tx, &mandate)?)).await.unwrap();
}
