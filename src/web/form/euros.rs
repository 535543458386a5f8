//! Amounts as people type them: euros, with a comma or a point, in any digits.

/// The sign before or after an amount.
const SIGN: char = '€';

/// Reads an amount such as `350`, `350,50`, `1.250,00` or `-3` as cents; `None` where it is no amount.
///
/// A single separator before exactly three digits groups thousands: nobody pays tenths of a cent.
pub fn cents(text: &str) -> Option<i64> {
    let text: String = western(text).chars().filter(|c| !c.is_whitespace() && *c != SIGN).collect();
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (whole, part) = split(digits)?;
    let all_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !all_digits(&whole) || !all_digits(part) {
        return None;
    }
    let hundredths = match part.len() {
        0 => 0,
        1 => part.parse::<i64>().ok()? * 10,
        _ => part.parse::<i64>().ok()?,
    };
    let cents = whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
    Some(if negative { -cents } else { cents })
}

/// The whole euros without separators, and none, one or two digits of cents.
fn split(digits: &str) -> Option<(String, &str)> {
    let (before, after) = match digits.rfind([',', '.']) {
        Some(at) if digits.len() - at <= 3 => (&digits[..at], &digits[at + 1..]),
        Some(_) | None => (digits, ""),
    };
    let mut groups = before.split([',', '.']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    // One sign groups, another one splits off the cents.
    let signs = digits.chars().filter(|c| *c == ',').count().min(1)
        + digits.chars().filter(|c| *c == '.').count().min(1);
    let expected = usize::from(!rest.is_empty()) + usize::from(before.len() != digits.len());
    let grouped = first.len() <= 3 && rest.iter().all(|group| group.len() == 3) && signs == expected;
    (rest.is_empty() || grouped).then(|| (format!("{first}{}", rest.concat()), after))
}

/// Writes cents as a person would type them: `350`, `350,50`.
pub(super) fn euros(cents: i64) -> String {
    let (whole, part) = (cents / 100, (cents % 100).abs());
    let sign = if cents < 0 && whole == 0 { "-" } else { "" };
    if part == 0 { whole.to_string() } else { format!("{sign}{whole},{part:02}") }
}

/// Arabic and Persian digits as western ones, the Arabic decimal comma as a comma.
pub(super) fn western(text: &str) -> String {
    let digit = |c: char, zero: u32| char::from_digit(u32::from(c) - zero, 10).unwrap_or(c);
    text.chars()
        .map(|c| match c {
            '\u{0660}'..='\u{0669}' => digit(c, 0x0660),
            '\u{06F0}'..='\u{06F9}' => digit(c, 0x06F0),
            '\u{066B}' => ',',
            '\u{066C}' => '.',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (text, expected) in [
            ("350", Some(35_000)),
            ("350,50", Some(35_050)),
            ("350.50", Some(35_050)),
            ("350,5", Some(35_050)),
            (" 350 € ", Some(35_000)),
            ("€350", Some(35_000)),
            ("1 250", Some(125_000)),
            ("1\u{202F}250,05", Some(125_005)),
            ("1.250,05", Some(125_005)),
            ("1,250.05", Some(125_005)),
            ("1.250", Some(125_000)),
            ("350,", Some(35_000)),
            ("0", Some(0)),
            ("-3", Some(-300)),
            ("−3", Some(-300)),
            ("٣٥٠٫٥٠", Some(35_050)),
            ("۳۵۰", Some(35_000)),
            ("", None),
            ("-", None),
            (",50", None),
            ("350,505,1", None),
            ("12.34.56", None),
            ("1e3", None),
            ("350 euros", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(cents(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(amount in -1_000_000_i64..1_000_000) {
            prop_assert_eq!(cents(&euros(amount)), Some(amount));
        }

        #[test]
        fn no_text_panics(text in ".{0,30}") {
            cents(&text);
        }
    }
}
