//! A row of the queue in words: what is to be done, for whom, by when, and who has it.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::household::{AgeBand, Member};
use crate::domain::proposal::Proposal;
use crate::domain::queue::{Lateness, QueueKind};
use crate::domain::report::{Task, TaskKind};
use crate::geo::{AreaCode, Gazetteer};
use crate::i18n::{self, text_id};
use crate::services::matches::Listed;
use crate::services::queue::{About, Item};
use crate::store::queue::SET_ASIDE;
use crate::web::desk::match_words::{state_text, titles};
use crate::web::desk::{HOME, authority, domain_lists, incidents, leads, matches, partners, path_of};
use crate::web::desk::{people, reports, review, set_aside, talks};
use crate::web::layout::Say;

/// A row.
pub(super) struct Row {
    /// Kind and id, by which a page that renews itself knows a row again.
    pub(super) key: String,
    pub(super) kind: &'static str,
    pub(super) subject: String,
    pub(super) what: String,
    pub(super) path: String,
    pub(super) title: String,
    /// The code of how late it is, and by when it is due in words.
    pub(super) lateness: &'static str,
    pub(super) due: String,
    pub(super) waits: String,
    pub(super) urgency: Option<String>,
    /// Who the household is, as pictures, and in words for who does not see them.
    pub(super) household: Vec<&'static str>,
    pub(super) household_words: String,
    pub(super) place: Option<String>,
    /// What stands out: the class of each and its words.
    pub(super) flags: Vec<(&'static str, String)>,
    /// Who has it, by id, to see whether that changes.
    pub(super) holder: String,
    pub(super) holder_words: Option<String>,
    pub(super) is_mine: bool,
    pub(super) is_given: bool,
}

/// What a row says of the thing itself.
#[derive(Default)]
struct Said {
    path: String,
    title: String,
    members: Vec<Member>,
    place: Option<String>,
    flags: Vec<(&'static str, String)>,
}

/// The row of something that waits.
pub(super) fn row(t: Say, item: &Item, now: DateTime<Utc>) -> Row {
    let (waiting, said) = (&item.waiting, said(t, item));
    let lateness = waiting.lateness(now);
    let (household, household_words) = household(t, &said.members);
    Row {
        key: format!("{}:{}", waiting.kind, waiting.subject),
        kind: waiting.kind.as_str(),
        subject: waiting.subject.clone(),
        what: t.get(&text_id("queue-kind", waiting.kind.as_str())),
        path: said.path,
        title: said.title,
        lateness: lateness.as_str(),
        due: due(t, waiting.due - now, lateness),
        waits: t.with1("queue-waits", "span", span(t, now - waiting.wait.since)),
        urgency: waiting.wait.urgency.map(|urgency| t.get(&text_id("urgency", urgency.as_str()))),
        household,
        household_words,
        place: said.place,
        flags: said.flags,
        holder: waiting.held_by.map(|by| by.to_string()).unwrap_or_default(),
        holder_words: item
            .holder
            .as_ref()
            .map(|who| if item.is_mine { t.get("queue-mine") } else { t.with1("queue-held-by", "who", who) }),
        is_mine: item.is_mine,
        is_given: waiting.kind.is_given(),
    }
}

/// By when: how late it is, or how long there is still.
fn due(t: Say, left: TimeDelta, lateness: Lateness) -> String {
    match lateness {
        Lateness::Late => t.with1("queue-late-by", "span", span(t, -left)),
        Lateness::Soon | Lateness::InTime => t.with1("queue-left", "span", span(t, left)),
    }
}

/// A span of time in its largest unit: minutes, hours, or days from two on.
fn span(t: Say, span: TimeDelta) -> String {
    let (minutes, hours) = (span.num_minutes().max(0).unsigned_abs(), span.num_hours().max(0).unsigned_abs());
    match hours {
        0 => t.count("queue-minutes", minutes),
        1..48 => t.count("queue-hours", hours),
        _ => t.count("queue-days", hours / 24),
    }
}

fn said(t: Say, item: &Item) -> Said {
    let kind = item.waiting.kind;
    match &item.about {
        About::Match(listed) => of_match(t, (kind, listed)),
        About::Request { request, planned } => of_request(t, (kind, request), *planned),
        About::Offer { offer, missing } => of_offer(t, (kind, offer), missing.len()),
        About::Task(task) => of_task(t, task),
        About::Letter(lead) => Said {
            path: format!("{}/{}", leads::PATH, lead.id),
            title: lead.sender.to_string(),
            flags: lead
                .reasons
                .iter()
                .map(|reason| ("warn", t.get(&text_id("lead-reason", reason.as_str()))))
                .collect(),
            ..Said::default()
        },
        About::Report(report) => Said {
            path: reports::PATH.to_owned(),
            title: t.with1("queue-report-by", "server", report.reporter.domain()),
            ..Said::default()
        },
        About::Person { id, called_name } => Said {
            path: format!("{}/{id}", people::PATH),
            title: called_name.expose().to_owned(),
            ..Said::default()
        },
        About::Incident(what, severity) => Said {
            path: format!("{}/{}", incidents::PATH, item.waiting.subject),
            title: t.get(&text_id("incident-kind", what.as_str())),
            flags: severity
                .iter()
                .map(|severity| {
                    let class = if severity.suspends() { "grave" } else { "warn" };
                    (class, t.get(&text_id("incident-severity", severity.as_str())))
                })
                .collect(),
            ..Said::default()
        },
        About::Authority => Said {
            path: format!("{}/{}", authority::PATH, item.waiting.subject),
            title: t.get("queue-authority"),
            ..Said::default()
        },
        About::Talk(with, name) => {
            Said { path: talks::path(*with), title: name.expose().to_owned(), ..Said::default() }
        }
        About::List(url) => {
            Said { path: domain_lists::PATH.to_owned(), title: url.clone(), ..Said::default() }
        }
        About::Program(count) => of_program(t, &item.waiting.subject, *count),
    }
}

fn of_program(t: Say, subject: &str, count: i64) -> Said {
    let id = if subject == SET_ASIDE { "desk-set-aside-count" } else { "desk-notices-given-up" };
    Said { path: set_aside::PATH.to_owned(), title: t.count(id, count.unsigned_abs()), ..Said::default() }
}

fn of_match(t: Say, (kind, listed): (QueueKind, &Listed)) -> Said {
    let one = &listed.one;
    let (request, offer) =
        titles(t, (listed.request.as_ref(), listed.offer.as_ref()), listed.abroad.as_ref());
    let mut flags = vec![("", state_text(t, one.state))];
    flags.extend(one.two_for.iter().map(|why| ("warn", t.get(&text_id("queue-two-for", why.as_str())))));
    if !one.unknown.is_empty() {
        flags.push(("warn", t.count("queue-questions", one.unknown.len() as u64)));
    }
    if one.call.is_some() {
        flags.push(("warn", t.get("match-wants-call")));
    }
    if let Some(abroad) = &listed.abroad {
        flags.push(("", t.with1("match-abroad", "association", &abroad.association)));
    }
    Said {
        path: if kind == QueueKind::Moving {
            format!("{}/plan", matches::path_of(one.id))
        } else {
            matches::path_of(one.id)
        },
        title: t.with2("queue-pair", ("request", &request), ("offer", &offer)),
        members: members(listed.request.as_ref()),
        place: listed.offer.as_ref().and_then(|offer| place_of(t, offer)),
        flags,
    }
}

fn of_request(
    t: Say,
    (kind, request): (QueueKind, &Proposal),
    planned: Option<(crate::ids::ProposalId, usize)>,
) -> Said {
    let path = path_of(request.id);
    let mut flags = Vec::new();
    if kind == QueueKind::Request {
        match planned {
            Some((_, questions)) => {
                flags.push(("open", t.get("queue-in-plan")));
                if questions > 0 {
                    flags.push(("warn", t.count("queue-questions", questions as u64)));
                }
            }
            None => flags.push(("warn", t.get("queue-not-in-plan"))),
        }
    }
    Said {
        path: match kind {
            QueueKind::Approval => format!("{path}/allies"),
            QueueKind::Appeal => format!("{path}/appeal"),
            QueueKind::Held => review::PATH.to_owned(),
            QueueKind::Request => format!("{path}/candidates"),
            // No other kind is about a request.
            QueueKind::Incident
            | QueueKind::Authority
            | QueueKind::Stay
            | QueueKind::Negotiation
            | QueueKind::Match
            | QueueKind::Question
            | QueueKind::Meeting
            | QueueKind::Moving
            | QueueKind::Errand
            | QueueKind::Photo
            | QueueKind::Vetting
            | QueueKind::Renewal
            | QueueKind::Host
            | QueueKind::Talk
            | QueueKind::Lead
            | QueueKind::Report
            | QueueKind::Partner
            | QueueKind::Draft
            | QueueKind::Program => path,
        },
        title: request.terms.title.clone(),
        members: members(Some(request)),
        place: place_of(t, request),
        flags,
    }
}

fn of_offer(t: Say, (kind, offer): (QueueKind, &Proposal), missing: usize) -> Said {
    let is_for_vetting = kind == QueueKind::Vetting;
    let flags = match (is_for_vetting, missing) {
        (false, _) => Vec::new(),
        (true, 0) => vec![("open", t.get("queue-vetting-complete"))],
        (true, missing) => vec![("warn", t.count("queue-vetting-missing", missing as u64))],
    };
    Said {
        path: if is_for_vetting { format!("{}/vetting", path_of(offer.id)) } else { review::PATH.to_owned() },
        title: offer.terms.title.clone(),
        members: Vec::new(),
        place: place_of(t, offer),
        flags,
    }
}

fn of_task(t: Say, task: &Task) -> Said {
    let path = match task.kind {
        TaskKind::StayUnderIncident | TaskKind::StayNotWell | TaskKind::StaySilent => {
            task.detail.parse().map_or_else(|_| HOME.to_owned(), matches::path_of)
        }
        TaskKind::PartnerMoved
        | TaskKind::PartnerBlocked
        | TaskKind::NegotiationsFull
        | TaskKind::RequestsFetched
        | TaskKind::AllyMessagesFull
        | TaskKind::AllianceAsked
        | TaskKind::AllianceDeclined
        | TaskKind::AllianceEnded
        | TaskKind::AllianceKeyChanged => partners::path_of(&task.subject.domain()),
        // The list of tasks names the offer, and says what to do.
        TaskKind::AllianceByStranger
        | TaskKind::VettingEnds
        | TaskKind::VettingPaused
        | TaskKind::HostCall
        | TaskKind::HostChange
        | TaskKind::HostWorry => reports::PATH.to_owned(),
    };
    let times = (task.times > 1).then(|| ("warn", t.count("task-times", task.times)));
    Said {
        path,
        title: t.get(&text_id("task-kind", task.kind.as_str())),
        flags: times.into_iter().collect(),
        ..Said::default()
    }
}

fn members(request: Option<&Proposal>) -> Vec<Member> {
    let home = request.and_then(Proposal::sought);
    home.map_or_else(Vec::new, |home| home.members.clone())
}

/// Where an offer is, or where a household looks first.
fn place_of(t: Say, proposal: &Proposal) -> Option<String> {
    let name =
        |code: &AreaCode| Gazetteer::belgium().by_code(code).map(|area| area.name(t.0.tag()).to_owned());
    match (proposal.offered(), proposal.sought()) {
        (Some(place), _) => name(&place.municipality),
        (None, Some(home)) => {
            let zones: Vec<String> = home.zones.iter().take(2).filter_map(name).collect();
            (!zones.is_empty()).then(|| i18n::list(t.0, &zones))
        }
        (None, None) => None,
    }
}

/// A household as pictures, the tallest first, and in words.
fn household(t: Say, members: &[Member]) -> (Vec<&'static str>, String) {
    let picture = |member: &Member| match member.age {
        AgeBand::Baby => "baby",
        AgeBand::Small | AgeBand::School => "child",
        AgeBand::Teen => "teen",
        AgeBand::Young | AgeBand::Adult => "adult",
        AgeBand::Old => "old",
    };
    let order = ["adult", "old", "teen", "child", "baby"];
    let mut pictures: Vec<&'static str> = members.iter().map(picture).collect();
    pictures.sort_by_key(|picture| order.iter().position(|one| one == picture));
    let ages: Vec<String> =
        members.iter().map(|member| t.get(&text_id("age-band", member.age.as_str()))).collect();
    (pictures, i18n::list(t.0, &ages))
}
