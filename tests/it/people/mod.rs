//! People with a card: how they get in, what they see, and who may see what of them.

mod abroad;
mod appeals;
mod bulk;
mod cards;
pub(crate) mod charge;
pub(crate) mod hosts;
mod links;
mod messages;
mod notes;
pub(crate) mod rights;
pub(crate) mod sealed;
mod suspended;
mod telling;
mod told;

use rooftop::domain::access::Role;
use rooftop::domain::card::AccessCode;

use crate::fediverse::{Plan, Server};
use crate::media::staff::{Answered, Staff};

/// What somebody is called, and how they are reached: nobody else than whoever opened the record may read these.
pub const NAME: &str = "Selamawit";
pub const PHONE: &str = "+32470112233";
pub const HOURS: &str = "mardi apres 18 h";

/// One server, on which nobody waits for having tried often.
pub async fn server() -> Server {
    let plan = Plan { settings: &[("LIMITS__SIGN_IN_PER_MINUTE", "10000")], ..Plan::of(&["toits"]) };
    plan.start().await.remove(0)
}

/// A card as it was shown: whose it is, its code and its PIN.
#[derive(Debug, Clone)]
pub struct Card {
    pub person: String,
    pub code: String,
    pub pin: String,
}

/// What a registration asks for; the PIN is left to chance.
pub const FIELDS: &[(&str, &str)] = &[
    ("called_name", NAME),
    ("phone", "%2B32 470 11 22 33"),
    ("channel", "sms"),
    ("safe_hours", HOURS),
    ("leave_message", "no"),
    ("language", "ti"),
    ("given_via", "oral"),
    ("mandate_language", "ti"),
    ("given_on", "2026-11-20"),
];

/// Registers somebody at the desk.
pub async fn registers(staff: &mut Staff<'_>) -> Card {
    registers_with(staff, FIELDS).await
}

pub async fn registers_with(staff: &mut Staff<'_>, fields: &[(&str, &str)]) -> Card {
    let answer = staff.steps("/desk/people/new", "/desk/people", fields).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    shown(&answer)
}

/// Reads a card from the page that shows it.
pub fn shown(answer: &Answered) -> Card {
    let between = |from: &str| {
        let (_, rest) = answer.body.split_once(from).unwrap_or_else(|| panic!("no {from}: {}", answer.body));
        rest.split('<').next().unwrap().trim().to_owned()
    };
    let code = between("class=\"access-code\" dir=\"ltr\">");
    code.parse::<AccessCode>().unwrap();
    let (_, back) = answer.body.split_once("<a class=\"button\" href=\"/desk/people/").expect("a way back");
    Card {
        person: back.split('"').next().unwrap().to_owned(),
        code,
        pin: if answer.body.contains("access-pin") {
            between("class=\"access-pin\" dir=\"ltr\">").replace(' ', "")
        } else {
            String::new()
        },
    }
}

/// A caseworker who registered somebody.
pub async fn caseworker(server: &Server) -> (Staff<'_>, Card) {
    let mut staff = Staff::signs_in(server, "laila", Role::Caseworker).await;
    let card = registers(&mut staff).await;
    (staff, card)
}

/// Tries a code and a PIN in a browser; keeps the session where it is the right one.
pub async fn tries(browser: &mut Staff<'_>, code: &str, pin: &str) -> Answered {
    browser.sends("/card", format!("code={code}&pin={pin}")).await
}

/// The browser of somebody who signed in with their card.
pub async fn holder<'a>(server: &'a Server, card: &Card) -> Staff<'a> {
    let mut browser = Staff::nobody(server);
    let answer = tries(&mut browser, &card.code, &card.pin).await;
    assert_eq!((answer.status, answer.to.as_str()), (303, "/my"), "{}", answer.body);
    browser.reads_csrf("/my").await;
    browser
}
