//! An instance with people who have cards, and a caseworker who has charge of them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rooftop::config::Config;
use rooftop::crypto::{password, random_bytes};
use rooftop::domain::access::Role;
use rooftop::domain::card::{AccessCode, Pin};
use rooftop::domain::contact::{Contact, TypedContact};
use rooftop::domain::private::{GivenVia, PersonKind};
use rooftop::server::{self, Surroundings};
use rooftop::services::people::{MandateTerms, NewPerson, register as registers};
use rooftop::services::{ServiceError, Viewer, accounts, cards};

/// Of the caseworker.
pub(super) const EMAIL: &str = "laila@rooftop.localhost";
pub(super) const PASSWORD: &str = "une phrase de passe";
/// Everybody's.
const PIN: &str = "793027";
const WRONG_PIN: &str = "893027";

/// What somebody types to sign in.
#[derive(Clone)]
pub(super) struct Card {
    pub(super) code: String,
    pub(super) pin: &'static str,
}

/// Registers so many people under the caseworker's mandate, and so many more of somebody else's whose codes are known with wrong PINs.
pub(super) fn register(settings: &[(String, String)], count: usize, known: usize) -> (Vec<Card>, Vec<Card>) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let config = Config::from_env_alone(settings.to_vec()).unwrap();
        let node = server::open(config, Surroundings::real()).await.unwrap();
        let mut of = Vec::new();
        for email in [EMAIL, "omar@rooftop.localhost"] {
            let (account, hash) = accounts::prepare(email, Role::Caseworker, PASSWORD).unwrap();
            let (now, id) = (node.app.clock.now(), account.id);
            node.app.db.tx(move |tx| accounts::create(tx, now, &account, &hash)).await.unwrap();
            of.push(Viewer::Staff { account: id, role: Role::Caseworker });
        }
        let right = people(&node.app, of[0], (count, PIN)).await;
        (right, people(&node.app, of[1], (known, WRONG_PIN)).await)
    })
}

async fn people(
    app: &Arc<rooftop::services::App>,
    viewer: Viewer,
    (count, pin): (usize, &'static str),
) -> Vec<Card> {
    let mut all = Vec::new();
    for number in 0..count {
        let card = cards::make(app, Some(Pin::read(PIN).unwrap())).await.unwrap();
        let (its, now) = (Arc::clone(app), app.clock.now());
        let new = person(number, now.date_naive());
        let registered =
            app.db.tx(move |tx| Ok::<_, ServiceError>(registers(tx, &its, now, viewer, (&new, card))?.1));
        all.push(Card { code: registered.await.unwrap().code.plain(), pin });
    }
    all
}

fn person(number: usize, today: chrono::NaiveDate) -> NewPerson {
    let typed = TypedContact {
        called_name: format!("Selamawit {number}"),
        phone: format!("+3247{number:07}"),
        channel: "sms".to_owned(),
        safe_hours: "mardi après 18 h".to_owned(),
        leave_message: "no".to_owned(),
        ..TypedContact::default()
    };
    NewPerson {
        kind: PersonKind::Seeker,
        language: "ti".to_owned(),
        contact: Contact::read(PersonKind::Seeker, &typed).unwrap(),
        mandate: MandateTerms { given_via: GivenVia::Oral, language: "ti".to_owned(), given_on: today },
    }
}

/// Codes that nobody has.
pub(super) fn unknown(count: usize) -> Vec<Card> {
    (0..count).map(|_| Card { code: AccessCode::from_bytes(random_bytes()).plain(), pin: PIN }).collect()
}

/// How long it takes to hash a card's PIN, and nothing else.
pub(super) fn hashes(card: &Card) -> Duration {
    let began = Instant::now();
    password::hash_pin(card.pin, &[7; 32]).unwrap();
    began.elapsed()
}
