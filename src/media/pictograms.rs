//! The row of signs under the picture: a bed, a figure for each person, the way in without a step, no money.
//! The row is centred, so it reads the same from the left and from the right.

use tiny_skia::PathBuilder;

use crate::domain::place::StepFree;

use super::card::{CardFacts, Price};
use super::palette::Palette;
use super::shapes::{Canvas, Colour, arch};

/// The most figures that are drawn; a plus says that there is room for more.
const FIGURES_MAX: u8 = 8;
const HEIGHT: f32 = 74.0;
const GROUP_GAP: f32 = 58.0;
const FIGURE_GAP: f32 = 9.0;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Sign {
    Bed,
    Person,
    More,
    StepFree(Way),
    NoMoney,
}

/// How far the way in goes without a step.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    Everywhere,
    InParts,
}

impl Sign {
    fn width(self) -> f32 {
        match self {
            Self::Bed => 106.0,
            Self::Person => 42.0,
            Self::More => 32.0,
            Self::StepFree(_) => 104.0,
            Self::NoMoney => 80.0,
        }
    }
}

/// Draws the row around `centre_x`, standing on `base_y`.
pub(super) fn row(canvas: &mut Canvas, facts: &CardFacts, palette: &Palette, centre_x: f32, base_y: f32) {
    let groups = groups(facts);
    let group_width = |group: &Vec<Sign>| {
        let gaps = group.len().saturating_sub(1) as f32 * FIGURE_GAP;
        group.iter().map(|sign| sign.width()).sum::<f32>() + gaps
    };
    let total =
        groups.iter().map(group_width).sum::<f32>() + groups.len().saturating_sub(1) as f32 * GROUP_GAP;
    let ink = Ink { sign: palette.cream, behind: palette.ground };
    let mut x = centre_x - total / 2.0;
    for (index, group) in groups.iter().enumerate() {
        if index > 0 {
            canvas.circle(x - GROUP_GAP / 2.0, base_y - HEIGHT / 2.0, 3.5, ink.sign.sheer(0.45));
        }
        for sign in group {
            draw(canvas, *sign, ink, x, base_y);
            x += sign.width() + FIGURE_GAP;
        }
        x += GROUP_GAP - FIGURE_GAP;
    }
}

fn groups(facts: &CardFacts) -> Vec<Vec<Sign>> {
    let mut people = vec![Sign::Person; usize::from(facts.capacity_persons.clamp(1, FIGURES_MAX))];
    if facts.capacity_persons > FIGURES_MAX {
        people.push(Sign::More);
    }
    let mut groups = vec![vec![Sign::Bed], people];
    match facts.step_free {
        StepFree::All => groups.push(vec![Sign::StepFree(Way::Everywhere)]),
        StepFree::Some => groups.push(vec![Sign::StepFree(Way::InParts)]),
        StepFree::None | StepFree::Unknown => {}
    }
    match facts.free_of_charge {
        Price::Free => groups.push(vec![Sign::NoMoney]),
        Price::Paid => {}
    }
    groups
}

#[derive(Debug, Clone, Copy)]
struct Ink {
    sign: Colour,
    behind: Colour,
}

fn draw(canvas: &mut Canvas, sign: Sign, ink: Ink, x: f32, base_y: f32) {
    match sign {
        Sign::Bed => bed(canvas, ink, x, base_y),
        Sign::Person => person(canvas, ink, x, base_y),
        Sign::More => more(canvas, ink, x, base_y),
        Sign::StepFree(way) => wheelchair(canvas, ink, way, x, base_y),
        Sign::NoMoney => no_money(canvas, ink, x, base_y),
    }
}

fn bed(canvas: &mut Canvas, ink: Ink, x: f32, base_y: f32) {
    let colour = ink.sign;
    canvas.rounded(x, base_y - 66.0, 10.0, 66.0, 5.0, colour);
    canvas.rounded(x + 96.0, base_y - 40.0, 10.0, 40.0, 5.0, colour);
    canvas.rect(x + 5.0, base_y - 22.0, 96.0, 12.0, colour);
    canvas.rounded(x + 15.0, base_y - 46.0, 27.0, 19.0, 8.0, colour);
    canvas.fill(arch(x + 47.0, base_y - 46.0, 54.0, 19.0, 12.0, 2.0), colour);
}

fn person(canvas: &mut Canvas, ink: Ink, x: f32, base_y: f32) {
    canvas.circle(x + 21.0, base_y - 59.5, 14.5, ink.sign);
    canvas.fill(arch(x, base_y - 39.0, 42.0, 39.0, 20.0, 7.0), ink.sign);
}

fn more(canvas: &mut Canvas, ink: Ink, x: f32, base_y: f32) {
    let (middle_x, middle_y) = (x + 18.0, base_y - 37.0);
    canvas.line(&[(middle_x - 13.0, middle_y), (middle_x + 13.0, middle_y)], 9.0, ink.sign);
    canvas.line(&[(middle_x, middle_y - 13.0), (middle_x, middle_y + 13.0)], 9.0, ink.sign);
}

/// A person in a wheelchair before a ramp, or before a step where only a part is step-free.
fn wheelchair(canvas: &mut Canvas, ink: Ink, way: Way, x: f32, base_y: f32) {
    let at = |dx: f32, up: f32| (x + dx, base_y - up);
    let colour = ink.sign;
    let (head_x, head_y) = at(31.0, 68.0);
    canvas.circle(head_x, head_y, 9.0, colour);
    canvas.line(&[at(32.0, 51.0), at(34.0, 34.0), at(54.0, 34.0), at(64.0, 16.0)], 8.5, colour);
    canvas.line(&[at(33.5, 44.0), at(50.0, 44.0)], 6.0, colour);
    let mut wheel = PathBuilder::new();
    let ((x0, y0), (x1, y1), (x2, y2), (x3, y3)) =
        (at(21.0, 46.0), at(7.0, 39.0), at(7.0, 19.0), at(20.0, 13.5));
    wheel.move_to(x0, y0);
    wheel.cubic_to(x1, y1, x2, y2, x3, y3);
    let ((x4, y4), (x5, y5), (x6, y6)) = (at(32.0, 8.5), at(46.0, 14.0), at(48.0, 25.0));
    wheel.cubic_to(x4, y4, x5, y5, x6, y6);
    canvas.stroke(wheel.finish(), 6.5, colour);
    match way {
        Way::Everywhere => {
            canvas.line(&[at(2.0, 3.0), at(60.0, 3.0), at(92.0, 15.0), at(103.0, 15.0)], 6.0, colour);
        }
        Way::InParts => {
            canvas.line(&[at(2.0, 3.0), at(82.0, 3.0), at(82.0, 20.0), at(103.0, 20.0)], 6.0, colour);
        }
    }
}

/// A coin, struck through.
fn no_money(canvas: &mut Canvas, ink: Ink, x: f32, base_y: f32) {
    let (coin_x, coin_y) = (x + 40.0, base_y - 37.0);
    let at = |dx: f32, dy: f32| (coin_x + dx, coin_y + dy);
    canvas.circle(coin_x, coin_y, 35.0, ink.sign);
    let mut euro = PathBuilder::new();
    let (start, end) = (at(17.0, -15.0), at(17.0, 15.0));
    let ((x1, y1), (x2, y2), (x3, y3)) = (at(6.0, -26.0), at(-11.0, -18.0), at(-11.0, 0.0));
    let ((x4, y4), (x5, y5)) = (at(-11.0, 18.0), at(6.0, 26.0));
    euro.move_to(start.0, start.1);
    euro.cubic_to(x1, y1, x2, y2, x3, y3);
    euro.cubic_to(x4, y4, x5, y5, end.0, end.1);
    canvas.stroke(euro.finish(), 6.5, ink.behind);
    for dy in [-5.5, 5.5] {
        canvas.line(&[at(-19.0, dy), at(6.0, dy)], 4.5, ink.behind);
    }
    canvas.line(&[at(-31.0, 31.0), at(31.0, -31.0)], 15.0, ink.behind);
    canvas.line(&[at(-33.0, 33.0), at(33.0, -33.0)], 6.5, ink.sign);
}
