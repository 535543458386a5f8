//! Offers told in each language, word for word.

use super::*;
use crate::domain::field::{Draft, Field};
use crate::domain::offered;

fn area(name: &str) -> &'static Area {
    Gazetteer::belgium().find(name).unwrap()
}

fn place(fields: &[(Field, &str)]) -> OfferedPlace {
    let mut draft = Draft::new();
    draft
        .set(Field::PlaceKind, "room")
        .set(Field::CapacityPersons, "2")
        .set(Field::Municipality, "62063")
        .set(Field::AvailableFrom, "2026-12-01");
    for (field, text) in fields {
        draft.push(*field, *text);
    }
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    offered::read(&draft, today, Gazetteer::belgium()).unwrap()
}

fn whole() -> OfferedPlace {
    place(&[
        (Field::AvailableUntil, "2027-03-31"),
        (Field::MinDurationMonths, "2"),
        (Field::MaxDurationMonths, "4"),
        (Field::MonthlyRentCents, "35000"),
        (Field::Charges, "included"),
        (Field::DepositMonths, "0"),
        (Field::BedsSingle, "2"),
        (Field::BedsCot, "1"),
        (Field::StepFree, "none"),
        (Field::ChildrenOk, "yes"),
        (Field::PetsAccepted, "no"),
        (Field::Smoking, "none"),
        (Field::Accepts, "families"),
        (Field::LockableRoom, "yes"),
        (Field::NoticeDays, "30"),
        (Field::HostWomen, "3"),
        (Field::Domiciliation, "yes"),
        (Field::Languages, "fr:fluent"),
        (Field::Languages, "ar:few_words"),
        (Field::Languages, "qqq"),
    ])
}

#[test]
fn a_headline_says_what_and_where_in_each_language() {
    let said = |name: &str| {
        Lang::ALL.iter().map(|lang| headline(*lang, &place(&[]), area(name))).collect::<Vec<_>>()
    };
    assert_eq!(said("Liège"), ["Chambre à Liège", "Kamer in Luik", "Room in Liège", "غرفة في Liège"]);
    assert_eq!(said("Antwerpen")[0], "Chambre à Anvers");
    assert_eq!(said("Le Roeulx")[0], "Chambre au Roeulx");
    assert_eq!(said("Les Bons Villers")[0], "Chambre aux Bons Villers");
    assert_eq!(said("La Louvière")[0], "Chambre à La Louvière");
}

#[test]
fn pr_04_an_arrondissement_is_named_as_one() {
    let said = |code: &str| {
        Lang::ALL.iter().map(|lang| headline(*lang, &place(&[]), area(code))).collect::<Vec<_>>()
    };
    assert_eq!(
        said("62000"),
        [
            "Chambre dans l’arrondissement de Liège",
            "Kamer in het arrondissement Luik",
            "Room in the arrondissement of Liège",
            "غرفة في دائرة Liège",
        ]
    );
    assert_eq!(said("81000")[0], "Chambre dans l’arrondissement d’Arlon");
}

#[test]
fn a_title_is_for_those_who_read_its_language() {
    let said = |lang, title| title_or_headline(lang, Lang::Fr, title, &place(&[]), area("Liège"));
    assert_eq!(said(Lang::Fr, "Belle chambre"), "Belle chambre");
    assert_eq!(said(Lang::Nl, "Belle chambre"), "Kamer in Luik");
    assert_eq!(said(Lang::Fr, " "), "Chambre à Liège");
}

#[test]
fn an_offer_is_told_in_french() {
    assert_eq!(
        sentences(Lang::Fr, &whole(), area("Liège"), State::Reserved),
        [
            "Cette place n’est plus libre.",
            "À Liège (Province de Liège).",
            "Pour une ou deux personnes.",
            "Pour une famille.",
            "Libre de décembre 2026 à mars 2027.",
            "Pour 2 à 4 mois.",
            "Préavis\u{A0}: 30 jours.",
            "350\u{A0}€ par mois, charges comprises.",
            "Pas de garantie.",
            "La chambre est privée.",
            "La chambre ferme à clé.",
            "Lits\u{A0}: 2 lits simples et 1 lit de bébé.",
            "Il y a des marches.",
            "Les enfants sont les bienvenus.",
            "Les animaux ne sont pas acceptés.",
            "On ne fume pas.",
            "Langues parlées\u{A0}: français, arabe (quelques mots) et qqq.",
            "La domiciliation est possible.",
        ]
    );
}

#[test]
fn an_offer_is_told_in_dutch_and_english() {
    let dutch = sentences(Lang::Nl, &whole(), area("Liège"), State::Published);
    assert_eq!(dutch[0], "In Luik (Provincie Luik).");
    assert_eq!(dutch[1], "Voor één of twee personen.");
    assert_eq!(dutch[3], "Vrij van december 2026 tot en met maart 2027.");
    assert_eq!(dutch[6], "€\u{A0}350 per maand, kosten inbegrepen.");
    let english = sentences(Lang::En, &whole(), area("Liège"), State::Published);
    assert_eq!(
        english[3..7],
        [
            "Free from December 2026 to March 2027.",
            "For 2 to 4 months.",
            "Notice: 30 days.",
            "€350 a month, bills included.",
        ]
    );
}

#[test]
fn an_offer_is_told_in_arabic_with_its_plurals() {
    let said = sentences(Lang::Ar, &whole(), area("Liège"), State::Published);
    assert_eq!(said[1], "لشخص واحد أو شخصين.");
    assert_eq!(said[3], "متاح من ديسمبر 2026 إلى مارس 2027.");
    assert_eq!(said[4], "لمدة 2 إلى 4 أشهر.");
    assert_eq!(said[5], "مهلة الإخطار: 30 يومًا.");
    assert_eq!(said[6], "350\u{A0}يورو في الشهر، المصاريف مشمولة.");
    let of = |persons: &str| {
        let mut place = place(&[]);
        place.capacity_persons = persons.parse().unwrap();
        sentences(Lang::Ar, &place, area("Liège"), State::Published)[1].clone()
    };
    assert_eq!(
        [of("1"), of("5"), of("12")],
        ["لشخص واحد.", "من شخص واحد إلى 5 أشخاص.", "من شخص واحد إلى 12 شخصًا."]
    );
}

#[test]
fn what_is_not_known_is_not_said() {
    let least = ["Pour une ou deux personnes.", "Libre dès le 1er décembre 2026.", "La chambre est privée."];
    assert_eq!(sentences(Lang::Fr, &place(&[]), area("Liège"), State::Published)[1..], least);
    let free = place(&[(Field::MonthlyRentCents, "0")]);
    assert_eq!(sentences(Lang::Fr, &free, area("Namur"), State::Published)[3], "Gratuit.");
}

#[test]
fn whole_months_are_said_as_months() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let said = |from, until| when(Lang::Fr, day(from), Some(day(until)));
    assert_eq!(said("2026-10-01", "2026-12-31"), "Libre d’octobre à décembre 2026.");
    assert_eq!(said("2026-10-01", "2027-03-31"), "Libre d’octobre 2026 à mars 2027.");
    assert_eq!(said("2026-12-01", "2026-12-31"), "Libre en décembre 2026.");
    assert_eq!(said("2026-10-02", "2026-12-31"), "Libre du 2 octobre 2026 au 31 décembre 2026.");
    assert_eq!(said("2027-01-01", "2028-02-29"), "Libre de janvier 2027 à février 2028.");
}

#[test]
fn the_card_is_told_to_those_who_do_not_see_it() {
    let said =
        Lang::ALL.iter().map(|lang| alt_text(*lang, &place(&[]), State::Published)).collect::<Vec<_>>();
    assert_eq!(
        said,
        [
            "Dessin\u{A0}: une chambre, 2 personnes",
            "Tekening: een kamer, 2 personen",
            "Drawing: a room, 2 people",
            "رسم: غرفة، شخصان"
        ]
    );
}

#[test]
fn hashtags_are_ascii_and_each_stands_once() {
    assert_eq!(
        hashtags(&place(&[]), area("Liège")),
        ["Logement", "Housing", "Liege", "Luik", "ProvinceDeLiege", "ProvincieLuik", "Chambre"]
    );
    assert_eq!(hashtags(&place(&[]), area("Saint-Gilles"))[2..4], ["SaintGilles", "SintGillis"]);
    for area in Gazetteer::belgium().municipalities() {
        for tag in hashtags(&place(&[]), area) {
            assert!(tag.chars().all(|c| c.is_ascii_alphanumeric()) && tag.len() > 1, "{tag}");
        }
    }
}

#[test]
fn every_offer_is_told_without_a_missing_text() {
    let kinds = crate::domain::place::PlaceKind::ALL;
    for lang in Lang::ALL {
        for kind in kinds {
            let place = OfferedPlace { place_kind: *kind, ..whole() };
            let mut said = sentences(*lang, &place, area("Namur"), State::Occupied);
            said.extend([headline(*lang, &place, area("Namur")), alt_text(*lang, &place, State::Paused)]);
            assert!(
                said.iter().all(|text| !text.contains(['{', '\u{2068}']) && !text.contains("«wording")),
                "{said:?}"
            );
        }
    }
}

#[test]
fn pr_17_our_own_words_are_never_held() {
    for area in Gazetteer::belgium().municipalities() {
        for lang in Lang::ALL {
            let mut said = sentences(*lang, &whole(), area, State::Reserved);
            said.push(headline(*lang, &whole(), area));
            let said = said.join(" ");
            assert_eq!(crate::text::reveals(&said), [], "{said}");
            assert_eq!(crate::text::hints(&said), [], "{said}");
        }
    }
}
