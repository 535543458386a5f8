//! What stands in a room: a bed, a lamp, a table, a kitchen. Everything stands on the `floor_y` it is given.

use super::scene::Scene;
use super::shapes::{Colour, arch};

const WHITE: Colour = Colour::hex(0xFFFFFF);

/// A room seen through the wall: lit from above, with a floor. `x`, `y` is the upper left corner.
pub(super) fn room(scene: &mut Scene<'_>, x: f32, y: f32, w: f32, h: f32) {
    let palette = scene.palette;
    scene.canvas.fill_fading(
        arch(x, y, w, h, 6.0, 6.0),
        (y, palette.inside.mix(WHITE, 0.25)),
        (y + h, palette.inside.mix(palette.lit, 0.45)),
    );
    let floor = palette.wood.mix(palette.inside, 0.35);
    scene.canvas.fill(arch(x, y + h - 10.0, w, 10.0, 0.0, 6.0), floor);
}

/// A bed of width `w` with its head on the left.
pub(super) fn bed(scene: &mut Scene<'_>, x: f32, floor_y: f32, w: f32, blanket: Colour) {
    let (palette, unit) = (scene.palette, w / 150.0);
    let at = |part: f32| part * unit;
    let canvas = &mut scene.canvas;
    canvas.rounded(x, floor_y - at(68.0), at(9.0), at(68.0), at(4.0), palette.wood);
    canvas.rounded(x + w - at(8.0), floor_y - at(44.0), at(8.0), at(44.0), at(4.0), palette.wood);
    canvas.rect(x + at(5.0), floor_y - at(24.0), w - at(10.0), at(11.0), palette.wood);
    canvas
        .fill(arch(x + at(9.0), floor_y - at(42.0), w - at(17.0), at(20.0), at(7.0), at(2.0)), palette.linen);
    canvas.rounded(x + at(12.0), floor_y - at(56.0), at(38.0), at(20.0), at(9.0), palette.linen);
    canvas.rounded(
        x + at(12.0),
        floor_y - at(40.0),
        at(38.0),
        at(4.0),
        at(2.0),
        palette.linen.mix(palette.wood, 0.22),
    );
    canvas.fill(arch(x + at(54.0), floor_y - at(50.0), w - at(62.0), at(32.0), at(11.0), at(4.0)), blanket);
    canvas.fill(
        arch(x + at(54.0), floor_y - at(50.0), at(17.0), at(32.0), at(8.0), at(4.0)),
        blanket.mix(palette.linen, 0.55),
    );
}

/// A lamp that hangs from `ceiling_y` on a cord of length `cord` and lights a cone down to `floor_y`.
pub(super) fn hanging_lamp(
    scene: &mut Scene<'_>,
    x: f32,
    (ceiling_y, floor_y): (f32, f32),
    cord: f32,
    shade: Colour,
) {
    let rim_y = ceiling_y + cord + 20.0;
    let spread = 20.0 + (floor_y - rim_y) * 0.42;
    scene.light(|canvas, lit| {
        let bright = lit.mix(WHITE, 0.62).sheer(0.55);
        canvas.polygon(
            &[(x - 17.0, rim_y), (x + 17.0, rim_y), (x + spread, floor_y), (x - spread, floor_y)],
            bright,
        );
    });
    let palette = scene.palette;
    scene.canvas.rect(x - 1.2, ceiling_y, 2.4, cord + 4.0, palette.wood.mix(palette.ground, 0.4));
    scene.canvas.circle(x, rim_y, 7.0, palette.linen.mix(palette.lit, 0.4));
    scene.canvas.fill(arch(x - 19.0, ceiling_y + cord, 38.0, 20.0, 19.0, 2.0), shade);
}

/// A table of width `w` with two stools and a jug with a flower.
pub(super) fn table(scene: &mut Scene<'_>, x: f32, floor_y: f32, w: f32) {
    let palette = scene.palette;
    let dark = palette.wood.mix(palette.ground, 0.18);
    for stool_x in [x - 30.0, x + w + 2.0] {
        scene.canvas.rounded(stool_x, floor_y - 29.0, 28.0, 6.0, 3.0, dark);
        scene.canvas.line(&[(stool_x + 6.0, floor_y - 25.0), (stool_x + 4.0, floor_y - 2.0)], 3.5, dark);
        scene.canvas.line(&[(stool_x + 22.0, floor_y - 25.0), (stool_x + 24.0, floor_y - 2.0)], 3.5, dark);
    }
    scene.canvas.line(&[(x + 10.0, floor_y - 44.0), (x + 7.0, floor_y - 2.0)], 4.5, palette.wood);
    scene.canvas.line(&[(x + w - 10.0, floor_y - 44.0), (x + w - 7.0, floor_y - 2.0)], 4.5, palette.wood);
    scene.canvas.rounded(x - 4.0, floor_y - 50.0, w + 8.0, 8.0, 4.0, palette.wood);
    let jug_x = x + w / 2.0;
    scene.canvas.line(&[(jug_x, floor_y - 62.0), (jug_x + 2.0, floor_y - 78.0)], 2.5, palette.leaf);
    scene.canvas.circle(jug_x + 2.0, floor_y - 80.0, 6.5, palette.accent);
    scene.canvas.fill(arch(jug_x - 7.0, floor_y - 66.0, 14.0, 16.0, 3.0, 6.0), palette.linen);
}

/// A kitchen of width `w`: cupboards, a pot on the stove, a shelf with cups above.
pub(super) fn kitchen(scene: &mut Scene<'_>, x: f32, floor_y: f32, w: f32) {
    let palette = scene.palette;
    let front = palette.door.mix(palette.inside, 0.22);
    scene.canvas.rounded(x, floor_y - 52.0, w, 52.0, 3.0, front);
    scene.canvas.rounded(x - 4.0, floor_y - 58.0, w + 8.0, 8.0, 3.0, palette.linen);
    let doors = (w / 40.0).max(1.0) as u8;
    let each = w / f32::from(doors);
    for index in 0..doors {
        let left = x + each * f32::from(index);
        scene.canvas.rounded(left + 4.0, floor_y - 45.0, each - 8.0, 38.0, 3.0, front.mix(WHITE, 0.12));
        scene.canvas.circle(left + each - 10.0, floor_y - 38.0, 2.4, palette.linen);
    }
    scene.canvas.fill(arch(x + w - 36.0, floor_y - 76.0, 28.0, 18.0, 3.0, 6.0), palette.accent);
    scene.canvas.rounded(
        x + w - 39.0,
        floor_y - 78.0,
        34.0,
        4.0,
        2.0,
        palette.accent.mix(palette.ground, 0.25),
    );
    scene.canvas.rounded(x, floor_y - 108.0, w * 0.62, 5.0, 2.5, palette.wood);
    for (index, tint) in [palette.accent, palette.linen, palette.door].into_iter().enumerate() {
        let left = x + 6.0 + index as f32 * 18.0;
        scene.canvas.fill(arch(left, floor_y - 120.0, 12.0, 12.0, 1.0, 4.0), tint);
    }
}

/// A sofa of width `w`.
pub(super) fn sofa(scene: &mut Scene<'_>, x: f32, floor_y: f32, w: f32, cloth: Colour) {
    let palette = scene.palette;
    let dark = cloth.mix(palette.ground, 0.22);
    for leg_x in [x + 8.0, x + w - 13.0] {
        scene.canvas.rect(leg_x, floor_y - 8.0, 5.0, 8.0, palette.wood);
    }
    scene.canvas.fill(arch(x + 6.0, floor_y - 54.0, w - 12.0, 40.0, 12.0, 2.0), cloth);
    scene.canvas.rounded(x + 6.0, floor_y - 28.0, w - 12.0, 21.0, 6.0, dark);
    scene.canvas.rounded(x, floor_y - 40.0, 16.0, 34.0, 8.0, cloth.mix(WHITE, 0.1));
    scene.canvas.rounded(x + w - 16.0, floor_y - 40.0, 16.0, 34.0, 8.0, cloth.mix(WHITE, 0.1));
    scene.canvas.rounded(x + 20.0, floor_y - 46.0, 22.0, 20.0, 6.0, palette.lit.mix(palette.accent, 0.35));
}

/// A plant in a pot.
pub(super) fn plant(scene: &mut Scene<'_>, x: f32, floor_y: f32, size: f32) {
    let palette = scene.palette;
    let at = |part: f32| part * size;
    for (dx, dy, leaf) in [(-13.0, -52.0, 0.0), (13.0, -54.0, 0.12), (0.0, -66.0, 0.06)] {
        let tint = palette.leaf.mix(WHITE, leaf);
        scene.canvas.line(
            &[(x, floor_y - at(22.0)), (x + at(dx * 0.8), floor_y + at(dy))],
            at(3.0),
            palette.leaf,
        );
        scene.canvas.oval(x + at(dx), floor_y + at(dy), at(11.0), at(17.0), tint);
    }
    scene.canvas.fill(
        arch(x - at(14.0), floor_y - at(26.0), at(28.0), at(26.0), at(2.0), at(8.0)),
        palette.accent.mix(palette.wood, 0.35),
    );
}

/// A picture on the wall, with a small roof in it.
pub(super) fn picture(scene: &mut Scene<'_>, x: f32, y: f32, w: f32, h: f32) {
    let palette = scene.palette;
    scene.canvas.rounded(x, y, w, h, 3.0, palette.wood);
    scene.canvas.rounded(x + 4.0, y + 4.0, w - 8.0, h - 8.0, 1.5, palette.linen);
    let (middle, low) = (x + w / 2.0, y + h - 12.0);
    scene.canvas.line(
        &[(middle - w * 0.24, low), (middle, low - h * 0.36), (middle + w * 0.24, low)],
        4.5,
        palette.roof,
    );
}

/// A small suitcase, just put down.
pub(super) fn suitcase(scene: &mut Scene<'_>, x: f32, floor_y: f32) {
    let palette = scene.palette;
    let case = palette.roof.mix(palette.wood, 0.25);
    scene.canvas.line(
        &[
            (x + 17.0, floor_y - 42.0),
            (x + 17.0, floor_y - 52.0),
            (x + 37.0, floor_y - 52.0),
            (x + 37.0, floor_y - 42.0),
        ],
        4.5,
        palette.wood,
    );
    scene.canvas.rounded(x, floor_y - 44.0, 54.0, 44.0, 7.0, case);
    for strap_x in [x + 10.0, x + 38.0] {
        scene.canvas.rect(strap_x, floor_y - 44.0, 6.0, 44.0, case.mix(palette.linen, 0.35));
    }
}
