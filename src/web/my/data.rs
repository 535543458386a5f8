//! `GET /my/data.json`: everything that is known of somebody, for them to take along (GDPR, articles 15 and 20).

use actix_web::HttpResponse;
use actix_web::http::header;
use serde_json::{Map, Value, json};

use super::Holder;
use crate::domain::contact::Contact;
use crate::domain::field::Draft;
use crate::domain::incident::{Incident, IncidentField};
use crate::domain::private::Private;
use crate::domain::proposal::Proposal;
use crate::services::own::{self, Export, LookedBy};
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
    let body = serde_json::to_vec_pretty(&document(&export)).unwrap_or_default();
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"data.json\""))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(body))
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
        "requests": export.requests.iter().map(request).collect::<Vec<_>>(),
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

fn request(request: &Proposal) -> Value {
    let terms: Draft = request.terms.write();
    let fields: Map<String, Value> =
        terms.iter().map(|(field, texts)| (field.name().to_owned(), json!(texts))).collect();
    json!({
        "id": request.ap_id,
        "state": request.state.as_str(),
        "written_at": request.created_at,
        "changed_at": request.updated_at,
        "fields": fields,
    })
}
