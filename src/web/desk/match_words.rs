//! Matches in words, for the desk and for the two who are asked.

use crate::domain::bands::Bands;
use crate::domain::matches::{Match, MatchProblem, MatchState, StayError, Why, WhyOf};
use crate::domain::matching::fit::Component;
use crate::domain::matching::rules::Rule;
use crate::domain::proposal::Proposal;
use crate::domain::sought::SoughtHome;
use crate::geo::Gazetteer;
use crate::i18n::{self, Args, text_id};
use crate::services::matches::{Elsewhere, Judged};
use crate::services::wording;
use crate::web::abroad;
use crate::web::layout::Say;
use crate::web::my::home::moment;

/// From so many percent of its most on, a component speaks for a home.
const SPEAKS_FOR_PERCENT: i64 = 60;

/// A state of a match.
pub(in crate::web) fn state_text(t: Say, state: MatchState) -> String {
    t.get(&text_id("match-state", state.as_str()))
}

/// The reasons that may be given so, with their codes.
pub(in crate::web) fn reasons(t: Say, whose: WhyOf) -> Vec<(&'static str, String)> {
    Why::of(whose).iter().map(|why| (why.as_str(), why_text(t, *why))).collect()
}

/// A reason.
pub(in crate::web) fn why_text(t: Say, why: Why) -> String {
    t.get(&text_id("match-why", why.as_str()))
}

/// The rules, by name.
pub(super) fn rule_list(t: Say, rules: &[Rule]) -> Vec<String> {
    rules.iter().map(|rule| t.get(&text_id("rule", rule.as_str()))).collect()
}

/// Why something cannot be done, and the rules that it is about.
pub(in crate::web) fn problem(t: Say, problem: &MatchProblem) -> (String, Vec<String>) {
    let alone = |sentence: String| (sentence, Vec::new());
    match problem {
        MatchProblem::WrongStep { state, .. } => {
            alone(t.with1("match-problem-wrong-step", "state", state_text(t, *state)))
        }
        MatchProblem::Changed { state } => {
            alone(t.with1("match-problem-changed", "state", state_text(t, *state)))
        }
        MatchProblem::Waits => alone(t.get("match-problem-waits")),
        MatchProblem::NothingToUndo => alone(t.get("match-problem-nothing-to-undo")),
        MatchProblem::SecondPerson => alone(t.get("match-problem-second-person")),
        MatchProblem::WrongReason { .. } => alone(t.get("match-problem-wrong-reason")),
        MatchProblem::TooLate { until } => {
            alone(t.with1("match-problem-too-late", "moment", moment(t, *until)))
        }
        MatchProblem::Date { first, today } => {
            let (first, today) = (i18n::date(t.0, *first), i18n::date(t.0, *today));
            alone(t.with2("match-problem-date", ("first", &first), ("today", &today)))
        }
        MatchProblem::BreaksRule { rules } => (t.get("match-problem-breaks-rule"), rule_list(t, rules)),
        MatchProblem::ToAsk { rules } => (t.get("match-problem-to-ask"), rule_list(t, rules)),
        MatchProblem::NotOpen => alone(t.get("match-problem-not-open")),
        MatchProblem::Twice => alone(t.get("match-problem-twice")),
        MatchProblem::NotKnownThere => alone(t.get("match-problem-not-known-there")),
        MatchProblem::NoSlot => alone(t.get("match-problem-no-slot")),
        MatchProblem::AskedFull { max } => alone(t.count("match-problem-asked-full", *max as u64)),
        MatchProblem::HasYes => alone(t.get("match-problem-has-yes")),
        MatchProblem::HostAskedOften { at_once, a_week } => {
            let args = Args::new().with("count", *at_once as u64).with("week", *a_week as u64);
            alone(t.with("match-problem-host-asked-often", &args))
        }
        MatchProblem::Negotiated => alone(t.get("match-problem-negotiated")),
        MatchProblem::OfferedFull { max } => {
            alone(t.count("match-problem-offered-full", u64::try_from(*max).unwrap_or(0)))
        }
    }
}

/// What is wrong with an agreement, a sentence for each field.
pub(super) fn stay_problem(t: Say, error: &StayError) -> String {
    t.get(match error {
        StayError::Kind => "stay-problem-kind",
        StayError::From { .. } => "stay-problem-from",
        StayError::Until { .. } => "stay-problem-until",
        StayError::TooManyNights => "stay-problem-nights",
        StayError::Rent { .. } => "stay-problem-rent",
    })
}

/// An offer in sentences: what is public of it, in the reader's language.
pub(in crate::web) fn offer_lines(t: Say, offer: &Proposal) -> Vec<String> {
    let Some(place) = offer.offered() else { return Vec::new() };
    let Some(area) = Gazetteer::belgium().by_code(&place.municipality) else { return Vec::new() };
    wording::sentences(t.0, place, area, crate::domain::proposal::State::Published)
}

/// What a host needs to know of a household before they answer, and nothing more: how many and how old, from when and for how long, which
/// languages, and what of the home they need.
pub(in crate::web) fn household_lines(t: Say, home: &SoughtHome) -> Vec<(String, String)> {
    let ages: Vec<String> =
        home.members.iter().map(|member| t.get(&text_id("age-band", member.age.as_str()))).collect();
    let persons = t.count("match-persons", home.members.len() as u64);
    let mut lines = vec![
        (t.get("match-household"), persons),
        (t.get("match-ages"), i18n::list(t.0, &ages)),
        (t.get("match-from"), i18n::date(t.0, home.needed_from)),
    ];
    if let Some(months) = home.duration_months {
        lines.push((t.get("match-months"), t.count("match-months-count", months)));
    }
    if !home.languages.is_empty() {
        let spoken: Vec<String> =
            home.languages.iter().map(|spoken| super::people::language_name(t, &spoken.tag)).collect();
        lines.push((t.get("match-languages"), i18n::list(t.0, &spoken)));
    }
    if !home.needs.is_empty() {
        let needs: Vec<String> =
            home.needs.iter().map(|need| t.get(&text_id("need", need.as_str()))).collect();
        lines.push((t.get("match-needs"), i18n::list(t.0, &needs)));
    }
    lines
}

/// What speaks for a home and what against it, as the seeker reads it.
pub(in crate::web) fn for_and_against(
    t: Say,
    judged: &Judged,
    most: &[(Component, i64)],
) -> (Vec<String>, Vec<String>) {
    let (mut speaks_for, mut against) = (Vec::new(), Vec::new());
    for (component, most) in most.iter().filter(|(_, most)| *most > 0) {
        let is_good = judged.fit.of(*component) * 100 >= most * SPEAKS_FOR_PERCENT;
        let (list, kind) =
            if is_good { (&mut speaks_for, "speaks-for") } else { (&mut against, "speaks-against") };
        list.push(t.get(&text_id(kind, component.as_str())));
    }
    (speaks_for, against)
}

/// Which two it is about: by the titles that the staff gave, or what an ally lets us know.
pub(super) fn titles(
    t: Say,
    (request, offer): (Option<&Proposal>, Option<&Proposal>),
    abroad: Option<&Elsewhere>,
) -> (String, String) {
    let title = |proposal: &Proposal| proposal.terms.title.clone();
    let at_theirs = || {
        abroad.map_or_else(
            || t.get("match-elsewhere"),
            |abroad| t.with1("match-abroad", "association", &abroad.association),
        )
    };
    let bands = abroad.and_then(|abroad| abroad.bands.as_ref());
    let home = abroad.and_then(|abroad| abroad.offer.as_ref());
    (
        request.map_or_else(|| bands.map_or_else(at_theirs, |bands| bands_text(t, bands)), title),
        offer.map_or_else(|| home.map_or_else(at_theirs, |(_, title)| title.clone()), title),
    )
}

/// A household of an ally, as far as its bands tell.
pub(in crate::web) fn bands_text(t: Say, bands: &Bands) -> String {
    let area = bands.area.as_ref().map_or_else(|| t.get("bands-anywhere"), |code| abroad::place(t, code));
    let args = Args::new()
        .with("size", t.get(&text_id("size-band", bands.size)))
        .with("area", area)
        .with("period", abroad::period(t, bands.period));
    t.with("seekers-bands", &args)
}

/// Why a match ended, where it did.
pub(super) fn why_of(t: Say, one: &Match) -> Option<String> {
    one.why.map(|why| why_text(t, why))
}
