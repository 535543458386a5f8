//! A canvas that knows rounded rectangles, circles, lines, smooth curves and glows.
//! Invariant: coordinates are those of the full-size picture, whatever size is drawn.

use tiny_skia::{
    Color, FillRule, GradientStop, LineCap, LineJoin, LinearGradient, Paint, Path, PathBuilder, Pixmap,
    Point, Rect, Shader, SpreadMode, Stroke, Transform,
};

/// A colour with opacity, mixed as one mixes paint.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Colour {
    red: f32,
    green: f32,
    blue: f32,
    opacity: f32,
}

impl Colour {
    /// Reads `0xRRGGBB`.
    pub(super) const fn hex(rgb: u32) -> Self {
        Self {
            red: ((rgb >> 16) & 0xff) as f32 / 255.0,
            green: ((rgb >> 8) & 0xff) as f32 / 255.0,
            blue: (rgb & 0xff) as f32 / 255.0,
            opacity: 1.0,
        }
    }

    /// The same colour, `opacity` from 0 (glass) to 1 (paint).
    pub(super) const fn sheer(self, opacity: f32) -> Self {
        Self { opacity, ..self }
    }

    /// Goes `share` (0 to 1) of the way to `other`; the opacity stays.
    pub(super) fn mix(self, other: Self, share: f32) -> Self {
        let between = |a: f32, b: f32| a + (b - a) * share;
        Self {
            red: between(self.red, other.red),
            green: between(self.green, other.green),
            blue: between(self.blue, other.blue),
            opacity: self.opacity,
        }
    }

    /// Takes `share` (0 to 1) of the colourfulness away; the brightness stays.
    pub(super) fn greyed(self, share: f32) -> Self {
        let luma = 0.299 * self.red + 0.587 * self.green + 0.114 * self.blue;
        self.mix(Self { red: luma, green: luma, blue: luma, opacity: 1.0 }, share)
    }

    fn to_skia(self) -> Color {
        let fit = |part: f32| part.clamp(0.0, 1.0);
        Color::from_rgba(fit(self.red), fit(self.green), fit(self.blue), fit(self.opacity))
            .expect("every part was clamped to 0..=1")
    }
}

/// A picture in the making.
pub(super) struct Canvas {
    pixmap: Pixmap,
    to_pixels: Transform,
}

impl Canvas {
    /// An empty picture of `width` by `height` pixels; one unit of the drawing is `scale` pixels.
    pub(super) fn new(width: u32, height: u32, scale: f32) -> Self {
        let pixmap = Pixmap::new(width, height).expect("the sizes are constants above zero");
        Self { pixmap, to_pixels: Transform::from_scale(scale, scale) }
    }

    /// Pixels from left to right.
    pub(super) fn width_px(&self) -> u32 {
        self.pixmap.width()
    }

    /// Pixels from top to bottom.
    pub(super) fn height_px(&self) -> u32 {
        self.pixmap.height()
    }

    /// Four bytes a pixel. A finished picture is opaque everywhere, so premultiplied bytes are plain ones.
    pub(super) fn rgba(&self) -> &[u8] {
        self.pixmap.data()
    }

    /// The picture as a PNG file without an alpha channel.
    pub(super) fn to_png(&self) -> Vec<u8> {
        const WRITES: &str = "a picture of a fixed size encodes into memory";
        // Without the lowest bit, which no eye sees, rows of a gradient repeat: a tenth less.
        let even = |part: u8| part & 0xfe;
        let rgb: Vec<u8> = self
            .rgba()
            .chunks_exact(4)
            .flat_map(|pixel| [even(pixel[0]), even(pixel[1]), even(pixel[2])])
            .collect();
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width_px(), self.height_px());
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::Balanced);
        // Flat colours repeat byte for byte: without a filter the file is a fifth smaller. The level chooses a
        // filter too, so this comes after it.
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().expect(WRITES);
        writer.write_image_data(&rgb).expect(WRITES);
        writer.finish().expect(WRITES);
        file
    }

    fn paint(&mut self, path: &Path, shader: Shader<'_>) {
        let paint = Paint { shader, ..Paint::default() };
        self.pixmap.fill_path(path, &paint, FillRule::Winding, self.to_pixels, None);
    }

    /// Fills a path; a degenerate one paints nothing.
    pub(super) fn fill(&mut self, path: Option<Path>, colour: Colour) {
        if let Some(path) = path {
            self.paint(&path, Shader::SolidColor(colour.to_skia()));
        }
    }

    /// Fills a path with a vertical gradient from `top_y` to `bottom_y`.
    pub(super) fn fill_fading(&mut self, path: Option<Path>, top: (f32, Colour), bottom: (f32, Colour)) {
        let stops = vec![GradientStop::new(0.0, top.1.to_skia()), GradientStop::new(1.0, bottom.1.to_skia())];
        let (from, to) = (Point::from_xy(0.0, top.0), Point::from_xy(0.0, bottom.0));
        let shader = LinearGradient::new(from, to, stops, SpreadMode::Pad, Transform::identity());
        if let (Some(path), Some(shader)) = (path, shader) {
            self.paint(&path, shader);
        }
    }

    /// Strokes a path with round ends and joins.
    pub(super) fn stroke(&mut self, path: Option<Path>, width: f32, colour: Colour) {
        let Some(path) = path else { return };
        let paint = Paint { shader: Shader::SolidColor(colour.to_skia()), ..Paint::default() };
        let stroke =
            Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
        self.pixmap.stroke_path(&path, &paint, &stroke, self.to_pixels, None);
    }

    /// A rectangle with sharp corners.
    pub(super) fn rect(&mut self, x: f32, y: f32, w: f32, h: f32, colour: Colour) {
        self.fill(Rect::from_xywh(x, y, w, h).map(PathBuilder::from_rect), colour);
    }

    /// A rectangle whose corners are rounded by `radius`.
    pub(super) fn rounded(&mut self, x: f32, y: f32, w: f32, h: f32, radius: f32, colour: Colour) {
        self.fill(rounded(x, y, w, h, radius), colour);
    }

    /// A disc.
    pub(super) fn circle(&mut self, x: f32, y: f32, radius: f32, colour: Colour) {
        self.fill(PathBuilder::from_circle(x, y, radius), colour);
    }

    /// An ellipse around (x, y).
    pub(super) fn oval(&mut self, x: f32, y: f32, half_w: f32, half_h: f32, colour: Colour) {
        let around = Rect::from_xywh(x - half_w, y - half_h, half_w * 2.0, half_h * 2.0);
        self.fill(around.and_then(PathBuilder::from_oval), colour);
    }

    /// A closed shape with sharp corners.
    pub(super) fn polygon(&mut self, points: &[(f32, f32)], colour: Colour) {
        self.fill(polygon(points), colour);
    }

    /// An open line through `points`.
    pub(super) fn line(&mut self, points: &[(f32, f32)], width: f32, colour: Colour) {
        self.stroke(polyline(points), width, colour);
    }

    /// Light in two even rings: flat, as everything here, and a third of the file size of a smooth one.
    pub(super) fn glow(&mut self, x: f32, y: f32, radius: f32, colour: Colour) {
        for share in [1.0, 0.72] {
            self.circle(x, y, radius * share, colour.sheer(colour.opacity / 2.0));
        }
    }
}

/// The outline of a rectangle whose corners are rounded by `radius`.
pub(super) fn rounded(x: f32, y: f32, w: f32, h: f32, radius: f32) -> Option<Path> {
    arch(x, y, w, h, radius, radius)
}

/// The outline of a rectangle with its own radius for the two upper and the two lower corners.
pub(super) fn arch(x: f32, y: f32, w: f32, h: f32, upper: f32, lower: f32) -> Option<Path> {
    // The distance of a control point that makes a cubic curve a quarter of a circle.
    const QUARTER: f32 = 0.552_284_8;
    let fit = |radius: f32| radius.min(w / 2.0).min(h / 2.0).max(0.0);
    let (up, low) = (fit(upper), fit(lower));
    let (k_up, k_low) = (up * (1.0 - QUARTER), low * (1.0 - QUARTER));
    let (right, bottom) = (x + w, y + h);
    let mut path = PathBuilder::new();
    path.move_to(x + up, y);
    path.line_to(right - up, y);
    path.cubic_to(right - k_up, y, right, y + k_up, right, y + up);
    path.line_to(right, bottom - low);
    path.cubic_to(right, bottom - k_low, right - k_low, bottom, right - low, bottom);
    path.line_to(x + low, bottom);
    path.cubic_to(x + k_low, bottom, x, bottom - k_low, x, bottom - low);
    path.line_to(x, y + up);
    path.cubic_to(x, y + k_up, x + k_up, y, x + up, y);
    path.close();
    path.finish()
}

/// The outline of a closed shape with sharp corners.
pub(super) fn polygon(points: &[(f32, f32)]) -> Option<Path> {
    let mut path = walk(points)?;
    path.close();
    path.finish()
}

fn polyline(points: &[(f32, f32)]) -> Option<Path> {
    walk(points)?.finish()
}

fn walk(points: &[(f32, f32)]) -> Option<PathBuilder> {
    let (&(x, y), rest) = points.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(x, y);
    for &(x, y) in rest {
        path.line_to(x, y);
    }
    Some(path)
}

/// Land: a smooth line through `crest`, left to right, and everything below it down to `bottom_y`.
pub(super) fn land(crest: &[(f32, f32)], bottom_y: f32) -> Option<Path> {
    let (&(first_x, first_y), &(last_x, _)) = (crest.first()?, crest.last()?);
    let mut path = PathBuilder::new();
    path.move_to(first_x, bottom_y);
    path.line_to(first_x, first_y);
    for pair in crest.windows(2) {
        let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
        let middle = f32::midpoint(x0, x1);
        path.cubic_to(middle, y0, middle, y1, x1, y1);
    }
    path.line_to(last_x, bottom_y);
    path.close();
    path.finish()
}
