//! `rooftop serve`.

use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};

use super::{CliError, Only, open};
use crate::config::{Config, Federation};
use crate::server::{Part, Running, listen};

pub(super) async fn run(config: Config, only: Option<Only>) -> Result<(), CliError> {
    let part = match only {
        None => Part::Everything,
        Some(Only::Web) => Part::Web,
        Some(Only::Work) => Part::Work,
    };
    for warning in config.warnings() {
        tracing::warn!("{warning}");
    }
    if let Federation::Off { why } = config.federating() {
        tracing::warn!("{why}");
    }
    // Before the database is opened: a port in use is found at once, and nothing is written for it.
    let listener = if part == Part::Work { None } else { Some(listen(config.listen)?) };
    let within = Duration::from_secs(config.server.shutdown_s);
    let (address, public) = (config.listen, config.public_url.to_string());
    let running = Running::start(open(config).await?, listener, part)?;
    tracing::info!(listen = %address, public_url = public, "Rooftop runs");
    asked_to_stop().await?;
    tracing::info!("stopping");
    running.stop(within).await;
    Ok(())
}

/// Waits for SIGTERM or Ctrl-C.
pub(crate) async fn asked_to_stop() -> Result<(), CliError> {
    let failed = |e: std::io::Error| CliError::Failed(format!("signals cannot be heard: {e}"));
    let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
