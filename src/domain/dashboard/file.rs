//! The figures as a file: one row a figure, in English codes that stay the same. No cell is taken for a formula, and none for a date but a date.

use std::collections::BTreeMap;
use std::fmt;

use super::{Board, FEW, Median, SOON_DAYS, Waited};
use crate::domain::Coded as _;
use crate::domain::matching::rules::Rule;

/// The first line of the file.
pub const HEADER: &str = "figure,unit,group,period,value,of";
/// Where a figure is of everybody.
const EVERYBODY: &str = "all";

/// What a cell of a figure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    Number(u64),
    /// Fewer than [`FEW`], and nobody learns how many.
    Few,
    /// So many or more; told, it would tell by subtraction how many the few are.
    Withheld,
    Nothing,
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Few => write!(f, "<{FEW}"),
            Self::Withheld => f.write_str("withheld"),
            Self::Nothing => Ok(()),
        }
    }
}

/// Says how many of a group, where that is not few.
fn unless_few(count: u64) -> Cell {
    if count < FEW { Cell::Few } else { Cell::Number(count) }
}

/// What may be told of the parts of a total that is told: few are said to be few, also where there is nobody; and while all that are hidden are
/// together fewer than [`FEW`], the smallest that is left is withheld as well.
pub fn guarded(parts: &[u64]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = parts.iter().map(|part| unless_few(*part)).collect();
    let mut hidden: u64 = parts.iter().filter(|part| **part < FEW).sum();
    while cells.contains(&Cell::Few) && hidden < FEW {
        let told = parts.iter().zip(cells.iter_mut()).filter(|(_, cell)| matches!(cell, Cell::Number(_)));
        let Some((part, cell)) = told.min_by_key(|(part, _)| **part) else { break };
        *cell = Cell::Withheld;
        hidden += part;
    }
    cells
}

/// A line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub figure: &'static str,
    pub unit: &'static str,
    pub group: String,
    pub period: String,
    pub value: Cell,
    pub of: Cell,
}

impl Row {
    fn new(figure: &'static str, unit: &'static str, (group, period): (&str, &str)) -> Self {
        let (group, period) = (group.to_owned(), period.to_owned());
        Self { figure, unit, group, period, value: Cell::Nothing, of: Cell::Nothing }
    }

    fn says(self, value: Cell, of: Cell) -> Self {
        Self { value, of, ..self }
    }
}

/// The figures, each in its row.
pub fn rows(board: &Board) -> Vec<Row> {
    let (span, soon) = (board.span.as_str(), format!("next-{SOON_DAYS}-days"));
    let total = |figure, unit, period: &str, count| {
        Row::new(figure, unit, (EVERYBODY, period)).says(Cell::Number(count), Cell::Nothing)
    };
    let mut rows = vec![
        middle("open_to_first_proposed", span, board.proposed),
        middle("open_to_placed", span, board.placed),
        total("requests_waiting", "requests", "now", board.waiting()),
    ];
    rows.extend(queue(board));
    rows.push(total("requests_without_option", "requests", "now", board.without));
    rows.extend(without(&board.helped_by));
    rows.push(total("vettings_that_end", "offers", &soon, board.vetting_ends));
    rows.push(total("check_ins_silent", "check-ins", "now", board.silent));
    rows.push(total("stays_with_a_worry", "stays", "now", board.worried));
    rows.push(total("stays_that_end", "stays", &soon, board.stays_end));
    rows.push(total("matches_ended", "matches", span, board.ended.values().sum()));
    let counts: Vec<u64> = board.ended.values().copied().collect();
    for ((state, why), cell) in board.ended.keys().zip(guarded(&counts)) {
        let group = format!("{state};{}", why.map_or("no_reason", |why| why.as_str()));
        rows.push(Row::new("matches_ended", "matches", (&group, span)).says(cell, Cell::Nothing));
    }
    rows.extend(served(board));
    rows
}

/// A median. Too few have none, and are not counted either.
fn middle(figure: &'static str, span: &str, median: Median) -> Row {
    let days = median.days.map_or(Cell::Nothing, |days| Cell::Number(days.into()));
    Row::new(figure, "days", (EVERYBODY, span)).says(days, unless_few(median.of))
}

fn queue(board: &Board) -> Vec<Row> {
    let counts: Vec<u64> = board.queued.iter().flat_map(|queued| queued.waited).collect();
    let names = board
        .queued
        .iter()
        .flat_map(|queued| Waited::ALL.iter().map(move |waited| format!("{};{waited}", queued.urgency)));
    let row = |(group, cell): (String, Cell)| {
        Row::new("requests_waiting", "requests", (&group, "now")).says(cell, Cell::Nothing)
    };
    names.zip(guarded(&counts)).map(row).collect()
}

/// Each rule that a request can relax, and how many it would help most; whom nothing of their own would help stands apart.
fn without(helped_by: &BTreeMap<Option<Rule>, u64>) -> Vec<Row> {
    let looked: u64 = helped_by.values().sum();
    let rules: Vec<Option<Rule>> = std::iter::once(None)
        .chain(Rule::CODES.iter().filter_map(|code| code.parse().ok()).map(Some))
        .filter(|rule| rule.is_none_or(may_relax))
        .collect();
    let counts: Vec<u64> = rules.iter().map(|rule| helped_by.get(rule).copied().unwrap_or(0)).collect();
    let row = |(rule, cell): (&Option<Rule>, Cell)| {
        let group = rule.map_or("helped_by_nothing", |rule| rule.as_str());
        Row::new("requests_without_option", "requests", (group, "now")).says(cell, Cell::Number(looked))
    };
    rules.iter().zip(guarded(&counts)).map(row).collect()
}

/// Whether a request can change anything about a rule (`matching::explain`).
fn may_relax(rule: Rule) -> bool {
    match rule {
        Rule::Distance
        | Rule::Rent
        | Rule::Dates
        | Rule::DurationMin
        | Rule::StepFree
        | Rule::Pets
        | Rule::Smoking
        | Rule::Domiciliation => true,
        Rule::Capacity
        | Rule::MinorUnaccompanied
        | Rule::WomenOnly
        | Rule::LoneAdult
        | Rule::ChildrenOk
        | Rule::Accepts
        | Rule::BlockedPair
        | Rule::Vetting
        | Rule::SharedRoomNights => false,
    }
}

/// The share that the plan serves, by group. A group of which the file does not say how large it is has none.
fn served(board: &Board) -> Vec<Row> {
    let Some((day, comparisons)) = &board.served else { return Vec::new() };
    let day = day.to_string();
    let mut rows = Vec::new();
    for comparison in comparisons {
        let sizes: Vec<u64> = comparison.groups.iter().map(|group| group.requests.into()).collect();
        for (group, size) in comparison.groups.iter().zip(guarded(&sizes)) {
            let share = match size {
                Cell::Number(_) => Cell::Number(((group.per_mille() + 5) / 10).into()),
                Cell::Few | Cell::Withheld | Cell::Nothing => Cell::Nothing,
            };
            let name = format!("{};{}", comparison.dimension, spoken(&group.name));
            rows.push(Row::new("served_by_the_plan", "percent", (&name, &day)).says(share, size));
        }
    }
    rows
}

/// A band of sizes in words: spreadsheets take `3-4` for a day in April.
fn spoken(name: &str) -> String {
    name.replace('+', "_or_more").replace('-', "_to_")
}

/// The file.
pub fn csv(rows: &[Row]) -> String {
    let mut file = format!("{HEADER}\r\n");
    for row in rows {
        let cells = [
            row.figure.to_owned(),
            row.unit.to_owned(),
            row.group.clone(),
            row.period.clone(),
            row.value.to_string(),
            row.of.to_string(),
        ];
        file.push_str(&cells.map(|cell| safe(&cell)).join(","));
        file.push_str("\r\n");
    }
    file
}

/// A cell that no spreadsheet takes for a formula, in quotes where it needs them.
fn safe(cell: &str) -> String {
    let cell =
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}
