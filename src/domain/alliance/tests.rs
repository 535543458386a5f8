//! Every step from every state, and what no order of steps can do.

use proptest::prelude::*;

use super::*;

const KEY: &str = "aaaa bbbb";
const OTHER_KEY: &str = "cccc dddd";

fn now() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

fn ours(number: u32) -> ApId {
    format!("https://here.example/activities/{number}").parse().unwrap()
}

fn theirs(number: u32) -> ApId {
    format!("https://toits.example/activities/{number}").parse().unwrap()
}

fn nothing() -> Alliance {
    let association = "https://toits.example/actors/toits".parse().unwrap();
    Alliance::before_any("toits.example".parse().unwrap(), association, now())
}

fn offered() -> Alliance {
    nothing().propose(ours(1), KEY, now()).unwrap()
}

fn asked() -> Alliance {
    nothing().hear_offer(theirs(1), Some(KEY), now()).0
}

fn allied() -> Alliance {
    offered().hear_accept(&ours(1), theirs(1), Some(KEY), now()).0
}

#[test]
fn it_is_in_effect_once_both_declared_it_whoever_began() {
    assert!(!offered().is_in_effect() && !asked().is_in_effect());
    let (both, heard) = offered().hear_accept(&ours(1), theirs(1), Some(KEY), now());
    assert_eq!((both.state, both.by, heard), (AllianceState::Allied, Side::Them, Heard::Allied));
    let confirmed = asked().confirm(ours(2), KEY, now()).unwrap();
    assert_eq!((confirmed.state, confirmed.by), (AllianceState::Allied, Side::Us));
    assert_eq!(confirmed.ours.unwrap().kind, DeclarationKind::Accept);
    let (crossed, heard) = offered().hear_offer(theirs(1), Some(KEY), now());
    assert_eq!((crossed.state, heard), (AllianceState::Allied, Heard::AlliedAndAnswered));
    assert_eq!(crossed.ours, offered().ours, "our proposal is our word");
}

#[test]
fn a_key_that_no_moderator_saw_makes_no_ally() {
    for key in [Some(OTHER_KEY), None] {
        let (accepted, heard) = offered().hear_accept(&ours(1), theirs(1), key, now());
        assert_eq!((accepted.state, heard), (AllianceState::Asked, Heard::Asked));
        let (crossed, heard) = offered().hear_offer(theirs(1), key, now());
        assert_eq!((crossed.state, heard), (AllianceState::Asked, Heard::Asked));
        let (again, heard) = allied().hear_offer(theirs(2), key, now());
        assert_eq!((again.state, heard), (AllianceState::Asked, Heard::Asked), "it falls back");
        let confirmed = accepted.confirm(ours(2), OTHER_KEY, now()).unwrap();
        assert_eq!((confirmed.state, confirmed.seen.as_deref()), (AllianceState::Allied, Some(OTHER_KEY)));
        assert!(confirmed.is_ours(&ours(1)), "our proposal still is our word");
    }
}

#[test]
fn either_ends_it_and_what_ended_does_not_come_back_by_itself() {
    assert_eq!(allied().end(now()).unwrap().by, Side::Us);
    for what in [TakenBack::Id(&theirs(1)), TakenBack::Relationship] {
        let (ended, heard) = allied().hear_undo(what, now());
        assert_eq!((ended.state, ended.by, heard), (AllianceState::Ended, Side::Them, Heard::Ended));
        let (late, heard) = ended.hear_offer(theirs(1), Some(KEY), now());
        assert_eq!((late.state, heard), (AllianceState::Ended, Heard::Nothing), "the same id again");
        let (new, heard) = ended.hear_offer(theirs(2), Some(KEY), now());
        assert_eq!((new.state, heard), (AllianceState::Asked, Heard::Asked), "a new word of theirs alone");
        assert_eq!(new.ours, None);
    }
    assert_eq!(allied().hear_undo(TakenBack::Id(&theirs(9)), now()).1, Heard::Nothing);
    assert_eq!(allied().hear_reject(&ours(1), now()).1, Heard::Ended);
    assert_eq!(allied().hear_reject(&ours(9), now()).1, Heard::Nothing);
}

#[test]
fn a_proposal_is_refused_withdrawn_and_answered_too_late() {
    assert_eq!(asked().refuse(now()).unwrap().state, AllianceState::Declined);
    let (declined, heard) = offered().hear_reject(&ours(1), now());
    assert_eq!((declined.state, declined.by, heard), (AllianceState::Declined, Side::Them, Heard::Declined));
    let withdrawn = offered().end(now()).unwrap();
    let (late, heard) = withdrawn.hear_accept(&ours(1), theirs(1), Some(KEY), now());
    assert_eq!((late.state, heard), (AllianceState::Ended, Heard::Stale));
    assert_eq!(asked().hear_undo(TakenBack::Relationship, now()).0.state, AllianceState::Ended);
    assert_eq!(offered().hear_undo(TakenBack::Relationship, now()).1, Heard::Nothing);
    assert_eq!(offered().hear_accept(&ours(9), theirs(1), Some(KEY), now()).1, Heard::Nothing);
}

#[test]
fn steps_of_ours_that_make_no_sense_are_named() {
    assert_eq!(offered().propose(ours(2), KEY, now()), Err(AllianceProblem::Proposed));
    assert_eq!(allied().propose(ours(2), KEY, now()), Err(AllianceProblem::Allied));
    for other in [nothing(), offered(), allied()] {
        assert_eq!(other.confirm(ours(2), KEY, now()), Err(AllianceProblem::NotAsked));
        assert_eq!(other.refuse(now()), Err(AllianceProblem::NotAsked));
    }
    for other in [nothing(), asked(), asked().refuse(now()).unwrap()] {
        assert_eq!(other.end(now()), Err(AllianceProblem::Nothing));
    }
    assert_eq!(nothing().lapse(Side::Us, now()), None);
    assert_eq!(allied().lapse(Side::Them, now()).unwrap().state, AllianceState::Ended);
}

#[test]
fn who_lost_its_memory_and_proposes_again_is_answered() {
    let (still, heard) = allied().hear_offer(theirs(2), Some(KEY), now());
    assert_eq!((still.state, heard), (AllianceState::Allied, Heard::AlliedAndAnswered));
}

/// One step of either side.
#[derive(Debug, Clone, Copy)]
enum Step {
    Propose(u32),
    Confirm(u32),
    Refuse,
    End,
    TheyOffer(u32, &'static str),
    TheyAccept(u32, u32, &'static str),
    TheyReject(u32),
    TheyUndo(u32),
    TheyUndoIt,
}

fn step() -> impl Strategy<Value = Step> {
    let key = || prop::sample::select(vec![KEY, OTHER_KEY]);
    prop_oneof![
        (0..4u32).prop_map(Step::Propose),
        (0..4u32).prop_map(Step::Confirm),
        Just(Step::Refuse),
        Just(Step::End),
        (0..4u32, key()).prop_map(|(id, key)| Step::TheyOffer(id, key)),
        (0..4u32, 0..4u32, key()).prop_map(|(ours, id, key)| Step::TheyAccept(ours, id, key)),
        (0..4u32).prop_map(Step::TheyReject),
        (0..4u32).prop_map(Step::TheyUndo),
        Just(Step::TheyUndoIt),
    ]
}

fn take(from: &Alliance, step: Step) -> Alliance {
    let same = |next: Result<Alliance, AllianceProblem>| next.unwrap_or_else(|_| from.clone());
    match step {
        Step::Propose(id) => same(from.propose(ours(id), KEY, now())),
        Step::Confirm(id) => same(from.confirm(ours(id), KEY, now())),
        Step::Refuse => same(from.refuse(now())),
        Step::End => same(from.end(now())),
        Step::TheyOffer(id, key) => from.hear_offer(theirs(id), Some(key), now()).0,
        Step::TheyAccept(offer, id, key) => from.hear_accept(&ours(offer), theirs(id), Some(key), now()).0,
        Step::TheyReject(id) => from.hear_reject(&ours(id), now()).0,
        Step::TheyUndo(id) => from.hear_undo(TakenBack::Id(&theirs(id)), now()).0,
        Step::TheyUndoIt => from.hear_undo(TakenBack::Relationship, now()).0,
    }
}

proptest! {
    #[test]
    fn no_order_of_steps_makes_an_ally_whom_one_side_alone_declared(
        steps in prop::collection::vec(step(), 0..12)
    ) {
        let (mut alliance, mut we, mut they) = (nothing(), false, false);
        for step in steps {
            let next = take(&alliance, step);
            // What each side said, told apart from what the machine made of it.
            match step {
                Step::Propose(_) | Step::Confirm(_) => we |= next != alliance,
                Step::Refuse | Step::End => we &= next == alliance,
                Step::TheyOffer(..) | Step::TheyAccept(..) => they |= next != alliance,
                Step::TheyReject(_) => if next != alliance { (we, they) = (false, false); },
                Step::TheyUndo(_) | Step::TheyUndoIt => if next != alliance { (we, they) = (false, false); },
            }
            if !matches!(next.state, AllianceState::Offered | AllianceState::Asked | AllianceState::Allied) {
                (we, they) = (false, false);
            }
            if next.is_in_effect() {
                prop_assert!(we && they, "{step:?} made {next:?} of {alliance:?}");
                prop_assert!(next.ours.is_some() && next.theirs.is_some() && next.seen.is_some());
            }
            alliance = next;
        }
    }
}

#[test]
fn each_step_says_when_it_was_done() {
    let later = now() + chrono::TimeDelta::days(3);
    assert_eq!(offered().changed_at, now());
    assert_eq!(asked().confirm(ours(2), KEY, later).unwrap().changed_at, later);
}
