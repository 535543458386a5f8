//! Finds a street with a house number, in the orders of French, Dutch, German, English and Arabic.
//! It works on words, not on one pattern: what tells `rue Calmeau 2` from `rue calme, 2 chambres` is the words around.

use super::street_words::{
    BEGINNINGS, DESCRIBING, ENDINGS, ENGLISH, LINES, LINKING, MONTHS, NEED_A_POINT, NOT_STREETS,
    NUMBER_SIGNS, NUMBER_TAILS, UNITS,
};

/// The most words of a street's name.
const NAME_MAX_WORDS: usize = 6;
/// No house has a higher number here; years and postcodes do.
const HOUSE_MAX: u32 = 1899;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Word(&'a str),
    Number(&'a str),
    Mark(char),
}

/// Whether a text, in lower case and with western digits, names a street and a house number.
pub(super) fn is_in(lower: &str) -> bool {
    let lower = lower.replace("عن طريق", " ");
    let tokens = tokens(&lower);
    let words = Words(&tokens);
    (0..tokens.len()).any(|at| match tokens[at] {
        Token::Word(word) => {
            words.begins_a_street(at, word)
                || (ends_a_street(word) && words.has_number_from(at + 1, Named::Yes))
        }
        Token::Number(_) => words.number_before_street(at),
        Token::Mark(_) => false,
    })
}

/// Words, numbers and marks; blanks, hyphens and apostrophes only separate.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = |of: fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
        let taken = if c.is_ascii_digit() {
            let end = length(|c| c.is_ascii_digit());
            found.push(Token::Number(&rest[..end]));
            end
        } else if is_letter(c) {
            let end = length(is_letter);
            found.push(Token::Word(&rest[..end]));
            end
        } else {
            if c == '\n' || !(c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '\'' | '’' | '`')) {
                found.push(Token::Mark(c));
            }
            c.len_utf8()
        };
        rest = &rest[taken..];
    }
    found
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

fn ends_a_street(word: &str) -> bool {
    !NOT_STREETS.contains(&word)
        && !UNITS.contains(&word)
        && ENDINGS.iter().any(|ending| {
            word.ends_with(ending) && (word == *ending || word.chars().count() > ending.chars().count() + 2)
        })
}

/// Whether the street has its name already: `Wetstraat` has, `rue` has not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Yes,
    NotYet,
}

struct Words<'a>(&'a [Token<'a>]);

impl<'a> Words<'a> {
    fn get(&self, at: usize) -> Option<Token<'a>> {
        self.0.get(at).copied()
    }

    fn word(&self, at: usize) -> Option<&'a str> {
        match self.get(at) {
            Some(Token::Word(word)) => Some(word),
            Some(Token::Number(_) | Token::Mark(_)) | None => None,
        }
    }

    fn is_mark(&self, at: usize, mark: char) -> bool {
        self.get(at) == Some(Token::Mark(mark))
    }

    fn is_house_number(&self, at: usize) -> bool {
        match self.get(at) {
            Some(Token::Number(digits)) => {
                !digits.starts_with('0') && digits.parse::<u32>().is_ok_and(|number| number <= HOUSE_MAX)
            }
            Some(Token::Word(_) | Token::Mark(_)) | None => false,
        }
    }

    /// `rue de la Loi 16`, `av. Louise, n° 16`, `شارع الملك 5`.
    fn begins_a_street(&self, at: usize, word: &str) -> bool {
        self.is_beginning(at, word) && self.has_number_from(at + 1, Named::NotYet)
    }

    fn is_beginning(&self, at: usize, word: &str) -> bool {
        BEGINNINGS.contains(&word) && (!NEED_A_POINT.contains(&word) || self.is_mark(at + 1, '.'))
            || (word == "rond" && self.word(at + 1) == Some("point"))
    }

    /// Reads the rest of a street's name from `at`, then its number.
    fn has_number_from(&self, mut at: usize, named: Named) -> bool {
        let mut named = named == Named::Yes;
        if self.is_mark(at, '.') {
            at += 1;
        }
        for _ in 0..=NAME_MAX_WORDS {
            match self.get(at) {
                Some(Token::Word(word)) if NUMBER_SIGNS.contains(&word) => {
                    return named && self.is_number_after(at);
                }
                Some(Token::Word(word)) if DESCRIBING.contains(&word) || UNITS.contains(&word) => {
                    return false;
                }
                Some(Token::Word(word)) => named = named || !LINKING.contains(&word),
                // `rue du 11 Novembre 16`
                Some(Token::Number(_))
                    if !named && self.word(at + 1).is_some_and(|word| MONTHS.contains(&word)) => {}
                Some(Token::Number(_)) => return named && self.is_number_after(at),
                Some(Token::Mark(',' | '،' | '.' | '(')) => return named && self.is_number_after(at),
                Some(Token::Mark(_)) | None => return false,
            }
            at += 1;
        }
        false
    }

    /// Whether a house number stands at `at`, after a comma or a sign for "number" if there is one, and is no quantity.
    fn is_number_after(&self, mut at: usize) -> bool {
        let comma = matches!(self.get(at), Some(Token::Mark(',' | '،' | '.' | '(')));
        at += usize::from(comma);
        if self.word(at).is_some_and(|word| NUMBER_SIGNS.contains(&word)) {
            at += 1;
            at += usize::from(matches!(self.get(at), Some(Token::Mark('°' | '.' | ':'))));
        }
        self.is_house_number(at) && !self.is_quantity(at)
    }

    /// Whether what follows the number counts or dates something. `16 bus 3` does not: that is a letter box.
    fn is_quantity(&self, at: usize) -> bool {
        match self.get(at + 1) {
            Some(Token::Word(word)) => {
                let tail = NUMBER_TAILS.contains(&word) && word != "bus"
                    || word == "bus" && self.is_house_number(at + 2);
                let of_what = self.word(at + 2);
                // `2 grandes chambres`: the thing counted comes second.
                let second = of_what.is_some_and(|word| UNITS.contains(&word));
                !tail
                    && (UNITS.contains(&word)
                        || MONTHS.contains(&word)
                        || (second && !LINKING.contains(&word)))
            }
            Some(Token::Number(_)) => self.word(at + 2).is_some_and(|word| UNITS.contains(&word)),
            Some(Token::Mark('€' | '%')) => true,
            Some(Token::Mark(_)) | None => false,
        }
    }

    /// `16, rue de la Loi`, `16 Church Street`, `16 Wetstraat`.
    fn number_before_street(&self, at: usize) -> bool {
        let after_line =
            at.checked_sub(1).and_then(|before| self.word(before)).is_some_and(|word| LINES.contains(&word));
        if !self.is_house_number(at) || after_line {
            return false;
        }
        let mut next = at + 1;
        if self.word(next).is_some_and(|word| NUMBER_TAILS.contains(&word)) {
            next += 1;
        }
        next += usize::from(matches!(self.get(next), Some(Token::Mark(',' | '،'))));
        let Some(first) = self.word(next) else { return false };
        if self.is_beginning(next, first) {
            return self.has_name_from(next + 1);
        }
        (ends_a_street(first) && !ENDINGS.contains(&first)) || self.is_english_street(next)
    }

    /// Whether a name follows: a word that is neither an article nor a description.
    fn has_name_from(&self, at: usize) -> bool {
        let at = at + usize::from(self.is_mark(at, '.'));
        let words = (at..at + 4).map_while(|at| self.word(at)).take_while(|word| !DESCRIBING.contains(word));
        words.into_iter().any(|word| !LINKING.contains(&word) && !UNITS.contains(&word))
    }

    /// A few words that name, then `street`.
    fn is_english_street(&self, at: usize) -> bool {
        let mut next = at;
        while next < at + 6 {
            let Some(word) = self.word(next) else { return false };
            if next > at && ENGLISH.contains(&word) {
                return true;
            }
            let abbreviated = word == "st" && next == at;
            if !abbreviated && (DESCRIBING.contains(&word) || UNITS.contains(&word) || MONTHS.contains(&word))
            {
                return false;
            }
            next += 1;
            next += usize::from(abbreviated && self.is_mark(next, '.'));
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Reveal, reveals};

    #[test]
    fn pr_17_streets_with_a_number_are_seen() {
        for text in [
            "rue de la Loi 16",
            "16, rue de la Loi",
            "16 rue Léopold",
            "J’habite rue Léopold, 16 à Liège",
            "Rue Léopold n° 16",
            "rue Léopold, numéro 16, 2e étage",
            "Rue du 11 Novembre 16",
            "16 bis, rue Saint-Gilles",
            "16A rue Saint-Gilles",
            "rue Saint-Gilles 16 bte 3",
            "rue de l’Église 5, 4000 Liège",
            "av. Louise 149",
            "149 av. Louise",
            "bd d’Avroy 12",
            "12, bd d'Avroy",
            "Boulevard de la Sauvenière 33 à 4000 Liège",
            "chée de Namur 200",
            "Chaussée de Louvain 1250",
            "place Saint-Lambert 9",
            "place du Marché, 3",
            "quai de Rome 7",
            "r. Léopold 5",
            "RUE DE LA LOI 16",
            "rue Pont-d’Ile 28/2",
            "Clos des Lilas 4",
            "Wetstraat 16",
            "in de Kerkstraat 5 te Gent",
            "Kerkstr. 5",
            "Koningin Astridlaan 12 bus 3",
            "Steenweg op Brussel 12",
            "Naamsesteenweg 12",
            "Jan Van Rijswijcklaan 191",
            "Kerkplein nr. 5",
            "16 Church Street",
            "16a St. John's Road",
            "221b Baker Street",
            "12 Old Station Lane",
            "Hauptstraße 5",
            "Hauptstr. 5",
            "Lindenallee 3",
            "Aachener Strasse 12",
            "شارع الملك فيصل 5",
            "شارع الملك فيصل، رقم ٥",
            "٥ شارع ليوبولد",
            "أسكن في شارع ليوبولد ١٦، لييج",
        ] {
            assert!(reveals(text).contains(&Reveal::Street), "{text:?}");
        }
    }

    #[test]
    fn pr_17_a_street_without_a_number_passes() {
        for text in [
            "Près de la rue de la Loi",
            "Rue Léopold, 2 chambres",
            "rue Léopold, 2 grandes chambres",
            "rue Léopold 5 minutes à pied",
            "Bus 4, place Saint-Lambert",
            "En 2026, place aux jeunes",
            "Kerkstraat, 2 kamers",
            "Kerkstraat in 2026",
            "Baker Street, 2 rooms",
            "شارع الملك فيصل، 5 غرف",
            "عن طريق الهاتف 5 مرات",
        ] {
            assert_eq!(reveals(text), [], "{text:?}");
        }
    }
}
