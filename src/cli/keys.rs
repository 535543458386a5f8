//! `rooftop keys rotate` and `rotate-data`.

use std::sync::Arc;

use super::{CliError, open};
use crate::config::Config;
use crate::services::{Viewer, data_keys, keys};

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

pub(super) async fn rotate_data(config: Config) -> Result<(), CliError> {
    let file = config.data_keys_file.display().to_string();
    let node = open(config).await?;
    let rotated = data_keys::rotate(&node.app, Viewer::Operator).await?;
    println!("the key {} seals from now on; {} values were sealed anew", rotated.key_id, rotated.resealed);
    for id in rotated.forgotten {
        println!("the key {id} is gone: nothing was sealed with it any more");
    }
    println!(
        "Back up {file}. A replaced key leaves it by itself, once nothing is sealed with it and an hour has passed."
    );
    Ok(())
}
