//! Which pictures of offers a page shows: our photos, and what is kept here of others'. Where there is none, the drawn card stands.
//! Showing an offer notes that its picture is wanted; no page waits for another server.

use std::collections::HashMap;

use crate::domain::listing::{ListedOffer, Owner};
use crate::domain::picture::{OfferPicture, PictureFacts, PictureSize};
use crate::ids::ProposalId;
use crate::services::ServiceError;
use crate::services::remote_pictures::{self, Shown};
use crate::store::offer_pictures;
use crate::web::error::{OnPage, PageError};
use crate::web::layout::Page;
use crate::web::pictures::{photo_path, theirs_path};

/// The pictures of the offers on a page.
pub struct Pictures {
    covers: HashMap<ProposalId, OfferPicture>,
    theirs: HashMap<ProposalId, PictureFacts>,
}

/// One picture of a page.
pub struct Shot {
    pub src: String,
    pub alt: String,
    pub width_px: u32,
    pub height_px: u32,
}

impl Pictures {
    /// Finds what is here for these offers, and notes the look.
    ///
    /// # Errors
    /// The store's; that a look was not noted is logged, for the page is whole without it.
    pub async fn of(page: &Page, listed: &[ListedOffer]) -> Result<Self, PageError> {
        let app = page.app();
        let (shared, now, offers) = (app.clone(), app.clock.now(), listed.to_vec());
        let found = app.db.read(move |conn| {
            let ours: Vec<ProposalId> =
                offers.iter().filter(|offer| offer.owner == Owner::Ours).map(|offer| offer.id).collect();
            let covers = offer_pictures::covers(conn, &ours)?;
            Ok::<_, ServiceError>((covers, remote_pictures::shown(conn, &shared, now, &offers)?))
        });
        let (covers, Shown { kept, to_look }) = found.await.on(page)?;
        if !to_look.is_empty() {
            let shared = app.clone();
            let noted = app.tx(move |tx| remote_pictures::look(tx, &shared, now, &to_look)).await;
            match noted {
                Ok(()) => app.wake.pictures.notify_one(),
                Err(error) => tracing::warn!(%error, "a look at pictures was not noted"),
            }
        }
        Ok(Self { covers, theirs: kept })
    }

    /// The path of an offer's picture for lists.
    pub fn small(&self, offer: &ListedOffer) -> Option<String> {
        let small = PictureSize::Small;
        match offer.owner {
            Owner::Ours => self.covers.get(&offer.id).map(|photo| photo_path(photo.id, &photo.facts, small)),
            Owner::Theirs => self.theirs.get(&offer.id).map(|facts| theirs_path(offer.id, facts, small)),
        }
    }
}

/// The pictures of one offer for its own page; none where nothing is here.
///
/// # Errors
/// As [`Pictures::of`].
pub(super) async fn whole(page: &Page, offer: &ListedOffer, headline: &str) -> Result<Vec<Shot>, PageError> {
    match offer.owner {
        Owner::Ours => {
            let id = offer.id;
            let photos =
                page.app().db.read(move |conn| offer_pictures::confirmed(conn, id)).await.on(page)?;
            Ok(photos
                .into_iter()
                .map(|photo| {
                    shot(photo_path(photo.id, &photo.facts, PictureSize::Full), photo.alt, &photo.facts)
                })
                .collect())
        }
        Owner::Theirs => {
            let found = Pictures::of(page, std::slice::from_ref(offer)).await?;
            let facts = found.theirs.get(&offer.id);
            let alt = || {
                let given = offer.image.as_ref().map(|image| image.alt.clone()).filter(|alt| !alt.is_empty());
                given.unwrap_or_else(|| page.say().with1("picture-alt-theirs", "title", headline))
            };
            Ok(facts
                .map(|facts| shot(theirs_path(offer.id, facts, PictureSize::Full), alt(), facts))
                .into_iter()
                .collect())
        }
    }
}

fn shot(src: String, alt: String, facts: &PictureFacts) -> Shot {
    Shot { src, alt, width_px: facts.width_px, height_px: facts.height_px }
}
