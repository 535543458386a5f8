//! Dates, money and lists as each language writes them. Digits are western in Arabic too, as in Belgium's public services.

use chrono::{Datelike as _, Locale, NaiveDate};

use super::Lang;

const NO_BREAK: char = '\u{00A0}';

fn locale(lang: Lang) -> Locale {
    match lang {
        Lang::Fr => Locale::fr_BE,
        Lang::Nl => Locale::nl_BE,
        Lang::En => Locale::en_GB,
        Lang::Ar => Locale::ar_EG,
    }
}

/// A date in words: `1er décembre 2026`, `2 décembre 2026`.
pub fn date(lang: Lang, date: NaiveDate) -> String {
    let form = if lang == Lang::Fr && date.day() == 1 { "%-der %B %Y" } else { "%-d %B %Y" };
    date.format_localized(form, locale(lang)).to_string()
}

/// The name of a date's month: `décembre`.
pub fn month(lang: Lang, date: NaiveDate) -> String {
    date.format_localized("%B", locale(lang)).to_string()
}

/// A date's month and year: `décembre 2026`.
pub fn month_and_year(lang: Lang, date: NaiveDate) -> String {
    date.format_localized("%B %Y", locale(lang)).to_string()
}

/// An amount of euros, from cents; cents are written where there are any: `350 €`, `€ 350,50`, `€1,250`.
pub fn euros(lang: Lang, cents: u32) -> String {
    let (thousands, point) = match lang {
        Lang::Fr => ('\u{202F}', ','),
        Lang::Nl => ('.', ','),
        Lang::En | Lang::Ar => (',', '.'),
    };
    let mut number = grouped(cents / 100, thousands);
    if !cents.is_multiple_of(100) {
        number.push_str(&format!("{point}{:02}", cents % 100));
    }
    match lang {
        Lang::Fr => format!("{number}{NO_BREAK}€"),
        Lang::Nl => format!("€{NO_BREAK}{number}"),
        Lang::En => format!("€{number}"),
        Lang::Ar => format!("{number}{NO_BREAK}يورو"),
    }
}

fn grouped(whole: u32, separator: char) -> String {
    let digits = whole.to_string();
    let mut number = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            number.push(separator);
        }
        number.push(digit);
    }
    number
}

/// Several things in a row: `a, b et c`.
pub fn list(lang: Lang, items: &[String]) -> String {
    let (comma, and) = match lang {
        Lang::Fr => (", ", " et "),
        Lang::Nl => (", ", " en "),
        Lang::En => (", ", " and "),
        // The word for "and" is written as part of the next one.
        Lang::Ar => ("، ", " و"),
    };
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{}{and}{last}", most.join(comma)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_in_words() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        let dates = Lang::ALL.iter().map(|lang| date(*lang, day)).collect::<Vec<_>>();
        assert_eq!(dates, ["1er décembre 2026", "1 december 2026", "1 December 2026", "1 ديسمبر 2026"]);
        assert_eq!(month(Lang::Fr, day), "décembre");
        assert_eq!(month_and_year(Lang::Ar, day), "ديسمبر 2026");
    }

    #[test]
    fn money_is_written_as_each_language_does() {
        let written = |cents| Lang::ALL.iter().map(|lang| euros(*lang, cents)).collect::<Vec<_>>();
        assert_eq!(written(35_000), ["350\u{A0}€", "€\u{A0}350", "€350", "350\u{A0}يورو"]);
        assert_eq!(
            written(125_005),
            ["1\u{202F}250,05\u{A0}€", "€\u{A0}1.250,05", "€1,250.05", "1,250.05\u{A0}يورو"]
        );
        assert_eq!(euros(Lang::En, 100_000_000), "€1,000,000");
        assert_eq!(euros(Lang::En, 0), "€0");
    }

    #[test]
    fn lists_end_with_and() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(list(Lang::Fr, &items), "a, b et c");
        assert_eq!(list(Lang::Ar, &items), "a، b وc");
        assert_eq!(list(Lang::En, &items[..1]), "a");
        assert_eq!(list(Lang::En, &[]), "");
    }
}
