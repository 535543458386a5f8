//! The vetting of a host: outcome, date, checker and expiry only (CR-01, CR-02). SG-01 asks for a complete one before an offer is published.

use chrono::NaiveDate;

use crate::ids::AccountId;

/// The references a vetting needs.
pub const REFERENCES_NEEDED: u8 = 2;

/// What was seen, and when. No document is stored.
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

/// A step that is missing from a vetting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MissingStep {
    IdSeen,
    HomeVisit,
    References,
    RecordCheck,
    CharterSigned,
    AdultsConsented,
    Approval,
    Validity,
}

impl MissingStep {
    /// The name of the field of imports that is missing.
    pub fn name(self) -> &'static str {
        match self {
            Self::IdSeen => "id_seen",
            Self::HomeVisit => "home_visit",
            Self::References => "references",
            Self::RecordCheck => "record_check",
            Self::CharterSigned => "charter_signed",
            Self::AdultsConsented => "adults_consented",
            Self::Approval => "approved_by",
            Self::Validity => "valid_until",
        }
    }
}

impl Vetting {
    /// What is missing on `today`; nothing means complete. `adults` is how many adults live in the home (SG-02).
    pub fn missing(&self, today: NaiveDate, adults: u8) -> Vec<MissingStep> {
        let seen = |date: Option<NaiveDate>| date.is_some_and(|date| date <= today);
        let steps = [
            (seen(self.id_seen), MissingStep::IdSeen),
            (seen(self.home_visit), MissingStep::HomeVisit),
            (self.references >= REFERENCES_NEEDED, MissingStep::References),
            (seen(self.record_check), MissingStep::RecordCheck),
            (seen(self.charter_signed), MissingStep::CharterSigned),
            (self.adults_consented >= adults, MissingStep::AdultsConsented),
            (self.approved_by.is_some(), MissingStep::Approval),
            (self.valid_until.is_some_and(|date| date >= today), MissingStep::Validity),
        ];
        steps.into_iter().filter(|(done, _)| !done).map(|(_, step)| step).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sg_01_a_vetting_lacks_each_step_that_is_taken_out_or_expired() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let whole = Vetting {
            id_seen: Some(day(1)),
            home_visit: Some(day(2)),
            references: 2,
            record_check: Some(day(3)),
            charter_signed: Some(day(3)),
            adults_consented: 2,
            approved_by: Some(AccountId::new()),
            valid_until: Some(day(30)),
        };
        assert_eq!(whole.missing(day(22), 2), []);
        assert_eq!(whole.missing(day(22), 3), [MissingStep::AdultsConsented]);
        let expired = Vetting { valid_until: Some(day(21)), ..whole.clone() };
        assert_eq!(expired.missing(day(22), 2), [MissingStep::Validity]);
        let early = Vetting { home_visit: Some(day(23)), ..whole.clone() };
        assert_eq!(early.missing(day(22), 2), [MissingStep::HomeVisit]);
        assert_eq!(Vetting::default().missing(day(22), 1).len(), 8);
    }
}
