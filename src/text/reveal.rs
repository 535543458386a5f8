//! Finds in free text what must not be public: a phone number, an e-mail, a link, a street with its number (PR-17).
//! A text that it finds something in waits for a moderator. So it rather asks once too often than lets an address out; but
//! rents, dates, postcodes and distances stand in every offer and must pass.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::street;
use super::tidy::tidy;

/// What a text reveals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reveal {
    Phone,
    Email,
    Link,
    Street,
}

impl Reveal {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Phone, Self::Email, Self::Link, Self::Street];

    /// The code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Link => "link",
            Self::Street => "street",
        }
    }
}

/// What a text reveals, each kind once, in the order of [`Reveal::ALL`].
pub fn reveals(text: &str) -> Vec<Reveal> {
    // Joiners between Arabic digits or keycap signs would hide a number from the patterns, not from a reader.
    let shown: String = tidy(text).nfkc().filter(|c| !is_hidden(*c)).map(western_digit).collect();
    let lower = shown.to_lowercase();
    Reveal::ALL
        .iter()
        .copied()
        .filter(|kind| match kind {
            Reveal::Phone => has_phone(&lower),
            Reveal::Email => any(&EMAILS, &lower),
            Reveal::Link => any(&LINKS, &lower) || has_domain(&shown),
            Reveal::Street => street::is_in(&lower),
        })
        .collect()
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200C}'..='\u{200F}' | '\u{061C}' | '\u{20E3}' | '\u{FE00}'..='\u{FE0F}')
}

/// Arabic-Indic and Persian digits are digits like ours; NFKC has dealt with the other shapes.
fn western_digit(c: char) -> char {
    let value = match c {
        '\u{0660}'..='\u{0669}' => u32::from(c) - 0x0660,
        '\u{06F0}'..='\u{06F9}' => u32::from(c) - 0x06F0,
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}

fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a constant that a test runs")
}

fn any(patterns: &[Regex], text: &str) -> bool {
    patterns.iter().any(|pattern| pattern.is_match(text))
}

/// A date, to be taken out before phone numbers are looked for.
static DATES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])[./-](?:(?:19|20)\d\d|[2-4]\d)|20\d\d-[01]\d-[0-3]\d)\b",
    )
});

static PHONES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    // Up to three signs between two digits: `04 75 / 12.34-56`.
    const GAP: &str = r"[\s./\-‐‑–·_()\[\]]{0,3}";
    vec![
        // National: 0 and 8 to 10 more digits. International: + or 00, and 8 to 15.
        pattern(&format!(r"(?:^|[^\d])0(?:{GAP}\d){{8,10}}(?:$|[^\d])")),
        pattern(&format!(r"(?:\+{GAP}|(?:^|[^\d])00{GAP})[1-9](?:{GAP}\d){{7,14}}")),
        // Without + or 0: a Belgian mobile, or a Belgian number with its country.
        pattern(&format!(r"(?:^|[^\d,.])4[5-9]\d(?:{GAP}\d){{6}}(?:$|[^\d])")),
        pattern(&format!(r"(?:^|[^\d,.])32{GAP}[1-9](?:{GAP}\d){{7,8}}(?:$|[^\d])")),
        pattern(r"\d{9,15}"),
        // Announced as a phone.
        pattern(&format!(
            r"(?:\bt[eé]l(?:[eé]phone|efoon|efon)?|\bphone|\bgsm|\bmobile|\bwhats ?app|\bsignal|\bviber|هاتف|تلفون|جوال|واتس ?اب)\W{{0,4}}\d(?:{GAP}\d){{5}}"
        )),
    ]
});

fn has_phone(text: &str) -> bool {
    let mut undated = String::with_capacity(text.len());
    let mut end = 0;
    for date in DATES.find_iter(text) {
        // `04/12/26.33.44` goes on with digits: a phone.
        let mut after = text[date.end()..].chars();
        let goes_on =
            matches!(after.next(), Some('.' | '/' | '-')) && after.next().is_some_and(|c| c.is_ascii_digit());
        if !goes_on {
            undated.push_str(&text[end..date.start()]);
            undated.push('¦');
            end = date.end();
        }
    }
    undated.push_str(&text[end..]);
    any(&PHONES, &undated)
}

static EMAILS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    vec![
        pattern(r"[\w.+%-]+\s?@\s?[\w-]+(?:\s?\.\s?[\w-]+)+"),
        // `jean (at) toits`, `jean[arobase]toits`.
        pattern(r"\w\s*[(\[{<]\s*(?:at|arobase?|apenstaartje|@|a)\s*[)\]}>]\s*\w"),
        pattern(&format!(r"\w\s+(?:at|bei)\s+[\w-]+(?:\.|\s*[(\[]?\bdot\b[)\]]?\s*)(?:{TLDS})\b")),
        pattern(&format!(r"\w\s+chez\s+[\w-]+(?:\.|\s*[(\[]?\bpoint\b[)\]]?\s*)(?:{TLDS})\b")),
        pattern(r"\b(?:arobase|arrobase|apenstaart(?:je)?|klammeraffe)\b"),
        pattern(r"\b(?:gmail|hotmail|protonmail|yahoo|outlook\.|skynet\.be)\b"),
    ]
});

/// The ends of names that people here write without `www.`.
const TLDS: &str = "be|com|org|net|eu|brussels|vlaanderen|gent|fr|nl|de|lu|uk|ch|it|es|pt|pl|ro|tr|ua|ru|io|me|co|tv|info|biz|app|\
    dev|page|site|online|shop|social|link|club|blog|website|example|ly|gg|cc|xyz|top";

static LINKS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    vec![
        pattern(r"\bhttps?\s?:\s?/"),
        pattern(r"\bwww\s?\.\s?\w"),
        pattern(
            r"\w\s+(?:dot\s+(?:com|be|org|net|eu)|punt\s+(?:com|be|org|net|eu)|point\s+(?:com|org|net|eu))\b",
        ),
        pattern(r"[(\[]\s*(?:dot|point|punt|\.)\s*[)\]]\s*(?:com|be|org|net|eu|fr|nl|de)\b"),
    ]
});

static DOMAIN: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)[\p{{L}}\d-]*\p{{L}}[\p{{L}}\d-]*\.({TLDS})(?:$|[^\p{{L}}\d])")));

/// A bare domain name. `Je cherche.Me contacter` is a blank that was forgotten: no domain ends in one capital.
fn has_domain(shown: &str) -> bool {
    DOMAIN.captures_iter(shown).any(|found| {
        let end = &found[1];
        end.chars().all(char::is_lowercase) || end.chars().all(char::is_uppercase)
    })
}

#[cfg(test)]
mod tests {
    use super::Reveal::{Email, Link, Phone, Street};
    use super::*;

    fn assert_each(kind: Reveal, texts: &[&str]) {
        for text in texts {
            assert!(reveals(text).contains(&kind), "{text:?} reveals {:?}", reveals(text));
        }
    }

    #[test]
    fn pr_17_phone_numbers_are_seen() {
        assert_each(
            Phone,
            &[
                "Appelez le 0475 12 34 56",
                "0475/12.34.56",
                "04.75.12.34.56",
                "0475-123456",
                "0475123456",
                "04 / 223 45 67",
                "(04) 223.45.67",
                "02 123 45 67",
                "+32 475 12 34 56",
                "+32 (0)475 12 34 56",
                "0032475123456",
                "0032 4 223 45 67",
                "32 475 12 34 56",
                "475 12 34 56",
                "+33 6 12 34 56 78",
                "+963 944 123 456",
                "+380 67 123 45 67",
                "WhatsApp: 123 456",
                "tél. 223 45 67",
                "GSM 12 34 56",
                "0 4 7 5 1 2 3 4 5 6",
                "0475/123456 - 0476/123456",
                "٠٤٧٥ ١٢ ٣٤ ٥٦",
                "هاتف: ٠٤٧٥١٢٣٤٥٦",
                "۰۴۷۵ ۱۲ ۳۴ ۵۶",
                "0475\u{200B}123\u{200D}456",
                "０４７５１２３４５６",
                "0️⃣4️⃣7️⃣5️⃣ 123456",
                "04/12/26.33.44",
                "(0475) 12\u{00A0}34\u{00A0}56",
            ],
        );
    }

    #[test]
    fn pr_17_mail_addresses_are_seen() {
        assert_each(
            Email,
            &[
                "jean@toits.example",
                "jean.dupont+offre@mail.toits.be",
                "jean @ toits.be",
                "jean (at) toits.be",
                "jean[at]toits.be",
                "jean at toits.be",
                "jean at toits dot be",
                "jean arobase toits point be",
                "jean(arobase)toits.be",
                "jan apenstaartje toits.be",
                "jean chez toits point be",
                "mon gmail est jean",
                "jean＠toits.be",
            ],
        );
    }

    #[test]
    fn pr_17_links_are_seen() {
        assert_each(
            Link,
            &[
                "https://toits.example/offres",
                "http://a.b",
                "HTTP : //a.b",
                "www.toits.be",
                "toits.be",
                "Voir toits-solidaires.brussels, merci",
                "t.me/jean",
                "wa.me/32475",
                "TOITS.BE",
                "toits [point] be",
                "toits dot com",
                "bit.ly/abc",
                "facebook.com/jean",
            ],
        );
    }

    #[test]
    fn pr_17_what_every_offer_says_passes() {
        for text in [
            "",
            "4 personnes, 350 euros",
            "du 1er décembre 2026",
            "du 01/12/2026 au 31/12/2026",
            "01/12/2026 - 31/12/2026",
            "01/12/26 - 31/12/26",
            "2026-12-01 / 2027-01-31",
            "1.12.2026-15.1.2027",
            "à 10 minutes de la gare",
            "4000 Liège",
            "4000, 4020, 4030 et 4032",
            "2 lits, 1 berceau",
            "Loyer: 350,00 € + 50 € de charges",
            "1.250,00 €",
            "350 - 400 - 450 euros",
            "Libre de 9h00 à 18h30, 7 jours sur 7",
            "2026-2027",
            "0-2 ans, 3-5 ans, 6-11 ans",
            "Chambre de 12 m², 2e étage, salle de bain au 1er",
            "Bus 48 et 4, arrêt à 200 m",
            "Une place pour 2 personnes",
            "Place disponible dès le 1er janvier, 2 nuits",
            "Place assise, 1 place de parking, 2 vélos",
            "Rue calme, 2 chambres",
            "Dans une rue calme à 5 minutes du centre",
            "Route de campagne à 3 km",
            "Chemin de fer à 10 minutes",
            "Quartier de la rue de la Loi",
            "Cour de 20 m²",
            "Boulevard à 300 mètres",
            "1 place libre",
            "1 place dans une maison, 3 chambres",
            "Kamer voor 2 personen, 350 euro per maand",
            "5 minuten van de Grote Markt",
            "De weg is 5 minuten lopen",
            "Slaapplaats 2",
            "Onderweg 10 minuten met de bus",
            "Straat zonder verkeer, 2 kamers",
            "Quiet street, 2 rooms, 10 minutes from the station",
            "2 people in a quiet street",
            "10 minutes from the road",
            "Close to shops, 2 beds",
            "Sharing 2 rooms during 3 months",
            "Parkplatz 1, Schlafplatz 2",
            "Ruhige Straße, 2 Zimmer",
            "شارع هادئ على بعد 5 دقائق",
            "غرفة لشخصين، 350 يورو في الشهر",
            "٤ أشخاص، ٣٥٠ يورو",
            "A.S.B.L. reconnue. Me contacter ici.",
            "Belle chambre.Me contacter",
            "Un lit double.De plus, un jardin",
            "Nous sommes à la maison le soir (à partir de 18 h)",
            "I work at home. Come and see",
            "Look at this point be ready",
            "C’est chez nous, point final",
            "ENTRE 2 ET 4 PERSONNES",
        ] {
            assert_eq!(reveals(text), [], "{text:?}");
        }
    }

    #[test]
    fn several_kinds_come_once_each_in_order() {
        let text = "16, rue de la Loi. 0475 12 34 56 ou 0476 12 34 56. a@b.be, www.b.be";
        assert_eq!(reveals(text), [Phone, Email, Link, Street]);
    }
}
