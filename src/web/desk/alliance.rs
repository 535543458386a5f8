//! The alliance on a partner's page: where it stands in plain words, and the buttons that propose, confirm, refuse and end it. What is
//! proposed or confirmed bears the fingerprint that the page showed: with another key by then, nothing happens.

use actix_web::HttpResponse;
use actix_web::web::Path;

use super::fault::Fault;
use super::notice::Done;
use super::partner::{done, told, when};
use super::sent::Sent;
use crate::domain::alliance::{AllianceState, Side};
use crate::domain::partner::PartnerTier;
use crate::services::alliances as service;
use crate::services::partners::overview::Overview;
use crate::store::Tx;
use crate::web::layout::Say;

/// What the page shows of an alliance.
pub(super) struct Shown {
    /// Whether it waits for a decision here: then it comes first on the page.
    pub(super) is_asked: bool,
    pub(super) sentence: String,
    /// When it last changed.
    pub(super) since: Option<String>,
    /// What to beware of.
    pub(super) warning: Option<String>,
    pub(super) keys: Option<Keys>,
    pub(super) buttons: Vec<Button>,
}

impl Shown {
    /// Whether one of its buttons says that the keys were compared.
    pub(super) fn is_to_be_declared(&self) -> bool {
        self.buttons.iter().any(|button| button.is_declaration)
    }
}

/// What a moderator compares before a declaration.
pub(super) struct Keys {
    pub(super) domain: String,
    pub(super) theirs: String,
    pub(super) ours: Option<String>,
}

pub(super) struct Button {
    /// The last part of its address.
    pub(super) act: &'static str,
    pub(super) label: String,
    pub(super) class: &'static str,
    /// Whether it says which fingerprint was seen.
    pub(super) is_declaration: bool,
}

/// What stands between us and a partner. `None` for a blocked one.
pub(super) fn shown(t: Say, of: &Overview, own_fingerprint: Option<String>) -> Option<Shown> {
    if of.policy.tier == PartnerTier::Blocked {
        return None;
    }
    let state = of.alliance.as_ref().map(|alliance| alliance.state);
    let theirs = of.association.as_ref().map(|(_, fingerprint)| fingerprint.clone());
    let Some(theirs) = theirs.filter(|_| of.partner.runs_rooftop()) else {
        let sentence = t.get("alliance-not-possible");
        let (since, warning, keys) = (None, None, None);
        return Some(Shown { is_asked: false, sentence, since, warning, keys, buttons: Vec::new() });
    };
    let button = |act, id: &str, class| Button {
        act,
        label: t.get(id),
        class,
        is_declaration: matches!(act, "propose" | "confirm"),
    };
    let buttons = match state {
        None | Some(AllianceState::Declined | AllianceState::Ended) => {
            vec![button("propose", "alliance-act-propose", "button")]
        }
        Some(AllianceState::Offered) => vec![button("end", "alliance-act-withdraw", "button plain")],
        Some(AllianceState::Asked) => vec![
            button("confirm", "alliance-act-confirm", "button"),
            button("refuse", "alliance-act-refuse", "button plain"),
        ],
        Some(AllianceState::Allied) => vec![button("end", "alliance-act-end", "button plain danger")],
    };
    Some(Shown {
        is_asked: state == Some(AllianceState::Asked),
        sentence: t.get(sentence(of)),
        since: of.alliance.as_ref().map(|alliance| when(t, Some(alliance.changed_at))),
        warning: warning(of, &theirs).map(|id| t.get(id)),
        keys: Some(Keys { domain: of.partner.domain.to_string(), theirs, ours: own_fingerprint }),
        buttons,
    })
}

fn sentence(of: &Overview) -> &'static str {
    let Some(alliance) = &of.alliance else { return "alliance-none" };
    match (alliance.state, alliance.by) {
        (AllianceState::Offered, _) => "alliance-offered",
        (AllianceState::Asked, _) => "alliance-asked",
        (AllianceState::Allied, _) => "alliance-allied",
        (AllianceState::Declined, Side::Us) => "alliance-declined-us",
        (AllianceState::Declined, Side::Them) => "alliance-declined-them",
        (AllianceState::Ended, Side::Us) => "alliance-ended-us",
        (AllianceState::Ended, Side::Them) => "alliance-ended-them",
    }
}

/// Whether the key is another than the one that a moderator saw.
fn warning(of: &Overview, key: &str) -> Option<&'static str> {
    let alliance = of.alliance.as_ref().filter(|alliance| alliance.we_declare())?;
    let is_other = alliance.seen.as_deref().is_some_and(|seen| seen != key);
    is_other.then_some("alliance-other-key")
}

/// `POST /desk/partners/{domain}/alliance/propose`.
pub(super) async fn propose(sent: Sent, domain: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, domain, mut body) = told(sent, &domain)?;
    let seen = body.take("fingerprint").unwrap_or_default();
    let (app, viewer, now) = (page.app().clone(), staff.viewer(), page.app().clock.now());
    let named = domain.clone();
    let deed = move |tx: &mut Tx<'_>| service::propose(tx, &app, now, viewer, (&named, &seen)).map(drop);
    done(&page, &domain, body, deed, Done::AllianceProposed).await
}

/// `POST /desk/partners/{domain}/alliance/confirm`.
pub(super) async fn confirm(sent: Sent, domain: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, domain, mut body) = told(sent, &domain)?;
    let seen = body.take("fingerprint").unwrap_or_default();
    let (app, viewer, now) = (page.app().clone(), staff.viewer(), page.app().clock.now());
    let named = domain.clone();
    let deed = move |tx: &mut Tx<'_>| service::confirm(tx, &app, now, viewer, (&named, &seen));
    done(&page, &domain, body, deed, Done::AllianceConfirmed).await
}

/// `POST /desk/partners/{domain}/alliance/refuse`.
pub(super) async fn refuse(sent: Sent, domain: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, domain, body) = told(sent, &domain)?;
    let (app, viewer, now) = (page.app().clone(), staff.viewer(), page.app().clock.now());
    let named = domain.clone();
    let deed = move |tx: &mut Tx<'_>| service::refuse(tx, &app, now, viewer, &named);
    done(&page, &domain, body, deed, Done::AllianceRefused).await
}

/// `POST /desk/partners/{domain}/alliance/end`.
pub(super) async fn end(sent: Sent, domain: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, domain, body) = told(sent, &domain)?;
    let (app, viewer, now) = (page.app().clone(), staff.viewer(), page.app().clock.now());
    let named = domain.clone();
    let deed = move |tx: &mut Tx<'_>| service::end(tx, &app, now, viewer, &named);
    done(&page, &domain, body, deed, Done::AllianceEnded).await
}
