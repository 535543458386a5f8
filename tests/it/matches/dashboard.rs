//! The team's dashboard: what it counts, what it shows to look at, and that its file has nobody in it.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::field::Field;

use super::story::Road;
use super::{Town, a_home, a_man, decides, plain, selects};
use crate::fediverse::a_request;
use crate::media::staff::Staff;

async fn page(reader: &Staff<'_>, span: &str) -> String {
    let answer = reader.get(&format!("/desk/dashboard?span={span}")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    plain(&answer.body)
}

/// The value and the `of` of a row of the file.
async fn figure(reader: &Staff<'_>, row: &str) -> String {
    let answer = reader.get("/desk/dashboard.csv").await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let found = answer.body.lines().find_map(|line| line.strip_prefix(&format!("{row},")));
    found.unwrap_or_else(|| panic!("{row} in {}", answer.body)).to_owned()
}

#[actix_web::test]
async fn an_empty_instance_has_a_dashboard_that_says_so_and_a_file_of_the_same_rows() {
    let town = Town::new().await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let empty = page(&reader, "all").await;
    for said in [
        "Trop peu pour une médiane (aucune demande)",
        "Aucune demande n’attend.",
        "Chaque demande a au moins une offre possible.",
        "Aucun séjour ne se termine dans les 60 jours.",
        "Il n’y a pas encore de plan avec deux groupes",
    ] {
        assert!(empty.contains(said), "{said}: {empty}");
    }
    let rows = async || reader.get("/desk/dashboard.csv").await.body.lines().count();
    let before = rows().await;
    town.asks(&a_man(), None).await;
    assert_eq!(rows().await, before, "what never happened has its row too");
    assert_eq!(figure(&reader, "requests_waiting,requests,all,now").await, "1,");
    assert_eq!(figure(&reader, "requests_waiting,requests,soon;under-30-days,now").await, "<5,");
}

#[actix_web::test]
async fn who_has_no_option_is_listed_with_the_smallest_change_that_would_help() {
    let town = Town::new().await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    town.offers(&a_home("Chère").with(Field::MonthlyRentCents, "60000")).await;
    let poor = a_man().with(Field::Title, "Sans le sou").with(Field::Budget, "up_to:40000");
    let poor = town.asks(&poor, None).await;
    town.asks(&a_man().with(Field::Title, "À l’aise").with(Field::Budget, "up_to:90000"), None).await;
    let shown = page(&reader, "90-days").await;
    for said in [
        "2 demandes attendent",
        "Une demande n’a aucune offre possible aujourd’hui.",
        "Une offre est trop chère.",
        "Une offre de plus avec un budget de",
        &format!("href=\"/desk/proposals/{poor}/candidates\""),
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    assert!(!shown.contains("À l’aise"), "{shown}");
    assert_eq!(figure(&reader, "requests_without_option,requests,all,now").await, "1,");
    // A pair that a moderator ruled out is no option.
    let offer = town.offers(&a_home("Bon marché")).await;
    assert!(page(&reader, "90-days").await.contains("Chaque demande a au moins une offre possible."));
    let mut nour = Staff::signs_in(&town.server, "badr", Role::Moderator).await;
    nour.reads_csrf("/desk/account").await;
    let at = format!("/desk/proposals/{poor}/candidates/{offer}/veto");
    assert_eq!(nour.posts(&at, &[("reason", "safety")]).await.status, 303);
    assert!(page(&reader, "90-days").await.contains("Une demande n’a aucune offre possible"));
}

#[actix_web::test]
async fn a_stay_that_is_silent_worried_or_ends_soon_is_shown_and_the_file_has_nobody_in_it() {
    let town = Town::new().await;
    let road = Road::to_a_stay(&town).await;
    let (id, request, offer) = (road.id.clone(), road.request, road.offer);
    drop(road);
    town.passes(TimeDelta::days(1)).await;
    let mut lea = Staff::signs_in(&town.server, "lea", Role::Moderator).await;
    let calm = page(&lea, "90-days").await;
    assert!(calm.contains("Aucun séjour n’a de souci connu.") && calm.contains("Chacun a répondu"), "{calm}");
    let no = ("check-in", &[("party", "seeker"), ("how", "not_well")][..]);
    lea.reads_csrf("/desk/account").await;
    let told = lea.posts(&format!("/desk/matches/{id}/{}", no.0), no.1).await;
    assert_eq!(told.status, 303, "{}", told.body);
    town.passes(TimeDelta::hours(72)).await;
    let lea = Staff::signs_in(&town.server, "lea2", Role::Moderator).await;
    let shown = page(&lea, "90-days").await;
    for said in [
        "Dans un séjour, la dernière réponse demande que quelqu’un appelle.",
        "Ça ne va pas",
        "Une question « comment ça va ? » est sans réponse",
        "L’hôte, interrogé le 23 novembre 2026",
        "Mère et enfant · Chez Anne et Paul",
        &format!("href=\"/desk/matches/{id}\""),
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    let file = lea.get("/desk/dashboard.csv?span=all").await.body;
    for (row, value) in [
        ("check_ins_silent,check-ins,all,now", "1,"),
        ("stays_with_a_worry,stays,all,now", "1,"),
        ("open_to_placed,days,all,all", ",<5"),
    ] {
        assert!(file.lines().any(|line| line == format!("{row},{value}")), "{row}: {file}");
    }
    for inner in [&id, &request.to_string(), &offer.to_string(), "Mère", "Anne", "lea@", "Selamawit"] {
        assert!(!file.contains(inner), "{inner}: {file}");
    }
    // An answer that is well again is no worry any more.
    town.passes(TimeDelta::days(4)).await;
    let mut lea = Staff::signs_in(&town.server, "lea3", Role::Moderator).await;
    lea.reads_csrf("/desk/account").await;
    lea.posts(&format!("/desk/matches/{id}/check-in"), &[("party", "seeker"), ("how", "well")]).await;
    assert!(page(&lea, "90-days").await.contains("Aucun séjour n’a de souci connu."));
}

#[actix_web::test]
async fn how_long_people_wait_is_counted_from_the_first_opening_to_the_first_question_of_each() {
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    for number in 0..5 {
        let made = a_request().with(Field::Title, "Un homme seul").with(Field::Members, "26-64:adult:m");
        let request = town.asks(&made, None).await;
        let offer = town.offers(&a_home(&format!("Maison {number}"))).await;
        let id = selects(&mut nour, request, offer).await;
        if number == 4 {
            // The fifth one is selected, and nothing was proposed to anybody.
            let few = figure(&nour, "open_to_first_proposed,days,all,90-days").await;
            assert_eq!(few, ",<5", "four are too few for a median");
        }
        decides(&town, &mut nour, &id, "ask_seeker").await;
    }
    assert_eq!(figure(&nour, "open_to_first_proposed,days,all,90-days").await, "0,5");
    let shown = page(&nour, "90-days").await;
    assert!(shown.contains("Moins d’un jour (5 demandes)"), "{shown}");
    town.server.later(TimeDelta::days(91));
    let nour = Staff::signs_in(&town.server, "nour2", Role::Moderator).await;
    assert_eq!(figure(&nour, "open_to_first_proposed,days,all,90-days").await, ",<5", "they are past");
    assert!(page(&nour, "365-days").await.contains("(5 demandes)"));
}
