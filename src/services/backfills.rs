//! The older offers of somebody we follow, taken page by page from its outbox (inbound check 10).
//! Invariant: an offer found there passes what a received one passes; nothing is announced, for it is no news.

use chrono::{DateTime, Utc};

use super::offers::{self, Reception};
use super::{App, ServiceError};
use crate::domain::backfill::{BackfillEnding, ITEMS_MAX, Next, PAGES_MAX};
use crate::domain::listing::RemoteOffer;
use crate::ids::ApId;
use crate::store::backfills::{self, Backfill, PageRead};
use crate::store::{Claim, Tx};

/// A page as it was fetched.
#[derive(Debug, Clone)]
pub struct PageFetched {
    /// Its address, as it was asked for.
    pub page: ApId,
    pub items: u32,
    /// The offers among them, by the author whose outbox it is.
    pub offers: Vec<RemoteOffer>,
    /// Items that were left out, because a page has so many at most.
    pub left_out: usize,
    pub next: Next,
}

/// How a reading goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Went {
    On(Box<Backfill>),
    Ended,
    /// It is not ours any more: its partner was removed, or another worker read the page.
    Lost,
}

/// Takes the offers of a page, and notes how far the reading has come, in one transaction.
///
/// # Errors
/// The store's.
pub fn take_page(
    tx: &mut Tx<'_>,
    app: &App,
    (reading, fetched): (&Backfill, &PageFetched),
    claim: Claim,
) -> Result<Went, ServiceError> {
    let mut kept = 0;
    for offer in &fetched.offers {
        kept += u32::from(take(tx, app, claim.now, offer)?);
    }
    let cut = (fetched.left_out > 0).then_some(BackfillEnding::PageCut);
    let read = PageRead { page: fetched.page.clone(), items: fetched.items, kept, cut };
    if !backfills::page_read(tx, reading, &read, claim)? {
        return Ok(Went::Lost);
    }
    let (items, pages) = (reading.items + fetched.items, reading.pages + 1);
    let ending = match &fetched.next {
        Next::End => Some(BackfillEnding::Complete),
        Next::Elsewhere => Some(BackfillEnding::OtherHost),
        Next::Page(_) if items >= ITEMS_MAX => Some(BackfillEnding::ItemsMax),
        Next::Page(_) if pages >= PAGES_MAX => Some(BackfillEnding::PagesMax),
        Next::Page(next) if backfills::was_read(tx, reading.id, next)? => Some(BackfillEnding::PageTwice),
        Next::Page(_) => None,
    };
    if let Some(ending) = ending {
        backfills::end(tx, reading.id, ending, claim.now)?;
        return Ok(Went::Ended);
    }
    let Next::Page(next) = &fetched.next else { return Ok(Went::Ended) };
    backfills::go_on(tx, reading.id, next)?;
    Ok(Went::On(Box::new(Backfill {
        next_page: Some(next.clone()),
        pages,
        items,
        kept: reading.kept + kept,
        attempts: 0,
        ending: cut.or(reading.ending),
        ..reading.clone()
    })))
}

/// Whether an offer was new, or newer than what we had. One that has another author here is left out, and does not stop the others.
fn take(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, offer: &RemoteOffer) -> Result<bool, ServiceError> {
    match offers::take(tx, app, now, offer) {
        Ok(Reception::New | Reception::Newer) => Ok(true),
        Ok(Reception::Stale | Reception::Irrelevant) => Ok(false),
        Err(ServiceError::Conflict(why)) => {
            tracing::info!(offer = %offer.ap_id, why, "left out of a backfill");
            Ok(false)
        }
        Err(error) => Err(error),
    }
}
