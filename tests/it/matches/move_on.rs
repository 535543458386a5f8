//! What comes after a stay: who writes it, who reads it in which language, and that it is missed before a stay ends.

use chrono::{Days, TimeDelta};
use rooftop::domain::access::Role;
use rooftop::domain::private::SealedField;
use rooftop::domain::queue::QueueKind;
use rooftop::ids::MatchId;
use rooftop::services::queue;
use rooftop::store::{matches as stored, sealed_fields};

use super::agreement::Pair;
use super::{Town, account_of, gives_mandate, plain};
use crate::media::staff::{Answered, Staff};

const WORDS: &str = "Près de l’école Canari";

/// They met and agreed on a stay of so many days, and somebody moved in.
async fn lives(town: &Town, pair: &mut Pair<'_>, days: u64) {
    pair.meets(town).await;
    let today = town.server.clock.now().date_naive();
    let (from, until) = (today.to_string(), (today + Days::new(days)).to_string());
    let stay = [("what", "agreed"), ("kind", "free_hosting"), ("from", &from), ("until", &until)];
    pair.happens(&stay).await;
    pair.happens(&[("what", "begun"), ("on", &from)]).await;
}

/// Sends a form of the page of a plan.
async fn posts(staff: &mut Staff<'_>, id: &str, (at, fields): (&str, &[(&str, &str)])) -> Answered {
    staff.reads_csrf("/desk/account").await;
    staff.posts(&format!("/desk/matches/{id}/plan{at}"), fields).await
}

async fn plans(pair: &mut Pair<'_>) {
    let wish = [
        ("version", "0"),
        ("homes", "own_rental"),
        ("zones", "Liège, Namur"),
        ("by", "2027-03-01"),
        ("words", WORDS),
    ];
    let kept = posts(&mut pair.nour, &pair.id, ("", &wish)).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
    let step =
        [("kind", "deposit"), ("who", "association"), ("due", "2027-01-10"), ("detail", "Au CPAS Canari")];
    assert_eq!(posts(&mut pair.nour, &pair.id, ("/steps", &step)).await.status, 303);
}

#[actix_web::test]
async fn whoever_accompanies_the_seeker_writes_the_plan_the_seeker_reads_it_and_the_host_does_not() {
    let town = Town::new().await;
    let mut pair = Pair::of(&town).await;
    let (desk, my) = (format!("/desk/matches/{}", pair.id), format!("/my/matches/{}", pair.id));
    let page = format!("{desk}/plan");
    assert_eq!(pair.nour.get(&page).await.status, 404, "nothing is agreed on yet");
    lives(&town, &mut pair, 90).await;
    plans(&mut pair).await;
    // Codes and dates are there at once, and words for a reason that the person reads.
    let closed = plain(&pair.nour.get(&page).await.body);
    for said in [
        "Son propre logement, en location",
        "Liège et Namur",
        "1er mars 2027",
        "Demander de l’aide pour la garantie",
    ] {
        assert!(closed.contains(said), "{said}: {closed}");
    }
    assert!(!closed.contains("Canari"), "{closed}");
    let no_reason = posts(&mut pair.nour, &pair.id, ("/open", &[])).await;
    assert!(no_reason.status == 400 && !no_reason.body.contains("Canari"));
    let opened = posts(&mut pair.nour, &pair.id, ("/open", &[("reason", "proposal")])).await;
    assert!(opened.body.contains(WORDS) && opened.body.contains("Au CPAS Canari"), "{}", opened.body);
    let log = pair.seeker.get("/my").await.body;
    assert!(log.contains("La suite de votre séjour a été écrite"), "{log}");

    let of_seeker = plain(&pair.seeker.get(&my).await.body);
    for said in
        ["La suite, après ce séjour", WORDS, "Au CPAS Canari", "avant le 10 janvier 2027", "l’association"]
    {
        assert!(of_seeker.contains(said), "{said}: {of_seeker}");
    }
    let of_host = pair.host.get(&my).await.body;
    assert!(!of_host.contains(WORDS) && !of_host.contains("La suite, après"), "{of_host}");
    let data = pair.seeker.get("/my/data.json").await.body;
    assert!(
        data.contains("moving_on") && data.contains("Au CPAS Canari") && data.contains("own_rental"),
        "{data}"
    );
    assert!(!pair.host.get("/my/data.json").await.body.contains("own_rental"));

    // Whoever accompanies the host alone is told what they would be told of none.
    let offer = town.one(&pair.id).await.offer.here().unwrap();
    let host = town.server.reads(move |conn| rooftop::store::offer_people::of_offer(conn, offer)).await;
    let mut omar = Staff::signs_in(&town.server, "omar", Role::Caseworker).await;
    gives_mandate(&town, host.unwrap(), account_of(&town, "omar").await).await;
    let of_omar = omar.get(&desk).await;
    assert!(of_omar.status == 200 && !of_omar.body.contains("/plan"), "{}", of_omar.body);
    assert_eq!(omar.get(&page).await.status, 404);
    let step = [("kind", "talk"), ("who", "host")];
    assert_eq!(posts(&mut omar, &pair.id, ("/steps", &step)).await.status, 404);
    assert_eq!(posts(&mut omar, &pair.id, ("/open", &[("reason", "safety")])).await.status, 404);
}

#[actix_web::test]
async fn what_was_typed_of_a_plan_is_kept_and_a_step_is_done_undone_and_taken_away() {
    let town = Town::new().await;
    let mut pair = Pair::of(&town).await;
    lives(&town, &mut pair, 90).await;
    let page = format!("/desk/matches/{}/plan", pair.id);
    let wrong = [("version", "0"), ("zones", "Nulle Part"), ("by", "demain"), ("words", "Un jardin")];
    let refused = posts(&mut pair.nour, &pair.id, ("", &wrong)).await;
    let body = plain(&refused.body);
    assert_eq!(refused.status, 400);
    for said in [
        "« Nulle Part » n’est pas une commune",
        "« demain » n’est pas une date",
        "value=\"Nulle Part\"",
        "Un jardin",
        "href=\"#f-zones\"",
    ] {
        assert!(body.contains(said), "{said}: {body}");
    }
    let wrong = [("kind", "other"), ("who", "person")];
    let refused = posts(&mut pair.nour, &pair.id, ("/steps", &wrong)).await;
    assert!(refused.status == 400 && refused.body.contains("Dites avec des mots ce qui est à faire"));
    plans(&mut pair).await;
    let stale = posts(&mut pair.nour, &pair.id, ("", &[("version", "0"), ("homes", "family")])).await;
    assert_eq!(stale.status, 409, "it changed meanwhile");
    let body = pair.nour.get(&page).await.body;
    let step = body.split_once("/plan/steps/").unwrap().1.split('"').next().unwrap().to_owned();
    let at = format!("/steps/{step}");
    assert_eq!(posts(&mut pair.nour, &pair.id, (&at, &[("deed", "done")])).await.status, 303);
    assert!(plain(&pair.nour.get(&page).await.body).contains("fait le 22 novembre 2026"));
    assert_eq!(posts(&mut pair.nour, &pair.id, (&at, &[("deed", "not-done")])).await.status, 303);
    assert!(!plain(&pair.nour.get(&page).await.body).contains("fait le"));
    assert_eq!(posts(&mut pair.nour, &pair.id, (&at, &[("deed", "removed")])).await.status, 303);
    assert_eq!(posts(&mut pair.nour, &pair.id, (&at, &[("deed", "done")])).await.status, 404, "it is gone");
    let (id, step) = (pair.id.parse::<MatchId>().unwrap(), step.parse().unwrap());
    let words = [SealedField::MoveOn, SealedField::MoveOnStep(step)];
    assert_eq!(words_left(&town, id, &words).await, 1, "the words of the step went with it");
}

/// How many of these sealed words of a match are there.
async fn words_left(town: &Town, id: MatchId, fields: &[SealedField]) -> usize {
    let (app, fields) = (std::sync::Arc::clone(&town.server.node.app), fields.to_vec());
    let read = town.server.node.app.db.read(move |conn| {
        let found = sealed_fields::of(conn, &app.data_keys, (&id.to_string(), &fields))?;
        Ok::<_, rooftop::services::ServiceError>(found.len())
    });
    read.await.unwrap()
}

#[actix_web::test]
async fn a_stay_that_ends_within_sixty_days_without_a_plan_says_so_until_there_is_one() {
    let town = Town::new().await;
    let mut pair = Pair::of(&town).await;
    lives(&town, &mut pair, 61).await;
    let desk = format!("/desk/matches/{}", pair.id);
    let missing = "se termine dans moins de 60 jours";
    assert!(!pair.nour.get(&desk).await.body.contains(missing));
    assert_eq!(waiting(&town).await, Vec::<MatchId>::new());
    town.passes(TimeDelta::days(1)).await;
    let mut lea = Staff::signs_in(&town.server, "lea", Role::Moderator).await;
    assert!(lea.get(&desk).await.body.contains(missing));
    assert_eq!(waiting(&town).await, [pair.id.parse::<MatchId>().unwrap()]);
    let step = [("kind", "talk"), ("who", "person")];
    assert_eq!(posts(&mut lea, &pair.id, ("/steps", &step)).await.status, 303);
    assert!(!lea.get(&desk).await.body.contains(missing));
    assert_eq!(waiting(&town).await, Vec::<MatchId>::new());
}

/// The stays of which the queue says that nobody wrote what comes after.
async fn waiting(town: &Town) -> Vec<MatchId> {
    let (now, viewer) = (town.server.clock.now(), town.moderator());
    let all = town.server.node.app.db.read(move |conn| queue::waiting(conn, (viewer, now))).await.unwrap();
    let moving = all.into_iter().filter(|one| one.kind == QueueKind::Moving);
    moving.map(|one| one.subject.parse().unwrap()).collect()
}

#[actix_web::test]
async fn pr_08_pr_09_a_plan_goes_with_its_match_and_with_whoever_it_is_of() {
    for by_request in [false, true] {
        let town = Town::new().await;
        let mut pair = Pair::of(&town).await;
        lives(&town, &mut pair, 90).await;
        plans(&mut pair).await;
        let id: MatchId = pair.id.parse().unwrap();
        assert_eq!(words_left(&town, id, &[SealedField::MoveOn]).await, 1);
        let request = town.one(&pair.id).await.request.here().unwrap();
        let gone = town.server.does(move |tx, _| {
            if by_request {
                stored::delete_of_request(tx, request)?;
            } else {
                stored::delete(tx, id)?;
            }
            Ok(())
        });
        gone.await.unwrap();
        assert_eq!(words_left(&town, id, &[SealedField::MoveOn]).await, 0, "by request: {by_request}");
    }
}
