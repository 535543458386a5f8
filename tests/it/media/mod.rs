//! Photos of our offers and pictures of others': what comes in, who sees it, and what is shown from where.

mod photos;
mod remote;
pub mod staff;
mod theirs;
mod uploads;

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use rooftop::media::picture::{Picture, PictureLimits, decode};

/// A picture with something to see, in this format.
pub fn a_file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        Rgb([
            u8::try_from(x % 256).unwrap(),
            u8::try_from(y % 256).unwrap(),
            u8::try_from((x + y) % 256).unwrap(),
        ])
    });
    let mut file = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// A picture as it is kept.
pub fn a_picture(width: u32, height: u32) -> Picture {
    decode(&a_file(width, height, ImageFormat::Jpeg), PictureLimits { max_megapixels: 8 }).unwrap()
}
