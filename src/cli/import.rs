//! `rooftop import`: all or nothing in one transaction, or line by line with `--keep-going`.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use indicatif::{ProgressBar, ProgressDrawTarget};
use serde_json::{Value, json};

use super::{CliError, open};
use super::{import_json, import_vetting};
use crate::config::Config;
use crate::crash;
use crate::domain::access::Role;
use crate::domain::field::Purpose;
use crate::ids::AccountId;
use crate::services::proposals::{self, Publication};
use crate::services::{App, ServiceError, Viewer, vetting as vetting_of_hosts};
use crate::store::{Tx, accounts};

/// The longest line that is read, in bytes.
const LINE_MAX_BYTES: usize = 65_536;

/// What to import, and how.
pub(super) struct Job {
    file: PathBuf,
    publish: bool,
    keep_going: bool,
}

impl Job {
    pub(super) fn new(file: PathBuf, publish: bool, keep_going: bool) -> Self {
        Self { file, publish, keep_going }
    }
}

/// What came of one line.
type Outcome = Result<Value, String>;

pub(super) async fn run(config: Config, job: Job) -> Result<(), CliError> {
    let lines = read_lines(&job.file, config.limits.import_lines_max)?;
    let node = open(config).await?;
    let count = lines.len();
    let bar = progress(count);
    let outcomes = if job.keep_going {
        one_by_one(&node.app, lines, job.publish, &bar).await?
    } else {
        together(&node.app, lines, job.publish, &bar).await?
    };
    // Everything is in the store, and nobody was told so far.
    crash::point("publish:after-commit");
    bar.finish_and_clear();
    let failed = outcomes.iter().filter(|(_, outcome)| outcome.is_err()).count();
    let mut out = std::io::stdout().lock();
    for (number, outcome) in &outcomes {
        let line = match outcome {
            Ok(made) => made.clone(),
            Err(error) => json!({"line": number, "error": error}),
        };
        writeln!(out, "{line}")
            .map_err(|e| CliError::Failed(format!("the answer cannot be written: {e}")))?;
    }
    if failed == 0 {
        return Ok(());
    }
    let rest = if job.keep_going {
        "the others are imported"
    } else {
        "nothing is imported; mend them, or give --keep-going"
    };
    eprintln!("rooftop: {failed} of {count} lines cannot be imported: {rest}");
    Err(CliError::Said)
}

/// Reads the lines that are not blank, with their numbers.
pub(super) fn read_lines(file: &Path, most: usize) -> Result<Vec<(usize, String)>, CliError> {
    let failed = |e: std::io::Error| CliError::Failed(format!("{}: {e}", file.display()));
    let reader: Box<dyn std::io::BufRead> = if file.as_os_str() == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(std::io::BufReader::new(std::fs::File::open(file).map_err(failed)?))
    };
    let mut lines = Vec::new();
    for (index, line) in reader.lines().enumerate() {
        let line = line.map_err(failed)?;
        if line.len() > LINE_MAX_BYTES {
            return Err(CliError::Failed(format!(
                "line {} has {} bytes, at most {LINE_MAX_BYTES} are read",
                index + 1,
                line.len()
            )));
        }
        if !line.trim().is_empty() {
            lines.push((index + 1, line));
        }
        if lines.len() > most {
            return Err(CliError::Failed(format!("more than {most} lines (limits.import_lines_max)")));
        }
    }
    Ok(lines)
}

fn progress(lines: usize) -> ProgressBar {
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    ProgressBar::with_draw_target(Some(u64::try_from(lines).unwrap_or(0)), target)
}

/// All lines in one transaction: each is tried, so that every error is told, and one error undoes all.
async fn together(
    app: &Arc<App>,
    lines: Vec<(usize, String)>,
    publish: bool,
    bar: &ProgressBar,
) -> Result<Vec<(usize, Outcome)>, CliError> {
    let (inner, bar) = (Arc::clone(app), bar.clone());
    let result = app
        .db
        .tx(move |tx| {
            let mut outcomes = Vec::new();
            for (number, line) in lines {
                outcomes.push((number, one(tx, &inner, (number, &line), publish)?));
                bar.inc(1);
            }
            if outcomes.iter().any(|(_, outcome)| outcome.is_err()) {
                Err(Undone::Lines(outcomes))
            } else {
                Ok(outcomes)
            }
        })
        .await;
    match result {
        Ok(outcomes) => Ok(outcomes),
        // What went well was undone with the rest: only the errors are told.
        Err(Undone::Lines(outcomes)) => {
            Ok(outcomes.into_iter().filter(|(_, outcome)| outcome.is_err()).collect())
        }
        Err(Undone::Service(error)) => Err(error.into()),
    }
}

/// Why nothing was imported.
enum Undone {
    Lines(Vec<(usize, Outcome)>),
    Service(ServiceError),
}

impl From<crate::store::StoreError> for Undone {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Service(error.into())
    }
}

async fn one_by_one(
    app: &Arc<App>,
    lines: Vec<(usize, String)>,
    publish: bool,
    bar: &ProgressBar,
) -> Result<Vec<(usize, Outcome)>, CliError> {
    let mut outcomes = Vec::new();
    for (number, line) in lines {
        let inner = Arc::clone(app);
        let done = app
            .db
            .tx(move |tx| match one(tx, &inner, (number, &line), publish) {
                Ok(Ok(made)) => Ok(made),
                Ok(Err(sentence)) => Err(Undone::Lines(vec![(number, Err(sentence))])),
                Err(undone) => Err(undone),
            })
            .await;
        match done {
            Ok(made) => outcomes.push((number, Ok(made))),
            Err(Undone::Lines(failed)) => outcomes.extend(failed),
            Err(Undone::Service(error)) => return Err(error.into()),
        }
        bar.inc(1);
    }
    Ok(outcomes)
}

/// Imports one line. The outer error is the instance's, the inner one the line's.
fn one(tx: &mut Tx<'_>, app: &App, (number, text): (usize, &str), publish: bool) -> Result<Outcome, Undone> {
    let now = app.clock.now();
    let made =
        import_json::read(text).map_err(LineError::Said).and_then(|line| store(tx, app, now, line, publish));
    match made {
        Ok(made) => {
            let mut told = json!({"line": number});
            if let (Some(told), Value::Object(made)) = (told.as_object_mut(), made) {
                told.extend(made);
            }
            Ok(Ok(told))
        }
        Err(LineError::Said(sentence)) => Ok(Err(sentence)),
        Err(LineError::Service(error @ (ServiceError::Store(_) | ServiceError::Internal(_)))) => {
            Err(Undone::Service(error))
        }
        Err(LineError::Service(error)) => Ok(Err(error.to_string())),
    }
}

/// What is wrong with a line.
enum LineError {
    Said(String),
    Service(ServiceError),
}

impl From<String> for LineError {
    fn from(sentence: String) -> Self {
        Self::Said(sentence)
    }
}

impl From<ServiceError> for LineError {
    fn from(error: ServiceError) -> Self {
        Self::Service(error)
    }
}

fn store(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    line: import_json::Line,
    publish: bool,
) -> Result<Value, LineError> {
    let proposal = proposals::create(tx, app, now, Viewer::Operator, (line.purpose, &line.draft))?;
    if let Some(vetting) = &line.vetting {
        let vetting = import_vetting::read(vetting, |value| approver(tx, value))?;
        vetting_of_hosts::import(tx, now, Viewer::Operator, (&proposal, &vetting))?;
    }
    let state = if publish {
        match proposals::publish(tx, app, now, Viewer::Operator, proposal.id) {
            Ok(Publication::Out) => ("published", Vec::new()),
            Ok(Publication::Held) => ("held for a moderator", Vec::new()),
            // It is here, as a draft, and the staff completes it.
            Err(ServiceError::NotVetted(missing)) => ("waits for screening", missing),
            Err(other) => return Err(other.into()),
        }
    } else {
        ("draft", Vec::new())
    };
    let url = match line.purpose {
        Purpose::Offer => app.urls.offer_page(proposal.id),
        Purpose::Request => app.urls.at(&format!("/desk/proposals/{}", proposal.id)),
    };
    let (state, missing) = state;
    let mut made = json!({"id": proposal.id.to_string(), "url": url, "state": state});
    if let Some(name) = line.name {
        made["yours"] = name.into();
    }
    if !missing.is_empty() {
        made["missing"] = missing.iter().map(|step| step.name()).collect::<Vec<_>>().into();
    }
    Ok(made)
}

/// The moderator of this instance who is named as having approved a vetting.
fn approver(tx: &mut Tx<'_>, value: &Value) -> Result<AccountId, LineError> {
    let email = value.as_str().unwrap_or_default().to_lowercase();
    let account = accounts::by_email(tx, &email).map_err(ServiceError::from)?.map(|(account, _)| account);
    let moderator = account.filter(|account| matches!(account.role, Role::Moderator | Role::Admin));
    let refused =
        || LineError::Said(format!("vetting.approved_by: {value} is no moderator's e-mail address here"));
    Ok(moderator.ok_or_else(refused)?.id)
}
