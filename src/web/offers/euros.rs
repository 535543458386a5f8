//! Reads an amount of euros as people type it.

/// Cents of `350`, `350,50`, `350.5 €`; `None` for anything else, a minus and a third decimal included.
pub(super) fn cents(text: &str) -> Option<u32> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    let (whole, part) = text.split_once([',', '.']).unwrap_or((&text, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty()
        || !digits(whole)
        || part.len() > 2
        || !digits(part)
        || (part.is_empty() && text.len() > whole.len())
    {
        return None;
    }
    let tenths = if part.len() == 1 { 10 } else { 1 };
    let part = if part.is_empty() { 0 } else { part.parse::<u32>().ok()? * tenths };
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::cents;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (text, expected) in [
            ("350", 35_000),
            (" 350 € ", 35_000),
            ("350,5", 35_050),
            ("350.05", 35_005),
            ("1 250", 125_000),
            ("0", 0),
        ] {
            assert_eq!(cents(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in
            ["", "-3", "abc", "1,234", "1.2.3", "350,", ",50", "+5", "99999999999", "42949673", "٣٥٠", "1e3"]
        {
            assert_eq!(cents(text), None, "{text}");
        }
    }
}
