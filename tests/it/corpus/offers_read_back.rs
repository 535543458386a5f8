//! Our own offers, over all fields, through our writer and our reader: another instance understands what we mean, all of it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;
use rooftop::domain::Coded;
use rooftop::domain::audience::Audience;
use rooftop::domain::field::{Draft, Field, Purpose, Shape};
use rooftop::domain::listing::Listing;
use rooftop::domain::offered::{CAPACITY_MAX, OfferedPlace, RENT_MAX_CENTS, SLOTS_MAX};
use rooftop::domain::place::{
    Accepts, AgreementKind, Charges, Domiciliation, Equipment, LanguageLevel, PlaceKind, QualityCheck,
    Sharing, Smoking, StepFree,
};
use rooftop::domain::proposal::{Proposal, State, Terms};
use rooftop::federation::vocab::note::{self, Picture, Setting};
use rooftop::geo::Gazetteer;
use rooftop::i18n::Lang;
use rooftop::ids::ProposalId;
use rooftop::text;
use rooftop::urls::Urls;
use serde_json::Value;

use super::checks;

fn today() -> NaiveDate {
    checks::now().date_naive()
}

/// A text of one field, of those that a form can send.
fn value(field: Field) -> BoxedStrategy<String> {
    let codes = |codes: &'static [&'static str]| prop::sample::select(codes).prop_map(str::to_owned).boxed();
    let number = |least: i64, most: i64| (least..=most).prop_map(|n| n.to_string()).boxed();
    let day =
        |from: i64, to: i64| (from..to).prop_map(|n| (today() + TimeDelta::days(n)).to_string()).boxed();
    match field {
        Field::Title => "[A-Za-zéèغرفة<>&\"' ]{1,60}".prop_map(|t| format!("T{t}")).boxed(),
        Field::Description => "[A-Za-zéèغرفة<>&\"' \n]{0,200}".boxed(),
        Field::PlaceKind => codes(PlaceKind::CODES),
        Field::Sharing => codes(Sharing::CODES),
        Field::AgreementKind => codes(AgreementKind::CODES),
        Field::CapacityPersons => number(1, CAPACITY_MAX),
        Field::Slots => number(1, SLOTS_MAX),
        Field::BedsSingle | Field::BedsDouble | Field::BedsCot => number(0, 30),
        Field::Municipality => {
            let codes: Vec<&str> =
                Gazetteer::belgium().municipalities().map(|area| area.code.as_str()).collect();
            prop::sample::select(codes).prop_map(str::to_owned).boxed()
        }
        Field::AvailableFrom => day(-300, 300),
        Field::AvailableUntil => day(300, 700),
        Field::MinDurationMonths => number(0, 60),
        Field::MaxDurationMonths => number(1, 120),
        Field::NoticeDays => number(0, 365),
        Field::MonthlyRentCents => number(0, RENT_MAX_CENTS),
        Field::Charges => codes(Charges::CODES),
        Field::DepositMonths => number(0, 2),
        Field::Domiciliation => codes(Domiciliation::CODES),
        Field::StepFree => codes(StepFree::CODES),
        Field::Smoking => codes(Smoking::CODES),
        Field::Accepts => codes(Accepts::CODES),
        Field::HostWomen | Field::HostMen | Field::HostChildren => number(0, 20),
        Field::Equipment => codes(Equipment::CODES),
        Field::QualityChecklist => codes(QualityCheck::CODES),
        Field::Languages => ("[a-z]{2,3}(-[A-Z]{2})?", prop::sample::select(LanguageLevel::CODES))
            .prop_map(|(tag, level)| format!("{tag}:{level}"))
            .boxed(),
        _ => match field.shape() {
            Shape::Flag => codes(&["yes", "no"]),
            Shape::Text | Shape::Number | Shape::Date | Shape::Code | Shape::List => {
                panic!("{field} is a field of offers that this test does not know")
            }
        },
    }
}

const REQUIRED: [Field; 5] =
    [Field::Title, Field::PlaceKind, Field::CapacityPersons, Field::Municipality, Field::AvailableFrom];

/// A draft with the required fields and any of the others; list fields have several entries.
fn draft() -> impl Strategy<Value = Draft> {
    let fields: Vec<Field> =
        Field::ALL.iter().copied().filter(|field| field.belongs_to(Purpose::Offer)).collect();
    let one = |field: Field| {
        let most = if field.shape() == Shape::List { 6 } else { 1 };
        let least = usize::from(REQUIRED.contains(&field));
        prop::collection::vec(value(field), least..=most).prop_map(move |texts| (field, texts)).boxed()
    };
    fields.into_iter().map(one).collect::<Vec<_>>().prop_map(|fields| {
        let mut draft = Draft::new();
        for (field, text) in fields.iter().flat_map(|(field, texts)| texts.iter().map(|text| (*field, text)))
        {
            draft.push(field, text.as_str());
        }
        draft
    })
}

/// The terms of a draft; what breaks a rule together with something else is left out.
fn terms(mut draft: Draft) -> Terms {
    for _ in 0..5 {
        match Terms::read(Purpose::Offer, &draft, today(), Gazetteer::belgium()) {
            Ok(terms) => return terms,
            Err(problems) => problems.iter().for_each(|problem| {
                draft.set(problem.field, "");
                // What is too long for a shared room may be the least that it is for.
                if problem.field == Field::MaxDurationMonths {
                    draft.set(Field::MinDurationMonths, "");
                }
            }),
        }
    }
    panic!("still refused: {draft:?}");
}

fn proposal(urls: &Urls, terms: Terms, made: DateTime<Utc>, state: State) -> Proposal {
    let id = ProposalId::new();
    let mut proposal = Proposal::new(id, urls.proposal(id), urls.actor("toits"), terms, made);
    proposal.become_(State::Published, made).unwrap();
    if state != State::Published {
        proposal.become_(state, made + TimeDelta::hours(1)).unwrap();
    }
    proposal
}

fn written(proposal: &Proposal, place: &OfferedPlace, urls: &Urls, lang: Lang) -> Value {
    let picture = Picture {
        url: urls.card("x"),
        media_type: "image/png",
        width: 1200,
        height: 630,
        blurhash: "L00000".to_owned(),
        alt: "Une chambre".to_owned(),
    };
    let area = Gazetteer::belgium().public_area(&place.municipality).unwrap();
    let followers = urls.of_actor(&proposal.author, "followers");
    note::write(
        proposal,
        place,
        &Setting { urls, lang, area, pictures: std::slice::from_ref(&picture), followers: &followers },
    )
}

/// What another instance is to know of the terms: each public field as it is, the municipality as its area, languages as tags.
fn public(terms: &Terms, place: &OfferedPlace) -> Draft {
    let mut known = Draft::new();
    for (field, texts) in terms.write().iter() {
        let free_text = matches!(field, Field::Title | Field::Description);
        if free_text || !Audience::Everybody.may_see(field.tier(Purpose::Offer)) {
            continue;
        }
        for text in texts {
            known.push(field, if field == Field::Languages { text.split(':').next().unwrap() } else { text });
        }
    }
    let area = Gazetteer::belgium().public_area(&place.municipality).unwrap();
    known.set(Field::Municipality, area.code.as_str());
    known
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_we_write_of_an_offer_another_instance_reads(
        draft in draft(), lang in prop::sample::select(Lang::ALL), hours in 1_i64..5000,
        state in prop::sample::select(vec![State::Published, State::Published, State::Occupied, State::Reserved, State::Paused]),
    ) {
        let urls = Urls::new(&"https://toits.example".parse().unwrap()).unwrap();
        let made = checks::now() - TimeDelta::hours(hours);
        let proposal = proposal(&urls, terms(draft), made, state);
        let place = proposal.offered().unwrap();
        let note = written(&proposal, place, &urls, lang);
        checks::documents::readers(&note);
        let read = checks::offers::check(&note, &proposal.author, checks::now()).expect("our own offer is one");
        prop_assert_eq!(&read.terms, &public(&proposal.terms, place));
        prop_assert_eq!((&read.ap_id, read.page_url), (&proposal.ap_id, urls.offer_page(proposal.id)));
        prop_assert_eq!((Some(read.published_at), read.updated_at), (proposal.published_at, proposal.updated_at));
        prop_assert_eq!(read.state, if state == State::Published { state } else { State::Occupied });
        let picture = read.image.unwrap();
        prop_assert_eq!((picture.url, picture.alt.as_str()), (urls.card("x"), "Une chambre"));
        if state.is_listed() {
            let title = proposal.terms.title.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(read.title, text::tidy(&title));
        } else {
            prop_assert!(!note.to_string().contains(&proposal.terms.description) || proposal.terms.description.len() < 20);
        }
        // The list of both sides shows the same; whether a text reveals something is each side's own look.
        let ours = Listing::of(&proposal, Gazetteer::belgium());
        prop_assert_eq!(Listing { is_listed: read.listing.is_listed, ..ours }, read.listing);
    }
}
