//! Crockford's base 32, in which we write codes that people type: no I, L, O or U, and what looks alike is read alike.

/// The thirty-two characters, in the order of their values.
pub const BASE32: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The value of a character as people type it: in capitals or not, O for 0, I or L for 1, and digits of the scripts that our readers type in.
/// `None` where it is none of ours.
pub fn base32_value(typed: char) -> Option<u8> {
    let c = match ascii_digit(typed).to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    BASE32.iter().position(|known| char::from(*known) == c).and_then(|at| u8::try_from(at).ok())
}

/// The characters of a code that count: what only parts groups is left out.
pub fn without_gaps(typed: &str) -> impl Iterator<Item = char> {
    typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '_' | '.'))
}

/// A digit of the scripts that our readers type in, as an ASCII one; anything else as it is.
pub fn ascii_digit(c: char) -> char {
    let zero = match c {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return c,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_has_its_place_as_people_type_it() {
        for (value, c) in BASE32.iter().enumerate() {
            let c = char::from(*c);
            for typed in [c, c.to_ascii_lowercase()] {
                assert_eq!(base32_value(typed).map(usize::from), Some(value), "{typed}");
            }
        }
        for (typed, value) in [('o', 0), ('O', 0), ('i', 1), ('L', 1), ('٣', 3), ('۹', 9), ('５', 5)] {
            assert_eq!(base32_value(typed), Some(value), "{typed}");
        }
        for typed in ['U', 'u', 'é', '-', '²'] {
            assert_eq!(base32_value(typed), None, "{typed}");
        }
        assert_eq!(without_gaps(" 7K-2M–9_Q.").collect::<String>(), "7K2M9Q");
    }
}
