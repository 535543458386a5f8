//! The life of a match, state by state and deed by deed.

use chrono::{DateTime, Days, TimeDelta, Utc};
use proptest::prelude::*;

use super::*;
use crate::domain::household::Urgency;
use crate::domain::place::{AgreementKind, Sharing};
use crate::domain::private::{Channel, PrivateField};

fn now() -> DateTime<Utc> {
    "2026-12-01T09:00:00Z".parse().unwrap()
}

fn a_match(two_for: &[TwoFor]) -> Match {
    let taken = Taken {
        request: Piece::Here(ProposalId::new()),
        offer: Piece::Here(ProposalId::new()),
        two_for: two_for.to_vec(),
        unknown: Vec::new(),
        by: AccountId::new(),
        ally: None,
    };
    Match::new(MatchId::new(), taken, now())
}

fn a_stay() -> Stay {
    let from = now().date_naive();
    Stay { kind: AgreementKind::FreeHosting, from, until: None, monthly_rent_cents: 0 }
}

/// Every deed, with a reason and a day that may be given.
fn deeds() -> Vec<Deed> {
    let today = now().date_naive();
    let mut deeds: Vec<Deed> = Sending::ALL.iter().map(|sending| Deed::Send(*sending)).collect();
    for answer in Answer::ALL {
        deeds.extend([Deed::SeekerSays(*answer, None), Deed::HostSays(*answer, Some(Why::Dates))]);
    }
    deeds.extend([Deed::Meet(today), Deed::Agree(Some(a_stay())), Deed::Begin(today)]);
    deeds.extend([
        Deed::End(Why::MovedOn, today),
        Deed::Withdraw(Party::Seeker),
        Deed::Withdraw(Party::Host),
    ]);
    deeds.extend([Deed::Veto(Why::Safety), Deed::Lapse(Why::NoAnswer), Deed::Lapse(Why::Suspended)]);
    deeds
}

/// The life as product.md draws it, where one person decides.
const DRAWN: &[(MatchState, DeedCode, MatchState)] = {
    use DeedCode as D;
    use MatchState as S;
    &[
        (S::Selected, D::AskSeeker, S::AskedSeeker),
        (S::SecondReview, D::AskSeeker, S::AskedSeeker),
        (S::AskedSeeker, D::SeekerYes, S::SeekerYes),
        (S::AskedSeeker, D::SeekerNo, S::Declined),
        (S::AskedSeeker, D::SeekerCall, S::AskedSeeker),
        (S::SeekerYes, D::AskHost, S::AskedHost),
        (S::AskedHost, D::HostYes, S::HostYes),
        (S::AskedHost, D::HostNo, S::Declined),
        (S::AskedHost, D::HostCall, S::AskedHost),
        (S::HostYes, D::OpenContact, S::ContactOpened),
        (S::ContactOpened, D::Meet, S::Met),
        (S::Met, D::Agree, S::Agreed),
        (S::Agreed, D::Begin, S::Active),
        (S::Active, D::End, S::Ended),
        (S::SeekerYes, D::SeekerWithdraws, S::Declined),
        (S::AskedHost, D::SeekerWithdraws, S::Declined),
        (S::HostYes, D::SeekerWithdraws, S::Declined),
        (S::ContactOpened, D::SeekerWithdraws, S::Declined),
        (S::Met, D::SeekerWithdraws, S::Declined),
        (S::Agreed, D::SeekerWithdraws, S::Declined),
        (S::HostYes, D::HostWithdraws, S::Declined),
        (S::ContactOpened, D::HostWithdraws, S::Declined),
        (S::Met, D::HostWithdraws, S::Declined),
        (S::Agreed, D::HostWithdraws, S::Declined),
    ]
};

#[test]
fn the_life_of_a_match_is_the_one_that_is_drawn_and_no_other() {
    for state in MatchState::ALL {
        for deed in deeds() {
            let mut one = a_match(&[]);
            one.state = *state;
            let drawn = DRAWN.iter().find(|(from, code, _)| from == state && *code == deed.code());
            let ends = !state.is_final() && *state != MatchState::Active;
            let expected = match deed {
                Deed::Veto(_) | Deed::Lapse(Why::Suspended) if ends => Some(MatchState::Vetoed),
                Deed::Lapse(_) if ends => Some(MatchState::Lapsed),
                _ => drawn.map(|(.., to)| *to),
            };
            assert_eq!(one.next(deed).ok(), expected, "{state} {deed:?}");
        }
    }
}

#[test]
fn what_is_final_never_changes() {
    for state in MatchState::ALL.iter().filter(|state| state.is_final()) {
        for deed in deeds() {
            let mut one = a_match(&[]);
            one.state = *state;
            let before = one.clone();
            assert!(
                one.take(deed, Voice::Account(AccountId::new()), (now(), 12)).is_err(),
                "{state} {deed:?}"
            );
            assert_eq!(one, before);
        }
    }
}

#[test]
fn sg_05_nothing_is_told_before_selection_both_yes_and_a_confirmation_and_it_closes_again() {
    for state in MatchState::ALL {
        let told = Party::ALL.iter().any(|to| !releases(*state, *to).is_empty());
        let opened = [MatchState::ContactOpened, MatchState::Met, MatchState::Agreed, MatchState::Active];
        assert_eq!(told, opened.contains(state), "{state}");
    }
    // Each of these steps before the one that opens is needed: without it there is no way there.
    let way = [
        Deed::Send(Sending::AskSeeker),
        Deed::SeekerSays(Answer::Yes, None),
        Deed::Send(Sending::AskHost),
        Deed::HostSays(Answer::Yes, None),
        Deed::Send(Sending::OpenContact),
    ];
    for left_out in 0..=way.len() {
        let mut one = a_match(&[]);
        for deed in way.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, deed)| *deed) {
            let _ = one.take(deed, Voice::Account(AccountId::new()), (now(), 168));
        }
        let is_told = !releases(one.state, Party::Host).is_empty();
        assert_eq!(is_told, left_out == way.len(), "without {left_out}: {}", one.state);
    }
}

#[test]
fn sg_06_the_address_is_told_to_the_seeker_alone_and_after_they_met() {
    for state in MatchState::ALL {
        let knows = releases(*state, Party::Seeker).contains(&Told::Address);
        let met = [MatchState::Met, MatchState::Agreed, MatchState::Active].contains(state);
        assert_eq!(knows, met, "{state}");
        assert!(!releases(*state, Party::Host).contains(&Told::Address), "{state}");
    }
    for channel in Channel::ALL {
        assert!(!fields(Told::Contact, *channel).contains(&PrivateField::Street), "{channel}");
        assert!(!fields(Told::Contact, *channel).contains(&PrivateField::Position), "{channel}");
        assert_eq!(fields(Told::Address, *channel), [PrivateField::Street]);
    }
}

#[test]
fn who_wishes_to_be_reached_through_the_team_gives_a_name_and_nothing_else() {
    for channel in [Channel::Caseworker, Channel::Post] {
        assert_eq!(fields(Told::Contact, channel), [PrivateField::CalledName]);
    }
    assert!(!fields(Told::Contact, Channel::Sms).contains(&PrivateField::Email));
    assert!(!fields(Told::Contact, Channel::Email).contains(&PrivateField::Phone));
}

#[test]
fn sg_11_a_match_that_two_decide_about_is_asked_by_the_second_and_not_by_the_first() {
    for reason in TwoFor::ALL {
        let mut one = a_match(&[*reason]);
        let (first, second) = (one.selected_by.unwrap(), AccountId::new());
        one.decide((Sending::AskSeeker, first), (now(), Some(now()))).unwrap();
        assert_eq!((one.state, one.pending), (MatchState::SecondReview, None), "nobody is asked");
        let again = one.decide((Sending::AskSeeker, first), (now(), Some(now())));
        assert_eq!(again, Err(MatchProblem::SecondPerson));
        let direct = one.take(Deed::Send(Sending::AskSeeker), Voice::Account(first), (now(), 168));
        assert_eq!(direct, Err(MatchProblem::SecondPerson));
        assert_eq!(
            one.take(Deed::Send(Sending::AskSeeker), Voice::Ours, (now(), 168)),
            Err(MatchProblem::SecondPerson)
        );
        one.take(Deed::Send(Sending::AskSeeker), Voice::Account(second), (now(), 168)).unwrap();
        assert_eq!((one.state, one.second_by), (MatchState::AskedSeeker, Some(second)));
    }
    let mut alone = a_match(&[]);
    alone.decide((Sending::AskSeeker, alone.selected_by.unwrap()), (now(), Some(now()))).unwrap();
    assert!(alone.pending.is_some(), "one person is enough without a reason for two");
}

#[test]
fn a_decision_waits_can_be_taken_back_and_is_one_at_a_time() {
    let mut one = a_match(&[]);
    let due = now() + TimeDelta::seconds(60);
    one.decide((Sending::AskSeeker, one.selected_by.unwrap()), (now(), Some(due))).unwrap();
    assert_eq!(one.state, MatchState::Selected, "nothing is sent yet");
    let again = one.decide((Sending::AskSeeker, one.selected_by.unwrap()), (now(), Some(due)));
    assert_eq!(again, Err(MatchProblem::Waits));
    assert_eq!(one.undo(now()), Ok(Sending::AskSeeker));
    assert_eq!(one.undo(now()), Err(MatchProblem::NothingToUndo));
    let wrong = one.decide((Sending::OpenContact, one.selected_by.unwrap()), (now(), Some(due)));
    assert!(matches!(wrong, Err(MatchProblem::WrongStep { .. })), "{wrong:?}");
    // Whatever else happens to a match takes a decision back that waits.
    one.decide((Sending::AskSeeker, one.selected_by.unwrap()), (now(), Some(due))).unwrap();
    one.take(Deed::Veto(Why::Safety), Voice::Account(AccountId::new()), (now(), 0)).unwrap();
    assert_eq!(one.pending, None);
}

#[test]
fn a_question_stands_for_hours_that_the_urgency_sets_and_is_answered_in_time() {
    let hours =
        [(Urgency::Immediate, 12), (Urgency::Urgent, 48), (Urgency::Soon, 168), (Urgency::Planned, 168)];
    for (urgency, hours) in hours {
        assert_eq!(answer_hours(urgency), hours);
        let mut one = a_match(&[]);
        one.take(Deed::Send(Sending::AskSeeker), Voice::Ours, (now(), hours)).unwrap();
        let until = now() + TimeDelta::hours(hours);
        assert_eq!(one.lapses_at, Some(until));
        let mut late = one.clone();
        let answer = Deed::SeekerSays(Answer::Yes, None);
        let after = until + TimeDelta::seconds(1);
        assert_eq!(late.take(answer, Voice::Ours, (after, hours)), Err(MatchProblem::TooLate { until }));
        one.take(answer, Voice::Ours, (until, hours)).unwrap();
        assert_eq!(one.lapses_at, None);
    }
    assert_eq!(undo_s(Urgency::Immediate, (10, 60)), 10);
    for urgency in [Urgency::Urgent, Urgency::Soon, Urgency::Planned] {
        assert_eq!(undo_s(urgency, (10, 60)), 60);
    }
}

#[test]
fn whoever_wishes_to_talk_first_keeps_their_question_and_its_end() {
    let mut one = a_match(&[]);
    one.take(Deed::Send(Sending::AskSeeker), Voice::Ours, (now(), 12)).unwrap();
    let until = one.lapses_at;
    one.take(Deed::SeekerSays(Answer::Call, None), Voice::Ours, (now(), 12)).unwrap();
    assert_eq!((one.call, one.lapses_at), (Some(Party::Seeker), until));
    one.take(Deed::SeekerSays(Answer::Yes, None), Voice::Ours, (now(), 12)).unwrap();
    assert_eq!(one.call, None);
}

#[test]
fn a_reason_is_of_whoever_gives_it() {
    let mut one = a_match(&[]);
    let by_team = one.take(Deed::Veto(Why::TooFar), Voice::Account(AccountId::new()), (now(), 0));
    assert_eq!(by_team, Err(MatchProblem::WrongReason { why: Why::TooFar }));
    one.state = MatchState::AskedSeeker;
    let no = Deed::SeekerSays(Answer::No, Some(Why::Suspended));
    assert_eq!(one.take(no, Voice::Ours, (now(), 0)), Err(MatchProblem::WrongReason { why: Why::Suspended }));
    one.take(Deed::SeekerSays(Answer::No, Some(Why::TooFar)), Voice::Ours, (now(), 0)).unwrap();
    assert_eq!(one.why, Some(Why::TooFar));
}

#[test]
fn a_day_is_neither_to_come_nor_before_what_it_follows() {
    let tomorrow = now().date_naive() + Days::new(1);
    let long_ago = now().date_naive() - Days::new(1);
    let cases = [
        (MatchState::ContactOpened, Deed::Meet(tomorrow)),
        (MatchState::ContactOpened, Deed::Meet(long_ago)),
        (MatchState::Agreed, Deed::Begin(tomorrow)),
        (MatchState::Agreed, Deed::Begin(long_ago)),
        (MatchState::Active, Deed::End(Why::MovedOn, tomorrow)),
        (MatchState::Active, Deed::End(Why::MovedOn, long_ago)),
    ];
    for (state, deed) in cases {
        let mut one = a_match(&[]);
        one.state = state;
        assert!(
            matches!(one.take(deed, Voice::Ours, (now(), 0)), Err(MatchProblem::Date { .. })),
            "{deed:?}"
        );
    }
}

#[test]
fn sg_14_a_stay_in_a_shared_room_is_agreed_for_seven_nights_at_most() {
    let today = now().date_naive();
    let typed = |nights: Option<u64>| TypedStay {
        kind: "free_hosting".to_owned(),
        from: today.to_string(),
        until: nights.map(|nights| (today + Days::new(nights)).to_string()).unwrap_or_default(),
        rent: String::new(),
    };
    let read = |nights| Stay::read(&typed(nights), Some(Sharing::SharedRoom), today);
    assert!(read(Some(7)).is_ok());
    for nights in [Some(8), None] {
        assert_eq!(read(nights), Err(vec![StayError::TooManyNights]), "{nights:?}");
        for other in [Some(Sharing::PrivateRoom), Some(Sharing::EntirePlace), None] {
            assert!(Stay::read(&typed(nights), other, today).is_ok(), "{nights:?} {other:?}");
        }
    }
}

#[test]
fn what_is_wrong_with_an_agreement_is_named_by_its_field() {
    let today = now().date_naive();
    let typed = TypedStay {
        kind: "palace".to_owned(),
        from: "tomorrow".to_owned(),
        until: "never".to_owned(),
        rent: "-1".to_owned(),
    };
    let errors = Stay::read(&typed, None, today).unwrap_err();
    let fields: Vec<_> = errors.iter().map(StayError::field).collect();
    assert_eq!(fields, ["kind", "from", "until", "rent"]);
    let far = TypedStay { kind: "transit".to_owned(), from: "2030-01-01".to_owned(), ..TypedStay::default() };
    assert!(matches!(Stay::read(&far, None, today).unwrap_err()[..], [StayError::From { .. }]));
    let back = TypedStay {
        kind: "transit".to_owned(),
        from: today.to_string(),
        until: today.to_string(),
        rent: "100000000".to_owned(),
    };
    let errors = Stay::read(&back, None, today).unwrap_err();
    assert!(matches!(errors[..], [StayError::Until { .. }, StayError::Rent { .. }]), "{errors:?}");
}

/// What leads on comes more often than what ends, so that most walks come far.
fn mostly_forward() -> Vec<Deed> {
    let forward = deeds().into_iter().filter(|deed| {
        let goes_on = DRAWN.iter().filter(|(_, code, to)| *code == deed.code() && !to.is_final());
        goes_on.count() > 0
    });
    forward.flat_map(|deed| [deed; 12]).chain(deeds()).collect()
}

proptest! {
    #[test]
    fn no_order_of_deeds_asks_a_host_before_the_seeker_said_yes_or_tells_anything_too_early(
        deeds in prop::collection::vec(prop::sample::select(mostly_forward()), 1..80),
        two in any::<bool>(),
    ) {
        let mut one = a_match(if two { &[TwoFor::Children] } else { &[] });
        let people = [one.selected_by.unwrap(), AccountId::new()];
        let mut done: Vec<DeedCode> = Vec::new();
        for (at, deed) in deeds.into_iter().enumerate() {
            let before = one.clone();
            match one.take(deed, Voice::Account(people[at % 2]), (now(), 12)) {
                Ok(()) => done.push(deed.code()),
                Err(_) => prop_assert_eq!(&one, &before),
            }
            let has = |code: DeedCode| done.contains(&code);
            if one.state == MatchState::AskedHost {
                prop_assert!(has(DeedCode::SeekerYes));
            }
            if !releases(one.state, Party::Host).is_empty() || !releases(one.state, Party::Seeker).is_empty() {
                prop_assert!(has(DeedCode::SeekerYes) && has(DeedCode::HostYes) && has(DeedCode::OpenContact));
            }
            if releases(one.state, Party::Seeker).contains(&Told::Address) {
                prop_assert!(has(DeedCode::Meet));
            }
            if one.state.is_under_way() && two {
                prop_assert!(one.second_by.is_some_and(|second| Some(second) != one.selected_by));
            }
            prop_assert_eq!(one.why.is_some() && !one.state.is_final(), false);
        }
    }
}
