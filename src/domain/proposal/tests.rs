//! Every step of a proposal's life, and what it is written as and read from.

use chrono::TimeDelta;

use super::*;

fn now() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

fn terms(purpose: Purpose, change: impl FnOnce(&mut Draft)) -> Result<Terms, Vec<FieldError>> {
    let mut draft = Draft::new();
    draft.set(Field::Title, "Chambre à Liège");
    match purpose {
        Purpose::Offer => draft
            .set(Field::PlaceKind, "room")
            .set(Field::CapacityPersons, "2")
            .set(Field::Slots, "3")
            .set(Field::Municipality, "62063")
            .set(Field::AvailableFrom, "2026-12-01"),
        Purpose::Request => draft
            .push(Field::Members, "26-64:parent:f")
            .set(Field::NeededFrom, "2026-12-15")
            .push(Field::Zones, "62063"),
    };
    change(&mut draft);
    Terms::read(purpose, &draft, now().date_naive(), Gazetteer::belgium())
}

fn author() -> ApId {
    "https://toits.example/actors/toits".parse().unwrap()
}

fn proposal(purpose: Purpose) -> Proposal {
    let ap_id = "https://toits.example/proposals/1".parse().unwrap();
    Proposal::new(ProposalId::new(), ap_id, author(), terms(purpose, |_| {}).unwrap(), now())
}

fn in_state(purpose: Purpose, state: State) -> Proposal {
    Proposal { state, ..proposal(purpose) }
}

#[test]
fn a_life_has_these_steps_and_no_others() {
    use State::*;
    let offer: &[(State, &[State])] = &[
        (Draft, &[Screening, Published, Suspended, Withdrawn]),
        (Screening, &[Published, NeedsInfo, Suspended, Withdrawn]),
        (Published, &[Screening, Paused, Reserved, Occupied, Suspended, Withdrawn]),
        (Paused, &[Screening, Published, Suspended, Withdrawn]),
        (Reserved, &[Screening, Published, Paused, Occupied, Suspended, Withdrawn]),
        (Occupied, &[Screening, Published, Paused, Suspended, Withdrawn]),
        (NeedsInfo, &[Screening, Published, Suspended, Withdrawn]),
        (Suspended, &[NeedsInfo]),
        (Withdrawn, &[]),
    ];
    let request: &[(State, &[State])] = &[
        (Draft, &[Screening, Open, Withdrawn]),
        (Screening, &[Open, NeedsInfo, Withdrawn]),
        (Open, &[Screening, Paused, Placed, Closed, Withdrawn]),
        (Placed, &[Open, Closed, Withdrawn]),
        (Closed, &[]),
        (Paused, &[Screening, Open, Withdrawn]),
        (NeedsInfo, &[Screening, Open, Withdrawn]),
        (Withdrawn, &[]),
    ];
    for (purpose, life) in [(Purpose::Offer, offer), (Purpose::Request, request)] {
        for (from, steps) in life {
            for to in State::ALL {
                let mut one = in_state(purpose, *from);
                let step = one.become_(*to, now());
                assert_eq!(step.is_ok(), steps.contains(to), "a {purpose} that is {from} becomes {to}");
                assert_eq!(one.state, if step.is_ok() { *to } else { *from });
            }
        }
    }
}

#[test]
fn what_others_hold_was_listed_or_is_open() {
    let out: Vec<_> = State::ALL.iter().filter(|state| state.is_out()).collect();
    assert_eq!(out, [&State::Published, &State::Open, &State::Reserved, &State::Occupied]);
    let listed: Vec<_> = State::ALL.iter().filter(|state| state.is_listed()).collect();
    assert_eq!(listed, [&State::Published, &State::Reserved, &State::Occupied]);
}

#[test]
fn a_proposal_is_out_since_the_first_time_and_each_step_is_later_than_the_one_before() {
    let mut offer = proposal(Purpose::Offer);
    let moment = TimeDelta::milliseconds(1);
    assert_eq!((offer.published_at, offer.updated_at), (None, now()));
    assert_eq!(offer.confirmed_until, now().date_naive() + TimeDelta::days(60));
    offer.become_(State::Published, now()).unwrap();
    assert_eq!((offer.published_at, offer.updated_at), (Some(now() + moment), now() + moment));
    let later = now() + TimeDelta::days(9);
    offer.become_(State::Paused, later).unwrap();
    assert_eq!((offer.updated_at, offer.confirmed_until), (later, now().date_naive() + TimeDelta::days(60)));
    offer.become_(State::Published, later).unwrap();
    assert_eq!((offer.published_at, offer.updated_at), (Some(now() + moment), later + moment));
    assert_eq!(offer.confirmed_until, later.date_naive() + TimeDelta::days(60));
}

#[test]
fn what_is_out_is_confirmed_and_nothing_else_is() {
    let later = now() + TimeDelta::days(30);
    for state in State::ALL {
        let mut offer = in_state(Purpose::Offer, *state);
        assert_eq!(offer.confirm(later).is_ok(), state.is_out(), "{state}");
        let (until, at) = if state.is_out() { (later, later) } else { (now(), now()) };
        assert_eq!((offer.confirmed_until, offer.updated_at), (confirmed_until(until), at), "{state}");
    }
}

#[test]
fn the_terms_of_what_is_final_or_suspended_stay_and_an_offer_becomes_no_request() {
    let other = |purpose| {
        terms(purpose, |draft| {
            draft.set(Field::Title, "Autre");
        })
        .unwrap()
    };
    for state in State::ALL {
        let mut offer = in_state(Purpose::Offer, *state);
        let is_fixed = matches!(state, State::Withdrawn | State::Suspended | State::Closed);
        assert_eq!(offer.edit(other(Purpose::Offer), now()).is_err(), is_fixed, "{state}");
        assert_eq!(offer.terms.title == "Autre", !is_fixed, "{state}");
        assert_eq!(offer.updated_at > now(), !is_fixed, "{state}");
        assert!(offer.edit(other(Purpose::Request), now()).is_err(), "{state}");
    }
}

#[test]
fn the_slots_of_a_published_offer_are_free_and_those_of_nothing_else() {
    for state in State::ALL {
        let free = if *state == State::Published { 3 } else { 0 };
        assert_eq!(in_state(Purpose::Offer, *state).free_slots(), free, "{state}");
        assert_eq!(in_state(Purpose::Request, *state).free_slots(), 0, "{state}");
    }
    let taken =
        |taken_slots| Proposal { taken_slots, ..in_state(Purpose::Offer, State::Published) }.free_slots();
    assert_eq!([0, 1, 3, 4].map(taken), [3, 2, 0, 0], "a yes takes one of three");
}

#[test]
fn an_offer_is_public_of_its_author_once_it_was_out() {
    let stranger = "https://other.example/actors/other".parse().unwrap();
    let of = |purpose, published_at| Proposal { published_at, ..proposal(purpose) };
    let offer = of(Purpose::Offer, Some(now()));
    assert!(offer.is_public_offer_of(&author()) && !offer.is_public_offer_of(&stranger));
    assert!(!of(Purpose::Offer, None).is_public_offer_of(&author()));
    assert!(!of(Purpose::Request, Some(now())).is_public_offer_of(&author()));
}

#[test]
fn an_offer_has_a_place_and_a_request_a_home() {
    let (offer, request) = (proposal(Purpose::Offer), proposal(Purpose::Request));
    assert!(offer.offered().is_some() && offer.sought().is_none());
    assert!(request.sought().is_some() && request.offered().is_none());
}

#[test]
fn a_language_is_a_tag_with_a_level_each_once_and_they_are_written_as_they_were_read() {
    let of = |entries: &[&str]| {
        terms(Purpose::Offer, |draft| {
            for entry in entries {
                draft.push(Field::Languages, *entry);
            }
        })
    };
    let read = of(&["FR:fluent", "ti", "fr:few_words", "zh-Hant-TW:fluent", "es-419"]).unwrap();
    let written = read.write().texts(Field::Languages).to_vec();
    assert_eq!(written, ["fr:fluent", "ti:conversational", "zh-hant-tw:fluent", "es-419:conversational"]);
    for wrong in ["f", "fran", "f1", "fr-", "fr-a", "fr-abcdefghi", "fr-é9", "fr_be", ":fluent"] {
        let errors = of(&[wrong]).unwrap_err();
        assert!(matches!(errors[0].problem, Problem::Malformed { .. }), "{wrong}: {errors:?}");
    }
    assert!(matches!(of(&["fr:native"]).unwrap_err()[0].problem, Problem::UnknownCode { .. }));
    let many: Vec<String> = (b'a'..).take(LANGUAGES_MAX + 1).map(|c| format!("q{}", char::from(c))).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert!(of(&many[1..]).is_ok());
    let errors = of(&many).unwrap_err();
    assert_eq!(errors[0].problem, Problem::TooMany { got: LANGUAGES_MAX + 1, max: LANGUAGES_MAX });
}
