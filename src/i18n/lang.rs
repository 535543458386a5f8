//! The languages that Rooftop speaks, and which of them a browser asks for.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// The source: every other language falls back to it, text by text.
    Fr,
    Nl,
    En,
    Ar,
}

impl Lang {
    /// Every language, in the order of menus.
    pub const ALL: &'static [Self] = &[Self::Fr, Self::Nl, Self::En, Self::Ar];

    /// The BCP-47 tag, a primary language alone.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::Nl => "nl",
            Self::En => "en",
            Self::Ar => "ar",
        }
    }

    /// The language of a BCP-47 tag; region and script do not matter: `fr`, `fr-BE`, `ar_SY`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL.iter().copied().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The name that its own readers know it by.
    pub fn name_in_itself(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::Nl => "Nederlands",
            Self::En => "English",
            Self::Ar => "العربية",
        }
    }

    /// The value of the attribute `dir`: `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        match self {
            Self::Fr | Self::Nl | Self::En => "ltr",
            Self::Ar => "rtl",
        }
    }

    /// The language that an `Accept-Language` header asks for most (RFC 9110, section 12.5.4); `default` where it asks for
    /// none of ours, or is no such header.
    pub fn negotiate(accept_language: &str, default: Self) -> Self {
        let mut best: Option<(Self, f32)> = None;
        // A header has a dozen entries; more is somebody playing.
        for entry in accept_language.split(',').take(50) {
            let (range, weight) =
                entry.split_once(';').map_or((entry, 1.0), |(range, weight)| (range, quality(weight)));
            let lang = if range.trim() == "*" { Some(default) } else { Self::from_tag(range) };
            if let Some(lang) = lang
                && weight > best.map_or(0.0, |(_, weight)| weight)
            {
                best = Some((lang, weight));
            }
        }
        best.map_or(default, |(lang, _)| lang)
    }
}

/// Reads `q=0.8`; what is no weight counts as 0.
fn quality(parameter: &str) -> f32 {
    let value =
        parameter.trim().strip_prefix(['q', 'Q']).and_then(|rest| rest.trim_start().strip_prefix('='));
    value
        .and_then(|value| value.trim().parse::<f32>().ok())
        .filter(|q| (0.0..=1.0).contains(q))
        .unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_with_a_region_is_its_language() {
        for (tag, lang) in [
            ("fr-BE", Some(Lang::Fr)),
            ("NL", Some(Lang::Nl)),
            ("ar_SY", Some(Lang::Ar)),
            ("frr", None),
            ("", None),
        ] {
            assert_eq!(Lang::from_tag(tag), lang, "{tag}");
        }
        for lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.tag()), Some(*lang));
        }
    }

    #[test]
    fn the_heaviest_language_of_ours_is_chosen() {
        for (header, lang) in [
            ("nl-BE,nl;q=0.9,en;q=0.8", Lang::Nl),
            ("de, en;q=0.5, ar;q=0.7", Lang::Ar),
            ("en;q=0.5, nl;q=0.5", Lang::En),
            ("de", Lang::Fr),
            ("", Lang::Fr),
            ("*", Lang::Fr),
            ("*;q=0.1, en;q=0.5", Lang::En),
            ("en;q=0", Lang::Fr),
            ("en;q=2, ar;q=NaN, nl;q=x", Lang::Fr),
            ("en ; q = 0.3 , ar; q=0.2", Lang::En),
            (";;;,,,", Lang::Fr),
        ] {
            assert_eq!(Lang::negotiate(header, Lang::Fr), lang, "{header:?}");
        }
    }
}
