//! A file of domains, as other servers export it: what it would change, line by line, and the change. Nothing becomes weaker by it.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};

use super::{mode, record, save};
use crate::domain::access::Action;
use crate::domain::alliance::Side;
use crate::domain::domain_list::{self, Effect, Line};
use crate::domain::partner::{DomainFlags, PartnerDeed, PartnerTier, Policy, Severity};
use crate::ids::Domain;
use crate::services::{App, ServiceError, Viewer, alliances};
use crate::store::{Conn, Tx, partners, purge};

/// A line, and what it would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub line: Line,
    pub change: Change,
}

/// What a line would change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Effect(Effect),
    /// It names this instance itself, or a domain above it: it is left out.
    Ourselves,
}

impl Planned {
    /// Whether the line changes anything.
    pub fn changes(&self) -> bool {
        match self.change {
            Change::Effect(Effect::New(_) | Effect::Changed { .. }) => true,
            Change::Effect(Effect::Same(_) | Effect::StaysStricter(_)) | Change::Ourselves => false,
        }
    }
}

/// What the lines would change; nothing is written.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn plan(
    conn: &mut Conn,
    app: &App,
    viewer: Viewer,
    lines: &[Line],
) -> Result<Vec<Planned>, ServiceError> {
    viewer.require(Action::ManagePartners)?;
    let decided: BTreeMap<Domain, Policy> = partners::all(conn)?
        .into_iter()
        .map(|partner| (partner.domain, Policy { tier: partner.tier, flags: partner.flags }))
        .collect();
    let usual = mode(app).tier_of(None);
    let change = |line: &Line| {
        if line.domain.covers(app.urls.domain()) {
            return Change::Ourselves;
        }
        Change::Effect(domain_list::effect(line, decided.get(&line.domain).copied(), usual))
    };
    Ok(lines.iter().map(|line| Planned { change: change(line), line: line.clone() }).collect())
}

/// Does what [`plan`] says, all or nothing; gives what was done.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn apply(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    lines: &[Line],
) -> Result<Vec<Planned>, ServiceError> {
    let planned = plan(tx, app, viewer, lines)?;
    // Most domains of a long list were never heard of: those need no search for what is kept of them.
    let heard_of: HashSet<Domain> = purge::known(tx)?.iter().flat_map(Domain::and_above).collect();
    for one in &planned {
        let to = match one.change {
            Change::Effect(Effect::New(to) | Effect::Changed { to, .. }) => to,
            Change::Effect(Effect::Same(_) | Effect::StaysStricter(_)) | Change::Ourselves => continue,
        };
        decide(tx, app, now, viewer, (&one.line, to))?;
        if to.tier == PartnerTier::Blocked && heard_of.contains(&one.line.domain) {
            super::forget_below(tx, app, now, &one.line.domain)?;
        }
    }
    Ok(planned)
}

fn decide(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (line, to): (&Line, Policy),
) -> Result<(), ServiceError> {
    let domain = &line.domain;
    if to.tier == PartnerTier::Blocked {
        alliances::lapse(tx, now, domain, Side::Us)?;
    }
    let known = partners::by_domain(tx, domain)?;
    let kept = known.as_ref().and_then(|p| p.association.as_ref().map(|a| (a, p.software.as_str())));
    save(tx, now, domain, to.tier, kept)?;
    let before = known.as_ref().map_or(DomainFlags::default(), |known| known.flags);
    if before != to.flags {
        super::set_flags(tx, app, now, viewer, (domain, to.flags))?;
    }
    if known.is_none_or(|known| known.note.is_empty()) && !line.public_comment.is_empty() {
        partners::set_note(tx, domain, &line.public_comment)?;
    }
    record(tx, now, viewer, domain, (PartnerDeed::Imported, line.severity.as_str()))
}

/// What was decided here, as lines of a file: whoever is blocked, silenced or partly rejected. The notes of the moderators stay here.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn export(conn: &mut Conn, viewer: Viewer) -> Result<Vec<Line>, ServiceError> {
    viewer.require(Action::ManagePartners)?;
    let restricted = partners::all(conn)?
        .into_iter()
        .filter(|partner| partner.tier == PartnerTier::Blocked || partner.flags != DomainFlags::default());
    let severity = |tier: PartnerTier, flags: DomainFlags| match tier {
        PartnerTier::Blocked => Severity::Suspend,
        PartnerTier::Ally | PartnerTier::Open if flags.silenced => Severity::Silence,
        PartnerTier::Ally | PartnerTier::Open => Severity::Noop,
    };
    Ok(restricted
        .map(|partner| Line {
            number: 0,
            severity: severity(partner.tier, partner.flags),
            domain: partner.domain,
            flags: partner.flags,
            public_comment: String::new(),
        })
        .collect())
}
