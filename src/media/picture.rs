//! Pictures of people and of other servers, made harmless: decoded under limits, turned upright, scaled, and written anew as JPEG.
//! Sources: federation.md, inbound check 12; product.md, PR-13. Invariants: the kind is told by the content; limits hold before
//! anything of the picture's size is allocated; what comes out was made of pixels alone, so no metadata survives.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage};
use tokio::sync::Semaphore;

use super::sniff;
use crate::crypto;

/// The longer side of a picture as it is kept, in pixels.
pub const SIDE_PX: u32 = 1200;
/// The longer side of its small variant, for lists.
pub const SMALL_SIDE_PX: u32 = 320;
/// No side of what comes in is longer.
pub const SIDE_MAX_PX: u32 = 20_000;
/// What is smaller shows nothing: a tracking pixel, a line.
pub const SIDE_MIN_PX: u32 = 32;

const QUALITY: u8 = 80;
const SMALL_QUALITY: u8 = 68;
/// Bytes of one decoded pixel: what has more (16 bits a channel) may have fewer pixels.
const PIXEL_BYTES: u64 = 4;
/// The side of the copy that the blurhash is made of.
const BLUR_SIDE_PX: u32 = 32;
/// The characters of a picture's hash that stand in its address.
const HASH_CHARS: usize = 32;

/// One picture is decoded at a time in a process, whoever sent it: so many pixels are in memory and no more.
static LANE: Semaphore = Semaphore::const_new(1);

/// Why a file is no picture that we show.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    #[error("the file is empty")]
    Empty,
    #[error("the file is no picture that is known here: JPEG, PNG, WebP and GIF are")]
    NotAPicture,
    #[error("the file is {kind}, and only JPEG, PNG, WebP and GIF are shown")]
    OtherKind { kind: &'static str },
    #[error("a side has {SIDE_MIN_PX} to {SIDE_MAX_PX} pixels, this picture has {width} by {height}")]
    Side { width: u32, height: u32 },
    #[error("a picture has at most {max_megapixels} million pixels, this one has {width} by {height}")]
    TooManyPixels { width: u32, height: u32, max_megapixels: u32 },
    #[error("the picture is broken or incomplete")]
    Broken,
}

/// What may be decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureLimits {
    pub max_megapixels: u32,
}

/// One size of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// The file, `image/jpeg`.
    pub jpeg: Vec<u8>,
    pub width_px: u32,
    pub height_px: u32,
}

/// A picture as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub full: Rendition,
    pub small: Rendition,
    /// Of the full file, for its address: another picture has another address.
    pub hash: String,
    pub blurhash: String,
}

/// Makes a file harmless, on a blocking thread, when it is this one's turn.
///
/// # Errors
/// [`PictureError`]; a decoder that fails in a way of its own is [`PictureError::Broken`].
pub async fn read(file: Vec<u8>, limits: PictureLimits) -> Result<Picture, PictureError> {
    let _turn = LANE.acquire().await.expect("nobody closes the lane");
    let made = tokio::task::spawn_blocking(move || decode(&file, limits)).await;
    made.unwrap_or(Err(PictureError::Broken))
}

/// Makes a file harmless.
///
/// # Errors
/// [`PictureError`].
pub fn decode(file: &[u8], limits: PictureLimits) -> Result<Picture, PictureError> {
    let format = sniff::format(file)?;
    if format == ImageFormat::Jpeg && !sniff::jpeg_is_whole(file) {
        return Err(PictureError::Broken);
    }
    let (whole, orientation) = pixels(file, format, limits)?;
    let mut upright = shrunk(whole, SIDE_PX);
    // After the shrinking: turning a large picture would need its memory twice.
    upright.apply_orientation(orientation);
    let full = on_white(&upright);
    let small = DynamicImage::ImageRgb8(full.clone()).thumbnail(SMALL_SIDE_PX, SMALL_SIDE_PX).to_rgb8();
    let small = if full.width().max(full.height()) > SMALL_SIDE_PX { small } else { full.clone() };
    let blurhash = blurhash(&small);
    let full = encode(&full, QUALITY)?;
    let mut hash = crypto::sha256_hex(&full.jpeg);
    hash.truncate(HASH_CHARS);
    Ok(Picture { small: encode(&small, SMALL_QUALITY)?, full, hash, blurhash })
}

/// The first frame's pixels as they are stored, and how they are to be turned.
fn pixels(
    file: &[u8],
    format: ImageFormat,
    limits: PictureLimits,
) -> Result<(DynamicImage, Orientation), PictureError> {
    let budget_bytes = u64::from(limits.max_megapixels) * 1_000_000 * PIXEL_BYTES;
    let mut decoding = Limits::default();
    decoding.max_image_width = Some(SIDE_MAX_PX);
    decoding.max_image_height = Some(SIDE_MAX_PX);
    decoding.max_alloc = Some(budget_bytes);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    // Sides are judged below, with their numbers; these limits hold for what decoders allocate on the way there.
    let mut on_the_way = decoding.clone();
    (on_the_way.max_image_width, on_the_way.max_image_height) = (None, None);
    reader.limits(on_the_way);
    let mut decoder = reader.into_decoder().map_err(|_| PictureError::Broken)?;
    let (width, height) = decoder.dimensions();
    if width.min(height) < SIDE_MIN_PX || width.max(height) > SIDE_MAX_PX {
        return Err(PictureError::Side { width, height });
    }
    let too_many = PictureError::TooManyPixels { width, height, max_megapixels: limits.max_megapixels };
    let count = u64::from(width) * u64::from(height);
    if count > u64::from(limits.max_megapixels) * 1_000_000 || decoder.total_bytes() > budget_bytes {
        return Err(too_many);
    }
    decoder.set_limits(decoding).map_err(|_| too_many)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let whole = DynamicImage::from_decoder(decoder).map_err(|_| PictureError::Broken)?;
    Ok((whole, orientation))
}

fn shrunk(whole: DynamicImage, side_px: u32) -> DynamicImage {
    if whole.width().max(whole.height()) <= side_px { whole } else { whole.thumbnail(side_px, side_px) }
}

/// Without transparency, which JPEG does not have.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let clear: RgbaImage = picture.to_rgba8();
    RgbImage::from_fn(clear.width(), clear.height(), |x, y| {
        let [red, green, blue, alpha] = clear.get_pixel(x, y).0;
        let over = |channel: u8| {
            let mixed = u16::from(channel) * u16::from(alpha) + 255 * (255 - u16::from(alpha));
            u8::try_from(mixed / 255).unwrap_or(u8::MAX)
        };
        image::Rgb([over(red), over(green), over(blue)])
    })
}

fn encode(picture: &RgbImage, quality: u8) -> Result<Rendition, PictureError> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, quality)
        .encode_image(picture)
        .map_err(|_| PictureError::Broken)?;
    Ok(Rendition { jpeg, width_px: picture.width(), height_px: picture.height() })
}

fn blurhash(picture: &RgbImage) -> String {
    let tiny = DynamicImage::ImageRgb8(picture.clone()).thumbnail(BLUR_SIDE_PX, BLUR_SIDE_PX).to_rgba8();
    blurhash::encode(4, 3, tiny.width(), tiny.height(), &tiny)
        .expect("4 by 3 components are within the format's limits")
}
