//! What a file is, by its content: a header, a name or an extension may say anything.

use image::ImageFormat;

use super::picture::PictureError;

/// How much of a file is looked at for what else it could be, in bytes.
const LOOK_BYTES: usize = 1024;
/// The brands of picture formats that phones use and browsers do not all show.
const BRANDS: &[(&[u8], &str)] = &[
    (b"heic", "HEIC"),
    (b"heix", "HEIC"),
    (b"hevc", "HEIC"),
    (b"mif1", "HEIC"),
    (b"msf1", "HEIC"),
    (b"avif", "AVIF"),
    (b"avis", "AVIF"),
];

/// The format of a file that is decoded here.
///
/// # Errors
/// [`PictureError::Empty`], [`PictureError::OtherKind`] where it can be named, [`PictureError::NotAPicture`].
pub(super) fn format(file: &[u8]) -> Result<ImageFormat, PictureError> {
    if file.is_empty() {
        return Err(PictureError::Empty);
    }
    match image::guess_format(file) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif)) => {
            Ok(format)
        }
        Ok(_) | Err(_) => Err(other(file)),
    }
}

/// Names what is refused, where it can be named: who uploads reads it.
fn other(file: &[u8]) -> PictureError {
    if let Some(b"ftyp") = file.get(4..8)
        && let Some((_, kind)) = BRANDS.iter().find(|(brand, _)| file.get(8..12) == Some(*brand))
    {
        return PictureError::OtherKind { kind };
    }
    let head = String::from_utf8_lossy(&file[..file.len().min(LOOK_BYTES)]).to_ascii_lowercase();
    let begins = head.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    let kind = match begins {
        text if text.starts_with('<') && text.contains("<svg") => "SVG",
        text if text.starts_with("<!doctype html") || text.starts_with("<html") => "HTML",
        text if text.starts_with("%pdf") => "PDF",
        text if text.starts_with("bm") => "BMP",
        text if text.starts_with("ii*") || text.starts_with("mm\0*") => "TIFF",
        _ => return PictureError::NotAPicture,
    };
    PictureError::OtherKind { kind }
}

/// Whether the end of a JPEG's pixels is there. Decoders fill what is missing with grey, which would pass for a photo.
pub(super) fn jpeg_is_whole(file: &[u8]) -> bool {
    let mut at = 2;
    // Segments, each with its length, up to the scan: a thumbnail in one of them has an end of its own, which does not count.
    while let Some(&[0xFF, marker]) = file.get(at..at + 2).and_then(|pair| pair.first_chunk::<2>()) {
        match marker {
            0xFF => at += 1,
            0xDA => return file[at..].windows(2).any(|pair| pair == [0xFF, 0xD9]),
            0x01 | 0xD0..=0xD7 => at += 2,
            _ => {
                let Some(length) = file.get(at + 2..at + 4) else { return false };
                at += 2 + usize::from(u16::from_be_bytes([length[0], length[1]]));
            }
        }
    }
    false
}
