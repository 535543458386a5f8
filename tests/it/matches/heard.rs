//! Who is heard in the conversation of a match, what becomes of what was said, and what is left of it.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::actor::ActorKind;
use rooftop::domain::conversation::{ALLY_MESSAGES_A_DAY, MessageState, Speaker};
use rooftop::domain::lead::{LeadVisibility, Letter, NamesUs, Signs};
use rooftop::domain::matches::{Match, Offered};
use rooftop::domain::negotiation::{Negotiation, NegotiationState};
use rooftop::domain::partner::PartnerTier;
use rooftop::domain::private::SealedField;
use rooftop::domain::report::{Direction, TaskKind};
use rooftop::ids::{ApId, MatchId, PersonId};
use rooftop::services::leads::Reception;
use rooftop::services::{Viewer, alliances, conversations, erasure, leads as letters, retention};
use rooftop::store::{matches, negotiations, people, sealed_fields, tasks};

use super::abroad::{Road, one_of};
use super::talks::{count_leads, does, page, said, says};
use crate::federation::verdicts::Allies;
use crate::fediverse::{Server, an_offer};
use crate::media::staff::Staff;
use crate::rules::vetting::written;

/// The context in which both speak of a match.
async fn context(server: &Server, id: &str) -> String {
    let id: MatchId = id.parse().unwrap();
    let deal = server.reads(move |conn| matches::by_id(conn, id)).await.unwrap().deal.unwrap();
    server.reads(move |conn| negotiations::by_ap_id(conn, &deal)).await.unwrap().context.unwrap()
}

/// A private message as a server reads it.
fn letter(server: &Server, from: &Server, (number, text): (u32, &str)) -> Letter {
    let sender = from.node.app.association();
    Letter {
        note: format!("{}/messages/{number}", from.node.app.urls.origin()).parse().unwrap(),
        sender,
        sender_kind: ActorKind::Organization,
        in_reply_to: None,
        names_us: NamesUs::Yes,
        visibility: LeadVisibility::Private,
        language: None,
        content: text.to_owned(),
        signs: Signs::default(),
        updated_at: server.clock.now(),
    }
}

/// A server hears a message in a context.
async fn hears(server: &Server, letter: &Letter, context: &str) -> Option<Reception> {
    let (letter, context, now) = (letter.clone(), context.to_owned(), server.clock.now());
    server.does(move |tx, app| conversations::heard(tx, app, now, (&letter, Some(&context)))).await.unwrap()
}

#[actix_web::test]
async fn a_stranger_or_another_ally_with_the_right_context_writes_a_letter_and_no_message() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (_, there) = road.until_offered().await;
    let context = context(&allies.host, &there).await;
    // A match of the stranger's own, in the context that is ours and alpha's.
    allies.stranger.befriends(&allies.host, PartnerTier::Ally).await;
    allies.host.befriends(&allies.stranger, PartnerTier::Ally).await;
    allies.settle().await;
    let offer = written(&allies.stranger, Viewer::Operator, &an_offer().draft).await;
    let (ally, now) = (allies.host.node.app.association(), allies.stranger.clock.now());
    let deal: ApId = "http://beta.test/activities/1".parse().unwrap();
    let (id, within) = (MatchId::new(), context.clone());
    let invented = allies.stranger.does(move |tx, _| {
        let ends_at = now + TimeDelta::days(7);
        let offered = Offered {
            request: deal.clone(),
            offer: offer.id,
            ally: ally.clone(),
            deal: deal.clone(),
            ends_at,
            two_for: Vec::new(),
        };
        matches::insert(tx, &Match::offered(id, offered, now))?;
        let negotiation = Negotiation {
            ap_id: deal,
            direction: Direction::In,
            ally,
            proposal: offer.id,
            state: NegotiationState::Proposed,
            agreement: None,
            context: Some(within),
            quantity: "1".to_owned(),
            ends_at: Some(ends_at),
            facts: String::new(),
        };
        Ok(negotiations::insert(tx, &negotiation, now)?)
    });
    invented.await.unwrap();
    let mut zoe = Staff::signs_in(&allies.stranger, "zoe", Role::Moderator).await;
    assert_eq!(says(&mut zoe, &id.to_string(), "Donnez-moi son adresse.").await.status, 303);
    allies.settle().await;
    assert!(said(&allies.host, &there).await.is_empty(), "another ally's context is none of ours");
    assert!(count_leads(&allies.host).await > 0, "it is a letter");

    let mine = letter(&allies.host, &allies.stranger, (7, "Bonjour"));
    assert_eq!(hears(&allies.host, &mine, &context).await, None);
    let public =
        Letter { visibility: LeadVisibility::Public, ..letter(&allies.host, &allies.here, (8, "Bonjour")) };
    assert_eq!(hears(&allies.host, &public, &context).await, None, "what everybody reads is no message");
    let elsewhere = letter(&allies.host, &allies.here, (9, "Bonjour"));
    assert_eq!(hears(&allies.host, &elsewhere, "http://alpha.test/contexts/none").await, None);
    let now = allies.host.clock.now();
    let kept = allies.host.does(move |tx, app| letters::receive(tx, app, now, &elsewhere)).await;
    assert_eq!(kept, Ok(Reception::New), "a letter like others");
}

#[actix_web::test]
async fn a_message_that_comes_twice_late_or_changed_counts_once_and_as_its_author_says_last() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (_, there) = road.until_offered().await;
    let (host, context) = (&allies.host, context(&allies.host, &there).await);
    let first = letter(host, &allies.here, (1, "Samedi ?"));
    assert_eq!(hears(host, &first, &context).await, Some(Reception::New));
    assert_eq!(hears(host, &first, &context).await, Some(Reception::Stale), "twice");
    let edited = Letter {
        content: "Dimanche ?".to_owned(),
        updated_at: first.updated_at + TimeDelta::minutes(2),
        ..first.clone()
    };
    assert_eq!(hears(host, &edited, &context).await, Some(Reception::Changed));
    assert_eq!(hears(host, &first, &context).await, Some(Reception::Stale), "an older word comes late");
    let read = said(host, &there).await;
    assert_eq!((read.len(), read[0].text.expose()), (1, "Dimanche ?"));
    assert!(page(&road.hana, &there).await.contains("Modifié le"));
    let of_another = Letter { sender: allies.stranger.node.app.association(), ..edited.clone() };
    let (now, within) = (host.clock.now(), context.clone());
    let taken =
        host.does(move |tx, app| conversations::heard(tx, app, now, (&of_another, Some(&within)))).await;
    assert!(taken.is_err(), "the author of an object never changes");

    let (note, author) = (first.note.clone(), first.sender.clone());
    let other = allies.stranger.node.app.association();
    for by in [other, author] {
        let (note, now) = (note.clone(), host.clock.now());
        host.does(move |tx, app| conversations::deleted(tx, app, now, (&note, &by))).await.unwrap();
    }
    let read = said(host, &there).await;
    assert_eq!((read[0].state, read[0].text.is_empty()), (MessageState::Gone, true));
    assert_eq!(hears(host, &edited, &context).await, Some(Reception::Stale), "it does not come back");
    assert!(page(&road.hana, &there).await.contains("Message repris"));

    // A Delete that overtakes its Create.
    let never = letter(host, &allies.here, (2, "Lundi ?"));
    let (note, author, now) = (never.note.clone(), never.sender.clone(), host.clock.now());
    host.does(move |tx, _| letters::unseen_deleted(tx, now, &note, &author)).await.unwrap();
    assert_eq!(hears(host, &never, &context).await, Some(Reception::Stale));
    assert_eq!(said(host, &there).await.len(), 1);
}

#[actix_web::test]
async fn what_is_taken_back_here_is_gone_there_and_a_match_that_is_over_keeps_what_comes_and_says_so() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (here, there) = road.until_offered().await;
    says(&mut road.nour, &here, "Samedi, à la gare.").await;
    allies.settle().await;
    let one = said(&allies.here, &here).await.remove(0);
    assert_eq!(does(&mut road.nour, &here, (&one, "take-back")).await.status, 303);
    assert_eq!(does(&mut road.nour, &here, (&one, "take-back")).await.status, 404, "once");
    allies.settle().await;
    for (server, id) in [(&allies.here, &here), (&allies.host, &there)] {
        let read = said(server, id).await;
        assert_eq!((read[0].state, read[0].text.is_empty()), (MessageState::Gone, true));
    }

    let reasons = page(&road.nour, &here).await;
    let why = reasons.split_once("id=\"f-veto\"").unwrap().1.split("<option value=\"").nth(2).unwrap();
    let why = why.split('"').next().unwrap().to_owned();
    let veto = [("what", "vetoed"), ("why", why.as_str())];
    assert_eq!(super::presses(&mut road.nour, &here, ("happened", &veto)).await.status, 303);
    allies.settle().await;
    assert!(one_of(&allies.host).await.unwrap().state.is_final());
    says(&mut road.nour, &here, "Merci quand même.").await;
    allies.settle().await;
    let read = page(&road.hana, &there).await;
    assert!(
        read.contains("Merci quand même.") && read.contains("Cette mise en relation est terminée"),
        "{read}"
    );
    is_forgotten(&allies.host, &there).await;
}

/// A match that is over for as long as the settings say goes with every word of it (PR-09).
async fn is_forgotten(server: &Server, id: &str) {
    let fields: Vec<SealedField> =
        said(server, id).await.iter().map(|one| SealedField::AllyMessage(one.id)).collect();
    let later = server.clock.now() + TimeDelta::days(731);
    let due = server.does(move |tx, app| retention::run(tx, app, later)).await.unwrap();
    assert_eq!(due.matches.len(), 1);
    assert!(said(server, id).await.is_empty());
    let (app, record) = (server.node.app.clone(), id.to_owned());
    let sealed = server.reads(move |conn| sealed_fields::of(conn, &app.data_keys, (&record, &fields))).await;
    assert!(sealed.is_empty(), "what was sealed goes too");
}

#[actix_web::test]
async fn an_ally_that_writes_too_much_is_one_task_and_not_a_row_each() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (_, there) = road.until_offered().await;
    let (host, context) = (&allies.host, context(&allies.host, &there).await);
    let most = u32::try_from(ALLY_MESSAGES_A_DAY).unwrap();
    for number in 0..most {
        let one = letter(host, &allies.here, (number, &format!("Message {number}")));
        assert_eq!(hears(host, &one, &context).await, Some(Reception::New));
    }
    for number in most..most + 3 {
        let one = letter(host, &allies.here, (number, "Encore"));
        assert_eq!(hears(host, &one, &context).await, Some(Reception::Counted));
    }
    assert_eq!(said(host, &there).await.len(), most as usize);
    let open = host.reads(|conn| tasks::count_open_of(conn, TaskKind::AllyMessagesFull)).await;
    assert_eq!(open, 1);
    host.later(TimeDelta::hours(25));
    let tomorrow = letter(host, &allies.here, (most + 5, "Bonjour"));
    assert_eq!(hears(host, &tomorrow, &context).await, Some(Reception::New));
}

#[actix_web::test]
async fn pr_08_whoever_is_erased_on_either_side_leaves_no_word_of_the_match_and_the_ally_is_told() {
    for is_host in [false, true] {
        let allies = Allies::new().await;
        let mut road = Road::of(&allies).await;
        let (here, there) = road.until_offered().await;
        says(&mut road.nour, &here, "Samedi, au marché.").await;
        says(&mut road.hana, &there, "Très bien, au marché.").await;
        allies.settle().await;
        let (server, other, card) = if is_host {
            (&allies.host, &allies.here, &road.host_card)
        } else {
            (&allies.here, &allies.host, &road.card)
        };
        let (id, now): (PersonId, _) = (card.person.parse().unwrap(), server.clock.now());
        server.does(move |tx, _| Ok(people::ask_erasure(tx, id, Some(now))?)).await.unwrap();
        for one in [&allies.here, &allies.host] {
            one.later(TimeDelta::hours(erasure::TAKE_BACK_HOURS));
        }
        assert_eq!(erasure::run(&server.node.app).await.unwrap(), 1);
        allies.settle().await;
        let ids = [&here, &there];
        let (own, theirs) = if is_host { (ids[1], ids[0]) } else { (ids[0], ids[1]) };
        assert!(said(server, own).await.is_empty());
        let left = said(other, theirs).await;
        let gone = left.iter().find(|one| one.speaker == Speaker::Ally).unwrap();
        assert_eq!(gone.state, MessageState::Gone, "the ally is told to delete what we said");
        assert!(
            left.iter().any(|one| one.speaker == Speaker::Ours && !one.text.is_empty()),
            "it keeps its own"
        );
    }
}

#[actix_web::test]
async fn an_alliance_that_ended_lets_nobody_write_and_hears_nothing() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (here, there) = road.until_offered().await;
    let context = context(&allies.host, &there).await;
    let (domain, now) = (allies.here.node.app.urls.domain().clone(), allies.host.clock.now());
    let ends = allies.host.does(move |tx, app| alliances::end(tx, app, now, Viewer::Operator, &domain));
    ends.await.unwrap();
    let late = letter(&allies.host, &allies.here, (1, "Bonjour"));
    assert_eq!(hears(&allies.host, &late, &context).await, None);
    allies.settle().await;
    for (staff, id) in [(&mut road.hana, &there), (&mut road.nour, &here)] {
        let answer = says(staff, id, "Bonjour").await;
        assert_eq!(answer.status, 400);
        assert!(
            answer.body.contains("alliance est terminée") && answer.body.contains("Bonjour"),
            "{}",
            answer.body
        );
    }
}
