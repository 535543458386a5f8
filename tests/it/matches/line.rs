//! Who is next in line: a moderator decided that somebody is asked when it is their turn, and they are, by themselves (product.md, "Lives").

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::field::Field;
use rooftop::domain::matches::{DeedCode, MatchState};
use rooftop::ids::MatchId;
use rooftop::services::{Viewer, proposals};
use rooftop::store::match_history;

use super::{Town, a_home, a_man, answers, decides, plain, presses, selects};
use crate::media::staff::Staff;
use crate::people::holder;

const IN_TURN: (&str, &[(&str, &str)]) = ("send", &[("sending", "ask_seeker"), ("turn", "yes")]);
const BUTTON: &str = "Poser la question quand c’est son tour";

async fn page(staff: &Staff<'_>, id: &str) -> String {
    plain(&staff.get(&format!("/desk/matches/{id}")).await.body)
}

async fn history(town: &Town, id: &str) -> Vec<DeedCode> {
    let id: MatchId = id.parse().unwrap();
    let steps = town
        .server
        .reads(move |conn| Ok::<_, rooftop::store::StoreError>(Some(match_history::of(conn, id)?)));
    steps.await.unwrap().iter().map(|step| step.deed).collect()
}

#[actix_web::test]
async fn a_fourth_proposal_waits_for_its_turn_and_is_asked_when_one_of_the_three_ends() {
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let card = town.seeker(&mut nour).await;
    let request = town.asks(&a_man(), Some(&card)).await;
    let mut ids = Vec::new();
    for name in ["Anne", "Berthe", "Chantal", "Denise"] {
        let offer = town.offers(&a_home(&format!("Chez {name}"))).await;
        ids.push(selects(&mut nour, request, offer).await);
    }
    for id in &ids[..3] {
        decides(&town, &mut nour, id, "ask_seeker").await;
    }
    let fourth = &ids[3];
    let shown = page(&nour, fourth).await;
    assert!(shown.contains(BUTTON) && shown.contains("déjà 3 propositions"), "{shown}");
    let at_once = presses(&mut nour, fourth, ("send", &[("sending", "ask_seeker")])).await;
    assert_eq!(at_once.status, 409, "three at a time");
    assert_eq!(presses(&mut nour, fourth, IN_TURN).await.status, 303);
    town.window_passes().await;
    assert_eq!(town.state(fourth).await, MatchState::Selected);
    let shown = page(&nour, fourth).await;
    assert!(
        shown.contains("quand ce sera son tour") && shown.contains("Ne plus attendre son tour"),
        "{shown}"
    );
    let list = plain(&nour.get("/desk/matches").await.body);
    assert!(list.contains("attend son tour"), "{list}");
    let mut seeker = holder(&town.server, &card).await;
    let own = plain(&seeker.get("/my").await.body);
    assert!(
        own.contains("Chez Chantal") && !own.contains("Chez Denise"),
        "who is not asked reads nothing: {own}"
    );

    assert_eq!(answers(&mut seeker, &ids[0], "no").await.status, 303);
    town.server.works().await;
    assert_eq!(town.state(fourth).await, MatchState::AskedSeeker, "a place among the three is free");
    assert_eq!(history(&town, fourth).await, [DeedCode::Select, DeedCode::AskSeeker]);
}

/// Three households that were taken up for one home; the first is asked, the others are in line, the third before the second.
async fn three_for_one_home(town: &Town, nour: &mut Staff<'_>) -> Vec<String> {
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let mut ids = Vec::new();
    for number in 1..=3 {
        let asks = a_man().with(Field::Title, &format!("Homme {number}"));
        let request = town.asks(&asks, None).await;
        ids.push(selects(nour, request, offer).await);
    }
    decides(town, nour, &ids[0], "ask_seeker").await;
    for id in [&ids[2], &ids[1]] {
        assert_eq!(presses(nour, id, IN_TURN).await.status, 303);
        town.passes(TimeDelta::seconds(61)).await;
    }
    ids
}

async fn states(town: &Town, ids: &[String]) -> Vec<MatchState> {
    let mut all = Vec::new();
    for id in ids {
        all.push(town.state(id).await);
    }
    all
}

#[actix_web::test]
async fn the_line_for_a_home_asks_one_after_another_in_the_order_of_the_decisions() {
    use MatchState::{AskedSeeker, Declined, Lapsed, Selected};
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let ids = three_for_one_home(&town, &mut nour).await;
    assert_eq!(states(&town, &ids).await, [AskedSeeker, Selected, Selected]);
    // Nobody answers.
    town.passes(TimeDelta::days(8)).await;
    assert_eq!(
        states(&town, &ids).await,
        [Lapsed, Selected, AskedSeeker],
        "who was decided first comes first"
    );
    let mut nour = Staff::signs_in(&town.server, "later", Role::Moderator).await;
    let no = [("party", "seeker"), ("answer", "no"), ("why", "dates")];
    assert_eq!(presses(&mut nour, &ids[2], ("answer", &no)).await.status, 303);
    town.server.works().await;
    assert_eq!(states(&town, &ids).await, [Lapsed, AskedSeeker, Declined]);
}

#[actix_web::test]
async fn a_yes_that_is_taken_back_frees_the_place_for_the_next_in_line_and_who_left_the_line_is_not_asked() {
    use MatchState::{AskedSeeker, Declined, SeekerYes, Selected};
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let ids = three_for_one_home(&town, &mut nour).await;
    let yes = [("party", "seeker"), ("answer", "yes")];
    assert_eq!(presses(&mut nour, &ids[0], ("answer", &yes)).await.status, 303);
    town.server.works().await;
    assert_eq!(states(&town, &ids).await, [SeekerYes, Selected, Selected], "the place is taken");
    assert_eq!(presses(&mut nour, &ids[2], ("undo", &[])).await.status, 303);
    assert_eq!(presses(&mut nour, &ids[0], ("withdraw", &[("party", "seeker")])).await.status, 303);
    town.server.works().await;
    assert_eq!(states(&town, &ids).await, [Declined, AskedSeeker, Selected]);
}

#[actix_web::test]
async fn who_cannot_be_asked_any_more_leaves_the_line_and_keeps_nobody_waiting() {
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let ids = three_for_one_home(&town, &mut nour).await;
    // They are three now, for a home of two: a rule keeps the two apart.
    let request = town.one(&ids[2]).await.request.here().unwrap();
    let mut more = a_man().with(Field::Title, "Homme 3").draft;
    more.push(Field::Members, "26-64:adult:m").push(Field::Members, "26-64:adult:m");
    let now = town.server.clock.now();
    let edited =
        town.server.does(move |tx, app| proposals::edit(tx, app, now, Viewer::Operator, (request, &more)));
    edited.await.unwrap();
    town.passes(TimeDelta::days(8)).await;
    let third = town.one(&ids[2]).await;
    assert_eq!((third.state, third.pending), (MatchState::Selected, None));
    assert_eq!(history(&town, &ids[2]).await, [DeedCode::Select, DeedCode::NotSent]);
    assert_eq!(town.state(&ids[1]).await, MatchState::AskedSeeker);
}

#[actix_web::test]
async fn who_is_first_and_waits_for_an_answer_elsewhere_keeps_nobody_waiting() {
    use MatchState::{AskedSeeker, Declined, Selected};
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let home = town.offers(&a_home("Chez Anne et Paul")).await;
    let busy = town.asks(&a_man().with(Field::Title, "Homme 2"), None).await;
    for name in ["Berthe", "Chantal", "Denise"] {
        let offer = town.offers(&a_home(&format!("Chez {name}"))).await;
        let id = selects(&mut nour, busy, offer).await;
        decides(&town, &mut nour, &id, "ask_seeker").await;
    }
    let mut ids = Vec::new();
    for request in [town.asks(&a_man(), None).await, busy, town.asks(&a_man(), None).await] {
        ids.push(selects(&mut nour, request, home).await);
    }
    decides(&town, &mut nour, &ids[0], "ask_seeker").await;
    for id in &ids[1..] {
        assert_eq!(presses(&mut nour, id, IN_TURN).await.status, 303);
        town.passes(TimeDelta::seconds(61)).await;
    }
    let no = [("party", "seeker"), ("answer", "no"), ("why", "dates")];
    assert_eq!(presses(&mut nour, &ids[0], ("answer", &no)).await.status, 303);
    town.server.works().await;
    assert_eq!(states(&town, &ids).await, [Declined, Selected, AskedSeeker]);
}
