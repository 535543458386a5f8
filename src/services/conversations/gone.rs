//! What becomes of conversations when a match is forgotten, or a person erased (PR-08, PR-09).

use chrono::{DateTime, Utc};

use super::{App, PersonId, ServiceError, ally, stored};
use crate::domain::conversation::{MessageState, Speaker, With};
use crate::domain::matches::{Match, MatchState};
use crate::ids::MatchId;
use crate::store::{Tx, matches as stored_matches, offer_people, outbox, people};

/// Deletes what was said about a match, with what is kept of how it was sent. The ally keeps its own for as long as it says.
///
/// # Errors
/// The store's.
pub fn forget_match(tx: &mut Tx<'_>, app: &App, id: MatchId) -> Result<(), ServiceError> {
    let with = With::Ally(id);
    for message in stored::messages_of(tx, &app.data_keys, (with, i64::MAX))? {
        if let (Speaker::Ours, Some(ap_id)) = (message.speaker, &message.ap_id) {
            outbox::forget(tx, ap_id)?;
        }
    }
    Ok(stored::delete(tx, with)?)
}

/// Deletes every conversation that is with or about a person: their own, and that of each match of a request or an offer of theirs. Allies are
/// told to delete what we said.
///
/// # Errors
/// The store's.
pub fn forget_of_person(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    person: PersonId,
) -> Result<(), ServiceError> {
    let mut of: Vec<Match> = Vec::new();
    for request in people::requests_of(tx, person)? {
        of.extend(stored_matches::of_request(tx, request, MatchState::ALL)?);
    }
    for offer in offer_people::offers_of(tx, person)? {
        of.extend(stored_matches::of_offer(tx, offer, MatchState::ALL)?);
    }
    for one in of {
        let with = With::Ally(one.id);
        for message in stored::messages_of(tx, &app.data_keys, (with, i64::MAX))? {
            let was_said = message.speaker == Speaker::Ours && message.state == MessageState::Said;
            if let (true, Some(ap_id), Some(ally)) = (was_said, &message.ap_id, &one.ally) {
                ally::tell_gone(tx, app, now, (ap_id, ally))?;
            }
        }
        stored::delete(tx, with)?;
    }
    Ok(stored::delete(tx, With::Person(person))?)
}
