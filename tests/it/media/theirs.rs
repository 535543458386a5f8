//! Another instance's offer with a picture, put where a received one stands.

use chrono::NaiveDate;
use rooftop::domain::field::Draft;
use rooftop::domain::listing::{Listing, RemoteImage, RemoteOffer};
use rooftop::domain::place::StepFree;
use rooftop::domain::proposal::State;
use rooftop::ids::{ApId, ProposalId};
use rooftop::services::ServiceError;
use rooftop::store::offers;

use crate::fediverse::{Server, noon};

/// Stores an offer of `beta.test` whose picture is there.
pub async fn an_offer_with(server: &Server, number: u32, picture: &str, alt: &str) -> ProposalId {
    let author: ApId = "http://beta.test/actors/beta".parse().unwrap();
    let ap_id: ApId = format!("http://beta.test/proposals/{number}").parse().unwrap();
    let id = ProposalId::new();
    let offer = RemoteOffer {
        id,
        page_url: ap_id.to_string(),
        ap_id,
        author,
        title: format!("Chambre {number}"),
        content: "<p>Une chambre</p>".to_owned(),
        terms: Draft::new(),
        image: Some(RemoteImage { url: picture.to_owned(), alt: alt.to_owned() }),
        listing: Listing {
            is_listed: true,
            area: None,
            place_name: "Liège".to_owned(),
            place_kind: None,
            capacity_persons: Some(2),
            available_from: NaiveDate::from_ymd_opt(2026, 12, 1),
            available_until: None,
            monthly_rent_cents: None,
            step_free: StepFree::Unknown,
            free_slots: 1,
            languages: Vec::new(),
        },
        state: State::Published,
        published_at: noon(),
        updated_at: noon(),
    };
    server.does(move |tx, _| Ok::<_, ServiceError>(offers::save_remote(tx, &offer)?)).await.unwrap();
    id
}
