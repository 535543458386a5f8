//! What buildings are made of: a wall under a pointed roof, windows, doors, chimneys, and what grows beside them.

use super::scene::{FLOOR_Y, Scene, round_tree, slender_tree};
use super::shapes::{Colour, arch};

const WHITE: Colour = Colour::hex(0xFFFFFF);

/// A wall under a pointed roof.
pub(super) struct Gable {
    pub(super) left: f32,
    pub(super) width: f32,
    pub(super) eaves_y: f32,
    pub(super) ridge_y: f32,
}

impl Gable {
    /// Draws wall, plinth and roof line.
    pub(super) fn draw(&self, scene: &mut Scene<'_>, wall: Colour, roof: Colour) {
        let Self { left, width, eaves_y, ridge_y } = *self;
        let (right, middle) = (left + width, left + width / 2.0);
        shadow(scene, left, width);
        let shade = wall.mix(scene.palette.roof, 0.10);
        let front = [(left, FLOOR_Y), (left, eaves_y), (middle, ridge_y), (right, eaves_y), (right, FLOOR_Y)];
        scene.canvas.polygon(&front, wall);
        scene.canvas.rect(left, FLOOR_Y - 14.0, width, 14.0, shade);
        // The roof's own shadow on the wall, then the roof line: a thick chevron that reaches over the wall.
        let slope = (eaves_y - ridge_y) / (width / 2.0);
        let over = 26.0;
        let low = eaves_y + slope * over;
        let chevron = [(left - over, low), (middle, ridge_y), (right + over, low)];
        let under: Vec<_> =
            [(left + 2.0, eaves_y + 12.0), (middle, ridge_y + 14.0), (right - 2.0, eaves_y + 12.0)].to_vec();
        scene.canvas.line(&under, 20.0, shade);
        scene.canvas.line(&chevron, 30.0, roof);
        let lift = |(x, y): (f32, f32)| (x, y - 8.0);
        let rim = [lift(chevron[0]), lift(chevron[1]), lift(chevron[2])];
        scene.canvas.line(&rim, 6.0, roof.mix(WHITE, 0.2));
    }
}

/// The shadow that a building casts on the meadow.
pub(super) fn shadow(scene: &mut Scene<'_>, left: f32, width: f32) {
    let tint = scene.palette.ground.sheer(0.22);
    scene.canvas.oval(left + width / 2.0 + 8.0, FLOOR_Y + 3.0, width / 2.0 + 46.0, 13.0, tint);
}

/// A chimney whose upper edge is at `top`; draw it before the roof.
pub(super) fn chimney(scene: &mut Scene<'_>, x: f32, top: f32, height: f32) {
    let palette = scene.palette;
    let brick = palette.roof.mix(palette.wall, 0.35);
    scene.canvas.rect(x, top, 34.0, height, brick);
    scene.canvas.rounded(x - 5.0, top - 8.0, 44.0, 13.0, 4.0, brick.mix(palette.roof, 0.6));
}

/// A window with a frame, a cross and a sill; a lit one shines on the wall around it.
pub(super) fn window(scene: &mut Scene<'_>, x: f32, y: f32, w: f32, h: f32, glass: Colour) {
    let palette = scene.palette;
    if glass == palette.lit {
        scene.light(|canvas, lit| {
            canvas.rounded(x - 13.0, y - 12.0, w + 26.0, h + 24.0, 13.0, lit.sheer(0.42));
        });
    }
    let trim = palette.linen.mix(palette.wall_shade(), 0.25);
    scene.canvas.rounded(x - 6.0, y - 6.0, w + 12.0, h + 12.0, 6.0, trim);
    scene.canvas.fill_fading(arch(x, y, w, h, 3.0, 3.0), (y, glass.mix(WHITE, 0.22)), (y + h, glass));
    scene.canvas.rect(x + w / 2.0 - 2.0, y, 4.0, h, trim);
    scene.canvas.rect(x, y + h * 0.42, w, 4.0, trim);
    scene.canvas.rounded(x - 11.0, y + h + 4.0, w + 22.0, 8.0, 4.0, palette.wood.mix(trim, 0.35));
}

/// A window seen from inside: the sky behind it, curtains before it.
pub(super) fn window_in_room(scene: &mut Scene<'_>, x: f32, y: f32, w: f32, h: f32) {
    let palette = scene.palette;
    scene.canvas.rounded(x - 6.0, y - 6.0, w + 12.0, h + 12.0, 5.0, palette.linen);
    scene.canvas.fill_fading(arch(x, y, w, h, 3.0, 3.0), (y, palette.sky_top), (y + h, palette.sky_low));
    scene.canvas.fill(arch(x, y + h * 0.62, w, h * 0.38, w * 0.4, 3.0), palette.near);
    scene.canvas.rect(x + w / 2.0 - 2.0, y, 4.0, h, palette.linen);
    scene.canvas.rounded(x - 16.0, y - 12.0, w + 32.0, 6.0, 3.0, palette.wood);
    let cloth = palette.accent.mix(palette.linen, 0.5);
    for left in [x - 12.0, x + w - 8.0] {
        scene.canvas.fill(arch(left, y - 8.0, 20.0, h + 22.0, 2.0, 8.0), cloth);
    }
}

/// A door with a round top, standing on the floor line.
pub(super) fn door(scene: &mut Scene<'_>, x: f32, w: f32, h: f32) {
    let (palette, y) = (scene.palette, FLOOR_Y - h);
    scene.canvas.fill(
        arch(x - 7.0, y - 7.0, w + 14.0, h + 7.0, w / 2.0 + 7.0, 0.0),
        palette.linen.mix(palette.wall_shade(), 0.25),
    );
    scene.canvas.fill(arch(x, y, w, h, w / 2.0, 0.0), palette.door);
    scene.canvas.fill(arch(x + w * 0.24, y + h * 0.16, w * 0.52, h * 0.28, w * 0.26, 3.0), palette.lit);
    scene.canvas.circle(x + w * 0.82, y + h * 0.62, 4.0, palette.lit.mix(WHITE, 0.3));
    scene.canvas.rounded(
        x - 13.0,
        FLOOR_Y - 4.0,
        w + 26.0,
        8.0,
        4.0,
        palette.wall_shade().mix(palette.ground, 0.12),
    );
}

/// The cut edge of a wall around a room.
pub(super) fn frame(scene: &mut Scene<'_>, x: f32, y: f32, w: f32, h: f32) {
    let edge = scene.palette.roof.mix(scene.palette.wall, 0.42);
    scene.light(|canvas, lit| canvas.rounded(x - 13.0, y - 13.0, w + 26.0, h + 26.0, 16.0, lit.sheer(0.4)));
    scene.canvas.rounded(x - 7.0, y - 7.0, w + 14.0, h + 14.0, 11.0, edge);
}

/// Two trees on either side, the taller ones at `left_x` and `right_x`.
pub(super) fn trees(scene: &mut Scene<'_>, left_x: f32, right_x: f32) {
    let palette = scene.palette;
    let (soft, trunk) = (palette.leaf.mix(palette.near, 0.25), palette.wood.mix(palette.ground, 0.3));
    slender_tree(scene.canvas, soft, (left_x - 52.0, FLOOR_Y - 8.0), 0.86);
    round_tree(scene.canvas, palette.leaf, trunk, (left_x, FLOOR_Y), 1.05);
    slender_tree(scene.canvas, palette.leaf, (right_x, FLOOR_Y), 1.12);
    slender_tree(scene.canvas, soft, (right_x + 48.0, FLOOR_Y - 6.0), 0.78);
}

/// A picket fence on the floor line.
pub(super) fn fence(scene: &mut Scene<'_>, from_x: f32, to_x: f32) {
    let wood = scene.palette.wall.mix(scene.palette.near, 0.12);
    let mut x = from_x;
    while x < to_x {
        scene.canvas.polygon(
            &[
                (x, FLOOR_Y + 2.0),
                (x, FLOOR_Y - 38.0),
                (x + 6.0, FLOOR_Y - 46.0),
                (x + 12.0, FLOOR_Y - 38.0),
                (x + 12.0, FLOOR_Y + 2.0),
            ],
            wood,
        );
        x += 26.0;
    }
    for y in [FLOOR_Y - 32.0, FLOOR_Y - 14.0] {
        scene.canvas.rounded(from_x - 6.0, y, to_x - from_x + 4.0, 6.0, 3.0, wood);
    }
}
