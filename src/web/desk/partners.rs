//! `GET /desk/partners` and `POST /desk/partners`: the domains that somebody decided about, and adding one by its name.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Query};
use askama::Template;

use super::fault::Fault;
use super::home::{PER_PAGE, PageQuery, Pager};
use super::notice::{Done, sentence};
use super::sent::Sent;
use super::{HOME, style};
use crate::domain::access::Action;
use crate::domain::partner::PartnerTier;
use crate::i18n::text_id;
use crate::ids::Domain;
use crate::services::partners::overview::{self, strangers};
use crate::services::partners::{self, Finder, NotFound};
use crate::services::{ServiceError, Viewer};
use crate::store::deliveries;
use crate::store::partners::Partner;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

/// The path of the list.
pub(super) const PATH: &str = "/desk/partners";
/// How much of what was typed as a domain is kept, in characters.
const TYPED_MAX_CHARS: usize = 300;

#[derive(Template)]
#[template(path = "desk/partners.html")]
struct PartnersPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    mode: String,
    /// Of our own key.
    fingerprint: Option<String>,
    rows: Vec<Row>,
    pager: Pager,
    tiers: [(&'static str, String); 2],
    typed: Typed,
}

/// What was typed into the form, and what is wrong with it.
#[derive(Default)]
struct Typed {
    domain: String,
    tier: String,
    error: Option<String>,
    /// The error as the program words it, in English.
    detail: Option<String>,
}

struct Row {
    path: String,
    domain: String,
    tier: String,
    code: &'static str,
    flags: Vec<String>,
    software: String,
    seen: String,
    is_failing: bool,
}

/// The page of a partner.
pub(super) fn path_of(domain: &Domain) -> String {
    format!("{PATH}/{domain}")
}

/// `GET /desk/partners`.
pub(super) async fn list(page: Page, staff: Staff, query: Query<PageQuery>) -> Result<HttpResponse, Fault> {
    let typed = Typed { tier: PartnerTier::Open.as_str().to_owned(), ..Typed::default() };
    let html = render(&page, &staff, &query, typed).await?;
    Ok(page.respond(StatusCode::OK, Forms::Here, html))
}

async fn render(page: &Page, staff: &Staff, query: &PageQuery, typed: Typed) -> Result<String, Fault> {
    let (viewer, offset) = (staff.viewer(), query.offset());
    let app = page.app().clone();
    let read = page.app().db.read(move |conn| {
        let (count, found) = overview::page(conn, viewer, PER_PAGE, offset)?;
        let domains = found.iter().map(|partner| partner.domain.to_string());
        let failing = deliveries::failing_of(conn, domains.collect())?;
        Ok::<_, ServiceError>((count, found, failing, overview::own_fingerprint(conn, &app)?))
    });
    let (count, found, failing, fingerprint) =
        read.await.map_err(|error| Fault::service(page, error, HOME))?;
    let t = page.say();
    let template = PartnersPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice: sentence(t, &query.done),
        mode: t.get(&text_id("federation-mode", strangers(page.app()).as_str())),
        fingerprint,
        rows: found
            .iter()
            .map(|partner| row(t, partner, failing.contains(partner.domain.as_str())))
            .collect(),
        pager: Pager::new(PATH, "", query.page(), count),
        tiers: [
            (PartnerTier::Open.as_str(), t.get("partner-tier-open-long")),
            (PartnerTier::Blocked.as_str(), t.get("partner-tier-blocked-long")),
        ],
        typed,
    };
    template.render().map_err(|error| Fault::service(page, ServiceError::Internal(error.to_string()), HOME))
}

fn row(t: Say, partner: &Partner, is_failing: bool) -> Row {
    let seen = partner.last_seen_at.map(|at| t.day(at));
    Row {
        path: path_of(&partner.domain),
        domain: partner.domain.to_string(),
        tier: t.get(&text_id("partner-tier", partner.tier.as_str())),
        code: partner.tier.as_str(),
        flags: flag_texts(t, partner),
        software: partner.software.clone(),
        seen: seen.map_or_else(|| t.get("partner-never-seen"), |date| t.with1("partner-seen", "date", date)),
        is_failing,
    }
}

/// The flags that are set, in words.
pub(super) fn flag_texts(t: Say, partner: &Partner) -> Vec<String> {
    partner.flags.names().into_iter().map(|name| t.get(&text_id("partner-flag", name))).collect()
}

/// `POST /desk/partners`: looks a domain up and adds it.
pub(super) async fn add(sent: Sent, finder: Data<dyn Finder>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let (domain, tier) = (body.take("domain").unwrap_or_default(), body.take("tier").unwrap_or_default());
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let viewer = staff.viewer();
    viewer.require(Action::ManagePartners).map_err(|error| Fault::service(&page, error, HOME))?;
    let t = page.say();
    match added(&page, viewer, (&domain, &tier), finder.get_ref()).await {
        Ok(domain) => Ok(Done::PartnerAdded.then(&path_of(&domain))),
        Err((id, detail)) => {
            let typed = Typed {
                domain: domain.chars().take(TYPED_MAX_CHARS).collect(),
                tier,
                error: Some(t.get(id)),
                detail,
            };
            let html = render(&page, &staff, &PageQuery::default(), typed).await?;
            Ok(page.respond(StatusCode::BAD_REQUEST, Forms::Here, html))
        }
    }
}

/// The id of the sentence that says what is wrong, and the program's own words.
type Wrong = (&'static str, Option<String>);

async fn added(
    page: &Page,
    viewer: Viewer,
    (domain, tier): (&str, &str),
    finder: &dyn Finder,
) -> Result<Domain, Wrong> {
    let domain: Domain = domain.parse().map_err(|_| ("partner-error-domain", None))?;
    let tier: PartnerTier = tier.parse().map_err(|_| ("partner-error-tier", None))?;
    let refused = |error: ServiceError| ("partner-error-refused", Some(error.to_string()));
    let (app, now) = (page.app().clone(), page.app().clock.now());
    let named = domain.clone();
    if tier == PartnerTier::Blocked {
        let deed = page.app().tx(move |tx| partners::block(tx, &app, now, viewer, &named)).await;
        return deed.map(|()| domain).map_err(refused);
    }
    if tier == PartnerTier::Ally {
        // Nobody compared a fingerprint yet: it is proposed on the partner's page.
        return Err(("partner-error-tier", None));
    }
    let found = finder.find(&domain).await.map_err(|error| {
        let id = match &error {
            NotFound::Off(_) => "partner-error-off",
            NotFound::NotReached(_) => "partner-error-not-reached",
            NotFound::NoAssociation(_) => "partner-error-no-association",
            NotFound::Malformed(_) => "partner-error-malformed",
        };
        (id, Some(error.to_string()))
    })?;
    let deed = page.app().tx(move |tx| partners::add(tx, &app, now, viewer, &found)).await;
    deed.map(|()| domain).map_err(refused)
}
