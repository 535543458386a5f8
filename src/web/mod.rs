//! The pages, for people: rendered here, without JavaScript, in the reader's language.
//! Invariants: a page makes no request to a third party (PR-14); it shows and searches by the public area alone (PR-04).

pub mod assets;
pub mod desk;
pub mod error;
pub mod form;
pub mod layout;
pub mod session;

use actix_web::web::{self, ServiceConfig};

/// Registers every page but those whose address answers ActivityPub too.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/static/{name}").get(assets::show)).configure(desk::routes);
}
