//! What a place is like: the vocabulary of offers.
//! Source: product.md "Data", Offer. Each code is also the wire's, the import's and the text id's.

use super::codes::codes;

codes! {
    /// What is offered.
    PlaceKind {
        Room = "room", Studio = "studio", Apartment = "apartment", House = "house",
        SharedFlat = "shared_flat", Collective = "collective", EmergencyBed = "emergency_bed",
    }
    /// What is shared, and with whom.
    Sharing {
        EntirePlace = "entire_place", PrivateRoom = "private_room",
        /// Emergency only, seven nights at most (SG-14).
        SharedRoom = "shared_room",
    }
    /// The legal form of the stay.
    AgreementKind {
        FreeHosting = "free_hosting", PrecariousOccupancy = "precarious_occupancy", LeaseMain = "lease_main",
        LeaseShort = "lease_short", LeaseColoc = "lease_coloc", SlidingLease = "sliding_lease",
        SocialAgency = "social_agency", Transit = "transit",
    }
    /// How energy and water are paid.
    Charges { Included = "included", Flat = "flat", Metered = "metered", Shared = "shared" }
    /// Whether the address may become the person's official one.
    Domiciliation { Yes = "yes", No = "no", ToDiscuss = "to_discuss" }
    /// How much of the place is reached without a step.
    StepFree { All = "all", Some = "some", None = "none", Unknown = "unknown" }
    /// Where people smoke.
    Smoking { Inside = "inside", OutsideOnly = "outside_only", None = "none", Unknown = "unknown" }
    /// Whom a shared dwelling takes (ND-02: never for an entire place or a lease).
    Accepts { Any = "any", WomenAndChildren = "women_and_children", Families = "families", Couples = "couples" }
    /// What the place has.
    Equipment {
        Kitchen = "kitchen", Bathroom = "bathroom", WashingMachine = "washing_machine", Fridge = "fridge",
        Wifi = "wifi", Desk = "desk", Heating = "heating", Lift = "lift", Garden = "garden", Parking = "parking",
        BikeShed = "bike_shed", Furnished = "furnished", BedLinen = "bed_linen",
    }
    /// What a home visit checked (tier Instance).
    QualityCheck {
        SmokeDetector = "smoke_detector", DryAndHeated = "dry_and_heated", SafeWiring = "safe_wiring",
        WindowInRoom = "window_in_room", DrinkingWater = "drinking_water", RoomLocks = "room_locks",
        EmergencyExit = "emergency_exit",
    }
    /// How well a language is spoken.
    LanguageLevel { FewWords = "few_words", Conversational = "conversational", Fluent = "fluent" }
}

impl PlaceKind {
    /// The sharing that is meant when none is said.
    pub fn usual_sharing(self) -> Sharing {
        match self {
            Self::Room | Self::SharedFlat | Self::Collective => Sharing::PrivateRoom,
            Self::Studio | Self::Apartment | Self::House => Sharing::EntirePlace,
            Self::EmergencyBed => Sharing::SharedRoom,
        }
    }
}

/// A language and how well it is spoken.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SpokenLanguage {
    /// A BCP-47 tag, lower case, primary language with an optional region: `fr`, `nl-be`.
    pub tag: String,
    pub level: LanguageLevel,
}

/// Beds of one slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Beds {
    pub single: u8,
    pub double: u8,
    pub cot: u8,
}

/// Who lives in the host's home (tier Instance).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HostHousehold {
    pub women: u8,
    pub men: u8,
    pub children: u8,
}
