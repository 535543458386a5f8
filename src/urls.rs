//! The only place that builds our addresses.
//! Ids (`/proposals/{id}`, `/actors/{handle}`) answer ActivityPub; pages (`/offers/{id}`, `/@{handle}`) are for people.

use url::Url;

use crate::ids::{ApId, AppealId, Domain, EventId, MessageId, PictureId, ProposalId};

/// The handle of the board in addresses and WebFinger.
pub const BOARD: &str = "offers";
/// The name of the instance actor in addresses; its handle is the domain.
pub const INSTANCE: &str = "instance";

/// Builds addresses under one public origin.
#[derive(Debug, Clone)]
pub struct Urls {
    /// Without a slash at the end.
    origin: String,
    actors: &'static str,
    domain: Domain,
}

impl Urls {
    /// Addresses under a public origin such as `https://toits.example`. Path and query are ignored.
    ///
    /// # Errors
    /// The origin has no host name.
    pub fn new(public: &Url) -> Result<Self, crate::ids::IdError> {
        Self::with_actor_folder(public, "actors")
    }

    /// As [`Urls::new`], with actors under another folder: captured traffic of other servers names `/users/…`, and its
    /// signatures hold for that path alone.
    ///
    /// # Errors
    /// The origin has no host name.
    pub fn with_actor_folder(public: &Url, actors: &'static str) -> Result<Self, crate::ids::IdError> {
        let domain = ApId::try_from(public.clone())?.domain();
        Ok(Self { origin: public.origin().ascii_serialization(), actors, domain })
    }

    /// Our host, with its port where it is unusual.
    pub fn domain(&self) -> &Domain {
        &self.domain
    }

    /// Scheme, host and port, without a slash at the end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The folder of actor ids, for routes.
    pub fn actor_folder(&self) -> &'static str {
        self.actors
    }

    /// An address under our origin; `path` begins with a slash.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    fn id(&self, path: &str) -> ApId {
        self.at(path).parse().expect("our origin with a plain path is an id")
    }

    /// Whether an id is under our origin.
    pub fn is_ours(&self, id: &ApId) -> bool {
        id.url().origin().ascii_serialization() == self.origin
    }

    /// The actor with this name: the association's handle, [`BOARD`] or [`INSTANCE`].
    pub fn actor(&self, name: &str) -> ApId {
        self.id(&format!("/{}/{name}", self.actors))
    }

    /// Whether a name from an address can be an actor's at all: handles are short.
    pub fn may_name(name: &str) -> bool {
        (1..=100).contains(&name.len())
    }

    /// The board's actor.
    pub fn board(&self) -> ApId {
        self.actor(BOARD)
    }

    /// The instance's actor.
    pub fn instance(&self) -> ApId {
        self.actor(INSTANCE)
    }

    /// A collection or inbox of an actor: `inbox`, `outbox`, `followers`, `following`, `featured`.
    pub fn of_actor(&self, actor: &ApId, what: &str) -> ApId {
        format!("{actor}/{what}").parse().expect("an id of ours with a plain folder is an id")
    }

    /// The inbox that all our actors share.
    pub fn shared_inbox(&self) -> ApId {
        self.id("/inbox")
    }

    /// The name in an actor id of ours.
    pub fn actor_name<'a>(&self, id: &'a ApId) -> Option<&'a str> {
        let name = id.as_str().strip_prefix(&self.origin)?.strip_prefix('/')?.strip_prefix(self.actors)?;
        let name = name.strip_prefix('/')?;
        (!name.is_empty() && !name.contains(['/', '?', '#'])).then_some(name)
    }

    /// A proposal's id.
    pub fn proposal(&self, id: ProposalId) -> ApId {
        self.id(&format!("/proposals/{id}"))
    }

    /// An id for a new request. It is random: the id of a row tells when it was made, which nobody learns of a request (PR-06).
    pub fn new_request(&self) -> ApId {
        self.id(&format!("/proposals/{}", uuid::Uuid::new_v4()))
    }

    /// The row id in a proposal id of ours.
    pub fn proposal_id(&self, id: &ApId) -> Option<ProposalId> {
        id.as_str().strip_prefix(&self.origin)?.strip_prefix("/proposals/")?.parse().ok()
    }

    /// The page of an offer.
    pub fn offer_page(&self, id: ProposalId) -> String {
        self.at(&format!("/offers/{id}"))
    }

    /// The row id of an offer in its id or in the address of its page.
    pub fn offer_id(&self, id: &ApId) -> Option<ProposalId> {
        let page = || id.as_str().strip_prefix(&self.origin)?.strip_prefix("/offers/")?.parse().ok();
        self.proposal_id(id).or_else(page)
    }

    /// An appeal, and its page.
    pub fn appeal(&self, id: AppealId) -> ApId {
        self.id(&format!("/appeals/{id}"))
    }

    /// The row id in an appeal's id of ours.
    pub fn appeal_id(&self, id: &ApId) -> Option<AppealId> {
        id.as_str().strip_prefix(&self.origin)?.strip_prefix("/appeals/")?.parse().ok()
    }

    /// A private message of ours. Nobody can fetch it: it is sent whole, to the one who may read it.
    pub fn message(&self, id: MessageId) -> ApId {
        self.id(&format!("/messages/{id}"))
    }

    /// The page of an actor.
    pub fn actor_page(&self, name: &str) -> String {
        self.at(&format!("/@{name}"))
    }

    /// The id of the activity that tells an event; `part` tells several apart.
    pub fn activity(&self, event: EventId, part: &str) -> ApId {
        self.id(&format!("/activities/{}", Self::activity_key(event, part)))
    }

    /// The last part of an activity's id.
    pub fn activity_key(event: EventId, part: &str) -> String {
        if part.is_empty() { event.to_string() } else { format!("{event}-{part}") }
    }

    /// A drawn card.
    pub fn card(&self, key: &str) -> String {
        self.at(&format!("/media/cards/{key}.png"))
    }

    /// A photo of one of our offers, by the hash of its file: another file has another address.
    pub fn offer_picture(&self, id: PictureId, hash: &str) -> String {
        self.at(&format!("/media/photos/{id}-{hash}.jpg"))
    }

    /// The face of an actor.
    pub fn avatar(&self, name: &str) -> String {
        self.at(&format!("/media/faces/{name}.png"))
    }

    /// The page of a hashtag.
    pub fn tag(&self, tag: &str) -> String {
        self.at(&format!("/tags/{tag}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(origin: &str) -> Urls {
        Urls::new(&origin.parse().unwrap()).unwrap()
    }

    #[test]
    fn ids_are_read_back_as_they_were_built() {
        let urls = urls("https://toits.example");
        assert_eq!(urls.actor_name(&urls.board()), Some(BOARD));
        let id = ProposalId::new();
        assert_eq!(urls.proposal_id(&urls.proposal(id)), Some(id));
        let foreign: ApId = "https://toits.example.evil.example/actors/offers".parse().unwrap();
        assert!(!urls.is_ours(&foreign));
        assert_eq!(urls.actor_name(&foreign), None);
    }

    #[test]
    fn an_unusual_port_belongs_to_the_domain() {
        assert_eq!(urls("http://liege.localhost:8001/").domain().as_str(), "liege.localhost:8001");
    }
}
