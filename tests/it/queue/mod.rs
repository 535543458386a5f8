//! The queue of the staff: what stands in it for whom, in which order, and who has what.

mod hands;
mod sight;

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::field::Field;
use rooftop::domain::report::TaskKind;
use rooftop::services::ServiceError;
use rooftop::store::tasks;

use crate::fediverse::a_request;
use crate::matches::{Town, a_home, a_man, plain, selects};
use crate::media::staff::Staff;

/// The rows of a page of the queue, each as its kind and id.
pub fn keys(body: &str) -> Vec<String> {
    let after = body.split("<li data-key=\"").skip(1);
    after.map(|row| row.split('"').next().unwrap().to_owned()).collect()
}

/// The kinds of the rows of a page.
pub fn kinds(body: &str) -> Vec<String> {
    keys(body).iter().map(|key| key.split(':').next().unwrap().to_owned()).collect()
}

/// One row of a page, by its id.
pub fn row(body: &str, subject: &str) -> String {
    let found = body.split("<li data-key=\"").skip(1).find(|row| row.contains(&format!("{subject}\"")));
    let found = found.unwrap_or_else(|| panic!("{subject} stands in {body}"));
    plain(found.split("</li>").next().unwrap())
}

pub async fn queue(staff: &Staff<'_>, query: &str) -> String {
    let answer = staff.get(&format!("/desk/queue{query}")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body
}

/// Something about a partner that a moderator has to know.
async fn has_a_task(town: &Town) {
    let now = town.server.clock.now();
    let raising = move |tx: &mut rooftop::store::Tx<'_>, _: &rooftop::services::App| {
        let subject = "https://b.example/actors/association".parse().unwrap();
        Ok::<_, ServiceError>(tasks::raise(tx, TaskKind::PartnerBlocked, (&subject, ""), now)?)
    };
    town.server.does(raising).await.unwrap();
}

#[tokio::test]
async fn what_is_due_first_comes_first_whatever_it_is() {
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let planned = town.asks(&a_man().with(Field::Urgency, "planned"), None).await;
    let tonight =
        town.asks(&a_man().with(Field::Urgency, "immediate").with(Field::Title, "Ce soir"), None).await;
    let taken_up = town.asks(&a_man().with(Field::Urgency, "soon").with(Field::Title, "Bientôt"), None).await;
    let id = selects(&mut nour, taken_up, offer).await;
    has_a_task(&town).await;
    let body = queue(&nour, "").await;
    let expected = [format!("request:{tonight}"), format!("match:{id}"), format!("request:{planned}")];
    let shown = keys(&body);
    assert_eq!(shown[..3], expected, "two hours, three days, a week: {shown:?}");
    assert!(shown[3].starts_with("partner:"), "what no household waits for comes after: {shown:?}");
    assert!(plain(&body).contains("4 choses attendent"), "{body}");
    let tonights = row(&body, &tonight.to_string());
    for said in
        ["Ce soir", "d’ici 2 heures", "class=\"adult\"", "aria-label=\"", "attend depuis moins d’une minute"]
    {
        assert!(tonights.contains(said), "{said}: {tonights}");
    }
    assert!(row(&body, &id).contains("Bientôt → Chez Anne et Paul"), "{body}");
    town.server.later(TimeDelta::minutes(190));
    let later = queue(&nour, "").await;
    assert!(row(&later, &tonight.to_string()).contains("en retard de 1 heure"), "{later}");
    assert!(plain(&later).contains("1 en retard"), "{later}");
}

#[tokio::test]
async fn a_request_leaves_the_queue_once_somebody_is_asked_and_comes_back_when_it_comes_to_nothing() {
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let request = town.asks(&a_man(), None).await;
    assert_eq!(keys(&queue(&nour, "").await), [format!("request:{request}")]);
    let id = selects(&mut nour, request, offer).await;
    assert_eq!(keys(&queue(&nour, "").await), [format!("match:{id}")], "it waits for a decision");
    crate::matches::decides(&town, &mut nour, &id, "ask_seeker").await;
    assert_eq!(keys(&queue(&nour, "").await), [format!("question:{id}")], "it waits for an answer");
    let no = ("answer", &[("party", "seeker"), ("answer", "no"), ("why", "too_far")][..]);
    let answer = crate::matches::presses(&mut nour, &id, no).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(keys(&queue(&nour, "").await), [format!("request:{request}")]);
}

#[tokio::test]
async fn a_filter_shows_what_it_says_and_the_lists_say_how_many_there_are() {
    let town = Town::new().await;
    let nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    has_a_task(&town).await;
    town.asks(&a_request().with(Field::Urgency, "immediate"), None).await;
    assert_eq!(kinds(&queue(&nour, "?group=requests").await), ["request"]);
    assert_eq!(kinds(&queue(&nour, "?group=partners").await), ["partner"]);
    assert_eq!(kinds(&queue(&nour, "?group=xyzzy&due=xyzzy&whose=xyzzy").await), ["request", "partner"]);
    assert_eq!(kinds(&queue(&nour, "?due=late").await), [""; 0]);
    assert_eq!(kinds(&queue(&nour, "?due=soon").await), ["request"]);
    let late = queue(&nour, "?due=late&group=requests").await;
    assert!(late.contains("href=\"/desk/queue?due=late\""), "a list keeps what else was chosen: {late}");
    assert!(plain(&late).contains("2 choses attendent"), "what waits in all is said all the same: {late}");
}

#[tokio::test]
async fn a_queue_of_many_has_pages_and_none_of_them_is_heavy() {
    let town = Town::new().await;
    let nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    for number in 0..23 {
        town.asks(&a_request().with(Field::Title, &format!("Ménage {number}")), None).await;
    }
    let (first, second) = (queue(&nour, "").await, queue(&nour, "?page=2").await);
    let mut all = keys(&first);
    all.extend(keys(&second));
    assert_eq!((keys(&first).len(), all.len()), (20, 23));
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 23, "no thing stands on two pages");
    assert!(first.contains("href=\"/desk/queue?page=2\""), "{first}");
    let styles = include_str!("../../../src/web/static/style.css").len()
        + include_str!("../../../src/web/static/forms.css").len()
        + include_str!("../../../src/web/static/queue.js").len();
    assert!(first.len() + styles < 60_000, "{} and {styles} bytes", first.len());
}

#[tokio::test]
async fn the_desk_says_how_much_waits_and_how_much_is_late() {
    let town = Town::new().await;
    let nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    assert!(plain(&nour.get("/desk").await.body).contains("Rien n’attend"), "nothing does");
    town.asks(&a_request().with(Field::Urgency, "immediate"), None).await;
    town.server.later(TimeDelta::hours(3));
    let home = plain(&nour.get("/desk").await.body);
    assert!(home.contains("1 chose attend") && home.contains("1 en retard"), "{home}");
}
