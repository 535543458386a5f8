//! The colours of each kind of place, and the same colours when the place is taken.

use crate::domain::place::PlaceKind;

use super::shapes::Colour;

/// The colours of one card.
#[derive(Debug, Clone, Copy)]
pub(super) struct Palette {
    pub(super) sky_top: Colour,
    pub(super) sky_low: Colour,
    /// Sun or moon, and clouds.
    pub(super) sun: Colour,
    pub(super) far: Colour,
    pub(super) near: Colour,
    /// The dark band that carries the pictograms.
    pub(super) ground: Colour,
    pub(super) wall: Colour,
    pub(super) roof: Colour,
    pub(super) door: Colour,
    /// A blanket, a flower, a parasol.
    pub(super) accent: Colour,
    pub(super) leaf: Colour,
    /// A window behind which somebody is at home.
    pub(super) lit: Colour,
    /// A window behind which nobody is.
    pub(super) unlit: Colour,
    /// The inside of a room with its lamp on.
    pub(super) inside: Colour,
    pub(super) wood: Colour,
    pub(super) linen: Colour,
    /// The pictograms.
    pub(super) cream: Colour,
}

const BASE: Palette = Palette {
    sky_top: Colour::hex(0xF6C7A2),
    sky_low: Colour::hex(0xFDEFDC),
    sun: Colour::hex(0xFFF6E2),
    far: Colour::hex(0xE8B997),
    near: Colour::hex(0x9DB38A),
    ground: Colour::hex(0x34524A),
    wall: Colour::hex(0xFFF7EA),
    roof: Colour::hex(0x8A4453),
    door: Colour::hex(0x3D7370),
    accent: Colour::hex(0xE2793F),
    leaf: Colour::hex(0x5F8B68),
    lit: Colour::hex(0xFFD27A),
    unlit: Colour::hex(0x8FA3A8),
    inside: Colour::hex(0xFFE3A6),
    wood: Colour::hex(0x9C6644),
    linen: Colour::hex(0xFFFCF5),
    cream: Colour::hex(0xFFF4DF),
};

const STUDIO: Palette = Palette {
    sky_top: Colour::hex(0xAEDACF),
    sky_low: Colour::hex(0xFBF3DC),
    sun: Colour::hex(0xFFF9E6),
    far: Colour::hex(0xA3D0C0),
    near: Colour::hex(0x7DB598),
    ground: Colour::hex(0x1F4E57),
    roof: Colour::hex(0x2C6C75),
    door: Colour::hex(0xD8694A),
    accent: Colour::hex(0xE4724E),
    leaf: Colour::hex(0x4B8F74),
    ..BASE
};

const APARTMENT: Palette = Palette {
    sky_top: Colour::hex(0xA9CBE8),
    sky_low: Colour::hex(0xFDF0DE),
    sun: Colour::hex(0xFFF8E8),
    far: Colour::hex(0xA5C2DB),
    near: Colour::hex(0x8DB39B),
    ground: Colour::hex(0x27405F),
    wall: Colour::hex(0xF0A98A),
    roof: Colour::hex(0x39557A),
    door: Colour::hex(0x2F5F78),
    accent: Colour::hex(0x3F7FA6),
    leaf: Colour::hex(0x55886F),
    unlit: Colour::hex(0x7C93AD),
    ..BASE
};

const HOUSE: Palette = Palette {
    sky_top: Colour::hex(0xFAD98A),
    sky_low: Colour::hex(0xFFF6DD),
    sun: Colour::hex(0xFFFCEE),
    far: Colour::hex(0xDCD28F),
    near: Colour::hex(0xA3BE74),
    ground: Colour::hex(0x38552F),
    roof: Colour::hex(0xC4523A),
    door: Colour::hex(0x2F6F66),
    accent: Colour::hex(0xE5604D),
    leaf: Colour::hex(0x62924E),
    ..BASE
};

const SHARED_FLAT: Palette = Palette {
    sky_top: Colour::hex(0xCDBDE6),
    sky_low: Colour::hex(0xFDECE4),
    sun: Colour::hex(0xFFF7EE),
    far: Colour::hex(0xC4B1DC),
    near: Colour::hex(0x9CB5A2),
    ground: Colour::hex(0x43375F),
    roof: Colour::hex(0x664B90),
    door: Colour::hex(0x3F7F86),
    accent: Colour::hex(0xE97F72),
    leaf: Colour::hex(0x5E9288),
    unlit: Colour::hex(0x9A93B5),
    ..BASE
};

const COLLECTIVE: Palette = Palette {
    sky_top: Colour::hex(0xF3B9A0),
    sky_low: Colour::hex(0xFDF1DA),
    sun: Colour::hex(0xFFF7E4),
    far: Colour::hex(0xE6AE96),
    near: Colour::hex(0xB9B67A),
    ground: Colour::hex(0x5B3034),
    roof: Colour::hex(0xB4493F),
    door: Colour::hex(0x2D6D74),
    accent: Colour::hex(0xE9A23B),
    leaf: Colour::hex(0x6F8F55),
    ..BASE
};

const EMERGENCY_BED: Palette = Palette {
    sky_top: Colour::hex(0x323E73),
    sky_low: Colour::hex(0xE3A08E),
    sun: Colour::hex(0xFDF0D0),
    far: Colour::hex(0x8A6C94),
    near: Colour::hex(0x4B4C7C),
    ground: Colour::hex(0x212850),
    wall: Colour::hex(0xE9CDBB),
    roof: Colour::hex(0xD8604C),
    door: Colour::hex(0x3E6E86),
    accent: Colour::hex(0x3F7D8C),
    leaf: Colour::hex(0x3F5B78),
    unlit: Colour::hex(0x5F6590),
    ..BASE
};

impl Palette {
    /// The colours of a place that is open.
    pub(super) const fn of(kind: PlaceKind) -> Self {
        match kind {
            PlaceKind::Room => BASE,
            PlaceKind::Studio => STUDIO,
            PlaceKind::Apartment => APARTMENT,
            PlaceKind::House => HOUSE,
            PlaceKind::SharedFlat => SHARED_FLAT,
            PlaceKind::Collective => COLLECTIVE,
            PlaceKind::EmergencyBed => EMERGENCY_BED,
        }
    }

    /// The same place when it is taken: little colour, no light behind the windows.
    pub(super) fn asleep(self) -> Self {
        const MIST: Colour = Colour::hex(0xD5D3CE);
        let calm = |colour: Colour| colour.greyed(0.74).mix(MIST, 0.2);
        Self {
            sky_top: calm(self.sky_top),
            sky_low: calm(self.sky_low),
            sun: calm(self.sun),
            far: calm(self.far),
            near: calm(self.near),
            ground: self.ground.greyed(0.7).mix(MIST, 0.12),
            wall: calm(self.wall),
            roof: calm(self.roof),
            door: calm(self.door),
            accent: calm(self.accent),
            leaf: calm(self.leaf),
            lit: calm(self.unlit.mix(self.ground, 0.45)),
            unlit: calm(self.unlit.mix(self.ground, 0.45)),
            inside: calm(self.unlit.mix(self.ground, 0.12)),
            wood: calm(self.wood),
            linen: calm(self.linen.mix(self.unlit, 0.35)),
            cream: self.cream.mix(self.ground, 0.42).greyed(0.6),
        }
    }

    /// The side of a wall that looks away from the sun.
    pub(super) fn wall_shade(self) -> Colour {
        self.wall.mix(self.roof, 0.10)
    }
}
