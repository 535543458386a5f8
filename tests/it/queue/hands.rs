//! Things that are taken, given and laid down; and that nobody decides what somebody else is about to decide (issue 6, locks).

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::matches::MatchState;
use rooftop::domain::queue::{QueueKind, QueueProblem};
use rooftop::services::queue::{self, To};
use rooftop::services::{ServiceError, Viewer};
use rooftop::store::queue_holders::{self, Holder};

use super::{queue as reads_queue, row};
use crate::matches::{Town, a_home, a_man, account_of, plain, presses, selects};
use crate::media::staff::{Answered, Staff};

/// Presses the button of a row, as the queue shows it now.
async fn presses_on(staff: &mut Staff<'_>, subject: &str) -> Answered {
    let body = reads_queue(staff, "").await;
    let row = row(&body, subject);
    let (_, button) = row.split_once("data-focus=\"take\" name=\"").expect("it can be taken");
    let (name, rest) = button.split_once("\" value=\"").unwrap();
    let value = rest.split('"').next().unwrap();
    staff.reads_csrf("/desk/account").await;
    staff.posts("/desk/queue/give", &[(name, value), ("back", "/desk/queue")]).await
}

/// Gives something to somebody, on the page for it.
async fn gives_to(staff: &mut Staff<'_>, (kind, subject): (&str, &str), to: &str) -> Answered {
    let page = staff.get(&format!("/desk/queue/give?kind={kind}&subject={subject}")).await.body;
    let holder = page.split("name=\"holder\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    gives_as(staff, (kind, subject), (to, &holder)).await
}

/// Sends the form of a row, as it was when this one had it.
async fn gives_as(
    staff: &mut Staff<'_>,
    (kind, subject): (&str, &str),
    (to, holder): (&str, &str),
) -> Answered {
    let fields =
        [("kind", kind), ("subject", subject), ("to", to), ("holder", holder), ("back", "/desk/queue")];
    staff.reads_csrf("/desk/account").await;
    staff.posts("/desk/queue/give", &fields).await
}

struct Desk<'a> {
    nour: Staff<'a>,
    badr: Staff<'a>,
    id: String,
}

async fn desk(town: &Town) -> Desk<'_> {
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let badr = Staff::signs_in(&town.server, "badr", Role::Moderator).await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let request = town.asks(&a_man(), None).await;
    let id = selects(&mut nour, request, offer).await;
    Desk { nour, badr, id }
}

#[tokio::test]
async fn nobody_decides_about_a_match_that_somebody_else_has_in_hand() {
    let town = Town::new().await;
    let Desk { mut nour, mut badr, id } = desk(&town).await;
    let ask = ("send", &[("sending", "ask_seeker")][..]);
    let taken = presses_on(&mut badr, &id).await;
    assert_eq!((taken.status, taken.to.as_str()), (303, "/desk/queue?done=queue-taken"), "{}", taken.body);
    let page = plain(&nour.get(&format!("/desk/matches/{id}")).await.body);
    assert!(page.contains("badr@toits.example est en train de décider, jusqu’au"), "{page}");
    let refused = presses(&mut nour, &id, ask).await;
    assert_eq!(refused.status, 409, "{}", refused.body);
    assert!(plain(&refused.body).contains("badr@toits.example est en train de décider"), "{}", refused.body);
    assert!(town.one(&id).await.pending.is_none(), "nothing was decided");
    // Who walked off keeps nobody for longer than ten minutes.
    town.server.later(TimeDelta::minutes(10));
    assert_eq!(presses(&mut nour, &id, ask).await.status, 303);
}

#[tokio::test]
async fn what_is_urgent_is_taken_over_and_what_ends_a_match_waits_for_nobody() {
    let town = Town::new().await;
    let Desk { mut nour, mut badr, id } = desk(&town).await;
    presses_on(&mut badr, &id).await;
    let taken_over = presses_on(&mut nour, &id).await;
    assert_eq!(taken_over.status, 303, "{}", taken_over.body);
    let ask = ("send", &[("sending", "ask_seeker")][..]);
    assert_eq!(presses(&mut badr, &id, ask).await.status, 409, "it is hers now");
    let veto = ("happened", &[("what", "vetoed"), ("why", "not_suitable")][..]);
    let answer = presses(&mut badr, &id, veto).await;
    let why = town.one(&id).await.why;
    assert_eq!((answer.status, town.state(&id).await), (303, MatchState::Vetoed), "{why:?} {}", answer.body);
    let left = town.server.reads(move |conn| queue_holders::of(conn, QueueKind::Match, &id));
    let leftover = left.await;
    assert!(leftover.is_none(), "nobody has what is over");
}

#[tokio::test]
async fn whoever_takes_something_saw_who_had_it() {
    let town = Town::new().await;
    let Desk { mut nour, mut badr, id } = desk(&town).await;
    presses_on(&mut badr, &id).await;
    let blind = gives_as(&mut nour, ("match", &id), ("me", "")).await;
    assert_eq!(blind.status, 409, "the page that she has says that nobody has it: {}", blind.body);
    assert!(plain(&blind.body).contains("Quelqu’un d’autre l’a pris entre-temps"), "{}", blind.body);
    let badrs = account_of(&town, "badr").await.to_string();
    assert_eq!(gives_as(&mut nour, ("match", &id), ("me", &badrs)).await.status, 303);
}

#[tokio::test]
async fn something_goes_to_who_sees_it_and_to_nobody_else() {
    let town = Town::new().await;
    let Desk { mut nour, badr, id } = desk(&town).await;
    Staff::signs_in(&town.server, "ana", Role::Caseworker).await;
    let (anas, badrs) = (account_of(&town, "ana").await, account_of(&town, "badr").await);
    let page = nour.get(&format!("/desk/queue/give?kind=match&subject={id}")).await.body;
    assert!(page.contains(&format!("value=\"{badrs}\"")), "{page}");
    assert!(!page.contains(&format!("value=\"{anas}\"")), "she has no charge of either: {page}");
    let refused = gives_to(&mut nour, ("match", &id), &anas.to_string()).await;
    assert_eq!(refused.status, 400, "{}", refused.body);
    assert_eq!(gives_to(&mut nour, ("match", &id), &badrs.to_string()).await.status, 303);
    assert_eq!(reads_queue(&badr, "?whose=mine").await.matches("<li data-key").count(), 1);
    assert_eq!(reads_queue(&nour, "?whose=mine").await.matches("<li data-key").count(), 0);
    assert_eq!(reads_queue(&nour, "?whose=nobodys").await.matches("<li data-key").count(), 0);
    // It was given and not taken: who decides meanwhile is kept from nothing.
    let ask = ("send", &[("sending", "ask_seeker")][..]);
    assert_eq!(presses(&mut nour, &id, ask).await.status, 303);
}

#[tokio::test]
async fn what_was_laid_down_or_had_by_somebody_who_left_is_nobodys() {
    let town = Town::new().await;
    let Desk { nour, mut badr, id } = desk(&town).await;
    presses_on(&mut badr, &id).await;
    assert_eq!(presses_on(&mut badr, &id).await.status, 303);
    assert!(row(&reads_queue(&nour, "").await, &id).contains("Je m’en occupe"), "nobody has it");
    presses_on(&mut badr, &id).await;
    let badrs = account_of(&town, "badr").await;
    let admin = Viewer::Operator;
    let now = town.server.clock.now();
    let closing = move |tx: &mut rooftop::store::Tx<'_>, _: &rooftop::services::App| {
        let closed = (badrs, rooftop::store::accounts::Activity::Disabled);
        rooftop::services::staff::set_activity(tx, now, admin, closed)
    };
    town.server.does(closing).await.unwrap();
    assert!(row(&reads_queue(&nour, "").await, &id).contains("Je m’en occupe"), "nobody has it");
}

#[tokio::test]
async fn what_waits_no_longer_or_is_nobodys_to_take_is_refused_with_its_reason() {
    let town = Town::new().await;
    let Desk { mut nour, id, .. } = desk(&town).await;
    for (kind, subject) in [("match", "xyzzy"), ("xyzzy", id.as_str()), ("lead", id.as_str())] {
        let answer = gives_as(&mut nour, (kind, subject), ("me", "")).await;
        assert_eq!(answer.status, 409, "{kind} {subject}: {}", answer.body);
        assert!(plain(&answer.body).contains("Cela n’attend plus"), "{}", answer.body);
    }
    let incident = crate::rules::incidents::tells(&town.server, "other", None).await.to_string();
    let answer = gives_as(&mut nour, ("incident", &incident), ("me", "")).await;
    assert_eq!(answer.status, 400, "{}", answer.body);
    let elsewhere = [
        ("back", "https://evil.example/"),
        ("kind", "match"),
        ("subject", &id),
        ("to", "me"),
        ("holder", ""),
    ];
    nour.reads_csrf("/desk/account").await;
    let answer = nour.posts("/desk/queue/give", &elsewhere).await;
    assert_eq!(answer.to, "/desk/queue?done=queue-taken", "no form leads to another site");
}

#[tokio::test]
async fn of_two_who_take_the_same_at_once_one_has_it() {
    let town = Town::new().await;
    let Desk { id, .. } = desk(&town).await;
    let now = town.server.clock.now();
    let mut taking = Vec::new();
    for name in ["nour", "badr"] {
        let viewer = Viewer::Staff { account: account_of(&town, name).await, role: Role::Moderator };
        let subject = id.clone();
        let kind = QueueKind::Match;
        taking.push(
            town.server.does(move |tx, _| queue::give(tx, now, viewer, (kind, &subject), (To::Me, None))),
        );
    }
    let (one, other) = futures_util::future::join(taking.remove(0), taking.remove(0)).await;
    let refused = [one, other].into_iter().filter_map(Result::err).collect::<Vec<_>>();
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert!(
        matches!(&refused[0], ServiceError::Queue(QueueProblem::Taken) | ServiceError::Conflict(_)),
        "{refused:?}"
    );
}

#[tokio::test]
async fn what_is_passed_on_from_whom_it_is_not_with_any_more_stays_where_it_is() {
    let town = Town::new().await;
    let Desk { id, .. } = desk(&town).await;
    let (nour, badr) = (account_of(&town, "nour").await, account_of(&town, "badr").await);
    let given_at = town.server.clock.now();
    let with = move |account| Holder { account, given_by: account, given_at, held_until: None };
    // From whom, to whom, whether it was so, and with whom it is afterwards. On PostgreSQL, who reads before another writes comes with such a `from`.
    let steps = [
        (Some(badr), Some(badr), false, None),
        (None, Some(nour), true, Some(nour)),
        (None, Some(badr), false, Some(nour)),
        (Some(badr), Some(badr), false, Some(nour)),
        (Some(badr), None, false, Some(nour)),
        (Some(nour), Some(badr), true, Some(badr)),
        (Some(badr), None, true, None),
    ];
    for (from, to, awaited, afterwards) in steps {
        let subject = id.clone();
        let passing = town.server.does(move |tx, _| {
            Ok(queue_holders::pass(tx, (QueueKind::Match, &subject), (from, to.map(with)))?)
        });
        assert_eq!(passing.await.unwrap(), awaited, "from {from:?} to {to:?}");
        let subject = id.clone();
        let left = town.server.reads(move |conn| queue_holders::of(conn, QueueKind::Match, &subject)).await;
        assert_eq!(left.map(|holder| holder.account), afterwards, "from {from:?} to {to:?}");
    }
}
