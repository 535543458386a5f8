//! `/desk/staff`, for admins: who there is, with which role and whether with a second factor; invitations, roles, and help with a lost phone.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use chrono::{DateTime, Utc};

use super::fault::{Fault, in_one};
use super::home::PageQuery;
use super::notice::{Done, sentence};
use super::sent::Sent;
use super::style;
use crate::domain::access::{Role, SecondFactor};
use crate::i18n::{self, text_id};
use crate::ids::AccountId;
use crate::services::{ServiceError, Viewer, notices, staff as service};
use crate::store::Tx;
use crate::store::accounts::{Activity, Member};
use crate::store::invitations::Invitation;
use crate::web::error::PageError;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

/// The path of the staff.
pub(super) const PATH: &str = "/desk/staff";

#[derive(Template)]
#[template(path = "desk/staff.html")]
struct StaffPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    members: Vec<MemberRow>,
    invitations: Vec<InvitationRow>,
    /// Code and name of every role, the least powerful first.
    roles: Vec<(&'static str, String)>,
    typed: Typed,
    is_mail_on: bool,
}

struct MemberRow {
    path: String,
    email: String,
    role: String,
    /// The code of the role.
    code: &'static str,
    has_factor: bool,
    needs_factor: bool,
    is_disabled: bool,
    is_self: bool,
    seen: String,
}

struct InvitationRow {
    path: String,
    email: String,
    role: String,
    until: String,
}

/// What was typed into the form of an invitation, and what is wrong with it.
#[derive(Default)]
struct Typed {
    email: String,
    role: String,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/invited.html")]
struct InvitedPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    email: &'a str,
    role: String,
    link: String,
    days: u64,
    is_mail_on: bool,
}

/// `GET /desk/staff`.
pub(super) async fn show(page: Page, staff: Staff, query: Query<PageQuery>) -> Result<HttpResponse, Fault> {
    let notice = sentence(page.say(), &query.done);
    list(&page, &staff, notice, Typed::default()).await
}

async fn list(
    page: &Page,
    staff: &Staff,
    notice: Option<String>,
    typed: Typed,
) -> Result<HttpResponse, Fault> {
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let read = page.app().db.read(move |conn| service::list(conn, now, viewer)).await;
    let found = read.map_err(|error| Fault::service(page, error, super::HOME))?;
    let t = page.say();
    let status = if typed.error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let template = StaffPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice,
        members: found.members.into_iter().map(|member| member_row(t, staff, member)).collect(),
        invitations: found.invitations.into_iter().map(|one| invitation_row(t, one)).collect(),
        roles: Role::ALL.iter().rev().map(|role| (role.as_str(), role_text(t, *role))).collect(),
        typed,
        is_mail_on: notices::is_mail_on(&page.app().config),
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

pub(super) fn role_text(t: Say, role: Role) -> String {
    t.get(&text_id("role", role.as_str()))
}

fn member_row(t: Say, staff: &Staff, member: Member) -> MemberRow {
    let account = member.account;
    let seen = match member.signed_in_on {
        Some(day) => t.with1("staff-seen", "date", i18n::date(t.0, day)),
        None => t.get("staff-never-seen"),
    };
    MemberRow {
        path: format!("{PATH}/{}", account.id),
        role: role_text(t, account.role),
        code: account.role.as_str(),
        has_factor: member.factor == SecondFactor::Enrolled,
        needs_factor: account.role.needs_second_factor(),
        is_disabled: member.activity == Activity::Disabled,
        is_self: account.id == staff.account.id,
        email: account.email,
        seen,
    }
}

fn invitation_row(t: Say, invitation: Invitation) -> InvitationRow {
    InvitationRow {
        path: format!("{PATH}/invitations/{}", invitation.id),
        role: role_text(t, invitation.role),
        until: t.with1("staff-invited-until", "date", t.day(invitation.expires_at)),
        email: invitation.email,
    }
}

/// `POST /desk/staff/invitations`: shows the link once, also where a mail brings it.
pub(super) async fn invite(sent: Sent) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let mut take = |name| body.take(name).unwrap_or_default();
    let (email, role) = (take("email"), take("role"));
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let (now, viewer, t) = (page.app().clock.now(), staff.viewer(), page.say());
    let invited = match role.parse::<Role>() {
        Ok(role) => {
            let (app, email) = (page.app().clone(), email.clone());
            page.app().db.tx(move |tx| service::invite(tx, &app, now, viewer, (&email, role))).await
        }
        Err(error) => Err(ServiceError::Invalid(error.to_string())),
    };
    match invited {
        Ok(token) => {
            let role = role.parse().map_or_else(|_| String::new(), |role| role_text(t, role));
            let link = page.app().urls.at(&format!("/invitation/{token}"));
            let days = service::INVITATION_DAYS.unsigned_abs();
            let email = email.trim();
            let is_mail_on = notices::is_mail_on(&page.app().config);
            let template =
                InvitedPage { page: &page, t, style: style::path(), email, role, link, days, is_mail_on };
            Ok(page.show(&template)?)
        }
        Err(error @ (ServiceError::Account(_) | ServiceError::Invalid(_))) => {
            let error = Some(in_one(t, &error));
            list(&page, &staff, None, Typed { email, role, error }).await
        }
        Err(error) => Err(Fault::service(&page, error, PATH)),
    }
}

/// `POST /desk/staff/invitations/{id}/revoke`.
pub(super) async fn revoke(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let id = id.parse().map_err(|_| PageError::not_found(&page))?;
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let revoked = page.app().db.tx(move |tx| service::revoke(tx, now, viewer, id)).await;
    revoked.map_err(|error| Fault::service(&page, error, PATH))?;
    Ok(Done::InvitationRevoked.then(PATH))
}

/// `POST /desk/staff/{id}/role`.
pub(super) async fn grant(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let role = body.take("role").unwrap_or_default().parse::<Role>();
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let (Ok(id), Ok(role)) = (id.parse::<AccountId>(), role) else {
        return Err(Fault::service(&page, ServiceError::NotFound("account or role"), PATH));
    };
    let granting = move |tx: &mut Tx<'_>, now, viewer| service::grant(tx, now, viewer, (id, role));
    changes(&page, &staff, Done::RoleGranted, granting).await
}

/// `POST /desk/staff/{id}/disable`.
pub(super) async fn disable(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    set_activity(sent, &id, Activity::Disabled, Done::AccountDisabled).await
}

/// `POST /desk/staff/{id}/enable`.
pub(super) async fn enable(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    set_activity(sent, &id, Activity::Active, Done::AccountEnabled).await
}

async fn set_activity(sent: Sent, id: &str, to: Activity, done: Done) -> Result<HttpResponse, Fault> {
    let (page, staff, id) = told(sent, id)?;
    changes(&page, &staff, done, move |tx, now, viewer| service::set_activity(tx, now, viewer, (id, to)))
        .await
}

/// `POST /desk/staff/{id}/reset-factor`.
pub(super) async fn reset_factor(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, id) = told(sent, &id)?;
    let app = page.app().clone();
    let resetting = move |tx: &mut Tx<'_>, now, viewer| service::reset_factor(tx, &app, now, viewer, id);
    changes(&page, &staff, Done::FactorReset, resetting).await
}

/// Who pressed a button, and for which account; the form holds nothing more.
fn told(sent: Sent, id: &str) -> Result<(Page, Staff, AccountId), Fault> {
    let Sent { page, staff, body } = sent;
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let id = id.parse().map_err(|_| Fault::service(&page, ServiceError::NotFound("account"), PATH))?;
    Ok((page, staff, id))
}

async fn changes(
    page: &Page,
    staff: &Staff,
    done: Done,
    deed: impl FnOnce(&mut Tx<'_>, DateTime<Utc>, Viewer) -> Result<(), ServiceError> + Send + 'static,
) -> Result<HttpResponse, Fault> {
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let changed = page.app().db.tx(move |tx| deed(tx, now, viewer)).await;
    changed.map_err(|error| Fault::service(page, error, PATH))?;
    Ok(done.then(PATH))
}
