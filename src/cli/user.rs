//! `rooftop user`: creates accounts, lists them, and helps who lost the phone.

use std::io::{BufRead as _, IsTerminal as _};
use std::sync::Arc;

use super::{CliError, open};
use crate::config::Config;
use crate::domain::access::{Role, SecondFactor};
use crate::services::{ServiceError, Viewer, accounts, staff};
use crate::store::Tx;
use crate::store::accounts::Activity;

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
    let lang = node.app.lang();
    let making = move |tx: &mut Tx<'_>| {
        accounts::create(tx, now, &account, &hash)?;
        Ok::<_, ServiceError>(crate::store::accounts::set_language(tx, account.id, lang)?)
    };
    node.app.db.tx(making).await?;
    println!("{} may sign in as {} at {}", made.email, made.role, node.app.urls.at("/sign-in"));
    Ok(())
}

/// Prints a line for each account.
pub(super) async fn list(config: Config) -> Result<(), CliError> {
    let node = open(config).await?;
    let now = node.app.clock.now();
    let found = node.app.db.read(move |conn| staff::list(conn, now, Viewer::Operator)).await?;
    for member in found.members {
        let factor = match member.factor {
            SecondFactor::Enrolled => "second factor",
            SecondFactor::Missing => "no second factor",
        };
        let activity = match member.activity {
            Activity::Active => "active",
            Activity::Disabled => "disabled",
        };
        let seen = member.signed_in_on.map_or_else(|| "never".to_owned(), |day| day.to_string());
        let account = member.account;
        println!("{}\t{}\t{factor}\t{activity}\tlast sign-in {seen}", account.email, account.role);
    }
    Ok(())
}

/// Takes a second factor away, of an admin too whom no other admin can help.
pub(super) async fn reset_factor(config: Config, email: String) -> Result<(), CliError> {
    let node = open(config).await?;
    let (app, of, now) = (Arc::clone(&node.app), email.clone(), node.app.clock.now());
    node.app.db.tx(move |tx| staff::reset_factor_of(tx, &app, now, Viewer::Operator, &of)).await?;
    println!("{} has no second factor any more; all sessions of that account ended", email.trim());
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
