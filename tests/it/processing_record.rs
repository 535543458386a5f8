//! The table of docs/processing-record.md is the table of data (`domain::records`), word for word. With `ROOFTOP_RENEW_RECORD=1` it is
//! written anew.

use std::fmt::Write as _;
use std::path::Path;

use rooftop::config::Config;
use rooftop::domain::records::{Datum, Kept, Setting, Stands};
use rooftop::i18n::{Args, Lang, Texts, text_id};

const BEGIN: &str = "<!-- the table of data -->\n";
const END: &str = "<!-- end of the table -->\n";

fn say(kind: &str, code: &str) -> String {
    Texts::load().plain(Lang::En, &text_id(kind, code), &Args::new())
}

fn kept(kept: Kept) -> String {
    let retention = Config::default().retention;
    match kept {
        Kept::Set(setting) => {
            let (days, when) = match setting {
                Setting::DraftDays => (retention.draft_days, "as an untouched draft"),
                Setting::ClosedRequestDays => (retention.closed_request_days, "once withdrawn"),
                Setting::RefusedHostDays => (
                    retention.refused_host_days,
                    "of a host of whom a step of the vetting failed, once untouched",
                ),
                Setting::IncidentDays => {
                    (retention.incident_days, "the words, once closed; codes stay, and name nobody")
                }
                Setting::AuthorityRequestDays => (
                    retention.authority_request_days,
                    "the words, once recorded; codes and the decision stay",
                ),
                Setting::StayDays => {
                    (retention.stay_days, "once the stay ended, or the match came to nothing")
                }
            };
            format!("`retention.{}`: {days} days, {when}", setting.as_str())
        }
        Kept::Hours(hours) => format!("{hours} hours"),
        Kept::Days(days) => format!("{days} days, once over"),
        Kept::Until(until) => say("datum-until", until.as_str()).trim_end_matches('.').to_lowercase(),
    }
}

fn tables(datum: Datum) -> String {
    let mut tables: Vec<String> = datum.columns().map(|column| format!("`{}`", column.table)).collect();
    tables.dedup();
    tables.join(", ")
}

fn table() -> String {
    let mut text = String::from(
        "| datum | of whom | what | seen by | for | ground | kept | stands | tables |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for datum in Datum::ALL {
        let stands = match datum.stands() {
            Stands::Sealed => "sealed",
            Stands::Hashed => "hashed",
            Stands::Clear => "clear",
        };
        let kept: Vec<String> = datum.kept().iter().map(|one| kept(*one)).collect();
        writeln!(
            text,
            "| {datum} | {} | {} | {} | {} | {} | {} | {stands} | {} |",
            datum.whose(),
            say("datum", datum.as_str()),
            datum.seen(),
            datum.why(),
            datum.basis(),
            kept.join("; "),
            tables(*datum)
        )
        .unwrap();
    }
    text
}

#[test]
fn the_record_of_processing_names_every_kind_of_datum_as_the_program_keeps_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/processing-record.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the table has a beginning");
    let (written, after) = rest.split_once(END).expect("the table has an end");
    if std::env::var_os("ROOFTOP_RENEW_RECORD").is_some() {
        std::fs::write(path, format!("{before}{BEGIN}{}{END}{after}", table())).unwrap();
        return;
    }
    assert_eq!(
        written,
        table(),
        "renew it: ROOFTOP_RENEW_RECORD=1 cargo quick -E 'test(/processing_record/)'"
    );
}
