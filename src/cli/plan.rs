//! `rooftop plan`: who could live where, from a file and without an instance.

use std::fs::File;
use std::io::{BufWriter, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::plan_read::Market;
use super::{CliError, import, plan_json, plan_read};
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::matching::facts;
use crate::domain::matching::figures::{Figures, Part, PartOf};
use crate::domain::matching::marks::Marks;
use crate::domain::matching::plan::{self, Plan};
use crate::domain::matching::rules::Setting;
use crate::services::planning;

/// The most lines that are planned.
const LINES_MAX: usize = 2_000_000;
/// Of so many wrong lines each is named; more are counted.
const WRONG_SHOWN: usize = 20;

/// What to plan, and where to.
pub(super) struct Job {
    pub(super) input: PathBuf,
    pub(super) output: Option<PathBuf>,
    pub(super) today: Option<NaiveDate>,
    pub(super) seconds: u32,
}

pub(super) fn run(config: &Config, job: &Job) -> Result<(), CliError> {
    let failed = |what: String| CliError::Failed(what);
    let today = job.today.unwrap_or_else(|| Clock::machine().now().date_naive());
    let lines = import::read_lines(&job.input, LINES_MAX)?;
    let bar = progress(lines.len());
    let market = plan_read::read(&lines, today, || bar.inc(1)).map_err(|wrong| say(&wrong))?;
    drop(lines);
    bar.set_style(ProgressStyle::default_spinner());
    bar.set_message("planning");
    let with =
        Setting { today: facts::day(today), weights: &config.matching, distances: market.index.distances() };
    let steps_max = u64::from(job.seconds) * planning::STEPS_A_SECOND;
    let marks = Marks::default();
    let made =
        plan::plan(&market.index, &marks, with, steps_max).map_err(|error| failed(error.to_string()))?;
    if let Some(output) = &job.output {
        let unwritten = |error: std::io::Error| CliError::Failed(format!("{}: {error}", output.display()));
        let mut file = BufWriter::new(File::create(output).map_err(unwritten)?);
        plan_json::write(&mut file, &made, &market.index, &marks, with).map_err(unwritten)?;
        file.flush().map_err(unwritten)?;
    }
    bar.finish_and_clear();
    show(&market, &made).map_err(|error| failed(format!("the answer cannot be written: {error}")))
}

/// Names wrong lines.
fn say(wrong: &[String]) -> CliError {
    for sentence in wrong.iter().take(WRONG_SHOWN) {
        eprintln!("rooftop: {sentence}");
    }
    let more = wrong.len().saturating_sub(WRONG_SHOWN);
    if more > 0 {
        eprintln!("rooftop: and {more} more");
    }
    eprintln!("rooftop: {} lines cannot be read: nothing is planned", wrong.len());
    CliError::Said
}

fn progress(lines: usize) -> ProgressBar {
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(u64::try_from(lines).unwrap_or(0)), target);
    // The first picture is drawn after a second.
    bar.enable_steady_tick(Duration::from_secs(1));
    bar
}

/// The table that whoever typed the command reads.
fn show(market: &Market, made: &Plan) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let (offers, requests) = market.index.counts();
    writeln!(out, "{requests} requests, {offers} offers, {} pairs weighed", made.edges)?;
    writeln!(out)?;
    writeln!(out, "{:<26}{:>18}{:>18}", "", "this plan", "first come")?;
    let both = (&made.figures, &made.first_come);
    let lines: [(&str, PartOf); 5] = [
        ("households housed", |figures| figures.households),
        ("persons housed", |figures| figures.persons),
        ("of the urgent", |figures| figures.urgent),
        ("of those without steps", |figures| figures.step_free),
        ("of families", |figures| figures.families),
    ];
    for (name, part) in lines {
        writeln!(out, "{name:<26}{:>18}{:>18}", shown(part(both.0)), shown(part(both.1)))?;
    }
    let fit = |figures: &Figures| figures.mean_fit().map_or_else(|| "-".to_owned(), plan_json::points);
    writeln!(out, "{:<26}{:>18}{:>18}", "mean fit (of 100)", fit(both.0), fit(both.1))?;
    writeln!(out)?;
    if market.waiting > 0 {
        let missing: Vec<String> =
            market.unvetted.iter().map(|(step, count)| format!("{step} {count}")).collect();
        writeln!(out, "Waiting for screening (SG-01), and planned with nobody: {}", market.waiting)?;
        writeln!(out, "  of these without: {}", missing.join(", "))?;
    }
    if made.is_pruned {
        writeln!(
            out,
            "Not all feasible pairs were weighed: the best of each side, for there were too many."
        )?;
    }
    if made.finished {
        return writeln!(out, "No plan of these pairs houses more, or as many better.");
    }
    writeln!(
        out,
        "The time was over: no plan of these pairs houses more than {} households. Give more --seconds.",
        made.households_max
    )
}

fn shown(part: Part) -> String {
    match part.per_mille() {
        None => "-".to_owned(),
        Some(share) => format!("{} ({}.{} %)", part.housed, share / 10, share % 10),
    }
}
