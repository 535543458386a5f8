//! What a moderator sees of a partner: what was decided, how it fares, and what is kept of it.

use super::mode;
use crate::domain::access::Action;
use crate::domain::alliance::Alliance;
use crate::domain::partner::{FederationMode, FollowState, Policy};
use crate::ids::Domain;
use crate::services::alliances::fingerprint;
use crate::services::{App, ServiceError, Viewer};
use crate::store::backfills::{self, Backfill};
use crate::store::deliveries::{self, HostStatus};
use crate::store::partner_deeds::{self, Recorded};
use crate::store::partners::{self, Partner};
use crate::store::{Conn, actors, alliances, follows, offers};

/// So many deeds are shown.
const DEEDS: i64 = 20;

/// What is known of a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    pub partner: Partner,
    /// What holds for it, domains above it included.
    pub policy: Policy,
    pub follow: Option<FollowState>,
    pub offers_kept: i64,
    pub host: HostStatus,
    pub backfill: Option<Backfill>,
    /// Name and key fingerprint of its association, where it is known.
    pub association: Option<(String, String)>,
    /// What stands between us, with the association that it has now.
    pub alliance: Option<Alliance>,
    pub deeds: Vec<Recorded>,
}

/// One page of partners, and how many there are.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn page(
    conn: &mut Conn,
    viewer: Viewer,
    limit: i64,
    offset: i64,
) -> Result<(i64, Vec<Partner>), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    Ok((partners::count(conn)?, partners::page(conn, limit, offset)?))
}

/// Everything about one partner.
///
/// # Errors
/// [`ServiceError::NotAllowed`], [`ServiceError::NotFound`], or the store's.
pub fn of(conn: &mut Conn, app: &App, viewer: Viewer, domain: &Domain) -> Result<Overview, ServiceError> {
    viewer.require(Action::ManagePartners)?;
    let partner = partners::by_domain(conn, domain)?.ok_or(ServiceError::NotFound("partner"))?;
    let actor = match &partner.association {
        Some(id) => actors::by_ap_id(conn, id)?,
        None => None,
    };
    let (follow, backfill) = match &partner.association {
        Some(id) => {
            (follows::following_state(conn, &app.association(), id)?, backfills::of_target(conn, id)?)
        }
        None => (None, None),
    };
    let alliance = alliances::by_domain(conn, domain)?
        .filter(|alliance| Some(&alliance.association) == partner.association.as_ref());
    Ok(Overview {
        alliance,
        policy: super::policy_of(conn, app, domain)?,
        follow,
        offers_kept: offers::count_of_domain(conn, domain)?,
        host: deliveries::host_status(conn, domain)?,
        backfill,
        association: actor.map(|actor| (actor.name, fingerprint(&actor.public_key_pem))),
        deeds: partner_deeds::of_domain(conn, domain, DEEDS)?,
        partner,
    })
}

/// The fingerprint of our own association's key, for whoever compares it by telephone.
///
/// # Errors
/// The store's.
pub fn own_fingerprint(conn: &mut Conn, app: &App) -> Result<Option<String>, ServiceError> {
    let own = actors::by_ap_id(conn, &app.association())?;
    Ok(own.map(|actor| fingerprint(&actor.public_key_pem)))
}

/// What the instance takes strangers for.
pub fn strangers(app: &App) -> FederationMode {
    mode(app)
}
