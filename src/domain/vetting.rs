//! The vetting of a host: per step its outcome, date, checker and expiry, and nothing else (CR-01, CR-02); an approval by somebody unrelated
//! (SG-01, SG-12); and the consent of every adult of a shared home, by number and without a name (SG-02).
//! Invariants: one step that failed, or one adult who refuses, blocks; what is older than its expiry counts as missing.

use chrono::{DateTime, Months, NaiveDate, Utc};

use super::codes::codes;
use crate::ids::AccountId;

/// The references a vetting needs.
pub const REFERENCES_NEEDED: u8 = 2;
/// Moderators are reminded so many days before a vetting ends.
pub const REMIND_BEFORE_DAYS: [i64; 2] = [30, 7];
/// The languages in which a consent is explained: those of the interface, as product.md plans it.
pub const CONSENT_LANGUAGES: [&str; 14] =
    ["fr", "nl", "de", "en", "ar", "fa", "ps", "ti", "so", "uk", "ru", "tr", "es", "sq"];
/// No home has more adults, in [`super::place::HostHousehold`] either.
pub const ADULTS_MAX: u8 = 40;

codes! {
    /// Something that is looked at before an offer goes out.
    VettingStep {
        IdSeen = "id_seen",
        HomeVisit = "home_visit",
        FirstReference = "first_reference",
        SecondReference = "second_reference",
        /// Somebody of the staff saw the extract; nothing of it is kept (CR-01).
        RecordCheck = "record_check",
        CharterSigned = "charter_signed",
    }
    /// What came of a step.
    StepOutcome {
        Passed = "passed",
        Failed = "failed",
        /// It does not count any more.
        Withdrawn = "withdrawn",
    }
    /// What an adult of a shared home says.
    ConsentState { Given = "given", Refused = "refused", Revoked = "revoked" }
    /// How an adult said so.
    ConsentVia {
        Oral = "oral",
        Signed = "signed",
        /// An import told so.
        Imported = "imported",
    }
    /// What a vetting lacks.
    MissingStep {
        IdSeen = "id_seen",
        HomeVisit = "home_visit",
        References = "references",
        RecordCheck = "record_check",
        CharterSigned = "charter_signed",
        AdultsConsented = "adults_consented",
        /// An adult refused, or took the consent back.
        AdultRefused = "adult_refused",
        /// A step failed.
        StepFailed = "step_failed",
        Approval = "approved_by",
        Validity = "valid_until",
    }
}

impl MissingStep {
    /// The name of the field of imports that is missing.
    pub fn name(self) -> &'static str {
        self.as_str()
    }

    /// Whether it blocks also where an instance is set to do without vetting: something is known to be wrong.
    pub fn blocks_always(self) -> bool {
        match self {
            Self::StepFailed | Self::AdultRefused => true,
            Self::IdSeen
            | Self::HomeVisit
            | Self::References
            | Self::RecordCheck
            | Self::CharterSigned
            | Self::AdultsConsented
            | Self::Approval
            | Self::Validity => false,
        }
    }
}

impl VettingStep {
    fn missing(self) -> MissingStep {
        match self {
            Self::IdSeen => MissingStep::IdSeen,
            Self::HomeVisit => MissingStep::HomeVisit,
            Self::FirstReference | Self::SecondReference => MissingStep::References,
            Self::RecordCheck => MissingStep::RecordCheck,
            Self::CharterSigned => MissingStep::CharterSigned,
        }
    }
}

/// A step, as it is recorded (CR-02): nothing says what was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepRecord {
    pub step: VettingStep,
    pub outcome: StepOutcome,
    pub done_on: NaiveDate,
    /// Who of the staff; `None` for an import.
    pub checked_by: Option<AccountId>,
    pub valid_until: NaiveDate,
}

/// The approval of what was recorded, by somebody who declared to be unrelated to the host: there is no other (SG-01).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approval {
    pub by: AccountId,
    pub on: NaiveDate,
}

/// What one adult of the home said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdultConsent {
    /// From 1: which one, not who.
    pub adult: u8,
    pub state: ConsentState,
    pub said_on: NaiveDate,
    /// A BCP-47 tag: in which language it was explained; `und` where an import does not say.
    pub language: String,
    pub via: ConsentVia,
    /// Who of the staff; `None` for an import.
    pub recorded_by: Option<AccountId>,
}

/// All that is recorded about a host.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Screening {
    pub steps: Vec<StepRecord>,
    pub approval: Option<Approval>,
    pub consents: Vec<AdultConsent>,
}

impl Screening {
    /// What is recorded of a step.
    pub fn step(&self, step: VettingStep) -> Option<&StepRecord> {
        self.steps.iter().find(|record| record.step == step)
    }

    /// What an adult said.
    pub fn consent(&self, adult: u8) -> Option<&AdultConsent> {
        self.consents.iter().find(|consent| consent.adult == adult)
    }

    /// The day on which the first step ends that counts; nothing where none does.
    pub fn valid_until(&self) -> Option<NaiveDate> {
        let passed = self.steps.iter().filter(|record| record.outcome == StepOutcome::Passed);
        passed.map(|record| record.valid_until).min()
    }

    /// What is missing on `today`; nothing means complete. `adults` is how many adults share the home (SG-02).
    pub fn missing(&self, today: NaiveDate, adults: u8) -> Vec<MissingStep> {
        let mut missing: Vec<MissingStep> = Vec::new();
        for step in VettingStep::ALL {
            let done = self
                .step(*step)
                .is_some_and(|record| record.outcome == StepOutcome::Passed && record.done_on <= today);
            if !done && !missing.contains(&step.missing()) {
                missing.push(step.missing());
            }
        }
        let said = |state: ConsentState| {
            self.consents
                .iter()
                .filter(move |consent| consent.adult <= adults && consent.state == state)
                .count()
        };
        let failed = self.steps.iter().any(|record| record.outcome == StepOutcome::Failed);
        let refused = said(ConsentState::Refused) + said(ConsentState::Revoked) > 0;
        let more = [
            (said(ConsentState::Given) >= usize::from(adults), MissingStep::AdultsConsented),
            (!refused, MissingStep::AdultRefused),
            (!failed, MissingStep::StepFailed),
            (self.approval.is_some(), MissingStep::Approval),
            (self.valid_until().is_some_and(|date| date >= today), MissingStep::Validity),
        ];
        missing.extend(more.into_iter().filter(|(done, _)| !done).map(|(_, step)| step));
        missing
    }
}

/// What is wrong with what was typed about a vetting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VettingProblem {
    #[error("done_on: is missing; a date such as 2026-11-01")]
    DateMissing,
    #[error("done_on: is in the future")]
    DateInFuture,
    #[error(
        "done_on: is more than {max_months} months ago, so it counts no more (safeguarding.vetting_valid_months)"
    )]
    DateTooOld { max_months: u32 },
    #[error("adult: is a number from 1 to {max}: so many adults share the home")]
    NoSuchAdult { max: u8 },
    #[error("language: is none of the languages here")]
    NoSuchLanguage,
    #[error("unrelated: who approves declares to be unrelated to the host (SG-01)")]
    NotDeclaredUnrelated,
    #[error("who recorded the home visit does not approve (SG-12)")]
    OwnVisit,
    #[error("who wrote the offer does not approve its vetting (SG-12)")]
    OwnOffer,
    #[error("only an offer has a host to vet")]
    NotAnOffer,
}

/// The last day of something that was done on a day and is good for so many months.
///
/// # Errors
/// [`VettingProblem`] where the day is not there, in the future, or so long ago that it counts no more.
pub fn valid_until(
    done_on: Option<NaiveDate>,
    today: NaiveDate,
    valid_months: u32,
) -> Result<(NaiveDate, NaiveDate), VettingProblem> {
    let done_on = done_on.ok_or(VettingProblem::DateMissing)?;
    if done_on > today {
        return Err(VettingProblem::DateInFuture);
    }
    let until = done_on.checked_add_months(Months::new(valid_months)).unwrap_or(NaiveDate::MAX);
    if until < today {
        return Err(VettingProblem::DateTooOld { max_months: valid_months });
    }
    Ok((done_on, until))
}

/// A vetting as an import tells it, in one piece.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vetting {
    pub id_seen: Option<NaiveDate>,
    pub home_visit: Option<NaiveDate>,
    pub references: u8,
    pub record_check: Option<NaiveDate>,
    pub charter_signed: Option<NaiveDate>,
    pub adults_consented: u8,
    /// The moderator who approved it, unrelated to the host.
    pub approved_by: Option<AccountId>,
    pub valid_until: Option<NaiveDate>,
}

impl Vetting {
    /// What is recorded of it. A reference has the day of the last step, or today; what has no end given is over already.
    pub fn screening(&self, now: DateTime<Utc>) -> Screening {
        let today = now.date_naive();
        let dates = [self.id_seen, self.home_visit, self.record_check, self.charter_signed];
        let last = dates.into_iter().flatten().max().unwrap_or(today).min(today);
        let reference = |number: u8| (self.references >= number).then_some(last);
        let steps = [
            (VettingStep::IdSeen, self.id_seen),
            (VettingStep::HomeVisit, self.home_visit),
            (VettingStep::FirstReference, reference(1)),
            (VettingStep::SecondReference, reference(REFERENCES_NEEDED)),
            (VettingStep::RecordCheck, self.record_check),
            (VettingStep::CharterSigned, self.charter_signed),
        ];
        let yesterday = today.pred_opt().unwrap_or(today);
        let record = |(step, done_on): (VettingStep, Option<NaiveDate>)| {
            let valid_until = self.valid_until.unwrap_or(yesterday);
            let outcome = StepOutcome::Passed;
            Some(StepRecord { step, outcome, done_on: done_on?, checked_by: None, valid_until })
        };
        let consent = |adult| AdultConsent {
            adult,
            state: ConsentState::Given,
            said_on: last,
            language: "und".to_owned(),
            via: ConsentVia::Imported,
            recorded_by: None,
        };
        Screening {
            steps: steps.into_iter().filter_map(record).collect(),
            approval: self.approved_by.map(|by| Approval { by, on: last }),
            consents: (1..=self.adults_consented.min(ADULTS_MAX)).map(consent).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    fn noon(d: u32) -> DateTime<Utc> {
        day(d).and_hms_opt(12, 0, 0).unwrap().and_utc()
    }

    fn whole() -> Vetting {
        Vetting {
            id_seen: Some(day(1)),
            home_visit: Some(day(2)),
            references: 2,
            record_check: Some(day(3)),
            charter_signed: Some(day(3)),
            adults_consented: 2,
            approved_by: Some(AccountId::new()),
            valid_until: Some(day(30)),
        }
    }

    #[test]
    fn sg_01_a_vetting_lacks_each_step_that_is_taken_out_or_expired() {
        let missing = |vetting: &Vetting, adults| vetting.screening(noon(22)).missing(day(22), adults);
        let whole = whole();
        assert_eq!(missing(&whole, 2), []);
        assert_eq!(missing(&whole, 3), [MissingStep::AdultsConsented]);
        let expired = Vetting { valid_until: Some(day(21)), ..whole.clone() };
        assert_eq!(missing(&expired, 2), [MissingStep::Validity]);
        let endless = Vetting { valid_until: None, ..whole.clone() };
        assert_eq!(missing(&endless, 2), [MissingStep::Validity]);
        let early = Vetting { home_visit: Some(day(23)), ..whole.clone() };
        assert_eq!(missing(&early, 2), [MissingStep::HomeVisit]);
        assert_eq!(missing(&Vetting { references: 1, ..whole.clone() }, 2), [MissingStep::References]);
        assert_eq!(missing(&Vetting { approved_by: None, ..whole }, 2), [MissingStep::Approval]);
        assert_eq!(missing(&Vetting::default(), 1).len(), 8);
    }

    #[test]
    fn sg_01_one_step_that_failed_blocks_and_so_does_one_that_was_withdrawn() {
        for step in VettingStep::ALL {
            for (outcome, fails) in [(StepOutcome::Failed, true), (StepOutcome::Withdrawn, false)] {
                let mut screening = whole().screening(noon(22));
                let record = screening.steps.iter_mut().find(|record| record.step == *step).unwrap();
                record.outcome = outcome;
                let missing = screening.missing(day(22), 2);
                assert!(missing.contains(&step.missing()), "{step} {outcome}: {missing:?}");
                assert_eq!(missing.contains(&MissingStep::StepFailed), fails, "{step} {outcome}");
            }
        }
    }

    #[test]
    fn sg_02_one_adult_who_refuses_or_takes_it_back_blocks_whatever_the_others_say() {
        for state in [ConsentState::Refused, ConsentState::Revoked] {
            let mut screening = Vetting { adults_consented: 3, ..whole() }.screening(noon(22));
            screening.consents[1].state = state;
            let missing = screening.missing(day(22), 3);
            assert_eq!(missing, [MissingStep::AdultsConsented, MissingStep::AdultRefused]);
            // Two others consent, and the home has two adults: the second of them is still the one who refuses.
            assert!(screening.missing(day(22), 2).contains(&MissingStep::AdultRefused));
            assert_eq!(screening.missing(day(22), 0), [], "nobody shares an entire place");
        }
    }

    #[test]
    fn a_vetting_ends_with_the_oldest_step_that_counts() {
        let mut screening = whole().screening(noon(22));
        screening.steps[3].valid_until = day(25);
        assert_eq!(screening.valid_until(), Some(day(25)));
        assert_eq!(screening.missing(day(25), 2), []);
        assert_eq!(screening.missing(day(26), 2), [MissingStep::Validity]);
        screening.steps[3].outcome = StepOutcome::Withdrawn;
        assert_eq!(screening.valid_until(), Some(day(30)));
        assert_eq!(Screening::default().valid_until(), None);
    }

    #[test]
    fn a_day_is_good_for_its_months_and_no_longer() {
        let today = day(22);
        let ok = |y, m, d| valid_until(NaiveDate::from_ymd_opt(y, m, d), today, 12);
        assert_eq!(ok(2026, 11, 22), Ok((today, NaiveDate::from_ymd_opt(2027, 11, 22).unwrap())));
        assert_eq!(ok(2026, 11, 23), Err(VettingProblem::DateInFuture));
        assert_eq!(ok(2025, 11, 22), Ok((NaiveDate::from_ymd_opt(2025, 11, 22).unwrap(), today)));
        assert_eq!(ok(2025, 11, 21), Err(VettingProblem::DateTooOld { max_months: 12 }));
        assert_eq!(valid_until(None, today, 12), Err(VettingProblem::DateMissing));
    }

    #[test]
    fn sg_01_what_is_known_to_be_wrong_blocks_always_and_what_is_only_missing_does_not() {
        let blocking: Vec<_> = MissingStep::ALL.iter().filter(|step| step.blocks_always()).collect();
        assert_eq!(blocking, [&MissingStep::AdultRefused, &MissingStep::StepFailed]);
    }

    #[test]
    fn each_adult_is_found_by_their_number_and_each_step_by_its_name() {
        let mut screening = whole().screening(noon(22));
        screening.consents[1].state = ConsentState::Revoked;
        let said = |adult| screening.consent(adult).map(|consent| consent.state);
        assert_eq!(
            [said(1), said(2), said(3)],
            [Some(ConsentState::Given), Some(ConsentState::Revoked), None]
        );
        let visit = screening.step(VettingStep::HomeVisit).unwrap();
        assert_eq!((visit.step, visit.done_on), (VettingStep::HomeVisit, day(2)));
    }
}
