//! Who may ask for what: every address of the server, its methods, and who is answered. The one table.
//! The staff's pages take their guards from it (`require`): an address without a line answers nobody of the staff. The addresses of the
//! federation door stand here too, for a test walks every registered address with every role and compares.

use actix_web::HttpRequest;
use actix_web::http::Method;

use super::error::PageError;
use super::layout::Page;
use super::session::Staff;
use crate::domain::access::{Action, Role};
use crate::services::ServiceError;

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

const fn line(pattern: &'static str, asks: Asks, who: Who) -> Rule {
    Rule { pattern, asks, who, whose: Whose::Any }
}

const fn of(whose: Whose, rule: Rule) -> Rule {
    Rule { whose, ..rule }
}

use Asks::{Get, Post};
use Who::{Entrants, Everybody, Holders, Those};

/// The table.
pub const RULES: &[Rule] = &[
    // Pages for everybody.
    line("/", Get, Everybody),
    line("/offers", Get, Everybody),
    line("/offers/{id}", Get, Everybody),
    line("/offers/{id}/reply", Get, Everybody),
    line("/appeals/{id}", Get, Everybody),
    line("/@{name}", Get, Everybody),
    line("/follow", Get, Everybody),
    line("/tags/{tag}", Get, Everybody),
    line("/about/privacy", Get, Everybody),
    line("/help", Get, Everybody),
    line("/help", Post, Everybody),
    line("/health", Get, Everybody),
    line("/static/{name}", Get, Everybody),
    line("/desk/style-{hash}.css", Get, Everybody),
    line("/media/cards/{key}.png", Get, Everybody),
    line("/media/cards/small/{key}.png", Get, Everybody),
    line("/media/faces/{name}.png", Get, Everybody),
    line("/media/photos/{name}.jpg", Get, Everybody),
    line("/media/photos/small/{name}.jpg", Get, Everybody),
    line("/media/theirs/{name}.jpg", Get, Everybody),
    line("/media/theirs/small/{name}.jpg", Get, Everybody),
    // Documents and inboxes: a signature decides, or the token of the counters.
    line("/proposals/{id}", Get, Everybody),
    line("/actors/{name}", Get, Everybody),
    line("/actors/{name}/inbox", Get, Everybody),
    line("/actors/{name}/inbox", Post, Everybody),
    line("/actors/{name}/outbox", Get, Everybody),
    line("/actors/{name}/outbox", Post, Everybody),
    line("/actors/{name}/followers", Get, Everybody),
    line("/actors/{name}/following", Get, Everybody),
    line("/actors/{name}/featured", Get, Everybody),
    line("/inbox", Get, Everybody),
    line("/inbox", Post, Everybody),
    line("/activities/{key}", Get, Everybody),
    line("/ns", Get, Everybody),
    line("/.well-known/webfinger", Get, Everybody),
    line("/.well-known/host-meta", Get, Everybody),
    line("/.well-known/nodeinfo", Get, Everybody),
    line("/nodeinfo/2.0", Get, Everybody),
    line("/nodeinfo/2.1", Get, Everybody),
    line("/metrics", Get, Everybody),
    // The way in.
    line("/sign-in", Get, Everybody),
    line("/sign-in", Post, Everybody),
    line("/invitation/{token}", Get, Everybody),
    line("/invitation/{token}", Post, Everybody),
    line("/sign-in/code", Get, Entrants),
    line("/sign-in/code", Post, Entrants),
    line("/sign-out", Post, Entrants),
    // People with a card, and what is theirs. The exit ends a session where there is one, and leads away.
    line("/card", Get, Everybody),
    line("/card", Post, Everybody),
    line("/my/exit", Get, Everybody),
    line("/my/link", Get, Everybody),
    line("/my/link", Post, Everybody),
    line("/my/link/{token}", Get, Everybody),
    line("/my/link/{token}", Post, Everybody),
    line("/my", Get, Holders),
    line("/my/data.json", Get, Holders),
    line("/my/messages", Get, Holders),
    line("/my/messages", Post, Holders),
    line("/my/erase", Get, Holders),
    line("/my/erase", Post, Holders),
    line("/my/erase/take-back", Post, Holders),
    of(Whose::Own, line("/my/requests/{id}/allies", Get, Holders)),
    of(Whose::Own, line("/my/requests/{id}/allies", Post, Holders)),
    of(Whose::Own, line("/my/requests/{id}/allies/revoke", Post, Holders)),
    of(Whose::Own, line("/my/requests/{id}/appeal", Get, Holders)),
    of(Whose::Own, line("/my/requests/{id}/appeal", Post, Holders)),
    of(Whose::Own, line("/my/requests/{id}/appeal/revoke", Post, Holders)),
    line("/my/pin", Get, Holders),
    line("/my/pin", Post, Holders),
    line("/my/sign-out", Post, Holders),
    of(Whose::Own, line("/my/sessions/{id}/end", Post, Holders)),
    of(Whose::Own, line("/my/matches/{id}", Get, Holders)),
    of(Whose::Own, line("/my/matches/{id}/agreement", Get, Holders)),
    of(Whose::Own, line("/my/matches/{id}/answer", Post, Holders)),
    of(Whose::Own, line("/my/matches/{id}/withdraw", Post, Holders)),
    of(Whose::Own, line("/my/matches/{id}/check-in", Post, Holders)),
    of(Whose::Own, line("/my/offers/{id}", Get, Holders)),
    of(Whose::Own, line("/my/offers/{id}/confirm", Post, Holders)),
    of(Whose::Own, line("/my/offers/{id}/pause", Post, Holders)),
    of(Whose::Own, line("/my/offers/{id}/resume", Post, Holders)),
    of(Whose::Own, line("/my/offers/{id}/withdraw", Get, Holders)),
    of(Whose::Own, line("/my/offers/{id}/withdraw", Post, Holders)),
    of(Whose::Own, line("/my/offers/{id}/help", Post, Holders)),
    // One's own account.
    line("/desk/account/factor", Get, Entrants),
    line("/desk/account/factor", Post, Entrants),
    line("/desk/account", Get, Who::Staff),
    line("/desk/account/password", Get, Who::Staff),
    line("/desk/account/password", Post, Who::Staff),
    line("/desk/account/factor/remove", Get, Who::Staff),
    line("/desk/account/factor/remove", Post, Who::Staff),
    line("/desk/account/factor/codes", Get, Who::Staff),
    line("/desk/account/factor/codes", Post, Who::Staff),
    line("/desk/account/language", Post, Who::Staff),
    line("/desk/account/sessions/end-others", Post, Who::Staff),
    of(Whose::Own, line("/desk/account/sessions/{id}/end", Post, Who::Staff)),
    // The staff.
    line("/desk/staff", Get, Those(Action::ManageStaff)),
    line("/desk/staff/invitations", Post, Those(Action::ManageStaff)),
    line("/desk/staff/invitations/{id}/revoke", Post, Those(Action::ManageStaff)),
    of(Whose::Others, line("/desk/staff/{id}/role", Post, Those(Action::ManageStaff))),
    of(Whose::Others, line("/desk/staff/{id}/disable", Post, Those(Action::ManageStaff))),
    of(Whose::Others, line("/desk/staff/{id}/enable", Post, Those(Action::ManageStaff))),
    of(Whose::Others, line("/desk/staff/{id}/reset-factor", Post, Those(Action::ManageStaff))),
    line("/desk/audit", Get, Those(Action::ReadAudit)),
    line("/desk/audit.jsonl", Get, Those(Action::ReadAudit)),
    // Offers and requests. The desk itself leads who may not read them to their own account.
    line("/desk", Get, Who::Staff),
    line("/desk/proposals", Post, Those(Action::WriteProposals)),
    line("/desk/proposals/new", Get, Those(Action::WriteProposals)),
    line("/desk/proposals/{id}", Get, Those(Action::ReadProposals)),
    line("/desk/proposals/{id}/edit", Get, Those(Action::WriteProposals)),
    line("/desk/proposals/{id}/edit", Post, Those(Action::WriteProposals)),
    line("/desk/proposals/{id}/withdraw", Get, Those(Action::WriteProposals)),
    line("/desk/proposals/{id}/withdraw", Post, Those(Action::WriteProposals)),
    line("/desk/proposals/{id}/publish", Post, Those(Action::WriteProposals)),
    line("/desk/proposals/{id}/pause", Post, Those(Action::WriteProposals)),
    line("/desk/proposals/{id}/reserve", Post, Those(Action::WriteProposals)),
    line("/desk/proposals/{id}/occupy", Post, Those(Action::WriteProposals)),
    line("/desk/proposals/{id}/photos", Get, Those(Action::ReadProposals)),
    line("/desk/proposals/{id}/photos", Post, Those(Action::WriteProposals)),
    line("/desk/photos/{id}/remove", Post, Those(Action::WriteProposals)),
    // People, of whom caseworkers see those under their own mandate.
    line("/desk/people", Get, Those(Action::KeepCases)),
    line("/desk/people", Post, Those(Action::KeepCases)),
    line("/desk/people/new", Get, Those(Action::KeepCases)),
    of(Whose::Charged, line("/desk/people/{id}", Get, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/people/{id}/open", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/people/{id}/correct", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/people/{id}/card", Get, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/people/{id}/card", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/people/{id}/confirm", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/people/{id}/notes", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/people/{id}/offers", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/people/{id}/told", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/people/{id}/messages", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/people/{id}/messages/open", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/people/{id}/messages/looked", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/people/{id}/messages/{message}", Post, Those(Action::KeepCases))),
    line("/desk/messages", Get, Those(Action::KeepCases)),
    of(Whose::Charged, line("/desk/people/{id}/mandates", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/people/{id}/mandates/{mandate}/end", Post, Those(Action::KeepCases))),
    // Which offers a request may be proposed to, and why not more; or which requests an offer.
    of(Whose::Charged, line("/desk/proposals/{id}/candidates", Get, Those(Action::ReadProposals))),
    // One pair: what it costs others names them, so that whoever sees the plan sees it; and what is decided about it.
    line("/desk/proposals/{id}/candidates/{offer}", Get, Those(Action::SeePlan)),
    line("/desk/proposals/{id}/candidates/{offer}/lock", Post, Those(Action::MarkPairs)),
    line("/desk/proposals/{id}/candidates/{offer}/veto", Post, Those(Action::MarkPairs)),
    line("/desk/proposals/{id}/candidates/{offer}/lift", Post, Those(Action::MarkPairs)),
    // Pairs that a moderator took up. Whoever has charge of neither side is told what they would be told of none.
    of(
        Whose::Others,
        line("/desk/proposals/{id}/candidates/{offer}/select", Post, Those(Action::DecideMatches)),
    ),
    line("/desk/matches", Get, Those(Action::DecideMatches)),
    // What waits, as far as each may see it; what is given goes to who sees it too.
    line("/desk/queue", Get, Those(Action::ReadProposals)),
    line("/desk/queue/live", Get, Those(Action::ReadProposals)),
    line("/desk/queue/give", Get, Those(Action::ReadProposals)),
    line("/desk/queue/give", Post, Those(Action::ReadProposals)),
    of(Whose::Charged, line("/desk/matches/{id}/take", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/matches/{id}", Get, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/matches/{id}/agreement", Get, Those(Action::KeepCases))),
    of(Whose::Others, line("/desk/matches/{id}/send", Post, Those(Action::DecideMatches))),
    of(Whose::Others, line("/desk/matches/{id}/undo", Post, Those(Action::DecideMatches))),
    of(Whose::Charged, line("/desk/matches/{id}/answer", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/matches/{id}/withdraw", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/matches/{id}/happened", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/matches/{id}/check-in", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/matches/{id}/messages", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/matches/{id}/messages/seen", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/matches/{id}/messages/{message}", Post, Those(Action::KeepCases))),
    // The plan of all, and whom it serves how.
    line("/desk/plan", Get, Those(Action::SeePlan)),
    line("/desk/plan", Post, Those(Action::SeePlan)),
    line("/desk/plan/fairness", Get, Those(Action::SeePlan)),
    line("/desk/dashboard", Get, Those(Action::SeePlan)),
    line("/desk/dashboard.csv", Get, Those(Action::SeePlan)),
    // What allies know of a request.
    of(Whose::Charged, line("/desk/proposals/{id}/allies", Get, Those(Action::ReadProposals))),
    of(Whose::Charged, line("/desk/proposals/{id}/allies", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/proposals/{id}/allies/revoke", Post, Those(Action::KeepCases))),
    of(Whose::Others, line("/desk/proposals/{id}/allies/approve", Post, Those(Action::ApproveRequests))),
    // What everybody may read of a request.
    of(Whose::Charged, line("/desk/proposals/{id}/appeal", Get, Those(Action::ReadProposals))),
    of(Whose::Charged, line("/desk/proposals/{id}/appeal", Post, Those(Action::KeepCases))),
    of(Whose::Charged, line("/desk/proposals/{id}/appeal/revoke", Post, Those(Action::KeepCases))),
    of(Whose::Others, line("/desk/proposals/{id}/appeal/approve", Post, Those(Action::ApproveRequests))),
    // The vetting of hosts.
    line("/desk/proposals/{id}/vetting", Get, Those(Action::ReadProposals)),
    line("/desk/proposals/{id}/vetting/steps", Post, Those(Action::RecordVetting)),
    line("/desk/proposals/{id}/vetting/consents", Post, Those(Action::RecordVetting)),
    of(Whose::Others, line("/desk/proposals/{id}/vetting/approve", Post, Those(Action::ApproveVetting))),
    line("/desk/visits", Get, Those(Action::RecordHomeVisit)),
    line("/desk/visits/{id}", Get, Those(Action::RecordHomeVisit)),
    line("/desk/visits/{id}", Post, Those(Action::RecordHomeVisit)),
    // What is told in confidence: whoever wrote the offer that it is about is told what they would be told of nothing.
    line("/desk/incidents", Get, Those(Action::TriageIncidents)),
    of(Whose::Others, line("/desk/incidents/{id}", Get, Those(Action::TriageIncidents))),
    of(Whose::Others, line("/desk/incidents/{id}/open", Post, Those(Action::TriageIncidents))),
    of(Whose::Others, line("/desk/incidents/{id}/take", Post, Those(Action::TriageIncidents))),
    of(Whose::Others, line("/desk/incidents/{id}/severity", Post, Those(Action::TriageIncidents))),
    of(Whose::Others, line("/desk/incidents/{id}/offers", Post, Those(Action::TriageIncidents))),
    of(Whose::Others, line("/desk/incidents/{id}/notes", Post, Those(Action::TriageIncidents))),
    of(Whose::Others, line("/desk/incidents/{id}/close", Post, Those(Action::TriageIncidents))),
    of(Whose::Others, line("/desk/proposals/{id}/suspension", Get, Those(Action::LiftSuspensions))),
    of(Whose::Others, line("/desk/proposals/{id}/suspension/lift", Post, Those(Action::LiftSuspensions))),
    line("/desk/authority-requests", Get, Those(Action::HandleAuthorityRequests)),
    line("/desk/authority-requests", Post, Those(Action::HandleAuthorityRequests)),
    line("/desk/authority-requests/{id}", Get, Those(Action::HandleAuthorityRequests)),
    line("/desk/authority-requests/{id}/open", Post, Those(Action::HandleAuthorityRequests)),
    line("/desk/authority-requests/{id}/decision", Post, Those(Action::HandleAuthorityRequests)),
    // What waits for a review.
    line("/desk/review", Get, Those(Action::ReviewHeld)),
    of(Whose::Others, line("/desk/proposals/{id}/release", Post, Those(Action::ReviewHeld))),
    of(Whose::Others, line("/desk/proposals/{id}/send-back", Post, Those(Action::ReviewHeld))),
    of(Whose::Others, line("/desk/photos/{id}/confirm", Post, Those(Action::ReviewHeld))),
    // Letters, reports and tasks.
    line("/desk/leads", Get, Those(Action::HandleLeads)),
    line("/desk/leads/{id}", Get, Those(Action::HandleLeads)),
    line("/desk/leads/{id}/answer", Post, Those(Action::HandleLeads)),
    line("/desk/leads/{id}/read", Post, Those(Action::HandleLeads)),
    line("/desk/leads/{id}/close", Post, Those(Action::HandleLeads)),
    line("/desk/reports", Get, Those(Action::HandleLeads)),
    line("/desk/reports", Post, Those(Action::HandleLeads)),
    line("/desk/reports/new", Get, Those(Action::HandleLeads)),
    line("/desk/reports/{id}/close", Post, Those(Action::HandleLeads)),
    line("/desk/tasks/{id}/done", Post, Those(Action::HandleLeads)),
    line("/desk/set-aside", Get, Those(Action::ManageQueues)),
    line("/desk/set-aside/{id}/try-again", Post, Those(Action::ManageQueues)),
    line("/desk/set-aside/{id}/discard", Post, Those(Action::ManageQueues)),
    // Other servers.
    line("/desk/domains", Get, Those(Action::ManagePartners)),
    line("/desk/domains", Post, Those(Action::ManagePartners)),
    line("/desk/domains.csv", Get, Those(Action::ManagePartners)),
    line("/desk/lists", Get, Those(Action::ManagePartners)),
    line("/desk/lists", Post, Those(Action::ManagePartners)),
    line("/desk/lists/{id}/fetch", Post, Those(Action::ManagePartners)),
    line("/desk/lists/{id}/end", Post, Those(Action::ManagePartners)),
    line("/desk/lists/drafts/{id}/confirm", Post, Those(Action::ManagePartners)),
    line("/desk/lists/drafts/{id}/dismiss", Post, Those(Action::ManagePartners)),
    line("/desk/partners", Get, Those(Action::ManagePartners)),
    line("/desk/partners", Post, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}", Get, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}/tier", Post, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}/alliance/propose", Post, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}/alliance/confirm", Post, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}/alliance/refuse", Post, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}/alliance/end", Post, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}/flags", Post, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}/note", Post, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}/vetting", Post, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}/retry", Post, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}/remove", Get, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}/remove", Post, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}/block", Get, Those(Action::ManagePartners)),
    line("/desk/partners/{domain}/block", Post, Those(Action::ManagePartners)),
];

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
