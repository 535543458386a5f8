//! One building for each kind of place. Each stands on the floor line, around the middle of the card.

use crate::domain::place::PlaceKind;

use super::furniture as put;
use super::parts::{Gable, chimney, door, fence, frame, shadow, trees, window, window_in_room};
use super::scene::{FLOOR_Y, Scene, bush, round_tree, slender_tree};
use super::shapes::{Colour, arch, polygon};

const WHITE: Colour = Colour::hex(0xFFFFFF);

/// Draws the building of a kind, with its garden.
pub(super) fn draw(scene: &mut Scene<'_>, kind: PlaceKind) {
    match kind {
        PlaceKind::Room => room(scene),
        PlaceKind::Studio => studio(scene),
        PlaceKind::Apartment => apartment(scene),
        PlaceKind::House => house(scene),
        PlaceKind::SharedFlat => shared_flat(scene),
        PlaceKind::Collective => collective(scene),
        PlaceKind::EmergencyBed => emergency_bed(scene),
    }
}

/// A house in which one room is open to us, lit, with a bed in it; the host's windows are beside it.
fn room(scene: &mut Scene<'_>) {
    let palette = scene.palette;
    trees(scene, 330.0, 905.0);
    chimney(scene, 690.0, 128.0, 80.0);
    Gable { left: 410.0, width: 380.0, eaves_y: 258.0, ridge_y: 92.0 }.draw(
        scene,
        palette.wall,
        palette.roof,
    );
    let (x, y, w, h) = (552.0, 284.0, 212.0, 148.0);
    let floor = y + h - 9.0;
    frame(scene, x, y, w, h);
    put::room(scene, x, y, w, h);
    put::hanging_lamp(scene, x + 84.0, (y, floor), 26.0, palette.roof);
    put::picture(scene, x + 128.0, y + 26.0, 50.0, 42.0);
    put::bed(scene, x + 12.0, floor, 150.0, palette.accent);
    put::plant(scene, x + 188.0, floor, 0.82);
    window(scene, 440.0, 276.0, 70.0, 76.0, palette.unlit);
    window(scene, 567.0, 172.0, 66.0, 56.0, palette.lit);
    door(scene, 452.0, 58.0, 92.0);
    bush(scene.canvas, palette.leaf, (770.0, FLOOR_Y + 4.0), 0.8);
    bush(scene.canvas, palette.leaf, (414.0, FLOOR_Y + 4.0), 0.62);
}

/// One open room under one slanting roof.
fn studio(scene: &mut Scene<'_>) {
    let palette = scene.palette;
    trees(scene, 292.0, 932.0);
    let (left, right, high, low) = (372.0, 828.0, 136.0, 232.0);
    shadow(scene, left, right - left);
    scene.canvas.polygon(&[(left, FLOOR_Y), (left, high), (right, low), (right, FLOOR_Y)], palette.wall);
    scene.canvas.rect(left, FLOOR_Y - 14.0, right - left, 14.0, palette.wall_shade());
    scene.canvas.fill_fading(
        polygon(&[(390.0, 456.0), (390.0, 172.0), (810.0, 260.0), (810.0, 456.0)]),
        (180.0, palette.inside.mix(WHITE, 0.25)),
        (456.0, palette.inside.mix(palette.lit, 0.45)),
    );
    scene.canvas.rect(390.0, 446.0, 420.0, 10.0, palette.wood.mix(palette.inside, 0.35));
    put::hanging_lamp(scene, 640.0, (224.0, 447.0), 70.0, palette.roof);
    window_in_room(scene, 424.0, 232.0, 84.0, 88.0);
    put::picture(scene, 548.0, 276.0, 56.0, 46.0);
    put::kitchen(scene, 704.0, 447.0, 94.0);
    put::bed(scene, 404.0, 447.0, 166.0, palette.accent);
    put::table(scene, 612.0, 447.0, 56.0);
    let eaves = palette.roof.mix(WHITE, 0.2);
    scene.canvas.line(&[(left - 26.0, high - 8.0), (right + 26.0, low + 3.0)], 30.0, palette.roof);
    scene.canvas.line(&[(left - 24.0, high - 15.0), (right + 24.0, low - 5.0)], 6.0, eaves);
    bush(scene.canvas, palette.leaf, (852.0, FLOOR_Y + 4.0), 0.9);
    bush(scene.canvas, palette.leaf, (352.0, FLOOR_Y + 4.0), 0.8);
}

/// A house of four storeys; one of the flats is open to us.
fn apartment(scene: &mut Scene<'_>) {
    let palette = scene.palette;
    trees(scene, 352.0, 880.0);
    let (left, width, top) = (430.0, 340.0, 122.0);
    shadow(scene, left, width);
    chimney(scene, 474.0, 40.0, 60.0);
    chimney(scene, 692.0, 40.0, 60.0);
    scene.canvas.rect(left, top, width, FLOOR_Y - top, palette.wall);
    mansard(scene, left, width, top);
    let lit_at = [(0, 2), (1, 0), (1, 3)];
    for (row, y) in [(0_u8, 144.0), (1, 348.0)] {
        for (column, x) in [(0_u8, 460.0), (1, 537.0), (2, 615.0), (3, 692.0)] {
            let glass = if lit_at.contains(&(row, column)) { palette.lit } else { palette.unlit };
            window(scene, x, y, 48.0, 46.0, glass);
        }
    }
    let (x, y, w, h) = (450.0, 224.0, 300.0, 100.0);
    let floor = y + h - 9.0;
    frame(scene, x, y, w, h);
    put::room(scene, x, y, w, h);
    put::hanging_lamp(scene, x + 146.0, (y, floor), 12.0, palette.roof);
    put::bed(scene, x + 12.0, floor, 114.0, palette.accent);
    put::sofa(scene, x + 168.0, floor, 88.0, palette.door);
    put::picture(scene, x + 194.0, y + 7.0, 36.0, 27.0);
    put::plant(scene, x + 279.0, floor, 0.7);
    scene.canvas.rect(left, 411.0, width, 6.0, palette.linen.sheer(0.55));
    window(scene, 468.0, 432.0, 70.0, 26.0, palette.unlit);
    window(scene, 662.0, 432.0, 70.0, 26.0, palette.unlit);
    door(scene, 575.0, 50.0, 54.0);
    bush(scene.canvas, palette.leaf, (792.0, FLOOR_Y + 4.0), 0.8);
    bush(scene.canvas, palette.leaf, (408.0, FLOOR_Y + 4.0), 0.7);
}

/// The roof of a town house: steep sides, a flat top, two dormers.
fn mansard(scene: &mut Scene<'_>, left: f32, width: f32, base: f32) {
    let (palette, right) = (scene.palette, left + width);
    let (top, rim) = (base - 52.0, palette.roof.mix(WHITE, 0.2));
    let outline =
        polygon(&[(left - 8.0, base), (left + 24.0, top), (right - 24.0, top), (right + 8.0, base)]);
    scene.canvas.fill(outline.clone(), palette.roof);
    scene.canvas.stroke(outline, 14.0, palette.roof);
    scene.canvas.rounded(left - 20.0, base - 3.0, width + 40.0, 11.0, 5.5, rim);
    let middle = left + width / 2.0;
    for x in [middle - 98.0, middle, middle + 98.0] {
        scene.canvas.rect(x - 18.0, base - 38.0, 36.0, 35.0, palette.linen.mix(palette.wall, 0.4));
        scene.canvas.polygon(
            &[(x - 18.0, base - 36.0), (x, base - 54.0), (x + 18.0, base - 36.0)],
            palette.linen.mix(palette.wall, 0.4),
        );
        scene.canvas.line(&[(x - 24.0, base - 34.0), (x, base - 56.0), (x + 24.0, base - 34.0)], 8.0, rim);
        scene.canvas.fill(arch(x - 10.0, base - 32.0, 20.0, 26.0, 10.0, 2.0), palette.unlit);
    }
}

/// A house of one's own, every window lit, with a path, a tree and a fence.
fn house(scene: &mut Scene<'_>) {
    let palette = scene.palette;
    slender_tree(scene.canvas, palette.leaf.mix(palette.near, 0.25), (372.0, FLOOR_Y), 1.1);
    round_tree(scene.canvas, palette.leaf, palette.wood, (900.0, FLOOR_Y + 4.0), 1.5);
    fence(scene, 196.0, 340.0);
    fence(scene, 956.0, 1064.0);
    // The wing stands behind the gable.
    shadow(scene, 420.0, 400.0);
    scene.canvas.rect(600.0, 292.0, 216.0, FLOOR_Y - 292.0, palette.wall_shade());
    let wing = polygon(&[(560.0, 292.0), (600.0, 190.0), (790.0, 190.0), (840.0, 292.0)]);
    chimney(scene, 752.0, 128.0, 80.0);
    scene.canvas.fill(wing.clone(), palette.roof.mix(palette.ground, 0.14));
    scene.canvas.stroke(wing, 14.0, palette.roof.mix(palette.ground, 0.14));
    Gable { left: 412.0, width: 248.0, eaves_y: 270.0, ridge_y: 118.0 }.draw(
        scene,
        palette.wall,
        palette.roof,
    );
    window(scene, 508.0, 212.0, 56.0, 60.0, palette.lit);
    window(scene, 446.0, 332.0, 74.0, 84.0, palette.lit);
    window(scene, 698.0, 332.0, 84.0, 84.0, palette.lit);
    door(scene, 560.0, 66.0, 122.0);
    let path = palette.wall.mix(palette.near, 0.35);
    scene.canvas.polygon(&[(566.0, FLOOR_Y), (620.0, FLOOR_Y), (662.0, 520.0), (556.0, 520.0)], path);
    bush(scene.canvas, palette.leaf, (460.0, FLOOR_Y + 5.0), 0.85);
    bush(scene.canvas, palette.leaf, (744.0, FLOOR_Y + 5.0), 1.0);
    for (x, dy) in [(440.0, 22.0), (470.0, 30.0), (724.0, 24.0), (756.0, 34.0), (770.0, 18.0)] {
        scene.canvas.circle(x, FLOOR_Y - dy, 5.0, palette.accent);
    }
}

/// One long storey cut open: two bedrooms and, between them, the table that is shared.
fn shared_flat(scene: &mut Scene<'_>) {
    let palette = scene.palette;
    trees(scene, 232.0, 968.0);
    chimney(scene, 760.0, 132.0, 70.0);
    Gable { left: 306.0, width: 588.0, eaves_y: 262.0, ridge_y: 96.0 }.draw(
        scene,
        palette.wall,
        palette.roof,
    );
    scene.canvas.circle(600.0, 200.0, 38.0, palette.wall_shade().mix(palette.roof, 0.15));
    scene.canvas.circle(600.0, 200.0, 31.0, palette.lit);
    scene.canvas.rect(569.0, 198.0, 62.0, 4.0, palette.wall);
    scene.canvas.rect(598.0, 169.0, 4.0, 62.0, palette.wall);
    let (y, h) = (292.0, 158.0);
    let floor = y + h - 9.0;
    for (x, w) in [(330.0, 160.0), (516.0, 168.0), (710.0, 160.0)] {
        frame(scene, x, y, w, h);
        put::room(scene, x, y, w, h);
    }
    put::hanging_lamp(scene, 424.0, (y, floor), 26.0, palette.door);
    put::picture(scene, 346.0, 318.0, 46.0, 40.0);
    put::bed(scene, 337.0, floor, 144.0, palette.accent);
    put::hanging_lamp(scene, 600.0, (y, floor), 28.0, palette.roof);
    put::table(scene, 556.0, floor, 88.0);
    put::hanging_lamp(scene, 776.0, (y, floor), 26.0, palette.door);
    put::picture(scene, 810.0, 318.0, 46.0, 40.0);
    put::bed(scene, 718.0, floor, 144.0, palette.door);
    bush(scene.canvas, palette.leaf, (912.0, FLOOR_Y + 4.0), 0.85);
    bush(scene.canvas, palette.leaf, (290.0, FLOOR_Y + 4.0), 0.85);
}

/// Neighbouring houses, a long table in front of them and lights above it.
fn collective(scene: &mut Scene<'_>) {
    let palette = scene.palette;
    round_tree(scene.canvas, palette.leaf, palette.wood, (222.0, FLOOR_Y), 1.35);
    round_tree(scene.canvas, palette.leaf, palette.wood, (980.0, FLOOR_Y), 1.25);
    let teal = palette.door.mix(WHITE, 0.12);
    chimney(scene, 322.0, 206.0, 70.0);
    chimney(scene, 856.0, 188.0, 70.0);
    Gable { left: 296.0, width: 208.0, eaves_y: 304.0, ridge_y: 192.0 }.draw(
        scene,
        palette.accent.mix(palette.wall, 0.45),
        teal,
    );
    Gable { left: 704.0, width: 208.0, eaves_y: 286.0, ridge_y: 172.0 }.draw(
        scene,
        palette.roof.mix(palette.wall, 0.55),
        palette.accent,
    );
    Gable { left: 492.0, width: 224.0, eaves_y: 228.0, ridge_y: 94.0 }.draw(
        scene,
        palette.wall,
        palette.roof,
    );
    for (x, y) in
        [(328.0, 322.0), (420.0, 322.0), (738.0, 316.0), (828.0, 316.0), (528.0, 262.0), (630.0, 262.0)]
    {
        window(scene, x, y, 50.0, 50.0, palette.lit);
    }
    window(scene, 582.0, 178.0, 44.0, 44.0, palette.lit);
    door(scene, 574.0, 60.0, 106.0);
    garlands(scene);
    let floor = FLOOR_Y + 14.0;
    for x in [396.0, 760.0] {
        put::table(scene, x, floor, 96.0);
    }
}

/// Two strings of small lamps between the houses.
fn garlands(scene: &mut Scene<'_>) {
    let palette = scene.palette;
    let cord = palette.ground.mix(palette.wood, 0.4);
    for (from, to) in [((258.0, 384.0), (500.0, 384.0)), ((942.0, 384.0), (708.0, 384.0))] {
        let at =
            |t: f32| (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t + 104.0 * t * (1.0 - t));
        let string: Vec<_> = (0..=24_u8).map(|step| at(f32::from(step) / 24.0)).collect();
        scene.canvas.line(&[from, (from.0, FLOOR_Y + 6.0)], 5.0, cord);
        scene.canvas.line(&string, 2.5, cord);
        for step in 1..8_u8 {
            let (x, y) = at(f32::from(step) / 8.0);
            scene.light(|canvas, lit| canvas.circle(x, y + 7.0, 12.0, lit.sheer(0.4)));
            scene.canvas.circle(x, y + 7.0, 6.0, palette.lit.mix(WHITE, 0.25));
        }
    }
}

/// One bed under a wide roof at nightfall, with a lantern above it.
fn emergency_bed(scene: &mut Scene<'_>) {
    let palette = scene.palette;
    scene.light(|canvas, lit| canvas.glow(600.0, 330.0, 292.0, lit.sheer(0.26)));
    trees(scene, 288.0, 928.0);
    Gable { left: 392.0, width: 416.0, eaves_y: 290.0, ridge_y: 106.0 }.draw(
        scene,
        palette.wall,
        palette.roof,
    );
    let outline = polygon(&[(414.0, 456.0), (414.0, 292.0), (600.0, 150.0), (786.0, 292.0), (786.0, 456.0)]);
    scene.canvas.fill_fading(
        outline,
        (170.0, palette.inside.mix(WHITE, 0.2)),
        (456.0, palette.inside.mix(palette.lit, 0.6)),
    );
    scene.canvas.rect(414.0, 444.0, 372.0, 14.0, palette.wood.mix(palette.inside, 0.3));
    put::hanging_lamp(scene, 600.0, (152.0, 446.0), 62.0, palette.roof);
    put::picture(scene, 472.0, 288.0, 52.0, 42.0);
    put::bed(scene, 478.0, 446.0, 226.0, palette.accent);
    put::plant(scene, 446.0, 446.0, 0.95);
    put::suitcase(scene, 718.0, 446.0);
    bush(scene.canvas, palette.leaf, (838.0, FLOOR_Y + 4.0), 0.9);
    bush(scene.canvas, palette.leaf, (366.0, FLOOR_Y + 4.0), 0.8);
}
