//! `GET /desk/queue/live`: tells a page of the queue that something changed, as server-sent events (HTML living standard, 9.2).
//! Invariants: it says that, and never what; it ends after `server.live_s`, so that whoever may not listen any more hears nothing after that, and
//! the browser asks again by itself.

use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use actix_web::http::header;
use actix_web::web::{Bytes, Data};
use actix_web::{HttpResponse, http::StatusCode};
use futures_util::stream;
use tokio::time::Instant;

use crate::services::{App, Viewer, queue};
use crate::web::desk::fault::Fault;
use crate::web::layout::Page;
use crate::web::session::Staff;

/// How often it looks.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How many listen at once, in a process: each is a look at the queue every two seconds.
const LISTENERS_MAX: usize = 64;
/// When a browser asks again after the end, in milliseconds.
const AGAIN_MS: u32 = 2_000;

static LISTENERS: AtomicUsize = AtomicUsize::new(0);

/// A place among those who listen; it is free again when dropped.
struct Place;

impl Place {
    fn take() -> Option<Self> {
        let taken = LISTENERS.fetch_update(Ordering::AcqRel, Ordering::Acquire, |listeners| {
            (listeners < LISTENERS_MAX).then_some(listeners + 1)
        });
        taken.ok().map(|_| Self)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        LISTENERS.fetch_sub(1, Ordering::AcqRel);
    }
}

struct Listener {
    app: Data<App>,
    viewer: Viewer,
    until: Instant,
    /// What was told last; nothing was before the first look.
    told: Option<String>,
    _place: Place,
}

impl Listener {
    /// The next thing to tell: what the queue's stamp is now where it changed, or a sign of life. `None` at the end.
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        if Instant::now() >= self.until {
            return None;
        }
        if self.told.is_some() {
            tokio::time::sleep(LOOK_EVERY).await;
        }
        let (viewer, now) = (self.viewer, self.app.clock.now());
        let stamp = match self.app.db.read(move |conn| queue::stamp(conn, (viewer, now))).await {
            Ok(stamp) => stamp,
            Err(error) => {
                tracing::warn!(%error, "the queue cannot be read; whoever listens asks again");
                return None;
            }
        };
        let event = match &self.told {
            None => format!("retry: {AGAIN_MS}\nevent: stamp\ndata: {stamp}\n\n"),
            Some(told) if *told != stamp => format!("event: stamp\ndata: {stamp}\n\n"),
            Some(_) => ": here\n\n".to_owned(),
        };
        self.told = Some(stamp);
        Some((Ok(Bytes::from(event)), self))
    }
}

/// `GET /desk/queue/live`.
pub(in crate::web::desk) async fn follow(page: Page, staff: Staff) -> Result<HttpResponse, Fault> {
    let kept = Duration::from_secs(page.app().config.server.live_s);
    if kept.is_zero() {
        // 204 tells a browser not to ask again.
        return Ok(HttpResponse::NoContent().insert_header((header::CACHE_CONTROL, "no-store")).finish());
    }
    let Some(place) = Place::take() else {
        return Ok(HttpResponse::build(StatusCode::SERVICE_UNAVAILABLE)
            .insert_header((header::RETRY_AFTER, "60"))
            .finish());
    };
    let listener = Listener {
        app: page.app().clone(),
        viewer: staff.viewer(),
        until: Instant::now() + kept,
        told: None,
        _place: place,
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/event-stream"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // A proxy before us would otherwise keep what is told until there is more of it.
        .insert_header(("X-Accel-Buffering", "no"))
        .streaming(stream::unfold(listener, Listener::next)))
}
