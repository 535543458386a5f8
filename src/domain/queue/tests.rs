//! By when things are due, in which order they come, and what a filter lets through.

use chrono::TimeZone;

use super::*;

fn at(day: u32, hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, day, hour, 0, 0).single().expect("a moment of a test")
}

fn of_household(urgency: Urgency) -> Wait {
    Wait { urgency: Some(urgency), ..Wait::since(at(3, 9)) }
}

#[test]
fn what_a_household_waits_for_is_due_as_soon_as_it_needs_a_home() {
    let due = |urgency| of_household(urgency).due(QueueKind::Match);
    assert_eq!(due(Urgency::Immediate), at(3, 11));
    assert_eq!(due(Urgency::Urgent), at(4, 9));
    assert_eq!(due(Urgency::Soon), at(6, 9));
    assert_eq!(due(Urgency::Planned), at(10, 9));
    assert_eq!(Wait::since(at(3, 9)).due(QueueKind::Lead), at(5, 9), "nobody's home hangs on it");
}

#[test]
fn what_is_told_in_confidence_is_due_by_how_grave_it_seems() {
    let due = |severity| {
        let wait = Wait { severity: Some(severity), ..Wait::since(at(3, 9)) };
        wait.due(QueueKind::Incident)
    };
    let all = IncidentSeverity::ALL.iter().rev().map(|severity| due(*severity)).collect::<Vec<_>>();
    assert_eq!(all, [at(3, 10), at(3, 13), at(4, 9), at(6, 9)]);
}

#[test]
fn nothing_is_due_after_it_ended_nor_after_the_evening_before_a_household_leaves() {
    let ends = Wait { ends_at: Some(at(3, 10)), ..of_household(Urgency::Urgent) };
    assert_eq!(ends.due(QueueKind::Negotiation), at(3, 10));
    let later = Wait { ends_at: Some(at(20, 10)), ..of_household(Urgency::Urgent) };
    assert_eq!(later.due(QueueKind::Negotiation), at(4, 9), "a late end delays nothing");
    let leaves = Wait { deadline: at(5, 0).date_naive().into(), ..of_household(Urgency::Planned) };
    assert_eq!(leaves.due(QueueKind::Request), at(4, 18));
}

#[test]
fn a_question_is_due_when_it_lapses_and_a_call_before() {
    let asked = |call| Wait::of_question(at(3, 9), Some(at(10, 9)), call).due(QueueKind::Question);
    assert_eq!(asked(WantsCall::No), at(10, 9), "whoever was asked has their time");
    assert_eq!(asked(WantsCall::Yes), at(3, 13));
    let short = Wait::of_question(at(3, 9), Some(at(3, 11)), WantsCall::Yes);
    assert_eq!(short.due(QueueKind::Question), at(3, 11), "a call after the question lapsed is none");
}

#[test]
fn what_is_due_first_comes_first_then_who_needs_it_sooner_then_who_waits_longer() {
    let one = |kind, subject: &str, wait| Waiting::new(kind, subject.to_owned(), wait);
    let due_at_eleven = |since, urgency| Wait { urgency, ends_at: Some(at(3, 11)), ..Wait::since(since) };
    let mut all = vec![
        one(QueueKind::Lead, "late", Wait::since(at(1, 9))),
        one(QueueKind::Match, "planned", due_at_eleven(at(3, 9), Some(Urgency::Planned))),
        one(QueueKind::Report, "nobodys", due_at_eleven(at(1, 0), None)),
        one(QueueKind::Match, "younger", due_at_eleven(at(3, 10), Some(Urgency::Urgent))),
        one(QueueKind::Match, "older", due_at_eleven(at(3, 9), Some(Urgency::Urgent))),
    ];
    sort(&mut all);
    let order: Vec<&str> = all.iter().map(|one| one.subject.as_str()).collect();
    assert_eq!(order, ["late", "older", "younger", "planned", "nobodys"]);
}

#[test]
fn how_late_something_is_turns_at_its_hour_and_a_day_before() {
    let one = Waiting::new(QueueKind::Lead, "a".to_owned(), Wait::since(at(3, 9)));
    assert_eq!(one.lateness(at(4, 8)), Lateness::InTime);
    assert_eq!(one.lateness(at(4, 9)), Lateness::Soon);
    assert_eq!(one.lateness(at(5, 8)), Lateness::Soon);
    assert_eq!(one.lateness(at(5, 9)), Lateness::Late);
}

#[test]
fn a_filter_lets_through_what_fits_all_of_it() {
    let me = AccountId::new();
    let mut mine = Waiting::new(QueueKind::Lead, "a".to_owned(), Wait::since(at(3, 9)));
    mine.held_by = Some(me);
    let theirs = Waiting { held_by: Some(AccountId::new()), ..mine.clone() };
    let nobodys = Waiting { held_by: None, ..mine.clone() };
    let shown = |filter: Filter| [&mine, &theirs, &nobodys].map(|one| filter.fits(one, at(6, 9)));
    assert_eq!(shown(Filter::default()), [true; 3]);
    assert_eq!(shown(Filter { whose: Whose::Of(me), ..Filter::default() }), [true, false, false]);
    assert_eq!(shown(Filter { whose: Whose::Nobodys, ..Filter::default() }), [false, false, true]);
    let letters = Filter { group: Some(QueueGroup::Letters), ..Filter::default() };
    let matches = Filter { group: Some(QueueGroup::Matches), ..Filter::default() };
    assert_eq!((shown(letters), shown(matches)), ([true; 3], [false; 3]));
    let late = Filter { lateness: Some(Lateness::Late), ..letters };
    let in_time = Filter { lateness: Some(Lateness::InTime), ..letters };
    assert_eq!((shown(late), shown(in_time)), ([true; 3], [false; 3]));
}

#[test]
fn a_match_waits_for_the_team_for_people_or_for_nobody() {
    let kind = |state, seen| QueueKind::of_match(state, seen);
    assert_eq!(kind(MatchState::Selected, Seen::Theirs), Some(QueueKind::Negotiation));
    assert_eq!(kind(MatchState::Selected, Seen::Ours), Some(QueueKind::Match));
    assert_eq!(kind(MatchState::HostYes, Seen::Ours), Some(QueueKind::Match));
    assert_eq!(kind(MatchState::HostYes, Seen::Answered), Some(QueueKind::Question), "the ally confirms");
    assert_eq!(kind(MatchState::AskedHost, Seen::Ours), Some(QueueKind::Question));
    assert_eq!(kind(MatchState::Met, Seen::Ours), Some(QueueKind::Meeting));
    for state in MatchState::ALL.iter().filter(|state| state.is_final()) {
        assert_eq!(kind(*state, Seen::Ours), None, "{state}");
    }
}
