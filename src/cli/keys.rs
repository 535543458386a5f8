//! `rooftop keys rotate`.

use std::sync::Arc;

use super::{CliError, open};
use crate::config::Config;
use crate::services::{Viewer, keys};

pub(super) async fn rotate(config: Config, name: Option<String>) -> Result<(), CliError> {
    let node = open(config).await?;
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let rotated =
        node.app.db.tx(move |tx| keys::rotate(tx, &app, now, Viewer::Operator, name.as_deref())).await?;
    for actor in rotated {
        println!("{} signs with {} now", actor.ap_id, actor.key_id);
    }
    println!("The running server takes the new keys by itself, and tells the followers.");
    Ok(())
}
