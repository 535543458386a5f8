//! Nothing private leaves, and nothing that is sealed can be read in the database: whatever happens in an instance, a canary in each private
//! place is found where its tier allows it and nowhere else. The places come from the table of data (`domain::records`).

mod planted;
mod sinks;
mod talks;
mod stays;
mod town;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rooftop::domain::audience::Tier;
use rooftop::domain::records::{Datum, Stands};
use rooftop::ids::PersonId;
use rooftop::services::{Viewer, audit, erasure};
use rooftop::store::people;

use self::planted::{Canary, Planting, planting};
use self::sinks::{Reader, Sink};
use self::town::{Round, Town};
use crate::fediverse::{prepare_with, settled};
use crate::people::rights::vacuums;
use crate::people::sealed::everything;

fn a_round() -> impl Strategy<Value = Round> {
    (1..3_usize, 1..3_usize, 1..3_usize, 1..3_usize, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(people, notes, offers, letters, is_changed, is_withdrawn, is_revoked)| Round {
            people,
            notes,
            offers,
            letters,
            is_changed,
            is_withdrawn,
            is_revoked,
        },
    )
}

const BUSY: Round = Round {
    people: 3,
    notes: 3,
    offers: 2,
    letters: 2,
    is_changed: true,
    is_withdrawn: true,
    is_revoked: false,
};

/// Each kind of datum in which texts stand has a canary, or the rest proves nothing.
fn each_kind_is_planted(town: &Town) {
    for datum in Datum::ALL {
        match planting(*datum) {
            Planting::Texts => {
                assert!(
                    town.planted.canaries.iter().any(|canary| canary.datum == *datum),
                    "{datum} has no canary"
                );
            }
            Planting::Codes { why } => assert!(why.len() > 10, "{datum}"),
        }
    }
}

/// What a sink holds that it may not.
fn leaks(town: &Town, sinks: &[Sink]) -> Vec<String> {
    let mut found = Vec::new();
    for canary in &town.planted.canaries {
        for sink in sinks.iter().filter(|sink| sink.text.contains(&canary.text)) {
            if !sink.may_hold(town, canary) {
                found
                    .push(format!("{} ({}, {:?}) in {}", canary.place, canary.datum, canary.tier, sink.from));
            }
        }
    }
    found
}

/// That the sinks are read at all: what may be in them is.
fn what_may_leave_is_found(town: &Town, sinks: &[Sink]) {
    let found =
        |reader: fn(&Reader) -> bool, of: fn(&Canary) -> bool| {
            town.planted.canaries.iter().filter(|canary| of(canary)).any(|canary| {
                sinks.iter().any(|sink| reader(&sink.reader) && sink.text.contains(&canary.text))
            })
        };
    let public = |canary: &Canary| canary.tier == Tier::Public;
    assert!(found(|reader| *reader == Reader::Everybody, public), "an offer is for everybody");
    assert!(found(|reader| *reader == Reader::Allies, public), "and for allies");
    assert!(found(|reader| matches!(reader, Reader::Person(_)), |canary| canary.datum == Datum::CaseNote));
    assert!(found(|reader| *reader == Reader::Machines, |canary| canary.datum == Datum::Invitation));
    let log = sinks.iter().find(|sink| sink.from == "the log").expect("a log");
    assert!(log.text.len() > 200, "nothing was logged: {}", log.text);
    let banded =
        sinks.iter().any(|sink| sink.reader == Reader::Allies && sink.text.contains("householdSize"));
    assert!(banded, "an ally fetched a request");
}

#[test]
fn pr_03_nothing_private_leaves_an_instance_whatever_happens_in_it() {
    prepare_with("warn,rooftop=trace");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let town = std::cell::RefCell::new(runtime.block_on(Town::new(7)));
    let config = Config { cases: 3, max_shrink_iters: 4, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&a_round(), |round| {
        let mut town = town.borrow_mut();
        let sinks = runtime.block_on(async {
            town.lives(&round).await;
            sinks::all(&town).await
        });
        each_kind_is_planted(&town);
        what_may_leave_is_found(&town, &sinks);
        let leaks = leaks(&town, &sinks);
        prop_assert!(leaks.is_empty(), "{}", leaks.join("\n"));
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// The canaries that the database must not hold in clear: what is sealed or hashed.
fn unreadable(town: &Town) -> Vec<&Canary> {
    town.planted.canaries.iter().filter(|canary| canary.datum.stands() != Stands::Clear).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_10_the_database_of_a_busy_instance_holds_nothing_in_clear_that_is_sealed_or_hashed() {
    let mut town = Town::new(11).await;
    town.lives(&BUSY).await;
    each_kind_is_planted(&town);
    let stored = String::from_utf8_lossy(&everything(&town.server).await).into_owned();
    let clear = town.planted.canaries.iter().filter(|canary| canary.datum == Datum::Account);
    assert!(
        clear.clone().count() > 2 && clear.clone().all(|canary| stored.contains(&canary.text)),
        "it was read"
    );
    let unreadable = unreadable(&town);
    for datum in Datum::ALL.iter().filter(|datum| datum.stands() != Stands::Clear) {
        assert!(unreadable.iter().any(|canary| canary.datum == *datum), "{datum}");
    }
    for canary in unreadable {
        assert!(!stored.contains(&canary.text), "{} ({}) is in the database", canary.place, canary.datum);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_08_erasure_leaves_nothing_of_anybody_in_the_database_and_the_log_still_holds() {
    let mut town = Town::new(13).await;
    town.lives(&BUSY).await;
    let now = town.server.clock.now();
    let erased: Vec<String> = town.cards.iter().skip(1).map(|card| card.person.clone()).collect();
    for person in erased.clone() {
        let id: PersonId = person.parse().unwrap();
        town.server.does(move |tx, _| Ok(people::ask_erasure(tx, id, Some(now))?)).await.unwrap();
    }
    town.server.later(chrono::TimeDelta::hours(erasure::TAKE_BACK_HOURS));
    assert_eq!(erasure::run(&town.server.node.app).await.unwrap(), erased.len());
    settled(&[&town.server]).await;
    vacuums(&town.server).await;
    let stored = String::from_utf8_lossy(&everything(&town.server).await).into_owned();
    let theirs = |canary: &&Canary| canary.person.as_ref().is_some_and(|person| erased.contains(person));
    let mut kinds: Vec<Datum> = Vec::new();
    for canary in town.planted.canaries.iter().filter(theirs) {
        assert!(!stored.contains(&canary.text), "{} ({}) is left", canary.place, canary.datum);
        kinds.push(canary.datum);
    }
    for datum in [Datum::Contact, Datum::CaseNote, Datum::Request] {
        assert!(kinds.contains(&datum), "{datum} was looked for");
    }
    let kept = |canary: &Canary| {
        canary.datum == Datum::Request && canary.person.as_deref() == Some(town.cards[0].person.as_str())
    };
    assert!(town.planted.canaries.iter().any(|canary| kept(canary) && stored.contains(&canary.text)));
    assert!(erased.iter().all(|person| stored.contains(person.as_str())), "an id stays in the log");
    let told = town.allies.posted().into_iter().filter(|(_, said)| said["type"] == "Delete").count();
    assert!(told >= erased.len(), "the ally is told: {told}");
    let verified = audit::verify(&town.server.node.app, Viewer::Operator, None).await.unwrap();
    assert!(verified.is_ok(), "{verified:?}");
}
