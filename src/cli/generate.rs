//! `rooftop generate`: a synthetic market on standard output, one JSON object a line, as `rooftop import` reads it.
//! Offers come first, by number, then requests, whoever waits longest first. Neither the configuration nor the day is read.

use std::io::{BufWriter, ErrorKind, IsTerminal as _, Write};
use std::time::Duration;

use chrono::{Datelike as _, NaiveDate};
use indicatif::{ProgressBar, ProgressDrawTarget};

use super::CliError;
use super::generate_json::{of_offering, of_seeking};
use crate::domain::synthetic::{LINES_MAX, Market, PERCENT_MAX, PERCENT_MIN, Percent, Wanted};
use crate::geo::Gazetteer;

/// A bar is drawn where it takes longer than this.
const BAR_AFTER: Duration = Duration::from_secs(1);
/// The bar moves once in so many lines.
const BAR_STEP: u64 = 1_000;
/// The years in which a market may be.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// What to generate.
#[derive(clap::Args)]
pub(super) struct Options {
    /// The same seed, numbers and percentages give the same lines, on every machine.
    #[arg(long, value_name = "NUMBER")]
    seed: u64,
    /// How many requests.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(0..=i64::from(LINES_MAX)))]
    requests: u32,
    /// How many offers.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(0..=i64::from(LINES_MAX)))]
    offers: u32,
    /// The share of households with each need, in percent of the usual.
    #[arg(long, value_name = "PERCENT", default_value = "100", value_parser = percent)]
    needs_percent: Percent,
    /// Every rent that is not free, in percent of the usual.
    #[arg(long, value_name = "PERCENT", default_value = "100", value_parser = percent)]
    rents_percent: Percent,
    /// The share of offers in the towns where households look, and the distances that they accept, in percent of the usual.
    #[arg(long, value_name = "PERCENT", default_value = "100", value_parser = percent)]
    density_percent: Percent,
    /// The day from which all dates count. To publish what is imported, give today's: vettings end.
    #[arg(long, value_name = "DATE", default_value = "2026-01-01", value_parser = day)]
    today: NaiveDate,
    /// The address of the moderator who approved the vettings; an import takes it where there is one.
    #[arg(long, value_name = "EMAIL", default_value = "moderation@example.org")]
    approved_by: String,
}

fn percent(text: &str) -> Result<Percent, String> {
    let number = text.parse().ok().and_then(Percent::new);
    number.ok_or_else(|| format!("is no whole number from {PERCENT_MIN} to {PERCENT_MAX}"))
}

fn day(text: &str) -> Result<NaiveDate, String> {
    let parsed = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    parsed.filter(|date| YEARS.contains(&date.year())).ok_or_else(|| {
        format!("is no date such as 2026-01-01, from the year {} to {}", YEARS.start(), YEARS.end())
    })
}

/// Writes the market. Whoever closes the pipe has read enough.
pub(super) fn run(options: &Options) -> Result<(), CliError> {
    let out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    match write(options, out) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(CliError::Failed(format!("the lines cannot be written: {error}")))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

fn write(options: &Options, mut out: impl Write) -> std::io::Result<()> {
    let wanted = Wanted {
        seed: options.seed,
        offers: options.offers,
        requests: options.requests,
        needs: options.needs_percent,
        rents: options.rents_percent,
        density: options.density_percent,
        today: options.today,
    };
    let market = Market::new(wanted, Gazetteer::belgium());
    let bar = Bar::new(u64::from(wanted.offers) + u64::from(wanted.requests));
    for (written, offering) in (1..).zip(market.offers()) {
        serde_json::to_writer(&mut out, &of_offering(&offering, &options.approved_by))?;
        out.write_all(b"\n")?;
        bar.at(written);
    }
    for (written, seeking) in (u64::from(wanted.offers) + 1..).zip(market.requests()) {
        serde_json::to_writer(&mut out, &of_seeking(&seeking))?;
        out.write_all(b"\n")?;
        bar.at(written);
    }
    bar.0.finish_and_clear();
    out.flush()
}

/// A bar that stays hidden while nobody would wait for it, and where standard error is no terminal.
struct Bar(ProgressBar);

impl Bar {
    fn new(lines: u64) -> Self {
        Self(ProgressBar::with_draw_target(Some(lines), ProgressDrawTarget::hidden()))
    }

    fn at(&self, line: u64) {
        if !line.is_multiple_of(BAR_STEP) {
            return;
        }
        if self.0.is_hidden() && self.0.elapsed() > BAR_AFTER && std::io::stderr().is_terminal() {
            self.0.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.0.set_position(line);
    }
}
