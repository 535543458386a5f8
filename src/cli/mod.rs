//! The command line. Answers go to standard output, errors to standard error; exit codes are 0 (done), 1 (failed), 2 (asked wrongly).
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is where answers and errors are printed"
)]

mod audit;
mod check;
mod forget;
mod generate;
mod generate_json;
mod import;
mod import_json;
mod import_vetting;
mod keys;
mod partner;
mod plan;
mod plan_json;
mod plan_read;
mod serve;
mod user;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::config::{Config, ConfigError, LogFormat};
use crate::domain::access::Role;
use crate::domain::audit::Head;
use crate::domain::partner::PartnerTier;
use crate::federation::Node;
use crate::ids::Domain;
use crate::server::{self, StartError, Surroundings};
use crate::services::ServiceError;

/// A federated network for housing solidarity: offers and requests of associations, on the fediverse.
///
/// Every setting stands in a TOML file (see config/rooftop.example.toml) or in a variable such as ROOFTOP_PUBLIC_URL.
#[derive(Parser)]
#[command(name = "rooftop", version, about, max_term_width = 100)]
struct Args {
    /// The configuration file [default: ROOFTOP_CONFIG, or rooftop.toml where there is one].
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages, federate and work in the background, until SIGTERM or Ctrl-C.
    Serve {
        /// Do only this part of the work; another process does the other.
        #[arg(long, value_enum)]
        only: Option<Only>,
    },
    /// Try Rooftop: two associations in one process, with sample offers and requests, that follow each other.
    Demo {
        /// Liège listens here, Namur on the next port.
        #[arg(long, default_value_t = 8001)]
        port: u16,
    },
    /// Who of the staff signs in.
    #[command(subcommand)]
    User(UserCommand),
    /// Import offers and requests, one JSON object a line; prints a line of JSON for each.
    Import {
        /// The file; `-` is standard input.
        file: PathBuf,
        /// Publish what may be published, at once.
        #[arg(long)]
        publish: bool,
        /// Import the lines that are right, although others are not. Otherwise it is all or nothing.
        #[arg(long)]
        keep_going: bool,
    },
    /// Print a synthetic market of Wallonia, offers and requests of nobody, in the format of an import (docs/synthetic.md).
    Generate(generate::Options),
    /// Plan who could live where, from a file in the import format and without an instance; prints a table of what it reaches.
    Plan {
        /// The offers and requests, one JSON object a line; `-` is standard input.
        #[arg(long, value_name = "FILE")]
        input: PathBuf,
        /// Write the plan there, as JSON: pairs, who finds nothing and why, figures.
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Plan as if it were this day [default: today].
        #[arg(long, value_name = "DATE")]
        today: Option<NaiveDate>,
        /// Look for a better plan for so many seconds at most, of a usual machine: the plan is the same on each.
        #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=86_400))]
        seconds: u32,
    },
    /// Other instances.
    #[command(subcommand)]
    Partner(PartnerCommand),
    /// The keys with which this instance signs, and those that seal what people trust it with.
    #[command(subcommand)]
    Keys(KeysCommand),
    /// What the staff did: an append-only log, chained with a key that is outside of the database.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Erase who asked for it, and delete what was kept for long enough, as the running server does each hour.
    Forget {
        /// Say what would go, and delete nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Check configuration, database, mail, own address, clock and partners: a line each, with the mend.
    Check {
        /// Send a trial mail to this address, and say what came of it.
        #[arg(long, value_name = "ADDRESS")]
        mail: Option<String>,
    },
    /// Ask a running instance on this machine whether it answers; for health checks.
    #[command(hide = true)]
    Health,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Only {
    /// Answer requests.
    Web,
    /// Tell, deliver and handle what was received.
    Work,
}

#[derive(Subcommand)]
enum UserCommand {
    /// Create an account. Asks for the password, or reads it from standard input.
    Create {
        #[arg(long)]
        email: String,
        #[arg(long, value_parser = role)]
        role: Role,
        /// Read the password from standard input, one line.
        #[arg(long)]
        password_stdin: bool,
    },
    /// List the accounts: address, role, second factor, whether active, day of the last sign-in.
    List,
    /// Take the second factor of an account away whose owner lost phone and recovery codes, and end its sessions. Make sure who asks.
    ResetFactor { email: String },
}

#[derive(Subcommand)]
enum KeysCommand {
    /// Make new keys, after a leak or by habit: the old ones are worth nothing from then on. The server may run meanwhile.
    Rotate {
        /// Only this actor: the association's handle, offers (the board) or instance.
        #[arg(long, value_name = "NAME")]
        actor: Option<String>,
    },
    /// Make a new key that seals contacts, addresses and case notes, and seal with it all that is there. The server may run meanwhile.
    RotateData,
}

#[derive(Subcommand)]
enum AuditCommand {
    /// Follow the chain from the first entry to the last, and print the last one, the head. Says which entry is the first that was
    /// changed, taken away or put in. The server may run meanwhile.
    Verify {
        /// A head that was noted before: the entry with this number must be there, and be that one. Without it nobody sees that the log
        /// was cut off at its end. Of the MAC, the first 16 digits are enough.
        #[arg(long, value_name = "NUMBER:MAC")]
        head: Option<Head>,
    },
    /// Print every entry, the oldest first, as a line of JSON.
    Export,
}

#[derive(Subcommand)]
enum PartnerCommand {
    /// Look an instance up, follow its association, and list its offers here.
    Add {
        /// Such as toits.example.
        domain: Domain,
        /// ally (proposes an alliance, or confirms theirs: offers, requests and negotiations), open (public offers; ends an alliance) or
        /// blocked (nothing). Without it a new partner is open, and a known one keeps its alliance.
        #[arg(long, value_parser = tier)]
        tier: Option<PartnerTier>,
        /// The fingerprint of its key, as the other association read it out: an alliance with another key is refused.
        #[arg(long, value_name = "FINGERPRINT")]
        fingerprint: Option<String>,
    },
    /// List the instances that somebody decided about.
    List,
    /// Follow an instance no longer, and forget its offers.
    Remove { domain: Domain },
    /// Import a file of domains that are blocked, silenced or partly rejected, as Mastodon exports it. Nothing becomes weaker by it.
    Import {
        /// The file (CSV); `-` is standard input.
        file: PathBuf,
        /// Say what would change, line by line, and change nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Print what was decided here as such a file.
    Export,
}

fn role(text: &str) -> Result<Role, String> {
    text.parse().map_err(|e: crate::domain::UnknownCode| e.to_string())
}

fn tier(text: &str) -> Result<PartnerTier, String> {
    text.parse().map_err(|e: crate::domain::UnknownCode| e.to_string())
}

pub use import_json::{Line as ImportLine, read as read_import_line};
pub(crate) use serve::asked_to_stop;

/// Why a command failed. The sentence is for whoever typed it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Start(#[from] StartError),
    #[error(transparent)]
    Service(#[from] ServiceError),
    #[error(transparent)]
    Lookup(#[from] crate::federation::lookup::LookupError),
    #[error("{0}")]
    Failed(String),
    /// What went wrong was said already, line by line.
    #[error("")]
    Said,
}

/// Runs the program.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("rooftop: no threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run(args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(CliError::Said) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("rooftop: {error}");
            if let CliError::Service(ServiceError::Store(cause)) = &error {
                eprintln!("  cause: {cause}");
            }
            ExitCode::FAILURE
        }
    }
}

async fn run(args: Args) -> Result<(), CliError> {
    if let Command::Demo { port } = args.command {
        start_log("warn", LogFormat::Text);
        return crate::demo::run(port).await;
    }
    // What it prints depends on what was typed alone.
    if let Command::Generate(options) = &args.command {
        return generate::run(options);
    }
    let config = Config::load_from_process(args.config.as_deref())?;
    start_log(&config.log, config.log_format);
    match args.command {
        Command::Serve { only } => serve::run(config, only).await,
        Command::User(UserCommand::Create { email, role, password_stdin }) => {
            user::create(config, &email, role, password_stdin).await
        }
        Command::User(UserCommand::List) => user::list(config).await,
        Command::User(UserCommand::ResetFactor { email }) => user::reset_factor(config, email).await,
        Command::Import { file, publish, keep_going } => {
            import::run(config, import::Job::new(file, publish, keep_going)).await
        }
        Command::Plan { input, output, today, seconds } => {
            plan::run(&config, &plan::Job { input, output, today, seconds })
        }
        Command::Partner(PartnerCommand::Add { domain, tier, fingerprint }) => {
            partner::add(config, domain, (tier, fingerprint)).await
        }
        Command::Partner(PartnerCommand::List) => partner::list(config).await,
        Command::Partner(PartnerCommand::Remove { domain }) => partner::remove(config, domain).await,
        Command::Partner(PartnerCommand::Import { file, dry_run }) => {
            partner::import(config, &file, if dry_run { partner::Run::Dry } else { partner::Run::Real }).await
        }
        Command::Partner(PartnerCommand::Export) => partner::export(config).await,
        Command::Keys(KeysCommand::Rotate { actor }) => keys::rotate(config, actor).await,
        Command::Keys(KeysCommand::RotateData) => keys::rotate_data(config).await,
        Command::Audit(AuditCommand::Verify { head }) => audit::verify(config, head).await,
        Command::Audit(AuditCommand::Export) => audit::export(config).await,
        Command::Forget { dry_run } => {
            forget::run(config, if dry_run { forget::Run::Dry } else { forget::Run::Real }).await
        }
        Command::Check { mail } => check::run(config, mail).await,
        Command::Health => check::health(&config).await,
        Command::Demo { .. } | Command::Generate(_) => Ok(()),
    }
}

/// Opens an instance as it is.
async fn open(config: Config) -> Result<Arc<Node>, StartError> {
    server::open(config, Surroundings::real()).await
}

/// What the HTTP library calls an error of ours is a request that cannot be read: whoever looks for open ports sends many. It is answered
/// with 400, and said where the configuration asks for it by this name.
const STRANGERS_NOISE: &str = "actix_http::h1::dispatcher=off";

/// Starts the log, on standard error. A filter that is none was refused with the configuration.
fn start_log(filter: &str, format: LogFormat) {
    let filter =
        EnvFilter::try_new(format!("{STRANGERS_NOISE},{filter}")).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    if let Err(error) = started {
        eprintln!("rooftop: no log: {error}");
    }
}
