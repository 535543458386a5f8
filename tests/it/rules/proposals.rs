//! SG-14, ND-01, ND-02, and the offers that nobody confirms.

use chrono::TimeDelta;
use diesel::connection::SimpleConnection as _;
use rooftop::domain::Coded;
use rooftop::domain::field::{Draft, Field, Purpose};
use rooftop::domain::household::Need;
use rooftop::domain::place::{Accepts, AgreementKind, PlaceKind};
use rooftop::domain::problem::{FieldError, Problem};
use rooftop::domain::proposal::State;
use rooftop::geo::Gazetteer;
use rooftop::i18n::Lang;
use rooftop::server::{Part, Running};
use rooftop::services::{ServiceError, proposals, wording};

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
fn sg_14_a_shared_room_has_no_lease() {
    for kind in AgreementKind::ALL {
        let draft = an_offer()
            .with(Field::PlaceKind, "emergency_bed")
            .with(Field::AgreementKind, kind.as_str())
            .draft;
        let is_lease = kind.as_str().contains("lease") || *kind == AgreementKind::SocialAgency;
        let refused = [(Field::AgreementKind, Problem::SharedRoomTooLong)];
        assert_eq!(problems(&draft), if is_lease { refused.to_vec() } else { vec![] }, "{kind}");
    }
}

#[test]
fn sg_14_every_shared_room_says_its_seven_nights_in_every_language() {
    let bed = an_offer().with(Field::PlaceKind, "emergency_bed").draft;
    let terms = proposals::check(Purpose::Offer, &bed, noon()).unwrap();
    let place = proposals::place(&terms).unwrap();
    let area = Gazetteer::belgium().public_area(&place.municipality).unwrap();
    for (lang, nights) in [
        (Lang::Fr, "sept nuits"),
        (Lang::Nl, "zeven nachten"),
        (Lang::En, "seven nights"),
        (Lang::Ar, "سبع ليال"),
    ] {
        let said = wording::sentences(lang, place, area, State::Published).join(" ");
        assert!(said.contains(nights), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_14_nd_02_what_was_stored_before_a_rule_is_read_without_what_it_refuses() {
    let [alpha] = fediverse(["alpha"]).await;
    let offer = alpha.publishes(&an_offer().with(Field::PlaceKind, "emergency_bed")).await;
    let studio = alpha.publishes(&an_offer().with(Field::PlaceKind, "studio")).await;
    for (id, field, old) in [(offer.id, "agreement_kind", "lease_short"), (studio.id, "children_ok", "no")] {
        alpha
            .does(move |tx, _| {
                let sql = format!(
                    r#"UPDATE proposals SET terms = REPLACE(terms, '"{field}":[', '"was":[') WHERE id = '{id}'"#
                );
                tx.batch_execute(&sql).unwrap();
                let sql = format!(
                    r#"UPDATE proposals SET terms = REPLACE(terms, '{{"', '{{"{field}":["{old}"],"') WHERE id = '{id}'"#
                );
                tx.batch_execute(&sql).unwrap();
                Ok(())
            })
            .await
            .unwrap();
        let read = alpha.does(move |tx, _| proposals::load(tx, id)).await.unwrap();
        assert_eq!(read.terms.write().text(field.parse().unwrap()), "", "{field}");
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
}

#[test]
fn nd_02_an_entire_dwelling_and_a_lease_do_not_refuse_children() {
    let refused = [(Field::ChildrenOk, Problem::ChildrenRefused)];
    for kind in ["studio", "apartment", "house"] {
        let entire = an_offer().with(Field::PlaceKind, kind);
        assert_eq!(problems(&entire.clone().with(Field::ChildrenOk, "no").draft), refused, "{kind}");
        assert_eq!(problems(&entire.with(Field::ChildrenOk, "yes").draft), [], "{kind}");
    }
    for kind in AgreementKind::ALL {
        let draft = an_offer().with(Field::AgreementKind, kind.as_str()).with(Field::ChildrenOk, "no").draft;
        let is_lease = kind.as_str().contains("lease") || *kind == AgreementKind::SocialAgency;
        assert_eq!(problems(&draft), if is_lease { refused.to_vec() } else { vec![] }, "{kind}");
    }
    assert_eq!(problems(&an_offer().with(Field::ChildrenOk, "no").draft), [], "a room in a shared home");
}

/// Words for what nobody may ask for.
const FORBIDDEN: &[&str] = &[
    "origin",
    "nation",
    "ethnic",
    "race",
    "skin",
    "citizen",
    "religi",
    "faith",
    "income",
    "salary",
    "wage",
    "welfare",
    "employ",
    "benefit",
    "profession",
    "status",
    "migra",
    "muslim",
    "christ",
];

#[test]
fn nd_01_no_field_code_or_search_has_a_criterion_of_origin_religion_or_source_of_income() {
    let mut names: Vec<&str> = Field::ALL.iter().map(|field| field.name()).collect();
    names.extend(Accepts::CODES);
    names.extend(Need::CODES);
    let found: Vec<_> =
        names.into_iter().filter(|name| FORBIDDEN.iter().any(|word| name.contains(word))).collect();
    assert_eq!(found, Vec::<&str>::new());
    for criterion in ["christians", "belgians", "workers", "no_welfare"] {
        let draft = an_offer().with(Field::Accepts, criterion).draft;
        assert!(
            matches!(problems(&draft)[..], [(Field::Accepts, Problem::UnknownCode { .. })]),
            "{criterion}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nd_01_neither_an_import_nor_a_form_nor_the_list_takes_such_a_criterion() {
    for key in ["nationality", "religion", "origin", "income_source"] {
        let line = format!(
            r#"{{"purpose":"offer","title":"Chambre","place_kind":"room","capacity_persons":2,"municipality":"62063","available_from":"2026-12-01","{key}":"x"}}"#
        );
        let error = rooftop::cli::read_import_line(&line).unwrap_err();
        assert!(error.starts_with(&format!("{key}:")), "{error}");
    }
    let [alpha] = fediverse(["alpha"]).await;
    alpha.publishes(&an_offer()).await;
    for filter in ["religion", "origin", "income"] {
        let answer = alpha.get(&format!("/offers?{filter}=x"), "application/json").await;
        assert!(answer.0 == 400 && answer.2.contains("is no filter"), "{filter}: {answer:?}");
    }
    let form = alpha.get("/offers", "text/html").await.2;
    let names: Vec<&str> = form.split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(names.len() > 3, "the filter was not read: {names:?}");
    assert!(names.iter().all(|name| FORBIDDEN.iter().all(|word| !name.contains(word))), "{names:?}");
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_14_no_page_of_the_public_names_anything_of_another_server_to_be_loaded() {
    let [alpha] = fediverse(["alpha"]).await;
    let offer = alpha.publishes(&an_offer()).await;
    let page = format!("/offers/{}", offer.id);
    for path in ["/", "/offers", page.as_str(), "/about/privacy", "/sign-in", "/@alpha"] {
        let (status, _, html) = alpha.get(path, "text/html").await;
        assert_eq!(status, 200, "{path}");
        let loads = html.split('<').filter(|tag| {
            ["img ", "script", "link ", "iframe", "source", "video", "audio", "form "]
                .iter()
                .any(|name| tag.starts_with(name))
        });
        let mut read = 0;
        for tag in loads {
            read += 1;
            let elsewhere = ["src=\"http", "src=\"//", "action=\"http", "action=\"//"];
            assert!(elsewhere.iter().all(|start| !tag.contains(start)), "{path}: <{tag}");
            let is_style = tag.starts_with("link ") && (tag.contains("stylesheet") || tag.contains("icon"));
            assert!(!is_style || tag.contains("href=\"/"), "{path}: <{tag}");
        }
        assert!(read > 1, "{path} was not read");
    }
}
