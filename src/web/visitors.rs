//! Where a visitor comes from, and how fast one address gets pages.

use std::net::IpAddr;

use actix_web::HttpRequest;
use actix_web::http::header::X_FORWARDED_FOR;
use actix_web::web::Data;

use super::session;
use crate::config::{Config, network};
use crate::pace::{Left, Pace};

/// The visitor's address: the proxies that the configuration trusts are looked through. `None` where the connection has none.
pub(super) fn address(request: &HttpRequest, config: &Config) -> Option<IpAddr> {
    let values = request.headers().get_all(X_FORWARDED_FOR).filter_map(|value| value.to_str().ok());
    let forwarded = values.collect::<Vec<_>>().join(", ");
    let forwarded = (!forwarded.is_empty()).then_some(forwarded.as_str());
    Some(config.client_address(request.peer_addr()?.ip(), forwarded))
}

/// How many pages an address gets in a minute without a wait; one for all workers of an instance.
pub struct PagePace(Pace);

impl PagePace {
    /// So many, a sixtieth of them at once.
    pub fn per_minute(most: u32) -> Self {
        Self(Pace::per_minute(most))
    }

    /// Waits until the visitor may have one more page, two seconds at most. Nobody is turned away: a house full of people may share
    /// an address.
    pub(super) async fn keep(request: &HttpRequest) {
        let Some(pace) = request.app_data::<Data<Self>>().cloned() else { return };
        if let Some(address) = address(request, &session::app(request).config) {
            pace.0.hold_back(network(address), Left::Nothing).await;
        }
    }
}
