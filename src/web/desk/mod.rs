//! The staff's pages: sign-in, the desk with our own offers and requests, their form, the review of held texts and the vetting of hosts.
//! Invariants: every page but the sign-in needs a session; every POST comes through `sent::Sent`, which reads at most 64 kB and
//! checks the form's token, or with a photo through `upload::read`, which checks it too; every rule is the services' own.

mod account;
mod act;
mod alliance;
mod allies;
mod appeal;
mod audit;
mod authority;
mod candidates;
mod card;
pub(super) mod case_notes;
mod code;
mod contact_form;
mod dashboard;
mod domain_file;
mod domain_lists;
mod factor;
pub(super) mod fault;
mod groups;
mod highlight;
mod home;
mod incident;
mod incidents;
mod inputs;
mod invitation;
mod leads;
pub(super) mod limit;
mod marks;
mod match_acts;
mod match_page;
mod match_talk;
pub(super) mod match_words;
mod matches;
mod move_on;
mod notice;
mod pair;
mod partner;
mod partner_trust;
mod partners;
mod people;
mod plan;
mod queue;
mod person;
mod person_talk;
mod pictures;
mod problems;
mod reports;
mod review;
mod seekers;
pub(super) mod sent;
mod set_aside;
mod show;
mod sign_in;
mod staff;
pub(super) mod style;
mod suspension;
mod tabs;
pub(super) mod talk;
mod talks;
mod upload;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod texts;
mod values;
mod vetting;
mod visits;
mod write;

use actix_web::web::{self, ServiceConfig};

use super::session::{CODE_PATH, FACTOR_PATH};
use super::{agreement, read};

pub use audit::line as audit_line;
pub use limit::SignInLimit;
pub(super) use people::language_name;

/// The path of the desk.
pub const HOME: &str = "/desk";

/// Registers the sign-in and the staff's pages. The server gives every worker its `Data<SignInLimit>` beside its `Data<App>`.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.configure(way_in_routes)
        .service(web::resource(HOME).route(read(home::show)))
        .configure(account_routes)
        .configure(people_routes)
        .configure(incident_routes)
        .configure(match_routes)
        .service(web::resource("/desk/style-{hash}.css").route(read(style::show)))
        .service(web::resource(leads::PATH).route(read(leads::list)))
        .service(web::resource("/desk/leads/{id}").route(read(leads::show)))
        .service(web::resource("/desk/leads/{id}/answer").post(leads::answer))
        .service(web::resource("/desk/leads/{id}/read").post(leads::mark_read))
        .service(web::resource("/desk/leads/{id}/close").post(leads::close))
        .service(web::resource("/desk/reports").route(read(reports::list)).post(reports::send))
        .service(web::resource("/desk/reports/new").route(read(reports::blank)))
        .service(web::resource("/desk/reports/{id}/close").post(reports::close))
        .service(web::resource("/desk/tasks/{id}/done").post(reports::task_done))
        .service(web::resource("/desk/set-aside").route(read(set_aside::list)))
        .service(web::resource("/desk/set-aside/{id}/try-again").post(set_aside::try_again))
        .service(web::resource("/desk/set-aside/{id}/discard").post(set_aside::discard))
        .service(web::resource(domain_file::PATH).route(read(domain_file::form)).post(domain_file::take))
        .service(web::resource("/desk/domains.csv").route(read(domain_file::export)))
        .service(web::resource("/desk/lists").route(read(domain_lists::show)).post(domain_lists::subscribe))
        .service(web::resource("/desk/lists/{id}/fetch").post(domain_lists::fetch))
        .service(web::resource("/desk/lists/{id}/end").post(domain_lists::end))
        .service(web::resource("/desk/lists/drafts/{id}/confirm").post(domain_lists::confirm))
        .service(web::resource("/desk/lists/drafts/{id}/dismiss").post(domain_lists::dismiss))
        .service(web::resource(partners::PATH).route(read(partners::list)).post(partners::add))
        .service(web::resource("/desk/partners/{domain}").route(read(partner::show)))
        .service(web::resource("/desk/partners/{domain}/tier").post(partner::tier))
        .service(web::resource("/desk/partners/{domain}/alliance/propose").post(alliance::propose))
        .service(web::resource("/desk/partners/{domain}/alliance/confirm").post(alliance::confirm))
        .service(web::resource("/desk/partners/{domain}/alliance/refuse").post(alliance::refuse))
        .service(web::resource("/desk/partners/{domain}/alliance/end").post(alliance::end))
        .service(web::resource("/desk/partners/{domain}/flags").post(partner::flags))
        .service(web::resource("/desk/partners/{domain}/note").post(partner::note))
        .service(web::resource("/desk/partners/{domain}/vetting").post(partner_trust::choose))
        .service(web::resource("/desk/partners/{domain}/retry").post(partner::retry))
        .service(
            web::resource("/desk/partners/{domain}/remove")
                .route(read(partner::confirm_removal))
                .post(partner::remove),
        )
        .service(
            web::resource("/desk/partners/{domain}/block").route(read(partner::confirm)).post(partner::block),
        )
        .service(web::resource("/desk/proposals").post(write::create))
        .service(web::resource("/desk/proposals/new").route(read(write::blank)))
        .service(web::resource("/desk/proposals/{id}").route(read(show::show)))
        .service(web::resource("/desk/proposals/{id}/edit").route(read(write::filled)).post(write::edit))
        .service(web::resource("/desk/proposals/{id}/withdraw").route(read(act::confirm)).post(act::withdraw))
        .service(web::resource("/desk/proposals/{id}/publish").post(act::publish))
        .service(web::resource("/desk/proposals/{id}/pause").post(act::pause))
        .service(web::resource("/desk/proposals/{id}/reserve").post(act::reserve))
        .service(web::resource("/desk/proposals/{id}/occupy").post(act::occupy))
        .service(web::resource("/desk/proposals/{id}/photos").route(read(pictures::show)).post(pictures::add))
        .configure(screening_routes)
        .service(web::resource("/desk/photos/{id}/confirm").post(pictures::confirm))
        .service(web::resource("/desk/photos/{id}/remove").post(pictures::remove));
}

/// What is looked at before something goes out: held texts, the vetting of hosts, and what allies know of a request.
fn screening_routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/desk/review").route(read(review::list)))
        .service(web::resource("/desk/proposals/{id}/release").post(review::release))
        .service(web::resource("/desk/proposals/{id}/send-back").post(review::send_back))
        .service(web::resource("/desk/proposals/{id}/allies").route(read(allies::show)).post(allies::consent))
        .service(web::resource("/desk/proposals/{id}/allies/revoke").post(allies::revoke))
        .service(web::resource("/desk/proposals/{id}/allies/approve").post(allies::approve))
        .service(web::resource("/desk/proposals/{id}/appeal").route(read(appeal::show)).post(appeal::consent))
        .service(web::resource("/desk/proposals/{id}/appeal/revoke").post(appeal::revoke))
        .service(web::resource("/desk/proposals/{id}/appeal/approve").post(appeal::approve))
        .service(web::resource("/desk/proposals/{id}/candidates").route(read(candidates::show)))
        .service(web::resource("/desk/proposals/{id}/candidates/{offer}").route(read(pair::show)))
        .service(web::resource("/desk/proposals/{id}/candidates/{offer}/lock").post(pair::lock))
        .service(web::resource("/desk/proposals/{id}/candidates/{offer}/veto").post(pair::veto))
        .service(web::resource("/desk/proposals/{id}/candidates/{offer}/lift").post(pair::lift))
        .service(web::resource(plan::PATH).route(read(plan::show)).post(plan::make))
        .service(web::resource(plan::FAIRNESS).route(read(plan::fairness)))
        .service(web::resource(dashboard::PATH).route(read(dashboard::show)))
        .service(web::resource(dashboard::FILE).route(read(dashboard::export)))
        .service(web::resource("/desk/proposals/{id}/vetting").route(read(vetting::show)))
        .service(web::resource("/desk/proposals/{id}/vetting/steps").post(vetting::step))
        .service(web::resource("/desk/proposals/{id}/vetting/consents").post(vetting::consent))
        .service(web::resource("/desk/proposals/{id}/vetting/approve").post(vetting::approve))
        .service(web::resource(visits::PATH).route(read(visits::list)))
        .service(web::resource("/desk/visits/{id}").route(read(visits::show)).post(visits::record));
}

/// The way in and out.
fn way_in_routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/sign-in").route(read(sign_in::form)).post(sign_in::enter))
        .service(web::resource("/sign-out").post(sign_in::leave))
        .service(web::resource(CODE_PATH).route(read(code::form)).post(code::send))
        .service(web::resource("/invitation/{token}").route(read(invitation::form)).post(invitation::accept));
}

/// One's own account, and the staff's.
fn account_routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource(account::PATH).route(read(account::show)))
        .service(
            web::resource("/desk/account/password")
                .route(read(account::password_form))
                .post(account::change_password),
        )
        .service(web::resource("/desk/account/language").post(account::choose_language))
        .service(web::resource("/desk/account/sessions/end-others").post(account::end_other_sessions))
        .service(web::resource("/desk/account/sessions/{id}/end").post(account::end_session))
        .service(web::resource(FACTOR_PATH).route(read(factor::form)).post(factor::enrol))
        .service(
            web::resource("/desk/account/factor/remove")
                .route(read(factor::ask_removal))
                .post(factor::remove),
        )
        .service(
            web::resource("/desk/account/factor/codes")
                .route(read(factor::ask_codes))
                .post(factor::renew_codes),
        )
        .service(web::resource(staff::PATH).route(read(staff::show)))
        .service(web::resource("/desk/staff/invitations").post(staff::invite))
        .service(web::resource("/desk/staff/invitations/{id}/revoke").post(staff::revoke))
        .service(web::resource("/desk/staff/{id}/role").post(staff::grant))
        .service(web::resource("/desk/staff/{id}/disable").post(staff::disable))
        .service(web::resource("/desk/staff/{id}/enable").post(staff::enable))
        .service(web::resource("/desk/staff/{id}/reset-factor").post(staff::reset_factor));
}

/// People under a mandate, and what was done to whom.
fn people_routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource(audit::PATH).route(read(audit::list)))
        .service(web::resource(audit::FILE).route(read(audit::export)))
        .service(web::resource(people::PATH).route(read(people::list)).post(people::register))
        .service(web::resource("/desk/people/new").route(read(people::blank)))
        .service(web::resource("/desk/people/{id}").route(read(person::show)))
        .service(web::resource("/desk/people/{id}/open").post(person::open))
        .service(web::resource("/desk/people/{id}/correct").post(person::correct))
        .service(web::resource("/desk/people/{id}/card").route(read(card::form)).post(card::reissue))
        .service(web::resource("/desk/people/{id}/confirm").post(card::confirm))
        .service(web::resource("/desk/people/{id}/notes").post(case_notes::write))
        .service(web::resource("/desk/people/{id}/offers").post(person::name_host))
        .service(web::resource("/desk/people/{id}/told").post(person::told))
        .service(web::resource("/desk/people/{id}/messages").post(person_talk::write))
        .service(web::resource("/desk/people/{id}/messages/open").post(person_talk::open))
        .service(web::resource("/desk/people/{id}/messages/looked").post(person_talk::looked))
        .service(web::resource("/desk/people/{id}/messages/{message}").post(person_talk::act))
        .service(web::resource(talks::PATH).route(read(talks::list)))
        .service(web::resource("/desk/people/{id}/mandates").post(person::take_mandate))
        .service(web::resource("/desk/people/{id}/mandates/{mandate}/end").post(person::end_mandate));
}

/// Pairs that moderators took up.
fn match_routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/desk/proposals/{id}/candidates/{offer}/select").post(matches::select))
        .service(web::resource(queue::PATH).route(read(queue::show)))
        .service(web::resource(queue::LIVE).route(read(queue::follow)))
        .service(web::resource(queue::GIVE).route(read(queue::choose)).post(queue::give))
        .service(web::resource("/desk/matches/{id}/take").post(queue::take_match))
        .service(web::resource(matches::PATH).route(read(matches::list)))
        .service(web::resource("/desk/matches/{id}").route(read(match_page::show)))
        .service(web::resource("/desk/matches/{id}/agreement").route(read(agreement::for_staff)))
        .service(web::resource("/desk/matches/{id}/plan").route(read(move_on::show)).post(move_on::wish))
        .service(web::resource("/desk/matches/{id}/plan/open").post(move_on::open))
        .service(web::resource("/desk/matches/{id}/plan/steps").post(move_on::step))
        .service(web::resource("/desk/matches/{id}/plan/steps/{step}").post(move_on::change))
        .service(web::resource("/desk/matches/{id}/send").post(match_acts::send))
        .service(web::resource("/desk/matches/{id}/undo").post(match_acts::undo))
        .service(web::resource("/desk/matches/{id}/answer").post(match_acts::answer))
        .service(web::resource("/desk/matches/{id}/withdraw").post(match_acts::withdraw))
        .service(web::resource("/desk/matches/{id}/happened").post(match_acts::happened))
        .service(web::resource("/desk/matches/{id}/check-in").post(match_acts::check_in))
        .service(web::resource("/desk/matches/{id}/messages").post(match_talk::write))
        .service(web::resource("/desk/matches/{id}/messages/seen").post(match_talk::seen))
        .service(web::resource("/desk/matches/{id}/messages/{message}").post(match_talk::act));
}

/// What is told in confidence, suspensions, and what authorities ask for.
fn incident_routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource(incidents::PATH).route(read(incidents::list)))
        .service(web::resource("/desk/incidents/{id}").route(read(incident::show)))
        .service(web::resource("/desk/incidents/{id}/open").post(incident::open))
        .service(web::resource("/desk/incidents/{id}/take").post(incident::take))
        .service(web::resource("/desk/incidents/{id}/severity").post(incident::judge))
        .service(web::resource("/desk/incidents/{id}/offers").post(incident::name_offer))
        .service(web::resource("/desk/incidents/{id}/notes").post(incident::note))
        .service(web::resource("/desk/incidents/{id}/close").post(incident::close))
        .service(web::resource("/desk/proposals/{id}/suspension").route(read(suspension::show)))
        .service(web::resource("/desk/proposals/{id}/suspension/lift").post(suspension::lift))
        .service(web::resource(authority::PATH).route(read(authority::list)).post(authority::record))
        .service(web::resource("/desk/authority-requests/{id}").route(read(authority::show)))
        .service(web::resource("/desk/authority-requests/{id}/open").post(authority::open))
        .service(web::resource("/desk/authority-requests/{id}/decision").post(authority::decide));
}

/// The page of one of our proposals.
fn path_of(id: crate::ids::ProposalId) -> String {
    format!("{HOME}/proposals/{id}")
}

/// The id in an address, or the page that says that there is none.
fn id_in(page: &super::layout::Page, text: &str) -> Result<crate::ids::ProposalId, super::error::PageError> {
    text.parse().map_err(|_| super::error::PageError::not_found(page))
}
