//! Recovery codes, for whoever lost the phone: 80 random bits in four groups, in an alphabet without letters that look alike.

use super::random_bytes;
use crate::text::{BASE32, base32_value, without_gaps};

const CODE_CHARS: usize = 16;
const GROUP_CHARS: usize = 4;

/// Draws a code such as `7K2M-9QWX-0ABC-D4EF`.
pub fn recovery_code() -> String {
    let bytes: [u8; CODE_CHARS] = random_bytes();
    let chars: Vec<char> = bytes.iter().map(|byte| char::from(BASE32[usize::from(byte & 31)])).collect();
    chars.chunks(GROUP_CHARS).map(String::from_iter).collect::<Vec<_>>().join("-")
}

/// The code that somebody typed, in one spelling: without spaces and dashes, in capitals. `None` where it cannot be one.
pub fn read_recovery_code(typed: &str) -> Option<String> {
    let values: Option<Vec<u8>> = without_gaps(typed).take(CODE_CHARS + 1).map(base32_value).collect();
    let values = values.filter(|values| values.len() == CODE_CHARS)?;
    Some(values.into_iter().map(|value| char::from(BASE32[usize::from(value)])).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_readable_groups_and_do_not_repeat() {
        let codes: std::collections::HashSet<_> = (0..1000).map(|_| recovery_code()).collect();
        assert_eq!(codes.len(), 1000);
        for code in codes {
            assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4, 4, 4, 4], "{code}");
            assert_eq!(read_recovery_code(&code), Some(code.replace('-', "")));
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let read = Some("01ABCD110XYZ0123".to_owned());
        assert_eq!(read_recovery_code(" oIabcd-L1-0xyz 0123 "), read);
        for wrong in ["", "01ABCD110XYZ012", "01ABCD110XYZ01234", "01ABCD110XYZ012U", "é1ABCD110XYZ0123"] {
            assert_eq!(read_recovery_code(wrong), None, "{wrong}");
        }
    }
}
