//! `cargo bench --bench matching`: what the matching engine reaches on generated markets, and how fast; docs/matching.md says what is asked.
//! Beside it, in the same run: first come, first served for what is reached, and SciPy's sparse assignment for the time.
#![allow(clippy::unwrap_used, reason = "a measurement that cannot be made ends the program, with the place")]
#![allow(clippy::print_stdout, reason = "figures are what it is for")]

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use clap::Parser;
use rooftop::domain::matching::assign;
use rooftop::domain::matching::facts::{self, OfferFacts, RequestFacts};
use rooftop::domain::matching::index::Index;
use rooftop::domain::matching::marks::Marks;
use rooftop::domain::matching::plan::Plan;
use rooftop::domain::matching::problem::Problem;
use rooftop::domain::matching::reach::Distances;
use rooftop::domain::matching::rules::{Setting, Standing};
use rooftop::domain::matching::weights::Weights;
use rooftop::domain::synthetic::{Market, Percent, Wanted};
use rooftop::geo::Gazetteer;

/// The seeds of matching.md, and twenty more.
const SEEDS: std::ops::RangeInclusive<u64> = 7..=29;

#[derive(Parser)]
struct Args {
    /// The Python that has SciPy; without it there is nothing to compare with.
    #[arg(long, value_name = "PYTHON")]
    scipy: Option<String>,
    /// Draw how time grows with the number of proposals there, as SVG.
    #[arg(long, value_name = "FILE")]
    plot: Option<PathBuf>,
    /// Measure only what has this in its name: reached, plan, large, candidates, growth.
    #[arg(long, default_value = "")]
    only: String,
    /// What cargo says.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let args = Args::parse();
    let parts: [(&str, &dyn Fn()); 5] = [
        ("reached", &reached),
        ("plan", &plan_of_a_town),
        ("large", &|| large(args.scipy.as_deref())),
        ("candidates", &candidates),
        ("growth", &|| growth(args.plot.as_deref())),
    ];
    for (name, part) in parts.iter().filter(|(name, _)| name.contains(&args.only)) {
        println!("== {name}");
        part();
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()
}

/// Needs, rents and density in percent of what is usual.
type Scales = [u32; 3];
const USUAL: Scales = [100; 3];

fn market(seed: u64, requests: u32, offers: u32, scales: Scales) -> Index {
    let [needs, rents, density] = scales.map(|percent| Percent::new(percent).unwrap());
    let wanted = Wanted { seed, offers, requests, needs, rents, density, today: today() };
    let (market, distances) = (Market::new(wanted, Gazetteer::belgium()), Distances::belgium());
    let mut index = Index::new(distances);
    for offer in market.offers() {
        let until = offer.vetting.map(|vetting| vetting.valid_until);
        let id = format!("o{:07}", offer.number);
        index.put_offer(OfferFacts::of(&id, &offer.place, (offer.place.slots, until), distances).unwrap());
    }
    for request in market.requests() {
        let id = format!("r{:07}", request.number);
        index.put_request(RequestFacts::of(&id, &request.home, request.waiting_since, distances).unwrap());
    }
    index
}

fn setting<'a>(index: &Index, weights: &'a Weights) -> Setting<'a> {
    Setting { today: facts::day(today()), weights, distances: index.distances() }
}

fn planned(index: &Index, weights: &Weights) -> Plan {
    let marks = Marks::default();
    let problem = Problem::new(index, &marks, setting(index, weights)).unwrap();
    problem.plan(index, &assign::solve(&problem.graph, u64::MAX))
}

/// What is reached on 1,000 requests and 700 offers, usually and with each scale 30 % up and down: median and worst of the seeds.
fn reached() {
    let weights = Weights::default();
    println!(
        "{:<22}{:>20}{:>20}{:>20}{:>22}",
        "median (worst)", "more households", "urgent", "without steps", "first come: urgent"
    );
    let names = ["needs", "rents", "density"];
    let scaled = (0..3).flat_map(|at| [70, 130].map(|percent| (at, percent)));
    let runs = std::iter::once(("usual".to_owned(), USUAL)).chain(scaled.map(|(at, percent)| {
        let mut scales = USUAL;
        scales[at] = percent;
        (format!("{} {percent} %", names[at]), scales)
    }));
    for (name, scales) in runs {
        let plans: Vec<Plan> =
            SEEDS.map(|seed| planned(&market(seed, 1_000, 700, scales), &weights)).collect();
        assert!(
            plans.iter().all(|plan| plan.finished && plan.figures.households.housed == plan.households_max)
        );
        let share =
            |part: fn(&Plan) -> u32| told(plans.iter().map(|plan| f64::from(part(plan)) / 10.0).collect());
        let more = plans.iter().map(|plan| {
            let (ours, theirs) = (plan.figures.households.housed, plan.first_come.households.housed);
            100.0 * (f64::from(ours) / f64::from(theirs) - 1.0)
        });
        println!(
            "{name:<22}{:>20}{:>20}{:>20}{:>22}",
            told(more.collect()),
            share(|plan| plan.figures.urgent.per_mille().unwrap()),
            share(|plan| plan.figures.step_free.per_mille().unwrap()),
            share(|plan| plan.first_come.urgent.per_mille().unwrap()),
        );
    }
}

/// The median, and the worst.
fn told(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    format!("{:.1} % ({:.1} %)", values[values.len() / 2], values[0])
}

/// The time of a whole plan of 1,000 requests and 700 offers: finding and weighing the pairs, and solving.
fn plan_of_a_town() {
    let weights = Weights::default();
    let index = market(7, 1_000, 700, USUAL);
    let first = planned(&index, &weights);
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..21 {
        let began = Instant::now();
        let again = planned(&index, &weights);
        times.push(began.elapsed());
        assert_eq!(again, first, "the same input gives the same plan");
    }
    times.sort();
    println!(
        "1,000 x 700, {} pairs: median {:?}, worst {:?} of 21 (150 ms asked)",
        first.edges, times[10], times[20]
    );
}

/// 10,000 requests and 7,000 offers: the solver against SciPy on the same pruned graph, and what pruning loses.
fn large(scipy: Option<&str>) {
    let weights = Weights::default();
    let index = market(7, 10_000, 7_000, USUAL);
    let marks = Marks::default();
    let began = Instant::now();
    let problem = Problem::new(&index, &marks, setting(&index, &weights)).unwrap();
    println!("found and weighed in {:?}; {} pairs kept", began.elapsed(), problem.graph.size());
    let mut best = Duration::MAX;
    let mut made = None;
    for _ in 0..3 {
        let began = Instant::now();
        let solved = assign::solve(&problem.graph, u64::MAX);
        best = best.min(began.elapsed());
        assert!(
            made.is_none_or(|made: assign::Assignment| made == solved),
            "the same graph gives the same answer"
        );
        made = Some(solved);
    }
    let made = made.unwrap();
    let housed = made.columns.iter().flatten().count();
    println!(
        "solved in {best:?} ({} steps); {housed} households; at most {} in memory so far",
        made.steps,
        memory()
    );
    if let Some(python) = scipy {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("graph.txt");
        std::fs::write(&file, written(&problem)).unwrap();
        // What it says is wrong goes to standard error, as ours does.
        let mut script = Command::new(python);
        let ran = script.arg("benches/assignment.py").arg(&file).stderr(Stdio::inherit()).output().unwrap();
        let said = String::from_utf8(ran.stdout).unwrap();
        let mut parts = said.split_whitespace();
        let seconds: f64 = parts.next().expect("SciPy says its seconds").parse().unwrap();
        assert_eq!(parts.next().unwrap().parse(), Ok(made.total), "the same objective");
        println!(
            "SciPy: {seconds:.2} s, the same objective: {:.1} times as long",
            seconds / best.as_secs_f64()
        );
    }
    let all = Weights { edges_max: 5_000_000, ..weights };
    let whole = Problem::new(&index, &marks, setting(&index, &all)).unwrap();
    assert!(!whole.is_pruned);
    let best = assign::solve(&whole.graph, u64::MAX);
    let most = best.columns.iter().flatten().count();
    println!("of {} pairs: {most} households; pruning loses {}", whole.graph.size(), most - housed);
}

/// A graph as benches/assignment.py reads it.
fn written(problem: &Problem<'_>) -> String {
    let graph = &problem.graph;
    let mut text = format!("{} {}\n", graph.rows(), graph.columns());
    for column in (0..).take(graph.columns()) {
        writeln!(text, "{}", graph.places(column)).unwrap();
    }
    for row in (0..).take(graph.rows()) {
        for edge in graph.edges(row) {
            writeln!(text, "{row} {} {}", edge.column, edge.gain).unwrap();
        }
    }
    text
}

/// The most memory that this process had, as the kernel says.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap().trim().to_owned()
}

/// All candidates of one new proposal among 100,000 open ones.
fn candidates() {
    let weights = Weights::default();
    let index = market(7, 50_000, 50_000, USUAL);
    let with = setting(&index, &weights);
    let others = market(8, 500, 500, USUAL);
    let feasible = |standing: Standing| usize::from(standing == Standing::Feasible);
    let (mut times, mut found) = (Vec::new(), 0);
    for request in others.requests() {
        let began = Instant::now();
        found +=
            index.offers_for(request, with).map(|pair| feasible(pair.judgement.standing())).sum::<usize>();
        times.push(began.elapsed());
    }
    tell("a new request among 50,000 offers", &mut times, found);
    found = 0;
    times.clear();
    for offer in others.offers() {
        let began = Instant::now();
        found +=
            index.requests_for(offer, with).map(|pair| feasible(pair.judgement.standing())).sum::<usize>();
        times.push(began.elapsed());
    }
    tell("a new offer among 50,000 requests", &mut times, found);
}

fn tell(what: &str, times: &mut [Duration], found: usize) {
    times.sort();
    let at = |share: usize| times[times.len() * share / 100];
    println!(
        "{what}: p50 {:?}, p99 {:?} (5 ms asked); {} candidates in the mean",
        at(50),
        at(99),
        found / times.len()
    );
}

/// Time of a plan by the number of proposals, from 100 to 100,000.
fn growth(plot: Option<&std::path::Path>) {
    let weights = Weights::default();
    let mut points = Vec::new();
    for proposals in [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000] {
        let (requests, offers) = (proposals * 10 / 17, proposals * 7 / 17);
        let index = market(7, requests, offers, USUAL);
        let marks = Marks::default();
        let began = Instant::now();
        let problem = Problem::new(&index, &marks, setting(&index, &weights)).unwrap();
        let weighed = began.elapsed();
        let began = Instant::now();
        let made = assign::solve(&problem.graph, u64::MAX);
        let solved = began.elapsed();
        println!(
            "{proposals:>7} proposals: {:>8} pairs, weighed in {weighed:>12.2?}, solved in {solved:>12.2?}, {} housed; {}",
            problem.graph.size(),
            made.columns.iter().flatten().count(),
            memory(),
        );
        points.push((f64::from(proposals), weighed.as_secs_f64(), solved.as_secs_f64()));
    }
    if let Some(file) = plot {
        std::fs::write(file, drawn(&points)).unwrap();
    }
}

/// Both times over the number of proposals, with logarithmic axes.
fn drawn(points: &[(f64, f64, f64)]) -> String {
    let x = |proposals: f64| 70.0 + (proposals.log10() - 2.0) / 3.0 * 500.0;
    let y = |seconds: f64| 330.0 - (seconds.max(1e-5).log10() + 5.0) / 7.0 * 300.0;
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 380\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"640\" height=\"380\" fill=\"#fff\"/>\n",
    );
    for power in 2..=5 {
        let at = x(10_f64.powi(power));
        let label = 10_u32.pow(power.try_into().unwrap());
        writeln!(svg, "<path d=\"M{at:.1} 30V330\" stroke=\"#ddd\"/><text x=\"{at:.1}\" y=\"350\" text-anchor=\"middle\">{label}</text>").unwrap();
    }
    for (power, label) in [
        (-5, "10 µs"),
        (-4, "100 µs"),
        (-3, "1 ms"),
        (-2, "10 ms"),
        (-1, "100 ms"),
        (0, "1 s"),
        (1, "10 s"),
        (2, "100 s"),
    ] {
        let at = y(10_f64.powi(power));
        writeln!(svg, "<path d=\"M70 {at:.1}H570\" stroke=\"#ddd\"/><text x=\"64\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>", at + 4.0).unwrap();
    }
    let weighed: Vec<(f64, f64)> = points.iter().map(|point| (point.0, point.1)).collect();
    let solved: Vec<(f64, f64)> = points.iter().map(|point| (point.0, point.2)).collect();
    let lines = [("#1f6f8b", "finding and weighing pairs", weighed), ("#b5541c", "solving", solved)];
    for (at, (colour, name, line)) in lines.into_iter().enumerate() {
        let path: Vec<String> =
            line.iter().map(|(proposals, time)| format!("{:.1},{:.1}", x(*proposals), y(*time))).collect();
        let below = 50 + 18 * at;
        writeln!(svg, "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/><text x=\"84\" y=\"{below}\" fill=\"{colour}\">{name}</text>", path.join(" ")).unwrap();
    }
    svg.push_str("<text x=\"320\" y=\"372\" text-anchor=\"middle\">open proposals (10 requests to 7 offers)</text>\n</svg>\n");
    svg
}
