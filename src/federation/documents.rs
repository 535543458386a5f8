//! Builds our documents from what is stored: actors and proposals, with the picture drawn for each offer.

use std::collections::HashMap;
use std::sync::Mutex;

use serde_json::{Value, json};

use super::Node;
use super::vocab::actor::{self, Face};
use super::vocab::note::{self, Picture, Setting};
use super::vocab::{appeal as told_appeal, context, request, verdicts as told_verdicts};
use crate::domain::actor::{Actor, ActorKind};
use crate::domain::appeal::Appeal;
use crate::domain::audience::Audience;
use crate::domain::matching::verdicts::Verdicts;
use crate::domain::offered::OfferedPlace;
use crate::domain::picture::OfferPicture;
use crate::domain::proposal::{Intent, Proposal, State};
use crate::geo::Gazetteer;
use crate::i18n::{Args, Lang, Texts};
use crate::ids::{ApId, AppealId};
use crate::media::card::{self, CardFacts};
use crate::services::{ServiceError, appeals, requests, verdicts, wording};
use crate::store::offer_pictures;
use crate::text;

/// The blurhashes of drawn cards, by their key: a card is drawn once for it.
#[derive(Default)]
pub(super) struct Pictures(Mutex<HashMap<String, String>>);

impl Pictures {
    fn blurhash(&self, facts: &CardFacts) -> String {
        let key = facts.key();
        let known = self.0.lock().expect("no holder of this lock can panic").get(&key).cloned();
        known.unwrap_or_else(|| {
            let hash = card::blurhash(facts);
            self.0.lock().expect("no holder of this lock can panic").insert(key, hash.clone());
            hash
        })
    }
}

/// What a GET of one of our proposals finds.
pub(super) enum Found {
    Document(Audience, Value),
    /// Withdrawn: a Tombstone, with 410.
    Gone(Value),
    Nothing,
    /// An ally fetched too many requests today: it comes again so much later, in seconds.
    TooOften(u32),
}

impl Node {
    /// The association's language.
    pub(super) fn lang(&self) -> Lang {
        Lang::from_tag(self.app.config.association.language.as_str()).unwrap_or(Lang::Fr)
    }

    /// The document of one of our actors, whose name in our addresses is `name`.
    pub(super) fn actor_document(&self, actor: &Actor, name: &str) -> Value {
        let lang = self.lang();
        let say = |id: &str| {
            Texts::load().plain(
                lang,
                id,
                &Args::new().with("name", self.app.config.association.name.as_str()),
            )
        };
        let summary = match actor.kind {
            ActorKind::Organization if !self.app.config.association.summary.is_empty() => {
                self.app.config.association.summary.clone()
            }
            ActorKind::Organization => say("actor-association-summary"),
            ActorKind::Group => say("actor-board-summary"),
            ActorKind::Application | ActorKind::Person | ActorKind::Service => say("actor-instance-summary"),
        };
        let home = self.app.urls.at("/offers");
        let link = format!("<a href=\"{home}\" rel=\"me\">{home}</a>");
        let label = say("actor-field-offers");
        let face = Face {
            summary: &format!("<p>{}</p>", text::escape_html(&summary)),
            icon_alt: &say("actor-icon-alt"),
            fields: &[(label.as_str(), link)],
        };
        actor::write(actor, name, &face, &self.app.urls)
    }

    /// An offer without `@context`; `None` where its area is unknown, which no checked offer's is.
    pub(super) fn note(
        &self,
        proposal: &Proposal,
        place: &OfferedPlace,
        photos: &[OfferPicture],
    ) -> Option<Value> {
        let area = Gazetteer::belgium().public_area(&place.municipality)?;
        let lang = self.lang();
        // As with free texts: what is not listed shows nothing that somebody of ours made.
        let photos = if proposal.state.is_listed() { photos } else { &[] };
        let mut pictures: Vec<Picture> = photos.iter().map(|photo| self.photo(photo)).collect();
        if pictures.is_empty() {
            pictures.push(self.drawn(proposal, place));
        }
        let followers = self.app.urls.of_actor(&proposal.author, "followers");
        let set = Setting { urls: &self.app.urls, lang, area, pictures: &pictures, followers: &followers };
        Some(note::write(proposal, place, &set))
    }

    /// An appeal without `@context`, while everybody may read it.
    pub(super) fn appeal_note(&self, appeal: &Appeal) -> Option<Value> {
        let (bands, published) = appeal.out()?;
        let (association, page) =
            (self.app.association(), self.app.urls.actor_page(&self.app.config.association.handle));
        let (urls, lang) = (&self.app.urls, self.lang());
        let set = told_appeal::Setting { urls, lang, association: &association, page: &page };
        Some(told_appeal::write(appeal.id, (bands, *published), &set))
    }

    /// What a GET of an appeal finds: the same for everybody.
    pub(super) async fn appeal_document(&self, id: AppealId) -> Result<Found, ServiceError> {
        let found = self.app.db.read(move |conn| appeals::public(conn, id)).await?;
        Ok(match found {
            None => Found::Nothing,
            Some(appeal) => match self.appeal_note(&appeal) {
                Some(note) => {
                    Found::Document(Audience::Everybody, with_this_context(&context::plain(), &note))
                }
                None => Found::Gone(note::tombstone(&self.app.urls.appeal(id))),
            },
        })
    }

    fn photo(&self, photo: &OfferPicture) -> Picture {
        Picture {
            url: self.app.urls.offer_picture(photo.id, &photo.facts.hash),
            media_type: "image/jpeg",
            width: photo.facts.width_px,
            height: photo.facts.height_px,
            blurhash: photo.blurhash.clone(),
            alt: photo.alt.clone(),
        }
    }

    /// The drawn card of an offer without photos: servers that see a picture do not fetch the page for one.
    fn drawn(&self, proposal: &Proposal, place: &OfferedPlace) -> Picture {
        let facts = CardFacts::of(place, proposal.state);
        Picture {
            url: self.app.urls.card(&facts.key()),
            media_type: "image/png",
            width: card::WIDTH_PX,
            height: card::HEIGHT_PX,
            blurhash: self.pictures.blurhash(&facts),
            alt: wording::alt_text(self.lang(), place, proposal.state),
        }
    }

    /// What `viewer` may see of one of our proposals. A request is there for the allies whom its consent names, and for nobody else; of an
    /// offer that is out, allies are told verdicts beside what everybody sees.
    pub(super) async fn proposal_document(
        &self,
        id: &ApId,
        viewer: Option<ApId>,
    ) -> Result<Found, ServiceError> {
        let app = std::sync::Arc::clone(&self.app);
        let (wanted, reader) = (id.clone(), viewer.clone());
        let found = app
            .clone()
            .db
            .read(move |conn| {
                let Some(proposal) = crate::store::proposals::by_ap_id(conn, &wanted)? else {
                    return Ok::<_, ServiceError>(None);
                };
                let (sent, told) = match &viewer {
                    Some(viewer) => (
                        requests::fetchable(conn, &app, proposal.id, viewer)?,
                        verdicts::told(conn, app.clock.now(), (&proposal, viewer))?,
                    ),
                    None => (None, None),
                };
                let photos = offer_pictures::confirmed(conn, proposal.id)?;
                Ok(Some((proposal, (sent, told), photos)))
            })
            .await?;
        let Some((proposal, (sent, told), photos)) = found else { return Ok(Found::Nothing) };
        Ok(match (&proposal.terms.intent, sent, reader) {
            (Intent::Sought(_), Some(sent), Some(ally)) => {
                let now = self.app.clock.now();
                let wait_s = self.app.db.tx(move |tx| requests::fetched(tx, now, &ally)).await?;
                wait_s.map_or_else(
                    || Found::Document(Audience::Allies, request::write(&proposal, &sent)),
                    Found::TooOften,
                )
            }
            (Intent::Sought(_), _, _) => Found::Nothing,
            (Intent::Offered(place), _, _) => self.offer_document(&proposal, place, (&photos, told)),
        })
    }

    fn offer_document(
        &self,
        proposal: &Proposal,
        place: &OfferedPlace,
        (photos, told): (&[OfferPicture], Option<Verdicts>),
    ) -> Found {
        if proposal.published_at.is_none() {
            return Found::Nothing;
        }
        if proposal.state == State::Withdrawn {
            return Found::Gone(note::tombstone(&proposal.ap_id));
        }
        let Some(mut note) = self.note(proposal, place, photos) else { return Found::Nothing };
        let audience = match told {
            Some(told) => {
                told_verdicts::write(&mut note, told);
                Audience::Allies
            }
            None => Audience::Everybody,
        };
        Found::Document(audience, with_context(&note))
    }
}

/// Puts the context of proposals before a document's other keys.
pub(super) fn with_context(document: &Value) -> Value {
    with_this_context(&context::proposal(), document)
}

fn with_this_context(context: &Value, document: &Value) -> Value {
    let mut whole = json!({"@context": context});
    if let (Some(whole), Some(document)) = (whole.as_object_mut(), document.as_object()) {
        whole.extend(document.clone());
    }
    whole
}
