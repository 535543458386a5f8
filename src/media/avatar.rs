//! The face of an association that has configured none: a roof with a lit window, on a colour of its own.

use super::shapes::{Canvas, Colour, arch};

/// Width and height of a face.
pub const SIDE_PX: u32 = 400;

/// A face as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Png {
    /// The file, `image/png`.
    pub bytes: Vec<u8>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// Background, hill, roof.
const SUITS: [[Colour; 3]; 10] = [
    suit(0xF6C9A6, 0xE9A987, 0x8A4453),
    suit(0xB4DDD2, 0x86BFAE, 0x1F5A66),
    suit(0xB3D1EA, 0x86AFD0, 0x2C4A73),
    suit(0xFADB92, 0xE8BC5F, 0xB0452F),
    suit(0xD3C5E9, 0xAF9AD2, 0x553B80),
    suit(0xF4BCA8, 0xDE9079, 0x7D2F38),
    suit(0xC9DDA6, 0x9CBD74, 0x35592F),
    suit(0xF5C4CF, 0xE096A8, 0x852D52),
    suit(0xBFE0E8, 0x8BBFCD, 0x1E5870),
    suit(0xE9D8BC, 0xCDB48A, 0x5A4030),
];

const fn suit(background: u32, hill: u32, roof: u32) -> [Colour; 3] {
    [Colour::hex(background), Colour::hex(hill), Colour::hex(roof)]
}

/// Draws a face, 400 by 400 pixels. `seed` (the handle) chooses its colours; the same seed gives the same bytes.
pub fn avatar(seed: &str) -> Png {
    const WALL: Colour = Colour::hex(0xFFF7EA);
    const LIT: Colour = Colour::hex(0xFFC65C);
    let [background, hill, roof] = SUITS[usize::from(fold(seed)) % SUITS.len()];
    let mut canvas = Canvas::new(SIDE_PX, SIDE_PX, 1.0);
    canvas.rect(0.0, 0.0, 400.0, 400.0, background);
    canvas.circle(200.0, 196.0, 150.0, WALL.sheer(0.32));
    canvas.oval(200.0, 420.0, 330.0, 122.0, hill);
    canvas.rounded(246.0, 96.0, 30.0, 70.0, 5.0, roof.mix(background, 0.25));
    canvas.polygon(&[(122.0, 308.0), (122.0, 196.0), (200.0, 126.0), (278.0, 196.0), (278.0, 308.0)], WALL);
    canvas.line(&[(94.0, 214.0), (200.0, 118.0), (306.0, 214.0)], 34.0, roof);
    canvas.rounded(154.0, 194.0, 92.0, 102.0, 44.0, LIT.sheer(0.3));
    canvas.fill(arch(168.0, 208.0, 64.0, 74.0, 32.0, 8.0), LIT);
    canvas.rect(197.0, 208.0, 6.0, 74.0, WALL);
    canvas.rect(168.0, 240.0, 64.0, 6.0, WALL);
    Png { bytes: canvas.to_png(), width: SIDE_PX, height: SIDE_PX }
}

/// FNV-1a, folded to a byte: not secret, but the same on every machine and in every release.
fn fold(seed: &str) -> u8 {
    let hash = seed.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash.to_be_bytes().into_iter().fold(0, |all, byte| all ^ byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_always_gets_the_same_small_face() {
        let face = avatar("toits");
        assert_eq!(face, avatar("toits"));
        assert!(face.bytes.len() < 12_000, "{} bytes", face.bytes.len());
        let pixmap = tiny_skia::Pixmap::decode_png(&face.bytes).unwrap();
        assert_eq!((pixmap.width(), pixmap.height()), (400, 400));
    }

    #[test]
    fn handles_spread_over_all_colours() {
        let seeds: Vec<_> = (0..200).map(|number| format!("association{number}")).collect();
        let used: std::collections::BTreeSet<_> =
            seeds.iter().map(|seed| usize::from(fold(seed)) % SUITS.len()).collect();
        assert_eq!(used.len(), SUITS.len());
    }
}
