//! `/desk/account/factor`: sets the second factor up, replaces it, removes it, and makes new recovery codes.
//! The key that a page offers is sealed in the page, for its session alone; nothing is stored before a code of it was right.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use qrcodegen::{QrCode, QrCodeEcc};

use super::account::PATH;
use super::fault::Fault;
use super::limit::{SignInLimit, Tried};
use super::notice::Done;
use super::sent::{Sent, SentByEntrant};
use super::sign_in::with_session;
use super::{HOME, style};
use crate::crypto::totp::TotpKey;
use crate::domain::access::Standing;
use crate::domain::account::AccountProblem;
use crate::services::second_factor::{self, Changer, Enrolled, Outcome, Proof};
use crate::services::{App, ServiceError, accounts};
use crate::store::Tx;
use crate::web::error::{OnPage, account_problem};
use crate::web::layout::{Forms, Page, Say, see_other};
use crate::web::session::{self, Entrant, FACTOR_PATH, Staff, way_in};

/// How many white modules stand around a QR code, as its standard wants.
const QUIET_MODULES: i32 = 4;

#[derive(Template)]
#[template(path = "desk/factor.html")]
struct FactorPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    offer: &'a str,
    uri: String,
    /// The key in groups of four.
    key: String,
    qr: Qr,
    /// Whether there is a second factor, which this one replaces.
    replaces: bool,
    /// Whether nothing else can be done before.
    is_due: bool,
    error: Option<String>,
}

/// The dark modules of a QR code as the path of an SVG.
#[derive(Default)]
pub(super) struct Qr {
    pub(super) size: i32,
    pub(super) path: String,
}

impl Qr {
    /// `None` where the text is too long for any QR code.
    pub(super) fn of(text: &str) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let modules = 0..code.size();
        let dark = modules.clone().flat_map(|y| modules.clone().map(move |x| (x, y)));
        let path = dark
            .filter(|(x, y)| code.get_module(*x, *y))
            .map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET_MODULES, y + QUIET_MODULES))
            .collect();
        Some(Self { size: code.size() + 2 * QUIET_MODULES, path })
    }
}

#[derive(Template)]
#[template(path = "desk/recovery_codes.html")]
struct CodesPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    codes: Vec<String>,
    /// Where to go on.
    back: &'a str,
}

#[derive(Template)]
#[template(path = "desk/factor_ask.html")]
struct AskPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    deed: Deed,
    error: Option<String>,
}

/// What asks for the password and the second factor once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Remove,
    NewCodes,
}

impl Deed {
    fn path(self) -> &'static str {
        match self {
            Self::Remove => "/desk/account/factor/remove",
            Self::NewCodes => "/desk/account/factor/codes",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Remove => "factor-remove-title",
            Self::NewCodes => "factor-codes-title",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Remove => "factor-remove-text",
            Self::NewCodes => "factor-codes-text",
        }
    }
}

/// `GET /desk/account/factor`.
pub(super) async fn form(page: Page, entrant: Entrant) -> Result<HttpResponse, Fault> {
    let offer = second_factor::seal_offer(page.app(), entrant.staff.session, &TotpKey::random());
    show(&page, &entrant, &offer, None).await
}

async fn show(
    page: &Page,
    entrant: &Entrant,
    offer: &str,
    error: Option<String>,
) -> Result<HttpResponse, Fault> {
    let staff = &entrant.staff;
    let (app, id) = (page.app(), staff.account.id);
    let Some(key) = second_factor::open_offer(app, staff.session, offer) else {
        return Ok(see_other(FACTOR_PATH));
    };
    let state = app.db.read(move |conn| second_factor::state(conn, id)).await.on(page)?;
    let uri = key.uri(page.association(), &staff.account.email);
    let letters: Vec<char> = key.base32().chars().collect();
    let status = if error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let template = FactorPage {
        page,
        t: page.say(),
        style: style::path(),
        csrf: &staff.csrf,
        offer,
        qr: Qr::of(&uri).unwrap_or_default(),
        uri,
        key: letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" "),
        replaces: state.is_some(),
        is_due: entrant.standing == Standing::EnrolmentDue,
        error,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /desk/account/factor`: a code of the key that was offered; where there is a factor already, password and proof of it too.
pub(super) async fn enrol(
    sent: SentByEntrant,
    request: HttpRequest,
    limit: Data<SignInLimit>,
) -> Result<HttpResponse, Fault> {
    let SentByEntrant { page, entrant, mut body } = sent;
    if entrant.standing == Standing::CodeDue {
        return Ok(see_other(&way_in(&page, HOME)));
    }
    limit.turn(&page, &request, Tried::Code)?;
    let mut take = |name| body.take(name).unwrap_or_default();
    let (offer, code, password) = (take("offer"), take("new_code"), take("password"));
    let present = Proof::of(take("code"), take("recovery"));
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    if second_factor::open_offer(page.app(), entrant.staff.session, &offer).is_none() {
        // Made for another session, or by nobody: there is nothing to show again.
        return Err(Fault::service(&page, ServiceError::Invalid("offer".to_owned()), FACTOR_PATH));
    }
    match enrolled(&page, &request, &entrant.staff, (&offer, code, password, present)).await {
        Ok(enrolled) => {
            let back = if entrant.standing == Standing::EnrolmentDue { HOME } else { PATH };
            let shown = show_codes(&page, enrolled.recovery_codes, back)?;
            with_session(&page, shown, &enrolled.token)
        }
        Err(ServiceError::Account(problem)) => {
            show(&page, &entrant, &offer, Some(account_problem(page.say(), problem))).await
        }
        Err(error) => Err(Fault::service(&page, error, PATH)),
    }
}

async fn enrolled(
    page: &Page,
    request: &HttpRequest,
    staff: &Staff,
    (offer, code, password, present): (&str, String, String, Proof),
) -> Result<Enrolled, ServiceError> {
    let (app, now, id, session) =
        (page.app().clone(), page.app().clock.now(), staff.account.id, staff.session);
    let key = second_factor::open_offer(&app, session, offer).ok_or(AccountProblem::WrongCode)?;
    let replaces = page.app().db.read(move |conn| {
        let replaces = second_factor::state(conn, id)?.is_some();
        if replaces {
            accounts::check_password(conn, id, &password)?;
        }
        Ok::<_, ServiceError>(replaces)
    });
    let present = replaces.await?.then_some(present);
    let (account, browser) = (staff.account.clone(), session::browser(request));
    let enrolling = move |tx: &mut Tx<'_>| {
        let by = Changer { account: &account, session, browser: &browser };
        second_factor::enrol(tx, &app, now, by, (&key, &code, present.as_ref()))
    };
    page.app().db.tx(enrolling).await?.into_result()
}

fn show_codes(page: &Page, codes: Vec<String>, back: &str) -> Result<HttpResponse, Fault> {
    Ok(page.show(&CodesPage { page, t: page.say(), style: style::path(), codes, back })?)
}

/// `GET /desk/account/factor/remove`.
pub(super) async fn ask_removal(page: Page, staff: Staff) -> Result<HttpResponse, Fault> {
    ask(&page, &staff, Deed::Remove, None)
}

/// `GET /desk/account/factor/codes`.
pub(super) async fn ask_codes(page: Page, staff: Staff) -> Result<HttpResponse, Fault> {
    ask(&page, &staff, Deed::NewCodes, None)
}

fn ask(page: &Page, staff: &Staff, deed: Deed, error: Option<String>) -> Result<HttpResponse, Fault> {
    let status = if error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let template = AskPage { page, t: page.say(), style: style::path(), csrf: &staff.csrf, deed, error };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// Reads password and proof of a form, and does a deed with the proof, where the password is right.
async fn proven<T: Send + 'static>(
    (sent, request, limit): (Sent, HttpRequest, Data<SignInLimit>),
    deed: impl FnOnce(&mut Tx<'_>, &App, (&Staff, &Proof)) -> Result<Outcome<T>, ServiceError> + Send + 'static,
) -> Result<(Page, Staff, Result<T, ServiceError>), Fault> {
    let Sent { page, staff, mut body } = sent;
    limit.turn(&page, &request, Tried::Code)?;
    let mut take = |name| body.take(name).unwrap_or_default();
    let (password, proof) = (take("password"), Proof::of(take("code"), take("recovery")));
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let (app, by) = (page.app().clone(), staff.clone());
    let checked = app.db.read(move |conn| accounts::check_password(conn, by.account.id, &password)).await;
    let by = staff.clone();
    let done = match checked {
        Ok(()) => {
            let doing = app.clone();
            app.db.tx(move |tx| deed(tx, &doing, (&by, &proof))).await.and_then(Outcome::into_result)
        }
        Err(error) => Err(error),
    };
    Ok((page, staff, done))
}

/// `POST /desk/account/factor/remove`.
pub(super) async fn remove(
    sent: Sent,
    request: HttpRequest,
    limit: Data<SignInLimit>,
) -> Result<HttpResponse, Fault> {
    let removing = |tx: &mut Tx<'_>, app: &App, (by, proof): (&Staff, &Proof)| {
        second_factor::remove(tx, app, app.clock.now(), (&by.account, by.session, proof))
    };
    let (page, staff, removed) = proven((sent, request, limit), removing).await?;
    match removed {
        Ok(()) => Ok(Done::FactorRemoved.then(PATH)),
        Err(error) => again(&page, &staff, Deed::Remove, error),
    }
}

/// `POST /desk/account/factor/codes`.
pub(super) async fn renew_codes(
    sent: Sent,
    request: HttpRequest,
    limit: Data<SignInLimit>,
) -> Result<HttpResponse, Fault> {
    let renewing = |tx: &mut Tx<'_>, app: &App, (by, proof): (&Staff, &Proof)| {
        second_factor::renew_recovery_codes(tx, app, app.clock.now(), (&by.account, proof))
    };
    let (page, staff, renewed) = proven((sent, request, limit), renewing).await?;
    match renewed {
        Ok(codes) => show_codes(&page, codes, PATH),
        Err(error) => again(&page, &staff, Deed::NewCodes, error),
    }
}

/// The form once more, with what was wrong.
fn again(page: &Page, staff: &Staff, deed: Deed, error: ServiceError) -> Result<HttpResponse, Fault> {
    match error {
        ServiceError::Account(AccountProblem::FactorNeeded | AccountProblem::NoFactor) => {
            Err(Fault::service(page, error, PATH))
        }
        ServiceError::Account(problem) => ask(page, staff, deed, Some(account_problem(page.say(), problem))),
        error => Err(Fault::service(page, error, PATH)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qr_code_has_its_quiet_zone_and_its_three_corners() {
        let qr = Qr::of("otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=A").unwrap();
        assert!(qr.size >= 21 + 8);
        let far = qr.size - QUIET_MODULES - 1;
        for (x, y) in [(4, 4), (far, 4), (4, far)] {
            assert!(qr.path.contains(&format!("M{x} {y}h1v1h-1z")), "{x} {y}");
        }
        assert!(!qr.path.contains("M3 ") && !qr.path.contains(&format!("M{} ", far + 1)));
        assert!(Qr::of(&"x".repeat(10_000)).is_none());
    }
}
