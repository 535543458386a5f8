//! What a moderator sees of a partner: what was decided, how it fares, and what is kept of it.

use super::mode;
use crate::crypto;
use crate::domain::access::Action;
use crate::domain::partner::{FederationMode, FollowState, Policy};
use crate::ids::Domain;
use crate::services::{App, ServiceError, Viewer};
use crate::store::backfills::{self, Backfill};
use crate::store::deliveries::{self, HostStatus};
use crate::store::partner_deeds::{self, Recorded};
use crate::store::partners::{self, Partner};
use crate::store::{Conn, actors, follows, offers};

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
    Ok(Overview {
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

/// A key's fingerprint, in groups that can be read out on the telephone: SHA-256 of the key without its lines and frame.
fn fingerprint(pem: &str) -> String {
    let key: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let hash = crypto::sha256_hex(key.as_bytes());
    let groups: Vec<&str> = (0..8).filter_map(|group| hash.get(group * 4..group * 4 + 4)).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_of_the_key_and_not_of_its_frame() {
        let one = fingerprint("-----BEGIN PUBLIC KEY-----\nAAAA\nBBBB\n-----END PUBLIC KEY-----\n");
        assert_eq!(one, fingerprint("-----BEGIN PUBLIC KEY-----\nAAAABBBB\n-----END PUBLIC KEY-----"));
        assert_ne!(one, fingerprint("-----BEGIN PUBLIC KEY-----\nAAAABBBC\n-----END PUBLIC KEY-----"));
        assert_eq!(one.split(' ').map(str::len).collect::<Vec<_>>(), [4; 8]);
    }
}
