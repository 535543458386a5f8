//! SG-14, ND-02, and the offers that nobody confirms.

use chrono::TimeDelta;
use rooftop::domain::field::{Draft, Field, Purpose};
use rooftop::domain::place::{AgreementKind, PlaceKind};
use rooftop::domain::problem::{FieldError, Problem};
use rooftop::domain::proposal::State;
use rooftop::server::{Part, Running};
use rooftop::services::{ServiceError, proposals};

use super::vetting::publish;
use crate::fediverse::{GUARD, an_offer, fediverse, noon, settled};

/// What is wrong with an offer.
fn problems(draft: &Draft) -> Vec<(Field, Problem)> {
    match proposals::check(Purpose::Offer, draft, noon()) {
        Ok(_) => Vec::new(),
        Err(ServiceError::Fields(errors)) => {
            errors.into_iter().map(|FieldError { field, problem }| (field, problem)).collect()
        }
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn sg_14_a_shared_room_is_for_emergencies_and_never_for_months() {
    for kind in PlaceKind::ALL {
        let draft =
            an_offer().with(Field::PlaceKind, kind.as_str()).with(Field::Sharing, "shared_room").draft;
        let expected = match kind {
            PlaceKind::EmergencyBed => vec![],
            _ => vec![(Field::Sharing, Problem::SharedRoomNotEmergency)],
        };
        assert_eq!(problems(&draft), expected, "{kind}");
    }
    let bed = an_offer().with(Field::PlaceKind, "emergency_bed");
    assert_eq!(problems(&bed.draft), [], "an emergency bed is in a shared room where nothing else is said");
    for field in [Field::MinDurationMonths, Field::MaxDurationMonths] {
        let draft = bed.clone().with(field, "1").draft;
        assert_eq!(problems(&draft), [(Field::MaxDurationMonths, Problem::SharedRoomTooLong)], "{field}");
        assert_eq!(problems(&bed.clone().with(field, "1").with(Field::Sharing, "private_room").draft), []);
    }
}

#[test]
fn nd_02_only_a_shared_dwelling_without_a_lease_chooses_whom_it_takes() {
    let refused = [(Field::Accepts, Problem::CriterionNotShared)];
    for criterion in ["women_and_children", "families", "couples"] {
        for kind in ["studio", "apartment", "house"] {
            let draft = an_offer().with(Field::PlaceKind, kind).with(Field::Accepts, criterion).draft;
            assert_eq!(problems(&draft), refused, "{criterion} in an entire {kind}");
        }
        for kind in AgreementKind::ALL {
            let draft =
                an_offer().with(Field::AgreementKind, kind.as_str()).with(Field::Accepts, criterion).draft;
            let is_lease = kind.as_str().contains("lease") || *kind == AgreementKind::SocialAgency;
            assert_eq!(
                problems(&draft),
                if is_lease { refused.to_vec() } else { vec![] },
                "{criterion} with {kind}"
            );
        }
        assert_eq!(
            problems(&an_offer().with(Field::Accepts, criterion).draft),
            [],
            "a room in a shared home"
        );
    }
    let anybody = an_offer().with(Field::PlaceKind, "studio").with(Field::Accepts, "any").draft;
    assert_eq!(problems(&anybody), []);
    let origin = an_offer().with(Field::Accepts, "christians").draft;
    assert!(matches!(problems(&origin)[..], [(Field::Accepts, Problem::UnknownCode { .. })]), "ND-01");
}

#[test]
fn the_longest_stay_that_may_be_written_is_read_back() {
    let draft =
        an_offer().with(Field::AvailableFrom, "2022-01-01").with(Field::AvailableUntil, "2031-10-01").draft;
    assert_eq!(problems(&draft), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_offer_of_many_years_is_stored_read_and_published() {
    let [alpha] = fediverse(["alpha"]).await;
    let long = an_offer().with(Field::AvailableFrom, "2022-01-01").with(Field::AvailableUntil, "2031-10-01");
    let offer = alpha.publishes(&long).await;
    assert!(alpha.sees(&offer).await.is_some());
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_offer_that_nobody_confirms_for_60_days_pauses_by_itself_and_comes_back_when_it_is_published_again()
 {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    let offer = alpha.publishes(&an_offer()).await;
    settled(&[&alpha, &beta]).await;
    alpha.later(TimeDelta::days(60));
    let now = alpha.clock.now();
    assert_eq!(
        alpha.does(move |tx, app| proposals::pause_unconfirmed(tx, app, now)).await,
        Ok(0),
        "the 60th day"
    );
    assert!(alpha.sees(&offer).await.is_some());

    alpha.later(TimeDelta::days(1));
    let workers = Running::start(std::sync::Arc::clone(&alpha.node), None, Part::Work).unwrap();
    let paused = async {
        while alpha.sees(&offer).await.is_some() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(GUARD, paused).await.expect("the sweep pauses the offer within 30 s");
    workers.stop(GUARD).await;
    settled(&[&alpha, &beta]).await;
    let id = offer.id;
    let stored = alpha.does(move |tx, _| proposals::load(tx, id)).await.unwrap();
    assert_eq!(stored.state, State::Paused);
    assert_eq!(beta.sees(&offer).await.expect("others keep it").free_slots, 0);

    publish(&alpha, rooftop::services::Viewer::Operator, id).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(
        (alpha.sees(&offer).await.unwrap().free_slots, beta.sees(&offer).await.unwrap().free_slots),
        (1, 1)
    );
    alpha.later(TimeDelta::days(59));
    let now = alpha.clock.now();
    assert_eq!(alpha.does(move |tx, app| proposals::pause_unconfirmed(tx, app, now)).await, Ok(0));
}
