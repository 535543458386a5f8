//! What the form model promises: nothing is lost, nothing unknown is taken, and every rule is the domain's own.

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;
use crate::domain::household::{
    AgeBand, AnchorKind, Gender, MemberRole, Need, ReadingEase, Situation, Urgency,
};
use crate::domain::place::{AgreementKind, Equipment, LanguageLevel, PlaceKind, QualityCheck, StepFree};
use crate::domain::problem::{FieldError, Problem};
use crate::domain::proposal::Terms;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn read(purpose: Purpose, draft: &Draft) -> Result<Terms, Vec<FieldError>> {
    Terms::read(purpose, draft, today(), Gazetteer::belgium())
}

fn form(pairs: &[(&str, &str)]) -> Result<Typed, FormError> {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    Typed::read(Purpose::Offer, Body::decode(body.as_bytes()))
}

const WHOLE: &[(&str, &str)] = &[
    ("title", "Chambre à Liège"),
    ("place_kind", "room"),
    ("capacity_persons", "2"),
    ("municipality", "Liège"),
    ("available_from", "2026-12-01"),
];

/// The problems of a whole form in which one input was typed otherwise.
fn problems_with(name: &str, value: &str) -> Vec<FieldError> {
    let mut pairs: Vec<_> = WHOLE.iter().copied().filter(|(known, _)| *known != name).collect();
    pairs.push((name, value));
    read(Purpose::Offer, &form(&pairs).unwrap().draft()).err().unwrap_or_default()
}

#[test]
fn a_whole_form_is_an_offer() {
    let terms = read(Purpose::Offer, &form(WHOLE).unwrap().draft()).unwrap();
    assert_eq!(terms.title, "Chambre à Liège");
}

#[test]
fn each_wrong_value_is_said_by_its_field_and_kept() {
    let not_in_range = |got: &str, max| Problem::NotInRange { got: got.to_owned(), min: 0, max };
    for (name, value, field, problem) in [
        (RENT, "-3", Field::MonthlyRentCents, not_in_range("-300", 500_000)),
        (RENT, "beaucoup", Field::MonthlyRentCents, not_in_range("beaucoup", 500_000)),
        (RENT, "5000,01", Field::MonthlyRentCents, not_in_range("500001", 500_000)),
        ("title", &"é".repeat(121), Field::Title, Problem::TooLong { got: 121, max: 120 }),
        (
            "municipality",
            "Atlantis",
            Field::Municipality,
            Problem::UnknownMunicipality { got: "Atlantis".to_owned() },
        ),
        ("available_from", "demain", Field::AvailableFrom, Problem::NotADate { got: "demain".to_owned() }),
        ("title", " ", Field::Title, Problem::Missing),
        (
            "available_until",
            "2026-11-30",
            Field::AvailableUntil,
            Problem::EndsBeforeItBegins { from: "2026-12-01".to_owned(), until: "2026-11-30".to_owned() },
        ),
    ] {
        assert_eq!(problems_with(name, value), [FieldError { field, problem }], "{name}={value}");
        assert_eq!(form(&[(name, value)]).unwrap().text(name), value);
    }
}

#[test]
fn a_name_that_the_form_does_not_have_is_refused_by_its_name() {
    let row_past_the_last = format!("languages_{}_tag", crate::domain::proposal::LANGUAGES_MAX + 1);
    for name in [
        "name",
        "street",
        "phone",
        "email",
        "called_name",
        "position",
        "host_name",
        "monthly_rent_cents",
        "members",
        "needed_from",
        "languages",
        "languages_0_tag",
        "languages_01_tag",
        "languages_1_name",
        "languages_1",
        "csrf",
        &row_past_the_last,
        "",
    ] {
        assert_eq!(form(&[("title", "x"), (name, "y")]), Err(FormError::Unknown(name.to_owned())));
    }
    assert_eq!(form(&[("title", "x"), ("title", "y")]), Err(FormError::Twice("title".to_owned())));
}

#[test]
fn digits_of_arabic_are_numbers_and_dates() {
    let pairs =
        [WHOLE, &[("notice_days", "٣٠"), ("monthly_rent", "٣٥٠٫٥٠"), ("available_until", "٢٠٢٧-٠١-٣١")]]
            .concat();
    let draft = form(&pairs).unwrap().draft();
    assert_eq!(draft.text(Field::NoticeDays), "30");
    assert_eq!(draft.text(Field::MonthlyRentCents), "35050");
    read(Purpose::Offer, &draft).unwrap();
}

#[test]
fn a_row_that_nobody_touched_is_no_entry_and_half_a_row_is_an_error() {
    let row = |parts: [&str; 3]| {
        let names = ["members_3_age", "members_3_role", "members_3_gender"].map(str::to_owned);
        let body: Vec<_> = names.into_iter().zip(parts.map(str::to_owned)).collect();
        Typed::read(Purpose::Request, Body(body)).unwrap()
    };
    assert_eq!(row(["", "", "undisclosed"]).draft(), Draft::new());
    assert_eq!(row(["26-64", "parent", ""]).draft().texts(Field::Members), ["26-64:parent"]);
    let half = row(["26-64", "", "f"]);
    let errors = read(Purpose::Request, &half.draft()).unwrap_err();
    assert!(errors.iter().any(|error| error.field == Field::Members), "{errors:?}");
    assert_eq!(half.text("members_3_gender"), "f");
}

#[test]
fn every_place_has_a_name_that_means_it() {
    for tag in ["fr", "nl", "de", "en", "ar"] {
        for area in Gazetteer::belgium().municipalities() {
            let name = place_name(area.code.as_str(), tag);
            assert!(!name.contains([',', ';', '\n']), "{name}");
            assert_eq!(Gazetteer::belgium().find(&name).unwrap().code, area.code, "{name}");
        }
    }
}

fn places() -> Vec<String> {
    Gazetteer::belgium().municipalities().map(|area| area.code.to_string()).collect()
}

fn day(offset: u64) -> String {
    (today() + chrono::Days::new(offset)).to_string()
}

/// One of the codes, or nothing.
fn code(codes: Vec<&'static str>) -> impl Strategy<Value = String> {
    proptest::option::of(select(codes)).prop_map(|code| code.unwrap_or_default().to_owned())
}

macro_rules! codes_of {
    ($($name:ty),+) => { ($(code(<$name>::ALL.iter().map(|code| code.as_str()).collect())),+) };
}

fn entries(parts: impl Strategy<Value = String>, max: usize) -> impl Strategy<Value = Vec<String>> {
    vec(parts, 0..=max)
}

fn languages() -> impl Strategy<Value = Vec<String>> {
    let language = (select(vec!["fr", "nl", "ar", "nl-be"]), select(LanguageLevel::ALL));
    entries(language.prop_map(|(tag, level)| format!("{tag}:{level}")), 12)
}

fn fill(draft: &mut Draft, texts: &[(Field, &String)], lists: Vec<(Field, Vec<String>)>) {
    for (field, text) in texts {
        draft.set(*field, text.as_str());
    }
    for (field, list) in lists {
        for text in list {
            draft.push(field, text);
        }
    }
}

prop_compose! {
    fn offers()(
        (title, description) in ("\\PC{0,40}[a-z]", "(\\PC|\n){0,200}"),
        (kind, place) in (select(PlaceKind::ALL), select(places())),
        numbers in vec(0..=20_u32, 6),
        rent in proptest::option::of(0..=500_000_u32),
        (agreement, step_free) in codes_of!(AgreementKind, StepFree),
        equipment in subsequence(Equipment::ALL, 0..=5),
        checks in subsequence(QualityCheck::ALL, 0..=3),
        flag in code(vec!["yes", "no"]),
        days in (0..500_u64, 0..500_u64),
        languages in languages(),
    ) -> Draft {
        let mut draft = Draft::new();
        // A bed in a shared room is for nights, a lease for months (SG-14).
        let agreement = if kind == PlaceKind::EmergencyBed { String::new() } else { agreement };
        let number = |at: usize| numbers[at].to_string();
        let texts = [
            (Field::Title, &title), (Field::Description, &description), (Field::PlaceKind, &kind.to_string()),
            (Field::Municipality, &place), (Field::CapacityPersons, &(numbers[0].max(1)).to_string()),
            (Field::BedsSingle, &number(1)), (Field::HostMen, &number(2)), (Field::NoticeDays, &number(3)),
            (Field::MonthlyRentCents, &rent.map(|cents| cents.to_string()).unwrap_or_default()),
            (Field::AgreementKind, &agreement), (Field::StepFree, &step_free), (Field::PetsAccepted, &flag),
            (Field::AvailableFrom, &day(days.0)), (Field::AvailableUntil, &day(days.0 + days.1)),
        ];
        let codes = |all: &[&str]| all.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
        let equipment = codes(&equipment.iter().map(|code| code.as_str()).collect::<Vec<_>>());
        let checks = codes(&checks.iter().map(|code| code.as_str()).collect::<Vec<_>>());
        let lists = vec![
            (Field::Equipment, equipment), (Field::QualityChecklist, checks), (Field::Languages, languages),
        ];
        fill(&mut draft, &texts, lists);
        draft
    }
}

prop_compose! {
    fn requests()(
        (title, reason) in ("[a-z]{1,120}", "\\PC{0,100}"),
        members in vec((select(AgeBand::ALL), select(MemberRole::ALL), select(Gender::ALL)), 1..20),
        zones in vec(select(places()), 0..40),
        anchors in vec((select(AnchorKind::ALL), select(places())), 0..40),
        needs in subsequence(Need::ALL, 0..=4),
        (urgency, situation, ease) in codes_of!(Urgency, Situation, ReadingEase),
        budget in select(vec!["", "none", "contribution_only", "pending", "up_to:40050", "confirmed:0"]),
        (from, duration) in (0..500_u64, 1..=60_u32),
        languages in languages(),
    ) -> Draft {
        let mut draft = Draft::new();
        let texts = [
            (Field::Title, &title), (Field::DeadlineReason, &reason), (Field::Urgency, &urgency),
            (Field::CurrentSituation, &situation), (Field::ReadingEase, &ease), (Field::Budget, &budget.to_owned()),
            (Field::NeededFrom, &day(from)), (Field::DurationMonths, &duration.to_string()),
        ];
        let lists = vec![
            (Field::Members, members.iter().map(|(a, r, g)| format!("{a}:{r}:{g}")).collect()),
            (Field::Zones, zones),
            (Field::Anchors, anchors.iter().map(|(kind, place)| format!("{kind}:{place}")).collect()),
            (Field::Needs, needs.iter().map(ToString::to_string).collect()),
            (Field::SpokenLanguages, languages),
        ];
        fill(&mut draft, &texts, lists);
        draft
    }
}

/// Writes a valid draft into the form, sends it as a browser does, and reads it again.
fn there_and_back(purpose: Purpose, draft: &Draft, tag: &str) -> Result<(), TestCaseError> {
    let terms = read(purpose, draft).map_err(|errors| TestCaseError::fail(format!("{errors:?}")))?;
    let typed = Typed::of(purpose, &terms.write(), tag);
    let pairs = typed.texts.iter().flat_map(|(name, texts)| texts.iter().map(move |text| (name, text)));
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    let again = Typed::read(purpose, Body::decode(body.as_bytes()))
        .map_err(|e| TestCaseError::fail(e.to_string()))?;
    prop_assert_eq!(&again, &typed);
    prop_assert_eq!(read(purpose, &again.draft()), Ok(terms));
    Ok(())
}

proptest! {
    #[test]
    fn an_offer_survives_the_form(draft in offers(), tag in select(vec!["fr", "nl", "en", "ar"])) {
        there_and_back(Purpose::Offer, &draft, tag)?;
    }

    #[test]
    fn a_request_survives_the_form(draft in requests(), tag in select(vec!["fr", "nl", "en", "ar"])) {
        there_and_back(Purpose::Request, &draft, tag)?;
    }

    #[test]
    fn no_body_panics(bytes in vec(any::<u8>(), 0..300)) {
        for purpose in Purpose::ALL {
            if let Ok(typed) = Typed::read(*purpose, Body::decode(&bytes)) {
                drop(read(*purpose, &typed.draft()));
            }
        }
    }
}
