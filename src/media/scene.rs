//! The picture around the building: sky, sun or moon, a far village, hills, trees and the ground.

use crate::domain::place::PlaceKind;

use super::buildings;
use super::card::{CardFacts, HEIGHT_PX, Occupancy, WIDTH_PX};
use super::palette::Palette;
use super::pictograms;
use super::shapes::{Canvas, Colour, arch, land};

const WIDTH: f32 = WIDTH_PX as f32;
const HEIGHT: f32 = HEIGHT_PX as f32;
/// Where buildings stand.
pub(super) const FLOOR_Y: f32 = 478.0;
const MIDDLE_X: f32 = WIDTH / 2.0;

/// What every part of the picture draws with.
pub(super) struct Scene<'a> {
    pub(super) canvas: &'a mut Canvas,
    pub(super) palette: Palette,
    pub(super) occupancy: Occupancy,
}

impl Scene<'_> {
    /// Draws light with `draw`, in the lamp's colour; nothing where nobody is waited for.
    pub(super) fn light(&mut self, draw: impl FnOnce(&mut Canvas, Colour)) {
        match self.occupancy {
            Occupancy::Open => draw(self.canvas, self.palette.lit),
            Occupancy::Filled => {}
        }
    }
}

/// Draws the whole card.
pub(super) fn draw(canvas: &mut Canvas, facts: &CardFacts) {
    let awake = Palette::of(facts.place_kind);
    let palette = match facts.filled {
        Occupancy::Open => awake,
        Occupancy::Filled => awake.asleep(),
    };
    let mut scene = Scene { canvas, palette, occupancy: facts.filled };
    sky(&mut scene, facts.place_kind);
    village(&mut scene);
    meadow(&mut scene);
    buildings::draw(&mut scene, facts.place_kind);
    foreground(&mut scene);
    pictograms::row(scene.canvas, facts, &palette, MIDDLE_X, 601.0);
}

fn sky(scene: &mut Scene<'_>, kind: PlaceKind) {
    let palette = scene.palette;
    scene.canvas.fill_fading(
        arch(0.0, 0.0, WIDTH, HEIGHT, 0.0, 0.0),
        (0.0, palette.sky_top),
        (440.0, palette.sky_low),
    );
    if kind == PlaceKind::EmergencyBed {
        night(scene);
        return;
    }
    let sun = palette.sun;
    scene.canvas.circle(880.0, 208.0, 190.0, sun.sheer(0.28));
    scene.canvas.circle(880.0, 208.0, 138.0, sun.sheer(0.38));
    scene.canvas.circle(880.0, 208.0, 92.0, sun.sheer(0.9));
    cloud(scene.canvas, 178.0, 150.0, 1.0, sun.sheer(0.75));
    cloud(scene.canvas, 1010.0, 300.0, 0.8, sun.sheer(0.85));
    cloud(scene.canvas, 330.0, 76.0, 0.55, sun.sheer(0.5));
}

fn night(scene: &mut Scene<'_>) {
    const STARS: [(f32, f32, f32); 19] = [
        (92.0, 84.0, 3.0),
        (168.0, 196.0, 2.2),
        (236.0, 58.0, 2.4),
        (298.0, 148.0, 3.2),
        (372.0, 92.0, 2.0),
        (436.0, 42.0, 2.8),
        (120.0, 290.0, 2.0),
        (262.0, 262.0, 2.0),
        (540.0, 60.0, 2.0),
        (688.0, 44.0, 2.6),
        (772.0, 112.0, 2.2),
        (806.0, 52.0, 3.0),
        (1010.0, 62.0, 2.4),
        (1086.0, 128.0, 3.2),
        (1132.0, 60.0, 2.0),
        (1050.0, 238.0, 2.2),
        (1152.0, 214.0, 2.6),
        (858.0, 222.0, 2.0),
        (48.0, 186.0, 2.4),
    ];
    let palette = scene.palette;
    for (x, y, radius) in STARS {
        scene.canvas.circle(x, y, radius, palette.sun.sheer(0.8));
    }
    scene.canvas.circle(930.0, 170.0, 128.0, palette.sun.sheer(0.07));
    scene.canvas.circle(930.0, 170.0, 94.0, palette.sun.sheer(0.08));
    crescent(scene.canvas, (930.0, 170.0), 60.0, palette.sun);
    cloud(scene.canvas, 1030.0, 322.0, 0.8, palette.sun.sheer(0.16));
    cloud(scene.canvas, 190.0, 330.0, 0.9, palette.sun.sheer(0.14));
}

/// A moon that opens to the upper right: a disc without the part that a second disc covers.
fn crescent(canvas: &mut Canvas, centre: (f32, f32), radius: f32, colour: Colour) {
    const STEPS: u8 = 48;
    const TILT: f32 = -0.6;
    let (shift, inner) = (radius * 0.46, radius * 0.82);
    // Where the two edges meet, as angles seen from the centre of each disc.
    let outer_turn = ((shift * shift + radius * radius - inner * inner) / (2.0 * shift * radius)).acos();
    let inner_turn = ((radius * radius - shift * shift - inner * inner) / (2.0 * shift * inner)).acos();
    let arc = |shift: f32, radius: f32, turn: f32| -> Vec<(f32, f32)> {
        let middle = (centre.0 + shift * TILT.cos(), centre.1 + shift * TILT.sin());
        let sweep = 2.0 * (std::f32::consts::PI - turn);
        (0..=STEPS)
            .map(|step| TILT + turn + sweep * f32::from(step) / f32::from(STEPS))
            .map(|angle| (middle.0 + radius * angle.cos(), middle.1 + radius * angle.sin()))
            .collect()
    };
    let mut outline = arc(0.0, radius, outer_turn);
    outline.extend(arc(shift, inner, inner_turn).into_iter().rev());
    canvas.polygon(&outline, colour);
}

/// A cloud with a flat base, as one shape so that a sheer one has no seams.
fn cloud(canvas: &mut Canvas, x: f32, y: f32, size: f32, colour: Colour) {
    let at = |dx: f32, dy: f32| (x + dx * size, y + dy * size);
    let mut path = tiny_skia::PathBuilder::new();
    let start = at(-92.0, 0.0);
    path.move_to(start.0, start.1);
    let curves = [
        [(-118.0, 0.0), (-118.0, -38.0), (-86.0, -38.0)],
        [(-80.0, -66.0), (-40.0, -74.0), (-22.0, -54.0)],
        [(0.0, -88.0), (56.0, -80.0), (60.0, -44.0)],
        [(92.0, -54.0), (118.0, 0.0), (84.0, 0.0)],
    ];
    for [a, b, c] in curves {
        let (a, b, c) = (at(a.0, a.1), at(b.0, b.1), at(c.0, c.1));
        path.cubic_to(a.0, a.1, b.0, b.1, c.0, c.1);
    }
    path.close();
    canvas.fill(path.finish(), colour);
}

/// A far hill with the roofs of a village, tone on tone.
fn village(scene: &mut Scene<'_>) {
    /// Left edge, height of the eaves above the hill, width.
    const ROOFS: [(f32, f32, f32); 14] = [
        (44.0, 40.0, 44.0),
        (84.0, 26.0, 46.0),
        (126.0, 48.0, 38.0),
        (160.0, 32.0, 56.0),
        (212.0, 22.0, 42.0),
        (250.0, 44.0, 44.0),
        (290.0, 26.0, 50.0),
        (850.0, 24.0, 46.0),
        (892.0, 42.0, 40.0),
        (928.0, 28.0, 52.0),
        (976.0, 50.0, 42.0),
        (1014.0, 30.0, 56.0),
        (1066.0, 42.0, 40.0),
        (1102.0, 24.0, 52.0),
    ];
    let palette = scene.palette;
    let hill = palette.far.mix(palette.sky_low, 0.32);
    let crest = [(0.0, 410.0), (220.0, 372.0), (520.0, 420.0), (860.0, 376.0), (1200.0, 404.0)];
    scene.canvas.fill(land(&crest, HEIGHT), hill);
    for (index, (x, wall, width)) in ROOFS.into_iter().enumerate() {
        let town = palette.far.mix(palette.roof, if index % 2 == 0 { 0.10 } else { 0.17 });
        let (right, eaves) = (x + width, 402.0 - wall);
        let ridge = (x + width / 2.0, eaves - width * 0.42);
        scene.canvas.polygon(&[(x, 460.0), (x, eaves), ridge, (right, eaves), (right, 460.0)], town);
    }
    for x in [181.0, 201.0] {
        scene.canvas.rounded(x - 4.0, 384.0, 8.0, 11.0, 2.0, palette.lit.sheer(0.9));
    }
}

fn meadow(scene: &mut Scene<'_>) {
    let palette = scene.palette;
    let back = palette.near.mix(palette.far, 0.45);
    scene.canvas.fill(land(&[(0.0, 418.0), (300.0, 444.0), (700.0, 424.0), (1200.0, 420.0)], HEIGHT), back);
    for (x, y, size) in [(64.0, 436.0, 0.62), (1138.0, 436.0, 0.7), (1084.0, 440.0, 0.46)] {
        round_tree(scene.canvas, palette.leaf.mix(back, 0.45), palette.wood.mix(back, 0.4), (x, y), size);
    }
    let crest = [(0.0, 462.0), (330.0, 446.0), (640.0, 442.0), (940.0, 448.0), (1200.0, 458.0)];
    scene.canvas.fill_fading(
        land(&crest, HEIGHT),
        (440.0, palette.near),
        (530.0, palette.near.mix(palette.ground, 0.22)),
    );
}

/// A tree with a round crown, standing at `foot`.
pub(super) fn round_tree(canvas: &mut Canvas, leaf: Colour, wood: Colour, foot: (f32, f32), size: f32) {
    let (x, y) = foot;
    canvas.rounded(x - 5.0 * size, y - 70.0 * size, 10.0 * size, 72.0 * size, 4.0 * size, wood);
    canvas.oval(x, y - 104.0 * size, 46.0 * size, 58.0 * size, leaf);
    let bright = leaf.mix(Colour::hex(0xFFFFFF), 0.14);
    canvas.oval(x + 12.0 * size, y - 116.0 * size, 24.0 * size, 34.0 * size, bright);
}

/// A slender tree, standing at `foot`.
pub(super) fn slender_tree(canvas: &mut Canvas, leaf: Colour, foot: (f32, f32), size: f32) {
    let (x, y) = foot;
    canvas.oval(x, y - 84.0 * size, 24.0 * size, 88.0 * size, leaf);
    let bright = leaf.mix(Colour::hex(0xFFFFFF), 0.12);
    canvas.oval(x + 7.0 * size, y - 92.0 * size, 11.0 * size, 62.0 * size, bright);
}

/// A low bush whose flat side is on `foot`.
pub(super) fn bush(canvas: &mut Canvas, leaf: Colour, foot: (f32, f32), size: f32) {
    let (x, y) = foot;
    canvas.fill(
        arch(x - 44.0 * size, y - 34.0 * size, 60.0 * size, 34.0 * size, 28.0 * size, 4.0 * size),
        leaf,
    );
    let bright = leaf.mix(Colour::hex(0xFFFFFF), 0.10);
    canvas.fill(
        arch(x - 8.0 * size, y - 46.0 * size, 58.0 * size, 46.0 * size, 28.0 * size, 4.0 * size),
        bright,
    );
}

/// The dark band in front, which the pictograms stand on.
fn foreground(scene: &mut Scene<'_>) {
    let palette = scene.palette;
    let crest = [(0.0, 494.0), (280.0, 508.0), (600.0, 502.0), (930.0, 508.0), (1200.0, 490.0)];
    let lip = palette.ground.mix(palette.near, 0.38);
    let raised: Vec<_> = crest.iter().map(|(x, y)| (*x, y - 9.0)).collect();
    scene.canvas.fill(land(&raised, HEIGHT), lip);
    scene.canvas.fill(land(&crest, HEIGHT), palette.ground);
}
