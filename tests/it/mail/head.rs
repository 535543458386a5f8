//! The head of the audit log goes to those who may read it, once a day.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::audit::Head;
use rooftop::i18n::Lang;
use rooftop::services::notices::push_head;
use rooftop::services::{ServiceError, Viewer, audit};
use rooftop::store::accounts::{self, Activity};

use super::server::MailServer;
use super::{notices_of, posting_to, read_all};
use crate::media::staff::account;

/// What stands before the head in the command.
const COMMAND: &str = "rooftop audit verify --head ";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn admins_and_safeguarding_leads_get_the_head_daily_in_their_language_with_the_command() {
    let mail = MailServer::plain().await;
    let server = posting_to(&mail).await;
    server.works().await;
    assert_eq!(mail.got(), [], "there is no entry, and nobody who keeps one");
    let admin = account(&server, "admin@toits.example", Role::Admin).await;
    let lead = account(&server, "lead@toits.example", Role::SafeguardingLead).await;
    let gone = account(&server, "ancien@toits.example", Role::Admin).await;
    account(&server, "moderation@toits.example", Role::Moderator).await;
    let now = server.clock.now();
    server
        .does(move |tx, _| {
            accounts::set_language(tx, lead, Lang::Ar)?;
            accounts::set_language(tx, admin, Lang::Nl)?;
            Ok(accounts::set_activity(tx, gone, Activity::Disabled, now)?)
        })
        .await
        .unwrap();
    server.later(TimeDelta::hours(23));
    server.works().await;
    assert_eq!(mail.got(), [], "the day is not over");
    server.later(TimeDelta::hours(1));
    server.works().await;
    let mut all = read_all(&mail);
    all.sort_by(|one, other| one.0.cmp(&other.0));
    let [(first, dutch), (second, arabic)] = &all[..] else { panic!("two mails: {all:?}") };
    assert_eq!((first.as_str(), second.as_str()), ("admin@toits.example", "lead@toits.example"));
    assert!(dutch.flat().contains("Het telt 4 regels."), "{}", dutch.text);
    assert!(arabic.flat().contains("في السجل 4 أسطر"), "{}", arabic.text);

    let head: Head = dutch.line(COMMAND)[COMMAND.len()..].parse().unwrap();
    assert_eq!(head.number, 4);
    assert_eq!(dutch.line(COMMAND), arabic.line(COMMAND));
    let verified = audit::verify(&server.node.app, Viewer::Operator, Some(head.clone())).await.unwrap();
    assert_eq!(verified.unwrap().unwrap().number, 4);
    let another = Head { number: 3, ..head };
    assert!(audit::verify(&server.node.app, Viewer::Operator, Some(another)).await.unwrap().is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_days_without_a_process_it_comes_once_and_of_several_processes_one_sends_it() {
    let mail = MailServer::plain().await;
    let server = posting_to(&mail).await;
    account(&server, "admin@toits.example", Role::Admin).await;
    server.works().await;
    assert_eq!(mail.got().len(), 1);
    server.later(TimeDelta::days(5));
    let now = server.clock.now();
    let takes = || server.does(move |tx, app| push_head(tx, app, now));
    let told = tokio::join!(takes(), takes(), takes());
    let told = [told.0, told.1, told.2].map(|told| match told {
        Ok(told) => told,
        Err(ServiceError::Conflict(_)) => 0,
        Err(error) => panic!("{error}"),
    });
    assert_eq!(told.iter().sum::<usize>(), 1, "{told:?}");
    assert_eq!(notices_of(&server).await, (1, 0));
    server.works().await;
    assert_eq!(mail.got().len(), 2);
}
