//! Whether the vetting that a partner claims for its hosts counts here.

use chrono::{DateTime, Utc};

use super::{known, record};
use crate::domain::access::Action;
use crate::domain::matching::verdicts::Trust;
use crate::domain::partner::PartnerDeed;
use crate::ids::Domain;
use crate::services::{ServiceError, Viewer};
use crate::store::{Tx, partners};

/// Says whether it counts. Where it does not, none of its offers is proposed to anybody here.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`], or the store's.
pub fn set(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (domain, trust): (&Domain, Trust),
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    if known(tx, domain)?.vetting_trust == trust {
        return Ok(());
    }
    partners::set_vetting_trust(tx, domain, trust)?;
    let deed = match trust {
        Trust::Trusted => PartnerDeed::VettingTrusted,
        Trust::Distrusted => PartnerDeed::VettingDistrusted,
    };
    record(tx, now, viewer, domain, (deed, ""))
}
