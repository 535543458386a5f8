//! What a town says: to the people of its cards, and to its ally about a match.

use rooftop::domain::access::Role;
use rooftop::domain::conversation::MessageText;
use rooftop::domain::matches::{Match, Piece, Taken};
use rooftop::domain::records::Datum;
use rooftop::ids::{MatchId, PersonId, ProposalId};
use rooftop::services::{Viewer, conversations};
use rooftop::store::{matches, people};

use super::town::Town;
use crate::media::staff::account;
use crate::people::Card;

impl Town {
    /// Somebody and the association write to one another.
    pub(super) async fn talks(&mut self, card: &Card) {
        let (asked, answered) = (self.planted.letters(), self.planted.letters());
        for text in [&asked, &answered] {
            self.planted.plant_of(&card.person, Datum::Message, "a message", text);
        }
        let id: PersonId = card.person.parse().unwrap();
        let by = account(&self.server, &format!("{}@toits.example", self.planted.letters()), Role::Moderator)
            .await;
        let (viewer, now) = (Viewer::Staff { account: by, role: Role::Moderator }, self.server.clock.now());
        self.does(move |tx, app| {
            let person = people::by_id(tx, id)?.expect("who was registered");
            conversations::say(tx, app, now, &person, &MessageText::read(&asked).unwrap())?;
            let answer = MessageText::read(&answered).unwrap();
            conversations::write_to_person(tx, app, now, viewer, (id, &answer, None))
        })
        .await;
    }

    /// A moderator says something to the ally about a match of a request, and something else that is held.
    pub(super) async fn says_to_the_ally(&mut self, card: &Card, request: ProposalId) {
        let held = self.planted.letters();
        self.planted.plant_of(&card.person, Datum::AllyMessage, "a held message to an ally", &held);
        let by = account(&self.server, &format!("{}@toits.example", self.planted.letters()), Role::Moderator)
            .await;
        let (viewer, now) = (Viewer::Staff { account: by, role: Role::Moderator }, self.server.clock.now());
        let (ally, number) = (self.ally.id.clone(), self.cards.len());
        let words = MessageText::read(&format!("{held} 0470 12 34 56")).unwrap();
        self.does(move |tx, app| {
            let offer = format!("http://beta.test/offers/{number}").parse().unwrap();
            let taken = Taken {
                request: Piece::Here(request),
                offer: Piece::There(offer),
                unknown: Vec::new(),
                two_for: Vec::new(),
                by,
                ally: Some(ally),
            };
            let mut one = Match::new(MatchId::new(), taken, now);
            one.deal = Some(format!("http://alpha.test/activities/{number}").parse().unwrap());
            matches::insert(tx, &one)?;
            conversations::write_to_ally(tx, app, now, viewer, (one.id, &words, None))
        })
        .await;
    }
}
