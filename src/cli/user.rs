//! `rooftop user create`.

use std::io::{BufRead as _, IsTerminal as _};

use super::{CliError, open};
use crate::config::Config;
use crate::domain::access::Role;
use crate::services::accounts;

pub(super) async fn create(
    config: Config,
    email: &str,
    role: Role,
    from_stdin: bool,
) -> Result<(), CliError> {
    let secret = read_password(from_stdin)?;
    // Checked before anything is opened, so that a typo costs nothing.
    let (account, hash) = accounts::prepare(email, role, &secret)?;
    let node = open(config).await?;
    let now = node.app.clock.now();
    let made = account.clone();
    node.app.db.tx(move |tx| accounts::create(tx, now, &account, &hash)).await?;
    println!("{} may sign in as {} at {}", made.email, made.role, node.app.urls.at("/sign-in"));
    Ok(())
}

fn read_password(from_stdin: bool) -> Result<String, CliError> {
    let failed = |e: std::io::Error| CliError::Failed(format!("the password cannot be read: {e}"));
    if from_stdin {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).map_err(failed)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    if !std::io::stdin().is_terminal() {
        return Err(CliError::Failed("there is no terminal to ask on: give --password-stdin".to_owned()));
    }
    let first = rpassword::prompt_password("Password (12 characters at least): ").map_err(failed)?;
    let second = rpassword::prompt_password("Once more: ").map_err(failed)?;
    if first != second {
        return Err(CliError::Failed("the two passwords differ".to_owned()));
    }
    Ok(first)
}
