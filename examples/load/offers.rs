//! An instance with many offers, over all municipalities.

use std::path::Path;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use rooftop::config::Config;
use rooftop::domain::field::{Draft, Field, Purpose};
use rooftop::geo::{Area, Gazetteer};
use rooftop::server::{self, Surroundings};
use rooftop::services::{ServiceError, Viewer, proposals};

use super::instance;

/// How many offers one transaction publishes.
const BATCH: usize = 500;

/// Stores so many published offers in a new instance.
pub(super) fn store(folder: &Path, port: u16, count: usize) {
    store_in(instance::config(folder, port), count);
}

/// The same, in an instance with these settings.
pub(super) fn store_in(config: Config, count: usize) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let node = server::open(config, Surroundings::real()).await.unwrap();
        let now = node.app.clock.now();
        let areas: Vec<&Area> = Gazetteer::belgium().municipalities().collect();
        let drafts: Vec<Draft> =
            (0..count).map(|n| draft(n, areas[n % areas.len()], now.date_naive())).collect();
        for some in drafts.chunks(BATCH) {
            let (app, some) = (Arc::clone(&node.app), some.to_vec());
            let published = node.app.db.tx(move |tx| {
                for draft in &some {
                    let made = proposals::create(tx, &app, now, Viewer::Operator, (Purpose::Offer, draft))?;
                    proposals::publish(tx, &app, now, Viewer::Operator, made.id)?;
                }
                Ok::<(), ServiceError>(())
            });
            published.await.unwrap();
        }
    });
}

/// The offer with this number: its kind, size, dates, rent and languages differ from its neighbours'.
fn draft(n: usize, area: &Area, today: NaiveDate) -> Draft {
    let from = today + Days::new(u64::try_from(n % 90).unwrap());
    let kinds = ["room", "studio", "apartment", "house"];
    let mut draft = Draft::new();
    draft
        .set(Field::Title, format!("Chambre numéro {n} à {}", area.name("fr")))
        .set(Field::Description, "Calme, près de la gare, avec un jardin.")
        .set(Field::PlaceKind, kinds[n % kinds.len()])
        .set(Field::CapacityPersons, (1 + n % 6).to_string())
        .set(Field::Municipality, area.code.as_str())
        .set(Field::AvailableFrom, from.to_string())
        .set(Field::MonthlyRentCents, ((n % 8) * 10_000).to_string())
        .set(Field::StepFree, ["none", "some", "all"][n % 3])
        .push(Field::Languages, "fr:fluent")
        .push(Field::Languages, ["nl:fluent", "en:fluent", "ar:fluent", "ti:fluent"][n % 4]);
    if n.is_multiple_of(2) {
        draft.set(Field::AvailableUntil, (from + Days::new(120)).to_string());
    }
    draft
}
