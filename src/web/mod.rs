//! The pages, for people: rendered here, without JavaScript, in the reader's language.
//! Invariants: a page makes no request to a third party (PR-14); it shows and searches by the public area alone (PR-04).

mod abroad;
pub mod access;
mod appeals;
mod agreement;
pub mod assets;
pub mod desk;
pub mod error;
pub mod fediverse;
pub mod form;
mod guidance;
mod help;
pub mod home;
pub mod layout;
pub mod media;
mod my;
pub mod offers;
pub mod pictures;
mod privacy;
pub mod profile;
pub mod session;
mod visitors;

use actix_web::guard::{self, Guard};
use actix_web::web::{self, ServiceConfig};
use actix_web::{Handler, Responder, Route};

pub use appeals::show_appeal;
pub use home::not_found;
pub use offers::{offers_list, show_offer};
pub use profile::show_actor;
pub use visitors::PagePace;

/// Registers every page but those whose address answers ActivityPub too: `/offers/{id}`, `/appeals/{id}` and `/@{handle}`.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/", read(home::home))
        .route("/offers", read(offers_list))
        .route("/offers/{id}/reply", read(offers::show::reply))
        .route("/follow", read(fediverse::follow))
        .route("/tags/{tag}", read(home::tag))
        .route("/about/privacy", read(privacy::show))
        .route("/health", read(home::health))
        .route("/static/{name}", read(assets::show))
        .route("/media/cards/{key}.png", read(media::card))
        .route("/media/cards/small/{key}.png", read(media::small_card))
        .route("/media/faces/{name}.png", read(media::face))
        .route("/media/photos/{name}.jpg", read(pictures::photo))
        .route("/media/photos/small/{name}.jpg", read(pictures::small_photo))
        .route("/media/theirs/{name}.jpg", read(pictures::theirs))
        .route("/media/theirs/small/{name}.jpg", read(pictures::small_theirs))
        .service(web::resource(help::PATH).route(read(help::form)).post(help::tell))
        .configure(my::routes)
        .configure(desk::routes);
}

/// A route for GET, and for HEAD, which is GET without the body.
pub fn read<F, Args>(handler: F) -> Route
where
    F: Handler<Args>,
    Args: actix_web::FromRequest + 'static,
    F::Output: Responder + 'static,
{
    web::route().guard(reading()).to(handler)
}

fn reading() -> impl Guard {
    guard::Any(guard::Get()).or(guard::Head())
}
