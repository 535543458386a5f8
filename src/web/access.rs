//! Who may ask for what: every address of the server, its methods, and who is answered. The one table.
//! The staff's pages take their guards from it (`require`): an address without a line answers nobody of the staff. The addresses of the
//! federation door stand here too, for a test walks every registered address with every role and compares.

mod table;

use actix_web::HttpRequest;
use actix_web::http::Method;

use super::error::PageError;
use super::layout::Page;
use super::session::Staff;
use crate::domain::access::{Action, Role};
use crate::services::ServiceError;

use Asks::{Get, Post};
use Who::{Entrants, Everybody, Holders, Those};
pub use table::RULES;

/// Whom an address answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everybody, signed in or not. What it answers may depend on a signature or on a secret in the address, never on a role.
    Everybody,
    /// People who signed in with their card, and nobody of the staff.
    Holders,
    /// Whoever gave a password, also before the second factor.
    Entrants,
    /// All of the staff.
    Staff,
    /// Those of the staff whose role may do this.
    Those(Action),
}

/// Of whose record, where it has somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Of nobody's, or of anybody's.
    Any,
    /// Of one's own only; others' are not there.
    Own,
    /// Of others' only (SG-12, and nobody grants themselves anything).
    Others,
    /// Of people under one's own mandate, or of everybody for a role that has every case; others are not there.
    Charged,
}

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The address as it is registered.
    pub pattern: &'static str,
    pub asks: Asks,
    pub who: Who,
    pub whose: Whose,
}

/// The methods that exist here; HEAD is GET without the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    Get,
    Post,
}

impl Rule {
    /// Whether somebody of the staff with this role is answered.
    pub fn answers(&self, role: Role) -> bool {
        match self.who {
            Everybody | Entrants | Who::Staff => true,
            Holders => false,
            Those(action) => role.may(action),
        }
    }
}

/// The line of an address and a method.
pub fn rule(pattern: &str, asks: Asks) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.pattern == pattern && rule.asks == asks)
}

/// The line of a request.
fn rule_of(request: &HttpRequest) -> Option<&'static Rule> {
    let asks = match *request.method() {
        Method::GET | Method::HEAD => Get,
        Method::POST => Post,
        _ => return None,
    };
    rule(&request.match_pattern()?, asks)
}

/// Refuses somebody of the staff whom the table does not let in; what has no line lets nobody in.
///
/// # Errors
/// A page with 403.
pub(super) fn require(page: &Page, request: &HttpRequest, staff: &Staff) -> Result<(), PageError> {
    let answers = rule_of(request).is_some_and(|rule| rule.answers(staff.role()));
    if answers { Ok(()) } else { Err(page.refuse(ServiceError::NotAllowed)) }
}

/// Refuses a handler for entrants at an address that the table does not give them.
///
/// # Errors
/// A page with 403.
pub(super) fn require_entrants(page: &Page, request: &HttpRequest) -> Result<(), PageError> {
    let is_theirs = rule_of(request).is_some_and(|rule| rule.who == Entrants);
    if is_theirs { Ok(()) } else { Err(page.refuse(ServiceError::NotAllowed)) }
}

/// Refuses a handler for people with a card at an address that the table does not give them.
///
/// # Errors
/// A page with 403.
pub(super) fn require_holders(page: &Page, request: &HttpRequest) -> Result<(), PageError> {
    let is_theirs = rule_of(request).is_some_and(|rule| rule.who == Holders);
    if is_theirs { Ok(()) } else { Err(page.refuse(ServiceError::NotAllowed)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_and_method_stands_there_once() {
        for (at, one) in RULES.iter().enumerate() {
            let again =
                RULES[at + 1..].iter().find(|other| (other.pattern, other.asks) == (one.pattern, one.asks));
            assert_eq!(again, None);
        }
    }

    #[test]
    fn nothing_below_the_desk_is_for_everybody_but_its_style() {
        for rule in RULES.iter().filter(|rule| rule.pattern.starts_with("/desk")) {
            assert_eq!(rule.who == Everybody, rule.pattern == "/desk/style-{hash}.css", "{}", rule.pattern);
        }
    }
}
