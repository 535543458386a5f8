//! What is bounded by a count or by days: automatic answers, negotiations of an ally, closed letters.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::lead::{LeadClose, LeadState};
use rooftop::domain::negotiation::{Negotiation, NegotiationState};
use rooftop::domain::partner::{DomainFlags, PartnerTier};
use rooftop::domain::report::{Direction, Task, TaskKind};
use rooftop::ids::ApId;
use rooftop::server::{Part, Running};
use rooftop::services::accounts;
use rooftop::store::{leads, messages, negotiations, tasks};
use serde_json::json;

use super::activities::is_partner;
use super::captured::remembered;
use super::effects::{counter, letter};
use super::letters::{an_offer_and_ben, answers, listed, note, us, writes};
use super::negotiations::{negotiation, offers};
use super::stranger::{Stranger, alpha_and_beta};
use crate::fediverse::{GUARD, Server, an_offer, noon, settled};

/// What leaves by itself in a day (FEDERATION.md, "A letter"). Written apart from the program on purpose.
const ANSWERS_A_DAY: usize = 100;
/// The open negotiations of one ally.
const OPEN_AN_ALLY: u32 = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_hundred_and_first_automatic_answer_of_a_day_does_not_leave() {
    let (alpha, peer, ben, offer) = an_offer_and_ben().await;
    let about = offer.ap_id.clone();
    // All but one of the day's, to strangers elsewhere.
    let claimed = alpha.does(move |tx, _| {
        for number in 1..ANSWERS_A_DAY {
            let stranger: ApId = format!("http://gamma.test/users/{number}").parse().unwrap();
            let all = (noon() - TimeDelta::hours(24), i64::MAX);
            assert!(messages::claim_auto_answer(tx, (&stranger, &about), all, noon())?);
        }
        Ok(())
    });
    claimed.await.unwrap();
    let asks = async |who: &Stranger, number: u32| {
        let more = json!({"to": us(&alpha), "inReplyTo": offer.ap_id});
        writes(who, &alpha, number, note(who, number, &format!("Question {number}"), more)).await;
    };
    asks(&ben, 1).await;
    assert_eq!(answers(&peer).len(), 1, "the hundredth");
    asks(&Stranger::at(&peer, "eve", 1), 2).await;
    assert_eq!(answers(&peer).len(), 1, "the hundred and first");
    assert_eq!(
        listed(&alpha, LeadState::New).await.len(),
        2,
        "the letter is kept for a moderator all the same"
    );
    alpha.later(TimeDelta::hours(25));
    asks(&Stranger::at(&peer, "zoe", 0), 3).await;
    assert_eq!(answers(&peer).len(), 2, "the next day");
}

async fn open_tasks(server: &Server) -> Vec<Task> {
    server.reads(|conn| tasks::open(conn, 100, 0)).await
}

/// We began as many with the ally as it may have open with us: that is another room.
async fn begins_as_many(alpha: &Server, ally: &ApId) {
    let place = alpha.publishes(&an_offer()).await.id;
    let ours = |number: u32| Negotiation {
        ap_id: format!("http://alpha.test/activities/ours-{number}").parse().unwrap(),
        direction: Direction::Out,
        ally: ally.clone(),
        proposal: place,
        state: NegotiationState::Proposed,
        agreement: None,
        context: None,
        quantity: "1".to_owned(),
        ends_at: None,
        facts: "{}".to_owned(),
    };
    let all: Vec<Negotiation> = (0..OPEN_AN_ALLY).map(ours).collect();
    let began =
        alpha.does(move |tx, _| Ok(all.iter().try_for_each(|one| negotiations::insert(tx, one, noon()))?));
    began.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_twenty_first_open_negotiation_of_an_ally_is_a_task_and_so_is_the_next() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    is_partner(&alpha, &ben, PartnerTier::Ally, DomainFlags::default()).await;
    let mut places = Vec::new();
    for _ in 0..OPEN_AN_ALLY + 2 {
        places.push(alpha.publishes(&an_offer()).await.ap_id);
    }
    settled(&[&alpha]).await;
    begins_as_many(&alpha, &ben.id).await;
    for (number, place) in (1..).zip(&places) {
        ben.tells(&alpha, &offers(&ben, number, &alpha, (place, "1"))).await;
        assert_eq!(negotiation(&alpha, number).await.is_some(), number <= OPEN_AN_ALLY, "{number}");
        assert_eq!(open_tasks(&alpha).await.len(), usize::from(number > OPEN_AN_ALLY), "{number}");
    }
    let found = open_tasks(&alpha).await;
    assert_eq!((found[0].kind, &found[0].subject, found[0].times), (TaskKind::NegotiationsFull, &ben.id, 2));
    // What is taken back makes room.
    ben.tells(&alpha, &ben.activity("Undo", 90, json!("http://beta.test/activities/1"))).await;
    ben.tells(&alpha, &offers(&ben, 91, &alpha, (&places[20], "1"))).await;
    assert!(negotiation(&alpha, 91).await.is_some());
    drop(peer);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_closed_letter_and_our_answer_are_forgotten_by_the_sweep_after_180_days_and_an_open_one_is_not() {
    let (alpha, peer, ben, offer) = an_offer_and_ben().await;
    let to = json!({"to": us(&alpha), "inReplyTo": offer.ap_id});
    writes(&ben, &alpha, 1, note(&ben, 1, "Bonjour", to.clone())).await;
    let eve = Stranger::at(&peer, "eve", 1);
    writes(&eve, &alpha, 2, note(&eve, 2, "Bonsoir", to)).await;
    let first = listed(&alpha, LeadState::New).await.remove(0);
    assert_eq!(alpha.reads(move |conn| messages::of_lead(conn, first.id)).await.len(), 1);
    let (account, hash) =
        accounts::prepare("moderation@alpha.test", Role::Moderator, "une phrase de passe").unwrap();
    let by = account.id;
    let closed = alpha.does(move |tx, _| {
        accounts::create(tx, noon(), &account, &hash)?;
        Ok(leads::close(tx, first.id, (LeadClose::Done, by), noon())?)
    });
    assert!(closed.await.unwrap());
    settled(&[&alpha]).await;
    alpha.later(TimeDelta::days(180));
    // In one transaction with what is forgotten, the offer that nobody confirmed is paused.
    sweeps(&alpha, async || alpha.sees(&offer).await.is_none()).await;
    assert_eq!(listed(&alpha, LeadState::Closed).await.len(), 1, "the 180th day");
    alpha.later(TimeDelta::days(1));
    sweeps(&alpha, async || listed(&alpha, LeadState::Closed).await.is_empty()).await;
    assert_eq!(alpha.reads(move |conn| messages::of_lead(conn, first.id)).await, [], "nor our answer");
    assert_eq!(listed(&alpha, LeadState::New).await.len(), 1, "nobody decided about the other yet");
}

/// How long an activity is remembered against its replay (FEDERATION.md, check 6). Written apart from the program on purpose.
const REPLAY_HOURS: i64 = 14;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_06_an_activity_is_remembered_for_fourteen_hours_and_forgotten_then() {
    let (alpha, _peer, ben, offer) = an_offer_and_ben().await;
    let like = ben.activity("Like", 1, json!(offer.ap_id));
    ben.tells(&alpha, &like).await;
    let seen_before = || counter(&alpha, "rooftop_inbox_dropped_total").values().sum::<u64>();
    assert_eq!((remembered(&alpha).await, seen_before()), (1, 0));
    alpha.later(TimeDelta::hours(REPLAY_HOURS) - TimeDelta::minutes(1));
    sweeps_everything(&alpha, &ben).await;
    assert_eq!(remembered(&alpha).await, 1, "after 13 h 59");
    // The same bytes, under a signature of now.
    assert_eq!(ben.sends(&alpha, &like).await.status, 202);
    assert_eq!((remembered(&alpha).await, seen_before()), (1, 1), "the replay is dropped");
    // A sweep is due every hour.
    alpha.later(TimeDelta::hours(1));
    sweeps_everything(&alpha, &ben).await;
    assert_eq!(remembered(&alpha).await, 0, "after 14 h");
}

/// Lets a whole sweep be done: an old closed letter, which it takes away last but one, says when.
async fn sweeps_everything(server: &Server, sender: &Stranger) {
    let now = server.clock.now();
    let old = letter(&sender.id, now);
    let (account, hash) =
        accounts::prepare(&format!("{}@alpha.test", old.id), Role::Moderator, "une phrase de passe").unwrap();
    let (id, by) = (old.id, account.id);
    let closed = server.does(move |tx, _| {
        accounts::create(tx, now, &account, &hash)?;
        leads::insert(tx, &old, "")?;
        Ok(leads::close(tx, id, (LeadClose::Done, by), now - TimeDelta::days(365))?)
    });
    assert!(closed.await.unwrap());
    let is_gone = async || server.reads(move |conn| leads::by_id(conn, id)).await.is_none();
    sweeps(server, is_gone).await;
}

/// Lets the workers run until what the sweep does has come.
async fn sweeps(server: &Server, came: impl AsyncFn() -> bool) {
    let workers = Running::start(std::sync::Arc::clone(&server.node), None, Part::Work).unwrap();
    let done = async {
        while !came().await {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(GUARD, done).await.expect("the sweep runs within 30 s");
    workers.stop(GUARD).await;
}
