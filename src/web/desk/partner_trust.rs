//! Whether the vetting that an ally claims for its hosts counts here: a part of a partner's page, and its button.

use actix_web::HttpResponse;
use actix_web::web::Path;

use super::fault::Fault;
use super::notice::Done;
use super::partner::{done, told};
use super::partners::PATH;
use super::sent::Sent;
use crate::domain::matching::verdicts::Trust;
use crate::domain::partner::PartnerTier;
use crate::services::ServiceError;
use crate::services::partners::overview::Overview;
use crate::services::partners::trust;
use crate::store::Tx;
use crate::web::layout::Say;

/// What the page shows of it.
pub(super) struct Shown {
    pub(super) sentence: String,
    pub(super) button: String,
    /// What the button says.
    pub(super) says: Trust,
}

/// For an ally alone: nobody else's offers are proposed to anybody.
pub(super) fn shown(t: Say, of: &Overview) -> Option<Shown> {
    if of.policy.tier != PartnerTier::Ally {
        return None;
    }
    let (sentence, button, says) = match of.partner.vetting_trust {
        Trust::Trusted => ("partner-vetting-trusted", "partner-vetting-act-distrust", Trust::Distrusted),
        Trust::Distrusted => ("partner-vetting-distrusted", "partner-vetting-act-trust", Trust::Trusted),
    };
    Some(Shown { sentence: t.get(sentence), button: t.get(button), says })
}

/// `POST /desk/partners/{domain}/vetting`.
pub(super) async fn choose(sent: Sent, domain: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, domain, mut body) = told(sent, &domain)?;
    let said = body.take("trust").unwrap_or_default().parse::<Trust>();
    let invalid =
        |_| Fault::service(&page, ServiceError::Invalid("trust: is trusted or distrusted".to_owned()), PATH);
    let said = said.map_err(invalid)?;
    let (viewer, now, named) = (staff.viewer(), page.app().clock.now(), domain.clone());
    let deed = move |tx: &mut Tx<'_>| trust::set(tx, now, viewer, (&named, said));
    done(&page, &domain, body, deed, Done::PartnerChanged).await
}
