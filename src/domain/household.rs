//! Who looks for a home, and what they need: the vocabulary of requests.
//! Invariant: functional needs only. Nationality, origin, religion, status or a diagnosis have no place here (PR-01, ND-01).

use super::codes::codes;

codes! {
    /// An age band in years.
    AgeBand {
        Baby = "0-2", Small = "3-5", School = "6-11", Teen = "12-17", Young = "18-25", Adult = "26-64", Old = "65+",
    }
    /// Somebody's place in the household.
    MemberRole { Parent = "parent", Partner = "partner", Adult = "adult", Child = "child", Guardian = "guardian", Other = "other" }
    /// As the person says it, or not at all.
    Gender { Female = "f", Male = "m", Other = "x", Undisclosed = "undisclosed" }
    /// How soon.
    Urgency {
        /// Within 48 hours.
        Immediate = "immediate",
        /// Within two weeks.
        Urgent = "urgent",
        /// Within two months.
        Soon = "soon",
        Planned = "planned",
    }
    /// Where the household stays now.
    Situation {
        ReceptionCentre = "reception_centre", Street = "street", WithFriends = "with_friends",
        HostingEnding = "hosting_ending", Hotel = "hotel", Squat = "squat", Shelter = "shelter", Other = "other",
    }
    /// Why a household is bound to a place.
    AnchorKind { School = "school", Work = "work", Care = "care", Family = "family", Course = "course" }
    /// A functional need.
    Need {
        StepFree = "step_free", GroundFloor = "ground_floor", Cot = "cot", WomenOnly = "women_only",
        NoSmoking = "no_smoking", Pet = "pet", Quiet = "quiet", NearCare = "near_care",
    }
    /// How texts are best given.
    ReadingEase { Audio = "audio", Simple = "simple", Standard = "standard" }
}

/// One person of a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    pub age: AgeBand,
    pub role: MemberRole,
    pub gender: Gender,
}

/// What the household can pay, in cents a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Budget {
    None,
    ContributionOnly,
    UpTo(u32),
    Pending,
    Confirmed(u32),
}

/// The bands in which a household's size leaves the instance (PR-06), with the most persons of each.
const SIZE_BANDS: &[(usize, &str)] = &[(1, "1"), (2, "2"), (4, "3-4"), (6, "5-6"), (usize::MAX, "7+")];

/// The band of a number of persons.
pub fn size_band(persons: usize) -> &'static str {
    SIZE_BANDS.iter().find(|(most, _)| persons <= *most).map_or("7+", |(_, band)| band)
}

/// The fewest persons of a band, by its name.
pub fn size_band_least(name: &str) -> u8 {
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(1)
}

/// The band with this name.
pub fn size_band_named(name: &str) -> Option<&'static str> {
    SIZE_BANDS.iter().map(|(_, band)| *band).find(|band| *band == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_found_by_its_name_and_by_no_other() {
        for (persons, name) in [(1, "1"), (2, "2"), (4, "3-4"), (6, "5-6"), (9, "7+")] {
            assert_eq!((size_band(persons), size_band_named(name)), (name, Some(name)));
            assert_eq!(size_band(size_band_least(name).into()), name, "its fewest are of it");
        }
        assert_eq!([size_band_named(""), size_band_named("3"), size_band_named("xyzzy")], [None; 3]);
    }
}
