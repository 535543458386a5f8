//! What is done to a match at the desk: decided, undone, answered for somebody, and what happened is written down.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use chrono::NaiveDate;

use super::fault::Fault;
use super::match_page::{TypedAct, match_in, render};
use super::matches::path_of;
use super::sent::Sent;
use crate::domain::check_in::HowItGoes;
use crate::domain::matches::{Answer, Party, Sending, TypedStay, Why};
use crate::ids::MatchId;
use crate::services::ServiceError;
use crate::services::matches::{self, By, Decision, Happened, Told};
use crate::web::form::{self, Body};
use crate::web::layout::{Page, see_other};

/// The version of the match that the form was made from.
fn seen(body: &mut Body) -> i32 {
    body.take("version").and_then(|version| version.parse().ok()).unwrap_or(0)
}

/// A code of a form.
fn code<T: std::str::FromStr>(page: &Page, body: &mut Body, (name, back): (&str, &str)) -> Result<T, Fault> {
    let typed = body.take(name).unwrap_or_default();
    typed
        .parse()
        .map_err(|_| Fault::told(page, StatusCode::BAD_REQUEST, page.say().get("match-problem-choose"), back))
}

fn done(id: MatchId, code: &str) -> HttpResponse {
    see_other(&format!("{}?done={code}", path_of(id)))
}

/// `POST /desk/matches/{id}/send`: decides that somebody is asked, or that contact opens.
pub(super) async fn send(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = match_in(&page, &id)?;
    let back = path_of(id);
    let sending: Sending = code(&page, &mut body, ("sending", &back))?;
    let decision = Decision { sending, in_turn: body.take("turn").is_some_and(|turn| turn == "yes") };
    let seen = seen(&mut body);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let decided = page
        .app()
        .tx(move |tx| matches::decide(tx, &app, app.clock.now(), viewer, (id, decision, seen)))
        .await;
    decided.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(done(id, "match-decided"))
}

/// `POST /desk/matches/{id}/undo`.
pub(super) async fn undo(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = match_in(&page, &id)?;
    let back = path_of(id);
    let seen = seen(&mut body);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let undone = page.app().tx(move |tx| matches::undo(tx, now, viewer, (id, seen))).await;
    undone.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(done(id, "match-undone"))
}

/// `POST /desk/matches/{id}/answer`: writes down what somebody answered who was asked by telephone, by paper or in person.
pub(super) async fn answer(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = match_in(&page, &id)?;
    let back = path_of(id);
    let party: Party = code(&page, &mut body, ("party", &back))?;
    let said: Answer = code(&page, &mut body, ("answer", &back))?;
    let why = body.take("why").filter(|why| !why.is_empty());
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    // Whoever says yes, or wishes to talk, gives no reason.
    let why: Option<Why> = match (said, why) {
        (Answer::No, Some(why)) => Some(known_why(&page, &why, &back)?),
        (Answer::No | Answer::Yes | Answer::Call, _) => None,
    };
    let (app, by) = (page.app().clone(), By::Staff(staff.viewer()));
    let told = page
        .app()
        .tx(move |tx| matches::answer(tx, &app, app.clock.now(), &by, (id, party, said, why)))
        .await
        .map_err(|error| Fault::service(&page, error, &back))?;
    Ok(done(
        id,
        match told {
            Told::Noted => "match-answered",
            Told::Taken => "match-taken",
        },
    ))
}

fn known_why(page: &Page, why: &str, back: &str) -> Result<Why, Fault> {
    why.parse()
        .map_err(|_| Fault::told(page, StatusCode::BAD_REQUEST, page.say().get("match-problem-choose"), back))
}

/// `POST /desk/matches/{id}/withdraw`: writes down that somebody takes a yes back.
pub(super) async fn withdraw(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = match_in(&page, &id)?;
    let back = path_of(id);
    let party: Party = code(&page, &mut body, ("party", &back))?;
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (app, by) = (page.app().clone(), By::Staff(staff.viewer()));
    let taken_back =
        page.app().tx(move |tx| matches::withdraw(tx, &app, app.clock.now(), &by, (id, party))).await;
    taken_back.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(done(id, "match-withdrawn"))
}

/// `POST /desk/matches/{id}/check-in`: writes down how somebody says that the stay goes.
pub(super) async fn check_in(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = match_in(&page, &id)?;
    let back = path_of(id);
    let party: Party = code(&page, &mut body, ("party", &back))?;
    let said: HowItGoes = code(&page, &mut body, ("how", &back))?;
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (app, by) = (page.app().clone(), By::Staff(staff.viewer()));
    let told =
        page.app().tx(move |tx| matches::say_how(tx, &app, app.clock.now(), &by, (id, party, said))).await;
    told.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(done(id, "match-answered"))
}

/// `POST /desk/matches/{id}/happened`: what the team writes down. What was typed is kept where something is wrong with it.
pub(super) async fn happened(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = match_in(&page, &id)?;
    let back = path_of(id);
    let what = body.take("what").unwrap_or_default();
    let seen = seen(&mut body);
    let typed = TypedAct::take(&mut body);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let what = match read(&what, &typed) {
        Ok(what) => what,
        Err(text) => {
            let sentence = page.say().get(text);
            return render(&page, &staff, id, (None, Some((vec![(String::new(), sentence)], typed)))).await;
        }
    };
    let (app, by) = (page.app().clone(), By::Staff(staff.viewer()));
    let noted =
        page.app().tx(move |tx| matches::happened(tx, &app, app.clock.now(), &by, (id, &what, seen))).await;
    match noted {
        Ok(_) => Ok(done(id, "match-noted")),
        Err(ServiceError::Stay(errors)) => {
            let t = page.say();
            let told = errors
                .iter()
                .map(|error| (error.field().to_owned(), super::match_words::stay_problem(t, error)))
                .collect();
            render(&page, &staff, id, (None, Some((told, typed)))).await
        }
        Err(error) => Err(Fault::service(&page, error, &back)),
    }
}

/// Reads what happened; the text of what is wrong otherwise.
fn read(what: &str, typed: &TypedAct) -> Result<Happened, &'static str> {
    let on = || typed.on.trim().parse::<NaiveDate>().map_err(|_| "match-problem-no-date");
    let why = || typed.why.parse::<Why>().map_err(|_| "match-problem-choose");
    match what {
        "met" => Ok(Happened::Met(on()?)),
        "begun" => Ok(Happened::Begun(on()?)),
        "ended" => Ok(Happened::Ended(why()?, on()?)),
        "vetoed" => Ok(Happened::Vetoed(why()?)),
        "agreed" => Ok(Happened::Agreed(TypedStay {
            kind: typed.kind.clone(),
            from: typed.from.clone(),
            until: typed.until.clone(),
            rent: cents(&typed.rent),
        })),
        _ => Err("match-problem-choose"),
    }
}

/// Euros as they are typed, in cents; what is no amount stays as it is, and is refused.
fn cents(typed: &str) -> String {
    form::cents(typed).map_or_else(|| typed.trim().to_owned(), |cents| cents.to_string())
}
