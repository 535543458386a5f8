//! What stands on the page of a match, row by row.

use chrono::{DateTime, Utc};

use super::super::candidates::whole;
use super::super::groups::code_text;
use super::super::match_words::{household_lines, offer_lines, problem, reasons, titles, why_text};
use super::super::{path_of as proposal_path, people};
use super::{AnswerForm, CheckInList, Hand, InLine, Points, RuleRow, Side, Stage};
use crate::domain::check_in::CheckIn;
use crate::domain::matches::{Deed, Match, MatchState, Party, Reach, Sending, Stay, WhyOf};
use crate::domain::matching::fit::Component;
use crate::domain::matching::rules::Rule;
use crate::domain::place::AgreementKind;
use crate::domain::proposal::Proposal;
use crate::i18n::{self, text_id};
use crate::ids::AccountId;
use crate::services::matches::{Detail, Judged};
use crate::store::match_history::Step;
use crate::web::layout::Say;
use crate::web::my::home::moment;
use crate::web::my::matches::{check_in_lines, how_forms};
use crate::web::session::Staff;

pub(super) fn deciders(t: Say, (first, second): (Option<String>, Option<String>)) -> Vec<String> {
    let told = |id: &str, who: Option<String>| who.map(|who| t.with1(id, "who", who));
    [told("match-first", first), told("match-second", second)].into_iter().flatten().collect()
}

/// The decision that may be taken now. The first of two people is not shown what the second decides.
pub(super) fn send(t: Say, staff: &Staff, found: &Detail) -> Option<(&'static str, String)> {
    let one = &found.one;
    if !found.sides.decides || one.pending.is_some() {
        return None;
    }
    let is_first = one.selected_by == Some(staff.account.id);
    // Where an ally's household is proposed, its seeker said yes already.
    let (first, ask) = match one.reach() {
        Reach::Here | Reach::SeekerHere => (Sending::AskSeeker, "match-do-ask-seeker"),
        Reach::HostHere => (Sending::AskHost, "match-do-ask-host"),
    };
    // With a second person still to decide, nobody is asked by this.
    let must_wait = found.line.as_ref().is_some_and(|line| line.why.is_some());
    let (ask, second) =
        if must_wait { ("match-do-in-turn", "match-do-in-turn") } else { (ask, "match-do-second") };
    let (sending, id) = match (one.state, one.reach()) {
        (MatchState::Selected, _) if one.lacks_second() => (first, "match-do-second-review"),
        (MatchState::Selected, _) => (first, ask),
        (MatchState::SecondReview, _) if is_first => return None,
        (MatchState::SecondReview, Reach::HostHere) => (first, ask),
        (MatchState::SecondReview, Reach::Here | Reach::SeekerHere) => (first, second),
        (MatchState::SeekerYes, _) => (Sending::AskHost, "match-do-ask-host"),
        (MatchState::HostYes, Reach::HostHere) if one.accepted_at.is_some() => return None,
        (MatchState::HostYes, Reach::HostHere) => (Sending::Accept, "match-do-accept"),
        (MatchState::HostYes, Reach::Here | Reach::SeekerHere) => {
            (Sending::OpenContact, "match-do-open-contact")
        }
        (
            MatchState::AskedSeeker
            | MatchState::AskedHost
            | MatchState::ContactOpened
            | MatchState::Met
            | MatchState::Agreed
            | MatchState::Active
            | MatchState::Ended
            | MatchState::Declined
            | MatchState::Lapsed
            | MatchState::Vetoed,
            _,
        ) => return None,
    };
    Some((sending.as_str(), t.get(id)))
}

/// That the seeker can be asked when it is their turn; nothing where the decision is taken already.
pub(super) fn line(t: Say, found: &Detail) -> Option<InLine> {
    let line = found.line.as_ref().filter(|_| found.one.pending.is_none())?;
    let why = line.why.as_ref().map(|why| problem(t, why).0);
    let about_home = |id: &str, count: usize| (count > 0).then(|| t.count(id, count as u64));
    let asked = about_home("match-line-asked", line.asked);
    let before = about_home("match-line-before", line.before);
    Some(InLine {
        must: line.why.is_some(),
        sentences: [why, asked, before, Some(t.get("match-in-turn"))].into_iter().flatten().collect(),
    })
}

pub(super) fn request_side(t: Say, found: &Detail) -> Side {
    let (title, _) = titles(t, (found.request.as_ref(), found.offer.as_ref()), found.abroad.as_ref());
    let sought = found.request.as_ref().and_then(Proposal::sought);
    let mut lines = sought.map_or_else(Vec::new, |home| household_lines(t, home));
    if let Some(home) = sought {
        lines.push((t.get("match-urgency"), t.get(&text_id("urgency", home.urgency.as_str()))));
    }
    let is_shown = found.sides.seeker;
    Side {
        title,
        path: found.request.as_ref().filter(|_| is_shown).map(|request| proposal_path(request.id)),
        person: found.seeker.map(people::person_path),
        lines,
        sentences: Vec::new(),
    }
}

pub(super) fn offer_side(t: Say, found: &Detail) -> Side {
    let (_, title) = titles(t, (found.request.as_ref(), found.offer.as_ref()), found.abroad.as_ref());
    Side {
        title,
        path: match (&found.offer, found.abroad.as_ref().and_then(|abroad| abroad.offer.as_ref())) {
            (Some(offer), _) => Some(proposal_path(offer.id)),
            (None, theirs) => theirs.map(|(row, _)| format!("/offers/{row}")),
        },
        person: found.host.map(people::person_path),
        lines: Vec::new(),
        sentences: found.offer.as_ref().map_or_else(Vec::new, |offer| offer_lines(t, offer)),
    }
}

pub(super) fn rules(t: Say, judged: &Judged) -> Vec<RuleRow> {
    let row = |rule: &Rule| {
        let verdict = judged.judgement.verdict(*rule);
        RuleRow {
            name: t.get(&text_id("rule", rule.as_str())),
            verdict: t.get(&text_id("verdict", verdict.as_str())),
            code: verdict.as_str(),
        }
    };
    Rule::ALL.iter().map(row).collect()
}

pub(super) fn fit(t: Say, judged: &Judged) -> String {
    t.with1("candidates-fit", "points", whole(judged.fit.total()))
}

pub(super) fn points(t: Say, judged: &Judged, most: &[(Component, i64)]) -> Vec<Points> {
    let row = |(component, most): &(Component, i64)| {
        let (points, most) = (whole(judged.fit.of(*component)), whole(*most));
        Points {
            label: t.get(&text_id("component", component.as_str())),
            told: t.with2("candidates-points", ("points", &points.to_string()), ("most", &most.to_string())),
            points,
            most,
        }
    };
    most.iter().map(row).collect()
}

/// What each side is told of the other now, for who has charge of it.
pub(super) fn told(t: Say, found: &Detail) -> Vec<(String, Vec<(String, String)>)> {
    let row = |(party, fields): &(Party, crate::services::matches::TheOther)| {
        let title = t.get(&text_id("match-told", party.as_str()));
        (title, crate::web::my::matches::the_other(t, fields))
    };
    found.told.iter().map(row).collect()
}

/// Who may be answered for: whoever is asked, by who has charge of them.
pub(super) fn answer_form(t: Say, found: &Detail) -> Option<AnswerForm> {
    let party = found.one.asked().filter(|party| lives_here(&found.one, *party))?;
    let (has_charge, whose) = match party {
        Party::Seeker => (found.sides.seeker, WhyOf::Seeker),
        Party::Host => (found.sides.host, WhyOf::Host),
    };
    has_charge.then(|| AnswerForm {
        party: party.as_str(),
        title: t.get(&text_id("match-answer", party.as_str())),
        reasons: reasons(t, whose),
    })
}

pub(super) fn withdrawals(t: Say, found: &Detail) -> Vec<(&'static str, String)> {
    let charged = [(Party::Seeker, found.sides.seeker), (Party::Host, found.sides.host)];
    charged
        .into_iter()
        .filter(|(party, has)| {
            *has && lives_here(&found.one, *party) && found.one.next(Deed::Withdraw(*party)).is_ok()
        })
        .map(|(party, _)| (party.as_str(), t.get(&text_id("match-withdraw", party.as_str()))))
        .collect()
}

/// Whether somebody lives with us: an ally answers for its own.
fn lives_here(one: &Match, party: Party) -> bool {
    match party {
        Party::Seeker => one.request.here().is_some(),
        Party::Host => one.offer.here().is_some(),
    }
}

/// What is waited for from an ally.
pub(super) fn waits_there(t: Say, found: &Detail) -> Option<String> {
    let one = &found.one;
    let waits = match (one.reach(), one.state) {
        (Reach::SeekerHere, MatchState::AskedHost) => true,
        (Reach::HostHere, MatchState::HostYes) => one.accepted_at.is_some(),
        (_, _) => false,
    };
    let abroad = found.abroad.as_ref().filter(|_| waits)?;
    Some(t.with1("match-waits-there", "association", &abroad.association))
}

/// Who has it, and whether the reader may take it.
pub(super) fn hand(t: Say, (me, now): (AccountId, DateTime<Utc>), found: &Detail) -> Hand {
    let holder = found.holder.as_ref();
    let until = holder.and_then(|(holder, _)| holder.held_until).filter(|until| *until > now);
    let is_mine = holder.is_some_and(|(holder, _)| holder.account == me);
    let words = holder.map(|(_, who)| match until {
        _ if is_mine => t.get("match-held-mine"),
        Some(until) => t.with2("match-held-until", ("who", who), ("moment", &moment(t, until))),
        None => t.with1("match-held-by", "who", who),
    });
    let take = match (found.one.state.is_final(), is_mine && until.is_some(), holder.is_some() && !is_mine) {
        (true, _, _) | (_, true, _) => None,
        (false, false, true) => Some("queue-take-over"),
        (false, false, false) => Some("queue-take"),
    };
    Hand {
        words,
        is_held: until.is_some() && !is_mine,
        holder: holder.map(|(holder, _)| holder.account.to_string()).unwrap_or_default(),
        take,
    }
}

pub(super) fn may_veto(found: &Detail) -> bool {
    found.sides.decides && !found.one.state.is_final() && found.one.state != MatchState::Active
}

/// What is written down next.
pub(super) fn stage(t: Say, state: MatchState) -> Option<Stage> {
    let (code, title, act) = match state {
        MatchState::ContactOpened => ("met", "match-next-met", "match-act-met"),
        MatchState::Met => ("agreed", "match-next-agreed", "match-act-agreed"),
        MatchState::Agreed => ("begun", "match-next-begun", "match-act-begun"),
        MatchState::Active => ("ended", "match-next-ended", "match-act-ended"),
        MatchState::Selected
        | MatchState::SecondReview
        | MatchState::AskedSeeker
        | MatchState::SeekerYes
        | MatchState::AskedHost
        | MatchState::HostYes
        | MatchState::Ended
        | MatchState::Declined
        | MatchState::Lapsed
        | MatchState::Vetoed => return None,
    };
    Some(Stage {
        code,
        title: t.get(title),
        act: t.get(act),
        is_agreement: state == MatchState::Met,
        is_end: state == MatchState::Active,
    })
}

/// The kinds of agreement.
pub(super) fn kinds(t: Say) -> Vec<(&'static str, String)> {
    let kind = |kind: &AgreementKind| (kind.as_str(), code_text(t, "agreement-kind", kind.as_str()));
    AgreementKind::ALL.iter().map(kind).collect()
}

/// How the sides in the reader's charge say that the stay goes.
pub(super) fn check_ins(t: Say, found: &Detail) -> Vec<CheckInList> {
    let list = |(party, all): &(Party, Vec<CheckIn>)| CheckInList {
        party: party.as_str(),
        title: t.get(&text_id("check-ins", party.as_str())),
        lines: check_in_lines(t, all),
        how: how_forms(t, all),
    };
    found.check_ins.iter().map(list).collect()
}

/// What was written down so far.
pub(super) fn facts(t: Say, one: &Match) -> Vec<(String, String)> {
    let day = |id: &str, date: Option<chrono::NaiveDate>| date.map(|date| (t.get(id), i18n::date(t.0, date)));
    let mut facts: Vec<(String, String)> = day("match-met-on", one.met_on).into_iter().collect();
    if let Some(stay) = one.stay {
        facts.extend(stay_lines(t, stay));
    }
    facts.extend(day("match-began-on", one.began_on));
    facts.extend(day("match-ended-on", one.ended_on));
    facts
}

pub(super) fn stay_lines(t: Say, stay: Stay) -> Vec<(String, String)> {
    let mut lines = vec![
        (t.get("stay-kind"), code_text(t, "agreement-kind", stay.kind.as_str())),
        (t.get("stay-from"), i18n::date(t.0, stay.from)),
    ];
    lines.extend(stay.until.map(|until| (t.get("stay-until"), i18n::date(t.0, until))));
    let rent = if stay.monthly_rent_cents == 0 {
        t.get("stay-free")
    } else {
        i18n::euros(t.0, stay.monthly_rent_cents)
    };
    lines.push((t.get("stay-rent"), rent));
    lines
}

/// What happened, who did it, and when.
pub(super) fn step_row(t: Say, step: &Step) -> (String, String, String) {
    let mut what = t.get(&text_id("match-deed", step.deed.as_str()));
    if let Some(why) = step.why {
        what = t.with2("match-deed-why", ("what", &what), ("why", &why_text(t, why)));
    }
    let who = step.by.clone().unwrap_or_else(|| t.get(&text_id("match-by", &step.role)));
    (what, who, moment(t, step.at))
}
