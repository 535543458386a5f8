//! The pictures of other instances' offers that somebody looked at are fetched, made harmless and kept.
//! Two at a time and one of a host; a page never waits for this.

use std::sync::Arc;

use tokio::task::JoinSet;

use super::Stop;
use crate::domain::picture::WantedPicture;
use crate::federation::http::FetchError;
use crate::federation::node::Node;
use crate::media::picture::{self, PictureError, PictureLimits};
use crate::services::ServiceError;
use crate::services::remote_pictures::{self as service, Failure};
use crate::store::Claim;

/// How many are fetched at a time: each may hold its largest size in memory.
const BATCH: i64 = 2;
/// The time that decoding may take beyond the fetch, in seconds.
const DECODE_S: u32 = 60;

pub(super) async fn run(node: Arc<Node>, mut stop: Stop) {
    while !stop.given() {
        match fetch_some(&node).await {
            Ok(0) => stop.or_work(&node.app.wake.pictures).await,
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, cause = ?error, "wanted pictures cannot be read");
                stop.or_work(&node.app.wake.pictures).await;
            }
        }
    }
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
enum NoPicture {
    #[error(transparent)]
    Fetch(#[from] FetchError),
    #[error(transparent)]
    File(#[from] PictureError),
}

impl NoPicture {
    fn failure(&self) -> Failure {
        match self {
            Self::Fetch(error) if error.may_pass() => Failure::MayPass,
            Self::Fetch(_) | Self::File(_) => Failure::Stays,
        }
    }
}

/// Fetches what is wanted, up to a batch; gives how many were tried.
pub(super) async fn fetch_some(node: &Arc<Node>) -> Result<usize, ServiceError> {
    let fetch_s = u32::try_from(node.app.config.federation.fetch_timeout_s).unwrap_or(u32::MAX);
    let claim = Claim { now: node.app.clock.now(), lease_s: fetch_s.saturating_add(DECODE_S), limit: BATCH };
    let app = Arc::clone(&node.app);
    let wanted = node.app.db.tx(move |tx| service::claim(tx, &app, claim)).await?;
    let count = wanted.len();
    let mut under_way = JoinSet::new();
    for wanted in wanted {
        under_way.spawn(fetch(Arc::clone(node), wanted));
    }
    while let Some(ended) = under_way.join_next().await {
        ended.map_err(|error| ServiceError::Internal(format!("a picture's task failed: {error}")))??;
    }
    Ok(count)
}

async fn fetch(node: Arc<Node>, wanted: WantedPicture) -> Result<(), ServiceError> {
    let app = Arc::clone(&node.app);
    match made_harmless(&node, &wanted).await {
        Ok(picture) => {
            app.clone().db.tx(move |tx| service::keep(tx, &app, &wanted, &picture)).await?;
        }
        Err(error) => {
            tracing::info!(offer = %wanted.proposal, host = %wanted.url.domain(), %error, "a picture could not be had");
            let now = app.clock.now();
            let failure = error.failure();
            app.db.tx(move |tx| service::fail(tx, now, &wanted, failure)).await?;
        }
    }
    Ok(())
}

async fn made_harmless(node: &Node, wanted: &WantedPicture) -> Result<picture::Picture, NoPicture> {
    let media = &node.app.config.media;
    let file = node.http.get_picture(wanted.url.url(), media.fetch_max_bytes, node.app.clock.now()).await?;
    let limits = PictureLimits { max_megapixels: media.fetch_max_megapixels };
    Ok(picture::read(file, limits).await?)
}
