//! Files that people and other servers send as pictures: what is harmful is refused with a sentence, or gone from what is kept.

use std::io::Cursor;

use image::{DynamicImage, GenericImageView as _, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

use super::picture::{PictureError, PictureLimits, SIDE_PX, SMALL_SIDE_PX, decode};

const LIMITS: PictureLimits = PictureLimits { max_megapixels: 4 };

/// A picture whose left half is red and whose right half is blue, brighter towards the bottom.
fn halves(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        let light = u8::try_from(55 + y * 200 / height).unwrap();
        if x < width / 2 { Rgb([light, 0, 0]) } else { Rgb([0, 0, light]) }
    }))
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

fn pixels(jpeg: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).unwrap().to_rgb8()
}

fn holds(file: &[u8], text: &str) -> bool {
    file.windows(text.len()).any(|window| window == text.as_bytes())
}

/// A JPEG with the segments that phones and editors write: where it was taken, a profile of colours, notes.
fn tagged(orientation: u8) -> Vec<u8> {
    let bare = file(&halves(64, 48), ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x02".to_vec();
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    // A pointer to the GPS block, and the block's words where a parser would find them.
    exif.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0x26, 0, 0, 0, 0]);
    exif.extend(b"GPSLatitude 50.6403 Rue Secrete 12");
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Somebody's camera</x:xmpmeta>".to_vec();
    let profile = b"ICC_PROFILE\0\x01\x01nothing that is one".to_vec();
    let mut whole = bare[..2].to_vec();
    for (marker, content) in [(0xE1, exif), (0xE1, xmp), (0xE2, profile), (0xFE, b"a comment".to_vec())] {
        let length = u16::try_from(content.len() + 2).unwrap();
        whole.extend([0xFF, marker]);
        whole.extend(length.to_be_bytes());
        whole.extend(content);
    }
    whole.extend(&bare[2..]);
    whole
}

/// A PNG that says it is as large as asked, in a few dozen bytes.
fn claims(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().unwrap();
    // Pixels are there, far too few.
    writer.write_chunk(png::chunk::IDAT, &[0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]).unwrap();
    drop(writer);
    file
}

#[test]
fn inbound_12_every_kind_that_is_taken_becomes_a_jpeg_of_its_pixels() {
    let formats = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif];
    for format in formats {
        let made = decode(&file(&halves(200, 100), format), LIMITS).unwrap();
        assert_eq!((made.full.width_px, made.full.height_px), (200, 100), "{format:?}");
        let kept = pixels(&made.full.jpeg);
        let (left, right) = (kept.get_pixel(20, 90).0, kept.get_pixel(180, 90).0);
        assert!(
            left[0] > 150 && left[2] < 80 && right[2] > 150 && right[0] < 80,
            "{format:?} {left:?} {right:?}"
        );
        assert_eq!((made.blurhash.len(), made.hash.len()), (28, 32));
    }
}

#[test]
fn inbound_12_what_is_large_is_scaled_and_the_small_variant_is_small() {
    let made = decode(&file(&halves(2400, 1600), ImageFormat::Jpeg), LIMITS).unwrap();
    assert_eq!((made.full.width_px, made.full.height_px), (SIDE_PX, 800));
    assert_eq!((made.small.width_px, made.small.height_px), (SMALL_SIDE_PX, 213));
    assert!(made.small.jpeg.len() < 12_000, "{} bytes", made.small.jpeg.len());
    assert_eq!(pixels(&made.full.jpeg).dimensions(), (SIDE_PX, 800));
    let upright = decode(&file(&halves(600, 2000), ImageFormat::Png), LIMITS).unwrap();
    assert_eq!((upright.full.width_px, upright.full.height_px), (360, SIDE_PX));
}

#[test]
fn inbound_12_pr_13_place_device_profile_and_notes_are_gone() {
    let sent = tagged(1);
    let secrets =
        ["Exif", "GPSLatitude", "Rue Secrete", "ns.adobe.com", "Somebody", "ICC_PROFILE", "a comment"];
    assert!(secrets.iter().all(|secret| holds(&sent, secret)), "the file that is sent holds them");
    let made = decode(&sent, LIMITS).unwrap();
    for secret in secrets {
        assert!(!holds(&made.full.jpeg, secret) && !holds(&made.small.jpeg, secret), "{secret}");
    }
}

#[test]
fn inbound_12_a_picture_that_was_taken_sideways_is_turned_upright() {
    // 6: the camera was turned clockwise by a quarter; what is left in the file is the top.
    let made = decode(&tagged(6), LIMITS).unwrap();
    assert_eq!((made.full.width_px, made.full.height_px), (48, 64));
    let kept = pixels(&made.full.jpeg);
    assert!(kept.get_pixel(24, 8).0[0] > kept.get_pixel(24, 8).0[2], "red on top");
    assert!(kept.get_pixel(24, 56).0[2] > kept.get_pixel(24, 56).0[0], "blue below");
}

#[test]
fn inbound_12_what_is_clear_stands_on_white() {
    let clear = DynamicImage::ImageRgba8(RgbaImage::from_pixel(64, 64, Rgba([0, 0, 0, 0])));
    let made = decode(&file(&clear, ImageFormat::Png), LIMITS).unwrap();
    assert!(pixels(&made.full.jpeg).get_pixel(32, 32).0.iter().all(|channel| *channel > 250));
}

#[test]
fn inbound_12_of_a_moving_picture_the_first_frame_is_kept() {
    let mut moving = Vec::new();
    {
        let mut encoder = image::codecs::gif::GifEncoder::new(&mut moving);
        let frame = |colour| image::Frame::new(RgbaImage::from_pixel(64, 64, colour));
        encoder.encode_frames([frame(Rgba([255, 0, 0, 255])), frame(Rgba([0, 0, 255, 255]))]).unwrap();
    }
    let made = decode(&moving, LIMITS).unwrap();
    let shown = pixels(&made.full.jpeg).get_pixel(32, 32).0;
    assert!(shown[0] > 200 && shown[2] < 60, "{shown:?}");
}

#[test]
fn inbound_12_a_bomb_is_refused_before_anything_of_its_size_is_allocated() {
    let huge = claims(30_000, 30_000);
    assert!(huge.len() < 1_000, "{} bytes", huge.len());
    assert_eq!(decode(&huge, LIMITS), Err(PictureError::Side { width: 30_000, height: 30_000 }));
    let many = claims(19_000, 19_000);
    let error = decode(&many, LIMITS).unwrap_err();
    assert_eq!(error, PictureError::TooManyPixels { width: 19_000, height: 19_000, max_megapixels: 4 });
    assert_eq!(error.to_string(), "a picture has at most 4 million pixels, this one has 19000 by 19000");
    // Sixteen bits a channel need twice the memory, so half the pixels are too many.
    let deep = DynamicImage::new_rgba16(2_000, 1_500);
    assert!(matches!(
        decode(&file(&deep, ImageFormat::Png), LIMITS),
        Err(PictureError::TooManyPixels { .. })
    ));
}

#[test]
fn inbound_12_a_picture_of_one_pixel_is_none() {
    let pixel = file(&halves(2, 1), ImageFormat::Png);
    assert_eq!(decode(&pixel, LIMITS), Err(PictureError::Side { width: 2, height: 1 }));
}

#[test]
fn inbound_12_what_only_claims_to_be_a_picture_is_refused_by_its_content() {
    let svg =
        br#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
    for (sent, error) in [
        (&b""[..], PictureError::Empty),
        (b"hello", PictureError::NotAPicture),
        (svg, PictureError::OtherKind { kind: "SVG" }),
        (b"\xEF\xBB\xBF \n<svg onload=alert(1)>", PictureError::OtherKind { kind: "SVG" }),
        (b"<!DOCTYPE html><script>alert(1)</script>", PictureError::OtherKind { kind: "HTML" }),
        (b"%PDF-1.7", PictureError::OtherKind { kind: "PDF" }),
        (b"BM\x9a\0\0\0", PictureError::OtherKind { kind: "BMP" }),
        (b"\0\0\0\x18ftypheic\0\0\0\0", PictureError::OtherKind { kind: "HEIC" }),
        (b"\0\0\0\x18ftypavif\0\0\0\0", PictureError::OtherKind { kind: "AVIF" }),
        (b"GIF89a=alert(1)//", PictureError::Side { width: 24_893, height: 25_964 }),
        (b"\x89PNG\r\n\x1a\nnothing", PictureError::Broken),
        (b"\xFF\xD8\xFF\xE0", PictureError::Broken),
        (b"RIFF\xFF\xFF\xFF\xFFWEBPVP8 ", PictureError::Broken),
    ] {
        assert_eq!(decode(sent, LIMITS), Err(error), "{:?}", String::from_utf8_lossy(sent));
    }
}

#[test]
fn inbound_12_a_file_that_is_two_things_at_once_is_a_picture_alone() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        let mut both = file(&halves(64, 64), format);
        both.extend(b"<script>alert(document.domain)</script>PK\x03\x04%PDF-1.7");
        let made = decode(&both, LIMITS).unwrap();
        for part in ["<script", "PK\u{3}\u{4}", "%PDF"] {
            assert!(!holds(&made.full.jpeg, part) && !holds(&made.small.jpeg, part), "{format:?} {part}");
        }
    }
}

#[test]
fn inbound_12_a_picture_that_was_cut_off_is_refused() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        let whole = file(&halves(400, 300), format);
        for parts in [2, 3, 10] {
            let cut = &whole[..whole.len() / parts];
            assert_eq!(decode(cut, LIMITS), Err(PictureError::Broken), "{format:?}, a {parts}th of it");
        }
    }
    // A thumbnail in a segment ends like a picture; the picture around it does not.
    let whole = tagged(1);
    let cut = &whole[..whole.len() - 200];
    assert_eq!(decode(cut, LIMITS), Err(PictureError::Broken));
}

#[test]
fn the_same_picture_has_the_same_address_and_another_has_another() {
    let (red, same) = (file(&halves(64, 64), ImageFormat::Png), file(&halves(64, 64), ImageFormat::Gif));
    let other = file(&halves(64, 65), ImageFormat::Png);
    let hash = |file: &[u8]| decode(file, LIMITS).unwrap().hash;
    assert_eq!(hash(&red), hash(&red));
    assert_ne!(hash(&red), hash(&other));
    assert_eq!(decode(&same, LIMITS).unwrap().full.width_px, 64);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is broken in a file, it is refused or what comes out is a picture within the limits; nothing panics.
    #[test]
    fn inbound_12_a_file_with_any_bytes_changed_is_refused_or_harmless(
        format in prop::sample::select(vec![ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut broken = file(&halves(48, 40), format);
        for (at, byte) in changes {
            let at = at.index(broken.len());
            broken[at] = byte;
        }
        if let Ok(made) = decode(&broken, LIMITS) {
            prop_assert!(made.full.jpeg.starts_with(&[0xFF, 0xD8]));
            let kept = image::load_from_memory_with_format(&made.full.jpeg, ImageFormat::Jpeg).unwrap();
            prop_assert!(kept.width() <= SIDE_PX && kept.height() <= SIDE_PX);
            prop_assert_eq!(kept.dimensions(), (made.full.width_px, made.full.height_px));
        }
    }
}
