//! `rooftop generate`: the same bytes for the same arguments, lines that an import takes, options that are named when they are wrong;
//! and docs/synthetic.md, whose tables are those of the program. With `ROOFTOP_RENEW_SYNTHETIC=1` they are written anew.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Command, Stdio};

use rooftop::clock::Clock;
use rooftop::domain::synthetic::{PUBLICATIONS, Source, described};

use super::vetted::strict;
use super::{import, json_lines};
use crate::program::{Place, Said};

const BEGIN: &str = "<!-- the tables of the program -->\n";
const END: &str = "<!-- end of the tables -->\n";

async fn generate(place: &Place, more: &[&str]) -> Said {
    let args = [&["generate", "--seed", "7", "--requests", "120", "--offers", "80"], more].concat();
    place.runs(&args).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_generated_market_is_imported_and_what_is_vetted_is_published() {
    let place = strict().await;
    let today = Clock::machine().now().date_naive().to_string();
    let generated = generate(&place, &["--today", &today]).await;
    assert_eq!((generated.code, generated.err.as_str()), (Some(0), ""));
    let lines = json_lines(&generated);
    assert_eq!(lines.len(), 200);
    let said =
        import(&place, &generated.out.lines().map(str::to_owned).collect::<Vec<_>>(), &["--publish"]).await;
    assert_eq!(said.code, Some(0), "{} {}", said.err, said.out);
    for (line, made) in lines.iter().zip(json_lines(&said)) {
        let is_offer = line["purpose"] == "offer";
        let lasts = line["vetting"]["valid_until"].as_str().is_some_and(|until| *until >= *today);
        let expected = if is_offer && !lasts { "waits for screening" } else { "published" };
        assert_eq!((&made["state"], &made["yours"]), (&expected.into(), &line["id"]), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_arguments_give_the_same_bytes_whatever_day_and_place_it_is() {
    let first = generate(&Place::empty(), &[]).await;
    let second = generate(&Place::empty().set("PUBLIC_URL", "not a URL"), &[]).await;
    assert_eq!((first.code, second.code), (Some(0), Some(0)), "{first:?} {second:?}");
    assert_eq!(first.out, second.out);
    let lines = json_lines(&first);
    let offers = lines.iter().take_while(|line| line["purpose"] == "offer").count();
    assert_eq!((offers, lines.len()), (80, 200), "offers come first");
    let ids: Vec<&str> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
    assert_eq!((ids[0], ids[79], ids[80], ids[199]), ("o000001", "o000080", "r000001", "r000120"));
    assert!(lines[80..].is_sorted_by_key(|line| line["waiting_since"].as_str().unwrap().to_owned()));
    for percentage in ["--needs-percent", "--rents-percent", "--density-percent"] {
        let other = generate(&Place::empty(), &[percentage, "130"]).await;
        assert_eq!(other.code, Some(0), "{other:?}");
        assert_ne!(first.out, other.out, "{percentage}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_option_is_named_with_its_limit() {
    for (option, value, limit) in [
        ("--offers", "1000001", "1000001 is not in 0..=1000000"),
        ("--requests", "-1", "invalid value '-1'"),
        ("--requests", "many", "--requests"),
        ("--seed", "18446744073709551616", "--seed"),
        ("--needs-percent", "49", "whole number from 50 to 200"),
        ("--rents-percent", "201", "whole number from 50 to 200"),
        ("--density-percent", "1.5", "whole number from 50 to 200"),
        ("--today", "2026-02-30", "date such as 2026-01-01"),
        ("--today", "1999-12-31", "from the year 2000 to 2100"),
    ] {
        let given = [("--seed", "1"), ("--requests", "1"), ("--offers", "1")].into_iter();
        let given = given.filter(|(name, _)| *name != option).chain([(option, value)]);
        let given: Vec<String> = given.map(|(name, value)| format!("{name}={value}")).collect();
        let args: Vec<&str> = std::iter::once("generate").chain(given.iter().map(String::as_str)).collect();
        let said = Place::empty().runs(&args).await;
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{option} {value}");
        assert!(said.err.contains(option) && said.err.contains(limit), "{option} {value}: {}", said.err);
    }
    let said = Place::empty().runs(&["generate", "--seed", "1"]).await;
    assert!(said.err.contains("--requests") && said.err.contains("--offers"), "{}", said.err);
}

#[test]
fn a_reader_that_has_read_enough_ends_it_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rooftop"))
        .args(["generate", "--seed", "1", "--requests", "1000", "--offers", "1000"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
    assert!(line.starts_with("{\"id\":\"o000001\""), "{line}");
}

/// The tables of the program, in the order of its files.
fn tables() -> String {
    let mut text = String::new();
    for (heading, list) in described() {
        write!(text, "### {heading}\n\n").unwrap();
        let of = if heading == "Figures" { "figures" } else { "in a thousand" };
        writeln!(text, "| name | about | {of} | source |\n|---|---|---|---|").unwrap();
        for table in list {
            let rows: Vec<String> =
                table.rows.iter().map(|(weight, value)| format!("{weight} `{}`", short(value))).collect();
            let source = match table.source {
                Source::Assumed(why) => format!("*assumed*: {why}"),
                Source::Published(publication, figure) => {
                    let number = PUBLICATIONS.iter().position(|known| *known == publication).unwrap() + 1;
                    format!("[{number}]: {figure}")
                }
            };
            writeln!(text, "| {} | {} | {} | {source} |", table.name, table.about.trim(), rows.join(", "))
                .unwrap();
        }
        text.push('\n');
    }
    text.push_str("### Publications\n\n");
    for (index, publication) in PUBLICATIONS.iter().enumerate() {
        let number = index + 1;
        let [who, title] = [publication.organisation, publication.title];
        writeln!(
            text,
            "- [{number}] {who}, *{title}*, {}; read at {}",
            publication.year, publication.read_at
        )
        .unwrap();
    }
    text
}

/// A value without the name of its type: `Some(Situation::Street)` is `Street`.
fn short(value: &str) -> String {
    let inside = |outer: &str| value.strip_prefix(outer).and_then(|inner| inner.strip_suffix(')'));
    let value = inside("Some(").or_else(|| inside("(")).unwrap_or(value);
    let words = value.split(' ').map(|word| word.rsplit("::").next().unwrap_or(word));
    words.collect::<Vec<_>>().join(" ").replace('"', "")
}

#[test]
fn the_documentation_has_every_distribution_as_the_program_has_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/synthetic.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the tables have a beginning");
    let (written, after) = rest.split_once(END).expect("the tables have an end");
    if std::env::var_os("ROOFTOP_RENEW_SYNTHETIC").is_some() {
        std::fs::write(path, format!("{before}{BEGIN}{}{END}{after}", tables())).unwrap();
        return;
    }
    assert_eq!(written, tables(), "renew it: ROOFTOP_RENEW_SYNTHETIC=1 cargo quick -E 'test(/synthetic/)'");
}
