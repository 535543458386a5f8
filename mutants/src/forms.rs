//! How each kind of mutant is written so that a number switches it on while the program runs.

use std::collections::BTreeMap;

use crate::edit::{Edit, Piece, apply};
use crate::places::{Arm, Binary, Field, Places, Unary};
use crate::{Genre, Mutant, Place};

/// A file with its mutants, and those that have no such form.
pub(crate) struct Changed {
    pub(crate) text: String,
    pub(crate) impossible: Vec<(usize, &'static str)>,
}

/// Mutants that change the same function, expression or arm.
type Group<'a> = BTreeMap<(u8, usize), Vec<&'a Mutant>>;

/// Writes mutants into the text of their file.
///
/// # Errors
///
/// When the file is no Rust, or a mutant names a place at which nothing of its kind stands: the list is of other sources.
pub(crate) fn rewrite(source: &str, mutants: &[&Mutant]) -> Result<Changed, String> {
    let places = Places::of(source).map_err(|e| e.to_string())?;
    let mut groups: Group<'_> = BTreeMap::new();
    for mutant in mutants {
        let at = offset(source, &mutant.span.start).ok_or("a mutant lies behind the file's end")?;
        let key = match mutant.genre {
            Genre::FnValue => (0, at),
            // Before what it may consist of.
            Genre::MatchArm => (1, at),
            Genre::MatchArmGuard => (1, *places.arm_of_guard.get(&at).ok_or("no guard where a mutant is")?),
            Genre::BinaryOperator => (2, at),
            Genre::UnaryOperator => (3, at),
            // Before what its value consists of.
            Genre::StructField => (1, at),
        };
        groups.entry(key).or_default().push(mutant);
    }
    let mut edits = Vec::new();
    let mut impossible = Vec::new();
    for ((kind, at), group) in groups {
        let pieces = match kind {
            0 => body(at, &group),
            1 if group[0].genre == Genre::StructField => {
                field(source, places.fields.get(&at).ok_or("no field where a mutant is")?, group[0])
            }
            1 => guard(places.arms.get(&at).ok_or("no arm where a mutant is")?, &group),
            2 => {
                let place = places.binary.get(&at).ok_or("no operator where a mutant is")?;
                if place.in_let_chain {
                    impossible.extend(group.iter().map(|m| (m.number, "in a chain with let")));
                    continue;
                }
                Edit {
                    at: place.whole.clone(),
                    pieces: binary(place, &source[place.operator.clone()], &group),
                }
            }
            _ => {
                let place = places.unary.get(&at).ok_or("no operator where a mutant is")?;
                let pieces = if source[at..].starts_with('!') {
                    negated(place, group[0])
                } else {
                    signed(place, group[0])
                };
                Edit { at: place.whole.clone(), pieces }
            }
        };
        edits.push(pieces);
    }
    Ok(Changed { text: apply(source, edits), impossible })
}

/// The byte of a line and column.
fn offset(source: &str, place: &Place) -> Option<usize> {
    let line_start: usize = source.split_inclusive('\n').take(place.line - 1).map(str::len).sum();
    let line = source.get(line_start..)?.lines().next()?;
    let in_line: usize = line.chars().take(place.column - 1).map(char::len_utf8).sum();
    Some(line_start + in_line)
}

fn on(mutant: &Mutant) -> String {
    format!("crate::mutant::on({})", mutant.number)
}

/// Each on a line of its own: what the compiler says of a line is then said of one mutant.
fn body(at: usize, group: &[&Mutant]) -> Edit {
    let line = |m: &&Mutant| format!("\nif {} {{ return {}; }}\n", on(m), m.replacement);
    Edit { at: at..at, pieces: vec![Piece::Text(group.iter().map(line).collect())] }
}

fn binary(place: &Binary, operator: &str, group: &[&Mutant]) -> Vec<Piece> {
    let (left, right) = (|| Piece::Kept(place.left.clone()), || Piece::Kept(place.right.clone()));
    let text = |text: String| Piece::Text(text);
    match (operator, group) {
        // Written once each, so that a long chain does not double with every link; and the right side still runs only when it must.
        ("&&", [m]) => {
            let on = on(m);
            vec![
                text("(if (".into()),
                left(),
                text(format!(") != {on} {{ (")),
                right(),
                text(format!(") }} else {{ {on} }})")),
            ]
        }
        ("||", [m]) => {
            let on = on(m);
            vec![
                text("(if (".into()),
                left(),
                text(format!(") != {on} {{ !{on} }} else {{ (")),
                right(),
                text(") })".into()),
            ]
        }
        _ => {
            let mut pieces = vec![text("(".into())];
            for mutant in group {
                pieces.extend([text(format!("if {} {{ (", on(mutant))), left()]);
                pieces.extend([text(format!(" {} ", mutant.replacement)), right(), text(") } else ".into())]);
            }
            pieces.extend([
                text("{ (".into()),
                left(),
                text(format!(" {operator} ")),
                right(),
                text(") })".into()),
            ]);
            pieces
        }
    }
}

/// Without the field its value is the one of where the others come from.
fn field(source: &str, place: &Field, mutant: &Mutant) -> Edit {
    let rest = &source[place.rest.clone()];
    let pieces = vec![
        Piece::Text(format!("{}: if {} {{ ({rest}).{} }} else {{ (", place.name, on(mutant), place.name)),
        Piece::Kept(place.value.clone()),
        Piece::Text(") }".into()),
    ];
    Edit { at: place.whole.clone(), pieces }
}

/// `!x != false` is `!x`, and `!x != true` is `x`.
fn negated(place: &Unary, mutant: &Mutant) -> Vec<Piece> {
    vec![
        Piece::Text("(!(".into()),
        Piece::Kept(place.operand.clone()),
        Piece::Text(format!(") != {})", on(mutant))),
    ]
}

fn signed(place: &Unary, mutant: &Mutant) -> Vec<Piece> {
    let operand = || Piece::Kept(place.operand.clone());
    vec![
        Piece::Text(format!("(if {} {{ (", on(mutant))),
        operand(),
        Piece::Text(") } else { -(".into()),
        operand(),
        Piece::Text(") })".into()),
    ]
}

/// A guard that is always or never true; an arm that is gone is one whose guard is never true.
fn guard(arm: &Arm, group: &[&Mutant]) -> Edit {
    let always = |m: &&&Mutant| m.genre == Genre::MatchArmGuard && m.replacement == "true";
    let (always, never): (Vec<&Mutant>, Vec<&Mutant>) = group.iter().partition(|m| always(&m));
    let mut condition: String = never.iter().map(|m| format!("!{} && ", on(m))).collect();
    condition.push('(');
    condition.extend(always.iter().map(|m| format!("{} || ", on(m))));
    match &arm.guard {
        Some(guard) => {
            let pieces = vec![
                Piece::Text(format!("{condition}(")),
                Piece::Kept(guard.clone()),
                Piece::Text("))".into()),
            ];
            Edit { at: guard.clone(), pieces }
        }
        None => {
            let end = arm.pattern_end;
            Edit { at: end..end, pieces: vec![Piece::Text(format!(" if {condition}true)"))] }
        }
    }
}
