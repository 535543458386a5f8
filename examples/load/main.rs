//! The load program: measures an instance from outside, beside a named baseline in the same run, and prints the ratio.
//! Run by hand, as `benches/README.md` says; the figures stand there.
#![allow(clippy::unwrap_used, reason = "a measurement that cannot be made ends the program, with the place")]
#![allow(clippy::print_stdout, reason = "figures are what it is for")]

mod agree;
mod backlog;
mod baseline;
mod candidates;
mod cards;
mod client;
mod fanout;
mod hostile;
mod inbox;
mod instance;
mod list;
mod negotiate;
mod offers;
mod outbound;
mod people;
mod queue;
mod receivers;
mod senders;
mod start;
mod stats;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Measures a release build of Rooftop")]
struct Args {
    /// The program to measure [default: the one beside this].
    #[arg(long, global = true)]
    rooftop: Option<PathBuf>,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Signed activities accepted at the shared inbox.
    Inbox(inbox::Plan),
    /// One offer to many distinct inboxes.
    Fanout(fanout::Plan),
    /// Deliveries that wait, through a kill of the process.
    Backlog(backlog::Plan),
    /// Honest traffic beside a hostile peer.
    Hostile(hostile::Plan),
    /// Offers to many hosts, of which some are dead or late.
    Outbound(outbound::Plan),
    /// Two instances find each other and agree on every offer.
    Agree(agree::Plan),
    /// Two instances negotiate about hundreds of homes, on a rough way and through kills.
    Negotiate(negotiate::Plan),
    /// The list of offers.
    List(list::Plan),
    /// How soon a change shows in the candidates of a request.
    Candidates(candidates::Plan),
    /// The staff's queue with thousands of things that wait.
    Queue(queue::Plan),
    /// Sign-ins with cards, alone and beside whoever tries many, and the list of cases.
    Cards(cards::Plan),
    /// From start to the first 200, and memory at rest.
    Start(start::Plan),
    /// A server that does nothing: what `start` is held against.
    #[command(hide = true)]
    Empty { port: u16 },
}

fn main() {
    let args = Args::parse();
    rustls::crypto::aws_lc_rs::default_provider().install_default().unwrap();
    let beside = || std::env::current_exe().unwrap().parent().unwrap().join("../rooftop");
    let rooftop = args.rooftop.unwrap_or_else(beside);
    match args.what {
        What::Inbox(plan) => inbox::run(&rooftop, &plan),
        What::Fanout(plan) => fanout::run(&plan),
        What::Backlog(plan) => backlog::run(&rooftop, &plan),
        What::Hostile(plan) => hostile::run(&rooftop, &plan),
        What::Outbound(plan) => outbound::run(&rooftop, &plan),
        What::Agree(plan) => agree::run(&rooftop, &plan),
        What::Negotiate(plan) => negotiate::run(&rooftop, &plan),
        What::List(plan) => list::run(&rooftop, &plan),
        What::Candidates(plan) => candidates::run(&plan),
        What::Queue(plan) => queue::run(&rooftop, &plan),
        What::Cards(plan) => cards::run(&rooftop, &plan),
        What::Start(plan) => start::run(&rooftop, &plan),
        What::Empty { port } => baseline::serve_forever(port),
    }
}
