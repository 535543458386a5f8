//! Two associations and the messages between them, in every order: late, twice, overtaking one another, or lost.

mod world;

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::domain::place::AgreementKind;
use crate::ids::AccountId;
use world::{Act, Side, World, start};

/// What a side writes down that they agreed on: each understood another rent.
fn a_stay(side: Side) -> Stay {
    let monthly_rent_cents = match side {
        Side::Seeker => 20_000,
        Side::Host => 25_000,
    };
    Stay { kind: AgreementKind::FreeHosting, from: start().date_naive(), until: None, monthly_rent_cents }
}

fn deeds_of(side: Side) -> Vec<Deed> {
    let today = start().date_naive();
    let ours = match side {
        Side::Seeker => vec![
            Deed::Send(Sending::AskHost),
            Deed::Send(Sending::OpenContact),
            Deed::Withdraw(Party::Seeker),
            Deed::SeekerSays(Answer::No, None),
            // Not theirs to say.
            Deed::HostSays(Answer::Yes, None),
        ],
        Side::Host => vec![
            Deed::Send(Sending::AskHost),
            Deed::HostSays(Answer::Yes, None),
            Deed::HostSays(Answer::No, None),
            Deed::Send(Sending::Accept),
            Deed::Withdraw(Party::Host),
            Deed::Send(Sending::OpenContact),
            Deed::Withdraw(Party::Seeker),
        ],
    };
    let both = [
        Deed::Meet(today),
        Deed::Agree(Some(a_stay(side))),
        Deed::Begin(today),
        Deed::End(Why::MovedOn, today),
        Deed::Veto(Why::Safety),
        Deed::Lapse(Why::Suspended),
    ];
    ours.into_iter().chain(both).collect()
}

fn acts() -> impl Strategy<Value = Act> {
    // Most steps lead on, so that most walks come far.
    let on = |side: Side| -> Vec<Act> {
        let deeds = match side {
            Side::Seeker => vec![Deed::Send(Sending::AskHost), Deed::Send(Sending::OpenContact)],
            Side::Host => {
                vec![
                    Deed::Send(Sending::AskHost),
                    Deed::HostSays(Answer::Yes, None),
                    Deed::Send(Sending::Accept),
                ]
            }
        };
        let today = start().date_naive();
        let later = [Deed::Meet(today), Deed::Agree(Some(a_stay(side))), Deed::Begin(today)];
        deeds.into_iter().chain(later).map(|deed| Act::Does(side, deed)).collect()
    };
    let leads_on: Vec<Act> = on(Side::Seeker).into_iter().chain(on(Side::Host)).collect();
    let any: Vec<Act> = [Side::Seeker, Side::Host]
        .into_iter()
        .flat_map(|side| deeds_of(side).into_iter().map(move |deed| Act::Does(side, deed)))
        .collect();
    prop_oneof![
        8 => prop::sample::select(leads_on),
        1 => prop::sample::select(any),
        8 => (prop::sample::select(vec![Side::Seeker, Side::Host]), 0_usize..8).prop_map(|(side, at)| Act::Arrives(side, at)),
        1 => (prop::sample::select(vec![Side::Seeker, Side::Host]), 0_usize..8).prop_map(|(side, at)| Act::IsLost(side, at)),
        1 => (1_i64..60).prop_map(Act::Hours),
    ]
}

fn walk(acts: Vec<Act>) -> World {
    let mut world = World::new();
    for act in acts {
        match act {
            Act::Does(side, deed) => {
                world.does(side, deed, Voice::Ours);
            }
            Act::Arrives(side, at) => world.arrives(side, at),
            Act::IsLost(side, at) => world.is_lost(side, at),
            Act::Hours(hours) => {
                world.now += TimeDelta::hours(hours);
                world.lapses();
            }
        }
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn no_order_of_deeds_and_messages_leaves_two_associations_of_different_minds(
        acts in prop::collection::vec(acts(), 1..120),
    ) {
        let mut world = walk(acts);
        world.settles();
        prop_assert!(
            world.agree(),
            "seeker's side {} {:?}, host's side {:?}; told {:?} and {:?}",
            world.seeker.state,
            world.seeker.stay,
            world.host.as_ref().map(|host| (host.state, host.stay)),
            world.to_host,
            world.to_seeker
        );
    }
}

#[test]
fn the_road_between_two_associations_is_told_in_these_words() {
    let today = start().date_naive();
    let mut world = World::new();
    let road = [
        (Side::Seeker, Deed::Send(Sending::AskHost)),
        (Side::Host, Deed::Send(Sending::AskHost)),
        (Side::Host, Deed::HostSays(Answer::Yes, None)),
        (Side::Host, Deed::Send(Sending::Accept)),
        (Side::Seeker, Deed::Send(Sending::OpenContact)),
        (Side::Host, Deed::Meet(today)),
        (Side::Seeker, Deed::Agree(Some(a_stay(Side::Seeker)))),
        (Side::Seeker, Deed::Begin(today)),
        (Side::Host, Deed::End(Why::TermOver, today)),
    ];
    for (side, deed) in road {
        assert!(world.does(side, deed, Voice::Ours), "{deed:?}");
        while let Some((side, at)) = world.on_its_way() {
            world.arrives(side, at);
        }
        assert!(world.agree() || world.seeker.state == MatchState::AskedHost, "{deed:?}");
    }
    use AgreementStatus::{Active, Agreed, Confirmed, Ended, Met};
    let status = |status| Wire::Status(status);
    let words = |told: &[(Wire, Option<Stay>)]| told.iter().map(|(wire, _)| *wire).collect::<Vec<_>>();
    assert_eq!(words(&world.to_host), [Wire::Offer, status(Confirmed), status(Agreed), status(Active)]);
    assert_eq!(words(&world.to_seeker), [Wire::UnderReview, Wire::Accept, status(Met), status(Ended)]);
    let stays: Vec<Option<Stay>> = world.to_host.iter().map(|(_, stay)| *stay).collect();
    assert_eq!(stays, [None, None, Some(a_stay(Side::Seeker)), Some(a_stay(Side::Seeker))]);
    assert_eq!(world.host.unwrap().state, MatchState::Ended);
}

#[test]
fn neither_side_speaks_for_the_other() {
    let mut world = World::new();
    world.does(Side::Seeker, Deed::Send(Sending::AskHost), Voice::Ours);
    assert!(!world.does(Side::Seeker, Deed::HostSays(Answer::Yes, None), Voice::Ours));
    world.arrives(Side::Host, 0);
    for deed in [Deed::Withdraw(Party::Seeker), Deed::Send(Sending::OpenContact)] {
        assert!(!world.does(Side::Host, deed, Voice::Account(AccountId::new())), "{deed:?}");
    }
    assert!(!world.does(Side::Host, Deed::HostSays(Answer::Yes, None), Voice::Ally));
    assert!(world.does(Side::Host, Deed::Withdraw(Party::Seeker), Voice::Ally));
}

/// Both sides until they met.
fn met() -> World {
    let (mut world, today) = (World::new(), start().date_naive());
    for (side, deed) in [
        (Side::Seeker, Deed::Send(Sending::AskHost)),
        (Side::Host, Deed::Send(Sending::AskHost)),
        (Side::Host, Deed::HostSays(Answer::Yes, None)),
        (Side::Host, Deed::Send(Sending::Accept)),
        (Side::Seeker, Deed::Send(Sending::OpenContact)),
        (Side::Host, Deed::Meet(today)),
    ] {
        assert!(world.does(side, deed, Voice::Ours), "{deed:?}");
        while let Some((side, at)) = world.on_its_way() {
            world.arrives(side, at);
        }
    }
    world
}

#[test]
fn of_two_stays_that_were_written_down_at_once_the_hosts_counts_on_both_sides() {
    let mut world = met();
    for side in [Side::Seeker, Side::Host] {
        assert!(world.does(side, Deed::Agree(Some(a_stay(side))), Voice::Ours));
    }
    while let Some((side, at)) = world.on_its_way() {
        world.arrives(side, at);
    }
    assert_eq!(world.seeker.stay, Some(a_stay(Side::Host)));
    assert_eq!(world.host.as_ref().unwrap().stay, Some(a_stay(Side::Host)));
    let own = world.does(Side::Seeker, Deed::Agree(Some(a_stay(Side::Seeker))), Voice::Ours);
    assert!(!own, "what was agreed on is not written down twice by one side");
}

#[test]
fn a_stay_is_known_there_when_the_word_that_it_began_overtakes_the_word_that_it_was_agreed_on() {
    let mut world = met();
    let before = world.to_host.len();
    for deed in [Deed::Agree(Some(a_stay(Side::Seeker))), Deed::Begin(start().date_naive())] {
        assert!(world.does(Side::Seeker, deed, Voice::Ours));
    }
    world.arrives(Side::Host, before + 1);
    let host = world.host.as_ref().unwrap();
    assert_eq!((host.state, host.stay), (MatchState::Active, Some(a_stay(Side::Seeker))));
}
