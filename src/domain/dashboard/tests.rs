//! Tables of cases: medians, bands of waiting, what a file hides, and what a spreadsheet makes of it.

use super::*;
use crate::domain::matching::fairness::{Dimension, Group};

fn at(day: i64) -> DateTime<Utc> {
    "2026-01-01T12:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::days(day)
}

fn board() -> Board {
    let few = Median { days: None, of: 0 };
    Board {
        span: Span::Quarter,
        proposed: few,
        placed: few,
        queued: queued(&[]),
        without: 0,
        helped_by: BTreeMap::new(),
        vetting_ends: 0,
        silent: 0,
        worried: 0,
        stays_end: 0,
        ended: endings(),
        served: None,
    }
}

#[test]
fn a_median_is_the_middle_in_whole_days_and_none_of_fewer_than_five() {
    for (lengths, days) in [
        (&[][..], None),
        (&[3, 3, 3, 3], None),
        (&[9, 1, 5, 3, 7], Some(5)),
        (&[10, 0, 0, 0, 0, 10], Some(0)),
        (&[1, 2, 3, 4, 5, 6], Some(3)),
        (&[400, 400, 400, 400, 400], Some(400)),
        // What began after it ended, by a clock that was set back, took no time.
        (&[-4, -4, -4, -4, -4], Some(0)),
    ] {
        let times: Vec<_> = lengths.iter().map(|days| (at(0), at(*days))).collect();
        let expected = Median { days, of: lengths.len() as u64 };
        assert_eq!(Median::between(&times), expected, "{lengths:?}");
    }
    let nearly = [(at(0), at(1) - TimeDelta::seconds(1)); 5];
    assert_eq!(Median::between(&nearly).days, Some(0), "a day that is not over is none");
}

#[test]
fn a_span_begins_so_many_days_ago_and_all_has_no_beginning() {
    assert_eq!(Span::Quarter.since(at(90)), Some(at(0)));
    assert_eq!(Span::Year.since(at(365)), Some(at(0)));
    assert_eq!(Span::All.since(at(0)), None);
}

#[test]
fn whoever_waits_is_in_one_band_of_their_urgency() {
    for (days, band) in [
        (0, Waited::Month),
        (29, Waited::Month),
        (30, Waited::Quarter),
        (89, Waited::Quarter),
        (90, Waited::Half),
        (179, Waited::Half),
        (180, Waited::Longer),
        (u32::MAX, Waited::Longer),
    ] {
        assert_eq!(Waited::of(days), band, "{days}");
    }
    let waiting = [(Urgency::Soon, 3), (Urgency::Soon, 31), (Urgency::Immediate, 200), (Urgency::Soon, 29)];
    let found: Vec<_> = queued(&waiting).iter().map(|queued| (queued.urgency, queued.waited)).collect();
    let none = [0; 4];
    let expected = [
        (Urgency::Immediate, [0, 0, 0, 1]),
        (Urgency::Urgent, none),
        (Urgency::Soon, [2, 1, 0, 0]),
        (Urgency::Planned, none),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_file_tells_no_small_group_and_nothing_from_which_one_is_found_by_subtraction() {
    use Cell::{Few, Number, Withheld};
    for (parts, cells) in [
        (&[][..], vec![]),
        (&[5, 6], vec![Number(5), Number(6)]),
        // One alone is the total less the others, so that the smallest of them is withheld.
        (&[2, 9, 7], vec![Few, Number(9), Withheld]),
        (&[0, 9, 7], vec![Few, Number(9), Withheld]),
        // Two who are together fewer than five are as one.
        (&[2, 2, 9, 7], vec![Few, Few, Number(9), Withheld]),
        (&[4, 4, 9, 7], vec![Few, Few, Number(9), Number(7)]),
        (&[4, 1, 9, 7], vec![Few, Few, Number(9), Number(7)]),
        (&[1, 1], vec![Few, Few]),
        (&[0, 0, 0], vec![Few, Few, Few]),
    ] {
        assert_eq!(guarded(parts), cells, "{parts:?}");
    }
}

#[test]
fn whatever_is_hidden_in_a_file_is_of_five_or_more_or_all_that_there_is() {
    for seed in 0_u64..2_000 {
        let parts: Vec<u64> =
            (0..2 + seed % 5).map(|part| (seed * 31 + part * part * 17 + part * seed) % 12).collect();
        let cells = guarded(&parts);
        let hidden: Vec<u64> = parts
            .iter()
            .zip(&cells)
            .filter(|(_, cell)| !matches!(cell, Cell::Number(_)))
            .map(|(part, _)| *part)
            .collect();
        let sum: u64 = hidden.iter().sum();
        assert!(hidden.is_empty() || sum >= FEW || hidden.len() == parts.len(), "{parts:?} {cells:?}");
        for (part, cell) in parts.iter().zip(&cells) {
            assert_eq!(*cell == Cell::Few, *part < FEW, "{parts:?} {cells:?}");
        }
    }
}

#[test]
fn a_figure_has_one_row_with_its_unit_and_a_small_group_none_of_its_figures() {
    let group = |name: &str, requests, housed| Group {
        name: name.to_owned(),
        requests,
        housed,
        waiting_days_median: 0,
        options_median: 0,
    };
    let groups = vec![group("1", 8, 2), group("3-4", 10, 4), group("7+", 4, 4)];
    let comparison = Comparison { dimension: Dimension::Size, groups, difference_per_mille: 0 };
    let mut full = board();
    full.proposed = Median { days: Some(12), of: 6 };
    full.placed = Median { days: None, of: 4 };
    full.queued = queued(&[(Urgency::Urgent, 1); 7]);
    full.helped_by = BTreeMap::from([(Some(Rule::Rent), 6), (None, 1)]);
    full.stays_end = 1;
    full.ended.insert((MatchState::Lapsed, Some(Why::NoAnswer)), 8);
    full.served = Some((at(3).date_naive(), vec![comparison]));
    let file = csv(&rows(&full));
    for line in [
        "figure,unit,group,period,value,of",
        "open_to_first_proposed,days,all,90-days,12,6",
        "open_to_placed,days,all,90-days,,<5",
        "requests_waiting,requests,all,now,7,",
        // Nobody else waits, which would be known if this one were told beside the total.
        "requests_waiting,requests,urgent;under-30-days,now,withheld,",
        "requests_waiting,requests,immediate;under-30-days,now,<5,",
        "requests_without_option,requests,helped_by_nothing,now,<5,7",
        "requests_without_option,requests,rent_over_budget,now,withheld,7",
        "stays_that_end,stays,all,next-60-days,1,",
        "matches_ended,matches,all,90-days,8,",
        "matches_ended,matches,lapsed;no_answer,90-days,withheld,",
        "served_by_the_plan,percent,size;3_to_4,2026-01-04,40,10",
        "served_by_the_plan,percent,size;1,2026-01-04,,withheld",
        "served_by_the_plan,percent,size;7_or_more,2026-01-04,,<5",
    ] {
        assert!(file.lines().any(|found| found == line), "{line}\n{file}");
    }
    assert_eq!(rows(&full).len() + 1, file.lines().count());
}

#[test]
fn no_cell_is_taken_for_a_formula_and_each_line_has_six() {
    let row = |group: &str| Row {
        figure: "figure",
        unit: "unit",
        group: group.to_owned(),
        period: "now".to_owned(),
        value: Cell::Few,
        of: Cell::Nothing,
    };
    for (group, cell) in [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("a,b", "\"a,b\""),
        ("a\"b", "\"a\"\"b\""),
        ("plain", "plain"),
    ] {
        assert_eq!(csv(&[row(group)]).lines().nth(1).unwrap(), format!("figure,unit,{cell},now,<5,"));
    }
    for line in csv(&rows(&board())).lines() {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells.len(), 6, "{line}");
        assert!(cells.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{line}");
    }
}
