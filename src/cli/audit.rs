//! `rooftop audit verify` and `rooftop audit export`, also while the server runs. Both read a chunk at a time, however long the log is.

use std::io::Write as _;

use super::{CliError, open};
use crate::config::Config;
use crate::domain::audit::Head;
use crate::services::{Viewer, audit};
use crate::web::desk::audit_line;

/// Follows the chain; says how many entries there are and which is the last, or which is the first wrong one, and how.
pub(super) async fn verify(config: Config, noted: Option<Head>) -> Result<(), CliError> {
    let node = open(config).await?;
    let found = audit::verify(&node.app, Viewer::Operator, noted).await?;
    let head = found.map_err(|broken| CliError::Failed(broken.to_string()))?;
    match head {
        Some(head) => println!("entries: {}\nhead: {head}", head.number),
        None => println!("entries: 0"),
    }
    Ok(())
}

/// Prints every entry as a line of JSON, the oldest first. Nothing is verified.
pub(super) async fn export(config: Config) -> Result<(), CliError> {
    let node = open(config).await?;
    let mut after = None;
    loop {
        let entries = node.app.db.read(move |conn| audit::chunk(conn, Viewer::Operator, after)).await?;
        let Some(last) = entries.last() else { return Ok(()) };
        after = Some(last.number);
        let mut out = std::io::stdout().lock();
        for entry in &entries {
            writeln!(out, "{}", audit_line(entry))
                .map_err(|e| CliError::Failed(format!("the log cannot be written: {e}")))?;
        }
    }
}
