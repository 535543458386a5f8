//! `GET /my/data.json`: everything that is known of somebody, for them to take along (GDPR, articles 15 and 20).

use actix_web::HttpResponse;
use actix_web::http::header;
use serde_json::{Map, Value, json};

use super::Holder;
use crate::allow;
use crate::domain::audience::Audience;
use crate::domain::contact::Contact;
use crate::domain::conversation::Speaker;
use crate::domain::disclosed::{Document, verdict};
use crate::domain::field::Draft;
use crate::domain::incident::{Incident, IncidentField};
use crate::domain::matches::MatchState;
use crate::domain::move_on::MoveOn;
use crate::domain::private::Private;
use crate::domain::proposal::Proposal;
use crate::ids::MatchId;
use crate::services::appeals::Shown;
use crate::services::matches::OwnMatch;
use crate::services::own::{self, Export, LookedBy};
use crate::services::requests::Abroad;
use crate::store::conversations::Message;
use crate::web::desk::fault::Fault;
use crate::web::error::OnPage;
use crate::web::layout::Page;

/// The path of the file.
pub(super) const PATH: &str = "/my/data.json";

/// `GET /my/data.json`.
pub(super) async fn export(page: Page, holder: Holder) -> Result<HttpResponse, Fault> {
    let (app, now) = (page.app().clone(), page.app().clock.now());
    let person = holder.session.person;
    let read = page.app().db.read(move |conn| own::export(conn, &app, now, &person));
    let export = read.await.on(&page)?;
    let body = serde_json::to_vec_pretty(&leaving(document(&export))).unwrap_or_default();
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"data.json\""))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(body))
}

/// The copy as whoever it is about may see it: a property without a line in the table stays here.
fn leaving(document: Value) -> Value {
    allow::leaving(document, &|under, name| verdict(Document::Own, Audience::Themselves, under, name))
}

fn document(export: &Export) -> Value {
    let person = &export.person;
    json!({
        "id": person.id,
        "kind": person.kind.as_str(),
        "language": person.language,
        "registered_at": person.created_at,
        "erasure_asked_at": person.erase_asked_at,
        // `null` while a new card hides it.
        "contact": export.contact.as_ref().map(contact),
        "notes": export.notes.iter().map(|note| json!({
            "at": note.at,
            // A role, and nobody's name (PR-11).
            "by": note.role.as_str(),
            "text": note.text.expose(),
        })).collect::<Vec<_>>(),
        "messages": export.messages.iter().map(message).collect::<Vec<_>>(),
        "requests": export.requests.iter().zip(&export.appeals).map(request).collect::<Vec<_>>(),
        "offers": export.offers.iter().map(proposal).collect::<Vec<_>>(),
        "matches": export.matches.iter().map(matched).collect::<Vec<_>>(),
        "moving_on": export.plans.iter().map(moving_on).collect::<Vec<_>>(),
        "mandates": export.mandates.iter().map(|mandate| json!({
            "given_via": mandate.given_via.as_str(),
            "language": mandate.language,
            "given_on": mandate.given_on,
        })).collect::<Vec<_>>(),
        "card": export.card.map(|card| json!({"issued_at": card.issued_at, "wrong_pins": card.failures})),
        "sessions": export.sessions.iter().map(|session| json!({
            "browser": session.browser,
            "phone": session.phone.as_str(),
            "since": session.created_at,
            "seen_at": session.seen_at,
        })).collect::<Vec<_>>(),
        "looked_at_by": export.looked.iter().map(|looked| json!({
            "at": looked.at,
            "deed": looked.event.as_str(),
            "by": match looked.by {
                LookedBy::Staff(role) => role.as_str(),
                LookedBy::Themselves => "yourself",
                LookedBy::Program => "program",
            },
            "reason": looked.reason,
        })).collect::<Vec<_>>(),
        "told_in_confidence": export.told.iter().map(told).collect::<Vec<_>>(),
    })
}

/// Something that they said, or the association: of whoever wrote it there is no name.
fn message(message: &Message) -> Value {
    json!({
        "at": message.said_at,
        "by": match message.speaker {
            Speaker::Person => "yourself",
            Speaker::Ours | Speaker::Ally => "association",
        },
        "text": message.text.expose(),
    })
}

fn contact(contact: &Contact) -> Value {
    let fields = contact.fields().into_iter();
    Value::Object(fields.map(|(field, text)| (field.as_str().to_owned(), json!(text))).collect())
}

fn told((incident, words): &(Incident, Vec<(IncidentField, Private)>)) -> Value {
    let words: Map<String, Value> =
        words.iter().map(|(field, text)| (field.as_str().to_owned(), json!(text.expose()))).collect();
    json!({
        "at": incident.created_at,
        "kind": incident.kind.as_str(),
        "state": incident.state.as_str(),
        "words": words,
    })
}

/// A match as its own side knows it. What they are told of the other is the other's, and stays on the page.
fn matched(own: &OwnMatch) -> Value {
    let one = &own.one;
    json!({
        "id": one.id,
        "you_are": own.party.as_str(),
        "state": if one.state == MatchState::Vetoed { MatchState::Lapsed } else { one.state }.as_str(),
        "written_at": one.created_at,
        "changed_at": one.updated_at,
        "met_on": one.met_on,
        "began_on": one.began_on,
        "ended_on": one.ended_on,
        "check_ins": own.check_ins.iter().map(|one| json!({
            "asked_at": one.asked_at,
            "answer": one.answer.map(|answer| answer.as_str()),
            "answered_at": one.answered_at,
        })).collect::<Vec<_>>(),
    })
}

/// What comes after a stay, as it was written with them.
fn moving_on((of, plan): &(MatchId, MoveOn)) -> Value {
    let codes: Vec<&str> = plan.wish.homes.iter().map(|home| home.as_str()).collect();
    let zones: Vec<String> = plan.wish.zones.iter().map(ToString::to_string).collect();
    json!({
        "id": of,
        "homes": codes,
        "zones": zones,
        "by": plan.wish.by,
        "words": plan.wish.words.expose(),
        "steps": plan.steps.iter().map(|step| json!({
            "kind": step.of.kind.as_str(),
            "who": step.of.by.as_str(),
            "due_on": step.of.due_on,
            "done_on": step.done_on,
            "text": step.of.detail.expose(),
        })).collect::<Vec<_>>(),
    })
}

fn proposal(proposal: &Proposal) -> Value {
    let terms: Draft = proposal.terms.write();
    let fields: Map<String, Value> =
        terms.iter().map(|(field, texts)| (field.name().to_owned(), json!(texts))).collect();
    json!({
        "id": proposal.ap_id,
        "state": proposal.state.as_str(),
        "written_at": proposal.created_at,
        "changed_at": proposal.updated_at,
        "fields": fields,
    })
}

fn request((abroad, public): (&Abroad, &Shown)) -> Value {
    let mut told = proposal(&abroad.request);
    told["consent"] = json!(abroad.consent.as_ref().map(|consent| json!({
        "to": consent.recipients,
        "given_via": consent.given_via.as_str(),
        "language": consent.language,
        "given_at": consent.given_at,
    })));
    // All that other associations hold.
    told["known_by"] = json!(abroad.sent.as_ref().map(|sent| json!({
        "associations": sent.recipients,
        "since": sent.sent_at,
        "household_size": sent.bands.size,
        "area": sent.bands.area,
        "period": sent.bands.period.to_string(),
    })));
    // All that everybody may read, in no place that leads here.
    told["appeal"] = json!(public.consent.as_ref().map(|consent| json!({
        "given_via": consent.given_via.as_str(),
        "language": consent.language,
        "given_at": consent.given_at,
        "since": public.appeal.as_ref().and_then(|appeal| appeal.out()).map(|(_, since)| since),
    })));
    told
}
