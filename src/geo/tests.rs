//! The gazetteer, held against what anybody in Belgium knows.

use super::*;

fn belgium() -> &'static Gazetteer {
    Gazetteer::belgium()
}

fn found(query: &str) -> &'static str {
    belgium().find(query).map_or("nothing", |area| area.code.as_str())
}

fn first(query: &str) -> &'static str {
    belgium().search(query, 5).first().map_or("nothing", |area| area.code.as_str())
}

fn area(code: &str) -> &'static Area {
    belgium().parse(code).unwrap()
}

#[test]
fn the_file_holds_every_municipality_with_its_arrondissement_province_and_region() {
    assert_eq!(belgium().municipalities().count(), 565);
    assert_eq!(belgium().arrondissements().count(), 43);
    for area in belgium().municipalities() {
        assert!(
            (49.49..51.51).contains(&area.latitude) && (2.54..6.41).contains(&area.longitude),
            "{area:?}"
        );
        assert!(area.population > 0 && !area.postcodes.is_empty(), "{area:?}");
        let arrondissement = belgium().by_code(&area.arrondissement).unwrap();
        assert_eq!(arrondissement.kind, AreaKind::Arrondissement);
        let province = belgium().territory(&area.province).unwrap();
        assert!(province.region.as_ref().is_none_or(|region| belgium().territory(region).is_some()));
    }
}

#[test]
fn codes_are_the_statistical_ones() {
    assert_eq!(area("62063").name("fr"), "Liège");
    assert_eq!(area("92094").name("nl"), "Namen");
    assert_eq!(area("62063").arrondissement.as_str(), "62000");
    assert_eq!(area("62063").province.as_str(), "60000");
    assert_eq!(area("21004").province.as_str(), "04000");
}

#[test]
fn a_code_with_a_typo_is_refused_with_the_rule() {
    for text in ["", "6206", "620633", "6206a", " 62063", "٦٢٠٦٣", "liège"] {
        let error = text.parse::<AreaCode>().unwrap_err();
        assert!(error.to_string().contains("five digits"), "{text}: {error}");
    }
    assert_eq!(belgium().parse("62064"), Err(GeoError::Unknown("62064".parse().unwrap())));
    assert!(belgium().parse("04000").is_err(), "a region is no place of an offer");
    assert!(serde_json::from_str::<AreaCode>("\"6206\"").is_err());
    assert_eq!(serde_json::to_string(&area("62063").code).unwrap(), "\"62063\"");
}

#[test]
fn a_place_is_found_by_its_name_in_any_language_its_postcode_or_a_locality() {
    for query in ["liege", "LIÈGE", "Luik", "Lüttich", "luttich", "Льеж", "لييج", "4000", "4031", "62063"]
    {
        assert_eq!((found(query), first(query)), ("62063", "62063"), "{query}");
    }
    for (query, code) in [
        ("Angleur", "62063"),
        ("Eupen", "63023"),
        ("Laeken", "21004"),
        ("Bruxelles", "21004"),
        ("saint nicolas", "62093"),
        ("St. Vith", "63067"),
        ("Louvain-la-Neuve", "25121"),
        ("Tongeren", "73111"),
        ("Halle-Vilvoorde", "23000"),
        ("arrondissement de liege", "62000"),
        ("62000", "62000"),
    ] {
        assert_eq!((found(query), first(query)), (code, code), "{query}");
    }
}

#[test]
fn a_postcode_of_two_municipalities_means_the_larger() {
    let codes: Vec<_> = belgium().search("1040", 5).iter().map(|a| a.code.as_str()).collect();
    assert_eq!(codes, ["21004", "21005"]);
    assert_eq!(found("1040"), "21004");
}

#[test]
fn what_names_nothing_finds_nothing() {
    for query in ["", "   ", "-", "Paris XX", "0000", "lieg", &"l".repeat(10_000)] {
        assert_eq!(belgium().find(query), None, "{query}");
    }
    assert!(belgium().search("", 5).is_empty());
    assert!(belgium().search("liege", 0).is_empty());
}

#[test]
fn a_beginning_is_enough_to_search_and_names_come_before_localities() {
    assert_eq!(first("lièg"), "62063");
    assert_eq!(first("namu"), "92094");
    assert_eq!(first("st trui"), "71053");
    let mons: Vec<_> = belgium().search("mons", 10).iter().map(|a| a.name("fr")).collect();
    assert_eq!(mons[0], "Mons");
    assert!(mons.contains(&"Arrondissement de Mons"), "{mons:?}");
    assert_eq!(belgium().search("sint", 7).len(), 7);
}

#[test]
fn every_municipality_is_found_by_each_of_its_names() {
    for area in belgium().municipalities() {
        for lang in ["nl", "fr", "de", "en"] {
            let hits = belgium().search(area.name(lang), 10);
            assert!(hits.iter().any(|hit| hit.code == area.code), "{}", area.name(lang));
        }
    }
}

#[test]
fn a_language_without_a_name_falls_back_to_the_areas_own() {
    let name = |code, lang| area(code).name(lang);
    assert_eq!(
        (name("62063", "de"), name("62063", "ar"), name("62063", "fr-BE")),
        ("Lüttich", "Liège", "Liège")
    );
    assert_eq!((name("44021", "fr"), name("44021", "ar"), name("44021", "en")), ("Gand", "Gent", "Gent"));
    assert_eq!((name("21004", "nl"), name("21004", "ar")), ("Brussel", "Bruxelles"));
    assert_eq!((name("63040", "ar"), name("63040", "fr")), ("Kelmis", "La Calamine"));
    assert_eq!(name("62000", "en"), "Arrondissement of Liège");
}

#[test]
fn a_municipality_of_few_people_is_shown_as_its_arrondissement() {
    let shown = |code: &str| belgium().public_area(&code.parse().unwrap()).map(|a| a.code.as_str());
    assert_eq!(shown("73028"), Some("73000"), "Herstappe");
    assert_eq!(shown("84016"), Some("84000"), "Daverdisse");
    assert_eq!(shown("62063"), Some("62063"));
    assert_eq!(shown("62000"), Some("62000"));
    assert_eq!(shown("62064"), None);
    for area in belgium().municipalities() {
        let public = belgium().public_area(&area.code).unwrap();
        assert!(public.population >= PUBLIC_MIN_INHABITANTS, "{}", area.name("fr"));
    }
}

#[test]
fn distances_are_those_of_the_map() {
    let liege_namur = distance_km(area("62063"), area("92094"));
    assert!((48.0..58.0).contains(&liege_namur), "{liege_namur}");
    let ostend_arlon = distance_km(area("35013"), area("81001"));
    assert!((255.0..285.0).contains(&ostend_arlon), "{ostend_arlon}");
    assert!(distance_km(area("62063"), area("62063")) < 1e-9);
}

#[test]
fn within_equals_a_walk_over_all_areas() {
    let all: Vec<_> = belgium().arrondissements().chain(belgium().municipalities()).collect();
    for centre in all.iter().step_by(7) {
        for radius_km in [0.0, 3.0, 10.0, 25.5, 80.0, 400.0, 30_000.0] {
            let mut walked: Vec<_> =
                all.iter().filter(|a| distance_km(centre, a) <= radius_km).map(|a| &a.code).collect();
            walked.sort();
            assert_eq!(
                belgium().within(centre, radius_km),
                walked,
                "{radius_km} km of {}",
                centre.name("fr")
            );
        }
    }
    assert!(belgium().within(area("62063"), -1.0).is_empty());
    assert!(belgium().within(area("62063"), f64::NAN).is_empty());
    assert_eq!(belgium().within(area("62063"), f64::INFINITY).len(), all.len());
}

#[test]
fn the_nearest_municipality_is_the_one_of_the_least_distance() {
    let near = |lat, lon, max_km| belgium().nearest(lat, lon, max_km).map(|a| a.code.as_str());
    assert_eq!(near(50.6337, 5.5675, 1.0), Some("62063"));
    assert_eq!(near(48.85, 2.35, 50.0), None, "Paris");
    assert_eq!(near(f64::NAN, 5.0, 50.0), None);
    for area in belgium().municipalities() {
        assert_eq!(near(area.latitude, area.longitude, 0.001), Some(area.code.as_str()));
    }
}

#[test]
fn a_broken_line_of_the_file_is_named() {
    let refused = |text| data::read(text).err().map(|e| e.to_string());
    assert_eq!(refused("# fine\nX\t1").unwrap(), "line 2 of the gazetteer: does not begin with R, P, D or M");
    assert_eq!(refused("R\t02000\tVlaams").unwrap(), "line 1 of the gazetteer: has too few fields");
    let orphan = "M\t62063\tfr\tLuik\tLiège\t\t4000\t50.6\t5.5\t1\t\t";
    assert_eq!(refused(orphan).unwrap(), "line 1 of the gazetteer: comes before its arrondissement");
}
