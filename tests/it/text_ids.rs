//! Every code, field and problem of the domain has its text in every language.

use rooftop::domain::Coded;
use rooftop::domain::access::Role;
use rooftop::domain::audit::{AuditEvent, SubjectKind};
use rooftop::domain::authority::{AskedVia, AuthorityDecision, AuthorityKind, AuthorityReason, LegalBasis};
use rooftop::domain::backfill::{BackfillEnding, BackfillState};
use rooftop::domain::check_in::HowItGoes;
use rooftop::domain::conversation::Found;
use rooftop::domain::event::EventKind;
use rooftop::domain::field::{Field, Purpose};
use rooftop::domain::hosting::{HelpKind, HostAct};
use rooftop::domain::household::{
    AgeBand, AnchorKind, Budget, Gender, MemberRole, Need, ReadingEase, Situation, Urgency, size_band,
};
use rooftop::domain::incident::{
    FromPage, IncidentField, IncidentKind, IncidentOutcome, IncidentSeverity, IncidentState, LiftReason,
};
use rooftop::domain::lead::{LeadClose, LeadReason, LeadState, LeadVisibility};
use rooftop::domain::matches::{DeedCode, MatchState, Party, Sending, TwoFor, Why};
use rooftop::domain::matching::facts::Composition;
use rooftop::domain::matching::fairness::{Adults, Dimension};
use rooftop::domain::matching::fit::Component;
use rooftop::domain::matching::kept::Why as WhyMade;
use rooftop::domain::matching::rules::{Rule, Verdict};
use rooftop::domain::move_on::{NextHome, StepBy, StepKind};
use rooftop::domain::negotiation::NegotiationState;
use rooftop::domain::notice::NoticeKind;
use rooftop::domain::pair_mark::{LockReason, MarkKind, VetoReason};
use rooftop::domain::partner::{FederationMode, FollowState, LineState, PartnerDeed, PartnerTier, Severity};
use rooftop::domain::picture::{MustNotShow, PictureState};
use rooftop::domain::place::{
    Accepts, AgreementKind, Charges, Domiciliation, Equipment, LanguageLevel, PlaceKind, QualityCheck,
    Sharing, Smoking, StepFree,
};
use rooftop::domain::private::{
    AgreedVia, CardReason, CaseReason, Channel, GivenVia, LeaveMessage, PersonKind, PrivateField,
};
use rooftop::domain::problem::Problem;
use rooftop::domain::proposal::State;
use rooftop::domain::report::{Direction, ReportClose, ReportState, TaskKind};
use rooftop::domain::vetting::{ConsentState, ConsentVia, MissingStep, StepOutcome, VettingStep};
use rooftop::i18n::{Args, Lang, Texts, text_id};
use rooftop::services::matches::Waiting;
use rooftop::text::{Hint, Reveal};

/// The ids that are missing, language by language.
fn missing(ids: &[String]) -> Vec<String> {
    let texts = Texts::load();
    let lacks = |lang: Lang| {
        ids.iter().filter(move |id| !texts.has_in(lang, id)).map(move |id| format!("{} {id}", lang.tag()))
    };
    Lang::ALL.iter().flat_map(|lang| lacks(*lang)).collect()
}

fn codes<C: Coded>(kind: &str) -> Vec<String> {
    C::CODES.iter().map(|code| text_id(kind, code)).collect()
}

#[test]
fn every_code_has_a_text_in_every_language() {
    let ids = [
        codes::<PlaceKind>("place-kind"),
        codes::<Sharing>("sharing"),
        codes::<AgreementKind>("agreement-kind"),
        codes::<Charges>("charges"),
        codes::<Domiciliation>("domiciliation"),
        codes::<StepFree>("step-free"),
        codes::<Smoking>("smoking"),
        codes::<Accepts>("accepts"),
        codes::<Equipment>("equipment"),
        codes::<QualityCheck>("quality-check"),
        codes::<LanguageLevel>("language-level"),
        codes::<AgeBand>("age-band"),
        codes::<MemberRole>("member-role"),
        codes::<Gender>("gender"),
        codes::<Urgency>("urgency"),
        codes::<Situation>("situation"),
        codes::<AnchorKind>("anchor-kind"),
        codes::<Need>("need"),
        codes::<ReadingEase>("reading-ease"),
        codes::<Component>("component"),
        codes::<Composition>("composition"),
        codes::<Adults>("adults"),
        codes::<Dimension>("fairness"),
        codes::<Rule>("ask"),
        codes::<Rule>("why"),
        codes::<Rule>("rule"),
        codes::<Verdict>("verdict"),
        codes::<WhyMade>("plan-made"),
        codes_of_marks(),
        Rule::ALL.iter().filter(|rule| rule.is_strict()).map(|rule| text_id("word", rule.as_str())).collect(),
        codes::<Purpose>("purpose"),
        codes::<State>("state"),
        codes::<Role>("role"),
        codes::<PartnerTier>("partner-tier"),
        codes::<FederationMode>("federation-mode"),
        codes::<FollowState>("follow-state"),
        codes::<PartnerDeed>("partner-deed"),
        codes::<Severity>("severity"),
        codes::<LineState>("line-state"),
        codes::<BackfillState>("backfill-state"),
        codes::<BackfillEnding>("backfill-ending"),
        codes::<EventKind>("event-kind"),
        codes::<PictureState>("picture-state"),
        codes::<MustNotShow>("must-not-show"),
        codes_of_leads(),
        codes::<Direction>("report-direction"),
        codes::<ReportState>("report-state"),
        codes::<ReportClose>("report-close"),
        codes::<TaskKind>("task-kind"),
        codes::<NegotiationState>("negotiation-state"),
        codes_of_matches(),
        codes_about_people(),
    ]
    .concat();
    assert_eq!(missing(&ids), Vec::<String>::new());
}

/// Those of what others write to us.
fn codes_of_leads() -> Vec<String> {
    [
        codes::<LeadState>("lead-state"),
        codes::<LeadVisibility>("lead-visibility"),
        codes::<LeadReason>("lead-reason"),
        codes::<LeadClose>("lead-close"),
    ]
    .concat()
}

/// Those of pairs that a moderator took up, for the desk and for the two who are asked.
fn codes_of_matches() -> Vec<String> {
    let known = |party: &str, from: MatchState| -> Vec<String> {
        let states = MatchState::ALL.iter().filter(|state| **state >= from && **state != MatchState::Vetoed);
        states.map(|state| text_id(&format!("{party}-match"), state.as_str())).collect()
    };
    [
        codes::<MatchState>("match-state"),
        codes::<MatchState>("match-meaning"),
        codes::<Why>("match-why"),
        codes::<TwoFor>("match-two-for"),
        codes::<Sending>("match-sending"),
        codes::<DeedCode>("match-deed"),
        codes::<Role>("match-by"),
        codes::<Party>("match-call"),
        codes::<Party>("match-answer"),
        codes::<Party>("match-withdraw"),
        codes::<Party>("match-told"),
        codes::<Party>("my-match-question"),
        codes::<Party>("my-match-other"),
        codes::<Party>("my-match-no-harm"),
        codes::<Party>("check-ins"),
        codes::<HowItGoes>("how-it-goes"),
        codes::<NextHome>("next-home"),
        codes::<StepKind>("move-step"),
        codes::<StepBy>("move-by"),
        codes::<Component>("speaks-for"),
        codes::<Component>("speaks-against"),
        codes::<Rule>("open"),
        known("seeker", MatchState::AskedSeeker),
        known("host", MatchState::AskedHost),
        ["seeker", "host", "operator", "program", "ally"].map(|role| text_id("match-by", role)).to_vec(),
        Waiting::ALL
            .iter()
            .flat_map(|one| ["waiting", "waiting-what"].map(|id| text_id(id, one.as_str())))
            .collect(),
    ]
    .concat()
}

/// Those of what is decided about pairs.
fn codes_of_marks() -> Vec<String> {
    [
        codes::<MarkKind>("mark-kind"),
        codes::<MarkKind>("mark-why"),
        codes::<MarkKind>("mark-act"),
        codes::<MarkKind>("mark-lift"),
        codes::<LockReason>("lock-reason"),
        codes::<VetoReason>("veto-reason"),
    ]
    .concat()
}

/// Those of hosts, of people under a mandate, and of what is done with either.
fn codes_about_people() -> Vec<String> {
    [
        codes::<VettingStep>("vetting-step"),
        codes::<StepOutcome>("step-outcome"),
        codes::<ConsentState>("consent-state"),
        codes::<ConsentVia>("consent-via"),
        codes::<MissingStep>("missing-step"),
        codes::<AuditEvent>("audit-event"),
        codes::<SubjectKind>("audit-subject"),
        codes::<PrivateField>("private"),
        codes::<Channel>("channel"),
        codes::<LeaveMessage>("leave-message"),
        codes::<GivenVia>("given-via"),
        codes::<AgreedVia>("agreed-via"),
        codes::<PersonKind>("talk-by"),
        codes::<CaseReason>("case-reason"),
        codes::<CardReason>("card-reason"),
        codes::<NoticeKind>("notice"),
        codes::<HostAct>("host-act"),
        codes::<HostAct>("host-done"),
        codes::<HelpKind>("host-help"),
        codes::<State>("host-meaning"),
        codes::<TaskKind>("task-how"),
        [NoticeKind::NewCard, NoticeKind::News].map(|kind| text_id("errand", kind.as_str())).to_vec(),
        codes::<IncidentKind>("incident-kind"),
        codes::<IncidentSeverity>("incident-severity"),
        codes::<IncidentState>("incident-state"),
        codes::<IncidentOutcome>("incident-outcome"),
        codes::<IncidentField>("incident-field"),
        codes::<FromPage>("incident-from"),
        codes::<LiftReason>("lift-reason"),
        codes::<AuthorityKind>("authority-kind"),
        codes::<AskedVia>("asked-via"),
        codes::<LegalBasis>("legal-basis"),
        codes::<AuthorityDecision>("authority-decision"),
        codes::<AuthorityReason>("authority-reason"),
    ]
    .concat()
}

#[test]
fn every_field_has_a_label_in_every_language() {
    let ids: Vec<String> = Field::ALL.iter().map(|field| text_id("field", field.name())).collect();
    assert_eq!(missing(&ids), Vec::<String>::new());
}

#[test]
fn what_has_no_codes_has_texts_too() {
    let mut ids: Vec<String> = Reveal::ALL.iter().map(|reveal| text_id("reveal", reveal.as_str())).collect();
    ids.extend(Hint::ALL.iter().map(|hint| text_id("hint", hint.as_str())));
    ids.extend((1..=8).map(|persons| text_id("size-band", size_band(persons))));
    ids.extend(Found::ALL.iter().map(|found| {
        let (kind, code) = found.text();
        text_id(kind, code)
    }));
    ids.extend(["flag-yes", "flag-no"].map(str::to_owned));
    let budgets =
        [Budget::None, Budget::ContributionOnly, Budget::UpTo(1), Budget::Pending, Budget::Confirmed(1)];
    ids.extend(budgets.map(|budget| {
        let code = match budget {
            Budget::None => "none",
            Budget::ContributionOnly => "contribution_only",
            Budget::UpTo(_) => "up_to",
            Budget::Pending => "pending",
            Budget::Confirmed(_) => "confirmed",
        };
        text_id("budget", code)
    }));
    assert_eq!(missing(&ids), Vec::<String>::new());
}

/// One of each problem.
fn problems() -> Vec<Problem> {
    let got = || "zzz".to_owned();
    vec![
        Problem::Missing,
        Problem::TooLong { got: 121, max: 120 },
        Problem::TooMany { got: 41, max: 40 },
        Problem::NotInRange { got: got(), min: 1, max: 20 },
        Problem::NotADate { got: got() },
        Problem::UnknownCode { got: got(), known: &["a"] },
        Problem::NotAFlag { got: got() },
        Problem::UnknownMunicipality { got: got() },
        Problem::Malformed { got: got(), example: "fr:fluent" },
        Problem::EndsBeforeItBegins { from: "2026-12-02".to_owned(), until: "2026-12-01".to_owned() },
        Problem::TooFarAway { max_years: 5 },
        Problem::InFuture { today: "2026-11-29".to_owned() },
        Problem::LeastAboveMost { least: 6, most: 3 },
        Problem::SharedRoomNotEmergency,
        Problem::SharedRoomTooLong,
        Problem::CriterionNotShared,
        Problem::ChildrenRefused,
        Problem::Unprintable,
    ]
}

#[test]
fn every_problem_names_its_field_and_every_value() {
    for lang in Lang::ALL {
        for problem in problems() {
            let values = problem.text_values();
            let mut args = Args::new().with("field", "THE FIELD");
            for (name, value) in &values {
                args = args.with(name, value.as_str());
            }
            assert!(Texts::load().has_in(*lang, problem.text_id()), "{lang:?} {problem:?}");
            let said = Texts::load().plain(*lang, problem.text_id(), &args);
            assert!(said.contains("THE FIELD"), "{lang:?} {said}");
            for (name, value) in values {
                assert!(said.contains(&value), "{lang:?} {name} is not in: {said}");
            }
        }
    }
}
